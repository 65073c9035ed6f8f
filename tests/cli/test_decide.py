"""`decide`: the columns of the contract, and a candidates file whose every fault is named."""

import csv
import io
import json
from pathlib import Path

import pytest

from rightparty.cli.main import run

COLUMNS = (
    "candidate_id debt_ids person_id point_id channel mode content verdict allowed ceiling retry_at"
    " until_event reasons requires right_party rulebook model"
).split()
FOLDER = ["decide", "examples/first-book", "--at", "2026-11-23T10:00:00+08:00", "--folder-only"]


def test_the_columns_are_the_contracts_in_its_order(capsys: pytest.CaptureFixture[str]) -> None:
    """Checks from outside read them by name; people read them in this order."""
    assert run([*FOLDER, "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert list(rows[0]) == COLUMNS
    assert {row["person_id"] for row in rows} == {"li-na", "wang-lei", "maria"}


def test_candidates_of_ones_own_are_decided(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The borrower is allowed, her sister refused, in the order of the file's ids."""
    asked = "1,loan-na,li-na,na-mobile,sms\n2,loan-na,li-ting,ting-mobile,sms\n"
    path = tmp_path / "asked.csv"
    path.write_text("candidate_id,debt_ids,person_id,point_id,channel\n" + asked)
    assert run([*FOLDER, "--candidates", str(path), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(row["candidate_id"], row["verdict"]) for row in found] == [("1", "allow"), ("2", "deny")]


def test_every_fault_of_a_candidates_file_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """File, line, column and value, all at once, and exit 3."""
    path = tmp_path / "asked.csv"
    path.write_text(
        "candidate_id,debt_ids,person_id,point_id,channel,at,amount\n"
        "1,loan-na,li-na,na-mobile,pigeon,2026-11-23 10:00,\n"
        "1,loan-na,,na-mobile,sms,2026-11-23T10:00:00+08:00,much\n"
    )
    assert run([*FOLDER, "--candidates", str(path)]) == 3
    told = capsys.readouterr().err
    for fault in (
        ":2: channel `pigeon` is none: one of call,",
        ":2: at `2026-11-23 10:00` has no offset",
        ":3: person_id is empty",
        ":3: amount `much`",
        ":3: candidate_id `1` stands 2 times",
    ):
        assert f"{path}{fault}" in told


def test_a_file_without_its_columns_or_without_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is missing is named, and what a candidates file needs."""
    path = tmp_path / "asked.csv"
    assert run([*FOLDER, "--candidates", str(path)]) == 3
    path.write_text("candidate_id,person_id\n1,li-na\n")
    assert run([*FOLDER, "--candidates", str(path)]) == 3
    told = capsys.readouterr().err
    assert "there is no file" in told
    assert "no column `debt_ids`, `point_id`, `channel`" in told
