"""A mail as it is written: what stands around its text, and the bytes that are handed over.

Most of what a header of `email` takes is parsing and folding. Headers that hold plain words are written as
they are, and those that are the same in thousands of mails are made and folded once.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from email.headerregistry import Address, BaseHeader, HeaderRegistry
from email.message import EmailMessage
from email.policy import EmailPolicy, Policy
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from rightparty.channels.one_click import one_click_token
from rightparty.channels.port import Message
from rightparty.errors import InvalidInput
from rightparty.gate.permit import Permit

_PIECE = 66


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


def as_sent(mail: EmailMessage) -> bytes:
    """The bytes of a mail, as a mail server takes them."""
    return mail.as_bytes(policy=_POLICY)


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


class _Headers(HeaderRegistry):
    """The class of each header by its name, made once; `HeaderRegistry` makes one for every header."""

    def __init__(self) -> None:
        super().__init__()
        for name in _PLAIN:
            self.map_to_type(name, _AsWritten)  # type: ignore[arg-type]  # a mixin: the registry adds the base
        self._made: dict[str, type[BaseHeader]] = {}

    def __getitem__(self, name: str) -> type[BaseHeader]:
        """The class of a header."""
        made = self._made.get(name.lower())
        if made is None:
            made = self._made[name.lower()] = super().__getitem__(name)
        return made


class _Policy(EmailPolicy):
    """SMTP's, with the headers above; those that mails have in common are made and folded once."""

    def header_store_parse(self, name: str, value: Any) -> tuple[str, Any]:
        """A header as it is kept."""
        return _parsed(name, value) if name.lower() in _ALIKE and type(value) is str else _own(name, value)

    def fold_binary(self, name: str, value: Any) -> bytes:
        """A header as it is sent."""
        if name.lower() not in _ALIKE:
            return super().fold_binary(name, value)
        found = _folded.get((name, str(value)))
        if found is None:
            if len(_folded) >= _MOST:
                _folded.clear()
            found = _folded[name, str(value)] = super().fold_binary(name, value)
        return found


def _own(name: str, value: Any) -> tuple[str, Any]:
    return EmailPolicy.header_store_parse(_POLICY, name, value)


_parsed = lru_cache(maxsize=64)(_own)
_ALIKE = ("from", "mime-version", "content-type", "content-transfer-encoding")
_MOST = 256
_folded: dict[tuple[str, str], bytes] = {}
_PLAIN = (
    "to",
    "message-id",
    "x-permit",
    "list-unsubscribe",
    "list-unsubscribe-post",
    "auto-submitted",
    "content-language",
)
_WORDS = re.compile(r"[\x21-\x7e]+(?: [\x21-\x7e]+)*", re.ASCII)
_POLICY = _Policy(linesep="\r\n", header_factory=_Headers())
