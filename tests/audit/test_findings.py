"""A log without a book, judged: what is unlawful, what cannot be told and why, and what is fine."""

import json
from pathlib import Path
from typing import Any

import pytest

from rightparty.audit.severity import severity_of
from rightparty.cli.main import run
from rightparty.words.verdicts import CANNOT_TELL, VIOLATION

HEADER = "客户编号,案件编号,拨打时间,被叫号码,联系人关系,接通状态,催收员"
ROWS = (
    "C1,L1,2026-03-02 23:10:00,13800138001,本人,接通,T1",
    "C2,L2,2026-03-02 10:00:00,13800138002,紧急联系人,接通,T1",
    "C2,L2,2026-03-03 10:00:00,13800138003,朋友,接通,T2",
    "C3,L3,2026-03-03 11:00:00,13800138004,,接通,T2",
    "C4,L4,2026-03-03 12:00:00,13800138005,本人,接通,T2",
)
HOURS = "chn.gbt_45251.outside_permitted_hours"
STRANGER = "chn.micro_loan_measures_2024.recipient_has_no_duty_to_pay"

Row = dict[str, Any]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[int, list[Row]]:
    """The findings by the line of the log."""
    folder = tmp_path_factory.mktemp("audit")
    log, out = folder / "calls.csv", folder / "found.json"
    log.write_bytes("\n".join((HEADER, *ROWS, "")).encode("gb18030"))
    assert (
        run(["audit", "--log", str(log), "--country", "CN", "--kind", "micro_loan", "--out", str(out)]) == 0
    )
    rows: list[Row] = json.loads(out.read_text(encoding="utf-8"))
    lines: dict[int, list[Row]] = {number: [] for number in range(2, 2 + len(ROWS))}
    for row in rows:
        lines[row["line"]].append(row)
    return lines


def _broken(rows: list[Row]) -> set[str]:
    return {row["rule"] for row in rows if row["verdict"] == VIOLATION}


@pytest.mark.slow
def test_a_call_at_night_is_unlawful_where_no_agreement_is_on_file(found: dict[int, list[Row]]) -> None:
    """At ten past eleven nobody is called unless hours were agreed: whoever relies on it shows it."""
    [one] = [row for row in found[2] if row["rule"] == HOURS]
    assert (one["verdict"], one["missing"]) == (VIOLATION, [])
    assert not [row for line in (3, 4, 5, 6) for row in found[line] if row["rule"] == HOURS]
    assert not _broken(found[6])


@pytest.mark.slow
def test_an_emergency_contact_is_a_stranger_and_two_are_a_circle(found: dict[int, list[Row]]) -> None:
    """Both contacts about one debt to people who do not owe it; the borrower's own call is neither."""
    for line in (3, 4):
        assert {STRANGER, "audit.fan_out"} <= _broken(found[line])
    assert not {STRANGER, "audit.fan_out"} & _broken(found[6])
    # Rules that bind other kinds of lenders do not speak of a micro-loan company's contacts.
    assert "chn.card_measures_2011.recipient_does_not_owe_the_card" not in _broken(found[3])


@pytest.mark.slow
def test_whose_role_nobody_wrote_down_cannot_be_told(found: dict[int, list[Row]]) -> None:
    """Without a role the person may owe or not: what hangs on it names the column that is missing."""
    [one] = [row for row in found[5] if row["rule"] == STRANGER]
    assert one["verdict"] == CANNOT_TELL
    assert "to_role" in one["missing"]


@pytest.mark.slow
def test_no_finding_shows_a_number(found: dict[int, list[Row]]) -> None:
    """Numbers are masked in all that is handed out, and ids stay when the log is read again."""
    text = json.dumps(found, ensure_ascii=False)
    assert not any(f"1380013800{last}" in text for last in range(1, 6))
    ids = [row["finding_id"] for rows in found.values() for row in rows]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "no log is named"),
        (["--log", "calls.csv"], "whose law holds"),
        (["--sample", "--log", "calls.csv"], "has a log and a book of its own"),
        (
            ["--log", "calls.csv", "--country", "CN", "--out", "report.docx"],
            "has no ending that names a form",
        ),
    ],
)
def test_what_is_not_said_is_asked_for_at_once(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    """Nothing is read before it is clear what to do."""
    assert run(["audit", *arguments]) in (2, 3)
    assert said in capsys.readouterr().err


def test_how_grave_a_finding_is_goes_by_its_rule() -> None:
    """A stranger reached is grave, an hour or a cap serious, a form minor."""
    assert [severity_of(rule) for rule in (STRANGER, HOURS, "chn.cba_2026.sender_names_itself")] == [
        "grave",
        "serious",
        "minor",
    ]
    assert severity_of("audit.fan_out") == "grave"


def test_a_folder_without_events_is_no_log(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A book without events has nothing to be judged."""
    assert run(["audit", str(tmp_path)]) == 3
    assert "holds no events" in capsys.readouterr().err
