"""The calendar of a plan: a table of the next days for people, the contacts for a file, and a picture."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import ibis.expr.types as ir

from rightparty.book.book import Book
from rightparty.cli.output import Format, draw, emit
from rightparty.engine import Engine
from rightparty.errors import Refused
from rightparty.law.load import Law
from rightparty.plan.calendar import calendar
from rightparty.plan.day import DayPlan
from rightparty.plan.limits import Limits
from rightparty.plan.manner import Manner
from rightparty.plan.morning import Morning
from rightparty.plan.response import Response

_NOTE = "a forecast, if nothing happens: each day is decided anew, and nothing is sent by this"


def show_calendar(  # noqa: PLR0913 -- one parameter a thing that a day is planned with
    engine: Engine,
    book: Book,
    decided: Any,
    planned: DayPlan,
    morning: Morning,
    *,
    balance: ir.Table,
    manner: Manner,
    response: Response | None,
    law: Law,
    limits: Limits,
    links: ir.Table | None,
    format: Format,
    out: Path | None,
) -> None:
    """Print the days, or the contacts in a `format`; with `out`, write these, or a picture (.svg), there."""
    found = calendar(
        engine,
        book,
        decided,
        planned.contacts,
        balance,
        morning,
        manner=manner,
        response=response,
        law=law,
        limits=limits,
        links=links,
    )
    if format == "text":
        rows = [told(row) for row in found.days]
        draw(rows, tuple(rows[0]), total=len(rows))
        print(_NOTE)
    if out is not None and out.suffix == ".svg":
        out.write_text(_picture(found.days), encoding="utf-8")
        print(f"{len(found.days)} days drawn in {out}", file=sys.stderr)
    elif out is not None or format != "text":
        emit(engine, found.contacts.order_by("day", "person_id"), format, out)


def told(row: Mapping[str, Any]) -> dict[str, Any]:
    """A day as a line of the table."""
    channels = ", ".join(f"{channel} {count:,}" for channel, count in row["by_channel"].items())
    return {**row, "day": f"{row['day']:%a %Y-%m-%d}", "by_channel": channels or "-"}


def _picture(days: Sequence[Mapping[str, Any]]) -> str:
    try:
        from rightparty.plan.calendar_picture import draw as drawn
    except ModuleNotFoundError as fault:
        raise Refused(f"a picture needs `{fault.name}`", "pip install 'rightparty[charts]'") from fault
    return drawn(days)
