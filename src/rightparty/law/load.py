"""Every rule there is, under one house policy: the `Law` that a gate decides by."""

import hashlib
import importlib
import inspect
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from rightparty.errors import InvalidInput
from rightparty.law.parameters import Dated, Parameter, Window, second_of_day
from rightparty.law.questions import Counter, Question
from rightparty.law.rule import Instrument, Rule, rules_of

RULEBOOKS: Mapping[str, tuple[str, ...]] = {
    "core": ("promise", "stops"),
    "chn": ("gbt_45251", "cba_2026"),
    "usa": ("reg_f",),
    "house": ("default",),
}
"""Rulebooks and their instruments, in the order in which reasons are listed."""

COUNTRIES: Mapping[str, str] = {"CN": "chn", "US": "usa"}
"""Countries that have a rulebook. In any other, nothing is sent."""

HOME_ZONES: Mapping[str, str] = {"CN": "Asia/Shanghai", "US": "America/New_York"}
"""The zone in which a rulebook's day of business turns."""


@dataclass(frozen=True)
class Law:
    """All rules, in order. `rules` may be cut down to some rulebooks with `only`."""

    rules: tuple[Rule, ...]

    def in_force(self, at: datetime) -> tuple[Rule, ...]:
        """The rules in force at an instant."""
        return tuple(rule for rule in self.rules if rule.in_force(at))

    def only(self, *rulebooks: str) -> "Law":
        """The same law cut down to some rulebooks (to ask what a law alone would say).

        Raises:
            InvalidInput: one of them is no rulebook.
        """
        known = {rule.instrument.rulebook for rule in self.rules}
        unknown = [f"`{name}`" for name in rulebooks if name not in known]
        if unknown:
            raise InvalidInput(f"no rulebook {', '.join(unknown)}", f"there are {', '.join(sorted(known))}")
        return Law(tuple(rule for rule in self.rules if rule.instrument.rulebook in rulebooks))

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question that some rule asks, by name."""
        return {name: question for rule in self.rules for name, question in rule.questions.items()}

    @cached_property
    def history_days_max(self) -> int:
        """The longest window that any rule counts in."""
        return max((q.days for q in self.questions.values() if isinstance(q, Counter)), default=0)

    @cached_property
    def versions(self) -> Mapping[str, str]:
        """A short hash of each rulebook's rules and parameters."""
        names = dict.fromkeys(rule.instrument.rulebook for rule in self.rules)
        return {name: _hash(r for r in self.rules if r.instrument.rulebook == name) for name in names}

    @cached_property
    def version(self) -> str:
        """`core@1a2b3c4d;chn@…`: what a decision was made under."""
        return ";".join(f"{name}@{version}" for name, version in self.versions.items())

    def rule(self, rule_id: str) -> Rule:
        """One rule by its id, or by any ending of it that is unique."""
        found = [rule for rule in self.rules if rule.id == rule_id or rule.id.endswith(f".{rule_id}")]
        if len(found) != 1:
            raise InvalidInput(
                f"`{rule_id}` names {len(found)} rules", help="`rightparty law list` shows all ids"
            )
        return found[0]

    def changes(self) -> tuple[datetime, ...]:
        """Every instant at which some rule takes or loses force, or a parameter changes, in order."""
        instants = {rule.starts_at for rule in self.rules} | {r.ends_at for r in self.rules if r.ends_at}
        for rule in self.rules:
            for limit in rule.recording.limits:
                values = rule.instrument.parameters[limit].values
                instants |= {replace(rule, since=dated.since).starts_at for dated in values}
        return tuple(sorted(instants))


def _hash(rules: Any) -> str:
    digest = hashlib.sha256()
    for rule in rules:
        parts = (
            rule.id,
            rule.citation,
            rule.effect,
            rule.cuts,
            rule.since,
            rule.until,
            rule.event,
            rule.obligation,
        )
        digest.update(repr(parts).encode())
        digest.update(inspect.getsource(rule.condition).encode())
        for limit in sorted(rule.recording.limits):
            digest.update(repr(rule.instrument.parameters[limit]).encode())
    return digest.hexdigest()[:12]


def load_law(house: Path | None = None) -> Law:
    """The whole law; with `house`, the lender's own policy file, which may only tighten the default.

    Raises `InvalidInput` naming every entry that loosens, is unknown or is of the wrong type.
    """
    law = _default_law()
    return law if house is None else _with_house(law, house)


@lru_cache(maxsize=1)
def _default_law() -> Law:
    rules: list[Rule] = []
    for rulebook, instruments in RULEBOOKS.items():
        for instrument in instruments:
            rules += rules_of(importlib.import_module(f"rightparty.law.rulebooks.{rulebook}.{instrument}"))
    return Law(tuple(rules))


def _with_house(law: Law, path: Path) -> Law:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as fault:
        raise InvalidInput(f"{path}: cannot be read as a house policy: {fault}") from fault
    default = next(r.instrument for r in law.rules if r.instrument.rulebook == "house")
    problems: list[str] = []
    parameters = dict(default.parameters)
    for name, value in raw.items():
        if name not in parameters:
            problems.append(
                f"{path}: `{name}` is no house parameter; there are {', '.join(sorted(parameters))}"
            )
            continue
        tighter = _tightened(parameters[name], value, f"{path}: `{name}`", problems)
        parameters[name] = tighter or parameters[name]
    if problems:
        raise InvalidInput(f"{path}: a house policy may only tighten", problems=problems)
    return _replaced(law, replace(default, parameters=parameters))


def _tightened(parameter: Parameter, value: Any, where: str, problems: list[str]) -> Parameter | None:
    current = parameter.values[-1].value
    new: Any = value
    try:
        if isinstance(current, Window):
            new = Window(second_of_day(value[0]), second_of_day(value[1]), current.open_ends)
            looser = new.opens < current.opens or new.closes > current.closes or new.opens >= new.closes
        else:
            looser = isinstance(value, bool) or not 0 <= value <= current
    except (TypeError, ValueError, IndexError):
        problems.append(f"{where} = {value!r} is not of the kind `{parameter.unit}`")
        return None
    if looser:
        problems.append(f"{where} = {value!r} would loosen the default; it may only be tighter")
        return None
    return replace(parameter, values=(Dated(date(1900, 1, 1), new, "the lender's house policy"),))


def _replaced(law: Law, house: Instrument) -> Law:
    return Law(tuple(replace(r, instrument=house) if r.instrument.id == house.id else r for r in law.rules))
