"""The API as a whole: its routes under `/v1`, its OpenAPI document, and how faults are answered."""

import logging
import traceback
from collections.abc import Mapping
from typing import Any

import psycopg
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from rightparty.desk.api import (
    book,
    contacts,
    decisions,
    events,
    facts,
    health,
    permits,
    webhooks,
    wrong_party,
)
from rightparty.desk.api.answers import fault_answer, faulty
from rightparty.desk.api.auth import LacksScope
from rightparty.errors import RightpartyError

LOG = logging.getLogger(__name__)
ABOUT = """\
Ask what may be said to whom, get a permit for it, and say what became of it.

Every write names itself by `Idempotency-Key`: sent again, it is answered alike and done once. A key sees its
own creditors' rows; of all others it is not even told that they are there. Test keys (`rp_test_…`) work on a
sandbox in which nothing leaves.
"""

api = NinjaAPI(
    title="Rightparty",
    version="1",
    description=ABOUT,
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="v1",
)
api.add_router("", health.router)
api.add_router("/book", book.router)
api.add_router("/decisions", decisions.router)
api.add_router("/permits", permits.router)
api.add_router("/bridges", permits.bridges)
api.add_router("", permits.keys)
api.add_router("/events", events.router)
api.add_router("", facts.router)
api.add_router("/wrong-party", wrong_party.router)
api.add_router("/contacts", contacts.router)
api.add_router("/webhooks", webhooks.router)


@api.exception_handler(RightpartyError)
def _ours(request: HttpRequest, fault: RightpartyError) -> HttpResponse:
    del request
    return fault_answer(fault)


@api.exception_handler(ValidationError)
def _malformed(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    del request
    problems = [_problem(one) for one in fault.errors]
    return faulty(422, "invalid", "the request is not of the form that was asked for", "", problems)


def _problem(error: Mapping[str, Any]) -> dict[str, Any]:
    where = [str(one) for one in error["loc"] if one not in ("body", "payload")]
    return {"where": ".".join(where), "what": str(error["msg"])}


@api.exception_handler(HttpError)
def _http(request: HttpRequest, fault: HttpError) -> HttpResponse:
    del request
    code = {400: "malformed"}.get(fault.status_code, "failed")
    return faulty(fault.status_code, code, "the body is not JSON" if fault.status_code == 400 else str(fault))


@api.exception_handler(RequestDataTooBig)
def _too_large(request: HttpRequest, fault: RequestDataTooBig) -> HttpResponse:
    del request, fault
    return faulty(413, "too_large", "the body is larger than any that is taken", "send it in parts")


@api.exception_handler(AuthenticationError)
def _stranger(request: HttpRequest, fault: AuthenticationError) -> HttpResponse:
    del request, fault
    response = faulty(401, "unauthorized", "no key, or none that is in use", "send `Authorization: Bearer …`")
    response["WWW-Authenticate"] = "Bearer"
    return response


@api.exception_handler(LacksScope)
def _not_for_this(request: HttpRequest, fault: LacksScope) -> HttpResponse:
    del request
    return faulty(
        403, "forbidden", f"this key has not the scope `{fault.scope}`", "ask for a key that has it"
    )


@api.exception_handler(psycopg.OperationalError)
def _away(request: HttpRequest, fault: psycopg.OperationalError) -> HttpResponse:
    del request
    LOG.error("the database went away: %s", type(fault).__name__)
    return faulty(503, "away", "the database does not answer", "ask again; what was done is not done twice")


@api.exception_handler(Exception)
def _unforeseen(request: HttpRequest, fault: Exception) -> HttpResponse:
    """A fault of ours: where it arose is logged, and nothing of what the request or a row held."""
    del request
    where = traceback.extract_tb(fault.__traceback__)[-1]
    LOG.error("%s in %s, line %s", type(fault).__name__, where.name, where.lineno)
    return faulty(
        500,
        "internal",
        "this went wrong here, and is in the log",
        "ask again under the same key: what was done is not done twice; if it stays, tell whoever runs this",
    )
