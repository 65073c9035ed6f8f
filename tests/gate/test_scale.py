# ruff: noqa: E501 -- a query is easier to read on one line
"""The gate over a million candidates: bounded in memory, and never silent for long."""

import os
import pty
import resource
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

PEOPLE = 250_000  # four channels a mobile number: a million candidates
EVENTS_EACH = 20
MEMORY_KB_MAX = 4 * 1024 * 1024

_BOOK = {
    "creditors": "select 'C' creditor_id, 'Bank' as name, 'bank' kind, 'CN' country, ['cba'] member_of",
    "persons": "select 'P' || i person_id, 'N' as name, 'CN' country, 'Asia/Shanghai' as zone, 'alive' status from people",
    "debts": "select 'D' || i debt_id, 'C' creditor_id, 'personal' product, 'CNY' currency, date '2025-01-01' opened_on,"
    " 1000.00 principal, 0.1 annual_rate, 'active' status, 0.0 penalty_rate, 0.0 disputed_amount from people",
    "liabilities": "select 'D' || i debt_id, 'P' || i person_id, 'borrower' as role from people",
    "relations": "select 'D0' debt_id, 'P1' person_id, 'friend' as role",
    "instalments": "select 'D' || i debt_id, k as number, date '2026-06-01' + (k * 30)::int due_on, 100.00 principal,"
    " 5.00 interest, 0.00 fee from people, range(1, 5) n(k)",
    "payments": "select 'Y' || i payment_id, 'D' || i debt_id, timestamptz '2026-07-01 00:00:00+00' paid_at,"
    " 50.00 amount, 'posted' status from people",
    "charges": "select 'K' charge_id, 'D0' debt_id, timestamptz '2026-07-01 00:00:00+00' as at_, 'cost' kind, 1.00 amount",
    "promises": "select 'R' promise_id, 'P0' person_id, ['D0'] debt_ids, timestamptz '2026-07-01 00:00:00+00' made_at,"
    " date '2026-07-02' due_on, 1.00 amount, 'kept' status",
    "agreements": "select 'A' agreement_id, ['D0'] debt_ids, 'P0' person_id, 'instalment' kind, 'breached' status",
    "points": "select 'M' || i point_id, 'mobile' kind, '+86138' || lpad(i::varchar, 8, '0') as value from people",
    "evidence": "select 'M' || i point_id, 'P' || i person_id, timestamptz '2026-11-22 12:00:00+00'"
    " - (i % 7) * interval 1 day as at_, 'code_confirmed' kind from people",
    "notices": "select 'T' || i notice_id, timestamptz '2026-07-01 00:00:00+00' as at_, 'opt_out' kind,"
    " 'P' || i person_id, 'all' as scope from people where i % 50 = 0",
    "events": "select 'E' || i || '-' || k event_id, 'E' || i || '-' || k contact_id,"
    " timestamptz '2026-11-22 20:00:00+00' - ((i * 7 + k * 31) % 700) * interval 1 hour as at_, 'out' direction,"
    " case when k % 3 = 0 then 'connected' else 'attempt' end kind,"
    " case when k % 2 = 0 then 'call' else 'sms' end channel, 'C' creditor_id, ['D' || i] debt_ids,"
    f" 'P' || i person_id, 'M' || i point_id, 'knock' as content from people, range({EVENTS_EACH}) n(k)",
}
_COMPLETE = ("events", "notices", "evidence", "payments", "promises", "agreements", "charges")


def _write_book(folder: Path) -> None:
    connection = duckdb.connect()
    connection.execute(f"create table people as select i from range({PEOPLE}) t(i)")
    for table, query in _BOOK.items():
        connection.execute(f"create table made as {query}")
        columns = [row[0] for row in connection.execute("describe made").fetchall()]
        if "at_" in columns:
            connection.execute('alter table made rename column at_ to "at"')
        connection.execute(f"copy made to '{folder / table}.parquet' (format parquet)")
        connection.execute("drop table made")
    complete = "\n".join(f"{table} = 2020-01-01" for table in _COMPLETE)
    text = f"as_of = 2026-11-23T06:00:00+08:00\n[complete_since]\n{complete}\n"
    (folder / "book.toml").write_text(text, encoding="utf-8")


@pytest.mark.drill
def test_a_million_candidates_stay_under_four_gigabytes_and_show_their_progress(tmp_path: Path) -> None:
    """One million candidates over five million events, through the command itself, with a terminal on stderr."""
    folder, out = tmp_path / "book", tmp_path / "decisions.parquet"
    folder.mkdir()
    _write_book(folder)
    command = [sys.executable, "-m", "rightparty", "decide", str(folder), "--at", "2026-11-23T10:00+08:00"]
    command += ["--out", str(out), "--folder-only"]
    terminal, side = pty.openpty()
    environment = os.environ | {"RIGHTPARTY_HOME": str(tmp_path / "home"), "TERM": "xterm", "COLUMNS": "120"}
    with subprocess.Popen(command, stderr=side, env=environment) as process:
        os.close(side)
        drawn = _read_all(terminal)
    assert process.returncode == 0, drawn[-2000:]
    assert "1000000/1000000" in drawn.replace(",", "")
    [(rows,)] = duckdb.connect().execute("select count(*) from read_parquet(?)", [str(out)]).fetchall()
    assert rows == 4 * PEOPLE
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < MEMORY_KB_MAX


def _read_all(terminal: int) -> str:
    found = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # how Linux says that the other side has closed
            return found.decode(errors="replace")
        if not part:
            return found.decode(errors="replace")
        found += part
