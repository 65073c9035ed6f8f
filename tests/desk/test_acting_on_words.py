"""Words that carriers brought are taken as replies: a stop by text stops, however the number is written."""

from collections.abc import Callable

import pytest

from rightparty.channels.receipts import Inbound
from rightparty.desk.acting_on_words import act_on_words
from rightparty.desk.came_back import CameBack, waiting_words, words_wait
from rightparty.desk.means import Means
from rightparty.desk.reveal import point_value
from rightparty.desk.sending import send_one
from tests.desk.books import PROVEN, small_book
from tests.desk.means import MORNING
from tests.desk.replied import notices
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


def test_a_number_without_its_country_is_the_one_that_the_book_has(ready: Ready) -> None:
    """It would do for one in America as well, where another lender of the book is: nobody has that one."""
    book = small_book(1)
    book.add("creditors", creditor_id="LOAN", name="Loan Inc.", kind="finance_company", country="US")
    book.add("points", point_id="M9", kind="mobile", value="+8613032991234")
    book.add("evidence", point_id="M9", person_id="P0001", at=PROVEN, kind="stated")
    means = ready(book)
    CameBack(means.connection, means.home, means.clock).heard(
        Inbound("sms", "smpp", "13032991234", "10690001", "退订")
    )
    (taken,) = act_on_words(means.connection, means.home, MORNING)
    assert (list(taken.kinds), list(taken.people)) == (["stop"], ["P0001"])


def test_what_cannot_be_acted_on_holds_up_no_stop(ready: Ready, caplog: pytest.LogCaptureFixture) -> None:
    """Words that cannot be opened: they wait, are logged by their number, and the rest goes on."""
    means = ready(small_book(2))
    back = CameBack(means.connection, means.home, means.clock)
    first, second = (str(point_value(means.connection, point)) for point in ("E0001", "E0002"))
    back.heard(Inbound("email", "smtp", first, "x@bank.example", "I am not this person, wrong person"))
    back.heard(Inbound("email", "smtp", "z@b.example", "x@bank.example", "STOP"))
    back.heard(Inbound("email", "smtp", second, "x@bank.example", "STOP"))
    ids = [one.inbound_id for one in waiting_words(means.connection, means.home)]
    spoilt = "UPDATE desk_inbound_message SET words = '\\x00' WHERE inbound_id = ANY (%s)"
    means.connection.execute(spoilt, [ids[:2]])
    taken = act_on_words(means.connection, means.home, MORNING)
    assert [list(one.people) for one in taken] == [["P0002"]]
    assert [f"inbound message {number}" in caplog.text for number in ids] == [True, True, False]
    assert first not in caplog.text
    assert words_wait(means.connection, means.marks, first), "nothing goes there until somebody has looked"
    assert act_on_words(means.connection, means.home, MORNING) == []


def test_not_me_where_nobody_is_left_stops_the_address_itself(ready: Ready) -> None:
    """Those who may have been meant are gone: there is nobody to report, and nothing goes there."""
    means = ready(small_book(2))
    first = str(point_value(means.connection, "E0001"))
    means.connection.execute("DELETE FROM book_persons WHERE person_id = 'P0001'")
    CameBack(means.connection, means.home, means.clock).heard(
        Inbound("email", "smtp", first, "x@bank.example", "I am not this person, wrong person")
    )
    (taken,) = act_on_words(means.connection, means.home, MORNING)
    assert not taken.people
    assert taken.reference is not None
    assert notices(means) == [("opt_out", None, "E0001", "email", "channel", None)]


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
