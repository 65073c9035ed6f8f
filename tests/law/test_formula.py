"""A rule's condition as a formula: every operation has its words, and nothing that is asked is left out."""

from datetime import date
from typing import Any

import pytest

from rightparty.law.formula import FormulaReading, formula
from rightparty.law.load import load_law
from rightparty.law.logic import among, no
from rightparty.law.meanings import meaning
from rightparty.law.parameters import Dated, Parameter, Window
from rightparty.law.questions import Fact
from rightparty.law.recording import Recorder
from rightparty.law.records import facts_about
from rightparty.law.rule import Rule
from rightparty.law.vocabulary import ATTEMPT, PERSON

NUMBERS = {
    "cap": Parameter("cap", "", (Dated(date(2020, 1, 1), 3, "Act"), Dated(date(2026, 1, 30), 2, "Act"))),
    "hours": Parameter("hours", "", (Dated(date(2020, 1, 1), Window(28800, 75600, open_ends=True), "Act"),)),
}


@pytest.mark.parametrize(
    ("condition", "lines"),
    [
        (lambda c: c.owes, ["owes"]),
        (lambda c: no(c.owes), ["not: owes"]),
        (lambda c: no(no(c.owes)), ["owes"]),
        (lambda c: (c.owes & c.tied) & c.settled, ["all of", "  owes", "  tied", "  settled"]),
        (
            lambda c: (c.owes | c.tied) & c.settled,
            ["all of", "  any of", "    owes", "    tied", "  settled"],
        ),
        (lambda c: no(c.owes | c.tied), ["none of", "  owes", "  tied"]),
        (lambda c: no(c.owes & c.tied), ["not all of", "  owes", "  tied"]),
        (
            lambda c: c.owes & no(c.tied & c.settled),
            ["all of", "  owes", "  not all of", "    tied", "    settled"],
        ),
        (lambda c: among(c.channel, ("call", "sms")), ["channel is one of call, sms"]),
        (lambda c: c.channel != "sms", ["channel is not sms"]),
        (lambda c: c.dpd > c.limit("cap"), ["dpd > cap (3; from 2026-01-30: 2)"]),
        (
            lambda c: 1 + c.dpd - c.limit("cap") * 2 <= 0,
            ["((1 + dpd) - (cap (3; from 2026-01-30: 2) * 2)) <= 0"],
        ),
        (
            lambda c: c.count(ATTEMPT, days=7, per=PERSON, channels=("sms",)) >= 3,
            ["attempts in 7 calendar days, per person, by sms >= 3"],
        ),
        (
            lambda c: c.outside("hours", zone="Asia/Shanghai"),
            ["the hour is outside hours (08:00 to 21:00, the ends themselves outside) in Asia/Shanghai"],
        ),
        (lambda c: c.notice("cease", media=("oral",)), ["a notice of cease is in force (oral)"]),
        (lambda _c: True, ["always"]),
        (lambda c: True & c.owes, ["all of", "  always", "  owes"]),
    ],
)
def test_each_operation_has_its_words(condition: Any, lines: list[str]) -> None:
    """A head says how the lines indented below it hold together."""
    assert formula(condition, NUMBERS, "contact").splitlines() == lines


def test_a_date_of_the_law_is_told_as_a_date() -> None:
    """In the book it is a number of days; nobody reads those."""
    rule = load_law().rule("interest_above_four_times_the_lpr")
    told = formula(rule.condition, rule.instrument.parameters, rule.about)
    assert "since_2020_08 (2020-08-20)" in told


def test_what_a_text_says_is_asked_in_words() -> None:
    """Of a wording."""
    assert FormulaReading({}, "wording").says("threat", "insult").text == "the text says threat or insult"


@pytest.mark.parametrize("rule", [*load_law().rules, *load_law().records], ids=lambda rule: rule.id)
def test_a_formula_leaves_nothing_out(rule: Rule) -> None:
    """Every question of a rule's condition, every number and every word it looks for is in its formula."""
    recorder = Recorder(rule.instrument.parameters, facts_about(rule.about))
    rule.condition(recorder)
    asked = recorder.recording
    told = formula(rule.condition, rule.instrument.parameters, rule.about)
    for name, question in asked.questions.items():
        if name.startswith(("local_second_", "closed_day")):
            continue  # told as the window that they belong to
        words = name if isinstance(question, Fact) else meaning(question, rule.about)
        assert words in told, name
    assert all(name in told for name in asked.limits)
    assert all(word in told for word in asked.says)
