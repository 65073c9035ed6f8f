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
                "sender": normal_sender(one),
                "to": one.to,
                "text": one.text,
                "part": one.part[0],
                "parts": one.part[1],
                "reference": one.reference,
                "at": at,
            },
        )


def normal_sender(one: Inbound) -> str:
    """The number or address as the book writes it: carriers leave out the plus of a number of the world."""
    if one.channel == "sms" and one.sender.isascii() and one.sender.isdigit() and len(one.sender) > 10:
        return "+" + one.sender
    return one.sender.lower() if one.channel == "email" else one.sender


def words_wait(connection: Connection, value: str) -> bool:
    """Whether something came from this number or address that nobody has taken yet."""
    query = "SELECT FROM desk_inbound_message WHERE sender = %s AND taken_at IS NULL LIMIT 1"
    return connection.execute(query, [value]).fetchone() is not None


def take_inbound(connection: Connection, inbound_id: int, at: datetime) -> None:
    """Say, within the caller's transaction, that an inbound message was acted on."""
    connection.execute(
        "UPDATE desk_inbound_message SET taken_at = coalesce(taken_at, %s) WHERE inbound_id = %s",
        [at, inbound_id],
    )
