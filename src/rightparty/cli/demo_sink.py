"""A mail server for the demonstration: on the loopback, taking every message, going nowhere."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.controller import Controller

LOOPBACK = "127.0.0.1"


@dataclass
class Sink:
    """Where the mail server is, and how many messages came for whom."""

    url: str
    recipients: list[str] = field(default_factory=list)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        """Take a message."""
        del server, session
        self.recipients.extend(envelope.rcpt_tos)
        return "250 2.0.0 taken"


@contextmanager
def mail_sink() -> Iterator[Sink]:
    """A mail server for as long as the context lasts; nothing that it takes goes any further."""
    port = _free_port()
    sink = Sink(f"sink://{LOOPBACK}:{port}")
    controller = Controller(sink, hostname=LOOPBACK, port=port)
    controller.start()
    try:
        yield sink
    finally:
        controller.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
    return port
