"""E-mail over SMTP: the only module of the project that can open a line to a mail server."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import aiosmtplib

from rightparty.channels.mail import Envelope, as_sent, compose
from rightparty.channels.port import Channel, Message, Outcome
from rightparty.channels.smtp_codes import ENHANCED, by_status, codes
from rightparty.errors import InvalidInput
from rightparty.gate.permit import Permit

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

TIMEOUT_S = 30
_WORD = re.compile(r"[\x21-\x7e]+", re.ASCII)
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
                self._envelope.sender(message), [message.point], as_sent(mail)
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
