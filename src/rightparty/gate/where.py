"""Local time wherever a person may be: zones and the countries they belong to, offsets, days and seconds."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import ibis

from rightparty.book.dossier import Row
from rightparty.book.places import country_zones, is_zone, offsets, zones_of
from rightparty.gate.asked import attach

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from rightparty.gate.facts_sources import Sources

SITUATING = (
    "stated",
    "code_confirmed",
    "carrier_match",
    "wrote_from",
    "called_from",
    "paid_from",
    "answered_as_self",
    "signed_in",
    "used_in_app",
)
"""Evidence good enough for a number's area code to say where the person may be."""

OFFSETS_SCHEMA: Mapping[str, str] = {
    "zone": "string",
    "since": "timestamp",
    "until": "timestamp",
    "ahead_s": "int64",
}
ZONESET_SCHEMA: Mapping[str, str] = {"zones_key": "string", "zone": "string"}


@lru_cache(maxsize=1)
def zone_owners() -> Mapping[str, str]:
    """The country of each zone that belongs to one country alone."""
    owners: dict[str, set[str]] = {}
    for country, zones in country_zones().items():
        for zone in zones:
            owners.setdefault(zone, set()).add(country)
    return {zone: next(iter(found)) for zone, found in owners.items() if len(found) == 1}


def zones_of_person(person: Row, point: Row, numbers: Iterable[Row]) -> tuple[str, ...]:
    """The value reading of `where`: every zone, from a person, the point, and the points of their numbers."""
    zones = set(zones_of(person.get("country"), person.get("region"), person.get("zone")))
    for number in (point, *numbers):
        zones |= set(number.get("zones") or ())
    if point.get("zone") and is_zone(point["zone"]):
        zones.add(point["zone"])
    return tuple(sorted(zones))


def offset_rows(zones: Iterable[str], start: datetime, end: datetime) -> list[dict[str, Any]]:
    """Each zone's offsets between two instants, a day wider on both sides."""
    day = timedelta(days=1)
    return [
        {"zone": o.zone, "since": o.since, "until": o.until, "ahead_s": o.seconds}
        for zone in sorted(set(zones))
        for o in offsets(zone, start - day, end + day)
    ]


def offsets_through_time(zone: str, start: datetime, end: datetime) -> Sequence[Mapping[str, Any]]:
    """A zone's offsets between two instants; the first holds for all time before, the last for all after."""
    return _through_time(zone, start.year, end.year + 1)


@lru_cache(maxsize=256)
def _through_time(zone: str, first: int, last: int) -> Sequence[Mapping[str, Any]]:
    rows = offset_rows([zone], datetime(first, 1, 1, tzinfo=UTC), datetime(last, 1, 1, tzinfo=UTC))
    rows[0]["since"], rows[-1]["until"] = datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)
    return tuple(rows)


def zoneset_rows(keys: Sequence[str]) -> list[dict[str, Any]]:
    """Each zone of each distinct `zones_key`."""
    return [{"zones_key": key, "zone": zone} for key in keys for zone in key.split(";")]


def local(table: "ir.Table", offsets_table: "ir.Table", instant: str, zone: str, prefix: str) -> "ir.Table":
    """Rows with the local time of an instant in a column of zones: `{prefix}_second`, `{prefix}_day`."""
    o = offsets_table.rename(offset_zone="zone", offset_since="since", offset_until="until")
    joined = table.join(
        o, [table[zone] == o.offset_zone, table[instant] >= o.offset_since, table[instant] < o.offset_until]
    )
    seconds = joined[instant].epoch_seconds() + joined.ahead_s
    return joined.mutate(
        **{
            f"{prefix}_second": seconds % 86400,
            f"{prefix}_day": (seconds / 86400).floor().cast("int64"),
        }
    ).drop("offset_zone", "offset_since", "offset_until", "ahead_s")


def from_epoch(seconds: Any) -> Any:
    """A column of seconds since 1970 as UTC timestamps without a zone."""
    return ibis.literal("1970-01-01").cast("timestamp") + seconds.as_interval("s")


CLOCK = ("ahead_0", "since_0", "ahead_1", "since_1", "ahead_2")
"""Columns of `clocks`: the last offsets of a zone up to an instant, and since when they were in force."""


def clocks(s: "Sources", rows: "ir.Table") -> "ir.Table":
    """Rows with what tells the local day of any instant in the two months before each row's `asked_at`.

    No zone changes its clock more than twice in that time. `rows` have `home_zone`.
    """
    when = rows.select("home_zone", "asked_at").distinct()
    o = s.home.rename(offset_zone="zone", offset_since="since")
    same = [when.home_zone == o.offset_zone, o.offset_since <= when.asked_at]
    pieces = when.join(o, same)
    back = ibis.row_number().over(
        group_by=[pieces.home_zone, pieces.asked_at], order_by=pieces.offset_since.desc()
    )
    ranked = pieces.mutate(back=back)
    told: dict[str, Any] = {}
    for number in range(3):
        told[f"ahead_{number}"] = ranked.ahead_s.max(where=ranked.back == number)
        told[f"since_{number}"] = ranked.offset_since.max(where=ranked.back == number)
    each = ranked.group_by("home_zone", "asked_at").agg(**told).drop("since_2")
    return attach(rows, s.engine.materialize(each, s.named("clocks")), "home_zone", "asked_at")


def clock_day(rows: "ir.Table", at: Any) -> Any:
    """The local day of an instant, by the columns of `CLOCK`."""
    ahead = ibis.cases(
        (at >= rows.since_0, rows.ahead_0), (at >= rows.since_1, rows.ahead_1), else_=rows.ahead_2
    )
    return ((at.epoch_seconds() + ahead) / 86400).floor().cast("int64")
