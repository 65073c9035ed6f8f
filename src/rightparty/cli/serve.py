"""`rightparty serve`: the console."""

import os
import signal
import sys
from types import FrameType

_INVITE = "`rightparty admin user new` makes accounts to sign in with"


def serve(*, port: int = 8080) -> None:
    """Start the console on this machine, until Ctrl-C.

    It answers on the loopback only. Others reach it through a proxy with TLS on this machine, under the
    address that RIGHTPARTY_ORIGIN names. Staff sign in; a demonstration asks nobody.

    Example: rightparty serve --port 8080

    Args:
        port: the port to listen on; 0 takes any free one.
    """
    from rightparty.desk.api.service import served
    from rightparty.desk.home import open_home
    from rightparty.desk.long_lived import collect_rarely
    from rightparty.desk.server import THREADS, address, open_server
    from rightparty.desk.store import open_store
    from rightparty.desk.tracing import start_tracing

    end_tracing = start_tracing(os.environ)
    store = open_store(open_home())
    try:
        server = open_server(store, port)
        signal.signal(signal.SIGTERM, _stop)
        print(address(server), flush=True)
        first = "a demonstration asks nobody to sign in" if store.home.demo else _INVITE
        print(f"for this machine only: {first}; Ctrl-C ends it", file=sys.stderr)
        try:
            served().live.open_ahead(THREADS)
            collect_rarely()
            server.run()
        except KeyboardInterrupt:
            print(file=sys.stderr)
        finally:
            server.close()
            served().close()
    finally:
        end_tracing()
        store.close()


def _stop(signum: int, frame: FrameType | None) -> None:
    """Ending politely is the same as Ctrl-C."""
    del signum, frame
    raise KeyboardInterrupt
