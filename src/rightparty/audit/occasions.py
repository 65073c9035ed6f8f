"""On which occasion a contact's text was sent: what was owed then, whom the law binds, which case is known.

What a book does not say stays unknown, and a finding that needs it cannot tell.
"""

from collections.abc import Mapping
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.book.book import Book
from rightparty.book.owed import MONEY_TABLES
from rightparty.book.owed_facts import by_country, local_day, offset_in
from rightparty.book.terms import DEFAULT
from rightparty.gate.asked import LIMITATION_DAYS_MIN, stamp
from rightparty.gate.facts_debts import BALANCES

OCCASION: Mapping[str, str] = {
    "amount_owed": "decimal(38, 2)",
    "time_barred": "boolean",
    "filed_case": "string",
    "us_collector": "boolean",
    "member_of": "array<string>",
    "creditor_names": "array<string>",
}
"""What a book says of a contact's occasion, as `words.conduct.Occasion` has it; NULL is unknown.

amount_owed: over all debts of the contact, on its day on the lender's clock. filed_case: the reference of a
case that a notice tells of. member_of: associations of the lender and of the agency that sends.
creditor_names: under which lender and agency are known.
"""

_MONEY = frozenset({"instalments", "charges", "payments"})
"""Tables without which nobody knows what was owed."""

_SUIT = ("litigation", "judgment")


def occasions_of(contacts: ir.Table, book: Book) -> ir.Table:
    """One row a contact: contact_id and the columns of `OCCASION`.

    Args:
        contacts: contact_id, at, debt_ids, creditor_id, agency_id.
        book: with `BALANCES` of the contacts' days, if what was owed is to be known.
    """
    named = contacts.select("contact_id", "at", debt_id=contacts.debt_ids.unnest()).distinct()
    by_debt = _beside(_owed(named, book), _cases(named, book))
    rows = _beside(
        _beside(contacts.select("contact_id", "creditor_id", "agency_id"), by_debt), _barred(named, book)
    )
    rows = _bound(rows, book)
    return rows.select("contact_id", **{name: rows[name].cast(kind) for name, kind in OCCASION.items()})


def _beside(left: ir.Table, right: ir.Table) -> ir.Table:
    other = right.rename(beside="contact_id")
    return left.left_join(other, left.contact_id == other.beside).drop("beside")


def day_of(contacts: ir.Table) -> ir.DateColumn:
    """The day of each contact on the clocks of its lender's country: law begins at midnight there."""
    return local_day(contacts["at"], offset_in(contacts.country, DEFAULT))


def _days(named: ir.Table, book: Book) -> ir.Table:
    """Each contact and debt with its day on the clock of the debt's ledger."""
    placed = by_country(book.tables["debts"], book.tables["creditors"], DEFAULT)
    placed = placed.select("time_barred_on", of="debt_id", offset="offset")
    both = named.join(placed, named.debt_id == placed.of)
    return both.mutate(on=local_day(both["at"], both.offset))


def _owed(named: ir.Table, book: Book) -> ir.Table:
    """What all debts of a contact came to: unknown where one is, or where money came on that very day.

    What is owed on a day has all payments of that day taken off, those that came after the message too.
    """
    if BALANCES not in book.tables or _MONEY & book.absent_tables:
        return named.select("contact_id", amount_owed=ibis.null("decimal(38, 2)")).distinct()
    days, balances = _days(named, book), book.tables[BALANCES]
    rows = days.left_join(balances, [days.debt_id == balances.debt, days.on == balances.owed_on])
    paid = _paid_days(book)
    rows = rows.left_join(paid, [rows.debt_id == paid.paid_debt, rows.on == paid.paid_on])
    sure = rows.quotable.fill_null(False) & rows.total.notnull() & rows.paid_debt.isnull()
    told = rows.group_by("contact_id").agg(sure=sure.all(), owed=rows.total.sum())
    kept = told.anti_join(_lost(days, book), "contact_id")
    return kept.select("contact_id", amount_owed=ibis.cases((kept.sure, kept.owed)))


def _lost(days: ir.Table, book: Book) -> ir.Table:
    """Contacts about debts of whose money a row was left out; one that names no debt may be about any."""
    lost = book.quarantine.filter(book.quarantine.table.isin(MONEY_TABLES))
    named = lost.select(lost_debt=lost.debt_ids.unnest()).distinct()
    nameless = lost.filter(lost.debt_ids.isnull() | (lost.debt_ids.length() == 0)).limit(1).select("table")
    hit = days.semi_join(named, days.debt_id == named.lost_debt).select("contact_id")
    return hit.union(days.select("contact_id").cross_join(nameless).select("contact_id")).distinct()


def _paid_days(book: Book) -> ir.Table:
    placed = by_country(book.tables["debts"], book.tables["creditors"], DEFAULT)
    placed = placed.select(paid_debt="debt_id", offset="offset")
    came = book.tables["payments"].join(placed, book.tables["payments"].debt_id == placed.paid_debt)
    return came.select("paid_debt", paid_on=local_day(came.paid_at, came.offset)).distinct()


def _barred(named: ir.Table, book: Book) -> ir.Table:
    """Whether a period of limitation had passed: as the gate answers it."""
    if BALANCES not in book.tables:
        return named.select("contact_id", time_barred=ibis.null("boolean")).distinct()
    days, balances = _days(named, book), book.tables[BALANCES]
    rows = days.left_join(balances, [days.debt_id == balances.debt, days.on == balances.owed_on])
    young = (rows.dpd < LIMITATION_DAYS_MIN).fill_null(False) | rows.time_barred_on.notnull()
    told = rows.group_by("contact_id").agg(
        barred=(rows.time_barred_on <= rows.on).fill_null(False).any(), young=young.all()
    )
    return told.select("contact_id", time_barred=ibis.cases((told.barred, True), (told.young, False)))


def _cases(named: ir.Table, book: Book) -> ir.Table:
    """The reference of a case that a notice told of before the contact.

    Empty, there was none: where every notice of that time is on file, and none tells of a suit or judgment.
    """
    notices = book.tables["notices"]
    suits = notices.filter(notices.kind.isin(_SUIT), notices.debt_id.notnull())
    suits = suits.select(sued="debt_id", told_at="at", ref=ibis.coalesce(suits.ref, suits.notice_id))
    both = named.left_join(suits, named.debt_id == suits.sued)
    known = (both.told_at <= both["at"]).fill_null(False)
    told = both.group_by("contact_id").agg(
        filed_case=both.ref.first(where=known, order_by=[both.told_at, both.ref]), at=both["at"].min()
    )
    return told.select("contact_id", filed_case=ibis.coalesce(told.filed_case, _none_on_file(told, book)))


def _none_on_file(told: ir.Table, book: Book) -> Any:
    since = book.meta.complete_since.get("notices")
    if since is None or "notices" in book.absent_tables:
        return ibis.null("string")
    lost = book.quarantine.filter(book.quarantine.table == "notices").count().as_scalar() > 0
    return ibis.cases(((told["at"] >= stamp(since)) & ~lost, ""))


def _bound(rows: ir.Table, book: Book) -> ir.Table:
    """Whom the law binds: associations and names of the lender and of the agency that sends."""
    lenders = book.tables["creditors"].select(
        "us_debt_collector", lender="creditor_id", lender_in="member_of", lender_name="name"
    )
    agencies = book.tables["agencies"].select(
        agency="agency_id", of="creditor_id", agency_in="member_of", agency_name="name"
    )
    both = rows.left_join(lenders, rows.creditor_id == lenders.lender)
    both = both.left_join(agencies, [both.agency_id == agencies.agency, both.creditor_id == agencies.of])
    by_agency = both.agency_id.notnull()
    nothing: Any = ibis.literal([], "array<string>")
    # Of an agency nobody knows where its associations are not on file: what binds its members may bind it.
    known = both.lender_in.notnull() & (~by_agency | both.agency_in.notnull())
    members = both.lender_in.fill_null(nothing).concat(both.agency_in.fill_null(nothing))
    # Where a log alone gives nothing but an id, nobody knows by which name they call themselves.
    called = [both.lender_name.nullif(both.creditor_id), both.agency_name.nullif(both.agency_id)]
    names = ibis.array(called).filter(lambda one: one.notnull())
    return both.mutate(
        us_collector=ibis.cases((by_agency, True), else_=both.us_debt_collector),
        member_of=ibis.cases((known | (members.length() > 0), members)),
        creditor_names=ibis.cases((names.length() > 0, names)),
    )
