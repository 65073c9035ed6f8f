"""A human settles a reply by name: the same is done as if it had been read so."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from rightparty.desk.reply_worklist import Settlement, settle, waiting, waiting_with_words
from rightparty.desk.same_point import mark_of
from rightparty.desk.sending import send_one
from rightparty.errors import Refused
from tests.desk.books import small_book
from tests.desk.replied import LATER, decision, records, rows, take, why
from tests.desk.wrong import Ready, queue

ASKED = ("Li Na", "today's list")
HOUR = LATER + timedelta(hours=1)


def how(*kinds: str, **more: object) -> Settlement:
    """What Wang Fang decides."""
    return Settlement(kinds, "Wang Fang", "read it", **more)  # type: ignore[arg-type]


def test_what_waits_is_listed_with_words_and_patterns(ready: Ready) -> None:
    """People in distress first, then what holds contacts back."""
    means = ready()
    take(means, "昨天已经还清了")
    take(means, "你是谁")
    take(means, "我不想活了")
    found = waiting_with_words(means.connection, ASKED, HOUR)
    assert [row["text"] for row in found] == ["我不想活了", "你是谁", "昨天已经还清了"]
    assert found[2]["found"][0]["pattern"] == "paid.done"
    assert [row["holds"] for row in found] == [False, True, False]


def test_words_are_opened_for_somebody_named_once_that_is_on_record(
    ready: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For each reply, of each person who may have written it; the list without words opens nothing."""
    book = small_book(2)
    book.add("evidence", point_id="E0001", person_id="P0002", at="2026-11-24T06:40:00+08:00", kind="stated")
    means = ready(book)
    means.connection.execute("UPDATE desk_planned_contact SET point_id = 'E0001'")
    take(means, "这不是我借的")
    audit = "SELECT actor, subject_kind, subject_id, field, reason FROM desk_read_audit ORDER BY audit_id"
    expected = [("Li Na", "person", person, "events.text", "today's list") for person in ("P0001", "P0002")]

    def opened(*_: object) -> str:
        assert rows(means, audit) == expected, "on record before anything is opened"
        return "words"

    monkeypatch.setattr("rightparty.desk.reply_worklist.opened_cell", opened)
    (row,) = waiting(means.connection)
    assert not {"text", "found"} & row.keys()
    for nobody in (("", "x"), ("x", " ")):
        with pytest.raises(Refused, match="without a name and a reason"):
            waiting_with_words(means.connection, nobody, HOUR)
    assert rows(means, audit) == []
    (row,) = waiting_with_words(means.connection, ASKED, HOUR)
    assert row["text"] == "words"
    acts = [record for record in records(means) if record.body.get("act") == "revealed"]
    assert {record.body["person"] for record in acts} == {
        means.marks.of("person", one) for one in ("P0001", "P0002")
    }


def test_nothing_lets_contacts_go_on(ready: Ready) -> None:
    """A question that a human answered."""
    means = ready()
    reply_id = take(means, "你是谁").reply_id
    one = next(one for one in queue(means) if one.person_id == "P0001")
    assert settle(means.connection, means.home, reply_id, how("nothing"), HOUR) is None
    assert waiting(means.connection) == []
    assert send_one(means, one) == "sent"
    last = [record for record in records(means) if record.kind == "human_act"][-1]
    assert (last.body["act"], last.body["outcome"]) == ("reply_settled", "nothing")


@pytest.mark.parametrize(
    ("kind", "noted"),
    [
        ("stop", "opt_out"),
        ("dispute", "dispute"),
        ("hardship", "hardship"),
        ("paid", "payment_pending"),
        ("distress", "welfare_risk"),
    ],
)
def test_settled_as_a_kind_it_does_what_the_kind_does(ready: Ready, kind: str, noted: str) -> None:
    """A notice, and what is queued withdrawn."""
    means = ready()
    reply_id = take(means, "嗯，那个事").reply_id
    settle(means.connection, means.home, reply_id, how(kind), HOUR)
    assert rows(means, "SELECT kind FROM book_notices") == [(noted,)]
    assert decision(means).verdict in ("deny", "delay")


def test_settled_as_a_stop_from_elsewhere_it_reaches_both_addresses(ready: Ready) -> None:
    """It is still known where it came from, and that this is not where we wrote to."""
    means = ready()
    one = next(one for one in queue(means) if one.person_id == "P0001")
    assert send_one(means, one) == "sent"
    reply_id = take(means, "嗯，那个事", sender="else@mail.example", answers=one.contact_id).reply_id
    with pytest.raises(Refused, match="who_is_meant"):
        settle(
            means.connection,
            means.home,
            reply_id,
            how("promise", amount=Decimal(1060), due_on=date(2026, 12, 4)),
            HOUR,
        )
    settle(means.connection, means.home, reply_id, how("stop"), HOUR)
    marks = {mark_of(means.marks, value) for value in ("person0001@mail.example", "else@mail.example")}
    assert {mark for (mark,) in rows(means, "SELECT mark FROM desk_opt_out")} == marks
    assert decision(means).verdict == "deny"


def test_settled_as_not_me_it_is_a_report_by_name(ready: Ready) -> None:
    """With a reference for whoever said it."""
    means = ready()
    reply_id = take(means, "是不是打错了？").reply_id
    told = settle(means.connection, means.home, reply_id, how("wrong_person"), HOUR)
    assert rows(means, "SELECT person_id, by FROM desk_wrong_person") == [("P0001", "Wang Fang")]
    assert told is not None


def test_a_promise_is_completed_by_a_human(ready: Ready) -> None:
    """With the sum and the day that were asked for; without them it is none."""
    means = ready()
    reply_id = take(means, "下周五还").reply_id
    with pytest.raises(Refused, match="promise"):
        settle(means.connection, means.home, reply_id, how("promise"), HOUR)
    whole = how("promise", amount=Decimal(500), due_on=date(2026, 12, 4))
    settle(means.connection, means.home, reply_id, whole, HOUR)
    assert rows(means, "SELECT amount, due_on FROM book_promises") == [(Decimal("500.00"), date(2026, 12, 4))]
    assert waiting(means.connection) == []


def test_a_human_says_who_is_meant(ready: Ready) -> None:
    """One of those who were looked for there, and nobody else."""
    book = small_book(2)
    book.add("evidence", point_id="E0001", person_id="P0002", at="2026-11-24T06:40:00+08:00", kind="stated")
    means = ready(book)
    means.connection.execute("UPDATE desk_planned_contact SET point_id = 'E0001'")
    reply_id = take(means, "这不是我借的").reply_id
    assert {person for (person,) in rows(means, "SELECT person_id FROM book_notices")} == {"P0001", "P0002"}
    with pytest.raises(Refused, match="looked for"):
        settle(means.connection, means.home, reply_id, how("nothing", person_id="P0009"), HOUR)
    settle(means.connection, means.home, reply_id, how("nothing", person_id="P0001"), HOUR)
    assert waiting(means.connection) == []


def test_what_a_reply_brought_about_ends_when_it_is_seen_to(ready: Ready) -> None:
    """A payment that was looked up; the stop beside it never."""
    means = ready()
    reply_id = take(means, "已经还清了，别再打电话").reply_id
    assert "core.stops.payment_under_way" in why(decision(means))
    settle(means.connection, means.home, reply_id, how("nothing", ended=("payment_pending",)), HOUR)
    later = why(decision(means, at=HOUR))
    assert "core.stops.payment_under_way" not in later
    assert "core.stops.person_opted_out" in later
    for never in ("opt_out", "welfare_risk"):
        with pytest.raises(Refused, match="does not end"):
            settle(means.connection, means.home, reply_id, how("nothing", ended=(never,)), HOUR)


def test_a_reply_is_settled_once_by_somebody_for_a_reason(ready: Ready) -> None:
    """And as something that there is."""
    means = ready()
    reply_id = take(means, "你是谁").reply_id
    for wrong in (
        Settlement(("nothing",), "", "x"),
        Settlement(("nothing",), "x", ""),
        Settlement(("nothing",), "x", "问他哥 13900139000"),
        how("gibberish"),
        how(),
    ):
        with pytest.raises(Refused):
            settle(means.connection, means.home, reply_id, wrong, HOUR)
    before = len(records(means))
    settle(means.connection, means.home, reply_id, how("nothing"), HOUR)
    assert len(records(means)) == before + 1
    with pytest.raises(Refused, match="waits"):
        settle(means.connection, means.home, reply_id, how("nothing"), HOUR)


def test_help_does_not_wait_for_better_words(ready: Ready) -> None:
    """Settled as a cry for help, a reply is settled whatever number the note holds."""
    means = ready()
    reply_id = take(means, "你是谁").reply_id
    wrong = Settlement(("distress",), "Wang Fang", "他哥 13900139000 来电")
    settle(means.connection, means.home, reply_id, wrong, HOUR)
    assert "core.stops.person_is_at_risk" in why(decision(means, at=HOUR))


def test_somebody_in_distress_is_not_settled_away(ready: Ready) -> None:
    """The reply may be read; the case stays open and everything stays stopped."""
    means = ready()
    reply_id = take(means, "我不想活了").reply_id
    settle(means.connection, means.home, reply_id, how("nothing"), HOUR)
    assert [row["tasks"] for row in waiting(means.connection)] == [["care"]]
    assert "core.stops.person_is_at_risk" in why(decision(means, at=HOUR))
