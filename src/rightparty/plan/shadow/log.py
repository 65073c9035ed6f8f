"""The contacts of some days, gathered from the log, and the book as far as it was known then.

A book is written over: a debt that is settled today does not say since when. What has no date is worked out
from what has one, or is unknown: an unknown fact refuses, and what-if says so apart.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

import ibis
import ibis.expr.types as ir

from rightparty.book.book import Book
from rightparty.book.contacts import CONNECTED_KINDS
from rightparty.book.promises import BROKEN, KEPT, OPEN
from rightparty.book.stayed import stayed
from rightparty.engine import Engine
from rightparty.gate.asked import CLOSED, stamp
from rightparty.law.vocabulary import ALL

PAID_WITHIN_DAYS = 7

CONTACTS: Mapping[str, str] = {
    "contact_id": "string",
    "at": "timestamp",
    "person_id": "string",
    "point_id": "string",
    "channel": "string",
    "content": "string",
    "mode": "string",
    "debt_ids": "array<string>",
    "creditor_id": "string",
    "agency_id": "string",
    "sender_id": "string",
    "in_reply_to": "string",
    "amount": "decimal(18, 2)",
    "flags": "array<string>",
    "valid_until": "timestamp",
    "collectors": "int64",
    "outcome": "string",
    "answered": "boolean",
    "paid": "boolean",
}
"""One row a contact that was made.

at: its first row. content: what the log says of it, or `full`. outcome: the last that the log says. answered:
somebody took the call, or wrote back to it. paid: money came for one of its debts within seven days, and was
not taken back since.
"""


def contacts_of(tables: Mapping[str, ir.Table], since: datetime, until: datetime) -> ir.Table:
    """The outbound contacts that began in `[since, until)`: `CONTACTS`, one row each."""
    events = tables["events"]
    out = events.filter(events.direction == "out")
    order = [out["at"], out.event_id]
    found = out.group_by("contact_id").agg(
        begun_at=out["at"].min(),
        **{name: out[name].first(order_by=order) for name in _AS_FIRST_TOLD},
        debts_=ibis.coalesce(
            *(
                out[name].first(order_by=order, where=out[name].length() > 0)
                for name in ("debt_ids", "named_debts", "counted_debts")
            )
        ),
        outcome=out.outcome.last(order_by=order),
        took=(out.kind.isin(CONNECTED_KINDS) | (out.outcome == "answered").fill_null(False)).any(),
    )
    began = found.filter(found.begun_at >= stamp(since), found.begun_at < stamp(until))
    began = began.mutate(
        at=began.begun_at,
        debt_ids=began.debts_,
        content=ibis.ifelse(began.content.isin(ALL).fill_null(False), began.content, "full"),
    )
    began = began.left_join(_wrote_back(events), "contact_id").drop("contact_id_right")
    began = began.left_join(_paid_soon(began, tables["payments"]), "contact_id").drop("contact_id_right")
    return began.mutate(
        answered=began.took | began.wrote.fill_null(False), paid=began.money.fill_null(False)
    ).select(*CONTACTS)


_AS_FIRST_TOLD = (
    "person_id",
    "point_id",
    "channel",
    "content",
    "mode",
    "creditor_id",
    "agency_id",
    "sender_id",
    "in_reply_to",
    "amount",
    "flags",
    "valid_until",
    "collectors",
)


def _wrote_back(events: ir.Table) -> ir.Table:
    """Contacts to some row of which an inbound event answers: contact_id, wrote."""
    sent = events.filter(events.direction == "out").select("contact_id", answers="event_id")
    back = events.filter(events.direction == "in", events.in_reply_to.notnull()).select("in_reply_to")
    pairs = sent.join(back, sent.answers == back.in_reply_to)
    return pairs.select("contact_id", wrote=ibis.literal(value=True)).distinct()


def _paid_soon(contacts: ir.Table, payments: ir.Table) -> ir.Table:
    """Contacts after which money came for one of their debts, and stayed: contact_id, money."""
    came = stayed(payments).select("paid_at", debt="debt_id")
    named = contacts.select("contact_id", "begun_at", debt=contacts.debt_ids.unnest())
    pairs = named.join(came, "debt")
    soon = pairs.filter(
        pairs.paid_at > pairs.begun_at,
        pairs.paid_at <= pairs.begun_at + ibis.interval(days=PAID_WITHIN_DAYS),
    )
    return soon.select("contact_id", money=ibis.literal(value=True)).distinct()


def candidates_of(contacts: ir.Table, senders: ir.Table) -> ir.Table:
    """The contacts as candidates of `gate.table.decide_table`, each at its own instant.

    A contact of an agency that names no sender is sent by one of that agency's; where none is in the book, by
    one that nobody knows, so that what depends on the sender cannot be told.
    """
    own = senders.filter(senders.agency_id.notnull())
    of_agency = own.group_by("agency_id").agg(theirs=own.sender_id.min())
    rows = contacts.left_join(of_agency, "agency_id").drop("agency_id_right")
    nobody = ibis.literal("agency ") + rows.agency_id
    return rows.select(
        "debt_ids",
        "person_id",
        "point_id",
        "channel",
        "mode",
        "content",
        "at",
        "valid_until",
        "in_reply_to",
        "amount",
        "flags",
        "collectors",
        candidate_id=rows.contact_id,
        sender_id=ibis.coalesce(rows.sender_id, rows.theirs, nobody),
    )


def as_of_each(engine: Engine, book: Book, contacts: ir.Table, name: str = "shadow") -> Book:
    """The book in which each contact can be judged by what was known before it.

    The gate itself reads nothing that is dated later than the contact it decides. Here, what came of a
    contact is moved behind it; a debt that was settled is open at contacts before its last payment; one
    that was closed otherwise, or between two contacts, is in a state that nobody knows; and a promise that
    was kept or broken was open until its day. Everything else without a date is read as it stands today.
    """
    tables = dict(book.tables)
    first = contacts.select(own_id="contact_id", own_at="at")
    e = tables["evidence"].left_join(first, tables["evidence"].contact_id == first.own_id)
    later = ibis.greatest(e["at"], e.own_at + ibis.interval(microseconds=1))
    evidence = e.mutate(at=ibis.ifelse(e.own_at.isnull(), e["at"], later)).drop("own_id", "own_at")
    promises = tables["promises"]
    was_open = promises.status.isin((KEPT, BROKEN))
    tables |= {
        "evidence": engine.materialize(evidence, f"{name}_evidence"),
        "debts": engine.materialize(_debts(tables, contacts), f"{name}_debts"),
        "promises": engine.materialize(
            promises.mutate(status=ibis.ifelse(was_open, OPEN, promises.status)), f"{name}_promises"
        ),
    }
    return replace(book, tables=tables)


def _debts(tables: Mapping[str, ir.Table], contacts: ir.Table) -> ir.Table:
    debts, payments = tables["debts"], tables["payments"]
    named = contacts.select("at", debt=contacts.debt_ids.unnest())
    met = named.group_by("debt").agg(first_met=named["at"].min(), last_met=named["at"].max())
    paid = payments.group_by("debt_id").agg(last_paid=payments.paid_at.max()).rename(debt="debt_id")
    both = met.left_join(paid, "debt").drop("debt_right")
    rows = debts.left_join(both, debts.debt_id == both.debt)
    closed = rows.status.isin(CLOSED) & rows.first_met.notnull()
    settled, unknown = rows.status == "settled", ibis.null("string")
    status = ibis.cases(
        (~closed.fill_null(False), rows.status),
        (settled & (rows.last_paid > rows.last_met).fill_null(False), "active"),
        (settled & (rows.last_paid <= rows.first_met).fill_null(False), rows.status),
        else_=unknown,
    )
    return rows.mutate(status=status).select(*debts.columns)
