"""Steps, measured and traced: around claims, sending, decisions and the API's answers, and nowhere else.

A span says which step, how many contacts, and what came of them by code; never an id, a text or the words of
a fault, which may quote somebody. Without an SDK (the extra `otel`) a span costs next to nothing and goes
nowhere. What is traced goes where the standard OTEL_* variables say.
"""

import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, wraps
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from rightparty.desk.meters import meters
from rightparty.errors import RightpartyError

if TYPE_CHECKING:
    from opentelemetry.trace import Tracer

P = ParamSpec("P")
R = TypeVar("R")

ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT"
TRACES_ENDPOINT = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"
DISABLED = "OTEL_SDK_DISABLED"
SERVICE = "OTEL_SERVICE_NAME"
_NAME = "rightparty"


class Step:
    """A step under way: what came of it, told before its end."""

    def __init__(self) -> None:
        self.results: Mapping[str, int] = {}

    def told(self, results: Iterable[str]) -> None:
        """What came of each contact, by code."""
        self.results = Counter(results)


@contextmanager
def step(name: str) -> Iterator[Step]:
    """Measure and trace what is done inside, under a name of the code's own."""
    from opentelemetry.trace import Status, StatusCode  # noqa: PLC0415 -- only a process that works needs it

    found, begun, meter = Step(), time.perf_counter(), meters()
    with tracer().start_as_current_span(
        f"{_NAME}.{name}", record_exception=False, set_status_on_exception=False
    ) as span:
        try:
            yield found
        except BaseException as fault:
            kind = type(fault).__name__
            meter.faults.labels(name, kind).inc()
            span.set_attribute("error.type", kind)
            span.set_status(Status(StatusCode.ERROR))
            raise
        finally:
            meter.step.labels(name).observe(time.perf_counter() - begun)
            for result, count in found.results.items():
                meter.done.labels(name, result).inc(count)
                span.set_attribute(f"{_NAME}.result.{result}", count)
            span.set_attribute(f"{_NAME}.contacts", sum(found.results.values()))


def traced(name: str, results: Callable[[R], Iterable[str]]) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make each call of a function a step; `results` tells, from what it gives, the code of each contact."""

    def make(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def measured(*args: P.args, **kwargs: P.kwargs) -> R:
            with step(name) as under_way:
                given = function(*args, **kwargs)
                under_way.told(results(given))
                return given

        return measured

    return make


def tracer() -> "Tracer":
    """The tracer of this process; one that does nothing until a provider is set."""
    from opentelemetry import trace  # noqa: PLC0415 -- as above

    return trace.get_tracer(_NAME, _version())


@cache
def _version() -> str:
    """Ours, as installed: to look it up takes longer than a decision."""
    return version(_NAME)


def wanted(environment: Mapping[str, str]) -> bool:
    """Whether the environment names somewhere for spans to go, and does not switch tracing off."""
    off = environment.get(DISABLED, "").strip().lower() == "true"
    return not off and bool(environment.get(ENDPOINT) or environment.get(TRACES_ENDPOINT))


def installed() -> bool:
    """Whether spans can be sent: the SDK and its exporter are there."""
    try:
        return find_spec("opentelemetry.exporter.otlp.proto.http") is not None
    except ModuleNotFoundError:
        return False


def start_tracing(environment: Mapping[str, str] = os.environ) -> Callable[[], None]:
    """Send spans where the environment says; gives how to end it, at which what waits is sent.

    Raises:
        RightpartyError: it says where, and the extra `otel` is not installed.
    """
    if not wanted(environment):
        return _nothing
    if not installed():
        raise RightpartyError(
            f"{ENDPOINT} is set, and what sends spans is not installed", "pip install 'rightparty[otel]'"
        )
    from opentelemetry import trace  # noqa: PLC0415 -- as above
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415
    from opentelemetry.sdk.resources import Resource  # noqa: PLC0415
    from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
    from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415

    named = {} if environment.get(SERVICE) else {"service.name": _NAME}
    provider = TracerProvider(resource=Resource.create({**named, "service.version": version(_NAME)}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
    return provider.shutdown


def _nothing() -> None:
    """There is nothing to end."""
