"""One contact: decided afresh, claimed with its record, sent once, and never on a guess."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from rightparty.channels.port import Channel, Message, Outcome
from rightparty.channels.recording import Recording
from rightparty.desk.claim import claim
from rightparty.desk.clock import rehearsed
from rightparty.desk.journal_store import seal_store, verify_store
from rightparty.desk.means import Means
from rightparty.desk.planned import SENDER_DIED, Planned
from rightparty.desk.sending import only_run, recover, send_one
from rightparty.desk.store import Connection, Store
from rightparty.desk.weighing import PERMIT_KEY, Claimed
from rightparty.errors import Refused
from rightparty.gate.permit import Permit
from tests.desk.books import SmallBook, small_book
from tests.desk.journal import bytes_of, journal_of
from tests.desk.means import MORNING, made_ready, means_for, queued, statuses
from tests.desk.tampering import unlocked

Ready = Callable[..., Means]


@pytest.fixture
def ready(store: Store, connection: Connection, tmp_path: Path) -> Ready:
    """Load a book, plan its people, and give the means to send."""

    def prepared(book: SmallBook | None = None, channel: str = "email", **options: Any) -> Means:
        made_ready(store, connection, book or small_book(1), tmp_path / "book", channel)
        return means_for(store, connection, **options)

    return prepared


def only(means: Means) -> Planned:
    """The one contact that is planned."""
    row = means.connection.execute("SELECT run_id FROM desk_run").fetchone()
    assert row is not None
    (one,) = queued(means.connection)
    return one


def told(means: Means) -> list[tuple[str, Any]]:
    """The kinds of journal record about contacts, in order, with what a decision or an outcome said."""
    found = [one for one in journal_of(means.connection) if "contact" in one.body]
    return [(one.kind, one.body.get("verdict") or one.body.get("outcome")) for one in found]


def carried(means: Means, name: str = "email") -> list[Message]:
    """What a recording channel was given."""
    channel = means.channels[name]
    assert isinstance(channel, Recording)
    return channel.carried.messages


def reason(connection: Connection) -> str:
    """The reason at the one contact."""
    row = connection.execute("SELECT reason FROM desk_planned_contact").fetchone()
    assert row is not None
    return str(row[0])


def test_a_contact_is_claimed_recorded_sent_and_ended(ready: Ready, connection: Connection) -> None:
    """Attempt, permit, message and outcome are all there, in the book, the store and the journal."""
    means = ready()
    assert send_one(means, only(means)) == "sent"
    (message,) = carried(means)
    assert message.point == "person0001@mail.example"
    assert "1,060.00" in message.text.body, "the sum owed, to the cent"
    events = connection.execute("SELECT kind, person_id, debt_ids, amount FROM book_events ORDER BY event_id")
    assert [row[0] for row in events.fetchall()] == ["attempt", "sent"]
    assert told(means) == [("decision", "allow"), ("permit", None), ("message", None), ("outcome", "sent")]
    assert connection.execute("SELECT count(*) FROM desk_permit").fetchone() == (1,)
    seal_store(connection, means.home, MORNING)
    assert verify_store(connection, means.home).ok


def test_the_journal_names_nobody(ready: Ready, connection: Connection) -> None:
    """Neither name, number, address nor the ids of the book stand in any record."""
    means = ready()
    send_one(means, only(means))
    data = bytes_of(connection)
    data = re.sub(rb"[0-9a-f]{32,}", b"", data)  # a digest may hold any four digits by chance
    for word in ("王小明", "13816", "mail.example", "P0001", "D0001", "E0001", "1,060", "1060"):
        assert word.encode() not in data, word


@pytest.mark.parametrize(
    ("table", "row", "rule"),
    [
        ("notices", "('N', %s, 'opt_out', 'P0001')", "person_opted_out"),
        ("notices", "('N', %s, 'deceased', 'P0001')", "person_has_died"),
    ],
)
def test_a_stop_that_arrives_after_the_plan_stops(
    ready: Ready, connection: Connection, table: str, row: str, rule: str
) -> None:
    """What was lawful when planned is decided again on fresh rows, and its refusal is recorded."""
    means = ready()
    columns = "notice_id, at, kind, person_id"
    connection.execute(f"INSERT INTO book_{table} ({columns}) VALUES {row}", [MORNING - timedelta(minutes=1)])
    assert send_one(means, only(means)) in ("held", "denied")
    assert not carried(means)
    assert rule in reason(connection)
    assert [kind for kind, _ in told(means)] == ["decision"]
    assert connection.execute("SELECT count(*) FROM book_events").fetchone() == (0,)


def test_a_payment_that_arrives_after_the_plan_is_seen(ready: Ready, connection: Connection) -> None:
    """Whoever paid meanwhile is not asked."""
    means = ready()
    connection.execute(
        "INSERT INTO book_payments (payment_id, debt_id, paid_at, amount, status)"
        " VALUES ('Y', 'D0001', %s, 1060, 'posted')",
        [MORNING - timedelta(hours=1)],
    )
    assert send_one(means, only(means)) == "denied"
    assert not carried(means)


def test_not_me_that_arrives_after_the_plan_is_heard(ready: Ready, connection: Connection) -> None:
    """A report that the address is somebody else's keeps everything from going there."""
    means = ready()
    connection.execute(
        "INSERT INTO book_evidence (point_id, person_id, at, kind)"
        " VALUES ('E0001', 'P0001', %s, 'wrong_number')",
        [MORNING - timedelta(minutes=1)],
    )
    assert send_one(means, only(means)) == "denied"
    assert "point_is_not_theirs" in reason(connection)


def test_an_unaccepted_rulebook_sends_nothing(ready: Ready, connection: Connection) -> None:
    """Somebody must answer for the rulebook; a demonstration's own home is exempt."""
    means = ready()
    with unlocked(connection):
        connection.execute("UPDATE desk_rulebook_acceptance SET version = 'an older one'")
    assert send_one(means, only(means)) == "skipped"
    assert reason(connection) == "rulebook_not_accepted:chn"


def test_at_night_nothing_leaves(ready: Ready, connection: Connection) -> None:
    """By the clock of the sending, not of the plan."""
    means = ready(clock=rehearsed(datetime.fromisoformat("2026-11-24T23:10:00+08:00")))
    assert send_one(means, only(means)) == "held"
    row = connection.execute("SELECT retry_at FROM desk_planned_contact").fetchone()
    assert row == (datetime.fromisoformat("2026-11-25T08:00:00+08:00"),)


def test_a_message_that_could_arrive_too_late_is_held(ready: Ready, connection: Connection) -> None:
    """Handed over at 21:48 it may be delivered until 21:53, and from 21:50 it would be too late."""
    means = ready(clock=rehearsed(datetime.fromisoformat("2026-11-24T21:48:00+08:00")))
    assert send_one(means, only(means)) == "held"
    assert reason(connection) == "lawful_hours_end"
    assert not carried(means)
    row = connection.execute("SELECT retry_at FROM desk_planned_contact").fetchone()
    assert row == (datetime.fromisoformat("2026-11-25T08:00:00+08:00"),)


def test_a_permit_never_lasts_into_the_night(ready: Ready, connection: Connection) -> None:
    """A call task handed over at 20:30 must be made by 21:30: four or two hours would end too late."""
    means = ready(channel="call", clock=rehearsed(datetime.fromisoformat("2026-11-24T20:30:00+08:00")))
    assert send_one(means, only(means)) == "sent"
    row = connection.execute("SELECT valid_until FROM desk_permit").fetchone()
    assert row is not None
    assert row[0].astimezone(MORNING.tzinfo) <= datetime.fromisoformat("2026-11-24T21:31:00+08:00")


def test_a_channel_without_a_provider_is_skipped_and_says_so(ready: Ready, connection: Connection) -> None:
    """Nothing is claimed for a channel that cannot carry it."""
    means = ready()
    means = replace(means, channels={"call": means.channels["call"]})
    assert send_one(means, only(means)) == "skipped"
    assert reason(connection) == "no_provider:email"
    assert connection.execute("SELECT count(*) FROM desk_permit").fetchone() == (0,)


def test_without_a_sender_of_the_creditors_own_nothing_leaves(ready: Ready, connection: Connection) -> None:
    """Where it comes from is told by the book, never made up."""
    means = ready()
    connection.execute("DELETE FROM book_senders WHERE channel = 'email'")
    assert send_one(means, only(means)) == "skipped"
    assert reason(connection) == "no_sender:email"


def test_a_person_whose_language_we_lack_gets_no_message(ready: Ready, connection: Connection) -> None:
    """No template, no telling content: a human instead."""
    book = small_book(1)
    book.tables["persons"][0]["language"] = "pt-BR"
    means = ready(book)
    assert send_one(means, only(means)) == "skipped"
    assert reason(connection).startswith("no_text:")


def test_a_second_claim_finds_nothing(ready: Ready) -> None:
    """Whoever comes second, in whatever process, is told that it is made."""
    means = ready()
    one = only(means)
    assert isinstance(claim(means, one), Claimed)
    assert not isinstance(claim(means, one), Claimed)


class Breaking(Recording):
    """A channel that dies while it carries, as a killed process would leave it."""

    def _carry(self, message: Message, permit: Permit) -> Outcome:
        super()._carry(message, permit)
        raise KeyboardInterrupt

    def find(self, reference: str) -> Outcome | None:
        """A mail server cannot tell."""
        return None


def broken(means: Means) -> dict[str, Channel]:
    """E-mail that dies on the way."""
    key = means.home.signing_key(PERMIT_KEY).public_key()
    return {"email": Breaking("email", key, means.clock)}


def test_an_unknown_outcome_counts_as_made_and_is_not_sent_again(
    ready: Ready, connection: Connection
) -> None:
    """Found claimed at the next start: failed, with the reason, an event, and a record; nothing leaves."""
    means = ready()
    one = only(means)
    means = replace(means, channels=broken(means))
    with pytest.raises(KeyboardInterrupt):
        send_one(means, one)
    assert set(statuses(connection).values()) == {"claimed"}
    assert recover(means) == 1
    assert set(statuses(connection).values()) == {"failed"}
    assert reason(connection) == SENDER_DIED
    assert told(means)[-1] == ("outcome", "unknown")
    assert send_one(means, one) == "skipped"
    assert len(carried(means)) == 1
    assert recover(means) == 0


def test_an_outcome_that_the_channel_remembers_is_taken_from_it(ready: Ready, connection: Connection) -> None:
    """A task that is on the worklist was handed over; one that is not certainly was not."""
    means = ready(small_book(2), channel="call")
    rows = connection.execute("SELECT run_id FROM desk_run").fetchone()
    assert rows is not None
    first, second = queued(connection)
    claimed = claim(means, first)
    assert isinstance(claimed, Claimed)
    means.channels["call"].send(claimed.message, claimed.permit)
    assert isinstance(claim(means, second), Claimed)
    assert recover(means) == 2
    assert statuses(connection) == {first.contact_id: "sent", second.contact_id: "failed"}


def test_an_address_that_bounces_becomes_evidence(ready: Ready, connection: Connection) -> None:
    """What the provider says of the address is kept, and the next decision knows it."""
    means = ready()
    key = means.home.signing_key(PERMIT_KEY).public_key()
    gone = Outcome("failed", "5.1.1", "bounced", "bounced")
    channel = Recording("email", key, means.clock, {"person0001@mail.example": gone})
    means = replace(means, channels={"email": channel})
    assert send_one(means, only(means)) == "failed"
    row = connection.execute("SELECT kind FROM book_evidence WHERE contact_id IS NOT NULL").fetchone()
    assert row == ("bounced",)


def test_one_process_sends_at_a_time(store: Store, connection: Connection) -> None:
    """A second sender is refused while the first lives, and not after."""
    with store.connect() as other:
        only_run(other)
        with pytest.raises(Refused, match="another run"):
            only_run(connection)
    for _ in range(50):
        try:
            only_run(connection)
        except Refused:
            continue
        break
