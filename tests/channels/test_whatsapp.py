"""Instant messages through a real HTTP server that answers as WhatsApp's Cloud API does."""

import json
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from rightparty.channels.http_line import Gateway
from rightparty.channels.port import HaltedError, Message, Outcome
from rightparty.channels.sms_templates import LOCALE, Registered, Registry, read_registry
from rightparty.channels.whatsapp import WhatsApp
from rightparty.errors import InvalidInput, Refused
from tests.channels.permits import KEY, NOW, message, permit_for
from tests.channels.sms import KNOCK as TEXT_KNOCK
from tests.channels.vendor import HANG_UP, Vendor, vendor

KNOCK = replace(TEXT_KNOCK, channel="im")
APPROVED = Registered(
    "knock.zh-Hans.sms",
    "1",
    "zh-Hans",
    "knock_1",
    "",
    "approved",
    "【晨光客户服务】${who}，您好。有一条通知给您，请在官方App的“消息核验”里输入${code}查看。找错人请回N。",
    "zh_CN",
)
REGISTRY = Registry(timedelta(0), [APPROVED])
TAKEN = {
    "messaging_product": "whatsapp",
    "contacts": [{"input": "+8613816000000", "wa_id": "8613816000000"}],
    "messages": [{"id": "wamid.HBgN", "message_status": "accepted"}],
}


def im(**changed: Any) -> Message:
    """A knock to a number, from a number of the creditor's own by its id."""
    return replace(message(point="+8613816000000", text=KNOCK, sender="106540352242922"), **changed)


def channel_to(told: Vendor, registry: Registry = REGISTRY, *, key: str | None = "s3cret") -> WhatsApp:
    """A line to the interface, one minute into the permits."""
    gateway = Gateway("127.0.0.1", told.port, tls=False, user="token", password=key or "")
    return WhatsApp(gateway, registry, KEY.public_key(), lambda: NOW + timedelta(minutes=1))


def answered(body: Any, status: int = 200) -> Outcome:
    """What comes of one message that is answered so."""
    with vendor() as told, closing(channel_to(told)) as channel:
        told.says(body, status)
        outcome = channel.send(im(), permit_for(im()))
        assert len(told.asked) == 1, "nothing is repeated"
    return outcome


def error(code: int) -> Mapping[str, Any]:
    """An error as the interface writes it."""
    return {"error": {"message": "(#…) …", "type": "OAuthException", "code": code, "fbtrace_id": "A"}}


def test_a_message_names_its_template_language_and_parameters() -> None:
    """The whole request: from the creditor's number, to the point's, with our reference; and no text."""
    with vendor() as told, closing(channel_to(told)) as channel:
        told.says(TAKEN)
        assert channel.unready() is None
        assert channel.send(im(), permit_for(im())) == Outcome(
            "sent", "accepted", carrier="whatsapp", ids=("wamid.HBgN",)
        )
    ((method, path, body),) = told.asked
    assert (method, path) == ("POST", "/v23.0/106540352242922/messages")
    assert told.calls[0][0]["authorization"] == "Bearer s3cret"
    assert json.loads(body) == {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": "+8613816000000",
        "type": "template",
        "template": {
            "name": "knock_1",
            "language": {"code": "zh_CN"},
            "components": [
                {
                    "type": "body",
                    "parameters": [
                        {"type": "text", "parameter_name": "code", "text": "12345678"},
                        {"type": "text", "parameter_name": "who", "text": "王先生/女士"},
                    ],
                }
            ],
        },
        "biz_opaque_callback_data": "c0ffee",
    }
    assert APPROVED.fill({"code": "12345678", "who": "王先生/女士"}) == KNOCK.body


@pytest.mark.parametrize(
    ("registry", "why"),
    [
        (Registry(timedelta(0), []), "template_not_registered"),
        (Registry(timedelta(0), [replace(APPROVED, state="pending")]), "template_pending"),
        (Registry(timedelta(0), [replace(APPROVED, state="rejected")]), "template_rejected"),
        (Registry(timedelta(0), [replace(APPROVED, language="en")]), "template_not_registered"),
        (Registry(timedelta(0), [replace(APPROVED, text=APPROVED.text + "！")]), "template_differs"),
        (Registry(timedelta(minutes=5), [APPROVED]), "gateway_holds_longer_than_permitted"),
    ],
)
def test_what_is_not_approved_to_the_letter_never_leaves(registry: Registry, why: str) -> None:
    """It is known before a contact is claimed, and refused if it is sent all the same."""
    given, permit = im(), permit_for(im())
    with vendor() as told, closing(channel_to(told, registry)) as channel:
        assert channel.unfit(given, permit.valid_until) == why
        with pytest.raises(Refused, match=why):
            channel.send(given, permit)
    assert not told.asked


@pytest.mark.parametrize("point", ["8613816000000", "13816000000", "wa-id", "+86 138", "+１３８１６０００"])
def test_a_number_without_its_country_is_nobodys(point: str) -> None:
    """The interface would put the sender's own country before it: it could be a stranger's number."""
    given = im(point=point)
    with vendor() as told, closing(channel_to(told)) as channel, pytest.raises(Refused, match="its_country"):
        channel.send(given, permit_for(given))
    assert not told.asked


def test_a_sender_is_the_id_of_a_number() -> None:
    """It stands in the path: nothing else may."""
    given = im(sender="1/../2")
    with vendor() as told, closing(channel_to(told)) as channel, pytest.raises(Refused, match="number_id"):
        channel.send(given, permit_for(given))
    assert not told.asked


@pytest.mark.parametrize(
    ("code", "result", "fault"),
    [
        (190, "failed", True),
        (230, "failed", True),
        (130429, "failed", True),
        (131026, "failed", False),
        (131056, "failed", False),
        (132001, "failed", False),
        (131000, "unknown", False),
        (2, "unknown", False),
        (987654, "unknown", False),
    ],
)
def test_what_the_interface_refuses(code: int, result: str, fault: bool) -> None:
    """By the code, whatever the status; what nobody knows is unknown. None says whose number it is."""
    outcome = answered(error(code), 400)
    assert (outcome.result, outcome.evidence, outcome.provider_fault) == (result, None, fault)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 200),
        ({"messages": []}, 200),
        ({"messages": ["x"]}, 200),
        ([], 200),
        ({"messages": [{"id": "wamid.A", "message_status": "paused"}]}, 200),
        ({"messages": [{"id": "wamid.A", "message_status": 5}]}, 200),
        (b"<html>bad gateway</html>", 502),
        ({"error": {"code": True}}, 500),
        ({"error": "x"}, 400),
    ],
)
def test_an_answer_that_says_nothing_is_unknown(body: Any, status: int) -> None:
    """It may have been taken: it counts, and is never made again."""
    assert answered(body, status).result == "unknown"


def test_an_id_that_is_no_id_is_not_kept() -> None:
    """The message was taken all the same."""
    outcome = answered({"messages": [{"id": "x" * 129}]})
    assert (outcome.result, outcome.ids) == ("sent", ())


def test_a_line_that_breaks_is_unknown_and_one_that_never_opened_is_down() -> None:
    """How far a request came decides; and nobody can be asked later."""
    with vendor() as told, closing(channel_to(told)) as channel:
        told.answers.append(HANG_UP)
        assert channel.send(im(), permit_for(im())).result == "unknown"
        assert channel.find("c0ffee") is None
    with closing(channel_to(Vendor(port=1))) as channel:
        assert "does not answer" in str(channel.unready())
        assert channel.send(im(), permit_for(im())).code == "down"


def test_a_halt_that_comes_while_the_line_is_opened_stops_the_message() -> None:
    """Connecting takes its time: it is asked again before the request."""
    with vendor() as told, closing(channel_to(told)) as channel:
        channel.heed(lambda sender: "all" if channel._line._open is not None else None)
        with pytest.raises(HaltedError):
            channel.send(im(), permit_for(im()))
    assert not told.asked


def test_without_an_access_token_there_is_no_channel() -> None:
    """It is said when it is opened, and not message by message."""
    with pytest.raises(InvalidInput, match="access token"):
        channel_to(Vendor(port=1), key=None)


def test_a_file_of_templates_names_the_language_as_the_interface_does(tmp_path: Path) -> None:
    """Without a signature, and with a locale; a file made for a gateway of text messages is refused."""
    path = tmp_path / "templates.toml"
    entry = '[[templates]]\ntemplate = "t"\nversion = "1"\nlanguage = "en"\ncode = "c"\nstate = "approved"\n'
    path.write_text(f'held_min = 0\n{entry}text = "x"\nlocale = "en_US"\n')
    assert read_registry(path, LOCALE).templates[0].locale == "en_US"
    for wrong in ("", 'signature = "s"\n', 'locale = ""\n'):
        path.write_text(f'held_min = 0\n{entry}text = "x"\n{wrong}')
        with pytest.raises(InvalidInput, match="locale"):
            read_registry(path, LOCALE)
