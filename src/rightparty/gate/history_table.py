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


_CONTACT = ("contact_id", "inbound")

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


def recent(events: "ir.Table", since: datetime) -> "ir.Table":
    """Events since an instant, with their direction as a truth `inbound`."""
    rows = events.filter(events["at"] >= ibis.literal(since.replace(tzinfo=None)).cast("timestamp"))
    return rows.mutate(inbound=rows.direction == "in")


def told_once(e: "ir.Table", twice: "ir.Table | None", points: "ir.Table", wanted: Wanted) -> "ir.Table":
    """Contacts with a person of which one row tells, as most do: nothing is to be gathered or spread.

    Columns of `contacts`, with `person_id` and `point_id` instead of lists of them.
    """
    rows = e.filter(e.person_id.notnull())
    rows = rows if twice is None else rows.anti_join(twice, "contact_id")
    placed: dict[str, Any] = {}
    if wanted.points:
        places = points.select(place_of="point_id", place="place")
        rows = rows.join(places, rows.point_id == places.place_of, how="left")
        elsewhere = rows.place.isin(ELSEWHERE).fill_null(False)
        placed = {
            "points": _listed(rows.point_id),
            "n_home": (~elsewhere).cast("int64"),
            "n_elsewhere": elsewhere.cast("int64"),
        }
    told = rows.select(*_CONTACT, "person_id", "point_id", **placed, **_of_one_row(rows, wanted))
    return _finished(told)


def contacts(e: "ir.Table", twice: "ir.Table", wanted: Wanted) -> "ir.Table":
    """One row a past contact (and direction) that several rows tell, or whose only row names nobody."""
    nobody = e.filter(e.person_id.isnull()).anti_join(twice, "contact_id")
    alone = nobody.select(
        *_CONTACT,
        persons=ibis.null("array<string>"),
        points=_listed(nobody.point_id),
        **_of_one_row(nobody, wanted),
    )
    many = _gathered(e.semi_join(twice, "contact_id"), wanted)
    many = many.mutate(last_at=ibis.greatest(many.first_at, many.answered_at, many.spoke_at))
    return _finished(ibis.union(alone, many.select(*alone.columns)))


def _finished(told: "ir.Table") -> "ir.Table":
    """Also who collected, and the debts that were spoken of, else all.

    A conversation counts to every debt discussed, whoever raised it (comment 14(b)(4)-1).
    """
    return told.mutate(
        collector_id=ibis.coalesce(told.agency_id, told.creditor_id),
        spoken_of=ibis.coalesce(told.spoken_of, told.debts),
    ).drop("agency_id")


def _telling(e: "ir.Table") -> Any:
    return e.content.cases(*((content, place) for place, content in enumerate(TELLING_FIRST)))


def _of_one_row(e: "ir.Table", wanted: Wanted) -> dict[str, Any]:
    """Columns of a contact of which one row tells: what `_gathered` makes of it."""
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
        **{f"flag {flag}": e.flags.contains(flag) for flag in sorted(wanted.flags)},
        **{f"outcome {one}": (e.outcome == one).fill_null(False) for one in sorted(wanted.outcomes)},
    }


def _some(listed: Any) -> Any:
    """A list, or NULL where it is empty: what is told of no debt is told of none in particular."""
    return ibis.cases((listed.length() > 0, listed))


def _listed(column: Any) -> Any:
    return ibis.cases((column.notnull(), ibis.array([column])))


def _gathered(e: "ir.Table", wanted: Wanted) -> "ir.Table":
    """Contacts of which several rows tell, gathered into one."""
    spoke = e.kind == CONVERSATION
    return e.group_by(*_CONTACT).agg(
        first_at=e["at"].min(),
        answered_at=e["at"].min(where=e.kind.isin(CONNECTED_KINDS)),
        spoke_at=e["at"].min(where=spoke),
        reached_at=e["at"].min(where=e.kind.isin(REACHED_KINDS)),
        persons=e.person_id.collect(distinct=True),
        points=e.point_id.collect(distinct=True),
        creditor_id=e.creditor_id.max(),
        agency_id=e.agency_id.max(),
        channel=e.channel.max(),
        content=_telling(e).min().cases(*enumerate(TELLING_FIRST)),
        debts=ibis.coalesce(*(_some(one).max() for one in (e.counted_debts, e.named_debts, e.debt_ids))),
        spoken_of=_some(e.named_debts).max(where=spoke),
        **{f"flag {flag}": e.flags.contains(flag).any() for flag in sorted(wanted.flags)},
        **{f"outcome {one}": (e.outcome == one).fill_null(False).any() for one in sorted(wanted.outcomes)},
    )


def by_point(contact: "ir.Table") -> "ir.Table":
    """`contacts` once for each point named, in a column `point_id`."""
    return _each(contact, "points", "point_id").drop("persons", "points")


def by_person(contact: "ir.Table", tables: "Mapping[str, ir.Table]", wanted: Wanted) -> "ir.Table":
    """`contacts` once for each person named; one that names nobody, for each person who owes its debts."""
    placed = _with_places(contact, tables["points"]) if wanted.points else contact.drop("points")
    return ibis.union(_each(placed, "persons", "person_id"), _attributed(placed, tables["liabilities"])).drop(
        "persons"
    )


def with_told_once(spread: "ir.Table", of_once: "ir.Table", key: str) -> "ir.Table":
    """Marks by one key, with those of contacts told once that have it."""
    own = of_once.filter(of_once[key].notnull())
    return ibis.union(spread, own.select(*spread.columns))


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
