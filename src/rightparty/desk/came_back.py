"""Everything that comes back from carriers, sorted: receipts are taken at once, people's words are kept.

What somebody wrote waits until it is read and acted on. While it waits, nothing goes to the number or
address that it came from: it may be a stop.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from rightparty.channels.bounces import AutoReply, Ours, read_mail
from rightparty.channels.receipts import Inbound, Receipt
from rightparty.desk.home import Home
from rightparty.desk.receipts import take_receipt
from rightparty.desk.store import Connection
from rightparty.errors import InvalidInput

_KEEP = """
INSERT INTO desk_inbound_message (channel, carrier, sender, "to", text, part, parts, reference, at)
SELECT %(channel)s, %(carrier)s, %(sender)s, %(to)s, %(text)s, %(part)s, %(parts)s, %(reference)s::text,
    %(at)s::timestamptz
WHERE NOT EXISTS (SELECT FROM desk_inbound_message WHERE carrier = %(carrier)s AND sender = %(sender)s
    AND text = %(text)s AND part = %(part)s AND parts = %(parts)s AND taken_at IS NULL)
"""


_ALIKE = 8  # digits: what numbers of one country have beyond their area and network
_WAITS = r"""
SELECT FROM desk_inbound_message m WHERE m.taken_at IS NULL AND (
    m.sender = %(value)s
    OR (m.channel = 'sms' AND length(regexp_replace(m.sender, '\D', '', 'g')) >= %(alike)s
        AND right(regexp_replace(m.sender, '\D', '', 'g'), %(alike)s)
            = right(regexp_replace(%(value)s, '\D', '', 'g'), %(alike)s))
    OR m.reference IN (SELECT p.contact_id FROM desk_planned_contact p JOIN book_points x USING (point_id)
        WHERE x.value = %(value)s))
LIMIT 1
"""


@dataclass(frozen=True)
class CameBack:
    """Takes in what a carrier hands over; called outside any transaction, and again with the same safely."""

    connection: Connection
    home: Home
    clock: Callable[[], datetime]

    def heard(self, one: Receipt | Inbound) -> None:
        """A receipt is taken; what a person wrote is kept, and committed, before the carrier is thanked."""
        if isinstance(one, Receipt):
            take_receipt(self.connection, self.home, one, self.clock())
        else:
            keep_inbound(self.connection, one, self.clock())

    def mail(self, raw: bytes, ours: Ours) -> None:
        """A mail that came back: a report is taken, a machine's answer tells nothing, words are kept."""
        try:
            one = read_mail(raw, ours)
        except InvalidInput:
            # Too long to be read here: counted with the receipts that name nobody, so that it is seen.
            one = read_mail(raw[:_HEADERS], ours)
        if not isinstance(one, AutoReply):
            self.heard(one)


_HEADERS = 65_536


def keep_inbound(connection: Connection, one: Inbound, at: datetime) -> None:
    """Keep what somebody wrote until it is taken; the same again, while it waits, is the same."""
    with connection.transaction():
        connection.execute(
            _KEEP,
            {
                "channel": one.channel,
                "carrier": one.carrier,
                "sender": one.sender.lower() if one.channel == "email" else one.sender,
                "to": one.to,
                "text": one.text,
                "part": one.part[0],
                "parts": one.part[1],
                "reference": one.reference,
                "at": at,
            },
        )


def words_wait(connection: Connection, value: str) -> bool:
    """Whether something came from this number or address, or answers what went there, that nobody has taken.

    Carriers write one number in several ways, with and without its country: numbers that end alike are
    taken for one here. That can only hold a message back.
    """
    about = {"value": value, "alike": _ALIKE}
    return connection.execute(_WAITS, about).fetchone() is not None


def value_of_sender(connection: Connection, sender: str) -> str:
    """The number or address as the book has it: with the plus that carriers leave out, where one is known."""
    query = "SELECT value FROM book_points WHERE value = %s LIMIT 1"
    row = connection.execute(query, [f"+{sender}"]).fetchone()
    return str(row[0]) if row else sender


def take_inbound(connection: Connection, inbound_id: int, at: datetime) -> None:
    """Say, within the caller's transaction, that an inbound message was acted on."""
    connection.execute(
        "UPDATE desk_inbound_message SET taken_at = coalesce(taken_at, %s) WHERE inbound_id = %s",
        [at, inbound_id],
    )
