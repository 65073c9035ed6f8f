"""Planted faults: each is one small change, and the rule with it is still a rule."""

from dataclasses import replace
from datetime import UTC, datetime

from rightparty.law.equivalent import alike, alike_in_company
from rightparty.law.load import Law, load_law
from rightparty.law.mutants import Mutant, mutants
from rightparty.law.parameters import Window
from rightparty.law.readings import ValueReading
from rightparty.law.rule import Rule

LAW = load_law()
RULES = LAW.every
AT = datetime(2026, 11, 23, 4, tzinfo=UTC)


def _of(rule: Rule, part: str) -> list[Mutant]:
    return [one for one in mutants(rule) if part in one.what]


def test_every_rule_is_taken_away_once_and_no_fault_is_unreadable() -> None:
    """Each rule with a fault is read by all readings as before; a fault is told in words of its own."""
    for rule in RULES:
        found = list(mutants(rule))
        assert [one.what for one in found if one.rule is None] == ["removed"]
        assert len({one.what for one in found}) == len(found), rule.id
        assert all(not one.rule.recording.faults for one in found if one.rule), rule.id


def test_a_cap_moves_by_one_each_way() -> None:
    """Seven calls become eight, and six."""
    rule = LAW.rule("usa.reg_f.more_than_seven_calls_in_seven_days")
    moved = _of(rule, "calls_in_seven_days one")
    assert [one.rule.limit("calls_in_seven_days", AT) for one in moved if one.rule] == [8, 6]
    assert {one.what for one in _of(rule, "days for 7")} == {
        "called_seven_times: 8 days for 7",
        "called_seven_times: 6 days for 7",
    }


def test_hours_move_at_each_edge() -> None:
    """A second too wide or a minute too narrow, at both ends."""
    rule = LAW.rule("usa.reg_f_times.outside_convenient_hours")
    hours = [one.rule.limit("contact_window", AT) for one in _of(rule, "contact_window") if one.rule]
    assert all(isinstance(one, Window) for one in hours)
    assert [(one.opens - 28_800, one.closes - 75_600) for one in hours] == [
        (-1, 0),
        (60, 0),
        (0, -60),
        (0, 1),
    ]


def test_a_fault_in_a_part_is_a_fault_in_the_rule() -> None:
    """The comparison stands in a function that the rule calls."""
    rule = LAW.rule("core.promise.call_back_only_by_voice")
    answers = {"is_reply": False, "channel": "ai_call"}
    dropped = next(one.rule for one in _of(rule, "without ai_call") if one.rule)
    for one, speaks in ((rule, False), (dropped, True)):
        reading = ValueReading(answers, one.instrument.parameters, AT.date())
        assert one.condition(reading) is speaks


def test_a_planted_law_differs_in_one_rule() -> None:
    """Everything else is the very same."""
    rule = LAW.rules[0]
    fault = next(mutants(rule))
    assert fault.planted(LAW).rules == LAW.rules[1:]
    assert fault.planted(LAW).records == LAW.records


def test_what_no_contact_shows_is_no_fault() -> None:
    """A rule beside its double may go; a rule moved by a second may not."""
    rule = LAW.rule("twn.outsourcing.outside_permitted_hours")
    moved = _of(rule, "opens a second sooner")[0].rule
    assert alike(rule, rule)
    assert not alike(rule, moved)
    assert not alike_in_company(rule, moved, Law((rule,)))
    double = LAW.only("twn.outsourcing").rule("outside_permitted_hours")
    assert alike_in_company(rule, None, Law((rule, *_doubled(double))))


def _doubled(rule: Rule) -> tuple[Rule, ...]:
    return (replace(rule, name=f"{rule.name}_again"),)
