"""A log beside a real book: its rows tied to people, points and debts, and counted once with the book's.

A row is tied by the ids that the log and the book share, else by its number in one form, else by its debt.
What cannot be tied keeps what the log says, and is told.
"""

from collections.abc import Mapping
from dataclasses import replace

import ibis
import ibis.expr.types as ir

from rightparty.audit.log import Log
from rightparty.audit.log_points import points_of
from rightparty.audit.minimal import first_day, lost_events, unread, with_points
from rightparty.book.book import QUARANTINE, Book, schema_of
from rightparty.book.contacts import contacts_of
from rightparty.book.meta import BookMeta
from rightparty.book.points import PHONES
from rightparty.book.problems import NOTE, Problem, in_order
from rightparty.engine import Engine

MOST_TOLD = 100
"""How many untied numbers and ids of one kind are named one by one."""


def joined(log: Log, book: Book, engine: Engine, *, name: str = "joined") -> Book:
    """The book with the log's events among its own.

    Args:
        log: as `read_log` gives it; its rows keep their event_id, by which they are found again.
        book: a loaded book, which is not changed.
        engine: holds both.
        name: what the engine's tables are called by.

    Returns:
        The same book with points that only the log has, and with events: the log's, and those of the book of
        which the log does not tell. One contact is told by both where they share an id, or the point, the
        channel, the direction and the minute; then the log's rows stand. What could not be tied is a problem.
    """
    tables = book.tables
    placed = engine.materialize(_placed(log.events, tables), f"{name} placed")
    points = points_of(engine, placed, placed.number_country, f"{name} points of log")
    rows = engine.materialize(_tied(placed.drop("number_country"), points, tables), f"{name} tied")
    new = _new_points(rows, points)
    events = engine.materialize(_together(rows, tables["events"]), f"{name} events", lasting=True)
    known = engine.materialize(ibis.union(tables["points"], new), f"{name} points")
    left_out = ibis.union(book.quarantine, engine.create(f"{name} unread", unread(engine, log), QUARANTINE))
    left_out = ibis.union(left_out, lost_events(log, points))
    quarantine = engine.materialize(left_out, f"{name} quarantine")
    told = [*book.problems, *log.problems, *_untied(engine, rows)]
    past = contacts_of(engine, events, f"{name} contacts")
    for one in (f"{name} points of log", f"{name} placed", f"{name} tied", f"{name} unread"):
        engine.drop(one)
    return replace(
        book,
        meta=_meta(log, book),
        tables={**tables, "events": events, "points": known},
        absent_tables=book.absent_tables - {"events"},
        absent_columns={**book.absent_columns, "events": _absent(log, book)},
        problems=in_order(told),
        quarantine=quarantine,
        past=(events, past),
    )


def _meta(log: Log, book: Book) -> BookMeta:
    """Of a book without complete events the log's own first day says since when nothing is missing."""
    since, complete = first_day(log), dict(book.meta.complete_since)
    if since is not None and ("events" not in complete or "events" in book.absent_tables):
        complete["events"] = since
    return replace(book.meta, complete_since=complete)


def _absent(log: Log, book: Book) -> frozenset[str]:
    """Columns that neither has."""
    mine = frozenset(schema_of("events")) - log.knows
    if "events" in book.absent_tables:
        return mine - {"person_id", "point_id", "creditor_id", "debt_ids"}
    return mine & book.absent_columns.get("events", frozenset())


def _placed(events: ir.Table, tables: Mapping[str, ir.Table]) -> ir.Table:
    """The events with `number_country`, in which a number without a country code was written.

    That of the debt's creditor; of a row without a known debt the one country that all creditors have.
    """
    creditors, debts = tables["creditors"], tables["debts"]
    of_debt = debts.join(creditors.select("creditor_id", lender_country="country"), "creditor_id")
    of_debt = of_debt.select(placed_debt="debt_id", lender_country="lender_country")
    every = creditors.agg(most=creditors.country.max(), least=creditors.country.min())
    rows = events.mutate(_debt=events.debt_ids[0])
    both = rows.left_join(of_debt, rows._debt == of_debt.placed_debt).cross_join(every)
    one = ibis.cases((both.most == both.least, both.most))
    return both.mutate(number_country=ibis.coalesce(both.lender_country, one)).drop(
        "_debt", "placed_debt", "lender_country", "most", "least"
    )


# -- ties -----------------------------------------------------------------------------------------


def _tied(events: ir.Table, points: ir.Table, tables: Mapping[str, ir.Table]) -> ir.Table:
    """The log's rows with the book's ids where they can be found, and `seen_*` for what was looked for.

    seen_point, seen_person, seen_debt: whether the book has what the row names; NULL where it names nothing.
    """
    rows = _with_book_points(with_points(events, points), tables["points"])
    rows = _with_debts(rows, tables["debts"])
    rows = _with_people(rows, tables)
    return _with_senders(rows, tables)


def _with_book_points(rows: ir.Table, points: ir.Table) -> ir.Table:
    """By the log's own id of a point, else by its value in one form."""
    sort = ibis.ifelse(points.kind.isin(PHONES), "phone", points.kind)
    held = points.select(book_point="point_id", book_sort=sort, book_value="value")
    rows = rows.mutate(_sort=ibis.ifelse(rows.at_kind.isin(PHONES), "phone", rows.at_kind))
    both = rows.left_join(held, [rows._sort == held.book_sort, rows.at_value == held.book_value])
    own = points.select(own_point="point_id")
    both = both.left_join(own, both.point_id == own.own_point)
    found = ibis.coalesce(both.own_point, both.book_point)
    named = both.point_id.notnull() | both.at_value.notnull()
    return both.mutate(
        point_id=ibis.coalesce(found, both.at_point_id),
        seen_point=ibis.cases((named, found.notnull())),
    ).drop("_sort", "book_point", "book_sort", "book_value", "own_point")


def _with_debts(rows: ir.Table, debts: ir.Table) -> ir.Table:
    """Whether the book has the row's first debt, and its creditor."""
    held = debts.select(book_debt="debt_id", book_creditor="creditor_id")
    rows = rows.mutate(_debt=rows.debt_ids[0])
    both = rows.left_join(held, rows._debt == held.book_debt)
    seen = ibis.cases((both._debt.notnull(), both.book_debt.notnull()))
    return both.mutate(seen_debt=seen).drop("book_debt")


def _with_people(rows: ir.Table, tables: Mapping[str, ir.Table]) -> ir.Table:
    """By id; else the one person around the debt with evidence for the point; else its one borrower.

    The last only where the log says that it was the borrower: nobody's number may be a stranger's.
    """
    persons = tables["persons"].select(book_person="person_id")
    by_id = rows.left_join(persons, rows.person_id == persons.book_person)
    around = ibis.union(
        tables["liabilities"].select("debt_id", "person_id"),
        tables["relations"].select("debt_id", "person_id"),
    ).distinct()
    ties = tables["evidence"].select("person_id", "point_id").distinct()
    near = around.join(ties, "person_id").group_by(near_debt="debt_id", near_point="point_id")
    near = near.agg(near_person=ibis._.person_id.min(), near_people=ibis._.person_id.nunique())
    alone = ties.group_by(tie_point="point_id")
    alone = alone.agg(tie_person=ibis._.person_id.min(), tie_people=ibis._.person_id.nunique())
    owing = tables["liabilities"].filter(tables["liabilities"].role == "borrower")
    owing = owing.group_by(owed_debt="debt_id").agg(
        owing=ibis._.person_id.min(), owing_people=ibis._.person_id.nunique()
    )
    both = by_id.left_join(near, [by_id._debt == near.near_debt, by_id.point_id == near.near_point])
    both = both.left_join(alone, both.point_id == alone.tie_point)
    both = both.left_join(owing, both._debt == owing.owed_debt)
    said = both.to_role == "borrower"
    found = ibis.coalesce(
        both.book_person,
        ibis.cases((both.near_people == 1, both.near_person)),
        ibis.cases((said & (both.owing_people == 1), both.owing)),
        ibis.cases((both._debt.isnull() & (both.tie_people == 1), both.tie_person)),
    )
    named = both.person_id.notnull() | both.point_id.notnull()
    kept = both.mutate(
        person_id=ibis.coalesce(found, both.person_id), seen_person=ibis.cases((named, found.notnull()))
    )
    return kept.drop(
        "book_person", "near_debt", "near_point", "near_person", "near_people", "tie_point", "tie_person",
        "tie_people", "owed_debt", "owing", "owing_people", "_debt",
    )  # fmt: skip


def _with_senders(rows: ir.Table, tables: Mapping[str, ir.Table]) -> ir.Table:
    """Creditor, agency and sender by the book's ids, by its names and its numbers."""
    creditors, agencies, senders = tables["creditors"], tables["agencies"], tables["senders"]
    one = creditors.agg(only=creditors.creditor_id.min(), creditors=creditors.count())
    both = rows.cross_join(one)
    only = ibis.cases((both.creditors == 1, both.only))
    both = both.mutate(creditor_id=ibis.coalesce(both.book_creditor, both.creditor_id, only))
    both = both.drop("only", "creditors", "book_creditor")
    named = _one_of(agencies, "name", "agency_id")
    both = both.left_join(named, both.agency_id == named.of_name).drop("of_name")
    both = both.mutate(agency_id=ibis.coalesce(both.one_agency_id, both.agency_id)).drop("one_agency_id")
    valued = _one_of(senders, "value", "sender_id")
    both = both.left_join(valued, both.sender_id == valued.of_value).drop("of_value")
    return both.mutate(sender_id=ibis.coalesce(both.one_sender_id, both.sender_id)).drop("one_sender_id")


def _one_of(table: ir.Table, by: str, key: str) -> ir.Table:
    """The key of what has a name or value that nothing else has."""
    each = table.group_by(table[by].name(f"of_{by}"))
    each = each.agg(**{f"one_{key}": table[key].min(), "n": table[key].nunique()})
    return each.filter(each.n == 1).drop("n")


def _new_points(rows: ir.Table, points: ir.Table) -> ir.Table:
    """Points that only the log names."""
    lacking = rows.filter(rows.seen_point == False).select(lacking="point_id").distinct()  # noqa: E712 - a column
    new = points.join(lacking, points.point_id == lacking.lacking)
    first = new.group_by("point_id").agg(
        kind=new.kind.min(), value=new.value.min(), country=new.country.min(), zones=new.zones.first()
    )
    schema = schema_of("points")
    columns = {one: first[one] if one in first.columns else ibis.null(kind) for one, kind in schema.items()}
    return first.select(**{one: columns[one].cast(kind) for one, kind in schema.items()})


# -- events ---------------------------------------------------------------------------------------

_SAME = ("point_id", "channel", "direction")


def _together(rows: ir.Table, events: ir.Table) -> ir.Table:
    """The log's events, and those contacts of the book that the log does not tell of."""
    mine = rows.select(*schema_of("events"))
    minute = ibis._["at"].truncate("m")
    at_same = mine.filter(mine.point_id.notnull()).mutate(minute=minute).select(*_SAME, "minute").distinct()
    told = ibis.union(
        events.semi_join(mine.select("event_id"), "event_id").select("contact_id"),
        events.semi_join(mine.select("contact_id"), "contact_id").select("contact_id"),
        events.mutate(minute=minute).semi_join(at_same, [*_SAME, "minute"]).select("contact_id"),
    ).distinct()
    theirs = events.anti_join(told, "contact_id").select(*schema_of("events"))
    return ibis.union(mine, theirs)


def _untied(engine: Engine, rows: ir.Table) -> list[Problem]:
    """What the log names and the book does not have."""
    kinds = {
        "point": ("to", rows.to, "is no contact point of the book"),
        "person": ("person_id", rows.person_id, "is nobody of the book"),
        "debt": ("debt_ids", rows.debt_ids[0], "is no debt of the book"),
    }
    told: list[Problem] = []
    for kind, (column, shown, what) in kinds.items():
        lost = rows.filter((~rows[f"seen_{kind}"]).fill_null(False)).select("file", "line", shown=shown)
        each = lost.group_by("shown").agg(n=lost.count(), file=lost.file.min(), line=lost.line.min())
        (count,) = engine.rows(each.agg(n=each.count(), rows=each.n.sum()))
        for row in engine.rows(each.order_by(ibis.desc("n"), "shown").limit(MOST_TOLD)):
            where = (row["file"], row["line"], column, row["shown"] or "")
            told.append(Problem(*where, f"{what} ({row['n']:,} events)", _UNTIED_HELP, NOTE))
        if count["n"] > MOST_TOLD:
            more = f"{count['n']:,} different values, in {count['rows']:,} events: {what}"
            told.append(Problem("log", None, column, what=more, help=_UNTIED_HELP, severity=NOTE))
    return told


_UNTIED_HELP = "What is judged of these hangs on the log alone."
