"""What a person did at other points, and what belief makes of it."""

from dataclasses import replace

import pytest

from rightparty.parties.belief import belief_of
from rightparty.parties.elsewhere import Elsewhere, elsewhere_of
from rightparty.parties.model import default_model
from tests.parties.samples import HOUR, NOON, POINT, Row, evidence, point

MODEL = default_model()
KINDS = {POINT: "mobile", "other": "mobile", "app": "app", "mail": "email"}


def at(point_id: str, row: Row) -> Row:
    """The same row about another point."""
    return {**row, "point_id": point_id}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (at("other", evidence("stated", 5)), Elsewhere(None, NOON - 5 * HOUR)),
        (at("other", evidence("code_confirmed", 5)), Elsewhere(NOON - 5 * HOUR, NOON - 5 * HOUR)),
        (at("app", evidence("signed_in", 5)), Elsewhere(NOON - 5 * HOUR, None)),
        (at("mail", evidence("stated", 5)), Elsewhere()),
        (at("other", evidence("skip_traced", 5)), Elsewhere()),
        (at("other", {**evidence("stated", 5), "authority": "AGY"}), Elsewhere()),
        (at("other", {**evidence("stated", 5), "authority": "person"}), Elsewhere(None, NOON - 5 * HOUR)),
        (at("other", evidence("stated", 5, "ben")), Elsewhere()),
        (at("other", evidence("stated", -5)), Elsewhere()),
        (evidence("stated", 5), Elsewhere()),
    ],
)
def test_what_counts_as_giving_and_as_being_active(row: Row, expected: Elsewhere) -> None:
    """The person's own word or proof, elsewhere, until now; what others say of them is neither."""
    assert elsewhere_of([row], KINDS, POINT, "ana", NOON, MODEL) == expected


def test_the_last_of_each_counts() -> None:
    """Whatever the order of the rows."""
    rows = [at("other", evidence("stated", hours)) for hours in (9, 2, 40)]
    assert elsewhere_of(rows, KINDS, POINT, "ana", NOON, MODEL).given_at == NOON - 2 * HOUR


def believed(*rows: Row, given_hours: int | None = None, **more: float) -> float:
    """How far a number is believed to be Ana's, who gave another so many hours ago."""
    given = Elsewhere(None, None if given_hours is None else NOON - given_hours * HOUR)
    model = replace(MODEL, **more)  # type: ignore[arg-type]  # the numbers of a model
    found = belief_of(rows, point(), POINT, "ana", NOON, model, given).probability
    assert found is not None
    return found


def test_who_gave_a_newer_number_is_believed_less_at_the_old_one() -> None:
    """Only where it is newer: two numbers given at once are two numbers."""
    stated = evidence("stated", 9000)
    alone = believed(stated)
    assert believed(stated, given_hours=100) < alone - 0.1
    assert believed(stated, given_hours=9000) == alone
    assert believed(stated, given_hours=9001) == alone
    assert believed(stated, evidence("code_confirmed", 50), given_hours=100) > alone


def test_where_people_tell_silence_about_a_new_number_speaks_for_the_old_one() -> None:
    """Of losses that half of the people tell, half as many have happened untold."""
    stated = evidence("code_confirmed", 9000)
    whole, half = ((1 - one) / one for one in (believed(stated), believed(stated, untold=0.5)))
    assert half == pytest.approx(whole / 2, rel=1e-4)


def test_what_is_known_elsewhere_changes_no_state() -> None:
    """A proof is a proof of its hour: whoever confirms a code has the telephone in hand."""
    rows = [evidence("code_confirmed", 5)]
    given = Elsewhere(NOON - HOUR, NOON - HOUR)
    alone, told = (belief_of(rows, point(), POINT, "ana", NOON, MODEL, one) for one in (Elsewhere(), given))
    assert (
        (told.state, told.holds_until) == (alone.state, alone.holds_until) == ("verified", told.holds_until)
    )
    assert told.probability != alone.probability
