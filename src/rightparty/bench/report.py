"""What was measured, where and with what: one line of a history file for each run."""

import json
import os
import platform
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

_TITLES: Mapping[str, tuple[str, str]] = {
    "decide": (
        "Candidates decided a second",
        "ours blue, the floor (nothing decided) grey, others brown; log scale",
    ),
    "chunks": ("Time per candidate, chunk by chunk", "µs, log scale"),
}


@dataclass(frozen=True)
class Bar:
    """One figure of a chart: `panel` groups what is of one unit; `goal` is a tick beside the bar.

    `who`: ours, a peer's, or the floor's.
    """

    panel: str
    name: str
    value: float
    who: str = "ours"
    goal: float | None = None


_PACKAGES = ("duckdb", "ibis-framework", "rightparty")


def record(
    bench: str,
    rows: Sequence[Mapping[str, Any]],
    now: datetime,
    asked: Mapping[str, Any],
    versions: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """One run: when, of which commit, on what machine, with which versions, what was asked, and its rows.

    `versions`: of other packages that took part.
    """
    return {
        "bench": bench,
        "date": now.astimezone(UTC).date().isoformat(),
        "commit": commit(),
        "machine": machine(),
        "versions": {
            "python": platform.python_version(),
            **{name: version(name) for name in _PACKAGES},
            **(versions or {}),
        },
        "asked": dict(asked),
        "figures": [dict(row) for row in rows],
    }


def title(bench: str) -> tuple[str, str]:
    """What stands above a bench's chart."""
    return _TITLES.get(bench, (f"rightparty bench {bench}", "log scale; a mark is a goal"))


def bars(bench: str, rows: Sequence[Mapping[str, Any]]) -> list[Bar]:
    """The bars of a bench's chart, from its rows."""
    if bench == "decide":
        return [Bar(row["country"], row["who"], row["a_second"], _whose(row)) for row in rows]
    if bench == "chunks":
        return [Bar("µs per candidate", row["chunk"], row["each_us"]) for row in rows]
    if bench == "owed":
        return [Bar("seconds", row["what"], row["clock_s"]) for row in rows]
    if bench == "words":
        rates = ("recall", "precision")
        return [
            Bar(rate, " ".join((row["language"], row["kind"], row.get("by", ""))).strip(), row[rate])
            for row in rows
            for rate in rates
            if row[rate]
        ]
    return [
        Bar(str(row.get("unit") or row.get("churn") or ""), row["what"], row["measured"], goal=_goal(row))
        for row in rows
    ]


def _whose(row: Mapping[str, Any]) -> str:
    """A peer has a ratio to ours from facts at hand; the floor only one to ours from tables."""
    if row["at_hand"] is not None:
        return "peer"
    return "ours" if row["from_tables"] is None else "floor"


def _goal(row: Mapping[str, Any]) -> float | None:
    """The number of a goal that is told as `at most 1,000`."""
    number = str(row["goal"]).rpartition(" ")[2].replace(",", "")
    return float(number) if number else None


def append(file: Path, run: Mapping[str, Any]) -> None:
    """Add a run to a history file, one line of JSON."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(run, ensure_ascii=False, default=str) + "\n")


def latest(file: Path) -> dict[str, dict[str, Any]]:
    """The last run of each bench in a history file."""
    runs = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    return {run["bench"]: run for run in runs}


def machine() -> dict[str, Any]:
    """Cores that this process may use, memory, the processor's model name, and how loaded it has been."""
    load = round(os.getloadavg()[1], 1) if hasattr(os, "getloadavg") else None
    return {"cores": _cores(), "memory_gb": _memory_gb(), "cpu": _cpu(), "load": load}


def commit() -> str:
    """The commit of the checkout that this package is run from, with `+` if it was changed; else empty."""
    folder = Path(__file__).parent

    def git(*words: str) -> str:
        try:
            done = subprocess.run(
                ["git", "-C", str(folder), *words], capture_output=True, text=True, check=False
            )
        except OSError:  # no git here
            return ""
        return done.stdout.strip() if done.returncode == 0 else ""

    if not git("ls-files", "--", Path(__file__).name):  # a repository around it may be somebody else's
        return ""
    return git("rev-parse", "--short=9", "HEAD") + ("+" if git("status", "--porcelain", "-uno") else "")


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _memory_gb() -> int | None:
    try:
        pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    except (ValueError, AttributeError, OSError):  # not told on every system
        return None
    return round(pages * size / 2**30)


def _cpu() -> str:
    listed = Path("/proc/cpuinfo")
    if listed.exists():
        for line in listed.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                return value.strip()
    return platform.processor() or platform.machine()
