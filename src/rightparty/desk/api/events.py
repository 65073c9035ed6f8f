"""`POST /v1/events`: call records, in the vendor's own codes."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from rightparty.channels.vendor_codes import vendors
from rightparty.desk.api.answers import FAULTS, IdempotencyKey, act
from rightparty.desk.api.auth import Caller, Key
from rightparty.desk.api.values import At, Body, Channel, Content, Count, Id, Mode
from rightparty.desk.call_records import CallRecord, take_records
from rightparty.desk.visible import Named

MOST = 1_000
_DETAILS = (
    "content",
    "mode",
    "duration_s",
    "collector_id",
    "agency_id",
    "sender_id",
    "template_id",
    "recording",
)
router = Router(tags=["events"])


class EventRecord(Body):
    """One record: of a contact that a permit was for, or, without one, with whom and what it was about.

    `record_id` is the vendor's id of this row, `call_id` of the call: several rows of one call share it.
    """

    record_id: Id
    code: Id
    at: At
    permit_id: Id | None = None
    call_id: Id | None = None
    creditor_id: Id | None = None
    person_id: Id | None = None
    point_id: Id | None = None
    debt_ids: Annotated[tuple[Id, ...], Field(max_length=50)] = ()
    channel: Channel = "call"
    direction: Literal["out", "in"] = "out"
    content: Content | None = None
    mode: Mode | None = None
    duration_s: Count | None = None
    collector_id: Id | None = None
    agency_id: Id | None = None
    sender_id: Id | None = None
    template_id: Id | None = None
    recording: Id | None = None


class Events(Body):
    """Records of one vendor, taken together or not at all."""

    vendor: Annotated[str, Field(json_schema_extra={"enum": list(vendors())}, max_length=50)]
    records: Annotated[list[EventRecord], Field(min_length=1, max_length=MOST)]


class EventsTaken(BaseModel):
    """What was taken; `unknown_codes` are kept as `unknown`. `without_permit`: made unallowed."""

    new: int
    known: int
    unknown_codes: list[str]
    without_permit: list[str]
    reports: list[str]
    stopped: list[str]


@router.post(
    "", auth=Key("events:write"), response={200: EventsTaken, **FAULTS}, summary="Hand in call records"
)
def events(request: HttpRequest, body: Events, idempotency_key: IdempotencyKey) -> HttpResponse:
    """Order and repetition do not matter. A code that says "not the person" is a report, with all it does."""

    def work(caller: Caller) -> dict[str, Any]:
        named = Named(
            persons=[one.person_id for one in body.records if one.person_id],
            points=[one.point_id for one in body.records if one.point_id],
            debts=[debt for one in body.records for debt in one.debt_ids],
            creditors=[one.creditor_id for one in body.records if one.creditor_id],
            permits=[one.permit_id for one in body.records if one.permit_id],
            agencies=[one.agency_id for one in body.records if one.agency_id],
            senders=[one.sender_id for one in body.records if one.sender_id],
        )
        means, records = caller.acting_on(named), [_record(one) for one in body.records]
        return vars(take_records(means, caller.key.client, caller.creditors, body.vendor, records))

    return act(request, idempotency_key, work)


def _record(one: EventRecord) -> CallRecord:
    given = vars(one)
    details = {name: given[name] for name in _DETAILS if given[name] is not None}
    return CallRecord(**{name: given[name] for name in given if name not in _DETAILS}, details=details)
