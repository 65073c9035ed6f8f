"""Webhooks are posted to the public internet only, and answered by their status."""

import http.server
import socket
import threading
from collections.abc import Iterator

import pytest

from rightparty.channels.webhook_line import NotPublicError, WebhookLine, is_public


class _Answers(http.server.BaseHTTPRequestHandler):
    """Keeps what it is sent; answers with the number in the path, or with garbage."""

    got: list[tuple[str, bytes]] = []  # noqa: RUF012 -- emptied by the fixture

    def do_POST(self) -> None:
        """Answer."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.got.append((self.headers["X-Test"], body))
        if self.path == "/garbage":
            self.wfile.write(b"\x00\x01 nonsense\r\n\r\n")
            return
        self.send_response(int(self.path.strip("/")))
        self.send_header("Location", "http://127.0.0.1:1/")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    """A real server on this machine."""
    _Answers.got.clear()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Answers) as opened:
        thread = threading.Thread(target=opened.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{opened.server_address[1]}"
        opened.shutdown()
        thread.join()


@pytest.mark.parametrize("status", [200, 204, 302, 410, 500])
def test_the_status_comes_back(server: str, status: int) -> None:
    """And no redirect is followed."""
    assert WebhookLine(loopback=True)(f"{server}/{status}", {"X-Test": "1"}, b"{}") == status
    assert _Answers.got == [("1", b"{}")]


def test_an_answer_that_is_none_is_no_answer(server: str) -> None:
    """Garbage, and nobody there."""
    with pytest.raises(OSError, match="no answer"):
        WebhookLine(loopback=True)(f"{server}/garbage", {"X-Test": "1"}, b"{}")
    with pytest.raises(OSError, match="refused"):
        WebhookLine(loopback=True)("http://127.0.0.1:9/", {}, b"{}")


def test_this_machine_is_not_called(server: str) -> None:
    """Unless a test says so."""
    with pytest.raises(NotPublicError):
        WebhookLine()(f"{server}/200", {}, b"{}")
    with pytest.raises(NotPublicError):
        WebhookLine()("https://localhost/", {}, b"{}")


def test_a_name_with_one_private_address_is_not_called(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever else it leads to."""
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 443)) for one in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(NotPublicError):
        WebhookLine()("https://hooks.example/", {}, b"{}")


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("10.1.2.3", False), ("127.0.0.1", False),
        ("169.254.169.254", False), ("100.64.0.1", False), ("0.0.0.1", False), ("224.0.0.1", False),
        ("::1", False), ("fe80::1%eth0", False), ("fd00::1", False), ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False), ("2002:a00:1::", False), ("255.255.255.255", False),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address: str, public: bool) -> None:
    """Private, link-local, shared, multicast and translated ones are not."""
    assert is_public(address) is public
