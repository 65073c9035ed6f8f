"""Messages in the lender's own app: kept here, read there by whoever has signed in.

Nothing is pushed. The app asks for a person's messages after the person has signed in, so that reading one
proves whose app it is. A message ends with its permit, and can be taken back until it is read.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Final, Protocol

from rightparty.channels.port import FAILED, SENT, Channel, Message, Outcome
from rightparty.gate.permit import Permit

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

PUT: Final = Outcome(SENT, "put")


@dataclass(frozen=True)
class InboxMessage:
    """One message between two instants: whom our reference means, from whom, and what it says."""

    reference: str
    sender_name: str
    language: str
    subject: str
    body: str = field(repr=False)
    shown_from: datetime
    shown_until: datetime


class Inbox(Protocol):
    """Where messages are put, and looked up by our reference."""

    def put(self, message: InboxMessage) -> None:
        """Keep the message; a second one with the same reference changes nothing."""

    def has(self, reference: str) -> bool:
        """Whether there is a message with this reference."""


class AppInbox(Channel):
    """The inbox of the lender's app; a message that is put there is sent."""

    name = "inbox"
    carrier = "inbox"

    def __init__(self, inbox: Inbox, key: "Ed25519PublicKey", clock: Callable[[], datetime]) -> None:
        super().__init__(key, clock)
        self._inbox = inbox

    def find(self, reference: str) -> Outcome | None:
        """A message that is in the inbox was put there; one that is not certainly was not."""
        return PUT if self._inbox.has(reference) else Outcome(FAILED, "never_put")

    def close(self) -> None:
        """Nothing is held open."""

    def _carry(self, message: Message, permit: Permit) -> Outcome:
        self._inbox.put(
            InboxMessage(
                reference=message.reference,
                sender_name=message.sender_name or message.sender,
                language=message.text.language,
                subject=message.text.subject,
                body=message.text.body,
                shown_from=permit.valid_from,
                shown_until=permit.valid_until,
            )
        )
        return PUT
