"""Spans of the steps, read from a real SDK's exporter in memory: codes and counts, never whom."""

from collections.abc import Iterator

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import StatusCode

from rightparty.desk import tracing
from rightparty.desk.sending import send_one
from rightparty.desk.store import Connection
from rightparty.desk.tracing import start_tracing, step, wanted
from rightparty.errors import RightpartyError
from tests.desk.means import queued
from tests.desk.wrong import Ready


@pytest.fixture
def spans(monkeypatch: pytest.MonkeyPatch) -> Iterator[InMemorySpanExporter]:
    """What is traced while a test runs; the process's own provider is left as it is."""
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    monkeypatch.setattr(tracing, "tracer", lambda: provider.get_tracer("rightparty"))
    yield exporter
    provider.shutdown()


def test_a_contact_is_a_claim_within_a_sending(
    ready: Ready, connection: Connection, spans: InMemorySpanExporter
) -> None:
    """The claim's span lies in the sending's; both say what came of how many."""
    means = ready()
    send_one(means, queued(connection)[0])
    claim, send = spans.get_finished_spans()
    assert (claim.name, send.name) == ("rightparty.claim", "rightparty.send")
    assert claim.parent is not None
    assert send.context is not None
    assert claim.parent.span_id == send.context.span_id
    assert dict(claim.attributes or {}) == {"rightparty.result.claimed": 1, "rightparty.contacts": 1}
    assert dict(send.attributes or {}) == {"rightparty.result.sent": 1, "rightparty.contacts": 1}


def test_a_fault_is_told_by_its_kind_only(spans: InMemorySpanExporter) -> None:
    """Its words may quote a person: they are in no span."""
    with pytest.raises(ValueError, match="王芳"), step("claim"):
        raise ValueError("no debt of 王芳, 13800000001")
    (span,) = spans.get_finished_spans()
    assert span.status.status_code is StatusCode.ERROR
    assert span.status.description is None
    assert not span.events
    assert dict(span.attributes or {}) == {"error.type": "ValueError", "rightparty.contacts": 0}


def test_without_a_provider_steps_work_all_the_same() -> None:
    """No SDK is asked for: spans go nowhere."""
    with step("decide") as found:
        found.told(["allow", "deny", "allow"])
    assert found.results == {"allow": 2, "deny": 1}
    assert not trace.get_current_span().is_recording()


@pytest.mark.parametrize(
    ("environment", "on"),
    [
        ({}, False),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:4318"}, True),
        ({"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://127.0.0.1:4318/v1/traces"}, True),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:4318", "OTEL_SDK_DISABLED": "true"}, False),
    ],
)
def test_the_standard_variables_switch_it_on(environment: dict[str, str], on: bool) -> None:
    """Somewhere to send to, and not switched off."""
    assert wanted(environment) is on


def test_what_is_set_up_and_cannot_work_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who set an address expects spans there."""
    monkeypatch.setattr(tracing, "installed", lambda: False)
    with pytest.raises(RightpartyError, match="not installed"):
        start_tracing({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:4318"})
    start_tracing({})()
