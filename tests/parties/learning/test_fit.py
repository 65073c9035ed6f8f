"""Fitting finds what a sample was made with, and believes what `parties/odds.py` does."""

from dataclasses import replace
from datetime import timedelta
from math import isclose

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.errors import Refused
from rightparty.parties.belief import Belief, belief_of
from rightparty.parties.elsewhere import Elsewhere
from rightparty.parties.learning.fit import Fitted, Response, fit, probabilities
from rightparty.parties.learning.metrics import score, score_contacts
from rightparty.parties.learning.sample import Checks, Contacts, Floats, contacts_of, held_out
from rightparty.parties.model import default_model
from rightparty.parties.table_odds import columns
from tests.parties.samples import HOUR, NOON, POINT, Row, evidence, histories, point, points

MODEL = default_model()
NAMES = tuple(one.name for one in columns(MODEL))
NUMBER = "+8613912345678"
NOBODY = Checks(np.zeros(0), np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.bool_))


def row_of(belief: Belief, where: Row, outcome: str = "silent") -> Row:
    """A belief as a row of `contact_outcomes`."""
    pieces = [{"name": one.name, "log_odds": one.log_odds, "at": one.at} for one in belief.pieces]
    asked = {
        "contact_id": "c",
        "channel": "call",
        "person_id": belief.person_id,
        "at": NOON,
        "outcome": outcome,
    }
    believed = {"probability": belief.probability, "pieces": pieces, "arrived_at": belief.arrived_at}
    return {**where, **asked, **believed}


def weights() -> Floats:
    """The stated weights, in the order of the pieces."""
    return np.array([MODEL.weights[name] for name in NAMES])


@pytest.mark.parametrize(("shows", "untold"), [(0.0, 1.0), (0.6, 0.5)])
@given(
    rows=histories(),
    where=points(),
    elsewhere=st.builds(Elsewhere, *[st.sampled_from([None, NOON - 9 * HOUR, NOON - 9000 * HOUR])] * 2),
)
def test_arrays_hold_the_same_belief(
    shows: float, untold: float, rows: list[Row], where: Row, elsewhere: Elsewhere
) -> None:
    """The probability over arrays is the one that the value reading gives, whether silence counts or not."""
    model = replace(MODEL, shows=shows, untold=untold)
    belief = belief_of(rows, where, POINT, "ana", NOON, model, elsewhere)
    if belief.probability is None:
        return
    contacts = contacts_of([row_of(belief, where)], model)
    if len(contacts) == 0:  # a check spared some ageing
        return
    rates = np.array([one.rate for one in model.hazards])
    found = probabilities(weights(), rates, shows, untold, contacts)
    assert isclose(float(found[0]), belief.probability, rel_tol=1e-9, abs_tol=1e-12)


def drawn(count: int, hazard: float, stated: float, response: Response) -> Contacts:
    """Contacts at numbers stated some time ago, with outcomes as chance and these numbers have them."""
    dice = np.random.default_rng(7)
    years = dice.uniform(0.1, 3.0, count)
    theirs = (dice.random(count) < 1 / (1 + np.exp(-stated))) & (dice.random(count) < np.exp(-hazard * years))
    heard = dice.random(count) < np.where(theirs, 1 - response.fails, 1 - response.gone)
    says = dice.random(count) < np.where(theirs, response.answers, response.protests)
    mobile = MODEL.hazards.index(MODEL.hazard("mobile", None, NUMBER))
    return Contacts(
        NAMES,
        ("call",),
        tuple(f"p{number}" for number in range(count)),
        np.full((count, 1), NAMES.index("stated")),
        years[:, None],
        np.zeros(count),
        years,
        years,
        np.full(count, mobile),
        np.zeros(count, dtype=np.int64),
        theirs & heard & says,
        ~theirs & heard & says,
        ~heard,
    )


@pytest.mark.slow
def test_what_a_sample_was_made_with_is_found_again() -> None:
    """Hazard, weight and the shares that answer and protest, from outcomes alone."""
    made = Response(answers=0.6, fails=0.002, protests=0.2, gone=0.3)
    found = fit(MODEL, drawn(20_000, 0.09, 2.2, made), NOBODY)
    response = found.responses["call"]
    hazard = found.model.hazard("mobile", None, NUMBER)
    assert hazard is not None
    assert 0.06 < hazard.rate < 0.13
    assert abs(found.model.own["stated"] - 2.2) < 0.6
    assert abs(response.answers - 0.6) < 0.05
    assert abs(response.protests - 0.2) < 0.06


@pytest.mark.slow
def test_a_fit_is_calibrated() -> None:
    """On outcomes it has not seen, what a fitted model foretells happens as often as it says."""
    contacts = drawn(15_000, 0.09, 2.2, Response(0.6, 0.002, 0.2, 0.3))
    away = held_out(contacts.persons)
    fitted = fit(MODEL, contacts.where(~away), NOBODY)
    assert score_contacts(fitted, contacts.where(away)).calibration_error < 0.04  # chance alone leaves 0.026
    stated = Fitted(MODEL, fitted.responses)
    assert (
        score_contacts(fitted, contacts.where(away)).log_loss
        < score_contacts(stated, contacts.where(away)).log_loss
    )


def test_checks_tell_the_hazard() -> None:
    """One number in five given out again in two years after its rest: about 11 % a year."""
    contacts = drawn(2_000, 0.04, 3.5, Response(0.6, 0.002, 0.2, 0.3))
    passed_on = np.arange(4000) % 5 == 0
    checks = Checks(np.full(4000, 2.0), np.full(4000, contacts.hazard[0]), passed_on)
    hazard = fit(MODEL, contacts, checks).model.hazard("mobile", None, NUMBER)
    assert hazard is not None
    assert isclose(hazard.rate, 0.11, rel_tol=0.1)


def test_a_stricter_hazard_makes_proof_shorter() -> None:
    """The age up to which a proof holds follows the hazard that was learnt."""
    contacts = drawn(2_000, 0.04, 3.5, Response(0.6, 0.002, 0.2, 0.3))
    checks = Checks(np.full(4000, 2.0), np.full(4000, contacts.hazard[0]), np.arange(4000) % 5 == 0)
    model = fit(MODEL, contacts, checks).model
    day = belief_of([evidence("code_confirmed", 15)], point(), POINT, "ana", NOON, MODEL)
    assert day.state == "verified"
    assert (
        belief_of([evidence("code_confirmed", 15)], point(), POINT, "ana", NOON, model).state == "unverified"
    )


def test_too_little_teaches_nothing() -> None:
    """Fewer than a hundred outcomes are refused, with what to do."""
    with pytest.raises(Refused, match="too few"):
        fit(MODEL, drawn(60, 0.04, 3.5, Response(0.6, 0.0, 0.2, 0.3)), NOBODY)


def test_what_speaks_for_a_person_never_comes_to_speak_against_them() -> None:
    """Weights stop at zero, however odd the outcomes."""
    contacts = drawn(3_000, 0.04, 3.5, Response(0.6, 0.002, 0.2, 0.3))
    turned = replace(contacts, answered=contacts.denied, denied=contacts.answered)
    model = fit(MODEL, turned, NOBODY).model
    assert all(model.own[kind] >= 0 for kind in MODEL.claims)
    assert all(model.own[kind] <= 0 for kind in (*MODEL.reports, *MODEL.denies, *MODEL.lapses))


def test_a_curve_has_about_as_many_outcomes_in_each_bin() -> None:
    """Predictions that are equal are never torn apart, and the error of a perfect foretelling is none."""
    predicted = np.repeat([0.0, 1.0], [300, 700])
    metrics = score(predicted, predicted > 0.5)
    assert [one.count for one in metrics.curve] == [300, 700]
    assert metrics.brier == metrics.calibration_error == 0.0


def test_who_is_held_out_hangs_on_the_name_alone() -> None:
    """About one in five, the same persons whoever else is there."""
    names = [f"p{number}" for number in range(1000)]
    away = held_out(names)
    assert 150 < int(away.sum()) < 250
    assert bool(held_out(["p7"])[0]) == bool(away[7])


def test_rows_in_which_a_check_spared_ageing_are_left_out() -> None:
    """They could not be told apart from a lower hazard."""
    rows = [
        evidence("stated", 9000),
        evidence("not_recycled", 1, since=NOON - 8000 * HOUR, as_of=NOON - timedelta(days=30)),
    ]
    belief = belief_of(rows, point(), POINT, "ana", NOON, MODEL)
    assert len(contacts_of([row_of(belief, point())], MODEL)) == 0
