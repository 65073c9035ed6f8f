"""Tables on their way out: to the screen, as JSON or CSV on stdout, or into a file by its ending."""

from __future__ import annotations

import csv
import json
import shutil
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from rich.console import Console
from rich.table import Table

from rightparty.errors import Refused

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from rightparty.engine import Engine

Format = Literal["text", "json", "csv", "parquet"]
SCREEN_ROWS = 200
PIPE_WIDTH = 100_000  # in a pipe no line is broken
ENDINGS = (".csv", ".parquet", ".json", ".jsonl")


def emit(engine: Engine, expr: ir.Table, format: Format = "text", out: Path | None = None) -> None:
    """Write a table where it was asked for; how many rows there are is said on stderr.

    With `out`, the file's ending decides the form; a folder that is there gets Parquet in parts.
    Without, `text` draws the first 200 rows.

    Raises:
        Refused: the ending is unknown, or Parquet would go to a screen.
    """
    if out is not None:
        _check_ending(out)
        print(f"{engine.write(expr, out):,} rows in {out}", file=sys.stderr)
    elif format == "text":
        draw(engine.rows(expr.limit(SCREEN_ROWS)), expr.columns, total=engine.count(expr))
    else:
        _to_stdout(engine, expr, format)


def emit_rows(
    rows: Sequence[Mapping[str, Any]],
    columns: Sequence[str],
    format: Format = "text",
    out: Path | None = None,
) -> None:
    """The same for rows that are Python values already.

    Raises:
        Refused: the ending is unknown, or Parquet would go to a screen.
    """
    form: str = format
    if out is not None:
        _check_ending(out)
        form = out.suffix[1:]
    if form == "parquet":
        _as_parquet(rows, columns, out)
    elif form == "text":
        draw(rows, columns, total=len(rows))
    elif out is None:
        _write_rows(rows, columns, form, sys.stdout)
    else:
        with out.open("w", encoding="utf-8", newline="") as file:
            _write_rows(rows, columns, form, file)
        print(f"{len(rows):,} rows in {out}", file=sys.stderr)


def draw(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], total: int) -> None:
    """Draw rows as a text table on stdout; numbers stand to the right, unknown is a dash."""
    shown = list(rows)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        values = [row[column] for row in shown]
        numeric = any(isinstance(one, int | float | Decimal) and not isinstance(one, bool) for one in values)
        table.add_column(column, justify="right" if numeric else "left", overflow="fold")
    for row in shown:
        table.add_row(*(cell(row[column]) for column in columns))
    width = None if sys.stdout.isatty() else PIPE_WIDTH
    console = Console(width=width, markup=False, highlight=False, emoji=False)
    with console.capture() as drawn:
        console.print(table)
    print("\n".join(line.rstrip() for line in drawn.get().splitlines()))
    if total > len(shown):
        more = total - len(shown)
        print(f"… {more:,} more rows; `--format csv` or `--out FILE` gives them all", file=sys.stderr)


def cell(value: Any) -> str:
    """One value as people read it: unknown is `-`, lists are joined by `; `, instants say their offset."""
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, float):
        return f"{value:.4g}"
    if isinstance(value, list | tuple | set | frozenset):
        return "; ".join(cell(one) for one in value)
    return str(value)


def to_json(value: Any) -> Any:
    """For `json.dumps(…, default=to_json)`: money as text, instants and dates in ISO form, sets sorted."""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, set | frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return list(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def check_out(out: Path | None, format: Format = "text", also: Sequence[str] = ()) -> None:
    """Say at once what could not be written at the end of long work; `also`: endings of other forms.

    Raises:
        Refused: the ending is unknown or is not the form asked for, or the folder is not there.
    """
    if out is None:
        return
    if out.suffix not in also:
        _check_ending(out, also)
        if format != "text" and not out.is_dir() and out.suffix != f".{format}":
            raise Refused(
                f"`{out.name}` does not end in .{format}", "leave out `--format`: the ending decides"
            )
    if not out.parent.is_dir():
        raise Refused(f"there is no folder `{out.parent}`", "make it, or name another")


def _check_ending(out: Path, also: Sequence[str] = ()) -> None:
    if out.suffix not in ENDINGS and not out.is_dir():
        endings = " ".join((*ENDINGS, *also))
        raise Refused(f"`{out.name}` has no ending that names a form", f"end it in one of {endings}")


def _to_stdout(engine: Engine, expr: ir.Table, format: str) -> None:
    """Through a file, so that stdout and `--out` get the same bytes from the same writer."""
    if format == "parquet" and sys.stdout.isatty():
        raise Refused("Parquet does not go to a screen", "add `--out FILE.parquet`, or send it on by a pipe")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"table.{format}"
        engine.write(expr, path)
        sys.stdout.flush()
        with path.open("rb") as file:
            shutil.copyfileobj(file, sys.stdout.buffer)
        sys.stdout.buffer.flush()


def _as_parquet(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], out: Path | None) -> None:
    """Parquet has types; a list becomes text as in CSV, everything else stays what it is."""
    import ibis

    from rightparty.engine import open_engine

    def kept(value: Any) -> Any:
        return cell(value) if isinstance(value, list | tuple | set | frozenset) else value

    plain = [{name: kept(row[name]) for name in columns} for row in rows]
    known = {name: [row[name] for row in plain if row[name] is not None] for name in columns}
    types = {name: ibis.infer_dtype(values[0]) if values else "string" for name, values in known.items()}
    with closing(open_engine()) as engine:
        emit(engine, engine.create("rows", plain, ibis.schema(types)), "parquet", out)


def _write_rows(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], form: str, file: Any) -> None:
    if form == "csv":
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(["" if row[one] is None else cell(row[one]) for one in columns] for row in rows)
    elif form == "jsonl":
        file.writelines(json.dumps(dict(row), default=to_json, ensure_ascii=False) + "\n" for row in rows)
    else:
        json.dump([dict(row) for row in rows], file, default=to_json, ensure_ascii=False, indent=1)
        file.write("\n")
