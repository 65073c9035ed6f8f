"""`rightparty worker`: send, place, seal and look after what the service has to do by itself."""

import os
import platform
import sys
from contextlib import ExitStack


def worker(*, threads: int = 2, once: bool = False, name: str = "", metrics_port: int = 0) -> None:
    """Work for the service until Ctrl-C: as many workers as one likes, on one machine or several.

    Contacts that a day's run handed over are sent when their hour comes; the journal's records are placed
    and signed; what a dead worker left is looked up. Ended or killed at any moment, nothing is sent twice.

    Example: rightparty worker --threads 2

    Args:
        threads: how many things it does at once; for more speed start more workers.
        once: do everything once, one after the other, and end.
        name: how it is called in logs and tables.
        metrics_port: where its own counts are to be read by Prometheus, on the loopback; 0: nowhere.
    """
    import logging

    from rightparty.desk.clock import real
    from rightparty.desk.home import open_home
    from rightparty.desk.law_kept import keep_law
    from rightparty.desk.long_lived import collect_rarely
    from rightparty.desk.meters import serve_meters
    from rightparty.desk.policy import law_of, model_of
    from rightparty.desk.store import open_store
    from rightparty.desk.tracing import start_tracing
    from rightparty.desk.worker.jobs import run_worker, work_once
    from rightparty.desk.worker.workshop import Workshop

    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(message)s")
    logging.getLogger("procrastinate").setLevel(logging.WARNING)
    with ExitStack() as leaving:
        leaving.callback(start_tracing(os.environ))
        if metrics_port:
            leaving.callback(serve_meters(metrics_port)[1])
        store = open_store(open_home())
        leaving.callback(store.close)
        workshop = Workshop(store, law_of(os.environ), model_of(os.environ), real)
        called = name or f"{platform.node()}-{os.getpid()}"
        with store.connect() as connection:
            keep_law(connection, workshop.law, real())
        if once:
            print(f"done: {work_once(workshop)}")
            return
        print(f"worker {called} is at work; Ctrl-C ends it", file=sys.stderr, flush=True)
        collect_rarely()
        run_worker(store, workshop, name=called, threads=threads)
