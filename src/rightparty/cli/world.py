"""`rightparty world`: make a simulated book whose truth is known."""

from collections import deque
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import App, Parameter, validators

from rightparty.cli.output import Format
from rightparty.errors import InvalidInput

if TYPE_CHECKING:
    from rightparty.world.town import Plan
    from rightparty.world.write import Texts

MORNING = "2026-11-24T09:00:00+08:00"
"""The simulated morning, unless another is asked for: fixed, so that a town is the same every day."""

app = App(name="world", help="Make a simulated book whose truth is known.", help_format="plaintext")


@app.command
def make(
    *,
    people: Annotated[int, Parameter(validator=validators.Number(gte=1))],
    to: Path,
    seed: int = 1,
    churn: float = 0.04,
    at: str = MORNING,
    country: str = "CN",
    processes: Annotated[int, Parameter(validator=validators.Number(gte=1))] = 1,
) -> int:
    """Write a simulated town as a book, with the table `truth` beside it.

    Example: rightparty world make --people 5000 --seed 7 --to town

    Args:
        people: How many inhabitants the town has.
        to: A new folder for the book.
        seed: The same seed gives the same town, on every machine.
        churn: Share of mobile numbers that change hands in a year.
        at: The instant that the book describes, ISO 8601 with an offset.
        country: Where the lender is: CN or US.
        processes: How many processes make it; the town is the same.
    """
    from rightparty.cli.progress import progress
    from rightparty.world.town import Plan, book_meta
    from rightparty.world.write import write_texts

    plan = Plan(people, seed, churn, instant(at), country)
    with progress() as report:
        counts = write_texts(
            _texts(plan, processes),
            book_meta(plan.at),
            to,
            done=lambda settled: report("inhabitants", min(settled, people), people),
        )
    width = max(map(len, counts))
    for name, rows in counts.items():
        print(f"{name:<{width}} {rows:>12,}")
    return 0


def _texts(plan: "Plan", processes: int) -> "Iterator[Texts]":
    """The town's lines, quarter after quarter; several processes keep a few quarters ahead, never all."""
    from rightparty.world.lender import lender_rows
    from rightparty.world.write import as_texts

    yield as_texts(lender_rows(plan.country, plan.at))
    if processes == 1:
        yield from (_quarter(plan, number) for number in range(plan.quarters))
        return
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        ahead: deque[Future[Texts]] = deque()
        for number in range(plan.quarters):
            ahead.append(pool.submit(_quarter, plan, number))
            if len(ahead) > 2 * processes:
                yield ahead.popleft().result()
        yield from (waited.result() for waited in ahead)


def _quarter(plan: "Plan", number: int) -> "Texts":
    """One quarter's lines."""
    from rightparty.world.town import make_quarter
    from rightparty.world.write import as_texts

    return as_texts(make_quarter(plan, number))


def instant(text: str) -> datetime:
    """An ISO 8601 instant with an offset, as UTC; raises `InvalidInput` without an offset."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as fault:
        raise InvalidInput(f"`{text}` is no ISO 8601 instant", help=f"write it like {MORNING}") from fault
    if moment.tzinfo is None:
        raise InvalidInput(f"`{text}` says no offset from UTC", help=f"write it like {MORNING}")
    return moment.astimezone(UTC)


@app.command
def play(
    dir: Path,
    *,
    days: int = 30,
    seed: int = 1,
    house: Path | None = None,
    manner: Path | None = None,
    format: Format = "text",
    out: Path | None = None,
) -> int:
    """Play the last days of a simulated book under three policies: people react, and the truth keeps score.

    With --house or --manner, our own plan is played twice instead: as it is, and with what is on trial.

    Example: rightparty world play town --days 30 --out rows.json

    Args:
        dir: A book made by `rightparty world make`.
        days: How many days; the last one is the book's own date.
        seed: Chance of what people do, the same under every policy.
        house: A house policy on trial.
        manner: A plan file on trial, of the form that `rightparty plan manner` prints.
        format: Form of the table on stdout.
        out: A file instead, its form by its ending.
    """
    from dataclasses import replace

    from rightparty.book.load import load_book
    from rightparty.cli.output import draw, emit_rows
    from rightparty.cli.progress import progress
    from rightparty.engine import open_engine
    from rightparty.law.load import load_law
    from rightparty.parties.model import default_model
    from rightparty.plan.manner import load_manner
    from rightparty.world.mornings import Rules
    from rightparty.world.play import play
    from rightparty.world.practice import default_practice
    from rightparty.world.trial import came_to, play_trial

    rules = Rules(load_law(), default_model(), default_practice(), seed)
    tried = replace(rules, law=load_law(house), manner=load_manner(manner))
    on_trial = house is not None or manner is not None
    engine = open_engine()
    with progress() as report:
        book = load_book(dir, engine, progress=report)
        if on_trial:
            rows = play_trial(engine, book, days, rules, tried, progress=report)
        else:
            rows = play(engine, book, days, rules, progress=report)
    if on_trial and format == "text":
        found = came_to(rows)
        draw(found, ("measure", "now", "then", "difference"), total=len(found))
    if not on_trial or format != "text" or out is not None:
        emit_rows(rows, tuple(rows[0]), format, out)
    return 0


@app.command
def live(
    dir: Path,
    *,
    to: Path,
    days: Annotated[int, Parameter(validator=validators.Number(gte=1, lte=30))] = 12,
    holdout: Annotated[float, Parameter(validator=validators.Number(gte=0, lte=0.5))] = 0.2,
    seed: int = 1,
) -> int:
    """Let our plan work in a town for some days, and write the lender's book as it stands then.

    A share of the people is left without contact, chosen by their ids: so the book has a true control group,
    and `rightparty plan fit` can learn from it what contacts bring in. The truth stays out of it.

    Example: rightparty world live town --to lived --days 12 --holdout 0.2

    Args:
        dir: A book made by `rightparty world make`.
        to: A new folder for the book.
        days: How many days, from 29 days before the book's own date.
        holdout: The share of people left without contact.
        seed: Chance of what people do.
    """
    from dataclasses import replace

    from rightparty.book.load import load_book
    from rightparty.cli.progress import progress
    from rightparty.engine import open_engine
    from rightparty.law.load import load_law
    from rightparty.parties.model import default_model
    from rightparty.plan.manner import default_manner
    from rightparty.world.lived import lived, write_book
    from rightparty.world.mornings import Rules
    from rightparty.world.practice import default_practice

    engine = open_engine()
    manner = replace(default_manner(), holdout=round(holdout * 1_000_000))
    with progress() as report:
        book = load_book(dir, engine, progress=report)
        rules = Rules(load_law(), default_model(), default_practice(), seed, manner=manner)
        counts = write_book(engine, lived(engine, book, days, rules, report), to)
    width = max(map(len, counts))
    for name, rows in counts.items():
        print(f"{name:<{width}} {rows:>12,}")
    return 0


@app.command
def vary(
    dir: Path,
    *,
    of: Literal["practice", "reactions"] = "practice",
    days: int = 7,
    seed: int = 1,
    format: Format = "text",
    out: Path | None = None,
) -> int:
    """Show what changes when each assumption is halved or doubled.

    Example: rightparty world vary town --of reactions --days 3

    Args:
        dir: A book made by `rightparty world make`.
        of: What common practice does on the book's morning, or how people react in its last days.
        days: How many days of reactions; the last one is the book's own date.
        seed: Chance of who answers a call, and of everything else that people do.
        format: Form of the table on stdout.
        out: A file instead, its form by its ending.
    """
    from rightparty.book.load import load_book
    from rightparty.cli.output import emit_rows
    from rightparty.cli.progress import progress
    from rightparty.engine import open_engine
    from rightparty.law.load import load_law
    from rightparty.parties.model import default_model
    from rightparty.world.mornings import Rules
    from rightparty.world.practice import default_practice
    from rightparty.world.vary import vary_practice, vary_reactions

    engine = open_engine()
    with progress() as report:
        book = load_book(dir, engine, progress=report)
        if of == "practice":
            rows = vary_practice(engine, book, default_practice(), seed)
        else:
            rules = Rules(load_law(), default_model(), default_practice(), seed)
            rows = vary_reactions(engine, book, days, rules, progress=report)
    emit_rows(rows, tuple(rows[0]), format, out)
    return 0


@app.command
def picture(rows: Path, *, to: Path, lang: str = "en", churn: float = 0.04) -> int:
    """Draw what a play came to as SVG (needs the extra `charts`).

    Example: rightparty world picture rows.json --to morning.svg --lang zh-Hans

    Args:
        rows: What `rightparty world play --out rows.json` wrote.
        to: The SVG to write.
        lang: Language of its words: en, zh-Hans or zh-Hant.
        churn: The churn that the town was made with, to be told.
    """
    import json

    from rightparty.world.picture import LANGUAGES, draw

    if lang not in LANGUAGES:
        raise InvalidInput(f"there is no picture in `{lang}`", help=f"languages: {', '.join(LANGUAGES)}")
    svg = draw(json.loads(rows.read_text(encoding="utf-8")), lang, churn)
    to.write_text(svg, encoding="utf-8")
    print(to)
    return 0
