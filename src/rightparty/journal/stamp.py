"""A time-stamp of a head as the journal keeps it: who made it, of which head, and the token itself.

The token is one of RFC 3161, in DER. What it says is read here without trust in anybody; whether its
authority really made it is the affair of `anchor`.
"""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from rightparty.canonical import Json
from rightparty.errors import InvalidInput
from rightparty.journal.head import TreeHead
from rightparty.journal.offline_verifier import SKEW, Invalid, read_stamp, stamp_fault
from rightparty.journal.tree import HASH_BYTES

__all__ = ["SKEW", "Anchor", "read_anchor"]


@dataclass(frozen=True)
class Anchor:
    """A time-stamp token over the head whose `TreeHead.imprint` is `head`; `authority` is its address."""

    authority: str
    head: bytes
    token: bytes

    def json(self) -> Mapping[str, Json]:
        """The time-stamp as it stands in exports."""
        return {
            "authority": self.authority,
            "head": self.head.hex(),
            "token": base64.b64encode(self.token).decode(),
        }

    def at(self) -> datetime:
        """When the authority says that it was made.

        Raises:
            InvalidInput: the token is none.
        """
        try:
            at = read_stamp(self.token)["at"]
        except Invalid as fault:
            raise InvalidInput(str(fault), "compare it with its source") from fault
        if not isinstance(at, datetime):
            raise AssertionError("a time-stamp has a time")
        return at

    def fault(self, head: TreeHead) -> str | None:
        """Why this is no time-stamp of `head`; None if its imprint and time fit.

        Neither the authority's signature nor its certificate is looked at: see `anchor.check`.
        """
        if self.head != head.imprint():
            return "it names another head"
        return stamp_fault(self.token, self.head, head.at)


def read_anchor(value: Json) -> Anchor:
    """The time-stamp that `Anchor.json` wrote.

    Raises:
        InvalidInput: a field is missing, added, or has the wrong form.
    """
    try:
        match value:
            case {"authority": str(authority), "head": str(head), "token": str(token)}:
                anchor = Anchor(authority, bytes.fromhex(head), base64.b64decode(token, validate=True))
                if len(anchor.head) == HASH_BYTES and anchor.json() == value:
                    return anchor
    except ValueError:
        pass
    raise InvalidInput("this is not a time-stamp of a head", "compare it with its source")
