"""`GET /ready` and `GET /metrics`: what load balancers and Prometheus ask, without a word about anybody."""

import hmac
import os
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from rightparty.desk.clock import real
from rightparty.desk.console.served import served_store
from rightparty.desk.meters import TOKEN
from rightparty.desk.metrics import CONTENT_TYPE, all_metrics
from rightparty.desk.readiness import readiness

_LOOPBACK = ("127.0.0.1", "::1")
_OWN_NAMES = ("127.0.0.1", "localhost", "::1")


@login_not_required
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """200 where requests may be sent here, else 503; nobody has to sign in, and nothing secret is told."""
    del request
    found = readiness(served_store())
    return JsonResponse(dict(found.json(real())), status=200 if found.ready else 503)


@login_not_required
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """All figures of the store and of this process, for the loopback or for whoever has the token."""
    if not _may_read(request):
        return HttpResponse("a token is needed\n", status=401, headers={"WWW-Authenticate": "Bearer"})
    return HttpResponse(all_metrics(served_store(), real()), content_type=CONTENT_TYPE)


def _may_read(request: HttpRequest) -> bool:
    """With the token; without one set, from this machine and under its own name, which a proxy's is not."""
    token = os.environ.get(TOKEN, "")
    if token:
        return any(hmac.compare_digest(given, token.encode()) for given in _bearer(request))
    named = urlsplit(f"//{request.headers.get('Host', '')}").hostname
    return request.META.get("REMOTE_ADDR") in _LOOPBACK and named in _OWN_NAMES


def _bearer(request: HttpRequest) -> Iterator[bytes]:
    kind, _, word = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() == "bearer":
        yield word.strip().encode()
