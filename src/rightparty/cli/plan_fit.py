"""`rightparty plan fit` and `plan card`: learn what contacts bring in, and tell what was learnt."""

import sys
import textwrap
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter, validators

from rightparty.cli.folder import read_book
from rightparty.cli.output import Format, emit_rows
from rightparty.cli.progress import progress
from rightparty.engine import open_engine
from rightparty.errors import InvalidInput, Refused

if TYPE_CHECKING:
    from rightparty.plan.fairness import Check
    from rightparty.plan.learning.run import Learnt
    from rightparty.plan.manner import Manner
    from rightparty.plan.response import Response

Language = Literal["zh-Hans", "zh-Hant", "en"]
_SENTENCE = 100
_Days = Annotated[int, Parameter(validator=validators.Number(gte=1))]


def fit(  # noqa: PLR0913 -- one parameter an option
    dir: Path,
    *,
    out: Path,
    days: _Days = 30,
    window_days: _Days = 7,
    holdout: Annotated[float | None, Parameter(validator=validators.Number(gte=0, lte=0.5))] = None,
    house: Path | None = None,
    model: Path | None = None,
    manner: Path | None = None,
    name: str | None = None,
    folder_only: bool = False,
) -> None:
    """Learn from a book what contacts bring in beyond what comes anyway, and write it as a model file.

    Only days on which the gate of today allows a contact are learnt from. The model is refused, and nothing
    written, where the plan that it makes contacts most those who are sicker, older or poorer than the book.
    Needs `rightparty[models]`.

    Example: rightparty plan fit played --out response.toml --days 11

    Args:
        dir: the book's folder.
        out: the model file to write.
        days: how many days before the book's date are learnt from.
        window_days: what comes in later than so many days after a contact is not counted to it.
        holdout: the share of people that was left without contact, where the plan file does not say it.
        house: the lender's policy file.
        model: a model of the parties (`parties fit`) instead of the one that comes with the package.
        manner: the plan file that contacts were chosen by, instead of the one that comes with the package.
        name: the model's name; the folder's unless told otherwise.
        folder_only: leave out what the store remembers.
    """
    from dataclasses import replace

    from rightparty.law.load import load_law
    from rightparty.parties.model import chosen_model
    from rightparty.plan.fairness import refuse_unfair
    from rightparty.plan.learning.card import response_text
    from rightparty.plan.learning.outcomes import Asked
    from rightparty.plan.learning.run import days_of, learn
    from rightparty.plan.manner import load_manner

    if out.exists():
        raise Refused(f"{out} is there already", "name a new file: a model that was used is never changed")
    chosen = load_manner(manner)
    if holdout is not None:
        chosen = replace(chosen, holdout=round(holdout * 1_000_000))
    asked = Asked(load_law(house), chosen_model(model), chosen, window_days)
    with closing(open_engine()) as engine, progress() as report:
        book = read_book(dir, engine, folder_only=folder_only, progress=report)
        learnt_from = days_of(engine, book, days)
        learnt = learn(engine, book, asked, learnt_from, name or dir.name, progress=report)
    _tell_fit(learnt)
    _tell_fairness(learnt.fairness)
    refuse_unfair(learnt.fairness, "the plan of this model")
    out.write_text(response_text(learnt, dir.name, learnt_from[-1], window_days), encoding="utf-8")
    print(f"model written to {out}", file=sys.stderr)


def card(  # noqa: PLR0913 -- one parameter an option
    model: Path,
    dir: Path | None = None,
    *,
    day: date | None = None,
    house: Path | None = None,
    manner: Path | None = None,
    lang: Language = "en",
    format: Format = "text",
    out: Path | None = None,
    folder_only: bool = False,
) -> None:
    """Tell what a response model rests on: data, effects with their intervals, calibration, limits, fairness.

    With a book, the plan that the model makes of one of its days is held against it: refused where the most
    contacted tenth is sicker, older or poorer than the book.

    Example: rightparty plan card response.toml --lang zh-Hans

    Args:
        model: the model file.
        dir: a book's folder.
        day: the day to plan; the book's own, in the lender's zone, unless told otherwise.
        house: with a book, the lender's policy file that the day is decided under.
        manner: the plan file that the model is read for, instead of the one that comes with the package: what
            the card says and the day are by its steps and prices.
        lang: language of the headings.
        format: how the table is printed.
        out: write to this file, its form by its ending.
        folder_only: leave out what the store remembers.
    """
    from rightparty.plan.fairness import refuse_unfair
    from rightparty.plan.manner import load_manner
    from rightparty.plan.response import load_response
    from rightparty.plan.response_card import COLUMNS, card_rows

    if dir is None and (house is not None or day is not None):
        raise InvalidInput("--house and --day are about a book, and none is named", "name the book's folder")
    steps = load_manner(manner)
    response = load_response(model, steps)
    by = _By(house, steps, response)
    found = [] if dir is None else _checked(dir, by, day, folder_only=folder_only)
    rows = card_rows(model.read_text(encoding="utf-8"), response, found, lang)
    if format == "text" and out is None:
        rows = [{name: wrapped(value) for name, value in row.items()} for row in rows]
    emit_rows(rows, COLUMNS, format, out)
    if found:
        refuse_unfair(found, "the plan of this day")


def wrapped(value: Any) -> Any:
    """A long sentence in lines, as the screen may not break it."""
    return textwrap.fill(value, _SENTENCE) if isinstance(value, str) else value


def plan_file() -> None:
    """Print the plan file that comes with the package: steps, their numbers, and what a month has room for.

    Example: rightparty plan manner
    """
    from rightparty.plan.manner import default_text

    print(default_text(), end="")


@dataclass(frozen=True)
class _By:
    """What a day is planned by."""

    house: Path | None
    manner: "Manner"
    response: "Response"


def _checked(dir: Path, by: _By, day: date | None, *, folder_only: bool) -> "list[Check]":
    """The plan of one day under a model, held against the book."""
    from rightparty.book.owed import owed
    from rightparty.gate.candidates import default_candidates
    from rightparty.gate.table import decide_table
    from rightparty.law.load import load_law
    from rightparty.parties.model import default_model
    from rightparty.plan.day import morning_at, morning_for, plan_day
    from rightparty.plan.fairness import checks_of_day

    law = load_law(by.house)
    with closing(open_engine()) as engine, progress() as report:
        book = read_book(dir, engine, folder_only=folder_only, progress=report)
        if day is not None:
            morning = morning_for(engine, book, day, by.manner)
        elif book.meta.as_of is not None:
            morning = morning_at(engine, book, book.meta.as_of, by.manner)
        else:
            raise InvalidInput("the book says no `as_of`", "say which `--day` to plan")
        asked = default_candidates(book.tables, morning.at)
        decided = decide_table(engine, book, asked, morning.at, law, default_model(), progress=report)
        balance = engine.materialize(
            owed(book.tables, morning.day, as_of_default=book.meta.as_of), "card_balance"
        )
        with_: dict[str, Any] = {"manner": by.manner, "response": by.response, "law": law}
        plan = plan_day(engine, book, decided, morning, balance=balance, **with_)
        return checks_of_day(engine, book.tables, balance, morning, plan)


def _tell_fit(learnt: "Learnt") -> None:
    known, fitted = learnt.fitted.baseline, learnt.fitted
    print(
        f"{fitted.contacts:,} contacts, {known.controls:,} days without one"
        f" ({known.held_out:,} of people held out by chance),"
        f" {learnt.denied:,} days left out: the gate denies"
    )
    level = fitted.level
    against = "people held out by chance" if level.by_chance else "days without contact, which a plan chose"
    print(
        f"a contact brings in {level.seen:.2%} of what is overdue (\u00b1 {1.96 * level.error:.2%}),"
        f" against {against}; assumed: {level.assumed:.2%}"
    )
    if not level.told:
        times = f"{level.people_times:.0f} times the people"
        print(f"that says less than the assumption, which stays: it takes {times}")


def _tell_fairness(found: "tuple[Check, ...]") -> None:
    for one in found:
        if one.top_share is None or one.book_share is None:
            print(f"most contacted tenth, {one.group}: unknown ({one.people:,} people known)")
        else:
            print(
                f"most contacted tenth, {one.group}: {one.top_share:.1%},"
                f" in the book {one.book_share:.1%}: {one.verdict}"
            )
