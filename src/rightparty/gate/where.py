"""Where the person of a candidate may be: every possible zone, and every country whose law is concerned.

Residence (zone, else region, else country), the point's own zone and area code, and the area codes of
the person's other numbers all count: where they differ, the person may be in any of them.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from zoneinfo import available_timezones

import ibis

from rightparty.book.dossier import Row
from rightparty.book.places import country_zones, is_zone, offsets, region_zones, zones_of
from rightparty.gate.asked import attach

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

PLACES_SCHEMA: Mapping[str, str] = {"place": "string", "zones": "array<string>", "owner": "string"}
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


def place_rows() -> list[dict[str, Any]]:
    """`country CN`, `region US-CA`, `zone Asia/Shanghai` …: the zones of each, and a zone's country."""
    owners = zone_owners()
    every = sorted({zone for zones in country_zones().values() for zone in zones} | available_timezones())
    return [
        *(
            {"place": f"country {code}", "zones": zones, "owner": code}
            for code, zones in country_zones().items()
        ),
        *(
            {"place": f"region {code}", "zones": zones, "owner": code[:2]}
            for code, zones in region_zones().items()
        ),
        *({"place": f"zone {zone}", "zones": (zone,), "owner": owners.get(zone)} for zone in every),
    ]


def where(asked: "ir.Table", tables: "Mapping[str, ir.Table]", places: "ir.Table") -> "ir.Table":
    """One row a (person, point): `zones_key` (names joined by `;`) and the countries of named zones."""
    pairs = asked.select("person_id", "point_id").distinct()
    people, points = _residences(tables, places), _point_places(tables, places)
    numbers = _numbers(tables)
    zones = ibis.union(
        pairs.join(people.select("person_id", "zone_list").unnest("zone_list"), "person_id").select(
            "person_id", "point_id", zone="zone_list"
        ),
        pairs.join(numbers, "person_id").select("person_id", "point_id", "zone"),
        pairs.join(points.select("point_id", "zone_list").unnest("zone_list"), "point_id").select(
            "person_id", "point_id", zone="zone_list"
        ),
        distinct=True,
    )
    keyed = zones.group_by("person_id", "point_id").agg(
        zones_key=zones.zone.group_concat(";", order_by=zones.zone, where=zones.zone.notnull())
    )
    full = attach(pairs, keyed, "person_id", "point_id")
    full = attach(full, people.drop("zone_list"), "person_id")
    full = attach(full, points.drop("zone_list"), "point_id")
    return full.select("person_id", "point_id", "zones_key", "person_zone_owner", "point_zone_owner")


def _residences(tables: "Mapping[str, ir.Table]", places: "ir.Table") -> "ir.Table":
    p = tables["persons"].select("person_id", "country", "region", "zone")
    for level in ("zone", "region", "country"):
        named = places.select(
            **{f"{level}_place": "place", f"{level}_zones": "zones", f"{level}_owner": "owner"}
        )
        p = p.join(named, (f"{level} " + p[level]) == named[f"{level}_place"], how="left")
    return p.select(
        "person_id",
        zone_list=ibis.coalesce(p.zone_zones, p.region_zones, p.country_zones),
        # A zone that belongs to no one country (an alias, UTC) names a place without a rulebook.
        person_zone_owner=ibis.cases((p.zone.notnull(), p.zone_owner.fill_null("?"))),
    )


def _point_places(tables: "Mapping[str, ir.Table]", places: "ir.Table") -> "ir.Table":
    p = tables["points"].select("point_id", "zone", area_zones="zones")
    named = places.select(zone_place="place", zone_zones="zones", point_zone_owner="owner")
    p = p.join(named, ("zone " + p.zone) == named.zone_place, how="left")
    none = ibis.literal([], type="array<string>")
    zones = ibis.coalesce(p.area_zones, none).concat(ibis.coalesce(p.zone_zones, none))
    owner = ibis.cases((p.zone.notnull(), p.point_zone_owner.fill_null("?")))
    return p.select("point_id", point_zone_owner=owner, zone_list=zones)


def _numbers(tables: "Mapping[str, ir.Table]") -> "ir.Table":
    tied = (
        tables["evidence"]
        .filter(tables["evidence"].kind.isin(SITUATING))
        .select("person_id", "point_id")
        .distinct()
    )
    phones = tables["points"].select("point_id", zone="zones")
    return (
        tied.join(phones.filter(phones.zone.notnull()), "point_id").select("person_id", "zone").unnest("zone")
    )


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
