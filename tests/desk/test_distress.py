"""Somebody in distress: everything stops, help is ready, and only a named human ends it."""

from datetime import timedelta

import psycopg
import pytest

from rightparty.desk import reply_effects
from rightparty.desk.distress import ack_case, care_cases, care_text, close_case
from rightparty.desk.erasing import erase_person
from rightparty.desk.means import Means
from rightparty.desk.reply_effects import Acting
from rightparty.desk.sending import send_one
from rightparty.errors import Refused
from rightparty.words.guard import findings
from tests.desk.books import small_book
from tests.desk.means import MORNING, statuses
from tests.desk.replied import LATER, decision, records, rows, take, why
from tests.desk.wrong import Ready, count, queue

HOUR = LATER + timedelta(hours=1)
AT_RISK = "core.stops.person_is_at_risk"


def test_all_contact_of_every_record_of_the_person_stops_at_once(ready: Ready) -> None:
    """On every channel, for linked records too; what was queued is withdrawn, and others go on."""
    means = ready()
    for pair in (("P0001", "P0009"), ("P0009", "P0001")):
        means.connection.execute(
            "INSERT INTO desk_link (book, person_id, other_id) VALUES ('BANK', %s, %s)", pair
        )
    done = take(means, "我不想活了，你们别催了")
    assert done.kinds[0] == "distress"
    assert "care" in done.tasks
    assert rows(means, "SELECT person_id FROM book_notices WHERE kind = 'welfare_risk' ORDER BY 1") == [
        ("P0001",),
        ("P0009",),
    ]
    for point, channel in (("E0001", "email"), ("M0001", "call")):
        assert AT_RISK in why(decision(means, point=point, channel=channel))
    assert sorted(statuses(means.connection).values()) == ["denied", "planned"]
    assert [send_one(means, one) for one in queue(means)] == ["sent"]


def test_help_is_ready_at_once_and_tells_nothing(ready: Ready) -> None:
    """In their language, with the line of their country, without a word of a debt."""
    means = ready()
    done = take(means, "我不想活了")
    assert done.answer is not None
    assert "12356" in done.answer
    assert findings(done.answer) == ()
    assert done.case_id is not None
    assert care_text(means.connection, done.case_id) == done.answer


def test_help_comes_before_any_other_confirmation(ready: Ready) -> None:
    """Also where they ask to stop, or say that they are another."""
    means = ready()
    assert "12356" in (take(means, "打错了，别再发了，我想自杀").answer or "")


def test_it_stays_stopped_until_somebody_closes_it_by_name(ready: Ready) -> None:
    """Not by time, not by taking it on: by a name and a word, after it was taken on."""
    means = ready()
    case = take(means, "我不想活了").case_id or ""
    assert AT_RISK in why(decision(means, at=LATER + timedelta(days=3650)))
    for by, note in (("", "x"), ("Wang Fang", " "), ("Wang Fang", "reached at 13900139000")):
        with pytest.raises(Refused):
            close_case(means.connection, means.home, case, by=by, note=note, at=HOUR)
    with pytest.raises(Refused, match="took on"):
        close_case(means.connection, means.home, case, by="Wang Fang", note="safe", at=HOUR)
    ack_case(means.connection, means.home, case, by="Wang Fang", at=HOUR)
    assert AT_RISK in why(decision(means, at=HOUR))
    close_case(means.connection, means.home, case, by="Li Na", note="spoke to them, safe", at=HOUR)
    assert AT_RISK not in why(decision(means, at=HOUR + timedelta(minutes=1)))
    assert rows(means, "SELECT status, settled_by FROM desk_reply") == [("done", "Li Na")]
    assert [one.body["act"] for one in records(means) if one.kind == "human_act"] == [
        "care_acked",
        "care_closed",
    ]


def test_closing_a_case_ends_its_own_stop_and_no_other(ready: Ready) -> None:
    """A second cry for help is a second case; and an opt-out said beside it stands."""
    means = ready()
    first = take(means, "我不想活了，停止一切联系").case_id or ""
    second = take(means, "我要自杀").case_id or ""
    assert first != second
    ack_case(means.connection, means.home, first, by="Wang Fang", at=HOUR)
    close_case(means.connection, means.home, first, by="Wang Fang", note="safe", at=HOUR)
    found = why(decision(means, at=HOUR + timedelta(minutes=1)))
    assert {AT_RISK, "core.stops.person_opted_out"} <= found
    assert [row["case_id"] for row in care_cases(means.connection)] == [second]
    assert len(care_cases(means.connection, ended=True)) == 2


def test_of_an_unknown_sender_a_human_is_called_all_the_same(ready: Ready) -> None:
    """There is nobody to stop for, and somebody to look after."""
    means = ready()
    done = take(means, "I want to kill myself", sender="+12125550100", channel="sms")
    assert done.case_id is not None
    assert count(means, "book_notices") == 0
    assert rows(means, "SELECT person_ids, country, language FROM desk_care_case") == [([], None, "en")]


def shared(ready: Ready) -> Means:
    """Two persons at one address; the one that we wrote to there is erased."""
    book = small_book(2)
    book.add("evidence", point_id="E0001", person_id="P0002", at="2026-11-24T06:40:00+08:00", kind="stated")
    means = ready(book)
    (first,) = [one for one in queue(means) if one.person_id == "P0001"]
    assert send_one(means, first) == "sent"
    means.connection.execute("UPDATE book_debts SET status = 'settled' WHERE debt_id = 'D0001'")
    erase_person(means.connection, "P0001", by="x", basis="retention", at=MORNING)
    return means


@pytest.mark.parametrize("by_reference", [False, True])
def test_whoever_is_left_at_an_address_is_looked_after(ready: Ready, by_reference: bool) -> None:
    """Somebody who was erased undoes no cry for help: it is the other's, whichever contact it answers."""
    means = shared(ready)
    ((contact,),) = rows(means, "SELECT contact_id FROM desk_planned_contact WHERE status = 'sent'")
    done = take(means, "wrong person. I want to die", answers=contact if by_reference else None)
    assert done.case_id is not None
    assert list(done.people) == ["P0002"]
    assert rows(means, "SELECT person_ids FROM desk_care_case") == [(["P0002"],)]
    assert rows(means, "SELECT person_id FROM desk_wrong_person") == [("P0002",)]
    assert AT_RISK in why(decision(means, "P0002", "E0002"))


def test_what_cannot_be_done_undoes_no_cry_for_help(ready: Ready, monkeypatch: pytest.MonkeyPatch) -> None:
    """A human is called and does the rest, the stop beside it holds, and nothing is left half done."""

    def half(acting: Acting) -> None:
        reply_effects.notice(acting, "bereavement")
        raise Refused("no", "no")

    monkeypatch.setattr(reply_effects, "EFFECTS", {**reply_effects.EFFECTS, "wrong_person": half})
    means = ready()
    done = take(means, "Wrong person. I want to die. Stop contacting me.")
    assert done.case_id is not None
    assert done.tasks == ("care", "not_done")
    assert rows(means, "SELECT holds, status FROM desk_reply") == [(True, "waiting")]
    kinds = {kind for (kind,) in rows(means, "SELECT kind FROM book_notices")}
    assert kinds == {"opt_out", "welfare_risk"}
    assert "bereavement" not in {one.body.get("notice_kind") for one in records(means)}
    with pytest.raises(Refused):
        take(means, "Wrong person.")


def test_nobody_is_held_to_a_promise_made_in_distress(ready: Ready) -> None:
    """A human asks, later."""
    means = ready()
    assert "promise_in_distress" in take(means, "下周五还1060元，别逼我了，我不想活了").tasks
    assert count(means, "book_promises") == 0


def test_a_case_is_taken_on_once_and_by_somebody(ready: Ready) -> None:
    """Two who take it on at once do not both believe that they have it."""
    means = ready()
    case = take(means, "我不想活了").case_id or ""
    with pytest.raises(Refused, match="somebody"):
        ack_case(means.connection, means.home, case, by=" ", at=HOUR)
    ack_case(means.connection, means.home, case, by="Wang Fang", at=HOUR)
    with pytest.raises(Refused):
        ack_case(means.connection, means.home, case, by="Li Na", at=HOUR)
    with pytest.raises(Refused):
        care_text(means.connection, "no id")


def test_no_case_and_no_reply_is_ever_removed(ready: Ready) -> None:
    """The database itself refuses."""
    means = ready()
    take(means, "我不想活了，退订")
    for table in ("desk_care_case", "desk_reply", "desk_opt_out"):
        with pytest.raises(psycopg.errors.IntegrityConstraintViolation):
            means.connection.execute(f"DELETE FROM {table}".encode())
