"""The complaints of a month: which were answered in time, and to which agency each leads."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

import ibis
import ibis.expr.types as ir

from rightparty.audit import counting
from rightparty.engine import Engine

OF_COMPLAINTS: Final = ("complaints", "complaints_late")
"""Columns of a sheet that tell of complaints."""

_WHOSE = ("creditor_id", "agency_id")
_NAME = "audit_complaints"


def judged_complaints(
    engine: Engine, complaints: ir.Table, contacts: ir.Table, end: datetime, zone: str
) -> ir.Table:
    """Complaints as they stood at the end of a month; a day is over at the lender's midnight; kept.

    complaint_id, creditor_id, agency_id (of the last contact with the same person or point before it; empty
    where there was none), and, one of them true: in_time, late, overdue, waiting.
    """
    some = complaints
    due = ibis.coalesce(some.extended_to, some.due_on) if "extended_to" in some.columns else some.due_on
    stamp = ibis.literal(end.astimezone(UTC).replace(tzinfo=None).isoformat()).cast("timestamp")
    in_month = some.answered_at.cast("timestamp") < stamp
    asked = some.select(
        contact_id="complaint_id",
        at=in_month.ifelse(some.answered_at.cast("timestamp"), ibis.null("timestamp")),
        due=due.cast("date").cast("timestamp").epoch_seconds().cast("int64") / 86400,
    )
    rows = counting.placed(engine, asked, zone, f"{_NAME}_placed")
    today = (end.astimezone(ZoneInfo(zone)).date() - date(1970, 1, 1)).days
    answered, over = rows["at"].notnull(), (rows.due < today).fill_null(False)
    late = (rows.day > rows.due).fill_null(False)
    judged = rows.select(
        complaint_id="contact_id",
        in_time=answered & ~late,
        late=answered & late,
        overdue=~answered & over,
        waiting=~answered & ~over,
    )
    last = _last_contact(some, contacts)
    both = judged.left_join(last, judged.complaint_id == last.of_complaint).drop("of_complaint")
    known = {one: both[one].fill_null(counting.UNKNOWN) for one in _WHOSE}
    return engine.materialize(both.mutate(**known), _NAME)


def _last_contact(complaints: ir.Table, contacts: ir.Table) -> ir.Table:
    """of_complaint, creditor_id, agency_id: whose contact with that person or point came last before it."""
    met = []
    for key in ("person_id", "point_id"):
        if key not in complaints.columns or key not in contacts.columns:
            continue
        asked = complaints.filter(complaints[key].notnull())
        asked = asked.select("complaint_id", key, asked=asked["at"].cast("timestamp"))
        came = contacts.select(key, *_WHOSE, came=contacts["at"].cast("timestamp"))
        pairs = asked.join(came, key)
        pairs = pairs.filter(pairs.came <= pairs.asked)
        met.append(pairs.select("complaint_id", "came", *_WHOSE))
    if not met:
        none = complaints.select(of_complaint="complaint_id", **dict.fromkeys(_WHOSE, ibis.null("string")))
        return none.limit(0)
    rows = ibis.union(*met) if len(met) > 1 else met[0]
    order = [rows.came.desc(), rows.creditor_id, rows.agency_id]
    number = ibis.row_number().over(group_by=rows.complaint_id, order_by=order)
    numbered = rows.mutate(number=number)
    return numbered.filter(numbered.number == 0).select(*_WHOSE, of_complaint="complaint_id")


def complaints_by(judged: ir.Table) -> ir.Table:
    """creditor_id, agency_id, and `OF_COMPLAINTS`."""
    late = (judged.late | judged.overdue).sum().cast("int64")
    return judged.group_by(*_WHOSE).agg(complaints=judged.count(), complaints_late=late)


def complaints_in_all(engine: Engine, judged: ir.Table) -> Mapping[str, int]:
    """received, in_time, late, overdue, waiting."""
    counts = {one: judged[one].sum().cast("int64") for one in ("in_time", "late", "overdue", "waiting")}
    (found,) = engine.rows(judged.agg(received=judged.count(), **counts))
    return {name: value or 0 for name, value in found.items()}
