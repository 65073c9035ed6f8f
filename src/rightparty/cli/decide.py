"""`rightparty decide`: the gate over a table of contacts."""

import re
from contextlib import closing
from datetime import datetime
from pathlib import Path

import ibis
import ibis.expr.types as ir

from rightparty.book.tables import CHANNELS
from rightparty.cli.arguments import aware
from rightparty.cli.engines import opened
from rightparty.cli.folder import read_book
from rightparty.cli.links import with_links
from rightparty.cli.output import Format, emit
from rightparty.cli.progress import progress
from rightparty.engine import LINE, Engine
from rightparty.errors import InvalidInput
from rightparty.gate.asked import COLUMNS
from rightparty.gate.candidates import default_candidates
from rightparty.gate.table import decide_table
from rightparty.law.load import load_law
from rightparty.parties.model import chosen_model

MEMORY = "2GB"
"""What the engine may hold at once; more spills to disk."""

_NEEDED = tuple(COLUMNS)[:5]
_OFFSET = r"(Z|[+-]\d\d:?\d\d)$"


def decide(  # noqa: PLR0913 -- one parameter an option
    dir: Path,
    *,
    at: datetime,
    candidates: Path | None = None,
    house: Path | None = None,
    model: Path | None = None,
    links: Path | None = None,
    out: Path | None = None,
    format: Format = "text",
    engine: str = "duckdb",
    memory: str = MEMORY,
    folder_only: bool = False,
) -> None:
    """Decide a table of contacts: who may be contacted, where, how, and why not.

    Example: rightparty decide book --at 2026-11-23T10:00+08:00 --out decisions.csv

    Args:
        dir: the book's folder.
        at: the instant, with its offset; candidates may carry one of their own.
        candidates: the contacts proposed (CSV or Parquet). Without: everyone who owes or stands in,
            at every point with evidence for them, on every channel it carries.
        house: the lender's policy file, which may only tighten.
        model: a model of the parties (`parties fit`) instead of the one that comes with the package.
        links: a table of `parties link`: what was said by one record of a person holds for the others.
        out: write to this file, its form by its ending.
        format: how the table is printed.
        engine: duckdb, spark, or the URL of a Spark master.
        memory: what the engine may hold at once, such as 4GB; DuckDB spills the rest to disk.
        folder_only: leave out what the store remembers.
    """
    law, parties = load_law(house), chosen_model(model)
    with closing(opened(engine, memory)) as running, progress() as report:
        book = read_book(dir, running, folder_only=folder_only, progress=report)
        book, _ = with_links(book, running, links, dir)
        moment = aware(at, "--at")
        asked = (
            read_candidates(running, candidates) if candidates else default_candidates(book.tables, moment)
        )
        decided = decide_table(running, book, asked, moment, law, parties, progress=report)
        emit(running, decided.order_by("candidate_id"), format, out)


def read_candidates(engine: Engine, path: Path) -> ir.Table:
    """A candidates file as a table of the right types.

    Raises:
        InvalidInput: a needed column is missing, or a cell cannot be read; every fault is named.
    """
    if not path.exists():
        raise InvalidInput(f"there is no file `{path}`", "name a CSV or Parquet file of candidates")
    raw = (engine.read_parquet if path.suffix == ".parquet" else engine.read_csv)(path, "candidates_file")
    missing = [name for name in _NEEDED if name not in raw.columns]
    if missing:
        raise InvalidInput(
            f"{path}: no column {', '.join(f'`{name}`' for name in missing)}",
            f"a candidates file has at least {', '.join(_NEEDED)}",
        )
    typed = raw.select("_line", **{name: _typed(raw, name) for name in COLUMNS if name in raw.columns})
    problems = [*_problems(engine, raw, typed, path), *_repeated(engine, typed, path)]
    if problems:
        raise InvalidInput(f"{path}: {len(problems)} cells cannot be read", problems=problems)
    return engine.materialize(typed.drop("_line"), "candidates")


def _typed(raw: ir.Table, name: str) -> ir.Value:
    column, kind = raw[name], COLUMNS[name]
    if not column.type().is_string():
        return column.cast(kind)
    if kind.startswith("array"):
        return column.split(";")
    if kind == "timestamp":
        zoned = ibis.cases((column.re_search(_OFFSET), column))
        return zoned.try_cast("timestamp('UTC')").cast("timestamp")
    return column if kind == "string" else column.try_cast(kind)


def _repeated(engine: Engine, typed: ir.Table, path: Path) -> list[str]:
    named = typed.filter(typed.candidate_id.notnull())
    twice = named.group_by("candidate_id").agg(lines=named.count(), last=named[LINE].max())
    found = engine.rows(twice.filter(twice.lines > 1).order_by("last").limit(100))
    return [
        f"{path}:{row['last']}: candidate_id `{row['candidate_id']}` stands {row['lines']} times"
        for row in found
    ]


def _problems(engine: Engine, raw: ir.Table, typed: ir.Table, path: Path) -> list[str]:
    both = typed.join(
        raw.select("_line", **{f"raw_{n}": raw[n].cast("string") for n in typed.columns[1:]}), "_line"
    )
    found = []
    for name in typed.columns[1:]:
        empty = both[f"raw_{name}"].isnull()
        wrong = both.filter(empty if name in _NEEDED else ~empty & both[name].isnull())
        told = wrong.select("_line", value=both[f"raw_{name}"]).order_by("_line").limit(100)
        found += [f"{path}:{row['_line']}: {name} {_what(name, row['value'])}" for row in engine.rows(told)]
    channels = typed.filter(typed.channel.notnull(), typed.channel.notin(CHANNELS.split()))
    told = channels.select("_line", "channel").order_by("_line").limit(100)
    found += [
        f"{path}:{row['_line']}: channel `{row['channel']}` is none: one of {', '.join(CHANNELS.split())}"
        for row in engine.rows(told)
    ]
    return found


def _what(name: str, value: str | None) -> str:
    if not value:
        return "is empty"
    if COLUMNS[name] == "timestamp" and not re.search(_OFFSET, value):
        return f"`{value}` has no offset: write it as 2026-11-23T10:00:00+08:00"
    return f"`{value}` is no {COLUMNS[name]}"
