"""Which rules of a country's law speak about a text, because of what it says."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import cache, lru_cache
from typing import Any, Final

from rightparty.law.judge import Filed, judge
from rightparty.law.load import COUNTRIES, load_law
from rightparty.law.questions import Member
from rightparty.law.readings import ValueReading
from rightparty.law.records import WORDING
from rightparty.law.rule import Rule
from rightparty.law.vocabulary import LETTER, POSTCARD, Effect, Force
from rightparty.words.required import INITIAL, LACKS, PARTS

_LATEST: Final = date(2100, 1, 1)
"""Of a text whose day is unknown the law as it is last written is asked."""

_LAST: Final = frozenset(("chn.criminal_law.threatens_or_harasses",))
"""Rules that speak only where a debt is unlawful, which nobody knows here: after every other that speaks."""

_FORCES: Final = (Force.LAW, Force.STANDARD, Force.SELF_REGULATION, Force.POLICY)


@dataclass(frozen=True)
class Asked:
    """What the rules are asked about; None is unknown.

    `locating`: it goes to somebody who does not owe. `member_of`: associations to which lender or agency are
    known to belong; of all others it is not known. `first_contact`: nothing was said of the case before.
    """

    country: str | None = None
    day: date | None = None
    channel: str | None = None
    creditor_kind: str | None = None
    by_agency: bool | None = None
    us_collector: bool | None = None
    time_barred: bool | None = None
    locating: bool = False
    member_of: frozenset[str] = frozenset()
    first_contact: bool | None = None


@dataclass(frozen=True)
class Speaking:
    """A rule that speaks: its id and its citation."""

    rule: str
    citation: str


@lru_cache(maxsize=4096)
def speaking(says: frozenset[str], asked: Asked) -> tuple[Speaking, ...]:
    """The rules that refuse a text for what it says, the most binding first, but for those of unlawful debts.

    A rule that lacks a fact does not speak, nor does one that may not bind this creditor.
    """
    if not says or asked.country is None or asked.country not in COUNTRIES:
        return ()
    at = datetime.combine(asked.day or _LATEST, time(12), UTC)
    return _speaking(says, replace(asked, day=None), _turned(at))


@lru_cache(maxsize=4096)
def _speaking(says: frozenset[str], asked: Asked, at: datetime) -> tuple[Speaking, ...]:
    rules = _rules(COUNTRIES[str(asked.country)])
    silent = _heard(frozenset(), asked, rules, at)
    heard = [rule for rule in _heard(says, asked, rules, at) if rule not in silent]
    heard.sort(
        key=lambda rule: (rule.id in _LAST, _FORCES.index(rule.instrument.force), -rule.confidence, rule.id)
    )
    return tuple(Speaking(rule.id, rule.citation) for rule in heard)


@lru_cache(maxsize=4096)
def lacking(held: frozenset[str], asked: Asked) -> Mapping[str, Speaking]:
    """The rules that refuse a text for want of a part, by the part that would mend it.

    Args:
        held: the parts that it has, of `required.PARTS`.
        asked: where it is not known whether it is the first contact, a part is lacking if it is either way.
    """
    if asked.first_contact is None:
        first, later = (lacking(held, replace(asked, first_contact=one)) for one in (True, False))
        either = frozenset(map(LACKS.__getitem__, first)) & frozenset(map(LACKS.__getitem__, later))
        return {part: said for part, said in later.items() if LACKS[part] in either}
    if asked.country is None or asked.country not in COUNTRIES:
        return {}
    rules, at = _rules(COUNTRIES[asked.country]), datetime.combine(asked.day or _LATEST, time(12), UTC)
    never = _heard(frozenset(PARTS), asked, rules, at)
    found: dict[str, Speaking] = {}
    for rule in _heard(held, asked, rules, at):
        if rule not in never:
            cures = (part for part in PARTS if rule not in _heard(held | {part}, asked, rules, at))
            found.setdefault(next(cures, INITIAL), Speaking(rule.id, rule.citation))
    return found


def _turned(at: datetime) -> datetime:
    """The last instant up to another at which any law changed: until the next one it stays the same."""
    changes = _changes()
    place = bisect_right(changes, at)
    return changes[place - 1] if place else at


@cache
def _changes() -> Sequence[datetime]:
    return load_law().changes()


@cache
def _rules(book: str) -> Sequence[Rule]:
    return [
        rule
        for rule in load_law().records
        if rule.about == WORDING and rule.instrument.rulebook in (book, "core") and rule.effect is Effect.DENY
    ]


def _heard(says: frozenset[str], asked: Asked, rules: Sequence[Rule], at: datetime) -> list[Rule]:
    facts = _facts(asked)
    judgement = judge(Filed(WORDING, facts, says), rules, at)
    sure = [one.rule for one in judgement.heard if not one.missing]
    readings = ((rule, ValueReading(facts, rule.instrument.parameters, rule.day(at))) for rule in sure)
    return [rule for rule, reading in readings if rule.binds(reading) is True]


def _facts(asked: Asked) -> dict[str, Any]:
    kind = "letter" if asked.channel in (LETTER, POSTCARD) else "message"
    facts: dict[str, Any] = {
        f"within_{asked.country}": True,
        "kind": "location_inquiry" if asked.locating else kind,
        "channel": asked.channel,
        "creditor_kind": asked.creditor_kind,
        "by_agency": asked.by_agency,
        "us_collector": asked.us_collector,
        "time_barred": asked.time_barred,
        "first_contact": asked.first_contact,
    }
    facts |= {Member(association).name: True for association in asked.member_of}
    return {name: value for name, value in facts.items() if value is not None}
