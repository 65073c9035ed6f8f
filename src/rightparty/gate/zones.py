"""Local time wherever a person may be: zone sets, offsets, and the hours a person agreed or refused."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from rightparty.law.parameters import second_of_day

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
UNREADABLE = "?"
"""A word of hours or days that was kept and cannot be read."""

_CLOCK = r"((?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?|24:00)"
_STRETCH = re.compile(f"{_CLOCK}-{_CLOCK}")
_WHOLE_DAY = ((0, 24 * 3600),)
_EPOCH = date(1970, 1, 1)
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class PersonalHours:
    """Hours that a person agreed to or named as inconvenient: `09:00-12:00`, on some weekdays or on all.

    Without hours the whole day is meant; without days, every day. `recorded`: there is a recording or
    document of an agreement, so that it may widen the hours that law permits. What cannot be read refuses:
    it is the whole day, or every day, of hours that are inconvenient, and no hour of those agreed.
    """

    kind: str
    hours: str
    days: tuple[str, ...]
    recorded: bool

    @property
    def key(self) -> str:
        """One line of text, by which equal hours are worked out once."""
        return f"{self.kind}|{self.hours}|{','.join(sorted(self.days))}|{'recorded' if self.recorded else ''}"

    def covers(self, local: datetime) -> bool:
        """Whether a local time lies inside."""
        on_any = not self.days or (self._refuses and UNREADABLE in self.days)
        if not on_any and WEEKDAYS[local.weekday()] not in self.days:
            return False
        if not self.hours:
            return True
        second = local.hour * 3600 + local.minute * 60 + local.second
        return any(_between(second, *span) for span in self.spans)

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Each stretch of hours as seconds of a day; one that ends before it begins runs over midnight."""
        return _spans(self.hours, self._refuses)

    @property
    def _refuses(self) -> bool:
        return self.kind == "inconvenient_hours"


def hours_word(text: str) -> str:
    """Hours as a key has them: without blanks, and without what parts a key."""
    return text.replace(" ", "").replace("|", UNREADABLE) or (UNREADABLE if text else "")


def day_words(days: Iterable[str]) -> tuple[str, ...]:
    """Weekdays as a key has them, in order."""
    return tuple(sorted(day if day in WEEKDAYS else UNREADABLE for day in days))


@lru_cache(maxsize=4096)
def _spans(hours: str, refuses: bool) -> tuple[tuple[int, int], ...]:
    stretches = [_stretch(part) for part in hours.split(";") if part]
    read = tuple(one for one in stretches if one is not None)
    whole = bool(hours) and refuses and (not read or len(read) < len(stretches))
    return _WHOLE_DAY if whole else read


def _stretch(text: str) -> tuple[int, int] | None:
    """The seconds of one stretch; None where it cannot be read, or ends as it begins."""
    found = _STRETCH.fullmatch(text)
    if found is None:
        return None
    opens, closes = (second_of_day(clock) for clock in found.groups())
    return None if opens == closes else (opens, closes)


def _between(second: int, opens: int, closes: int) -> bool:
    inside = opens <= second < closes
    return inside if opens <= closes else second >= opens or second < closes


@lru_cache(maxsize=4096)
def hours_of(key: str) -> tuple[PersonalHours, ...]:
    """The hours behind a row's key: `PersonalHours.key`s joined by blanks, in order."""
    found = []
    for part in key.split(" ") if key else ():
        kind, hours, days, recorded = part.split("|")
        found.append(PersonalHours(kind, hours, tuple(days.split(",")) if days else (), bool(recorded)))
    return tuple(found)


@dataclass(frozen=True)
class HoursAnswer:
    """The three facts about personal hours that rules ask for."""

    outside_agreed_hours: bool
    within_agreed_hours: bool
    inconvenient_now: bool


def personal_hours(hours: Sequence[PersonalHours], zones: Sequence[str], at: datetime) -> HoursAnswer:
    """Judge an instant in every zone: agreed hours must hold in all of them, inconvenient ones in none."""
    locals_ = [at.astimezone(ZoneInfo(zone)) for zone in zones]
    agreed = [h for h in hours if h.kind == "agreed_hours"]
    recorded = [h for h in agreed if h.recorded]
    refused = [h for h in hours if h.kind == "inconvenient_hours"]
    return HoursAnswer(
        outside_agreed_hours=bool(agreed) and any(not _any(agreed, local) for local in locals_),
        within_agreed_hours=bool(recorded)
        and bool(locals_)
        and all(_any(recorded, local) for local in locals_),
        inconvenient_now=any(_any(refused, local) for local in locals_),
    )


def _any(hours: Iterable[PersonalHours], local: datetime) -> bool:
    return any(h.covers(local) for h in hours)


def second_in(at: datetime, zone: str) -> int:
    """Second of the local day at an instant in a zone."""
    stamp = at.timestamp()
    return int((stamp + ahead(zone, stamp)) % 86400)


def date_in(at: datetime, zone: str) -> date:
    """The local calendar day as a date."""
    return date.fromordinal(_EPOCH.toordinal() + day_in(at, zone))


def day_in(at: datetime, zone: str) -> int:
    """The local calendar day, counted from 1970-01-01."""
    stamp = at.timestamp()
    return int((stamp + ahead(zone, stamp)) // 86400)


def ahead(zone: str, stamp: float) -> int:
    """Seconds by which a zone is ahead of UTC at a POSIX time; kept by zone and UTC day."""
    seconds = _ahead_on(zone, int(stamp // 86400))
    return _offset(zone, stamp) if seconds is None else seconds


@lru_cache(maxsize=65_536)
def _ahead_on(zone: str, day: int) -> int | None:
    """A zone's offset through a whole UTC day; None where it changes in that day."""
    first, last = (_offset(zone, stamp) for stamp in (day * 86400.0, (day + 1) * 86400.0))
    return first if first == last else None


def _offset(zone: str, stamp: float) -> int:
    # Not by `fromtimestamp`: it cannot tell times before 1970 everywhere.
    offset = (_BEGINNING + timedelta(seconds=stamp)).astimezone(ZoneInfo(zone)).utcoffset()
    return int((offset or timedelta()).total_seconds())


def midnight_of(day: int, zone: str) -> datetime:
    """The first instant of a local day, counted as in `day_in`; clocks may change before it or on it."""
    midnight = datetime.combine(_EPOCH + timedelta(days=day), time(), ZoneInfo(zone))
    return midnight.astimezone(UTC)


def day_of(day: int) -> date:
    """A calendar day, counted as in `day_in`, as a date."""
    return _EPOCH + timedelta(days=day)
