"""A book out of a log alone: whom the log names, at which points, about which debts, and nothing else.

What a log does not say stays unknown: no table but the events is complete, so that a rule that needs its
silence cannot tell. Who owes is only whom the log itself calls a borrower, co-borrower, guarantor or heir; a
person of whom it says no role is in no table of roles.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import ibis
import ibis.expr.types as ir

from rightparty.audit.log import Log
from rightparty.audit.log_points import party, points_of, sort_of
from rightparty.book.book import QUARANTINE, Book, schema_of
from rightparty.book.contacts import contacts_of
from rightparty.book.meta import BookMeta
from rightparty.book.tables import TABLES
from rightparty.engine import Engine
from rightparty.gate.left_out import TABLES as LOSABLE

LENDER = "lender"
"""The creditor of a log that names none: whoever's log it is."""

OWING = ("borrower", "co_borrower", "guarantor", "heir")
"""Roles by which a log says that somebody owes. A spouse owes only where a document says so."""

_TOLD_BY: Mapping[str, str] = {
    "wrong_person": "wrong_number",
    "not_in_service": "disconnected",
    "bounced": "bounced",
}
"""What an outcome says of a point."""

_UNSAID = "the log does not say this"


def book_of(
    log: Log,
    engine: Engine,
    *,
    country: str,
    creditor_kind: str | None = None,
    as_of: datetime | None = None,
    name: str = "minimal",
) -> Book:
    """The book that a log amounts to.

    Args:
        log: as `read_log` gives it.
        engine: holds the log's events.
        country: ISO 3166-1 code of the creditors, persons and debts, and of numbers without a country code.
        creditor_kind: one of the book's kinds of creditor, if it is known.
        as_of: when the log was drawn up; the last event if that is not known.
        name: what the engine's tables are called by.

    Returns:
        A loaded book. Its events are the log's, complete since the log's first day; its quarantine holds a
        row without a name for every other table, so that nothing is concluded from what is not in it.
    """
    points = points_of(engine, log.events, ibis.literal(country), f"{name} of log")
    events = engine.materialize(_with_whom(log.events, points), f"{name} whom")
    made = {
        "creditors": _creditors(events, country, creditor_kind),
        "agencies": _agencies(events),
        "senders": _senders(events),
        "persons": _persons(events, points, country),
        "debts": _debts(events, country),
        "liabilities": _roles(events, events.to_role.isin(OWING)),
        "relations": _roles(events, ~events.to_role.isin(OWING)),
        "points": _points(events, points),
        "evidence": _evidence(events),
        "events": events,
    }
    tables = {one: _table(engine, one, made.get(one), f"{name} {one}") for one in TABLES}
    counts = {one: engine.count(tables[one]) for one in made}
    absent = frozenset(TABLES) - {one for one, count in counts.items() if count} - {"events"}
    quarantine = engine.materialize(_quarantine(engine, log, points, f"{name} unsaid"), f"{name} quarantine")
    past = contacts_of(engine, tables["events"], f"{name} contacts")
    for one in (f"{name} of log", f"{name} whom", f"{name} unsaid"):
        engine.drop(one)
    return Book(
        folder=Path("log"),
        meta=BookMeta(as_of or log.last, _complete(log)),
        tables=tables,
        absent_tables=absent,
        absent_columns={one: _absent(one, made[one]) for one in made if one not in absent},
        problems=log.problems,
        quarantine=quarantine,
        read=counts,
        loaded=counts,
        merged={},
        past=(tables["events"], past),
    )


def first_day(log: Log) -> datetime | None:
    """The beginning of the log's first day in its zone; None of an empty log."""
    if log.first is None or log.zone is None:
        return log.first
    local = log.first.astimezone(ZoneInfo(log.zone))
    return local.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)


def _complete(log: Log) -> Mapping[str, datetime]:
    since = first_day(log)
    return {"events": since} if since is not None else {}


def _table(engine: Engine, table: str, rows: ir.Table | None, name: str) -> ir.Table:
    """The rows with all columns of a book's table; columns that they lack are unknown."""
    schema = schema_of(table)
    if rows is None:
        return engine.create(name, (), schema)
    columns = {one: rows[one] if one in rows.columns else ibis.null(kind) for one, kind in schema.items()}
    return engine.materialize(
        rows.select(**{one: columns[one].cast(kind) for one, kind in schema.items()}), name
    )


def _absent(table: str, rows: ir.Table) -> frozenset[str]:
    return frozenset(TABLES[table].by_name) - frozenset(rows.columns)


# -- whom a row is about --------------------------------------------------------------------------


def with_points(events: ir.Table, points: ir.Table) -> ir.Table:
    """Events with what is known of their point, as `at_point_id`, `at_kind` and `at_value`."""
    keyed = points.select(
        of_party="party", of_sort="sort", at_point_id="point_id", at_kind="kind", at_value="value"
    )
    rows = events.mutate(_party=party(events), _sort=sort_of(events.channel))
    both = rows.left_join(keyed, [rows._party == keyed.of_party, rows._sort == keyed.of_sort])
    return both.drop("_party", "_sort", "of_party", "of_sort")


def _with_whom(events: ir.Table, points: ir.Table) -> ir.Table:
    """The events with point, person and creditor filled in as far as the log says."""
    rows = with_points(events, points)
    debt, role = rows.debt_ids[0], rows.to_role
    point = ibis.coalesce(rows.point_id, rows.at_point_id)
    around = ibis.coalesce(rows.customer_id, debt, ibis.literal("?"))
    other = role.concat(" ", point.fill_null("?"), " of ", around)
    person = ibis.cases(
        (rows.person_id.notnull(), rows.person_id),
        ((role == "borrower") & debt.notnull(), ibis.literal("borrower of ").concat(debt)),
        (role.notnull(), other),
        (point.notnull(), ibis.literal("holder of ").concat(point)),
        else_=ibis.null("string"),
    )
    told = rows.mutate(point_id=point, person_id=person, creditor_id=rows.creditor_id.fill_null(LENDER))
    # Whoever writes about a debt without naming it writes about one debt of that customer, or of that number.
    whose = ibis.coalesce(told.customer_id, told.point_id, told.person_id)
    # Named after a row of the log: a digest of a customer's number could be turned back.
    one = ibis.literal("debt of ") + told.event_id.min().over(group_by=whose)
    unnamed = told.debt_ids.isnull() | (told.debt_ids.length() == 0)
    return told.mutate(debt_ids=(unnamed & whose.notnull()).ifelse(ibis.array([one]), told.debt_ids))


def _creditors(events: ir.Table, country: str, kind: str | None) -> ir.Table:
    each = events.select("creditor_id").distinct()
    said = {"kind": ibis.literal(kind)} if kind else {}
    return each.mutate(name=each.creditor_id, country=ibis.literal(country), **said)


def _agencies(events: ir.Table) -> ir.Table:
    each = events.filter(events.agency_id.notnull()).select("agency_id", "creditor_id").distinct()
    return each.mutate(name=each.agency_id)


def _senders(events: ir.Table) -> ir.Table:
    """The numbers that the log's contacts came from; of which agency, where it is always the same."""
    out = events.filter(events.sender_id.notnull(), events.direction == "out")
    each = out.group_by("sender_id").agg(
        creditor_id=out.creditor_id.min(),
        channel=out.channel.min(),
        most=out.agency_id.max(),
        least=out.agency_id.min(),
        without=out.agency_id.isnull().any(),
    )
    one = (each.most == each.least) & ~each.without
    return each.select(
        "sender_id",
        "creditor_id",
        "channel",
        agency_id=ibis.ifelse(one, each.most, ibis.null("string")),
        value=each.sender_id,
    )


def _persons(events: ir.Table, points: ir.Table, country: str) -> ir.Table:
    """Everybody the log names; by the clock of their numbers, where all of them keep the same."""
    named = events.filter(events.person_id.notnull()).select("person_id", "language")
    customers = events.filter(events.customer_id.notnull()).select(
        person_id="customer_id", language=ibis.null("string")
    )
    every = ibis.union(named, customers)
    each = every.group_by("person_id").agg(most=every.language.max(), least=every.language.min())
    language = ibis.ifelse(each.most == each.least, each.most, ibis.null("string"))
    told = each.select("person_id", name=each.person_id, country=ibis.literal(country), language=language)
    zones = _clocks(events, points).rename(whose="person_id")
    return told.left_join(zones, told.person_id == zones.whose).drop("whose")


def _clocks(events: ir.Table, points: ir.Table) -> ir.Table:
    """person_id, zone: whose numbers all lie in one zone (12 CFR 1006.6(b)(1), comment: by area code)."""
    placed = _points(events, points).select(at="point_id", zones="zones")
    pairs = events.filter(events.person_id.notnull(), events.point_id.notnull())
    pairs = pairs.select("person_id", "point_id").distinct()
    each = pairs.join(placed, pairs.point_id == placed["at"])
    each = each.select("person_id", zone=each.zones.unnest())
    told = each.group_by("person_id").agg(zone=each.zone.min(), most=each.zone.max())
    return told.filter(told.zone == told.most).drop("most")


def _debts(events: ir.Table, country: str) -> ir.Table:
    each = events.select("creditor_id", debt_id=events.debt_ids.unnest())
    each = each.filter(each.debt_id.notnull()).group_by("debt_id").agg(creditor_id=each.creditor_id.min())
    return each.mutate(country=ibis.literal(country))


def _roles(events: ir.Table, of: ir.BooleanValue) -> ir.Table:
    """Who is what to which debt: of several roles of one person the first in order of letters."""
    rows = events.filter(of.fill_null(False), events.person_id.notnull())
    each = rows.select("person_id", role="to_role", debt_id=rows.debt_ids.unnest())
    each = each.filter(each.debt_id.notnull(), each.role.notnull())
    return each.group_by("debt_id", "person_id").agg(role=each.role.min())


def _points(events: ir.Table, points: ir.Table) -> ir.Table:
    """The points by the ids that the log itself gives them, else by ours; each once."""
    rows = events.filter(events.point_id.notnull(), events.at_value.notnull())
    each = rows.group_by("point_id").agg(kind=rows.at_kind.min(), value=rows.at_value.min())
    known = points.group_by("value", "kind").agg(country=points.country.min(), zones=points.zones.first())
    both = each.left_join(known, ["value", "kind"])
    return both.select("point_id", "kind", "value", "country", "zones")


def _evidence(events: ir.Table) -> ir.Table:
    """How each number came to be thought somebody's, and what contacts showed of it."""
    rows = events.filter(events.person_id.notnull(), events.point_id.notnull())
    keys = ["point_id", "person_id"]
    sources = rows.filter(rows.source.notnull()).group_by([*keys, "source"]).agg(at=ibis._["at"].min())
    sources = sources.select(*keys, "at", kind="source", contact_id=ibis.null("string"))
    showed = rows.mutate(kind=rows.outcome.cases(*_TOLD_BY.items(), else_=ibis.null("string")))
    showed = showed.filter(showed.kind.notnull()).select(*keys, "at", "kind", "contact_id")
    return ibis.union(sources, showed).distinct()


# -- what is not known ----------------------------------------------------------------------------


def _quarantine(engine: Engine, log: Log, points: ir.Table, name: str) -> ir.Table:
    """A row that names nobody for each table of which a log says nothing, and the log's rows left out."""
    unsaid = [{"table": table, "file": "log", "reason": _UNSAID} for table in LOSABLE if table != "events"]
    unsaid += unread(engine, log)
    return ibis.union(engine.create(name, unsaid, QUARANTINE), lost_events(log, points))


def unread(engine: Engine, log: Log) -> list[dict[str, str]]:
    """An event that names nobody, where rows of a log could not even be read: they may be about anybody."""
    missing = log.left_out - engine.count(log.lost)
    return [{"table": "events", "file": "log", "reason": "cannot be read"}] if missing else []


def lost_events(log: Log, points: ir.Table) -> ir.Table:
    """The rows of a log that could be read but not used, as quarantined events."""
    numbers = points.group_by("party").agg(point_id=points.point_id.min())
    both = log.lost.left_join(numbers, log.lost.to == numbers.party)
    return both.select(
        table=ibis.literal("events"),
        file=both.file,
        line=both.line,
        columns=ibis.null("array<string>"),
        reason=ibis.literal("cannot be used"),
        person_id=both.customer_id,
        debt_ids=both.debt_ids,
        point_id=both.point_id,
    )
