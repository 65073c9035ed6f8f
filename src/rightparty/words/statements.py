"""What may be said of what follows: only what is known to be true of each debt in the text."""

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, Final

from rightparty.errors import InvalidInput
from rightparty.words.fields import Claim
from rightparty.words.languages import LANGUAGES, Language
from rightparty.words.phrases import table

_CONDITION = re.compile(r"([a-z_]+) (=|>|<) ([A-Za-z0-9_.]+)")
_COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {"=": operator.eq, ">": operator.gt, "<": operator.lt}
_TRUTHS = {"true": True, "false": False}


FACTS: Final[Mapping[str, type]] = {
    "annual_rate": Decimal, "penalty_rate": Decimal, "status": str, "time_barred": bool,
    "reported": bool, "obsolete": bool, "court_filed": bool, "judged": bool,
}  # fmt: skip
"""What may be known of a debt, with its type; a condition on anything else is refused.

annual_rate, penalty_rate: shares of one. status: as in the book. time_barred: the period of limitation has
passed. reported: the creditor reports it to the credit register. obsolete: it is too old to be reported.
court_filed: a court has a claim about it, and has not decided. judged: a court has decided that it is owed.
"""


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
    """A sentence in our languages, where it is true (`countries`; empty: everywhere), and when.

    `source`: the law that makes it true, for what is true in some countries only.
    """

    id: str
    conditions: tuple[Condition, ...]
    countries: tuple[str, ...]
    text: Mapping[Language, str]
    source: str | None = None

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
    raw = table("statements")
    return tuple(statement(one, raw["words"]) for one in raw["statement"])


def statement(raw: Mapping[str, Any], words: Mapping[str, Any]) -> Statement:
    """A statement from its table, held against what none may say.

    `words`: `never`, which stand in no statement; `only`, which stand in one with a certain condition.

    Raises:
        InvalidInput: it does not ask for `time_barred = false`; it threatens; it speaks of a court where
            none is asked about; it is true in some countries and names no source.
    """
    conditions = tuple(condition(text) for text in raw["conditions"])
    if not any(one.fact == "time_barred" and one.value is False for one in conditions):
        raise InvalidInput(
            f"statement `{raw['id']}` does not ask for `time_barred = false`", "add the condition"
        )
    texts: Mapping[Language, str] = {language: raw[language] for language in LANGUAGES}
    said = " ".join(texts.values()).casefold()
    if threats := [word for word in words["never"] if word in said]:
        raise InvalidInput(f"statement `{raw['id']}` says `{threats[0]}`", "say what follows, and no more")
    for one in words["only"]:
        asked = set(one["conditions"]) & set(raw["conditions"])
        if not asked and (named := [word for word in one["words"] if word in said]):
            raise InvalidInput(
                f"statement `{raw['id']}` says `{named[0]}` and asks for none of {one['conditions']}",
                "add the condition that makes it true",
            )
    if raw.get("countries") and not raw.get("source"):
        raise InvalidInput(f"statement `{raw['id']}` names no source", "name the law that makes it true")
    return Statement(raw["id"], conditions, tuple(raw.get("countries", ())), texts, raw.get("source"))


def condition(text: str) -> Condition:
    """A condition from its text.

    Raises:
        InvalidInput: the text is no condition: `fact = value`, `fact > number` or `fact < number`; or
            there is no such fact, or none of that type.
    """
    found = _CONDITION.fullmatch(text)
    if found is None:
        raise InvalidInput(f"`{text}` is no condition", "write it as `penalty_rate > 0`")
    fact, sign, written = found.groups()
    value = _value(written)
    if sign != "=" and not isinstance(value, Decimal):
        raise InvalidInput(f"`{text}` compares with what is no number", "write it as `penalty_rate > 0`")
    if FACTS.get(fact) is not type(value):
        raise InvalidInput(f"`{text}` asks for a fact that there is not", f"known: {', '.join(FACTS)}")
    return Condition(fact, sign, value)


def _value(written: str) -> bool | str | Decimal:
    try:
        return Decimal(written)
    except InvalidOperation:
        return _TRUTHS.get(written, written)
