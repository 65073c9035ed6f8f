"""What may be said of what follows: only what is known to be true of each debt in the text."""

import operator
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from typing import Any

from rightparty.errors import InvalidInput
from rightparty.words.fields import Claim
from rightparty.words.languages import LANGUAGES, Language

_CONDITION = re.compile(r"([a-z_]+) (=|>|<) ([A-Za-z0-9_.]+)")
_COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {"=": operator.eq, ">": operator.gt, "<": operator.lt}
_TRUTHS = {"true": True, "false": False}


@dataclass(frozen=True)
class Condition:
    """One condition on a fact: `penalty_rate > 0`, `status = active`, `time_barred = false`."""

    fact: str
    sign: str
    value: bool | str | Decimal

    def holds(self, facts: Mapping[str, Any]) -> bool:
        """Whether the fact is known, and the condition true of it."""
        known = facts.get(self.fact)
        if known is None:
            return False
        if isinstance(self.value, Decimal):
            number = isinstance(known, int | Decimal) and not isinstance(known, bool)
            return number and _COMPARE[self.sign](known, self.value)
        return type(known) is type(self.value) and _COMPARE[self.sign](known, self.value)


@dataclass(frozen=True)
class Statement:
    """A sentence in our languages, where it is true (`countries`; empty: everywhere), and when."""

    id: str
    conditions: tuple[Condition, ...]
    countries: tuple[str, ...]
    text: Mapping[Language, str]

    def is_true(self, claims: tuple[Claim, ...], country: str) -> bool:
        """Whether every condition is known to hold for every one of the debts."""
        if not claims or (self.countries and country not in self.countries):
            return False
        return all(condition.holds(claim.facts) for claim in claims for condition in self.conditions)


def consequences(claims: tuple[Claim, ...], country: str, language: Language) -> list[str]:
    """The sentences that are true of all these debts of a creditor in `country`, in a fixed order."""
    return [one.text[language] for one in statements() if one.is_true(claims, country)]


@cache
def statements() -> tuple[Statement, ...]:
    """Every statement of `statements.toml`."""
    raw = tomllib.loads(files("rightparty.words").joinpath("statements.toml").read_text(encoding="utf-8"))
    return tuple(_statement(one) for one in raw["statement"])


def _statement(raw: Mapping[str, Any]) -> Statement:
    conditions = tuple(condition(text) for text in raw["conditions"])
    if not any(one.fact == "time_barred" and one.value is False for one in conditions):
        raise InvalidInput(
            f"statement `{raw['id']}` does not ask for `time_barred = false`", "add the condition"
        )
    texts: Mapping[Language, str] = {language: raw[language] for language in LANGUAGES}
    return Statement(raw["id"], conditions, tuple(raw.get("countries", ())), texts)


def condition(text: str) -> Condition:
    """A condition from its text.

    Raises:
        InvalidInput: the text is no condition: `fact = value`, `fact > number` or `fact < number`.
    """
    found = _CONDITION.fullmatch(text)
    if found is None:
        raise InvalidInput(f"`{text}` is no condition", "write it as `penalty_rate > 0`")
    fact, sign, value = found.groups()
    try:
        return Condition(fact, sign, Decimal(value))
    except InvalidOperation:
        if sign == "=":
            return Condition(fact, sign, _TRUTHS.get(value, value))
    raise InvalidInput(f"`{text}` compares with what is no number", "write it as `penalty_rate > 0`")
