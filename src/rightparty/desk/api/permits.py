"""`/v1/permits`: reserve, redeem, return, the check before dialling; and `/v1/bridges` for the switch."""

from collections.abc import Mapping
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Path, Router
from pydantic import BaseModel, Field

from rightparty.desk.api.answers import FAULTS, IdempotencyKey, act, answer
from rightparty.desk.api.auth import Caller, Key, caller_of
from rightparty.desk.api.values import Body, Channel, Content, Id, Mode
from rightparty.desk.magic import play, test_points
from rightparty.desk.means import Means
from rightparty.desk.redeeming import Settled, before_dialling, give_back, redeem, resolve
from rightparty.desk.reserving import NotReserved, Reserved, Wanted, reserve
from rightparty.desk.reveal import point_value
from rightparty.desk.visible import Named, check_taken
from rightparty.desk.weighing import PERMIT_KEY
from rightparty.errors import Refused
from rightparty.masking import masked_point
from rightparty.signing import key_id, public_pem

router = Router(tags=["permits"])
bridges = Router(tags=["permits"])
keys = Router(tags=["permits"])
PermitId = Annotated[Id, Path(description="The `permit_id` of a reservation.")]
BRIDGE = "bridge:read"


class WantedContact(Body):
    """A contact that somebody is about to make, by a sender outside this process."""

    person_id: Id
    point_id: Id
    debt_ids: Annotated[tuple[Id, ...], Field(min_length=1, max_length=50)]
    channel: Channel
    content: Content
    mode: Mode | None = None
    collector_id: Id | None = None


class TextToSay(BaseModel):
    """What is to be said, word for word: the permit is for this text only."""

    subject: str | None
    body: str
    language: str
    template_id: str


class Reservation(BaseModel):
    """A permit, or why there is none: then nothing may be sent."""

    reserved: bool
    contact_id: str
    reason: str | None = None
    retry_at: str | None = None
    until_event: str | None = None
    permit_id: str | None = None
    permit: str | None = None
    valid_from: str | None = None
    valid_until: str | None = None
    point_masked: str | None = None
    content_hash: str | None = None
    sender: str | None = None
    code: str | None = None
    text: TextToSay | None = None


class SettledPermit(BaseModel):
    """Whether it could be done. `point`: the number or address, for keys that resolve bridges."""

    ok: bool
    because: str
    contact_id: str
    point: str | None = None
    point_masked: str | None = None
    bridge_id: str | None = None


class PermitKey(BaseModel):
    """What permits are checked with, offline."""

    key_id: str
    algorithm: str
    pem: str


@router.post("", auth=Key("permits:write"), response={200: Reservation, **FAULTS}, summary="Reserve a permit")
def reserve_permit(
    request: HttpRequest, body: WantedContact, idempotency_key: IdempotencyKey
) -> HttpResponse:
    """Decide, write the text, and reserve, for five minutes at most; until returned, it counts as made."""

    def work(caller: Caller) -> dict[str, Any]:
        means = caller.acting_on(Named([body.person_id], [body.point_id], body.debt_ids))
        if caller.key.test:
            _check_test_point(means, body.point_id)
        done = reserve(means, Wanted(caller.key.client, **vars(body)))
        check_taken(caller.seen_among({"contacts": [done.contact_id]}), "contacts", [done.contact_id])
        return _reservation(done)

    return act(request, idempotency_key, work)


@router.post(
    "/{permit_id}/redeem",
    auth=Key("permits:write"),
    response={200: SettledPermit, **FAULTS},
    summary="Use a permit, once",
)
def redeem_permit(request: HttpRequest, permit_id: PermitId, idempotency_key: IdempotencyKey) -> HttpResponse:
    """Answers `ok` once, and never after a stop: make the contact only then."""

    def work(caller: Caller) -> dict[str, Any]:
        means = caller.acting_on(Named(permits=[permit_id]))
        return _settled(caller, redeem(means, permit_id, caller.creditors))

    return act(request, idempotency_key, work, _play)


@router.post(
    "/{permit_id}/return",
    auth=Key("permits:write"),
    response={200: SettledPermit, **FAULTS},
    summary="Return a permit unused",
)
def return_permit(request: HttpRequest, permit_id: PermitId, idempotency_key: IdempotencyKey) -> HttpResponse:
    """The contact was not made, and counts no more. Neither redeemed nor returned, it is an attempt."""

    def work(caller: Caller) -> dict[str, Any]:
        means = caller.acting_on(Named(permits=[permit_id]))
        return _settled(caller, give_back(means, permit_id, caller.creditors))

    return act(request, idempotency_key, work)


@router.post(
    "/{permit_id}/dial",
    auth=Key("permits:write"),
    response={200: SettledPermit, **FAULTS},
    summary="Check before dialling",
)
def dial_permit(request: HttpRequest, permit_id: PermitId, idempotency_key: IdempotencyKey) -> HttpResponse:
    """Whether the call may be made now, with a masked number and a bridge that the switch alone resolves."""

    def work(caller: Caller) -> dict[str, Any]:
        means = caller.acting_on(Named(permits=[permit_id]))
        done = before_dialling(means, permit_id, caller.creditors)
        return {**_settled(caller, done), "point": None}

    return act(request, idempotency_key, work)


@bridges.get(
    "/{bridge_id}",
    auth=Key(BRIDGE),
    response={200: SettledPermit, **FAULTS},
    summary="Resolve a bridge, once",
)
def bridge(
    request: HttpRequest, bridge_id: Annotated[Id, Path(description="From the check before dialling.")]
) -> HttpResponse:
    """For the switch, at the moment of dialling: redeems the permit and gives the number, once."""
    caller = caller_of(request)
    means = caller.acting_on(Named(bridges=[bridge_id]))
    done = _settled(caller, resolve(means, bridge_id, caller.creditors))
    _play(caller, done)
    return answer(done)


@keys.get(
    "/permit-key", auth=Key("permits:write"), response={200: PermitKey, **FAULTS}, summary="The public key"
)
def permit_key(request: HttpRequest) -> HttpResponse:
    """The key with which permits of this side are signed; a test key's permits have another."""
    public = caller_of(request).acting_on(Named()).home.signing_key(PERMIT_KEY).public_key()
    body = {"key_id": key_id(public), "algorithm": "Ed25519", "pem": public_pem(public).decode()}
    return answer(body)


def _check_test_point(means: Means, point_id: str) -> None:
    """A test key reaches test points only: a number that somebody might then dial never leaves by it."""
    if point_value(means.connection, point_id) not in test_points():
        raise Refused("a test key reaches test points only", "see the guide of the API for their numbers")


def _play(caller: Caller, done: Mapping[str, Any]) -> None:
    """In the sandbox, what always becomes of a contact to this point becomes of it now."""
    if caller.key.test and done["ok"]:
        means = caller.acting_on(Named(contacts=[done["contact_id"]]))
        query = "SELECT point_id FROM desk_planned_contact WHERE contact_id = %s"
        row = means.connection.execute(query, [done["contact_id"]]).fetchone()
        point = point_value(means.connection, row[0]) if row else None
        play(means, done["contact_id"], point or "")


def _reservation(done: Reserved | NotReserved) -> dict[str, Any]:
    if isinstance(done, NotReserved):
        return {
            "reserved": False,
            "contact_id": done.contact_id,
            "reason": done.dropped.reason,
            "retry_at": done.dropped.retry_at,
            "until_event": done.dropped.until_event,
        }
    message, permit = done.claimed.message, done.claimed.permit
    text = message.text
    return {
        "reserved": True,
        "contact_id": done.contact_id,
        "permit_id": permit.permit_id,
        "permit": permit.encode(),
        "valid_from": permit.valid_from,
        "valid_until": permit.valid_until,
        "point_masked": masked_point(message.point),
        "content_hash": done.content_hash,
        "sender": message.sender,
        "code": done.code,
        "text": {
            "subject": text.subject,
            "body": text.body,
            "language": text.language,
            "template_id": text.template_id,
        },
    }


def _settled(caller: Caller, done: Settled) -> dict[str, Any]:
    return {
        "ok": done.ok,
        "because": done.because,
        "contact_id": done.contact_id,
        "point": done.point if BRIDGE in caller.key.scopes else None,
        "point_masked": masked_point(done.point) if done.point else None,
        "bridge_id": done.bridge_id,
    }
