"""The parameters of common practice, each with the pattern it stands for."""

import tomllib
from dataclasses import dataclass, fields, replace
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Practice:
    """The values of `practice.toml`; units and the patterns behind them stand there."""

    from_day: float
    texts_a_day: float
    calls_a_day: float
    mails_a_day: float
    old_numbers: float
    repaired_numbers: float
    reports_lost: float
    contacts_from_day: float
    contacts_a_week: float
    others_from_day: float
    others_a_week: float
    others_told: float
    answered: float
    stops_heeded: float

    def scaled(self, name: str, factor: float) -> "Practice":
        """One parameter halved, doubled …; a share stays within one."""
        value = getattr(self, name) * factor
        return replace(self, **{name: min(value, 1.0) if name in SHARES else value})

    def pressing(self, factor: float) -> "Practice":
        """Every assumption changed at once: each the way that presses less (factor under one) or more."""
        changed = self
        for name in (field.name for field in fields(self)):
            if name not in NEUTRAL:
                changed = changed.scaled(name, 1 / factor if name in GENTLER_WHEN_HIGHER else factor)
        return changed


SHARES = ("old_numbers", "repaired_numbers", "reports_lost", "others_told", "answered", "stops_heeded")
"""Assumptions that are shares of one."""

GENTLER_WHEN_HIGHER = ("from_day", "contacts_from_day", "others_from_day", "stops_heeded")
NEUTRAL = ("answered",)
"""Not the lender's doing."""


@cache
def default_practice() -> Practice:
    """The assumptions as written in `practice.toml`."""
    raw = tomllib.loads(files("rightparty.world").joinpath("practice.toml").read_text(encoding="utf-8"))
    return Practice(**{field.name: float(raw[field.name]["value"]) for field in fields(Practice)})
