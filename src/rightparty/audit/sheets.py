"""The compliance sheet of a month: contacts and violations by creditor and agency, the month before beside.

Complaints and stops are of the book; where it was not handed in, they are unknown, not none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import ibis
import ibis.expr.types as ir

from rightparty.audit import counting, whom
from rightparty.audit.out import harmless
from rightparty.audit.sheet_complaints import (
    OF_COMPLAINTS,
    complaints_by,
    complaints_in_all,
    judged_complaints,
)
from rightparty.engine import Engine
from rightparty.errors import InvalidInput
from rightparty.words.verdicts import SEVERITIES

Row = Mapping[str, Any]

STOPS: Final = ("opt_out", "cease", "refuses_contact", "refused_to_pay", "consent_withdrawn")
"""Kinds of notice by which somebody asks for no more contact, of some kind or of any."""

COLUMNS: Final[Mapping[str, str]] = {
    "month": "string",
    "creditor_id": "string",
    "agency_id": "string",
    "contacts": "int64",
    "contacts_broken": "int64",
    "violations": "int64",
    **dict.fromkeys(SEVERITIES, "int64"),
    "cannot_tell": "int64",
    "after_stop": "int64",
    "complaints": "int64",
    "complaints_late": "int64",
    "contacts_before": "int64",
    "contacts_broken_before": "int64",
    "violations_before": "int64",
}
"""Columns of a sheet, a row for each creditor and agency; empty where the log does not say which.

contacts: that began in the month. contacts_broken: those with a violation. violations, by severity, and
cannot_tell: findings. after_stop: people contacted after a stop. complaints: received in the month from
people whom it was the last to contact before; complaints_late: those of them answered late, or overdue;
unknown where the book was not handed in. `_before`: of the month before.
"""


@dataclass(frozen=True)
class Sheet:
    """A month. rows: `COLUMNS`. rules: rule, creditor_id, agency_id, violations, violations_before.

    stops: received (in the month), honoured, broken (followed by contact against them before the month was
    over). complaints: received, in_time, late, overdue, waiting, as of the end of the month. None
    where the book was not handed in.
    """

    month: str
    zone: str
    rows: Sequence[Row]
    rules: Sequence[Row]
    stops: Mapping[str, int] | None = None
    complaints: Mapping[str, int] | None = None


def sheet_of(
    engine: Engine,
    findings: ir.Table,
    contacts: ir.Table,
    month: str,
    *,
    zone: str = "UTC",
    notices: ir.Table | None = None,
    complaints: ir.Table | None = None,
) -> Sheet:
    """The sheet of a month (`2026-03`) on the lender's clock.

    `contacts`: of the log, with contact_id, at, creditor_id, agency_id; person_id and point_id lead
    complaints to an agency. `notices`, `complaints`: of the book.

    Raises:
        InvalidInput: `month` is none.
    """
    start, end, before = _bounds(month, zone)
    made = _begun(contacts)
    rows = findings.mutate(contact=ibis.coalesce(findings.contact_id, findings.event_id))
    now, then = (_within(rows, *span) for span in ((start, end), (before, start)))
    names = [row["rule"] for row in engine.rows(rows.select("rule").distinct())]
    parts = [
        _contacts(_within(made, start, end), "contacts"),
        _findings(now, names),
        _contacts(_within(made, before, start), "contacts_before"),
        _before(then),
    ]
    due = None
    if complaints is not None:
        due = judged_complaints(engine, _within(complaints, start, end), contacts, end, zone)
        parts.append(complaints_by(due))
    nothing = dict.fromkeys(COLUMNS, 0) | ({} if due is not None else dict.fromkeys(OF_COMPLAINTS))
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for part in parts:
        for row in engine.rows(part):
            of = found.setdefault((row["creditor_id"], row["agency_id"]), dict(nothing))
            of.update({name: value or 0 for name, value in row.items() if name not in _BY}, month=month)
            of.update({name: row[name] for name in _BY})
    return Sheet(
        month=month,
        zone=zone,
        rows=[found[key] for key in sorted(found)],
        rules=_rules(engine, now, then),
        stops=_stops(engine, notices, now, names, start, end) if notices is not None else None,
        complaints=None if due is None else complaints_in_all(engine, due),
    )


_BY = ("creditor_id", "agency_id")


def _bounds(month: str, zone: str) -> tuple[datetime, datetime, datetime]:
    """The first instants of a month, of the next, and of the one before."""
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError as fault:
        raise InvalidInput(f"`{month}` is no month", "write it as 2026-03") from fault
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    ahead = date(first.year - (first.month == 1), (first.month - 2) % 12 + 1, 1)
    start, end, before = (
        datetime(day.year, day.month, 1, tzinfo=ZoneInfo(zone)).astimezone(UTC)
        for day in (first, after, ahead)
    )
    return start, end, before


def _within(table: ir.Table, start: datetime, end: datetime, column: str = "at") -> ir.Table:
    at = table[column].cast("timestamp")
    return table.filter(at >= _stamp(start), at < _stamp(end))


def _stamp(at: datetime) -> ir.Value:
    return ibis.literal(at.astimezone(UTC).replace(tzinfo=None).isoformat()).cast("timestamp")


def _keys(table: ir.Table) -> dict[str, ir.Value]:
    return {name: table[name].fill_null(counting.UNKNOWN) for name in _BY}


def _begun(contacts: ir.Table) -> ir.Table:
    """One row a contact, at its first instant."""
    by = {name: contacts[name].max() for name in _BY}
    return contacts.group_by("contact_id").agg(at=contacts["at"].min(), **by)


def _contacts(contacts: ir.Table, name: str) -> ir.Table:
    return contacts.group_by(**_keys(contacts)).agg(**{name: contacts.contact_id.nunique()})


def _findings(rows: ir.Table, rules: Sequence[str]) -> ir.Table:
    """The counts of a month's findings; people contacted after a stop are told apart by point and person."""
    stopped = [rule for rule in rules if whom.happened_by(rule) == whom.AFTER_STOP]
    after = counting.broken(rows) & (rows.rule.isin(stopped) if stopped else ibis.literal(value=False))
    who = ibis.coalesce(rows.person_id, rows.point_id, rows.contact)
    counted = counting.counts(rows)
    return rows.group_by(**_keys(rows)).agg(
        violations=counted["violations"],
        cannot_tell=counted["cannot_tell"],
        contacts_broken=counted["contacts"],
        **{one: (counting.broken(rows) & (rows.severity == one)).sum().cast("int64") for one in SEVERITIES},
        after_stop=who.nunique(where=after),
    )


def _before(rows: ir.Table) -> ir.Table:
    counted = counting.counts(rows)
    return rows.group_by(**_keys(rows)).agg(
        violations_before=counted["violations"], contacts_broken_before=counted["contacts"]
    )


def _rules(engine: Engine, now: ir.Table, then: ir.Table) -> Sequence[Row]:
    """Violations by creditor, agency and rule in both months."""
    told: dict[tuple[str, str, str], dict[str, Any]] = {}
    for table_, name in ((now, "violations"), (then, "violations_before")):
        some = table_.filter(counting.broken(table_))
        counted = some.group_by(**_keys(some), rule=some.rule).agg(count=some.count())
        for row in engine.rows(counted):
            key = (row["creditor_id"], row["agency_id"], row["rule"])
            usual = {"creditor_id": key[0], "agency_id": key[1], "rule": key[2]}
            told.setdefault(key, {**usual, "violations": 0, "violations_before": 0})[name] = row["count"]
    return sorted(
        told.values(), key=lambda row: (row["creditor_id"], row["agency_id"], -row["violations"], row["rule"])
    )


def _stops(
    engine: Engine, notices: ir.Table, now: ir.Table, rules: Sequence[str], start: datetime, end: datetime
) -> Mapping[str, int]:
    """Stops of the month, and those after which the same person or point was contacted against one."""
    asked = _within(notices.filter(notices.kind.isin(STOPS)), start, end)
    asked = asked.select("notice_id", asked=asked["at"].cast("timestamp"), who="person_id", there="point_id")
    stopped = [rule for rule in rules if whom.happened_by(rule) == whom.AFTER_STOP]
    bad = now.filter(counting.broken(now), now.rule.isin(stopped or [""]))
    bad = bad.select(came=bad["at"].cast("timestamp"), who="person_id", there="point_id")
    pairs = [
        asked.join(bad, key).filter(lambda both: both.asked <= both.came).select("notice_id")
        for key in ("who", "there")
    ]
    received = engine.count(asked)
    broken = engine.count(ibis.union(*pairs, distinct=True))
    return {"received": received, "honoured": received - broken, "broken": broken}


def write_sheet(engine: Engine, sheet: Sheet, path: Path) -> int:
    """Write the rows of a sheet (`COLUMNS`) as CSV, JSON or Parquet; returns how many."""
    rows = engine.create("audit_sheet", sheet.rows, ibis.schema(dict(COLUMNS)))
    ordered = rows.order_by("creditor_id", "agency_id")
    written = engine.write(harmless(ordered) if path.suffix.lower() == ".csv" else ordered, path)
    engine.drop("audit_sheet")
    return written
