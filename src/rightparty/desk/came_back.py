"""Everything that comes back from carriers, sorted: receipts are taken at once, people's words are kept.

What somebody wrote waits until it is read and acted on. While it waits, nothing goes to the number or
address that it came from: it may be a stop.
"""

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

import psycopg

from rightparty.channels.bounces import CARRIER, Ours, read_mail
from rightparty.channels.receipts import UNREADABLE, Inbound, Receipt, keepable, nobodys
from rightparty.desk.home import Home
from rightparty.desk.journal_store import Marks, marks_of
from rightparty.desk.mail_said import may_stop
from rightparty.desk.receipts import take_receipt
from rightparty.desk.reply_parts import again
from rightparty.desk.same_point import mark_of
from rightparty.desk.sealed import seal, unseal
from rightparty.desk.store import Connection
from rightparty.errors import InvalidInput, RightpartyError

log = logging.getLogger(__name__)

OURS = (psycopg.OperationalError, psycopg.InterfaceError, psycopg.ProgrammingError, OSError, RightpartyError)
"""Faults that no message is to blame for: the database, the disk, a key. What was to be taken waits."""

_KEEP = """
INSERT INTO desk_inbound_message (channel, carrier, "to", sender_mark, alike_mark, text_mark, words,
    part, parts, joined_by, reference, id_mark, at)
SELECT %(channel)s, %(carrier)s, %(to)s, %(sender)s, %(alike)s::text, %(text)s, %(words)s,
    %(part)s, %(parts)s, %(joined)s::text, %(reference)s::text, %(id)s::text, %(at)s::timestamptz
WHERE NOT EXISTS (SELECT FROM desk_inbound_message WHERE carrier = %(carrier)s AND sender_mark = %(sender)s
    AND text_mark = %(text)s AND part = %(part)s AND parts = %(parts)s AND joined_by IS NULL
    AND reference IS NOT DISTINCT FROM %(reference)s::text AND %(joined)s::text IS NULL AND taken_at IS NULL)
AND NOT EXISTS (SELECT FROM desk_inbound_message WHERE id_mark = %(id)s::text AND carrier = %(carrier)s
    AND sender_mark = %(sender)s AND text_mark = %(text)s
    AND reference IS NOT DISTINCT FROM %(reference)s::text)
AND NOT EXISTS (SELECT FROM desk_inbound_message WHERE sender_mark = %(sender)s AND "to" = %(to)s
    AND text_mark = %(text)s AND part = %(part)s AND parts = %(parts)s AND joined_by = %(joined)s::text
    AND (taken_at IS NULL OR taken_at > %(at)s::timestamptz - %(again)s::interval))
"""
# Two lines may bring the same at the same moment: the second sees what the first has kept.
_ONE_BY_ONE = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"
_WAITS = """
SELECT FROM desk_inbound_message m WHERE m.taken_at IS NULL AND (
    m.sender_mark = %(value)s OR m.alike_mark = %(alike)s::text
    OR m.reference IN (SELECT p.contact_id FROM desk_planned_contact p JOIN book_points x USING (point_id)
        WHERE x.value_mark = %(value)s))
LIMIT 1
"""
NUMBERED: Final = ("sms", "im")
"""Channels on which words come from a number: carriers write it with its country and its plus, or without."""

_ALIKE = 8  # digits: what numbers of one country have beyond their area and network
_SEALED_FOR = "desk_inbound_message"


@dataclass(frozen=True)
class CameBack:
    """Takes in what a carrier hands over; called outside any transaction, and again with the same safely.

    What one message alone is to blame for is counted and logged, and holds up none that come after it.
    """

    connection: Connection
    home: Home
    clock: Callable[[], datetime]

    def heard(self, one: Receipt | Inbound) -> None:
        """A receipt is taken; what a person wrote is kept, and committed, before the carrier is thanked."""
        self._took(one)

    def mail(self, raw: bytes, ours: Ours) -> bool:
        """A mail that came back: a report is taken, words are kept; a machine's only where they may stop us.

        Gives whether it could be; one that could not is for a person to look at.
        """
        try:
            one = _read(raw, ours)
            nothing = isinstance(one, Inbound) and one.automatic and not may_stop(one, self.clock())
        except Exception as fault:  # noqa: BLE001 -- it is read from its bytes alone: nothing else is to blame
            self._counted(CARRIER, fault)
            return False
        if nothing:
            return True
        if isinstance(one, Inbound) and not one.sender and one.reference is None:
            self._counted(CARRIER, InvalidInput("it names neither its sender nor a contact of ours"))
            return False
        return self._took(one)

    def _took(self, one: Receipt | Inbound) -> bool:
        try:
            if isinstance(one, Receipt):
                take_receipt(self.connection, self.home, one, self.clock())
            else:
                keep_inbound(self.connection, self.home, one, self.clock())
        except OURS:
            raise
        except Exception as fault:  # noqa: BLE001 -- whatever is wrong with it, it holds up no other
            self._counted(one.carrier, fault)
            if isinstance(one, Inbound) and one.text != UNREADABLE:
                # It may be a stop: its sender is left alone until a person has seen that something came.
                self._took(replace(one, to="", text=UNREADABLE, subject="", automatic=False))
            return False
        return True

    def _counted(self, carrier: str, fault: Exception) -> None:
        """With the receipts that name nobody, so that it is seen; a fault's words may be a person's."""
        log.error("something from %s cannot be taken: %s", carrier, type(fault).__name__)
        take_receipt(self.connection, self.home, nobodys(carrier), self.clock())


_HEADERS = 65_536


def _read(raw: bytes, ours: Ours) -> Receipt | Inbound:
    try:
        return read_mail(raw, ours)
    except InvalidInput:
        # Too long to be read here: its head says whose it is, so that it is seen.
        return read_mail(raw[:_HEADERS], ours)


def keep_inbound(connection: Connection, home: Home, one: Inbound, at: datetime) -> None:
    """Keep what somebody wrote, sealed, until it is taken; the same again, while it waits, is the same.

    By its carrier's own id it is the same for good, also once it was taken. The sender, the words and the
    contact that it answers must be the same too: some programs give every mail one id, and no stop is lost
    for that. A part of a long text is the same for a while after its text was taken: by whichever line it
    comes.
    """
    marks, text, subject = marks_of(home), keepable(one.text), keepable(one.subject)
    sender = keepable(one.sender.lower() if one.channel == "email" else one.sender)
    # A part keeps its halves of characters, for the parts beside it.
    said = {"sender": sender, "text": text if one.joined_by is None else one.text}
    if one.subject:
        said["subject"] = subject
    if one.automatic:
        said["automatic"] = "yes"
    with connection.transaction():
        connection.execute(_ONE_BY_ONE, [f"inbound from {mark_of(marks, sender)}"])
        connection.execute(
            _KEEP,
            {
                "channel": one.channel,
                "carrier": one.carrier,
                "to": keepable(one.to),
                "sender": mark_of(marks, sender),
                "alike": _alike(marks, sender) if one.channel in NUMBERED else None,
                "text": marks.of("text", f"{subject}\n{text}" if subject else text),
                "words": seal(home, _SEALED_FOR, json.dumps(said).encode()),
                "part": one.part[0],
                "parts": one.part[1],
                "joined": one.joined_by,
                "again": again(),
                "reference": one.reference,
                "id": marks.of("inbound", keepable(one.provider_id)) if one.provider_id else None,
                "at": at,
            },
        )


def _alike(marks: Marks, value: str) -> str | None:
    """A mark of how a number ends: carriers write one number with and without its country."""
    digits = "".join(one for one in value if one.isdecimal())
    return marks.of("alike", digits[-_ALIKE:]) if len(digits) >= _ALIKE and "@" not in value else None


def unread_like(connection: Connection, marks: Marks, value: str) -> list[int]:
    """The numbers of what waits and may have come from this number or address, by how it ends."""
    rows = connection.execute(
        "SELECT inbound_id FROM desk_inbound_message WHERE taken_at IS NULL"
        " AND (sender_mark = %s OR alike_mark = %s::text) ORDER BY inbound_id",
        [mark_of(marks, value), _alike(marks, value)],
    )
    return [inbound_id for (inbound_id,) in rows.fetchall()]


def any_words_wait(connection: Connection) -> bool:
    """Whether anything at all waits to be read."""
    return (
        connection.execute("SELECT FROM desk_inbound_message WHERE taken_at IS NULL LIMIT 1").fetchone()
        is not None
    )


def words_wait(connection: Connection, marks: Marks, value: str) -> bool:
    """Whether something came from this number or address, or answers what went there, that nobody has taken.

    Carriers write one number in several ways, with and without its country: numbers that end alike are
    taken for one here. That can only hold a message back.
    """
    about = {"value": mark_of(marks, value), "alike": _alike(marks, value)}
    return connection.execute(_WAITS, about).fetchone() is not None


def value_of_sender(connection: Connection, marks: Marks, sender: str) -> str:
    """The number or address as the book has it: with the plus that carriers leave out, where one is known."""
    query = "SELECT FROM book_points WHERE value_mark = %s LIMIT 1"
    known = connection.execute(query, [mark_of(marks, f"+{sender}")]).fetchone()
    return sender if known is None else f"+{sender}"


@dataclass(frozen=True)
class Words:
    """What somebody wrote, opened: its number in the store, from whom, and the part of how many it is.

    `is_part`: it waits for the others, by which it is joined. A part may begin or end with half a character.
    `subject` and `automatic`: of a mail, as `Inbound` has them.
    """

    inbound_id: int
    channel: str
    carrier: str
    sender: str = field(repr=False)
    text: str = field(repr=False)
    part: tuple[int, int]
    reference: str | None
    at: datetime
    is_part: bool = False
    subject: str = field(default="", repr=False)
    automatic: bool = False

    @property
    def all_of_it(self) -> str:
        """What a human is shown: a mail's subject above what it says."""
        return f"{self.subject}\n\n{self.text}" if self.subject else self.text


def waiting_ids(connection: Connection, *, unheard: bool = False) -> list[int]:
    """The numbers of everything that waits to be read, in the order in which it came.

    `unheard`: without parts of long texts that were read by themselves.
    """
    heard = " AND heard_at IS NULL" if unheard else ""
    query = f"SELECT inbound_id FROM desk_inbound_message WHERE taken_at IS NULL{heard} ORDER BY inbound_id"
    return [inbound_id for (inbound_id,) in connection.execute(query).fetchall()]


def waiting_words(connection: Connection, home: Home) -> list[Words]:
    """Everything that waits to be read, opened, in the order in which it came."""
    return [
        words
        for inbound_id in waiting_ids(connection)
        if (words := opened(connection, home, inbound_id)) is not None
    ]


def opened(connection: Connection, home: Home, inbound_id: int) -> Words | None:
    """What waits under this number; None where nothing does any more."""
    row = connection.execute(
        "SELECT channel, carrier, words, part, parts, reference, at, joined_by IS NOT NULL"
        " FROM desk_inbound_message WHERE taken_at IS NULL AND words IS NOT NULL AND inbound_id = %s",
        [inbound_id],
    ).fetchone()
    if row is None:
        return None
    channel, carrier, words, part, parts, reference, at, is_part = row
    said = json.loads(unseal(home, _SEALED_FOR, bytes(words)))
    return Words(
        inbound_id,
        channel,
        carrier,
        said["sender"],
        said["text"],
        (part, parts),
        reference,
        at,
        is_part,
        said.get("subject", ""),
        "automatic" in said,
    )


def take_inbound(connection: Connection, inbound_id: int, at: datetime) -> None:
    """Say, within the caller's transaction, that an inbound message was acted on; its words go."""
    connection.execute(
        "UPDATE desk_inbound_message SET taken_at = coalesce(taken_at, %s), words = NULL"
        " WHERE inbound_id = %s",
        [at, inbound_id],
    )
