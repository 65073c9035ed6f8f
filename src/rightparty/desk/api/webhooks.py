"""`/v1/webhooks`: where a client is told what happens."""

import uuid
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Path, Router
from pydantic import BaseModel, Field

from rightparty.desk.api.answers import FAULTS, IdempotencyKey, act, answer
from rightparty.desk.api.auth import Caller, Key, caller_of
from rightparty.desk.api.service import served
from rightparty.desk.api.values import Body, Id
from rightparty.desk.means import Means
from rightparty.desk.visible import Named
from rightparty.desk.webhook_list import (
    NewSecret,
    Webhook,
    add_webhook,
    remove_webhook,
    rotate_secret,
    webhooks,
)
from rightparty.desk.webhooks import webhook_events

router = Router(tags=["webhooks"])
SCOPE = "webhooks:write"
WebhookId = Annotated[uuid.UUID, Path(description="The id of a webhook.")]


class NewWebhook(Body):
    """An https address at a public name, and the events that it is told of."""

    url: Annotated[str, Field(min_length=1, max_length=2_000)]
    events: Annotated[
        list[Id],
        Field(min_length=1, max_length=50, json_schema_extra={"items": {"enum": [*webhook_events()]}}),
    ]


class ToldWebhook(BaseModel):
    """A webhook; `secret` (hexadecimal) is told when it is made or changed, and never again."""

    webhook_id: str
    url: str
    events: list[str]
    created_at: str
    secret: str | None = None


class Webhooks(BaseModel):
    """A client's webhooks."""

    webhooks: list[ToldWebhook]


@router.get("", auth=Key(SCOPE), response={200: Webhooks, **FAULTS}, summary="Your webhooks")
def listed(request: HttpRequest) -> HttpResponse:
    """The oldest first, without their secrets."""
    caller = caller_of(request)
    return answer({"webhooks": [_told(one) for one in webhooks(_own(caller).connection, caller.key.client)]})


@router.post("", auth=Key(SCOPE), response={200: ToldWebhook, **FAULTS}, summary="Be told of events")
def added(request: HttpRequest, body: NewWebhook, idempotency_key: IdempotencyKey) -> HttpResponse:
    """Deliveries are signed with the secret in the answer, and come at least once: know them by their id."""

    def work(caller: Caller) -> dict[str, Any]:
        means, key = _own(caller), caller.key
        made = add_webhook(
            means.connection, means.home, key.client, key.creditors, body.url, body.events, means.clock(),
            loopback=served().loopback_webhooks,
        )  # fmt: skip
        return _with_secret(made)

    return act(request, idempotency_key, work)


@router.post(
    "/{webhook_id}/rotate",
    auth=Key(SCOPE),
    response={200: ToldWebhook, **FAULTS},
    summary="Change the secret",
)
def rotated(request: HttpRequest, webhook_id: WebhookId, idempotency_key: IdempotencyKey) -> HttpResponse:
    """Deliveries carry both signatures until the next change, so that none is lost meanwhile."""

    def work(caller: Caller) -> dict[str, Any]:
        means = _own(caller)
        return _with_secret(rotate_secret(means.connection, means.home, caller.key.client, str(webhook_id)))

    return act(request, idempotency_key, work)


@router.delete(
    "/{webhook_id}", auth=Key(SCOPE), response={200: Webhooks, **FAULTS}, summary="Be told no more"
)
def removed(request: HttpRequest, webhook_id: WebhookId) -> HttpResponse:
    """What waits is not delivered any more."""
    caller = caller_of(request)
    means = _own(caller)
    remove_webhook(means.connection, caller.key.client, str(webhook_id), means.clock())
    return answer({"webhooks": [_told(one) for one in webhooks(means.connection, caller.key.client)]})


def _own(caller: Caller) -> Means:
    """Webhooks are a client's own, found by its name: no row of a creditor's is read or written."""
    return caller.acting_on(Named())


def _told(webhook: Webhook) -> dict[str, Any]:
    return {
        "webhook_id": webhook.webhook_id,
        "url": webhook.url,
        "events": list(webhook.events),
        "created_at": webhook.created_at,
        "secret": None,
    }


def _with_secret(made: NewSecret) -> dict[str, Any]:
    return {**_told(made.webhook), "secret": made.secret}
