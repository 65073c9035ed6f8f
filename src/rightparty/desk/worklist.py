"""The worklist of calls in the store, and what callers enter when a call has ended."""

from dataclasses import dataclass
from datetime import datetime

from rightparty.channels.call_task import Code, Task, codes
from rightparty.desk.anew import anew
from rightparty.desk.happened import add_event, add_evidence
from rightparty.desk.home import Home
from rightparty.desk.journal_store import append, marks_of
from rightparty.desk.planned import end
from rightparty.desk.same_point import lock_contact_point, lock_plan
from rightparty.desk.seal_in_place import seal_task
from rightparty.desk.store import Connection
from rightparty.desk.vault import vault_of
from rightparty.desk.wrong_party import WRONG_NUMBER, Report, report_wrong_party
from rightparty.errors import Refused
from rightparty.journal.record import Record


@dataclass(frozen=True)
class StoreWorklist:
    """Tasks in the store, each committed by itself."""

    connection: Connection

    def put(self, task: Task) -> None:
        """Keep the task, its number and script sealed; a second one with the same reference changes nothing.

        Raises:
            Refused: no contact is planned under this reference, or its person was erased.
        """
        with self.connection.transaction():
            whose = self._whose(task.reference)
            number, script = seal_task(
                self.connection, vault_of(self.connection), whose, task.number, task.script
            )
            self.connection.execute(
                "INSERT INTO desk_call_task (contact_id, number, caller_id, language, script, codes,"
                " call_from, call_until) VALUES (%s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
                [
                    task.reference,
                    number,
                    task.caller_id,
                    task.language,
                    script,
                    list(task.codes),
                    task.call_from,
                    task.call_until,
                ],
            )

    def _whose(self, reference: str) -> tuple[str, str, str]:
        query = "SELECT contact_id, person_id, point_id FROM desk_planned_contact WHERE contact_id = %s"
        row = self.connection.execute(query, [reference]).fetchone()
        if row is None:
            raise Refused(f"no contact `{reference}` is planned", "a call is made for a planned contact only")
        return row[0], row[1], row[2]

    def has(self, reference: str) -> bool:
        """Whether there is a task with this reference."""
        query = "SELECT 1 FROM desk_call_task WHERE contact_id = %s"
        return self.connection.execute(query, [reference]).fetchone() is not None


_END = """
UPDATE desk_call_task t SET code = %(code)s, ended_at = %(at)s FROM desk_planned_contact p
WHERE t.contact_id = %(contact)s AND p.contact_id = t.contact_id AND t.code IS NULL
RETURNING p.person_id, p.point_id, t.withdrawn_at
"""


def end_call(connection: Connection, home: Home, contact_id: str, code: str, at: datetime) -> None:
    """Enter how a call ended: its events, what it tells of the number, and the record, together.

    "This is not the person" is a report of a wrong person, with all that it does. A task that was called
    off while its caller was speaking can still be ended: what happened is kept.

    Raises:
        Refused: an unknown code, or a task that is not there or has ended before.
    """
    meaning = codes().get(code)
    if meaning is None:
        raise Refused(f"`{code}` is no outcome of a call", f"codes: {', '.join(sorted(codes()))}")
    anew(connection, lambda: _end_call(connection, home, contact_id, code, meaning, at))


def _end_call(
    connection: Connection, home: Home, contact_id: str, code: str, meaning: Code, at: datetime
) -> None:
    outcome = meaning.outcome
    with connection.transaction():
        # Before any row: a stop holds the plan while it calls tasks off, and a report goes on to take it.
        lock_contact_point(connection, contact_id)
        lock_plan(connection, shared=outcome.evidence != WRONG_NUMBER)
        row = connection.execute(_END, {"code": code, "at": at, "contact": contact_id}).fetchone()
        if row is None:
            raise Refused(f"there is no open call task `{contact_id}`")
        person_id, point_id, withdrawn_at = row
        if withdrawn_at is not None:
            end(connection, contact_id, "sent", "called_before_withdrawn", at)
        for kind in meaning.kinds or ("attempt",):
            event = {"kind": kind, "at": at, "outcome": outcome.outcome}
            add_event(connection, contact_id, f"call_{kind}", event)
        if outcome.evidence == WRONG_NUMBER:
            report_wrong_party(
                connection, home, Report(person_id, point_id, "call", contact_id=contact_id), at
            )
        elif outcome.evidence:
            add_evidence(connection, person_id, point_id, outcome.evidence, at, contact_id)
        marks = marks_of(home)
        body = {
            "contact": marks.of("contact", contact_id),
            "outcome": outcome.outcome or "unknown",
            "channel": "call",
        }
        append(connection, [Record("outcome", at, body)], contact_id)
