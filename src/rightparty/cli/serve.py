"""`rightparty serve`: the console."""

import signal
import sys
from types import FrameType


def serve(*, port: int = 8080) -> None:
    """Start the console on this machine, until Ctrl-C.

    There is no sign-in yet: it answers on the loopback only.

    Example: rightparty serve --port 8080

    Args:
        port: the port to listen on; 0 takes any free one.
    """
    from rightparty.desk.home import open_home
    from rightparty.desk.server import address, open_server
    from rightparty.desk.store import open_store

    store = open_store(open_home())
    try:
        server = open_server(store, port)
        signal.signal(signal.SIGTERM, _stop)
        print(address(server), flush=True)
        print("for this machine only: there is no sign-in yet; Ctrl-C ends it", file=sys.stderr)
        try:
            server.run()
        except KeyboardInterrupt:
            print(file=sys.stderr)
        finally:
            server.close()
    finally:
        store.close()


def _stop(signum: int, frame: FrameType | None) -> None:
    """Ending politely is the same as Ctrl-C."""
    del signum, frame
    raise KeyboardInterrupt
