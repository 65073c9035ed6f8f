"""How fast what is owed is worked out: a large book from Parquet to Parquet, alone and after its checks.

The measured part runs in a process of its own, so that its memory is not that of making the book.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.bench.owed_book import INSTALMENTS, ON, write_owed_book
from rightparty.book.book import QUARANTINE, schema_of
from rightparty.book.load import load_book
from rightparty.book.owed_ranges import owed_by_ranges
from rightparty.book.tables import TABLES
from rightparty.engine import Engine, open_engine
from rightparty.errors import RightpartyError

WHOLE = "all"
"""The stage that is all of them."""

MEMORY_MAX = "6GB"
"""What DuckDB may hold; the process may take a third more."""

COLUMNS = ("what", "processor_s", "clock_s", "debts_a_second", "memory_gb", "goal", "reached")

_RATE_MIN = 10_000_000 // 60
"""Ten million debts of twelve instalments in a minute, from file to file."""

Report = Callable[[str, int, int], None]


def owed_figures(
    debts: int, overdue: float, report: Report, *, checks: bool = False, profile: bool = False
) -> list[Mapping[str, Any]]:
    """A row of `COLUMNS` a stage: from Parquet that is taken as it is, or that is checked first (`checks`).

    `profile`: a row a query too, for those that took a tenth of a second.
    """
    with tempfile.TemporaryDirectory(prefix="rightparty-bench-") as name:
        folder = Path(name)
        with closing(open_engine(memory_limit=MEMORY_MAX)) as engine:
            write_owed_book(engine, folder, debts, overdue, report)
        report(f"{debts:,} debts, {debts * INSTALMENTS:,} instalments", 0, 1)
        asked = json.dumps({"folder": name, "checks": checks, "profile": profile})
        done = subprocess.run(
            [sys.executable, "-m", "rightparty.bench.owed", asked],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RightpartyError("The measured process failed.", done.stderr[-2000:])
        report(f"{debts:,} debts, {debts * INSTALMENTS:,} instalments", 1, 1)
    return [_with_rate(row, debts) for row in json.loads(done.stdout)]


def _with_rate(row: Mapping[str, Any], debts: int) -> Mapping[str, Any]:
    """A stage with its debts a second; the whole with its goal."""
    rate = round(debts / row["clock_s"]) if row["clock_s"] else None
    if row["what"] != WHOLE or rate is None:
        return {**row, "debts_a_second": rate, "goal": None, "reached": None}
    goal = f"at least {_RATE_MIN:,} a second"
    return {**row, "debts_a_second": rate, "goal": goal, "reached": rate >= _RATE_MIN}


class _Stages:
    """Processor time, time and memory of what is done, stage by stage."""

    def __init__(self) -> None:
        self.rows: list[dict[str, Any]] = []

    def measured(self, what: str, step: Callable[[], Any]) -> Any:
        began, used = perf_counter(), process_time()
        done = step()
        self.rows.append(
            {
                "what": what,
                "processor_s": round(process_time() - used, 2),
                "clock_s": round(perf_counter() - began, 2),
                "memory_gb": round(_most_memory_gb(), 2),
            }
        )
        return done


def _most_memory_gb() -> float:
    """The most memory that this process has held; what its parent held is not in it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (line,) = (line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1e6


class _Profiled:
    """An engine that tells how long each of its queries took."""

    def __init__(self, engine: Engine, stages: _Stages) -> None:
        self._engine, self._stages = engine, stages

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)

    def materialize(self, expr: ir.Table, name: str, *, lasting: bool = False) -> ir.Table:
        """As the engine does."""
        found: ir.Table = self._stages.measured(
            f"  {name}", lambda: self._engine.materialize(expr, name, lasting=lasting)
        )
        return found


def _measure(folder: Path, *, checks: bool, profile: bool) -> list[dict[str, Any]]:
    stages = _Stages()
    with closing(open_engine(memory_limit=MEMORY_MAX)) as opened:
        engine: Any = _Profiled(opened, stages) if profile else opened
        if checks:
            book = stages.measured("read and checked", lambda: load_book(folder, engine))
            tables, lost = book.tables, book.quarantine
        else:
            tables = dict(_as_they_are(engine, folder))
            lost = engine.create("quarantine", (), QUARANTINE)
        found = stages.measured("what is owed", lambda: owed_by_ranges(engine, tables, ON, quarantine=lost))
        out = folder / "owed.parquet"
        stages.measured("written", lambda: engine.write(found.order_by("debt_id"), out))
    whole = [row for row in stages.rows if not row["what"].startswith("  ")]
    sums = {name: round(sum(row[name] for row in whole), 2) for name in ("processor_s", "clock_s")}
    return [*stages.rows, {"what": WHOLE, **sums, "memory_gb": whole[-1]["memory_gb"]}]


def _as_they_are(engine: Engine, folder: Path) -> Iterator[tuple[str, ir.Table]]:
    """The tables in their files; those that have none are empty."""
    for name in TABLES:
        schema, path = schema_of(name), folder / f"{name}.parquet"
        if not path.exists():
            yield name, engine.create(name, (), schema)
            continue
        table = engine.read_parquet(path, f"bench {name}")
        given = {column: table[column] for column in schema if column in table.columns}
        yield (
            name,
            table.select(
                **{column: given.get(column, ibis.null(kind)).cast(kind) for column, kind in schema.items()}
            ),
        )


if __name__ == "__main__":
    asked = json.loads(sys.argv[1])
    rows = _measure(Path(asked["folder"]), checks=asked["checks"], profile=asked["profile"])
    sys.stdout.write(json.dumps(rows))
