"""`rightparty what-if`: the contacts of some days, judged again under another house policy or law."""

import sys
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

from cyclopts import Parameter, validators

from rightparty.cli.folder import read_book
from rightparty.cli.links import with_links
from rightparty.cli.output import Format, check_out, emit
from rightparty.cli.progress import Report, progress
from rightparty.errors import InvalidInput

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from rightparty.book.book import Book
    from rightparty.engine import Engine
    from rightparty.parties.model import PartyModel
    from rightparty.plan.manner import Manner
    from rightparty.plan.response import Response
    from rightparty.plan.shadow.compare import Laws

MEMORY = "3GB"
"""What the engine may hold at once; more spills to disk."""

DAYS = 30
"""How many days before the book's own date are played, unless others are named."""


AS_OF_TOO = timedelta(microseconds=1)
"""What was made at the very instant of the book's date is played, too."""


@dataclass(frozen=True)
class _Answer:
    """In which forms a shadow is told."""

    out: Path | None
    format: Format
    svg: Path | None
    lang: str

    @property
    def rows(self) -> bool:
        """Whether the rows are asked for, beside the summary."""
        return self.out is not None or self.format != "text"

    @property
    def words(self) -> TextIO:
        """Where the summary goes: beside rows on stdout, it is a diagnostic."""
        return sys.stdout if self.format == "text" else sys.stderr


@dataclass(frozen=True)
class _Shadow:
    """What is played: a book's days, under two laws."""

    engine: "Engine"
    book: "Book"
    since: datetime
    until: datetime
    laws: "Laws"
    model: "PartyModel"
    report: Report
    links: "ir.Table | None" = None


def what_if(  # noqa: PLR0913 -- one parameter an option
    dir: Path,
    *,
    house: Path | None = None,
    law: str | None = None,
    present: str | None = None,
    from_: Annotated[date | None, Parameter(name="--from")] = None,
    to: date | None = None,
    plan: bool = False,
    manner: Path | None = None,
    response: Path | None = None,
    days: Annotated[int, Parameter(validator=validators.Number(gte=1))] = 7,
    model: Path | None = None,
    svg: Path | None = None,
    lang: str = "en",
    out: Path | None = None,
    format: Format = "text",
    links: Path | None = None,
    memory: str = MEMORY,
    folder_only: bool = False,
) -> None:
    """Judge the contacts of the last month again, as if another house policy or law had been in force.

    Each is decided twice at its own instant, by what was known before it. Nothing is sent, nothing is kept.

    Example: rightparty what-if examples/first-book --house kind.toml --folder-only

    Args:
        dir: the book's folder.
        house: the house policy on trial, which may only tighten.
        law: or the law on trial, named as for `law diff`: `2026-01-30`, `core,chn`, `without:RULE`, `now`.
        present: the law in force, named like a side: `OLD.toml`, `without:RULEBOOK`; without, as it stands.
        from_: the first day, in the lender's own zone; without, thirty days before the book's date.
        to: the last day; without, that of the book's date.
        plan: play what our own plan would have done on each of these days instead.
        manner: with --plan, a plan file on trial, of the form that `rightparty plan manner` prints.
        response: with --plan, a response model on trial (`plan fit`).
        days: with --plan, how many of the days are played, evenly spread.
        model: a model of the parties (`parties fit`) instead of the one that comes with the package.
        svg: draw the days and the rules of the log into this file (extra `charts`); not with --plan.
        lang: language of the picture: en, zh-Hans or zh-Hant.
        out: write a row a contact to this file, its form by its ending.
        format: how the answer is printed: text is a summary, all others give a row a contact.
        links: a table of `parties link`: what was said by one record of a person holds for the others.
        memory: what the engine may hold at once, such as 4GB; it spills the rest to disk.
        folder_only: leave out what the store remembers.
    """
    from rightparty.engine import open_engine
    from rightparty.parties.model import chosen_model

    answer = _Answer(out, format, svg, lang)
    check_out(out, format)
    _check_picture(answer, plan=plan)
    trial = _trial(manner, response, plan=plan)
    laws, parties = _laws(house, law, present, allow_none=plan), chosen_model(model)
    with closing(open_engine(memory_limit=memory)) as running, progress() as report:
        book = read_book(dir, running, folder_only=folder_only, progress=report)
        book, linked = with_links(book, running, links, dir)
        since, until = _window(running, book, from_, to, dir)
        shadow = _Shadow(running, book, since, until, laws, parties, report, linked)
        _log(shadow, answer) if trial is None else _days(shadow, answer, trial, days)


def _check_picture(answer: _Answer, *, plan: bool) -> None:
    """Say at once what a picture cannot be drawn of, not after minutes."""
    if answer.svg is None:
        return
    if answer.svg.suffix != ".svg" or not answer.svg.parent.is_dir():
        raise InvalidInput(
            f"`{answer.svg}`: no picture can be written there", "name a file in .svg, in a folder"
        )
    if plan:
        raise InvalidInput("a picture is drawn of the log alone", "leave out `--svg`, or `--plan`")
    from rightparty.plan.shadow.picture import words_in

    words_in(answer.lang)


def _laws(house: Path | None, law: str | None, present: str | None, *, allow_none: bool) -> "Laws":
    """The law in force, and the one on trial."""
    from rightparty.law.diff import side
    from rightparty.law.load import load_law
    from rightparty.plan.shadow.compare import Laws

    if house is not None and law is not None:
        raise InvalidInput("--house and --law name two laws on trial", "name one of them")
    if house is None and law is None and not allow_none:
        raise InvalidInput("no law on trial is named", "add `--house NEW.toml`, or `--law` as for `law diff`")
    now = load_law() if present is None else side(present)
    if law is not None:
        return Laws(now, side(law))
    return Laws(now, now if house is None else load_law(house))


def _window(
    engine: "Engine", book: "Book", first: date | None, last: date | None, folder: Path
) -> tuple[datetime, datetime]:
    """The instants between which contacts are played: whole days, but never beyond the book's own date."""
    from rightparty.plan.day import morning_at, morning_for

    as_of = book.meta.as_of
    if as_of is None:
        raise InvalidInput(
            f"{folder}: the book does not say when it was drawn up", "state `as_of` in book.toml"
        )
    end = morning_at(engine, book, as_of).day if last is None else last
    start = end - timedelta(days=DAYS) if first is None else first
    since, until = morning_for(engine, book, start).begins, morning_for(engine, book, end).ends
    until = min(until, as_of + AS_OF_TOO)
    if since >= until:
        raise InvalidInput(
            f"nothing lies between {start} and {end}",
            f"the book was drawn up at {as_of.isoformat()}; name days before it, the first one first",
        )
    return since, until


def _log(shadow: "_Shadow", answer: "_Answer") -> None:
    """Play the log, and tell it in the forms asked for."""
    from rightparty.cli.what_if_told import told
    from rightparty.plan.day import zone_for
    from rightparty.plan.shadow.compare import shadow_of_log
    from rightparty.plan.shadow.summary import summarised

    engine = shadow.engine
    played = shadow_of_log(
        engine, shadow.book, shadow.since, shadow.until, shadow.laws, shadow.model, progress=shadow.report
    )
    zone = zone_for(engine, shadow.book)
    summary = summarised(engine, played, zone.key)
    if answer.svg is not None:
        from rightparty.plan.shadow.picture import draw

        answer.svg.write_text(draw(summary, answer.lang), encoding="utf-8")
    if answer.rows:
        emit(engine, played.order_by("at", "contact_id"), answer.format, answer.out)
    last = shadow.until - 2 * AS_OF_TOO
    lines = told(summary, shadow.since.astimezone(zone), last.astimezone(zone))
    print("\n".join(lines), file=answer.words)


def _trial(
    manner: Path | None, response: Path | None, *, plan: bool
) -> "tuple[Manner, Response | None] | None":
    """The plan file and the model on trial, read before anything is played; None where no plan is."""
    for option, given in (("--manner", manner), ("--response", response)):
        if given is not None and not plan:
            raise InvalidInput(f"{option} is about plans, and none is played", "add `--plan`")
    if not plan:
        return None
    from rightparty.plan.manner import load_manner
    from rightparty.plan.response import load_response

    steps = load_manner(manner)
    return steps, None if response is None else load_response(response, steps)


def _days(shadow: "_Shadow", answer: "_Answer", trial: "tuple[Manner, Response | None]", most: int) -> None:
    """Play our own plan on some of the days, and tell it."""
    from rightparty.cli.output import draw
    from rightparty.plan.manner import default_manner
    from rightparty.plan.shadow.days import Side, changes, counted, sampled, shadow_of_days

    engine, laws = shadow.engine, shadow.laws
    now, then = Side(laws.now, default_manner()), Side(laws.then, *trial)
    manners = (now.manner, then.manner)
    chosen = sampled(engine, shadow.book, shadow.since, shadow.until, most, manners)
    if not chosen:
        raise InvalidInput("no morning lies between these days", "name more days with `--from` and `--to`")
    played = shadow_of_days(
        engine,
        shadow.book,
        chosen,
        now,
        then,
        shadow.model,
        links=shadow.links,
        progress=shadow.report,
    )
    if answer.rows:
        emit(engine, played.order_by("day", "person_id"), answer.format, answer.out)
    if answer.format == "text":
        rows = counted(engine, played)
        draw(rows, ("what", "made", "now", "then"), total=len(rows))
    moved = changes(engine, played).items()
    told = ", ".join(f"{count:,} {change.replace('_', ' ')}" for change, count in moved)
    days = f"{chosen[0]} to {chosen[-1]}, {len(chosen)} of the days"
    print(f"\n{days}: {told}", file=answer.words)
