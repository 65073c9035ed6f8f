"""The wider choice, "stop writing to this number": for everybody there, until its holder lifts it."""

from datetime import datetime, timedelta

import pytest

from rightparty.desk.dossier import dossier_from_store
from rightparty.desk.held_to import hold_to
from rightparty.desk.means import Means
from rightparty.desk.sending import send_one
from rightparty.desk.stopped_point import Stop, lift_point, suppress_point
from rightparty.errors import Refused
from rightparty.gate.contact import Contact
from rightparty.gate.decide import decide
from rightparty.gate.decision import Decision
from tests.desk.books import SmallBook, small_book
from tests.desk.journal import journal_of
from tests.desk.means import MORNING, statuses
from tests.desk.sealed import add_point
from tests.desk.wrong import EARLIER, Ready, count, queue

LATER = MORNING - timedelta(minutes=2)


def shared() -> SmallBook:
    """Two people of whom either proved the first one's numbers today, the second last."""
    book = small_book(2)
    for point in ("E0001", "M0001"):
        book.add("evidence", point_id=point, person_id="P0002", at="2026-11-24T06:40:00+08:00",
                 kind="code_confirmed")  # fmt: skip
    return book


def decided(means: Means, person: str, point: str, channel: str, content: str = "knock") -> Decision:
    """What the gate says to a contact now, from the store as it stands."""
    debt = person.replace("P", "D")
    dossier = dossier_from_store(means.connection, person, point, [debt])
    contact = Contact("1", (debt,), person, point, channel, MORNING, content=content)
    return decide(contact, dossier, means.law, means.model)


def stop(means: Means, point: str = "E0001") -> str:
    """The holder of the point asks for it to be left alone."""
    return suppress_point(means.connection, means.home, Stop(point, "portal"), EARLIER).reference


def test_everybody_ever_meant_there_is_left_alone_on_every_channel(ready: Ready) -> None:
    """The notice names the point and nobody: the gate reads it for whoever a contact is for."""
    means = ready(shared())
    ways = (("E0001", "email"), ("M0001", "sms"), ("M0001", "call"), ("M0001", "ai_call"))
    for point in ("E0001", "M0001"):
        stop(means, point)
    for point, channel in ways:
        for person in ("P0001", "P0002"):
            for content in ("full", "statutory", "knock"):
                decision = decided(means, person, point, channel, content)
                assert decision.verdict == "deny", (person, channel, content)
                assert any(reason.rule.endswith("person_opted_out") for reason in decision.reasons)


def test_what_was_queued_there_is_withdrawn_for_everybody(ready: Ready) -> None:
    """And nothing else: the second person's own address is not the first one's."""
    means = ready(shared())
    means.connection.execute("UPDATE desk_planned_contact SET point_id = 'E0001'")
    suppress_point(means.connection, means.home, Stop("E0001", "portal"), EARLIER)
    assert list(statuses(means.connection).values()) == ["denied", "denied"]
    assert not queue(means)
    assert decided(means, "P0002", "E0002", "email", "full").verdict == "allow"


def test_a_contact_planned_after_the_stop_is_refused_at_its_claim(ready: Ready) -> None:
    """Whatever a plan says, fresh rows are read when it would leave."""
    means = ready(small_book(1))
    stop(means)
    means.connection.execute("UPDATE desk_planned_contact SET status = 'planned', reason = NULL")
    (one,) = queue(means)
    assert send_one(means, one) == "denied"
    assert count(means, "book_events") == 0


def test_another_processs_fast_clock_hides_no_stop(ready: Ready) -> None:
    """A stop dated after the claim's own time was still heard before it."""
    means = ready(small_book(1))
    suppress_point(means.connection, means.home, Stop("E0001", "portal"), MORNING + timedelta(hours=2))
    means.connection.execute("UPDATE desk_planned_contact SET status = 'planned', reason = NULL")
    (one,) = queue(means)
    assert send_one(means, one) == "denied"


def test_stopped_twice_is_stopped_once(ready: Ready) -> None:
    """The second asker gets the same reference, and one notice stands."""
    means = ready()
    assert stop(means) == stop(means)
    assert count(means, "book_notices") == 1


def confirm(means: Means, at: datetime = LATER - timedelta(minutes=1), point_id: str = "E0001") -> None:
    """Whoever holds the address confirms a code that was sent there."""
    means.connection.execute(
        "INSERT INTO book_evidence (point_id, person_id, at, kind)"
        " VALUES (%s, 'P0001', %s, 'code_confirmed')",
        [point_id, at],
    )


def test_only_its_holder_lifts_it(ready: Ready) -> None:
    """With the code that they confirmed; from then on the gate decides as before, and the notice stays."""
    means = ready(small_book(1))
    reference = stop(means)
    with pytest.raises(Refused, match="only the holder"):
        lift_point(means.connection, means.home, "E0001", " ", LATER)
    assert decided(means, "P0001", "E0001", "email").verdict == "deny"
    with pytest.raises(Refused, match="no code was confirmed"):
        lift_point(means.connection, means.home, "E0001", "code-17", LATER)
    assert decided(means, "P0001", "E0001", "email").verdict == "deny"
    confirm(means)
    assert lift_point(means.connection, means.home, "E0001", "code-17", LATER) == reference
    assert decided(means, "P0001", "E0001", "email", "full").verdict == "allow"
    row = means.connection.execute("SELECT lifted_by_code, lifted_at FROM desk_stopped_point").fetchone()
    assert row == ("code-17", LATER)
    assert count(means, "book_notices") == 1
    said = journal_of(means.connection)
    notices = [one.body for one in said if one.kind == "notice"]
    assert ["until" in body for body in notices] == [False, True]
    with pytest.raises(Refused, match="nobody asked to stop"):
        lift_point(means.connection, means.home, "E0001", "code-17", LATER)


def test_it_does_not_end_by_time(ready: Ready) -> None:
    """A century later the number is still left alone."""
    means = ready(small_book(1))
    stop(means)
    dossier = dossier_from_store(means.connection, "P0001", "E0001", ["D0001"])
    later = MORNING + timedelta(days=36_500)
    decision = decide(
        Contact("1", ("D0001",), "P0001", "E0001", "email", later, content="knock"),
        dossier,
        means.law,
        means.model,
    )
    assert any(reason.rule.endswith("person_opted_out") for reason in decision.reasons)


def test_it_holds_for_the_number_under_any_id(ready: Ready) -> None:
    """A creditor whose book comes later calls the number otherwise, and leaves it alone as well."""
    means = ready(small_book(1))
    stop(means)
    add_point(means.connection, "NEW", "email", "person0001@mail.example")
    with means.connection.transaction():
        assert hold_to(means.connection) == 1
    decision = decided(means, "P0001", "NEW", "email")
    assert any(reason.rule.endswith("person_opted_out") for reason in decision.reasons)
    confirm(means, point_id="NEW")
    lift_point(means.connection, means.home, "NEW", "code-17", LATER)
    decision = decided(means, "P0001", "E0001", "email", "full")
    assert decision.verdict == "allow"


def test_a_point_that_nobody_knows_is_refused(ready: Ready) -> None:
    """Rather than nothing being stopped in silence."""
    with pytest.raises(Refused, match="no contact point"):
        stop(ready(small_book(1)), "nowhere")
