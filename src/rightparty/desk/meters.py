"""What this process has done, as Prometheus reads it: how often, with what result, in what time.

Counted in memory, apart for each process; Prometheus adds them up. What stands in the database is told by
`desk/metrics.py`. No figure names anybody: labels are names of steps, codes of results, routes.
"""

import threading
from collections.abc import Callable
from typing import Any

from rightparty.errors import RightpartyError

STEP = "rightparty_step_seconds"
DONE = "rightparty_step_results_total"
FAULTS = "rightparty_step_faults_total"
REQUEST = "rightparty_request_seconds"
TOKEN = "RIGHTPARTY_METRICS_TOKEN"  # noqa: S105 -- the variable's name
LOOPBACK = "127.0.0.1"

_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_lock = threading.Lock()
_made: list["Meters"] = []


class Meters:
    """The counters and histograms of one process."""

    def __init__(self) -> None:
        from prometheus_client import (  # noqa: PLC0415 -- only a process that counts needs it
            CollectorRegistry,
            Counter,
            Histogram,
        )

        self.registry = CollectorRegistry()
        self.step = Histogram(
            STEP,
            "How long one call of a step took, however many contacts it was about.",
            ("step",),
            registry=self.registry,
            buckets=_BUCKETS,
        )
        self.done = Counter(
            DONE.removesuffix("_total"),
            "What came of the contacts of a step.",
            ("step", "result"),
            registry=self.registry,
        )
        self.faults = Counter(
            FAULTS.removesuffix("_total"),
            "Calls of a step that ended in a fault.",
            ("step", "fault"),
            registry=self.registry,
        )
        self.request = Histogram(
            REQUEST,
            "How long an answer took.",
            ("method", "route", "status"),
            registry=self.registry,
            buckets=_BUCKETS,
        )


def meters() -> Meters:
    """The meters of this process, made at their first use."""
    with _lock:
        if not _made:
            _made.append(Meters())
        return _made[0]


def process_metrics() -> bytes:
    """What this process has done, as text for Prometheus."""
    from prometheus_client import generate_latest  # noqa: PLC0415 -- as above

    return generate_latest(meters().registry)


def serve_meters(port: int) -> tuple[int, Callable[[], None]]:
    """Answer Prometheus on this machine's loopback, in a thread; gives the port, and how to end it.

    For processes without pages, as workers are; port 0 takes any free one.

    Raises:
        RightpartyError: the port is taken.
    """
    from prometheus_client import start_http_server  # noqa: PLC0415 -- as above

    try:
        server, thread = start_http_server(port, LOOPBACK, meters().registry)
    except OSError as fault:
        raise RightpartyError(f"port {port} cannot be had for metrics", "name another") from fault

    def end() -> None:
        server.shutdown()
        server.server_close()
        thread.join()

    return _port_of(server), end


def _port_of(server: Any) -> int:
    return int(server.server_address[1])
