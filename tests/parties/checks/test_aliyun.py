"""The Chinese vendor's JSON: what is sent, what each answer means, and what is not understood."""

import hashlib
import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.parties.checks import aliyun
from rightparty.parties.checks.check import IDENTITY, NO_DATA, RECYCLED, Question
from rightparty.parties.model import default_model
from tests.parties.checks.asked import AT, Noted, question

LAG = default_model().lag_of
NUMBER = "+8613800138000"


def recycled() -> Question:
    """Has it been given to somebody else since?"""
    return question(NUMBER)


def identity() -> Question:
    """Is it in her name?"""
    return question(NUMBER, IDENTITY, since=None, name="张三", national_id="11010519491231002x")


def answered(asked: Question, code: str = "OK", **data: Any) -> tuple[str, datetime | None, str]:
    """What the vendor's answer to a question means."""
    raw = json.dumps({"Code": code, "Message": code, "RequestId": "R-1", "Data": data}).encode()
    answer = aliyun.read_answer(asked, raw, AT, LAG)
    assert answer.digest == hashlib.sha256(raw).hexdigest()
    return answer.finding, answer.as_of, answer.code


@pytest.mark.parametrize(
    ("result", "carrier", "finding", "as_of"),
    [
        ("1", "CMCC", "recycled", AT),
        ("2", "CMCC", "not_recycled", AT - timedelta(days=7)),
        (2, "CUCC", "not_recycled", AT - timedelta(days=5)),
        ("2", "CTCC", "not_recycled", AT - timedelta(days=5)),
        ("2", None, "not_recycled", AT - timedelta(days=31)),
        ("3", "CTCC", "disconnected", AT),
        ("0", "CMCC", "recycling_unknown", None),
        ("4", "CMCC", "recycling_unknown", None),
        (None, "CMCC", "recycling_unknown", None),
        (True, "CMCC", "recycling_unknown", None),
    ],
)
def test_a_reissue(result: object, carrier: str | None, finding: str, as_of: datetime | None) -> None:
    """Confirming answers are as old as that carrier's data can be; others as young as the call."""
    assert answered(recycled(), VerifyResult=result, Carrier=carrier)[:2] == (finding, as_of)


@pytest.mark.parametrize(
    ("result", "carrier", "finding", "as_of"),
    [
        (1, "中国移动", "carrier_match", AT - timedelta(days=7)),
        (0, "中国联通", "carrier_mismatch", AT),
        (2, "中国电信", "carrier_no_record", AT),
        (3, "中国电信", "match_unknown", None),
    ],
)
def test_an_identity(result: int, carrier: str, finding: str, as_of: datetime | None) -> None:
    """Match, mismatch, and a carrier whose register has no such number: each an answer; the rest is none."""
    assert answered(identity(), IsConsistent=result, BasicCarrier=carrier)[:2] == (finding, as_of)


@pytest.mark.parametrize(
    "code",
    ["RequestFrequencyLimit", "PortabilityNumberNotSupported", "RequestNumberNotSupported", "isp.UNKNOWN"],
)
def test_a_refusal_is_no_data(code: str) -> None:
    """Even where a result stands beside it."""
    assert answered(recycled(), code, VerifyResult="1") == ("recycling_unknown", None, code)
    assert answered(identity(), code, IsConsistent=0) == ("match_unknown", None, code)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["Code", "Data", "VerifyResult"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.binary(max_size=60) | JSON.map(lambda value: json.dumps(value).encode()))
def test_whatever_else_comes_back_is_no_data(raw: bytes) -> None:
    """Nothing that is not the vendor's answer, to the letter, speaks for or against anybody."""
    assert aliyun.read_answer(recycled(), raw, AT, LAG).answer == NO_DATA


def test_what_is_sent_for_a_reissue() -> None:
    """The number as a digest and the time in China; no name, no reference."""
    assert aliyun.parameters(recycled(), "auth") == {
        "AuthCode": "auth",
        "InputNumber": hashlib.sha256(b"13800138000").hexdigest(),
        "Mask": "SHA256",
        "StartTime": "2026-02-01 04:00:00",
    }


def test_what_is_sent_for_an_identity() -> None:
    """Three elements, each masked by itself, or as they are where the use was approved so."""
    assert aliyun.parameters(identity(), "auth", aliyun.NORMAL) == {
        "AuthCode": "auth",
        "InputNumber": "13800138000",
        "Mask": "NORMAL",
        "CertCode": "11010519491231002X",
        "Name": "张三",
    }
    masked = aliyun.parameters(identity(), "auth")
    assert masked["Name"] == hashlib.sha256("张三".encode()).hexdigest()
    assert "StartTime" not in masked


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (recycled(), None),
        (identity(), None),
        (question("+12025550123"), "is no mobile number of mainland China"),
        (question("+861058888888"), "is no mobile number of mainland China"),
        (question("+8617012345678"), "is of an operator for which the vendor has no data"),
        (
            question(NUMBER, IDENTITY, since=None, name="张三"),
            "the person's identity number of 18 places is not known",
        ),
        (question(NUMBER, IDENTITY, since=None), "the person's name is not known"),
    ],
)
def test_what_cannot_be_answered_is_not_sent(asked: Question, why: str | None) -> None:
    """Other countries, virtual operators, and people of whom too little is known."""
    assert aliyun.unaskable(asked) == why


def test_questions_and_answers_by_file() -> None:
    """One line a call; the answer finds its question by our reference."""
    (line,) = aliyun.request_lines([recycled()], "auth")
    assert json.loads(line) == {
        "reference": "x/+8613800138000",
        "action": "DescribePhoneTwiceTelVerify",
        "version": "2020-02-17",
        "parameters": dict(aliyun.parameters(recycled(), "auth")),
    }
    response = {"Code": "OK", "Data": {"VerifyResult": "2", "Carrier": "CMCC"}}
    told = aliyun.response_line("x/+8613800138000", AT, response)
    noted = Noted()
    (answer,) = aliyun.read_responses([told], [recycled()], "r.jsonl", noted.append, LAG)
    assert (answer.finding, answer.at, noted) == ("not_recycled", AT, [])


@given(st.lists(st.sampled_from(["1", "2", "3"]), max_size=9))
def test_answers_come_back_as_they_were_written(results: list[str]) -> None:
    """Each line finds its question, in whatever order lines come."""
    asked = [question(f"+8613800138{n:03}") for n in range(len(results))]
    lines = [
        aliyun.response_line(one.reference, AT, {"Code": "OK", "Data": {"VerifyResult": result}})
        for one, result in zip(asked, results, strict=True)
    ]
    noted = Noted()
    found = aliyun.read_responses(reversed(lines), asked, "r.jsonl", noted.append, LAG)
    assert {answer.question.number: answer.code for answer in found} == {
        one.number: result for one, result in zip(asked, results, strict=True)
    }
    assert noted == []


def test_bad_lines_are_told_together() -> None:
    """No JSON, no offset, no such question, and one that was answered already."""
    good = aliyun.response_line("x/+8613800138000", AT, {"Code": "OK", "Data": {"VerifyResult": "2"}})
    lines = ["{", '{"reference":"x"}', good.replace("+00:00", ""), good.replace("x/", "y/"), "\n", good, good]
    noted = Noted()
    answers = list(aliyun.read_responses(lines, [recycled()], "r.jsonl", noted.append, LAG))
    assert len(answers) == 1
    assert [line for line, _ in noted.told()] == [1, 2, 3, 4, 7]


def test_a_check_must_be_asked_since_an_instant() -> None:
    """Whether a number has passed on means nothing without since when."""
    for since in (None, datetime(2026, 1, 1)):  # noqa: DTZ001 - an instant without a zone is the fault
        with pytest.raises(ValueError, match="aware instant"):
            question(NUMBER, RECYCLED, since=since)
