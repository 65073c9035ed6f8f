"""Where a person may be: the time zones of a country or region, and their offsets through time."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_TIDY = timedelta(seconds=1)


class Offset(NamedTuple):
    """A zone is `seconds` ahead of UTC from `since` until just before `until`."""

    zone: str
    since: datetime
    until: datetime
    seconds: int


@lru_cache(maxsize=1)
def _places() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    raw = tomllib.loads((files("rightparty.book") / "places.toml").read_text(encoding="utf-8"))
    return {kind: {code: tuple(zones) for code, zones in table.items()} for kind, table in raw.items()}


@lru_cache(maxsize=1)
def country_zones() -> Mapping[str, tuple[str, ...]]:
    """Every zone of each country (ISO 3166-1 alpha-2), from the tz database's own table."""
    zones: dict[str, list[str]] = {}
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line and not line.startswith("#"):
            country, _, zone, *_ = line.split("\t")
            zones.setdefault(country, []).append(zone)
    return {country: tuple(sorted(names)) for country, names in zones.items()} | dict(_places()["countries"])


def region_zones() -> Mapping[str, tuple[str, ...]]:
    """Zones of a region (ISO 3166-2) inside a country of several zones."""
    return _places()["regions"]


def zones_of(country: str | None, region: str | None, zone: str | None) -> tuple[str, ...]:
    """Every zone where a person of this residence may be; none where nothing is known.

    >>> zones_of("US", "US-CA", None)
    ('America/Los_Angeles',)
    """
    if zone and is_zone(zone):
        return (zone,)
    if region and region in region_zones():
        return region_zones()[region]
    return country_zones().get(country or "", ())


@lru_cache(maxsize=1024)
def is_zone(zone: str) -> bool:
    """Whether the tz database knows this name."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def offsets(zone: str, start: datetime, end: datetime) -> Iterator[Offset]:
    """The zone's offsets between two instants, one row a change, found by halving days."""
    info = ZoneInfo(zone)
    since, seconds = start, _seconds(info, start)
    day = start
    while day < end:
        after = min(day + timedelta(days=1), end)
        if _seconds(info, after) != seconds:
            change = _change(info, day, after)
            yield Offset(zone, since, change, seconds)
            since, seconds = change, _seconds(info, change)
        day = after
    yield Offset(zone, since, end, seconds)


def _seconds(info: ZoneInfo, at: datetime) -> int:
    offset = at.astimezone(info).utcoffset() or timedelta()
    return int(offset.total_seconds())


def _change(info: ZoneInfo, before: datetime, after: datetime) -> datetime:
    low, high = before, after
    while high - low > _TIDY:
        middle = low + (high - low) / 2
        if _seconds(info, middle) == _seconds(info, before):
            low = middle
        else:
            high = middle
    return high.astimezone(UTC).replace(microsecond=0)
