"""A debt that a whole book has no more is not collected, until a book or some rows name it again."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from rightparty.book.load import load_book
from rightparty.desk.agency import place
from rightparty.desk.book_delta import take_delta
from rightparty.desk.claim import claim
from rightparty.desk.clock import rehearsed
from rightparty.desk.means import Means
from rightparty.desk.obstacles import Dropped
from rightparty.desk.redeeming import redeem
from rightparty.desk.reserving import NotReserved, Reserved, Wanted, reserve
from rightparty.desk.weighing import Claimed
from rightparty.desk.whole_book import BookTaken, take_book
from rightparty.engine import open_engine
from rightparty.errors import Refused
from tests.desk.books import SmallBook, placed_book, small_book
from tests.desk.journal import journal_of
from tests.desk.means import MORNING, statuses
from tests.desk.replied import decision, why
from tests.desk.wrong import Ready, count, queue

LATER = "2026-11-24T08:30:00+08:00"
OWED = Wanted("lender", "P0001", "E0001", ("D0001",), "email", "full")
Load = Callable[[Means, SmallBook], BookTaken]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Take a whole book over, as the nightly drop does."""

    def taken_over(means: Means, book: SmallBook) -> BookTaken:
        with closing(open_engine()) as engine, means.connection.transaction():
            return take_book(means, engine, load_book(book.write(tmp_path / "next"), engine))

    return taken_over


def dated(book: SmallBook, as_of: str | None) -> SmallBook:
    """The book, whose debts say this date of theirs, or none."""
    for row in book.tables["debts"]:
        row.pop("as_of", None)
        if as_of is not None:
            row["as_of"] = as_of
    return book


def without(book: SmallBook, as_of: str = LATER) -> SmallBook:
    """The next night's book: the first debt was sold, and neither it nor its person is in it."""
    book.as_of = as_of
    gone = {"debt_id": "D0001", "person_id": "P0001", "point_id": "E0001"}
    for name, rows in book.tables.items():
        book.tables[name] = [
            row for row in rows if all(row.get(column) != value for column, value in gone.items())
        ]
    return book


def again(means: Means) -> None:
    """Somebody plans what was withdrawn once more."""
    means.connection.execute(
        "UPDATE desk_planned_contact SET status = 'planned', reason = NULL, ended_at = NULL"
    )


@pytest.mark.parametrize("as_of", [None, "2026-11-24T07:00:00+08:00"])
def test_what_is_queued_about_it_goes_and_nothing_new_is_claimed(
    ready: Ready, load: Load, as_of: str | None
) -> None:
    """Whether or not the debt's row had a date of its own; of the debt that stays, nothing changes."""
    means = ready(dated(small_book(2), as_of))
    first, second = sorted(queue(means), key=lambda one: one.person_id)
    assert load(means, without(dated(small_book(2), as_of))).left == 1
    assert statuses(means.connection) == {first.contact_id: "denied", second.contact_id: "planned"}
    (reason,) = means.connection.execute(
        "SELECT reason FROM desk_planned_contact WHERE status = 'denied'"
    ).fetchall()
    assert reason == ("withdrawn:debt:left",)
    again(means)
    assert isinstance(claim(means, first), Dropped)
    assert isinstance(claim(means, second), Claimed)
    means.connection.execute("DELETE FROM desk_planned_contact WHERE person_id = 'P0001'")
    assert isinstance(reserve(means, OWED), NotReserved)


@pytest.mark.parametrize("days", [1, 10, 40])
def test_it_stays_uncollected_however_fresh_the_book_is(ready: Ready, load: Load, days: int) -> None:
    """The date of a book that has it no more says nothing of its balance."""
    means, at = ready(dated(small_book(2), None)), MORNING + timedelta(days=days)
    load(means, without(dated(small_book(2), None), (at - timedelta(hours=1)).isoformat()))
    means.connection.execute("DELETE FROM desk_planned_contact")
    means.connection.execute(
        "INSERT INTO book_evidence (point_id, person_id, at, kind) VALUES ('E0001', 'P0001', %s, %s)",
        [at - timedelta(minutes=30), "signed_in"],
    )
    assert isinstance(reserve(replace(means, clock=rehearsed(at)), OWED), NotReserved)


def test_a_book_that_is_ahead_of_our_clock_ends_it_at_once(ready: Ready, load: Load) -> None:
    """The core system's clock may be some hours ahead."""
    means = ready(small_book(2))
    load(means, without(small_book(2), "2026-11-24T15:00:00+08:00"))
    assert "core.promise.person_does_not_owe" in why(decision(means))


def test_who_stands_in_for_it_is_told_nothing(ready: Ready, load: Load) -> None:
    """A guardian's mandate goes with the debt."""
    book = small_book(3)
    book.add("relations", debt_id="D0001", person_id="P0003", role="guardian",
             verified_at="2026-11-01T00:00:00+08:00")  # fmt: skip
    means = ready(book)
    means.connection.execute("DELETE FROM desk_planned_contact")
    wanted = replace(OWED, person_id="P0003", point_id="E0003")
    done = reserve(means, wanted)
    assert isinstance(done, Reserved)
    load(means, without(small_book(3)))
    assert not redeem(means, done.claimed.permit.permit_id, ("BANK",)).ok
    means.connection.execute("UPDATE desk_reservation SET state = 'returned'")
    assert isinstance(reserve(means, wanted), NotReserved)


def test_an_open_permit_for_it_is_revoked(ready: Ready, load: Load) -> None:
    """An outside sender that comes with it is refused, and told before."""
    means = ready(small_book(2))
    means.connection.execute("DELETE FROM desk_planned_contact")
    done = reserve(means, OWED)
    assert isinstance(done, Reserved)
    load(means, without(small_book(2)))
    assert count(means, "desk_reservation WHERE state = 'withdrawn'") == 1
    assert not redeem(means, done.claimed.permit.permit_id, ("BANK",)).ok


def test_what_else_its_person_owes_is_collected(ready: Ready, load: Load) -> None:
    """Two debts, of which one was paid: the contact about the other stays, and leaves."""
    book = small_book(2)
    book.add("liabilities", debt_id="D0002", person_id="P0001", role="co_borrower", basis="signed")
    means, rest = ready(book), without(small_book(2))
    means.connection.execute("DELETE FROM desk_planned_contact WHERE person_id = 'P0002'")
    means.connection.execute("UPDATE desk_planned_contact SET debt_ids = '{D0002}'")
    for name in ("persons", "evidence", "points"):
        rest.tables[name] = small_book(2).tables[name]
    rest.add("liabilities", debt_id="D0002", person_id="P0001", role="co_borrower", basis="signed")
    load(means, rest)
    (one,) = queue(means)
    assert isinstance(claim(means, one), Claimed)


def test_its_agency_is_asked_for_it_and_gets_it_no_more(ready: Ready, load: Load) -> None:
    """As after any stop of a debt, once."""
    means = ready(placed_book())
    load(means, without(placed_book()))
    load(means, without(placed_book()))
    assert means.connection.execute("SELECT debt_id, because FROM desk_recall").fetchall() == [
        ("D0001", "debt:left")
    ]
    assert [record.kind for record in journal_of(means.connection)].count("recall") == 1
    means.connection.execute("UPDATE desk_recall SET acked_at = now()")
    with pytest.raises(Refused, match="left its creditor's book"):
        place(means.connection, means.home, "AG", ["D0001"], by="Li Na", at=MORNING)


def test_a_debt_whose_row_cannot_be_used_stops_and_is_not_asked_back(ready: Ready, load: Load) -> None:
    """The book names it, in a row with a fault: it is mended by the next one, and a recall is not."""
    means, book = ready(placed_book()), placed_book()
    first, second = sorted(queue(means), key=lambda one: one.person_id)
    book.as_of = LATER
    book.tables["debts"][0]["principal"] = "much"
    assert load(means, book).left == 1
    assert statuses(means.connection) == {first.contact_id: "denied", second.contact_id: "planned"}
    assert count(means, "desk_recall") == 0


@pytest.mark.parametrize("way", ["book", "rows"])
def test_it_comes_back_when_it_is_named_again(ready: Ready, load: Load, tmp_path: Path, way: str) -> None:
    """A file that was half was mended the night after, or the debt was handed in by itself."""
    means = ready(small_book(2))
    load(means, without(small_book(2)))
    if way == "book":
        book = small_book(2)
        book.as_of = LATER
        assert load(means, book).left == 0
    else:
        (tmp_path / "rows").mkdir()
        (tmp_path / "rows" / "debts.csv").write_text(
            "debt_id,creditor_id,product,currency,opened_on,principal,annual_rate\n"
            "D0001,BANK,personal,CNY,2026-01-10,6000.00,0.12\n"
        )
        with closing(open_engine()) as engine:
            take_delta(means, engine, tmp_path / "rows", ("BANK",))
    assert count(means, "desk_debt_left") == 0
    again(means)
    first = min(queue(means), key=lambda one: one.person_id)
    assert isinstance(claim(means, first), Claimed)


@pytest.mark.parametrize(
    ("as_of", "left"), [("2026-11-24T09:00:00+08:00", 0), ("2096-11-24T09:00:00+08:00", 1)]
)
def test_a_book_says_nothing_of_a_debt_that_is_newer_than_it(
    ready: Ready, load: Load, as_of: str, left: int
) -> None:
    """It was handed in since; a date that is decades ahead is no date."""
    book = dated(small_book(2), as_of)
    assert load(ready(book), without(small_book(2))).left == left


def test_a_book_says_nothing_of_another_creditors_debts(ready: Ready, load: Load) -> None:
    """Each creditor's book is about its own."""
    book = small_book(2)
    book.add("creditors", creditor_id="NEW", name="新银行", kind="bank", country="CN")
    book.tables["debts"][0]["creditor_id"] = "NEW"
    means = ready(book)
    rest = without(book)
    rest.tables["creditors"] = [row for row in rest.tables["creditors"] if row["creditor_id"] == "BANK"]
    assert load(means, rest).left == 0
    assert datetime.fromisoformat(LATER) in [
        at for (at,) in means.connection.execute("SELECT as_of FROM desk_book_statement").fetchall()
    ]
