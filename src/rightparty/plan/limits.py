"""What a day has room for: agents' minutes, messages and their money, and staff who read the replies.

All of it is optional, and what a file does not name has no limit.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from rightparty.errors import InvalidInput
from rightparty.outside import read_toml
from rightparty.plan.limits_faults import DAYS, limits_faults


@dataclass(frozen=True)
class Agents:
    """Minutes of people who call: of a day, or by the lender's hour; and of those who speak a language."""

    each: Decimal
    minutes: Decimal | None = None
    hours: Mapping[int, Decimal] = field(default_factory=dict)
    language: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True)
class Messages:
    """How many leave on one channel in a day, and what they may cost in all."""

    most: int | None = None
    price: Decimal | None = None
    money: Decimal | None = None
    currency: str | None = None


@dataclass(frozen=True)
class Replies:
    """Minutes of staff who read what comes back, by the lender's hour, and how long one reply takes."""

    each: Decimal
    hours: Mapping[int, Decimal]
    days: tuple[str, ...] = DAYS
    rate: Mapping[str, Decimal] = field(default_factory=dict)

    def of_hour(self, hour: int, day: date) -> Decimal:
        """The minutes staffed in an hour of a day."""
        return self.hours.get(hour, Decimal(0)) if self.of_day(day) else Decimal(0)

    def of_day(self, day: date) -> bool:
        """Whether anybody is there on a day."""
        return DAYS[day.weekday()] in self.days


@dataclass(frozen=True)
class Limits:
    """What a day has room for; nothing in it, no limit."""

    agents: Agents | None = None
    messages: Mapping[str, Messages] = field(default_factory=dict)
    replies: Replies | None = None

    def __bool__(self) -> bool:
        return bool(self.agents or self.messages or self.replies)


NO_LIMITS = Limits()


@dataclass(frozen=True)
class Assumed:
    """What `plan/replies.toml` says: replies for each contact by channel, and how they come in time."""

    rate: Mapping[str, Decimal]
    half_hours: int
    last_hours: int
    days: int
    contacts: int

    def shares(self) -> tuple[float, ...]:
        """The share of all replies that come in the hour of a contact, in the next one, and so on."""
        left = [0.5 ** (hour / self.half_hours) for hour in range(self.last_hours + 1)]
        return tuple((left[hour] - left[hour + 1]) / (1 - left[-1]) for hour in range(self.last_hours))


@lru_cache(maxsize=1)
def assumed() -> Assumed:
    """The assumptions that come with the package."""
    text = (files("rightparty.plan") / "replies.toml").read_text(encoding="utf-8")
    raw = read_toml(text, "plan/replies.toml")
    rate = {channel: Decimal(str(share)) for channel, share in raw["rate"].items()}
    lag, measured = raw["lag"], raw["measured"]
    return Assumed(rate, lag["half_hours"], lag["last_hours"], measured["days"], measured["contacts"])


def load_limits(path: Path | None) -> Limits:
    """The limits of a file; without one, none.

    Raises:
        InvalidInput: the file cannot be read, or does not fit; names every fault.
    """
    if path is None:
        return NO_LIMITS
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise InvalidInput(f"{path}: cannot be read: {fault}") from fault
    return parse_limits(text, str(path))


def parse_limits(text: str, where: str) -> Limits:
    """The limits that such a text names; `where` names it in faults.

    Raises:
        InvalidInput: the text is no TOML, or does not fit; names every fault.
    """
    raw = read_toml(text, f"the limits file `{where}`")
    problems = list(limits_faults(raw))
    if problems:
        raise InvalidInput(f"{where}: not usable limits", "see docs/guides/limits.md", problems)
    agents, replies = raw.get("agents"), raw.get("replies")
    return Limits(
        agents=None if agents is None else _agents(agents),
        messages={channel: _messages(one) for channel, one in raw.get("messages", {}).items()},
        replies=None if replies is None else _replies(replies),
    )


def _agents(raw: Mapping[str, Any]) -> Agents:
    minutes = raw.get("minutes")
    return Agents(
        each=_number(raw["minutes_each"]),
        minutes=None if minutes is None else _number(minutes),
        hours=_by_hour(raw.get("hours", {})),
        language={name: _number(some) for name, some in raw.get("language", {}).items()},
    )


def _messages(raw: Mapping[str, Any]) -> Messages:
    money = {name: Decimal(raw[name]) for name in ("price", "money") if name in raw}
    return Messages(most=raw.get("most"), currency=raw.get("currency"), **money)


def _replies(raw: Mapping[str, Any]) -> Replies:
    return Replies(
        each=_number(raw["minutes_each"]),
        hours=_by_hour(raw["hours"]),
        days=tuple(raw.get("days", DAYS)),
        rate={channel: _number(share) for channel, share in raw.get("rate", {}).items()},
    )


def _by_hour(raw: Mapping[str, Any]) -> Mapping[int, Decimal]:
    return {int(hour[:2]): _number(minutes) for hour, minutes in sorted(raw.items())}


def _number(value: Any) -> Decimal:
    return Decimal(str(value))
