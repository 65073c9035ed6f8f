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


SHARES = ("old_numbers", "repaired_numbers", "reports_lost", "others_told", "answered", "stops_heeded")


@cache
def default_practice() -> Practice:
    """The assumptions as written in `practice.toml`."""
    raw = tomllib.loads(files("rightparty.world").joinpath("practice.toml").read_text(encoding="utf-8"))
    return Practice(**{field.name: float(raw[field.name]["value"]) for field in fields(Practice)})
