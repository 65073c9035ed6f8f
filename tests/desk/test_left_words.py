"""What nobody could act on by itself is taken by a person: until then it holds whoever may have sent it."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from rightparty.channels.receipts import UNREADABLE, Inbound
from rightparty.desk.acting_on_words import act_on_words
from rightparty.desk.came_back import CameBack, waiting_ids, words_wait
from rightparty.desk.left_words import LEFT_AFTER, Taking, count_left, left_with_words, left_words, take_left
from rightparty.desk.means import Means
from rightparty.desk.reply_waiting import reply_waits
from rightparty.desk.reply_worklist import Settlement, settle, waiting
from rightparty.desk.same_point import mark_of
from rightparty.desk.sending import send_one
from rightparty.errors import Refused
from tests.desk.books import SmallBook, small_book
from tests.desk.journal import journal_of
from tests.desk.means import MORNING
from tests.desk.replied import decision, rows, why
from tests.desk.sealed import add_point
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


def answered(means: Means, sender: str, text: str, *, readable: bool = True) -> int:
    """A mail that answers what the first person was sent, from some address; gives its number."""
    (first,) = [one for one in queue(means) if one.person_id == "P0001"]
    assert send_one(means, first) == "sent"
    CameBack(means.connection, means.home, means.clock).heard(
        Inbound("email", "smtp", sender, "x@bank.example", text, reference=first.contact_id)
    )
    if not readable:
        means.connection.execute("UPDATE desk_inbound_message SET words = '\\x00'")
    (number,) = waiting_ids(means.connection)
    return number


def test_what_cannot_be_opened_goes_on_holding_whom_it_answers(ready: Ready) -> None:
    """From an address that nobody knows: the person that was written to is held until it is settled."""
    means = ready(small_book(2))
    number = answered(means, "else@mail.example", "STOP", readable=False)
    assert act_on_words(means.connection, means.home, MORNING) == []
    (row,) = left_words(means.connection, means.home)
    assert row["points"] == ["E0001"]
    taken = take_left(means.connection, means.home, number, WHO, MORNING)
    assert (list(taken.people), list(taken.tasks)) == (["P0001"], ["unclear", "who_is_meant"])
    assert reply_waits(means.connection, "P0001", "E0001", "email")
    assert not reply_waits(means.connection, "P0002", "E0002", "email")


def test_a_stop_taken_by_hand_stops_what_it_answers(ready: Ready) -> None:
    """And the address that it came from, though no book has it."""
    means = ready(small_book(2))
    number = answered(means, "else@mail.example", "STOP")
    take_left(means.connection, means.home, number, WHO, MORNING)
    assert why(decision(means)) >= {"core.stops.person_opted_out"}
    marks = {mark_of(means.marks, one) for one in ("person0001@mail.example", "else@mail.example")}
    assert {mark for (mark,) in rows(means, "SELECT mark FROM desk_opt_out")} == marks


def test_not_me_taken_by_hand_is_said_of_whom_it_answers(ready: Ready) -> None:
    """Not of somebody whose address it came from."""
    means = ready(small_book(2))
    number = answered(means, "person0002@mail.example", "wrong person, I am not him")
    taken = take_left(means.connection, means.home, number, WHO, MORNING)
    assert list(taken.people) == ["P0001"]
    assert {one for (one,) in rows(means, "SELECT person_id FROM desk_wrong_person")} == {"P0001"}


@pytest.mark.parametrize("by_hand", [False, True])
def test_what_answers_without_a_sender_is_about_whom_it_answers(ready: Ready, by_hand: bool) -> None:
    """It stops what was written to, and credits nobody: who wrote is not said."""
    means = ready(small_book(2))
    number = answered(means, "", "STOP. I will pay CNY 1060 on 2026-12-04")
    if by_hand:
        taken = take_left(means.connection, means.home, number, WHO, MORNING)
    else:
        (taken,) = act_on_words(means.connection, means.home, MORNING)
    assert (list(taken.people), "who_is_meant" in taken.tasks) == (["P0001"], True)
    assert rows(means, "SELECT mark FROM desk_opt_out") == [
        (mark_of(means.marks, "person0001@mail.example"),)
    ]
    assert why(decision(means)) >= {"core.stops.person_opted_out"}
    assert rows(means, "SELECT FROM book_promises") == []
    assert waiting_ids(means.connection) == []


def test_where_it_went_is_where_it_came_from_only_if_somebody_says_so(ready: Ready) -> None:
    """They asked, say; then it counts as the person's own."""
    means = ready(small_book(2))
    number = answered(means, "else@mail.example", "我已经还了")
    how = Taking("Wang Fang", "it is their second mailbox", "E0001")
    taken = take_left(means.connection, means.home, number, how, MORNING)
    assert "who_is_meant" not in taken.tasks
    assert rows(means, "SELECT point_id FROM book_evidence WHERE kind = 'wrote_from'") == [("E0001",)]


def test_of_nobody_known_what_nobody_can_read_waits_and_holds(ready: Ready) -> None:
    """It may be a stop: their address is held once a book has it, and a person settles it."""
    means = ready(small_book(1))
    CameBack(means.connection, means.home, means.clock).heard(
        Inbound("email", "smtp", "else@mail.example", "x@bank.example", UNREADABLE)
    )
    (taken,) = act_on_words(means.connection, means.home, MORNING)
    assert (list(taken.people), list(taken.tasks)) == ([], ["unclear"])
    add_point(means.connection, "N1", "email", "else@mail.example")
    assert reply_waits(means.connection, "P0001", "N1", "email")
    assert not reply_waits(means.connection, "P0001", "E0001", "email")


@pytest.mark.parametrize(("kind", "stopped"), [("stop", 1), ("wrong_person", 1), ("nothing", 0)])
def test_of_nobody_known_it_is_settled_as_what_it_was(ready: Ready, kind: str, stopped: int) -> None:
    """A stop suppresses the address; afterwards nothing waits."""
    means = ready(small_book(1))
    CameBack(means.connection, means.home, means.clock).heard(
        Inbound("email", "smtp", "else@mail.example", "x@bank.example", "STOP")
    )
    means.connection.execute("UPDATE desk_inbound_message SET words = '\\x00'")
    (number,) = waiting_ids(means.connection)
    taken = take_left(means.connection, means.home, number, WHO, MORNING)
    assert list(taken.tasks) == ["unclear"]
    settle(means.connection, means.home, taken.reply_id, Settlement([kind], "Wang Fang", "asked"), MORNING)
    mark = mark_of(means.marks, "else@mail.example")
    assert rows(means, "SELECT mark FROM desk_stopped_point") == [(mark,)] * stopped
    assert waiting(means.connection) == []


def test_from_nobody_about_nothing_it_waits_for_a_person(ready: Ready) -> None:
    """Nothing is done with it, and it can be taken."""
    means = ready(small_book(1))
    CameBack(means.connection, means.home, means.clock).heard(
        Inbound("email", "smtp", "", "x@bank.example", "hello", reference="nobody's")
    )
    assert act_on_words(means.connection, means.home, MORNING) == []
    (number,) = waiting_ids(means.connection)
    assert not take_left(means.connection, means.home, number, WHO, MORNING).people
    assert waiting_ids(means.connection) == []


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
    with pytest.raises(Refused, match="holds a telephone number"):
        take_left(means.connection, means.home, number, Taking("x", "he is 13900139000", "M1"), MORNING)
    with pytest.raises(Refused, match="no message `999`"):
        take_left(means.connection, means.home, 999, WHO, MORNING)
    assert waiting_ids(means.connection) == [number]


def test_only_what_has_waited_is_counted(ready: Ready) -> None:
    """A worker reads what came just now within seconds."""
    means = ready(two_alike(), "sms")
    heard(means, "13032991234", "退订")
    assert count_left(means.connection, MORNING + LEFT_AFTER) == 0
    assert count_left(means.connection, MORNING + LEFT_AFTER + timedelta(seconds=1)) == 1
