"""A large morning made by arithmetic: people, what they owe, and what the gate answered about them.

Half a dozen kinds of answer in turn, so that every branch of the plan has its share: told or only knocked at,
held until the afternoon, refused, waiting for an event; with choices of channel and tries in vain.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis

from rightparty.book.book import QUARANTINE, Book, schema_of
from rightparty.book.meta import BookMeta
from rightparty.book.owed import COLUMNS as OWED
from rightparty.book.tables import TABLES
from rightparty.engine import Engine
from rightparty.gate.open_hours import OPEN_HOURS
from rightparty.gate.table import COLUMNS
from rightparty.plan.morning import Morning, morning_of

if TYPE_CHECKING:
    import ibis.expr.types as ir

DAY = date(2026, 11, 24)

_WAYS = (("sms", 1, 0), ("call", 1, 0), ("email", 5, 3), ("inbox", 10, 3), ("letter", 5, 2))
"""A channel, and the share of people who have it: so many in each so many (a number in turn, below)."""

_EVERYTHING = ["full", "offer", "reminder", "statutory", "callback", "knock"]
_NEUTRAL = ["callback", "knock"]


@dataclass(frozen=True)
class People:
    """A morning's people: their book, balances and decided candidates, all in the engine."""

    book: Book
    balance: ir.Table
    decided: ir.Table
    morning: Morning


def people_of_a_morning(engine: Engine, people: int, events_each: int = 2) -> People:
    """So many people who are overdue, two in three with more than one way to reach them."""
    morning = morning_of(DAY, ["CN"], time(9))
    counted = ibis.range(people).unnest().name("i").as_table()
    everybody = engine.materialize(counted, "morning_people")
    rows = _tables(everybody, events_each, morning.at)
    tables = {}
    for name in TABLES:
        schema = schema_of(name)
        if name in rows:
            given = rows[name]
            known = {c: given[c] if c in given.columns else ibis.null() for c in schema}
            made = given.select(**{c: value.cast(schema[c]) for c, value in known.items()})
            tables[name] = engine.materialize(made, f"morning_{name}", lasting=True)
        else:
            bank = {"creditor_id": "C", "name": "Bank", "kind": "bank", "country": "CN"}
            tables[name] = engine.create(f"morning_{name}", [bank] * (name == "creditors"), schema)
    meta = BookMeta(morning.at - timedelta(hours=1), {})
    left_out = engine.create("morning_quarantine", [], QUARANTINE)
    none: dict[str, frozenset[str]] = {}
    book = Book(Path("morning"), meta, tables, frozenset(), none, (), left_out, {}, {}, {})
    balance = engine.materialize(_balance(everybody), "morning_balance", lasting=True)
    decided = engine.materialize(_decided(everybody, morning.at), "morning_decided", lasting=True)
    return People(book, balance, decided, morning)


def _text(i: ir.Value) -> ir.Value:
    return i.cast("string").lpad(8, "0")


def _dice(i: ir.Value, sides: int, salt: int) -> ir.Value:
    """A number from 0 up to `sides`, the same for the same person, without any order that one can see."""
    return ((i * 2_654_435_761 + salt * 40_503) % 1_000_003 * 7919 % 1_000_003) % sides


def _stamp(at: datetime) -> ir.Value:
    return ibis.literal(at.astimezone(UTC).replace(tzinfo=None), "timestamp")


def _tables(people: ir.Table, events_each: int, at: datetime) -> Mapping[str, ir.Table]:
    i, now, hour = people.i, _stamp(at), ibis.interval(hours=1)
    person, debt = "P" + _text(i), "D" + _text(i)
    made: dict[str, dict[str, Any]] = {
        "persons": {"person_id": person, "language": ibis.ifelse(_dice(i, 5, 9) == 0, "en", "zh-Hans")},
        "debts": {"debt_id": debt, "creditor_id": "C", "currency": "CNY", "status": "active"},
        "liabilities": {"debt_id": debt, "person_id": person, "role": "borrower"},
    }
    tables = {name: people.select(**_literals(columns)) for name, columns in made.items()}
    choosing = people.filter(_dice(i, 20, 4) == 0)
    tables["notices"] = choosing.select(
        **_literals(
            {"notice_id": "N" + _text(choosing.i), "at": now - 24 * hour, "kind": "prefers",
             "person_id": "P" + _text(choosing.i), "channel": "sms"}
        )
    )  # fmt: skip
    each = people.mutate(k=ibis.range(events_each).unnest())
    past = (each.i * 7 + each.k * 131) % 1400 + 30
    own, event = _text(each.i), "E" + _text(each.i) + "-" + each.k.cast("string")
    tables["events"] = each.select(
        **_literals(
            {"event_id": event, "contact_id": event, "at": now - past * hour,
             "direction": ibis.ifelse(_dice(each.i + each.k, 9, 1) == 0, "in", "out"),
             "kind": "attempt", "channel": ibis.ifelse(each.k % 2 == 0, "email", "sms"), "creditor_id": "C",
             "debt_ids": ibis.array(["D" + own]), "person_id": "P" + own, "point_id": "M" + own,
             "content": "knock"}
        )
    )  # fmt: skip
    return tables


def _balance(people: ir.Table) -> ir.Table:
    i = people.i
    known = {
        "debt_id": "D" + _text(i),
        "total": (_dice(i, 900, 2) * _dice(i, 900, 3)).cast("decimal(18, 2)") / 100 + 10,
        "currency": ibis.literal("CNY"),
        "dpd": _dice(i, 300, 5) + 1,
    }
    return people.select(**{name: known.get(name, ibis.null()).cast(form) for name, form in OWED.items()})


def _decided(people: ir.Table, at: datetime) -> ir.Table:
    """Each way of each person with the gate's answer: 1 in 8 refused, 1 in 8 waiting, half only neutral."""
    shares = [
        people.filter(_dice(people.i, of, 6 + place) < some if some else ibis.literal(value=True)).mutate(
            channel=ibis.literal(name), way=ibis.literal(place, "int64")
        )
        for place, (name, of, some) in enumerate(_WAYS)
    ]
    row = ibis.union(*shares)
    own = _text(row.i)
    turn = _dice(row.i + row.way * 11, 8, 7)
    verdict = ibis.cases((turn == 0, "deny"), (turn == 1, "delay"), (turn < 6, "limited"), else_="allow")
    reasons = ibis.cases(
        (verdict == "deny", ibis.array(["core.stops.dispute"])),
        (verdict == "delay", ibis.array(["chn.window.hours"])),
        (verdict == "limited", ibis.array(["core.parties.point_not_proven"])),
        else_=ibis.array(["x"])[:0],
    )
    neutral, everything = ibis.array(_NEUTRAL), ibis.array(_EVERYTHING)
    nothing = ibis.array(["x"])[:0]
    wait = ibis.ifelse(_dice(row.i, 2, 8) == 0, ibis.interval(hours=5), ibis.interval(hours=30))
    known = {
        "candidate_id": "P" + own + "|C|M" + own + "|" + row.channel,
        "debt_ids": ibis.array(["D" + own]),
        "person_id": "P" + own,
        "point_id": "M" + own,
        "channel": row.channel,
        "content": ibis.literal("full"),
        "verdict": verdict,
        "allowed": ibis.cases(
            (verdict == "limited", neutral), (verdict == "allow", everything), else_=nothing
        ),
        "ceiling": ibis.cases((verdict == "limited", "callback"), (verdict == "allow", "full")),
        "retry_at": ibis.cases((verdict == "delay", _stamp(at) + wait)),
        "reasons": reasons,
        "requires": nothing,
        "right_party": ibis.ifelse(verdict == "allow", "verified", "probable"),
        "rulebook": ibis.literal("core@1"),
        "model": ibis.literal("m1"),
    }
    told = {name: known.get(name, ibis.null()).cast(form) for name, form in COLUMNS.items()}
    open_ = sum(1 << hour for hour in range(8, 21))  # as the law of China has it
    return row.select(**told, **{OPEN_HOURS: ibis.literal(open_, "int64")})


def _literals(columns: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        name: value if isinstance(value, ibis.Value) else ibis.literal(value)
        for name, value in columns.items()
    }
