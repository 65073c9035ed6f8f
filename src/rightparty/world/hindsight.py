"""A town as the lender knew it on an earlier day, so that a month can be played day by day.

The town is made up to its book's date. Seen from an earlier day, what came later is left out, and so is
what the lender did itself since the play began: from there on, the policy that is played acts instead.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.book.book import Book, schema_of
from rightparty.engine import Engine
from rightparty.world.policies import Message
from rightparty.world.snapshot import Snapshot

_KNOWN_FROM = {
    "notices": "at", "complaints": "at", "payments": "paid_at", "charges": "at", "promises": "made_at",
    "placements": "from",
}  # fmt: skip


def seen_from(
    engine: Engine, book: Book, at: datetime, began: datetime, acted: ir.Table, name: str = "seen"
) -> Book:
    """The book at an earlier instant.

    Args:
        engine: holds the tables; the larger ones are kept in it, under `name`.
        book: the town at its own date.
        at: the instant to see it from, aware.
        began: when the play began: the lender's own contacts since are left out.
        acted: what the policy did since, with the columns of `events`.
        name: prefix of the tables kept.
    """
    now, start = _stamp(at), _stamp(began)
    tables = dict(book.tables)
    for table, column in _KNOWN_FROM.items():
        tables[table] = tables[table].filter(tables[table][column] <= now)
    agreed = tables["agreements"]
    agreed = agreed.filter(agreed.agreed_at.isnull() | (agreed.agreed_at <= now))
    instalments, contacts, proofs = tables["instalments"], tables["events"], tables["evidence"]
    known = instalments.agreement_id.isnull() | instalments.agreement_id.isin(agreed.agreement_id)
    before = contacts.filter(contacts["at"] < start)
    own = (proofs["at"] >= start) & proofs.contact_id.notnull()
    tables |= {
        "agreements": agreed,
        "instalments": engine.materialize(instalments.filter(known), f"{name}_instalments"),
        "events": engine.materialize(ibis.union(before, acted.select(before.columns)), f"{name}_events"),
        "evidence": engine.materialize(proofs.filter(proofs["at"] <= now, ~own), f"{name}_evidence"),
        "debts": tables["debts"].mutate(
            as_of=ibis.ifelse(tables["debts"].as_of.isnull(), None, _stamp(at - timedelta(hours=3)))
        ),
    }
    return replace(book, tables=tables, meta=replace(book.meta, as_of=at))


def as_events(messages: Sequence[Message], morning: Snapshot, number: int) -> list[dict[str, Any]]:
    """What was sent, as rows of `events`: dials as attempts or connected calls, the rest as delivered."""
    creditors = {debt: case.creditor_id for case in morning.cases for debt in case.debt_ids}
    rows = []
    for index, message in enumerate(messages):
        call = message.channel == "call"
        rows.append({
            "event_id": f"PLAY{number:03d}{index:07d}", "contact_id": f"PLAYC{number:03d}{index:07d}",
            "at": morning.at + timedelta(minutes=30), "direction": "out", "channel": message.channel,
            "kind": ("connected" if message.heard else "attempt") if call else "delivered",
            "outcome": ("answered" if message.heard else "no_answer") if call else "delivered",
            "creditor_id": creditors.get(message.debt_ids[0], ""), "debt_ids": message.debt_ids,
            "person_id": message.person_id, "point_id": message.point_id, "mode": "informing",
            "content": message.content, "counted_debts": message.debt_ids,
        })  # fmt: skip
    return rows


def nothing_yet(engine: Engine, name: str) -> ir.Table:
    """An empty table of events."""
    return engine.create(name, [], schema_of("events"))


def _stamp(at: datetime) -> ir.Value:
    return ibis.literal(at.replace(tzinfo=None), "timestamp")
