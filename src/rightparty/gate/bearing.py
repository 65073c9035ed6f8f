"""Which rules can bear on a table of candidates at all: those of the countries that the book names.

Every country's law is loaded, and few books name more than one or two; a rule that cannot bind any candidate
is not worked out for a million of them. Whatever cannot be excluded is kept.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import ibis.expr.types as ir

from rightparty.engine import Engine
from rightparty.gate.facts_places import countries_of
from rightparty.gate.where import zone_owners
from rightparty.law.load import Law
from rightparty.law.logic import Missing
from rightparty.law.questions import Question, Within
from rightparty.law.readings import ValueReading
from rightparty.law.rule import Rule

if TYPE_CHECKING:
    from rightparty.book.book import Book


@dataclass(frozen=True)
class Setting:
    """What a table of candidates is about: the countries named, and the channels (None: one is unknown).

    `unplaced`: some person's country is unknown, so that they may live in any part of any country.
    """

    countries: frozenset[str]
    channels: frozenset[str | None]
    unplaced: bool


def setting_of(engine: Engine, book: Book, asked: ir.Table) -> Setting:
    """The setting of candidates (`gate.asked.normalised`): of the whole book, so rather too wide."""
    t = book.tables
    columns = [
        t["creditors"].country,
        t["debts"].country,
        t["debts"].region.left(2),
        t["persons"].country,
        t["persons"].region.left(2),
        t["points"].country,
    ]
    named = {value for column in columns for value in _distinct(engine, column)}
    zones = {zone for table in ("persons", "points") for zone in _distinct(engine, t[table].zone)}
    named |= {zone_owners().get(zone) for zone in zones if zone}
    nowhere = t["persons"].filter(t["persons"].country.isnull())
    strangers = asked.anti_join(t["persons"], "person_id")
    unplaced = bool(engine.count(nowhere.limit(1)) or engine.count(strangers.limit(1)))
    channels = frozenset(_distinct(engine, asked.channel))
    return Setting(frozenset(name for name in named if name), channels, unplaced)


def bearing(law: Law, setting: Setting, moments: Sequence[datetime]) -> Law:
    """The rules in force at one of these instants that may bind some candidate of a setting."""
    found: list[Rule] = []
    known = _places(law.questions.values(), setting)
    for rule in law.rules:
        heard = not rule.channels or bool({*rule.channels, None} & setting.channels)
        at = next((moment for moment in moments if rule.in_force(moment)), None)
        if heard and at is not None and _may_bind(rule, at, known):
            found.append(rule)
    return Law(tuple(found))


def _places(questions: Collection[Question], setting: Setting) -> Mapping[str, bool]:
    """Answers that hold for every candidate: which countries, and parts of them, nobody concerns."""
    known = {}
    for question in questions:
        if not isinstance(question, Within) or setting.countries & countries_of(question.place):
            continue
        if "-" not in question.place or not setting.unplaced:
            known[question.name] = False
    return known


def _may_bind(rule: Rule, at: datetime, known: Mapping[str, bool]) -> bool:
    bound = rule.instrument.binds(ValueReading(known, rule.instrument.parameters, rule.day(at)))
    return isinstance(bound, Missing) or bool(bound)


def _distinct(engine: Engine, column: ir.Column) -> list[str | None]:
    return [row["value"] for row in engine.rows(column.name("value").as_table().distinct())]
