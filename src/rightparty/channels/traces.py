"""What is kept of a message that left, so that a carrier can be asked about it later."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True)
class Trace:
    """Where a message went, from whom, when it was claimed, and the carrier's ids for it."""

    point: str = field(repr=False)
    sender: str
    at: datetime
    ids: Sequence[str] = ()


class Traces(Protocol):
    """Where a message that left is looked up by our reference."""

    def trace(self, reference: str, carrier: str) -> Trace | None:
        """What is known of it; None for a reference that nobody knows."""
