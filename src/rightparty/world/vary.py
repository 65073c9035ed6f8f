"""How much hangs on the assumptions: each halved and doubled, with everything else as assumed."""

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import timedelta
from typing import Any

from rightparty.book.book import Book
from rightparty.engine import Engine
from rightparty.world.course import Course, Day, stage_of
from rightparty.world.mornings import Rules, morning
from rightparty.world.paying import PART
from rightparty.world.play import date_of
from rightparty.world.policies import OURS, PRACTICE, common_practice
from rightparty.world.practice import Practice
from rightparty.world.purse import ability_of
from rightparty.world.reactions import react
from rightparty.world.response import Response
from rightparty.world.scene import Hearing
from rightparty.world.score import score

Progress = Callable[[str, int, int], None]

FACTORS = {"half": 0.5, "assumed": 1.0, "double": 2.0}
SHOWN = {PRACTICE: "practice", OURS: "ours"}
"""Policies whose people are looked at, and what they are called in columns."""


def vary_practice(engine: Engine, book: Book, practice: Practice, seed: int = 1) -> list[dict[str, Any]]:
    """What the book's morning is under common practice when one assumption is halved or doubled.

    One row an assumption: its value, and messages and leaks when it is halved, as assumed, and doubled.
    The last row changes all at once: towards less pressure (`half`), and towards more (`double`).
    """
    today = morning(engine, book, date_of(book))

    def scores(half: Practice, double: Practice) -> dict[str, int]:
        found = [
            score(list(common_practice(today.seen, changed, seed)), today.seen, today.truth)
            for changed in (half, practice, double)
        ]
        counts = {f"messages_{name}": one.messages for name, one in zip(FACTORS, found, strict=True)}
        return counts | {f"leaked_{name}": one.leaked for name, one in zip(FACTORS, found, strict=True)}

    rows = [
        {"assumption": name, "value": getattr(practice, name)}
        | scores(practice.scaled(name, 0.5), practice.scaled(name, 2.0))
        for name in (field.name for field in fields(practice))
    ]
    return [
        *rows,
        {"assumption": "all", "value": None} | scores(practice.pressing(0.5), practice.pressing(2.0)),
    ]


def vary_reactions(
    engine: Engine, book: Book, days: int, rules: Rules, *, progress: Progress | None = None
) -> list[dict[str, Any]]:
    """How people react to the same messages when one assumption is halved or doubled.

    The last `days` days are played as assumed, under common practice and under ours; then people react
    anew to what was sent on them. So what a policy would have done otherwise on the days after is left
    out, and who comes to the door is let in.

    Returns:
        One row an assumption: its value, and for both policies `money_…`, what contacts bring in, as
        expected and before any of it is paid, in whole units; and `said_…`, how often somebody protests,
        complains, or asks to be left alone.
    """
    last = date_of(book)
    stage = stage_of(engine, book, last - timedelta(days=days - 1), last, rules)
    played: dict[str, list[Day]] = {}
    for policy in SHOWN:
        course = Course(stage, policy)
        played[policy] = []
        for number in range(days):
            played[policy].append(course.play(number))
            if progress is not None:
                progress(policy, number + 1, days)
    assumed = rules.response
    rows = []
    for name in (field.name for field in fields(assumed)):
        row: dict[str, Any] = {"assumption": name, "value": getattr(assumed, name)}
        for policy, short in SHOWN.items():
            came = {
                factor: _came_of(played[policy], assumed.scaled(name, by), stage.abilities)
                for factor, by in FACTORS.items()
            }
            row |= {f"money_{short}_{factor}": round(money) for factor, (money, _) in came.items()}
            row |= {f"said_{short}_{factor}": said for factor, (_, said) in came.items()}
        rows.append(row)
    return rows


def _came_of(days: Sequence[Day], response: Response, abilities: Any) -> tuple[float, int]:
    """What is expected to come in, and how often somebody says something against being contacted."""
    money, said = 0.0, 0
    for day in days:
        scene = replace(day.scene, response=response)
        after = react(scene, day.sent)
        said += after.protests + after.complaints + after.opt_outs
        inside = [Hearing(v.person_id, v.debt_ids, v.at, v.effect, spoken=True) for v in after.visits]
        for hearing in (*after.hearings, *inside):
            before, pressed = scene.before.get(hearing.person_id, 0), scene.pressed(hearing.person_id)
            ability = ability_of(hearing.debt_ids, abilities)
            chance = response.pays(hearing.effect, ability, before, harassed=pressed)
            owed = sum(float(day.overdue[debt][0]) for debt in hearing.debt_ids if debt in day.overdue)
            money += chance * owed * _share_paid(response)
            if hearing.spoken:
                kept = response.promised(before) * response.keeps_promise * response.able(ability)
                money += (1 - chance) * kept * owed * _share_paid(response)
    return money, said


def _share_paid(response: Response) -> float:
    """Of what is overdue, what is paid on average by whoever pays because of a contact."""
    return response.pays_in_full + (1 - response.pays_in_full) * sum(PART) / 2
