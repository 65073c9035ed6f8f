"""What was measured of a response model as rows: the fit, calibration, ranking, and what policies came to."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from rightparty.bench.response import Contact, Measured

Floats = NDArray[np.float64]
DRAWS = 1_000
DECILES = 10


def as_rows(found: Measured) -> list[dict[str, object]]:
    """Everything as rows of one table: what, by whom, how much, and where it lies with 95 %."""
    return [*_fit_rows(found), *_calibration_rows(found), *_ranking_rows(found), *_policy_rows(found)]


def _row(
    part: str, what: str, value: float | None, between: tuple[float, float] | None = None, note: str = ""
) -> dict[str, object]:
    low, high = (None, None) if between is None else between
    numbers = (None if one is None else float(f"{one:.5g}") for one in (value, low, high))
    return {
        "part": part,
        "what": what,
        **dict(zip(("measured", "low", "high"), numbers, strict=True)),
        "note": note,
    }


def _fit_rows(found: Measured) -> Iterator[dict[str, object]]:
    fitted = found.fitted
    yield _row("fit", "contacts learnt from", fitted.contacts)
    yield _row("fit", "days without contact, of people held out by chance", fitted.baseline.held_out)
    yield _row("fit", "days left out, the gate denies", found.denied)
    level, sure = fitted.level, 1.96
    for what, value, error in (
        ("mean effect by the hold-out, share of what is overdue", level.seen, level.error),
        ("the same against days without contact", fitted.observed, fitted.observed_error),
        ("the same that the model goes by", level.value, level.value_error),
        ("assumptions times", level.scale, level.scale_error),
    ):
        yield _row("fit", what, value, (value - sure * error, value + sure * error))
    yield _row("fit", "outcomes say more of it than the assumption", float(level.told))
    for number, draws in enumerate(found.draws, start=1):
        town = f"town {number} learnt from"
        yield _row("hold-out", f"{town}: true mean effect", draws.true_effect)
        yield _row("hold-out", f"{town}: mean of {draws.draws} draws", draws.mean)
        yield _row("hold-out", f"{town}: standard error", draws.error)
        yield _row("hold-out", f"{town}: draws whose 90 % interval holds the truth", draws.at_90)
        yield _row("hold-out", f"{town}: draws whose 95 % interval holds the truth", draws.at_95)


def _calibration_rows(found: Measured) -> Iterator[dict[str, object]]:
    """Foretold and true extra money, on the whole and by tenth of what was foretold."""
    table = _table(found.contacts)
    for name in ("foretold", "assumed"):
        what = "true over foretold money" if name == "foretold" else "true over assumed money"
        yield _row("calibration", what, *_drawn(table, partial(_ratio, name)))
        yield _row("calibration", f"error by tenth, {name}", *_drawn(table, partial(_tenth_error, name)))
    order = np.argsort(table["foretold"], kind="stable")
    for number, part in enumerate(np.array_split(order, DECILES), start=1):
        some = {name: values[part] for name, values in table.items()}
        between = _drawn(some, _true_mean)
        yield _row("calibration", f"tenth {number}: foretold", float(some["foretold"].mean()))
        yield _row("calibration", f"tenth {number}: true", *between)


def _ranking_rows(found: Measured) -> Iterator[dict[str, object]]:
    """How much of all extra money the contacts ranked first bring in: 0.5 is chance."""
    table = _table(found.contacts)
    for name, what in (
        ("foretold", "by the model"),
        ("assumed", "by the assumptions"),
        ("amount", "by amount"),
    ):
        yield _row("ranking", f"area, {what}", *_drawn(table, partial(_area, name)))
    yield _row(
        "ranking",
        "area, by the model less by amount",
        *_drawn(table, _gain),
    )
    yield _row("ranking", "area, at random", 0.5)
    yield _row("ranking", "area, by the truth itself", area(table["true"], table["true"]))


def _policy_rows(found: Measured) -> Iterator[dict[str, object]]:
    names = list(dict.fromkeys(one.policy for one in found.policies))
    for name in names:
        some = [one for one in found.policies if one.policy == name]
        for what in ("money", "caused", "contacts", "harassed", "burden"):
            values = [getattr(one, what) for one in some]
            if None not in values:
                yield _row(name, what, float(sum(values)), (float(min(values)), float(max(values))))
        for what in ("money", "caused", "contacts", "harassed"):
            less = _less(found, name, names[0], what) if name != names[0] else ()
            if less:
                yield _row(name, f"{what}, less {names[0]}", float(sum(less)), (min(less), max(less)))
        for group in (check.group for check in some[0].fairness):
            seen = [check for one in some for check in one.fairness if check.group == group]
            known = [check for check in seen if check.difference is not None]
            worst = max((float(check.difference or 0) for check in known), default=None)
            verdicts = "; ".join(check.verdict for check in seen)
            yield _row(name, f"most contacted tenth less book: {group}", worst, note=verdicts)


def _less(found: Measured, name: str, other: str, what: str) -> list[float]:
    """By town, how much more one policy came to than another, under the same turns of chance."""
    ours, theirs = (
        {one.town: float(getattr(one, what)) for one in found.policies if one.policy == policy}
        for policy in (name, other)
    )
    return [ours[town] - theirs[town] for town in ours if town in theirs]


def area(true: Floats, score: Floats) -> float:
    """The area under the share of all that is brought in by those ranked first; ties count as one."""
    if true.sum() == 0:
        return 0.5
    order = np.argsort(-score, kind="stable")
    _, start, many = np.unique(-score[order], return_index=True, return_counts=True)
    summed = np.add.reduceat(true[order], start)
    reached = np.concatenate([[0.0], np.cumsum(summed)]) / true.sum()
    width = many / len(true)
    return float((width * (reached[1:] + reached[:-1]) / 2).sum())


def _area(name: str, table: Mapping[str, Floats]) -> float:
    return area(table["true"], table[name])


def _gain(table: Mapping[str, Floats]) -> float:
    """What ranking by the model has beyond ranking by amount."""
    return _area("foretold", table) - _area("amount", table)


def _true_mean(table: Mapping[str, Floats]) -> float:
    return float(table["true"].mean())


def _tenth_error(name: str, table: Mapping[str, Floats]) -> float:
    """The mean distance of foretold and true money by tenth, as a share of the true mean."""
    order = np.argsort(table[name], kind="stable")
    gaps = [
        abs(float(table[name][part].mean() - table["true"][part].mean())) * len(part)
        for part in np.array_split(order, DECILES)
        if len(part)
    ]
    whole = float(table["true"].sum())
    return sum(gaps) / whole if whole else float("nan")


def _ratio(name: str, table: Mapping[str, Floats]) -> float:
    """True money over foretold money."""
    whole = float(table[name].sum())
    return float(table["true"].sum()) / whole if whole else float("nan")


def _table(contacts: Sequence[Contact]) -> dict[str, Floats]:
    names = ("foretold", "assumed", "amount", "true")
    table = {name: np.array([getattr(one, name) for one in contacts], dtype=np.float64) for name in names}
    who = {
        key: float(number)
        for number, key in enumerate(dict.fromkeys((c.town, c.person_id) for c in contacts))
    }
    return table | {
        "town": np.array([one.town for one in contacts], dtype=np.float64),
        "who": np.array([who[one.town, one.person_id] for one in contacts]),
    }


def _drawn(
    table: Mapping[str, Floats], value: Callable[[Mapping[str, Floats]], float], draws: int = DRAWS
) -> tuple[float, tuple[float, float]]:
    """A value and where it lies with 95 %: towns are drawn anew, and the people of each."""
    dice = np.random.default_rng(1)
    towns = [np.flatnonzero(table["town"] == town) for town in np.unique(table["town"])]
    people = [_by_person(table["who"], rows) for rows in towns]
    found = []
    for _ in range(draws):
        chosen = [people[number] for number in dice.integers(len(people), size=len(people))]
        rows = np.concatenate(
            [some[number] for some in chosen for number in dice.integers(len(some), size=len(some))]
        )
        found.append(value({name: values[rows] for name, values in table.items()}))
    low, high = np.nanquantile(found, [0.025, 0.975])
    return value(table), (float(low), float(high))


def _by_person(who: Floats, rows: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    order = rows[np.argsort(who[rows], kind="stable")]
    _, start = np.unique(who[order], return_index=True)
    return np.split(order, start[1:])
