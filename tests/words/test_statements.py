"""Statements of what follows: made only where they are known to be true."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.errors import InvalidInput
from rightparty.words.languages import LANGUAGES
from rightparty.words.statements import condition, consequences, statements
from tests.words.samples import CHINA

CLAIM = CHINA.claims[0]
FACTS = ("annual_rate", "penalty_rate", "status", "time_barred", "reported")


def _said(country: str = "CN", **facts: Any) -> list[str]:
    claim = replace(CLAIM, facts={**CLAIM.facts, **facts})
    texts = consequences((claim,), country, "en")
    return [one.id for one in statements() if one.text["en"] in texts]


def test_what_is_true_of_the_debt_is_said() -> None:
    """Interest that runs, default interest that is agreed, and the register that is told."""
    assert _said() == ["interest_runs", "default_interest", "reported_cn"]
    assert _said(country="TW") == ["interest_runs", "default_interest", "reported_tw"]
    assert _said(country="ZZ") == ["interest_runs", "default_interest"]


@pytest.mark.parametrize("fact", FACTS)
def test_what_is_unknown_is_not_said(fact: str) -> None:
    """A statement whose condition asks for a fact that nobody knows is left out."""
    unknown: dict[str, Any] = {fact: None}
    said = _said(**unknown)
    asking = {one.id for one in statements() if any(part.fact == fact for part in one.conditions)}
    assert not asking & set(said)


@given(
    st.dictionaries(st.sampled_from(FACTS), st.none() | st.booleans() | st.just("active") | st.decimals(0, 1))
)
def test_nothing_is_said_of_a_debt_that_may_be_time_barred(facts: dict[str, Any]) -> None:
    """Only where it is known that time has not run out is anything said at all."""
    claim = replace(CLAIM, facts=facts)
    for country in ("CN", "TW", "US"):
        said = consequences((claim,), country, "en")
        assert not said or facts.get("time_barred") is False


def test_a_statement_must_be_true_of_every_debt_in_the_text() -> None:
    """Two debts in one text: only what holds for both is said."""
    other = replace(CLAIM, facts={**CLAIM.facts, "penalty_rate": Decimal(0), "reported": False})
    assert len(consequences((CLAIM, other), "CN", "zh-Hans")) == 1
    assert consequences((), "CN", "zh-Hans") == []


def test_every_statement_stands_in_every_language_and_threatens_nobody() -> None:
    """No court, no police, no family, no blacklist: a true consequence needs none of these."""
    for one in statements():
        assert set(one.text) == set(LANGUAGES)
        for text in one.text.values():
            assert not any(
                word in text for word in ("法院", "起诉", "起訴", "黑名单", "家人", "court", "police", "sue")
            )


@pytest.mark.parametrize(
    "text", ["", "penalty_rate", "penalty_rate >= 0", "status > active", "a = b = c", "A = 1"]
)
def test_what_is_no_condition_is_refused(text: str) -> None:
    """A condition that could be misread is none."""
    with pytest.raises(InvalidInput):
        condition(text)


def test_a_fact_of_another_type_is_no_truth() -> None:
    """True is not one, and a text is not a truth."""
    assert not condition("annual_rate > 0").holds({"annual_rate": True})
    assert not condition("reported = true").holds({"reported": "true"})
    assert condition("annual_rate < 1").holds({"annual_rate": Decimal("0.2")})
