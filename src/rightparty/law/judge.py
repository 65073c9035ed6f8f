"""Judging a record: an agreement, something kept, a transfer or a wording, by the rules about its kind."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from rightparty.errors import InvalidInput
from rightparty.law.load import rulebooks
from rightparty.law.logic import Missing
from rightparty.law.questions import UNION
from rightparty.law.readings import ValueReading
from rightparty.law.records import RECORD_KINDS
from rightparty.law.rule import Rule
from rightparty.law.vocabulary import Effect


@dataclass(frozen=True)
class Filed:
    """A record as the rules about its kind read it.

    `facts`: answers by name, `within_CN`, `member_cba` and `debt_product_credit_card` beside the facts of
    `law/records.py`; what is not there is unknown. `says`: what a wording says.
    """

    kind: str
    facts: Mapping[str, Any]
    says: frozenset[str] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        if self.kind not in RECORD_KINDS:
            raise InvalidInput(f"`{self.kind}` is no kind of record", f"there are {', '.join(RECORD_KINDS)}")


@dataclass(frozen=True)
class Heard:
    """A rule that spoke about a record; `missing` names facts it lacked, in which case it refuses."""

    rule: Rule
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Judgement:
    """`verdict`: allow, limited, delay or deny. `heard`: every rule that spoke, in order."""

    verdict: str
    heard: tuple[Heard, ...]


def judge(record: Filed, rules: Iterable[Rule], at: datetime) -> Judgement:
    """Judge one record by the rules about its kind that are in force at an instant."""
    heard = []
    for rule in rules:
        if rule.about != record.kind or not rule.in_force(at):
            continue
        reading = ValueReading(
            _placed(record.facts, rule), rule.instrument.parameters, rule.day(at), record.says
        )
        bound = rule.binds(reading)
        truth = rule.condition(reading) if isinstance(bound, Missing) or bound else False
        if isinstance(truth, Missing):
            heard.append(Heard(rule, tuple(sorted(truth.facts))))
        elif truth:
            heard.append(Heard(rule))
    return Judgement(_verdict(heard), tuple(heard))


def _placed(facts: Mapping[str, Any], rule: Rule) -> Mapping[str, Any]:
    """Facts of a record that names a place: any other country is not concerned, nor is a part of it."""
    named = {name for name in facts if name.startswith("within_")}
    if not named:
        return facts
    others = {
        name: False
        for name in rule.questions
        if name.startswith("within_") and name.split("-")[0] not in named
    }
    states = rulebooks()["eu"].countries
    union = any(facts[name] is True and name.removeprefix("within_") in states for name in named)
    return {**others, f"within_{UNION}": union, **facts}


def _verdict(heard: Iterable[Heard]) -> str:
    """Deny beats delay, delay beats limited; a precondition that is not met denies."""
    worst = "allow"
    for one in heard:
        if one.rule.effect is Effect.NOTE:
            continue
        effect = Effect.DENY if one.missing else one.rule.effect
        if effect in (Effect.DENY, Effect.REQUIRE):
            return "deny"
        if effect in (Effect.DELAY, Effect.SUSPEND):
            worst = "delay"
        elif worst == "allow":
            worst = "limited"
    return worst
