"""Alibaba Cloud's cell phone number service (号码百科): a number's reissue, and its owner's identity.

Two calls of one interface, of version 2020-02-17: `DescribePhoneTwiceTelVerify` (二次放号) is asked with the
time at which the person had the number, `ThreeElementsVerification` (三要素) with name and identity number.
Sources stand in `docs/guides/check-numbers.md`.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, Final

from rightparty.book.problems import Problem
from rightparty.parties.checks.check import (
    CONFIRMING,
    IDENTITY,
    RECYCLED,
    Answer,
    Question,
    digest_of,
    no_data,
)
from rightparty.parties.checks.lines import Note

SOURCE: Final = "aliyun"
PREFIX: Final = "+86"
HOST: Final = "dytnsapi.aliyuncs.com"
VERSION: Final = "2020-02-17"
ACTIONS: Mapping[str, str] = {
    RECYCLED: "DescribePhoneTwiceTelVerify",
    IDENTITY: "ThreeElementsVerification",
}
NORMAL: Final = "NORMAL"
SHA256: Final = "SHA256"
"""How number, name and identity number are sent: as they are, or each as its digest."""

LagOf = Callable[[str | None], timedelta]
"""How far a carrier's data is behind, by the carrier's name: `PartyModel.lag_of`."""

_CHINA = timezone(timedelta(hours=8))
_MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
_IDENTITY_NUMBER = re.compile(r"\d{17}[\dX]", re.ASCII)
_UNSUPPORTED = ("162", "165", "167", "170", "171", "192")
"""Ranges of virtual operators and of China Broadnet: the vendor answers for none of them."""

_RESULTS: Mapping[str, Mapping[str, str]] = {
    RECYCLED: {"0": "recycling_unknown", "1": "recycled", "2": "not_recycled", "3": "disconnected"},
    IDENTITY: {"0": "carrier_mismatch", "1": "carrier_match", "2": "carrier_no_record"},
}
_FIELDS: Mapping[str, tuple[str, str]] = {
    RECYCLED: ("VerifyResult", "Carrier"),
    IDENTITY: ("IsConsistent", "BasicCarrier"),
}


def unaskable(question: Question) -> str | None:
    """Why a question is not asked, None where it is: what cannot be answered does not leave the house."""
    number = question.number.removeprefix(PREFIX)
    if not question.number.startswith(PREFIX) or not _MOBILE.fullmatch(number):
        return "is no mobile number of mainland China"
    if number.startswith(_UNSUPPORTED):
        return "is of an operator for which the vendor has no data"
    if question.check == IDENTITY and not question.name:
        return "the person's name is not known"
    if question.check == IDENTITY and not _IDENTITY_NUMBER.fullmatch(question.national_id.upper()):
        return "the person's identity number of 18 places is not known"
    return None


def parameters(question: Question, auth_code: str, mask: str = SHA256) -> Mapping[str, str]:
    """What is sent for a question; `auth_code` names the approved use. No reference, no creditor, no debt."""

    def masked(text: str) -> str:
        return text if mask == NORMAL else hashlib.sha256(text.encode()).hexdigest()

    sent = {
        "AuthCode": auth_code,
        "InputNumber": masked(question.number.removeprefix(PREFIX)),
        "Mask": mask,
    }
    if question.check == IDENTITY:
        return sent | {"CertCode": masked(question.national_id.upper()), "Name": masked(question.name)}
    assert question.since is not None  # noqa: S101 - `Question` sees to it
    return sent | {"StartTime": question.since.astimezone(_CHINA).strftime("%Y-%m-%d %H:%M:%S")}


def request_lines(questions: Iterable[Question], auth_code: str, mask: str = SHA256) -> Iterator[str]:
    """Questions as lines of JSON, for whoever makes the calls: reference, action, version, parameters."""
    for question in questions:
        call = {
            "reference": question.reference,
            "action": ACTIONS[question.check],
            "version": VERSION,
            "parameters": parameters(question, auth_code, mask),
        }
        yield json.dumps(call, ensure_ascii=False, separators=(",", ":")) + "\n"


def response_line(reference: str, at: datetime, response: Mapping[str, Any]) -> str:
    """One answer as a line of JSON: reference, the instant of the call, and the vendor's own words."""
    told = {"reference": reference, "at": at.isoformat(), "response": response}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"


def read_responses(
    lines: Iterable[str], questions: Iterable[Question], file: str, note: Note, lag_of: LagOf
) -> Iterator[Answer]:
    """What the lines of `response_line` say to our questions; what fits no question is noted."""
    asked = {question.reference: question for question in questions}
    for number, line in enumerate(lines, start=1):
        text = line.removeprefix("\ufeff").strip()
        if not text:
            continue
        try:
            told = json.loads(text)
            reference, at, response = str(told["reference"]), _instant(told["at"]), told["response"]
        except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as fault:
            note(Problem(file, number, what=f"is no answer: {fault!r}", help=_HELP))
            continue
        if at is None:
            note(Problem(file, number, "at", told["at"], "has no offset", _HELP))
        elif reference not in asked:
            note(Problem(file, number, "reference", reference, "was not asked", "Was it asked twice?"))
        else:
            raw = json.dumps(response, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
            yield read_answer(asked.pop(reference), raw, at, lag_of)


def _instant(text: str) -> datetime | None:
    """An instant as UTC; None without an offset."""
    at = datetime.fromisoformat(text)
    return None if at.tzinfo is None else at.astimezone(UTC)


_HELP = "A line is an object with `reference`, `at` (ISO, with an offset) and `response`."


def read_answer(question: Question, raw: bytes, at: datetime, lag_of: LagOf) -> Answer:
    """What the vendor's JSON says to a question. Whatever it does not say plainly is *no data*.

    The vendor does not date its data. What confirms is taken to be as old as the carrier's data can be, what
    denies as young as the call.
    """
    try:
        response = json.loads(raw)
        code = str(response["Code"])
        data = response.get("Data")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return no_data(question, at, SOURCE, "unreadable", raw)
    if code != "OK" or not isinstance(data, Mapping):
        return no_data(question, at, SOURCE, code if code != "OK" else "empty", raw)
    result, carrier = (data.get(field) for field in _FIELDS[question.check])
    finding = _RESULTS[question.check].get(_digit(result))
    if finding is None:
        return no_data(question, at, SOURCE, f"{_FIELDS[question.check][0]}={result}", raw)
    if finding == "recycling_unknown":
        return no_data(question, at, SOURCE, "0", raw)
    as_of = at - lag_of(str(carrier) if carrier else None) if finding in CONFIRMING else at
    return Answer(question, at, finding, as_of, SOURCE, _digit(result), digest_of(raw))


def _digit(result: object) -> str:
    """`1`, whether it came as text or as a number; a truth value is neither."""
    return str(result) if isinstance(result, str | int) and not isinstance(result, bool) else ""
