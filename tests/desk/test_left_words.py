"""What nobody could act on by itself is taken by a person: until then it holds whoever may have sent it."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from rightparty.channels.receipts import Inbound
from rightparty.desk.acting_on_words import act_on_words
from rightparty.desk.came_back import CameBack, waiting_ids, words_wait
from rightparty.desk.left_words import LEFT_AFTER, Taking, count_left, left_with_words, left_words, take_left
from rightparty.desk.means import Means
from rightparty.desk.sending import send_one
from rightparty.errors import Refused
from tests.desk.books import SmallBook, small_book
from tests.desk.journal import journal_of
from tests.desk.means import MORNING
from tests.desk.wrong import queue

Ready = Callable[..., Means]
ASKED = ("Li Na", "to ask the carrier")
WHO = Taking("Wang Fang", "asked the carrier")


def two_alike() -> SmallBook:
    """A number in China and one in America that a carrier writes the same without its country."""
    book = small_book(2)
    book.add("points", point_id="M1", kind="mobile", value="+8613032991234")
    book.add("points", point_id="M2", kind="mobile", value="+13032991234")
    for number in (1, 2):
        at = "2026-10-01T10:00:00+08:00"
        book.add("evidence", point_id=f"M{number}", person_id=f"P000{number}", at=at, kind="stated")
    return book


def heard(means: Means, sender: str, text: str, channel: str = "sms") -> int:
    """Take in what a carrier brings, try to act on it, and give its number: it is left."""
    CameBack(means.connection, means.home, means.clock).heard(
        Inbound(channel, "smpp", sender, "10690001", text)
    )
    assert act_on_words(means.connection, means.home, MORNING) == []
    (number,) = waiting_ids(means.connection)
    return number


def test_a_person_says_which_of_two_numbers_it_was(ready: Ready) -> None:
    """Both are held until then; the one that said stop stays stopped, and the other goes on."""
    means = ready(two_alike(), "sms")
    number = heard(means, "13032991234", "退订")
    (row,) = left_words(means.connection, means.home)
    assert (row["message"], row["points"], "text" in row) == (number, ["M1", "M2"], False)
    assert all(
        words_wait(means.connection, means.marks, value) for value in ("+8613032991234", "+13032991234")
    )
    with pytest.raises(Refused, match="several points"):
        take_left(means.connection, means.home, number, WHO, MORNING)
    with pytest.raises(Refused, match="does not come from `E0001`"):
        take_left(means.connection, means.home, number, Taking("Wang Fang", "x", "E0001"), MORNING)
    taken = take_left(means.connection, means.home, number, Taking("Wang Fang", "x", "M1"), MORNING)
    assert (list(taken.kinds), list(taken.people)) == (["stop"], ["P0001"])
    assert left_words(means.connection, means.home) == []
    assert not words_wait(means.connection, means.marks, "+13032991234")
    assert journal_of(means.connection)[-1].body["act"] == "message_taken"


def test_its_words_are_shown_to_somebody_named_once_that_is_on_record(ready: Ready) -> None:
    """Of each point that it may come from; of a stranger's message, by its number."""
    means = ready(two_alike(), "sms")
    number = heard(means, "13032991234", "退订")
    audit = "SELECT actor, subject_kind, subject_id, field, reason FROM desk_read_audit ORDER BY audit_id"
    left_words(means.connection, means.home)
    with pytest.raises(Refused, match="without a name and a reason"):
        left_with_words(means.connection, means.home, ("Li Na", ""), MORNING)
    assert means.connection.execute(audit).fetchall() == []
    (row,) = left_with_words(means.connection, means.home, ASKED, MORNING)
    assert row["text"] == "退订"
    about = ("inbound_message.words", "to ask the carrier")
    expected = [("Li Na", "point", point, *about) for point in ("M1", "M2")]
    assert means.connection.execute(audit).fetchall() == expected
    means.connection.execute("DELETE FROM book_points WHERE point_id IN ('M1', 'M2')")
    left_with_words(means.connection, means.home, ASKED, MORNING)
    assert means.connection.execute(audit).fetchall()[2:] == [("Li Na", "message", str(number), *about)]


def test_words_that_cannot_be_opened_become_a_reply_that_waits(ready: Ready) -> None:
    """Nobody knows what they said: nothing goes there until a person has settled it."""
    means = ready(small_book(1))
    CameBack(means.connection, means.home, means.clock).heard(
        Inbound("email", "smtp", "person0001@mail.example", "x@bank.example", "STOP")
    )
    (number,) = waiting_ids(means.connection)
    means.connection.execute("UPDATE desk_inbound_message SET words = '\\x00'")
    assert act_on_words(means.connection, means.home, MORNING) == []
    (row,) = left_with_words(means.connection, means.home, ASKED, MORNING)
    assert (row["points"], row["text"]) == (["E0001"], None)
    taken = take_left(means.connection, means.home, number, WHO, MORNING)
    assert (list(taken.people), list(taken.tasks)) == (["P0001"], ["unclear"])
    assert waiting_ids(means.connection) == []
    assert [send_one(means, one) for one in queue(means)] == ["held"]


def test_its_words_may_be_left_aside(ready: Ready) -> None:
    """Where they are what nobody can act on: something came, and a person settles it."""
    means = ready(two_alike(), "sms")
    number = heard(means, "13032991234", "我已经还了")
    how = Taking("Wang Fang", "the carrier cut it", "M2", words=False)
    taken = take_left(means.connection, means.home, number, how, MORNING)
    assert (list(taken.people), list(taken.tasks)) == (["P0002"], ["unclear"])


def test_what_is_asked_in_vain_changes_nothing(ready: Ready) -> None:
    """Nobody is named, nothing is said, or nothing waits."""
    means = ready(two_alike(), "sms")
    number = heard(means, "13032991234", "退订")
    for how in (Taking("", "x", "M1"), Taking("Wang Fang", " ", "M1")):
        with pytest.raises(Refused, match="by somebody, for a reason"):
            take_left(means.connection, means.home, number, how, MORNING)
    with pytest.raises(Refused, match="no message `999`"):
        take_left(means.connection, means.home, 999, WHO, MORNING)
    assert waiting_ids(means.connection) == [number]


def test_only_what_has_waited_is_counted(ready: Ready) -> None:
    """A worker reads what came just now within seconds."""
    means = ready(two_alike(), "sms")
    heard(means, "13032991234", "退订")
    assert count_left(means.connection, MORNING + LEFT_AFTER) == 0
    assert count_left(means.connection, MORNING + LEFT_AFTER + timedelta(seconds=1)) == 1
