"""A code proves one point for one person, once, in time; a wrong one tells nothing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.errors import Refused
from rightparty.parties.belief import VERIFIED, belief_of
from rightparty.parties.model import default_model
from rightparty.parties.one_time_code import (
    EXPIRED,
    NO_TRIES_LEFT,
    NONE_SENT,
    USED,
    WRONG,
    SentCode,
    Tried,
    code_rules,
    confirm,
    issue,
    wait_until,
)
from tests.parties.samples import NOON, point

KEY = b"k" * 32
SECOND = timedelta(seconds=1)


def sent(
    random: bytes = b"r" * 16,
    at_s: float = 0,
    code_id: str = "c1",
    past: Sequence[SentCode] = (),
    **bound: str,
) -> tuple[str, SentCode]:
    """A code for ana's mobile, so many seconds after noon."""
    told = {"point_id": "x1", "person_id": "ana", "purpose": "sign_in"} | bound
    return issue(past, random, KEY, code_id=code_id, at=NOON + at_s * SECOND, contact_id="k1", **told)


def tried(kept: Sequence[SentCode], given: str, at_s: float = 60, key: bytes = KEY, **bound: str) -> Tried:
    """The code given back, so many seconds after noon."""
    told = {"point_id": "x1", "person_id": "ana", "purpose": "sign_in"} | bound
    return confirm(kept, given, key, at=NOON + at_s * SECOND, **told)


def test_the_right_code_in_time_is_evidence() -> None:
    """It verifies this point for this person, there and then."""
    code, kept = sent()
    done = tried([kept], code)
    assert done.confirmed
    assert done.evidence is not None
    assert done.evidence["kind"] == "code_confirmed"
    assert done.evidence["contact_id"] == "k1"
    at = NOON + timedelta(hours=1)
    assert belief_of([done.evidence], point(), "x1", "ana", at, default_model()).state == VERIFIED
    assert belief_of([done.evidence], point(), "x1", "ben", at, default_model()).state != VERIFIED


@given(st.binary(min_size=16, max_size=32))
def test_every_code_has_six_digits_and_confirms_itself(random: bytes) -> None:
    """Leading noughts included."""
    code, kept = sent(random)
    assert len(code) == 6
    assert code.isdigit()
    assert code not in repr(kept)
    assert tried([kept], code).confirmed


@pytest.mark.parametrize("write", ["{0}", " {0} ", "{1} {2}", "{1}-{2}", "{3}"])
def test_how_it_is_typed_means_nothing(write: str) -> None:
    """Blanks, a dash, and the full-width digits of a Chinese keyboard."""
    code, kept = sent()
    wide = code.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert tried([kept], write.format(code, code[:3], code[3:], wide)).confirmed


@pytest.mark.parametrize("given", ["", "abc", "\ud800", "12345", "1234567", "１２３４５a"])
def test_what_is_no_code_is_wrong(given: str) -> None:
    """And counts as a try."""
    done = tried([sent()[1]], given)
    assert done.reason == WRONG
    assert done.kept is not None
    assert done.kept.tries_left == 2


def test_it_counts_once() -> None:
    """The second time it is used up."""
    code, kept = sent()
    first = tried([kept], code)
    assert first.kept is not None
    assert tried([first.kept], code).reason == USED


def test_it_holds_for_five_minutes() -> None:
    """To the last microsecond, and not at the instant itself; nor before it was sent."""
    code, kept = sent()
    assert tried([kept], code, 299.999999).confirmed
    assert tried([kept], code, 300).reason == EXPIRED
    assert tried([kept], code, -1).reason == EXPIRED


def test_three_tries_and_no_more() -> None:
    """After three wrong ones the right one comes too late."""
    code, kept = sent()
    wrong = f"{(int(code) + 1) % 10**6:06}"
    for left in (2, 1, 0):
        done = tried([kept], wrong)
        assert (done.reason, done.evidence) == (WRONG, None)
        assert done.kept is not None
        kept = done.kept
        assert kept.tries_left == left
    assert tried([kept], code).reason == NO_TRIES_LEFT


@pytest.mark.parametrize("bound", [{"point_id": "x2"}, {"person_id": "ben"}, {"purpose": "payment"}])
def test_it_proves_only_what_it_was_sent_for(bound: dict[str, Any]) -> None:
    """Another point, another person, another purpose: nothing was sent there."""
    code, kept = sent()
    done = tried([kept], code, **bound)
    assert (done.reason, done.kept, done.confirmed) == (NONE_SENT, None, False)
    assert not tried([replace(kept, **bound)], code, **bound).confirmed  # nor can what is kept be rebound


def test_a_new_code_makes_the_older_void() -> None:
    """Only the newest counts."""
    first, kept = sent()
    second, newer = sent(b"s" * 16, 90, "c2", [kept])
    assert first != second
    assert tried([kept, newer], first, 100).reason == WRONG
    assert tried([newer, kept], second, 100).confirmed


def test_another_key_knows_no_code() -> None:
    """What is kept is worth nothing without it."""
    code, kept = sent()
    assert tried([kept], code, key=b"o" * 32).reason == WRONG


def test_a_point_gets_one_a_minute_and_five_a_day() -> None:
    """For whomever they were; the sixth waits until the first is a day old."""
    past: list[SentCode] = []
    for number in range(5):
        past.append(sent(at_s=60 * number, code_id=str(number), past=past, person_id=f"p{number}")[1])
        assert wait_until(past, "x1", NOON + (60 * number + 59) * SECOND) is not None
    day = NOON + timedelta(hours=24)
    assert wait_until(past, "x1", NOON + timedelta(hours=5)) == day
    assert wait_until(past, "x1", day) is None
    assert wait_until(past, "x2", NOON) is None
    with pytest.raises(Refused, match="enough"):
        sent(at_s=3600, past=past)


def test_guessing_is_hopeless() -> None:
    """The figure of the rules: fifteen tries a day and point, in a million."""
    rules = code_rules()
    assert rules.tries * rules.in_24_hours / 10**rules.digits == 0.000015


@given(
    st.lists(st.tuples(st.sampled_from(["right", "000000", "999999"]), st.floats(0, 400)), max_size=8),
    st.binary(min_size=16, max_size=16),
)
def test_tries_never_grow_and_it_is_confirmed_at_most_once(
    tries: list[tuple[str, float]], random: bytes
) -> None:
    """Whatever is given, whenever."""
    code, kept = sent(random)
    confirmed = 0
    for given_, at_s in tries:
        done = tried([kept], code if given_ == "right" else given_, at_s)
        assert done.kept is not None
        assert done.kept.tries_left <= kept.tries_left
        kept, confirmed = done.kept, confirmed + done.confirmed
    assert confirmed <= 1


@pytest.mark.parametrize(("random", "key"), [(b"r" * 15, KEY), (b"r" * 16, b"k" * 31)])
def test_too_little_chance_is_a_fault_of_the_caller(random: bytes, key: bytes) -> None:
    """Sixteen bytes nobody can guess, and a key of thirty-two."""
    with pytest.raises(ValueError, match="16 random bytes"):
        issue([], random, key, code_id="c", point_id="x", person_id="p", purpose="s", at=NOON)
