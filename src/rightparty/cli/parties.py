"""`rightparty parties`: whose contact points these are, and why."""

from contextlib import closing
from datetime import datetime
from pathlib import Path

import ibis
import ibis.expr.types as ir
from cyclopts import App

from rightparty.cli.arguments import aware
from rightparty.cli.engines import opened
from rightparty.cli.folder import read_book
from rightparty.cli.output import Format, emit
from rightparty.cli.parties_check import check
from rightparty.cli.parties_fit import fit
from rightparty.cli.parties_link import confirm, cut, link_books
from rightparty.cli.parties_notices import notices
from rightparty.cli.parties_wrong import incidents, lift, sources, stop, wrong
from rightparty.cli.progress import progress
from rightparty.parties.model import chosen_model
from rightparty.parties.table import beliefs

app = App(name="parties", help="Whose contact points these are, and why; and what that rests on.")
for command in (check, fit, confirm, cut, wrong, stop, sources, lift, incidents, notices):
    app.command(command)
app.command(link_books, name="link")


@app.default
def parties(  # noqa: PLR0913 -- one parameter an option
    dir: Path,
    *,
    at: datetime,
    person: str | None = None,
    point: str | None = None,
    why: bool = False,
    model: Path | None = None,
    out: Path | None = None,
    format: Format = "text",
    engine: str = "duckdb",
    memory: str | None = None,
    folder_only: bool = False,
) -> None:
    """Tell whose contact points these are: verified, unverified or not theirs, and why.

    Every point with evidence for a person, with the probability that it is theirs, the date of the last
    proof and until when it holds, and the reasons. Evidence later than the instant does not count.

    Example: rightparty parties examples/first-book --at 2026-11-23T10:00+08:00

    Args:
        dir: the book's folder.
        at: the instant, with its offset.
        person: only this person's points.
        point: only this point.
        why: also the waterfall: every piece of evidence with its weight in log-odds, and what age took.
        model: a model file to go by instead of the one that comes with the package.
        out: write to this file, its form by its ending.
        format: how the table is printed.
        engine: duckdb, spark, or the URL of a Spark master.
        memory: what the engine may hold at once, such as 4GB; DuckDB spills the rest to disk.
        folder_only: leave out what the store remembers.
    """
    moment = aware(at, "--at")
    with closing(opened(engine, memory)) as running, progress() as report:
        book = read_book(dir, running, folder_only=folder_only, progress=report)
        found = beliefs(book.tables, moment, chosen_model(model), why=why)
        if person is not None:
            found = found.filter(found.person_id == person)
        if point is not None:
            found = found.filter(found.point_id == point)
        if why:
            as_text = format == "text" and out is None
            found = found.mutate(pieces=found.pieces.map(_told if as_text else _dated)).drop("arrived_at")
        emit(running, found.order_by("point_id", "person_id"), format, out)


def _told(piece: ir.StructValue) -> ir.StringValue:
    """A piece of a waterfall as people read it."""
    sign = ibis.ifelse(piece["log_odds"] < 0, "", "+")
    return piece["name"].concat(" ", sign, piece["log_odds"].round(2).cast("string"))


def _dated(piece: ir.StructValue) -> ir.StructValue:
    """A piece of a waterfall as files hold it: its instant with an offset, wherever it ends up."""
    at = piece["at"].strftime("%Y-%m-%dT%H:%M:%S+00:00")
    return ibis.struct({"name": piece["name"], "log_odds": piece["log_odds"], "at": at})
