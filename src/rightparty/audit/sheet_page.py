"""The compliance sheet of a month as a page."""

from collections.abc import Mapping, Sequence
from typing import Any

from rightparty.audit.markup import Markup, joined, tag
from rightparty.audit.page import note, page, scrolling, section, table
from rightparty.audit.sheet_complaints import OF_COMPLAINTS
from rightparty.audit.sheets import Sheet
from rightparty.audit.shown import masked_code
from rightparty.audit.wording import Wording, share, wording
from rightparty.audit.wording import told as number

Row = Mapping[str, Any]

_COUNTED = (
    "contacts", "contacts_broken", "violations", "grave", "serious", "minor", "cannot_tell", "after_stop",
    "contacts_before", "contacts_broken_before", "violations_before",
)  # fmt: skip


def sheet_html(sheet: Sheet, language: str) -> str:
    """The sheet as one HTML page: agencies, stops, complaints, and each rule.

    Raises:
        InvalidInput: there is none in this language.
    """
    words = wording(language, sheet.zone)
    title = words("sheet", month=sheet.month)
    explained = words("sheet_note", zone=sheet.zone)
    main = [
        section("answer", words("agency"), note(explained), _agencies(sheet, words)),
        _told("stops", sheet.stops, ("stops", "stops_honoured", "stops_broken_after"), words),
        _told("complaints", sheet.complaints, _COMPLAINTS, words),
        section("rules", words("rules"), _rules(sheet, words)) if sheet.rules else None,
    ]
    return page(words, title, (), main, words("about_words"))


_COMPLAINTS = (
    "complaints", "complaints_in_time", "complaints_late", "complaints_overdue", "complaints_waiting",
)  # fmt: skip


def _agencies(sheet: Sheet, words: Wording) -> Markup:
    known = sheet.complaints is not None
    every = {name: sum(row[name] or 0 for row in sheet.rows) for name in (*_COUNTED, *OF_COMPLAINTS)}
    heads = [
        (words("creditor_one"), ""),
        (words("agency_one"), ""),
        (words("contacts"), "n"),
        (words("tile_violation_short"), "n"),
        (words("share"), "n"),
        (words("share_before"), "n"),
        (words("violations"), "n"),
        (words("sheet_before"), "n"),
        *((words(one), "n") for one in ("grave", "serious", "minor", "cannot_tell")),
        (words("stops_broken"), "n"),
        *(((words("complaints_by"), "n"), (words("complaints_by_late"), "n")) if known else ()),
    ]
    named = [(_name(row["creditor_id"], words), _agency(row, words), row) for row in sheet.rows]
    columns = (*_LAST, *OF_COMPLAINTS) if known else _LAST
    rows = [(creditor, agency, *_numbers(row, columns)) for creditor, agency, row in named]
    last = (words("sheet_all"), "", *_numbers(every, columns))
    told = scrolling(table(heads, [*rows, last]), words("agency"), "sheet")
    return joined([told, note(words("complaints_note")) if known else None])


_LAST = ("grave", "serious", "minor", "cannot_tell", "after_stop")


def _numbers(row: Row, columns: Sequence[str]) -> Sequence[str]:
    return (
        number(row["contacts"]),
        number(row["contacts_broken"]),
        share(row["contacts_broken"], row["contacts"]),
        share(row["contacts_broken_before"], row["contacts_before"]),
        number(row["violations"]),
        number(row["violations_before"]),
        *(number(row[name]) for name in columns),
    )


def _name(value: str, words: Wording) -> str:
    return masked_code(value) if value else words("unknown")


def _agency(row: Row, words: Wording) -> str:
    return masked_code(row["agency_id"]) if row["agency_id"] else words("lender_short")


def _told(name: str, counts: Mapping[str, int] | None, keys: Sequence[str], words: Wording) -> Markup:
    """Counts of the book, in order; that it was not handed in is said."""
    if counts is None:
        return section(name, words(name), tag("p", words("not_handed_in")))
    rows = [(words(key), number(counts[of])) for key, of in zip(keys, counts, strict=True)]
    heads = [(words("value"), ""), (words("count"), "n")]
    return section(name, words(name), tag("div", table(heads, rows), class_="few"))


def _rules(sheet: Sheet, words: Wording) -> Markup:
    heads = [
        (words("found_rule"), ""),
        (words("creditor_one"), ""),
        (words("agency_one"), ""),
        (words("violations"), "n"),
        (words("sheet_before"), "n"),
    ]
    rows = [
        (
            joined([words.sense(row["rule"]), tag("span", tag("code", row["rule"]), class_="rule-id")]),
            _name(row["creditor_id"], words),
            _agency(row, words),
            number(row["violations"]),
            number(row["violations_before"]),
        )
        for row in sheet.rules
    ]
    return scrolling(table(heads, rows), words("rules"))
