"""The pages' server: threads of this process, on the loopback only; a proxy with TLS may stand before it."""

import os
import socket
from collections.abc import Callable, Mapping
from typing import Any

from waitress.server import BaseWSGIServer, create_server

from rightparty.desk.access.account_settings import origin
from rightparty.desk.store import Store, use_django
from rightparty.errors import RightpartyError

LOOPBACK = "127.0.0.1"
THREADS = 8


def open_server(store: Store, port: int) -> BaseWSGIServer:
    """A server for the pages of `store`; `run()` serves until `close()`. Port 0 takes any free one.

    It never listens beyond this machine. Under `RIGHTPARTY_ORIGIN` a proxy on this machine brings people
    here, by https and with the address each one comes from.

    Raises:
        RightpartyError: the port is taken.
    """
    use_django(store)
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415 -- Django was not set before

    from rightparty.desk.api.service import serve_api  # noqa: PLC0415
    from rightparty.desk.console.served import serve_store  # noqa: PLC0415

    serve_store(store)
    serve_api(store)
    application: Callable[..., object] = get_wsgi_application()
    server: BaseWSGIServer = create_server(
        application,
        sockets=[_listening(port)],
        threads=THREADS,
        ident="",
        clear_untrusted_proxy_headers=True,
        **_proxied(),
    )
    return server


def _proxied() -> Mapping[str, Any]:
    """Behind a proxy, attempts to sign in are counted by whom it says they come from."""
    if origin(os.environ) is None:
        return {}
    return {
        "url_scheme": "https",
        "trusted_proxy": LOOPBACK,
        "trusted_proxy_count": 1,
        "trusted_proxy_headers": {"x-forwarded-for"},
    }


def _listening(port: int) -> socket.socket:
    """A socket bound to the loopback."""
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((LOOPBACK, port))
    except OSError as fault:
        bound.close()
        raise RightpartyError(
            f"port {port} cannot be had", "name another with --port, or --port 0 for any"
        ) from fault
    return bound


def address(server: BaseWSGIServer) -> str:
    """Where the pages of an opened server are."""
    listening: socket.socket = server.socket
    return f"http://{LOOPBACK}:{listening.getsockname()[1]}/"
