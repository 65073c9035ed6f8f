"""What WhatsApp's Cloud API calls us with: reports of messages, and what people wrote back.

Each call is signed with the app's secret, over its very bytes (`X-Hub-Signature-256`), and may hold several
reports and messages. One that cannot be read takes none of the others with it: they may be stops. What
somebody sent that is no text is handed on as something that cannot be read: it may be a stop, and a person
looks at it.
"""

import hashlib
import hmac
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from rightparty.channels.receipts import (
    LONGEST_REPORT,
    UNREADABLE,
    Inbound,
    Receipt,
    id_or_none,
    instant,
    nobodys,
)
from rightparty.channels.receipts import meaning as meaning_of
from rightparty.channels.whatsapp import CARRIER, error_code
from rightparty.errors import InvalidInput
from rightparty.outside import read_json

SIGNED_BY: Final = "X-Hub-Signature-256"

_HELP = "hand over the call as it came"
_SCHEME = "sha256="
_ARRIVED = {"sent": None, "delivered": True, "read": True, "failed": False}
_LONGEST_NUMBER = 64


def is_signed(body: bytes, signature: str, secret: str) -> bool:
    """Whether a call is signed with this secret; never where there is none."""
    made = _SCHEME + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return bool(secret) and hmac.compare_digest(made.encode(), signature.encode("utf-8", "replace"))


def read_calls(body: bytes) -> Sequence[Receipt | Inbound]:
    """The receipts and the words in one call; what is about other things than messages is left out.

    What stands where a report or a message should, and is none, becomes a receipt that names nobody.

    Raises:
        InvalidInput: it is no such call.
    """
    if len(body) > LONGEST_REPORT:
        raise InvalidInput("the call is too long", _HELP)
    said = read_json(body, "the call")
    if not isinstance(said, dict) or said.get("object") != "whatsapp_business_account":
        raise InvalidInput("the call is not about a business's messages", _HELP)
    if not isinstance(said.get("entry", []), list):
        raise InvalidInput("`entry` of the call is no list", _HELP)
    found: list[Receipt | Inbound] = []
    for entry in _objects(said, "entry"):
        for change in [None] if entry is None else _objects(entry, "changes"):
            found += _changed(change)
    return found


def _changed(change: Mapping[str, Any] | None) -> Iterator[Receipt | Inbound]:
    if change is not None and change.get("field") != "messages":
        return
    value = change.get("value") if change is not None else None
    if not isinstance(value, dict):
        yield nobodys(CARRIER)
        return
    yield from map(_receipt, _objects(value, "statuses"))
    to = _ours(value)
    yield from (_inbound(one, to) for one in _objects(value, "messages"))


def _objects(said: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any] | None]:
    """The objects of a list that may be absent; None for whatever else stands there."""
    rows = said.get(name)
    if rows is None:
        return
    for row in rows if isinstance(rows, list) else [None]:
        yield row if isinstance(row, dict) else None


def _receipt(row: Mapping[str, Any] | None) -> Receipt:
    if row is None:
        return nobodys(CARRIER)
    status = row.get("status")
    reference, id = id_or_none(row.get("biz_opaque_callback_data")), id_or_none(row.get("id"))
    if not isinstance(status, str) or len(status) > _LONGEST_NUMBER or (reference is None and id is None):
        return nobodys(CARRIER)
    arrived = _ARRIVED.get(status)
    code = status if status != "failed" else _why(row)
    meaning = meaning_of(CARRIER, code, arrived=arrived)
    return Receipt(CARRIER, code, meaning, instant(_text(row.get("timestamp"))), reference, id)


def _why(row: Mapping[str, Any]) -> str:
    """The number of the first error of a message that failed."""
    first = next(_objects(row, "errors"), None)
    return error_code({"error": first}, "error") or "failed"


def _inbound(row: Mapping[str, Any] | None, to: str) -> Receipt | Inbound:
    """What somebody wrote; where no sender can be read it holds nobody, and is counted."""
    if row is None:
        return nobodys(CARRIER)
    number = _text(row.get("from"))
    # Numbers come without their plus. Who goes by a name alone is known by an id, which is nobody's number.
    bare = number.removeprefix("+")
    sender = f"+{bare}" if bare.isdecimal() else _text(row.get("from_user_id")) or number
    if not sender:
        return nobodys(CARRIER)
    id = row.get("id")
    own = id if isinstance(id, str) and id else None
    return Inbound("im", CARRIER, sender, to, _words(row), provider_id=own)


def _words(row: Mapping[str, Any]) -> str:
    """What was written, or what stands on the button that was pressed."""
    kind = row.get("type")
    said = row.get(kind) if isinstance(kind, str) else None
    if not isinstance(said, dict):
        return UNREADABLE
    if kind == "interactive":
        chosen = said.get(_text(said.get("type")))
        said = chosen if isinstance(chosen, dict) else {}
    held = said.get({"text": "body", "button": "text", "interactive": "title"}.get(str(kind), ""))
    return held if isinstance(held, str) and held else UNREADABLE


def _ours(value: Mapping[str, Any]) -> str:
    """The number of ours that it came to."""
    about = value.get("metadata")
    return _text(about.get("phone_number_id")) if isinstance(about, dict) else ""


def _text(value: object) -> str:
    return value if isinstance(value, str) and len(value) <= _LONGEST_NUMBER else ""
