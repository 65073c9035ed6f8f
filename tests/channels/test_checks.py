"""Checks by somebody outside: the recording twin, and the Chinese vendor over a real line."""

import hashlib
import hmac
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from urllib.parse import quote

import pytest

from rightparty.channels.acs3 import AccessKey, Call, signed_headers
from rightparty.channels.checks_aliyun import AliyunCheck, Approved, read_endpoint
from rightparty.channels.checks_recording import RecordingCheck, Told
from rightparty.errors import InvalidInput
from rightparty.parties.checks import aliyun
from rightparty.parties.checks.check import IDENTITY, RECYCLED, Question
from rightparty.parties.model import default_model
from tests.channels.vendor import HANG_UP, Vendor, vendor

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
SINCE = datetime(2026, 1, 31, 20, tzinfo=UTC)
KEY = AccessKey("our-key", "our secret")
NUMBER = "+8613800138000"


def reissue(number: str = NUMBER) -> Question:
    """Has it been given to somebody else?"""
    return Question("r-1", RECYCLED, "x1", "ana", number, SINCE)


def identity() -> Question:
    """Is it in her name?"""
    return Question("r-2", IDENTITY, "x1", "ana", NUMBER, None, "张三", "11010519491231002X")


# -- the twin


def test_the_twin_answers_from_its_table_and_keeps_what_it_was_asked() -> None:
    """A number that is not in the table has no data: nothing is invented."""
    twin = RecordingCheck({NUMBER: Told("recycled", NOW - timedelta(days=3))}, lambda: NOW)
    asked = [reissue(), reissue("+8613800138001"), identity()]
    found = [twin.ask(question) for question in asked]
    assert [answer.finding for answer in found] == ["recycled", "recycling_unknown", "match_unknown"]
    assert [answer.lag for answer in found] == [timedelta(days=3), None, None]
    assert twin.asked == asked


# -- the signature


def test_the_signature_is_that_of_the_vendors_example() -> None:
    """Every input is the page's, and so is the result."""
    call = Call(
        "ecs.cn-shanghai.aliyuncs.com",
        "RunInstances",
        "2014-05-26",
        {"RegionId": "cn-shanghai", "ImageId": "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"},
        datetime(2023, 10, 26, 10, 22, 32, tzinfo=UTC),
        "3156853299f313e23d1673dc12e1703d",
    )
    stamp = signed_headers(call, AccessKey("YourAccessKeyId", "YourAccessKeySecret"))["authorization"]
    assert stamp.endswith("Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0")


def test_parameters_are_encoded_as_the_vendor_asks() -> None:
    """A blank is %20, a star %2A, a tilde stays."""
    call = Call("h", "A", "1", {"b": "a b*~/张", "a": ""}, NOW, "n")
    assert call.query == "a=&b=a%20b%2A~%2F%E5%BC%A0"


def test_neither_secret_nor_number_is_printed() -> None:
    """A call in a log tells nothing."""
    assert "our secret" not in repr(KEY)
    assert "138" not in repr(Call("h", "A", "1", {"InputNumber": "13800138000"}, NOW, "n"))


# -- over the line


@pytest.fixture
def counterpart() -> Iterator[Vendor]:
    """A vendor on this machine."""
    with vendor() as listening:
        yield listening


def source(listening: Vendor, **changed: Any) -> AliyunCheck:
    """Our line to it."""
    codes = {RECYCLED: "code-reissue", IDENTITY: "code-identity"}
    approved = Approved(KEY, codes, changed.pop("mask", aliyun.SHA256))
    numbers = count(1)
    clock = changed.pop("clock", lambda: NOW)
    return AliyunCheck(
        read_endpoint(listening.url),
        approved,
        clock,
        lambda: f"nonce-{next(numbers)}",
        default_model().lag_of,
    )


def ok(**data: Any) -> dict[str, Any]:
    """An answer in the vendor's words."""
    return {"Code": "OK", "Message": "OK", "RequestId": "CC3BB6D2", "Data": data}


def signature_holds(headers: dict[str, str], parameters: dict[str, str]) -> bool:
    """The vendor's side of the signature, written from its page alone."""
    stamp = headers["authorization"]
    fields = dict(part.split("=", 1) for part in stamp.split(" ", 1)[1].split(","))
    names = fields["SignedHeaders"].split(";")
    query = "&".join(f"{quote(k, safe='~')}={quote(v, safe='~')}" for k, v in sorted(parameters.items()))
    lines = "".join(f"{name}:{headers[name]}\n" for name in names)
    body = hashlib.sha256(b"").hexdigest()
    request = f"POST\n/\n{query}\n{lines}\n{';'.join(names)}\n{body}"
    to_sign = "ACS3-HMAC-SHA256\n" + hashlib.sha256(request.encode()).hexdigest()
    return hmac.new(b"our secret", to_sign.encode(), hashlib.sha256).hexdigest() == fields["Signature"]


def test_a_question_is_asked_and_answered(counterpart: Vendor) -> None:
    """Signed, masked, dated; what came back is evidence with the vendor's words behind it."""
    counterpart.says(ok(VerifyResult="2", Carrier="CMCC"))
    line = source(counterpart)
    answer = line.ask(reissue())
    line.close()
    assert (answer.finding, answer.at, answer.lag) == ("not_recycled", NOW, timedelta(days=7))
    ((headers, parameters),) = counterpart.calls
    assert signature_holds(headers, parameters)
    assert headers["host"] == f"127.0.0.1:{counterpart.port}"
    assert (headers["x-acs-action"], headers["x-acs-version"]) == (
        "DescribePhoneTwiceTelVerify",
        "2020-02-17",
    )
    assert (headers["x-acs-date"], headers["x-acs-signature-nonce"]) == ("2026-11-23T02:00:00Z", "nonce-1")
    assert parameters == {
        "AuthCode": "code-reissue",
        "InputNumber": hashlib.sha256(b"13800138000").hexdigest(),
        "Mask": "SHA256",
        "StartTime": "2026-02-01 04:00:00",
    }


def test_an_identity_with_names_in_the_clear(counterpart: Vendor) -> None:
    """Where the use was approved so; Chinese characters survive the signature."""
    counterpart.says(ok(IsConsistent=1, BasicCarrier="中国联通"))
    line = source(counterpart, mask=aliyun.NORMAL)
    answer = line.ask(identity())
    line.close()
    assert (answer.finding, answer.lag) == ("carrier_match", timedelta(days=5))
    ((headers, parameters),) = counterpart.calls
    assert signature_holds(headers, parameters)
    assert (parameters["Name"], parameters["AuthCode"]) == ("张三", "code-identity")


def test_one_line_carries_many_questions(counterpart: Vendor) -> None:
    """Each call has a nonce of its own."""
    for result in "123":
        counterpart.says(ok(VerifyResult=result, Carrier="CTCC"))
    line = source(counterpart)
    found = [line.ask(reissue()).finding for _ in range(3)]
    line.close()
    assert found == ["recycled", "not_recycled", "disconnected"]
    assert [headers["x-acs-signature-nonce"] for headers, _ in counterpart.calls] == [
        "nonce-1",
        "nonce-2",
        "nonce-3",
    ]


@pytest.mark.parametrize(
    ("answers", "codes"),
    [
        ([(400, b'{"Code":"InvalidAccessKeyId.NotFound","Message":"no"}')], ["InvalidAccessKeyId.NotFound"]),
        ([(200, b'{"Code":"RequestFrequencyLimit"}')], ["RequestFrequencyLimit"]),
        ([(502, b"<html>Bad gateway</html>")], ["unreadable"]),
        ([(200, b"\xff" * 70_000)], ["HTTPException"]),
        ([HANG_UP], ["RemoteDisconnected"]),
    ],
    ids=["a wrong key", "too often", "a proxy", "no end", "hung up"],
)
def test_whatever_fails_is_no_data_and_is_not_asked_again(
    counterpart: Vendor, answers: list[Any], codes: list[str]
) -> None:
    """One call, whatever comes of it; and the next question finds a line again."""
    counterpart.answers += answers
    counterpart.says(ok(VerifyResult="1", Carrier="CMCC"))
    line = source(counterpart)
    found = [line.ask(reissue()), line.ask(reissue())]
    line.close()
    assert [(answer.finding, answer.code) for answer in found] == [
        ("recycling_unknown", codes[0]),
        ("recycled", "1"),
    ]
    assert len(counterpart.calls) == 2


def test_nobody_there_is_no_data() -> None:
    """A vendor that is down has said nothing about anybody."""
    with vendor() as gone:
        line = source(gone)
    assert line.ask(reissue()).code == "ConnectionRefusedError"


def test_a_line_that_was_idle_is_opened_anew(counterpart: Vendor) -> None:
    """The other end may have hung up in the meantime, and the question would be lost."""
    moments = iter((NOW, NOW + timedelta(seconds=21), NOW + timedelta(seconds=30)))
    line = source(counterpart, clock=lambda: next(moments))
    lines = []
    for _ in range(3):
        counterpart.says(ok(VerifyResult="2", Carrier="CMCC"))
        assert line.ask(reissue()).finding == "not_recycled"
        lines.append(line._line)
    line.close()
    assert lines[0] is not lines[1]
    assert lines[1] is lines[2]


@pytest.mark.parametrize("asked", [reissue("+8617012345678"), reissue("+12025550123")])
def test_what_could_not_be_answered_does_not_leave(counterpart: Vendor, asked: Question) -> None:
    """No call, no cost, no data."""
    answer = source(counterpart).ask(asked)
    assert (answer.finding, answer.code, counterpart.calls) == ("recycling_unknown", "not_askable", [])


def test_a_check_without_an_approved_use_does_not_leave(counterpart: Vendor) -> None:
    """The vendor grants each use by itself."""
    approved = Approved(KEY, {RECYCLED: "code"})
    line = AliyunCheck(
        read_endpoint(counterpart.url), approved, lambda: NOW, lambda: "n", default_model().lag_of
    )
    assert line.ask(identity()).code == "not_askable"
    assert counterpart.calls == []


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://dytnsapi.aliyuncs.com", "without TLS"),
        ("ftp://dytnsapi.aliyuncs.com", "no address"),
        ("https://dytnsapi.aliyuncs.com/path", "no address"),
        ("https://host:port", "no address"),
        ("dytnsapi.aliyuncs.com", "no address"),
    ],
)
def test_an_endpoint_is_https_or_on_this_machine(url: str, said: str) -> None:
    """Numbers and names do not go over a line in the clear."""
    with pytest.raises(InvalidInput, match=said):
        read_endpoint(url)


def test_the_usual_port_is_not_named() -> None:
    """The host header is part of what is signed."""
    assert read_endpoint("https://dytnsapi.aliyuncs.com").header == "dytnsapi.aliyuncs.com"
    assert read_endpoint("https://localhost:8443").header == "localhost:8443"
