"""E-mail over SMTP: the only module of the project that can open a line to a mail server."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address, HeaderRegistry
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from email.policy import EmailPolicy, Policy
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import aiosmtplib

from rightparty.channels.one_click import one_click_token
from rightparty.channels.port import Channel, Message, Outcome
from rightparty.channels.smtp_codes import ENHANCED, by_status, codes
from rightparty.errors import InvalidInput
from rightparty.gate.permit import Permit

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

TIMEOUT_S = 30
_PIECE = 66
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Server:
    """A mail server: `smtp://` (STARTTLS, which only a server on this machine may lack), `smtps://` (TLS).

    sink: somebody said, by `sink://`, that what goes to this server on this machine ends there. A port
    tells nothing of it: behind one on this machine may stand a relay, or a tunnel to one.
    """

    host: str
    port: int
    tls: bool = False
    user: str | None = None
    password: str | None = None
    sink: bool = False


def read_server(url: str) -> Server:
    """The server that `smtp://[user:password@]host[:port]`, `smtps://…` or `sink://127.0.0.1:port` names.

    Raises:
        InvalidInput: it is not such an address; the address itself is not repeated, it may hold a password.
    """
    help = "write it as smtp://host:port, or smtps://user:password@host"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as fault:
        raise InvalidInput("this is no address of a mail server, or its port is no number", help) from fault
    if (
        parts.scheme not in ("smtp", "smtps", "sink")
        or not parts.hostname
        or parts.path.strip("/")
        or parts.query
    ):
        raise InvalidInput("this is no address of a mail server", help)
    sink = parts.scheme == "sink"
    if sink and (parts.hostname not in _LOOPBACK or not port):
        raise InvalidInput("a sink for mail is on this machine", "write it as sink://127.0.0.1:port")
    tls = parts.scheme == "smtps"
    user = unquote(parts.username) if parts.username else None
    word = unquote(parts.password) if parts.password else None
    return Server(parts.hostname, port or (465 if tls else 587), tls, user, word, sink)


@dataclass(frozen=True)
class OneClick:
    """Where one click unsubscribes (RFC 8058), and the secret under which only we name a contact there."""

    url: str
    key: bytes = field(repr=False)
    mark: Callable[[str], str] = field(repr=False)
    """The keyed digest of an address, by which a stop finds it when nothing else of it is kept."""

    def address(self, reference: str, point: str) -> str:
        """The address for one contact, which went to `point`; a POST there unsubscribes at once."""
        return f"{self.url.rstrip('/')}/{one_click_token(reference, self.key, self.mark(point))}"


@dataclass(frozen=True)
class Envelope:
    """What stands around a mail besides its text.

    `domain`: our own, for the Message-ID, by which an answer finds its contact. `bounces`: the address
    that reports of failure go to; our reference is added to its local part. `one_click`: see there.
    """

    domain: str
    bounces: str | None = None
    one_click: OneClick | None = None

    def sender(self, message: Message) -> str:
        """Whom the mail server reports failures to: `bounces+REFERENCE@…`, else the sender itself."""
        if self.bounces is None:
            return message.sender
        local, _, host = self.bounces.rpartition("@")
        return f"{local}+{message.reference}@{host}"


def read_bounces(address: str) -> str:
    """The address that reports of failure go to.

    Raises:
        InvalidInput: it is no address, or has a `+` of its own.
    """
    if not re.fullmatch(r"[A-Za-z0-9._-]{1,40}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", address):
        raise InvalidInput(
            "this is no address for reports of failure", "write it as bounces@mail.bank.example"
        )
    return address


def read_one_click(url: str) -> str:
    """The address at which one click unsubscribes.

    Raises:
        InvalidInput: it is no https address (RFC 8058, 3.1).
    """
    try:
        parts = urlsplit(url)
    except ValueError as fault:
        raise InvalidInput("one click needs an https address", "write it as https://host/path") from fault
    if parts.scheme != "https" or not parts.hostname or parts.query or parts.fragment:
        raise InvalidInput("one click needs an https address", "write it as https://host/path")
    return url


class Smtp(Channel):
    """E-mail; one line to the server is kept open and used for one message after the other."""

    name = "email"
    carrier = "smtp"

    def __init__(
        self,
        server: Server,
        key: "Ed25519PublicKey",
        clock: Callable[[], datetime],
        envelope: Envelope,
    ) -> None:
        super().__init__(key, clock)
        self._server = server
        self._envelope = envelope
        self._runner = asyncio.Runner()
        self._client: aiosmtplib.SMTP | None = None

    def unready(self) -> str | None:
        """Why the server cannot be reached; asked before a contact is claimed, so that none is lost."""
        try:
            self._runner.run(self._awake())
        except (aiosmtplib.SMTPException, OSError) as fault:
            self._client = None
            return f"the mail server does not answer: {type(fault).__name__}"
        return None

    def unfit(self, message: Message, until: datetime) -> str | None:
        """An address that no mail can be written to, whatever the book let in."""
        del until
        if _WORD.fullmatch(message.sender) is None:
            return "sender_unfit"  # it stands in headers that hold plain words only
        try:
            address = Address(addr_spec=message.point)
        except (ValueError, MessageError):
            return "address_unfit"
        return None if address.addr_spec == message.point and message.point.isascii() else "address_unfit"

    def find(self, reference: str) -> Outcome | None:
        """A mail server cannot be asked what became of a message."""
        del reference
        return None

    def close(self) -> None:
        """Say good-bye to the server."""
        if self._client is not None and self._client.is_connected:
            self._client.close()
        self._runner.close()

    def _carry(self, message: Message, permit: Permit) -> Outcome:
        return self._runner.run(self._deliver(message, compose(message, permit, self._envelope)))

    async def _awake(self) -> aiosmtplib.SMTP:
        if self._client is not None and self._client.is_connected:
            try:
                await self._client.noop()
            except aiosmtplib.SMTPException:
                self._client.close()
            else:
                return self._client
        server = self._server
        client = aiosmtplib.SMTP(
            hostname=server.host,
            port=server.port,
            use_tls=server.tls,
            start_tls=None
            if server.host in _LOOPBACK
            else not server.tls,  # no text leaves here in the clear
            username=server.user,
            password=server.password,
            timeout=TIMEOUT_S,
        )
        await client.connect()
        self._client = client
        return client

    async def _deliver(self, message: Message, mail: EmailMessage) -> Outcome:
        client = self._client
        if client is None or not client.is_connected:
            try:
                client = await self._awake()
            except (aiosmtplib.SMTPException, OSError):
                self._client = None
                return codes()["down"]
        self._ask_halts(message)
        try:
            refused, answer = await client.sendmail(
                self._envelope.sender(message), [message.point], mail.as_bytes(policy=_POLICY)
            )
        except aiosmtplib.SMTPRecipientsRefused as fault:
            first = fault.recipients[0]
            return self._meaning(first.code, first.message)
        except aiosmtplib.SMTPResponseException as fault:
            return self._meaning(fault.code, fault.message)
        except (aiosmtplib.SMTPException, OSError):
            # Somewhere between the first word and the last answer: it may have arrived.
            client.close()
            return codes()["lost"]
        code, words = next(iter(refused.values()), (250, answer))
        return self._meaning(code, words)

    def _meaning(self, code: int, words: str) -> Outcome:
        """Our outcome for an answer: by its enhanced code, as far as we know it, else by its reply code."""
        enhanced = ENHANCED.search(words)
        return by_status(enhanced[1] if enhanced else str(code), str(code))


def compose(message: Message, permit: Permit, envelope: Envelope) -> EmailMessage:
    """The mail: our reference as its Message-ID, ways to unsubscribe, and a subject that tells nothing."""
    mail = EmailMessage(policy=_POLICY)
    mail["From"] = _from(message.sender_name, message.sender)
    mail["To"] = Address(addr_spec=message.point).addr_spec
    mail["Subject"] = message.text.subject
    mail["Date"] = permit.valid_from
    mail["Message-ID"] = f"<{message.reference}@{envelope.domain}>"
    by_mail = f"<mailto:{message.sender}?subject=unsubscribe%20{message.reference}>"
    if envelope.one_click is None:
        mail["List-Unsubscribe"] = by_mail
    else:
        # RFC 8058, 3.1: one https address, and the POST that it takes.
        by_click = envelope.one_click.address(message.reference, message.point)
        mail["List-Unsubscribe"] = f"{by_mail}, <{by_click}>"
        mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    mail["Auto-Submitted"] = "auto-generated"
    mail["Content-Language"] = message.text.language
    mail["X-Permit"] = _in_pieces(permit.encode())
    mail.set_content(message.text.body, cte="base64")
    return mail


@lru_cache(maxsize=64)
def _from(name: str, address: str) -> Any:
    """The header of a sender, who is the same in thousands of mails."""
    return _POLICY.header_factory("From", Address(name, addr_spec=address))


def _in_pieces(text: str) -> str:
    """A long word as a header can fold it; whoever reads it takes the blanks out."""
    return " ".join(text[start : start + _PIECE] for start in range(0, len(text), _PIECE))


class _AsWritten:
    """A header of plain ASCII words, each on a line of its own.

    `email` would look for addresses and encoded words in what can hold none, which takes longer than all
    the rest of a mail.
    """

    name: str
    max_count = 1

    @staticmethod
    def parse(value: str, kwds: dict[str, Any]) -> None:
        """Take the words; `kwds` is how `email.headerregistry.BaseHeader` is told what it holds."""
        if _WORDS.fullmatch(value) is None:
            raise ValueError("this header holds plain words only")
        kwds["parse_tree"] = None
        kwds["decoded"] = value

    def fold(self, *, policy: Policy) -> str:
        """The header as lines."""
        return f"{self.name}: {str(self).replace(' ', f'{policy.linesep} ')}{policy.linesep}"


def _policy() -> "EmailPolicy[EmailMessage]":
    headers = HeaderRegistry()
    for name in _PLAIN:
        headers.map_to_type(name, _AsWritten)  # type: ignore[arg-type]  # a mixin: the registry adds the base
    return SMTP_POLICY.clone(header_factory=headers)


_PLAIN = (
    "to",
    "message-id",
    "x-permit",
    "list-unsubscribe",
    "list-unsubscribe-post",
    "auto-submitted",
    "content-language",
)
_WORD = re.compile(r"[\x21-\x7e]+", re.ASCII)
_WORDS = re.compile(r"[\x21-\x7e]+(?: [\x21-\x7e]+)*", re.ASCII)
_POLICY = _policy()
