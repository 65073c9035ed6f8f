"""Behind the door: who stands there today, and whether the gate lets everything be told to them then."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.book.book import Book
from rightparty.engine import Engine
from rightparty.gate.asked import COLUMNS, stamp
from rightparty.gate.table import decide_table
from rightparty.law.load import Law
from rightparty.law.vocabulary import FULL, REPLY
from rightparty.parties.model import PartyModel
from rightparty.world.scene import MINUTE, Scene, Visit
from rightparty.world.sent import contact_ids, signed_in_event
from rightparty.world.snapshot import Snapshot

TELLS = (FULL, REPLY)
"""Classes of which either tells everything: the sum, the day, what follows, the way out."""


def sign_ins(
    engine: Engine, book: Book, seen: Snapshot, day: int, until: datetime
) -> tuple[list[Visit], list[dict[str, Any]]]:
    """Borrowers who sign in by themselves in the day after `seen.at`; and rows of `events` that say so."""
    proofs = book.tables["evidence"]
    own = proofs.filter(
        proofs.kind == "signed_in",
        proofs["at"] > stamp(seen.at),
        proofs["at"] <= stamp(until - 2 * MINUTE),
        proofs.contact_id.isnull(),
    )
    first: dict[str, tuple[str, datetime]] = {}
    for row in engine.rows(own.select("person_id", "point_id", "at").order_by("person_id", "at", "point_id")):
        first.setdefault(row["person_id"], (row["point_id"], row["at"]))
    visits: list[Visit] = []
    events: list[dict[str, Any]] = []
    for case in seen.cases:
        if case.person_id in first:
            point_id, at = first[case.person_id]
            event = signed_in_event(day, len(events), at, case, point_id)
            events.append(event)
            visits.append(
                Visit(
                    case.person_id,
                    case.debt_ids,
                    point_id,
                    "inbox",
                    at + MINUTE,
                    0.0,
                    event["event_id"],
                    False,
                )
            )
    return visits, events


def let_in(engine: Engine, book: Book, visits: Sequence[Visit], law: Law, model: PartyModel) -> list[Visit]:
    """Those to whom everything may be told at that moment and place; `book`: as the day ends.

    What is paid on a debt after a visit about it was not known then, and a call that is still under way is no
    contact of the past.
    """
    if not visits:
        return []
    asked = [
        {
            "candidate_id": str(number), "debt_ids": visit.debt_ids, "person_id": visit.person_id,
            "point_id": visit.point_id, "channel": visit.channel, "at": visit.at, "mode": "interactive",
            "content": FULL if visit.asked is None else REPLY, "in_reply_to": visit.asked,
        }
        for number, visit in enumerate(visits)
    ]  # fmt: skip
    candidates = engine.create("door_asked", asked, ibis.schema(dict(COLUMNS)))
    latest = max(visit.at for visit in visits) + timedelta(seconds=1)
    events = book.tables["events"]
    under_way = sorted({visit.call for visit in visits if visit.call is not None})
    known = {
        "payments": _known_then(engine, book, candidates),
        "events": engine.materialize(events.filter(events.contact_id.notin(under_way)), "door_events"),
    }
    book = replace(book, tables=dict(book.tables) | known)
    decided = decide_table(engine, book, candidates, latest, law, model, name="door_decided")
    rows = engine.rows(decided.select("candidate_id", "allowed"))
    allowed = {int(row["candidate_id"]): set(row["allowed"]) for row in rows}
    return [visit for number, visit in enumerate(visits) if allowed[number] & set(TELLS)]


def _known_then(engine: Engine, book: Book, visits: ir.Table) -> ir.Table:
    """Payments without those that came after the first visit about their debt."""
    visited = visits.select("at", debt_id=visits.debt_ids.unnest())
    first = visited.group_by("debt_id").aggregate(visited_at=visited["at"].min())
    paid = book.tables["payments"]
    both = paid.left_join(first, "debt_id")
    known = both.filter(both.visited_at.isnull() | (both.paid_at <= both.visited_at))
    return engine.materialize(known.select(*paid.columns), "door_payments")


def told_inside(visit: Visit, scene: Scene, index: int) -> dict[str, Any]:
    """What was told behind the door, as a row of `events`: it answers somebody, and presses nobody."""
    event_id, contact_id = contact_ids(scene.number, index)
    spoken = visit.asked is None
    return {
        "event_id": f"{event_id}T", "contact_id": f"{contact_id}T", "at": visit.at, "direction": "out",
        "channel": visit.channel, "kind": "conversation" if spoken else "delivered",
        "outcome": "answered" if spoken else "delivered", "mode": "interactive",
        "content": FULL if spoken else REPLY, "creditor_id": scene.creditors.get(visit.debt_ids[0], ""),
        "debt_ids": visit.debt_ids, "person_id": visit.person_id, "point_id": visit.point_id,
        "in_reply_to": visit.asked, "counted_debts": visit.debt_ids, "named_debts": visit.debt_ids,
    }  # fmt: skip
