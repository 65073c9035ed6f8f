"""`GET /v1/health`: whether the API can do its work, for whoever watches it."""

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel

from rightparty.desk.api.answers import FAULTS, answer
from rightparty.desk.api.service import served

router = Router(tags=["health"])


class Health(BaseModel):
    """The database answers; under which law and model is decided; the lender's clock."""

    ok: bool
    rulebook: str
    model: str
    at: str


@router.get("/health", response={200: Health, **FAULTS}, summary="Is it up?")
def health(request: HttpRequest) -> HttpResponse:
    """Needs no key, and tells nothing about anybody."""
    del request
    service = served()
    service.live.connection().execute("SELECT 1")
    body = {
        "ok": True,
        "rulebook": service.law.version,
        "model": service.model.version,
        "at": service.clock(),
    }
    return answer(body)
