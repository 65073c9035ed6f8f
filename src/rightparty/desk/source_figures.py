"""What came of the pairs that a source brought, and of a batch's contacts: counted each time, never stored.

A pair (point, person) belongs to the source that first brought it. What a source itself claims to have
proven says nothing in its favour.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from psycopg import sql

from rightparty.desk.store import Connection
from rightparty.parties.model import PartyModel
from rightparty.parties.sources import OWN, Figures, SourceRule

SOURCE: Final = "source"
BATCH: Final = "batch"
CHANNEL: Final = "channel"  # paused by `desk.breaker`

_BROUGHT = f"e.kind = ANY (%(kinds)s) AND e.contact_id IS NULL AND e.source IS DISTINCT FROM '{OWN}'"
_NAME = "coalesce(e.source, e.kind)"
_ORIGIN = f"""
SELECT {_NAME} FROM book_evidence e WHERE point_id = %(point)s AND person_id = %(person)s AND {_BROUGHT}
ORDER BY e.at, array_position(%(kinds)s::text[], e.kind) LIMIT 1
"""
# A pair that somebody denied and that was proven later by the person's own doing was not wrong.
_FIGURES = f"""
WITH pairs AS (
    SELECT DISTINCT point_id, person_id FROM book_evidence e WHERE {{chosen}} AND {_BROUGHT}
),
origin AS (
    SELECT DISTINCT ON (e.point_id, e.person_id) e.point_id, e.person_id, {_NAME} AS name, e.at
    FROM book_evidence e JOIN pairs USING (point_id, person_id) WHERE {_BROUGHT}
    ORDER BY e.point_id, e.person_id, e.at, array_position(%(kinds)s::text[], e.kind)
),
since AS (SELECT name, max(lifted_at) AS at FROM desk_source_pause WHERE "of" = 'source' GROUP BY name),
outcome AS (
    SELECT o.name, coalesce(max(e.at) FILTER (WHERE e.kind = ANY (%(reports)s))
        > coalesce(max(e.at) FILTER (WHERE e.kind = ANY (%(frees)s)), '-infinity'), false) AS wrong
    FROM origin o JOIN book_evidence e USING (point_id, person_id) LEFT JOIN since s ON s.name = o.name
    WHERE e.at > greatest(s.at, %(since)s) AND e.at <= %(at)s AND (e.kind = ANY (%(reports)s)
        OR (e.kind = ANY (%(shows)s) AND e.at >= o.at AND e.source IS DISTINCT FROM o.name))
    GROUP BY o.name, o.point_id, o.person_id
)
SELECT name, count(*), count(*) FILTER (WHERE wrong) FROM outcome GROUP BY name ORDER BY name
"""
_BATCH_FIGURES = """
WITH told AS (
    SELECT e.contact_id, bool_or(e.outcome IS NOT DISTINCT FROM 'wrong_person') AS wrong,
        bool_or(e.kind = 'conversation') AS reached, max(e.at) AS at
    FROM book_events e WHERE e.contact_id IN (SELECT contact_id FROM book_events WHERE batch_id = %(name)s)
        AND e.at <= %(at)s GROUP BY e.contact_id
),
outcome AS (
    SELECT t.contact_id, t.wrong OR coalesce(bool_or(v.kind = ANY (%(reports)s)), false) AS wrong,
        t.reached OR coalesce(bool_or(v.kind = ANY (%(shows)s)), false) AS reached,
        greatest(t.at, max(v.at)) AS at
    FROM told t LEFT JOIN book_evidence v USING (contact_id) GROUP BY t.contact_id, t.wrong, t.reached, t.at
)
SELECT count(*), count(*) FILTER (WHERE wrong) FROM outcome
WHERE (wrong OR reached) AND at > coalesce((SELECT max(lifted_at) FROM desk_source_pause
    WHERE "of" = 'batch' AND name = %(name)s), '-infinity')
"""


def origin_of(connection: Connection, point_id: str, person_id: str, rule: SourceRule) -> str | None:
    """The source that first brought this point to this person; None where no row says."""
    about = {"point": point_id, "person": person_id, "kinds": list(rule.kinds)}
    row = connection.execute(_ORIGIN, about).fetchone()
    return str(row[0]) if row else None


def figures_of(
    connection: Connection, of: str, name: str, at: datetime, rule: SourceRule, model: PartyModel
) -> Figures:
    """What came of a source's pairs, or of a batch's contacts, since it was last lifted."""
    if of == BATCH:
        row = connection.execute(_BATCH_FIGURES, _about(at, rule, model) | {"name": name}).fetchone()
        return Figures(*row) if row else Figures(0, 0)
    found = figures_of_sources(connection, name, at, rule, model)
    return found.get(name, Figures(0, 0))


def figures_of_sources(
    connection: Connection, name: str | None, at: datetime, rule: SourceRule, model: PartyModel
) -> Mapping[str, Figures]:
    """The figures of every source with a conclusive pair; of one alone, if it is named."""
    chosen = sql.SQL("true" if name is None else f"{_NAME} = %(name)s")
    query = sql.SQL(_FIGURES).format(chosen=chosen)
    rows = connection.execute(query, _about(at, rule, model) | {"name": name}).fetchall()
    return {source: Figures(outcomes, reports) for source, outcomes, reports in rows}


def _about(at: datetime, rule: SourceRule, model: PartyModel) -> dict[str, Any]:
    return {
        "kinds": list(rule.kinds),
        "reports": list(model.reports),
        "frees": list(model.frees),
        "shows": sorted({*model.proves, *model.frees}),
        "since": at - rule.window,
        "at": at,
    }
