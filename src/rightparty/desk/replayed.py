"""Every decision of the journal made again, from the facts that were kept, under its own law and ours."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from rightparty.desk.facts_kept import facts_named
from rightparty.desk.law_kept import KeptLaws
from rightparty.desk.overrides import USED, without_rules
from rightparty.desk.reveal import note_reading
from rightparty.desk.store import Connection
from rightparty.desk.vault import Vault
from rightparty.errors import Refused, RightpartyError
from rightparty.journal.record import Record, instant, read_record
from rightparty.journal.replay import Replayed, erased, replay, unkept, unreadable
from rightparty.law.load import Law

_BATCH = 500
_DECISIONS = """
SELECT seq, contact_id, data FROM desk_journal_record
WHERE kind = 'decision' AND seq > %(after)s AND contact_id IS NOT NULL
    AND (%(contact)s::text IS NULL OR contact_id = %(contact)s)
ORDER BY seq LIMIT %(most)s
"""

_SET_ASIDE = "SELECT data FROM desk_journal_record WHERE kind = 'human_act' AND contact_id = %s ORDER BY seq"


@dataclass(frozen=True)
class ReplayedRecord:
    """A decision's record, whose contact it is about, and what came of replaying it."""

    seq: int
    contact_id: str
    record: Record
    found: Replayed


def replay_store(
    connection: Connection,
    vault: Vault,
    law: Law,
    *,
    contact_id: str | None = None,
    since: datetime | None = None,
) -> Iterator[ReplayedRecord]:
    """Replay the decisions of one contact, or of all since an instant, in the journal's order."""
    after, laws = -1, KeptLaws(connection)
    while True:
        asked = {"after": after, "contact": contact_id, "most": _BATCH}
        rows = connection.execute(_DECISIONS, asked).fetchall()
        for seq, contact, data in rows:
            _, record = read_record(bytes(data))
            if since is None or record.at >= since:
                found = replay_record(connection, vault, law, record, contact, laws)
                yield ReplayedRecord(seq, contact, record, found)
        if len(rows) < _BATCH:
            return
        after = rows[-1][0]


def note_replay(
    connection: Connection, reader: tuple[str, str], contact_id: str | None, at: datetime
) -> None:
    """Put on record who is about to open kept facts, and what for: of one contact's person, or of many.

    Raises:
        Refused: there is no such contact, nobody is named, or no reason is given.
    """
    subject = ("journal", "every decision")
    if contact_id is not None:
        query = "SELECT person_id FROM desk_planned_contact WHERE contact_id = %s"
        row = connection.execute(query, [contact_id]).fetchone()
        if row is None:
            raise Refused(f"there is no contact `{contact_id}`", "its id stands in the plan of its day")
        subject = ("person", str(row[0]))
    note_reading(connection, reader, subject, "replay", at)


def _as_then(connection: Connection, law: Law, version: str, contact_id: str) -> Law:
    """The law without what two people set aside for this contact, where that is the record's."""
    if version == law.version:
        return law
    for (data,) in connection.execute(_SET_ASIDE, [contact_id]).fetchall():
        _, act = read_record(bytes(data))
        rules = act.body.get("rules")
        if act.body.get("act") != USED or not isinstance(rules, list | tuple):
            continue
        loosened = without_rules(law, frozenset(map(str, rules)))
        if loosened.version == version:
            return loosened
    return law


def replay_record(
    connection: Connection, vault: Vault, law: Law, record: Record, contact_id: str, laws: KeptLaws
) -> Replayed:
    """Replay one decision; `law` is the one at hand, `laws` are those that were kept."""
    try:
        part = facts_named(connection, vault, str(record.body["facts"]), contact_id)
    except RightpartyError as fault:  # one that was changed must not keep the others from being told
        return unreadable(fault.message)
    if part is None:
        return unkept()
    if part.opened is None:
        return erased(instant(part.erased_at) if part.erased_at else "")
    version = str(record.body["rulebook"])
    law = _as_then(connection, law, version, contact_id)
    then = laws.of(version) if version != law.version else None
    return replay(part.opened, record, law, then)
