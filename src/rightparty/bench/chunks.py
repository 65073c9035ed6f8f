"""Deciding a large book by chunks of people, one after the other: time per candidate, and the peak of memory.

Each chunk is a contiguous range of people, written as a small Parquet set of its own before the clock starts,
and decided from those files by an engine of its own, down to a Parquet file of decisions.
"""

from __future__ import annotations

import resource
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from rightparty.bench.book import book_of, morning_book
from rightparty.bench.law import AT
from rightparty.bench.plain_book import Country
from rightparty.engine import LINE, open_engine
from rightparty.gate.candidates import default_candidates
from rightparty.gate.table import decide_table
from rightparty.law.load import Law, load_law
from rightparty.parties.model import default_model

SLOPE_MAX = 1.2
"""How many times the time per candidate of the first chunk that of all may be."""

_PEAK = Path("/proc/self/clear_refs")
_STATUS = Path("/proc/self/status")


@dataclass(frozen=True)
class Chunk:
    """One chunk: `seconds` from its files to the file of decisions, `peak_gb` of memory meanwhile."""

    number: int
    people: range
    candidates: int
    seconds: float
    peak_gb: float

    @property
    def each_us(self) -> float:
        """Microseconds per candidate."""
        return self.seconds / self.candidates * 1e6


def chunks(
    country: Country, people: int, count: int, events_each: int, *, memory: str, folder: Path | None = None
) -> Iterator[Chunk]:
    """Decide `count` chunks of so many people each; their files are made in `folder`, and removed."""
    at = datetime.fromisoformat(AT[country.code]).astimezone(UTC)
    law = load_law()
    for number in range(count):
        whose = range(number * people, (number + 1) * people)
        with tempfile.TemporaryDirectory(dir=folder) as files:
            _write(country, whose, events_each, at, Path(files), memory)
            _forget_peak()
            began = perf_counter()
            candidates = _decide(Path(files), law, at, memory)
            yield Chunk(number + 1, whose, candidates, perf_counter() - began, _peak_gb())


def as_rows(done: list[Chunk]) -> list[dict[str, Any]]:
    """Chunks as rows, and the whole as the last; `of_first`: time per candidate over the first's."""
    first = done[0].each_us
    rows = [
        {"chunk": str(one.number), "candidates": one.candidates, "seconds": round(one.seconds, 2),
         "each_us": round(one.each_us, 2), "of_first": round(one.each_us / first, 3),
         "peak_gb": round(one.peak_gb, 2)}
        for one in done
    ]  # fmt: skip
    whole, seconds = sum(one.candidates for one in done), sum(one.seconds for one in done)
    each = seconds / whole * 1e6
    rows.append(
        {"chunk": f"all, median {median(one.each_us for one in done):.2f} µs", "candidates": whole,
         "seconds": round(seconds, 2), "each_us": round(each, 2), "of_first": round(each / first, 3),
         "peak_gb": round(max(one.peak_gb for one in done), 2)}
    )  # fmt: skip
    return rows


def _write(country: Country, people: range, events_each: int, at: datetime, files: Path, memory: str) -> None:
    with closing(open_engine(memory_limit=memory, directory=files)) as engine:
        book = morning_book(engine, country, people, events_each, at)
        for name, table in book.tables.items():
            engine.write(table, files / f"{name}.parquet")


def _decide(files: Path, law: Law, at: datetime, memory: str) -> int:
    """Read a chunk's files, decide its candidates, write what was decided; how many there were."""
    with closing(open_engine(memory_limit=memory, directory=files)) as engine:
        tables: Mapping[str, Any] = {
            path.stem: _kept(engine, path) for path in sorted(files.glob("*.parquet"))
        }
        book = book_of(engine, tables, at)
        candidates = engine.materialize(default_candidates(book.tables, at), "bench_candidates")
        decided = decide_table(engine, book, candidates, at, law, default_model())
        return engine.write(decided, files / "decisions.parquet")


def _kept(engine: Any, path: Path) -> Any:
    """A table of the book, read once, as it is asked many times; instants lose their zone, UTC."""
    read = engine.read_parquet(path, f"read_{path.stem}")
    zoned = [name for name, kind in read.schema().items() if kind.is_timestamp() and kind.timezone]
    plain = read.drop(LINE).mutate(**{name: read[name].cast("timestamp") for name in zoned})
    return engine.materialize(plain, f"bench_{path.stem}")


def _forget_peak() -> None:
    """Let the peak begin anew, where the system can: else it is that of the process so far."""
    if _PEAK.exists():
        _PEAK.write_text("5", encoding="ascii")


def _peak_gb() -> float:
    if _STATUS.exists():
        for line in _STATUS.read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 2**20
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**30 if sys.platform == "darwin" else peak / 2**20
