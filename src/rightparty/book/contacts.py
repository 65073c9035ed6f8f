"""Past contacts out of the rows of the events table: one row a contact, however many rows tell of it.

Rows of one contact share `contact_id` (contract, section 1). Most contacts are told by one row, and nearly
all others by rows that agree on whom and where; these stand in one table with their person and their point,
kept in the order of persons. What is left (several people or points named, or nobody) keeps lists.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.book.tables import CONTENT_CLASSES
from rightparty.engine import Engine

CONVERSATION = "conversation"
CONNECTED_KINDS = ("connected", CONVERSATION)
REACHED_KINDS = (*CONNECTED_KINDS, "voicemail")
TELLING_FIRST = tuple(CONTENT_CLASSES.split())
"""Content classes from that which tells most to that which tells least: of several the first counts."""

_CONTACT = ("contact_id", "inbound")


@dataclass(frozen=True)
class Contacts:
    """The past contacts of a table of events.

    Both have contact_id, inbound, first_at, last_at, answered_at, spoke_at, reached_at (instants, NULL where
    it did not happen), creditor_id, collector_id, channel, content, debts, spoken_of (of a conversation the
    debts discussed, else `debts`), flags, outcomes. `told`: with person_id and point_id. `shared`: with lists
    of them, persons and points.
    """

    told: ir.Table
    shared: ir.Table


def contacts_of(engine: Engine, events: ir.Table, name: str) -> Contacts:
    """Gather the contacts of a table of events; `name`: what the engine's tables are called by."""
    rows = events.mutate(inbound=events.direction == "in")
    ids = rows.group_by("contact_id").agg(rows=rows.count())
    twice = engine.materialize(ids.filter(ids.rows > 1).select("contact_id"), f"{name} told twice")
    alone = rows.anti_join(twice, "contact_id")
    many = engine.materialize(_gathered(rows.semi_join(twice, "contact_id")), f"{name} gathered")
    one = _finished(alone.select(*_CONTACT, "person_id", "point_id", **_of_one_row(alone)))
    plain = (many.persons.length() == 1) & (many.points.length().fill_null(0) <= 1)
    same = _finished(many.filter(plain).mutate(person_id=many.persons[0], point_id=many.points[0]))
    columns = one.columns
    told = ibis.union(one.filter(one.person_id.notnull()), same.select(*columns)).order_by("person_id")
    nobody = one.filter(one.person_id.isnull())
    nobody = nobody.mutate(persons=ibis.null("array<string>"), points=_listed(nobody.point_id))
    lists = [*(c for c in columns if c not in ("person_id", "point_id")), "persons", "points"]
    odd = _finished(many.filter(~plain.fill_null(False)))
    shared = ibis.union(nobody.select(*lists), odd.select(*lists))
    found = Contacts(
        engine.materialize(told, f"{name} told", lasting=True), engine.materialize(shared, f"{name} shared")
    )
    engine.drop(twice.get_name())
    engine.drop(many.get_name())
    return found


def _finished(rows: ir.Table) -> ir.Table:
    """Also who collected, and the debts that were spoken of, else all.

    A conversation counts to every debt discussed, whoever raised it (comment 14(b)(4)-1).
    """
    return rows.mutate(
        collector_id=ibis.coalesce(rows.agency_id, rows.creditor_id),
        spoken_of=ibis.coalesce(rows.spoken_of, rows.debts),
    ).drop("agency_id")


def _of_one_row(e: ir.Table) -> Mapping[str, Any]:
    """What one row tells of its contact: what `_gathered` makes of it."""
    at, spoke = e["at"], e.kind == CONVERSATION
    return {
        "first_at": at,
        "last_at": at,
        "answered_at": ibis.cases((e.kind.isin(CONNECTED_KINDS), at)),
        "spoke_at": ibis.cases((spoke, at)),
        "reached_at": ibis.cases((e.kind.isin(REACHED_KINDS), at)),
        "creditor_id": e.creditor_id,
        "agency_id": e.agency_id,
        "channel": e.channel,
        "content": e.content,
        "debts": ibis.coalesce(_some(e.counted_debts), _some(e.named_debts), _some(e.debt_ids)),
        "spoken_of": ibis.cases((spoke, _some(e.named_debts))),
        "flags": e.flags,
        "outcomes": _listed(e.outcome),
    }


def _gathered(e: ir.Table) -> ir.Table:
    """Contacts of which several rows tell, gathered into one."""
    spoke = e.kind == CONVERSATION
    telling = e.content.cases(*((content, place) for place, content in enumerate(TELLING_FIRST)))
    told = e.group_by(*_CONTACT).agg(
        first_at=e["at"].min(),
        answered_at=e["at"].min(where=e.kind.isin(CONNECTED_KINDS)),
        spoke_at=e["at"].min(where=spoke),
        reached_at=e["at"].min(where=e.kind.isin(REACHED_KINDS)),
        persons=e.person_id.collect(distinct=True),
        points=e.point_id.collect(distinct=True),
        creditor_id=e.creditor_id.max(),
        agency_id=e.agency_id.max(),
        channel=e.channel.max(),
        content=telling.min().cases(*enumerate(TELLING_FIRST)),
        debts=ibis.coalesce(*(_some(one).max() for one in (e.counted_debts, e.named_debts, e.debt_ids))),
        spoken_of=_some(e.named_debts).max(where=spoke),
        flags=e.flags.collect().flatten().unique(),
        outcomes=e.outcome.collect(distinct=True),
    )
    return told.mutate(last_at=ibis.greatest(told.first_at, told.answered_at, told.spoke_at))


def _some(listed: Any) -> Any:
    """A list, or NULL where it is empty: what is told of no debt is told of none in particular."""
    return ibis.cases((listed.length() > 0, listed))


def _listed(column: Any) -> Any:
    return ibis.cases((column.notnull(), ibis.array([column])))
