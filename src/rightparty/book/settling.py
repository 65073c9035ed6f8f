"""What an export says as a whole: whose number is whose, how instalments are numbered, who is related."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from rightparty.book.amounts import Due
from rightparty.book.problems import NOTE, Problem

Row = dict[str, Any]
NAMELESS = "—"
"""The name of a related person of whom only a number was given."""


@dataclass(frozen=True)
class Related:
    """Somebody named beside a debt who does not owe it."""

    debt_id: str
    role: str
    name: str
    phone: str
    borrower: str


@dataclass(frozen=True)
class Claim:
    """A contact point that a person of the export is said to have, and where that stands."""

    kind: str
    value: str
    person_id: str
    at: datetime
    file: str
    line: int
    column: str


@dataclass(frozen=True)
class Dated:
    """One instalment of a debt as a row gives it; `number` and `paid_at` may be unknown."""

    number: int | None
    due_on: date
    due: Due
    paid_at: datetime | None


@dataclass
class Gathered:
    """What the rows of an export gave, before it is settled: `by_phone` finds a borrower."""

    persons: dict[str, Row] = field(default_factory=dict)
    debts: dict[str, Row] = field(default_factory=dict)
    liable: dict[tuple[str, str], str] = field(default_factory=dict)
    dues: dict[str, list[Dated]] = field(default_factory=lambda: defaultdict(list))
    related: list[Related] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    by_phone: dict[tuple[str, str], str] = field(default_factory=dict)

    def add_person(self, person_id: str, name: str, country: str) -> Row:
        """The person's row, made at first sight."""
        person = {"person_id": person_id, "name": name, "country": country, "kind": "person"}
        return self.persons.setdefault(person_id, person)


def stable_id(prefix: str, known: str) -> str:
    """An id that is the same in every export which states the same facts."""
    return f"{prefix}{hashlib.sha256(known.encode()).hexdigest()[:12]}"


def settle(
    gathered: Gathered, constants: Mapping[str, str], problems: list[Problem], *, related: bool
) -> dict[str, list[Row]]:
    """The rows of each table of the book; `related`: whether the export has a place for relations at all."""
    relations = list(_relations(gathered, constants["country"]))
    points, evidence = _points(gathered, problems)
    instalments, payments = _schedule(gathered, constants.get("payment_status"), problems)
    creditor = {name: constants[f"creditor_{name}"] for name in ("name", "kind")}
    found: dict[str, list[Row]] = {
        "creditors": [{**creditor, "creditor_id": constants["creditor_id"], "country": constants["country"]}],
        "persons": list(gathered.persons.values()),
        "debts": list(gathered.debts.values()),
        "liabilities": [
            {"debt_id": debt_id, "person_id": person_id, "role": role}
            for (debt_id, person_id), role in gathered.liable.items()
        ],
        "instalments": instalments,
        "payments": payments,
        "points": points,
        "evidence": evidence,
    }
    return {**found, "relations": relations} if related else found


def _relations(gathered: Gathered, country: str) -> Iterator[Row]:
    """Related people as persons and relations; a borrower of the same name and number is the same person."""
    seen: set[tuple[str, str, str]] = set()
    for one in gathered.related:
        known = gathered.by_phone.get((one.name, one.phone))
        person_id = known or stable_id("C", f"{one.name}|{one.phone or one.debt_id}")
        key = (one.debt_id, person_id, one.role)
        if key in seen or (one.debt_id, person_id) in gathered.liable:
            continue
        seen.add(key)
        if known is None:
            gathered.add_person(person_id, one.name or NAMELESS, country)
        yield {"debt_id": one.debt_id, "person_id": person_id, "role": one.role}


def _points(gathered: Gathered, problems: list[Problem]) -> tuple[list[Row], list[Row]]:
    """Points and what was stated about them, without those that are given for somebody else as well."""
    others: dict[str, set[str]] = defaultdict(set)
    for one in gathered.related:
        if one.phone:
            others[one.phone].add(one.name)
    points: dict[tuple[str, str], Row] = {}
    evidence: dict[tuple[str, str], Row] = {}
    for claim in gathered.claims:
        if others.get(claim.value, set()) - {gathered.persons[claim.person_id]["name"]}:
            what = "is also the number of a contact person; not taken as this person's"
            help = "Find out whose it is; evidence can be added to the book by hand."
            problems.append(Problem(claim.file, claim.line, claim.column, claim.value, what, help))
            continue
        sort = "phone" if claim.kind in ("mobile", "landline") else claim.kind
        point_id = stable_id("X", f"{sort}|{claim.value}")
        points.setdefault(
            (sort, claim.value), {"point_id": point_id, "kind": claim.kind, "value": claim.value}
        )
        stated = {"point_id": point_id, "person_id": claim.person_id, "at": claim.at, "kind": "stated"}
        first = evidence.setdefault((point_id, claim.person_id), {**stated, "source": claim.file})
        first["at"] = min(first["at"], claim.at)
    return list(points.values()), list(evidence.values())


def _schedule(
    gathered: Gathered, payment_status: str | None, problems: list[Problem]
) -> tuple[list[Row], list[Row]]:
    """Instalments, numbered by due date where the export does not number them, and what was paid."""
    instalments: list[Row] = []
    payments: list[Row] = []
    for debt_id, dues in gathered.dues.items():
        numbers = [one.number for one in dues]
        by_date = None in numbers or len(set(numbers)) < len(numbers)
        if by_date and None not in numbers:
            what = "has an instalment number twice; its instalments are numbered by due date instead"
            problems.append(Problem("instalments", None, "number", debt_id, what, severity=NOTE))
        for place, one in enumerate(sorted(dues, key=lambda due: due.due_on), start=1):
            number = place if by_date or one.number is None else one.number
            parts = {"principal": one.due.principal, "interest": one.due.interest, "fee": one.due.fee}
            instalments.append({"debt_id": debt_id, "number": number, "due_on": one.due_on, **parts})
            if one.due.paid:
                paid = {"paid_at": one.paid_at, "amount": one.due.paid, "status": payment_status}
                payments.append({"payment_id": f"{debt_id}-{number}", "debt_id": debt_id, **paid})
    return instalments, payments
