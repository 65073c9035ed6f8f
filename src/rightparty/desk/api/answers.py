"""How the API answers: JSON, faults with what to do about them, and acts that are done once."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Header
from pydantic import BaseModel, StringConstraints

from rightparty.desk.api.auth import Caller, caller_of
from rightparty.desk.idempotency import LONGEST_KEY, Answer, Asked, OtherBody, Running, once
from rightparty.desk.visible import Named, NotFound
from rightparty.errors import InvalidInput, Refused, RightpartyError

JSON = "application/json"
AGAIN = "Idempotency-Replayed"
IdempotencyKey = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LONGEST_KEY, pattern=r"^[\x21-\x7e]+$"),
    Header(
        alias="Idempotency-Key",
        description="A name of your own for this act. Sent again with the same body, it is answered alike.",
    ),
]


class Fault(BaseModel):
    """What went wrong, and what to do about it."""

    code: str
    message: str
    help: str = ""
    problems: list[dict[str, Any]] = []


class Faulty(BaseModel):
    """The body of every answer that is not what was asked for."""

    error: Fault


FAULTS: dict[int, Any] = dict.fromkeys((400, 401, 403, 404, 409, 413, 422, 500, 503), Faulty)
"""Every route may answer so."""


def written(value: object) -> bytes:
    """A value as JSON: instants in UTC, amounts as text."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain).encode()


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, BaseModel):
        return value.model_dump()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, (tuple, frozenset, set)):
        return sorted(value) if isinstance(value, (frozenset, set)) else list(value)
    raise TypeError(f"a {type(value).__name__} has no place in an answer")


def answer(value: object, status: int = 200) -> HttpResponse:
    """An answer in JSON."""
    return HttpResponse(written(value), status=status, content_type=JSON)


def act(
    request: HttpRequest,
    key: str,
    work: Callable[[Caller], object],
    afterwards: Callable[[Caller, Any], object] | None = None,
) -> HttpResponse:
    """Do what is asked once, in one transaction with the keeping of its answer, and answer.

    Work that ends in a refusal has done nothing, and the key may be used again. `afterwards` gets what was
    answered, once, after the commit.
    """
    caller = caller_of(request)
    means = caller.acting_on(Named())
    asked = Asked(caller.key.key_id, f"{request.method} {request.path}", key, request.body)

    def done() -> Answer:
        found = work(caller)
        contact_id = found.get("contact_id") if isinstance(found, Mapping) else None
        return Answer(200, written(found), contact_id=contact_id)

    given = once(means.connection, means.home, asked, means.clock, done)
    response = HttpResponse(given.data, status=given.status, content_type=JSON)
    if given.again:
        response[AGAIN] = "true"
    elif afterwards is not None:
        afterwards(caller, json.loads(given.data))
    return response


_STATUS: Sequence[tuple[type[RightpartyError], int, str]] = (
    (NotFound, 404, "not_found"),
    (Running, 409, "running"),
    (OtherBody, 422, "other_body"),
    (InvalidInput, 422, "invalid"),
    (Refused, 409, "refused"),
    (RightpartyError, 503, "failed"),
)


def fault_answer(fault: RightpartyError) -> HttpResponse:
    """A fault of ours as an answer: what happened, and what to do."""
    status, code = next((status, code) for kind, status, code in _STATUS if isinstance(fault, kind))
    problems = [_problem(one) for one in getattr(fault, "problems", ())]
    return faulty(status, code, fault.message, fault.help, problems)


def faulty(
    status: int, code: str, message: str, help: str = "", problems: Sequence[Mapping[str, Any]] = ()
) -> HttpResponse:
    """An answer that says what went wrong."""
    body = {"code": code, "message": message, "help": help, "problems": [dict(one) for one in problems]}
    return answer({"error": body}, status)


def _problem(one: object) -> Mapping[str, Any]:
    if isinstance(one, Mapping):
        return one
    names = ("file", "line", "column", "what", "help")
    found = {name: getattr(one, name) for name in names if getattr(one, name, None) is not None}
    return found or {"what": str(one)}
