"""The form of a response model's file: its version, and whatever keeps it from being read."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from rightparty.book.tables import CHANNELS
from rightparty.law.vocabulary import ALL
from rightparty.plan.manner import LOWERING

_SECTIONS: Mapping[str, type] = {
    "name": str,
    "effect": list,
    "factor": list,
    "lowers": dict,
    "harassed": list,
    "card": dict,
}
_WORTH_MOST = 100
"""No number of a model is larger: a share, a factor, units of burden."""


def version_of(raw: Mapping[str, Any]) -> str:
    """A short hash of what a file says, whatever its layout."""
    canonical = json.dumps(raw, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()[:12]


def shape_faults(raw: Mapping[str, Any]) -> Iterator[str]:
    """Everything of the wrong form in a parsed file."""
    missing = [name for name, form in _SECTIONS.items() if not isinstance(raw.get(name), form)]
    if missing:
        yield f"missing, or not of the right form: {', '.join(missing)}"
        return
    for number, one in enumerate(raw["effect"], start=1):
        yield from (f"effect {number}: {fault}" for fault in _effect_faults(one))
    for number, one in enumerate(raw["factor"], start=1):
        yield from (f"factor {number}: {fault}" for fault in _factor_faults(one))
    if set(raw["lowers"]) != set(LOWERING):
        yield f"lowers: needs exactly {', '.join(LOWERING)}"
    for name, lowered in raw["lowers"].items():
        one = lowered if isinstance(lowered, dict) else {}
        if not _between(one.get("lift"), 0, 1) or not _between(one.get("burden"), 1, 10):
            yield f"lowers.{name}: `lift` is at most 1 and `burden` from 1 to 10: it may only lower"
    harassed = raw["harassed"]
    if not harassed or not all(_between(one, 0.01, 1) for one in harassed) or harassed != sorted(harassed):
        yield f"harassed = {harassed!r} is no rising list of shares from 0.01 to 1"


def _effect_faults(one: Any) -> Iterator[str]:
    if not isinstance(one, dict):
        yield "is no table"
        return
    if one.get("channel") not in CHANNELS.split():
        yield f"`{one.get('channel')}` is no channel"
    if one.get("content") not in ALL:
        yield f"`{one.get('content')}` is no content class"
    if not _between(one.get("share"), 0, 1):
        yield f"share = {one.get('share')!r} is no share of one"
    if not _between(one.get("burden"), 0, _WORTH_MOST):
        yield f"burden = {one.get('burden')!r} is not from 0 to {_WORTH_MOST}"
    if any(name in one and not _between(one[name], -_WORTH_MOST, _WORTH_MOST) for name in ("low", "high")):
        yield "`low` or `high` is no number"
    if not isinstance(one.get("learnt"), bool) or not _count(one.get("contacts")):
        yield "needs `learnt`, true or false, and a number of `contacts`"


def _factor_faults(one: Any) -> Iterator[str]:
    if not isinstance(one, dict):
        yield "is no table"
        return
    lists = {name: one.get(name) for name in ("edges", "values", "contacts")}
    if not isinstance(one.get("fact"), str) or not all(isinstance(found, list) for found in lists.values()):
        yield "needs a `fact`, and lists of `edges`, `values` and `contacts`"
        return
    if not all(_count(edge) for edge in one["edges"]) or not all(_count(many) for many in one["contacts"]):
        yield "edges and contacts are whole numbers"
    if not all(_between(value, 0, _WORTH_MOST) for value in one["values"]):
        yield "values are numbers of at least 0"


def _count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9


def _between(value: Any, low: float, high: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high
