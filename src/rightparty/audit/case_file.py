"""All that a log holds about one debt or one person, in order of time: a file for a regulator, masked."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import ibis.expr.types as ir

from rightparty.audit.listing import anchor, evidence, severity, where
from rightparty.audit.markup import Markup, joined, tag
from rightparty.audit.page import note, page, scrolling, section, table
from rightparty.audit.shown import masked_code, masked_key, masked_words
from rightparty.audit.wording import Wording, wording
from rightparty.engine import Engine
from rightparty.errors import InvalidInput
from rightparty.law.sentences import LANGUAGES
from rightparty.words.verdicts import CANNOT_TELL, VIOLATION

Row = Mapping[str, Any]

OF_CONTACT: Final = (
    "contact_id", "event_id", "at", "direction", "kind", "channel", "outcome", "creditor_id", "agency_id",
    "collector_id", "sender_id", "person_id", "point_id", "to_role", "debt_ids", "text", "file", "line",
)  # fmt: skip
"""The columns of a log that a case file tells, where the log has them."""

_MASKED = ("person_id", "point_id", "sender_id")


@dataclass(frozen=True)
class Case:
    """One debt or one person. about: `debt` or `person`; id: as it is masked.

    contacts: of `OF_CONTACT` what the log has, by time, masked. findings: `finding.COLUMNS`, by time, masked.
    """

    about: str
    id: str
    zone: str
    contacts: Sequence[Row]
    findings: Sequence[Row]

    @property
    def empty(self) -> bool:
        """Whether the log holds nothing about it."""
        return not self.contacts and not self.findings


def case_of(
    engine: Engine,
    findings: ir.Table,
    contacts: ir.Table,
    *,
    debt_id: str = "",
    person_id: str = "",
    zone: str = "UTC",
    names: Iterable[str] = (),
) -> Case:
    """What findings and log hold about a debt, or about a person.

    `contacts`: the log's rows. `names`: of the people in it, to be masked wherever they stand.

    Raises:
        InvalidInput: neither, or both, are named.
    """
    if bool(debt_id) == bool(person_id):
        raise InvalidInput("a case is of one debt or of one person", "name one of them")
    known = tuple(names)
    rows = [engine.rows(_of(table, debt_id, person_id).order_by("at")) for table in (contacts, findings)]
    made: list[Row] = [{name: row[name] for name in OF_CONTACT if name in row} for row in rows[0]]
    return Case(
        about="debt" if debt_id else "person",
        id=masked_key(debt_id or person_id),
        zone=zone,
        contacts=sorted((_masked(row, known) for row in made), key=_order),
        findings=sorted((_masked(row, known) for row in rows[1]), key=_order),
    )


def whose(
    engine: Engine, findings: ir.Table, contacts: ir.Table, *, contact: str = "", finding: str = ""
) -> tuple[str, str]:
    """The person whom a contact or a finding is about, and no debt; or, of nobody known, the debt.

    Raises:
        InvalidInput: there is no such contact or finding, or it is about nobody and no debt.
    """
    value = finding or contact
    table = findings if finding else contacts
    found = table.filter(table["finding_id" if finding else "contact_id"] == value)
    rows = engine.rows(found.select("person_id", "debt_ids").limit(1))
    if not rows:
        raise InvalidInput(f"there is no `{value}` in this audit", "ids stand in findings.csv")
    person, debts = rows[0]["person_id"], list(rows[0]["debt_ids"] or ())
    if not person and not debts:
        raise InvalidInput(
            f"`{value}` names neither a person nor a debt", "it stands by itself in findings.csv"
        )
    return (person, "") if person else ("", debts[0])


def _of(table: ir.Table, debt_id: str, person_id: str) -> ir.Table:
    if debt_id:
        return table.filter(table.debt_ids.contains(debt_id))
    return table.filter(table.person_id == person_id)


def _order(row: Row) -> tuple[Any, ...]:
    known = row["at"]
    return (known is None, known, str(row["contact_id"] or ""), str(row.get("finding_id") or ""))


def _masked(row: Row, names: Sequence[str]) -> Row:
    """A row as it may leave the house."""
    hidden = {name: masked_key(row[name]) for name in _MASKED if row.get(name)}
    debts = {"debt_ids": [masked_key(one) for one in row["debt_ids"] or ()]} if "debt_ids" in row else {}
    words = {
        name: masked_words(row[name], names) for name in ("text", "evidence", "instead") if row.get(name)
    }
    clock = {"local_at": f"{row['local_at']:%Y-%m-%dT%H:%M:%S}"} if row.get("local_at") else {}
    return {**row, **hidden, **debts, **words, **clock}


def case_json(case: Case) -> str:
    """The case as JSON: the fields of `Case`; each finding with what its rule says in three languages."""
    findings = [
        {**row, "sense": {one: wording(one).sense(row["rule"]) for one in LANGUAGES}} for row in case.findings
    ]
    told = {
        "about": case.about,
        "id": case.id,
        "zone": case.zone,
        "contacts": list(case.contacts),
        "findings": findings,
    }
    return json.dumps(told, ensure_ascii=False, indent=1, default=_plain) + "\n"


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def case_html(case: Case, language: str, made_at: datetime) -> str:
    """The case as one HTML page, in order of time: each contact, and under it what was found.

    Raises:
        InvalidInput: there is none in this language.
    """
    words = wording(language, case.zone)
    title = words(f"case_{case.about}", id=case.id)
    counts = {
        "contacts": len({row["contact_id"] for row in (*case.contacts, *case.findings)}),
        "violations": sum(row["verdict"] == VIOLATION for row in case.findings),
        "undecided": sum(row["verdict"] == CANNOT_TELL for row in case.findings),
    }
    summed = tag(
        "p", words("case_empty") if case.empty else words("case_contacts", **counts), class_="verdict"
    )
    heads = [(words("when"), "when"), (words("what"), ""), (words("where"), "where")]
    told = None if case.empty else scrolling(table(heads, _rows(case, words)), words("case"), "findings")
    body = section("answer", title, summed, note(words("case_note", zone=case.zone)), told)
    return page(
        words, words("case"), [words("made_at", at=words.moment(made_at))], [body], words("about_words")
    )


def _rows(case: Case, words: Wording) -> Sequence[Sequence[object]]:
    """Contacts and findings in one order of time; a contact stands before what was found in it."""
    every = [
        (_order(row), place, row) for place, rows in ((0, case.contacts), (1, case.findings)) for row in rows
    ]
    return [
        (words.moment(row["at"]), _found(row, words) if place else _made(row, words), where(_placed(row)))
        for _, place, row in sorted(every, key=lambda one: (one[0][:3], one[1], one[0][3]))
    ]


def _placed(row: Row) -> Row:
    return {"file": None, "line": None, "event_id": row["contact_id"], **row}


def _made(row: Row, words: Wording) -> Markup:
    """A contact: the channel and what came of it, who made it, whom it reached, and its words."""
    first = [words.name(row.get("channel"))]
    first += [words.stage(str(row[name])) for name in ("direction", "kind", "outcome") if row.get(name)]
    who = [row.get(name) for name in ("creditor_id", "agency_id", "collector_id", "sender_id")]
    whom = [row.get(name) for name in ("person_id", "point_id")]
    whom.append(words.role(row["to_role"]) if row.get("to_role") else None)
    lines = [" · ".join(masked_code(str(one)) for one in some if one) for some in (first, who, whom)]
    text = tag("q", row["text"]) if row.get("text") else None
    return joined(
        [*(tag("span", line, class_="id" if n else None) for n, line in enumerate(lines) if line), text]
    )


def _found(row: Row, words: Wording) -> Markup:
    """A finding: its verdict, what the rule says and where, and what shows it."""
    verdict = tag("strong", words(row["verdict"]), class_=row["verdict"])
    cited = tag("span", words.cited(row["citation"]) or row["rule"], class_="rule-id")
    line = tag("p", severity(row["severity"], words), verdict, " ", words.sense(row["rule"]), cited)
    return tag("div", line, evidence(row, words), id=anchor(str(row["finding_id"])))
