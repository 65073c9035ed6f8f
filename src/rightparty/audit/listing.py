"""The findings line by line: each rule with what it says, and the rows that show its breach, masked."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

import ibis
import ibis.expr.types as ir

from rightparty.audit.markup import Markup, joined, tag
from rightparty.audit.page import scrolling, table
from rightparty.audit.shown import masked_code, masked_key, masked_words
from rightparty.audit.wording import Wording
from rightparty.engine import Engine
from rightparty.words.verdicts import BY_MODEL, CANNOT_TELL

Row = Mapping[str, Any]

MOST_ROWS: Final = 1000
"""How many findings a page shows, if nothing else is said: it stays a few hundred kilobytes."""

MOST_ON_PAPER: Final = 150
"""How many go well into a PDF: a dozen to the sheet, and laying them out takes a tenth of a second each."""

MOST_OF_TEXT: Final = 280
"""How much of a message stands beside a finding, around what is quoted of it."""

_FEWEST = 5


def listed(
    engine: Engine,
    findings: ir.Table,
    rules: Sequence[str],
    most: int = MOST_ROWS,
    contacts: ir.Table | None = None,
) -> Sequence[Row]:
    """The findings that a page shows: of every rule as many, violations first, by time; in the rules' order.

    A page of many rules shows a few of each, even if that makes more than `most`. With `contacts`
    (contact_id, text) each has the `text` of its contact beside it.
    """
    by = findings.group_by("rule").agg(count=findings.count())
    each = _of_each([row["count"] for row in engine.rows(by)], most)
    first = ibis.row_number().over(
        group_by=findings.rule, order_by=[ibis.desc(findings.verdict), findings["at"], findings.finding_id]
    )
    numbered = findings.mutate(place=first)
    chosen = numbered.filter(numbered.place < each)
    if contacts is not None:
        said = contacts.select(said="contact_id", text="text")
        chosen = chosen.left_join(said, chosen.contact_id == said.said).drop("said")
    rows = engine.rows(chosen.order_by("rule", "place"))
    order = {rule: place for place, rule in enumerate(rules)}
    return sorted(rows, key=lambda row: order[row["rule"]])


def _of_each(counts: Sequence[int], most: int) -> int:
    """How many of each rule may be shown, so that they are at most `most`: what some leave, others take."""
    left, rules = most, len(counts)
    for count in sorted(counts):
        if count * rules > left:
            return max(left // rules, _FEWEST)
        left, rules = left - count, rules - 1
    return max([*counts, _FEWEST])


def anchor(finding_id: str) -> str:
    """The id of a finding on a page, stable as its own: what may not stand in one is replaced."""
    return "f-" + re.sub(r"[^0-9A-Za-z._-]", "_", finding_id)


def rule_anchor(rule: str) -> str:
    """The id of a rule's part of a page."""
    return "rule-" + re.sub(r"[^0-9A-Za-z._-]", "_", rule)


def by_rule(
    rows: Sequence[Row],
    rules: Mapping[str, Row],
    words: Wording,
    names: Iterable[str] = (),
    *,
    paper: bool = False,
) -> Markup:
    """One folded part for each rule; `rules`: the counts of all its findings (`Summary.rules`).

    On paper nothing folds, and a row is three cells of plain text: each box more is laid out at a price.
    """
    known = tuple(names)
    part = _on_paper if paper else _part
    told = []
    for rule, some in groupby(rows, key=lambda row: str(row["rule"])):
        told.append(part(rules[rule], list(some), words, known))
    return joined(told)


def _part(rule: Row, rows: Sequence[Row], words: Wording, names: Sequence[str]) -> Markup:
    sense = words.sense(rule["rule"])
    mark, count = severity(rule["severity"], words), tag("span", _counted(rule, words), class_="count")
    told = table(
        [(words(key), kind) for key, kind in _HEADS],
        [_cells(row, words, names) for row in rows],
        ids=[anchor(str(row["finding_id"])) for row in rows],
    )
    about = tag(
        "p", _cited(rule, words), tag("span", tag("code", rule["rule"]), class_="rule-id"), class_="note"
    )
    body = tag("div", about, scrolling(told, sense, "findings"))
    return tag("details", tag("summary", mark, sense, " ", count), body, id=rule_anchor(rule["rule"]))


def _on_paper(rule: Row, rows: Sequence[Row], words: Wording, names: Sequence[str]) -> Markup:
    heads = [(words(key), kind) for key, kind in (("when", "when"), ("evidence", ""), ("where", "where"))]
    told = table(
        heads,
        [_plain_cells(row, words, names) for row in rows],
        ids=[anchor(str(row["finding_id"])) for row in rows],
    )
    sense = tag("h3", words.sense(rule["rule"]), id=rule_anchor(rule["rule"]))
    about = " · ".join((words.name(rule["severity"]), _counted(rule, words), _cited(rule, words)))
    return tag("div", sense, tag("p", about, class_="note"), told, class_="paper")


def _counted(rule: Row, words: Wording) -> str:
    counts = ((words("violation"), rule["violations"]), (words("cannot_tell"), rule["cannot_tell"]))
    return " · ".join(f"{name} {count:,}" for name, count in counts)


def _cited(rule: Row, words: Wording) -> str:
    cited = words.cited(rule["citation"])
    return words("citation", citation=cited) if cited else words("no_rule")


def _plain_cells(row: Row, words: Wording, names: Sequence[str]) -> Sequence[str]:
    said = _said(row, words, names)
    lines = [*said.missing, *said.shown, *said.text, *said.instead, *said.by_model]
    place = f"{row['file']}:{row['line']}" if row["file"] else row["event_id"]
    return (
        words.moment(row["at"]),
        " · ".join([*lines, *_of_contact(row, words)]),
        f"{place} {row['finding_id']}",
    )


_HEADS = (("when", "when"), ("evidence", ""), ("contact", "contact"), ("where", "where"))


def severity(name: str, words: Wording) -> Markup:
    """A severity, in words and colour."""
    return tag("span", words.name(name), class_=f"mark {name}")


def _cells(row: Row, words: Wording, names: Sequence[str]) -> Sequence[object]:
    when = [words.moment(row["at"]), _own_clock(row, words), tag("code", row["finding_id"])]
    lines = [tag("span", one, class_="id" if place else None) for place, one in enumerate(when) if one]
    return (joined(lines), evidence(row, words, names), contact(row, words), where(row))


def _own_clock(row: Row, words: Wording) -> str | None:
    """The recipient's clock, where it shows something else than the report's."""
    local = row.get("local_at")
    if local is None:
        return None
    shown = f"{local:%Y-%m-%d %H:%M}"
    return None if shown == words.moment(row["at"]) else words("local", at=shown)


@dataclass(frozen=True)
class _Said:
    """The lines of what shows a finding, each of them there or not."""

    missing: Sequence[str]
    shown: Sequence[str]
    text: Sequence[str]
    instead: Sequence[str]
    by_model: Sequence[str]


def _said(row: Row, words: Wording, names: Iterable[str]) -> _Said:
    known = tuple(names)
    facts = dict.fromkeys(words.fact(one) for one in row["missing"] or ())  # several may have the same words
    lacks = list(facts) or [words("unnamed_fact")]
    shown = words.shown(row["evidence"]) if row["evidence"] else ""
    text = _shortened(row.get("text") or "", row["evidence"] or "")
    return _Said(
        [words("lacks", missing=words.listed(lacks))] if row["verdict"] == CANNOT_TELL else (),
        [masked_words(shown, known)] if shown else (),
        [words("message", text=masked_words(text, known))] if text else (),
        [words("instead", instead=masked_words(row["instead"], known))] if row["instead"] else (),
        [words("by_model")] if row["found_by"] == BY_MODEL else (),
    )


def _shortened(text: str, evidence: str) -> str:
    """A text of a contact, around what is quoted of it; nothing where the quote is all of it."""
    plain = " ".join(text.split())
    if plain in ("", evidence):
        return ""
    if len(plain) <= MOST_OF_TEXT:
        return plain
    start = max(plain.find(evidence) - MOST_OF_TEXT // 3, 0) if evidence in plain else 0
    end = start + MOST_OF_TEXT
    return ("…" if start else "") + plain[start:end] + ("…" if end < len(plain) else "")


def evidence(row: Row, words: Wording, names: Iterable[str] = ()) -> Markup:
    """What shows a finding, or what is missing; what was said; what to do instead; whether a model judged."""
    said = _said(row, words, names)
    parts = [
        *(tag("p", one, class_="cannot_tell") for one in said.missing),
        *(tag("q", one) for one in said.shown),
        *(tag("p", one, class_="said") for one in said.text),
        *(tag("p", one) for one in said.instead),
        *(tag("p", one, class_="note") for one in said.by_model),
    ]
    return joined(parts) if parts else joined(["–"])


def contact(row: Row, words: Wording) -> Markup:
    """Whose contact it was, by which channel, to whom."""
    return joined(
        tag("span", line, class_="id" if place else None)
        for place, line in enumerate(_of_contact(row, words))
    )


def _of_contact(row: Row, words: Wording) -> Sequence[str]:
    who = [row["agency_id"] or row["creditor_id"], row["collector_id"], row["batch_id"]]
    whom = [masked_key(row["person_id"]), row.get("reached") or masked_key(row["point_id"])]
    to = words.role(row["to_role"]) if row["to_role"] else ""
    lines = [words.name(row["channel"]), " · ".join(masked_code(one) for one in who if one)]
    lines += [" · ".join(one for one in whom if one), to]
    return [line for line in lines if line]


def where(row: Row) -> Markup:
    """The row of the log that shows it: file and line, and its own id."""
    place = f"{row['file']}:{row['line']}" if row["file"] else ""
    return joined(
        [tag("code", place) if place else None, tag("span", tag("code", row["event_id"]), class_="id")]
    )
