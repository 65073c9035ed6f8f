"""A rule as a query: its column reading over a table with one column a question, written as SQL."""

from typing import TYPE_CHECKING, Any

from rightparty.law.questions import Fact, Question
from rightparty.law.readings import ColumnReading
from rightparty.law.records import facts_about
from rightparty.law.rule import Rule

if TYPE_CHECKING:
    import ibis.expr.types as ir

_SQL_TYPE = {"text": "string", "truth": "boolean", "whole": "int64", "number": "decimal(38, 8)"}


class _Query(ColumnReading):
    """A column reading in which what a text says has columns too: `says_threat`."""

    def says(self, *what: str) -> Any:
        """Whether the text says one of these things."""
        said = self._answer(f"says_{what[0]}")
        for word in what[1:]:
            said = said | self._answer(f"says_{word}")
        return said


def query(rule: Rule, dialect: str = "duckdb") -> str:
    """The query that a rule is, under its newest numbers."""
    import ibis  # noqa: PLC0415 -- a law that is only read needs no tables

    columns = {name: _column(question, rule.about) for name, question in rule.questions.items()}
    columns |= {f"says_{word}": "boolean" for word in sorted(rule.recording.says)}
    facts: ir.Table = ibis.table(columns or {"one": "boolean"}, name="facts")
    numbers = rule.instrument.parameters
    days = [rule.since, *(dated.since for name in rule.recording.limits for dated in numbers[name].values)]
    speaks = rule.condition(_Query(facts, numbers, max(days)))
    return str(ibis.to_sql(facts.select(speaks=speaks), dialect=dialect))


def _column(question: Question, about: str) -> str:
    """The type of a question's column; a record's facts have their own list."""
    named = isinstance(question, Fact)
    return _SQL_TYPE[facts_about(about)[question.name].type if named else question.type]
