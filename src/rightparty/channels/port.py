"""The one way out: `send(message, permit)`, and nothing else.

A channel is handed a message and a permit for exactly this message. Before it does anything it checks,
with the public key and its own clock, that the permit is genuine for this point, text, channel and
minute, and that it has not been used. What a provider answers becomes an `Outcome` by a map that is
data, not code.
"""

import tomllib
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from rightparty.book.tables import EVIDENCE_KINDS, OUTCOMES
from rightparty.errors import InvalidInput, Refused
from rightparty.gate.permit import Permit, check
from rightparty.words.render import Text, content_hash

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

SENT: Final = "sent"
FAILED: Final = "failed"
UNKNOWN: Final = "unknown"
RESULTS = (SENT, FAILED, UNKNOWN)


@dataclass(frozen=True)
class Message:
    """What leaves: our `reference`, the number or address it goes to, and the text as it was rendered.

    `sender` is the number or address that it comes from, `sender_name` the name shown with it, and
    `addressee` the name above a postal address; other channels show none.
    """

    reference: str
    point: str = field(repr=False)
    text: Text = field(repr=False)
    sender: str
    sender_name: str = ""
    addressee: str = ""


@dataclass(frozen=True)
class Outcome:
    """What a channel says became of a message.

    `result`: SENT (the provider took it), FAILED (it certainly did not) or UNKNOWN (nobody can tell: it
    counts as made and is never sent again). `code` is the provider's, `outcome` and `evidence` ours, as
    in the book's tables: what happened, and what it tells of the point. `provider_fault`: it failed for a
    reason of the provider's own, so that another may be asked. `carrier` took it, and knows it by `ids`, of
    which a long text has one a part.
    """

    result: str
    code: str
    outcome: str | None = None
    evidence: str | None = None
    provider_fault: bool = False
    carrier: str = ""
    ids: tuple[str, ...] = ()


class HaltedError(Refused):
    """Everything that leaves is stopped, or this sender's part of it."""


def _nothing_halts(sender: str) -> str | None:
    del sender
    return None


class Channel(ABC):
    """One way of carrying a message. Subclasses say how; none may skip the check.

    `name` is the channel's in the book; `carrier` names who carries, as its file of codes is named.
    """

    name: str
    carrier: str = ""
    _halted: Callable[[str], str | None] = staticmethod(_nothing_halts)

    def __init__(self, key: "Ed25519PublicKey", clock: Callable[[], datetime]) -> None:
        self._key = key
        self._clock = clock
        self._used: set[str] = set()

    def send(self, message: Message, permit: Permit) -> Outcome:
        """Carry the message if, and only if, the permit is genuine for it now and was not used before.

        Raises:
            HaltedError: everything is stopped; nothing has left.
            Refused: it is not; nothing has left.
        """
        checked = check(
            permit.encode(),
            self._key,
            point=message.point,
            content_hash=content_hash(message.text),  # of the text itself, computed anew
            at=self._clock(),
            channel=self.name,
        )
        if not checked.ok:
            raise Refused(f"nothing was sent: {checked.because}", "ask for a new decision")
        if message.text.channel != self.name:
            raise Refused(
                f"nothing was sent: this is a message for `{message.text.channel}`, not `{self.name}`"
            )
        if permit.permit_id in self._used:
            raise Refused("nothing was sent: this permit was used before", "ask for a new decision")
        unfit = self.unfit(message, permit.valid_until)
        if unfit is not None:
            raise Refused(f"nothing was sent: {unfit}", "see the guide of the channels")
        self._used.add(permit.permit_id)
        self._ask_halts(message)  # the last thing that is asked: see `heed`
        return self._carry(message, permit)

    def _ask_halts(self, message: Message) -> None:
        """Asked again by whoever opens a line first, or tries a second carrier: that takes its time.

        Raises:
            HaltedError: everything is stopped, or what comes from this sender.
        """
        because = self._halted(message.sender)
        if because is not None:
            raise HaltedError(
                f"nothing was sent: everything is stopped ({because})", "`rightparty admin halts`"
            )

    def heed(self, halted: Callable[[str], str | None]) -> None:
        """Ask `halted` before every message why nothing may leave from its sender now; None lets it go.

        It must work without the database: see `desk.halt_flag`.
        """
        self._halted = halted

    def unready(self) -> str | None:
        """Why nothing can be sent now, asked before a contact is claimed; None if something can."""
        return None

    def unfit(self, message: Message, until: datetime) -> str | None:
        """Why this message cannot be carried here though the channel works, as a code; None if it can.

        Asked before the contact is claimed, with the end of its permit: nothing outside is called.
        """
        del message, until
        return None

    def poll(self) -> None:  # noqa: B027 -- most channels hold no line open, and have nothing to take in
        """Take in what came back meanwhile, where a line is held open."""

    @abstractmethod
    def find(self, reference: str) -> Outcome | None:
        """What became of an earlier message by our reference; None where the provider cannot tell."""

    @abstractmethod
    def close(self) -> None:
        """Let go of connections."""

    @abstractmethod
    def _carry(self, message: Message, permit: Permit) -> Outcome:
        """Hand the message over; the permit has been checked. Never raises for what a provider does.

        Raises:
            HaltedError: everything was stopped meanwhile; nothing has left.
        """


def outcome_map(name: str) -> Mapping[str, Outcome]:
    """A provider's codes and what they mean to us, from `channels/<name>.toml`.

    Raises:
        InvalidInput: an entry that is not of our vocabulary.
    """
    file = files("rightparty.channels") / f"{name}.toml"
    raw = tomllib.loads(file.read_text(encoding="utf-8"))
    return {code: _outcome(f"{name}.toml", code, entry) for code, entry in raw["codes"].items()}


def _outcome(file: str, code: str, entry: Mapping[str, str]) -> Outcome:
    fault = entry.get("fault", "")
    made = Outcome(entry["result"], code, entry.get("outcome"), entry.get("evidence"), fault == "provider")
    known = (
        made.result in RESULTS
        and fault in ("", "provider")
        and not (made.provider_fault and made.result != FAILED)
        and (made.outcome is None or made.outcome in OUTCOMES.split())
        and (made.evidence is None or made.evidence in EVIDENCE_KINDS.split())
    )
    if not known:
        raise InvalidInput(f"{file}: `{code}` is mapped to something that the book has no word for")
    return made
