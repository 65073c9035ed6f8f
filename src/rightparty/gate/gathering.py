"""The dossier of one contact, gathered from a book's tables in an engine."""

from collections.abc import Mapping, Sequence
from typing import Any

import ibis.expr.types as ir

from rightparty.book.book import Book
from rightparty.book.dossier import Dossier, Row
from rightparty.engine import Engine
from rightparty.gate.elsewhere import CONTACTS, RECORDS

_SUBJECTS = ("debt_ids", "named_debts", "counted_debts")
"""Columns of an event that say which debts it was about."""


def dossier_of(engine: Engine, book: Book, person_id: str, point_id: str, debt_ids: Sequence[str]) -> Dossier:
    """Every row of the book that bears on a contact with this person, at this point, about these debts."""
    found: dict[str, Sequence[Row]] = {}

    def rows(table: str, *where: Any) -> Sequence[Row]:
        found[table] = engine.rows(book.tables[table].filter(*where))
        return found[table]

    t = book.tables
    debts = tuple(debt_ids) or ("",)
    named = engine.rows(t["debts"].filter(t["debts"].debt_id.isin(debts)).select("creditor_id"))
    creditors = _values(named, "creditor_id")
    rows("creditors", t["creditors"].creditor_id.isin(creditors))
    for table in ("relations", "instalments", "charges", "payments"):
        rows(table, t[table].debt_id.isin(debts))
    for table in ("agencies", "senders"):
        rows(table, t[table].creditor_id.isin(creditors))
    # What an agency has left unanswered counts, whatever debt it was about.
    theirs, placed = _values(found["agencies"], "agency_id"), t["placements"]
    recalled = placed.recalled_at.notnull() & placed.agency_id.isin(theirs)
    rows("placements", placed.debt_id.isin(debts) | recalled)
    people, owed = _liable(engine, t["liabilities"], person_id, debts)
    rows("liabilities", t["liabilities"].debt_id.isin(owed))
    rows("persons", t["persons"].person_id.isin(people))
    evidence = rows("evidence", t["evidence"].person_id.isin(people) | (t["evidence"].point_id == point_id))
    for table in ("promises", "agreements"):
        rows(table, (t[table].person_id == person_id) | _touches(t[table].debt_ids, debts))
    rows(
        "notices",
        _about(t["notices"], person_id, point_id)
        | (t["notices"].given_by == person_id)
        | t["notices"].debt_id.isin(debts)
        | t["notices"].creditor_id.isin(creditors),
    )
    rows("complaints", _about(t["complaints"], person_id, point_id))
    events = t["events"]
    touching = events.filter(
        events.person_id.isin(people)
        | (events.point_id == point_id)
        | (events.person_id.isnull() & _any_touches(events, owed))
    )
    # Every row of a contact tells of it, whomever that row names.
    past = rows("events", events.contact_id.isin(touching.contact_id))
    rows(
        "points",
        t["points"].point_id.isin({point_id, *_values(evidence, "point_id"), *_values(past, "point_id")}),
    )
    rows("debts", t["debts"].debt_id.isin({*debts, *_debts_of(past)}))
    for table in (CONTACTS, RECORDS):
        if table in t:
            rows(table, t[table].person_id == person_id, t[table].creditor_id.isin(creditors))
    left_out = engine.rows(book.quarantine.select("table", "person_id", "point_id", "debt_ids"))
    return Dossier(book.meta, found, book.absent_tables, left_out)


def _liable(
    engine: Engine, liabilities: ir.Table, person_id: str, debts: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The person and all who are liable on the debts named, and every debt that one of them owes."""
    on_debts = engine.rows(liabilities.filter(liabilities.debt_id.isin(debts)).select("person_id"))
    people = tuple(sorted({person_id, *(row["person_id"] for row in on_debts)}))
    own = engine.rows(liabilities.filter(liabilities.person_id.isin(people)).select("debt_id"))
    return people, tuple(sorted({*debts, *(row["debt_id"] for row in own)}))


def _debts_of(events: Sequence[Row]) -> set[str]:
    """Every debt that a past contact was about: some count together with those named."""
    return {debt for row in events for column in _SUBJECTS for debt in row[column] or ()}


def _values(rows: Sequence[Mapping[str, Any]], column: str) -> tuple[str, ...]:
    return tuple(sorted({row[column] for row in rows if row[column]})) or ("",)


def _about(table: ir.Table, person_id: str, point_id: str) -> ir.BooleanValue:
    return (table.person_id == person_id) | (table.point_id == point_id)


def _any_touches(events: ir.Table, debts: Sequence[str]) -> Any:
    first, *others = (_touches(events[column], debts).fill_null(False) for column in _SUBJECTS)
    for other in others:
        first |= other
    return first


def _touches(column: Any, debts: Sequence[str]) -> Any:
    touched = column.contains(debts[0])
    for debt in debts[1:]:
        touched |= column.contains(debt)
    return touched
