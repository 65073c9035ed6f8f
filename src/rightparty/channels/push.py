"""A knock on the person's own phone, through the gateway of the lender's app.

A push shows on a locked screen, to whoever looks at it: it says that there is a message, and nothing else is
carried. The gateway knows the app on that device by the point's own value, hands the push to whatever network
the device is on, and answers with that network's word: the codes of FCM's HTTP v1 interface, or the bare
statuses of Web Push (RFC 8030). Where it keeps our references, it can be asked what became of one.
"""

import base64
import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from rightparty.channels.http_line import Answer, Gateway, Line, NoAnswer, NotAsked
from rightparty.channels.port import FAILED, SENT, UNKNOWN, Channel, Message, Outcome, outcome_map
from rightparty.channels.receipts import LONGEST_ID
from rightparty.errors import InvalidInput
from rightparty.gate.permit import Permit
from rightparty.law.vocabulary import NEUTRAL
from rightparty.outside import read_json

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

CARRIER: Final = "push"
PATH: Final = "/push"

_LONGEST_CODE = 64


class Push(Channel):
    """One line to the gateway of the app; a push is one request, and none is repeated."""

    name = "push"
    carrier = CARRIER

    def __init__(self, gateway: Gateway, key: "Ed25519PublicKey", clock: Callable[[], datetime]) -> None:
        super().__init__(key, clock)
        self._gateway, self._line = gateway, Line(gateway, clock)
        self._codes = outcome_map(CARRIER)

    def unready(self) -> str | None:
        """Why the gateway cannot be reached."""
        return self._line.ready()

    def unfit(self, message: Message, until: datetime) -> str | None:
        """A text that tells, whatever allowed it: a locked screen is no place for it. Or no time is left."""
        if message.text.content not in NEUTRAL:
            return "a_push_tells_nothing"
        return None if _seconds(self._clock(), until) else "less_than_a_second_left"

    def find(self, reference: str) -> Outcome | None:
        """What the gateway says of our reference; None where it keeps none, or does not know this one."""
        try:
            answer = self._line.ask(f"{PATH}/{quote(reference, safe='')}", self._headers(), method="GET")
        except (NotAsked, NoAnswer):
            return None
        return found_meaning(answer)

    def close(self) -> None:
        """Hang up."""
        self._line.close()

    def _carry(self, message: Message, permit: Permit) -> Outcome:
        # No title: the permit is bound to the text alone, and the text begins with the neutral name.
        asked = {
            "reference": message.reference,
            "to": message.point,
            "from": message.sender,
            "language": message.text.language,
            "body": message.text.body,
            "ttl_s": _seconds(self._clock(), permit.valid_until),
        }
        try:
            self._line.opened()
            self._ask_halts(message)
            answer = self._line.ask(PATH, self._headers(), json.dumps(asked, ensure_ascii=False).encode())
        except NotAsked:
            return self._codes["down"]
        except NoAnswer:
            return self._codes["lost"]
        return answer_meaning(answer)

    def _headers(self) -> Mapping[str, str]:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self._gateway.user or self._gateway.password:
            named = f"{self._gateway.user}:{self._gateway.password}".encode()
            headers["Authorization"] = f"Basic {base64.b64encode(named).decode()}"
        return headers


def answer_meaning(answer: Answer) -> Outcome:
    """Our outcome, by the status and the code that its body names; else by the status alone."""
    said = _object(answer.body)
    named = _error_code(said)
    exact = f"{answer.status}.{named}" if named else str(answer.status)
    known = _known(exact) or _known(str(answer.status))
    if known is None:
        return Outcome(UNKNOWN, exact, "unknown", carrier=CARRIER)
    id = said.get("name")  # what FCM calls the message
    kept = known.result == SENT and isinstance(id, str) and 0 < len(id) <= LONGEST_ID and id.isascii()
    return Outcome(
        known.result,
        exact,
        known.outcome,
        known.evidence,
        known.provider_fault,
        carrier=CARRIER,
        ids=(str(id),) if kept else (),
    )


def found_meaning(answer: Answer) -> Outcome | None:
    """What the gateway keeps of a reference: `sent`, or `failed` with its code; anything else tells nothing.

    That it does not know the reference proves nothing either: its own list may be late.
    """
    said = _object(answer.body)
    state, code = said.get("state"), said.get("code")
    if answer.status != 200 or state not in (SENT, FAILED):
        return None
    named = code if isinstance(code, str) and len(code) <= _LONGEST_CODE and code.isascii() else ""
    if state == SENT:
        return Outcome(SENT, named or "taken", carrier=CARRIER)
    known = _known(named)
    if known is None or known.result != FAILED:
        return Outcome(FAILED, named or "failed", "unknown", carrier=CARRIER)
    return Outcome(FAILED, named, known.outcome, known.evidence, known.provider_fault, carrier=CARRIER)


def _known(code: str) -> Outcome | None:
    return outcome_map(CARRIER).get(code)


def _object(body: bytes) -> Mapping[str, Any]:
    """The object in an answer; empty where there is none, as Web Push answers."""
    try:
        said = read_json(body, "the answer")
    except InvalidInput:
        return {}
    return said if isinstance(said, dict) else {}


def _error_code(said: Mapping[str, Any]) -> str | None:
    """FCM's own code among the details of an error, else the error's canonical status."""
    error = said.get("error")
    if not isinstance(error, dict):
        return None
    details = error.get("details")
    rows = [one for one in details if isinstance(one, dict)] if isinstance(details, list) else []
    named = next((one["errorCode"] for one in rows if "errorCode" in one), error.get("status"))
    is_code = isinstance(named, str) and 0 < len(named) <= _LONGEST_CODE and named.isascii()
    return str(named) if is_code else None


def _seconds(now: datetime, until: datetime) -> int:
    """Whole seconds that a push may wait for its device: never one more than its permit."""
    return max(0, int((until - now).total_seconds()))
