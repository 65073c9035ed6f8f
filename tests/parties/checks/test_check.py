"""From an answer to a row of evidence, and from the row to the state of the number."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.book.tables import EVIDENCE_KINDS, TABLES
from rightparty.parties.belief import NOT_THEIRS, UNVERIFIED, VERIFIED, Belief, belief_of
from rightparty.parties.checks.check import (
    FINDINGS,
    IDENTITY,
    NO_DATA,
    RECYCLED,
    Answer,
    Question,
    evidence_row,
    no_data,
)
from rightparty.parties.model import default_model
from tests.parties.samples import HOUR, NOON, POINT, Row, evidence, histories, point

MODEL = default_model()


def asked(check: str, since_hours: float = 5) -> Question:
    """About ana's number, since so many hours before noon."""
    return Question("r", check, POINT, "ana", "+8613912345678", NOON - since_hours * HOUR, "Ana", "1")


def answered(finding: str, as_of_hours: float | None = 0, since_hours: float = 5) -> Row:
    """The row of an answer given at noon, from data so many hours older."""
    as_of = None if as_of_hours is None else NOON - as_of_hours * HOUR
    answer = Answer(asked(FINDINGS[finding][0], since_hours), NOON, finding, as_of, "test", "1")
    return dict(evidence_row(answer))


def belief(*rows: Row) -> Belief:
    """What we hold of ana and her number an hour after noon."""
    return belief_of(rows, point(), POINT, "ana", NOON + HOUR, MODEL)


PROVEN = evidence("code_confirmed", 5)


@pytest.mark.parametrize(
    ("finding", "as_of_hours", "state", "reason"),
    [
        ("recycled", 0, NOT_THEIRS, "passed_on"),
        ("disconnected", 0, UNVERIFIED, "lapsed:disconnected"),
        ("not_recycled", 700, VERIFIED, "proved:code_confirmed"),
        ("recycling_unknown", None, VERIFIED, "proved:code_confirmed"),
        ("carrier_match", 168, VERIFIED, "proved:code_confirmed"),
        ("carrier_mismatch", 0, NOT_THEIRS, "denied"),
        ("carrier_no_record", 0, UNVERIFIED, "lapsed:carrier_no_record"),
        ("match_unknown", None, VERIFIED, "proved:code_confirmed"),
    ],
)
def test_each_finding_and_the_state_it_leaves_a_proven_number_in(
    finding: str, as_of_hours: float | None, state: str, reason: str
) -> None:
    """Proven this morning, checked at noon."""
    found = belief(PROVEN, answered(finding, as_of_hours))
    assert found.state == state
    assert reason in found.reasons


@pytest.mark.parametrize(
    "finding", [finding for finding, (_, answer) in FINDINGS.items() if answer == NO_DATA]
)
@given(rows=histories())
def test_no_data_speaks_neither_for_nor_against(finding: str, rows: list[Row]) -> None:
    """Whatever is known of a number, an answer without data changes nothing of it."""
    assert belief(*rows, answered(finding, None)) == belief(*rows)


@given(histories(), st.sampled_from(sorted(FINDINGS)))
def test_no_answer_verifies_what_was_never_proven(rows: list[Row], finding: str) -> None:
    """Only the person can prove a point: a carrier knows in whose name it is, not in whose hand."""
    if belief(*rows).last_proof_at is None:
        assert belief(*rows, answered(finding)).state != VERIFIED


def test_a_number_that_stayed_where_it_was_holds_its_proof_longer() -> None:
    """Proven thirty hours before noon: too old by itself, and not with a check up to noon."""
    proven = evidence("code_confirmed", 30)
    assert belief(proven).state == UNVERIFIED
    assert belief(proven, answered("not_recycled", 0, 30)).state == VERIFIED
    assert belief(proven, answered("not_recycled", 29, 30)).state == UNVERIFIED
    assert belief(proven, answered("recycling_unknown", None, 30)).state == UNVERIFIED


def test_a_carriers_match_ends_an_older_not_me_and_proves_nothing() -> None:
    """Data of seven days ago brings a person back whom somebody denied a month ago, to a knock."""
    found = belief(evidence("wrong_number", 720), answered("carrier_match", 168))
    assert (found.state, found.reasons[0]) == (UNVERIFIED, "unproven")
    assert belief(evidence("wrong_number", 100), answered("carrier_match", 168)).state == NOT_THEIRS


def test_a_proof_after_the_data_stands() -> None:
    """Reissued as far as the data of yesterday shows; whoever confirms a code today is the new holder."""
    rows = (answered("recycled", 24, 9000), evidence("code_confirmed", 1))
    assert belief(*rows).state == VERIFIED


@pytest.mark.parametrize("finding", FINDINGS)
def test_every_finding_is_a_kind_of_evidence(finding: str) -> None:
    """And its row has the columns of the table."""
    assert finding in EVIDENCE_KINDS.split()
    assert set(answered(finding)) == {column.name for column in TABLES["evidence"].columns}


def test_a_finding_of_another_check_is_refused() -> None:
    """A check for reissue cannot find a match."""
    with pytest.raises(ValueError, match="cannot find `carrier_match`"):
        Answer(asked(RECYCLED), NOON, "carrier_match", NOON, "test", "1")


def test_an_answer_says_how_far_its_data_was_behind() -> None:
    """Lag is the time from the data to the answer; no data has none."""
    answer = Answer(asked(RECYCLED), NOON, "not_recycled", NOON - 168 * HOUR, "test", "2")
    assert answer.lag == timedelta(days=7)
    assert (no_data(asked(IDENTITY), NOON, "test", "timeout").lag, answer.answer) == (None, "no")


def test_names_and_identity_numbers_are_not_printed() -> None:
    """A question in a log tells neither."""
    shown = repr(replace(asked(IDENTITY), name="Ana Lee", national_id="110105"))
    assert "Ana Lee" not in shown
    assert "110105" not in shown
