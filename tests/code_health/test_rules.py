"""Every rule of law can be traced: to a text, a date, and numbers that are cited themselves."""

import re

import pytest

from rightparty.law.load import load_law
from rightparty.law.rule import Rule

RULES = load_law().every


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_cites_its_text_and_says_itself_in_a_sentence(rule: Rule) -> None:
    """A citation, a title, a first day in force, and one sentence that ends as one."""
    assert len(rule.citation) >= 8
    assert re.search(r"\d", rule.citation), "a citation names a number: article, section or clause"
    assert rule.instrument.title
    assert rule.sentence.endswith((".", ")"))
    assert rule.until is None or rule.since < rule.until


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_number_has_a_date_and_a_citation_and_holds_from_the_rule_s_first_day(rule: Rule) -> None:
    """A parameter is cited value by value, and a rule never looks for one that is not there yet."""
    for name in rule.recording.limits:
        parameter = rule.instrument.parameters[name]
        assert all(dated.citation for dated in parameter.values)
        assert parameter.on(rule.since) is not None


def test_no_two_rules_share_an_id() -> None:
    """An id names one rule."""
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))


def test_no_parameter_lies_unused() -> None:
    """A number that no rule reads is a number that nobody keeps true."""
    used = {
        (rule.instrument.rulebook, rule.instrument.id, name)
        for rule in RULES
        for name in rule.recording.limits
    }
    there = {
        (rule.instrument.rulebook, rule.instrument.id, name)
        for rule in RULES
        for name in rule.instrument.parameters
    }
    assert there == used
