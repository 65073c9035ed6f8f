"""Where contact points come from, and when a source of them is paused.

A piece of evidence comes from the `source` that it names, or, where it names none, from its kind
(`skip_traced`: repair). What our own contacts showed comes from nobody else. `OWN` stands for it.
"""

import hashlib
import json
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from importlib.resources import files
from math import sqrt
from typing import Final

import ibis
import ibis.expr.types as ir

from rightparty.errors import InvalidInput

OK: Final = "ok"
WATCH: Final = "watch"
PAUSED: Final = "paused"
OWN: Final = "contact"
"""The `source` of evidence that a contact of ours left."""


@dataclass(frozen=True)
class SourceRule:
    """When a source is paused, from `parties/sources.toml`; `version` is a hash of that file's content.

    `limit` is a share of conclusive pairs, `z` the width of the interval in standard deviations, and
    `kinds` are the kinds of evidence that bring a point to a person, in order.
    """

    version: str
    limit: float
    z: float
    outcomes_min: int
    window: timedelta
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class Figures:
    """What came of a source's pairs: how many are conclusive, and of those, how many were not the person."""

    outcomes: int
    reports: int

    def __post_init__(self) -> None:
        if not 0 <= self.reports <= self.outcomes:
            raise InvalidInput(f"{self.reports} reports of {self.outcomes} outcomes cannot be")


@dataclass(frozen=True)
class Verdict:
    """`ok`, `watch` or `paused`, with the rate, the least that the true rate can be, and why, by language."""

    state: str
    rate: float
    at_least: float
    why: Mapping[str, str]


def judge(figures: Figures, rule: SourceRule) -> Verdict:
    """What the figures of a source say of it: paused only where chance does not explain them."""
    n, wrong = figures.outcomes, figures.reports
    rate = wrong / n if n else 0.0
    at_least = _wilson_low(wrong, n, rule.z)
    enough = n >= rule.outcomes_min
    state = OK if rate <= rule.limit else PAUSED if enough and at_least > rule.limit else WATCH
    words = _words()[state if enough else "few"]
    filled = {
        "reports": f"{wrong:,}",
        "outcomes": f"{n:,}",
        "min": f"{rule.outcomes_min:,}",
        "rate": f"{rate:.1%}",
        "at_least": f"{at_least:.1%}",
        "limit": f"{rule.limit:.1%}",
    }
    return Verdict(state, rate, at_least, {name: text.format(**filled) for name, text in words.items()})


@lru_cache(maxsize=1)
def _words() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((files("rightparty.parties") / "sources_words.toml").read_text(encoding="utf-8"))


def _wilson_low(successes: int, trials: int, z: float) -> float:
    """The lower end of Wilson's interval; 0 without trials."""
    if not trials:
        return 0.0
    share, spread = successes / trials, z * z / trials
    middle = share + spread / 2
    half = z * sqrt(share * (1 - share) / trials + spread / (4 * trials))
    return max(0.0, (middle - half) / (1 + spread))


def resting_on(evidence: ir.Table, paused: Collection[str], rule: SourceRule) -> ir.Table:
    """The pairs (point_id, person_id) for which nothing but paused sources speaks.

    A pair that a contact of ours proved, or that any other source brings too, is not among them.
    `evidence` has the columns of the book's table.
    """
    brings = evidence.filter(evidence.kind.isin(rule.kinds))
    ours = brings.contact_id.notnull() | (brings.source == OWN).fill_null(False)
    bad = ~ours & ibis.coalesce(brings.source, brings.kind).isin(sorted(paused))
    pairs = brings.mutate(bad=bad).group_by("point_id", "person_id").agg(only=lambda t: t.bad.all())
    return pairs.filter(pairs.only).select("point_id", "person_id")


@lru_cache(maxsize=1)
def default_rule() -> SourceRule:
    """The rule that comes with the package: stated assumptions, on the strict side."""
    text = (files("rightparty.parties") / "sources.toml").read_text(encoding="utf-8")
    raw = tomllib.loads(text)
    plain = json.dumps(raw, sort_keys=True, ensure_ascii=False, default=str)
    return SourceRule(
        version=hashlib.sha256(plain.encode()).hexdigest()[:12],
        limit=float(raw["rate"]["limit"]),
        z=float(raw["certainty"]["z"]),
        outcomes_min=int(raw["outcomes"]["min"]),
        window=timedelta(days=raw["window"]["days"]),
        kinds=tuple(raw["provenance"]["kinds"]),
    )
