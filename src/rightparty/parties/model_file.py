"""Reading a model file: its content's hash, and everything that keeps it from being a model."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from rightparty.book.dossier import RANGE
from rightparty.book.tables import EVIDENCE_KINDS
from rightparty.errors import InvalidInput
from rightparty.outside import read_toml

COST_MIN = 10_000
"""What a wrong disclosure weighs at least: a model may be stricter than our promise, never laxer."""
_SECTIONS: Mapping[str, type] = {
    "name": str,
    "cost": dict,
    "hazard": list,
    "virtual": dict,
    "data_lag": dict,
    "evidence": dict,
    "weights": dict,
}
_LISTS = (
    "proves", "reports", "denies", "passes_on", "stays", "lapses", "shares", "claims", "supports", "guesses",
    "silent",
)  # fmt: skip
_WORDS: Mapping[str, tuple[str, ...]] = {
    "virtual": ("prefixes",),
    "data_lag": ("kinds",),
    "evidence": (*_LISTS, "frees", "arrives"),
}
"""The lists of words that a file must have, by section."""

_DAYS_MAX = 3650
_NUMBER_MAX = 1e300  # nothing that is no number, or that no `float` holds, is below it
_FOR = ("proves", "claims", "supports")
_AGAINST = ("reports", "denies", "passes_on", "lapses")
_SAID_BY_OTHERS = ("claimed_before", "claimed_since", "proved_before", "proved_since", "reported")


def read_model(text: str, where: str) -> tuple[str, dict[str, Any]]:
    """The version and the content of a model file; `where` names it in faults.

    Raises:
        InvalidInput: the text is no TOML, or does not fit; names every fault.
    """
    raw = read_toml(text, f"the model file `{where}`")
    problems = list(_problems(raw))
    if problems:
        raise InvalidInput(f"{where}: not a usable model", "compare it with parties/model.toml", problems)
    return _hash(raw), raw


def _hash(raw: Mapping[str, Any]) -> str:
    canonical = json.dumps(raw, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()[:12]


def _problems(raw: Mapping[str, Any]) -> Iterator[str]:
    missing = [name for name, form in _SECTIONS.items() if not isinstance(raw.get(name), form)]
    if missing:
        yield f"missing, or not of the right form: {', '.join(missing)}"
        return
    misshapen = list(_misshapen(raw))
    if misshapen:
        yield from misshapen
        return
    cost = raw["cost"].get("wrong_disclosure")
    if not _number(cost) or cost < COST_MIN:
        yield f"cost.wrong_disclosure = {cost!r} is not a number of at least {COST_MIN:,}"
    for number, one in enumerate(raw["hazard"], start=1):
        if not isinstance(one.get("kind"), str) or not _number(one.get("rate")) or not 0 < one["rate"] < 1:
            yield f"hazard {number}: needs a `kind`, and a `rate` between 0 and 1"
    for prefix in (
        *raw["virtual"]["prefixes"],
        *(one.get("calling_code", "") for one in raw["hazard"]),
    ):
        if len(prefix) > RANGE:
            yield f"`{prefix}` is longer than the {RANGE} characters that are known of a sealed number"
    yield from _unsourced(raw)
    yield from _misplaced(raw["evidence"])
    yield from _misweighed(raw["evidence"], raw["weights"])


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _NUMBER_MAX


def _misshapen(raw: Mapping[str, Any]) -> Iterator[str]:
    """What is no list, no table or no number of days where one is read."""
    for section, names in _WORDS.items():
        for name in names:
            if not _are_words(raw[section].get(name)):
                yield f"{section}.{name} is not a list of words"
    weights, lag = raw["weights"], raw["data_lag"]
    for name in ("own", "others"):
        if not isinstance(weights.get(name), dict):
            yield f"weights.{name} is not a table"
    tables = {
        "hazard": raw["hazard"],
        "data_lag.carrier": lag.get("carrier"),
        "weights.authority": weights.get("authority", []),
    }
    for name, found in tables.items():
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            yield f"{name} is not a list of tables"
            return
    for number, one in enumerate(raw["hazard"], start=1):
        if not _are_words([one[name] for name in ("carrier", "calling_code") if name in one]):
            yield f"hazard {number}: `carrier` and `calling_code` are words"
    yield from _misdated(lag)


def _misdated(lag: Mapping[str, Any]) -> Iterator[str]:
    """How old the data of a check may be: a number of days, for all and for some carriers."""
    for one in (lag, *lag["carrier"]):
        days = one.get("days")
        if not _number(days) or not 0 <= days <= _DAYS_MAX:
            yield f"data_lag: {days!r} is not a number of days up to {_DAYS_MAX:,}"
    if not all(_are_words(one.get("names")) for one in lag["carrier"]):
        yield "data_lag.carrier: `names` is not a list of words"


def _are_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _unsourced(raw: Mapping[str, Any]) -> Iterator[str]:
    """No number without its source and the day on which somebody looked."""
    lags = raw["data_lag"]
    dated = (raw["cost"], *raw["hazard"], raw["virtual"], lags, *lags.get("carrier", ()), raw["weights"])
    for one in dated:
        if not one.get("source") or not one.get("checked"):
            yield f"no `source` or no `checked` date: {dict(one)}"


def _misplaced(evidence: Mapping[str, Any]) -> Iterator[str]:
    """Each kind of evidence stands in exactly one list."""
    listed = [kind for name in _LISTS for kind in evidence.get(name, ())]
    for kind in EVIDENCE_KINDS.split():
        if listed.count(kind) != 1:
            yield f"evidence `{kind}` stands in {listed.count(kind)} lists instead of one"
    for kind in sorted(set(listed) - set(EVIDENCE_KINDS.split())):
        yield f"evidence `{kind}` is no kind of evidence"
    allowed = {*evidence.get("proves", ()), *evidence.get("supports", ())}
    for kind in evidence.get("arrives", ("nothing",)):
        if kind not in evidence.get("supports", ()):
            yield f"evidence `{kind}` arrives but does not support"
    for kind in evidence.get("frees", ()):
        if kind not in allowed:
            yield f"evidence `{kind}` frees but neither proves nor supports"


def _misweighed(evidence: Mapping[str, Any], weights: Mapping[str, Any]) -> Iterator[str]:
    """Each kind that says something has a weight, and none speaks against what its list says."""
    own, others = weights.get("own", {}), weights.get("others", {})
    silent = (*evidence.get("silent", ()), *evidence.get("stays", ()))
    said = {kind for name in _LISTS for kind in evidence.get(name, ()) if kind not in silent}
    for kind in sorted(said - set(own)):
        yield f"evidence `{kind}` has no weight in weights.own"
    for kind in sorted(set(own) - said):
        yield f"weights.own.{kind} is the weight of no evidence"
    for name in _SAID_BY_OTHERS:
        if not _number(others.get(name)) or others[name] > 0:
            yield f"weights.others.{name} = {others.get(name)!r} is not a number of at most 0"
    for names, sign, word in ((_FOR, 1, "least"), (_AGAINST, -1, "most")):
        for kind in (kind for name in names for kind in evidence.get(name, ())):
            if kind in own and (not _number(own[kind]) or own[kind] * sign < 0):
                yield f"weights.own.{kind} = {own[kind]!r} is not a number of at {word} 0"
    yield from _odd(weights, {*evidence.get("claims", ()), *evidence.get("guesses", ())})


def _odd(weights: Mapping[str, Any], said: set[str]) -> Iterator[str]:
    """The other numbers among the weights: shares, rates, and what some authority claims or guesses."""
    unnoticed: Any = weights.get("unnoticed")
    shows: Any = weights.get("shows")
    if not _number(unnoticed) or not 0 <= unnoticed <= 1:
        yield f"weights.unnoticed = {unnoticed!r} is not a share of one"
    if not _number(shows) or shows < 0:
        yield f"weights.shows = {shows!r} is not a number of at least 0"
    untold: Any = weights.get("untold")
    moved: Any = weights.get("moved")
    if not _number(untold) or not 0 < untold <= 1:
        yield f"weights.untold = {untold!r} is not a share of one above 0"
    if not _number(moved) or moved > 0:
        yield f"weights.moved = {moved!r} is not a number of at most 0"
    for name in ("exclusive", "single"):
        if not isinstance(weights.get(name), list):
            yield f"weights.{name} is not a list of kinds of points"
    for number, one in enumerate(weights.get("authority", ()), start=1):
        authority = one.get("authority")
        named = one.get("kind") in said and isinstance(authority, str) and authority.strip()
        if not named or not _number(one.get("weight")):
            yield (
                f"weights.authority {number}: needs a `kind` of claims or guesses, an `authority`"
                " and a `weight`"
            )
