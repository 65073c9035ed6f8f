"""The SQL that the pipelines become, for DuckDB and for Spark: files of `docs/reference/sql`, made for reading.

Nothing is run but a small book's checks: each pipeline is handed an engine that writes down what it is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import UTC, date, datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis
import ibis.expr.operations as ops
import sqlglot
from sqlglot import exp

from rightparty.book.book import QUARANTINE, schema_of
from rightparty.book.load import load_book
from rightparty.book.owed import owed
from rightparty.book.tables import TABLES
from rightparty.book.terms import terms_on
from rightparty.engine import open_engine, spark_steps
from rightparty.engine.duck import DuckDBEngine
from rightparty.gate.candidates import default_candidates
from rightparty.gate.table import COLUMNS, decide_table
from rightparty.law.load import Law, load_law
from rightparty.law.readings import ColumnReading
from rightparty.parties.model import default_model
from rightparty.parties.table import beliefs
from rightparty.plan.day import morning_for, plan_day

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from rightparty.engine import Engine
    from rightparty.law.rule import Rule

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "reference" / "sql"
BOOK = ROOT / "examples" / "first-book"
DAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 2, tzinfo=UTC)
DIALECTS = ("duckdb", "spark")

_ELSEWHERE = ("plan_balance",)
"""Steps that have a file of their own: what is owed."""

_TYPES = {"truth": "boolean", "text": "string", "whole": "int64", "number": "float64"}
_RANDOM = re.compile(r"\b(\w*?table_unnest\w*?|ibis_row_number)_[a-z0-9]{20,30}\b")


class Recording(DuckDBEngine):
    """A DuckDB that also writes down, in order, what it is asked: kind, name and expression."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, str, ir.Table]] = []

    def materialize(self, expr: ir.Table, name: str, *, lasting: bool = False) -> ir.Table:
        """See `Engine.materialize`."""
        self.asked.append(("keep", name, expr))
        return super().materialize(expr, name, lasting=lasting)

    def rows(self, expr: ir.Table) -> list[dict[str, Any]]:
        """See `Engine.rows`."""
        self.asked.append(("fetch", "", expr))
        return super().rows(expr)

    def count(self, expr: ir.Table) -> int:
        """See `Engine.count`."""
        self.asked.append(("count", "", expr))
        return super().count(expr)


def texts() -> Mapping[str, str]:
    """Every file by its path below the folder."""
    found: dict[str, str] = {}
    unbound = {name: ibis.table(schema_of(name), name=name) for name in TABLES}
    left_out = ibis.table(QUARANTINE, name="quarantine")
    single = {
        "owed": ("What is overdue, debt by debt.", owed(unbound, DAY, terms_on(DAY), quarantine=left_out)),
        "parties": ("Whose contact points these are.", beliefs(unbound, AT, default_model())),
    }
    law = load_law()
    with closing(Recording()) as engine:
        book = load_book(BOOK, engine)
        engine.asked.clear()
        decided = decide_table(engine, book, default_candidates(book.tables, AT), AT, law, default_model())
        deciding = list(engine.asked)
        engine.asked.clear()
        fresh = ibis.table(dict(COLUMNS), name=decided.get_name())
        plan_day(engine, book, fresh, morning_for(engine, book, DAY), law=law)
        planning = list(engine.asked)
    for dialect in DIALECTS:
        for name, (what, expr) in single.items():
            found[f"{dialect}/{name}.sql"] = _file(what, [("", expr)], dialect)
        steps = [(f"{kind} {name}".strip(), expr) for kind, name, expr in planning if name not in _ELSEWHERE]
        found[f"{dialect}/plan.sql"] = _file("Today's contacts, in steps, after `owed.sql`.", steps, dialect)
        for instrument, expr in _instruments(law):
            found[f"{dialect}/rules/{instrument}.sql"] = _file(
                "When each rule speaks.", [("", expr)], dialect
            )
    found["decide.txt"] = _outline(deciding)
    return found


def _instruments(law: Law) -> Iterator[tuple[str, ir.Table]]:
    """For each instrument a query over a table of facts: whether it binds, and whether each of its rules speaks."""
    rules = sorted(law.in_force(AT), key=lambda rule: rule.id)
    for name, group in groupby(rules, key=lambda rule: rule.id.rpartition(".")[0]):
        yield name, _speaking(list(group))


def _speaking(rules: list[Rule]) -> ir.Table:
    questions = {q.name: _TYPES[q.type] for rule in rules for q in rule.questions.values()}
    instrument = rules[0].instrument
    facts = ibis.table({"candidate_id": "string", "channel": "string", **questions}, name="facts")
    reading = ColumnReading(facts, instrument.parameters, instrument.day(AT))
    truths: dict[str, Any] = {"binds": instrument.binds(reading)}
    for rule in rules:
        truths[rule.name] = rule.on_channel(reading) & rule.condition(reading)
    told = {name: ibis.literal(one) if isinstance(one, bool) else one for name, one in truths.items()}
    return facts.select("candidate_id", **told)


def _file(what: str, steps: list[tuple[str, ir.Table]], dialect: str) -> str:
    lines = [f"-- {what} Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`."]
    for name, expr in steps:
        lines += [f"\n-- {name}"] if name else []
        lines += [f"{sql(expr, dialect)};"]
    return "\n".join(lines) + "\n"


def sql(expr: ir.Table, dialect: str) -> str:
    """One query, a clause a line, with names that stay the same."""
    if dialect == "spark":
        text, reads = spark_steps.compiled(expr.op()), "spark"
    else:
        with closing(open_engine()) as engine:
            text, reads = _of(engine, expr), "duckdb"
    tree = _sorted(sqlglot.parse_one(_named(text), read=reads))
    return str(tree.sql(dialect=reads, pretty=True, indent=1, pad=1, max_text_width=110))


def _sorted(tree: Any) -> Any:
    """Values of `IN`, and columns left out, by name: some come from Python's sets, and stand in any order."""
    for one in tree.find_all(exp.In):
        if all(isinstance(value, exp.Literal) for value in one.expressions):
            one.set("expressions", sorted(one.expressions, key=lambda value: value.sql()))
    for star in tree.find_all(exp.Star):
        for name in ("except_", "except"):
            if star.args.get(name):
                star.set(name, sorted(star.args[name], key=lambda column: column.sql()))
    return tree


def _of(engine: Engine, expr: ir.Table) -> str:
    return str(engine.sql(expr))  # type: ignore[attr-defined]  # both engines have it


def _named(text: str) -> str:
    """Numbers in the place of Ibis's random names, in the order in which they stand."""
    seen: dict[str, str] = {}
    return _RANDOM.sub(lambda one: seen.setdefault(one[0], f"{one[1]}_{len(seen) + 1}"), text)


def _outline(asked: list[tuple[str, str, ir.Table]]) -> str:
    """The steps of a decision: what each reads, and what columns it gives; the SQL itself is a megabyte."""
    lines = [
        "The steps of `decide` for the example book, in order: what is kept, fetched or counted; from what; its columns.\n"
    ]
    for kind, name, expr in asked:
        reads = sorted({table.name for table in expr.op().find(ops.UnboundTable)})
        lines.append(f"{kind} {name}".strip())
        lines.append(f"    from {', '.join(reads)}")
        lines.append(f"    {', '.join(expr.columns)}\n")
    return "\n".join(lines)


def write() -> None:
    """Write every file anew, and take out those that are made no more."""
    made = texts()
    for path in FOLDER.rglob("*"):
        if path.is_file() and str(path.relative_to(FOLDER)) not in made and path.suffix in (".sql", ".txt"):
            path.unlink()
    for name, text in made.items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
