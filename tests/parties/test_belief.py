"""Whose point it is, read from the rows about one point."""

from datetime import timedelta
from math import exp, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.parties.belief import NOT_THEIRS, UNVERIFIED, VERIFIED, Belief, belief_of
from rightparty.parties.model import YEAR, default_model
from tests.parties.samples import HOUR, NOON, PEOPLE, POINT, Row, evidence, histories, point, points

NOW = timedelta(0)
ORDER = {NOT_THEIRS: 0, UNVERIFIED: 1, VERIFIED: 2}


def read(rows: list[Row], person: str = "ana", where: Row | None = None, later: timedelta = NOW) -> Belief:
    """The belief about `POINT` and one person at noon, or so much later."""
    return belief_of(rows, point() if where is None else where, POINT, person, NOON + later, default_model())


CASES: list[tuple[str, list[Row], str, tuple[str, ...]]] = [
    ("nothing is known", [], UNVERIFIED, ("unproven",)),
    ("stated on the application", [evidence("stated", 1)], UNVERIFIED, ("unproven",)),
    ("a code of this morning", [evidence("code_confirmed", 3)], VERIFIED, ("proved:code_confirmed",)),
    (
        "a code of the day before",
        [evidence("code_confirmed", 30.5)],
        UNVERIFIED,
        ("proved:code_confirmed", "stale:31h>21h"),
    ),
    (
        "found by skip tracing",
        [evidence("skip_traced", 1), evidence("address_book", 1)],
        UNVERIFIED,
        ("unproven",),
    ),
    ("called from", [evidence("called_from", 1), evidence("paid_from", 1)], UNVERIFIED, ("unproven",)),
    (
        "a match on fresh data",
        [evidence("carrier_match", 1, as_of=NOON - 5 * HOUR)],
        VERIFIED,
        ("proved:carrier_match",),
    ),
    (
        "a match whose data is not dated",
        [evidence("carrier_match", 1)],
        UNVERIFIED,
        ("proved:carrier_match", "stale:745h>21h"),
    ),
    (
        "not me, then a code",
        [evidence("wrong_number", 5), evidence("code_confirmed", 1)],
        NOT_THEIRS,
        ("proved:code_confirmed", "report:wrong_number"),
    ),
    (
        "a stranger complains of a debt message",
        [evidence("code_confirmed", 3), evidence("disclosure_reported", 1)],
        NOT_THEIRS,
        ("proved:code_confirmed", "report:disclosure_reported"),
    ),
    (
        "not me, then answered as the borrower",
        [evidence("wrong_number", 5), evidence("answered_as_self", 1), evidence("called_from", 1)],
        NOT_THEIRS,
        ("proved:answered_as_self", "report:wrong_number"),
    ),
    (
        "not me, then signed in",
        [evidence("wrong_number", 5), evidence("signed_in", 1)],
        VERIFIED,
        ("proved:signed_in",),
    ),
    (
        "signed in at the very instant of not me",
        [evidence("wrong_number", 5), evidence("signed_in", 5)],
        NOT_THEIRS,
        ("proved:signed_in", "report:wrong_number"),
    ),
    (
        "not me, then a match on older data",
        [evidence("wrong_number", 5), evidence("carrier_match", 1, as_of=NOON - 6 * HOUR)],
        NOT_THEIRS,
        ("proved:carrier_match", "report:wrong_number"),
    ),
    (
        "not me, then a match on newer data",
        [evidence("wrong_number", 5), evidence("carrier_match", 1, as_of=NOON - 4 * HOUR)],
        VERIFIED,
        ("proved:carrier_match",),
    ),
    (
        "somebody says: I am not Ben",
        [evidence("code_confirmed", 5), evidence("wrong_number", 4, "ben")],
        UNVERIFIED,
        ("proved:code_confirmed", "other:reported"),
    ),
    (
        "proven since somebody said: I am not Ben",
        [evidence("wrong_number", 5, "ben"), evidence("code_confirmed", 4)],
        VERIFIED,
        ("proved:code_confirmed",),
    ),
    (
        "Ben proved it later",
        [evidence("code_confirmed", 5), evidence("code_confirmed", 4, "ben")],
        UNVERIFIED,
        ("proved:code_confirmed", "other:proved"),
    ),
    (
        "both proved it at once",
        [evidence("code_confirmed", 5), evidence("signed_in", 5, "ben")],
        UNVERIFIED,
        ("proved:code_confirmed", "other:proved"),
    ),
    (
        "Ben proved it earlier",
        [evidence("code_confirmed", 5), evidence("code_confirmed", 6, "ben")],
        VERIFIED,
        ("proved:code_confirmed",),
    ),
    (
        "bounced since",
        [evidence("code_confirmed", 5), evidence("bounced", 4, "ben")],
        UNVERIFIED,
        ("proved:code_confirmed", "lapsed:bounced"),
    ),
    (
        "bounced before",
        [evidence("code_confirmed", 5), evidence("bounced", 6)],
        VERIFIED,
        ("proved:code_confirmed",),
    ),
    (
        "a household's phone",
        [evidence("code_confirmed", 5), evidence("shared_household", 9000, "ben")],
        UNVERIFIED,
        ("proved:code_confirmed", "shared"),
    ),
    (
        "the carrier has another name",
        [evidence("code_confirmed", 5), evidence("carrier_mismatch", 4)],
        NOT_THEIRS,
        ("proved:code_confirmed", "denied"),
    ),
    (
        "the carrier had another name before the code",
        [evidence("code_confirmed", 5), evidence("carrier_mismatch", 4, as_of=NOON - 6 * HOUR)],
        VERIFIED,
        ("proved:code_confirmed",),
    ),
    (
        "the carrier has another name than Ben's",
        [evidence("code_confirmed", 5), evidence("carrier_mismatch", 4, "ben")],
        VERIFIED,
        ("proved:code_confirmed",),
    ),
    (
        "recycled, when is not known",
        [evidence("code_confirmed", 5), evidence("recycled", 4, "ben")],
        NOT_THEIRS,
        ("proved:code_confirmed", "passed_on", "since_check"),
    ),
    (
        "recycled at some time after a date before the code",
        [evidence("code_confirmed", 5), evidence("recycled", 3, "ben", since=NOON - 900 * HOUR)],
        UNVERIFIED,
        ("proved:code_confirmed", "since_check"),
    ),
    (
        "recycled after the code was last confirmed",
        [evidence("code_confirmed", 5), evidence("recycled", 3, since=NOON - 5 * HOUR)],
        NOT_THEIRS,
        ("proved:code_confirmed", "passed_on", "since_check"),
    ),
    (
        "recycled long before it was stated",
        [evidence("recycled", 900, "ben"), evidence("stated", 5)],
        UNVERIFIED,
        ("unproven", "since_check"),
    ),
    (
        "recycled before the code",
        [evidence("recycled", 900, "ben"), evidence("code_confirmed", 5)],
        VERIFIED,
        ("proved:code_confirmed",),
    ),
]


@pytest.mark.parametrize(("_name", "rows", "state", "reasons"), CASES, ids=[case[0] for case in CASES])
def test_state_and_reasons(_name: str, rows: list[Row], state: str, reasons: tuple[str, ...]) -> None:
    """Each rule of the concept page, as one small history."""
    belief = read(rows)
    assert (belief.state, belief.reasons) == (state, reasons)


def test_proof_holds_to_the_microsecond() -> None:
    """The last instant at which a proof is good enough, and the first at which it is not."""
    hazard = default_model().hazard("mobile", "operator", None)
    assert hazard is not None
    proof = evidence("code_confirmed", 0)
    assert read([proof], later=hazard.proof_age_max).state == VERIFIED
    assert read([proof], later=hazard.proof_age_max + timedelta(microseconds=1)).state == UNVERIFIED


def test_probability_is_one_less_the_hazard_to_date() -> None:
    """Unknown is None, not theirs is zero, proven decays with the age of the proof."""
    assert read([]).probability is None
    assert read([evidence("wrong_number", 1)]).probability == 0.0
    probability = read([evidence("code_confirmed", 0)], later=YEAR).probability
    assert probability is not None
    assert isclose(probability, exp(-0.04))


def test_a_point_the_book_does_not_have_is_unverified() -> None:
    """Evidence about a point of unknown kind proves nothing to anybody."""
    belief = belief_of([evidence("code_confirmed", 1)], None, POINT, "ana", NOON, default_model())
    assert (belief.state, belief.probability) == (UNVERIFIED, None)
    assert "unknown:point" in belief.reasons


def test_a_place_that_others_use_is_never_verified() -> None:
    """A point that the book calls shared gets no debt word, however fresh the code."""
    assert read([evidence("code_confirmed", 1)], where=point(place="shared")).reasons[1:] == ("shared",)


people = st.sampled_from(PEOPLE)


@given(histories(), points(), people, people, st.sampled_from(["wrong_number", "disclosure_reported"]))
def test_a_report_never_raises_anybodys_state(
    rows: list[Row], where: Row, reported: str, person: str, kind: str
) -> None:
    """However much is known: hearing "not me" makes nobody's claim on the point better."""
    before = read(rows, person, where)
    after = read([*rows, evidence(kind, 0, reported)], person, where)
    assert ORDER[after.state] <= ORDER[before.state]


@given(histories(), points(), people, st.sampled_from([HOUR, 20 * HOUR, 900 * HOUR]))
def test_time_alone_never_verifies(rows: list[Row], where: Row, person: str, later: timedelta) -> None:
    """Without new evidence, what is not verified now will not be verified later."""
    known = [row for row in rows if row["at"] <= NOON]
    assert ORDER[read(known, person, where, later).state] <= ORDER[read(known, person, where).state]


@given(histories().flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))), points(), people)
def test_the_order_of_rows_means_nothing(both: tuple[list[Row], list[Row]], where: Row, person: str) -> None:
    """The same rows in another order, some of them twice, are the same belief."""
    rows, shuffled = both
    assert read(rows, person, where) == read(shuffled + rows[:2], person, where)


@given(histories(), points(), people)
def test_what_comes_later_does_not_count(rows: list[Row], where: Row, person: str) -> None:
    """A belief about an instant is the same whatever was learned after it."""
    assert read(rows, person, where) == read([row for row in rows if row["at"] <= NOON], person, where)


@given(histories(), points(), st.lists(st.sampled_from(["code_confirmed", "answered_as_self", "stated"])))
def test_not_me_is_for_good_where_we_do_the_contacting(rows: list[Row], where: Row, kinds: list[str]) -> None:
    """After "not me", nothing that answers a contact of ours brings the person back."""
    known = [row for row in rows if row["at"] < NOON]
    since = [evidence(kind, -number - 1.0) for number, kind in enumerate(kinds)]
    belief = read([*known, evidence("wrong_number", 0), *since], where=where, later=9000 * HOUR)
    assert belief.state == NOT_THEIRS
