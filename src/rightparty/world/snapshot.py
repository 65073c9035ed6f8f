"""What every policy sees of a book in the morning: the overdue debts, the people, their points."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import ibis
import ibis.expr.types as ir

from rightparty.book.tables import OTHER_ROLES, STANDING_IN_ROLES
from rightparty.engine import Engine

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
_GUESSED = ("skip_traced", "address_book")
_REPORTED = ("wrong_number", "disclosure_reported", "carrier_mismatch")


@dataclass(frozen=True)
class KnownPoint:
    """A point that some evidence ties to a person: `guessed` = only by "repair"; `reported` = not theirs."""

    point_id: str
    kind: str
    guessed: bool
    reported: bool


@dataclass(frozen=True)
class Overdue:
    """A debt that is short today, who is around it, and whether something should stop collection."""

    debt_id: str
    days_late: int
    borrower: str
    stopped: bool
    contacts: tuple[str, ...]  # emergency contacts
    others: tuple[str, ...]  # relatives, friends, colleagues, employers, address books


@dataclass(frozen=True)
class Snapshot:
    """The morning of a town, without its truth."""

    at: datetime
    overdue: tuple[Overdue, ...]
    points: Mapping[str, tuple[KnownPoint, ...]]  # by person
    liable: Mapping[str, frozenset[str]] = field(repr=False)  # by debt: who owes, or stands in with a mandate


def snapshot(engine: Engine, tables: Mapping[str, ir.Table], owed: ir.Table, at: datetime) -> Snapshot:
    """Read the morning of a book; `owed` is what is overdue that day, one row a debt."""
    short = owed.filter(owed.dpd > 0, owed.total > 0).select("debt_id", "dpd")
    late = {row["debt_id"]: row["dpd"] for row in engine.rows(short)}
    borrowers, liable = _liable(engine, tables, at)
    contacts, others = _relations(engine, tables)
    stopped = _stopped(engine, tables)
    debts = tuple(
        Overdue(
            debt_id,
            late[debt_id],
            borrowers[debt_id],
            debt_id in stopped or borrowers[debt_id] in stopped,
            tuple(contacts.get(debt_id, ())),
            tuple(others.get(debt_id, ())),
        )
        for debt_id in sorted(late)
        if debt_id in borrowers
    )
    return Snapshot(
        at, debts, _points(engine, tables), {debt: frozenset(who) for debt, who in liable.items()}
    )


def _liable(
    engine: Engine, tables: Mapping[str, ir.Table], at: datetime
) -> tuple[dict[str, str], dict[str, set[str]]]:
    """By debt its borrower, and everybody who owes it or stands in with a verified mandate."""
    owes, relations = tables["liabilities"], tables["relations"]
    borrowers: dict[str, str] = {}
    liable: dict[str, set[str]] = {}
    for row in engine.rows(
        owes.select("debt_id", "person_id", "role", "until").order_by("debt_id", "person_id")
    ):
        if row["until"] is None or row["until"] > at:
            liable.setdefault(row["debt_id"], set()).add(row["person_id"])
            if row["role"] == "borrower":
                borrowers[row["debt_id"]] = row["person_id"]
    acting = relations.filter(relations.role.isin(STANDING_IN_ROLES.split()), relations.verified_at.notnull())
    for row in engine.rows(acting.select("debt_id", "person_id", "verified_at", "until")):
        if row["verified_at"] <= at and (row["until"] is None or row["until"] > at):
            liable.setdefault(row["debt_id"], set()).add(row["person_id"])
    return borrowers, liable


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


def _stopped(engine: Engine, tables: Mapping[str, ir.Table]) -> set[str]:
    """Debts and persons about whom something was said that stops collection."""
    notices = tables["notices"]
    told = notices.filter(notices.kind.isin(_STOPS)).select("person_id", "debt_id")
    return {row["debt_id"] or row["person_id"] for row in engine.rows(told)} - {None}


def _points(engine: Engine, tables: Mapping[str, ir.Table]) -> dict[str, tuple[KnownPoint, ...]]:
    """By person, the points that evidence ties to them."""
    evidence, points = tables["evidence"], tables["points"]
    tied = evidence.group_by("person_id", "point_id").agg(
        guessed=evidence.kind.isin(_GUESSED).all(),
        reported=evidence.kind.isin(_REPORTED).any(),
    )
    rows = tied.join(points.select("point_id", point_kind="kind"), "point_id")
    found: dict[str, list[KnownPoint]] = {}
    for row in engine.rows(rows.order_by(ibis.asc("person_id"), ibis.asc("point_id"))):
        known = KnownPoint(row["point_id"], row["point_kind"], row["guessed"], row["reported"])
        found.setdefault(row["person_id"], []).append(known)
    return {person: tuple(known) for person, known in found.items()}
