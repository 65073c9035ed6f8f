"""An erased person is gone for good; their stops are not, and the journal verifies."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from rightparty.book.load import load_book
from rightparty.desk.book_store import load_into_store
from rightparty.desk.claim import claim
from rightparty.desk.dossier import dossier_from_store
from rightparty.desk.erasing import erase_person
from rightparty.desk.held_to import hold_to
from rightparty.desk.joined import joined_book
from rightparty.desk.journal_store import entries, seal_store, verify_store
from rightparty.desk.means import Means
from rightparty.desk.opened import opened_for_writing
from rightparty.desk.reply_parts import wait
from rightparty.desk.sending import send_one
from rightparty.desk.sequencer import place_waiting
from rightparty.desk.store import Connection
from rightparty.desk.vault import Erased, vault_of
from rightparty.desk.weighing import Claimed
from rightparty.engine import Engine
from rightparty.errors import Refused
from rightparty.gate.contact import Contact
from rightparty.gate.decide import decide
from rightparty.journal.record import read_record
from tests.desk.books import SmallBook, small_book
from tests.desk.means import MORNING, statuses
from tests.desk.parts import bring, listen, parts
from tests.desk.sealed import add_point, read
from tests.desk.wrong import count, queue, report

Ready = Callable[..., Means]
BY = "Wang Fang"
LATER = MORNING + timedelta(hours=1)


def erase(means: Means, person: str = "P0001", basis: str = "court") -> None:
    """Erase somebody who still owes, as a court may order."""
    erase_person(means.connection, person, by=BY, basis=basis, at=MORNING)


def contact(person: str, point: str, debt: str) -> Contact:
    """A contact that could be made now."""
    return Contact("x", (debt,), person, point, "email", at=LATER, content="full", mode=None)


def refused(means: Means, person: str, point: str, debt: str) -> bool:
    """Whether the gate refuses them."""
    dossier = dossier_from_store(means.connection, person, point, [debt])
    decision = decide(contact(person, point, debt), dossier, means.law, means.model)
    return decision.verdict == "deny" and not decision.allowed


@pytest.fixture
def load(connection: Connection, engine: Engine, tmp_path: Path) -> Callable[[SmallBook], None]:
    """Take a book over once more, as the next night's load does."""

    def taken_over(book: SmallBook) -> None:
        with connection.transaction():
            load_into_store(connection, engine, load_book(book.write(tmp_path / "next"), engine))
            hold_to(connection)

    return taken_over


def test_nothing_of_the_person_opens_and_nothing_can_be_sent(ready: Ready) -> None:
    """Their row, name, numbers and account are gone, what was queued is taken back, the gate refuses."""
    means = ready(small_book(2))
    first, second = queue(means)
    mine = first if first.person_id == "P0001" else second
    whole = dossier_from_store(means.connection, "P0001", mine.point_id, mine.debt_ids)
    erase(means)
    connection = means.connection
    assert statuses(connection)[mine.contact_id] == "denied"
    for cell in (("points", "value", "M0001"), ("points", "value", "E0001"), ("debts", "account", "D0001")):
        assert read(connection, *cell) == Erased(MORNING)
    assert refused(means, "P0001", "E0001", "D0001")
    assert not dossier_from_store(connection, "P0001", "E0001", ["D0001"]).rows("persons")
    now = dossier_from_store(connection, "P0001", "E0001", ["D0001"])
    late = type(whole)(whole.meta, {**whole.tables, "keys": now.tables["keys"]})
    with pytest.raises(Refused, match="erased on"):
        opened_for_writing(connection, late, contact("P0001", "E0001", "D0001"))


def test_the_other_person_is_as_before(ready: Ready) -> None:
    """One erasure touches one person, and a contact of the other is made."""
    means = ready(small_book(2))
    erase(means)
    (theirs,) = queue(means)
    assert theirs.person_id == "P0002"
    assert isinstance(claim(means, theirs), Claimed)
    assert read(means.connection, "persons", "name", "P0002") == "王小明"


def test_the_journal_verifies_and_says_that_there_was_an_erasure(ready: Ready) -> None:
    """Records of contacts that were made stand as they stood."""
    means = ready(small_book(1))
    (one,) = queue(means)
    assert send_one(means, one) == "sent"
    place_waiting(means.connection)
    place_waiting(means.connection)
    before = [entry.data for entry in entries(means.connection)]
    assert before
    erase(means)
    seal_store(means.connection, means.home, LATER)
    assert verify_store(means.connection, means.home).ok
    after = list(entries(means.connection))
    assert [entry.data for entry in after[: len(before)]] == before
    said = [read_record(entry.data)[1] for entry in after[len(before) :]]
    assert {record.kind for record in said} == {"erased"}
    digests = {record.body["subject"] for record in said}
    assert {means.marks.of("person", "P0001"), means.marks.of("point", "E0001")} <= digests
    row = means.connection.execute("SELECT text FROM desk_permit").fetchone()
    assert row == ("",), "a permit holds a salted digest of the number"


def test_a_later_file_does_not_bring_them_back(
    ready: Ready, load: Callable[[SmallBook], None], connection: Connection, engine: Engine, tmp_path: Path
) -> None:
    """The lender's nightly file names them still: nothing of it is kept, and the table refuses too."""
    book = small_book(2)
    book.add("transactions", person_id="P0001", at="2026-11-01T10:00:00+08:00", amount="-12.00")
    book.add("events", event_id="V1", contact_id="C1", at="2026-11-01T10:00:00+08:00", direction="in",
             kind="reply", channel="email", creditor_id="BANK", debt_ids="D0001", person_id="P0001",
             text="我是王小明")  # fmt: skip
    means = ready(book)
    erase(means)
    load(book)
    rows = connection.execute("SELECT person_id FROM book_persons").fetchall()
    assert rows == [("P0002",)]
    assert connection.execute("SELECT count(*) FROM book_transactions").fetchone() == (0,)
    assert connection.execute(
        "SELECT count(*), count(text), count(text_mark) FROM book_events"
    ).fetchone() == (
        1,
        0,
        0,
    )
    gone = connection.execute("SELECT point_id FROM book_points WHERE value IS NULL ORDER BY 1").fetchall()
    assert gone == [("E0001",), ("M0001",)]
    assert refused(means, "P0001", "E0001", "D0001")
    joined, _ = joined_book(connection, engine, load_book(tmp_path / "next", engine))
    assert [row["person_id"] for row in engine.rows(joined.tables["persons"])] == ["P0002"]


def test_a_number_that_another_has_stays(ready: Ready, load: Callable[[SmallBook], None]) -> None:
    """It goes with the last of them; and comes back when somebody else has it later."""
    book = small_book(2)
    book.add("evidence", point_id="E0001", person_id="P0002", at="2026-11-01T10:00:00+08:00", kind="stated")
    means = ready(book)
    erase(means)
    assert read(means.connection, "points", "value", "E0001") == "person0001@mail.example"
    assert read(means.connection, "points", "value", "M0001") == Erased(MORNING)
    erase(means, "P0002")
    assert read(means.connection, "points", "value", "E0001") == Erased(MORNING)
    book.late_person(3)
    book.add("evidence", point_id="E0001", person_id="P0003", at="2026-11-24T06:00:00+08:00", kind="stated")
    load(book)
    assert read(means.connection, "points", "value", "E0001") == "person0001@mail.example"
    assert read(means.connection, "points", "value", "M0001") == Erased(MORNING)


def test_a_stop_outlives_the_person(ready: Ready) -> None:
    """Said of themselves, it holds on for their numbers under whatever id and person a later book names."""
    book = small_book(1)
    book.add("notices", notice_id="N1", at="2026-11-01T10:00:00+08:00", kind="opt_out", person_id="P0001")
    book.late_person(2)
    means = ready(book)
    erase(means)
    add_point(means.connection, "NEW", "email", "person0001@mail.example")
    with means.connection.transaction():
        assert hold_to(means.connection) == 1
    dossier = dossier_from_store(means.connection, "P0002", "NEW", ["D0002"])
    decision = decide(contact("P0002", "NEW", "D0002"), dossier, means.law, means.model)
    assert any(reason.rule.endswith("person_opted_out") for reason in decision.reasons)
    assert count(means, "book_notices") == 4, "what was told is not forgotten"


def test_what_nobody_has_read_from_them_holds_as_a_stop(ready: Ready) -> None:
    """Parts that wait for others: their words go, and the number is stopped, under whatever id it comes."""
    book = small_book(1)
    book.late_person(2)
    means = ready(book)
    theirs, alike = parts("我下周五", "还1060元"), parts("你好", "吗", sender="8613916000001")
    bring(means, theirs[0], alike[0])
    assert listen(means) == []
    erase(means)
    left = "SELECT words IS NULL, taken_at FROM desk_inbound_message ORDER BY inbound_id"
    assert means.connection.execute(left).fetchall() == [(True, MORNING), (False, None)]
    bring(means, theirs[1], at=LATER)
    assert len(listen(means, LATER + wait())) == 2
    said = means.connection.execute("SELECT count(text) FROM book_events").fetchone()
    assert said == (0,), "of whoever was erased, and whom we do not know, no word is kept"
    add_point(means.connection, "NEW", "mobile", "+8613816000001")
    with means.connection.transaction():
        assert hold_to(means.connection) == 1
    dossier = dossier_from_store(means.connection, "P0002", "NEW", ["D0002"])
    decision = decide(contact("P0002", "NEW", "D0002"), dossier, means.law, means.model)
    assert any(reason.rule.endswith("person_opted_out") for reason in decision.reasons)


def test_a_report_of_a_wrong_person_outlives_the_number(ready: Ready) -> None:
    """The digest of the number stays where a report holds by it, and goes where none does."""
    means = ready(small_book(1))
    report(means)
    erase(means)
    rows = means.connection.execute(
        "SELECT point_id, value_mark IS NULL FROM book_points ORDER BY point_id"
    ).fetchall()
    assert rows == [("E0001", False), ("M0001", True)]
    mark = vault_of(means.connection).mark("points", "value", "person0001@mail.example")
    assert means.connection.execute("SELECT mark FROM desk_wrong_person").fetchone() == (mark,)


def test_a_number_that_was_stopped_or_reported_passes_to_somebody_else(
    ready: Ready, load: Callable[[SmallBook], None]
) -> None:
    """A later book gives both to another: they have their values again, and the stops hold on."""
    book = small_book(2)
    book.add("notices", notice_id="N1", at="2026-11-24T06:45:00+08:00", kind="opt_out", person_id="P0001")
    means = ready(book)
    report(means)
    erase(means)
    for point in ("E0001", "M0001"):
        book.add("evidence", point_id=point, person_id="P0002", at="2026-11-24T06:50:00+08:00",
                 kind="stated")  # fmt: skip
    load(book)
    assert read(means.connection, "points", "value", "E0001") == "person0001@mail.example"
    assert read(means.connection, "points", "value", "M0001") == "+8613816000001"
    dossier = dossier_from_store(means.connection, "P0002", "E0001", ["D0002"])
    decision = decide(contact("P0002", "E0001", "D0002"), dossier, means.law, means.model)
    assert any(reason.rule.endswith("person_opted_out") for reason in decision.reasons)
    assert count(means, "desk_stopped_point WHERE lifted_at IS NULL") == 2


def test_who_still_owes_is_not_erased_at_their_wish(ready: Ready) -> None:
    """The creditor needs their data for it; a debt of unknown state counts as owed."""
    means = ready(small_book(1))
    with pytest.raises(Refused, match="still owes"):
        erase(means, basis="request")
    means.connection.execute("UPDATE book_debts SET status = NULL")
    with pytest.raises(Refused, match="still owes"):
        erase(means, basis="request")
    means.connection.execute("UPDATE book_debts SET status = 'settled'")
    erase(means, basis="request")


def test_what_cannot_be_erased_is_said(ready: Ready) -> None:
    """Nobody of that id, no such basis, or erased before."""
    means = ready(small_book(1))
    with pytest.raises(Refused, match="no person"):
        erase(means, "nobody")
    with pytest.raises(Refused, match="no basis"):
        erase(means, basis="because")
    erase(means)
    with pytest.raises(Refused, match="was erased on 2026-11-24"):
        erase(means)
