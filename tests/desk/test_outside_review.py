"""What waits outside is called off once a book, a part of one or a link denies it, and for nothing less."""

import csv
import uuid
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from rightparty.book.load import load_book
from rightparty.channels.call_task import Task
from rightparty.channels.recording import Recording
from rightparty.cli.main import run as rightparty
from rightparty.desk.book_delta import take_delta
from rightparty.desk.clock import real, rehearsed
from rightparty.desk.journal_store import seal_store, verify_store
from rightparty.desk.means import Means
from rightparty.desk.outside_review import check_call, review_round, take_links
from rightparty.desk.overrides import Override
from rightparty.desk.sending import send_one
from rightparty.desk.store import Connection, Store
from rightparty.desk.weighing import PERMIT_KEY
from rightparty.desk.whole_book import take_book
from rightparty.desk.worker.chores import CHORES
from rightparty.desk.worklist import StoreWorklist
from rightparty.engine import open_engine
from rightparty.errors import Refused
from rightparty.gate.contact import Contact
from rightparty.gate.decision import Decision
from tests.desk.books import SmallBook, small_book
from tests.desk.means import MORNING
from tests.desk.replied import rows
from tests.desk.wrong import Ready, queue

AT = "2026-11-24T08:30:00+08:00"
POINT = {"call": "M0001", "inbox": "A0001", "letter": "L0001"}
Outside = Callable[..., Means]
Row = Mapping[str, str]

_TASK = """
INSERT INTO desk_call_task (contact_id, number, caller_id, language, script, codes, call_from, call_until)
VALUES (%s, '', '', '', '', '{}', %s, %s)
"""
_MESSAGE = """
INSERT INTO desk_inbox_message (contact_id, sender_name, language, subject, body, shown_from, shown_until)
VALUES (%s, '', '', '', '', %s, %s)
"""
_OFF = {
    "call": "SELECT contact_id FROM desk_call_task WHERE withdrawn_at IS NOT NULL",
    "inbox": "SELECT contact_id FROM desk_inbox_message WHERE withdrawn_at IS NOT NULL",
    "letter": "SELECT contact_id FROM desk_letter_back",
}


def book_of_two() -> SmallBook:
    """Two people with telephones, apps and addresses."""
    book = small_book(2)
    for number in (1, 2):
        book.at_home(number)
    return book


@pytest.fixture
def outside(ready: Ready, store: Store) -> Outside:
    """Contacts to two people, sent, and waiting outside for so many hours."""
    key = store.home.signing_key(PERMIT_KEY).public_key()

    def sent(channel: str = "call", hours: int = 4) -> Means:
        clock = rehearsed(MORNING)
        means = ready(book_of_two(), channel, channels={channel: Recording(channel, key, clock)}, clock=clock)
        for one in queue(means):
            assert send_one(means, one) == "sent"
            if channel in ("call", "inbox"):
                until = MORNING + timedelta(hours=hours)
                query = _TASK if channel == "call" else _MESSAGE
                means.connection.execute(query, [one.contact_id, MORNING, until])
        return means

    return sent


def contact_of(means: Means, person: str = "P0001") -> str:
    """The contact of a person."""
    [(contact_id,)] = rows(means, f"SELECT contact_id FROM desk_planned_contact WHERE person_id = '{person}'")
    return str(contact_id)


def called_off(means: Means, channel: str = "call") -> Sequence[tuple[Any, ...]]:
    """The contacts that were called off, or asked back."""
    return rows(means, _OFF[channel])


def load(means: Means, book: SmallBook, folder: Path) -> None:
    """Take a whole book over."""
    with closing(open_engine()) as engine, means.connection.transaction():
        take_book(means, engine, load_book(book.write(folder), engine))


def lay_over(means: Means, folder: Path, table: str, row: Row) -> int:
    """Take a part of a book: one row; gives how many contacts that withdrew."""
    folder.mkdir()
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(row))
        writer.writeheader()
        writer.writerow(row)
    with closing(open_engine()) as engine:
        return take_delta(means, engine, folder, ("BANK",)).withdrawn


def changed(what: str, point: str) -> SmallBook:
    """The book with a change that no stop tells of."""
    book = book_of_two()
    told = {"point_id": point, "at": AT, "kind": what}
    if what in ("recycled", "carrier_mismatch"):
        book.add("evidence", person_id="P0001", as_of=AT, **told)
    elif what == "proven_by_another":
        book.add("evidence", person_id="P0002", **told | {"kind": "code_confirmed"})
    elif what == "died":
        book.tables["persons"][0]["status"] = "deceased"
    elif what == "does_not_owe":
        book.tables["liabilities"][0]["person_id"] = "P0002"
    elif what == "settled":
        book.tables["debts"][0]["status"] = "settled"
    return book


OF_NUMBERS = ("recycled", "carrier_mismatch", "proven_by_another")
OF_PEOPLE = ("died", "does_not_owe", "settled")


@pytest.mark.parametrize(
    ("channel", "what"),
    [
        *(("call", what) for what in (*OF_NUMBERS, *OF_PEOPLE)),
        *((channel, what) for channel in ("inbox", "letter") for what in OF_PEOPLE),
    ],
)
def test_what_a_book_denies_is_called_off(outside: Outside, tmp_path: Path, channel: str, what: str) -> None:
    """In the transaction that takes the book; the other person's stays, and all does if nothing changed."""
    means = outside(channel)
    load(means, book_of_two(), tmp_path / "same")
    assert called_off(means, channel) == []
    load(means, changed(what, POINT[channel]), tmp_path / "next")
    assert called_off(means, channel) == [(contact_of(means),)]
    if channel != "letter":
        query = "SELECT status, reason FROM desk_planned_contact WHERE person_id = 'P0001'"
        [(status, reason)] = rows(means, query)
        assert status == "failed"
        assert reason.startswith("withdrawn:")
        assert [row[0] for row in rows(means, "SELECT revoked_at IS NOT NULL FROM desk_permit")].count(
            True
        ) == 1
    seal_store(means.connection, means.home, MORNING)
    assert verify_store(means.connection, means.home).ok


PARTS: Mapping[str, tuple[str, Row]] = {
    "died": ("persons", {"person_id": "P0001", "name": "王小明", "country": "CN", "kind": "person",
                         "status": "deceased"}),
    "does_not_owe": ("liabilities", {"debt_id": "D0001", "person_id": "P0001", "role": "borrower",
                                     "basis": "signed", "until": "2026-11-24T08:00:00+08:00"}),
    "proven_by_another": ("evidence", {"point_id": "M0001", "person_id": "P0002", "at": AT,
                                       "kind": "signed_in"}),
}  # fmt: skip


@pytest.mark.parametrize("what", PARTS)
def test_what_a_part_of_a_book_denies_is_called_off(outside: Outside, tmp_path: Path, what: str) -> None:
    """As a whole book would; the other person's stays."""
    means = outside()
    assert lay_over(means, tmp_path / "part", *PARTS[what]) == 1
    assert called_off(means) == [(contact_of(means),)]


def test_a_link_calls_off_what_the_other_record_stopped(outside: Outside) -> None:
    """Once both are one person, the call to the first goes with that to the second."""
    means = outside()
    means.connection.execute(
        "INSERT INTO book_notices (notice_id, at, kind, person_id, scope, given_by)"
        " VALUES ('N', %s, 'opt_out', 'P0002', 'all', 'P0002')",
        [MORNING],
    )
    with means.connection.transaction():
        take_links(means, ["BANK"], [("P0001", "P0002"), ("P0002", "P0001")])
    assert {contact for (contact,) in called_off(means)} == {contact_of(means), contact_of(means, "P0002")}


def dies(means: Means) -> None:
    """The lender learns it by some way that nobody looks at."""
    means.connection.execute("UPDATE book_persons SET status = 'deceased' WHERE person_id = 'P0001'")


def test_the_worker_finds_what_nobody_looked_at(outside: Outside) -> None:
    """Each minute; and of many, each in its turn."""
    means = outside()
    assert review_round(means) == 0
    dies(means)
    rounds = [at(means, MORNING + timedelta(minutes=minute)) for minute in range(2)]
    assert sum(review_round(one, most=1) for one in rounds) == 1
    assert called_off(means) == [(contact_of(means),)]
    assert review_round(means) == 0
    assert "outside" in {chore.name for chore in CHORES}


def at(means: Means, when: datetime) -> Means:
    """The means at another instant."""
    return replace(means, clock=rehearsed(when))


def test_what_only_waits_is_left(outside: Outside) -> None:
    """At night no call is allowed, and its number is not shown; in the morning it is there again."""
    means = outside(hours=24)
    night = at(means, MORNING + timedelta(hours=14))
    assert review_round(night) == 0
    with pytest.raises(Refused, match="not to be made"):
        check_call(night, contact_of(means))
    assert called_off(means) == []


def test_a_number_is_shown_only_while_the_call_is_allowed(outside: Outside) -> None:
    """Looked at once more at that moment; what is denied by then is called off, and stays so."""
    means = outside()
    contact_id = contact_of(means)
    check_call(means, contact_id)
    dies(means)
    with pytest.raises(Refused, match="person_has_died"):
        check_call(means, contact_id)
    assert called_off(means) == [(contact_id,)]
    with pytest.raises(Refused, match="withdrawn"):
        check_call(means, contact_id)
    means.connection.execute("UPDATE desk_call_task SET code = 'answered'")
    check_call(means, contact_id)


def test_a_number_is_not_shown_to_a_collector_who_is_stopped(outside: Outside) -> None:
    """Nor to whoever does not say who calls; another collector makes the call, which is not called off."""
    means = outside()
    contact_id = contact_of(means)
    means.connection.execute(
        "INSERT INTO desk_collector_stop (creditor_id, collector_id, contact_id, hard, by, at)"
        " VALUES ('BANK', 'zhang.san', 'before', '{no_threat}', 'li.na', %s)",
        [MORNING],
    )
    for collector, why in (("zhang.san", "collector_stopped"), (None, "collector_not_named")):
        with pytest.raises(Refused, match=why):
            check_call(means, contact_id, collector)
    check_call(means, contact_id, "li.si")
    assert called_off(means) == []


def test_the_command_that_shows_a_number_looks_once_more(
    ready: Ready, store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the real clock: the number of a call that is denied is not told, the one of a call made is."""
    monkeypatch.setenv("RIGHTPARTY_HOME", str(store.home.folder))
    means = ready(book_of_two(), "call")
    contact_id, until = contact_of(means), real() + timedelta(hours=1)
    task = Task(contact_id, "+8613816000001", "+8621", "zh-Hans", "王先生", ("answered",), MORNING, until)
    StoreWorklist(means.connection).put(task)
    means.connection.execute("UPDATE desk_planned_contact SET status = 'sent', claimed_at = %s", [MORNING])
    dies(means)
    shows = ["admin", "reveal", "call_task", "number", contact_id, "--by", "Wang Fang", "--reason", "call"]
    assert rightparty(shows) != 0
    said = capsys.readouterr()
    assert "person_has_died" in said.err
    assert "+8613816000001" not in said.out
    assert called_off(means) == [(contact_id,)]
    means.connection.execute("UPDATE desk_call_task SET code = 'answered'")
    assert rightparty(shows) == 0
    assert "+8613816000001" in capsys.readouterr().out


def test_what_two_people_have_set_aside_stays_so(outside: Outside, monkeypatch: pytest.MonkeyPatch) -> None:
    """An override by which a contact was claimed holds for it while it waits."""

    def found(_: Connection, contact: Contact, decision: Decision) -> Override:
        rules = frozenset(reason.rule for reason in decision.reasons)
        return Override(uuid.uuid4(), rules, "", "", contact.at)

    means = outside()
    dies(means)
    with monkeypatch.context() as patched:
        patched.setattr("rightparty.desk.outside_review.override_for", found)
        assert review_round(means) == 0
    assert review_round(means) == 1


def test_what_cannot_be_decided_is_called_off(outside: Outside, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of one contact holds up no book, and leaves no call to be made on a guess."""

    def errs(*_: object, **__: object) -> None:
        raise ValueError("no such fact")

    means = outside()
    monkeypatch.setattr("rightparty.desk.outside_review.decide_many", errs)
    assert review_round(means) == 0, "each was looked at by itself"
    monkeypatch.setattr("rightparty.desk.outside_review.decide", errs)
    assert review_round(means) == 2
    reasons = {reason for (reason,) in rows(means, "SELECT reason FROM desk_planned_contact")}
    assert reasons == {"withdrawn:fault:ValueError"}
