"""What is asked at the last moment: do words wait, are the minutes over, and whom does it bear on."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest

from rightparty.channels.receipts import Inbound
from rightparty.desk import redeeming, reserving
from rightparty.desk.access.guard import Actor
from rightparty.desk.came_back import keep_inbound
from rightparty.desk.clock import rehearsed
from rightparty.desk.contact_locks import lock_contacts
from rightparty.desk.dossier import About, dossier_from_store
from rightparty.desk.means import Means
from rightparty.desk.overrides import USED, Wish, approve, ask, close, overrides
from rightparty.desk.redeeming import Settled, before_dialling, expire_permits, give_back, redeem
from rightparty.desk.reply_locks import AgainError
from rightparty.desk.reserving import Reserved, Wanted, reserve
from rightparty.desk.reveal import point_value
from rightparty.desk.store import Connection, Store
from rightparty.gate.contact import Contact
from rightparty.gate.decide import decide
from rightparty.law.load import load_law
from tests.desk.books import small_book
from tests.desk.journal import journal_of
from tests.desk.means import MORNING, means_for
from tests.desk.wrong import Ready

BANK = ("BANK",)
_HELD = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"


@pytest.fixture
def means(ready: Ready, connection: Connection) -> Means:
    """A bank and two people who are late; nothing is planned."""
    given = ready(small_book(2))
    connection.execute("DELETE FROM desk_planned_contact")
    return given


def _wanted(number: int, debt: int | None = None) -> Wanted:
    debts = (f"D{debt or number:04}",)
    return Wanted("lender", f"P{number:04}", f"E{number:04}", debts, "email", "full")


def _reserved(means: Means, number: int = 1) -> str:
    done = reserve(means, _wanted(number))
    assert isinstance(done, Reserved)
    return done.claimed.permit.permit_id


def test_no_permit_is_used_while_words_from_there_wait(means: Means) -> None:
    """They may be a stop, and nobody has read them yet."""
    permit_id = _reserved(means)
    value = point_value(means.connection, "E0001")
    assert value is not None
    words = Inbound("email", "smtp", value, "service@bank.example", "STOP", (1, 1))
    keep_inbound(means.connection, means.home, words, means.clock())
    done = redeem(means, permit_id, BANK)
    assert (done.ok, done.because) == (False, "words_wait")


def test_words_from_elsewhere_keep_nobody(means: Means) -> None:
    """Only the point's own."""
    permit_id = _reserved(means)
    words = Inbound("email", "smtp", "somebody@else.example", "service@bank.example", "STOP", (1, 1))
    keep_inbound(means.connection, means.home, words, means.clock())
    assert redeem(means, permit_id, BANK).ok


def test_what_ran_out_cannot_be_returned(means: Means) -> None:
    """After its minutes it counts as made, whatever the sender says."""
    permit_id = _reserved(means)
    late = replace(means, clock=rehearsed(MORNING + timedelta(minutes=30)))
    done = give_back(late, permit_id, BANK)
    assert (done.ok, done.because) == (False, "expired")
    assert expire_permits(late) == 1
    assert means.connection.execute("SELECT kind FROM book_events").fetchall() == [("attempt",)]


def test_whoever_is_liable_beside_the_person_waits(means: Means, store: Store) -> None:
    """Two who owe one debt are not decided on the same rows."""
    means.connection.execute(
        "INSERT INTO book_liabilities (debt_id, person_id, role) VALUES ('D0001', 'P0002', 'co_borrower')"
    )
    with closing(store.connect()) as other:
        other.execute("SET lock_timeout = '300ms'")
        with means.connection.transaction():
            reserve(means, _wanted(1))
            with pytest.raises(psycopg.errors.LockNotAvailable):
                reserve(means_for(store, other), _wanted(2, debt=1))


@pytest.mark.parametrize("how", ["redeem", "return", "reserve", "expire"])
def test_locks_of_a_try_that_is_begun_anew_are_let_go(
    means: Means, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    """Also in a caller's transaction: else they would stand before those of the next try."""
    permit_id, held = _reserved(means), []
    late = replace(means, clock=rehearsed(MORNING + timedelta(minutes=30)))

    def first_in_vain(connection: Connection, about: list[About]) -> None:
        held.append(connection.execute(_HELD).fetchone())
        lock_contacts(connection, about)
        if len(held) == 1:
            raise AgainError

    for module in (reserving, redeeming):
        monkeypatch.setattr(module, "lock_contacts", first_in_vain)
    with means.connection.transaction():
        if how == "redeem":
            assert redeem(means, permit_id, BANK).ok
        elif how == "return":
            assert give_back(means, permit_id, BANK).ok
        elif how == "reserve":
            assert isinstance(reserve(means, _wanted(2)), Reserved)
        else:
            assert expire_permits(late) == 1
    assert held == [(0,), (0,)]


EVENING = datetime(
    2026, 11, 24, 12, 30, tzinfo=UTC
)  # half past eight in Shanghai: past the hours of the house


@pytest.fixture
def evening(means: Means, tmp_path: Path) -> Means:
    """The same after the hours of the house, which two people have set aside for the first person."""
    house = tmp_path / "house.toml"
    house.write_text('contact_window = ["09:00", "18:00"]\n')
    late = replace(means, law=load_law(house), clock=rehearsed(EVENING))
    contact = Contact("any", ("D0001",), "P0001", "E0001", "email", EVENING, "full")
    dossier = dossier_from_store(means.connection, "P0001", "E0001", ["D0001"])
    wish = Wish(contact, "asked for by phone", EVENING, EVENING + timedelta(hours=2), "BANK")
    refused = decide(contact, dossier, late.law, late.model)
    asked = ask(means.connection, means.home, wish, refused, WANG, EVENING)
    approve(means.connection, means.home, asked, LI, "weighed", EVENING)
    return late


WANG = Actor("wang.wei", frozenset({"supervisor"}), frozenset(BANK))
LI = Actor("li.na", frozenset({"compliance"}), frozenset(BANK))


def _uses(means: Means) -> int:
    acts = [one.body.get("act") for one in journal_of(means.connection) if one.kind == "human_act"]
    return acts.count(USED)


@pytest.mark.parametrize("way", [redeem, before_dialling])
def test_what_two_people_set_aside_is_set_aside_to_its_end(
    evening: Means, way: Callable[[Means, str, Sequence[str]], Settled]
) -> None:
    """A permit that was reserved by an override is redeemed by it, and its use is on record once."""
    done = way(evening, _reserved(evening), BANK)
    assert (done.ok, done.because) in [(True, "redeemed"), (True, "allowed")]
    assert _uses(evening) == 1


def test_an_override_that_was_taken_back_redeems_nothing(evening: Means) -> None:
    """What is set aside is asked for anew."""
    permit_id = _reserved(evening)
    (found,) = [row["override_id"] for row in overrides(evening.connection, LI, EVENING)]
    close(evening.connection, evening.home, found, LI, "not wanted any more", EVENING)
    done = redeem(evening, permit_id, BANK)
    assert (done.ok, done.because) == (False, "house.default.outside_house_hours")


def test_an_override_that_counts_at_the_last_moment_only_is_on_record(evening: Means) -> None:
    """Reserved within the hours of the house, redeemed past them."""
    plain = replace(evening, law=load_law())
    permit_id = _reserved(plain)
    assert _uses(evening) == 0
    assert redeem(evening, permit_id, BANK).ok
    assert _uses(evening) == 1
