"""The engine for more than one machine holds: any Spark, by its master's URL.

Spark is told SQL, as DuckDB is. What goes in and out passes through Parquet in a scratch folder: rows from
Python and CSV are written there by DuckDB and read by Spark, so that both engines read a cell in one way;
what leaves is written there by Spark and put into one file by DuckDB.
"""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis
from ibis.expr import datatypes
from ibis.expr.operations import UnboundTable

from rightparty.engine import LINE, ending_of
from rightparty.engine.duck import DuckDBEngine
from rightparty.engine.parts import check_free, parts_of, rows_of
from rightparty.engine.spark_session import COMPILED, close_session, open_session
from rightparty.engine.spark_sql import SparkTypes
from rightparty.engine.spark_steps import compiled, in_steps, quoted, spark_types, step_view
from rightparty.engine.values import converter

if TYPE_CHECKING:
    import ibis.expr.types as ir

WORTH_COMPILING = 100_000
"""Rows of one table from which on Spark compiles each query."""

_PLACE = f"monotonically_increasing_id() & {(1 << 33) - 1}L"
"""A row's place in its part: Spark gives the part's number the bits above."""


class SparkEngine:
    """Tables as views over Parquet in the scratch folder, which every machine of a cluster must see."""

    name = "spark"

    def __init__(self, url: str, *, memory_limit: str | None = None, directory: Path | None = None) -> None:
        self.url = url
        self.far = not url.startswith("local")
        self.scratch = Path(tempfile.mkdtemp(prefix="rightparty-", dir=directory)).resolve()
        self._memory = memory_limit
        self._session: Any = None
        self._kept: dict[str, Path] = {}
        self._taken_rows: dict[str, int] = {}  # of tables as they were handed over
        self._compiles = False
        self._numbers = iter(range(1, 1 << 62))
        self._forget_scratch = weakref.finalize(self, shutil.rmtree, self.scratch, ignore_errors=True)

    @property
    def session(self) -> Any:
        """The Spark session; it is started when it is first asked for."""
        if self._session is None:
            self._session = open_session(self.url, self._memory)
        return self._session

    def read_csv(self, path: Path, name: str, *, delimiter: str = ",") -> ir.Table:
        """See `Engine.read_csv`: read by DuckDB, handed on as Parquet."""
        with self._beside() as small:
            return self._taken(small, small.read_csv(path, "handed", delimiter=delimiter), name)

    def read_parquet(self, path: Path, name: str) -> ir.Table:
        """See `Engine.read_parquet`."""
        parts = parts_of(path)
        self._holds(rows_of(part.path for part in parts))
        frame = self._frame(part.path for part in parts)
        before = "0L"
        if len(parts) > 1:
            pairs = ", ".join(f"{_literal(part.path.name)}, {part.before}L" for part in parts)
            before = f"element_at(map({pairs}), _metadata.file_name)"
        kept = (quoted(one) for one in frame.columns)
        numbered = frame.selectExpr(*kept, f"{before} + _metadata.row_index + 1 AS {quoted(LINE)}")
        self._show(numbered, name)
        return ibis.table(_schema(numbered), name=name)

    def create(self, name: str, rows: Iterable[Mapping[str, Any]], schema: ibis.Schema) -> ir.Table:
        """See `Engine.create`: written by DuckDB, read as Parquet."""
        with self._beside() as small:
            self._taken(small, small.create("handed", rows, schema), name)
        return ibis.table(schema, name=name)

    def materialize(self, expr: ir.Table, name: str, *, lasting: bool = False) -> ir.Table:  # noqa: ARG002 -- packed anyway
        """See `Engine.materialize`: what follows does not carry the plans of what came before.

        On one machine rows stay where they are; on a cluster they go to the scratch folder: one may be lost.
        """
        self._keep(self._typed(expr), name, expr.schema())
        return ibis.table(expr.schema(), name=name)

    def number(self, expr: ir.Table, name: str, column: str) -> ir.Table:
        """See `Engine.number`: each machine counts its own rows, after those of the parts before.

        Part and place are kept beside each row before they are counted: a table that is read twice may come
        in other parts, as more machines have joined.
        """
        kept, lines = [quoted(one) for one in expr.columns], _lines(name)
        places = ("spark_partition_id() AS `row part`", f"{_PLACE} AS `row place`")
        self._keep(self._typed(expr).selectExpr(*kept, *places), lines, None)
        parts = f"SELECT `row part` AS part, count(*) AS rows FROM {quoted(lines)} GROUP BY 1 ORDER BY 1"
        before, pairs = 0, []
        for part, rows in self.session.sql(parts).collect():
            pairs.append(f"{part}, {before}L")
            before += rows
        number = f"element_at(map({', '.join(pairs)}), `row part`) + `row place`" if pairs else "0L"
        query = f"SELECT {', '.join(kept)}, {number} AS {quoted(column)} FROM {quoted(lines)}"
        self._show(self.session.sql(query), name)
        return ibis.table({**expr.schema(), column: "int64"}, name=name)

    def rows(self, expr: ir.Table) -> list[dict[str, Any]]:
        """See `Engine.rows`."""
        schema = expr.schema()
        naive = {name: datatypes.timestamp if kind.is_timestamp() else kind for name, kind in schema.items()}
        change = [(name, converter(kind)) for name, kind in schema.items()]
        return [
            {
                name: value if convert is None or value is None else convert(value)
                for (name, convert), value in zip(change, row, strict=True)
            }
            for row in self._cast(self._run(expr), naive).collect()
        ]

    def count(self, expr: ir.Table) -> int:
        """See `Engine.count`; of what DuckDB handed over, it has counted."""
        op = expr.op()
        told = self._taken_rows.get(op.name) if isinstance(op, UnboundTable) else None
        return int(self._run(expr).count()) if told is None else told

    def write(self, expr: ir.Table, path: Path, *, format: str = "") -> int:
        """See `Engine.write`: one file is put together by DuckDB, parts are written where the rows are."""
        format = ending_of(path, format)
        folder = self._folder()
        if path.is_dir():
            return self._write_parts(expr, folder, path)
        try:
            self._typed(expr).write.parquet(folder.as_uri())
            with self._beside() as small:
                schema = expr.schema()
                table = small.read_parquet(folder, "written").select(*schema.names)
                return small.write(table, path, format=format)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _write_parts(self, expr: ir.Table, folder: Path, path: Path) -> int:
        """Each machine writes its own rows to the scratch folder; from there they are moved, not copied."""
        check_free(path)
        zoned = {
            name: datatypes.Timestamp(timezone="UTC") if kind.is_timestamp() else kind
            for name, kind in expr.schema().items()
        }
        try:
            self._cast(self._run(expr), zoned).write.parquet(folder.as_uri())
            parts = parts_of(folder)
            for number, part in enumerate(parts):
                shutil.move(part.path, path / f"part-{number}.parquet")
            return rows_of(part.path for part in parts_of(path))
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def drop(self, name: str) -> None:
        """See `Engine.drop`."""
        if self._session is not None:
            for one in (name, _lines(name)):
                self._session.catalog.dropTempView(one)  # a name, not a piece of SQL
        for one in (name, _lines(name)):
            self._forget(one)

    def _forget(self, name: str) -> None:
        self._taken_rows.pop(name, None)
        folder = self._kept.pop(name, None)
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)

    def close(self) -> None:
        """See `Engine.close`; with the last engine of the process, Spark stops."""
        if self._session is not None:
            for name in list(self._kept):
                self.drop(name)
            self._session = None
            close_session()
        self._forget_scratch()

    def sql(self, expr: ir.Table) -> str:
        """The Spark query that the expression stands for."""
        return compiled(expr.op())

    # -- beside Spark: a DuckDB that reads and writes files --------------------------------------------

    @contextmanager
    def _beside(self) -> Iterator[DuckDBEngine]:
        with closing(DuckDBEngine(directory=self.scratch)) as small:
            yield small

    def _taken(self, small: DuckDBEngine, table: ir.Table, name: str) -> ir.Table:
        """Show Spark a table of DuckDB's."""
        folder = self._folder()
        folder.mkdir()
        rows = small.keep(table, folder / "part-0.parquet")
        self._holds(rows)
        self._replace(name, folder, table.schema())
        self._taken_rows[name] = rows
        return ibis.table(table.schema(), name=name)

    def _holds(self, rows: int) -> None:
        """From a large table on, each query is compiled: it takes a second, and many rows repay it."""
        if rows >= WORTH_COMPILING and not self._compiles:
            self._compiles = True
            for key, value in COMPILED.items():
                self.session.conf.set(key, value)

    # -- Spark ----------------------------------------------------------------------------------------

    def _run(self, expr: ir.Table) -> Any:
        """The rows of an expression: its steps first, then itself."""
        query = in_steps(expr.op())
        for step in query.steps:
            frame = self.session.sql(step.sql)
            name = step_view(step.name)
            if step.kept:
                self._keep(frame, name, None)
            else:
                self._show(frame, name)
        return self.session.sql(query.sql)

    def _keep(self, frame: Any, name: str, schema: Any) -> None:
        if not self.far:
            self._show(frame.localCheckpoint(), name)
            return
        folder = self._folder()
        frame.write.parquet(folder.as_uri())
        self._replace(name, folder, schema or frame.schema)

    def _frame(self, files: Iterable[Path]) -> Any:
        return self.session.read.parquet(*(one.as_uri() for one in files))

    def _folder(self) -> Path:
        return self.scratch / f"step-{next(self._numbers)}"

    def _replace(self, name: str, folder: Path, schema: Any) -> None:
        """A table's rows are now in this folder; those before are forgotten."""
        if isinstance(schema, ibis.Schema):
            schema = ", ".join(f"{quoted(column)} {kind}" for column, kind in spark_types(schema).items())
        self._taken_rows.pop(name, None)
        before = self._kept.get(name)
        frame = self.session.read.schema(schema).parquet(folder.as_uri())
        frame.createOrReplaceTempView(quoted(name))
        self._kept[name] = folder
        if before is not None:
            shutil.rmtree(before, ignore_errors=True)

    def _show(self, frame: Any, name: str) -> None:
        self._forget(name)
        frame.createOrReplaceTempView(quoted(name))

    def _typed(self, expr: ir.Table) -> Any:
        """The rows of an expression, each column of the type that the expression says."""
        return self._cast(self._run(expr), dict(expr.schema().items()))

    def _cast(self, frame: Any, kinds: Mapping[str, Any]) -> Any:
        wanted = spark_types(kinds)
        have = {field.name: field.dataType.simpleString() for field in frame.schema.fields}
        if all(have[name].upper() == wanted[name].upper().replace(", ", ",") for name in wanted):
            return frame
        return frame.selectExpr(
            *(f"CAST({quoted(one)} AS {kind}) AS {quoted(one)}" for one, kind in wanted.items())
        )


def _lines(name: str) -> str:
    """Where the rows of a table that was numbered are kept."""
    return f"{name} lines"


def _schema(frame: Any) -> dict[str, Any]:
    return {one.name: SparkTypes.from_string(one.dataType.simpleString()) for one in frame.schema.fields}


def _literal(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
