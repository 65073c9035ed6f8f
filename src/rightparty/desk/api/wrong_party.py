"""`POST /v1/wrong-party`: somebody at a point says that they are not the person."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from rightparty.desk.api.answers import FAULTS, IdempotencyKey, act
from rightparty.desk.api.auth import Caller, Key
from rightparty.desk.api.values import Body, Id
from rightparty.desk.visible import Named
from rightparty.desk.wrong_party import Report, report_wrong_party

router = Router(tags=["wrong party"])
VIA = ("call", "sms", "email", "letter", "visit", "portal", "agency", "desk", "other")


class WrongParty(Body):
    """A report. `told_of_debt`: they say that they learned of a debt. `contact_id`: what they answered."""

    person_id: Id
    point_id: Id
    via: Annotated[str, Field(pattern=f"^({'|'.join(VIA)})$")]
    told_of_debt: bool = False
    contact_id: Id | None = None


class WrongPartyTaken(BaseModel):
    """What was done. Whoever reported gets the `reference` alone."""

    reference: str
    new: bool
    withdrawn: int
    incident_id: str | None


@router.post(
    "",
    auth=Key("wrong-party:write"),
    response={200: WrongPartyTaken, **FAULTS},
    summary="This point is not this person's",
)
def wrong_party(request: HttpRequest, body: WrongParty, idempotency_key: IdempotencyKey) -> HttpResponse:
    """From the answer on, nothing goes to that person there: for every debt and creditor, for good."""

    def work(caller: Caller) -> dict[str, Any]:
        contacts = [body.contact_id] if body.contact_id else []
        means = caller.acting_on(Named([body.person_id], [body.point_id], contacts=contacts))
        report = Report(body.person_id, body.point_id, body.via, body.told_of_debt, body.contact_id)
        done = report_wrong_party(means.connection, means.home, report, means.clock(), means.model)
        # It holds for every creditor; this client is told of its own.
        opened = [done.incident_id] if done.incident_id else []
        seen = caller.seen_among({"contacts": done.withdrawn, "incidents": opened})
        return {
            "reference": done.reference,
            "new": done.new,
            "withdrawn": len(seen["contacts"]),
            "incident_id": next(iter(seen["incidents"]), None),
        }

    return act(request, idempotency_key, work)
