"""How findings are counted: Ibis expressions over a table of findings, a few rows out of each."""

from collections.abc import Mapping
from typing import Final

import ibis
import ibis.expr.types as ir

from rightparty.engine import Engine
from rightparty.gate import where
from rightparty.words.verdicts import CANNOT_TELL, SEVERITIES, VIOLATION

PARTS: Final[Mapping[str, str]] = {
    "severity": "severity",
    "agency": "agency_id",
    "collector": "collector_id",
    "batch": "batch_id",
    "source": "source",
    "channel": "channel",
    "creditor": "creditor_id",
    "found_by": "found_by",
}
"""By what findings are counted, and the column that says it."""

UNKNOWN: Final = ""
"""Stands for a part that the log does not tell."""

PLACED: Final = ("contact", "day", "weekday", "hour")
"""What `placed` adds. contact: the contact, or the row where the log names none. day: days since 1970 on the
recipient's clock; weekday: 0 is Monday; hour: 0 to 23."""


def placed(engine: Engine, table: ir.Table, zone: str, name: str) -> ir.Table:
    """A table with `at` (findings, or contacts of a log), each row on the recipient's clock: `PLACED`.

    `local_at`, a column without a zone, is the recipient's time; where it is unknown, or not there, the
    clock is that of `zone`. A row without an instant is kept, and stands on no clock.
    """
    contact = table.contact_id
    if "event_id" in table.columns:
        contact = ibis.coalesce(contact, table.event_id)
    rows = table.mutate(contact=contact, zone_=ibis.literal(zone), instant=table["at"].cast("timestamp"))
    (bounds,) = engine.rows(rows.agg(first=rows.instant.min(), last=rows.instant.max()))
    if bounds["first"] is None:
        nothing = dict.fromkeys(PLACED[1:], ibis.null("int64"))
        return engine.materialize(table.mutate(contact=contact, **nothing), name)
    rows = rows.mutate(instant=rows.instant.fill_null(rows.instant.min().over()))
    turns = where.offsets_through_time(zone, bounds["first"], bounds["last"])
    offsets = engine.create(f"{name}_offsets", turns, ibis.schema(dict(where.OFFSETS_SCHEMA)))
    clocked = where.local(rows, offsets, "instant", "zone_", "clock")
    second = clocked.clock_day * 86400 + clocked.clock_second
    if "local_at" in table.columns:
        second = ibis.coalesce(clocked.local_at.cast("timestamp").epoch_seconds().cast("int64"), second)
    second = clocked["at"].isnull().ifelse(ibis.null("int64"), second)
    day = (second / 86400).floor().cast("int64")
    told = clocked.mutate(
        day=day,
        weekday=((day + 3) % 7).cast("int64"),
        hour=((second % 86400) / 3600).floor().cast("int64"),
    )
    found = engine.materialize(told.select(*table.columns, *PLACED), name)
    engine.drop(f"{name}_offsets")
    return found


def broken(rows: ir.Table) -> ir.BooleanColumn:
    """Whether a finding is a violation."""
    return rows.verdict == VIOLATION


def counts(rows: ir.Table) -> dict[str, ir.Value]:
    """What is counted of some findings.

    violations, cannot_tell: findings. contacts: those with a violation.
    """
    return {
        "violations": broken(rows).sum().cast("int64"),
        "cannot_tell": (rows.verdict == CANNOT_TELL).sum().cast("int64"),
        "contacts": rows.contact.nunique(where=broken(rows)),
    }


def by_rule(rows: ir.Table) -> ir.Table:
    """One row a rule: rule, citation, severity, found_by, `counts`, first, last (of violations)."""
    found = rows.group_by("rule").agg(
        citation=rows.citation.max(),
        severity=_worst(rows),
        found_by=rows.found_by.max(),
        **counts(rows),
        first=rows["at"].min(where=broken(rows)),
        last=rows["at"].max(where=broken(rows)),
    )
    return found.order_by(ibis.desc("violations"), ibis.desc("cannot_tell"), "rule")


def _worst(rows: ir.Table) -> ir.StringValue:
    place = ibis.cases(
        *((rows.severity == one, n) for n, one in enumerate(SEVERITIES)), else_=len(SEVERITIES)
    )
    return ibis.cases(*((place.min() == n, one) for n, one in enumerate(SEVERITIES)), else_=UNKNOWN)


def by_part(rows: ir.Table, column: str) -> ir.Table:
    """One row for a value of a column: value, `counts`; every finding is in one of them."""
    found = rows.group_by(value=rows[column].fill_null(UNKNOWN)).agg(**counts(rows))
    return found.order_by(ibis.desc("violations"), ibis.desc("cannot_tell"), "value")


def contacts_of(read: ir.Table, column: str) -> ir.Table:
    """Of the log's contacts, how many have a value of a column: value, `of`."""
    return read.group_by(value=read[column].fill_null(UNKNOWN)).agg(of=read.contact.nunique())


def by_contact(rows: ir.Table) -> ir.Table:
    """How many contacts have a violation, and how many have none and cannot be told: one row."""
    each = rows.group_by("contact").agg(worst=broken(rows).cast("int64").max())
    return each.agg(
        violation=(each.worst == 1).sum().cast("int64"), cannot_tell=(each.worst == 0).sum().cast("int64")
    )


def by_hour(rows: ir.Table) -> ir.Table:
    """Violations by weekday and hour of the recipient's clock."""
    only = rows.filter(broken(rows), rows.hour.notnull())
    return only.group_by("weekday", "hour").agg(violations=only.count()).order_by("weekday", "hour")


def by_step(rows: ir.Table, days: int) -> ir.Table:
    """Findings by day, or by week from Monday (`days` 1 or 7): day, one column a severity, and `counts`."""
    known = rows.filter(rows.day.notnull())
    known = known.mutate(step=known.day - (known.weekday if days > 1 else 0))
    found = known.group_by("step").agg(
        **{one: (broken(known) & (known.severity == one)).sum().cast("int64") for one in SEVERITIES},
        **counts(known),
    )
    return found.mutate(day=where.from_epoch(found.step * 86400).date()).drop("step").order_by("day")


def by_missing(rows: ir.Table) -> ir.Table:
    """Facts for want of which something cannot be told, the most useful first.

    fact, findings, alone (findings for which nothing else is missing), contacts, rules. A finding that names
    no fact counts under `UNKNOWN`.
    """
    undecided = rows.filter(rows.verdict == CANNOT_TELL)
    size = undecided.missing.length().fill_null(0)
    none = ibis.array([ibis.literal(UNKNOWN)])
    each = undecided.select(
        "contact", "rule", alone=(size == 1), fact=(size > 0).ifelse(undecided.missing, none).unnest()
    )
    found = each.group_by("fact").agg(
        findings=each.count(),
        alone=each.alone.sum().cast("int64"),
        contacts=each.contact.nunique(),
        rules=each.rule.nunique(),
    )
    return found.order_by(ibis.desc("alone"), ibis.desc("findings"), "fact")


def by_gate(rows: ir.Table, gate: ir.Table) -> ir.Table:
    """What the gate would have said to contacts with a violation: gate_verdict, contacts."""
    verdicts = gate.group_by(judged=gate.contact_id).agg(gate_verdict=gate.gate_verdict.max())
    bad = rows.filter(broken(rows)).select("contact").distinct()
    told = bad.left_join(verdicts, bad.contact == verdicts.judged)
    told = told.mutate(gate_verdict=told.gate_verdict.fill_null(UNKNOWN))
    return told.group_by("gate_verdict").agg(contacts=told.count()).order_by("gate_verdict")
