"""`rightparty owed`: what is overdue on a date, debt by debt."""

import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import ibis.expr.types as ir

from rightparty.book.owed_ranges import owed_by_ranges
from rightparty.book.terms import UNQUOTABLE, terms_on
from rightparty.cli.engines import opened
from rightparty.cli.folder import read_book
from rightparty.cli.output import Format, emit
from rightparty.cli.progress import progress
from rightparty.engine import Engine

MEMORY_MAX = "6GB"
"""What the engine may hold of a book; the rest waits on disk."""

ON_SCREEN = (
    "debt_id",
    "currency",
    "total",
    "principal",
    "interest",
    "fee",
    "dpd",
    "bucket",
    "next_due_on",
    "next_due_amount",
    "credit",
    "pending",
    "quotable",
)


def owed(
    dir: Path,
    *,
    on: date,
    out: Path | None = None,
    format: Format = "text",
    engine: str = "duckdb",
    memory: str = MEMORY_MAX,
    folder_only: bool = False,
) -> None:
    """Tell what is overdue on a date: principal, interest, fees, how long, and what comes next.

    One row a debt. On the screen the longest overdue stand first; json, csv and parquet have every column.
    An amount that is not `quotable` is told to nobody; which debts those are, and why, is said on stderr.

    Example: rightparty owed examples/first-book --on 2026-11-23

    Args:
        dir: the book's folder.
        on: the day, by the ledger's own calendar.
        out: write to this file, its form by its ending.
        format: how the table is printed.
        engine: duckdb, spark, or the URL of a Spark master.
        memory: what the engine may hold at once, such as 4GB; DuckDB spills the rest to disk.
        folder_only: leave out what the store remembers.
    """
    with closing(opened(engine, memory)) as running, progress() as report:
        book = read_book(dir, running, folder_only=folder_only, progress=report)
        found = owed_by_ranges(
            running,
            book.tables,
            on,
            terms_on(on),
            as_of_default=book.meta.as_of,
            quarantine=book.quarantine,
            charges_known="charges" not in book.absent_tables,
            progress=report,
        )
        if format == "text" and out is None:
            emit(running, found.order_by(found.dpd.desc(), "debt_id").select(*ON_SCREEN))
        else:
            emit(running, found.order_by("debt_id"), format, out)
        _say_unquotable(running, found)


def _say_unquotable(engine: Engine, found: ir.Table) -> None:
    """How many debts each reason keeps from being quoted, on stderr."""
    kept_back = engine.count(found.filter(~found.quotable))
    if not kept_back:
        return
    print(f"{kept_back:,} of {engine.count(found):,} debts are not to be quoted:", file=sys.stderr)
    for code, sentence in UNQUOTABLE.items():
        count = engine.count(found.filter(found.unquotable_because.fill_null("").contains(code)))
        if count:
            print(f"  {count:,}: {sentence} ({code})", file=sys.stderr)
