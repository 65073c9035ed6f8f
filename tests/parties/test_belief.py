"""Whose point it is, read from the rows about one point."""

from datetime import timedelta
from math import exp, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.book.tables import EVIDENCE_KINDS
from rightparty.parties.belief import NOT_THEIRS, UNVERIFIED, VERIFIED, Belief, belief_of
from rightparty.parties.model import default_model
from rightparty.parties.odds import YEAR
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
        "a match on fresh data: in whose name, not in whose hand",
        [evidence("carrier_match", 1, as_of=NOON - 5 * HOUR)],
        UNVERIFIED,
        ("unproven",),
    ),
    (
        "a code of the day before, and a match since",
        [evidence("code_confirmed", 30), evidence("carrier_match", 1, as_of=NOON - 2 * HOUR)],
        VERIFIED,
        ("proved:code_confirmed",),
    ),
    (
        "a match whose data is not dated",
        [evidence("code_confirmed", 30), evidence("carrier_match", 1)],
        UNVERIFIED,
        ("proved:code_confirmed", "stale:30h>21h"),
    ),
    (
        "somebody else stated it since the code",
        [evidence("code_confirmed", 15), evidence("stated", 1, "ben")],
        UNVERIFIED,
        ("proved:code_confirmed", "outweighed"),
    ),
    (
        "no new holder until an hour ago",
        [
            evidence("code_confirmed", 30),
            evidence("not_recycled", 1, since=NOON - 40 * HOUR, as_of=NOON - HOUR),
        ],
        VERIFIED,
        ("proved:code_confirmed",),
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
        ("unproven", "report:wrong_number"),
    ),
    (
        "not me, then a match on newer data",
        [evidence("wrong_number", 5), evidence("carrier_match", 1, as_of=NOON - 4 * HOUR)],
        UNVERIFIED,
        ("unproven", "reported"),
    ),
    (
        "a code, then not me, then a match: the code does not count again",
        [
            evidence("code_confirmed", 7),
            evidence("wrong_number", 5),
            evidence("carrier_match", 1, as_of=NOON - 4 * HOUR),
        ],
        UNVERIFIED,
        ("proved:code_confirmed", "reported"),
    ),
    (
        "a code, then another name, then a match",
        [
            evidence("code_confirmed", 7),
            evidence("carrier_mismatch", 6, as_of=NOON - 6 * HOUR),
            evidence("carrier_match", 1, as_of=NOON - 4 * HOUR),
        ],
        UNVERIFIED,
        ("proved:code_confirmed", "denied_before"),
    ),
    (
        "a code of the day before, and a call, a text, a payment and a receipt since",
        [
            evidence("code_confirmed", 30),
            *(evidence(kind, 1) for kind in ("called_from", "wrote_from", "paid_from", "delivered")),
        ],
        UNVERIFIED,
        ("proved:code_confirmed", "stale:30h>21h"),
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


def test_proof_holds_until_its_last_second() -> None:
    """The last second at which a proof is good enough, and the first at which it is not."""
    model, second = default_model(), timedelta(seconds=1)
    hazard = model.hazard("mobile", "operator", None)
    assert hazard is not None
    holds = model.proof_age_max("code_confirmed", hazard)
    proof = evidence("code_confirmed", 0)
    assert read([proof], later=holds - second).state == VERIFIED
    assert read([proof], later=holds + second).state == UNVERIFIED
    assert read([proof]).holds_until == (NOON + holds).replace(microsecond=0)


@given(histories(), points())
def test_a_proof_holds_until_it_says(rows: list[Row], where: Row) -> None:
    """Nothing but time changes a state, and it does so when the belief foretold it."""
    known = [row for row in rows if row["at"] <= NOON]
    belief = read(known, where=where)
    if belief.state == VERIFIED and belief.holds_until is not None:
        left = belief.holds_until - NOON
        assert read(known, where=where, later=left).state == VERIFIED
        assert read(known, where=where, later=left + timedelta(seconds=2)).state == UNVERIFIED


def test_probability_is_one_less_the_hazard_to_date() -> None:
    """Without evidence there is none; what is proven decays with the age of the proof."""
    assert read([]).probability is None
    probability = read([evidence("code_confirmed", 0)], later=YEAR).probability
    assert probability is not None
    assert isclose(probability, exp(-0.04), rel_tol=1e-5)


def test_not_me_leaves_little_belief() -> None:
    """After a report the pair is hardly believed, whatever was stated before."""
    probability = read([evidence("stated", 9000), evidence("wrong_number", 1)]).probability
    assert probability is not None
    assert probability < 0.1


@given(histories(), points(), st.sampled_from(PEOPLE))
def test_the_waterfall_adds_up(rows: list[Row], where: Row, person: str) -> None:
    """The pieces' sum is the probability in log-odds."""
    belief = read(rows, person, where)
    if belief.probability is None:
        assert belief.pieces == ()
    else:
        total = sum(piece.log_odds for piece in belief.pieces)
        assert isclose(1 / (1 + exp(-total)), belief.probability, rel_tol=1e-9)


@given(histories(), points(), st.sampled_from(PEOPLE))
def test_age_only_takes(rows: list[Row], where: Row, person: str) -> None:
    """Ageing never raises a probability, and a check that finds no change never lowers it."""
    for piece in read(rows, person, where).pieces:
        assert piece.name != "age" or piece.log_odds <= 1e-9
        assert piece.name != "not_recycled" or piece.log_odds >= -1e-9


def test_the_sum_is_the_posterior_of_the_chain() -> None:
    """Held, lost at any moment, never held: the odds are those of a chain followed minute by minute."""
    rows = [evidence("stated", 2000), evidence("paid_from", 1500), evidence("bounced", 900)]
    model = default_model()
    held, lost = 1.0, 1.0
    step = 0.25
    loss = 1 - exp(-0.04 * step * HOUR / YEAR)
    weights = {2000.0: "stated", 1500.0: "paid_from", 900.0: "bounced"}
    for number in range(round(2000 / step) + 1):
        kind = weights.get(2000 - number * step)
        if kind:
            held *= exp(model.own[kind])
        if number < round(2000 / step):
            held, lost = held * (1 - loss), lost + held * loss
    probability = read(rows).probability
    assert probability is not None
    assert isclose(probability, held / (held + lost), rel_tol=1e-6)


@given(st.lists(st.sampled_from(["stated", "paid_from", "delivered"]), min_size=1), st.integers(1, 9))
def test_saying_it_twice_is_saying_it_once(kinds: list[str], times: int) -> None:
    """The same kind of evidence many times at one instant is believed as it is once."""
    rows = [evidence(kind, 5) for kind in kinds]
    assert read(rows * times).probability == read(rows).probability


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


NO_PROOF = [kind for kind in EVIDENCE_KINDS.split() if kind not in default_model().proves]


@given(histories(), points(), people, people, st.sampled_from(NO_PROOF))
def test_what_is_no_proof_never_verifies(
    rows: list[Row], where: Row, person: str, named: str, kind: str
) -> None:
    """Whatever comes that is neither a proof nor a carrier's data, nobody is verified by it."""
    if kind in default_model().checks:
        return
    known = [row for row in rows if row["at"] <= NOON]
    before, after = read(known, person, where), read([*known, evidence(kind, 0, named)], person, where)
    assert after.state != VERIFIED or before.state == VERIFIED


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
