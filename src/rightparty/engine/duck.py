"""The embedded engine: DuckDB, fed with the SQL that Ibis makes; no other package takes part."""

from __future__ import annotations

import csv
import json
import shutil
import tempfile
import weakref
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb
import ibis
import ibis.expr.operations as ops
import ibis.expr.types as ir
from ibis.backends.sql.compilers.duckdb import compiler
from ibis.backends.sql.datatypes import DuckDBType

from rightparty.engine import LINE, ending_of
from rightparty.engine.inlining import pick_in_place
from rightparty.engine.parts import check_free, parts_of
from rightparty.engine.patterns import Patterns
from rightparty.engine.values import converter
from rightparty.errors import InvalidInput, Refused, RightpartyError

BATCH = 20_000
_PLAIN, _LASTING = "tables", "lasting"
"""Where tables are kept: as they are, and packed. A name is never in both."""
LONGEST_LINE = 64 << 20
PART = 256 << 20
"""About how many bytes of rows one file of a table in parts has, before they are compressed."""


class DuckDBEngine:
    """Tables in memory, spilling to a scratch folder; needs nothing but `duckdb`."""

    name = "duckdb"
    far = False

    def __init__(self, *, memory_limit: str | None = None, directory: Path | None = None) -> None:
        self.scratch = Path(tempfile.mkdtemp(prefix="rightparty-", dir=directory))
        self._forget_scratch = weakref.finalize(self, shutil.rmtree, self.scratch, ignore_errors=True)
        self._connection: duckdb.DuckDBPyConnection = duckdb.connect()
        self._views: set[str] = set()
        settings = {
            "TimeZone": "UTC",
            "lambda_syntax": "ENABLE_SINGLE_ARROW",
            "temp_directory": str(self.scratch / "spill"),
            "enable_progress_bar": "false",
            # Nothing is to be recovered, and a large table dropped would rewrite the others: that takes long.
            "checkpoint_threshold": "100GB",
        }
        if memory_limit is not None:
            settings["memory_limit"] = memory_limit
        for key, value in settings.items():
            try:
                self._connection.execute(f"SET {key} = {_literal(value)}")
            except duckdb.ParserException as error:
                raise Refused(f"`{value}` is not a {key} that DuckDB understands.", str(error)) from error
        # Packed tables are read a third faster, and take longer to write: worth it for what is read often.
        self._connection.execute(f"ATTACH ':memory:' AS {_PLAIN}")
        self._connection.execute(f"ATTACH ':memory:' AS {_LASTING} (COMPRESS)")
        self._connection.execute(f"SET search_path = '{_PLAIN}.main,{_LASTING}.main'")

    def read_csv(self, path: Path, name: str, *, delimiter: str = ",") -> ir.Table:
        """See `Engine.read_csv`."""
        with path.open(encoding="utf-8-sig", newline="") as stream:
            header = next(csv.reader(stream, delimiter=delimiter), [])
        spec = ", ".join(f"{_literal(column)}: 'VARCHAR'" for column in header)
        self.drop(name)
        self._views.add(name)
        lines = _quoted(f"{name} lines")
        try:
            self._connection.execute(
                f"CREATE TABLE {lines} AS SELECT * FROM read_csv({_literal(str(path))}, header=true, "
                f"auto_detect=false, delim={_literal(delimiter)}, quote='\"', escape='\"', "
                f"max_line_size={LONGEST_LINE}, columns={{{spec}}})"
            )
        except duckdb.Error as error:
            raise InvalidInput(f"{path.name} cannot be read as CSV.", _first_line(error)) from error
        kept = ", ".join(_quoted(column) for column in header if column != LINE)
        line = f"CAST({_quoted(LINE)} AS BIGINT)" if LINE in header else "rowid + 2"
        self._connection.execute(
            f"CREATE VIEW {_quoted(name)} AS SELECT {kept}, {line} AS {_quoted(LINE)} FROM {lines}"
        )
        return self._table(name)

    def read_parquet(self, path: Path, name: str) -> ir.Table:
        """See `Engine.read_parquet`; a zoned timestamp column keeps its zone (UTC)."""
        parts = parts_of(path)
        self.drop(name)
        self._views.add(name)
        files = ", ".join(_literal(str(part.path)) for part in parts)
        before = "0"
        if len(parts) > 1:
            numbers = ", ".join(str(part.before) for part in parts)
            before = f"[{numbers}][list_position([{files}], filename)]"
        try:
            self._connection.execute(
                f"CREATE VIEW {_quoted(name)} AS SELECT * EXCLUDE (file_row_number, filename), "
                f"{before} + file_row_number + 1 AS {_quoted(LINE)} "
                f"FROM read_parquet([{files}], file_row_number=true, filename=true)"
            )
        except duckdb.Error as error:
            raise InvalidInput(f"{path.name} cannot be read as Parquet.", _first_line(error)) from error
        return self._table(name)

    def create(self, name: str, rows: Iterable[Mapping[str, Any]], schema: ibis.Schema) -> ir.Table:
        """See `Engine.create`."""
        self.drop(name)
        types = [str(DuckDBType.to_string(dtype)) for dtype in schema.types]
        spec = ", ".join(f"{_quoted(column)} {of}" for column, of in zip(schema.names, types, strict=True))
        self._connection.execute(f"CREATE TABLE {_quoted(name)} ({spec})")
        casts = ", ".join(
            f"CAST(unnest(${place}::{'VARCHAR[][]' if dtype.is_array() else 'VARCHAR[]'})"
            f"{'' if _is_plain(dtype) else '::JSON'} AS {of})"
            for place, (dtype, of) in enumerate(zip(schema.types, types, strict=True), start=1)
        )
        iterator = iter(rows)
        while batch := list(islice(iterator, BATCH)):
            values = [[_text(row.get(column)) for row in batch] for column in schema.names]
            self._connection.execute(f"INSERT INTO {_quoted(name)} SELECT {casts}", values)
        return ibis.table(schema, name=name)

    def materialize(self, expr: ir.Table, name: str, *, lasting: bool = False) -> ir.Table:
        """See `Engine.materialize`."""
        sql = self.sql(expr)
        if name in self._views:
            self.drop(name)
        kept, other = (_LASTING, _PLAIN) if lasting else (_PLAIN, _LASTING)
        self._connection.execute(f"CREATE OR REPLACE TABLE {_in(kept, name)} AS {sql}")
        # Only now: the expression may have read what was there.
        self._connection.execute(f"DROP TABLE IF EXISTS {_in(other, name)}")
        return ibis.table(expr.schema(), name=name)

    def number(self, expr: ir.Table, name: str, column: str) -> ir.Table:
        """See `Engine.number`: a row's place in the table, which costs nothing; counting takes one core."""
        self.drop(name)
        self._views.add(name)
        lines = _quoted(self.materialize(expr, f"{name} lines").get_name())
        self._connection.execute(
            f"CREATE VIEW {_quoted(name)} AS SELECT *, rowid AS {_quoted(column)} FROM {lines}"
        )
        return ibis.table({**expr.schema(), column: "int64"}, name=name)

    def rows(self, expr: ir.Table) -> list[dict[str, Any]]:
        """See `Engine.rows`."""
        schema = expr.schema()
        convert = [converter(dtype) for dtype in schema.types]
        naive = ", ".join(
            f"timezone('UTC', {_quoted(column)}) AS {_quoted(column)}"
            for column, dtype in schema.items()
            if dtype.is_timestamp() and dtype.timezone is not None
        )
        sql = self.sql(expr)
        found = self._connection.execute(
            f"SELECT * REPLACE ({naive}) FROM ({sql})" if naive else sql
        ).fetchall()
        if not any(convert):
            return [dict(zip(schema.names, row, strict=True)) for row in found]
        return [
            {
                name: value if change is None or value is None else change(value)
                for name, value, change in zip(schema.names, row, convert, strict=True)
            }
            for row in found
        ]

    def count(self, expr: ir.Table) -> int:
        """See `Engine.count`."""
        return int(self._value(f"SELECT count(*) FROM ({self.sql(expr)})"))

    def write(self, expr: ir.Table, path: Path, *, format: str = "") -> int:
        """See `Engine.write`. Rows keep the order of an ordered expression."""
        format = ending_of(path, format)
        columns = ", ".join(_outgoing(column, dtype, format) for column, dtype in expr.schema().items())
        options = {
            "csv": "FORMAT csv, HEADER true",
            "parquet": "FORMAT parquet, COMPRESSION zstd",
            "parts": "FORMAT parquet, COMPRESSION zstd, FILENAME_PATTERN 'part-{i}', "
            f"FILE_SIZE_BYTES {PART}",
            "json": "FORMAT json, ARRAY true",
            "jsonl": "FORMAT json, ARRAY false",
        }["parts" if path.is_dir() else format]
        if path.is_dir():
            check_free(path)
        query = f"COPY (SELECT {columns} FROM ({self.sql(expr)})) TO {_literal(str(path))} ({options})"
        try:
            return int(self._value(query))
        except duckdb.IOException as error:
            raise RightpartyError(f"{path} cannot be written.", str(error)) from error

    def keep(self, expr: ir.Table, path: Path) -> int:
        """Write rows for another engine of ours, instants without a zone; returns their number."""
        return int(self._value(f"COPY ({self.sql(expr)}) TO {_literal(str(path))} (FORMAT parquet)"))

    def drop(self, name: str) -> None:
        """See `Engine.drop`."""
        if name not in self._views:
            for kept in (_PLAIN, _LASTING):
                self._connection.execute(f"DROP TABLE IF EXISTS {_in(kept, name)}")
            return
        self._connection.execute(f"DROP VIEW IF EXISTS {_quoted(name)}")
        self._connection.execute(f"DROP TABLE IF EXISTS {_quoted(f'{name} lines')}")
        self._views.remove(name)

    def handed(self) -> duckdb.DuckDBPyConnection:
        """The connection itself, lent to a library that brings SQL of its own (Splink)."""
        return self._connection

    def close(self) -> None:
        """See `Engine.close`."""
        self._connection.close()
        self._forget_scratch()

    def sql(self, expr: ir.Table) -> str:
        """The DuckDB query that the expression stands for."""
        return _compiled(expr.op())

    def _value(self, sql: str) -> Any:
        row = self._connection.execute(sql).fetchone()
        if row is None:
            raise RightpartyError("The query that should give one row gave none.")
        return row[0]

    def _table(self, name: str) -> ir.Table:
        described = self._connection.execute(f"DESCRIBE {_quoted(name)}").fetchall()
        return ibis.table({row[0]: DuckDBType.from_string(row[1]) for row in described}, name=name)


@lru_cache(maxsize=1024)
def _compiled(op: ops.Node) -> str:
    """Compiling takes tens of milliseconds, so what is asked again is not compiled again."""
    if isinstance(op, ops.UnboundTable):
        return f"SELECT * FROM {_quoted(op.name)}"
    return _PATTERNS.query(op)


def _whole(op: ops.Node) -> str:
    # Merging each query into the one around it takes most of the compiling, and DuckDB does it anyway.
    ibis.options.sql.fuse_selects = False
    # As `ibis.to_sql` does, but for going through a graph that is bound to nothing, and copying what it made.
    query = pick_in_place(compiler.to_sqlglot(op.to_expr()))
    return str(query.sql(dialect=compiler.dialect, copy=False))


def _literal_sql(op: ops.Node) -> str:
    [column] = compiler.to_sqlglot(op.to_expr().name("alone").as_table()).expressions
    return str(column.this.sql(dialect=compiler.dialect))


_PATTERNS = Patterns(_whole, _literal_sql)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _in(kept: str, name: str) -> str:
    return f"{kept}.main.{_quoted(name)}"


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _first_line(error: duckdb.Error) -> str:
    return str(error).partition("\n")[0]


def _is_plain(dtype: Any) -> bool:
    """Types that travel as text or as a list of texts; the others travel as JSON."""
    if dtype.is_array():
        return not dtype.value_type.is_nested()
    return not dtype.is_nested()


def _text(value: Any) -> Any:
    """A Python value as the text that DuckDB casts back to it, exactly."""
    text: Any
    match value:
        case None | str():
            text = value
        case bool():
            text = "true" if value else "false"
        case datetime():
            if value.tzinfo is None:
                raise ValueError(f"{value!r} has no time zone")
            text = value.astimezone(UTC).replace(tzinfo=None).isoformat()
        case date():
            text = value.isoformat()
        case Mapping():
            text = json.dumps(value, ensure_ascii=False, default=_text)
        case Iterable():
            text = [_text(item) for item in value]
        case _:
            text = str(value)
    return text


def _outgoing(column: str, dtype: Any, format: str) -> str:
    """One column of a written file: instants with their offset, lists as the format can hold them."""
    name = _quoted(column)
    if dtype.is_timestamp():
        zoned = dtype.timezone is not None
        if format == "parquet":
            return name if zoned else f"timezone('UTC', {name}) AS {name}"
        instant = f"timezone('UTC', {name})" if zoned else name
        return (
            f"CASE WHEN date_trunc('second', {instant}) = {instant} "
            f"THEN strftime({instant}, '%Y-%m-%dT%H:%M:%S+00:00') "
            f"ELSE strftime({instant}, '%Y-%m-%dT%H:%M:%S.%f+00:00') END AS {name}"
        )
    if format == "csv" and dtype.is_array() and not dtype.value_type.is_nested():
        return f"array_to_string({name}, ';') AS {name}"
    if format == "csv" and dtype.is_nested():
        return f"to_json({name}) AS {name}"
    return name
