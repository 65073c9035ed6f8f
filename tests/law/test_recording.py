"""A rule run against a recorder tells what it asks."""

from typing import Any

import pytest

from rightparty.law.facts import FACTS
from rightparty.law.load import load_law
from rightparty.law.parameters import Parameter
from rightparty.law.questions import Counter
from rightparty.law.recording import Recorder
from rightparty.law.vocabulary import ATTEMPT, PERSON


def test_the_seven_call_rule_asks_for_channel_binding_and_one_counter() -> None:
    """Nothing is declared twice: questions, limits and caps come from the rule itself."""
    recording = load_law().rule("more_than_seven_calls_in_seven_days").recording
    assert {"channel", "within_US", "us_collector"} <= set(recording.questions)
    assert recording.limits == {"calls_in_seven_days"}
    [cap] = recording.caps
    assert (cap.counter.kind, cap.counter.days, cap.limit) == (ATTEMPT, 7, "calls_in_seven_days")


def test_hours_are_recorded_with_their_zone() -> None:
    """The Chinese window is asked where the person is, and in Beijing."""
    recording = load_law().rule("gbt_45251.outside_permitted_hours").recording
    assert [hours.zone for hours in recording.hours] == ["", "Asia/Shanghai"]


def test_an_undeclared_fact_or_limit_is_a_fault_at_its_line() -> None:
    """With file and line of whoever asks, and the name."""
    recorder = Recorder({"cap": Parameter("cap", "", ())}, FACTS)
    recorder.mood  # noqa: B018 -- asking is the test
    recorder.limit("cup")
    told = recorder.recording.faults
    assert [name in fault for name, fault in zip(("no fact `mood`", "no parameter `cup`"), told, strict=True)]
    assert all(fault.startswith(f"{__file__}:") for fault in told)


def test_a_term_cannot_be_branched_on() -> None:
    """Python's `and` on a term asks for its truth."""
    recorder: Any = Recorder({}, FACTS)
    with pytest.raises(TypeError, match="must not branch"):
        bool(recorder.owes & recorder.stands_in)


def test_a_counters_name_tells_all_it_counts() -> None:
    """Two different counters never share a name."""
    plain = Counter(ATTEMPT, 7, (PERSON,))
    others = [
        Counter(ATTEMPT, 7, (PERSON,), channels=("sms",)),
        Counter(ATTEMPT, 7, (PERSON,), contents=("knock",)),
        Counter(ATTEMPT, 7, (PERSON,), without=("busy",)),
        Counter(ATTEMPT, 7, (PERSON,), inbound=True),
        Counter(ATTEMPT, 7, (PERSON,), since_answer=True),
        Counter(ATTEMPT, 30, (PERSON,)),
    ]
    assert len({plain.name, *(other.name for other in others)}) == 1 + len(others)
