"""What somebody writes back is taken in one transaction, and does what it says."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from rightparty.desk import planned
from rightparty.desk.claim import claim
from rightparty.desk.happened import add_evidence
from rightparty.desk.journal_store import seal_store, verify_store
from rightparty.desk.obstacles import Dropped
from rightparty.desk.reply import Reply, take_reply
from rightparty.desk.sending import send_one
from rightparty.desk.weighing import Claimed
from rightparty.errors import InvalidInput
from tests.desk.books import small_book
from tests.desk.means import MORNING, statuses
from tests.desk.replied import LATER, decision, notices, records, reply, rows, take, why
from tests.desk.sealed import add_point
from tests.desk.wrong import EARLIER, Ready, count, queue


def test_a_stop_stops_this_address_on_this_channel_and_what_was_queued(ready: Ready) -> None:
    """The other address and the other persons are as they were."""
    means = ready()
    assert decision(means).verdict == "allow"
    done = take(means, "退订")
    assert (done.new, done.kinds, done.tasks) == (True, ("stop",), ())
    assert notices(means) == [("opt_out", None, "E0001", "email", "channel", None)]
    assert len(done.withdrawn) == 1
    assert sorted(statuses(means.connection).values()) == ["denied", "planned"]
    assert "core.stops.person_opted_out" in why(decision(means))
    assert "core.stops.person_opted_out" not in why(decision(means, point="M0001", channel="call"))
    assert "core.stops.person_opted_out" not in why(decision(means, "P0002", "E0002"))
    assert done.reference is not None
    assert done.reference in (done.answer or "")
    seal_store(means.connection, means.home, LATER)
    assert verify_store(means.connection, means.home).ok


def test_a_stop_of_everything_stops_the_person_everywhere(ready: Ready) -> None:
    """Also where they did not write from."""
    means = ready()
    take(means, "停止一切联系")
    for point, channel in (("E0001", "email"), ("M0001", "call")):
        assert "core.stops.person_opted_out" in why(decision(means, point=point, channel=channel))
    assert rows(means, "SELECT scope, person_ids FROM desk_opt_out") == [("all", ["P0001"])]


def test_a_stop_is_confirmed_once(ready: Ready) -> None:
    """The second one is kept, and nobody is answered twice."""
    means = ready()
    assert take(means, "STOP").answer is not None
    assert take(means, "STOP").answer is None
    assert count(means, "desk_opt_out") == 2


def test_the_same_message_delivered_twice_is_one(ready: Ready) -> None:
    """The carrier's id tells; no row is added."""
    means = ready()
    said = reply("下周五还1060")
    first = take_reply(means.connection, means.home, said, LATER, means.model)
    before = [
        count(means, name) for name in ("desk_reply", "book_events", "book_promises", "desk_journal_waiting")
    ]
    again = take_reply(means.connection, means.home, said, LATER + timedelta(hours=1), means.model)
    assert (again.new, again.reply_id, again.kinds) == (False, first.reply_id, first.kinds)
    assert before == [
        count(means, n) for n in ("desk_reply", "book_events", "book_promises", "desk_journal_waiting")
    ]


def test_not_me_makes_the_pair_not_theirs(ready: Ready) -> None:
    """A report, with all that it does; the event names nobody, for a stranger wrote it."""
    means = ready()
    done = take(means, "打错了，我不是王小明")
    assert done.kinds == ("wrong_person",)
    assert rows(means, "SELECT person_id, kind, via FROM desk_wrong_person") == [
        ("P0001", "wrong_number", "email")
    ]
    events = "SELECT person_id, outcome, text FROM book_events WHERE direction = 'in'"
    assert rows(means, events) == [(None, "wrong_person", None)]
    assert decision(means).verdict == "deny"
    assert done.answer is not None


def test_a_stranger_who_speaks_of_the_debt_has_learned_of_it(ready: Ready) -> None:
    """Their report says so, and an incident opens."""
    means = ready()
    take(means, "我不欠钱，你们打错了")
    assert rows(means, "SELECT kind FROM desk_wrong_person") == [("disclosure_reported",)]
    assert count(means, "desk_incident") == 1


def test_not_me_and_stop_stop_the_point_for_everybody_meant_there(ready: Ready) -> None:
    """The stranger's stop does not stop the person elsewhere."""
    means = ready()
    take(means, "Wrong number. Stop contacting me.")
    assert {(kind, person) for kind, person, *_ in notices(means)} == {("opt_out", None)}
    assert "core.stops.person_opted_out" not in why(decision(means, point="M0001", channel="call"))


@pytest.mark.parametrize(
    ("text", "kind", "task"),
    [
        ("昨天已经还清了", "payment_pending", "look_up_payment"),
        ("这不是我借的", "dispute", "answer_dispute"),
        ("我失业了，还不上", "hardship", "answer_hardship"),
        ("请联系我的律师", "attorney", "ask_attorney_details"),
        ("我爸去世了", "bereavement", "somebody_died"),
    ],
)
def test_what_is_said_holds_and_a_human_sees_to_it(ready: Ready, text: str, kind: str, task: str) -> None:
    """A notice, what was queued withdrawn, a task; and no contact until it is seen to."""
    means = ready()
    done = take(means, text)
    assert done.tasks == (task,)
    ((noted, person, _, channel, _, until),) = notices(means)
    assert (noted, person, channel, until) == (kind, "P0001", "email", None)
    assert len(done.withdrawn) == 1
    assert decision(means).verdict in ("delay", "deny")
    assert "reply" in {one.kind for one in records(means)}


@pytest.mark.parametrize(
    ("text", "recalled"), [("这不是我借的", True), ("我不想活了", True), ("昨天已经还清了", False)]
)
def test_what_stops_collection_everywhere_asks_agencies_for_the_debts(
    ready: Ready, text: str, recalled: bool
) -> None:
    """A dispute and a cry for help do; a payment that is looked up does not."""
    book = small_book(1)
    book.add("agencies", agency_id="AG", creditor_id="BANK", name="和正")
    book.add("placements", debt_id="D0001", agency_id="AG", from_="2026-11-01T00:00:00+08:00")
    means = ready(book)
    take(means, text)
    assert count(means, "desk_recall") == recalled
    assert rows(means, "SELECT recalled_at IS NOT NULL FROM book_placements") == [(recalled,)]


def test_a_promise_of_a_liable_person_from_their_own_verified_address_is_kept(ready: Ready) -> None:
    """With its sum, its day and its debts; and the person wrote from there."""
    means = ready()
    done = take(means, "下周五还1060元")
    assert rows(means, "SELECT person_id, debt_ids, due_on, amount, status FROM book_promises") == [
        ("P0001", ["D0001"], date(2026, 12, 4), Decimal("1060.00"), "open")
    ]
    assert done.tasks == ()
    assert rows(means, "SELECT person_id, point_id FROM book_evidence WHERE kind = 'wrote_from'") == [
        ("P0001", "E0001")
    ]
    assert "core.stops.promise_is_open" in why(decision(means))


@pytest.mark.parametrize(
    ("text", "task"),
    [
        ("下周五还", "promise_unclear"),
        ("£200 on Friday", "promise_currency"),
        ("maybe I can pay $200 on Friday", "promise_unclear"),
    ],
)
def test_an_incomplete_promise_is_a_human_s_and_nothing_is_sent_meanwhile(
    ready: Ready, text: str, task: str
) -> None:
    """No promise is guessed."""
    means = ready()
    assert task in take(means, text).tasks
    assert count(means, "book_promises") == 0
    first = next(one for one in queue(means) if one.person_id == "P0001")
    assert send_one(means, first) == "held"
    query = "SELECT reason, until_event FROM desk_planned_contact WHERE person_id = 'P0001'"
    assert rows(means, query) == [("reply_waits_for_a_human", "reply_settled")]


def test_a_promise_from_an_address_that_is_not_proven_is_a_human_s(ready: Ready) -> None:
    """Whoever wrote may be anybody."""
    book = small_book(1)
    book.tables["evidence"] = [one for one in book.tables["evidence"] if one["kind"] != "code_confirmed"]
    means = ready(book)
    assert take(means, "下周五还1060元").tasks == ("promise_unverified_point",)
    assert count(means, "book_promises") == 0


@pytest.mark.parametrize(
    ("channel", "sender", "ended"),
    [("email", "second@mail.example", "held"), ("sms", "+8613816000001", "sent")],
)
def test_what_is_unclear_holds_its_channel_to_the_person(
    ready: Ready, channel: str, sender: str, ended: str
) -> None:
    """Wherever they are reached by it; another channel goes on elsewhere, and so do other persons."""
    means = ready()
    add_point(means.connection, "E9", "email", "second@mail.example")
    add_evidence(means.connection, "P0001", "E9", "stated", MORNING - timedelta(days=9), "C9")
    done = take(means, "你是谁", channel=channel, sender=sender)
    assert (done.people, done.tasks) == (("P0001",), ("unclear",))
    contacts = sorted(queue(means), key=lambda one: one.person_id)
    assert [send_one(means, one) for one in contacts] == [ended, "sent"]


@pytest.mark.parametrize("text", ["你们是不是打错了？", "Is this a wrong number?", "?"])
def test_an_unclear_text_message_holds_calls_to_its_number(ready: Ready, text: str) -> None:
    """It asks whose number that is: nobody calls there before a human has read it; elsewhere they do."""
    means = ready(small_book(2), "call")
    done = take(means, text, at=EARLIER, received_at=EARLIER, channel="sms", sender="+8613816000001")
    assert done.tasks == ("unclear",)
    first, second = sorted(queue(means), key=lambda one: one.person_id)
    ended = claim(means, first)
    assert isinstance(ended, Dropped)
    assert (ended.status, ended.reason) == ("held", "reply_waits_for_a_human")
    assert isinstance(claim(means, second), Claimed)


def test_several_persons_at_one_address_are_all_protected_and_none_is_credited(ready: Ready) -> None:
    """A stop without a contact that it answers is for both; a promise is nobody's until a human asks."""
    book = small_book(2)
    book.add("evidence", point_id="E0001", person_id="P0002", at="2026-11-24T06:40:00+08:00", kind="stated")
    means = ready(book)
    means.connection.execute("UPDATE desk_planned_contact SET point_id = 'E0001'")
    done = take(means, "停止一切联系，下周五还1060元")
    assert done.people == ("P0001", "P0002")
    assert "who_is_meant" in done.tasks
    assert count(means, "book_promises") == 0
    assert rows(means, "SELECT 1 FROM book_evidence WHERE kind = 'wrote_from'") == []
    assert rows(
        means, "SELECT DISTINCT person_id FROM book_notices WHERE person_id IS NOT NULL ORDER BY 1"
    ) == [
        ("P0001",),
        ("P0002",),
    ]
    assert set(statuses(means.connection).values()) == {"denied"}


def test_the_contact_that_is_answered_says_who_is_meant(ready: Ready) -> None:
    """By its reference, or by the code of a knock."""
    book = small_book(2)
    book.add("evidence", point_id="E0001", person_id="P0002", at="2026-11-24T06:40:00+08:00", kind="stated")
    means = ready(book)
    (first,) = [one for one in queue(means) if one.person_id == "P0001"]
    assert send_one(means, first) == "sent"
    assert take(means, "已还", answers=first.contact_id).people == ("P0001",)
    means.connection.execute(
        "UPDATE desk_planned_contact SET code = '12345678' WHERE contact_id = %s", [first.contact_id]
    )
    done = take(means, "已还", code="12345678")
    assert done.people == ("P0001",)
    answered = rows(means, "SELECT DISTINCT in_reply_to FROM book_events WHERE direction = 'in'")
    assert answered == [(first.contact_id,)]


def test_an_answer_from_another_address_stops_the_one_that_was_written_to(ready: Ready) -> None:
    """A forwarded mail: whoever asks to stop is heard, and is credited with nothing."""
    means = ready()
    (first,) = [one for one in queue(means) if one.person_id == "P0001"]
    assert send_one(means, first) == "sent"
    take(means, "STOP", sender="else@mail.example", answers=first.contact_id)
    assert "core.stops.person_opted_out" in why(decision(means))
    done = take(means, "下周五还1060元", sender="else@mail.example", answers=first.contact_id)
    assert "who_is_meant" in done.tasks
    assert count(means, "book_promises") == 0


def test_of_an_unknown_sender_a_digest_and_a_time_are_kept(ready: Ready) -> None:
    """A stop suppresses the number all the same; no text stands anywhere."""
    means = ready()
    done = take(means, "STOP this secret", sender="+8613900000009", channel="sms")
    assert done.reference is not None
    assert rows(means, "SELECT point_id, via FROM desk_stopped_point") == [("", "sms")]
    assert rows(means, "SELECT point_ids, person_ids FROM desk_reply") == [([], [])]
    assert count(means, "book_events") == 0
    dumped = "".join(
        str(row)
        for name in ("desk_reply", "desk_stopped_point")
        for row in rows(means, f"SELECT * FROM {name}")
    )
    assert "13900000009" not in dumped
    assert "secret" not in dumped
    assert take(means, "hello", sender="+8613900000009", channel="sms").tasks == ()


def test_a_choice_of_language_is_kept_and_what_was_queued_is_withdrawn(ready: Ready) -> None:
    """One that we do not write is a human's."""
    means = ready()
    take(means, "请用英文")
    assert rows(means, "SELECT kind, detail FROM book_notices") == [("prefers", '{"language": "en"}')]
    assert take(means, "in Spanish please").tasks == ("speak_their_language",)


def test_a_reply_within_the_caller_s_transaction_is_undone_with_it(ready: Ready) -> None:
    """Nothing of it stands by itself."""
    means = ready()
    names = ("desk_reply", "book_notices", "book_events", "desk_opt_out", "desk_journal_waiting")
    before = [count(means, name) for name in names]
    with means.connection.transaction(force_rollback=True):
        take(means, "退订")
    assert [count(means, name) for name in names] == before
    assert set(statuses(means.connection).values()) == {"planned"}


def test_what_is_said_counts_from_now_where_the_carrier_s_clock_is_ahead(ready: Ready) -> None:
    """A stop dated tomorrow holds today."""
    means = ready()
    take(means, "退订", received_at=LATER + timedelta(days=1))
    assert "core.stops.person_opted_out" in why(decision(means))


def test_a_reply_that_cannot_be_placed_is_refused() -> None:
    """A channel, a sender, an id and a zone."""
    good = {"channel": "sms", "text": "x", "received_at": MORNING, "provider_id": "1", "sender": "+861"}
    for bad in (
        {"channel": "pigeon"},
        {"provider_id": ""},
        {"sender": None},
        {"received_at": MORNING.replace(tzinfo=None)},
    ):
        with pytest.raises(InvalidInput):
            take_reply(None, None, Reply(**{**good, **bad}), MORNING)  # type: ignore[arg-type]


def test_no_record_holds_what_was_written(ready: Ready) -> None:
    """Digests and codes, and that the person is meant."""
    means = ready()
    take(means, "下周五还1060.07元，别打电话了 person0001@mail.example")
    dumped = "".join(str(one.body) for one in records(means))
    assert "1060.07" not in dumped  # without its point a sum might stand in a digest
    assert "下周五" not in dumped
    assert "mail.example" not in dumped


def test_queued_contacts_are_counted_once(ready: Ready) -> None:
    """Withdrawn by two effects, a contact is named once."""
    means = ready()
    done = take(means, "已还，退订")
    assert len(done.withdrawn) == 1
    assert planned.counts(means.connection, date(2026, 11, 24), ["BANK"])["denied"] == 1
