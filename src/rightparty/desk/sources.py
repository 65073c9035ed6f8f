"""Sources of contact points, and batches of contacts, that pause themselves; and who lifts a pause."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg import sql

from rightparty.canonical import Json
from rightparty.desk.home import Home
from rightparty.desk.journal_store import Marks, append, marks_of
from rightparty.desk.same_point import lock_plan
from rightparty.desk.source_figures import BATCH, CHANNEL, SOURCE, figures_of, figures_of_sources
from rightparty.desk.store import Connection
from rightparty.desk.withdraw import PAUSED, Which, withdraw
from rightparty.errors import Refused
from rightparty.journal.record import Record
from rightparty.parties import sources
from rightparty.parties.model import PartyModel
from rightparty.parties.sources import OWN, Figures, SourceRule, Verdict, judge

LIFTED = "source_lifted"
"""The event that what rests on a paused source waits for."""

_RUN = "run-"

# Nothing but paused sources speaks for the pair: the twin of `parties.sources.resting_on`.
_RESTS = """
EXISTS (SELECT FROM book_evidence e WHERE e.point_id = p.point_id AND e.person_id = p.person_id
    AND e.kind = ANY (%(kinds)s))
AND NOT EXISTS (SELECT FROM book_evidence e WHERE e.point_id = p.point_id AND e.person_id = p.person_id
    AND e.kind = ANY (%(kinds)s) AND (e.contact_id IS NOT NULL OR e.source IS NOT DISTINCT FROM %(own)s
        OR NOT coalesce(e.source, e.kind) = ANY (%(paused)s)))
"""
_OF_CONTACT = f"""
SELECT p.run_id, ({_RESTS}), (SELECT string_agg(DISTINCT coalesce(e.source, e.kind), ',')
    FROM book_evidence e WHERE e.point_id = p.point_id AND e.person_id = p.person_id
    AND e.kind = ANY (%(kinds)s))
FROM desk_planned_contact p WHERE contact_id = %(contact)s
"""
_PAUSE = """
INSERT INTO desk_source_pause ("of", name, at, outcomes, reports, rule, why, withdrawn)
VALUES (%s, %s, %s, %s, %s, %s, %s, 0) ON CONFLICT DO NOTHING RETURNING pause_id
"""


@dataclass(frozen=True)
class Judged:
    """A source or a batch with its figures, what they say, and when it was paused, if it is."""

    of: str
    name: str
    figures: Figures
    verdict: Verdict
    paused_at: datetime | None


def batch_of_run(run_id: int) -> str:
    """The batch that the contacts of one run are."""
    return f"{_RUN}{run_id}"


def review(
    connection: Connection,
    marks: Marks,
    of: str,
    name: str,
    at: datetime,
    model: PartyModel,
    rule: SourceRule | None = None,
) -> Record | None:
    """Pause a source or a batch if its figures say so, and take back what rests on it.

    Within the caller's transaction, which holds the plan and appends the record. None: not paused now.
    """
    rule = rule or sources.default_rule()
    figures = figures_of(connection, of, name, at, rule, model)
    verdict = judge(figures, rule)
    if verdict.state != sources.PAUSED:
        return None
    values = [of, name, at, figures.outcomes, figures.reports, rule.version, verdict.why["en"]]
    new = connection.execute(_PAUSE, values).fetchone()
    if new is None:
        return None
    taken = withdraw(connection, _resting(connection, of, name, rule), f"{PAUSED}:{name}", at, made=False)
    connection.execute(
        "UPDATE desk_source_pause SET withdrawn = %s WHERE pause_id = %s", [len(taken.contacts), new[0]]
    )
    body: dict[str, Json] = {
        "source": marks.of(of, name),
        "of": of,
        "event": "paused",
        "outcomes": figures.outcomes,
        "reports": figures.reports,
        "rule": rule.version,
        "withdrawn": len(taken.contacts),
    }
    return Record("source", at, body)


def review_all(connection: Connection, marks: Marks, at: datetime, model: PartyModel) -> list[Record]:
    """Review every source, after a book was taken over: it may have brought reports of its own.

    Within the caller's transaction, which holds the plan and appends the records.
    """
    rule = sources.default_rule()
    found = figures_of_sources(connection, None, at, rule, model)
    bad = [name for name, figures in found.items() if judge(figures, rule).state == sources.PAUSED]
    reviewed = (review(connection, marks, SOURCE, name, at, model, rule) for name in bad)
    return [record for record in reviewed if record is not None]


def _resting(connection: Connection, of: str, name: str, rule: SourceRule) -> Which:
    if of == BATCH:
        run_id = name.removeprefix(_RUN)
        ours = int(run_id) if name.startswith(_RUN) and run_id.isdecimal() else -1
        return Which(sql.SQL("p.run_id = %(run)s"), {"run": ours})
    return Which(sql.SQL(_RESTS), _rests_on(paused(connection)[SOURCE], rule))


def _rests_on(names: Sequence[str], rule: SourceRule) -> dict[str, Any]:
    return {"paused": list(names), "kinds": list(rule.kinds), "own": OWN}


def paused(connection: Connection) -> Mapping[str, Sequence[str]]:
    """The names of the sources, batches and channels that are paused now."""
    rows = connection.execute('SELECT "of", name FROM desk_source_pause WHERE lifted_at IS NULL').fetchall()
    return {kind: sorted(name for of, name in rows if of == kind) for kind in (SOURCE, BATCH, CHANNEL)}


def paused_for(
    connection: Connection, contact_id: str, now: Mapping[str, Sequence[str]], rule: SourceRule | None = None
) -> str | None:
    """The pause that keeps a planned contact from being made, if any, of those that stand `now`."""
    if not now[SOURCE] and not now[BATCH]:
        return None
    rule = rule or sources.default_rule()
    about = _rests_on(now[SOURCE], rule) | {"contact": contact_id}
    row = connection.execute(_OF_CONTACT, about).fetchone()
    if row is None:
        return None
    run_id, rests, names = row
    if batch_of_run(run_id) in now[BATCH]:
        return f"{PAUSED}:{batch_of_run(run_id)}"
    return f"{PAUSED}:{names}" if rests else None


def lift(connection: Connection, home: Home, of: str, name: str, *, by: str, note: str, at: datetime) -> None:
    """Somebody answers for a paused source or batch: it may be used again, and its count begins anew.

    Raises:
        Refused: nobody is named, no note is given, or it is not paused.
    """
    if not by.strip() or not note.strip():
        raise Refused(
            "lifting a pause needs a name and a note", "say who answers for it, and what was mended"
        )
    marks = marks_of(home)
    with connection.transaction():
        lock_plan(connection)
        row = connection.execute(
            "UPDATE desk_source_pause SET lifted_at = %s, lifted_by = %s, note = %s"
            ' WHERE "of" = %s AND name = %s AND lifted_at IS NULL RETURNING outcomes, reports',
            [at, by, note, of, name],
        ).fetchone()
        if row is None:
            names = ", ".join((*paused(connection)[SOURCE], *paused(connection)[BATCH])) or "none"
            raise Refused(f"the {of} `{name}` is not paused", f"paused now: {names}")
        body = {
            "source": marks.of(of, name),
            "of": of,
            "event": "lifted",
            "outcomes": row[0],
            "reports": row[1],
            "actor": marks.of("actor", by),
            "note": marks.of("note", note),
        }
        append(connection, [Record("source", at, body)])


def judged(
    connection: Connection, at: datetime, model: PartyModel, rule: SourceRule | None = None
) -> Sequence[Judged]:
    """Every source with a conclusive pair, and every batch that is paused: the worst first."""
    rule = rule or sources.default_rule()
    rows = connection.execute(
        'SELECT "of", name, at FROM desk_source_pause WHERE lifted_at IS NULL AND "of" <> \'channel\''
    )
    pauses = {(of, name): when for of, name, when in rows.fetchall()}
    figures = {
        (SOURCE, name): of for name, of in figures_of_sources(connection, None, at, rule, model).items()
    }
    for of, name in pauses:
        figures.setdefault((of, name), figures_of(connection, of, name, at, rule, model))
    found = [
        Judged(of, name, one, judge(one, rule), pauses.get((of, name))) for (of, name), one in figures.items()
    ]
    return sorted(found, key=lambda one: (one.paused_at is None, -one.verdict.at_least, one.name))
