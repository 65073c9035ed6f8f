"""What every policy sees of a book in the morning: what is overdue, the people, their points."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import ibis
import ibis.expr.types as ir

from rightparty.book.tables import OTHER_ROLES, REPRESENTING_ROLES, STANDING_IN_ROLES
from rightparty.engine import Engine
from rightparty.gate.asked import LINKING

_STOPS = (
    "opt_out",
    "cease",
    "refused_to_pay",
    "attorney",
    "adviser",
    "dispute",
    "settled",
    "payment_pending",
    "agreement_performing",
    "hardship",
    "moratorium",
    "bankruptcy",
    "deceased",
    "incapable",
    "welfare_risk",
    "bereavement",
    "complaint_open",
    "identity_theft",
)
_SAID = tuple(kind for kind in LINKING if kind != "skip_traced")
_REPORTED = ("wrong_number", "disclosure_reported", "carrier_mismatch")


@dataclass(frozen=True)
class KnownPoint:
    """A point that some evidence names a person at.

    `guessed`: nothing says that it is theirs but "repair", or what was sent there. `reported`: not theirs.
    """

    point_id: str
    kind: str
    guessed: bool
    reported: bool


@dataclass(frozen=True)
class Case:
    """What one person owes to one creditor and is late with, and who is around it."""

    person_id: str
    creditor_id: str
    debt_ids: tuple[str, ...]
    days_late: int
    stopped: bool  # something is on file that should stop collection
    contacts: tuple[str, ...]  # emergency contacts
    others: tuple[str, ...]  # relatives, friends, colleagues, employers, address books


@dataclass(frozen=True)
class Snapshot:
    """The morning of a town, without its truth."""

    at: datetime
    cases: tuple[Case, ...]
    points: Mapping[str, tuple[KnownPoint, ...]]  # by person
    liable: Mapping[str, frozenset[str]] = field(repr=False)  # by debt: who owes, or stands in with a mandate


def snapshot(engine: Engine, tables: Mapping[str, ir.Table], owed: ir.Table, at: datetime) -> Snapshot:
    """Read the morning of a book; `owed` is what is overdue that day, one row a debt."""
    short = owed.filter(owed.dpd > 0, owed.total > 0).select("debt_id", "dpd")
    creditors = tables["debts"].select("debt_id", "creditor_id")
    late = {row["debt_id"]: row for row in engine.rows(short.join(creditors, "debt_id"))}
    owing, liable = _liable(engine, tables, at)
    contacts, others = _relations(engine, tables)
    stopped = _stopped(engine, tables, at)
    grouped: dict[tuple[str, str], list[str]] = {}
    for debt_id, person_id in owing:
        if debt_id in late:
            grouped.setdefault((person_id, late[debt_id]["creditor_id"]), []).append(debt_id)
    cases = tuple(
        Case(
            person_id,
            creditor_id,
            tuple(debts),
            max(late[debt]["dpd"] for debt in debts),
            person_id in stopped or any(debt in stopped for debt in debts),
            _around(debts, contacts),
            _around(debts, others),
        )
        for (person_id, creditor_id), debts in sorted(grouped.items())
    )
    points = _points(engine, tables, _named_beside(tables, short))
    return Snapshot(at, cases, points, {debt: frozenset(who) for debt, who in liable.items()})


def _named_beside(tables: Mapping[str, ir.Table], short: ir.Table) -> ir.Table:
    """`person_id` of everybody whom the book names beside a debt that is short: nobody else is contacted."""
    beside = (tables[name].select("person_id", "debt_id") for name in ("liabilities", "relations"))
    return ibis.union(*beside).semi_join(short, "debt_id").select("person_id").distinct()


def _around(debts: Sequence[str], by_debt: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Everybody named beside some of the debts, once."""
    return tuple(dict.fromkeys(person for debt in debts for person in by_debt.get(debt, ())))


def _liable(
    engine: Engine, tables: Mapping[str, ir.Table], at: datetime
) -> tuple[list[tuple[str, str]], dict[str, set[str]]]:
    """Pairs of a debt and a person who owes it; by debt, everybody who owes or stands in with a mandate."""
    owes, relations = tables["liabilities"], tables["relations"]
    rows = owes.select("debt_id", "person_id", "until").order_by("debt_id", "person_id")
    owing = [
        (row["debt_id"], row["person_id"])
        for row in engine.rows(rows)
        if row["until"] is None or row["until"] > at
    ]
    liable: dict[str, set[str]] = {}
    for debt_id, person_id in owing:
        liable.setdefault(debt_id, set()).add(person_id)
    acting = relations.filter(relations.role.isin(STANDING_IN_ROLES.split()), relations.verified_at.notnull())
    for row in engine.rows(acting.select("debt_id", "person_id", "verified_at", "until")):
        if row["verified_at"] <= at and (row["until"] is None or row["until"] > at):
            liable.setdefault(row["debt_id"], set()).add(row["person_id"])
    return owing, liable


def _relations(
    engine: Engine, tables: Mapping[str, ir.Table]
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """By debt: emergency contacts, and everybody else on file who does not owe."""
    relations = tables["relations"]
    rows = relations.filter(relations.role.isin(OTHER_ROLES.split())).select("debt_id", "person_id", "role")
    contacts: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {}
    for row in engine.rows(rows.order_by("debt_id", "person_id", "role")):
        group = contacts if row["role"] == "emergency_contact" else others
        group.setdefault(row["debt_id"], []).append(row["person_id"])
    return contacts, others


def _stopped(engine: Engine, tables: Mapping[str, ir.Table], at: datetime) -> set[str]:
    """Debts and persons about whom something is on file that stops collection."""
    notices, persons, relations = tables["notices"], tables["persons"], tables["relations"]
    told = notices.filter(notices.kind.isin(_STOPS)).select("person_id", "debt_id")
    found = {row["debt_id"] or row["person_id"] for row in engine.rows(told)} - {None}
    gone = persons.filter(persons.status.isin(("deceased", "incapable"))).select("person_id")
    acting = relations.filter(relations.role.isin(REPRESENTING_ROLES.split())).select("debt_id", "until")
    found |= {row["person_id"] for row in engine.rows(gone)}
    return found | {
        row["debt_id"] for row in engine.rows(acting) if row["until"] is None or row["until"] > at
    }


def _points(
    engine: Engine, tables: Mapping[str, ir.Table], persons: ir.Table
) -> dict[str, tuple[KnownPoint, ...]]:
    """By person, the points that evidence names them at."""
    evidence, points = tables["evidence"].semi_join(persons, "person_id"), tables["points"]
    tied = evidence.group_by("person_id", "point_id").agg(
        guessed=~evidence.kind.isin(_SAID).any(),
        reported=evidence.kind.isin(_REPORTED).any(),
    )
    rows = tied.join(points.select("point_id", point_kind="kind"), "point_id")
    found: dict[str, list[KnownPoint]] = {}
    for row in engine.rows(rows.order_by(ibis.asc("person_id"), ibis.asc("point_id"))):
        known = KnownPoint(row["point_id"], row["point_kind"], row["guessed"], row["reported"])
        found.setdefault(row["person_id"], []).append(known)
    return {person: tuple(known) for person, known in found.items()}
