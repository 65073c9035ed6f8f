"""The card of a response model: everything that it rests on, and what it does not know."""

import tomllib
from datetime import date

import pytest

from rightparty.plan.fairness import Check
from rightparty.plan.learning.card import response_text
from rightparty.plan.learning.fit import FACTOR_SPREAD, fit
from rightparty.plan.learning.run import Foretold, Learnt
from rightparty.plan.response import parse_response
from rightparty.plan.response_card import COLUMNS, LANGUAGES, card_rows
from tests.plan.learning.days import WINDOW
from tests.plan.learning.test_contrast import lenders_days
from tests.plan.responses import STATED

FAIR = Check("sick", 200, 20.0, 0.21, 0.2, 0.01, 0.05, "accepted")


@pytest.fixture(scope="module")
def text() -> str:
    """The file of a model that was learnt on two thousand people."""
    fitted = fit(lenders_days(2_000, 4), STATED, WINDOW, "mine")
    learnt = Learnt(fitted, 6, 12, (Foretold(40, 0.01, 0.02, 0.004),), (FAIR,))
    return response_text(learnt, "a book", date(2026, 11, 6), WINDOW)


def test_a_card_tells_all_that_the_file_says(text: str) -> None:
    """Level by the hold-out beside that of days without contact, every step, every factor, and the limits."""
    rows = card_rows(text, parse_response(text, "it"), (), "en")
    assert all(tuple(row) == COLUMNS for row in rows)
    said = {str(row["what"]): row["value"] for row in rows}
    assert said["mean_effect_against"] == "people held out by chance"
    both = {"mean_effect", "mean_effect_error", "mean_effect_against_days_without_contact"}
    assert {*both, "people_held_out", "contacts_each", "people_needed_for_as_much_times"} <= set(said)
    assert said["says_more_than_the_assumption"] is True
    learnt = [row["what"] for row in rows if row["part"] == "extra repayment, share of what is overdue"]
    assert learnt == ["email full"]
    parts = {str(row["part"]) for row in rows}
    assert parts >= {"model", "data", "method", "inputs", "factor of a fact", "only lowers", "limits"}
    assert said["sick: accepted"] == 0.21


def test_a_card_names_the_facts_that_outcomes_do_not_tell(text: str) -> None:
    """Those whose factors have by their own outcomes an error above what was believed before."""
    rows = card_rows(text, parse_response(text, "it"), (), "en")
    untold = {row["what"]: row["count"] for row in rows if str(row["part"]).startswith("not told apart")}
    factors = {one["fact"]: one for one in tomllib.loads(text)["factor"]}
    assert untold.keys() == {
        name for name, one in factors.items() if min(one["error_alone"]) >= FACTOR_SPREAD
    }
    assert all(needed == factors[str(name)]["contacts_needed"] for name, needed in untold.items())


def test_a_card_has_headings_in_each_language(text: str) -> None:
    """The same rows under other headings."""
    response = parse_response(text, "it")
    tables = [card_rows(text, response, (), language) for language in LANGUAGES]
    assert len({len(rows) for rows in tables}) == 1
    assert len({tuple(str(row["part"]) for row in rows) for rows in tables}) == len(LANGUAGES)


def test_a_books_own_plan_is_told_instead_of_the_fits(text: str) -> None:
    """With a book, fairness is that of the plan of its day, with a verdict on the whole."""
    unfair = Check("old", 300, 30.0, 0.5, 0.2, 0.3, 0.05, "rejected")
    rows = card_rows(text, parse_response(text, "it"), (FAIR, unfair), "en")
    told = [row for row in rows if row["part"] == "most contacted tenth"]
    assert [row["what"] for row in told] == ["verdict", "sick: accepted", "old: rejected"]
    assert told[0]["value"] == "rejected"
