"""`rightparty plan`: today's contacts, at most one a person, the gentlest first."""

import sys
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from cyclopts import App
from ibis.expr.types import Table

from rightparty.book.book import Book
from rightparty.book.owed import owed
from rightparty.cli.arguments import aware
from rightparty.cli.engines import opened
from rightparty.cli.folder import read_book, waited_by
from rightparty.cli.links import with_links
from rightparty.cli.output import Format, check_out, emit
from rightparty.cli.plan_calendar import show_calendar
from rightparty.cli.plan_fit import card, fit, plan_file
from rightparty.cli.plan_told import told
from rightparty.cli.progress import progress
from rightparty.engine import Engine
from rightparty.errors import InvalidInput
from rightparty.gate.candidates import default_candidates
from rightparty.gate.table import Progress, decide_table
from rightparty.law.load import Law, load_law
from rightparty.parties.model import PartyModel, chosen_model
from rightparty.plan.day import morning_for, planned_day
from rightparty.plan.fairness import refuse_unfair_day
from rightparty.plan.limits import Limits, load_limits
from rightparty.plan.manner import Manner, load_manner
from rightparty.plan.morning import Morning
from rightparty.plan.response import Response, load_response

MEMORY = "3GB"
"""What the engine may hold at once; more spills to disk."""


app = App(name="plan", help="Today's contacts, at most one a person; and what a contact is worth.")
for command in (fit, card):
    app.command(command)
app.command(plan_file, name="manner")


@app.default
def plan(  # noqa: PLR0913 -- one parameter an option
    dir: Path,
    *,
    day: date,
    at: datetime | None = None,
    house: Path | None = None,
    model: Path | None = None,
    manner: Path | None = None,
    response: Path | None = None,
    links: Path | None = None,
    limits: Path | None = None,
    calendar: bool = False,
    out: Path | None = None,
    format: Format = "text",
    engine: str = "duckdb",
    memory: str = MEMORY,
    folder_only: bool = False,
) -> None:
    """Choose today's contacts: who, where, when, on which channel, with what, and why.

    Everybody who owes something overdue has one row: planned, held until an hour, denied or skipped, and why.
    Nothing is sent. A plan file or model of your own is refused where it presses the weak (`plan card`).

    Example: rightparty plan examples/first-book --day 2026-11-23 --out plan.csv

    Args:
        dir: the book's folder.
        day: the day, in the lender's own zone.
        at: choose at this instant of the day, with its offset; without, at nine o'clock.
        house: the lender's policy file, which may only tighten.
        model: a model of the parties (`parties fit`) instead of the one that comes with the package.
        manner: a plan file (the order of steps) instead of the package's, which `plan manner` prints.
        response: a response model (`plan fit`) instead of assumptions: who is not worth a contact gets none.
        links: a table of `parties link`: records of one person count together, one of them is contacted.
        limits: a file of what the day has room for: agents' minutes, messages, staff who read replies.
        calendar: show what is expected of the next 14 days; --out has its contacts, or draws it (.svg).
        out: write to this file, its form by its ending.
        format: how the table is printed.
        engine: duckdb, spark, or the URL of a Spark master.
        memory: what the engine may hold at once, such as 4GB; DuckDB spills the rest to disk.
        folder_only: leave out what the store remembers.
    """
    check_out(out, format, also=[".svg"] if calendar else [])
    law, parties, room = load_law(house), chosen_model(model), load_limits(limits)
    steps, learnt = _by(manner, response)
    with closing(opened(engine, memory)) as running, progress() as report:
        book = read_book(dir, running, folder_only=folder_only, progress=report)
        book, linked = with_links(book, running, links, dir)
        morning = _at(morning_for(running, book, day, steps), at)
        decided, balance = _known(running, book, morning, law, parties, room, report)
        by: Any = {"manner": steps, "response": learnt, "law": law, "limits": room, "links": linked}
        waited = waited_by(running, day) if room and not folder_only else None
        planned = planned_day(running, book, decided, morning, balance=balance, waited=waited, **by)
        if manner is not None or learnt is not None:
            refuse_unfair_day(running, book.tables, balance, morning, planned.contacts)
        if calendar:
            by |= {"balance": balance, "format": format, "out": out}
            show_calendar(running, book, decided, planned, morning, **by)
        else:
            emit(running, planned.contacts.order_by("person_id"), format, out)
            print(*told(running, planned.contacts, law, planned.used), sep="\n", file=sys.stderr)


def _by(manner: Path | None, response: Path | None) -> tuple[Manner, Response | None]:
    """The steps and the response model; None: assumptions."""
    steps = load_manner(manner)
    return steps, None if response is None else load_response(response, steps)


def _known(
    engine: Engine,
    book: Book,
    morning: Morning,
    law: Law,
    model: PartyModel,
    limits: Limits,
    report: Progress,
) -> tuple[Table, Table]:
    """Everybody's candidates, decided (within limits, with the later hours open to each), and balances."""
    asked, hours = default_candidates(book.tables, morning.at), morning.hours if limits else ()
    decided = decide_table(engine, book, asked, morning.at, law, model, progress=report, hours=hours)
    balance = owed(book.tables, morning.day, as_of_default=book.meta.as_of)
    return decided, engine.materialize(balance, "plan_balances")


def _at(morning: Morning, at: datetime | None) -> Morning:
    if at is None:
        return morning
    moment = aware(at, "--at")
    if not morning.begins <= moment < morning.ends:
        raise InvalidInput(
            f"--at {at.isoformat()} is not on {morning.day}",
            f"the lender's day runs from {morning.begins.isoformat()} to {morning.ends.isoformat()}",
        )
    return replace(morning, at=moment)
