"""Approved templates: what leaves is signed, named and filled so that it is our text; the rest is skipped."""

import json
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from rightparty.channels.acs3 import AccessKey, Call, signed_headers
from rightparty.channels.http_line import Gateway
from rightparty.channels.port import HaltedError, Message, Outcome
from rightparty.channels.receipts import DELIVERED, Meaning, Receipt
from rightparty.channels.sms_template import Account, SmsTemplate, read_sms_report
from rightparty.channels.sms_templates import Registered, Registry, read_registry
from rightparty.errors import InvalidInput, Refused
from tests.channels.permits import KEY, NOW, permit_for
from tests.channels.sms import KNOCK, Lent, sms
from tests.channels.vendor import HANG_UP, Vendor, vendor

ACCESS = AccessKey("public-name", "never-printed")
APPROVED = Registered(
    "knock.zh-Hans.sms",
    "1",
    "zh-Hans",
    "SMS_100",
    "晨光客户服务",
    "approved",
    "${who}，您好。有一条通知给您，请在官方App的“消息核验”里输入${code}查看。找错人请回N。",
)
REGISTRY = Registry(timedelta(0), [APPROVED])


@pytest.fixture
def gateway() -> Iterator[Vendor]:
    """Something that listens where the vendor would, and keeps what it was asked."""
    with vendor() as told:
        yield told


def channel_to(told: Vendor, registry: Registry = REGISTRY, lent: Lent | None = None) -> SmsTemplate:
    """A line to the gateway, one minute into the permits."""
    nonces = count()
    return SmsTemplate(
        Gateway("127.0.0.1", told.port, tls=False),
        Account(ACCESS, registry),
        KEY.public_key(),
        lambda: NOW + timedelta(minutes=1),
        lambda: f"nonce-{next(nonces)}",
        lent or Lent(),
    )


def send(told: Vendor, given: Message | None = None) -> Outcome:
    """One message through a new line."""
    given = given or sms()
    with closing(channel_to(told)) as channel:
        return channel.send(given, permit_for(given))


def test_a_halt_that_comes_while_the_line_is_opened_stops_the_text(gateway: Vendor) -> None:
    """Connecting takes its time: it is asked again before the request."""
    with closing(channel_to(gateway)) as channel:
        channel.heed(lambda sender: "all" if channel._line._open is not None else None)
        with pytest.raises(HaltedError):
            channel.send(sms(), permit_for(sms()))
    assert not gateway.calls


def test_a_message_names_its_template_and_parameters_and_is_signed(gateway: Vendor) -> None:
    """Number, approved signature, template, parameters and our reference: filled, it is our text."""
    gateway.says({"Code": "OK", "Message": "OK", "BizId": "9006197469364984400^0", "RequestId": "R"})
    assert send(gateway) == Outcome("sent", "OK", carrier="sms_template", ids=("9006197469364984400^0",))
    ((headers, asked),) = gateway.calls
    assert json.loads(asked["TemplateParam"]) == {"who": "王先生/女士", "code": "12345678"}
    assert (asked["PhoneNumbers"], asked["SignName"], asked["TemplateCode"], asked["OutId"]) == (
        "13816000000",
        "晨光客户服务",
        "SMS_100",
        "c0ffee",
    )
    assert APPROVED.fill(json.loads(asked["TemplateParam"])) == KNOCK.body
    at = datetime.fromisoformat(headers["x-acs-date"])
    call = Call(f"127.0.0.1:{gateway.port}", "SendSms", "2017-05-25", asked, at, "nonce-0")
    assert headers["authorization"] == signed_headers(call, ACCESS)["authorization"]


@pytest.mark.parametrize(
    ("registry", "why"),
    [
        (Registry(timedelta(0), []), "template_not_registered"),
        (Registry(timedelta(0), [replace(APPROVED, state="pending")]), "template_pending"),
        (Registry(timedelta(0), [replace(APPROVED, state="rejected")]), "template_rejected"),
        (Registry(timedelta(0), [replace(APPROVED, version="2")]), "template_not_registered"),
        (Registry(timedelta(0), [replace(APPROVED, signature="晨光银行")]), "template_differs"),
        (Registry(timedelta(0), [replace(APPROVED, text=APPROVED.text + "！")]), "template_differs"),
        (Registry(timedelta(minutes=5), [APPROVED]), "gateway_holds_longer_than_permitted"),
    ],
)
def test_what_is_not_approved_to_the_letter_never_leaves(
    gateway: Vendor, registry: Registry, why: str
) -> None:
    """It is known before a contact is claimed, and refused if it is sent all the same."""
    given = sms()
    permit = permit_for(given)
    with closing(channel_to(gateway, registry)) as channel:
        assert channel.unfit(given, permit.valid_until) == why
        with pytest.raises(Refused, match=why):
            channel.send(given, permit)
    assert not gateway.calls


def test_a_number_abroad_is_not_for_this_gateway(gateway: Vendor) -> None:
    """Nor one that is no mobile of the mainland."""
    with closing(channel_to(gateway)) as channel:
        for number in ("+85291234567", "+862118000001", "13816000000"):
            given = sms(point=number)
            assert channel.unfit(given, NOW + timedelta(minutes=5)) == "number_not_of_mainland_china"


@pytest.mark.parametrize(
    ("code", "result", "fault"),
    [
        ("isv.BUSINESS_LIMIT_CONTROL", "failed", False),
        ("isv.BLACK_KEY_CONTROL_LIMIT", "failed", False),
        ("isv.MOBILE_NUMBER_ILLEGAL", "failed", False),
        ("isv.AMOUNT_NOT_ENOUGH", "failed", True),
        ("Throttling.User", "failed", True),
        ("isp.SYSTEM_ERROR", "unknown", False),
        ("isv.SOMETHING_NEW", "unknown", False),
    ],
)
def test_what_a_code_means(gateway: Vendor, code: str, result: str, fault: bool) -> None:
    """A limit or a black list is not evaded elsewhere; what nobody knows is unknown."""
    gateway.says({"Code": code, "Message": "…"}, status=400)
    outcome = send(gateway)
    assert (outcome.code, outcome.result, outcome.provider_fault) == (code, result, fault)


@pytest.mark.parametrize(
    "answer", [b"<html>", b"[]", b'{"Code": 1}', HANG_UP], ids=["page", "list", "number", "gone"]
)
def test_an_answer_that_says_nothing_is_unknown(gateway: Vendor, answer: Any) -> None:
    """It may have been taken."""
    if answer is HANG_UP:
        gateway.answers.append(HANG_UP)
    else:
        gateway.says(answer)
    assert send(gateway).result == "unknown"


def details(*rows: dict[str, Any]) -> dict[str, Any]:
    """An answer of QuerySendDetails."""
    return {"Code": "OK", "TotalCount": len(rows), "SmsSendDetailDTOs": {"SmsSendDetailDTO": list(rows)}}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"OutId": "c0ffee", "SendStatus": 3, "ErrCode": "DELIVERED"}, "sent"),
        ({"OutId": "c0ffee", "SendStatus": 1}, "sent"),
        ({"OutId": "c0ffee", "SendStatus": 2, "ErrCode": "MK:0012"}, "failed"),
        ({"OutId": "another", "SendStatus": 3, "ErrCode": "DELIVERED"}, None),
    ],
)
def test_a_lost_message_is_looked_up_by_our_reference(
    gateway: Vendor, row: dict[str, Any], expected: str | None
) -> None:
    """By number and day; what the list does not have is not known."""
    lent = Lent()
    lent.sent(sms(), at=datetime(2026, 11, 24, 15, 30, tzinfo=UTC))  # half past eleven at night in Beijing
    gateway.says(details(row))
    gateway.says(details())
    with closing(channel_to(gateway, lent=lent)) as channel:
        found = channel.find("c0ffee")
    assert (found.result if found else None) == expected
    assert [asked["SendDate"] for _, asked in gateway.calls] == ["20261124", "20261125"]
    assert {asked["PhoneNumber"] for _, asked in gateway.calls} == {"13816000000"}


def test_a_look_up_that_fails_says_nothing(gateway: Vendor) -> None:
    """Neither an error nor a broken line proves that a message is not there."""
    lent = Lent()
    lent.sent(sms())
    gateway.says({"Code": "isp.SYSTEM_ERROR"})
    gateway.answers.append(HANG_UP)
    with closing(channel_to(gateway, lent=lent)) as channel:
        assert channel.find("c0ffee") is None
        assert channel.find("c0ffee") is None
        assert channel.find("nobody's") is None


REPORT = {
    "phone_number": "13816000000",
    "send_time": "2026-11-24 09:01:00",
    "report_time": "2026-11-24 09:01:05",
    "success": True,
    "err_code": "DELIVERED",
    "biz_id": "1^0",
    "out_id": "c0ffee",
}


def test_a_report_becomes_receipts() -> None:
    """Times are Beijing's; only "no such number" is evidence against a number."""
    delivered, gone, dark, odd = read_sms_report(
        json.dumps(
            [
                REPORT,
                {**REPORT, "success": False, "err_code": "MK:0012"},
                {**REPORT, "success": False, "err_code": "XX:1234", "report_time": "soon"},
                {**REPORT, "success": False},
            ]
        ).encode()
    )
    assert (delivered.reference, delivered.provider_id) == ("c0ffee", "1^0")
    assert delivered.at == datetime(2026, 11, 24, 1, 1, 5, tzinfo=UTC)
    assert delivered.meaning == Meaning(DELIVERED, "delivered", "delivered")
    assert gone.meaning == Meaning("failed", "bounced", "disconnected")
    assert (dark.meaning, dark.at) == (Meaning("failed", "unknown"), None)
    assert odd.meaning == Meaning("failed", "unknown"), "it says delivered and no success"


@pytest.mark.parametrize(
    "bad",
    [
        5,
        {**REPORT, "success": "yes"},
        {**REPORT, "err_code": 7},
        {**REPORT, "out_id": "", "biz_id": None},
        {**REPORT, "out_id": "x" * 129, "biz_id": "é"},
    ],
    ids=str,
)
def test_an_entry_that_cannot_be_read_takes_no_other_with_it(bad: object) -> None:
    """It is counted as nobody's; the receipts beside it are taken."""
    first, lost, last = read_sms_report(json.dumps([REPORT, bad, REPORT]).encode())
    assert first == last
    assert first.reference == "c0ffee"
    assert lost == Receipt("sms_template", "", Meaning("waiting"))


def test_a_reference_of_somebody_else_is_none_of_ours() -> None:
    """The gateway's own id says which message it is."""
    (one,) = read_sms_report(json.dumps([{**REPORT, "out_id": "x" * 129}]).encode())
    assert (one.reference, one.provider_id) == (None, "1^0")


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from([*REPORT]), inner, max_size=6)
    ),
    max_leaves=20,
)


@drawn(st.binary(max_size=200) | _JSON.map(lambda value: json.dumps(value).encode()))
def test_no_report_does_more_than_be_refused(body: bytes) -> None:
    """Anything at all: receipts, or InvalidInput."""
    with suppress(InvalidInput):
        read_sms_report(body)


@drawn(st.dictionaries(st.sampled_from(["who", "code"]), st.text("王1$}{ a", min_size=1), min_size=2))
def test_parameters_that_are_found_make_the_text_again(parameters: dict[str, str]) -> None:
    """Whatever stands in a value, what the gateway would send is the text."""
    body = APPROVED.fill(parameters)
    found = APPROVED.parameters_of(body)
    assert found is not None
    assert APPROVED.fill(found) == body


def test_a_file_of_templates(tmp_path: Path) -> None:
    """Every entry is whole, or the file is refused."""
    path = tmp_path / "templates.toml"
    fields = "\n".join(f'{name} = "{value}"' for name, value in vars(APPROVED).items())
    path.write_text(f"held_min = 0\n[[templates]]\n{fields}\n", encoding="utf-8")
    assert read_registry(path) == REGISTRY
    for bad in (
        f"[[templates]]\n{fields}",
        f"held_min = 0\n[[templates]]\n{fields.replace('approved', 'fine')}",
        f"held_min = 0\n[[templates]]\n{fields.replace('晨光客户服务', '【晨光】')}",
        "held_min = 0\n[[templates]]\ncode = 1",
        "held_min = ",
    ):
        path.write_text(bad, encoding="utf-8")
        with pytest.raises(InvalidInput):
            read_registry(path)
    with pytest.raises(InvalidInput):
        read_registry(tmp_path / "none")
