"""Past contacts as a table, one mark a kind: the column reading of `gate/history.py`."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import ibis

from rightparty.gate.history import CONNECTED_KINDS, ELSEWHERE, REACHED_KINDS, TELLING_FIRST
from rightparty.law.vocabulary import ATTEMPT, CONNECTED, CONVERSATION

if TYPE_CHECKING:
    import ibis.expr.types as ir


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


def contacts(events: "ir.Table", since: datetime, wanted: Wanted) -> "ir.Table":
    """One row a past contact (and direction) with an event since an instant, whatever rows tell of it."""
    recent = events.filter(events["at"] >= ibis.literal(since.replace(tzinfo=None)).cast("timestamp"))
    e = recent.mutate(inbound=recent.direction == "in")
    keys = ("contact_id", "inbound")
    several = e.group_by(*keys).agg(rows=e.count()).filter(lambda t: t.rows > 1).select(*keys)
    # Most contacts have one row, which needs no gathering: that costs ten times as much.
    alone, many = _alone(e.anti_join(several, keys), wanted), _gathered(e.semi_join(several, keys), wanted)
    told = ibis.union(alone, many.select(*alone.columns))
    return told.mutate(
        collector_id=ibis.coalesce(told.agency_id, told.creditor_id),
        content=told.telling.cases(*enumerate(TELLING_FIRST)),
    ).drop("agency_id", "telling")


def _telling(e: "ir.Table") -> Any:
    return e.content.cases(*((content, place) for place, content in enumerate(TELLING_FIRST)))


def _alone(e: "ir.Table", wanted: Wanted) -> "ir.Table":
    """Contacts of which one row tells: what `_gathered` makes of it."""
    at, spoke = e["at"], e.kind == CONVERSATION
    return e.select(
        "contact_id",
        "inbound",
        first_at=at,
        answered_at=ibis.cases((e.kind.isin(CONNECTED_KINDS), at)),
        spoke_at=ibis.cases((spoke, at)),
        reached_at=ibis.cases((e.kind.isin(REACHED_KINDS), at)),
        persons=_listed(e.person_id),
        points=_listed(e.point_id),
        creditor_id=e.creditor_id,
        agency_id=e.agency_id,
        channel=e.channel,
        telling=_telling(e),
        debts=ibis.coalesce(e.counted_debts, e.named_debts, e.debt_ids),
        spoken_of=ibis.cases((spoke, e.named_debts)),
        **{f"flag {flag}": e.flags.contains(flag) for flag in sorted(wanted.flags)},
        **{f"outcome {one}": (e.outcome == one).fill_null(False) for one in sorted(wanted.outcomes)},
    )


def _listed(column: Any) -> Any:
    return ibis.cases((column.notnull(), ibis.array([column])))


def _gathered(e: "ir.Table", wanted: Wanted) -> "ir.Table":
    """Contacts of which several rows tell, gathered into one."""
    spoke = e.kind == CONVERSATION
    return e.group_by("contact_id", "inbound").agg(
        first_at=e["at"].min(),
        answered_at=e["at"].min(where=e.kind.isin(CONNECTED_KINDS)),
        spoke_at=e["at"].min(where=spoke),
        reached_at=e["at"].min(where=e.kind.isin(REACHED_KINDS)),
        persons=e.person_id.collect(distinct=True),
        points=e.point_id.collect(distinct=True),
        creditor_id=e.creditor_id.max(),
        agency_id=e.agency_id.max(),
        channel=e.channel.max(),
        telling=_telling(e).min(),
        debts=ibis.coalesce(e.counted_debts.max(), e.named_debts.max(), e.debt_ids.max()),
        spoken_of=e.named_debts.max(where=spoke),
        **{f"flag {flag}": e.flags.contains(flag).any() for flag in sorted(wanted.flags)},
        **{f"outcome {one}": (e.outcome == one).fill_null(False).any() for one in sorted(wanted.outcomes)},
    )


def by_point(contact: "ir.Table") -> "ir.Table":
    """`contacts` once for each point named, in a column `point_id`."""
    return _each(contact, "points", "point_id").drop("persons")


def by_person(contact: "ir.Table", tables: "Mapping[str, ir.Table]", wanted: Wanted) -> "ir.Table":
    """`contacts` once for each person named; one that names nobody, for each person who owes its debts."""
    placed = _with_places(contact, tables["points"]) if wanted.points else contact.drop("points")
    return ibis.union(_each(placed, "persons", "person_id"), _attributed(placed, tables["liabilities"]))


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
        spread.mutate(kind=ibis.literal(kind), t=spread[column]).filter(spread[column].notnull())
        for kind, column in ((ATTEMPT, "first_at"), (CONNECTED, "answered_at"), (CONVERSATION, "spoke_at"))
    ]
    # A conversation counts to every debt discussed, whoever raised it (comment 14(b)(4)-1).
    kinds[2] = kinds[2].mutate(debts=ibis.coalesce(kinds[2].spoken_of, kinds[2].debts))
    return ibis.union(*kinds).drop("first_at", "spoke_at", "spoken_of")


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
