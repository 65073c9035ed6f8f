"""Whom somebody contacted on what is still the same day where they are, though it is yesterday at the lender.

A lender's day and a person's are the same for most. Only people who were contacted in the hours before the
lender's day began are looked at, and only the places among theirs that are a day behind, or began it sooner.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import ibis
import ibis.expr.types as ir

from rightparty.book.places import is_zone, zones_of
from rightparty.engine import Engine
from rightparty.gate.zones import day_in, midnight_of
from rightparty.plan.morning import Morning
from rightparty.plan.people import stamp, unasked

LONGEST_DAY = timedelta(hours=25)
"""A day on which clocks are put back."""


def places_of_late(tables: Mapping[str, ir.Table], morning: Morning) -> ir.Table:
    """Whoever was contacted in the day before the lender's began, with each place where they may be.

    Their residence, and whatever number was ever said to be theirs: a superset of what the gate goes by.

    Returns:
        person_id, last (their latest such contact), and of a place country, region, zone and zones (joined
        by `;`), each empty where nothing is said.
    """
    events = unasked(tables["events"], morning.at, 2)
    late = events.filter(
        events["at"] >= stamp(morning.at - LONGEST_DAY),
        events["at"] < stamp(morning.begins),
        events.person_id.notnull(),
    )
    late = late.group_by("person_id").aggregate(last=late["at"].max())
    persons, points = tables["persons"], tables["points"]
    lives = late.join(persons.select("person_id", "country", "region", "zone"), "person_id")
    tied = tables["evidence"].select("person_id", "point_id").semi_join(late, "person_id").distinct()
    areas = points.select("point_id", "zone", zones=ibis.literal(";").join(points.zones))
    reached = late.join(tied, "person_id").join(areas, "point_id")
    nowhere = ibis.null("string")
    every = ibis.union(
        lives.select("person_id", "last", "country", "region", "zone", zones=nowhere),
        reached.select("person_id", "last", "zone", "zones", country=nowhere, region=nowhere).select(
            "person_id", "last", "country", "region", "zone", "zones"
        ),
    )
    return every.select("person_id", "last", **{name: every[name].fill_null("") for name in _PLACE})


_PLACE = ("country", "region", "zone", "zones")


def same_day(engine: Engine, late: ir.Table, morning: Morning) -> ir.Table | None:
    """`person_id` of those for whom their last contact was today, wherever they may be; None: of nobody.

    Args:
        engine: holds `late`.
        late: of `places_of_late`.
        morning: the day.
    """
    begun: dict[datetime, list[str]] = {}
    for row in engine.rows(late.select(*_PLACE).distinct().order_by(*_PLACE)):
        begins = _begins(row, morning.at)
        if begins is not None and begins < morning.begins:
            begun.setdefault(begins, []).append("|".join(row[name] for name in _PLACE))
    if not begun:
        return None
    key = ibis.literal("|").join([late[name] for name in _PLACE])
    today = [key.isin(keys) & (late["last"] >= stamp(begins)) for begins, keys in sorted(begun.items())]
    return late.filter(ibis.or_(*today)).select("person_id").distinct()


def _begins(place: Mapping[str, str], at: datetime) -> datetime | None:
    """When the day of an instant began in a place: in the first of its zones; None where nobody knows one."""
    zones = {zone for zone in (place["zone"], *place["zones"].split(";")) if zone and is_zone(zone)}
    zones |= set(zones_of(place["country"], place["region"], place["zone"]))
    return min((midnight_of(day_in(at, zone), zone).astimezone(UTC) for zone in zones), default=None)
