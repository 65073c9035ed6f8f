"""A store of an earlier version is sealed where it stands, before anything else is done with it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rightparty.desk.store import Connection, Store
from rightparty.desk.vault import vault_of
from tests.desk.sealed import read

OLDER = "older"
MADE_EARLIER = """
import sys
from contextlib import closing
from pathlib import Path
from rightparty.desk import store as desk
from rightparty.desk.home import open_home
folder, *pairs = sys.argv[1:]
store = desk.Store(open_home(Path(folder)), dict(pair.split("=", 1) for pair in pairs))
desk.use_django(store)
from django.core.management import call_command
from django.db import connections
call_command("migrate", "desk", "0004", verbosity=0)
with closing(store.connect()) as connection:
    connection.execute(sys.stdin.read())
    call_command("migrate", verbosity=0)
    connections.close_all()
    assert not desk.is_current(connection), "killed here, the store does not pass for sealed"
desk.make_tables(store)
with closing(store.connect()) as connection:
    assert desk.is_current(connection)
"""
ROWS = """
INSERT INTO book_persons (person_id, name, country, birth_date) VALUES ('P1', '王小明', 'CN', '1990-01-31'),
    ('P2', '李 "娜"', 'CN', NULL);
INSERT INTO book_points (point_id, kind, value) VALUES ('M1', 'mobile', '+8613816000017'),
    ('E1', 'email', 'wang@qq.com');
INSERT INTO book_debts (debt_id, creditor_id, product, currency, opened_on, principal, annual_rate, account)
    VALUES ('D1', 'BANK', 'personal', 'CNY', '2026-01-01', 100, 0.1, '6222020017');
INSERT INTO book_notices (notice_id, at, kind, person_id, detail, recording)
    VALUES ('N1', '2026-01-01', 'attorney', 'P1', '{"name": "陈律师", "answered": true}', '/calls/wang.wav');
INSERT INTO book_events
    (event_id, contact_id, at, direction, kind, channel, creditor_id, debt_ids, text, "to")
    VALUES ('V1', 'C1', '2026-01-01', 'in', 'reply', 'sms', 'BANK', '{D1}',
    '我是王小明', '+8613816000017');
INSERT INTO desk_run (run_id, day, at, sends, rulebook, model, figures, finished)
    VALUES (1, '2026-01-01', '2026-01-01', true, '', '', '{}', false);
INSERT INTO desk_planned_contact (contact_id, run_id, day, person_id, point_id, status)
    VALUES ('C2', 1, '2026-01-01', 'P1', 'M1', 'sent');
INSERT INTO desk_call_task
    (contact_id, number, caller_id, language, script, codes, call_from, call_until)
    VALUES ('C2', '+8613816000017', '+862118000001', 'zh-Hans', '王小明先生', '{}',
    '2026-01-01', '2026-01-02');
"""
PERSONAL = (
    "王小明",
    "李 ",
    "13816000017",
    "wang@qq.com",
    "6222020017",
    "陈律师",
    "/calls/wang.wav",
    "1990-01-31",
)


@pytest.fixture(scope="module")
def older(template: Store) -> Iterator[Store]:
    """A database as an earlier version left it, opened by this one."""
    with closing(template.connect()) as connection:
        connection.execute(f"CREATE DATABASE {OLDER}")
    store = Store(template.home, {**template.parameters, "dbname": OLDER})
    pairs = [f"{name}={value}" for name, value in store.parameters.items()]
    done = subprocess.run(
        [sys.executable, "-c", MADE_EARLIER, str(store.home.folder), *pairs],
        input=ROWS,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    yield store
    with closing(template.connect()) as connection:
        connection.execute(f"DROP DATABASE {OLDER} WITH (FORCE)")


@pytest.fixture
def opened(older: Store) -> Iterator[Connection]:
    """A connection to it."""
    with closing(older.connect()) as connection:
        yield connection


@pytest.mark.slow
def test_everything_personal_opens_as_it_was(opened: Connection) -> None:
    """Values, marks and what stands beside them are as a load of today makes them."""
    cells = {
        ("persons", "name", "P1"): "王小明",
        ("persons", "birth_date", "P1"): "1990-01-31",
        ("persons", "name", "P2"): '李 "娜"',
        ("persons", "birth_date", "P2"): None,
        ("points", "value", "M1"): "+8613816000017",
        ("debts", "account", "D1"): "6222020017",
        ("notices", "detail", "N1"): '{"name": "陈律师", "answered": true}',
        ("notices", "recording", "N1"): "/calls/wang.wav",
        ("events", "text", "V1"): "我是王小明",
        ("events", "to", "V1"): "+8613816000017",
        ("call_task", "number", "C2"): "+8613816000017",
        ("call_task", "script", "C2"): "王小明先生",
    }
    assert {cell: read(opened, *cell) for cell in cells} == cells
    marks = opened.execute(
        "SELECT p.value_mark = e.to_mark, p.value_mark FROM book_points p, book_events e"
        " WHERE p.point_id = 'M1'"
    ).fetchone()
    assert marks == (True, vault_of(opened).mark("points", "value", "+8613816000017"))
    ranges = opened.execute('SELECT "range" FROM book_points ORDER BY point_id').fetchall()
    assert ranges == [("@qq.com",), ("+86138",)]
    row = opened.execute("SELECT detail FROM book_notices").fetchone()
    assert row == ('{"name": "sealed", "answered": true}',)


@pytest.mark.slow
def test_nothing_plain_is_left_in_tables_or_their_files(older: Store, opened: Connection) -> None:
    """Not in a column, and not in the bytes of a table that was written before."""
    left = opened.execute(
        "SELECT column_name FROM information_schema.columns WHERE column_name LIKE '%\\_plain'"
    ).fetchall()
    assert left == []
    assert opened.execute("SELECT to_regclass('desk_unsealed')").fetchone() == (None,)
    opened.execute("CHECKPOINT")
    folder = opened.execute("SHOW data_directory").fetchone()
    paths = opened.execute(
        "SELECT pg_relation_filepath(oid) FROM pg_class WHERE relname ~ '^(book|desk)_' AND relkind = 'r'"
    ).fetchall()
    assert folder is not None
    for (path,) in paths:
        content = Path(folder[0], path).read_bytes()
        found = [word for word in PERSONAL if word.encode() in content]
        assert not found, path
