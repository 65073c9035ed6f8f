"""Permits: issued only on an allowance, bound to point, text and minute, and never believed on sight."""

import base64
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from rightparty.canonical import canonical, parse
from rightparty.errors import InvalidInput, Refused
from rightparty.gate.contact import Contact, contact_hash
from rightparty.gate.decision import Decision, Reason
from rightparty.gate.permit import (
    PURPOSE,
    Message,
    Permit,
    check,
    decision_hash,
    decode,
    issue,
    normal_point,
    point_digest,
)
from rightparty.signing import sign

KEY = Ed25519PrivateKey.from_private_bytes(b"p" * 32)
AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
POINT = "+8613800138000"
HASH = "ab" * 32
CONTACT = Contact("contact-1", ("debt-1",), "person-1", "point-1", "sms", AT)
DECISION = Decision(
    verdict="allow",
    allowed=("full", "reminder", "knock"),
    ceiling="full",
    retry_at=None,
    until_event=None,
    reasons=(),
    requires=("identity_line", "amount_equals_owed"),
    right_party="verified",
    rulebook="core@1a2b chn@3c4d",
    model="5e6f",
    facts_hash="cd" * 32,
    contact_hash=contact_hash(CONTACT),
)
LOUD = replace(CONTACT, channel="SMS")
MESSAGE = Message(POINT, "full", HASH, frozenset({"identity_line", "amount_equals_owed", "opt_out"}))
TERMS: Mapping[str, Any] = {
    "permit_id": "0b8f2a6e-7f0e-4a39-9f0a-0d0f5a1c2b3d",
    "salt": b"s" * 16,
    "valid": (AT, AT + timedelta(minutes=5)),
    "key": KEY,
}
PERMIT = issue(DECISION, CONTACT, MESSAGE, **TERMS)
TEXT = PERMIT.encode()


def _holds(text: str = TEXT, **shown: Any) -> tuple[bool, str]:
    asked: dict[str, Any] = {"point": POINT, "content_hash": HASH, "at": AT, **shown}
    result = check(text, KEY.public_key(), **asked)
    return result.ok, result.because


@pytest.mark.parametrize(
    "other",
    [
        {"person_id": "stranger"},
        {"point_id": "x2"},
        {"channel": "call"},
        {"debt_ids": ("d2",)},
        {"content": "knock"},
    ],
)
def test_a_decision_about_one_contact_gives_no_permit_for_another(other: dict[str, Any]) -> None:
    """Another person, point, channel, debt or class was never decided."""
    with pytest.raises(Refused, match="another contact"):
        issue(DECISION, replace(CONTACT, **other), MESSAGE, **TERMS)


def test_a_permit_holds_for_its_point_text_and_minutes_with_the_public_key_alone() -> None:
    """From the first to the last instant, in any zone, and however the number is written."""
    for at in (AT, AT + timedelta(minutes=5), AT.astimezone(timezone(timedelta(hours=8)))):
        assert _holds(at=at)[0]
    assert _holds(point="+86 138-0013-8000", channel="sms") == (
        True,
        "genuine for this point, text and minute: one telling message, class full",
    )
    assert decode(TEXT) == PERMIT


@pytest.mark.parametrize(
    ("shown", "because"),
    [
        ({"point": "+8613800138001"}, "another contact point"),
        ({"point": ""}, "another contact point"),
        ({"content_hash": "ac" * 32}, "another text"),
        ({"content_hash": "\ud800"}, "another text"),
        ({"channel": "call"}, "channel sms"),
        ({"at": AT - timedelta(seconds=1)}, "not valid before 2026-11-23T02:00:00Z"),
        ({"at": AT + timedelta(minutes=5, seconds=1)}, "ended at 2026-11-23T02:05:00Z"),
        ({"at": datetime(2026, 11, 23, 2, 0)}, "no zone"),  # noqa: DTZ001 -- the fault under test
    ],
)
def test_a_permit_holds_for_nothing_else(shown: dict[str, Any], because: str) -> None:
    """Another point, text, channel or minute is refused, and the sentence says which."""
    ok, sentence = _holds(**shown)
    assert not ok
    assert because in sentence


def test_a_permit_tells_nobody_whom_it_concerns() -> None:
    """Neither the number, nor the person, nor the debt can be read in a permit."""
    seen = base64.urlsafe_b64decode(TEXT.split(".")[1] + "==").decode()
    assert not any(word in seen for word in (POINT, POINT[1:], "person-1", "debt-1", "point-1", "contact-1"))
    other = issue(DECISION, CONTACT, MESSAGE, **{**TERMS, "salt": b"t" * 16})
    assert other.point_digest != PERMIT.point_digest


def test_every_single_flipped_bit_of_a_permit_is_found() -> None:
    """The text of a permit is either exactly what was issued, or refused."""
    raw = TEXT.encode()
    for at in range(len(raw)):
        for bit in range(7):
            changed = bytearray(raw)
            changed[at] ^= 1 << bit
            assert not _holds(changed.decode())[0], (at, bit)


@given(st.text(max_size=200) | st.text("rp1.ABCDabcd_-0123", max_size=200))
def test_hostile_text_is_refused_and_never_raises(text: str) -> None:
    """Whatever is handed in as a permit, the answer is no, with a reason."""
    ok, because = _holds(text)
    assert not ok
    assert because


@given(
    st.dictionaries(
        st.sampled_from(sorted(set(vars(PERMIT)) | {"id", "point"})),
        st.text(max_size=20) | st.integers() | st.none() | st.lists(st.none()),
    )
)
def test_a_signed_payload_of_another_form_is_no_permit(change: dict[str, Any]) -> None:
    """Even with a good signature, a payload must have exactly the fields of a permit, all of them text."""
    payload = parse(PERMIT.payload())
    assert isinstance(payload, Mapping)
    try:
        data = canonical({**payload, **change})
    except InvalidInput:
        return
    result = check(_encoded(data), KEY.public_key(), point=POINT, content_hash=HASH, at=AT)
    fields = {*vars(PERMIT), "id", "point"} - {"permit_id", "point_digest", "signature"}
    if not change.keys() <= fields or not all(isinstance(value, str) for value in change.values()):
        assert "this is no permit" in result.because
    elif result.ok:  # the key's holder may well sign another rulebook's name
        assert result.permit is not None
        assert result.permit.payload() == data


@pytest.mark.parametrize(
    "text",
    [
        "",
        "rp1",
        "rp1..",
        "rp2" + TEXT[3:],
        TEXT + "=",
        TEXT + "\n",
        TEXT + ".",
        "x" * 5000,
        TEXT + TEXT,
        "rp1.W10.W10",
    ],
    ids=range(10),
)
def test_text_that_is_nearly_a_permit_is_refused(text: str) -> None:
    """There is one way to write a permit."""
    assert "this is no permit" in _holds(text)[1]


def test_a_permit_signed_by_somebody_else_is_refused() -> None:
    """Only the holder of the lender's key issues permits."""
    other = Ed25519PrivateKey.from_private_bytes(b"o" * 32)
    text = issue(DECISION, CONTACT, MESSAGE, **{**TERMS, "key": other}).encode()
    assert _holds(text) == (False, "the signature is not that of the key's holder")


@pytest.mark.parametrize("verdict", ["delay", "deny"])
def test_a_refusal_never_becomes_a_permit(verdict: str) -> None:
    """Neither a delay nor a denial, whatever classes it lists."""
    with pytest.raises(Refused, match=verdict):
        issue(replace(DECISION, verdict=verdict), CONTACT, MESSAGE, **TERMS)


def test_only_an_allowed_class_gets_a_permit() -> None:
    """Where full content was asked and only a knock is allowed, a knock gets one, and nothing else."""
    limited = replace(DECISION, verdict="limited", allowed=("knock",), requires=())
    assert issue(limited, CONTACT, replace(MESSAGE, content="knock"), **TERMS).content == "knock"
    with pytest.raises(Refused, match="does not allow a `full` message") as fault:
        issue(limited, CONTACT, MESSAGE, **TERMS)
    assert fault.value.help == "it allows: knock"


def test_every_obligation_must_have_been_shown() -> None:
    """What the rules require of the text and the text doesn't meet is named, all of it."""
    with pytest.raises(Refused, match="`amount_equals_owed`, `identity_line`"):
        issue(DECISION, CONTACT, replace(MESSAGE, obligations_met=("opt_out",)), **TERMS)


@pytest.mark.parametrize(
    ("minutes", "outside", "why"),
    [
        ((0, 6), True, "too long"),
        ((0, 0), True, "empty"),
        ((5, 4), True, "empty"),
        ((0, 24 * 60 + 1), False, "too long"),
        ((-1, 3), True, "was made for"),
        ((6, 8), True, "was made for"),
    ],
)
def test_a_permit_lives_for_minutes_and_begins_with_its_decision(
    minutes: tuple[int, int], outside: bool, why: str
) -> None:
    """Five minutes outside, a day inside; never from before the decision, or long after it."""
    valid = tuple(AT + timedelta(minutes=one) for one in minutes)
    with pytest.raises(Refused) as fault:
        issue(DECISION, CONTACT, MESSAGE, **{**TERMS, "valid": valid}, outside=outside)
    assert why in fault.value.message


def test_inside_our_process_a_permit_may_live_for_hours() -> None:
    """A worklist of calls is worked through in a morning."""
    valid = (AT, AT + timedelta(hours=3))
    assert (
        issue(DECISION, CONTACT, MESSAGE, **{**TERMS, "valid": valid}, outside=False).valid_until == valid[1]
    )


def test_a_permit_ends_no_later_than_its_contact() -> None:
    """Where the message must arrive before a quiet hour begins, the permit ends before it too."""
    contact = replace(CONTACT, valid_until=AT + timedelta(minutes=2))
    with pytest.raises(Refused, match="the contact ends"):
        issue(DECISION, contact, MESSAGE, **TERMS)


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"permit_id": "1"}, "permit_id"),
        ({"message": replace(MESSAGE, content_hash="AB" * 32)}, "content_hash"),
        ({"contact": LOUD, "decision": replace(DECISION, contact_hash=contact_hash(LOUD))}, "channel"),
        ({"decision": replace(DECISION, model="")}, "model"),
        ({"salt": b"short"}, "salt"),
    ],
    ids=["id", "hash", "channel", "model", "salt"],
)
def test_a_value_of_the_wrong_form_is_named(change: dict[str, Any], name: str) -> None:
    """What can't stand in a permit is refused before anything is signed."""
    asked = {**TERMS, "decision": DECISION, "contact": CONTACT, "message": MESSAGE, **change}
    with pytest.raises(InvalidInput, match=name):
        issue(**asked)


def test_the_hash_of_a_decision_covers_all_that_was_decided() -> None:
    """Any change of the decision is another hash."""
    changes: list[dict[str, Any]] = [
        {"verdict": "limited"},
        {"allowed": ("knock",)},
        {"retry_at": AT},
        {"until_event": "dispute_answered"},
        {"reasons": (Reason("r", "c", "deny", "s"),)},
        {"requires": ()},
        {"right_party": None},
        {"rulebook": "x"},
        {"model": "x"},
        {"facts_hash": "00"},
    ]
    hashes = {decision_hash(replace(DECISION, **change)) for change in changes}
    assert len(hashes | {decision_hash(DECISION)}) == len(changes) + 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("+86 138 0013 8000", "+8613800138000"),
        ("+1 (212) 555-0100", "+12125550100"),
        ("＋８６１３８００１３８０００", "+8613800138000"),
        (" Wang.Wei@Example.COM ", "wang.wei@example.com"),
    ],
)
def test_a_point_has_one_form_however_it_is_written(one: str, other: str) -> None:
    """Blanks, brackets, full-width digits and capitals don't make another point."""
    assert normal_point(one) == other
    assert point_digest(one, b"s" * 16) == point_digest(other, b"s" * 16)


def test_different_addresses_stay_different() -> None:
    """Hyphens and dots tell e-mail addresses apart."""
    assert normal_point("a-b@x.cn") != normal_point("ab@x.cn")


def _encoded(payload: bytes) -> str:
    return ".".join(("rp1", _text(payload), _text(sign(KEY, PURPOSE, payload))))


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def test_an_encoded_permit_is_short_enough_for_a_header() -> None:
    """A gateway takes it along in an HTTP header."""
    assert len(TEXT) < 1000
    assert isinstance(decode(TEXT), Permit)
