"""Said once, "I am not this person" is heard everywhere, for good, and counted."""

from dataclasses import replace
from datetime import timedelta

import psycopg
import pytest
from psycopg.errors import UndefinedTable

from rightparty.channels.recording import Recording
from rightparty.desk.claim import claim
from rightparty.desk.clock import rehearsed
from rightparty.desk.dossier import dossier_from_store
from rightparty.desk.held_to import hold_to
from rightparty.desk.journal_store import seal_store, verify_store
from rightparty.desk.means import Means
from rightparty.desk.sending import send_one
from rightparty.errors import Refused
from rightparty.gate.contact import Contact
from rightparty.gate.decide import decide
from rightparty.parties.belief import belief_of
from tests.desk.books import small_book
from tests.desk.journal import bytes_of, journal_of
from tests.desk.means import MORNING, statuses
from tests.desk.sealed import add_point
from tests.desk.wrong import EARLIER, Ready, count, queue, report


def state(means: Means, person: str, point: str) -> str:
    """What is believed of a pair, from the store as it stands."""
    dossier = dossier_from_store(means.connection, person, point, [])
    row = next(row for row in dossier.rows("points") if row["point_id"] == point)
    return belief_of(dossier.rows("evidence"), row, point, person, MORNING, means.model).state


def kinds(means: Means) -> list[str]:
    """The kinds of the journal's records, in order."""
    return [record.kind for record in journal_of(means.connection)]


def test_a_report_withdraws_what_was_queued_and_makes_the_pair_not_theirs(ready: Ready) -> None:
    """The pair is gone at once, others go on, and the journal says what happened."""
    means = ready()
    assert state(means, "P0001", "E0001") == "verified"
    done = report(means)
    assert done.new
    assert len(done.withdrawn) == 1
    assert state(means, "P0001", "E0001") == "not_theirs"
    assert sorted(statuses(means.connection).values()) == ["denied", "planned"]
    reason = "SELECT reason FROM desk_planned_contact WHERE status = 'denied'"
    assert means.connection.execute(reason).fetchone() == ("withdrawn:not_theirs",)
    assert [send_one(means, one) for one in queue(means)] == ["sent"]
    assert kinds(means)[1:3] == ["evidence", "wrong_person"]
    seal_store(means.connection, means.home, MORNING)
    assert verify_store(means.connection, means.home).ok


def test_the_same_report_twice_is_one_report(ready: Ready) -> None:
    """The second gets the first one's reference, and nothing is done, counted or recorded again."""
    means = ready()
    first = report(means)
    records, evidence = count(means, "desk_journal_waiting"), count(means, "book_evidence")
    again = report(means, at=MORNING)
    assert (again.reference, again.new) == (first.reference, False)
    assert (count(means, "desk_journal_waiting"), count(means, "book_evidence")) == (records, evidence)
    assert count(means, "desk_wrong_person") == 1


def test_a_report_after_the_person_was_back_is_another_report(ready: Ready) -> None:
    """A sign-in ended the first; whoever says so later has the number now."""
    means = ready()
    first = report(means)
    means.connection.execute(
        "INSERT INTO book_evidence (point_id, person_id, at, kind)"
        " VALUES ('E0001', 'P0001', %s, 'signed_in')",
        [EARLIER + timedelta(minutes=1)],
    )
    assert state(means, "P0001", "E0001") == "verified"
    again = report(means, at=EARLIER + timedelta(minutes=2))
    assert again.new
    assert again.reference != first.reference
    assert state(means, "P0001", "E0001") == "not_theirs"


def test_nothing_goes_there_about_any_debt_of_anybody_not_even_a_knock(ready: Ready) -> None:
    """One debt's report holds for another creditor's debt too, whatever would be said."""
    book = small_book(1)
    book.add("creditors", creditor_id="LOAN", name="远山消费金融", kind="consumer_finance", country="CN",
             neutral_name="远山客户服务", us_debt_collector="false")  # fmt: skip
    book.add("debts", debt_id="OTHER", creditor_id="LOAN", product="personal", currency="CNY",
             opened_on="2026-01-10", principal="900.00", annual_rate="0.12", as_of=book.as_of,
             status="active", country="CN", disputed_amount="0.00",
             in_default_when_acquired="false")  # fmt: skip
    book.add("liabilities", debt_id="OTHER", person_id="P0001", role="borrower", basis="signed")
    means = ready(book)
    report(means)
    for debt in ("OTHER", "D0001"):
        dossier = dossier_from_store(means.connection, "P0001", "E0001", [debt])
        for content in ("full", "offer", "reminder", "statutory", "reply", "callback", "knock"):
            contact = Contact("1", (debt,), "P0001", "E0001", "email", MORNING, content=content)
            decision = decide(contact, dossier, means.law, means.model)
            assert decision.verdict == "deny", (debt, content)
            assert not decision.allowed
            assert any(reason.rule.endswith("point_is_not_theirs") for reason in decision.reasons)


def test_every_channel_of_the_number_is_taken_back(ready: Ready) -> None:
    """A call and a text to one number are one point: whichever was answered, both are off."""
    means = ready(small_book(1), channel="call")
    means.connection.execute(
        "INSERT INTO desk_planned_contact (contact_id, run_id, day, creditor_id, person_id, point_id,"
        " debt_ids, channel, content, at, status) SELECT 'text', run_id, day, creditor_id, person_id,"
        " point_id, '{OTHER}', 'sms', 'knock', at, 'held' FROM desk_planned_contact"
    )
    assert len(report(means, point="M0001").withdrawn) == 2
    assert set(statuses(means.connection).values()) == {"denied"}


def test_the_other_claims_on_the_point_fall_to_unverified(ready: Ready) -> None:
    """Who else was believed to be there is no longer, and gets no debt word, until they prove it anew."""
    book = small_book(2)
    book.add("evidence", point_id="E0001", person_id="P0002", at="2026-11-24T06:40:00+08:00",
             kind="code_confirmed")  # fmt: skip
    means = ready(book)
    means.connection.execute("UPDATE desk_planned_contact SET point_id = 'E0001'")
    assert state(means, "P0002", "E0001") == "verified"
    report(means)
    assert state(means, "P0002", "E0001") == "unverified"
    (one,) = queue(means)
    assert one.person_id == "P0002"
    assert send_one(means, one) == "denied"
    assert count(means, "book_events") == 0
    means.connection.execute(
        "INSERT INTO book_evidence (point_id, person_id, at, kind)"
        " VALUES ('E0001', 'P0002', %s, 'code_confirmed')",
        [MORNING - timedelta(minutes=1)],
    )
    assert state(means, "P0002", "E0001") == "verified"


def test_another_processs_fast_clock_hides_no_report(ready: Ready) -> None:
    """A report dated after the claim's own time was still heard before it."""
    means = ready(small_book(1))
    means.connection.execute(
        "INSERT INTO book_evidence (point_id, person_id, at, kind)"
        " VALUES ('E0001', 'P0001', %s, 'wrong_number')",
        [MORNING + timedelta(hours=2)],
    )
    (one,) = queue(means)
    assert send_one(means, one) == "denied"


def test_nothing_about_a_report_ends_with_time(ready: Ready) -> None:
    """Ninety years later the pair is still not theirs; the database lets no report be removed or changed."""
    means = ready(small_book(1))
    report(means)
    dossier = dossier_from_store(means.connection, "P0001", "E0001", [])
    row = next(row for row in dossier.rows("points") if row["point_id"] == "E0001")
    later = MORNING + timedelta(days=90 * 365)
    belief = belief_of(dossier.rows("evidence"), row, "E0001", "P0001", later, means.model)
    assert belief.state == "not_theirs"
    for statement in ("DELETE FROM desk_wrong_person", "UPDATE desk_wrong_person SET mark = ''"):
        with pytest.raises(psycopg.errors.IntegrityConstraintViolation):
            means.connection.execute(statement)


def test_a_number_under_two_ids_is_one_number(ready: Ready) -> None:
    """Another creditor's book has it under its own id: said once, it holds for both."""
    means = ready(small_book(1))
    add_point(means.connection, "TWIN", "email", "person0001@mail.example")
    report(means)
    assert state(means, "P0001", "TWIN") == "not_theirs"


def test_a_number_that_comes_back_under_a_new_id_is_known(ready: Ready) -> None:
    """A later book calls it otherwise: the report holds for it once the book is taken over."""
    means = ready(small_book(1))
    report(means)
    add_point(means.connection, "NEW", "email", "person0001@mail.example")
    add_point(means.connection, "ELSE", "email", "somebody.else@mail.example")
    with means.connection.transaction():
        assert hold_to(means.connection) == 1
    with means.connection.transaction():
        assert hold_to(means.connection) == 0
    assert state(means, "P0001", "NEW") == "not_theirs"
    assert state(means, "P0001", "ELSE") == "unverified"


def test_a_contact_that_a_dead_process_claimed_is_never_sent(ready: Ready) -> None:
    """Nobody can tell whether it left: it counts as made, and is failed with the reason."""
    means = ready(small_book(1))
    (one,) = queue(means)
    claim(means, one)
    done = report(means)
    assert done.withdrawn == [one.contact_id]
    assert done.incident_id is not None, "it may have gone"
    assert kinds(means)[-1] == "outcome"
    assert set(statuses(means.connection).values()) == {"failed"}
    assert send_one(means, one) == "skipped"
    channel = means.channels["email"]
    assert isinstance(channel, Recording)
    assert not channel.carried.messages


def test_the_report_and_all_it_does_stand_or_fall_together(ready: Ready) -> None:
    """Where the journal cannot take the record, there is no report, and the contact is still planned."""
    means = ready(small_book(1))
    means.connection.execute("ALTER TABLE desk_journal_waiting RENAME TO desk_journal_gone")
    try:
        with pytest.raises(UndefinedTable, match="desk_journal_waiting"):
            report(means)
    finally:
        means.connection.execute("ALTER TABLE desk_journal_gone RENAME TO desk_journal_waiting")
    assert count(means, "desk_wrong_person") == 0
    assert state(means, "P0001", "E0001") == "verified"
    assert set(statuses(means.connection).values()) == {"planned"}


def test_the_journal_names_nobody(ready: Ready) -> None:
    """Neither reference, person nor point stands in a record: digests do."""
    means = ready()
    done = report(means, by="Li Na", told_of_debt=True)
    data = bytes_of(means.connection)
    for word in (done.reference, "P0001", "E0001", "Li Na", "mail.example"):
        assert word.encode() not in data, word


@pytest.mark.parametrize(
    ("person", "point", "contact_id", "told"),
    [
        ("P0001", "nowhere", None, "no contact point"),
        ("nobody", "E0001", None, "no person"),
        ("P0001", "E0001", "not theirs", "was not with this person"),
    ],
)
def test_a_report_about_nobody_is_refused(
    ready: Ready, person: str, point: str, contact_id: str | None, told: str
) -> None:
    """And says what is wrong with it."""
    means = ready(small_book(1))
    with pytest.raises(Refused, match=told):
        report(means, person, point, contact_id=contact_id)


def test_a_caller_who_hears_it_is_not_the_person_reports_it(ready: Ready) -> None:
    """The code `wrong_person` of a call does all that a report does, and calls the other tasks off."""
    from rightparty.channels.call_task import CallTask
    from rightparty.desk.worklist import StoreWorklist, end_call

    means = ready(small_book(2), channel="call")
    key = means.home.signing_key("permit").public_key()
    worklist = StoreWorklist(means.connection)
    means = replace(means, channels={"call": CallTask(worklist, key, rehearsed(MORNING))})
    means.connection.execute("UPDATE desk_planned_contact SET point_id = 'M0001'")
    one = next(one for one in queue(means) if one.person_id == "P0001")
    assert send_one(means, one) == "sent"
    end_call(means.connection, means.home, one.contact_id, "wrong_person", MORNING)
    row = means.connection.execute(
        "SELECT person_id, kind, via, contact_id FROM desk_wrong_person"
    ).fetchone()
    assert row == ("P0001", "wrong_number", "call", one.contact_id)
    assert count(means, "desk_incident") == 0, "the script tells nothing before the check of who is speaking"


def test_a_call_that_nobody_has_made_yet_is_called_off(ready: Ready) -> None:
    """The task leaves the worklist; whoever was calling at that moment may still say what came of it."""
    from rightparty.channels.call_task import CallTask
    from rightparty.desk.worklist import StoreWorklist, end_call

    means = ready(small_book(1), channel="call")
    key = means.home.signing_key("permit").public_key()
    worklist = StoreWorklist(means.connection)
    means = replace(means, channels={"call": CallTask(worklist, key, rehearsed(MORNING))})
    (one,) = queue(means)
    assert send_one(means, one) == "sent"
    assert report(means, point="M0001").withdrawn == [one.contact_id]
    row = means.connection.execute("SELECT withdrawn_at FROM desk_call_task").fetchone()
    assert row == (EARLIER,)
    assert set(statuses(means.connection).values()) == {"failed"}
    last = journal_of(means.connection)[-1]
    assert (last.kind, last.body["outcome"]) == ("outcome", "not_sent")
    end_call(means.connection, means.home, one.contact_id, "no_answer", MORNING)
    assert set(statuses(means.connection).values()) == {"sent"}


def test_a_report_at_a_number_that_was_never_proven_is_kept(ready: Ready) -> None:
    """Found by tracing, or taken from an address book: these are the numbers that most reports are about."""
    means = ready()
    add_point(means.connection, "T1", "mobile", "+8613816999999")
    means.connection.execute(
        "INSERT INTO book_evidence (point_id, person_id, at, kind) VALUES ('T1', 'P0001', %s, 'skip_traced')",
        [EARLIER],
    )
    done = report(means, point="T1", told_of_debt=True)
    assert done.new
    assert state(means, "P0001", "T1") == "not_theirs"
