"""Past contacts as a table, one mark a kind: the column reading of `gate/history.py`."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import ibis

from rightparty.book.contacts import Contacts
from rightparty.engine import Engine
from rightparty.gate.history import ELSEWHERE
from rightparty.law.vocabulary import ATTEMPT, CONNECTED, CONVERSATION

if TYPE_CHECKING:
    import ibis.expr.types as ir


OF_KIND = {
    ATTEMPT: ("first_at", "debts"),
    CONNECTED: ("answered_at", "debts"),
    CONVERSATION: ("spoke_at", "spoken_of"),
}
"""By kind of mark: the columns that tell when it happened in a contact, and which debts it was about."""

HAPPENED = tuple(column for column, _ in OF_KIND.values())
"""Columns of a contact that tell when something happened in it."""


@dataclass(frozen=True)
class Wanted:
    """What marks must tell beside the columns that every counter reads; each costs a little.

    `flags`, `outcomes`: a truth `flag <name>` or `outcome <name>` for each. `points`: the points that a
    contact by person went to, and how many of them are at home (`n_home`, at least one) or elsewhere
    (`n_elsewhere`).
    """

    flags: Collection[str] = ()
    outcomes: Collection[str] = ()
    points: bool = False


def past_of(
    engine: Engine, found: Contacts, tables: "Mapping[str, ir.Table]", since: datetime, wanted: Wanted
) -> "Mapping[bool, ir.Table]":
    """Contacts since an instant by person (True) and by point (False), each once for every one that it names.

    With `person_id` or `point_id`, and what is wanted.
    """
    told = _wanted(_recent(found.told, since), wanted)
    if wanted.points:
        places = tables["points"].select(place_of="point_id", place="place")
        rows = told.join(places, told.point_id == places.place_of, how="left")
        elsewhere = rows.place.isin(ELSEWHERE).fill_null(False)
        told = rows.mutate(
            points=ibis.cases((rows.point_id.notnull(), ibis.array([rows.point_id]))),
            n_home=(~elsewhere).cast("int64"),
            n_elsewhere=elsewhere.cast("int64"),
        ).drop("place_of", "place")
    shared = _wanted(_recent(found.shared, since), wanted)
    past = {}
    for by_person, key, each in (
        (True, "person_id", _by_person(shared, tables, wanted)),
        (False, "point_id", _by_point(shared)),
    ):
        # Kept first: read over and over, the unnesting costs ten times as much as once.
        spread = engine.materialize(each, f"{found.shared.get_name()} by {key}")
        own = told.filter(told[key].notnull()).select(*spread.columns)
        past[by_person] = ibis.union(own, spread) if engine.count(spread) else own
    return past


def _recent(contacts: "ir.Table", since: datetime) -> "ir.Table":
    start = ibis.literal(since.astimezone(UTC).replace(tzinfo=None)).cast("timestamp")
    return contacts.filter(contacts.last_at >= start)


def _wanted(contacts: "ir.Table", wanted: Wanted) -> "ir.Table":
    """Flags and outcomes that some counter reads, as truths."""
    flags = {f"flag {flag}": contacts.flags.contains(flag).fill_null(False) for flag in sorted(wanted.flags)}
    outcomes = {
        f"outcome {one}": contacts.outcomes.contains(one).fill_null(False) for one in sorted(wanted.outcomes)
    }
    return contacts.mutate(**flags, **outcomes).drop("flags", "outcomes")


def _by_point(contact: "ir.Table") -> "ir.Table":
    return _each(contact, "points", "point_id").drop("persons", "points")


def _by_person(contact: "ir.Table", tables: "Mapping[str, ir.Table]", wanted: Wanted) -> "ir.Table":
    """Contacts once for each person named; one that names nobody, for each person who owes its debts."""
    placed = _with_places(contact, tables["points"]) if wanted.points else contact.drop("points")
    return ibis.union(_each(placed, "persons", "person_id"), _attributed(placed, tables["liabilities"])).drop(
        "persons"
    )


def _with_places(contact: "ir.Table", points: "ir.Table") -> "ir.Table":
    """`contacts` with the number of points at home and elsewhere; one without any point is at home."""
    each = contact.select("contact_id", "inbound", point_id="points").unnest("point_id")
    places = points.select(place_of="point_id", place="place")
    joined = each.join(places, each.point_id == places.place_of, how="left")
    elsewhere = joined.place.isin(ELSEWHERE).fill_null(False)
    counted = joined.group_by("contact_id", "inbound").agg(
        n_home=(~elsewhere).sum().cast("int64"), n_elsewhere=elsewhere.sum().cast("int64")
    )
    counted = counted.rename(of_contact="contact_id", of_inbound="inbound")
    full = contact.join(
        counted,
        [contact.contact_id == counted.of_contact, contact.inbound == counted.of_inbound],
        how="left",
    )
    return full.drop("of_contact", "of_inbound").mutate(
        n_home=full.n_home.fill_null(1), n_elsewhere=full.n_elsewhere.fill_null(0)
    )


def marks(spread: "ir.Table") -> "ir.Table":
    """Marks of `by_point` or `by_person`: the columns of `Mark`, what is wanted of lists as truths."""
    kinds = [
        spread.mutate(kind=ibis.literal(kind), t=spread[column], debts=spread[about]).filter(
            spread[column].notnull()
        )
        for kind, (column, about) in OF_KIND.items()
    ]
    return ibis.union(*kinds).drop("first_at", "last_at", "spoke_at", "spoken_of")


def _each(contact: "ir.Table", several: str, one: str) -> "ir.Table":
    """Contacts once for each person (or point) that some row names."""
    return contact.mutate(**{one: contact[several]}).unnest(one)


def _attributed(contact: "ir.Table", liabilities: "ir.Table") -> "ir.Table":
    """Contacts that name nobody, once for each person who owes one of their debts."""
    unnamed = contact.filter(contact.persons.isnull() | (contact.persons.length() == 0))
    opened = unnamed.mutate(debt=unnamed.debts).unnest("debt")
    owing = liabilities.select(owing_debt=liabilities.debt_id, person_id=liabilities.person_id)
    pairs = opened.join(owing, opened.debt == owing.owing_debt).select("contact_id", "inbound", "person_id")
    joined = unnamed.join(pairs.distinct(), ["contact_id", "inbound"])
    return joined.select(*contact.columns, "person_id")
