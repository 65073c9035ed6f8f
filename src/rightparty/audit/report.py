"""The report of an audit: one HTML file that is read in a minute, and checked line by line."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import ibis.expr.types as ir

from rightparty.audit import first, listing, parts
from rightparty.audit.diff import Diff
from rightparty.audit.left_out import left_out_part
from rightparty.audit.markup import tag
from rightparty.audit.page import note, page, pdf_of, section
from rightparty.audit.summary import MOST_PEOPLE, Summary
from rightparty.audit.wording import Wording, wording
from rightparty.engine import Engine

Row = Mapping[str, Any]

MOST_PEOPLE_ON_PAPER: Final = 30


@dataclass(frozen=True)
class Told:
    """What a report says beside the figures.

    made_at: told at the top. language: `zh-Hans`, `zh-Hant` or `en`. most: how many findings are shown.
    table, people, left_out: the names of the files that hold all of them, everybody to apologise to, and the
    rows left out. names: of
    people, to be masked wherever they stand. diff: from the audit before. title: in place of the usual.
    paper: the page is made for a PDF, and lists findings in fewer, plainer cells.
    """

    made_at: datetime
    language: str = "en"
    most: int = listing.MOST_ROWS
    table: str = ""
    people: str = ""
    left_out: str = ""
    names: Iterable[str] = ()
    diff: Diff | None = None
    title: str = ""
    paper: bool = False


def report_of(
    engine: Engine, findings: ir.Table, summary: Summary, told: Told, contacts: ir.Table | None = None
) -> str:
    """The report as one HTML page.

    `summary` is of the same findings (`finding.COLUMNS`). `contacts`: of the log, with contact_id and text:
    then each finding is shown with what was said.

    Raises:
        InvalidInput: there is no report in this language.
    """
    words = wording(told.language, summary.zone)
    rows = listing.listed(engine, findings, [row["rule"] for row in summary.rules], told.most, contacts)
    return html_of(summary, rows, told, words)


def html_of(summary: Summary, rows: Sequence[Row], told: Told, words: Wording) -> str:
    """The page of figures and of the findings that it shows (`listing.listed`)."""
    totals = summary.totals
    header = (
        words("of_log", name=totals.name) if totals.name else "",
        words(
            "period", since=words.moment(totals.since), until=words.moment(totals.until), zone=summary.zone
        ),
        words("read", rows=totals.rows, contacts=totals.contacts, left_out=totals.left_out),
        words("made_at", at=words.moment(told.made_at)),
    )
    people = MOST_PEOPLE_ON_PAPER if told.paper else MOST_PEOPLE
    main = [
        first.answer(summary, words),
        parts.changes(told.diff, words) if told.diff is not None else None,
        parts.rules(summary, words),
        parts.hours(summary, words),
        parts.trend(summary, words),
        parts.agencies(summary, words),
        parts.apologies(summary, words, {row["finding_id"] for row in rows}, told.people, people),
        parts.gate(summary, words),
        parts.missing(summary, words),
        left_out_part(totals, words, told.left_out),
        parts.exposure(summary, words),
        parts.others(summary, words, paper=told.paper),
        _found(summary, rows, told, words),
    ]
    title = told.title or words("title")
    return page(words, title, header, main, words("about_words"))


def _found(summary: Summary, rows: Sequence[Row], told: Told, words: Wording) -> object:
    """Every rule with its findings; said how many are not shown, and where they stand."""
    every = summary.violations + summary.undecided
    where = told.table or words("csv")
    shown = note(words("shown_of", shown=len(rows), all=every, csv=where)) if len(rows) < every else None
    known = {row["rule"]: row for row in summary.rules}
    body = listing.by_rule(rows, known, words, told.names, paper=told.paper) if rows else tag("p", "–")
    return section("findings", words("found"), note(words("found_note")), shown, body)


def write_report(path: Path, html: str) -> None:
    """Write a page as HTML, or as PDF where the file ends so (the extra `pdf`).

    Raises:
        RightpartyError: a PDF cannot be made here.
    """
    if path.suffix.lower() == ".pdf":
        path.write_bytes(pdf_of(html))
    else:
        path.write_text(html, encoding="utf-8")
