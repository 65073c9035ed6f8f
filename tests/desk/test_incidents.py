"""A debt word that went to a stranger opens an incident: exactly then, with its clock and its cause."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest

from rightparty.channels.port import Outcome
from rightparty.channels.recording import Recording
from rightparty.desk.incident_notices import draft_sent, drafts
from rightparty.desk.incidents import borrower_told, close_incident, incidents
from rightparty.desk.means import Means
from rightparty.desk.metrics import store_metrics
from rightparty.desk.sending import send_one
from rightparty.desk.store import Store
from rightparty.desk.weighing import PERMIT_KEY
from rightparty.errors import Refused
from rightparty.journal.record import instant
from tests.desk.books import PROVEN, small_book
from tests.desk.journal import journal_of
from tests.desk.means import MORNING
from tests.desk.wrong import EARLIER, Ready, count, queue, report

AFTER = MORNING + timedelta(minutes=5)


Case = tuple[dict[str, str], bool]


def opened(ready: Ready, point: str, cases: Sequence[Case]) -> list[bool]:
    """Whether a report opens an incident, for one person a case with one outbound event of an agency's."""
    book = small_book(len(cases))
    for number, (cells, _) in enumerate(cases, 1):
        given = {"event_id": f"X{number}", "contact_id": f"past-{number}", "direction": "out", "kind": "sent",
                 "at": "2026-11-24T06:50:00+08:00", "channel": "email", "creditor_id": "BANK",
                 "debt_ids": f"D{number:04}", "person_id": f"P{number:04}",
                 "point_id": f"{point}{number:04}", "content": "full"}  # fmt: skip
        book.add("events", **(given | cells))
    means = ready(book)
    people = [f"{number:04}" for number in range(1, len(cases) + 1)]
    found = [report(means, f"P{one}", f"{point}{one}").incident_id is not None for one in people]
    assert count(means, "desk_incident") == sum(found)
    return found


def test_a_message_that_told_opens_one_with_clock_and_cause(ready: Ready) -> None:
    """The contact, the proof that was believed, where the point had come from, and the model's version."""
    book = small_book(1)
    book.tables["evidence"][-2]["source"] = "application form"
    means = ready(book)
    (one,) = queue(means)
    assert send_one(means, one) == "sent"
    done = report(means, at=AFTER)
    (row,) = incidents(means.connection)
    assert row["incident_id"] == done.incident_id
    assert row["contact_ids"] == [one.contact_id]
    assert row["due_at"] - row["opened_at"] == timedelta(hours=24), "China: at once, a day at most"
    assert '"source": "application form"' in row["cause"]
    assert '"proof": "code_confirmed"' in row["cause"]
    assert means.model.version in row["cause"]
    assert done.source == "application form"


def test_it_opens_exactly_when_a_debt_word_had_gone(ready: Ready) -> None:
    """By class, by time since the last proof, by what arrived; and what nobody knows is taken for told."""
    cases: Sequence[Case] = (
        ({}, True),
        ({"content": "offer"}, True),
        ({"content": "knock"}, False),
        ({"content": "callback"}, False),
        ({"content": ""}, True),
        ({"at": PROVEN}, False),
        ({"at": "2026-11-24T06:20:00+08:00"}, False),
        ({"kind": "failed", "outcome": "bounced"}, False),
        ({"kind": "failed", "outcome": "unknown"}, True),
        ({"kind": "attempt"}, True),
        ({"person_id": ""}, True),
        ({"person_id": "", "point_id": "", "to": "person0012@mail.example"}, True),
        ({"direction": "in", "kind": "reply"}, False),
        ({"person_id": "P0001", "debt_ids": "D0001"}, False),
    )
    assert opened(ready, "E", cases) == [opens for _, opens in cases]


def test_a_call_told_when_somebody_or_a_machine_took_it(ready: Ready) -> None:
    """Ringing tells nothing, nor does a call that ended at "that is not me"."""
    cases: Sequence[Case] = tuple(
        ({"channel": "call", "kind": kind, "outcome": outcome}, opens)
        for kind, outcome, opens in (
            ("attempt", "no_answer", False),
            ("connected", "wrong_person", False),
            ("connected", "refused", False),
            ("connected", "answered", True),
            ("conversation", "answered", True),
            ("voicemail", "voicemail", True),
        )
    )
    assert opened(ready, "M", cases) == [opens for _, opens in cases]


def test_a_message_that_bounced_told_nobody(ready: Ready) -> None:
    """It never arrived: a wrong address, not a leak."""
    means = ready(small_book(1))
    key = means.home.signing_key(PERMIT_KEY).public_key()
    gone = Outcome("failed", "5.1.1", "bounced", "bounced")
    channels = {"email": Recording("email", key, means.clock, {"person0001@mail.example": gone})}
    (one,) = queue(means)
    assert send_one(Means(**{**vars(means), "channels": channels}), one) == "failed"
    assert report(means, at=AFTER).incident_id is None


def test_who_says_they_learned_of_a_debt_is_believed(ready: Ready) -> None:
    """Also after a plain "not me", once; no contact of ours need be known."""
    means = ready(small_book(1))
    assert report(means).incident_id is None
    second = report(means, told_of_debt=True, at=MORNING)
    assert second.new
    assert second.incident_id is not None
    assert report(means, told_of_debt=True, at=AFTER).reference == second.reference
    assert report(means, at=AFTER).reference == second.reference
    assert count(means, "desk_incident") == 1


def test_the_borrower_is_told_then_somebody_closes_it_by_name(ready: Ready) -> None:
    """In this order, each step once, each with a name and a note, each in the journal."""
    means = ready(small_book(1))
    id = report(means, told_of_debt=True).incident_id
    assert id is not None
    told: Mapping[str, Any] = {"by": "Wang Fang", "note": "called, apologised", "at": MORNING}
    with pytest.raises(Refused, match="cannot take the step"):
        close_incident(means.connection, means.home, id, **told)
    with pytest.raises(Refused, match="a name and a note"):
        borrower_told(means.connection, means.home, id, by="Wang Fang", note=" ", at=MORNING)
    borrower_told(means.connection, means.home, id, **told)
    with pytest.raises(Refused, match="cannot take the step"):
        borrower_told(means.connection, means.home, id, **told)
    close_incident(means.connection, means.home, id, by="Li Na", note="file mended", at=AFTER)
    assert not incidents(means.connection)
    (row,) = incidents(means.connection, closed=True)
    assert (row["told_at"], row["closed_at"], row["closed_by"]) == (MORNING, AFTER, "Li Na")
    said = journal_of(means.connection)
    assert [one.body["step"] for one in said if one.kind == "incident"] == [
        "opened",
        "borrower_told",
        "closed",
    ]
    with pytest.raises(Refused, match="is no incident"):
        close_incident(means.connection, means.home, "X", **told)


def test_the_shortest_clock_of_the_countries_holds(ready: Ready) -> None:
    """Where neither creditor nor person is in China, 72 hours."""
    means = ready(small_book(1))
    means.connection.execute("UPDATE book_creditors SET country = 'DE'")
    means.connection.execute("UPDATE book_persons SET country = 'DE'")
    report(means, told_of_debt=True)
    (row,) = incidents(means.connection)
    assert row["due_at"] == EARLIER + timedelta(hours=72)


def test_a_shorter_term_of_the_law_makes_it_due(ready: Ready, store: Store) -> None:
    """Six hours in India: the incident, its record and the alert go by them, and closing ends none of it."""
    means = ready(small_book(1))
    means.connection.execute("UPDATE book_creditors SET country = 'IN'")
    means.connection.execute("UPDATE book_persons SET country = 'IN'")
    id = report(means, told_of_debt=True).incident_id
    assert id is not None
    (row,) = incidents(means.connection)
    assert row["due_at"] == EARLIER + timedelta(hours=6)
    (opening,) = [one for one in journal_of(means.connection) if one.body.get("step") == "opened"]
    assert opening.body["due_at"] == instant(row["due_at"])
    late = EARLIER + timedelta(hours=7)
    assert overdue(store, EARLIER + timedelta(hours=5)) == 0
    assert overdue(store, late) == 1
    step: Mapping[str, Any] = {"by": "Li Na", "note": "by letter", "at": AFTER}
    borrower_told(means.connection, means.home, id, **step)
    close_incident(means.connection, means.home, id, **step)
    assert overdue(store, late) == 1, "nobody has told CERT-In"
    waiting = drafts(means.connection, late)
    assert {one["audience"] for one in waiting} == {"regulator", "stranger"}, "the borrower was told"
    first = next(one for one in waiting if one["audience"] == "regulator")
    assert first["hours_left"] == -1
    draft_sent(means.connection, means.home, first["draft_id"], **step)
    assert overdue(store, late) == 0


def overdue(store: Store, at: datetime) -> int:
    """What the alert goes by."""
    text = store_metrics(store, at).decode()
    (value,) = [
        line.split()[1] for line in text.splitlines() if line.startswith("rightparty_incidents_overdue ")
    ]
    return int(float(value))
