"""On public holidays of mainland China nothing goes out unasked: it waits for a working morning."""

from datetime import datetime

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
