"""Whose point is it, measured against the truth: towns played day by day that no model was fitted on."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import ibis.expr.types as ir
import numpy as np

from rightparty.bench.figure import LESS, MORE
from rightparty.book.book import Book
from rightparty.book.load import load_book
from rightparty.engine import Engine, open_engine
from rightparty.law.load import Law
from rightparty.parties.learning.metrics import Metrics, score
from rightparty.parties.learning.run import Learnt, learn
from rightparty.parties.model import PartyModel, default_model
from rightparty.parties.table import beliefs
from rightparty.world.interval import wilson
from rightparty.world.mornings import Rules
from rightparty.world.play import date_of, play
from rightparty.world.policies import OURS, PRACTICE
from rightparty.world.practice import default_practice
from rightparty.world.score import truth_at
from rightparty.world.town import book_meta, make_town
from rightparty.world.write import write_town

CHURNS = (0.04, 0.10)
FITTED_ON = 9_001
"""Seed of the town on which a model is fitted; the towns that are measured have seeds from 1 on."""
MORNING = datetime.fromisoformat("2026-11-24T09:00:00+08:00")
MONTH_DAYS = 30
_MEMORY = "8GB"

Progress = Callable[[str, int, int], None]
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Ranged:
    """What was measured, its range, and the goal.

    between: of a share, where the true one lies with 95 %; of a ratio or an error, the lowest and the highest
    of several towns (None: one town).
    """

    what: str
    measured: float
    between: tuple[float, float] | None
    goal: float
    side: str = LESS

    @property
    def reached(self) -> bool:
        """Whether the goal was reached in this run, by the value measured."""
        return self.measured <= self.goal if self.side == LESS else self.measured >= self.goal


@dataclass(frozen=True)
class Played:
    """Towns of one rate of change, played: rows of `world.play.play`, and how good beliefs were."""

    churn: float
    rows: Sequence[Row]
    beliefs: Metrics
    towns: Sequence["Played"] = ()  # what this stands for, where it is several

    def of(self, policy: str) -> list[Row]:
        """A policy's days, in order."""
        return sorted((row for row in self.rows if row["policy"] == policy), key=lambda row: int(row["day"]))

    def day(self, policy: str, number: int) -> list[Row]:
        """The same day of every town; -1 is the last."""
        days = self.of(policy)
        wanted = days[-1]["day"] if number < 0 else number
        return [row for row in days if row["day"] == wanted]


def fitted(people: int, churn: float, progress: Progress) -> Learnt:
    """A model learnt from the outcomes in the book of a town that is not measured."""
    with TemporaryDirectory() as folder, closing(open_engine(memory_limit=_MEMORY)) as engine:
        book = _town(engine, Path(folder) / "town", (people, FITTED_ON, churn), progress)
        return learn(engine, book.tables, default_model())


def played(
    town: tuple[int, int, float], model: PartyModel, law: Law, days: int, progress: Progress
) -> Played:
    """Make a town (people, seed, churn), play its last days, and score the last morning's beliefs."""
    with TemporaryDirectory() as folder, closing(open_engine(memory_limit=_MEMORY)) as engine:
        book = _town(engine, Path(folder) / "town", town, progress)
        rules = Rules(law, model, default_practice(), town[1])
        rows = play(engine, book, days, rules, policies=(PRACTICE, OURS), progress=progress)
        return Played(town[2], rows, beliefs_scored(engine, book.tables, date_of(book), model))


def _town(engine: Engine, folder: Path, town: tuple[int, int, float], progress: Progress) -> Book:
    people, seed, churn = town
    quarters = make_town(people, seed, churn, MORNING)
    name = f"town {seed}, {churn:.0%} a year"
    write_town(
        quarters, book_meta(MORNING), folder, done=lambda made: progress(name, min(made, people), people)
    )
    return load_book(folder, engine)


def beliefs_scored(
    engine: Engine, tables: Mapping[str, ir.Table], at: datetime, model: PartyModel
) -> Metrics:
    """How often a telephone or a mail address really is whose we believe it to be: of everybody who owes."""
    points, truth = tables["points"], truth_at(engine, tables, at)
    contacted = points.filter(points.kind.isin(("mobile", "email"))).select("point_id")
    found = beliefs(tables, at, model).semi_join(tables["liabilities"], "person_id")
    found = found.filter(found.probability.notnull()).semi_join(contacted, "point_id")
    rows = engine.rows(found.select("point_id", "person_id", "probability"))
    held = np.array([row["person_id"] in truth.of(row["point_id"]) for row in rows])
    return score(np.array([row["probability"] for row in rows]), held)


def together(towns: Sequence[Played]) -> Played:
    """Several towns of one rate of change as one: all their days, and the scores of all beliefs."""
    count = sum(town.beliefs.count for town in towns)

    def mean(name: str) -> float:
        return float(sum(getattr(town.beliefs, name) * town.beliefs.count for town in towns) / count)

    curve = tuple(one for town in towns for one in town.beliefs.curve)
    scores = Metrics(count, mean("brier"), mean("log_loss"), mean("calibration_error"), curve)
    return Played(towns[0].churn, [row for town in towns for row in town.rows], scores, tuple(towns))


def figures(town: Played) -> Iterator[Ranged]:
    """What is promised of a month, measured in one town or several of the same rate of change."""
    ours, first, last = town.of(OURS), town.day(OURS, 0), town.day(OURS, -1)
    yield _share("messages with a debt word that reached somebody else", ours, "leaked", "debt_words", 0.0001)
    yield _share("borrowers who hold a point, told on the first morning", first, "told", "holders", 0.3, MORE)
    yield _share(
        "the same, told or knocked at within the days played",
        last,
        "first_reached_so_far",
        "first_holders",
        0.95,
        MORE,
    )
    yield _share("the same, told or knocked at on that morning", first, "reached", "holders", 0.95, MORE)
    yield _share(
        "of those whom nothing on file stops, within the days played",
        last,
        "first_free_reached_so_far",
        "first_free_holders",
        0.95,
        MORE,
    )
    yield _share(
        "of those whom nothing on file stops, told or knocked at on that morning",
        first,
        "free_reached",
        "free",
        0.95,
        MORE,
    )
    yield _share(
        "who answered a knock, told all the same day", ours, "answered_let_in", "answered_knock", 0.99, MORE
    )
    yield _over("knocks to strangers, first day", first, "knocks_to_strangers", town.day(PRACTICE, 0), 0.5)
    yield _over("knocks to strangers, last day", last, "knocks_to_strangers", town.day(PRACTICE, -1), 0.1)
    yield _of_towns("calibration error of beliefs", town, lambda one: one.beliefs.calibration_error, 0.01)
    yield _of_towns("money back", town, lambda one: _over_practice(one, "money"), 0.98, MORE)
    yield _of_towns("contacts", town, lambda one: _over_practice(one, "messages"), 0.5)


def _of_towns(
    what: str, town: Played, value: Callable[[Played], float], goal: float, side: str = LESS
) -> Ranged:
    single = [value(one) for one in town.towns]
    return Ranged(what, value(town), (min(single), max(single)) if len(single) > 1 else None, goal, side)


def _over_practice(town: Played, column: str) -> float:
    return _sum(town.of(OURS), column) / _sum(town.of(PRACTICE), column)


def _share(what: str, rows: Sequence[Row], hits: str, of: str, goal: float, side: str = LESS) -> Ranged:
    part, whole = int(_sum(rows, hits)), int(_sum(rows, of))
    return Ranged(
        f"{what}: {part:,} of {whole:,}", part / whole if whole else 0.0, wilson(part, whole), goal, side
    )


def _over(what: str, ours: Sequence[Row], column: str, practice: Sequence[Row], goal: float) -> Ranged:
    part, whole = _sum(ours, column), _sum(practice, "to_strangers")
    return Ranged(
        f"{what}: {part:,.0f} for {whole:,.0f} of common practice", part / whole if whole else 0.0, None, goal
    )


def _sum(rows: Sequence[Row], column: str) -> float:
    return float(sum(row[column] for row in rows))


def as_rows(town: Played) -> list[dict[str, object]]:
    """Figures as rows of a table."""
    return [
        {
            "churn": f"{town.churn:.0%}",
            "what": one.what,
            "measured": round(one.measured, 5),
            "low": None if one.between is None else round(one.between[0], 5),
            "high": None if one.between is None else round(one.between[1], 5),
            "goal": f"{one.side} {one.goal:g}",
            "reached": one.reached,
        }
        for one in figures(town)
    ]
