"""Rows of a log that an audit says nothing about, with the reason: none is left out without a word."""

from collections.abc import Mapping
from typing import Final

import ibis
import ibis.expr.types as ir

from rightparty.audit.log import Log
from rightparty.audit.markup import Markup, tag
from rightparty.audit.page import note, section, table
from rightparty.audit.summary import LogTotals
from rightparty.audit.wording import Wording, told, wording
from rightparty.engine import Engine

COLUMNS: Final = ("file", "line", "why", "what")
"""Columns of a table of rows left out: `why` is one of `REASONS`; `what`: the same in words."""

UNREAD: Final = "unread"
REASONS: Final = (
    "no_time", "not_a_time", "no_clock", "no_such_time", "gap", "years", "channel", "direction", UNREAD,
)  # fmt: skip
"""Why a row is left out: what is wrong with its time; a word that is not understood; it cannot be read."""

_SCHEMA = {"file": "string", "line": "int64", "why": "string", "what": "string"}


def left_out_of(engine: Engine, log: Log, name: str) -> ir.Table:
    """Every row of a log that is left out (`COLUMNS`); one without a line stands for a whole table."""
    words = wording("en")
    lost = log.lost
    said = ibis.cases(*((lost.why == why, words(f"left_{why}")) for why in REASONS), else_=lost.why)
    unread = [
        {"file": one.file, "line": one.line, "why": UNREAD, "what": f"{one.column} {one.what}".strip()}
        for one in log.unread
    ]
    others = engine.create(f"{name}_unread", unread, ibis.schema(_SCHEMA))
    rows = ibis.union(lost.select("file", "line", "why", what=said), others)
    return engine.materialize(rows.select(*COLUMNS), f"{name}_left_out")


def reasons_of(engine: Engine, log: Log) -> Mapping[str, int]:
    """How many rows are left out for each reason; together they are `log.left_out`."""
    lost = log.lost
    counted = engine.rows(lost.group_by("why").agg(rows=lost.count()))
    found = {row["why"]: int(row["rows"]) for row in counted}
    found[UNREAD] = log.left_out - sum(found.values())
    return {why: found[why] for why in REASONS if found.get(why)}


def left_out_part(totals: LogTotals, words: Wording, file: str = "") -> Markup | None:
    """The part of a report that says how many rows are left out, and why; `file` has them all."""
    if not totals.why:
        return None
    rows = [(words(f"left_{why}"), told(count)) for why, count in totals.why.items()]
    heads = [(words("left_why"), ""), (words("left_rows"), "n")]
    where = note(words("left_in", file=file)) if file else None
    said = note(words("left_note", left_out=totals.left_out, rows=totals.rows))
    return section("left-out", words("left_out"), said, tag("div", table(heads, rows), class_="few"), where)
