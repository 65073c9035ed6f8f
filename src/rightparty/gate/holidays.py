"""Public holidays of a country, and whether a local day is closed for a window of permitted hours."""

from datetime import date
from functools import lru_cache

import holidays

from rightparty.gate.zones import WEEKDAYS


@lru_cache(maxsize=512)
def public_holidays(country: str, year: int) -> frozenset[date]:
    """National public holidays of a year (ISO 3166-1 alpha-2), as the `holidays` library knows them."""
    return frozenset(holidays.country_holidays(country, years=year))


def closed(day: date, days: tuple[str, ...], country: str) -> bool:
    """Whether a day is none of the weekdays `days` (empty: all), or a public holiday of `country`."""
    if days and WEEKDAYS[day.weekday()] not in days:
        return True
    return bool(country) and day in public_holidays(country, day.year)
