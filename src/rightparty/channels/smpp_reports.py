"""What a centre delivers to us: receipts (SMPP 3.4, appendix B) and replies of people."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from rightparty.channels.receipts import WAITING, Inbound, Meaning, Receipt, identifier, meaning
from rightparty.channels.smpp_text import HAS_HEADER, WHOLE, decoded, part_by, without_header
from rightparty.errors import InvalidInput

CARRIER: Final = "smpp"
STATES: Final = {
    1: "ENROUTE",
    2: "DELIVRD",
    3: "EXPIRED",
    4: "DELETED",
    5: "UNDELIV",
    6: "ACCEPTD",
    7: "UNKNOWN",
    8: "REJECTD",
}
"""The states of a message (5.2.28), by the words that receipts use for them."""

_IS_RECEIPT = 0x04
_KIND = 0x3C
_ID = re.compile(r"\bid:([!-~]{1,64})", re.ASCII)
_STATE = re.compile(r"\bstat:([A-Za-z]{5,7})", re.ASCII)
_DONE = re.compile(r"\bdone date:(\d{10,12})\b", re.ASCII)


@dataclass(frozen=True)
class Delivered:
    """What came in a `deliver_sm`, as bytes and numbers.

    `sar`: reference, total and number of a part of a long text, where they stand beside it (5.3.2.22 to 24).
    """

    esm_class: int
    coding: int
    sender: str = field(repr=False)
    to: str
    body: bytes = field(repr=False)
    receipted_id: str | None = None
    state: int | None = None
    sar: tuple[int, int, int] | None = None


def read_delivered(one: Delivered, carrier: str = CARRIER) -> Receipt | Inbound:
    """A receipt, or what a person wrote. A receipt that names no message is one of no message."""
    if one.esm_class & _KIND == _IS_RECEIPT:
        return _receipt(one, carrier)
    body, part = without_header(one.body) if one.esm_class & HAS_HEADER else (one.body, WHOLE)
    if part == WHOLE and one.sar is not None:
        part = part_by("sar", *one.sar)
    text = decoded(body, one.coding)
    return Inbound("sms", carrier, one.sender, one.to, text, (part.number, part.of), part.joined_by)


def _receipt(one: Delivered, carrier: str) -> Receipt:
    text = one.body.decode("ascii", "replace")
    named, said = _ID.search(text), _STATE.search(text)
    try:
        id = identifier(one.receipted_id or (named[1] if named else None), "id")
    except InvalidInput:
        id = None
    code = STATES.get(one.state or 0) or (said[1].upper() if said else "")
    known = Meaning(WAITING) if not code else meaning(CARRIER, code)
    return Receipt(carrier, code, known, _done(text), provider_id=id)


def _done(text: str) -> datetime | None:
    """The end by the centre's clock, `YYMMDDhhmm[ss]`; its zone is nowhere said, so it is read as UTC."""
    found = _DONE.search(text)
    if found is None:
        return None
    digits = found[1]
    seconds = digits[10:12] if len(digits) == 12 else "00"
    day, hour = f"20{digits[:2]}-{digits[2:4]}-{digits[4:6]}", f"{digits[6:8]}:{digits[8:10]}:{seconds}"
    try:
        return datetime.fromisoformat(f"{day}T{hour}+00:00")
    except ValueError:
        return None
