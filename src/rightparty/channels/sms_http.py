"""SMS by a gateway with plain HTTP: Kannel's `sendsms`, as documented in its user's guide, chapter 9.

The message goes in the body and its particulars in `X-Kannel-` headers, so that the gateway's access log
holds no number and no text. Its life ends with its permit. Reports come to an address of ours that names
our reference, with a mark that only we can make.
"""

import hashlib
import hmac
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, urlencode, urlsplit

from rightparty.channels.http_line import Gateway, Line, NoAnswer, NotAsked
from rightparty.channels.port import UNKNOWN, Channel, Message, Outcome, outcome_map
from rightparty.channels.receipts import Receipt, identifier, instant, meaning
from rightparty.channels.smpp_text import address_of
from rightparty.errors import InvalidInput
from rightparty.gate.permit import Permit

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

CARRIER: Final = "sms_http"
PATH: Final = "/cgi-bin/sendsms"
REPORTS: Final = 31
"""Every kind of report: delivered 1, failed 2, waiting at the centre 4, taken by it 8, refused by it 16."""

_LONGEST_QUERY = 2_048
_UCS2 = "2"


@dataclass(frozen=True)
class Reports:
    """Where the gateway calls us back, and the secret under which only we can name a message there."""

    url: str
    key: bytes


def read_reports_url(url: str) -> str:
    """The address for reports, if it is one.

    Raises:
        InvalidInput: it is no address of a page; or it is elsewhere, and not over TLS.
    """
    try:
        parts = urlsplit(url)
    except ValueError as fault:
        raise InvalidInput("this is no address for reports", "write it as https://host/path") from fault
    is_here = parts.hostname in ("localhost", "127.0.0.1", "::1")
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise InvalidInput("this is no address for reports", "write it as https://host/path")
    if parts.scheme == "http" and not is_here:
        raise InvalidInput("reports come over TLS", "write it as https://host/path")
    return url


class SmsHttp(Channel):
    """One line to the gateway; a message is one request, and none is repeated."""

    name = "sms"
    carrier = CARRIER

    def __init__(
        self,
        gateway: Gateway,
        key: "Ed25519PublicKey",
        clock: Callable[[], datetime],
        reports: Reports | None = None,
        centre: str | None = None,
    ) -> None:
        """`centre`: the gateway's id of the line to use (`smsc`), where it has several."""
        super().__init__(key, clock)
        self._gateway, self._reports, self._centre = gateway, reports, centre
        self._line = Line(gateway, clock)
        self._codes = outcome_map(CARRIER)

    def unready(self) -> str | None:
        """Why the gateway cannot be reached."""
        return self._line.ready()

    def unfit(self, message: Message, until: datetime) -> str | None:
        """No number, or a permit with less than a minute left: the gateway counts a life in minutes."""
        if address_of(message.point) is None or address_of(message.sender) is None:
            return "number_or_sender_unfit"
        return None if _minutes(self._clock(), until) else "less_than_a_minute_left"

    def find(self, reference: str) -> Outcome | None:
        """This interface cannot be asked; its reports come by themselves."""
        del reference
        return None

    def close(self) -> None:
        """Hang up."""
        self._line.close()

    def _carry(self, message: Message, permit: Permit) -> Outcome:
        headers = {
            "Content-Type": "text/plain; charset=UTF-8",
            "X-Kannel-Username": self._gateway.user,
            "X-Kannel-Password": self._gateway.password,
            "X-Kannel-From": message.sender,
            "X-Kannel-To": message.point,
            "X-Kannel-Coding": _UCS2,
            "X-Kannel-Validity": str(_minutes(self._clock(), permit.valid_until)),
        }
        if self._centre is not None:
            headers["X-Kannel-SMSC"] = self._centre
        if self._reports is not None:
            headers["X-Kannel-DLR-Mask"] = str(REPORTS)
            headers["X-Kannel-DLR-Url"] = report_url(self._reports, message.reference)
        try:
            self._line.opened()
            self._ask_halts(message)
            answer = self._line.ask(PATH, headers, message.text.body.encode())
        except NotAsked:
            return self._codes["down"]
        except NoAnswer:
            return self._codes["lost"]
        return answer_meaning(answer.status, answer.body)


def answer_meaning(status: int, body: bytes) -> Outcome:
    """Our outcome, by status and the number that the answer begins with; else by the status alone."""
    first = re.match(rb"(\d{1,3}):", body)
    exact = f"{status}.{int(first[1])}" if first else str(status)
    for code in (exact, str(status)):
        if (known := outcome_map(CARRIER).get(code)) is not None:
            return Outcome(
                known.result, exact, known.outcome, known.evidence, known.provider_fault, carrier=CARRIER
            )
    return Outcome(UNKNOWN, exact, "unknown", carrier=CARRIER)


def _minutes(now: datetime, until: datetime) -> int:
    """Whole minutes that a message may live: never one more than its permit."""
    return max(0, int((until - now).total_seconds() // 60))


def report_url(reports: Reports, reference: str) -> str:
    """Where reports about this message go; the gateway fills in what `%d`, `%T` and `%A` stand for."""
    named = urlencode({"ref": reference, "mark": _mark(reference, reports.key)})
    return f"{reports.url}?{named}&kind=%d&at=%T&answer=%A"


def read_kannel_report(query: str, key: bytes) -> Receipt:
    """The receipt in a call of our report address, by its query string.

    Raises:
        InvalidInput: it is no such call, or names a message with a mark that is not ours.
    """
    given = _given(query)
    reference = identifier(given.get("ref"), "ref")
    shown = given.get("mark", "")
    if reference is None or not hmac.compare_digest(shown.encode(), _mark(reference, key).encode()):
        raise InvalidInput("the report names no message of ours", "hand over the call as it came")
    kind = given.get("kind", "")
    if kind not in ("1", "2", "4", "8", "16"):
        raise InvalidInput("the report has no kind", "hand over the call as it came")
    code = _code(kind, given.get("answer", ""))
    arrived = {"1": True, "2": False, "16": False}.get(kind)
    return Receipt(
        CARRIER, code, meaning(CARRIER, code, arrived=arrived), instant(given.get("at")), reference
    )


def _given(query: str) -> Mapping[str, str]:
    if len(query) > _LONGEST_QUERY:
        raise InvalidInput("the report is too long", "hand over the call as it came")
    try:
        pairs = parse_qs(query, max_num_fields=20, errors="strict")
    except ValueError as fault:
        raise InvalidInput("the report cannot be read", "hand over the call as it came") from fault
    if any(len(values) > 1 for values in pairs.values()):
        raise InvalidInput("the report says something twice", "hand over the call as it came")
    return {name: value for name, (value,) in pairs.items()}


def _code(kind: str, answer: str) -> str:
    """The kind of report, and the centre's own state where its receipt names one (`stat:EXPIRED`)."""
    state = re.search(r"\bstat:([A-Z]{5,8})\b", answer)
    return f"{kind}.{state[1]}" if state else kind


def _mark(reference: str, key: bytes) -> str:
    return hmac.new(key, b"sms report\x00" + reference.encode(), hashlib.sha256).hexdigest()[:32]
