"""Letters that a stop takes out of the print queue, unless the printer was there first."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from rightparty.channels import letter
from rightparty.channels.print_queue import PrintQueue
from rightparty.cli.main import run as rightparty
from rightparty.desk import sending
from rightparty.desk.agency import place, recall
from rightparty.desk.clock import rehearsed
from rightparty.desk.erasing import erase_person
from rightparty.desk.halt import halt
from rightparty.desk.journal_store import seal_store, verify_store
from rightparty.desk.letters_back import LettersBack, take_letters_back
from rightparty.desk.means import Means
from rightparty.desk.stop import take_notice, take_payment
from rightparty.desk.stopped_point import Stop, suppress_point
from rightparty.desk.store import Connection, Store
from rightparty.desk.weighing import PERMIT_KEY
from rightparty.desk.withdraw import Which, withdraw
from rightparty.desk.worker.chores import CHORES, do_chore
from rightparty.desk.worker.workshop import Workshop
from rightparty.law.load import load_law
from rightparty.parties.model import default_model
from tests.channels.test_print_queue import fetch
from tests.desk.books import LONG_AGO, SmallBook, small_book
from tests.desk.means import MORNING, statuses
from tests.desk.replied import records
from tests.desk.wrong import Ready, queue, report

SOON = MORNING + timedelta(minutes=10)


def letters_book(people: int) -> SmallBook:
    """People who are late, and an address of each that is proven today."""
    book = small_book(0)
    for number in range(1, people + 1):
        book.late_person(number, email=False)
        book.at_home(number)
    return book


@pytest.fixture
def waiting(
    ready: Ready, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Means]:
    """Letters of so many people, in the queue."""
    monkeypatch.setattr(letter, "printed", lambda _: (1, b"%PDF-"))
    clock = rehearsed(MORNING)
    key = store.home.signing_key(PERMIT_KEY).public_key()

    def sent(people: int = 1, book: SmallBook | None = None) -> Means:
        channel = letter.Letter(tmp_path / "queue", key, clock)
        means = ready(book or letters_book(people), "letter", channels={"letter": channel}, clock=clock)
        assert {sending.send_one(means, one) for one in queue(means)} == {"sent"}
        return means

    return sent


@pytest.fixture
def printing(tmp_path: Path) -> PrintQueue:
    """The folder from which the printer fetches."""
    return PrintQueue(tmp_path / "queue")


def take_back(means: Means, printing: PrintQueue) -> LettersBack:
    """What a worker does every other second."""
    return take_letters_back(means.connection, printing, rehearsed(SOON))


def notice(kind: str) -> Callable[[Means], object]:
    """The person said something."""
    told = {"notice_id": "N1", "kind": kind, "person_id": "P0001"}
    return lambda means: take_notice(means.connection, means.home, told, SOON)


def pay(means: Means) -> object:
    """Money is on its way."""
    paid = {"payment_id": "Y1", "debt_id": "D0001", "paid_at": SOON, "amount": "10.00", "status": "pending"}
    return take_payment(means.connection, means.home, paid, SOON)


STOPS: dict[str, Callable[[Means], object]] = {
    "withdrawn:notice:opt_out": notice("opt_out"),
    "withdrawn:notice:attorney": notice("attorney"),
    "withdrawn:payment:pending": pay,
    "withdrawn:not_theirs": lambda means: report(means, point="L0001", at=SOON),
    "withdrawn:point_stopped": lambda means: suppress_point(
        means.connection, means.home, Stop("L0001", "letter"), SOON
    ),
    "withdrawn:halted": lambda means: halt(
        means.connection, means.home, by="Wang Fang", note="wrong amounts", at=SOON, grace_s=0
    ),
    "withdrawn:erased": lambda means: erase_person(
        means.connection, "P0001", by="Wang Fang", basis="court", at=SOON
    ),
}


@pytest.mark.parametrize("why", [*STOPS])
def test_every_stop_takes_a_letter_out_of_the_queue(
    waiting: Callable[..., Means], printing: PrintQueue, why: str
) -> None:
    """Nothing is left to be printed; it was never sent, its permit is void, and the journal has it."""
    means = waiting()
    (contact_id,) = statuses(means.connection)
    assert take_back(means, printing) == LettersBack(), "nobody asked for it"
    assert printing.holds(contact_id)
    STOPS[why](means)
    assert take_back(means, printing) == LettersBack(taken=1)
    assert not fetch(printing, contact_id)
    assert list(printing.folder.glob("*.pdf")) == []
    row = means.connection.execute("SELECT status, reason FROM desk_planned_contact").fetchone()
    assert row == ("failed", why)
    assert _kinds(means) == ["attempt", "sent", "failed"]
    (good,) = means.connection.execute("SELECT revoked_at IS NULL FROM desk_permit").fetchall()
    assert good == (False,)
    assert _outcomes(means) == ["sent", "not_sent"]
    assert take_back(means, printing) == LettersBack(), "once"
    seal_store(means.connection, means.home, SOON)
    assert verify_store(means.connection, means.home).ok


def _kinds(means: Means) -> list[str]:
    query = "SELECT kind FROM book_events WHERE direction = 'out' AND channel = 'letter' ORDER BY at, kind"
    return [kind for (kind,) in means.connection.execute(query).fetchall()]


def _outcomes(means: Means) -> list[Any]:
    return [one.body.get("outcome") for one in records(means) if one.kind == "outcome"]


def test_only_what_the_stop_reaches_is_taken_back(
    waiting: Callable[..., Means], printing: PrintQueue
) -> None:
    """The other person's letter goes on waiting for the printer."""
    means = waiting(2)
    people = dict(
        means.connection.execute("SELECT person_id, contact_id FROM desk_planned_contact").fetchall()
    )
    notice("dispute")(means)
    assert take_back(means, printing) == LettersBack(taken=1)
    assert statuses(means.connection) == {people["P0001"]: "failed", people["P0002"]: "sent"}
    assert fetch(printing, people["P0002"])


def test_a_recall_takes_back_the_agencys_letters(waiting: Callable[..., Means], printing: PrintQueue) -> None:
    """A debt that is asked back from its agency is asked back from the queue too."""
    book = letters_book(1)
    book.add("agencies", agency_id="north", creditor_id="BANK", name="北方", certified="true")
    book.add("senders", sender_id="S-ag", creditor_id="BANK", agency_id="north", channel="letter",
             value="北方 200000 上海", from_=LONG_AGO)  # fmt: skip
    means = waiting(book=book)
    place(means.connection, means.home, "north", ["D0001"], by="Li Na", at=MORNING, notified_at=MORNING)
    means.connection.execute("UPDATE desk_planned_contact SET sender_id = 'S-ag'")
    recall(means.connection, means.home, "north", None, because="by_hand", by="Li Na", at=SOON)
    assert take_back(means, printing) == LettersBack(taken=1)


def test_what_the_printer_has_counts_as_sent(waiting: Callable[..., Means], printing: PrintQueue) -> None:
    """It stands as it was, and is not asked for again."""
    means = waiting()
    (contact_id,) = statuses(means.connection)
    assert fetch(printing, contact_id)
    notice("opt_out")(means)
    assert take_back(means, printing) == LettersBack(fetched=1)
    assert take_back(means, printing) == LettersBack()
    assert statuses(means.connection) == {contact_id: "sent"}
    assert _kinds(means) == ["attempt", "sent"]
    assert _outcomes(means) == ["sent"]
    assert means.connection.execute("SELECT result FROM desk_letter_back").fetchall() == [("fetched",)]


def test_between_two_takers_and_the_printer_each_letter_ends_once(
    waiting: Callable[..., Means], printing: PrintQueue, store: Store
) -> None:
    """Fetched and sent, or taken back and never sent: one record each, by one of the takers."""
    means = waiting(12)
    everybody = (
        "INSERT INTO desk_letter_back SELECT contact_id, 'withdrawn:stop', %s FROM desk_planned_contact"
    )
    means.connection.execute(everybody, [SOON])
    letters = statuses(means.connection)
    start, fetched, found = threading.Barrier(3), set[str](), list[LettersBack]()

    def printer() -> None:
        start.wait()
        fetched.update(one for one in sorted(letters, reverse=True) if fetch(printing, one))

    def taker() -> None:
        with closing(store.connect()) as connection:
            start.wait()
            found.append(take_letters_back(connection, printing, rehearsed(SOON)))

    threads = [threading.Thread(target=one) for one in (printer, taker, taker)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ended = statuses(means.connection)
    assert {one for one, status in ended.items() if status == "sent"} == fetched
    assert sum(one.taken for one in found) == 12 - len(fetched)
    assert sum(one.fetched for one in found) == len(fetched)
    assert _outcomes(means).count("not_sent") == 12 - len(fetched)


def test_a_queue_that_is_not_there_is_asked_again(
    waiting: Callable[..., Means], printing: PrintQueue, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing is concluded from a folder that is away; the letter stays asked for, and stays sent."""
    means = waiting()
    notice("opt_out")(means)
    printing.folder.rename(tmp_path / "away")
    assert take_back(means, printing) == LettersBack()
    assert "cannot be reached" in caplog.text
    assert set(statuses(means.connection).values()) == {"sent"}
    (tmp_path / "away").rename(printing.folder)
    assert take_back(means, printing) == LettersBack(taken=1)


def test_the_letter_of_a_sender_that_died_is_taken_back(
    waiting: Callable[..., Means], printing: PrintQueue
) -> None:
    """Claimed, in the queue, and nobody had said so yet: the stop still gets it."""
    means = waiting()
    means.connection.execute("UPDATE desk_planned_contact SET status = 'claimed', ended_at = NULL")
    notice("opt_out")(means)
    assert take_back(means, printing) == LettersBack(taken=1)
    row = means.connection.execute("SELECT status, reason FROM desk_planned_contact").fetchone()
    assert row == ("failed", "withdrawn:notice:opt_out")
    assert sending.recover(means) == 0


def test_what_may_still_be_put_there_stays_asked_for(
    waiting: Callable[..., Means], printing: PrintQueue
) -> None:
    """A claim whose letter is not there yet is settled once its permit is over, not before."""
    means = waiting()
    (contact_id,) = statuses(means.connection)
    means.connection.execute("UPDATE desk_planned_contact SET status = 'claimed', ended_at = NULL")
    (printing.folder / f"{contact_id}.json").rename(printing.folder / "elsewhere")
    notice("opt_out")(means)
    assert take_back(means, printing) == LettersBack()
    assert means.connection.execute("SELECT ended_at FROM desk_letter_back").fetchall() == [(None,)]
    (printing.folder / "elsewhere").rename(printing.folder / f"{contact_id}.json")
    assert take_back(means, printing) == LettersBack(taken=1)


def test_a_pause_of_its_channel_leaves_what_is_in_the_queue(
    waiting: Callable[..., Means], printing: PrintQueue
) -> None:
    """It holds back what has not been made; what has been made goes its way, as in the app."""
    means = waiting()
    with means.connection.transaction():
        withdraw(means.connection, Which.at(["L0001"]), "channel_paused:letter", SOON, made=False)
    assert take_back(means, printing) == LettersBack()
    assert set(statuses(means.connection).values()) == {"sent"}


def test_a_worker_takes_letters_back(
    waiting: Callable[..., Means], printing: PrintQueue, store: Store
) -> None:
    """From the folder that the environment names; none named, nothing is done."""
    means = waiting()
    notice("opt_out")(means)
    (chore,) = [one for one in CHORES if one.name == "letters"]
    for environment, done in ((dict[str, str](), 0), ({"RIGHTPARTY_PRINT_QUEUE": str(printing.folder)}, 1)):
        workshop = Workshop(store, load_law(), default_model(), rehearsed(SOON), environment, lambda _: {})
        assert do_chore(workshop, chore) == done
        workshop.close()
    assert set(statuses(means.connection).values()) == {"failed"}


@pytest.fixture
def at_home(store: Store, printing: PrintQueue, monkeypatch: pytest.MonkeyPatch) -> Iterator[Connection]:
    """The environment of whoever types commands."""
    monkeypatch.setenv("RIGHTPARTY_HOME", str(store.home.folder))
    monkeypatch.setenv("RIGHTPARTY_PRINT_QUEUE", str(printing.folder))
    with closing(store.connect()) as connection:
        yield connection


def test_a_command_that_stops_takes_letters_back_and_says_so(
    waiting: Callable[..., Means], at_home: Connection, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whether or not a worker runs."""
    waiting(2)
    assert rightparty(["parties", "stop", "L0001", "--by", "Wang Fang", "--via", "call"]) == 0
    assert "letters taken out of the print queue: 1" in capsys.readouterr().err
    halted = ["admin", "stop", "--by", "Wang Fang", "--note", "wrong amounts", "--grace", "0"]
    assert rightparty(halted) == 0
    assert "letters taken out of the print queue: 1" in capsys.readouterr().err
    assert set(statuses(at_home).values()) == {"failed"}
