"""A large book made by arithmetic: as many people as one likes, each with one debt, one number, a past.

Everything in it is plain, so that what is measured is the law and not the strangeness of the people.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis

from rightparty.book.book import QUARANTINE, Book, schema_of
from rightparty.book.contacts import contacts_of
from rightparty.book.meta import BookMeta
from rightparty.book.tables import TABLES
from rightparty.engine import Engine

if TYPE_CHECKING:
    import ibis.expr.types as ir

LONG_AGO = datetime(2015, 1, 1, tzinfo=UTC)
_HOURS_KEPT = 1400


@dataclass(frozen=True)
class Country:
    """Where a plain book is set: its creditor, and how a telephone number there begins."""

    code: str
    currency: str
    zone: str
    creditor: Mapping[str, Any]
    number: str
    regions: tuple[str, ...] = ()


CHINA = Country(
    "CN", "CNY", "Asia/Shanghai", {"kind": "bank", "member_of": ("cba",), "neutral_name": "Bank"}, "+86138"
)
USA = Country(
    "US", "USD", "America/New_York", {"kind": "debt_buyer", "us_debt_collector": True}, "+1212555",
    ("US-DE", "US-NY", "US-MA", "US-FL", "US-DC"),
)  # fmt: skip

COUNTRIES: Mapping[str, Country] = {country.code: country for country in (CHINA, USA)}


def plain_book(engine: Engine, country: Country, people: int, events_each: int, as_of: datetime) -> Book:
    """A book in the engine, every table sorted by person; nothing is missing from it since `LONG_AGO`."""
    counted = ibis.range(people).unnest().name("i").as_table()
    rows = _tables(engine.materialize(counted, "plain_people"), country, events_each, as_of)
    named = {"creditor_id": "C", "name": "Creditor", "country": country.code, **country.creditor}
    tables = {}
    for name in TABLES:
        schema = schema_of(name)
        if name in rows:
            given = rows[name]
            known = {c: given[c] if c in given.columns else ibis.null() for c in schema}
            made = given.select(**{c: value.cast(schema[c]) for c, value in known.items()})
            tables[name] = engine.materialize(made, f"plain_{country.code}_{name}", lasting=True)
        else:
            given_rows = [named] if name == "creditors" else []
            tables[name] = engine.create(f"plain_{country.code}_{name}", given_rows, schema)
    meta = BookMeta(as_of, dict.fromkeys(TABLES, LONG_AGO))
    counts = {name: engine.count(table) for name, table in tables.items()}
    left_out = engine.create(f"plain_{country.code}_quarantine", [], QUARANTINE)
    none: dict[str, frozenset[str]] = {}
    past = contacts_of(engine, tables["events"], f"plain_{country.code}_contacts")
    return Book(
        Path("plain"),
        meta,
        tables,
        frozenset(),
        none,
        (),
        left_out,
        counts,
        counts,
        {},
        (tables["events"], past),
    )


def one_contact_each(book: Book, at: datetime) -> ir.Table:
    """A demand by SMS to everybody's own number: one candidate a person."""
    owed = book.tables["liabilities"]
    return owed.select(
        candidate_id=owed.person_id,
        debt_ids=ibis.array([owed.debt_id]),
        person_id=owed.person_id,
        point_id=owed.person_id.replace("P", "M"),
        channel=ibis.literal("sms"),
        content=ibis.literal("full"),
        at=ibis.literal(at.astimezone(UTC).replace(tzinfo=None), "timestamp"),
    )


def _tables(people: ir.Table, country: Country, events_each: int, as_of: datetime) -> Mapping[str, ir.Table]:
    now = ibis.literal(as_of.astimezone(UTC).replace(tzinfo=None), "timestamp")
    i = people.i
    text = i.cast("string").lpad(8, "0")
    person, debt, point = "P" + text, "D" + text, "M" + text
    code = country.code
    hour = ibis.interval(hours=1)
    made = {
        "persons": {"person_id": person, "name": person, "kind": "person", "country": code,
                    "region": in_turn(i, country.regions),
                    "zone": country.zone, "status": "alive"},
        "debts": {"debt_id": debt, "creditor_id": "C", "product": "personal", "currency": country.currency,
                  "opened_on": "2025-01-01", "principal": 1000, "annual_rate": 0.1, "all_in_rate": 0.12,
                  "status": "active", "as_of": now},
        "instalments": {"debt_id": debt, "number": 1, "due_on": (now - 20 * ibis.interval(days=1)).date(),
                        "principal": 900, "interest": 20, "fee": 0},
        "liabilities": {"debt_id": debt, "person_id": person, "role": "borrower"},
        "points": {"point_id": point, "kind": "mobile", "place": "own", "country": code,
                   "value": country.number + text.substr(1, 7), "zones": ibis.array([country.zone])},
        "evidence": {"point_id": point, "person_id": person, "at": now - (i % 7 + 1) * hour,
                     "kind": "code_confirmed"},
    }  # fmt: skip
    tables = {name: people.select(**literals(columns)) for name, columns in made.items()}
    each = people.mutate(k=ibis.range(events_each).unnest())
    past = (each.i * 7 + each.k * 131) % _HOURS_KEPT + 1
    own = each.i.cast("string").lpad(8, "0")
    event = "E" + own + "-" + each.k.cast("string")
    tables["events"] = each.select(
        **literals(
            {"event_id": event, "contact_id": event, "at": now - past * hour, "direction": "out",
             "kind": ibis.ifelse(each.k % 3 == 0, "connected", "attempt"),
             "channel": ibis.ifelse(each.k % 2 == 0, "call", "sms"), "creditor_id": "C",
             "debt_ids": ibis.array(["D" + own]), "person_id": "P" + own, "point_id": "M" + own,
             "content": "knock"}
        )
    )  # fmt: skip
    return tables


def in_turn(i: ir.Value, values: Sequence[str]) -> ir.Value:
    """One value after the other, and again from the first; NULL where there are none."""
    if not values:
        return ibis.null("string")
    return ibis.cases(*((i % len(values) == place, value) for place, value in enumerate(values)))


def literals(columns: Mapping[str, Any]) -> Mapping[str, Any]:
    """Columns with plain values as literals."""
    return {
        name: value if isinstance(value, ibis.Value) else ibis.literal(value)
        for name, value in columns.items()
    }
