"""SMS by SMPP 3.4: the only module that opens a line to a message centre.

A message's life at the centre ends with its permit (`validity_period`). Receipts and replies come over the
same line; each is given to a handler and acknowledged only after the handler has kept it, so that the centre
delivers again what a killed process had not kept. The library (LGPL) is used as it is.
"""

import logging
import select
import ssl
import struct
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

from smpplib import consts, exceptions
from smpplib.client import Client
from smpplib.smpp import make_pdu

from rightparty.channels.port import FAILED, SENT, UNKNOWN, Channel, Message, Outcome, outcome_map
from rightparty.channels.receipts import DELIVERED, WAITING, Inbound, Meaning, Receipt, meaning
from rightparty.channels.receipts import FAILED as NOT_DELIVERED
from rightparty.channels.smpp_reports import CARRIER, STATES, Delivered, read_delivered
from rightparty.channels.smpp_text import HAS_HEADER, Address, absolute_time, address_of, parts_of
from rightparty.channels.smpp_tls import Tls, untrusted
from rightparty.channels.traces import Traces
from rightparty.errors import InvalidInput
from rightparty.gate.permit import Permit

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

log = logging.getLogger(__name__)

TIMEOUT_S: Final = 10
IDLE_S: Final = 30
"""After this long without a word the line is tried with `enquire_link` before it is used."""

_PATIENCE = 200  # other PDUs that may come before the answer to ours
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
BROKEN = (
    OSError,
    ValueError,
    struct.error,
    exceptions.ConnectionError,
    exceptions.PDUError,
    exceptions.UnknownCommandError,
)
"""What the library raises when a line breaks, or when what comes over it is not the protocol."""

UNNAMED = (LookupError, TypeError, AttributeError)
"""What the library raises besides on a PDU that it cannot take apart, an optional parameter for instance."""

Heard = Callable[[Receipt | Inbound], None]


@dataclass(frozen=True)
class Centre:
    """A message centre: `smpps://` is TLS; `smpp://` only on this machine, where a tunnel may stand."""

    host: str
    port: int
    tls: bool
    user: str
    password: str = field(repr=False)


def read_centre(url: str) -> Centre:
    """The centre that `smpps://system_id:password@host[:port]` names.

    Raises:
        InvalidInput: it is no such address, or texts and numbers would leave this machine in the clear. The
            address itself is not repeated: it may hold a password.
    """
    help = "write it as smpps://system_id:password@host:port"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as fault:
        raise InvalidInput("this is no address of a message centre", help) from fault
    if parts.scheme not in ("smpp", "smpps") or not parts.hostname or parts.path.strip("/") or parts.query:
        raise InvalidInput("this is no address of a message centre", help)
    if parts.scheme == "smpp" and parts.hostname not in _LOOPBACK:
        raise InvalidInput("a message does not leave this machine without TLS", help)
    user, word = unquote(parts.username or ""), unquote(parts.password or "")
    tls = parts.scheme == "smpps"
    return Centre(parts.hostname, port or (3550 if tls else 2775), tls, user, word)


class Smpp(Channel):
    """One line to one centre, bound as transceiver and kept open."""

    name = "sms"
    carrier = CARRIER

    def __init__(
        self,
        centre: Centre,
        key: "Ed25519PublicKey",
        clock: Callable[[], datetime],
        traces: Traces,
        heard: Heard,
        timeout_s: float = TIMEOUT_S,
        number: int = 1,
    ) -> None:
        """`heard` keeps what came in; it is called by `unready` and `poll` alone, never while sending.

        `number`: which of several centres this is; each gives its own ids.
        """
        super().__init__(key, clock)
        self._centre, self._traces, self._heard = centre, traces, heard
        self._timeout_s = timeout_s
        self.carrier = CARRIER if number == 1 else f"{CARRIER}:{number}"
        self._codes = outcome_map(CARRIER)
        self._client: Client | None = None
        self._used_at: datetime | None = None
        self._distrust: str | None = None
        self._waiting: list[Any] = []

    def unready(self) -> str | None:
        """Why the centre cannot be reached; takes in what it has for us."""
        try:
            client = self._bound()
            if self._used_at is None or self._clock() - self._used_at > timedelta(seconds=IDLE_S):
                self._asked(client, make_pdu("enquire_link", client=client))
        except BROKEN as fault:
            self._drop()
            return self._why(fault)
        self.poll()
        return None

    def _why(self, fault: BaseException) -> str:
        """Why there is no line; a centre that is not the one it must be is logged too, once."""
        distrust, before = untrusted(fault), self._distrust
        self._distrust = distrust
        if distrust is None:
            return f"the message centre does not answer: {type(fault).__name__}"
        if distrust != before:
            log.error("the message centre of %s is not trusted: %s", self.carrier, distrust)
        return f"the message centre is not trusted: {distrust}"

    def unfit(self, message: Message, until: datetime) -> str | None:
        """A number or a sender that the protocol cannot name, a text that is too long."""
        del until
        if address_of(message.point) is None or address_of(message.sender) is None:
            return "number_or_sender_unfit"
        return None if parts_of(message.text.body, message.reference) is not None else "text_too_long"

    def find(self, reference: str) -> Outcome | None:
        """What the centre says of a message whose ids we know (`query_sm`); else nobody can tell."""
        trace = self._traces.trace(reference, self.carrier)
        sender = address_of(trace.sender) if trace is not None else None
        if trace is None or sender is None or not trace.ids:
            return None
        try:
            codes = [self._state(id, sender) for id in trace.ids]
        except BROKEN:
            self._drop()
            return None
        found = [meaning(CARRIER, code) for code in codes]
        if all(one.result == DELIVERED for one in found):
            return Outcome(SENT, codes[0], carrier=self.carrier)
        lost = next((one for one in found if one.result == NOT_DELIVERED and one.outcome != "unknown"), None)
        if lost is not None and len(found) == 1:
            return Outcome(FAILED, codes[0], lost.outcome, lost.evidence, carrier=self.carrier)
        return None

    def poll(self) -> None:
        """Hand on what the centre has delivered, and acknowledge each once it is kept."""
        client = self._client
        if client is None:
            return
        try:
            while _has_something(client):
                self._sort(client, _came(client))
        except BROKEN:
            self._drop()
            return
        while self._waiting and self._client is client:
            self._heard(self._read(self._waiting[0]))
            self._acknowledge(client, self._waiting.pop(0))

    def _read(self, pdu: Any) -> Receipt | Inbound:
        """What a delivery says; of one that cannot be read, a receipt of nobody's, so that it is counted."""
        try:
            return read_delivered(delivered_of(pdu), self.carrier)
        except Exception as fault:  # noqa: BLE001 -- read from its bytes alone, it would fail for ever
            log.error("a delivery from %s cannot be read: %s", self.carrier, type(fault).__name__)
            return Receipt(self.carrier, "", Meaning(WAITING))

    def close(self) -> None:
        """Say good-bye to the centre."""
        if self._client is not None:
            with suppress(*BROKEN):  # it is being left anyway
                self._asked(self._client, make_pdu("unbind", client=self._client))
            self._drop()

    def _carry(self, message: Message, permit: Permit) -> Outcome:
        parts = parts_of(message.text.body, message.reference)
        source, to = address_of(message.sender), address_of(message.point)
        if parts is None or source is None or to is None:
            return Outcome(FAILED, "unfit")
        try:
            client = self._bound()
        except BROKEN as fault:
            self._drop()
            return self._codes["down" if untrusted(fault) is None else "untrusted"]
        self._ask_halts(message)
        common = {
            "source_addr_ton": source.ton,
            "source_addr_npi": source.npi,
            "source_addr": source.value,
            "dest_addr_ton": to.ton,
            "dest_addr_npi": to.npi,
            "destination_addr": to.value,
            "esm_class": HAS_HEADER if parts.header else 0,
            "data_coding": parts.coding,
            "registered_delivery": consts.SMPP_SMSC_DELIVERY_RECEIPT_BOTH,
            "validity_period": absolute_time(permit.valid_until),
        }
        ids: list[str] = []
        for part in parts.parts:
            outcome = self._submit(client, {**common, "short_message": part})
            if outcome.result == SENT:
                ids += outcome.ids
            elif ids or part is not parts.parts[0]:
                # A part is with the centre: what the phone will show of it, nobody can tell.
                return Outcome(UNKNOWN, outcome.code, "unknown", carrier=self.carrier, ids=tuple(ids))
            else:
                return outcome
        return Outcome(SENT, "ESME_ROK", carrier=self.carrier, ids=tuple(ids))

    def _submit(self, client: Client, values: Mapping[str, Any]) -> Outcome:
        try:
            answer = self._asked(client, make_pdu("submit_sm", client=client, **values))
        except BROKEN:
            self._drop()
            return self._codes["lost"]
        code = _status_names().get(answer.status, f"0x{answer.status:08x}")
        known = self._codes.get(code) or self._codes["refused"]
        id = _text(getattr(answer, "message_id", None))
        ids = (id,) if known.result == SENT and id else ()
        return Outcome(
            known.result,
            code,
            known.outcome,
            known.evidence,
            known.provider_fault,
            carrier=self.carrier,
            ids=ids,
        )

    def _state(self, id: str, sender: Address) -> str:
        client = self._bound()
        asked = make_pdu(
            "query_sm",
            client=client,
            message_id=id,
            source_addr_ton=sender.ton,
            source_addr_npi=sender.npi,
            source_addr=sender.value,
        )
        answer = self._asked(client, asked)
        return "" if answer.is_error() else STATES.get(getattr(answer, "message_state", None) or 0, "")

    def _bound(self) -> Client:
        """The line, opened and bound where it is not."""
        if self._client is None:
            centre = self._centre
            context: Any = Tls(centre.host) if centre.tls else None
            client = Client(
                centre.host,
                centre.port,
                timeout=self._timeout_s,
                logger_name="rightparty.smpp",
                ssl_context=context,
                allow_unknown_opt_params=True,
            )
            client.logger.setLevel(logging.CRITICAL)  # below that, the library writes out whole messages
            self._client = client
            client.connect()
            client.bind_transceiver(system_id=centre.user, password=centre.password)
            self._used_at = self._clock()
        return self._client

    def _asked(self, client: Client, pdu: Any) -> Any:
        """The centre's answer to a PDU; what else comes meanwhile waits."""
        client.send_pdu(pdu)
        for _ in range(_PATIENCE):
            came = _came(client)
            if came.sequence == pdu.sequence and came.command in (f"{pdu.command}_resp", "generic_nack"):
                self._used_at = self._clock()
                return came
            self._sort(client, came)
        raise exceptions.ConnectionError("the centre talks and does not answer")

    def _sort(self, client: Client, pdu: Any) -> None:
        """Answer a question about the line at once; let a delivery wait until it can be kept."""
        if pdu.command == "enquire_link":
            answer = make_pdu("enquire_link_resp", client=client)
            answer.sequence = pdu.sequence
            client.send_pdu(answer)
        elif pdu.command == "deliver_sm":
            self._waiting.append(pdu)
        elif pdu.command == "unbind":
            raise exceptions.ConnectionError("the centre says good-bye")

    def _acknowledge(self, client: Client, pdu: Any) -> None:
        answer = make_pdu("deliver_sm_resp", client=client, status=consts.SMPP_ESME_ROK)
        answer.sequence = pdu.sequence
        try:
            client.send_pdu(answer)
        except BROKEN:
            self._drop()

    def _drop(self) -> None:
        """Let go of the line; the centre delivers anew what was not acknowledged."""
        if self._client is not None:
            self._client.disconnect()
            self._client = None
        self._waiting.clear()


def _has_something(client: Client) -> bool:
    """Whether something came in; what TLS has read already does not show on the socket."""
    line = client._socket
    held = line.pending() if isinstance(line, ssl.SSLSocket) else 0
    return bool(held or select.select([line], [], [], 0)[0])


def _came(client: Client) -> Any:
    """The next PDU that the centre sends.

    Raises:
        PDUError: it is none. The library's own reader fails on some in ways that it does not name.
    """
    try:
        return client.read_pdu()
    except UNNAMED as fault:
        raise exceptions.PDUError(f"a PDU that cannot be read: {type(fault).__name__}") from fault


def delivered_of(pdu: Any) -> Delivered:
    """What a `deliver_sm` of the library holds."""
    return Delivered(
        esm_class=pdu.esm_class or 0,
        coding=pdu.data_coding or 0,
        sender=_text(pdu.source_addr),
        to=_text(pdu.destination_addr),
        body=pdu.short_message or pdu.message_payload or b"",
        receipted_id=_text(pdu.receipted_message_id) or None,
        state=pdu.message_state,
        sar=_sar(pdu),
    )


def _sar(pdu: Any) -> tuple[int, int, int] | None:
    """What joins a part to its text; where one of the three is missing, the others mean nothing."""
    found = (pdu.sar_msg_ref_num, pdu.sar_total_segments, pdu.sar_segment_seqnum)
    return None if None in found else found


def _text(value: bytes | None) -> str:
    return (value or b"").decode("ascii", "replace").strip("\x00")


@cache
def _status_names() -> Mapping[int, str]:
    prefix = "SMPP_"
    names = (name for name in vars(consts) if name.startswith(f"{prefix}ESME_R"))
    return {getattr(consts, name): name.removeprefix(prefix) for name in names}
