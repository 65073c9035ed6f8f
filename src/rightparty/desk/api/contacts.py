"""`/v1/contacts`: how a contact stands, and the receipts by which anybody can prove it."""

import json
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Path, Router
from pydantic import BaseModel

from rightparty.desk.api.answers import FAULTS, answer
from rightparty.desk.api.auth import Caller, Key, caller_of
from rightparty.desk.api.values import Id
from rightparty.desk.journal_store import OpenedJournal
from rightparty.desk.visible import Named, NotFound

router = Router(tags=["contacts"])
ContactId = Annotated[Id, Path(description="The `contact_id` of a reservation or of a planned contact.")]
_STANDS = """
SELECT p.status, p.reason, p.retry_at, p.until_event, p.channel, p.content, p.day,
    (SELECT state FROM desk_reservation r WHERE r.contact_id = p.contact_id),
    (SELECT coalesce(json_agg(json_build_object('kind', e.kind, 'at', e.at, 'outcome', e.outcome)
        ORDER BY e.at, e.event_id), '[]') FROM book_events e WHERE e.contact_id = p.contact_id)
FROM desk_planned_contact p WHERE p.contact_id = %s AND p.creditor_id = ANY (%s)
"""


class ContactEvent(BaseModel):
    """Something that happened."""

    kind: str
    at: str
    outcome: str | None


class ContactState(BaseModel):
    """Where a contact stands: planned, claimed, sent, held, denied, failed or skipped, and what happened."""

    contact_id: str
    status: str
    reason: str | None
    retry_at: str | None
    until_event: str | None
    channel: str | None
    content: str | None
    day: str
    permit: str | None
    events: list[ContactEvent]


class Receipts(BaseModel):
    """A contact's receipts: of each sealed record, to be checked with `rightparty journal verify`."""

    contact_id: str
    receipts: list[dict[str, Any]]


@router.get(
    "/{contact_id}",
    auth=Key("contacts:read"),
    response={200: ContactState, **FAULTS},
    summary="How a contact stands",
)
def contact(request: HttpRequest, contact_id: ContactId) -> HttpResponse:
    """Its status, and what happened, without a name or a number."""
    status, reason, retry_at, until_event, channel, content, day, permit, events = _row(
        caller_of(request), contact_id
    )
    body = {
        "contact_id": contact_id,
        "status": status,
        "reason": reason,
        "retry_at": retry_at,
        "until_event": until_event,
        "channel": channel,
        "content": content,
        "day": day,
        "permit": permit,
        "events": events,
    }
    return answer(body)


@router.get(
    "/{contact_id}/receipt",
    auth=Key("contacts:read"),
    response={200: Receipts, **FAULTS},
    summary="Receipts of a contact",
)
def receipt(request: HttpRequest, contact_id: ContactId) -> HttpResponse:
    """The receipts of all of its records that stand under a signed head; later ones follow with the next."""
    caller = caller_of(request)
    _row(caller, contact_id)
    means = caller.acting_on(Named(contacts=[contact_id]))
    found = OpenedJournal(means.connection, means.home).receipts(contact_id)
    return answer({"contact_id": contact_id, "receipts": [json.loads(one.encode()) for one in found]})


def _row(caller: Caller, contact_id: str) -> tuple[Any, ...]:
    rows = caller.shown(_STANDS, [contact_id, caller.creditors])
    if not rows:
        raise NotFound(f"there is no contact `{contact_id}`", "name one of your own creditors'")
    return rows[0]
