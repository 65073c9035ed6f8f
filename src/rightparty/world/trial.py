"""Our plan under two policies, played side by side in a town whose truth is known."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from rightparty.book.book import Book
from rightparty.engine import Engine
from rightparty.world.mornings import Rules
from rightparty.world.play import Progress, play
from rightparty.world.policies import OURS

TRIAL = "on trial"
"""Our plan again, under the policy on trial."""

MEASURES: Mapping[str, str] = {
    "money": "sum",
    "money_caused": "sum",
    "messages": "sum",
    "knocks": "sum",
    "contacted_so_far": "last",
    "often_so_far": "last",
    "harassed": "sum",
    "told_so_far": "last",
    "reached_so_far": "last",
    "to_strangers": "sum",
    "debt_words": "sum",
    "leaked": "sum",
    "complaints": "sum",
    "opt_outs": "sum",
    "promises": "sum",
}
"""What is told of a trial, columns of `play.play`: summed over the days, or the last day's."""


def play_trial(
    engine: Engine, book: Book, days: int, now: Rules, then: Rules, *, progress: Progress | None = None
) -> list[dict[str, Any]]:
    """The rows of `play.play` of our plan under the rules in force and under those on trial (`TRIAL`).

    Chance falls alike in both, so that what differs is the rules' doing, as far as people are as assumed.
    """
    rows = []
    for name, rules in ((OURS, now), (TRIAL, then)):

        def told(_: str, done: int, total: int, name: str = name) -> None:
            if progress is not None:
                progress(name, done, total)

        played = play(engine, book, days, rules, policies=(OURS,), progress=told)
        rows += [row | {"policy": name} for row in played]
    return rows


def came_to(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What a trial came to: measure, now, then, difference."""
    found = []
    for measure, how in MEASURES.items():
        now, then = (_of(rows, policy, measure, how) for policy in (OURS, TRIAL))
        found.append({"measure": measure, "now": now, "then": then, "difference": then - now})
    return found


def _of(rows: Sequence[Mapping[str, Any]], policy: str, measure: str, how: str) -> Any:
    values = [_number(row[measure]) for row in sorted(rows, key=_day) if row["policy"] == policy]
    return values[-1] if how == "last" else sum(values)


def _day(row: Mapping[str, Any]) -> int:
    return int(row["day"])


def _number(value: Any) -> Any:
    """A figure as it was, or as JSON kept it: money is a text there."""
    return Decimal(value) if isinstance(value, str) else value
