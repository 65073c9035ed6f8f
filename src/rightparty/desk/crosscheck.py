"""Figures that must agree, counted apart from one another: else something is lost or made up."""

from collections.abc import Sequence
from dataclasses import dataclass

from rightparty.desk.sequencer import place_waiting
from rightparty.desk.store import Connection


@dataclass(frozen=True)
class Check:
    """Two figures that must agree: `name` for commands, what each is, and how both are counted."""

    name: str
    one: str
    other: str
    query: str


@dataclass(frozen=True)
class Found:
    """A check, and what was counted on both sides."""

    check: Check
    one: int
    other: int

    @property
    def agrees(self) -> bool:
        """Whether both are the same."""
        return self.one == self.other


_MADE = "p.claimed_at IS NOT NULL AND p.run_id IS NOT NULL"
"""Contacts of a run that were made: what stands of those of outside senders, `desk_reservation` says."""


def _recorded(name: str, kind: str, made: str, ended: str = "") -> Check:
    """Each contact of a kind has its record in the journal, which never loses one."""
    return Check(
        name,
        made,
        f"those of them with a record `{kind}` in the journal",
        f"""SELECT count(*), count(r.contact_id) FROM desk_planned_contact p
        LEFT JOIN (SELECT DISTINCT contact_id FROM desk_journal_record WHERE kind = '{kind}') r
            USING (contact_id)
        WHERE {_MADE} {ended}""",
    )


CHECKS = (
    Check(
        "days",
        "contacts planned, by the figures of all runs that have ended",
        "sent + held + denied + failed + skipped, by the same",
        """SELECT coalesce(sum((figures ->> 'planned')::bigint), 0),
            coalesce(sum((SELECT sum(value::bigint) FROM jsonb_each_text(figures -> 'statuses'))), 0)
        FROM desk_run WHERE finished""",
    ),
    _recorded("claims", "permit", "contacts of runs that were made: sent, failed, or under way"),
    _recorded("messages", "message", "contacts of runs that were made"),
    _recorded(
        "outcomes",
        "outcome",
        "contacts of runs that were made and have ended",
        "AND p.status IN ('sent', 'failed')",
    ),
    Check(
        "once",
        "records of messages for contacts of runs",
        "contacts that they are for: none has two",
        """SELECT count(*), count(DISTINCT contact_id) FROM desk_journal_record r
        JOIN desk_planned_contact p USING (contact_id) WHERE r.kind = 'message' AND p.run_id IS NOT NULL""",
    ),
    Check(
        "permits",
        "permits that are kept for contacts of runs",
        "those of them whose contact was made",
        """SELECT count(*), count(*) FILTER (WHERE p.claimed_at IS NOT NULL)
        FROM desk_permit k JOIN desk_planned_contact p USING (contact_id) WHERE p.run_id IS NOT NULL""",
    ),
    Check(
        "attempts",
        "contacts of runs that were made, with people who were not erased",
        "those of them with an attempt in the history, which caps count",
        f"""SELECT count(*), count(e.contact_id) FROM desk_planned_contact p
        LEFT JOIN (SELECT DISTINCT contact_id FROM book_events WHERE kind = 'attempt' AND direction = 'out') e
            USING (contact_id)
        WHERE {_MADE} AND NOT EXISTS (SELECT FROM desk_data_key k WHERE k.subject_kind = 'person'
            AND k.subject_id = p.person_id AND k.shredded_at IS NOT NULL)""",
    ),
    Check(
        "journal",
        "records by their count",
        "records by the place of the last one",
        "SELECT count(*), coalesce(max(seq) + 1, 0) FROM desk_journal_record",
    ),
    Check(
        "heads",
        "signed heads",
        "signed heads that cover no more than there is",
        """SELECT count(*), count(*) FILTER (
            WHERE size <= (SELECT coalesce(max(seq) + 1, 0) FROM desk_journal_record))
        FROM desk_tree_head""",
    ),
)


def cross_check(connection: Connection) -> Sequence[Found]:
    """Count everything that must agree, at one moment of the store; what waits is placed first.

    While messages leave, records may commit before they are placed: count again before you worry.
    """
    place_waiting(connection)
    found = []
    with connection.transaction():
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        for check in CHECKS:
            row = connection.execute(check.query).fetchone()
            if row is None:
                raise AssertionError("a count gave no row")
            found.append(Found(check, int(row[0]), int(row[1])))
    return found
