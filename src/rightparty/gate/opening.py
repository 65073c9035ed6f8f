"""When an hour is open for contact: every window, every zone, every hour agreed to or refused."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from rightparty.gate.holidays import closed
from rightparty.gate.zones import PersonalHours, date_in, personal_hours, second_in
from rightparty.law.parameters import Window

_SEARCH_DAYS = 40


@dataclass(frozen=True)
class Opening:
    """What must hold for an hour to be open: windows (each in the person's zones, or in one named zone).

    The third part of a window says whether hours that the person agreed to on record may widen it.
    """

    windows: tuple[tuple[Window, str, bool], ...]
    hours: tuple[PersonalHours, ...]
    zones: tuple[str, ...]

    def is_open(self, at: datetime) -> bool:
        """Whether contact is permitted at an instant, as far as hours go."""
        answer = personal_hours(self.hours, self.zones, at)
        if answer.outside_agreed_hours or answer.inconvenient_now:
            return False
        return all(
            _inside(window, at, place)
            for window, zone, yields in self.windows
            if not (yields and answer.within_agreed_hours)
            for place in ((zone,) if zone else self.zones)
        )

    def first(self, at: datetime) -> datetime | None:
        """The first open instant from `at` on; None when none comes within forty days."""
        if self.is_open(at):
            return at
        for instant in sorted(set(self._turns(at))):
            if instant > at and self.is_open(instant):
                return instant
        return None

    def _turns(self, at: datetime) -> Iterator[datetime]:
        """Every instant at which a window opens or a refused hour ends."""
        seconds = {0}
        for window, _, _ in self.windows:
            seconds.add(window.opens + (1 if window.open_ends else 0))
        for hours in self.hours:
            seconds |= {second for span in hours.spans for second in span}
        places = {*self.zones, *(zone for _, zone, _ in self.windows if zone)}
        for zone in places:
            midnight = at.astimezone(ZoneInfo(zone)).replace(hour=0, minute=0, second=0, microsecond=0)
            for day in range(_SEARCH_DAYS):
                for second in seconds:
                    yield (midnight + timedelta(days=day, seconds=second)).astimezone(UTC)


def _inside(window: Window, at: datetime, zone: str) -> bool:
    if (window.days or window.holidays) and closed(date_in(at, zone), window.days, window.holidays):
        return False
    second = second_in(at, zone)
    if window.open_ends:
        return window.opens < second < window.closes
    return window.opens <= second < window.closes
