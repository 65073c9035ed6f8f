"""What a contact brings in, foretold and true: a model learnt in some towns is measured in others.

The model learns from days as a lender's book has them, of a play in which a share of the people is left
without contact. What it foretells in towns that it never saw is held against what contacts really do there.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from rightparty.bench.holdout import Covered, covered, lived_twice
from rightparty.bench.town import Size, days_of, stage_in, town_in
from rightparty.book.book import Book
from rightparty.book.owed import owed
from rightparty.engine import Engine, open_engine
from rightparty.law.load import Law
from rightparty.parties.model import default_model
from rightparty.plan.day import morning_for
from rightparty.plan.fairness import Check, checks, people_of
from rightparty.plan.learning.fit import Fitted, fit
from rightparty.plan.learning.outcomes import Asked, PersonDay, days_as_they_were
from rightparty.plan.learning.run import facts_of
from rightparty.plan.manner import default_manner
from rightparty.plan.response import Response, default_response
from rightparty.plan.valuing import burden_of, extra_of
from rightparty.world.course import Course, Stage
from rightparty.world.effects import Effect, effects_of, own_payments
from rightparty.world.mornings import Rules
from rightparty.world.policies import OURS, PRACTICE
from rightparty.world.practice import default_practice
from rightparty.world.response import default_response as reactions

Progress = Callable[[str, int, int], None]

WINDOW_DAYS = 7
DRAWS = 200
"""How often people are held out on paper in a town that is learnt from, to see what its interval holds."""
LEARNT_BEYOND = 9_000
"""The towns that are learnt from have seeds this far beyond those that are measured."""
_MEMORY = "3GB"


@dataclass(frozen=True)
class Contact:
    """One contact in a town that is measured: foretold and true extra money, and what was overdue."""

    town: int
    person_id: str
    foretold: float
    assumed: float
    amount: float
    true: float


@dataclass(frozen=True)
class Policy:
    """What one policy came to in one town: money, contacts, what they cost people, and whom they pressed."""

    town: int
    policy: str
    money: float
    caused: float
    contacts: int
    burden: float | None
    harassed: float
    fairness: tuple[Check, ...]


@dataclass(frozen=True)
class Measured:
    """Everything that was measured; `fitted`: on the towns learnt from; `draws`: of hold-outs in each."""

    fitted: Fitted
    denied: int
    draws: tuple[Covered, ...]
    contacts: tuple[Contact, ...]
    policies: tuple[Policy, ...]


def measured(size: Size, law: Law, progress: Progress) -> Measured:
    """Learn in some towns, and measure in others."""
    rows: list[PersonDay] = []
    denied, draws = 0, []
    for number in range(size.learn_towns):
        seed = LEARNT_BEYOND + size.first_seed + number
        twice = lived_twice(size, law, seed, WINDOW_DAYS, progress)
        found = twice.held_out(size.holdout, Random(seed))
        rows += [replace(row, person_id=f"{number}|{row.person_id}") for row in found]
        denied += twice.denied
        draws.append(covered(twice, size.holdout, DRAWS, seed))
    fitted = fit(rows, default_response(default_manner()), WINDOW_DAYS, "bench")
    contacts: list[Contact] = []
    policies: list[Policy] = []
    for seed in range(size.first_seed, size.first_seed + size.towns):
        some, played = _town_measured(size, law, seed, fitted.response, progress)
        contacts += some
        policies += played
    return Measured(fitted, denied, tuple(draws), tuple(contacts), tuple(policies))


def _town_measured(
    size: Size, law: Law, seed: int, response: Response, progress: Progress
) -> tuple[list[Contact], list[Policy]]:
    """One town under our plan by the assumptions, by the model, and under common practice."""
    with TemporaryDirectory() as folder, closing(open_engine(memory_limit=_MEMORY)) as engine:
        book = town_in(engine, Path(folder) / "town", size.people, seed, progress)
        rules = Rules(law, default_model(), default_practice(), seed)
        stage = stage_in(engine, book, rules)
        days = days_of(engine, book, size.days)
        contacts: list[Contact] = []
        policies: list[Policy] = []
        for name, policy, worth in (
            ("ours, assumptions", OURS, None),
            ("ours, model", OURS, response),
            (PRACTICE, PRACTICE, None),
        ):
            course = Course(replace(stage, rules=replace(rules, worth=worth)), policy)
            figures, effects = _played(course, stage, size, (seed, name), progress)
            rows: list[PersonDay] = []
            if policy == OURS:
                asked = Asked(law, default_model(), default_manner(), WINDOW_DAYS)
                rows = days_as_they_were(engine, course.book_after(size.days), asked, days)
            if name == "ours, assumptions":
                contacts = list(_foretold(seed, rows, effects, response))
            people = _people(engine, book, days[0])
            policies.append(_policy(seed, name, figures, rows, course, people))
        return contacts, policies


def _played(
    course: Course, stage: Stage, size: Size, name: tuple[int, str], progress: Progress
) -> tuple[list[Mapping[str, Any]], list[Effect]]:
    """A course's days as figures, and what each of its contacts really brought in."""
    own = own_payments(stage.purse)
    figures: list[Mapping[str, Any]] = []
    effects: list[Effect] = []
    for number in range(size.days):
        played = course.play(number)
        figures.append(course.counted(played))
        if name[1] == "ours, assumptions":
            answered = stage.rules.practice.answered
            effects += effects_of(played, stage.abilities, own, answered, WINDOW_DAYS)
        progress(f"town {name[0]}, {name[1]}", number + 1, size.days)
    return figures, effects


def _foretold(
    town: int, rows: Sequence[PersonDay], effects: Sequence[Effect], response: Response
) -> Iterator[Contact]:
    """Contacts with what was foretold of them, by the model and by the assumptions, and the truth."""
    first = min((row.day for row in rows), default=date.min)
    true = {(one.person_id, one.creditor_id, one.day): one for one in effects}
    stated = default_response(default_manner())
    for row in rows:
        effect = true.get((row.person_id, row.creditor_id, (row.day - first).days))
        facts = facts_of(row, response)
        if effect is None or facts is None:
            continue
        foretold, assumed = extra_of(facts, response), extra_of(facts, stated)
        if foretold is not None and assumed is not None:
            yield Contact(
                town, row.person_id, float(foretold), float(assumed), float(row.amount), effect.extra
            )


def _people(engine: Engine, book: Book, day: date) -> list[dict[str, Any]]:
    morning = morning_for(engine, book, day)
    balance = owed(book.tables, day, as_of_default=book.meta.as_of)
    return people_of(engine, book.tables, balance, morning)


def _policy(
    town: int,
    name: str,
    figures: Sequence[Mapping[str, Any]],
    rows: Sequence[PersonDay],
    course: Course,
    people: Sequence[Mapping[str, Any]],
) -> Policy:
    stated, law = default_response(default_manner()), reactions()
    costs = [burden_of(facts, stated) for row in rows if (facts := facts_of(row, stated)) is not None]
    met = {who: sum(day >= 0 for day in days) for who, days in course.met.items()}
    return Policy(
        town,
        name,
        float(sum(row["money"] for row in figures)),
        float(sum(row["money_caused"] for row in figures)),
        sum(row["messages"] for row in figures),
        float(sum((cost for cost in costs if cost is not None), Decimal(0))) if rows else None,
        sum(law.harassed(days) for days in met.values() if days),
        tuple(checks(people, {who: float(days) for who, days in met.items()})),
    )


def contacts_as_rows(found: Measured) -> list[dict[str, object]]:
    """Every contact measured, for a closer look."""
    return [asdict(one) for one in found.contacts]
