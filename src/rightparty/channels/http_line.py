"""One line to a gateway over HTTP, kept open, that knows how far a request came when it breaks.

Whether a request was on its way decides everything: one that never left may be made elsewhere, one whose
answer is missing may not.
"""

import http.client
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import unquote, urlsplit

from rightparty.errors import InvalidInput

TIMEOUT_S: Final = 10
IDLE_S: Final = 20
"""After this long without a request the line is opened anew: the other end may have hung up."""

_LONGEST: Final = 262_144
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Gateway:
    """Where a gateway answers; without TLS only on this machine."""

    host: str
    port: int
    tls: bool
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def header(self) -> str:
        """As the `host` header names it: a port only where it is not the usual one."""
        return self.host if self.port == (443 if self.tls else 80) else f"{self.host}:{self.port}"


def read_gateway(url: str) -> Gateway:
    """The gateway that `https://[user:password@]host[:port]` names; `http://` only for this machine.

    Raises:
        InvalidInput: it is no such address, or texts and numbers would leave this machine in the clear.
            The address itself is not repeated: it may hold a password.
    """
    help = "write it as https://user:password@host"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as fault:
        raise InvalidInput("this is no address of a gateway", help) from fault
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/") or parts.query:
        raise InvalidInput("this is no address of a gateway", help)
    if parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        raise InvalidInput("a message does not leave this machine without TLS", help)
    tls = parts.scheme == "https"
    user, word = unquote(parts.username or ""), unquote(parts.password or "")
    return Gateway(parts.hostname, port or (443 if tls else 80), tls, user, word)


class NotAsked(Exception):
    """The request certainly did not leave: no line could be opened."""


class NoAnswer(Exception):
    """The request was on its way when the line broke: nobody can tell what became of it."""


@dataclass(frozen=True)
class Answer:
    """The status and the body of an answer."""

    status: int
    body: bytes


class Line:
    """A line to one gateway. It never asks twice."""

    def __init__(self, gateway: Gateway, clock: Callable[[], datetime]) -> None:
        self._gateway, self._clock = gateway, clock
        self._open: http.client.HTTPConnection | None = None
        self._used_at: datetime | None = None

    def ready(self) -> str | None:
        """Why the gateway cannot be reached; None if a line is open."""
        try:
            self.opened()
        except NotAsked as fault:
            return f"the gateway does not answer: {fault}"
        return None

    def ask(
        self, path: str, headers: Mapping[str, str], body: bytes = b"", *, method: str = "POST"
    ) -> Answer:
        """What the gateway answers to one request.

        Raises:
            NotAsked: the request certainly did not leave.
            NoAnswer: it was on its way, and there is no whole answer.
        """
        line = self.opened()
        try:
            line.request(method, path, body=body or None, headers=dict(headers))
            with line.getresponse() as response:
                answer = Answer(response.status, response.read(_LONGEST + 1))
        except (OSError, http.client.HTTPException) as fault:
            self.close()
            raise NoAnswer(type(fault).__name__) from fault
        if len(answer.body) > _LONGEST:
            self.close()
            raise NoAnswer("the answer is too long")
        self._used_at = self._clock()
        return answer

    def close(self) -> None:
        """Hang up."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def opened(self) -> http.client.HTTPConnection:
        """The line, opened where it is not, or was idle for too long.

        Raises:
            NotAsked: no line could be opened.
        """
        if self._used_at is not None and self._clock() - self._used_at > timedelta(seconds=IDLE_S):
            self.close()
        if self._open is None or self._open.sock is None:
            gateway = self._gateway
            kind = http.client.HTTPSConnection if gateway.tls else http.client.HTTPConnection
            line = kind(gateway.host, gateway.port, timeout=TIMEOUT_S)
            try:
                line.connect()
            except OSError as fault:
                raise NotAsked(type(fault).__name__) from fault
            self._open, self._used_at = line, self._clock()
        return self._open
