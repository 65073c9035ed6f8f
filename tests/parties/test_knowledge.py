"""A check by knowledge: what may be asked together, what is told, and how few times."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from math import prod
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.errors import InvalidInput, Refused
from rightparty.parties.belief import VERIFIED, belief_of
from rightparty.parties.knowledge import (
    LANGUAGES,
    NOT_PASSED,
    PASSED,
    Check,
    askable,
    begin,
    finish,
    knowledge_rules,
    locked_until,
    parse_rules,
    wording,
)
from rightparty.parties.known import KEYS, Known
from rightparty.parties.model import default_model
from rightparty.words.guard import findings
from tests.parties.samples import NOON, point

RANDOM = b"r" * 16
MINUTE = timedelta(minutes=1)
ANA = Known(
    "ana", "CN", (date(1990, 5, 12),), ("002X",), ("ana@mail.example",), ("+8613812340000",), ("100028",)
)
RIGHT = {
    "birth_date": "1990-05-12",
    "id_end": "002x",
    "email": "ana@mail.example",
    "other_number": "13812340000",
    "postcode": "100028",
}
STRENGTH = {fact.key: fact for fact in knowledge_rules().facts}

PERSONS = st.builds(
    Known,
    st.sampled_from(["ana", "ben"]),
    st.sampled_from(["CN", "US", "TW", "IN", None]),
    st.lists(st.dates(date(1930, 1, 1), date(2008, 1, 1)), max_size=1).map(tuple),
    st.lists(st.from_regex(r"[0-9]{3}[0-9X]", fullmatch=True), max_size=1).map(tuple),
    st.lists(st.from_regex(r"[a-z]{4,9}@[a-z]{4,9}\.example", fullmatch=True), max_size=2).map(tuple),
    st.lists(st.from_regex(r"\+861[38][0-9]{9}", fullmatch=True), max_size=2).map(tuple),
    st.lists(st.from_regex(r"[1-9][0-9]{5}", fullmatch=True), max_size=1).map(tuple),
)


def begun(known: Known = ANA, past: Sequence[Check] = (), random: bytes = RANDOM, minute: float = 0) -> Check:
    """A check so many minutes after noon."""
    name = f"k{len(past)}"
    return begin(
        past, known, random, check_id=name, point_id="x1", at=NOON + minute * MINUTE, contact_id="c1"
    )


def answered(check: Check, answers: Mapping[str, str] = RIGHT, minute: float = 3) -> tuple[str, str]:
    """What whoever asks is told, and why."""
    done = finish(check, answers, ANA, NOON + minute * MINUTE)
    return done.told, done.reason


def test_all_right_is_evidence() -> None:
    """It says over which contact, and verifies that point for that person."""
    done = finish(begun(), RIGHT, ANA, NOON + MINUTE)
    assert done.evidence is not None
    assert (done.told, done.kept.passed) == (PASSED, True)
    assert (done.evidence["kind"], done.evidence["contact_id"]) == ("answered_as_self", "c1")
    held = belief_of([done.evidence], point(), "x1", "ana", NOON + 9 * MINUTE, default_model())
    assert held.state == VERIFIED


@pytest.mark.parametrize("left_out", [0, 1])
def test_one_right_answer_is_none(left_out: int) -> None:
    """Whichever is missing or wrong, what is told is the same."""
    check = begun()
    key = check.keys[left_out]
    without = {name: answer for name, answer in RIGHT.items() if name != key}
    assert answered(check, without) == answered(check, RIGHT | {key: "1"}) == (NOT_PASSED, "wrong")


@given(PERSONS, st.dictionaries(st.sampled_from(KEYS), st.sampled_from([*RIGHT.values(), "", "x"])))
def test_nobody_passes_with_fewer_than_two_right(known: Known, answers: dict[str, str]) -> None:
    """Whoever they are, and whatever they say."""
    try:
        check = begun(known)
    except Refused:
        return
    done = finish(check, answers, known, NOON + MINUTE)
    right = {key for key in check.keys if known.answers(key, answers.get(key, ""))}
    assert (done.told == PASSED) == (right == set(check.keys))
    assert len(check.keys) >= 2
    assert len({STRENGTH[key].subject for key in check.keys}) == len(check.keys)


def test_order_means_nothing() -> None:
    """In which order the answers came."""
    check = begun()
    for order in permutations(RIGHT):
        assert answered(check, {key: RIGHT[key] for key in order})[0] == PASSED


@given(PERSONS, st.binary(min_size=16, max_size=16))
def test_what_is_asked_keeps_others_out(known: Known, random: bytes) -> None:
    """The chances of a stranger and of somebody at home stay below the stated bounds."""
    rules = knowledge_rules()
    for keys in askable(known):
        assert prod(STRENGTH[key].stranger for key in keys) <= rules.stranger_max * 1.0001
        assert prod(STRENGTH[key].household for key in keys) <= rules.household_max * 1.0001
        assert all(known.has(key) for key in keys)
        assert not all(STRENGTH[key].household >= 0.9 for key in keys)
    if askable(known):
        assert begun(known, random=random).keys in askable(known)


WITHOUT_ID = {("birth_date", "email", "other_number"), ("email", "other_number", "postcode")}
WITH_ID = {("birth_date", "id_end"), ("id_end", "email"), ("id_end", "other_number"), ("id_end", "postcode")}


@pytest.mark.parametrize(
    ("known", "sets"),
    [
        (ANA, WITH_ID),
        (replace(ANA, id_ends=()), WITHOUT_ID),
        (replace(ANA, emails=(), numbers=()), {("birth_date", "id_end"), ("id_end", "postcode")}),
        (replace(ANA, country="US"), WITHOUT_ID),
        (replace(ANA, id_ends=(), emails=()), set()),
        (Known("ana", "CN", (date(1990, 5, 12),), postcodes=("100028",)), set()),
    ],
    ids=["all", "no id", "no other points", "never a US number", "too little", "known to all at home"],
)
def test_which_questions_go_together(known: Known, sets: set[tuple[str, ...]]) -> None:
    """A birthday and a postcode alone never do: the whole household knows both."""
    assert set(askable(known)) == sets


def test_where_nothing_can_be_asked_a_code_is_the_way() -> None:
    """The refusal says so."""
    with pytest.raises(Refused) as caught:
        begun(replace(ANA, id_ends=(), emails=()))
    assert caught.value.help == "send a code"


# -- wording


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", KEYS)
def test_no_question_tells_of_a_debt(key: str, language: str) -> None:
    """The guard over neutral texts finds nothing in any of them."""
    assert findings(wording(key, language)) == ()
    assert "?" not in wording(key, language)  # a request, not a choice


@given(PERSONS)
def test_no_question_holds_anything_of_the_record(known: Known) -> None:
    """The wording is the same for everybody, and no value of the record stands in it."""
    values = [str(one) for key in RIGHT for one in _values(known, key)]
    for keys in askable(known):
        for text in (wording(key, language) for key in keys for language in LANGUAGES):
            assert not any(value.lower() in text.lower() for value in values)


def _values(known: Known, key: str) -> Sequence[object]:
    held: Mapping[str, Sequence[object]] = {
        "birth_date": [*known.birth_dates, *(day.year for day in known.birth_dates)],
        "id_end": known.id_ends,
        "email": known.emails,
        "other_number": known.numbers,
        "postcode": known.postcodes,
    }
    return held[key]


# -- how often


def test_two_checks_in_vain_and_then_thirty_days() -> None:
    """At any point, finished or not: who hung up has heard the questions."""
    first = begun()
    second = replace(first, check_id="k1", keys=("email",), begun_at=NOON + 5 * MINUTE)
    locked = locked_until([first, second], "ana", NOON + 6 * MINUTE)
    assert locked == NOON + timedelta(days=30)
    with pytest.raises(Refused, match="two checks"):
        begun(past=[first, replace(second, passed=False)], minute=7)
    assert locked_until([first, second], "ben", NOON + 6 * MINUTE) is None
    assert locked_until([first, second], "ana", NOON + timedelta(days=30)) is None
    assert locked_until([replace(first, passed=True), second], "ana", NOON + 6 * MINUTE) is None


@given(st.binary(min_size=16, max_size=16), st.binary(min_size=16, max_size=16))
def test_nobody_is_asked_the_same_twice_in_a_row(first_random: bytes, second_random: bytes) -> None:
    """Who fishes for questions hears others; where there are no others, a code is the way."""
    first = begun(random=first_random)
    try:
        second = begun(past=[first], random=second_random, minute=5)
    except Refused:
        return
    assert not set(first.keys) & set(second.keys)


def test_who_passed_may_be_asked_the_same_again() -> None:
    """They know the answers already."""
    first = replace(begun(), passed=True)
    assert begun(past=[first], minute=5).keys == first.keys


def test_a_check_is_over_once() -> None:
    """A second set of answers is not heard."""
    done = finish(begun(), RIGHT | {"id_end": "0000"}, ANA, NOON + MINUTE)
    assert done.kept.passed is False or done.told == PASSED
    again = finish(replace(begun(), passed=False), RIGHT, ANA, NOON + 2 * MINUTE)
    assert (again.told, again.reason, again.kept.passed) == (NOT_PASSED, "over", False)


@pytest.mark.parametrize(
    ("minute", "told"), [(0, PASSED), (14.9, PASSED), (15, NOT_PASSED), (-1, NOT_PASSED)]
)
def test_a_check_lasts_a_quarter_of_an_hour(minute: float, told: str) -> None:
    """Time enough to answer, and not to look up."""
    assert answered(begun(), minute=minute)[0] == told


def test_the_answers_of_somebody_else_do_not_count() -> None:
    """A check is begun for one person."""
    done = finish(begun(), RIGHT, replace(ANA, person_id="ben"), NOON + MINUTE)
    assert (done.told, done.reason) == (NOT_PASSED, "somebody_else")


@given(
    st.lists(st.tuples(st.integers(0, 60 * 24 * 40), st.sampled_from([None, False, True])), max_size=6),
    st.integers(0, 60 * 24 * 80),
)
def test_one_more_check_in_vain_never_unlocks(past: list[tuple[int, bool | None]], minute: int) -> None:
    """Tries never grow."""
    checks = [
        Check(f"k{n}", "ana", "x1", ("email",), NOON + m * MINUTE, None, p) for n, (m, p) in enumerate(past)
    ]
    at = NOON + minute * MINUTE
    if locked_until(checks, "ana", at) is not None:
        more = Check("more", "ana", "x2", ("email",), at, None, False)
        assert locked_until([*checks, more], "ana", at + MINUTE) is not None


# -- the file


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('key = "postcode"', 'key = "opened_on"', "`opened_on` is nothing that may be asked for"),
        ("least = 2", "least = 1", "one right answer is none"),
        ("household = 0.40", "household = 0", "`email` has no chance"),
        (
            'source = "Stated assumption: an address goes',
            'why = "Stated assumption: an address goes',
            "no source",
        ),
        ('zh-Hant = "請告訴我您曾留給我們的一個電子郵件地址。"', "", "`email` has no wording in zh-Hant"),
    ],
)
def test_a_file_that_does_not_fit_is_refused(root: Path, old: str, new: str, said: str) -> None:
    """No question without its chances, its source and its wording; and nothing that tells of a debt."""
    text = (root / "src/rightparty/parties/verification.toml").read_text(encoding="utf-8")
    assert old in text
    with pytest.raises(InvalidInput) as caught:
        parse_rules(text.replace(old, new), "some.toml")
    assert any(said in str(problem) for problem in caught.value.problems)
