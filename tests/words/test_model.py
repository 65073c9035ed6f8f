"""What the model makes of texts in which no rule finds anything, and that it never decides alone."""

import tomllib
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.bench.recombined import samples
from rightparty.words.conduct import IN, OWES, READ_BY_A_PERSON, Occasion, judged
from rightparty.words.languages import LANGUAGES
from rightparty.words.model import (
    COLUMNS,
    FAMILIES,
    PRESSURE,
    WordingModel,
    default_model,
    read_model,
    thoughts,
)
from rightparty.words.model_features import SCRIPTS, names, passages, places
from rightparty.words.saying_patterns import vocabulary
from rightparty.words.saying_text import Folded
from rightparty.words.sayings import all_sayings, said
from rightparty.words.verdicts import BY_MODEL, CANNOT_TELL

OWING = Occasion(audience=OWES)
TEXTS = [one.text for language in LANGUAGES for one in samples(language, 2, 60)]
BY_MODEL_ONLY = (
    "手底下的人会来伺候你一家，还钱",
    "Our men will be standing at your gate until you pay the money",
)


def told(weights: Mapping[str, Mapping[str, float]], *, sure: float, unsure: float) -> WordingModel:
    """A model with these weights in both scripts and no bias."""
    lines = ["\t".join(("feature", *COLUMNS))]
    for feature, each in weights.items():
        lines.append("\t".join((feature, *(str(each[one]) if one in each else "" for one in COLUMNS))))
    side = {"sure": sure, "unsure": unsure, "bias": dict.fromkeys(COLUMNS, 0)}
    table = "\n".join(lines) + "\n"
    return read_model({"script": dict.fromkeys(SCRIPTS, side)}, dict.fromkeys(SCRIPTS, table))


PURPLE = {"purple": {"any": 9, "insult": 4}, "haze": {"any": 1, "haste": 2}}


def test_weights_are_added_up_and_the_heaviest_words_are_quoted() -> None:
    """The family is that of the largest sum; the score grows with the weights and falls with other words."""
    model = told(PURPLE, sure=0.9, unsure=0.6)
    (one,) = thoughts("Oh my, Purple haze it is", model)
    assert (one.family, one.saying, one.quote) == ("insult", "insults", "Purple haze")
    (other,) = thoughts("Oh my, purple haze it is, they really thought back then", model)
    assert other.score < one.score


def test_between_the_thresholds_a_person_is_asked_to_read() -> None:
    """And below both nothing is said."""
    text = "Oh my, purple haze it is"
    score = thoughts(text, told(PURPLE, sure=0.9, unsure=0.6))[0].score
    unsure = thoughts(text, told(PURPLE, sure=score + 0.001, unsure=score - 0.001))
    assert [(one.saying, one.family) for one in unsure] == [(PRESSURE, "insult")]
    assert thoughts(text, told(PURPLE, sure=0.9999, unsure=score + 0.001)) == ()


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Oh my, purple it is", None),
        ("Oh my, purple haze it is", "purple haze"),
        ("【purple haze】 is here", None),
        ("请看灰色", None),
        ("【灰色紫烟】请看", None),
        ("请看灰色紫烟", "灰色紫烟"),
    ],
)
def test_too_few_words_are_no_evidence(text: str, quote: str | None) -> None:
    """An unsure one is told with four characters or two words at least, a signature aside."""
    weights = {word: {"any": 3.0, "insult": 4.0} for word in ("purple", "haze", "灰色", "紫烟")}
    found = thoughts(text, told(weights, sure=0.9999, unsure=0.6))
    assert [one.quote for one in found] == ([] if quote is None else [quote])


def test_a_sure_one_is_quoted_with_as_many_of_its_words_as_a_person_needs() -> None:
    """Those that weigh most come first."""
    weights = {word: {"any": 4.0, "insult": 4.0} for word in ("请", "请看", "看")} | {"灰": {"any": 0.1}}
    assert thoughts("请看灰", told(weights, sure=0.6, unsure=0.5)) == ()
    weights |= {"灰色": {"any": 0.2}}
    (found,) = thoughts("请看灰色", told(weights, sure=0.6, unsure=0.5))
    assert found.quote == "请看灰色"


def test_an_audit_leaves_out_what_the_model_is_unsure_of() -> None:
    """A person who checks texts sees it; whoever audits a year of them is told what is likely."""
    model = told(PURPLE, sure=0.9999, unsure=0.6)
    text = "Oh my, purple haze it is"
    assert [one.saying for one in judged(text, OWING, model=model)] == [PRESSURE]
    assert judged(text, OWING, model=model, unsure=False) == ()
    sure = told(PURPLE, sure=0.9, unsure=0.6)
    assert judged(text, OWING, model=sure, unsure=False) == judged(text, OWING, model=sure) != ()


def test_what_a_rule_found_the_model_does_not_repeat() -> None:
    """Nor is anybody asked to read what has a finding already."""
    model = told(PURPLE, sure=0.9, unsure=0.6)
    assert thoughts("Purple haze it is", model, {"insults"}) == ()
    unsure = told(PURPLE, sure=0.9999, unsure=0.6)
    assert thoughts("Purple haze it is", unsure, {"shames"}) == ()


def test_who_reports_or_warns_is_left_to_the_rules() -> None:
    """Whatever the score."""
    model = told(PURPLE, sure=0.9, unsure=0.6)
    assert thoughts("They threatened me: purple haze it is", model) == ()


@pytest.mark.parametrize("text", BY_MODEL_ONLY)
def test_a_judgement_is_never_a_violation(text: str) -> None:
    """It cannot be told without a person; it names no rule of law, carries its score and quotes the text."""
    assert {one.saying for one in said(text)} <= {"debt_word"}
    (one,) = [one for one in judged(text, OWING, model=default_model()) if one.found_by == BY_MODEL]
    assert (one.verdict, one.missing) == (CANNOT_TELL, (READ_BY_A_PERSON,))
    assert one.rule.startswith("words.model.")
    assert one.score is not None
    assert text[one.start : one.end] == one.quote != ""
    assert judged(text, Occasion(direction=IN), model=default_model()) == ()


@given(st.sampled_from(TEXTS))
def test_the_model_adds_and_takes_nothing_away(text: str) -> None:
    """What rules find in a text is found with and without it."""
    alone, both = judged(text, OWING), judged(text, OWING, model=default_model())
    assert [one for one in both if one.found_by != BY_MODEL] == list(alone)


@given(st.text(max_size=80) | st.sampled_from(TEXTS))
def test_each_feature_has_its_place(text: str) -> None:
    """The features that are scored are those that can be quoted, and they stand within their passage."""
    read = Folded(text)
    hits = vocabulary().hits(read.run)
    for script in SCRIPTS:
        for start, end in passages(read, script):
            where = places(read.run, hits, start, end, script)
            assert where.keys() == names(read.run, hits, start, end, script)
            assert all(start <= low < high <= end for low, high in where.values())


@given(st.text("ab c.!\n还款。，", max_size=600))
def test_passages_hold_every_character(text: str) -> None:
    """One behind the other, from the first to the last."""
    read = Folded(text)
    for script in SCRIPTS:
        parts = list(passages(read, script))
        assert [start for start, _ in parts] == [0, *(end for _, end in parts[:-1])][: len(parts)]
        assert not parts or parts[-1][1] == len(read.run)


def test_families_are_of_known_sayings() -> None:
    """Each saying in one family at most."""
    every = [saying for sayings in FAMILIES.values() for saying in sayings]
    assert len(every) == len(set(every))
    assert {*every, PRESSURE} <= set(all_sayings())


def test_the_card_says_what_the_model_was_learnt_from() -> None:
    """With its day, its size and its thresholds, which lie apart."""
    card = default_model().card
    assert tomllib.loads(f"dated = {card['dated']}")["dated"] == card["dated"]
    for script in SCRIPTS:
        of = card["script"][script]
        assert of["phrases"] > 300
        assert len(default_model().sides[script].weights) == of["features"]
        assert 0.5 < of["unsure"] < of["sure"] < 1
