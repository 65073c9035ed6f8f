"""Real peers on this machine, installed by `tools/peers.sh`: a message centre, and Kannel before one."""

import json
import os
import queue
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

FOLDER = Path(__file__).parent.parent / "peers"
PATIENCE_S = 20
_KANNEL = "/usr/sbin:/usr/lib/kannel/test"


def program(name: str) -> str:
    """Where a program of a peer is.

    Raises:
        AssertionError: it is not installed; a test that needs it fails, and says how to mend that.
    """
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:{_KANNEL}")
    assert found is not None, f"`{name}` is not installed: run `tools/peers.sh`"
    return found


@dataclass
class Centre:
    """A message centre: `events` come as it tells them."""

    port: int
    events: "queue.Queue[dict[str, Any]]"
    ear: IO[str]

    @property
    def url(self) -> str:
        """Where it listens, and whom it knows."""
        return f"smpp://bank:secret@127.0.0.1:{self.port}"

    def deliver(self, **text: Any) -> None:
        """Let a person write: see `smsc.js`."""
        self.ear.write(f"{json.dumps(text)}\n")
        self.ear.flush()

    def next(self, *names: str) -> dict[str, Any]:
        """The next event that has all of these fields."""
        until = time.monotonic() + PATIENCE_S
        while True:
            event = self.events.get(timeout=max(0.0, until - time.monotonic()))
            if set(names) <= event.keys():
                return event


@contextmanager
def centre() -> Iterator[Centre]:
    """A message centre until the end of the block."""
    assert (FOLDER / "node_modules" / "smpp").is_dir(), "the centre is not installed: run `tools/peers.sh`"
    with _running([program("node"), str(FOLDER / "smsc.js")], stdin=subprocess.PIPE) as process:
        events: queue.Queue[dict[str, Any]] = queue.Queue()
        assert process.stdout is not None
        assert process.stdin is not None
        reader = threading.Thread(target=_read, args=(process.stdout, events))
        reader.start()
        try:
            yield Centre(events.get(timeout=PATIENCE_S)["port"], events, process.stdin)
        finally:
            process.terminate()
            reader.join(PATIENCE_S)


def _read(lines: Any, events: "queue.Queue[dict[str, Any]]") -> None:
    for line in lines:
        events.put(json.loads(line))


@contextmanager
def _running(command: list[str], **more: Any) -> Iterator["subprocess.Popen[str]"]:
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **more
    ) as process:
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(PATIENCE_S)
            except subprocess.TimeoutExpired:
                process.kill()


@dataclass
class Kannel:
    """Kannel's `sendsms`, the centre behind it, and the query strings of the calls of our report address."""

    port: int
    reports_url: str
    centre: Centre
    calls: "queue.Queue[str]" = field(default_factory=queue.Queue)

    @property
    def url(self) -> str:
        """Where it takes messages, and whom it knows."""
        return f"http://bank:secret@127.0.0.1:{self.port}"


_CONFIG = """
group = core
admin-port = {admin}
smsbox-port = {box}
admin-password = admin
log-level = 2
box-allow-ip = "127.0.0.1"

group = smsc
smsc = smpp
smsc-id = centre
host = 127.0.0.1
port = {centre}
transceiver-mode = true
smsc-username = bank
smsc-password = secret
system-type = ""
address-range = ""
source-addr-autodetect = true

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = {send}

group = sendsms-user
username = bank
password = secret
max-messages = 10
concatenation = true

group = sms-service
keyword = default
text = ""
max-messages = 0
"""


@contextmanager
def kannel(folder: Path) -> Iterator[Kannel]:
    """Kannel before a message centre, until the end of the block."""
    with centre() as behind, _caller() as (reports_url, calls):
        admin, box, send = free_ports(3)
        config = folder / "kannel.conf"
        config.write_text(_CONFIG.format(admin=admin, box=box, send=send, centre=behind.port))
        bearer = [program("bearerbox"), "-v", "4", str(config)]
        smsbox = [program("smsbox"), "-v", "4", str(config)]
        with _running(bearer, cwd=folder):
            wait_for(box)
            behind.next("bound")
            with _running(smsbox, cwd=folder):
                wait_for(send)
                yield Kannel(send, reports_url, behind, calls)


@contextmanager
def _caller() -> Iterator[tuple[str, "queue.Queue[str]"]]:
    calls: queue.Queue[str] = queue.Queue()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            calls.put(urlsplit(self.path).query)
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """A test's output is its own."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/sms-report", calls
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def free_ports(count: int) -> list[int]:
    """Ports that nobody listens on now."""
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in held]
    for one in held:
        one.close()
    return ports


def wait_for(port: int) -> None:
    """Return once something listens there."""
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            assert time.monotonic() < until, f"nothing listens on {port}"
            time.sleep(0.02)
