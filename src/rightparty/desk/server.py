"""The pages' server: threads of this process, on the loopback only."""

import socket
from collections.abc import Callable

from waitress.server import BaseWSGIServer, create_server

from rightparty.desk.store import Store, use_django
from rightparty.errors import RightpartyError

LOOPBACK = "127.0.0.1"
THREADS = 8


def open_server(store: Store, port: int) -> BaseWSGIServer:
    """A server for the pages of `store`; `run()` serves until `close()`. Port 0 takes any free one.

    There is no sign-in yet, so it never listens beyond this machine.

    Raises:
        RightpartyError: the port is taken.
    """
    use_django(store)
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415 -- Django was not set before

    from rightparty.desk.api.service import serve_api  # noqa: PLC0415
    from rightparty.desk.console.views import serve_store  # noqa: PLC0415

    serve_store(store)
    serve_api(store)
    application: Callable[..., object] = get_wsgi_application()
    server: BaseWSGIServer = create_server(
        application, sockets=[_listening(port)], threads=THREADS, ident="", clear_untrusted_proxy_headers=True
    )
    return server


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
