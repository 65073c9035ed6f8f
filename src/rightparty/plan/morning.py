"""When a lender's day begins, when its contacts are chosen, and when it ends."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rightparty.book.places import country_zones
from rightparty.law.load import HOME_ZONES


@dataclass(frozen=True)
class Morning:
    """A business day as instants: it begins, its contacts are chosen `at`, and it ends before `ends`."""

    day: date
    begins: datetime
    at: datetime
    ends: datetime


def morning_of(day: date, countries: Iterable[str | None], opens: time) -> Morning:
    """The day of a lender that sits in these countries, one entry a creditor.

    The country that most creditors sit in sets the clock, by its rulebook's zone; one without a
    rulebook by the first of its zones, and a book without creditors by UTC.
    """
    zone = zone_of(countries)
    begins, ends = (datetime.combine(one, time(0), zone) for one in (day, day + timedelta(days=1)))
    at = datetime.combine(day, opens, zone)
    return Morning(day, begins.astimezone(UTC), at.astimezone(UTC), ends.astimezone(UTC))


def zone_of(countries: Iterable[str | None]) -> ZoneInfo:
    """The zone of a lender's clock, see `morning_of`."""
    counts = Counter(sorted(country for country in countries if country))
    for country, _ in counts.most_common():
        zones = (HOME_ZONES[country],) if country in HOME_ZONES else country_zones().get(country, ())
        if zones:
            return ZoneInfo(zones[0])
    return ZoneInfo("UTC")
