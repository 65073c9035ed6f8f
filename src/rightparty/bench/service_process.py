"""The service's own processes, `serve` and `worker`, as their commands start them, but by a shifted clock.

So that a benchmark at night is one of a Monday morning: contacts are lawful, and all else is as it ever is.
"""

import logging
import signal
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from types import FrameType

from rightparty.desk.api.service import serve_api
from rightparty.desk.clock import real
from rightparty.desk.home import open_home
from rightparty.desk.long_lived import collect_rarely
from rightparty.desk.server import THREADS as SERVING
from rightparty.desk.server import address, open_server
from rightparty.desk.store import open_store
from rightparty.desk.worker.jobs import run_worker
from rightparty.desk.worker.workshop import Workshop
from rightparty.law.load import load_law
from rightparty.parties.model import default_model

SERVE, WORK = "serve", "worker"
THREADS = 2


def shifted(seconds: float) -> Callable[[], datetime]:
    """The real time, so many seconds later."""
    by = timedelta(seconds=seconds)
    return lambda: real() + by


def serve(home: Path, seconds: float) -> None:
    """Serve the home's store until SIGTERM; prints its address."""
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # that it is asked faster than it answers
    store = open_store(open_home(home))
    server = open_server(store, 0)
    serve_api(store, clock=shifted(seconds)).live.open_ahead(SERVING)
    print(address(server), flush=True)  # noqa: T201 -- what its parent reads
    collect_rarely()
    try:
        server.run()
    except KeyboardInterrupt:
        return
    finally:
        server.close()
        store.close()


def work(home: Path, seconds: float, name: str) -> None:
    """Work for the home's store until SIGTERM."""
    store = open_store(open_home(home))
    try:
        workshop = Workshop(store, load_law(), default_model(), shifted(seconds))
        print(name, flush=True)  # noqa: T201 -- what its parent reads
        collect_rarely()
        run_worker(store, workshop, name=name, threads=THREADS)
    finally:
        store.close()


def _stop(signum: int, frame: FrameType | None) -> None:
    del signum, frame
    raise KeyboardInterrupt


if __name__ == "__main__":
    what, folder, offset = sys.argv[1], Path(sys.argv[2]), float(sys.argv[3])
    if what == SERVE:
        signal.signal(signal.SIGTERM, _stop)
        serve(folder, offset)
    else:
        work(folder, offset, sys.argv[4])
