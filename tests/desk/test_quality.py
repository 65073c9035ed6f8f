"""Checking quality on a real store: drawn, filled in, appealed against; and whom a hard violation stops."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import psycopg
import pytest

from rightparty.audit.quality_sheet import YES, sheet
from rightparty.audit.shown import masked_words
from rightparty.desk.access.guard import Actor
from rightparty.desk.access.sight import NotSeen
from rightparty.desk.clock import rehearsed
from rightparty.desk.happened import add_row
from rightparty.desk.journal_store import marks_of, verify_store
from rightparty.desk.means import Means
from rightparty.desk.quality import Filled, appeal, appeals_for, decide_appeal, fill, take_next
from rightparty.desk.quality_day import draw_due
from rightparty.desk.quality_stop import LIFTED, NOT_NAMED, STOPPED, lift, refused_for, stops
from rightparty.desk.quality_words import words_of
from rightparty.desk.redeeming import redeem
from rightparty.desk.reserving import NotReserved, Reserved, Wanted, reserve
from rightparty.desk.same_point import lock_plan
from rightparty.desk.store import Connection, Store
from rightparty.errors import InvalidInput, Refused
from tests.desk.books import small_book
from tests.desk.means import MORNING

BANK = ("BANK",)
NEXT_DAY = MORNING + timedelta(days=1)
OWN = frozenset(BANK)
COLLECTOR = Actor("zhang.san", frozenset({"collector"}), OWN)
CHECKER = Actor("li.na", frozenset({"quality"}), OWN)
SECOND = Actor("wang.wei", frozenset({"quality"}), OWN)
LEAD = Actor("zhao.min", frozenset({"compliance"}), OWN)
GOOD = dict.fromkeys(sheet().by_id, YES)
Ready = Callable[..., Means]


@pytest.fixture
def means(ready: Ready, connection: Connection) -> Means:
    """A bank and three people who are late; nothing is planned."""
    given = ready(small_book(3))
    connection.execute("DELETE FROM desk_planned_contact")
    return given


def wanted(number: int, collector: str | None = "zhang.san") -> Wanted:
    """A collector's mail to a person."""
    person, point, debt = f"P{number:04}", f"E{number:04}", f"D{number:04}"
    return Wanted("lender", person, point, (debt,), "email", "full", collector_id=collector)


def made(means: Means, number: int = 1, collector: str | None = "zhang.san") -> str:
    """A contact that was made; gives its id."""
    done = reserve(means, wanted(number, collector))
    assert isinstance(done, Reserved), done
    assert redeem(means, done.claimed.permit.permit_id, BANK).ok
    return done.contact_id


def drawn(means: Means, number: int = 1) -> str:
    """A contact of the day before, drawn to be checked; gives its id."""
    contact_id = made(means, number)
    assert draw_due(replace(means, clock=rehearsed(NEXT_DAY))) >= 1
    return contact_id


def checked(means: Means, contact_id: str, actor: Actor = CHECKER, **answers: str) -> Filled:
    """The check of a contact, taken on and filled in; all is well but for these answers."""
    assert take_next(means.connection, actor, NEXT_DAY) == contact_id
    return fill(means.connection, means.home, contact_id, actor, GOOD | answers, NEXT_DAY)


def reason(means: Means, number: int, collector: str | None = "zhang.san") -> str | None:
    """Why there is no permit; None where there is one."""
    done = reserve(means, wanted(number, collector))
    return done.dropped.reason if isinstance(done, NotReserved) else None


def test_a_hard_violation_stops_and_a_lead_lets_go(means: Means) -> None:
    """A permit is refused while the stop stands, and given after; what was out is taken back."""
    contact_id = drawn(means)
    out = reserve(means, wanted(2))
    assert isinstance(out, Reserved)
    done = checked(means, contact_id, no_threat="no")
    assert done.stopped
    assert done.score.points == 0
    assert done.score.hard == ("no_threat",)
    refused = reserve(means, wanted(3))
    assert isinstance(refused, NotReserved)
    assert (refused.dropped.status, refused.dropped.reason) == ("denied", STOPPED)
    assert refused.dropped.until_event == LIFTED
    again = redeem(means, out.claimed.permit.permit_id, BANK)
    assert (again.ok, again.because) == (False, STOPPED)
    assert reason(means, 3, "li.si") is None, "another collector goes on"
    (stop,) = stops(means.connection, LEAD)
    assert (stop["collector_id"], stop["by"]) == ("zhang.san", "li.na")
    assert lift(means.connection, means.home, "BANK", "zhang.san", LEAD, "trained anew", NEXT_DAY) == 1
    assert reason(means, 2) is None
    assert stops(means.connection, LEAD) == []
    assert verify_store(means.connection, means.home).ok


def test_a_permit_that_is_out_is_revoked_with_the_stop(means: Means) -> None:
    """So whoever looks it up sees it; a machine's permits stay."""
    contact_id = drawn(means)
    theirs, machine = reserve(means, wanted(2)), reserve(means, wanted(3, None))
    assert isinstance(theirs, Reserved)
    assert isinstance(machine, Reserved)
    checked(means, contact_id, stop_kept="no")
    rows = means.connection.execute("SELECT permit_id, revoked_because FROM desk_permit").fetchall()
    assert (theirs.claimed.permit.permit_id, STOPPED) in rows
    assert (machine.claimed.permit.permit_id, None) in rows
    assert redeem(means, machine.claimed.permit.permit_id, BANK).ok


def test_leaving_the_name_out_does_not_pass_a_stop(means: Means) -> None:
    """While somebody is stopped, who calls is named; of another creditor nobody is."""
    connection = means.connection
    assert refused_for(connection, "BANK", None, "call") is None
    checked(means, drawn(means), no_threat="no")
    assert refused_for(connection, "BANK", None, "call") == NOT_NAMED
    assert refused_for(connection, "BANK", "", "visit") == NOT_NAMED
    assert refused_for(connection, "BANK", None, "email") is None
    assert refused_for(connection, "BANK", "li.si", "call") is None
    assert refused_for(connection, "OTHER", "zhang.san", "call") is None


def test_a_reservation_waits_for_a_stop_that_is_being_laid(means: Means, store: Store) -> None:
    """Whoever lays it holds the plan alone: nobody gets a permit between the check and its commit."""
    contact_id = drawn(means)
    assert take_next(means.connection, CHECKER, NEXT_DAY) == contact_id
    with closing(store.connect()) as other:
        other.execute("SET lock_timeout = '300ms'")
        with means.connection.transaction():
            lock_plan(means.connection)
            with pytest.raises(psycopg.errors.LockNotAvailable):
                reserve(replace(means, connection=other), wanted(2))


def test_an_appeal_that_is_upheld_lets_the_collector_go_on(means: Means) -> None:
    """Made by the collector, decided by another checker than the first; the stop of that check is lifted."""
    contact_id = drawn(means)
    checked(means, contact_id, no_threat="no")
    connection, home = means.connection, means.home
    with pytest.raises(NotSeen):
        appeal(connection, home, contact_id, replace(COLLECTOR, who="li.si"), "mine", NEXT_DAY)
    with pytest.raises(Refused, match="needs a reason"):
        appeal(connection, home, contact_id, COLLECTOR, " ", NEXT_DAY)
    with pytest.raises(Refused, match="holds a telephone number"):
        appeal(connection, home, contact_id, COLLECTOR, "ask 13900139000", NEXT_DAY)
    appeal(connection, home, contact_id, COLLECTOR, "they quoted somebody else", NEXT_DAY)
    with pytest.raises(Refused, match="before"):
        appeal(connection, home, contact_id, COLLECTOR, "again", NEXT_DAY)
    assert appeals_for(connection, CHECKER) == []
    assert [one["contact_id"] for one in appeals_for(connection, SECOND)] == [contact_id]
    for actor in (CHECKER, replace(SECOND, who="zhang.san")):
        with pytest.raises(Refused, match="own check or contact"):
            decide_appeal(connection, home, contact_id, actor, "heard", NEXT_DAY, upheld=True)
    assert reason(means, 2) == STOPPED
    decide_appeal(connection, home, contact_id, SECOND, "a quotation indeed", NEXT_DAY, upheld=True)
    assert reason(means, 2) is None
    with pytest.raises(Refused, match="no appeal waits"):
        decide_appeal(connection, home, contact_id, SECOND, "heard", NEXT_DAY, upheld=False)


def test_an_appeal_that_is_rejected_leaves_the_stop(means: Means) -> None:
    """Until a lead lifts it."""
    contact_id = drawn(means)
    checked(means, contact_id, no_threat="no")
    appeal(means.connection, means.home, contact_id, COLLECTOR, "no", NEXT_DAY)
    decide_appeal(means.connection, means.home, contact_id, SECOND, "heard it", NEXT_DAY, upheld=False)
    assert reason(means, 2) == STOPPED


def test_nobody_does_what_is_anothers(means: Means) -> None:
    """No check of one's own contact, none not taken on, no second sheet, no lifting one's own stop."""
    contact_id = drawn(means)
    connection, home = means.connection, means.home
    own = Actor("zhang.san", frozenset({"quality"}), OWN)
    assert take_next(connection, own, NEXT_DAY) is None
    assert take_next(connection, replace(CHECKER, creditors=frozenset({"OTHER"})), NEXT_DAY) is None
    for actor, said in ((CHECKER, "not yours"), (COLLECTOR, "call.assess"), (LEAD, "call.assess")):
        with pytest.raises(Refused, match=said):
            fill(connection, home, contact_id, actor, GOOD, NEXT_DAY)
    assert take_next(connection, CHECKER, NEXT_DAY) == contact_id
    with pytest.raises(InvalidInput):
        fill(connection, home, contact_id, CHECKER, {**GOOD, "tone": "perhaps"}, NEXT_DAY)
    fill(connection, home, contact_id, CHECKER, GOOD | {"no_threat": "no"}, NEXT_DAY)
    with pytest.raises(Refused, match="filled in"):
        fill(connection, home, contact_id, CHECKER, GOOD, NEXT_DAY)
    lifts = (
        (CHECKER, "quality.lead", "note"),
        (replace(LEAD, who="zhang.san"), "their own permits", "note"),
        (replace(LEAD, creditors=frozenset()), "no creditor", "note"),
        (LEAD, "needs a reason", ""),
        (LEAD, "holds an e-mail address", "see j.wang@mail.example"),
    )
    for actor, said, note in lifts:
        with pytest.raises(Refused, match=said):
            lift(connection, home, "BANK", "zhang.san", actor, note, NEXT_DAY)
    assert reason(means, 2) == STOPPED


def test_a_violation_of_nobody_known_stops_nobody(means: Means) -> None:
    """It is kept on its sheet, for the lead to see."""
    contact_id = made(means, collector=None)
    means.connection.execute(
        "INSERT INTO desk_quality_check (contact_id, creditor_id, day, because, chance, lot, checkers, at)"
        " VALUES (%s, 'BANK', '2026-11-24', 'finding', '1', '', 1, %s)",
        [contact_id, NEXT_DAY],
    )
    assert not checked(means, contact_id, no_threat="no").stopped
    assert stops(means.connection, LEAD) == []


def test_a_day_is_drawn_once_it_is_over_and_never_again(means: Means) -> None:
    """By the day of the creditor; every text is judged, and what a machine sent is not people's to check."""
    contact_id = made(means)
    made(means, 2, None)
    assert draw_due(means) == 0, "it is not over"
    later = replace(means, clock=rehearsed(NEXT_DAY))
    assert draw_due(later) == 1
    assert draw_due(later) == 0
    row = means.connection.execute(
        "SELECT contacts, judged, unread, drawn FROM desk_quality_day WHERE day = '2026-11-24'"
    ).fetchone()
    assert row == (2, 2, 0, 1)
    row = means.connection.execute(
        "SELECT contact_id, collector_id, because, chance FROM desk_quality_check"
    ).fetchone()
    assert row == (contact_id, "zhang.san", "share", "1")
    found = means.connection.execute("SELECT rule FROM desk_quality_finding WHERE verdict = 'violation'")
    assert found.fetchall() == [], "our own texts are clean"


def test_what_was_said_is_judged_and_drawn_for_it(means: Means) -> None:
    """A threat in a record's text is found by the machine; the contact is checked whatever its lot."""
    contact_id = made(means)
    threat = "王小明，再不还款就爆你通讯录，电话 13800138000"
    event(means, contact_id, threat)
    assert draw_due(replace(means, clock=rehearsed(NEXT_DAY))) == 1
    rows = means.connection.execute(
        "SELECT saying, severity, first, last FROM desk_quality_finding WHERE verdict = 'violation'"
    ).fetchall()
    assert ("shames", "grave") in {row[:2] for row in rows}
    words = words_of(means.connection, contact_id)
    assert words is not None
    first, last = next(row[2:] for row in rows if row[0] == "shames")
    assert words[first:last] in threat
    shown = masked_words(words, ["王小明"])
    assert "王小明" not in shown
    assert "13800138000" not in shown
    because = means.connection.execute("SELECT because, chance FROM desk_quality_check").fetchone()
    assert because == ("finding", "1")


def test_a_call_without_words_is_drawn_and_counted(means: Means) -> None:
    """Nothing can be judged: people hear the recording; nothing passes as fine unseen."""
    event(means, "called", None)
    assert draw_due(replace(means, clock=rehearsed(NEXT_DAY))) == 1
    row = means.connection.execute(
        "SELECT contacts, judged, unread, drawn FROM desk_quality_day WHERE drawn > 0"
    ).fetchone()
    assert row == (1, 0, 1, 1)
    assert words_of(means.connection, "called") is None


def event(means: Means, contact_id: str, text: str | None) -> None:
    """What a record says was said in a contact, kept as a lender's rows are: sealed."""
    with means.connection.transaction():
        add_row(
            means.connection,
            "events",
            {
                "event_id": f"{contact_id}:said", "contact_id": contact_id, "at": MORNING, "direction": "out",
                "kind": "conversation", "channel": "call", "creditor_id": "BANK", "debt_ids": ["D0001"],
                "person_id": "P0001", "point_id": "E0001", "text": text, "collector_id": "zhang.san",
            },
        )  # fmt: skip


@pytest.mark.parametrize("table", ["day", "check", "assignment", "sheet"])
def test_what_was_drawn_and_filled_in_never_changes(means: Means, table: str) -> None:
    """The database itself refuses; a stop and an appeal are never forgotten either."""
    contact_id = drawn(means)
    checked(means, contact_id, no_threat="no")
    appeal(means.connection, means.home, contact_id, COLLECTOR, "no", NEXT_DAY)
    for statement in (
        f"UPDATE desk_quality_{table} SET creditor_id = 'X'",
        f"DELETE FROM desk_quality_{table}",
    ):
        with pytest.raises(psycopg.errors.IntegrityConstraintViolation):
            means.connection.execute(statement.encode())
    for name in ("desk_quality_appeal", "desk_collector_stop"):
        with pytest.raises(psycopg.errors.IntegrityConstraintViolation):
            means.connection.execute(f"DELETE FROM {name}".encode())


def test_each_step_is_in_the_journal_without_a_name(means: Means) -> None:
    """Checked, stopped, appealed, decided, lifted: by marks alone."""
    contact_id = drawn(means)
    checked(means, contact_id, no_threat="no")
    appeal(means.connection, means.home, contact_id, COLLECTOR, "no", NEXT_DAY)
    decide_appeal(means.connection, means.home, contact_id, SECOND, "heard it", NEXT_DAY, upheld=True)
    rows = means.connection.execute(
        "SELECT convert_from(data, 'UTF8') FROM desk_journal_waiting WHERE kind = 'human_act'"
        " ORDER BY waiting_id"
    ).fetchall()
    told = [text for (text,) in rows]
    acts = ["checked", STOPPED, "appealed", "appeal_upheld", LIFTED]
    assert [next((act for act in acts if f'"{act}"' in text), text) for text in told] == acts
    assert marks_of(means.home).of("actor", "zhang.san") in told[1]
    assert "zhang" not in "".join(told)


def test_masks_hide_numbers_addresses_and_names() -> None:
    """As elsewhere in the console."""
    said = "Wei Zhang, call +86 138 1600 0001 or 13816000001, or write to wei@mail.example: 1,234.50 yuan"
    shown = masked_words(said, ["Wei Zhang"])
    assert "Zhang" not in shown
    assert "1600" not in shown
    assert "wei@" not in shown
    assert "1,234.50" in shown
