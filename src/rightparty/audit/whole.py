"""An audit from a log that was read to all that is told of it."""

from datetime import timedelta

import ibis.expr.types as ir

from rightparty.audit.beside import with_book, zone_of_lenders
from rightparty.audit.findings import findings_of
from rightparty.audit.judged import Judging
from rightparty.audit.kept import Kept
from rightparty.audit.left_out import left_out_of, reasons_of
from rightparty.audit.log import Log
from rightparty.audit.names import names_of, without_names
from rightparty.audit.stopped import gate_of
from rightparty.audit.summary import LogTotals
from rightparty.book.book import Book
from rightparty.errors import InvalidInput
from rightparty.law.load import Law

_LAST = timedelta(microseconds=1)


def audit_of(
    judging: Judging,
    log: Log,
    *,
    of_book: bool,
    gate: Law | None = None,
    zone: str | None = None,
    name: str = "",
) -> Kept:
    """What the contacts of a log broke or may have broken, and what is told of them.

    Args:
        judging: the log beside its lender's book (`joined`) or made into one (`minimal`), and the law.
        log: as `read_log` gives it.
        of_book: whether a lender's own book stands beside it; else roles, stops and complaints are unknown.
        gate: the product's law, which is asked what it would have said to each violation; None asks nothing.
        zone: the lender's; else that of the log's own times, else of the creditors' country.
        name: as people call the log.

    Raises:
        InvalidInput: no row of the log can be used.
    """
    if log.first is None or log.last is None:
        raise InvalidInput("the log has no row that can be used", "mend what is named", log.problems)
    engine, book = judging.engine, judging.book
    found = findings_of(judging, log.first, log.last + _LAST, lines=log.events, roles_known=of_book)
    asked = None if gate is None else gate_of(judging, gate, found.findings, found.contacts)
    events = _events(book, log)
    called = engine.materialize(names_of(events, book.tables, log.events), f"{judging.name}_names")
    found = with_book(engine, found, book.tables, called, f"{judging.name}_beside")
    contacts = engine.count(found.contacts)
    why = reasons_of(engine, log)
    return Kept(
        findings=found.findings if asked is None else _with_gate(found.findings, asked),
        contacts=found.contacts,
        events=engine.materialize(without_names(events, called, ("text",)), f"{judging.name}_events"),
        totals=LogTotals(log.rows_read, contacts, log.first, log.last, log.left_out, name, why),
        zone=zone or log.zone or zone_of_lenders(engine, book.tables) or "UTC",
        notices=_handed_in(book, "notices") if of_book else None,
        complaints=_handed_in(book, "complaints") if of_book else None,
        left_out=left_out_of(engine, log, judging.name) if why or log.unread else None,
    )


def _with_gate(findings: ir.Table, gate: ir.Table) -> ir.Table:
    asked = gate.rename(asked="contact_id")
    return findings.left_join(asked, findings.contact_id == asked.asked).drop("asked")


def _events(book: Book, log: Log) -> ir.Table:
    """All rows of log and book, tied, with the file and line of those that the log has."""
    events = book.tables["events"]
    where = log.events.select(found="event_id", file="file", line="line")
    return events.left_join(where, events.event_id == where.found).drop("found")


def _handed_in(book: Book, table: str) -> ir.Table | None:
    return None if table in book.absent_tables else book.tables[table]
