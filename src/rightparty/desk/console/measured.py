"""Every answer measured and traced, by its route: an address may hold an id, its route never does."""

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from opentelemetry.trace import SpanKind, Status, StatusCode

from rightparty.desk.meters import meters
from rightparty.desk.tracing import tracer

_METHODS = frozenset(("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))
_UNKNOWN = "_OTHER"


def measured(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Count answers by method, route and status; a span of each."""

    def timed(request: HttpRequest) -> HttpResponse:
        begun = time.perf_counter()
        method = request.method if request.method in _METHODS else _UNKNOWN
        with tracer().start_as_current_span(
            "rightparty.request", kind=SpanKind.SERVER, record_exception=False, set_status_on_exception=False
        ) as span:
            response = answer(request)
            route = f"/{request.resolver_match.route}" if request.resolver_match else _UNKNOWN
            span.set_attribute("http.request.method", method or _UNKNOWN)
            span.set_attribute("http.route", route)
            span.set_attribute("http.response.status_code", response.status_code)
            if response.status_code >= 500:
                span.set_status(Status(StatusCode.ERROR))
        spent = time.perf_counter() - begun
        meters().request.labels(method, route, str(response.status_code)).observe(spent)
        return response

    return timed
