"""A vendor on this machine: a real HTTP server that answers from a list and keeps what it was asked."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

HANG_UP = object()
"""Instead of an answer: the line is cut."""


@dataclass
class Vendor:
    """`answers` are given in order: a status and a body, or HANG_UP. `calls`: headers and parameters.

    `asked`: the method, the path and the body of each call, in the same order.
    """

    port: int = 0
    answers: list[Any] = field(default_factory=list)
    calls: list[tuple[dict[str, str], dict[str, str]]] = field(default_factory=list)
    asked: list[tuple[str, str, bytes]] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def says(self, body: Any, status: int = 200) -> None:
        """One more answer: JSON, or bytes as they are."""
        self.answers.append((status, body if isinstance(body, bytes) else json.dumps(body).encode()))


@contextmanager
def vendor() -> Iterator[Vendor]:
    """A vendor that listens until the end of the block."""
    told = Vendor()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            query = parse_qs(urlsplit(self.path).query, keep_blank_values=True, strict_parsing=True)
            headers = {name.lower(): value for name, value in self.headers.items()}
            told.calls.append((headers, {name: value for name, (value,) in query.items()}))
            body = self.rfile.read(int(headers.get("content-length", "0")))
            told.asked.append((self.command, urlsplit(self.path).path, body))
            answer = told.answers.pop(0)
            if answer is HANG_UP:
                self.close_connection = True
                return
            status, body = answer
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self) -> None:
            self.do_POST()

        def log_message(self, *_: Any) -> None:
            """A test's output is its own."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    told.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
