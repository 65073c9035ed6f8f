"""What hangs on something that nobody knows accuses nobody, and what nobody has to know is told."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from rightparty.cli.main import run
from rightparty.words.verdicts import CANNOT_TELL, VIOLATION

Row = Mapping[str, Any]


def audited(folder: Path, lines: list[str], *arguments: str) -> list[Row]:
    """The findings of a log."""
    log, out = folder / "log.csv", folder / "found.json"
    log.write_text("\n".join([*lines, ""]), encoding="utf-8")
    assert run(["audit", *arguments, "--log", str(log), "--out", str(out), "--no-gate"]) == 0
    found: list[Row] = json.loads(out.read_text(encoding="utf-8"))
    return found


def broken(rows: list[Row], line: int) -> set[str]:
    """The rules that a row broke."""
    return {row["rule"] for row in rows if row["line"] == line and row["verdict"] == VIOLATION}


US = "Account Number,Call Start Time,Number Dialed,Disposition,Relationship,Agency"


@pytest.mark.slow
def test_in_the_united_states_the_numbers_own_clock_counts(tmp_path: Path) -> None:
    """At noon in New York nothing is wrong, at half past ten at night it is; no state's law is certain."""
    rows = audited(
        tmp_path,
        [
            US,
            "A1,2026-03-05 12:30:00,+12125550123,No Answer,self,AG1",
            "A2,2026-03-05 22:30:00,+12125550124,No Answer,self,AG1",
        ],
        "--country", "US", "--zone", "America/New_York",
    )  # fmt: skip
    assert broken(rows, 2) == set()
    assert broken(rows, 3) == {"usa.reg_f_times.outside_convenient_hours"}
    states = [row for row in rows if row["rule"].split(".")[1].startswith(("massachusetts", "washington"))]
    assert {row["verdict"] for row in states} <= {CANNOT_TELL}
    assert all("region" in row["missing"] for row in states)


@pytest.mark.slow
def test_a_number_that_cannot_be_read_is_nobodys(tmp_path: Path, root: Path) -> None:
    """Neither a stranger's, nor under the law of another country; quotes are no part of a number."""
    rows = audited(
        tmp_path,
        [
            "案件编号,拨打时间,被叫号码,接通状态",
            "loan-na,2026-11-15 10:00:00,1.38E+10,接通",
            "loan-na,2026-11-16 10:00:00,,接通",
            "loan-na,2026-11-17 10:00:00,'13816002317,接通",
            "loan-na,2026-11-18 10:00:00,13816002317.0,接通",
        ],
        str(root / "examples/first-book"), "--zone", "Asia/Shanghai",
    )  # fmt: skip
    assert [rule for line in (2, 3) for rule in broken(rows, line)] == []
    assert not [row for row in rows if row["rule"].startswith("usa.")]
    people = {row["line"]: row["person_id"] for row in rows}
    assert people.get(2) is None
    assert {people.get(4, "li-na"), people.get(5, "li-na")} == {"li-na"}


@pytest.mark.slow
def test_where_nobody_read_the_law_nobody_broke_it(tmp_path: Path) -> None:
    """France: what there is of Europe cannot be told."""
    rows = audited(
        tmp_path,
        ["call time,to,relationship", "2026-03-05 10:00:00,+33612345678,self"],
        "--country", "FR", "--zone", "Europe/Paris",
    )  # fmt: skip
    unread = [row for row in rows if "national_law" in row["missing"]]
    assert unread
    assert broken(rows, 2) == set()


@pytest.mark.slow
def test_a_text_without_a_book_is_not_blamed_for_a_name_that_nobody_knows(tmp_path: Path) -> None:
    """A log gives its lender an id and no name: what the text is signed with is nobody else's."""
    text = "【晨光银行】您的账单已逾期，请登录官方APP查看，有困难可协商，拒收请回复R。"
    rows = audited(
        tmp_path,
        ["发送时间,接收号码,关系,短信内容", f"2026-03-05 10:00:00,13800138000,本人,{text}"],
        "--country", "CN", "--kind", "bank",
    )  # fmt: skip
    assert broken(rows, 2) == set()


@pytest.mark.slow
def test_the_law_of_a_text_is_that_of_the_lenders_own_day(tmp_path: Path) -> None:
    """GB/T 45251-2025 holds from 2025-02-28 on, which begins at 16:00 UTC of the day before."""
    text = "不还钱就弄死你"
    hours = ("2025-02-27 23:00:00", "2025-02-28 06:00:00")
    rows = audited(
        tmp_path,
        ["发送时间,接收号码,关系,短信内容", *(f"{at},13800138000,本人,{text}" for at in hours)],
        "--country", "CN", "--kind", "bank",
    )  # fmt: skip
    said = {line: {*broken(rows, line), *_also(rows, line)} for line in (2, 3)}
    assert not [rule for rule in said[2] if rule.startswith("chn.gbt_45251.")]
    assert [rule for rule in said[3] if rule.startswith("chn.gbt_45251.")]


def _also(rows: list[Row], line: int) -> set[str]:
    return {rule for row in rows if row["line"] == line for rule in row["also"]}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--country", "China"), "`China` is no country"),
        (("--country", "CN", "--kind", "micro-loan"), "`micro-loan` is no kind of lender"),
    ],
)
def test_a_slip_of_the_pen_acquits_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    """An unknown country or kind is refused."""
    log = tmp_path / "log.csv"
    log.write_text("拨打时间,被叫号码\n2026-03-05 10:00:00,13800138000\n", encoding="utf-8")
    assert run(["audit", "--log", str(log), *arguments]) == 3
    assert said in capsys.readouterr().err


@pytest.mark.slow
def test_findings_are_printed_beside_a_report_and_a_script_may_stop(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--format json` holds whatever `--out` is; `--strict` ends with 1."""
    log, page = tmp_path / "log.csv", tmp_path / "report.html"
    log.write_text("拨打时间,被叫号码,关系\n2026-03-05 23:00:00,13800138000,本人\n", encoding="utf-8")
    told = ["audit", "--log", str(log), "--country", "CN", "--kind", "bank"]
    assert run([*told, "--strict", "--out", str(page), "--format", "json"]) == 1
    rows = json.loads(capsys.readouterr().out)
    assert "chn.gbt_45251.outside_permitted_hours" in {row["rule"] for row in rows}
    assert page.exists()
