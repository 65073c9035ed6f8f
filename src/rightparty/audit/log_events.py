"""The rows of a log as events of a book: words as codes, cells with their types, an event for each stage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.audit.headers import EVENT_COLUMNS, LogMapping
from rightparty.audit.log_when import begins
from rightparty.audit.log_words import RESULT, VOICE, WORDS, code_of, seconds_of, split_result
from rightparty.book.book import schema_of
from rightparty.book.cells import value
from rightparty.book.problems import ERROR, NOTE, Problem
from rightparty.book.tables import TABLES, Kind
from rightparty.engine import Engine

SCHEMA = ibis.schema(
    {
        **schema_of("events"),
        "customer_id": "string",
        "names": "array<string>",
        "source": "string",
        "file": "string",
        "line": "int64",
    }
)
"""Columns of a log's events: a book's, then whose debt it is about, the names that the row itself has, how
the number came, where it stands."""

_STAGES: Mapping[str, str] = {"sent_at": "sent", "answered_at": "connected", "delivered_at": "delivered"}
_MUST = ("channel", "direction")
_MONEY_SIGNS = r"(?i)(rmb|cny|usd|hk\$|us\$|nt\$|inr|rs\.?|[¥￥$€£₹,，\s元圆圓])"


LOST = ibis.schema(
    {
        "file": "string",
        "line": "int64",
        "why": "string",
        "customer_id": "string",
        "debt_ids": "array<string>",
        "to": "string",
    }
)
"""Rows that cannot be used: where each stands, why, and whom it is about as far as it says.

why: what is wrong with the time (`log_times.FAULTS`, as `no_time`), or the word that is not understood:
`channel`, `direction`.
"""


@dataclass
class Read:
    """The events, the rows that cannot be used (`LOST`), and what is to be told of them."""

    events: ir.Table
    lost: ir.Table
    problems: list[Problem] = field(default_factory=list)
    taken: int = 0


def events_of(engine: Engine, rows: ir.Table, times: Sequence[str], mapping: LogMapping, name: str) -> Read:
    """The events of the rows that can be used."""
    read = Read(rows, rows)
    coded = _coded(engine, rows, mapping, read)
    at, fault, _ = begins(coded, times)
    word = ibis.cases((coded.code_channel.isnull(), "channel"), else_="direction")
    coded = coded.mutate(begins=at, why=at.isnull().ifelse(fault.replace(" ", "_"), word))
    useless = coded.begins.isnull() | coded.code_channel.isnull() | coded.code_direction.isnull()
    lost = coded.filter(useless)
    whom = {
        "customer_id": _text(lost, "customer_id"),
        "debt_ids": typed(lost, "debt_ids"),
        "to": _text(lost, "to"),
    }
    read.lost = engine.materialize(lost.select("file", "line", "why", **whom), f"{name} lost")
    usable = coded.filter(~useless)
    columns = _columns(usable, mapping, times)
    base = engine.materialize(usable.select(**columns, id=usable.id), f"{name} rows with types")
    base = _own_ids(engine, base, read) if "event_id" in rows.columns else base
    read.taken = engine.count(base)
    _tell_faults(engine, coded, read)
    stages = [_base_rows(base), *(_stage_rows(base, time) for time in times if time in _STAGES)]
    read.events = engine.materialize(
        ibis.union(*stages) if len(stages) > 1 else stages[0], name, lasting=True
    )
    engine.drop(f"{name} rows with types")
    return read


def _own_ids(engine: Engine, base: ir.Table, read: Read) -> ir.Table:
    """An id that several different rows bear is that of their contact: each row gets one of its own."""
    twice = base.group_by("event_id").having(ibis._.count() > 1).agg(n=ibis._.count())
    (found,) = engine.rows(twice.agg(rows=twice.n.sum(), ids=twice.count()))
    if not found["ids"]:
        return base
    what = f"names several different rows, and is read as their contact's ({found['rows']:,} rows)"
    read.problems.append(
        Problem("log", None, "event_id", what=what, help="Give each row its own.", severity=NOTE)
    )
    both = base.left_join(twice, "event_id")
    own = ibis.ifelse(both.n.notnull(), ibis.literal("e-").concat(both.id), both.event_id)
    return both.mutate(event_id=own).select(*base.columns)


# -- words ----------------------------------------------------------------------------------------


def _coded(engine: Engine, rows: ir.Table, mapping: LogMapping, read: Read) -> ir.Table:
    """The rows with the codes of their words beside them, as `code_TARGET`."""
    joined = rows
    for target in WORDS:
        if target not in rows.columns:
            joined = joined.mutate(**{name: ibis.null("string") for name in _code_columns(target)})
            continue
        words = _words(engine, rows, target, mapping, read)
        joined = joined.left_join(words, joined[target] == words[f"word_{target}"]).drop(f"word_{target}")
    if "duration_s" in rows.columns:
        seconds = _seconds(engine, rows, read)
        joined = joined.left_join(seconds, joined.duration_s == seconds.word_duration).drop("word_duration")
    else:
        joined = joined.mutate(code_duration=ibis.null("int64"))
    said = mapping.constants
    return joined.mutate(
        code_channel=ibis.cases(
            (_given(rows, joined, "channel"), joined.code_channel), else_=joined.channel_here
        ),
        code_direction=ibis.cases(
            (_given(rows, joined, "direction"), joined.code_direction), else_=said.get("direction", "out")
        ),
    )


def _given(rows: ir.Table, joined: ir.Table, target: str) -> Any:
    return joined[target].notnull() if target in rows.columns else ibis.literal(value=False)


def _code_columns(target: str) -> tuple[str, ...]:
    if target in RESULT:
        return tuple(
            f"{target}_{part}" for part in ("call_kind", "call_outcome", "other_kind", "other_outcome")
        )
    return (f"code_{target}",)


def _words(engine: Engine, rows: ir.Table, target: str, mapping: LogMapping, read: Read) -> ir.Table:
    """A table of the distinct words of a column and their codes; those not understood are told."""
    cells = rows.filter(rows[target].notnull())
    each = cells.group_by(word=cells[target]).agg(
        n=cells.count(), file=cells.file.min(), line=cells.line.min()
    )
    columns = _code_columns(target)
    known = []
    for row in engine.rows(each.order_by("word")):
        code = code_of(target, row["word"], mapping)
        if code is None:
            read.problems.append(_not_understood(target, row))
            continue
        codes = split_result(code) if target in RESULT else (code,)
        known.append({f"word_{target}": row["word"], **dict(zip(columns, codes, strict=True))})
    schema = ibis.schema({f"word_{target}": "string", **dict.fromkeys(columns, "string")})
    return engine.create(f"log words {target}", known, schema)


def _not_understood(target: str, row: Mapping[str, Any]) -> Problem:
    must = target in _MUST
    result = "the rows are left out" if must else "read as unknown"
    what = f"is not understood; {result} ({row['n']:,} rows, the first of them on line {row['line']})"
    section = "outcome" if target in RESULT else target
    help = f'Say what it means: under [values.{section}] of a mapping, "{row["word"]}" = "…".'
    return Problem(row["file"], row["line"], target, row["word"], what, help, ERROR if must else NOTE)


def _seconds(engine: Engine, rows: ir.Table, read: Read) -> ir.Table:
    """The distinct durations in seconds."""
    cells = rows.filter(rows.duration_s.notnull())
    each = cells.group_by(word=cells.duration_s).agg(
        n=cells.count(), file=cells.file.min(), line=cells.line.min()
    )
    known = []
    for row in engine.rows(each.order_by("word")):
        seconds = seconds_of(row["word"])
        if seconds is None:
            read.problems.append(_not_understood("duration_s", row))
        known.append({"word_duration": row["word"], "code_duration": seconds})
    schema = ibis.schema({"word_duration": "string", "code_duration": "int64"})
    return engine.create("log words duration", known, schema)


# -- columns --------------------------------------------------------------------------------------


def _columns(rows: ir.Table, mapping: LogMapping, times: Sequence[str]) -> dict[str, ir.Value]:
    """Every column of `SCHEMA` for the row as one event, and what its stages need."""
    said = mapping.constants
    kind, outcome = _result(rows)
    plain = {name: typed(rows, name) for name in EVENT_COLUMNS}
    contact = ibis.coalesce(plain["contact_id"], plain["event_id"], ibis.literal("c-").concat(rows.id))
    customer = _text(rows, "customer_id")
    role = rows.code_to_role
    unsaid = rows.to_role.isnull() if "to_role" in rows.columns else ibis.literal(value=True)
    about = ibis.ifelse((role == "borrower").fill_null(False) | unsaid, customer, ibis.null("string"))
    return {
        **plain,
        "event_id": ibis.coalesce(plain["event_id"], ibis.literal("e-").concat(rows.id)),
        "contact_id": contact,
        "at": rows.begins,
        "direction": rows.code_direction,
        "kind": kind,
        "channel": rows.code_channel,
        "creditor_id": ibis.coalesce(plain["creditor_id"], _said(said, "creditor_id")),
        "agency_id": ibis.coalesce(plain["agency_id"], _said(said, "agency_id")),
        "person_id": ibis.coalesce(plain["person_id"], about),
        "mode": rows.code_mode,
        "outcome": outcome,
        "language": ibis.coalesce(rows.code_language, _said(said, "language")),
        "duration_s": rows.code_duration,
        "to_role": role,
        "customer_id": customer,
        "names": rows.names,
        "source": rows.code_source,
        "file": rows.file,
        "line": rows.line,
        **{f"at_{time}": rows[f"at_{time}"] for time in times if time in _STAGES},
    }


def _said(said: Mapping[str, str], name: str) -> Any:
    return ibis.literal(said.get(name) or None, type="string")


def _text(rows: ir.Table, name: str) -> Any:
    return rows[name] if name in rows.columns else ibis.null("string")


def typed(rows: ir.Table, name: str) -> ir.Value:
    """A column of `events` from the text of its cells; NULL where it is absent or has a fault."""
    column = TABLES["events"].by_name[name]
    if name not in rows.columns or name == "at":
        return ibis.null(SCHEMA[name])
    cell = rows[name]
    if column.kind is Kind.LIST:
        cell = cell.re_replace("[,，、；|]", ";")
    if column.kind is Kind.MONEY:
        cell = cell.re_replace(_MONEY_SIGNS, "")
    return value(column, cell)


def _result(rows: ir.Table) -> tuple[ir.StringValue, ir.StringValue]:
    """Kind and outcome: the kind that a column says, else that of the result, else what is usual."""
    voice = rows.code_channel.isin(VOICE)
    spoken = [ibis.ifelse(voice, rows[f"{one}_call_kind"], rows[f"{one}_other_kind"]) for one in RESULT]
    came = [ibis.ifelse(voice, rows[f"{one}_call_outcome"], rows[f"{one}_other_outcome"]) for one in RESULT]
    inbound = rows.code_direction == "in"
    talked = (rows.code_duration > 0).fill_null(False)
    usual = ibis.cases(
        (voice & talked, "connected"),
        (voice, "attempt"),
        (rows.code_channel == "visit", "visit"),
        (inbound, "reply"),
        else_="sent",
    )
    kind = ibis.coalesce(*spoken, usual)
    return ibis.ifelse(inbound & ~voice & kind.isin(("sent", "delivered")), "reply", kind), ibis.coalesce(
        *reversed(came)
    )


def _later(base: ir.Table, time: str) -> ir.BooleanValue:
    return (base[f"at_{time}"].notnull() & (base[f"at_{time}"] != base["at"])).fill_null(False)


def _base_rows(base: ir.Table) -> ir.Table:
    """The event that begins each row: an attempt, or a message sent, where a later stage stands apart."""
    stages = [time for time in _STAGES if f"at_{time}" in base.columns]
    apart = ibis.or_(*(_later(base, time) for time in stages)) if stages else ibis.literal(value=False)
    first = ibis.cases((base.channel.isin(VOICE), "attempt"), (base.kind == "reply", base.kind), else_="sent")
    changed = base.mutate(
        kind=ibis.ifelse(apart, first, base.kind),
        outcome=ibis.ifelse(apart, ibis.null("string"), base.outcome),
        duration_s=ibis.ifelse(apart, ibis.null("int64"), base.duration_s),
    )
    return changed.select(*SCHEMA)


def _stage_rows(base: ir.Table, time: str) -> ir.Table:
    """A later stage of each row as an event of the same contact; of a message that failed, its failure."""
    kind = _STAGES[time]
    rows = base.filter(_later(base, time))
    failed = (rows.kind == "failed").fill_null(False)
    told: Any = ibis.ifelse(failed, "failed", kind) if kind == "delivered" else ibis.literal(kind)
    if kind == "connected":
        told = ibis.ifelse(rows.kind.isin(("conversation", "voicemail")), rows.kind, kind)
    last = kind != "sent"
    return rows.mutate(
        event_id=rows.event_id.concat(f"-{kind}"),
        at=rows[f"at_{time}"],
        kind=told,
        outcome=rows.outcome if last else ibis.null("string"),
        duration_s=rows.duration_s if last else ibis.null("int64"),
    ).select(*SCHEMA)


# -- faults ---------------------------------------------------------------------------------------


def _tell_faults(engine: Engine, rows: ir.Table, read: Read) -> None:
    """Cells that are not what their column holds are unknown: told once a column, with the first line."""
    by_name = TABLES["events"].by_name
    held = [
        by_name[name]
        for name in EVENT_COLUMNS
        if name in rows.columns
        and name not in (*WORDS, "at", "duration_s")
        and by_name[name].kind is not Kind.TEXT
    ]
    if not held:
        return
    odd = {one.name: rows[one.name].notnull() & typed(rows, one.name).isnull() for one in held}
    (counts,) = engine.rows(rows.agg(**{name: of.sum() for name, of in odd.items()}))
    for column in held:
        if count := counts[column.name]:
            faulty = rows.filter(odd[column.name]).select("file", "line", cell=column.name)
            (first,) = engine.rows(faulty.order_by("file", "line").limit(1))
            what = f"is no {column.kind}; unknown in {count:,} rows, the first on line {first['line']}"
            where = (first["file"], first["line"], column.name, first["cell"])
            read.problems.append(Problem(*where, what, "Check the column.", NOTE))
