"""From the marks that checks leave to words: the problems to print, and the rows left out."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

import ibis
import ibis.expr.types as ir
from ibis import _

from rightparty.book.cells import FORMS
from rightparty.book.checks import MARKS, OUT, with_effect
from rightparty.book.problems import ERROR, NOTE, Problem
from rightparty.book.tables import Table
from rightparty.engine import LINE, Engine

TOLD = 1_000
"""So many problems of one sort in one column are told one by one; the rest are counted."""

WORDS = ibis.schema({"code": "string", "what": "string"})


def union(parts: Sequence[ir.Table]) -> ir.Table:
    """The rows of all; every part has the same columns."""
    return parts[0] if len(parts) == 1 else ibis.union(*parts)


def told(table: Table, file: str, found: Sequence[ir.Table], engine: Engine) -> Iterator[Problem]:
    """The problems that the marks of one table stand for."""
    if not found:
        return
    every = union(found)
    sort = ibis.window(group_by=["column", "code"], order_by=[LINE, "value"])
    ranked = every.mutate(
        rank=ibis.row_number().over(sort), total=_.count().over(group_by=["column", "code"])
    )
    first = ranked.filter(ranked["rank"] < TOLD).order_by(LINE, "column", "code", "value")
    for row in engine.rows(first):
        yield _problem(table, file, row)
        if row["rank"] == TOLD - 1 and row["total"] > TOLD:
            what = f"and {row['total'] - TOLD:,} more rows of which it {MARKS[row['code']].what}"
            severity = ERROR if MARKS[row["code"]].effect == OUT else NOTE
            help = "`book check --quarantine FILE` lists them all."
            yield Problem(file, None, row["column"], "", _filled(what, row), help, severity)


def _problem(table: Table, file: str, row: dict[str, str | None]) -> Problem:
    code, column, value = str(row["code"]), str(row["column"]), row["value"] or ""
    mark = MARKS[code]
    severity = ERROR if mark.effect == OUT else NOTE
    help = _help(table, column, code, value) or _filled(mark.help, row)
    line = row[LINE]
    return Problem(file, int(line or 0), column, value, _filled(mark.what, row), help, severity)


def _filled(text: str, row: dict[str, str | None]) -> str:
    return text.replace("{other}", row["other"] or "?")


def _help(table: Table, column: str, code: str, value: str) -> str:
    """Help that depends on the column: its codes, nearest first, or its form."""
    if code == "form":
        return f"Write {FORMS[column][1]}."
    if code != "code":
        return ""
    choices = table.by_name[column].choices
    near = get_close_matches(value.lower(), choices, 1)
    return f"Did you mean `{near[0]}`?" if near else f"Codes: {', '.join(choices)}."


def quarantined(
    table: Table, file: str, rows: ir.Table, found: Sequence[ir.Table], words: ir.Table
) -> ir.Table:
    """The rows left out of one table, with every reason and whom they are about (`QUARANTINE`)."""
    out = with_effect(union(found), OUT).join(words, "code")
    what = out["what"].replace("{other}", out["other"].fill_null("?"))
    reasons = (
        out.select(LINE, "column", reason=out["column"].concat(" ", what))
        .distinct()
        .group_by(LINE)
        .agg(
            columns=_["column"].collect(order_by="column", distinct=True),
            reason=_.reason.group_concat("; ", order_by=_.reason),
        )
    )
    both = reasons.join(rows, LINE)
    return both.select(
        table=ibis.literal(table.name),
        file=ibis.literal(file),
        line=both[LINE],
        columns=both["columns"],
        reason=both["reason"],
        **_subject(table, both),
    )


def _subject(table: Table, rows: ir.Table) -> dict[str, ir.Value]:
    """Person, debts and point of a row, as far as the table says and the cells could be read."""
    nobody = ibis.null("string")
    debts = ibis.null("array<string>")
    if "debt_ids" in table.by_name:
        debts = rows["debt_ids"]
    elif "debt_id" in table.by_name:
        debts = ibis.ifelse(rows["debt_id"].isnull(), debts, ibis.array([rows["debt_id"]]))
    return {
        "person_id": rows["person_id"] if "person_id" in table.by_name else nobody,
        "debt_ids": debts,
        "point_id": rows["point_id"] if "point_id" in table.by_name else nobody,
    }


def malformed(table: Table, problems: Iterable[Problem]) -> list[dict[str, object]]:
    """Rows that could not even be split into cells, in the form of `QUARANTINE`."""
    return [
        {"table": table.name, "file": problem.file, "line": problem.line, "columns": (problem.column,),
         "reason": f"{problem.column} {problem.what}".strip()}
        for problem in problems if problem.severity == ERROR
    ]  # fmt: skip
