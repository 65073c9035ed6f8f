"""Words that carriers brought are taken as replies: a stop by text stops, however the number is written."""

from collections.abc import Callable

import pytest

from rightparty.channels.receipts import Inbound
from rightparty.desk.acting_on_words import act_on_words
from rightparty.desk.came_back import CameBack, waiting_words
from rightparty.desk.means import Means
from rightparty.desk.sending import send_one
from tests.desk.books import small_book
from tests.desk.means import MORNING
from tests.desk.wrong import queue

Ready = Callable[..., Means]


@pytest.mark.parametrize("sender", ["8613816000001", "13816000001", "+8613816000001"])
def test_a_stop_that_came_over_a_line_stops(ready: Ready, sender: str) -> None:
    """It is acted on once, nothing waits any more, and nothing goes to that number."""
    means = ready(small_book(2), "call")
    back = CameBack(means.connection, means.home, means.clock)
    back.heard(Inbound("sms", "smpp", sender, "10690001", "我不是王小明，打错了"))
    (taken,) = act_on_words(means.connection, means.home, MORNING)
    assert "wrong_person" in taken.kinds
    assert list(taken.people) == ["P0001"]
    assert waiting_words(means.connection, means.home) == []
    assert act_on_words(means.connection, means.home, MORNING) == []
    people = {one.person_id for one in queue(means)}
    assert people == {"P0002"}, "what was queued is withdrawn"
    for one in queue(means):
        assert send_one(means, one) == "sent"


def test_words_from_nobody_known_are_taken_too(ready: Ready) -> None:
    """They hold nobody, and a stop from an unknown number is kept for when it appears."""
    means = ready(small_book(1))
    CameBack(means.connection, means.home, means.clock).heard(
        Inbound("sms", "smpp", "13999999999", "10690001", "退订", reference="nobody's")
    )
    (taken,) = act_on_words(means.connection, means.home, MORNING)
    assert taken.new
    assert not taken.people
    assert waiting_words(means.connection, means.home) == []
