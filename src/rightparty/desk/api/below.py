"""Whatever stands below `/v1/`, or does not: faults are answered in one form, and HEAD as GET is.

Routes answer their own faults in it. This is for what never comes to one: an address that there is not, a
method that a route has not, a host that is not ours.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from rightparty.desk.api.answers import JSON, faulty

_BELOW = "/v1/"
# Resolving a bridge gives the number once: asked without wanting the answer, it would be lost.
_ACTS = "/v1/bridges/"
_SAID = {
    400: ("malformed", "the request cannot be read", ""),
    404: ("not_found", "there is no such address", "see /v1/docs"),
    405: ("not_allowed", "this address does not take that method", "see the header `Allow`, and /v1/docs"),
    413: ("too_large", "the body is larger than any that is taken", "send it in parts"),
}


def below_v1(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Answer faults below `/v1/` as JSON, and HEAD wherever GET only reads."""

    def answered(request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(_BELOW):
            return answer(request)
        head = request.method == "HEAD" and not request.path.startswith(_ACTS)
        if head:
            request.method = "GET"
        response = _in_form(answer(request))
        if head:
            request.method = "HEAD"
            response.headers["Content-Length"] = str(len(response.content))
            response.content = b""
        return response

    return answered


def _in_form(response: HttpResponse) -> HttpResponse:
    if response.status_code < 400 or response.headers.get("Content-Type", "").startswith(JSON):
        return response
    code, message, help = _SAID.get(response.status_code, ("failed", "this could not be answered", ""))
    formed = faulty(response.status_code, code, message, help)
    if "Allow" in response.headers:
        formed.headers["Allow"] = response.headers["Allow"]
    return formed
