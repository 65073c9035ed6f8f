"""What is left of each cap, before anything is done."""

from datetime import datetime, timedelta

from rightparty.gate.budget import Allowance, budget_of
from rightparty.gate.prepared import Prepared
from rightparty.law.load import load_law
from rightparty.parties.model import default_model
from tests.gate.stories import Story, rules

NOON = "2026-11-24T12:00:00+08:00"


def left(story: Story, at: str = NOON) -> dict[str, Allowance]:
    """The caps of one proposed call, the tightest of each rule, by the rule's own name."""
    contact, dossier = story.proposed(at)
    found = budget_of(contact, Prepared(dossier, load_law(), default_model()))
    return {one.rule.rsplit(".", 1)[-1]: one for one in reversed(found)}


def test_nothing_was_used_before_the_first_contact() -> None:
    """Every cap is whole, none has to wait, and none but those that bind is named."""
    found = left(Story())
    assert found
    assert {one.used for one in found.values()} == {0}
    assert all(one.left == one.limit > 0 and one.frees_at is None for one in found.values())


def test_a_full_cap_says_when_it_has_room_and_is_what_refuses() -> None:
    """A conversation this morning fills the day's cap; it comes first, and is why the gate refuses."""
    story = Story().happened(
        "2026-11-24T09:00:00+08:00", "attempt", "connected", "conversation", content="full"
    )
    contact, dossier = story.proposed(NOON)
    first, *_ = budget_of(contact, Prepared(dossier, load_law(), default_model()))
    assert (first.left, first.used) == (0, first.limit)
    assert first.frees_at is not None
    assert first.frees_at > contact.at
    assert first.rule.rsplit(".", 1)[-1] in rules(story.ask(NOON))


def test_what_was_used_grows_by_what_is_made() -> None:
    """One more attempt leaves one less, in every cap that counts attempts."""
    one, two = "2026-11-20T12:00:00-05:00", "2026-11-21T12:00:00-05:00"
    before = left(Story("US").happened(one), "2026-11-24T12:00:00-05:00")
    after = left(Story("US").happened(one).happened(two), "2026-11-24T12:00:00-05:00")
    grown = {name for name, one in after.items() if (one.used or 0) > (before[name].used or 0)}
    assert grown
    for name in grown:
        assert after[name].left == (before[name].left or 0) - 1


def test_a_history_that_does_not_reach_back_is_not_known() -> None:
    """Unknown is not zero: nobody can say what is left."""
    story = Story(complete_since=datetime.fromisoformat(NOON) - timedelta(days=3))
    found = left(story)
    assert any(one.used is None and one.left is None for one in found.values())
