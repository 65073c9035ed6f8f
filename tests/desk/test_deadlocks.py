"""Whoever says stop in the middle of a deadlock has said it: it is in force afterwards, asked for once."""

from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest

from rightparty.channels.receipts import Inbound
from rightparty.desk.acting_on_words import act_on_words
from rightparty.desk.anew import TRIES, anew
from rightparty.desk.book_delta import take_delta
from rightparty.desk.call_records import CallRecord, take_records
from rightparty.desk.came_back import CameBack, waiting_words
from rightparty.desk.drop import take_drops
from rightparty.desk.journal_store import seal_store, verify_store
from rightparty.desk.left_words import Taking, take_left
from rightparty.desk.means import Means
from rightparty.desk.reply import take_reply
from rightparty.desk.reply_worklist import Settlement, settle
from rightparty.desk.sending import send_one
from rightparty.desk.stop import Fact, take_facts
from rightparty.desk.stopped_point import Stop, suppress_point
from rightparty.desk.store import Connection, Store
from rightparty.desk.wrong_party import Report, report_wrong_party
from rightparty.engine import open_engine
from tests.desk.books import small_book
from tests.desk.crossed import crossed
from tests.desk.means import MORNING, made_ready, means_for
from tests.desk.replied import MAIL, reply
from tests.desk.test_drop import control
from tests.desk.wrong import queue

PERSON, POINT, DEBT = "P0001", "E0001", "D0001"
TURNED_AWAY = "the database turned a transaction away (DeadlockDetected)"

Act = Callable[[Means, Path], object]


def _report(means: Means, _: Path) -> object:
    said = Report(PERSON, POINT, "portal")
    return report_wrong_party(means.connection, means.home, said, MORNING, means.model)


def _stop(means: Means, _: Path) -> object:
    return suppress_point(means.connection, means.home, Stop(POINT, "portal"), MORNING)


def _reply(text: str) -> Act:
    return lambda means, _: take_reply(
        means.connection, means.home, reply(text, received_at=MORNING), MORNING, means.model
    )


def _fact(of: str, row: Mapping[str, Any]) -> Act:
    return lambda means, _: take_facts(means.connection, means.home, [Fact(of, row)], MORNING)


def _heard(means: Means) -> None:
    back = CameBack(means.connection, means.home, means.clock)
    back.heard(Inbound("email", "smtp", MAIL, "x@bank.example", "STOP"))


def _words(means: Means, _: Path) -> object:
    _heard(means)
    return act_on_words(means.connection, means.home, MORNING)


def _left_words(means: Means, _: Path) -> object:
    _heard(means)
    (one,) = waiting_words(means.connection, means.home)
    how = Taking("Li Na", "looked at it", POINT)
    return take_left(means.connection, means.home, one.inbound_id, how, MORNING)


def _settled(means: Means, _: Path) -> object:
    how = Settlement(by="Li Na", note="asked", kinds=("stop",), scope="all", person_id=PERSON)
    (reply_id,) = means.connection.execute("SELECT reply_id FROM desk_reply").fetchall()[0]
    return settle(means.connection, means.home, reply_id, how, MORNING)


def _records(means: Means, _: Path) -> object:
    one = CallRecord(
        "r1", "DNC", MORNING, call_id="c1", creditor_id="BANK", person_id=PERSON, point_id=POINT,
        debt_ids=(DEBT,),
    )  # fmt: skip
    return take_records(means, "lender", ["BANK"], "vicidial", [one])


def _rows(folder: Path) -> Path:
    folder.mkdir()
    (folder / "evidence.csv").write_text(
        f"point_id,person_id,at,kind\n{POINT},{PERSON},{MORNING.isoformat()},wrong_number\n"
    )
    return folder


def _delta(means: Means, folder: Path) -> object:
    with closing(open_engine()) as engine:
        return take_delta(means, engine, _rows(folder / "delta"), ["BANK"])


def _drop(means: Means, folder: Path) -> object:
    inbox = folder / "inbox"
    inbox.mkdir()
    rows = _rows(inbox / "delta-1")
    control(rows, kind="delta")
    (done,) = take_drops(means, inbox)
    assert done.outcome == "taken", done.report
    return done


ACTS: Mapping[str, Act] = {
    "report": _report,
    "stop": _stop,
    "reply_stop": _reply("STOP"),
    "reply_not_me": _reply("打错了，我不是这个人"),
    "words": _words,
    "left_words": _left_words,
    "records": _records,
    "delta": _delta,
    "drop": _drop,
    "notice": _fact("notice", {"notice_id": "N1", "kind": "opt_out", "person_id": PERSON, "scope": "all"}),
    "payment": _fact(
        "payment",
        {"payment_id": "Y1", "debt_id": DEBT, "paid_at": MORNING, "amount": "1060.00", "status": "pending"},
    ),
    "agreement": _fact(
        "agreement",
        {"agreement_id": "A1", "debt_ids": [DEBT], "person_id": PERSON, "kind": "instalment",
         "status": "performing", "agreed_at": MORNING},
    ),
}  # fmt: skip


@pytest.mark.parametrize("how", ACTS)
def test_what_stops_is_in_force_after_a_deadlock(
    store: Store, connection: Connection, tmp_path: Path, caplog: pytest.LogCaptureFixture, how: str
) -> None:
    """The database ends the one who says it; it is taken all the same, once, and nothing leaves."""
    made_ready(store, connection, small_book(2), tmp_path / "book")
    means = means_for(store, connection)
    first = next(one for one in queue(means) if one.person_id == PERSON)
    with closing(store.connect()) as own:
        mine = means_for(store, own)
        raised = crossed(store, POINT, PERSON, lambda: ACTS[how](mine, tmp_path))
    assert raised == []
    assert TURNED_AWAY in caplog.text, "no circle was made: this proves nothing"
    assert send_one(means, first) == "skipped"
    row = connection.execute(
        "SELECT status, reason FROM desk_planned_contact WHERE contact_id = %s", [first.contact_id]
    ).fetchone()
    assert row is not None
    assert row[0] == "denied"
    assert row[1].startswith("withdrawn:")
    seal_store(connection, store.home, MORNING)
    assert verify_store(connection, store.home).ok


def test_a_reply_is_settled_in_spite_of_a_deadlock(
    store: Store, connection: Connection, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A person found that it was a stop: it is one."""
    made_ready(store, connection, small_book(1), tmp_path / "book")
    means = means_for(store, connection)
    _reply("你是谁")(means, tmp_path)
    with closing(store.connect()) as own:
        raised = crossed(store, POINT, PERSON, lambda: _settled(means_for(store, own), tmp_path))
    assert raised == []
    assert TURNED_AWAY in caplog.text
    assert connection.execute("SELECT DISTINCT kind FROM book_notices").fetchall() == [("opt_out",)]


def test_it_is_tried_a_few_times_and_then_raised(connection: Connection) -> None:
    """Not for ever, and in a caller's transaction once: that is undone already."""
    calls: list[int] = []

    def never() -> None:
        calls.append(1)
        raise psycopg.errors.SerializationFailure

    with pytest.raises(psycopg.errors.SerializationFailure):
        anew(connection, never)
    assert len(calls) == TRIES
    with pytest.raises(psycopg.errors.SerializationFailure), connection.transaction():
        anew(connection, never)
    assert len(calls) == TRIES + 1
