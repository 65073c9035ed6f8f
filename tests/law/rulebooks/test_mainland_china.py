"""Mainland China: what no single boundary pair shows."""

from datetime import date, datetime, timedelta

import pytest

from rightparty.gate.trial import try_case
from rightparty.law.cases.case import Case, Expected
from rightparty.law.cases.scene import Scene
from rightparty.law.load import load_law
from rightparty.parties.model import default_model


@pytest.mark.parametrize(
    ("asked", "waits_until"),
    [
        ("2026-10-07T10:00:00+08:00", "2026-10-08T08:00:00+08:00"),  # the last day of National Day's break
        ("2026-12-31T22:30:00+08:00", "2027-01-02T08:00:00+08:00"),  # a night before New Year's Day
    ],
)
def test_a_message_on_a_holiday_waits_for_the_next_open_morning(asked: str, waits_until: str) -> None:
    """Holiday and night together: the first second at which both are over."""
    scene = Scene("CN", datetime.fromisoformat(asked))
    case = Case(
        asked, "here", "a holiday", scene.at, scene.dossier(), Expected(), scene.contact(channel="sms")
    )
    answer = try_case(case, load_law(), default_model()).product
    assert answer.verdict == "delay"
    assert answer.retry_at == datetime.fromisoformat(waits_until)


def test_the_caps_of_private_loans_are_told_alike_twice() -> None:
    """By the day of the contract and by the day of the claim, from the same published rates."""
    numbers = load_law().rule("interest_above_four_times_the_lpr").instrument.parameters
    by_claim = {dated.since: dated.value for dated in numbers["cap_of_the_day"].values}
    published = {name.removeprefix("cap_") for name in numbers if name.startswith("cap_20")}
    days = {
        date(1970, 1, 1) + timedelta(days=numbers[f"since_{one}"].values[-1].value): one for one in published
    }
    assert by_claim == {day: numbers[f"cap_{one}"].values[-1].value for day, one in days.items()}
