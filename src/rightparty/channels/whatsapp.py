"""Instant messages by approved template: WhatsApp's Cloud API, as Meta's business messaging works.

A message that opens a conversation names an approved template, its language and its parameters; the interface
carries our reference as `biz_opaque_callback_data`, which stands in the report of each message. It cannot be
asked about a message. How long it goes on trying is a property of the template (`message_send_ttl_seconds`).
Addresses of pages: developers.facebook.com/documentation/business-messaging/whatsapp.
"""

import json
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from rightparty.channels.http_line import Answer, Gateway, Line, NoAnswer, NotAsked
from rightparty.channels.port import FAILED, SENT, UNKNOWN, Channel, Message, Outcome, outcome_map
from rightparty.channels.receipts import LONGEST_ID
from rightparty.channels.sms_templates import Registered, Registry
from rightparty.errors import InvalidInput
from rightparty.gate.permit import Permit
from rightparty.outside import read_json

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

CARRIER: Final = "whatsapp"
VERSION: Final = "v23.0"

_NUMBER = re.compile(r"\+[0-9]{5,15}")
_SENDER = re.compile(r"[0-9]{1,20}")  # the id of a business's number, not the number
_PERMISSIONS = range(200, 300)


class WhatsApp(Channel):
    """One line to the interface; a message is one request, and none is repeated."""

    name = "im"
    carrier = CARRIER

    def __init__(
        self, gateway: Gateway, registry: Registry, key: "Ed25519PublicKey", clock: Callable[[], datetime]
    ) -> None:
        """`gateway`: its password is the access token; `registry`: the templates that were approved.

        Raises:
            InvalidInput: there is no access token.
        """
        super().__init__(key, clock)
        if not gateway.password:
            raise InvalidInput("the address has no access token", "write it as https://token:TOKEN@host")
        self._token, self._registry = gateway.password, registry
        self._line, self._codes = Line(gateway, clock), outcome_map(CARRIER)

    def unready(self) -> str | None:
        """Why the interface cannot be reached."""
        return self._line.ready()

    def unfit(self, message: Message, until: datetime) -> str | None:
        """Not approved, another text than was approved, no number with its country, or delivered too late."""
        if _NUMBER.fullmatch(message.point) is None:
            # Where the plus is missing, the interface puts the sender's own country before the number.
            return "number_without_its_country"
        if _SENDER.fullmatch(message.sender) is None:
            return "sender_is_no_number_id"
        if self._clock() + self._registry.held > until:
            # GB/T 45251-2025, 5.3: hours hold where a message arrives. A message has no validity of its own.
            return "gateway_holds_longer_than_permitted"
        chosen = self._registry.chosen(message.text)
        return chosen if isinstance(chosen, str) else None

    def find(self, reference: str) -> Outcome | None:
        """This interface cannot be asked; its reports come by themselves."""
        del reference
        return None

    def close(self) -> None:
        """Hang up."""
        self._line.close()

    def _carry(self, message: Message, permit: Permit) -> Outcome:
        del permit
        chosen = self._registry.chosen(message.text)
        if isinstance(chosen, str):
            return Outcome(FAILED, "unfit")
        asked = {
            "messaging_product": "whatsapp",
            "recipient_type": "individual",
            "to": message.point,
            "type": "template",
            "template": template_of(*chosen),
            "biz_opaque_callback_data": message.reference,
        }
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self._token}"}
        body = json.dumps(asked, ensure_ascii=False).encode()
        try:
            self._line.opened()
            self._ask_halts(message)
            answer = self._line.ask(f"/{VERSION}/{message.sender}/messages", headers, body)
        except NotAsked:
            return self._codes["down"]
        except NoAnswer:
            return self._codes["lost"]
        return answer_meaning(answer)


def template_of(template: Registered, parameters: Mapping[str, str]) -> Mapping[str, Any]:
    """A template as a message names it, with its named parameters."""
    named = [
        {"type": "text", "parameter_name": name, "text": value} for name, value in sorted(parameters.items())
    ]
    return {
        "name": template.code,
        "language": {"code": template.locale},
        "components": [{"type": "body", "parameters": named}] if named else [],
    }


def answer_meaning(answer: Answer) -> Outcome:
    """Our outcome for an answer; one that says nothing we can read may have been taken."""
    codes = outcome_map(CARRIER)
    try:
        said = read_json(answer.body, "the answer")
    except InvalidInput:
        return codes["lost"]
    id, code = _taken(said) if answer.status == 200 else (None, error_code(said, "error"))
    if code is None:
        return codes["lost"]
    known = codes.get(code)
    if known is None:
        return Outcome(UNKNOWN, code, "unknown", carrier=CARRIER)
    ids = (id,) if known.result == SENT and id is not None else ()
    return Outcome(
        known.result, code, known.outcome, known.evidence, known.provider_fault, carrier=CARRIER, ids=ids
    )


def _taken(said: Any) -> tuple[str | None, str | None]:
    """The id and the status of a message that was taken; no status where the answer names no message."""
    messages = said.get("messages") if isinstance(said, dict) else None
    first = messages[0] if isinstance(messages, list) and messages else None
    if not isinstance(first, dict):
        return None, None
    id, status = first.get("id"), first.get("message_status", "accepted")
    is_id = isinstance(id, str) and 0 < len(id) <= LONGEST_ID and id.isascii() and id.isprintable()
    is_code = isinstance(status, str) and 0 < len(status) <= LONGEST_ID and status.isascii()
    return (id if is_id else None), (status if is_code else None)


def error_code(said: Any, name: str) -> str | None:
    """The number of the error that an object holds under this name; None where it names none.

    Those from 200 to 299 are permissions of the account, each of its own, and alike to us.
    """
    error = said.get(name) if isinstance(said, dict) else None
    code = error.get("code") if isinstance(error, dict) else None
    if not isinstance(code, int) or isinstance(code, bool) or not 0 <= code < 10**9:
        return None
    return "200" if code in _PERMISSIONS else str(code)
