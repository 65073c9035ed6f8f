"""The twin of a channel: checks permits as every channel does, and keeps what it was given."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from rightparty.channels.port import SENT, Channel, Message, Outcome
from rightparty.gate.permit import Permit

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


@dataclass
class Carried:
    """What a recording channel was given, in order."""

    messages: list[Message] = field(default_factory=list)
    permits: list[Permit] = field(default_factory=list)


class Recording(Channel):
    """A channel that keeps instead of carrying; `answers` gives a point its own fixed outcome."""

    def __init__(
        self,
        name: str,
        key: "Ed25519PublicKey",
        clock: Callable[[], datetime],
        answers: Mapping[str, Outcome] | None = None,
    ) -> None:
        super().__init__(key, clock)
        self.name = name
        self.carried = Carried()
        self._answers = answers or {}

    def find(self, reference: str) -> Outcome | None:
        """It remembers everything, so it can always tell."""
        known = any(message.reference == reference for message in self.carried.messages)
        return Outcome(SENT, "recorded") if known else Outcome("failed", "never_recorded")

    def close(self) -> None:
        """Nothing is held open; what was carried stays."""

    def _carry(self, message: Message, permit: Permit) -> Outcome:
        self.carried.messages.append(message)
        self.carried.permits.append(permit)
        return self._answers.get(message.point, Outcome(SENT, "recorded"))
