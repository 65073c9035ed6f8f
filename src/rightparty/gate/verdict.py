"""A verdict from facts by the compiled law: each set of rules that spoke is weighed once, and then known."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from rightparty.gate.combine import Outcome, Spoken, combine
from rightparty.law.compiled import Compiled, Heard
from rightparty.law.load import Law
from rightparty.law.rule import Rule

_UNTOLD = ("?",)
_KEPT_MAX = 100_000


def verdict(law: Law, known: Mapping[str, Any], at: datetime, channel: str, content: str) -> Outcome:
    """What the law in force says to the facts of a contact on a channel, asked for a content class.

    A reason that could not be answered has a placeholder for what it lacked: see `lacking`.
    """
    made = law.compiled.at(at, channel)
    return outcome(made, made.heard(known), content)


def outcome(made: Compiled, heard: Heard, content: str) -> Outcome:
    """The outcome of what was heard; equal sets of answers have one outcome, worked out once."""
    key = (heard, content)
    found: Outcome | None = made.weighed.get(key)
    if found is None:
        if len(made.weighed) >= _KEPT_MAX:
            made.weighed.clear()
        found = made.weighed[key] = combine(_spoken(made, heard), content)
    return found


def lacking(rule: Rule, known: Mapping[str, Any]) -> tuple[str, ...]:
    """The facts that a rule which could not be answered asked for in vain."""
    return tuple(sorted(name for name in rule.questions if known.get(name) is None))


def _spoken(made: Compiled, heard: Heard) -> list[Spoken]:
    return [
        Spoken(made.rules[number]) if number >= 0 else Spoken(made.rules[~number], _UNTOLD)
        for number in heard
    ]
