"""A case that says what nobody can read is refused, with file, line and the nearest word."""

import pytest

from rightparty.errors import InvalidInput
from rightparty.law.cases.own import read_cases

HEAD = """# Cases
[[pair]]
rule = "stops.person_has_died"
at = "2026-11-23T15:00:00+08:00"
facts = { owes = true }

"""
CASE = """[[case]]
id = "some"
at = "2026-11-23T15:00:00+08:00"
expected = { verdict = "deny" }
"""


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("facts = { owse = true }", "no fact `owse`: did you mean `owes`?"),
        ('facts = { owes = "yes" }', "`owes` = 'yes' is no truth"),
        ('facts = { role = "borower" }', "`role` is never `borower`: did you mean `borrower`?"),
        ("facts = { dpd = true }", "`dpd` = True is no whole"),
        ('contact = { channel = "cal" }', "no channel `cal`: did you mean `call`?"),
        ('contact = { content = "fulll" }', "no content `fulll`"),
        ('contact = { chanel = "call" }', "no key `chanel`"),
        ('add.events = [{ kind = "conected" }]', "`kind` of `events` is never `conected`"),
        ('add.evnts = [{ kind = "connected" }]', "no table `evnts`"),
        ("change.debts = { colour = 1 }", "no column `colour`"),
        ("wyh = 'x'", "no key `wyh`"),
        ('record = { kind_of_record = "agreement", mnths = 60 }', "no fact `mnths` of a agreement"),
    ],
)
def test_a_word_that_is_in_no_list_is_refused(said: str, instead: str) -> None:
    """At the line where the case begins."""
    with pytest.raises(InvalidInput) as caught:
        list(read_cases(HEAD + CASE + said, "act.cases.toml", "core"))
    [told] = caught.value.problems
    assert str(told).startswith("act.cases.toml:7: ")
    assert instead in str(told)


def test_what_is_expected_has_closed_keys() -> None:
    """A misspelt expectation would be met by anything."""
    with pytest.raises(InvalidInput) as caught:
        list(read_cases(CASE.replace("verdict", "verdit"), "act.cases.toml", "core"))
    assert "act.cases.toml:1: no key `verdit`" in str(caught.value.problems[0])


def test_a_pair_of_a_rule_that_there_is_not_is_refused() -> None:
    """With the id that is nearest."""
    text = HEAD.replace("person_has_died", "person_has_dyed")
    with pytest.raises(InvalidInput) as caught:
        list(read_cases(text, "act.cases.toml", "core"))
    assert "act.cases.toml:2: no rule `core.stops.person_has_dyed`" in str(caught.value.problems[0])
