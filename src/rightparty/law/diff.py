"""Two laws side by side: the rules that only one has, and the numbers in which they differ.

A side is the law under a lender's house policy, as it stood on a day, without a rule, or cut down to some
rulebooks or instruments.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from rightparty.errors import InvalidInput
from rightparty.law.load import DEFINITIONS, Law, load_law
from rightparty.law.meanings import value
from rightparty.law.parameters import Dated, Parameter
from rightparty.law.rule import Rule

_EVER = date(1900, 1, 1)
WITHOUT = "without:"
FORMS = (
    "name a house policy `FILE.toml`, a day `2026-01-30`, rulebooks or instruments `core,chn.gbt_45251`, "
    "`without:RULE` (or a rulebook, or an instrument), or `now` for the law as it stands"
)


@dataclass(frozen=True)
class Difference:
    """One thing in which two laws differ: a rule that one of them lacks, or a number of a rule in both.

    `first`, `second`: what each side says; empty where it says nothing.
    """

    rule: str
    what: str
    citation: str
    first: str
    second: str


def side(name: str) -> Law:
    """The law that a side of a comparison names.

    Raises:
        InvalidInput: it is none of the forms, or its rule or policy cannot be used.
    """
    if name == "now":
        return load_law()
    if name.startswith(WITHOUT):
        return _without(load_law(), name.removeprefix(WITHOUT))
    if name.endswith(".toml"):
        return load_law(Path(name))
    if name[:1].isdigit():
        try:
            return as_on(load_law(), date.fromisoformat(name))
        except ValueError as fault:
            raise InvalidInput(f"`{name}` is no day", FORMS) from fault
    try:
        return load_law().only(DEFINITIONS, *name.split(","))
    except InvalidInput as fault:
        raise InvalidInput(f"`{name}` names no law: {fault}", FORMS) from fault


def _without(law: Law, name: str) -> Law:
    """A law without a rule, or without all of a rulebook or an instrument."""
    books = {rule.instrument.rulebook for rule in law.every}
    instruments = {f"{rule.instrument.rulebook}.{rule.instrument.id}" for rule in law.every}
    left_out = (
        {rule.id for rule in law.only(name).every} if name in books | instruments else {law.rule(name).id}
    )
    return law.where(lambda rule: rule.id not in left_out)


def as_on(law: Law, day: date) -> Law:
    """The law as it stood on a day, with the numbers of that day, as if it had always been so."""
    return Law(_as_on(law.rules, day), _as_on(law.records, day))


def _as_on(rules: tuple[Rule, ...], day: date) -> tuple[Rule, ...]:
    found = []
    for rule in rules:
        if rule.since <= day and (rule.until is None or day < rule.until):
            numbers = {
                name: _fixed(parameter, day)
                for name, parameter in rule.instrument.parameters.items()
                if name in rule.recording.limits
            }
            under = replace(rule.instrument, parameters=numbers)
            found.append(replace(rule, instrument=under, since=_EVER, until=None))
    return tuple(found)


def _fixed(parameter: Parameter, day: date) -> Parameter:
    dated = next(one for one in reversed(parameter.values) if one.since <= day)
    return replace(parameter, values=(Dated(_EVER, dated.value, dated.citation),))


def differences(first: Law, second: Law) -> tuple[Difference, ...]:
    """Everything in which two laws differ, in the order of their rules."""
    mine, theirs = _by_id(first), _by_id(second)
    return tuple(
        one for rule in dict.fromkeys((*mine, *theirs)) for one in _between(mine.get(rule), theirs.get(rule))
    )


def _by_id(law: Law) -> Mapping[str, Rule]:
    return {rule.id: rule for rule in law.every}


def _between(mine: Rule | None, theirs: Rule | None) -> Iterator[Difference]:
    if mine is None or theirs is None:
        there = mine or theirs
        if there is not None:
            said = f"{there.effect}: {there.sentence}"
            yield Difference(there.id, "rule", there.citation, said if mine else "", said if theirs else "")
        return
    for name in sorted(mine.recording.limits | theirs.recording.limits):
        before, after = (rule.instrument.parameters[name] for rule in (mine, theirs))
        old, new = before.values[-1], after.values[-1]
        if old.value != new.value:
            yield Difference(mine.id, name, new.citation, value(before, old), value(after, new))
