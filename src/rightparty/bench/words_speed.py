"""How many distinct texts a second the guard reads: by rules and by the model, in one process and in several.

Two mixtures: the recombined texts, of which every other one says something; and an ordinary day's, of which
nine in ten are decent. Each text is read once a round, on an occasion whose country and audience are known.
The best of some rounds counts, as other work on the machine only ever slows.
"""

import random
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from time import perf_counter
from typing import Any, Final

from rightparty.bench.recombined import samples
from rightparty.words.conduct import OUT, OWES, Occasion, judged, judged_many
from rightparty.words.languages import LANGUAGES
from rightparty.words.model import default_model, thoughts

GOALS: Final = {"rules": 50_000, "model": 5_000}
"""Distinct texts a second, on two cores."""

_OCCASION = Occasion(audience=OWES, country="CN", direction=OUT)
_ROUNDS = 7
_FEW = 20
_TENTH = 9
_REPEATED = 3
"""Rounds that each process reads its share, so that its start does not count."""


def mixtures() -> Mapping[str, Sequence[str]]:
    """The recombined texts, and an ordinary day's: nine decent texts for each that says something."""
    every = [one for language in LANGUAGES for one in samples(language)]
    decent = [one.text for one in every if not one.positive]
    chance = random.Random(0)
    says = chance.sample([one.text for one in every if one.positive], len(decent) // _TENTH)
    ordinary = [*decent, *says]
    chance.shuffle(ordinary)
    return {"every other text says something": [one.text for one in every], "one in ten does": ordinary}


def speed_rows(processes: int = 2) -> list[Mapping[str, Any]]:
    """`what, measured, unit, goal, reached` of each mixture: rules, in one process and several; the model."""
    readers: Mapping[str, Callable[[str], object]] = {
        "rules": partial(judged, occasion=_OCCASION),
        "model": partial(thoughts, model=default_model()),
        "both": partial(judged, occasion=_OCCASION, model=default_model()),
    }
    rows = []
    for mixture, texts in mixtures().items():
        rows += [
            _row(
                f"{name}, one process: {mixture}",
                a_second(texts, read),
                GOALS["model"] if name == "model" else None,
            )
            for name, read in readers.items()
        ]
        if processes > 1:
            together = a_second_by_processes(texts, processes)
            rows.append(_row(f"rules, {processes} processes: {mixture}", together, GOALS["rules"]))
    return rows


def _row(what: str, measured: float, goal: int | None) -> Mapping[str, Any]:
    reached = "" if goal is None else "yes" if measured >= goal else "**no**"
    told = "" if goal is None else f"at least {goal:,}"
    return {
        "what": what,
        "measured": round(measured),
        "unit": "texts a second",
        "goal": told,
        "reached": reached,
    }


def a_second(texts: Sequence[str], read: Callable[[str], object], rounds: int = _ROUNDS) -> float:
    """How many texts are read in a second of one process: the best round of every few texts."""
    few = [texts[start : start + _FEW] for start in range(0, len(texts), _FEW)]
    best = [float("inf")] * len(few)
    for _ in range(rounds):
        for number, some in enumerate(few):
            began = perf_counter()
            for text in some:
                read(text)
            best[number] = min(best[number], perf_counter() - began)
    return len(texts) / sum(best)


def a_second_by_processes(texts: Sequence[str], processes: int, rounds: int = _ROUNDS) -> float:
    """How many texts several processes read by rules in a second of the clock, each its share."""
    shares = [list(texts[number::processes]) for number in range(processes)]
    best = 0.0
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        list(pool.map(_read, shares))
        for _ in range(rounds):
            began = perf_counter()
            list(pool.map(_read, shares))
            best = max(best, _REPEATED * len(texts) / (perf_counter() - began))
    return best


def _read(texts: Sequence[str]) -> int:
    return sum(
        len(found) for _ in range(_REPEATED) for found in judged_many((text, _OCCASION) for text in texts)
    )
