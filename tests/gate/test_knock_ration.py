"""The ration of knocks: two in thirty days, three in vain, then half a year of rest."""

from datetime import UTC, datetime

import pytest

from tests.gate.stories import Story, instant, rules

NOON = "2026-11-23T12:00:00+08:00"
HOUSE = {"knocked_often_enough", "knocked_in_vain"}


def knocked(*days: str) -> Story:
    """A borrower at whose number we knocked by message at ten in the morning of these days."""
    story = Story()
    for day in days:
        story.happened(f"{day}T10:00:00+08:00", "sent", channel="sms", content="knock")
    return story


@pytest.mark.parametrize(
    ("days", "spoke", "retry_at"),
    [
        (["2026-11-01"], set(), None),
        (["2026-10-25", "2026-11-01"], {"knocked_often_enough"}, "2026-11-24T08:00:00+08:00"),
        (["2026-10-24", "2026-11-01"], set(), None),
        (
            ["2026-01-05", "2026-04-01", "2026-09-01"],
            {"knocked_in_vain"},
            "2027-02-28T08:00:00+08:00",
        ),
        (["2026-01-05", "2026-02-10", "2026-05-27"], set(), None),
        (
            ["2026-01-05", "2026-02-10", "2026-03-20", "2026-11-01"],
            {"knocked_in_vain"},
            "2027-04-30T08:00:00+08:00",
        ),
    ],
)
def test_when_the_next_knock_may_come(days: list[str], spoke: set[str], retry_at: str | None) -> None:
    """The rest is counted from the last knock in vain, and the decision says on which morning it ends."""
    decision = knocked(*days).ask(NOON, proven=False, channel="sms", content="knock")
    assert rules(decision) & HOUSE == spoke
    assert decision.retry_at == (instant(retry_at) if retry_at else None)


def test_an_answer_ends_the_rest() -> None:
    """Who wrote after the third knock may be knocked at again, twice in thirty days."""
    story = knocked("2026-05-05", "2026-07-10", "2026-09-20")
    story.happened("2026-09-21T10:00:00+08:00", "reply", channel="sms", direction="in", content=None)
    assert not rules(story.ask(NOON, proven=False, channel="sms", content="knock")) & HOUSE


def test_what_tells_is_not_rationed_here() -> None:
    """The ration is of knocks: a proven point may get what tells of the debt."""
    assert knocked("2026-05-05", "2026-07-10", "2026-09-20").ask(NOON, channel="sms").verdict == "allow"


@pytest.mark.parametrize(("day", "refused"), [("2026-10-01", True), ("2026-05-20", False)])
def test_a_short_history_refuses_only_beside_a_recent_knock(day: str, refused: bool) -> None:
    """A log of one year cannot tell whether this would be the fourth; without a knock it need not."""
    story = knocked(day)
    story.complete_since = datetime(2025, 11, 20, tzinfo=UTC)
    decision = story.ask(NOON, proven=False, channel="sms", content="knock")
    assert ("knocked_in_vain" in rules(decision)) is refused
