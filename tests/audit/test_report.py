"""The report: one page that stands alone, in three languages, and shows nothing that could be used or run."""

import re
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path

import ibis
import pytest

from rightparty.audit.diff import diff_of
from rightparty.audit.listing import anchor, listed
from rightparty.audit.page import pdf_of
from rightparty.audit.report import Told, report_of, write_report
from rightparty.audit.summary import LogTotals, Summary, summary_of
from rightparty.audit.wording import share, wording
from rightparty.engine import Engine
from rightparty.errors import InvalidInput, RightpartyError
from rightparty.law.sentences import LANGUAGES
from tests.audit.samples import (
    HOURS,
    STRANGER,
    TELEPHONE,
    TOTALS,
    UNTIL,
    ZONE,
    finding,
    sample_contacts,
    sample_findings,
    sample_rows,
)

VOID = {"br", "hr", "meta", "rect", "line"}


class Reader(HTMLParser):
    """A strict reader: every element is closed in order, every id stands once; keeps words and links."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.faults: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self.tags.add(tag)
        self._note(attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that holds nothing."""
        self.tags.add(tag)
        self._note(attrs)

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"{self.getpos()}: </{tag}>")

    def handle_data(self, data: str) -> None:
        """Words that people read."""
        if not {"style", "title"} & set(self.open):
            self.text.append(" ".join(data.split()))

    def _note(self, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if "id" in told and told["id"] in self.ids:
            self.faults.append(f"{self.getpos()}: id {told['id']} stands twice")
        self.ids.add(told.get("id", ""))
        self.faults += [
            f"{self.getpos()}: {name}" for name in told if name.startswith("on") or name == "style"
        ]
        if "href" in told:
            self.links.add(told["href"])


def read(html: str) -> Reader:
    """What a strict reader finds on a page."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


@pytest.fixture(scope="module")
def summary(engine: Engine) -> Summary:
    """Of the sample log."""
    return summary_of(engine, sample_findings(engine), TOTALS, contacts=sample_contacts(engine), zone=ZONE)


def report(engine: Engine, summary: Summary, language: str = "en", **told: object) -> str:
    """The report of the sample log."""
    return report_of(engine, sample_findings(engine), summary, Told(UNTIL, language, **told))  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_well_formed_and_stands_alone(engine: Engine, summary: Summary, language: str) -> None:
    """Closed elements, ids once, links only to what is on the page; no script, nothing from elsewhere."""
    html = report(engine, summary, language)
    page = read(html)
    assert not page.faults
    assert not page.open
    assert not page.tags & {"script", "img", "iframe", "object", "form", "base"}
    assert {link.removeprefix("#") for link in page.links} <= page.ids
    assert {"header", "main", "footer", "section", "table", "th"} <= page.tags
    assert f'<html lang="{language}">' in html
    assert "http://" not in html
    assert "https://" not in html
    assert "url(" not in html


GOLDEN = {
    "en": "5 of 10 contacts broke a rule, 50.0 % of all; 2 cannot be told.",
    "zh-Hans": "10 次联系中有 5 次违规，占 50.0 %；2 次无法判断。",
    "zh-Hant": "10 次聯絡中有 5 次違規，占 50.0 %；2 次無法判斷。",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answer_stands_first(engine: Engine, summary: Summary, language: str, root: Path) -> None:
    """Verdict, three numbers, and the parts in their order: the words of the page up to the findings."""
    words = [line for line in read(report(engine, summary, language)).text if line]
    assert GOLDEN[language] in words[:8]
    end = words.index(wording(language)("found"))
    golden = root / "tests" / "audit" / f"summary.{language}.txt"
    assert "\n".join(words[:end]) + "\n" == golden.read_text(encoding="utf-8")


def test_nothing_of_the_log_runs_or_turns_what_is_read(engine: Engine, summary: Summary) -> None:
    """Tags and quotes of the log are text; marks of direction are written out."""
    html = report(engine, summary)
    assert "<script>" not in html
    assert "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; \\u202e &quot;quoted&quot;" in html
    assert "\u202e" not in html


def test_whatever_stands_in_any_cell_stays_text(engine: Engine) -> None:
    """Every column that a log may fill, filled with what would break a page."""
    bad = "</td><script>1</script>\"'\u2066"
    texts = ("event_id", "rule", "citation", "severity", "evidence", "instead", "channel", "agency_id")
    more = ("collector_id", "batch_id", "source", "person_id", "point_id", "to_role", "file", "finding_id")
    row = finding(1, HOURS, 0, missing=[bad]) | dict.fromkeys((*texts, *more), bad)
    rows = [row, row | {"verdict": "cannot_tell", "finding_id": "other"}]
    table = sample_findings(engine, "bad", rows)
    found = summary_of(engine, table, LogTotals(1, 1, UNTIL, UNTIL, name=bad))
    page = read(report_of(engine, table, found, Told(UNTIL, table=bad, title=bad)))
    assert not page.faults
    assert "script" not in page.tags


def test_no_full_number_of_the_log_is_shown(engine: Engine, summary: Summary) -> None:
    """Neither telephone numbers nor addresses nor names that are known, in text or in what is not seen."""
    html = report(engine, summary, names=["alert"])
    assert TELEPHONE not in html
    assert "wang@example.com" not in html
    assert "alert" not in html
    assert "138****5678" in html
    assert not re.findall(r"(?<![\d.])\d{9,}", html)


def test_a_finding_can_be_pointed_at_and_found_in_the_log(engine: Engine, summary: Summary) -> None:
    """Its stable id is an anchor; file, line and row stand beside it."""
    html = report(engine, summary)
    page = read(html)
    assert {anchor(row["finding_id"]) for row in sample_rows()} <= page.ids
    assert "log.csv:2" in html
    assert "3,000.00" in html


def test_what_is_not_shown_is_said(engine: Engine) -> None:
    """At most so many of each rule, violations first; the rest stands in the table."""
    rows = [finding(n, STRANGER, n / 100, evidence="22:15") for n in range(30)]
    table = sample_findings(engine, "many", rows)
    found = summary_of(engine, table, LogTotals(30, 30, UNTIL, UNTIL))
    html = report_of(engine, table, found, Told(UNTIL, most=12, table="findings.csv"))
    assert html.count(">22:15<") == 12
    page = read(html)
    assert {link.removeprefix("#") for link in page.links} <= page.ids
    assert "12 of 30 findings are shown here; all stand in findings.csv." in html


def test_a_page_that_has_room_for_all_shows_all(engine: Engine) -> None:
    """One rule of many findings takes what the others leave; a page without room shares it out."""
    rows = [finding(n, STRANGER, n / 100) for n in range(30)] + [finding(90, HOURS, 0), finding(91, HOURS, 1)]
    table, rules = sample_findings(engine, "room", rows), [STRANGER, HOURS]
    shown = [len(listed(engine, table, rules, most)) for most in (32, 31, 22, 0)]
    assert shown == [32, 31, 22, 7]


def test_what_was_said_stands_beside_a_finding(engine: Engine, summary: Summary) -> None:
    """The words of its contact, masked, around what is quoted; evidence that is facts is put in words."""
    long = "甲" * 300 + "欠款" + "乙" * 300
    rows = [
        finding(1, STRANGER, 0, evidence="欠款", found_by="rule"),
        finding(2, HOURS, 0, evidence="sms, 2026-03-02 14:05:00Z, friend"),
    ]
    table = sample_findings(engine, "said", rows)
    contacts = engine.create(
        "sayings",
        [{"contact_id": "c1", "text": long}, {"contact_id": "c2", "text": f"回电 {TELEPHONE}"}],
        ibis.schema({"contact_id": "string", "text": "string"}),
    )
    found = summary_of(engine, table, LogTotals(2, 2, UNTIL, UNTIL), zone=ZONE)
    for paper in (False, True):
        html = report_of(engine, table, found, Told(UNTIL, "zh-Hans", paper=paper), contacts)
        assert "原文：…甲" in html
        assert long not in html
        assert TELEPHONE not in html
        assert "短信，2026-03-02 22:05，朋友" in html
        assert not read(html).faults


def test_paper_lists_the_same_findings_in_fewer_boxes(engine: Engine, summary: Summary) -> None:
    """Each can be pointed at as on the screen; nothing folds but what the figures fold."""
    screen, paper = (report(engine, summary, "zh-Hant", paper=one) for one in (False, True))
    assert {anchor(row["finding_id"]) for row in sample_rows()} <= read(paper).ids
    assert {link.removeprefix("#") for link in read(paper).links} <= read(paper).ids
    listing = [html[html.index('id="findings"') :] for html in (screen, paper)]
    assert listing[1].count("<") < 0.7 * listing[0].count("<")


def test_violations_are_listed_before_what_cannot_be_told(engine: Engine) -> None:
    """In the order of the rules that is asked for."""
    rows = listed(engine, sample_findings(engine), [STRANGER, HOURS, *{row["rule"] for row in sample_rows()}])
    of_stranger = [row["verdict"] for row in rows if row["rule"] == STRANGER]
    assert of_stranger == ["violation", "violation", "cannot_tell", "cannot_tell"]


def test_a_log_of_no_contact_says_so(engine: Engine) -> None:
    """Nothing is called fine that was not read."""
    nothing = sample_findings(engine, "none", [])
    found = summary_of(engine, nothing, LogTotals(0, 0))
    page = read(report_of(engine, nothing, found, Told(UNTIL)))
    assert "The log holds no contact. Nothing can be said about it." in page.text
    assert not page.faults


def test_the_audit_before_is_told(engine: Engine, summary: Summary) -> None:
    """After a fix the report says what is gone."""
    diff = diff_of(engine, sample_findings(engine, "old"), sample_findings(engine, "new", sample_rows()[2:]))
    assert "Findings gone: 2; new: 0; changed: 0; as before: 8." in report(engine, summary, diff=diff)


def test_a_language_without_words_is_refused(engine: Engine, summary: Summary) -> None:
    """With those that there are."""
    with pytest.raises(InvalidInput, match="no report in `fr`"):
        report(engine, summary, "fr")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_the_same_words(language: str) -> None:
    """Nothing is left untranslated, and the same is filled in."""
    other, english = wording(language).words, wording("en").words
    assert other.keys() == english.keys()
    for key, text in english.items():
        if isinstance(text, str):
            assert sorted(re.findall(r"{(\w+)}", other[key])) == sorted(re.findall(r"{(\w+)}", text)), key


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [
        (0, 5, "0.0 %"),
        (1, 3, "33.3 %"),
        (1, 5000, "< 0.1 %"),
        (4999, 5000, "> 99.9 %"),
        (5, 5, "100.0 %"),
        (0, 0, "–"),
    ],
)
def test_a_share_is_never_none_of_something_nor_all_of_less(part: int, whole: int, told: str) -> None:
    """Rounding hides neither the first nor the last."""
    assert share(part, whole) == told


@pytest.mark.slow
def test_a_pdf_is_made_of_the_page(
    engine: Engine, summary: Summary, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """By WeasyPrint, which is given nothing that it does not know."""
    write_report(tmp_path / "report.pdf", report(engine, summary, "zh-Hans"))
    data = (tmp_path / "report.pdf").read_bytes()
    assert data.startswith(b"%PDF-")
    assert len(data) > 20_000
    assert not caplog.records, "all of the page's style is understood"


def test_without_the_extra_a_pdf_is_refused_clearly(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is missing, and what to install."""
    monkeypatch.setitem(__import__("sys").modules, "weasyprint", None)
    with pytest.raises(RightpartyError, match="WeasyPrint") as fault:
        pdf_of("<p>")
    assert "rightparty[pdf]" in fault.value.help


def test_a_page_is_written_as_it_is(engine: Engine, summary: Summary, tmp_path: Path) -> None:
    """UTF-8; the same figures give the same bytes."""
    first, again = (report(engine, summary, "zh-Hant") for _ in range(2))
    write_report(tmp_path / "report.html", first)
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == again
    assert datetime.fromisoformat("2026-03-29T14:00:00+00:00") == UNTIL
