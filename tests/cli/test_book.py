"""`rightparty book`: the answer first, every problem at once, and exit codes that a script can use."""

import csv
import io
import json
import os
import subprocess
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rightparty.book.problems import Problem
from rightparty.cli.main import run
from tests.book.exports import CONSTANTS, chinese_rows, write_excel
from tests.book.folders import SOUND, with_cell, with_column, write_book

FLAGS = [part for name, value in CONSTANTS.items() for part in (f"--{name.replace('_', '-')}", value)]
Output = pytest.CaptureFixture[str]


def test_a_sound_book_ends_with_0(tmp_path: Path, capsys: Output) -> None:
    """The first line says how many rows are fine; what will refuse stands behind it."""
    assert run(["book", "check", str(write_book(tmp_path / "b"))]) == 0
    first, *rest = capsys.readouterr().out.splitlines()
    assert first.endswith("21 rows fine, no problems")
    assert any("persons.status" in line for line in rest)
    assert any("core.stops.person_has_died" in line for line in rest)


def test_problems_end_with_3_and_name_file_and_line(tmp_path: Path, capsys: Output) -> None:
    """Each problem with its line, cell and help, and one line of error on stderr."""
    folder = write_book(tmp_path / "b", instalments=with_cell("instalments", 3, "principal", "-1000"))
    assert run(["book", "check", str(folder)]) == 3
    said = capsys.readouterr()
    assert said.out.startswith(f"{folder}: 20 rows fine, 1 problem, 1 row quarantined\n")
    assert "instalments.csv\n  line 3     principal `-1000` is negative\n" in said.out
    assert "→ Amounts and counts are positive" in said.out
    assert said.err.startswith("error: 1 problem")


@pytest.mark.parametrize(
    ("spoil", "where"),
    [
        (lambda b: (b / "debts.csv").write_text(SOUND["debts"] + "D3,C1,pers"), "debts.csv"),
        (lambda b: (b / "debts.csv").write_bytes("debt_id\nJos\xe9\n".encode("latin-1")), "debts.csv"),
        (lambda b: [path.unlink() for path in b.iterdir()], "b"),
    ],
    ids=["cut off", "wrong encoding", "empty folder"],
)
def test_a_book_that_cannot_be_loaded_ends_with_3(
    tmp_path: Path, capsys: Output, spoil: object, where: str
) -> None:
    """Nothing is half loaded; the file is named, and on stderr that nothing was loaded."""
    folder = write_book(tmp_path / "b")
    assert callable(spoil)
    spoil(folder)
    assert run(["book", "check", str(folder)]) == 3
    said = capsys.readouterr()
    assert "cannot be loaded" in said.out.splitlines()[0]
    assert f"\n{where}\n" in said.out
    assert said.err.startswith("error: ")


def test_personal_data_in_free_text_is_noted_and_refuses_nothing(tmp_path: Path, capsys: Output) -> None:
    """Where, what, how many cells and what to do; the number itself is masked."""
    events = with_column("events", "text", ["请打他哥 13900139000", "请打他哥 13900139000"])
    assert run(["book", "check", str(write_book(tmp_path / "b", events=events))]) == 0
    said = capsys.readouterr().out
    assert "21 rows fine, no problems" in said
    note = "line 2     text `*********00` holds a telephone number, as 2 cells of this column do"
    assert f"Notes\nevents.csv\n  {note}" in said
    assert "→ Leave it out of the text" in said
    assert "139001" not in said


def test_json_has_everything(tmp_path: Path, capsys: Output) -> None:
    """For programs: counts, problems and refusals in one object."""
    folder = write_book(tmp_path / "b", persons=with_cell("persons", 2, "country", "??"))
    assert run(["book", "check", str(folder), "--format", "json"]) == 3
    body = json.loads(capsys.readouterr().out)
    assert body["errors"] == len(body["problems"]) == 6
    assert body["quarantined"] == {"persons": 1, "liabilities": 1, "evidence": 1, "events": 2, "notices": 1}
    assert Problem(**body["problems"][-1]).file == "persons.csv"
    assert {"fact", "where", "what", "help", "rules"} <= set(body["refusals"][0])


def test_csv_and_the_quarantine_file(tmp_path: Path, capsys: Output) -> None:
    """The problems as CSV on stdout; the rows left out, with their reasons, in a file."""
    folder = write_book(tmp_path / "b", payments=SOUND["payments"] + "Y2,D9,2025-01-01T00:00:00Z,5\nY3\n")
    target = tmp_path / "out.csv"
    assert run(["book", "check", str(folder), "--format", "csv", "--quarantine", str(target)]) == 3
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    wrong, refusing = (
        [row for row in rows if (row["severity"] == "refuses") is later] for later in (False, True)
    )
    assert [(row["file"], row["line"]) for row in wrong] == [("payments.csv", "3"), ("payments.csv", "4")]
    of_payments = [row["value"].split(";") for row in refusing if row["file"] == "payments"]
    assert of_payments, "what will refuse stands beside what is wrong"
    asks = {"core.stops.payment_under_way", "core.stops.payment_was_taken_back_today"}
    assert all(asks.intersection(rules) for rules in of_payments)
    assert asks.issubset(rule for rules in of_payments for rule in rules)
    with target.open(encoding="utf-8", newline="") as stream:
        left_out = list(csv.DictReader(stream))
    assert [(row["line"], row["debt_ids"]) for row in left_out] == [("3", "D9"), ("4", "")]
    assert "cells" in left_out[1]["reason"]


def test_the_age_of_the_book_is_judged_at_a_time(tmp_path: Path, capsys: Output) -> None:
    """With `--at`, a book that is too old by then is named; without an offset the time is refused."""
    folder = str(write_book(tmp_path / "b"))
    run(["book", "check", folder, "--at", "2025-03-20T00:00:00+00:00"])
    assert "balance_is_too_old" in capsys.readouterr().out
    assert run(["book", "check", folder, "--at", "2025-03-20T00:00:00"]) == 3


def test_import_guesses_writes_and_says_what_will_refuse(tmp_path: Path, capsys: Output) -> None:
    """The guess on stderr and in a file, the book's tables on stdout, and what the book lacks."""
    export = write_excel(tmp_path / "export.xlsx", chinese_rows())
    to = tmp_path / "b"
    stated = ["--as-of", "2026-11-02T06:00:00+08:00", "--complete-since", "events=2025-01-01",
              "--complete-since", "notices=2025-01-01T00:00:00+08:00"]  # fmt: skip
    assert run(["book", "import", str(export), "--to", str(to), "--guess", *FLAGS, *stated]) == 0
    said = capsys.readouterr()
    assert said.out.startswith(f"{to}: a book from 3 of 4 rows\n")
    assert "points.mobile" in said.err
    assert "will refuse" in said.err
    meta = tomllib.loads((to / "book.toml").read_text())
    assert set(meta["complete_since"]) == {"events", "notices"}
    assert run(["book", "check", str(to)]) == 0


def test_a_reviewed_mapping_is_used_again(tmp_path: Path, capsys: Output) -> None:
    """What `--guess` wrote serves `--map`, constants included, and gives the same book."""
    export = write_excel(tmp_path / "export.xlsx", chinese_rows())
    mapping = tmp_path / "map.toml"
    assert run(["book", "import", str(export), "--to", str(tmp_path / "a"), "--guess", "--map", str(mapping),
                *FLAGS, "--as-of", "2026-11-02T06:00:00+08:00"]) == 0  # fmt: skip
    assert "99%" in mapping.read_text(encoding="utf-8")
    assert run(["book", "import", str(export), "--to", str(tmp_path / "b"), "--map", str(mapping),
                "--as-of", "2026-11-02T06:00:00+08:00"]) == 0  # fmt: skip
    for path in (tmp_path / "a").glob("*.csv"):
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()
    capsys.readouterr()


def test_import_lists_all_that_is_not_said(tmp_path: Path, capsys: Output) -> None:
    """Missing constants end with 3, each with the flag that says it; the guess is kept for review."""
    export = write_excel(tmp_path / "export.xlsx", chinese_rows())
    mapping = tmp_path / "map.toml"
    assert (
        run(["book", "import", str(export), "--to", str(tmp_path / "b"), "--guess", "--map", str(mapping)])
        == 3
    )
    err = capsys.readouterr().err
    for name in CONSTANTS:
        assert f"--{name.replace('_', '-')}" in err
    assert "# creditor_id" in mapping.read_text(encoding="utf-8")
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["export.csv"],
        ["export.csv", "--guess", "--complete-since", "event=2025-01-01"],
        ["export.csv", "--guess", "--complete-since", "events=soon"],
    ],
)
def test_import_says_what_it_was_not_told(
    tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    """No source, no mapping, a table or date that does not exist: refused with help."""
    monkeypatch.chdir(tmp_path)
    Path("export.csv").write_text("姓名,手机号\n张三,13800138000\n", encoding="utf-8")
    assert run(["book", "import", *arguments, "--to", "b"]) == 2
    assert "help: " in capsys.readouterr().err


def test_at_a_terminal_the_dates_are_asked_for(tmp_path: Path) -> None:
    """What nobody said is asked once; a wrong answer again; Enter leaves it open."""
    export = write_excel(tmp_path / "export.xlsx", chinese_rows())
    command = [sys.executable, "-m", "rightparty", "book", "import", str(export), "--to", str(tmp_path / "b")]
    ours, theirs = os.openpty()
    with subprocess.Popen(
        [*command, "--guess", *FLAGS], stdin=theirs, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        os.write(ours, b"soon\n2026-11-02T06:00+08:00\n2025-01-01\n\n\n\n")
        _, err = process.communicate(timeout=120)
    os.close(ours)
    os.close(theirs)
    assert process.returncode == 0, err.decode()
    assert "is not an instant" in err.decode()
    meta = tomllib.loads((tmp_path / "b" / "book.toml").read_text())
    assert meta["as_of"] == datetime(2026, 11, 1, 22, tzinfo=UTC)
    assert set(meta["complete_since"]) == {"events"}
