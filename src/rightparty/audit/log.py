"""A lender's own log of messages and calls, as events that an audit can judge.

    log = read_log(engine, [Path("外呼记录.xlsx")], country="CN")

Every row of every file is an event, a problem, or a copy of another row; none is lost without a word.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import ibis.expr.operations as ops
import ibis.expr.types as ir

from rightparty.audit.headers import (
    Header,
    LogMapping,
    channel_by_headers,
    proposal,
    read_headers,
    vocabulary,
)
from rightparty.audit.log_events import SCHEMA, Read, events_of
from rightparty.audit.log_files import read_files
from rightparty.audit.log_rows import LogTable, gathered, label, targets_of, without_copies
from rightparty.audit.log_when import time_problems, timed, zone_of
from rightparty.audit.log_words import is_word
from rightparty.book.cells import text_of
from rightparty.book.files import RawTable
from rightparty.book.mapping import IGNORE
from rightparty.book.problems import NOTE, Problem, errors, in_order
from rightparty.engine import Engine
from rightparty.errors import InvalidInput

Progress = Callable[[str, int, int], None]
"""Called with a label, the steps done and the steps there are."""

_SAMPLE = 200
_STEPS = 5


@dataclass(frozen=True)
class Log:
    """What `read_log` makes of the files of a log.

    Attributes:
        events: columns of `SCHEMA`: those of a book's events, and more about the row itself. A row of the log
            that tells of several stages (sent, delivered) is several events of one contact.
        knows: the columns of `events` that the log has at all; the others are unknown everywhere.
        problems: everything that is wrong or worth knowing, errors (rows left out) before notes.
        rows_read: rows in all files; rows_taken: those that became events; duplicates: exact copies left out.
        lost: the rows left out that a table holds: `LOST`.
        unread: what is wrong with those that none holds, and with tables that are left aside.
        first, last: the first and last instant of an event, None if there is none.
        headers: what each column of each file was read as, and why.
        zone: in which times without an offset were read, None where none was needed or known.
    """

    events: ir.Table
    lost: ir.Table
    knows: frozenset[str]
    problems: tuple[Problem, ...]
    rows_read: int
    rows_taken: int
    duplicates: int
    first: datetime | None
    last: datetime | None
    headers: tuple[Header, ...]
    zone: str | None = None
    unread: tuple[Problem, ...] = ()

    @property
    def left_out(self) -> int:
        """Rows that cannot be used: each is among the problems, by itself or with others of its kind."""
        return self.rows_read - self.rows_taken - self.duplicates

    def proposal(self) -> str:
        """What was read as what, as the text of a mapping that can be changed and handed in."""
        return proposal(self.headers)


def read_log(
    engine: Engine,
    paths: Sequence[Path],
    *,
    zone: str | None = None,
    mapping: LogMapping | None = None,
    country: str | None = None,
    progress: Progress | None = None,
    name: str = "log",
) -> Log:
    """Read the files of a log, or folders of them, into the engine.

    Args:
        engine: does the work and holds the events, under `name`.
        paths: CSV, TSV, Parquet and Excel files, or folders.
        zone: IANA name of the zone in which times without an offset are meant.
        mapping: what headers and words mean, where that is not known; see `read_log_mapping`.
        country: ISO 3166-1 code of the lender's country; the zone, where that has only one.
        progress: told of each step.
        name: what the engine's table is called by.

    Raises:
        InvalidInput: a file cannot be read as a whole, or it must be said first what its times, its zone or
            its channel are; every such problem at once.
    """
    said = mapping or LogMapping()
    within = zone_of(zone, said, country)
    step = progress or (lambda _label, _done, _total: None)
    step("files", 0, _STEPS)
    raws, problems = read_files(paths, engine, f"{name} file")
    tables, left_aside = _with_headers(engine, raws, said)
    unread = errors([*problems, *left_aside, *(one for raw in raws for one in raw.problems)])
    step("rows", 1, _STEPS)
    rows = gathered(engine, tables, said, f"{name} rows")
    kept = without_copies(engine, rows, f"{name} kept")
    step("times", 2, _STEPS)
    found = timed(engine, kept.rows, tables, within, f"{name} timed")
    refused = [*found.refused, *_channel_missing(tables, said)]
    if refused:
        raise _refusal(refused)
    step("words", 3, _STEPS)
    events = events_of(engine, found.rows, found.times, said, name)
    step("problems", 4, _STEPS)
    problems += [*left_aside, *kept.problems, *events.problems, *_assumed(tables, said), *_not_read(tables)]
    problems += time_problems(engine, found, _labels(tables, found.times))
    log = _log(engine, raws, tables, problems, events)
    for table in (rows, kept.rows, found.rows, *(raw.table for raw in raws)):
        _forget(engine, table, name)
    step("done", _STEPS, _STEPS)
    return replace(log, knows=_knows(tables, said), duplicates=kept.copies, zone=within, unread=unread)


def _log(
    engine: Engine,
    raws: Sequence[RawTable],
    tables: Sequence[LogTable],
    problems: Sequence[Problem],
    read: Read,
) -> Log:
    """The log, without what only the steps of its reading know."""
    of_files = [one for raw in raws for one in raw.problems]
    at = read.events["at"]
    (bounds,) = engine.rows(read.events.agg(first=at.min(), last=at.max()))
    return Log(
        events=read.events,
        lost=read.lost,
        knows=frozenset(),
        problems=in_order([*problems, *of_files]),
        rows_read=sum(engine.count(raw.table) + len(errors(raw.problems)) for raw in raws),
        rows_taken=read.taken,
        duplicates=0,
        first=bounds["first"],
        last=bounds["last"],
        headers=tuple(one for table in tables for one in table.headers),
    )


def _with_headers(
    engine: Engine, raws: Sequence[RawTable], said: LogMapping
) -> tuple[list[LogTable], list[Problem]]:
    """The tables with what their columns are read as; those that say no time are told and left aside."""
    read = [
        LogTable(raw, tuple(read_headers(raw.file, raw.columns, _hits(engine, raw), said))) for raw in raws
    ]
    tables = [table for table in read if table.has_time]
    if not tables:
        raise _refusal([_no_time(table) for table in read] or [Problem("log", what="the log holds no table")])
    aside = [
        replace(
            _no_time(table),
            what=f"{_no_time(table).what}; its {engine.count(table.raw.table):,} rows are left out",
        )
        for table in read
        if not table.has_time
    ]
    return tables, aside


def _no_time(table: LogTable) -> Problem:
    columns = ", ".join(f"“{header}”" for header in table.raw.columns[:12])
    usual = ", ".join(vocabulary()["headers"]["at"][:4])
    help = f"Map the column of times to `at`; usual headers are {usual}, call time."
    return Problem(table.raw.file, what=f"no column is known to say when (columns: {columns})", help=help)


def _hits(engine: Engine, raw: RawTable) -> Callable[[str, str], int]:
    """How many of a column's first different cells are words of a target."""

    def hits(header: str, target: str) -> int:
        cells = raw.table.select(cell=text_of(raw.table[header])).distinct().limit(_SAMPLE)
        return sum(is_word(target, row["cell"]) for row in engine.rows(cells) if row["cell"])

    return hits


def _refusal(problems: Sequence[Problem]) -> InvalidInput:
    first = problems[0]
    if len(problems) == 1:
        return InvalidInput(f"the log cannot be read: {first}", first.help, problems)
    return InvalidInput(f"the log cannot be read: {len(problems)} things are open", first.help, problems)


def _channel_missing(tables: Sequence[LogTable], said: LogMapping) -> list[Problem]:
    """Files of which neither a column nor a header nor a mapping says the channel."""
    return [
        Problem(table.raw.file, what="nothing says on which channel its rows went", help=_CHANNEL_HELP)
        for table in tables
        if not (table.header_of("channel") or said.constants.get("channel") or _spoken(table))
    ]


_CHANNEL_HELP = 'Map a column to `channel`, or say it for all rows: [constants] channel = "sms".'


def _spoken(table: LogTable) -> str | None:
    return channel_by_headers(table.raw.columns)


def _assumed(tables: Sequence[LogTable], said: LogMapping) -> list[Problem]:
    """What was taken for granted, file by file."""
    told: list[Problem] = []
    for table in tables:
        file = table.raw.file
        if not table.header_of("channel") and not said.constants.get("channel"):
            what = f"no column says the channel; its headers speak of `{_spoken(table)}`"
            told.append(Problem(file, what=what, help=_CHANNEL_HELP, severity=NOTE))
        if not table.header_of("direction") and not said.constants.get("direction"):
            what, help = (
                "no column says the direction; every row is read as sent out",
                "Map one to `direction`.",
            )
            told.append(Problem(file, what=what, help=help, severity=NOTE))
    return told


def _not_read(tables: Sequence[LogTable]) -> list[Problem]:
    """The columns that are not read, each with the reason."""
    return [
        Problem(
            table.raw.file,
            None,
            one.header,
            what=f"is not read: {one.why}",
            help=_NOT_READ_HELP,
            severity=NOTE,
        )
        for table in tables
        for one in table.headers
        if one.to == IGNORE and not one.is_name
    ]


_NOT_READ_HELP = "Map it if it matters."


def _labels(tables: Sequence[LogTable], times: Sequence[str]) -> Mapping[str, str]:
    return {time: next((found for table in tables if (found := label(table, time))), time) for time in times}


def _knows(tables: Sequence[LogTable], said: LogMapping) -> frozenset[str]:
    """The columns of events that the log has, by itself or by what is said of it."""
    knows = {to for to in targets_of(tables) if to in SCHEMA.names} | {"at"}
    knows |= {one for one, value in said.constants.items() if value and one in SCHEMA.names}
    if "outcome" in knows:
        knows.add("kind")
    if "customer_id" in knows:
        knows.add("person_id")
    if any(map(_spoken, tables)):
        knows.add("channel")
    return frozenset(knows)


def _forget(engine: Engine, table: ir.Table, kept: str) -> None:
    """Free a step of the reading."""
    if isinstance(table.op(), ops.PhysicalTable) and table.get_name() != kept:
        engine.drop(table.get_name())
