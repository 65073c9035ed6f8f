"""The findings line by line: each rule with what it says, and the rows that show its breach, masked."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

import ibis
import ibis.expr.types as ir

from rightparty.audit.finding import BY_MODEL, CANNOT_TELL
from rightparty.audit.markup import Markup, joined, tag
from rightparty.audit.page import scrolling, table
from rightparty.audit.shown import masked_key, masked_words
from rightparty.audit.wording import Wording
from rightparty.engine import Engine

Row = Mapping[str, Any]

MOST_ROWS: Final = 1000
"""How many findings a page shows, if nothing else is said: it stays a few hundred kilobytes."""

MOST_ON_PAPER: Final = 150
"""How many go well into a PDF: a dozen to the sheet, and laying them out takes a tenth of a second each."""

_FEWEST = 5


def listed(engine: Engine, findings: ir.Table, rules: Sequence[str], most: int = MOST_ROWS) -> Sequence[Row]:
    """The findings that a page shows: of every rule as many, violations first, by time; in the rules' order.

    A page of many rules shows a few of each, even if that makes more than `most`.
    """
    each = max(most // max(len(rules), 1), _FEWEST)
    first = ibis.row_number().over(
        group_by=findings.rule, order_by=[ibis.desc(findings.verdict), findings["at"], findings.finding_id]
    )
    numbered = findings.mutate(place=first)
    rows = engine.rows(numbered.filter(numbered.place < each).order_by("rule", "place"))
    order = {rule: place for place, rule in enumerate(rules)}
    return sorted(rows, key=lambda row: order[row["rule"]])


def anchor(finding_id: str) -> str:
    """The id of a finding on a page, stable as its own: what may not stand in one is replaced."""
    return "f-" + re.sub(r"[^0-9A-Za-z._-]", "_", finding_id)


def rule_anchor(rule: str) -> str:
    """The id of a rule's part of a page."""
    return "rule-" + re.sub(r"[^0-9A-Za-z._-]", "_", rule)


def by_rule(
    rows: Sequence[Row], rules: Mapping[str, Row], words: Wording, names: Iterable[str] = ()
) -> Markup:
    """One folded part for each rule; `rules`: the counts of all its findings (`Summary.rules`)."""
    known = tuple(names)
    parts = []
    for rule, some in groupby(rows, key=lambda row: str(row["rule"])):
        parts.append(_part(rules[rule], list(some), words, known))
    return joined(parts)


def _part(rule: Row, rows: Sequence[Row], words: Wording, names: Sequence[str]) -> Markup:
    count = (
        words("violation")
        + f" {rule['violations']:,} · "
        + words("cannot_tell")
        + f" {rule['cannot_tell']:,}"
    )
    sense = words.sense(rule["rule"])
    summary = tag(
        "summary", severity(rule["severity"], words), sense, " ", tag("span", count, class_="count")
    )
    cited = words("citation", citation=rule["citation"]) if rule["citation"] else words("no_rule")
    heads = [(words(key), kind) for key, kind in _HEADS]
    told = table(
        heads,
        [_cells(row, words, names) for row in rows],
        ids=[anchor(str(row["finding_id"])) for row in rows],
    )
    about = tag("p", cited, tag("span", tag("code", rule["rule"]), class_="rule-id"), class_="note")
    body = tag("div", about, scrolling(told, sense, "findings"))
    return tag("details", summary, body, id=rule_anchor(rule["rule"]))


_HEADS = (("when", "when"), ("evidence", ""), ("contact", "contact"), ("where", "where"))


def severity(name: str, words: Wording) -> Markup:
    """A severity, in words and colour."""
    return tag("span", words.name(name), class_=f"mark {name}")


def _cells(row: Row, words: Wording, names: Sequence[str]) -> Sequence[object]:
    when = joined([words.moment(row["at"]), tag("span", tag("code", row["finding_id"]), class_="id")])
    return (when, evidence(row, words, names), contact(row, words), where(row))


def evidence(row: Row, words: Wording, names: Iterable[str] = ()) -> Markup:
    """What shows a finding, or what is missing; what to do instead; whether a model judged."""
    parts: list[object] = []
    if row["verdict"] == CANNOT_TELL:
        missing = ", ".join(row["missing"] or ()) or words("unnamed_fact")
        parts.append(tag("p", words("lacks", missing=missing), class_="cannot_tell"))
    if row["evidence"]:
        parts.append(tag("q", masked_words(row["evidence"], names)))
    if row["instead"]:
        parts.append(tag("p", words("instead", instead=masked_words(row["instead"], names))))
    if row["found_by"] == BY_MODEL:
        parts.append(tag("p", words("by_model"), class_="note"))
    return joined(parts) if parts else joined(["–"])


def contact(row: Row, words: Wording) -> Markup:
    """Whose contact it was, by which channel, to whom."""
    who = [row["agency_id"] or row["creditor_id"], row["collector_id"], row["batch_id"]]
    whom = [masked_key(row["person_id"]), masked_key(row["point_id"]), row["to_role"]]
    lines = [words.name(row["channel"]), " · ".join(masked_words(one) for one in who if one)]
    lines.append(" · ".join(one for one in whom if one))
    return joined(
        tag("span", line, class_="id" if place else None) for place, line in enumerate(lines) if line
    )


def where(row: Row) -> Markup:
    """The row of the log that shows it: file and line, and its own id."""
    place = f"{row['file']}:{row['line']}" if row["file"] else ""
    return joined(
        [tag("code", place) if place else None, tag("span", tag("code", row["event_id"]), class_="id")]
    )
