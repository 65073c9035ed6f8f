"""Who waits for room: people whom a limit of the day left out, on how many days since their last contact."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from rightparty.desk.store import Connection
from rightparty.engine import Engine
from rightparty.plan.allocate import LIMIT

if TYPE_CHECKING:
    import ibis.expr.types as ir

_LOOKED_BACK = timedelta(days=30)
_WAITED = """
SELECT p.person_id, count(DISTINCT p.day) FROM desk_planned_contact p
WHERE p.status = 'skipped' AND starts_with(p.reason, %(limit)s) AND p.day < %(day)s AND p.day >= %(since)s
    AND NOT EXISTS (SELECT FROM desk_planned_contact o WHERE o.person_id = p.person_id AND o.day >= p.day
        AND o.day < %(day)s AND o.status IN ('claimed', 'sent', 'failed'))
GROUP BY p.person_id
"""


def waited_for_room(connection: Connection, engine: Engine, day: date, name: str) -> "ir.Table":
    """A table of the engine: person_id, days."""
    import ibis  # noqa: PLC0415 -- a process that only sends needs no tables

    about = {"limit": LIMIT, "day": day, "since": day - _LOOKED_BACK}
    rows = connection.execute(_WAITED, about).fetchall()
    named = [{"person_id": person, "days": days} for person, days in rows]
    return engine.create(name, named, ibis.schema({"person_id": "string", "days": "int64"}))
