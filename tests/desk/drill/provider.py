"""A provider that misbehaves, and keeps a log of its own of what it took: the truth to compare with.

A mail server (SMTP) and a gateway for texts (HTTP, as Kannel's). By the message's reference each decides at
random, always alike for one seed: to take it, to refuse it for a time or for good, to hang before or after
taking it, to drop the line before or after, to take it and say that it did not, or to say that it did and
not take it.
"""

import asyncio
import email
import email.policy
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

from aiosmtpd.smtp import SMTP

from tests.desk.drill.reports import Reports

PATIENCE_S: Final = 2.0
"""How long the drill's workers wait for an answer; the provider hangs longer than that."""

WAYS: Final[Mapping[str, int]] = {
    "take": 9_050,
    "slow": 150,  # answers late, yet in time
    "hang_then_take": 25,  # the line is given up long before it takes the message
    "take_then_hang": 25,
    "take_then_drop": 150,
    "drop": 100,
    "later": 150,  # 4xx
    "refuse": 150,  # 5xx
    "deny_taking": 100,  # it took it, and says that it did not
    "pretend": 100,  # it says that it took it, and did not
}
"""How it treats ten thousand messages; so many fail that its channel does not pause itself."""


@dataclass(frozen=True)
class Took:
    """A message that the provider took: our reference, to whom, by which line, and when (monotonic)."""

    reference: str
    to: str
    line: str
    at: float


@dataclass
class Log:
    """What the provider knows: everything it was handed, what it took, and how it treated each."""

    seed: int
    took: list[Took] = field(default_factory=list)
    handed: "Counter[str]" = field(default_factory=Counter)
    ways: "Counter[str]" = field(default_factory=Counter)
    pretended: set[str] = field(default_factory=set)
    denied: set[str] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def way(self, reference: str) -> str:
        """How to treat a message; noted."""
        chance = random.Random(f"{self.seed}:{reference}")
        (way,) = chance.choices(list(WAYS), list(WAYS.values()))
        with self._lock:
            self.handed[reference] += 1
            self.ways[way] += 1
            if way == "pretend":
                self.pretended.add(reference)
            if way == "deny_taking":
                self.denied.add(reference)
        return way

    def take(self, reference: str, to: str, line: str) -> None:
        """Note that a message was taken, now."""
        with self._lock:
            self.took.append(Took(reference, to, line, time.monotonic()))


# --- mail --------------------------------------------------------------------------------------------


@dataclass
class MailServer:
    """What aiosmtpd asks at each step of a mail."""

    log: Log
    late: set["asyncio.Task[None]"] = field(default_factory=set)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 -- aiosmtpd's name
        """Treat one mail in whichever way."""
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        reference = str(mail["Message-ID"]).strip("<>").partition("@")[0]
        (to,) = envelope.rcpt_tos
        way = self.log.way(reference)
        if way == "hang_then_take":
            self._later(reference, to)  # it goes on although the line is given up meanwhile
        if way in ("take", "slow", "take_then_hang", "take_then_drop", "deny_taking"):
            self.log.take(reference, to, "smtp")
        if way == "slow":
            await asyncio.sleep(PATIENCE_S / 4)
        if way in ("hang_then_take", "take_then_hang"):
            await asyncio.sleep(PATIENCE_S * 3)
        if way in ("drop", "take_then_drop"):
            server.transport.abort()
        return _ANSWERS.get(way, "250 2.0.0 taken")

    def _later(self, reference: str, to: str) -> None:
        async def take() -> None:
            await asyncio.sleep(PATIENCE_S * 2)
            self.log.take(reference, to, "smtp")

        task = asyncio.get_running_loop().create_task(take())
        self.late.add(task)
        task.add_done_callback(self.late.discard)


_ANSWERS: Final[Mapping[str, str]] = {
    "later": "451 4.3.0 try again later",
    "refuse": "554 5.7.1 refused",
    "deny_taking": "554 5.6.0 refused",
}


# --- texts -------------------------------------------------------------------------------------------

_STATUS: Final[Mapping[str, tuple[int, bytes]]] = {
    "later": (503, b"3: Temporal failure, try again later."),
    "refuse": (400, b"2: Refused"),
    "deny_taking": (400, b"2: Refused"),
}


def _gateway(log: Log, reports: Reports) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            (reference,) = parse_qs(urlsplit(self.headers["X-Kannel-DLR-Url"]).query)["ref"]
            way = log.way(reference)
            if way == "hang_then_take":
                time.sleep(PATIENCE_S * 2)
            if way not in ("drop", "later", "refuse", "pretend"):
                log.take(reference, self.headers["X-Kannel-To"], "http")
                reports.about(reference, self.headers["X-Kannel-DLR-Url"])
            if way == "slow":
                time.sleep(PATIENCE_S / 4)
            if way == "take_then_hang":
                time.sleep(PATIENCE_S * 3)
            if way in ("drop", "take_then_drop"):
                self.close_connection = True
                self.connection.close()
                return
            status, answer = _STATUS.get(way, (202, b"0: Accepted for delivery"))
            try:
                self.send_response(status)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)
            except OSError:
                self.close_connection = True  # whoever asked has given up, or was killed

        def log_message(self, *_: Any) -> None:
            """A test's output is its own."""

        def finish(self) -> None:
            try:
                super().finish()
            except (OSError, ValueError):
                return  # the line was dropped

    return Handler


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A line that a killed worker left is no fault."""


@dataclass(frozen=True)
class Provider:
    """Where it listens, and its log."""

    log: Log
    smtp_port: int
    http_port: int

    @property
    def environment(self) -> Mapping[str, str]:
        """An environment that names it."""
        return {
            "RIGHTPARTY_SMTP_URL": f"sink://127.0.0.1:{self.smtp_port}",
            "RIGHTPARTY_MAIL_DOMAIN": "bank.example",
            "RIGHTPARTY_SMS_HTTP_URL": f"http://bank:secret@127.0.0.1:{self.http_port}",
            "RIGHTPARTY_SMS_HTTP_REPORTS": "http://127.0.0.1:1/sms-report",
        }


@contextmanager
def opened_provider(log: Log, reports: Reports) -> Iterator[Provider]:
    """Run it in threads of its own until the end of the block."""
    texts = _Server(("127.0.0.1", 0), _gateway(log, reports))
    thread = threading.Thread(target=texts.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        with opened_mail(MailServer(log)) as port:
            yield Provider(log, port, texts.server_address[1])
    finally:
        texts.shutdown()
        texts.server_close()
        thread.join()


@contextmanager
def opened_mail(mail: MailServer) -> Iterator[int]:
    """Run a mail server alone, in a thread of its own; gives its port."""
    loop = asyncio.new_event_loop()

    async def listen() -> asyncio.Server:
        return await loop.create_server(lambda: SMTP(mail, loop=loop), "127.0.0.1", 0)

    server = loop.run_until_complete(listen())
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        server.close()
        loop.run_until_complete(_ended(loop))
        loop.close()


async def _ended(loop: asyncio.AbstractEventLoop) -> None:
    tasks: Sequence[asyncio.Task[Any]] = [
        task for task in asyncio.all_tasks(loop) if task is not asyncio.current_task()
    ]
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
