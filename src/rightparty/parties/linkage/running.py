"""Where linkage runs: Splink on the engine's DuckDB, or on a Spark session. Nothing else imports Splink."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Protocol

from rightparty.errors import Refused

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from rightparty.engine import Engine

_MISSING = "Install Rightparty with its extra `link`: `pip install 'rightparty[link]'`."


class Runner(Protocol):
    """Holds tables by name, runs SQL over them, and hands them to Splink."""

    dialect: str
    api: Any
    told: dict[str, Any]

    def keep(self, expr: ir.Table, name: str) -> None:
        """Run an expression once and keep its rows under a name."""

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of a query."""

    def query(self, sql: str, name: str) -> None:
        """Keep the rows of a query under a name."""

    def values(self, expr: ir.Table) -> list[dict[str, Any]]:
        """The rows of an expression."""

    def close(self) -> None:
        """Forget every table that was made here."""


def runner_of(engine: Engine | Any) -> Runner:
    """A runner on an engine, or on a Spark session.

    Raises:
        Refused: Splink is not installed, or the engine is none that it runs on.
    """
    try:
        import splink  # noqa: F401, PLC0415 - an extra, and slow to import
    except ImportError as error:
        raise Refused("Linkage needs Splink, which is not installed.", _MISSING) from error
    logging.getLogger("splink").setLevel(logging.ERROR)
    if hasattr(engine, "handed"):
        return _OnDuckDB(engine)
    if hasattr(engine, "sparkContext") or type(engine).__name__ == "SparkSession":
        return _OnSpark(engine)
    raise Refused("Linkage runs on the DuckDB engine or a Spark session.", f"This is {type(engine)}.")


def linker(runner: Runner, table: str, settings: dict[str, Any]) -> Any:
    """Splink's linker over a table that the runner keeps."""
    from splink import Linker  # noqa: PLC0415 - an extra, and slow to import

    return Linker(registered(runner, table), settings, log_level=logging.ERROR)


def registered(runner: Runner, table: str) -> Any:
    """A table as Splink knows it; Splink is told of each once."""
    if table not in runner.told:
        runner.told[table] = runner.api.register(table, dataset_display_name=table)
    return runner.told[table]


class _OnDuckDB:
    dialect = "duckdb"

    def __init__(self, engine: Any) -> None:
        from splink import DuckDBAPI  # noqa: PLC0415 - an extra, and slow to import

        self._engine = engine
        self._connection = engine.handed()
        self._kept: list[str] = []
        self.told: dict[str, Any] = {}
        self.api = DuckDBAPI(self._connection)

    def keep(self, expr: ir.Table, name: str) -> None:
        self._engine.materialize(expr, name)
        self._kept.append(name)

    def query(self, sql: str, name: str) -> None:
        self._connection.execute(f"CREATE OR REPLACE TABLE {name} AS {sql}")
        self._kept.append(name)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = self._connection.execute(sql).fetchall()
        return found

    def values(self, expr: ir.Table) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self._engine.rows(expr)
        return found

    def close(self) -> None:
        api: Any = self.api
        api.delete_tables_created_by_splink_from_db()
        for name in self._kept:
            self._engine.drop(name)


class _OnSpark:
    dialect = "spark"

    def __init__(self, session: Any) -> None:
        from splink import SparkAPI  # noqa: PLC0415 - an extra, and slow to import

        self._session = session
        self._kept: list[str] = []
        self.told: dict[str, Any] = {}
        opened: Any = SparkAPI
        # Not in files: Spark passes over those whose names begin as Splink's do, with an underscore.
        kept = "checkpoint" if session.sparkContext.getCheckpointDir() else "persist"
        self.api = opened(spark_session=session, break_lineage_method=kept)

    def keep(self, expr: ir.Table, name: str) -> None:
        self.query(_spark_sql(expr), name)

    def query(self, sql: str, name: str) -> None:
        # Worked out now: else each later query would carry the plans of all before it.
        self._session.sql(sql).localCheckpoint().createOrReplaceTempView(name)
        self._kept.append(name)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self._session.sql(sql).collect()]

    def values(self, expr: ir.Table) -> list[dict[str, Any]]:
        return [row.asDict() for row in self._session.sql(_spark_sql(expr)).collect()]

    def close(self) -> None:
        for name in self._kept:
            self._session.catalog.dropTempView(name)


def _spark_sql(expr: ir.Table) -> str:
    import ibis  # noqa: PLC0415 - takes a second

    return str(ibis.to_sql(expr, dialect="pyspark", pretty=False))
