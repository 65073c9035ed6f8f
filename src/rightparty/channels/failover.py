"""Two or more carriers of one channel: the next is asked only where the one before certainly did not carry.

The permit is checked and used once, at this door; the carriers behind it are only ever handed what passed.
After an unknown outcome nobody else is asked: the message may have arrived. Nor after a refusal that concerns
the person or the text: a blacklist at one gateway is not evaded through another.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from rightparty.channels.port import FAILED, SENT, Channel, Message, Outcome
from rightparty.errors import InvalidInput
from rightparty.gate.permit import Permit

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

HALF_LIFE: Final = timedelta(minutes=5)
"""How long until half of what a carrier lost in weight by an error has come back."""

_ERROR = 0.5


@dataclass
class _Health:
    """What a carrier's errors have taken of its weight, at a time."""

    lost: float = 0.0
    at: datetime | None = None

    def weight(self, now: datetime) -> float:
        """Between nothing and one: one where it never failed, or long ago."""
        if self.at is None:
            return 1.0
        lived = max(timedelta(0), now - self.at) / HALF_LIFE
        return 1.0 - self.lost * float(0.5**lived)

    def failed(self, now: datetime) -> None:
        """Halve the weight that is left."""
        self.lost, self.at = 1.0 - self.weight(now) * _ERROR, now


class Failover(Channel):
    """Carriers of one channel, in the order in which they are preferred while all are well."""

    def __init__(
        self, carriers: Sequence[Channel], key: "Ed25519PublicKey", clock: Callable[[], datetime]
    ) -> None:
        """`carriers`: preferred first; an earlier one is used unless its weight fell below a later one's.

        Raises:
            InvalidInput: they are of different channels, or there are none.
        """
        super().__init__(key, clock)
        if len({one.name for one in carriers}) != 1:
            raise InvalidInput("carriers that stand in for one another are of one channel")
        self.name = carriers[0].name
        self._carriers = list(carriers)
        self._health = [_Health() for _ in carriers]

    def weights(self) -> Sequence[float]:
        """What each carrier weighs now, in the order in which they were named."""
        now = self._clock()
        return [one.weight(now) for one in self._health]

    def unready(self) -> str | None:
        """Why none can be reached; None if one can. The others are only heard, not waited for."""
        found: list[str] = []
        order = self._order()
        for place, number in enumerate(order):
            why = self._down(number)
            if why is None:
                for other in order[place + 1 :]:
                    self._carriers[other].poll()
                return None
            found.append(why)
        return "; ".join(found)

    def unfit(self, message: Message, until: datetime) -> str | None:
        """Why none of them carries this message; None if one does."""
        found = [one.unfit(message, until) for one in self._carriers]
        return None if None in found else found[0]

    def heed(self, halted: Callable[[str], str | None]) -> None:
        """Each asks too: one may open a line first."""
        super().heed(halted)
        for one in self._carriers:
            one.heed(halted)

    def poll(self) -> None:
        """Take in what came back at each."""
        for one in self._carriers:
            one.poll()

    def find(self, reference: str) -> Outcome | None:
        """Sent where one carrier has it; failed only where every carrier says that it certainly has not."""
        found = [one.find(reference) for one in self._carriers]
        sent = next((one for one in found if one is not None and one.result == SENT), None)
        if sent is not None:
            return sent
        failed = [one for one in found if one is not None and one.result == FAILED]
        return failed[0] if len(failed) == len(self._carriers) else None

    def close(self) -> None:
        """Let go of every line."""
        for one in self._carriers:
            one.close()

    def _carry(self, message: Message, permit: Permit) -> Outcome:
        outcome: Outcome | None = None
        for number in self._order():
            carrier = self._carriers[number]
            if carrier.unfit(message, permit.valid_until) is not None:
                continue
            if self._clock() > permit.valid_until:
                break  # a slow carrier took the time: what comes now is outside the permit
            self._ask_halts(message)
            outcome = carrier._carry(message, permit)
            if not outcome.provider_fault:
                return outcome
            self._health[number].failed(self._clock())
        return outcome or Outcome(FAILED, "no_carrier")

    def _order(self) -> list[int]:
        """The heaviest first, by tenths; of equals, the one that was named first."""
        weights = self.weights()
        return sorted(range(len(weights)), key=lambda number: -round(weights[number], 1))

    def _down(self, number: int) -> str | None:
        why = self._carriers[number].unready()
        if why is not None:
            self._health[number].failed(self._clock())
        return why
