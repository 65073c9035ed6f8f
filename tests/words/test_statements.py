"""Statements of what follows: made only where they are known to be true."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.errors import InvalidInput
from rightparty.words.languages import LANGUAGES
from rightparty.words.phrases import table
from rightparty.words.statements import FACTS, condition, consequences, statement, statements
from tests.words.samples import CHINA

CLAIM = CHINA.claims[0]


def _said(country: str = "CN", **facts: Any) -> list[str]:
    claim = replace(CLAIM, facts={**CLAIM.facts, **facts})
    texts = consequences((claim,), country, "en")
    return [one.id for one in statements() if one.text["en"] in texts]


def test_what_is_true_of_the_debt_is_said() -> None:
    """Interest that runs, default interest that is agreed, and the register that is told."""
    assert _said() == ["interest_runs", "default_interest", "reported_cn", "record_ends_cn"]
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
    st.dictionaries(
        st.sampled_from(sorted(FACTS)), st.none() | st.booleans() | st.just("active") | st.decimals(0, 1)
    )
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


WORDS = table("statements")["words"]
RAW = {
    "id": "x",
    "conditions": ["time_barred = false"],
    "zh-Hans": "会继续计算利息。",
    "zh-Hant": "會繼續計算利息。",
    "en": "Interest continues to run.",
}


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"annual_rate": Decimal(0), "penalty_rate": Decimal(0)}, "does_not_grow"),
        ({"status": "written_off"}, "written_off"),
        ({"reported": False}, "not_reported"),
        ({"court_filed": True}, "before_a_court"),
        ({"judged": True}, "judged"),
    ],
)
def test_what_holds_of_few_debts_is_said_of_those(facts: dict[str, Any], said: str) -> None:
    """Each needs its fact to be known: by itself, nothing of it is said."""
    assert said in _said(**facts)
    assert said not in _said()


def test_every_statement_stands_in_every_language_and_is_of_some_law() -> None:
    """What is true in some countries only names the law that makes it true there."""
    for one in statements():
        assert set(one.text) == set(LANGUAGES)
        assert bool(one.source) == bool(one.countries)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The police will be told."),
        ("en", "Your employer will hear of it."),
        ("zh-Hans", "我们会联系您的家人。"),
        ("zh-Hans", "会被列入失信名单。"),
        ("zh-Hant", "我們會立即查封。"),
    ],
)
def test_a_threat_cannot_be_written(language: str, text: str) -> None:
    """Not even where it would be true."""
    with pytest.raises(InvalidInput, match="says"):
        statement({**RAW, language: text}, WORDS)


@pytest.mark.parametrize("text", ["A court has a claim about it.", "We may sue you for it."])
def test_a_court_is_named_where_one_has_the_case(text: str) -> None:
    """A claim that may come is a threat; one that was filed is a fact."""
    with pytest.raises(InvalidInput, match="asks for none"):
        statement({**RAW, "en": text}, WORDS)
    asked = {**RAW, "en": text, "conditions": ["time_barred = false", "court_filed = true"]}
    assert statement(asked, WORDS).conditions
    with pytest.raises(InvalidInput, match="judgment"):
        statement({**asked, "en": "There is a judgment."}, WORDS)


def test_a_statement_without_its_conditions_or_its_law_is_refused() -> None:
    """Every one asks whether the debt is time-barred, and one of a country names its law."""
    assert statement(RAW, WORDS).source is None
    with pytest.raises(InvalidInput, match="time_barred"):
        statement({**RAW, "conditions": ["reported = true"]}, WORDS)
    with pytest.raises(InvalidInput, match="no source"):
        statement({**RAW, "countries": ["CN"]}, WORDS)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "penalty_rate",
        "penalty_rate >= 0",
        "status > active",
        "a = b = c",
        "A = 1",
        "penalty = 1",
        "reported = 1",
        "annual_rate = true",
        "time_barred = no",
    ],
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
