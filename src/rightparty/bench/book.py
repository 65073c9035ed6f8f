"""A lender's book made by arithmetic, as a morning finds it: several ways to reach everybody, a long past.

Each person owes one debt of twelve instalments and has a mobile number and an e-mail address, every other one
the app too; of each candidate there are ten past events, a few people have given notice, promised or
complained. Everybody's ids end in the same eight digits, and every table is sorted by person.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis

from rightparty.bench.plain_book import LONG_AGO, Country, in_turn, literals
from rightparty.book.book import QUARANTINE, Book, schema_of
from rightparty.book.contacts import contacts_of
from rightparty.book.meta import BookMeta
from rightparty.book.tables import TABLES
from rightparty.engine import Engine

if TYPE_CHECKING:
    import ibis.expr.types as ir

INSTALMENTS = 12
DIGITS = 8
"""How many digits at the end of an id say whose it is."""

CHANNELS = ("call", "ai_call", "ringless", "sms", "email", "app", "push", "inbox")
"""Every channel that somebody's points carry: five of each person, and three more of every other one."""

REGIONS: Mapping[str, tuple[str, ...]] = {
    "CN": ("CN-BJ", "CN-SH", "CN-ZJ", "CN-GD", "CN-SC"),
    "US": ("US-DE", "US-NY", "US-MA", "US-FL", "US-DC"),
}
"""Where people live, one after the other: some of it in parts of which a city has a law of its own."""

_OF_ALL, _OF_APP = 5, 3
_HOURS_KEPT = 8760
_DUE = 8
"""Instalments that have fallen due."""


def morning_book(
    engine: Engine, country: Country, people: range, events_each: int, as_of: datetime, *, name: str = "bench"
) -> Book:
    """A book of the people with these numbers; nothing is missing from it since `LONG_AGO`."""
    counted = ibis.range(people.start, people.stop).unnest().name("i").as_table()
    made = _tables(engine.materialize(counted, f"{name}_people"), country, events_each, as_of)
    tables = {}
    for table in TABLES:
        schema = schema_of(table)
        if table not in made:
            tables[table] = engine.create(f"{name}_{table}", [], schema)
            continue
        given = made[table]
        known = {c: given[c] if c in given.columns else ibis.null() for c in schema}
        rows = given.select(**{c: value.cast(schema[c]) for c, value in known.items()})
        tables[table] = engine.materialize(rows, f"{name}_{table}", lasting=True)
    creditor = {"creditor_id": "C", "name": "Creditor", "country": country.code, **country.creditor}
    tables["creditors"] = engine.create(f"{name}_creditors", [creditor], schema_of("creditors"))
    return book_of(engine, tables, as_of, name=name)


def book_of(engine: Engine, tables: Mapping[str, ir.Table], as_of: datetime, *, name: str = "bench") -> Book:
    """The book that these tables are, nothing left out of it."""
    left_out = engine.create(f"{name}_quarantine", [], QUARANTINE)
    meta = BookMeta(as_of, dict.fromkeys(TABLES, LONG_AGO))
    none: dict[str, int] = {}
    past = contacts_of(engine, tables["events"], f"{name}_contacts")
    return Book(
        Path(name), meta, tables, frozenset(), {}, (), left_out, none, none, none, (tables["events"], past)
    )


def _tables(people: ir.Table, country: Country, events_each: int, as_of: datetime) -> Mapping[str, ir.Table]:
    now = ibis.literal(as_of.astimezone(UTC).replace(tzinfo=None), "timestamp")
    return {
        **_people(people, country, now),
        **_debts(people, country, now),
        **_told(people, now),
        "events": _events(people, events_each, now),
    }


def _key(prefix: str, i: Any) -> Any:
    return ibis.literal(prefix) + i.cast("string").lpad(DIGITS, "0")


def _made(rows: ir.Table, **columns: Any) -> ir.Table:
    return rows.select(**literals(columns))


def _hours(count: Any) -> Any:
    return count * ibis.interval(hours=1)


def _days(count: Any) -> Any:
    return count * ibis.interval(days=1)


def _people(people: ir.Table, country: Country, now: Any) -> Mapping[str, ir.Table]:
    i, person = people.i, _key("P", people.i)
    persons = _made(
        people, person_id=person, name=person, kind="person", country=country.code,
        region=in_turn(i, REGIONS[country.code]), zone=country.zone, status="alive",
    )  # fmt: skip
    each = people.mutate(kind=ibis.array(["mobile", "email", "app"]).unnest())
    held = each.filter((each.kind != "app") | (each.i % 2 == 0))
    point = _point(held.kind, held.i)
    mobile = country.number + held.i.cast("string").lpad(DIGITS, "0").substr(1, DIGITS - 1)
    value = (held.kind == "mobile").ifelse(mobile, _key("b", held.i) + "@mail.example")
    points = _made(
        held, point_id=point, kind=held.kind, place="own", country=country.code, value=value,
        zones=ibis.array([country.zone]),
    )  # fmt: skip
    confirmed = (held.kind == "app").ifelse("signed_in", "code_confirmed")
    proof = _made(
        held, point_id=point, person_id=_key("P", held.i), at=now - _hours(held.i % 7 + 1), kind=confirmed
    )
    stated = _made(
        held, point_id=point, person_id=_key("P", held.i), at=now - _days(held.i % 400 + 400), kind="stated"
    )
    return {"persons": persons, "points": points, "evidence": ibis.union(proof, stated).order_by("point_id")}


def _point(kind: Any, i: Any) -> Any:
    prefix = ibis.cases((kind == "mobile", "M"), (kind == "email", "E"), else_="A")
    return prefix + i.cast("string").lpad(DIGITS, "0")


def _debts(people: ir.Table, country: Country, now: Any) -> Mapping[str, ir.Table]:
    debt = _key("D", people.i)
    debts = _made(
        people, debt_id=debt, creditor_id="C", product="personal", currency=country.currency,
        opened_on="2026-02-01", principal=1200, annual_rate=0.1, all_in_rate=0.12, status="active", as_of=now,
    )  # fmt: skip
    each = people.mutate(number=ibis.range(1, INSTALMENTS + 1).unnest())
    due = (now - _days(30 * (_DUE - each.number) + each.i % 25 + 3)).date()
    owed = _made(
        each, debt_id=_key("D", each.i), number=each.number, due_on=due, principal=100, interest=5, fee=0
    )
    # All that fell due is paid, but for the last one to three.
    paying = each.filter(each.number <= _DUE - 1 - each.i % 3)
    paid = _made(
        paying, payment_id=_key("Y", paying.i) + "-" + paying.number.cast("string"),
        debt_id=_key("D", paying.i), paid_at=now - _days(30 * (_DUE - paying.number) + paying.i % 25 + 2),
        amount=105, status="posted", payer_id=_key("P", paying.i),
    )  # fmt: skip
    liable = _made(people, debt_id=debt, person_id=_key("P", people.i), role="borrower", basis="signed")
    return {"debts": debts, "instalments": owed, "payments": paid, "liabilities": liable}


def _told(people: ir.Table, now: Any) -> Mapping[str, ir.Table]:
    """Notices of every tenth, promises of every fifteenth, complaints of every twentieth."""
    some = people.filter(people.i % 10 == 3)
    kind = in_turn(some.i // 10, ("dispute", "attorney", "consent", "opt_out", "hardship"))
    notices = _made(
        some, notice_id=_key("N", some.i), at=now - _days(some.i % 90 + 1), kind=kind,
        person_id=_key("P", some.i), debt_id=_key("D", some.i), given_by=_key("P", some.i), given_to="C",
        medium="electronic",
    )  # fmt: skip
    word = people.filter(people.i % 15 == 4)
    promises = _made(
        word, promise_id=_key("W", word.i), person_id=_key("P", word.i),
        debt_ids=ibis.array([_key("D", word.i)]), made_at=now - _days(word.i % 9 + 1),
        due_on=(now + _days(word.i % 5 - 1)).date(), amount=100, status="open",
    )  # fmt: skip
    sore = people.filter(people.i % 20 == 7)
    answered = (sore.i % 3 == 0).ifelse(ibis.null("timestamp"), now - _days(1))
    complaints = _made(
        sore, complaint_id=_key("K", sore.i), at=now - _days(sore.i % 12 + 2), person_id=_key("P", sore.i),
        source="person", answered_at=answered,
    )  # fmt: skip
    return {"notices": notices, "promises": promises, "complaints": complaints}


def _events(people: ir.Table, events_each: int, now: Any) -> ir.Table:
    """Every fifth row tells that somebody took the call of the row before."""
    count = events_each * (people.i % 2 == 0).ifelse(_OF_ALL + _OF_APP, _OF_ALL)
    each = people.mutate(k=ibis.range(count).unnest())
    taken = each.k % 5 == 1
    contact = each.k - taken.cast("int64")
    own = contact % 5
    app = (own == 4) & (each.i % 2 == 0)
    channel = ibis.cases((own == 0, "call"), (own == 3, "email"), (app, "app"), else_="sms")
    kind = ibis.cases((own == 3, "email"), (app, "app"), else_="mobile")
    seconds = taken.ifelse(20, 0) * ibis.interval(seconds=1)
    at = now - _hours((each.i * 7 + contact * 131) % _HOURS_KEPT + 1) + seconds
    event = _key("V", each.i)
    return _made(
        each, event_id=event + "-" + each.k.cast("string"), contact_id=event + "-" + contact.cast("string"),
        at=at, direction="out", kind=taken.ifelse("connected", "attempt"), channel=channel, creditor_id="C",
        debt_ids=ibis.array([_key("D", each.i)]), person_id=_key("P", each.i), point_id=_point(kind, each.i),
        content=(each.k % 7 == 0).ifelse("full", "knock"),
    )  # fmt: skip
