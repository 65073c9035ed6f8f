"""What a rule may not contain: refused at load, with file, line and what to write instead."""

import importlib.util
from pathlib import Path

import pytest

from rightparty.errors import InvalidInput
from rightparty.law.rule import Rule, rules_of

HEAD = """from datetime import date
from rightparty.law.logic import among, no
from rightparty.law.parameters import parse_parameters
from rightparty.law.rule import Instrument, part, rule
from rightparty.law.vocabulary import ATTEMPT, DENY, PERSON, REQUIRE, SUSPEND, Force
NAN, NOTHING = float("nan"), None
CAP = {"cap": {"values": [{"since": date(2026, 1, 1), "value": 3, "citation": "Some Act 1"}]}}
PARAMETERS = parse_parameters(CAP, "act.toml")
INSTRUMENT = Instrument("act", "xxx", "Some Act", Force.LAW, 1.0, parameters=PARAMETERS)
"""
LINE = HEAD.count("\n") + 4  # where a rule's condition stands in what `module` writes


def rules(folder: Path, text: str) -> tuple[Rule, ...]:
    """The rules of a module with this text."""
    file = folder / "act.py"
    file.write_text(HEAD + text, encoding="utf-8")
    spec = importlib.util.spec_from_file_location("act", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return rules_of(module)


def problems(folder: Path, text: str) -> list[str]:
    """What is wrong with the rules of a module with this text."""
    with pytest.raises(InvalidInput) as caught:
        rules(folder, text)
    return [str(problem) for problem in caught.value.problems]


def one_rule(condition: str, said: str = "effect=DENY", name: str = "some") -> str:
    """A rule with this condition, which stands in its fourth line."""
    return (
        f'@rule("Some Act 1", since=date(2026, 1, 1), {said})\n'
        f'def {name}(c):\n    """A rule."""\n    {condition}\n'
    )


CONSTRUCTS = {
    'return c.channel == "call" and c.owes': "no `and`: write `&`",
    'return c.channel == "call" or c.owes': "no `or`: write `|`",
    "return not c.owes": "no `not`: write `no(...)`",
    'return c.channel in ("call", "sms")': "write `among(fact, values)`",
    'return c.channel not in ("call", "sms")': "write `no(among(fact, values))`",
    "return c.owes if c.by_agency else c.stands_in": "no `if`: combine both cases",
    "if c.owes: return c.stands_in": "no `if`: combine both cases",
    "return c.owes is True": "write `==`",
    "return c.person_status == None": "no comparison with None",
    "return date.today() > date(2026, 1, 1)": "could read a clock or a file; the day is `c.business_day`",
    "return 0 < c.overdue < 10": "no chained comparison",
    "return ~c.owes": "`~True` is -2",
    "for _ in (1,): pass": "no other statements",
    'return c["owes"]': "write `c.name` for a fact",
    "c.owes": "ends with `return`",
}
ASKED = {
    "return c.mood": "no fact `mood`",
    "return c.owse": "did you mean `owes`?",
    "return c.cuont(ATTEMPT, days=1, per=PERSON) > 1": "did you mean `count`?",
    "return c.dpd > c.limit('cup')": "no parameter `cup` in this instrument: did you mean `cap`?",
    "return c.outside('cap')": "`cap` has no hours",
    "return c.outside('hours')": "no parameter `hours`",
    "return c.overdue > NAN": "no comparison with NaN",
    "return c.overdue == NOTHING": "no comparison with None",
    'return c.channel == "cal"': "the fact is never `cal`: did you mean `call`?",
    'return among(c.role, ("borower", "heir"))': "the fact is never `borower`: did you mean `borrower`?",
    'return c.content != "fulll"': "the fact is never `fulll`: did you mean `full`?",
    'return c.notice("atorney")': "no kind of notice `atorney`: did you mean `attorney`?",
    'return c.notice("cease", media=("spoken",))': "no medium `spoken`",
    'return c.count("attemps", days=1, per=PERSON) > 1': "no kind of contact `attemps`",
    'return c.count(ATTEMPT, days=1, per=PERSON, channels=("txt",)) > 1': "no channel `txt`",
    "return c.count(ATTEMPT, per=PERSON) > 1": "missing 1 required keyword-only argument: 'days'",
    'return c.debt_is("product", "car")': "no product of a debt `car`",
    'return c.debt_is("colour")': "no column of `debts` `colour`",
    'return c.debt_number("product") > 1': "is no number",
    'return c.evidence_days("told") > 1': "no kind of evidence `told`",
    "return c.owes()": "leave the brackets out",
}


@pytest.mark.parametrize(("condition", "instead"), [*CONSTRUCTS.items(), *ASKED.items()])
def test_what_a_column_could_not_answer_is_refused(tmp_path: Path, condition: str, instead: str) -> None:
    """The fault names the file and line of the condition, and what to write instead."""
    told = problems(tmp_path, one_rule(condition))
    assert all(one.startswith(f"{tmp_path / 'act.py'}:{LINE}: ") for one in told)
    assert any(instead in one for one in told)


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ('effect=DENY, channels=("smss",)', "no channel `smss`: did you mean `sms`?"),
        ('effect=DENY, cuts=("ful",)', "no content class `ful`: did you mean `full`?"),
        ('effect=DENY, about="agreemnt"', "about no `agreemnt`: did you mean `agreement`?"),
        ("effect=SUSPEND", "add `event=…`"),
        ("effect=REQUIRE", "add `obligation=…`"),
        ('effect=DENY, event="over"', "`event` belongs to a SUSPEND"),
        ("effect=DENY, until=date(2025, 1, 1)", "is not after `since`"),
        ("effect=DENY, confidence=97", "no share of one"),
        ("effect=DENY, sicne=1", "unexpected keyword argument 'sicne'"),
    ],
)
def test_what_a_rule_says_of_itself_is_checked(tmp_path: Path, said: str, instead: str) -> None:
    """Words from closed lists, what the effect calls for, and dates in order."""
    [told] = problems(tmp_path, one_rule("return c.owes", said))
    assert told.startswith(f"{tmp_path / 'act.py'}:{LINE - 3}: ")
    assert instead in told


def test_all_faults_of_a_module_are_told_at_once(tmp_path: Path) -> None:
    """Two rules with two faults each, and a part with one."""
    text = (
        one_rule("return (c.mood == 1) | c.tune", name="first")
        + one_rule("return not c.owes and c.tied", name="second")
        + '@part\ndef common(c):\n    """A part."""\n    return c.owes is True\n'
    )
    assert len(problems(tmp_path, text)) == 5


def test_a_fault_in_a_part_is_told_where_it_stands(tmp_path: Path) -> None:
    """Once, at the part's own line, however many rules call it."""
    text = '@part\ndef common(c):\n    """A part."""\n    return c.mood\n'
    text += one_rule("return common(c)", name="first") + one_rule("return no(common(c))", name="second")
    [told] = problems(tmp_path, text)
    assert told.startswith(f"{tmp_path / 'act.py'}:{LINE}: no fact `mood`")


@pytest.mark.parametrize(
    ("condition", "instead"),
    [
        ("return c.within('CN') is True", "write `==`"),
        ("return c.creditor_knd == 'bank'", "no fact `creditor_knd`"),
    ],
)
def test_whom_an_instrument_binds_is_read_in_the_same_way(
    tmp_path: Path, condition: str, instead: str
) -> None:
    """A fault there is told at its own line, once for all rules."""
    text = f'def binds(c):\n    """All."""\n    {condition}\nINSTRUMENT = replace(INSTRUMENT, binds=binds)\n'
    text += one_rule("return c.owes", name="first") + one_rule("return c.tied", name="second")
    [told] = problems(tmp_path, "from dataclasses import replace\n" + text)
    assert told.startswith(f"{tmp_path / 'act.py'}:{LINE}: ")
    assert instead in told


def test_a_rule_about_a_record_has_that_record_s_facts(tmp_path: Path) -> None:
    """An agreement runs for months, a contact does not."""
    assert rules(tmp_path, one_rule("return c.months > 60", 'effect=DENY, about="agreement"'))
    [told] = problems(tmp_path, one_rule("return c.months > 60"))
    assert "no fact `months`" in told


def test_a_rule_without_citation_and_docstring_is_refused_for_both(tmp_path: Path) -> None:
    """Both faults are named at once."""
    text = '@rule("  ", effect=DENY, since=date(2026, 1, 1))\ndef silent(c):\n    return c.owes\n'
    told = " ".join(problems(tmp_path, text))
    assert "no citation" in told
    assert "no docstring" in told


def test_names_for_parts_of_a_condition_are_fine(tmp_path: Path) -> None:
    """A rule may name parts of its condition, and call the helpers."""
    condition = 'voice = among(c.channel, ("call",))\n    return voice & no(c.owes) & (c.overdue > 0)'
    [rule] = rules(tmp_path, one_rule(condition))
    assert list(rule.questions) == ["channel", "owes", "overdue"]
