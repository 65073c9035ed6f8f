"""Rows that are left out: each is found again, and a report says how many and why."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from rightparty.audit.kept import LEFT_OUT, keep, kept_in
from rightparty.audit.left_out import REASONS, UNREAD, left_out_of, left_out_part, reasons_of
from rightparty.audit.log import Log, read_log
from rightparty.audit.log_times import FAULTS
from rightparty.audit.summary import LogTotals
from rightparty.audit.wording import wording
from rightparty.book.problems import Problem
from rightparty.engine import Engine
from rightparty.law.sentences import LANGUAGES
from tests.audit.conftest import CALLS, Written
from tests.audit.samples import TOTALS
from tests.audit.test_kept import sample
from tests.audit.test_report import read

ROWS = (
    ("K1", "D1", "2024/3/5 9:07", "13800138000", "本人", "接通", "电话", "呼出"),
    ("K2", "D2", "2024-02-30 10:00", "13800138000", "本人", "接通", "电话", "呼出"),
    ("K3", "D3", "2024-03-05", "13800138000", "本人", "接通", "电话", "呼出"),
    ("K4", "D4", "", "13800138000", "本人", "接通", "电话", "呼出"),
    ("K5", "D5", "2024-03-05 10:00", "13800138000", "本人", "接通", "飞鸽", "呼出"),
    ("K6", "D6", "2024-03-05 11:00", "13800138000", "本人", "接通", "电话", "斜着"),
    ("K7", "D7", "2024-03-05 10:00"),
)
WHY = ("no_such_time", "no_clock", "no_time", "channel", "direction", UNREAD)


@pytest.fixture
def log(engine: Engine, written: Written) -> Log:
    """A log with a row for most reasons."""
    return read_log(engine, [written(ROWS, [*CALLS, "渠道", "方向"])], country="CN")


def test_every_row_left_out_is_told_with_its_line_and_why(engine: Engine, log: Log) -> None:
    """And the reasons add up to the rows."""
    rows = engine.rows(left_out_of(engine, log, "told").order_by("line"))
    assert [(row["file"], row["line"], row["why"]) for row in rows] == [
        ("log.csv", line, why) for line, why in zip(range(3, 9), WHY, strict=True)
    ]
    assert all(row["what"] for row in rows)
    assert reasons_of(engine, log) == dict.fromkeys(sorted(WHY, key=REASONS.index), 1)
    assert sum(reasons_of(engine, log).values()) == log.left_out


def test_a_table_that_is_left_aside_counts_with_all_its_rows(engine: Engine, written: Written) -> None:
    """It has one line in the table of rows left out, without a number."""
    aside = written([("1", "2"), ("3", "4")], ["编号", "金额"], name="other.csv")
    log = read_log(engine, [written(ROWS[:1], [*CALLS, "渠道", "方向"]), aside], country="CN")
    (row,) = engine.rows(left_out_of(engine, log, "aside"))
    assert (row["file"], row["line"], row["why"]) == ("other.csv", None, UNREAD)
    assert reasons_of(engine, log) == {UNREAD: 2}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_says_how_many_and_why_in_words(language: str) -> None:
    """Every reason has a sentence; without a row left out there is nothing to say."""
    words = wording(language)
    totals = replace(TOTALS, why=dict.fromkeys(REASONS, 3))
    page = read(left_out_part(totals, words, LEFT_OUT) or "")
    assert not page.faults
    assert words("left_note", left_out=totals.left_out, rows=totals.rows) in page.text
    assert {words(f"left_{why}") for why in REASONS} <= set(page.text)
    assert words("left_in", file=LEFT_OUT) in page.text
    assert left_out_part(LogTotals(1, 1), words) is None
    assert {code.replace(" ", "_") for code in FAULTS} <= set(REASONS)


def test_a_folder_keeps_them_all(engine: Engine, log: Log, tmp_path: Path) -> None:
    """By file and line; the reasons come back for another report; without any there is no file."""
    log = replace(log, unread=(*log.unread, Problem("=b.csv", 2, what="holds 13812345678")))
    totals = replace(TOTALS, why=reasons_of(engine, log))
    audit = sample(engine, "left", totals=totals, left_out=left_out_of(engine, log, "kept"))
    keep(engine, audit, tmp_path, "salt")
    with (tmp_path / LEFT_OUT).open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["why"] for row in rows] == [UNREAD, *WHY]
    assert (rows[0]["file"], rows[0]["what"]) == ("'=b.csv", "holds ****")
    assert kept_in(engine, tmp_path, "left kept").totals == totals
    keep(engine, sample(engine, "none left"), tmp_path, "salt")
    assert not (tmp_path / LEFT_OUT).exists()
