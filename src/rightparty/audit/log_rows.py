"""The rows of a log's files side by side, as text by meaning; exact copies kept once, and an id for each row.

An id is made of what the row itself says, so that it stays when the log is read again, in another order, or
with rows added. Rows that say the same are numbered among themselves; which has which number means nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from rightparty.audit.headers import TARGETS, TIMES, Header, LogMapping, channel_by_headers, counts_rows
from rightparty.book.cells import text_of
from rightparty.book.files import EXCEL, RawTable
from rightparty.book.mapping import IGNORE
from rightparty.book.problems import NOTE, Problem
from rightparty.engine import LINE, Engine

MOST_TOLD = 1_000
"""How many rows of one kind of fault are named one by one."""

_LONGEST_ID = 20
_BETWEEN = "\x1f"


@dataclass(frozen=True)
class LogTable:
    """One table of a log, and what its columns are read as."""

    raw: RawTable
    headers: tuple[Header, ...]

    def header_of(self, to: str) -> Header | None:
        """The column that is read as this; None if there is none."""
        return next((one for one in self.headers if one.to == to), None)

    @property
    def has_time(self) -> bool:
        """Whether any column says when."""
        return any(one.to in (*TIMES, "day") for one in self.headers)

    @property
    def is_spreadsheet(self) -> bool:
        """Whether it is a sheet, in which a midnight looks like a day."""
        return any(f"{ending}[" in self.raw.file.lower() for ending in EXCEL)


def targets_of(tables: Sequence[LogTable]) -> tuple[str, ...]:
    """What the columns of all tables are read as, in the order of `TARGETS`."""
    found = {one.to for table in tables for one in table.headers}
    return tuple(to for to in TARGETS if to in found)


def label(table: LogTable, time: str) -> str | None:
    """By what a column of times is told: its header, and that of the day beside it."""
    parts = [table.header_of(time), table.header_of("day") if time == "at" else None]
    return " + ".join(one.header for one in reversed(parts) if one) or None


def gathered(engine: Engine, tables: Sequence[LogTable], mapping: LogMapping, name: str) -> ir.Table:
    """Every row of every table: `file`, `line`, each target as text, and what times and channels need.

    `label_TIME`: the header of a time; `channel_here`: the channel that the headers of its file speak of;
    `names`: the cells of columns of names. `sheet`: whether it comes from a spreadsheet; `own`: a digest of
    what the row says;
    `whole`: the same with the row's number, where any file has one.
    """
    targets = targets_of(tables)
    numbered = any(_is_number(table, one.header) for table in tables for one in table.headers)
    parts = [_staged(table, targets, mapping, numbered=numbered) for table in tables]
    return engine.materialize(ibis.union(*parts) if len(parts) > 1 else parts[0], name)


def _staged(table: LogTable, targets: Sequence[str], mapping: LogMapping, *, numbered: bool) -> ir.Table:
    raw = table.raw.table
    text = {header: _cell(raw[header]) for header in table.raw.columns}
    columns = {
        to: text[one.header] if (one := table.header_of(to)) else ibis.null("string") for to in targets
    }
    said = mapping.constants
    here = said.get("channel") or channel_by_headers(table.raw.columns)
    rows = [header for header in sorted(text) if not _is_number(table, header)]
    own = _content(text, rows)
    named = [text[one.header] for one in table.headers if one.is_name]
    return raw.select(
        file=ibis.literal(table.raw.file),
        line=raw[LINE].cast("int64"),
        channel_here=ibis.literal(here, type="string"),
        sheet=ibis.literal(table.is_spreadsheet),
        own=own,
        names=ibis.array([*named, ibis.null("string")]).filter(lambda one: one.notnull()),
        **({"whole": _content(text, sorted(text))} if numbered else {}),
        **{f"label_{time}": ibis.literal(label(table, time), type="string") for time in TIMES},
        **columns,
    )


def _cell(cell: ir.Value) -> ir.StringValue:
    text = text_of(cell)
    return text if not cell.type().is_string() else text.strip().nullif("")


def _is_number(table: LogTable, header: str) -> bool:
    return any(one.header == header and one.to == IGNORE and counts_rows(one) for one in table.headers)


def _content(text: dict[str, ir.StringValue], headers: Sequence[str]) -> ir.StringValue:
    """What the row says, as a digest of its filled cells under their headers."""
    told = [
        ibis.coalesce(ibis.literal(f"{header}=").concat(text[header], _BETWEEN), ibis.literal(""))
        for header in headers
    ]
    return ibis.literal("").concat(*told).hexdigest("sha256").left(_LONGEST_ID)


@dataclass(frozen=True)
class Kept:
    """The rows that stay, each with its `id`, how many copies were left out, and what to tell of them."""

    rows: ir.Table
    copies: int
    problems: tuple[Problem, ...]


def without_copies(engine: Engine, rows: ir.Table, name: str) -> Kept:
    """Each row once, with an `id` of its own."""
    repeated = rows.group_by("own").having(ibis._.count() > 1).agg(ibis._.count().name("n"))
    again = engine.materialize(rows.semi_join(repeated, "own"), f"{name} again")
    whole = "whole" if "whole" in rows.columns else "own"
    if not engine.count(again):
        engine.drop(again.get_name())
        return Kept(rows.mutate(id=rows.own).drop("own", *{whole} - {"own"}), 0, ())
    order = [ibis.asc("file"), ibis.asc("line")]
    among = again.mutate(
        copy=ibis.row_number().over(group_by=whole, order_by=order),
        first_file=again.file.first().over(group_by=whole, order_by=order),
        first_line=again.line.first().over(group_by=whole, order_by=order),
    )
    copies = among.filter(among.copy > 0)
    count = engine.count(copies)
    told = _told_copies(engine, copies, count)
    stay = among.filter(among.copy == 0).drop("copy", "first_file", "first_line")
    number = ibis.row_number().over(group_by="own", order_by=order)
    stay = stay.mutate(number=number)
    stay = stay.mutate(
        id=ibis.ifelse(stay.number == 0, stay.own, stay.own.concat("-", (stay.number + 1).cast("string")))
    )
    alone = rows.anti_join(repeated, "own")
    columns = [*(one for one in rows.columns if one not in ("own", "whole")), "id"]
    both = ibis.union(alone.mutate(id=alone.own).select(*columns), stay.select(*columns))
    kept = engine.materialize(both, name)
    engine.drop(again.get_name())
    return Kept(kept, count, told)


def _told_copies(engine: Engine, copies: ir.Table, count: int) -> tuple[Problem, ...]:
    shown = copies.select("file", "line", "first_file", "first_line").order_by("file", "line")
    told = [
        Problem(
            row["file"],
            row["line"],
            what=f"is an exact copy of {row['first_file']}:{row['first_line']}",
            help="It counts once.",
            severity=NOTE,
        )
        for row in engine.rows(shown.limit(MOST_TOLD))
    ]
    if count > MOST_TOLD:
        what = f"{count:,} rows are exact copies of others"
        told.append(Problem("log", what=what, help="Each counts once.", severity=NOTE))
    return tuple(told)
