"""The score sheet: as it was published, scored as it says, and beside every rule of the machine."""

import tomllib
from decimal import Decimal
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.audit.quality_sheet import (
    NO,
    NOT_APPLICABLE,
    UNCLEAR,
    YES,
    answer_of,
    item_of,
    read_sheets,
    score_of,
    sheet,
)
from rightparty.errors import InvalidInput
from rightparty.law.load import whole_law
from rightparty.law.records import WORDING
from rightparty.law.rule import Rule
from rightparty.law.vocabulary import Effect
from rightparty.words.sayings import all_sayings

TEXT = (files("rightparty.audit") / "quality_sheet.toml").read_text(encoding="utf-8")
FIRST = sheet("1")
fillings = st.fixed_dictionaries(
    {
        item.id: st.sampled_from([YES, NO, UNCLEAR, *([NOT_APPLICABLE] if item.may_not_apply else [])])
        for item in FIRST.items
    }
)


def filled(**answers: str) -> dict[str, str]:
    """A sheet on which all is well, but for these answers."""
    return dict.fromkeys(FIRST.by_id, YES) | answers


@given(fillings)
def test_a_score_lies_between_nothing_and_a_hundred(answers: dict[str, str]) -> None:
    """It is 0 where something hard is answered by `no`, and unknown only where nothing can be told."""
    score = score_of(FIRST, answers)
    told = {answers[item] for item in FIRST.by_id}
    assert (score.points is None) == told.isdisjoint({YES, NO})
    assert score.points is None or 0 <= score.points <= 100
    hard = {item.id for item in FIRST.items if item.hard and answers[item.id] == NO}
    assert set(score.hard) == hard
    assert not hard or score.points == 0
    assert {item for item in answers if answers[item] == UNCLEAR} == set(score.unclear)


@given(fillings, st.sampled_from(list(FIRST.by_id)))
def test_a_better_answer_never_lowers_a_score(answers: dict[str, str], item: str) -> None:
    """From `no` to `yes`."""
    worse, better = (score_of(FIRST, {**answers, item: answer}).points for answer in (NO, YES))
    assert worse is not None
    assert better is not None
    assert worse <= better


def test_points_are_of_what_applies() -> None:
    """What does not apply or is unclear counts neither way."""
    assert score_of(FIRST, filled()).points == 100
    assert score_of(FIRST, filled(tone=NO)).points == 90
    assert score_of(FIRST, filled(tone=NO, way_out_offered=NOT_APPLICABLE)).points == Decimal("88.2")
    assert score_of(FIRST, filled(tone=NO, way_out_offered=UNCLEAR)).points == Decimal("88.2")
    assert score_of(FIRST, filled(no_threat=NO)) == score_of(FIRST, filled(no_threat=NO, tone=NO))


def test_all_that_is_wrong_with_a_sheet_is_told() -> None:
    """A missing answer, an odd one, one that may not be given, and an item that is none."""
    answers = filled(tone="perhaps", no_threat=NOT_APPLICABLE, colour=YES)
    del answers["record_complete"]
    with pytest.raises(InvalidInput) as refused:
        score_of(FIRST, answers)
    assert [str(one).split("`")[1] for one in refused.value.problems] == [
        "no_threat", "tone", "record_complete", "colour",
    ]  # fmt: skip


def test_a_published_sheet_never_changes() -> None:
    """Other points, another question or a dropped item make another sheet, which is not loaded."""
    assert FIRST.digest() == tomllib.loads(TEXT)["sheet"]["1"]["digest"]
    assert FIRST.digest() == "0cbf2f1f1784a777296caddd4d76327f3eca14f6dc986c76e0bd3d52d200e987"
    for old, new in (
        ("points = 15", "points = 14"),
        ("Was the tone calm", "Is the tone calm"),
        ("hard = true", "hard = false"),
    ):
        with pytest.raises(InvalidInput) as refused:
            read_sheets(TEXT.replace(old, new, 1))
        assert any("not as it was published" in str(one) for one in refused.value.problems)
    with pytest.raises(InvalidInput, match="no sheet `9`"):
        sheet("9")


@pytest.mark.parametrize(
    ("rule", "item"),
    [
        ("words.debt_word", "stranger_not_told"),
        ("words.criminal_threat", "no_threat"),
        ("words.poses_as_lawyer", "no_false_authority"),
        ("words.wrong_amount", "amount_right"),
        ("audit.fan_out", "stranger_not_told"),
        ("chn.gbt_45251.recipient_is_a_contact_person", "stranger_not_told"),
        ("chn.gbt_45251.recipient_refused_contact", "stop_kept"),
        ("chn.criminal_law.threatens_or_harasses", "no_threat"),
        ("chn.gbt_45251.outside_permitted_hours", "contact_allowed"),
        ("chn.gbt_45251.record_is_incomplete", "record_complete"),
        ("of.an.older_law", "contact_allowed"),
    ],
)
def test_a_rule_speaks_about_an_item(rule: str, item: str) -> None:
    """The machine's rules stand beside the question that people are asked."""
    assert item_of(rule) == item


def _refuses_words(rule: Rule) -> bool:
    return rule.about == WORDING and rule.effect is Effect.DENY


def test_whatever_is_said_has_an_item_of_its_own() -> None:
    """No saying, and no rule on wording that refuses, falls to the item on hours and counts unnoticed."""
    spoken = [f"words.{saying}" for saying in all_sayings()]
    assert [rule for rule in spoken if item_of(rule) == "contact_allowed"] == []
    wording = {rule.id: item_of(rule.id) for rule in whole_law().every if _refuses_words(rule)}
    assert len(wording) > 30
    rest = {rule.rpartition(".")[2] for rule, item in wording.items() if item == "contact_allowed"}
    assert rest == {  # how and where notices of one country are sent
        "addressed_to_nobody_by_name",
        "disclosure_by_email_without_care",
        "disclosure_in_another_language",
        "name_is_not_complete",
        "sent_to_an_address_known_to_be_old",
    }


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        (" Yes ", YES),
        ("否", NO),
        ("不適用", NOT_APPLICABLE),
        ("N/A", NOT_APPLICABLE),
        ("?", UNCLEAR),
        ("maybe", None),
    ],
)
def test_answers_are_read_in_three_languages(cell: str, answer: str | None) -> None:
    """As people write them into a spreadsheet."""
    assert answer_of(cell) == answer
