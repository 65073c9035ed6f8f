"""Run table expressions: the one place that opens DuckDB or Spark.

Rooms build unbound Ibis expressions over named tables; an `Engine` holds the tables and runs the
expressions. Tables hold instants as UTC timestamps without a zone; Python values and files that
leave here hold aware UTC datetimes and ISO 8601 text ending in `+00:00`. Importing this package
loads neither Ibis nor DuckDB.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from rightparty.errors import Refused

if TYPE_CHECKING:
    import ibis
    import ibis.expr.types as ir

LINE = "_line"
"""The column of a table read from a file that says on which line of it the row stands."""

FORMATS = ("csv", "parquet", "json", "jsonl")
"""What `Engine.write` can write, as file endings."""

SPARK_MASTERS = ("spark://", "local", "yarn", "k8s://")
"""How the URL of a Spark master begins: a cluster of its own, this machine, Hadoop, Kubernetes."""


class Engine(Protocol):
    """Holds tables by name and runs Ibis expressions over them."""

    name: str
    scratch: Path  # a folder for passing files; removed with the engine
    far: bool  # whether rows are worked on by other machines, which see no file but shared ones

    def read_csv(self, path: Path, name: str, *, delimiter: str = ",") -> ir.Table:
        """Every column as text, empty cells NULL, plus `_line`: the row's 1-based line in the file.

        For files whose every row is one well-formed line, or whose first column is `_line`; anything
        else raises `InvalidInput`. `rightparty.book.files` reads what people hand in.
        """

    def read_parquet(self, path: Path, name: str) -> ir.Table:
        """Columns as they are typed in the file, plus `_line`: the row's 1-based place.

        A folder of Parquet files is one table, its files in order of their names.
        """

    def create(self, name: str, rows: Iterable[Mapping[str, Any]], schema: ibis.Schema) -> ir.Table:
        """A table from Python values; a key that a row lacks is NULL."""

    def materialize(self, expr: ir.Table, name: str, *, lasting: bool = False) -> ir.Table:
        """Run the expression once and keep its rows under `name`, replacing what was there.

        `lasting`: packed tight, for what many queries will read.
        """

    def number(self, expr: ir.Table, name: str, column: str) -> ir.Table:
        """As `materialize`, with each row's number from 0 in a new column, in no order of anybody's."""

    def rows(self, expr: ir.Table) -> list[dict[str, Any]]:
        """Python values: aware UTC datetimes, `Decimal`, tuples for arrays, None for unknown."""

    def count(self, expr: ir.Table) -> int:
        """How many rows the expression has."""

    def write(self, expr: ir.Table, path: Path, *, format: str = "") -> int:
        """Stream the rows to a file, its format (`FORMATS`) by its ending; returns their number.

        CSV joins lists with `;`. Rows keep the order of an ordered expression. Into a folder that is there
        and empty go Parquet files, each a part of the rows.
        """

    def drop(self, name: str) -> None:
        """Forget a table; no fault if there is none."""

    def close(self) -> None:
        """Free memory and remove the scratch folder."""


def open_engine(
    url: str = "duckdb", *, memory_limit: str | None = None, directory: Path | None = None
) -> Engine:
    """An engine by name. `memory_limit` as `3GB`; what exceeds it spills into a scratch folder.

    The scratch folder is made inside `directory` (default: the system's) and removed at the end.
    Raises `Refused` for an engine that is not there.
    """
    if url == "duckdb":
        from rightparty.engine.duck import DuckDBEngine  # noqa: PLC0415 - naming an engine must be cheap

        return DuckDBEngine(memory_limit=memory_limit, directory=directory)
    if url == "spark" or url.startswith(SPARK_MASTERS):
        from rightparty.engine.spark import SparkEngine  # noqa: PLC0415 - naming an engine must be cheap

        master = "local[*]" if url == "spark" else url
        return SparkEngine(master, memory_limit=memory_limit, directory=directory)
    if url.startswith("sc://"):
        raise Refused("Spark Connect is not supported.", "Name the master itself: `spark://host:port`.")
    raise Refused(f"There is no engine `{url}`.", "Engines: `duckdb`, `spark`, or a Spark master's URL.")


def ending_of(path: Path, format: str = "") -> str:
    """The form in which a table is written to a file: the one given, or the one that its ending says.

    Raises `Refused` for a form that is none of `FORMATS`.
    """
    found = format or ("parquet" if path.is_dir() else "") or path.suffix.lower().removeprefix(".")
    if found not in FORMATS:
        raise Refused(
            f"`{path.name}`: no such output format.", f"End the name in one of: {', '.join(FORMATS)}."
        )
    return found
