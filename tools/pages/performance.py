"""docs/performance.md and docs/performance/audit.md: prose by hand, tables from the history of runs.

    <!-- figures: decide -->
    …
    <!-- end of figures -->

Between two marks stands the last run of `rightparty bench decide --history docs/performance/history.jsonl`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from rightparty.bench.report import latest

_DOCS = Path(__file__).parent.parent.parent / "docs"
PAGE, HISTORY = _DOCS / "performance.md", _DOCS / "performance" / "history.jsonl"
AUDIT = _DOCS / "performance" / "audit.md"
_MARKED = re.compile(r"(<!-- figures: (\w+) -->\n).*?(<!-- end of figures -->)", re.DOTALL)
_HEADS = {"a_second": "a second", "from_tables": "ours from tables / it", "at_hand": "ours at hand / it",
          "each_us": "µs each", "of_first": "of the first", "peak_gb": "peak, GB"}  # fmt: skip


def page() -> str:
    """The page as it stands, with the tables of the last runs."""
    return filled(PAGE.read_text(encoding="utf-8"), latest(HISTORY))


def audit_page() -> str:
    """The page of an audit's precision and recall, rule by rule, made anew in the same way."""
    return filled(AUDIT.read_text(encoding="utf-8"), latest(HISTORY))


def filled(text: str, runs: Mapping[str, Mapping[str, Any]]) -> str:
    """A text with what stands between its marks made anew.

    Raises:
        KeyError: a mark names a bench that was never run.
    """
    return _MARKED.sub(lambda found: f"{found[1]}{_figures(runs[found[2]])}{found[3]}", text)


def _figures(run: Mapping[str, Any]) -> str:
    rows: Sequence[Mapping[str, Any]] = run["figures"]
    groups = dict.fromkeys(row.get("country") for row in rows)
    tables = [_table([row for row in rows if row.get("country") == group], group) for group in groups]
    return "\n".join([_head(run), *tables])


def _head(run: Mapping[str, Any]) -> str:
    machine, asked = run["machine"], run["asked"]
    where = f"{machine['cores']} cores of {machine['cpu']}, {machine['memory_gb']} GB, load {machine['load']}"
    with_ = ", ".join(f"{name} {version}" for name, version in run["versions"].items() if name in _NAMED)
    how = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in asked.items())
    return f"Measured on {run['date']} at `{run['commit']}` ({how}) on {where}; {with_}.\n"


_NAMED = ("python", "duckdb", "zen-engine", "cedarpy", "rule-engine", "openfisca-core")


def _table(rows: Sequence[Mapping[str, Any]], group: str | None) -> str:
    columns = [name for name in rows[0] if name != "country" and any(row[name] is not None for row in rows)]
    heads = [_HEADS.get(name, name) for name in columns]
    right = [any(_is_number(row[name]) for row in rows) for name in columns]
    lines = [_line(heads), _line("--:" if one else "---" for one in right)]
    lines += [_line(_cell(row[name]) for name in columns) for row in rows]
    title = f"{group}:\n\n" if group else ""
    return title + "\n".join(lines) + "\n"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "**no**"
        case float():
            return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
        case int():
            return f"{value:,}"
        case _:
            return str(value)
