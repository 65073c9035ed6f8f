"""How gently we go: the order of steps, their assumed effect and burden, and when the day opens."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import Any

from rightparty.book.tables import CHANNELS
from rightparty.errors import InvalidInput
from rightparty.law.vocabulary import ALL, NEUTRAL
from rightparty.outside import read_toml


@dataclass(frozen=True)
class Step:
    """One channel and one content class; `place` is its rank, gentlest first.

    `lift`: share of the overdue amount that it is assumed to bring in by itself. `burden`: in units. `after`:
    how many tries in vain of the others it waits for.
    """

    place: int
    channel: str
    content: str
    lift: Decimal
    burden: Decimal
    after: int = 0

    @property
    def tells(self) -> bool:
        """Whether it shows a debt word."""
        return self.content not in NEUTRAL


LOWERING = ("distressed", "complained", "wrong_party")
"""Facts of a person that may only make a contact worth less."""


@dataclass(frozen=True)
class Lowers:
    """What one of `LOWERING` multiplies by, in thousandths: lift by at most, burden by at least, one."""

    name: str
    lift: int
    burden: int


@dataclass(frozen=True)
class Manner:
    """What `plan/gentle.toml` says. `version` is a short hash of it; a unit of burden costs `units`.

    `last`: channels that are used only where no other may be, nor opens within `last_days`. `harassed`: by
    number of contacts in a month, from one on, who feels harassed at so many, in millionths. `holdout`: the
    share of people who are left without contact, to learn what comes by itself, in millionths.
    """

    version: str
    opens: time
    reminders_most: int
    reminder_days: int
    contacts_most: int
    unanswered_most: int
    contacts_days: int
    promise_days: int
    last: tuple[str, ...]
    last_days: int
    steps: tuple[Step, ...]
    units: Mapping[str, Decimal]
    harassed: tuple[int, ...]
    lowers: tuple[Lowers, ...]
    holdout: int = 0

    def own_order(self, channel: str) -> tuple[Step, ...]:
        """The steps of the channel that a person chose for themselves: what tells comes first there."""
        return tuple(
            sorted((s for s in self.steps if s.channel == channel), key=lambda s: (not s.tells, s.place))
        )


@lru_cache(maxsize=1)
def default_manner() -> Manner:
    """The manner that comes with the package."""
    return parse_manner(default_text(), "gentle.toml")


def default_text() -> str:
    """The plan file that comes with the package, to be changed by a lender."""
    return (files("rightparty.plan") / "gentle.toml").read_text(encoding="utf-8")


def load_manner(path: Path | None) -> Manner:
    """A manner from a file of the same form as `plan/gentle.toml`; None: that one.

    Raises:
        InvalidInput: the file cannot be read, or does not fit; names every fault.
    """
    if path is None:
        return default_manner()
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise InvalidInput(f"{path}: cannot be read: {fault}") from fault
    return parse_manner(text, str(path))


def parse_manner(text: str, where: str) -> Manner:
    """A manner from the text of such a file; `where` names it in faults.

    Raises:
        InvalidInput: the text is no TOML, or does not fit; names every fault.
    """
    raw = read_toml(text, f"the plan file `{where}`")
    problems = list(_problems(raw))
    if problems:
        raise InvalidInput(
            f"{where}: not a usable plan file",
            "compare it with what `rightparty plan manner` prints",
            problems,
        )
    pairs = [(one, content) for one in raw["step"] for content in one["contents"]]
    return Manner(
        version=hashlib.sha256(json.dumps(raw, sort_keys=True, default=str).encode()).hexdigest()[:12],
        opens=time.fromisoformat(raw["day"]["opens"]),
        reminders_most=raw["reminder"]["most"],
        reminder_days=raw["reminder"]["days"],
        contacts_most=raw["month"]["most"],
        unanswered_most=raw["month"]["unanswered"],
        contacts_days=raw["month"]["days"],
        promise_days=raw["promise"]["days"],
        last=tuple(raw["last"]["channels"]),
        last_days=raw["last"]["days"],
        steps=tuple(
            Step(
                place,
                one["channel"],
                content,
                Decimal(str(one["lift"])),
                Decimal(str(one["burden"])),
                one.get("after", 0),
            )
            for place, (one, content) in enumerate(pairs, start=1)
        ),
        units={currency: Decimal(amount) for currency, amount in raw["unit"].items()},
        harassed=tuple(_parts(share, 1_000_000) for share in raw["burden"]["harassed"]),
        lowers=tuple(
            Lowers(
                name, _parts(raw["lowers"][name]["lift"], 1_000), _parts(raw["lowers"][name]["burden"], 1_000)
            )
            for name in LOWERING
        ),
        holdout=_parts(raw["holdout"]["share"], 1_000_000),
    )


def _parts(number: float, parts: int) -> int:
    """A number as a whole number of parts of one."""
    return round(Decimal(str(number)) * parts)


_SECTIONS: Mapping[str, type] = {
    "day": dict,
    "reminder": dict,
    "month": dict,
    "promise": dict,
    "last": dict,
    "step": list,
    "unit": dict,
    "burden": dict,
    "lowers": dict,
    "holdout": dict,
}


def _problems(raw: Mapping[str, Any]) -> Iterator[str]:
    missing = [name for name, form in _SECTIONS.items() if not isinstance(raw.get(name), form)]
    if missing:
        yield f"missing, or not of the right form: {', '.join(missing)}"
        return
    try:
        time.fromisoformat(raw["day"].get("opens", ""))
    except (TypeError, ValueError):
        yield f'day.opens = {raw["day"].get("opens")!r} is no time of day like "09:00"'
    for section, name in (
        *product(("reminder", "month"), ("most", "days")),
        ("month", "unanswered"),
        ("promise", "days"),
        ("last", "days"),
    ):
        value = raw[section].get(name)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            yield f"{section}.{name} = {value!r} is no whole number"
    channels = raw["last"].get("channels")
    if not isinstance(channels, list) or not set(channels) <= set(CHANNELS.split()):
        yield f"last.channels = {channels!r} is no list of channels"
    for number, step in enumerate(raw["step"], start=1):
        yield from (f"step {number}: {problem}" for problem in _step_problems(step))
    for currency, amount in raw["unit"].items():
        try:
            Decimal(amount)
        except (InvalidOperation, TypeError):
            yield f"unit.{currency} = {amount!r} is no amount in quotes"
    yield from _burden_problems(raw)


NEVER_PLANNED = frozenset({"ai_call", "ringless", "im_group", "postcard", "visit", "social"})
"""Channels that no plan file can name: robots, and what presses or is seen by others."""

_MOST: Mapping[str, float] = {"lift": 1, "burden": 100}
HOLDOUT_MOST = 0.5
BURDEN_MOST = 10
"""A share of one, units of burden, a share of the people, and what a fact multiplies burden by: at most."""


def _burden_problems(raw: Mapping[str, Any]) -> Iterator[str]:
    harassed = raw["burden"].get("harassed")
    if not isinstance(harassed, list) or not harassed or not all(_between(one, 0.01, 1) for one in harassed):
        yield f"burden.harassed = {harassed!r} is no list of shares from 0.01 to 1"
    elif harassed != sorted(harassed):
        yield f"burden.harassed = {harassed!r} falls: more contacts never harass fewer people"
    for name in LOWERING:
        one = raw["lowers"].get(name)
        one = one if isinstance(one, dict) else {}
        if not _between(one.get("lift"), 0, 1):
            yield f"lowers.{name}.lift = {one.get('lift')!r} is no share: it may only lower"
        if not _between(one.get("burden"), 1, BURDEN_MOST):
            yield f"lowers.{name}.burden = {one.get('burden')!r} is not from 1 to {BURDEN_MOST}"
    share = raw["holdout"].get("share")
    if not _between(share, 0, HOLDOUT_MOST):
        yield f"holdout.share = {share!r} is not a share up to {HOLDOUT_MOST}"


def _between(value: Any, low: float, high: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high


def _step_problems(step: Mapping[str, Any]) -> Iterator[str]:
    if step.get("channel") not in CHANNELS.split():
        yield f"`{step.get('channel')}` is no channel"
    elif step["channel"] in NEVER_PLANNED:
        yield f"`{step['channel']}` is never planned: it presses, or others see it; no law makes it gentle"
    contents = step.get("contents") or ["nothing"]
    for content in contents:
        if content not in ALL:
            yield f"`{content}` is no content class"
    after = step.get("after", 0)
    if not isinstance(after, int) or isinstance(after, bool) or after < 0:
        yield f"after = {after!r} is no whole number"
    for name in ("lift", "burden"):
        value = step.get(name)
        if not _between(value, 0, _MOST[name]):
            yield f"{name} = {value!r} is no number from 0 to {_MOST[name]}"
