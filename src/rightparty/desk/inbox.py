"""The inbox of the lender's app in the store: put by the channel, read by the person who has signed in.

The app asks for a person's messages once that person has signed in; opening one proves whose app it is.
Texts are written and read by the two functions at the end, and nowhere else.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from rightparty.channels.inbox import InboxMessage
from rightparty.channels.port import SENT, Outcome
from rightparty.desk.halt import halted_by, halts_in_force
from rightparty.desk.happened import add_event, add_evidence
from rightparty.desk.home import Home
from rightparty.desk.journal_store import append, marks_of
from rightparty.desk.records import outcome_record
from rightparty.desk.same_point import lock_contact_point
from rightparty.desk.schema import PERSON
from rightparty.desk.store import Connection
from rightparty.desk.vault import Erased, vault_of
from rightparty.errors import Refused
from rightparty.sealing import place

_TABLE = "desk_inbox_message"
READ = "used_in_app"
"""The evidence that an opened message is: whoever opened it had signed in as the person."""


@dataclass(frozen=True)
class Waiting:
    """A message that a person may open now; what it says stands behind `open_message`."""

    contact_id: str
    sender_name: str
    subject: str
    shown_until: datetime
    opened_at: datetime | None


@dataclass(frozen=True)
class Opened:
    """A message as its person reads it."""

    sender_name: str
    language: str
    subject: str
    body: str = field(repr=False)


@dataclass(frozen=True)
class StoreInbox:
    """Messages in the store, each committed by itself."""

    connection: Connection

    def put(self, message: InboxMessage) -> None:
        """Keep the message; a second one with the same reference changes nothing."""
        with self.connection.transaction():
            _keep_text(self.connection, message)

    def has(self, reference: str) -> bool:
        """Whether there is a message with this reference."""
        query = "SELECT FROM desk_inbox_message WHERE contact_id = %s"
        return self.connection.execute(query, [reference]).fetchone() is not None


_SHOWN = """
SELECT m.contact_id, m.sender_name, m.subject, m.shown_until, m.opened_at
FROM desk_inbox_message m JOIN desk_planned_contact p USING (contact_id)
WHERE p.person_id = %s AND m.body IS NOT NULL AND m.withdrawn_at IS NULL
    AND m.shown_from <= %s AND m.shown_until >= %s
ORDER BY m.shown_from DESC, m.contact_id
"""
_OPEN = """
UPDATE desk_inbox_message m SET opened_at = coalesce(m.opened_at, %(at)s) FROM desk_planned_contact p
WHERE m.contact_id = %(contact)s AND p.contact_id = m.contact_id AND p.person_id = %(person)s
    AND m.body IS NOT NULL AND m.withdrawn_at IS NULL AND m.shown_from <= %(at)s AND m.shown_until >= %(at)s
RETURNING p.point_id, m.opened_at = %(at)s, p.creditor_id
"""


def messages_for(connection: Connection, person_id: str, at: datetime) -> Sequence[Waiting]:
    """What a person who has signed in may open now, newest first."""
    return [Waiting(*row) for row in connection.execute(_SHOWN, [person_id, at, at]).fetchall()]


def open_message(connection: Connection, home: Home, contact_id: str, person_id: str, at: datetime) -> Opened:
    """The message, to the person who has signed in and opens it; the first time, that is kept as proof.

    Raises:
        Refused: there is no such message for this person now: taken back, over, gone, somebody else's, or
            everything that leaves is stopped.
    """
    about = {"contact": contact_id, "person": person_id, "at": at}
    with connection.transaction():
        lock_contact_point(connection, contact_id)
        row = connection.execute(_OPEN, about).fetchone()
        if row is None:
            raise Refused("there is no such message now", "show the person what `messages_for` gives")
        point_id, first, creditor_id = row
        if halted_by(halts_in_force(connection, home), creditor_id) is not None:
            raise Refused("there is no such message now", "all is stopped: it shows again when that ends")
        if first:
            add_event(
                connection, contact_id, "opened", {"kind": "delivered", "at": at, "outcome": "delivered"}
            )
            add_evidence(connection, person_id, point_id, READ, at, contact_id)
            read = Outcome(SENT, "opened", "delivered")
            append(connection, [outcome_record(marks_of(home), contact_id, "inbox", read, at)], contact_id)
        return _text_of(connection, contact_id)


# --- the only two that touch a text ------------------------------------------------------------------


def _keep_text(connection: Connection, message: InboxMessage) -> None:
    query = "SELECT person_id FROM desk_planned_contact WHERE contact_id = %s"
    row = connection.execute(query, [message.reference]).fetchone()
    if row is None:
        raise Refused(f"there is no contact `{message.reference}`")
    body = vault_of(connection).seal(
        connection, PERSON, row[0], message.body.encode(), place(_TABLE, "body", message.reference)
    )
    connection.execute(
        "INSERT INTO desk_inbox_message (contact_id, sender_name, language, subject, body, shown_from,"
        " shown_until) VALUES (%s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
        [
            message.reference,
            message.sender_name,
            message.language,
            message.subject,  # tells nothing: it stands on lock screens
            body,
            message.shown_from,
            message.shown_until,
        ],
    )


def _text_of(connection: Connection, contact_id: str) -> Opened:
    row = connection.execute(
        "SELECT m.sender_name, m.language, m.subject, m.body, p.person_id"
        " FROM desk_inbox_message m JOIN desk_planned_contact p USING (contact_id) WHERE m.contact_id = %s",
        [contact_id],
    ).fetchone()
    if row is None or row[3] is None:
        raise Refused("there is no such message")
    sender_name, language, subject, sealed, person_id = row
    body = vault_of(connection).open(
        connection, PERSON, person_id, bytes(sealed), place(_TABLE, "body", contact_id)
    )
    if isinstance(body, Erased):
        raise Refused("this message was erased")
    return Opened(sender_name, language, subject, body.decode())
