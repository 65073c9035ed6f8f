"""A mail server that takes everything and counts: the peer that the service's mails go to.

Run as a process of its own; it prints its port, and for each line it reads what it has taken so far.
"""

import asyncio
import json
import resource
import sys
import time
from dataclasses import dataclass, field

_GREETING = b"220 sink ESMTP\r\n"
_OK = b"250 2.0.0 taken\r\n"
_HELLO = b"250-sink\r\n250-8BITMIME\r\n250-PIPELINING\r\n250 ENHANCEDSTATUSCODES\r\n"
_END = b"\r\n.\r\n"


@dataclass
class Taken:
    """How many mails came, to how many addresses, and when the first and the last was taken (s)."""

    mails: int = 0
    first: float = 0.0
    last: float = 0.0
    to: set[bytes] = field(default_factory=set)

    def one(self, to: bytes) -> None:
        """A mail was taken now."""
        now = time.monotonic()
        self.first = self.first or now
        self.last = now
        self.mails += 1
        self.to.add(to)

    def told(self) -> dict[str, float]:
        """The same as figures, and the processor time of this process (s)."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        seconds = used.ru_utime + used.ru_stime
        lasted = self.last - self.first
        return {"mails": self.mails, "addresses": len(self.to), "seconds": lasted, "cpu_s": seconds}


class Line(asyncio.Protocol):
    """One client's line: the commands of RFC 5321 that a client needs to hand over a mail."""

    def __init__(self, taken: Taken) -> None:
        self._taken = taken
        self._waiting = b""
        self._mail = False
        self._to = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Greet."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 -- a stream
        self._transport = transport
        transport.write(_GREETING)

    def data_received(self, data: bytes) -> None:
        """Take commands, and the text of a mail up to its end."""
        self._waiting += data
        while True:
            end, _, rest = self._waiting.partition(_END if self._mail else b"\r\n")
            if not _ and not rest:
                return
            self._waiting = rest
            if self._mail:
                self._mail = False
                self._taken.one(self._to)
                self._transport.write(_OK)
            else:
                self._command(end)

    def _command(self, line: bytes) -> None:
        verb = line[:4].upper()
        if verb == b"DATA":
            self._mail = True
            self._transport.write(b"354 go on\r\n")
        elif verb == b"EHLO":
            self._transport.write(_HELLO)
        elif verb == b"QUIT":
            self._transport.write(b"221 2.0.0 bye\r\n")
            self._transport.close()
        else:
            if verb == b"RCPT":
                self._to = line
            self._transport.write(_OK)


async def _serve() -> None:
    taken = Taken()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Line(taken), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)  # noqa: T201 -- what its parent reads
    while await loop.run_in_executor(None, sys.stdin.readline):
        print(json.dumps(taken.told()), flush=True)  # noqa: T201 -- what its parent reads
    server.close()


if __name__ == "__main__":
    asyncio.run(_serve())
