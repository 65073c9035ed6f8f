"""Pushes through a real HTTP server that answers as FCM and as push services do."""

import json
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from rightparty.channels.http_line import Answer, read_gateway
from rightparty.channels.port import HaltedError, Message
from rightparty.channels.push import Push, answer_meaning
from rightparty.errors import Refused
from rightparty.words.fields import Fields
from rightparty.words.render import render
from tests.channels.permits import KEY, NOW, TEXT, message, permit_for
from tests.channels.vendor import HANG_UP, Vendor, vendor

KNOCK = replace(
    TEXT,
    subject="",
    body="晨光客户服务：有一条消息，请登录查看。可在“设置”中关闭此类通知。",
    template_id="knock.zh-Hans.push",
    channel="push",
)
TOKEN = "fXq9:APA91bE"  # of a device; capitals and small letters are not the same


def push(**changed: Any) -> Message:
    """A knock to one device."""
    return replace(message(point=TOKEN, text=KNOCK, sender="BANK-app"), **changed)


def channel_to(url: str) -> Push:
    """A line to the gateway, one minute into the permits."""
    return Push(read_gateway(url), KEY.public_key(), lambda: NOW + timedelta(minutes=1))


def answered(told: Vendor, given: Message | None = None) -> Any:
    """What comes of one push to this gateway."""
    given = given or push()
    with closing(channel_to(told.url)) as channel:
        return channel.send(given, permit_for(given))


def fcm(status: str, code: str) -> Mapping[str, Any]:
    """An error as FCM writes it."""
    kind = "type.googleapis.com/google.firebase.fcm.v1.FcmError"
    return {"error": {"status": status, "message": "…", "details": [{"@type": kind, "errorCode": code}]}}


def test_a_push_is_one_request_with_our_reference_and_its_end() -> None:
    """The whole request: where to, the approved text and nothing beside it, and how long it may wait."""
    with vendor() as told, closing(channel_to(told.url.replace("//", "//bank:s3cret@"))) as channel:
        told.says({"name": "projects/bank/messages/0:17"})
        assert channel.unready() is None
        outcome = channel.send(push(), permit_for(push()))
    ((method, path, body),) = told.asked
    assert (method, path) == ("POST", "/push")
    assert json.loads(body) == {
        "reference": "c0ffee",
        "to": TOKEN,
        "from": "BANK-app",
        "language": "zh-Hans",
        "body": KNOCK.body,
        "ttl_s": 240,
    }
    assert told.calls[0][0]["authorization"] == "Basic YmFuazpzM2NyZXQ="
    assert (outcome.result, outcome.carrier, outcome.ids) == (
        "sent",
        "push",
        ("projects/bank/messages/0:17",),
    )


@pytest.mark.parametrize("status", [200, 201, 202])
def test_a_push_service_says_yes_without_a_word(status: int) -> None:
    """Web Push answers with a status and an empty body."""
    with vendor() as told:
        told.says(b"", status)
        assert answered(told).result == "sent"


@pytest.mark.parametrize(
    ("status", "body"),
    [(404, fcm("NOT_FOUND", "UNREGISTERED")), (410, b""), (410, {"reason": "Unregistered"})],
)
def test_an_app_that_is_not_registered_any_more_is_evidence_against_its_point(status: int, body: Any) -> None:
    """It bounced, as a mail does to a mailbox that is not there any more."""
    with vendor() as told:
        told.says(body, status)
        outcome = answered(told)
    assert (outcome.result, outcome.outcome, outcome.evidence) == ("failed", "bounced", "bounced")


@pytest.mark.parametrize("body", [b"", b"<html>not found</html>", {"error": {"status": "NOT_FOUND"}}])
def test_a_page_that_is_not_there_says_nothing_of_anybodys_phone(body: Any) -> None:
    """A mistyped address answers 404 for everybody: no point may suffer from it."""
    with vendor() as told:
        told.says(body, 404)
        outcome = answered(told)
    assert (outcome.result, outcome.evidence, outcome.provider_fault) == ("failed", None, True)


@pytest.mark.parametrize(
    ("status", "body", "result", "fault"),
    [
        (400, fcm("INVALID_ARGUMENT", "INVALID_ARGUMENT"), "failed", False),
        (401, b"", "failed", True),
        (403, fcm("PERMISSION_DENIED", "SENDER_ID_MISMATCH"), "failed", False),
        (429, fcm("RESOURCE_EXHAUSTED", "QUOTA_EXCEEDED"), "failed", False),
        (503, fcm("UNAVAILABLE", "UNAVAILABLE"), "failed", True),
        (503, b"", "unknown", False),
        (500, fcm("INTERNAL", "INTERNAL"), "unknown", False),
        (502, b"<html>", "unknown", False),
        (418, b"[" * 100_000, "unknown", False),
        (302, b"", "unknown", False),
    ],
)
def test_no_other_answer_says_anything_of_the_point(status: int, body: Any, result: str, fault: bool) -> None:
    """What certainly was not taken failed; what may have been is unknown, and is never made again."""
    with vendor() as told:
        told.says(body, status)
        outcome = answered(told)
        assert len(told.asked) == 1, "nothing is repeated"
    assert (outcome.result, outcome.evidence, outcome.provider_fault) == (result, None, fault)


def test_a_line_that_breaks_is_unknown_and_the_gateway_is_asked_by_our_reference() -> None:
    """Its word ends the doubt; where it has none, the doubt stays."""
    with vendor() as told, closing(channel_to(told.url)) as channel:
        told.answers.append(HANG_UP)
        assert channel.send(push(), permit_for(push())).result == "unknown"
        told.says({"state": "sent"})
        told.says({"state": "failed", "code": "404.UNREGISTERED"})
        told.says({"state": "failed", "code": "a code of its own"})
        told.says({"state": "sent"}, 500)
        told.says({"state": "waiting"})
        told.says(b"", 404)
        told.answers.append(HANG_UP)
        found = [channel.find("c0ffee") for _ in range(7)]
    assert told.asked[1:] == [("GET", "/push/c0ffee", b"")] * 7
    assert [one and (one.result, one.evidence) for one in found] == [
        ("sent", None),
        ("failed", "bounced"),
        ("failed", None),
        *[None] * 4,
    ]


def test_a_gateway_that_is_down_did_not_take_it() -> None:
    """Nothing has left."""
    with closing(channel_to("http://127.0.0.1:1")) as channel:
        assert "does not answer" in str(channel.unready())
        assert channel.send(push(), permit_for(push())).code == "down"
        assert channel.find("c0ffee") is None


def test_a_halt_that_comes_while_the_line_is_opened_stops_the_push() -> None:
    """Connecting takes its time: it is asked again before the request."""
    with vendor() as told, closing(channel_to(told.url)) as channel:
        channel.heed(lambda sender: "all" if channel._line._open is not None else None)
        with pytest.raises(HaltedError):
            channel.send(push(), permit_for(push()))
    assert not told.asked


@pytest.mark.parametrize("content", ["full", "reminder", "offer", "statutory", "reply"])
def test_a_locked_screen_never_shows_what_tells(content: str) -> None:
    """Even with a genuine permit for such a text: the words have none for a push, and the door takes none."""
    telling = push(text=replace(KNOCK, content=content))
    with vendor() as told, closing(channel_to(told.url)) as channel:
        with pytest.raises(Refused, match="a_push_tells_nothing"):
            channel.send(telling, permit_for(telling))
        assert not told.asked
    with pytest.raises(Refused, match=r"channel `push`|nothing says what"):
        render(content, "zh-Hans", "push", Fields("晨光银行", "晨光客户服务", "CN", "王小明"))


def test_a_push_without_time_left_is_not_made() -> None:
    """A device that is off would get it outside the permit."""
    with closing(channel_to("http://127.0.0.1:1")) as channel, pytest.raises(Refused, match="second"):
        channel.send(push(), permit_for(push(), minutes=1))


def test_an_id_that_is_no_id_is_not_kept() -> None:
    """What a gateway writes there may be anything."""
    for odd in ("x" * 129, "é", 5, None, ""):
        assert answer_meaning(Answer(200, json.dumps({"name": odd}).encode())).ids == ()
