"""When a lender's day begins, when its contacts are chosen, and when it ends."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rightparty.book.places import country_zones
from rightparty.law.load import HOME_ZONES

_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Morning:
    """A business day as instants: it begins, its contacts are chosen `at`, and it ends before `ends`.

    Its hours are counted from its beginning, as they pass: where clocks change, there are 23 or 25, and an
    hour has another number than the clock in `zone` shows.
    """

    day: date
    begins: datetime
    at: datetime
    ends: datetime
    zone: ZoneInfo

    @property
    def hours(self) -> tuple[datetime, ...]:
        """The instants at which its hours begin."""
        count = -((self.begins - self.ends) // _HOUR)
        return tuple(self.begins + number * _HOUR for number in range(count))

    @property
    def on_the_clock(self) -> tuple[int | None, ...]:
        """What the clock shows as each hour begins; None for one that it shows a second time."""
        shown = [at.astimezone(self.zone).hour for at in self.hours]
        return tuple(None if hour in shown[:number] else hour for number, hour in enumerate(shown))

    def later(self, days: int) -> "Morning":
        """The same hours of the clock on a later day."""
        day, ahead = self.day + timedelta(days=days), timedelta(days=days)
        begins, ends = (datetime.combine(one, time(0), self.zone) for one in (day, day + timedelta(days=1)))
        at = self.at.astimezone(self.zone) + ahead  # by the clock: an aware time of one zone counts so
        return Morning(day, begins.astimezone(UTC), at.astimezone(UTC), ends.astimezone(UTC), self.zone)


def morning_of(day: date, countries: Iterable[str | None], opens: time) -> Morning:
    """The day of a lender that sits in these countries, one entry a creditor.

    The country that most creditors sit in sets the clock, by its rulebook's zone; one without a
    rulebook by the first of its zones, and a book without creditors by UTC.
    """
    zone = zone_of(countries)
    begins, ends = (datetime.combine(one, time(0), zone) for one in (day, day + timedelta(days=1)))
    at = datetime.combine(day, opens, zone)
    return Morning(day, begins.astimezone(UTC), at.astimezone(UTC), ends.astimezone(UTC), zone)


def zone_of(countries: Iterable[str | None]) -> ZoneInfo:
    """The zone of a lender's clock, see `morning_of`."""
    counts = Counter(sorted(country for country in countries if country))
    for country, _ in counts.most_common():
        zones = (HOME_ZONES[country],) if country in HOME_ZONES else country_zones().get(country, ())
        if zones:
            return ZoneInfo(zones[0])
    return ZoneInfo("UTC")
