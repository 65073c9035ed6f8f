"""What is wrong with a limits file: every fault, each with its place."""

import math
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from rightparty.book.tables import CHANNELS

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_SECTIONS: Mapping[str, frozenset[str]] = {
    "agents": frozenset(("minutes_each", "minutes", "hours", "language")),
    "replies": frozenset(("minutes_each", "hours", "days", "rate")),
}
_OF_A_CHANNEL = frozenset(("most", "price", "money", "currency"))
_MOST = 10**12
"""No limit of a day is larger: beyond, sums in millionths would no longer fit every number they become."""


def limits_faults(raw: Mapping[str, Any]) -> Iterator[str]:
    """Whatever keeps a limits file, read as TOML, from being used; nothing where it can be."""
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
    if not isinstance(most, int) or isinstance(most, bool) or not 0 <= most <= _MOST:
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
    """A number that a day may have: TOML knows `nan` and `inf` too."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        return False
    return math.isfinite(value) and abs(value) <= _MOST


def _is_amount(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    try:
        amount = Decimal(value)
    except InvalidOperation:
        return False
    return amount.is_finite() and 0 <= amount <= _MOST
