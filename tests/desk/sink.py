"""A real SMTP server on the loopback that keeps every message, and answers some addresses as told."""

import asyncio
import email
import email.policy
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any

from aiosmtpd.smtp import SMTP


@dataclass
class Sink:
    """What came in. `answers` gives recipients an SMTP answer of their own instead of acceptance."""

    port: int = 0
    answers: Mapping[str, str] = field(default_factory=dict)
    mails: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    senders: list[str] = field(default_factory=list)
    drop: bool = False

    @property
    def url(self) -> str:
        """As `RIGHTPARTY_SMTP_URL` names it."""
        return f"sink://127.0.0.1:{self.port}"

    @property
    def environment(self) -> Mapping[str, str]:
        """An environment that names this server."""
        return {"RIGHTPARTY_SMTP_URL": self.url, "RIGHTPARTY_MAIL_DOMAIN": "bank.example"}

    async def handle_RCPT(  # noqa: N802 -- aiosmtpd's name
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        """Answer as told, or take it."""
        answer = self.answers.get(address)
        if answer is None:
            envelope.rcpt_tos.append(address)
        return answer or "250 2.1.5 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 -- aiosmtpd's name
        """Keep the message."""
        parsed = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(parsed, EmailMessage)
        self.mails.append(parsed)
        self.recipients += envelope.rcpt_tos
        self.senders.append(envelope.mail_from)
        if self.drop:
            server.transport.abort()
        return "250 2.0.0 taken"


@contextmanager
def opened_sink() -> Iterator[Sink]:
    """Run a sink in a thread of its own on any free port."""
    sink, loop = Sink(), asyncio.new_event_loop()

    async def listen() -> asyncio.Server:
        return await loop.create_server(lambda: SMTP(sink, loop=loop), "127.0.0.1", 0)

    server = loop.run_until_complete(listen())
    sink.port = server.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield sink
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        server.close()
        loop.run_until_complete(_ended(loop))
        loop.close()


async def _ended(loop: asyncio.AbstractEventLoop) -> None:
    """Let every connection that is still open end."""
    tasks = [task for task in asyncio.all_tasks(loop) if task is not asyncio.current_task()]
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
