"""A town as the lender knew it on an earlier day, so that a month can be played day by day.

The town is made up to its book's date. Seen from an earlier day, what came later is left out, and so is
what the lender did itself since the play began, and the money that came in: from there on, the policy that
is played acts instead, and its diary says what it did and what came of it.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import ibis
import ibis.expr.types as ir

from rightparty.book.book import Book
from rightparty.engine import Engine
from rightparty.plan.day import morning_at

_KNOWN_FROM = {"charges": "at", "placements": "from"}
_CONTINUED = {"notices": "at", "complaints": "at", "promises": "made_at"}


def seen_from(
    engine: Engine,
    book: Book,
    at: datetime,
    began: datetime,
    diary: Mapping[str, ir.Table],
    *,
    balance_at: datetime | None = None,
    name: str = "seen",
) -> Book:
    """The book at an earlier instant.

    Args:
        engine: holds the tables; those that differ are kept in it, under `name`.
        book: the town at its own date.
        at: the instant to see it from, aware.
        began: when the play began: payments since are left out, and the lender's own contacts of that
            whole day and since, for on the first day already it is the policy that acts.
        diary: what happened since instead, by table (`Diary.tables`).
        balance_at: when the lender's balances were drawn up; default, three hours before `at`.
        name: prefix of the tables kept.
    """
    now, start = _stamp(at), _stamp(began)
    first_day = _stamp(morning_at(engine, book, began).begins)
    tables = dict(book.tables)
    for table, column in _KNOWN_FROM.items():
        tables[table] = tables[table].filter(tables[table][column] <= now)
    for table, column in _CONTINUED.items():
        tables[table] = _until(_both(tables[table], diary[table]), column, now)
    agreed = tables["agreements"]
    agreed = agreed.filter(agreed.agreed_at.isnull() | (agreed.agreed_at <= now))
    instalments, contacts, proofs = tables["instalments"], tables["events"], tables["evidence"]
    known = instalments.agreement_id.isnull() | instalments.agreement_id.isin(agreed.agreement_id)
    own = (proofs["at"] >= first_day) & proofs.contact_id.notnull()
    paid = _until(tables["payments"], "paid_at", start)
    events = _both(contacts.filter(contacts["at"] < first_day), diary["events"])
    evidence = _both(proofs.filter(~own), diary["evidence"])
    drawn_up = _stamp(balance_at or at - timedelta(hours=3))
    changed = {name: tables[name] for name in (*_KNOWN_FROM, *_CONTINUED)} | {
        "agreements": agreed,
        "instalments": instalments.filter(known),
        "payments": _until(_both(paid, diary["payments"]), "paid_at", now),
        "events": _until(events, "at", now),
        "evidence": _until(evidence, "at", now),
        "debts": tables["debts"].mutate(as_of=ibis.ifelse(tables["debts"].as_of.isnull(), None, drawn_up)),
    }
    # Kept under the same names every day: what is asked of them day after day is then compiled only once.
    tables |= {table: engine.materialize(expr, f"{name}_{table}") for table, expr in changed.items()}
    return replace(book, tables=tables, meta=replace(book.meta, as_of=at))


def _both(town: ir.Table, played: ir.Table) -> ir.Table:
    return ibis.union(town, played.select(town.columns))


def _until(table: ir.Table, column: str, instant: ir.Value) -> ir.Table:
    return table.filter(table[column] <= instant)


def _stamp(at: datetime) -> ir.Value:
    return ibis.literal(at.replace(tzinfo=None), "timestamp")
