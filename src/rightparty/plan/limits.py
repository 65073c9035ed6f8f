"""What a day has room for: agents' minutes, messages and their money, and staff who read the replies.

All of it is optional, and what a file does not name has no limit.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from rightparty.book.tables import CHANNELS
from rightparty.errors import InvalidInput
from rightparty.outside import read_toml

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


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
        return self.hours.get(hour, Decimal(0)) if DAYS[day.weekday()] in self.days else Decimal(0)


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
    problems = list(_problems(raw))
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


# --- faults -----------------------------------------------------------------------------------------

_SECTIONS: Mapping[str, frozenset[str]] = {
    "agents": frozenset(("minutes_each", "minutes", "hours", "language")),
    "replies": frozenset(("minutes_each", "hours", "days", "rate")),
}
_OF_A_CHANNEL = frozenset(("most", "price", "money", "currency"))


def _problems(raw: Mapping[str, Any]) -> Iterator[str]:
    for name, section in raw.items():
        if name not in ("messages", *_SECTIONS):
            yield f"`{name}` is no limit: agents, messages, replies"
        elif not isinstance(section, dict):
            yield f"`{name}` is no table"
    if isinstance(agents := raw.get("agents"), dict):
        yield from _of_agents(agents)
    if isinstance(messages := raw.get("messages"), dict):
        for channel, one in messages.items():
            yield from _of_a_channel(channel, one)
    if isinstance(replies := raw.get("replies"), dict):
        yield from _of_replies(replies)


def _of_agents(raw: Mapping[str, Any]) -> Iterator[str]:
    yield from _unknown("agents", raw, _SECTIONS["agents"])
    yield from _minutes_each("agents", raw)
    if "minutes" in raw:
        yield from _no_number("agents.minutes", raw["minutes"])
    yield from _no_hours("agents.hours", raw.get("hours", {}))
    yield from _no_numbers("agents.language", raw.get("language", {}))
    if not {"minutes", "hours", "language"} & set(raw):
        yield "agents: names no minutes, hours or language"


def _of_replies(raw: Mapping[str, Any]) -> Iterator[str]:
    yield from _unknown("replies", raw, _SECTIONS["replies"])
    yield from _minutes_each("replies", raw)
    yield from _no_hours("replies.hours", raw.get("hours", None))
    days = raw.get("days", list(DAYS))
    if not isinstance(days, list) or not set(map(str, days)) <= set(DAYS):
        yield f"replies.days = {days!r} is no list of days: {' '.join(DAYS)}"
    rate = raw.get("rate", {})
    yield from _no_numbers("replies.rate", rate)
    if isinstance(rate, dict):
        yield from (f"replies.rate.{name}: no such channel" for name in rate if name not in CHANNELS.split())


def _of_a_channel(channel: str, raw: Any) -> Iterator[str]:
    where = f"messages.{channel}"
    if channel not in CHANNELS.split():
        yield f"{where}: no such channel"
    if not isinstance(raw, dict):
        yield f"{where} is no table"
        return
    yield from _unknown(where, raw, _OF_A_CHANNEL)
    most = raw.get("most", 0)
    if not isinstance(most, int) or isinstance(most, bool) or most < 0:
        yield f"{where}.most = {most!r} is no whole number"
    money = {"price", "money", "currency"} & set(raw)
    if money and len(money) < 3:
        yield f"{where}: money needs price, money and currency together"
    for name in ("price", "money"):
        if name in raw and not _is_amount(raw[name]):
            yield f"{where}.{name} = {raw[name]!r} is no amount in quotes"
    if "currency" in raw and not re.fullmatch("[A-Z]{3}", str(raw["currency"])):
        yield f"{where}.currency = {raw['currency']!r} is no code of a currency"
    if not {"most", "money"} & set(raw):
        yield f"{where}: names neither most nor money"


def _unknown(where: str, raw: Mapping[str, Any], known: frozenset[str]) -> Iterator[str]:
    yield from (
        f"{where}.{name} is not known: {', '.join(sorted(known))}" for name in raw if name not in known
    )


def _minutes_each(where: str, raw: Mapping[str, Any]) -> Iterator[str]:
    each: Any = raw.get("minutes_each")
    if not _is_number(each) or each <= 0:
        yield f"{where}.minutes_each = {each!r} is no number above 0"


def _no_number(where: str, value: Any) -> Iterator[str]:
    if not _is_number(value) or value < 0:
        yield f"{where} = {value!r} is no number from 0 up"


def _no_numbers(where: str, raw: Any) -> Iterator[str]:
    if not isinstance(raw, dict):
        yield f"{where} is no table"
        return
    for name, value in raw.items():
        yield from _no_number(f"{where}.{name}", value)


def _no_hours(where: str, raw: Any) -> Iterator[str]:
    yield from _no_numbers(where, raw)
    if isinstance(raw, dict):
        for hour in raw:
            if not re.fullmatch("([01][0-9]|2[0-3]):00", str(hour)):
                yield f'{where}: {hour!r} is no whole hour like "09:00"'


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_amount(value: Any) -> bool:
    try:
        return isinstance(value, str) and Decimal(value) >= 0
    except InvalidOperation:
        return False
