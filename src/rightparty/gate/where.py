"""Local time wherever a person may be: zones and the countries they belong to, offsets, days and seconds."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import ibis

from rightparty.book.dossier import Row
from rightparty.book.places import country_zones, is_zone, offsets, zones_of

if TYPE_CHECKING:
    import ibis.expr.types as ir

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
