"""Folders that are handed in: taken whole or not at all, in order, once, with a report beside."""

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rightparty.desk import drop
from rightparty.desk.drop import Dropped, take_drops
from rightparty.desk.journal_store import append
from rightparty.desk.means import Means
from rightparty.desk.store import Connection, Store
from tests.desk.books import SmallBook, small_book
from tests.desk.means import means_for

AS_OF = "2026-11-24T07:00:00+08:00"


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder for what is handed in."""
    (tmp_path / "inbox").mkdir()
    return tmp_path / "inbox"


@pytest.fixture
def means(store: Store, connection: Connection) -> Means:
    """The means of the store."""
    return means_for(store, connection)


def control(
    folder: Path, *, sequence: int = 1, kind: str = "full", as_of: str = AS_OF, of: str = "BANK", **sums: str
) -> None:
    """Write the control file that agrees with the folder, but for `sums` (`payments__amount="1.00"`)."""
    lines = [
        f'sender = "{of}"\nkind = "{kind}"\nsequence = {sequence}\nas_of = {as_of}\ncreditors = ["{of}"]'
    ]
    for path in sorted(folder.iterdir()):
        data = path.read_bytes()
        rows = max(data.decode().count("\n") - 1, 0) if path.suffix == ".csv" else 0
        lines.append(f'[files."{path.name}"]\nrows = {rows}\nsha256 = "{hashlib.sha256(data).hexdigest()}"')
        mine = {
            name.split("__")[1]: total for name, total in sums.items() if name.startswith(f"{path.stem}__")
        }
        lines += [f'sums = {{ {column} = "{total}" }}' for column, total in mine.items()]
    (folder / "control.toml").write_text("\n".join(lines) + "\n")


def full(inbox: Path, book: SmallBook, sequence: int = 1, **more: str) -> Path:
    """Hand in a whole book."""
    folder = book.write(inbox / f"full-{sequence}")
    control(folder, sequence=sequence, **more)
    return folder


def delta(inbox: Path, sequence: int, table: str, text: str, **more: str) -> Path:
    """Hand in rows of one table."""
    folder = inbox / f"delta-{sequence}"
    folder.mkdir()
    (folder / f"{table}.csv").write_text(text)
    control(folder, sequence=sequence, kind="delta", **more)
    return folder


def outcomes(taken: list[Dropped]) -> list[str]:
    """What became of the folders."""
    return [one.outcome for one in taken]


def people(connection: Connection) -> Any:
    """How many persons the store has."""
    return connection.execute("SELECT count(*) FROM book_persons").fetchone()


PAYMENT = "payment_id,debt_id,paid_at,amount,status\nY1,D0001,2026-11-24T06:00:00+08:00,100.00,posted\n"


def test_a_whole_book_is_taken_and_reconciled(means: Means, inbox: Path, connection: Connection) -> None:
    """Rows, sums by currency, new rows; the folder stands under `done`, with its report."""
    full(inbox, small_book(2), instalments__principal="4000.00")
    (taken,) = take_drops(means, inbox)
    assert (taken.outcome, taken.report["differences"]) == ("taken", [])
    assert taken.report["sums"]["instalments"]["CNY"]["principal"] == "4000.00"
    assert (taken.report["rows"]["persons"], taken.report["new"]["persons"]) == (2, 2)
    assert people(connection) == (2,)
    kept = json.loads((inbox / "done" / "full-1" / "report.json").read_text())
    assert kept["outcome"] == "taken"
    assert "王" not in (inbox / "done" / "full-1" / "report.txt").read_text()


def test_the_report_says_how_many_debts_left(means: Means, inbox: Path) -> None:
    """A file that was half is seen by whoever reads the report."""
    full(inbox, small_book(3))
    take_drops(means, inbox)
    full(inbox, small_book(1), sequence=2)
    (taken,) = take_drops(means, inbox)
    assert taken.report["left"] == {"debts": 2}
    assert "left: debts 2" in (inbox / "done" / "full-2" / "report.txt").read_text()


def test_the_report_notes_a_stop_with_an_end(means: Means, inbox: Path, connection: Connection) -> None:
    """The book is taken, and whoever reads its report learns that the end was not."""
    book = small_book(1)
    book.add("notices", notice_id="N1", at="2026-08-24T08:00:00+08:00", kind="opt_out", person_id="P0001",
             until="2026-11-22T08:00:00+08:00")  # fmt: skip
    full(inbox, book)
    (taken,) = take_drops(means, inbox)
    assert taken.outcome == "taken"
    assert connection.execute("SELECT until FROM book_notices").fetchall() == [(None,)]
    assert "NOTE: notices.csv:2:until: is the end of a stop" in (
        inbox / "done" / "full-1" / "report.txt"
    ).read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["full", "delta"])
def test_the_report_notes_personal_data_in_free_text(means: Means, inbox: Path, kind: str) -> None:
    """Of a book and of a part, which are taken all the same; the report holds no number."""
    book = small_book(1)
    text = (
        "notice_id,at,kind,person_id,detail\n"
        'N1,2026-11-24T06:00:00+08:00,hardship,P0001,"{""reason"": ""问他哥 13900139000""}"\n'
    )
    folder = full(inbox, book)
    if kind == "full":
        (folder / "notices.csv").write_text(text, encoding="utf-8")
        (folder / "control.toml").unlink()
        control(folder)
    else:
        take_drops(means, inbox)
        delta(inbox, 2, "notices", text)
    (taken,) = take_drops(means, inbox)
    assert taken.outcome == "taken", taken.report
    name = "full-1" if kind == "full" else "delta-2"
    said = (inbox / "done" / name / "report.txt").read_text(encoding="utf-8")
    assert "NOTE: notices.csv:2:detail: holds a telephone number" in said
    assert "139001" not in said + (inbox / "done" / name / "report.json").read_text(encoding="utf-8")


def test_nothing_is_looked_at_before_its_control_file_is_there(means: Means, inbox: Path) -> None:
    """It is handed in last."""
    folder = full(inbox, small_book(1))
    (folder / "control.toml").rename(inbox / "elsewhere.toml")
    assert take_drops(means, inbox) == []
    assert folder.exists()


@pytest.mark.parametrize("what", ["sum", "rows", "hash", "more", "less", "toml", "link"])
def test_what_does_not_agree_is_refused(means: Means, inbox: Path, connection: Connection, what: str) -> None:
    """A sum, a number of rows, a byte, a file too many or missing, a control file that is none."""
    folder = full(inbox, small_book(1), instalments__principal="1.00" if what == "sum" else "2000.00")
    file = folder / "control.toml"
    if what == "rows":
        file.write_text(file.read_text().replace("rows = 2", "rows = 3"))
    if what == "hash":
        (folder / "persons.csv").write_text((folder / "persons.csv").read_text() + "\n")
    if what == "more":
        (folder / "relations2.csv").write_text("x\n")
    if what == "less":
        (folder / "relations.csv").unlink()
    if what == "toml":
        file.write_text("sequence = ")
    if what == "link":
        (folder / "persons.csv").rename(inbox / "persons.csv")
        (folder / "persons.csv").symlink_to(inbox / "persons.csv")
    (taken,) = take_drops(means, inbox)
    assert taken.outcome == "refused"
    assert taken.report["differences"]
    assert (inbox / "refused" / "full-1" / "report.txt").exists()
    assert people(connection) == (0,)


def test_parts_follow_in_their_order(means: Means, inbox: Path, connection: Connection) -> None:
    """A part waits for the one before it; then both are taken."""
    full(inbox, small_book(1))
    delta(inbox, 3, "payments", PAYMENT.replace("Y1", "Y2"))
    assert outcomes(take_drops(means, inbox)) == ["taken", "waits"]
    delta(inbox, 2, "payments", PAYMENT, payments__amount="100.00")
    assert outcomes(take_drops(means, inbox)) == ["taken", "taken"]
    assert connection.execute("SELECT count(*) FROM book_payments").fetchone() == (2,)


def test_the_same_again_does_nothing_and_what_is_late_is_put_aside(
    means: Means, inbox: Path, tmp_path: Path
) -> None:
    """By the control file's own digest; by its sequence or its date."""
    copy = tmp_path / "copy"
    shutil.copytree(full(inbox, small_book(1), sequence=5), copy)
    assert outcomes(take_drops(means, inbox)) == ["taken"]
    shutil.copytree(copy, inbox / "again")
    full(inbox, small_book(2), sequence=4)
    full(inbox, small_book(2), sequence=6, as_of="2026-11-20T07:00:00+08:00")
    assert sorted(outcomes(take_drops(means, inbox))) == ["duplicate", "late", "late"]
    assert (inbox / "late" / "full-4" / "report.json").exists()


def test_a_crash_between_taking_and_moving_takes_nothing_twice(
    means: Means, inbox: Path, connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next look finds it taken, and moves it."""
    full(inbox, small_book(1))

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(drop, "_move", crash)
        with pytest.raises(KeyboardInterrupt):
            take_drops(means, inbox)
    assert (inbox / "full-1").exists()
    assert outcomes(take_drops(means, inbox)) == ["duplicate"]
    assert (inbox / "done" / "full-1").exists()
    assert connection.execute("SELECT count(*) FROM desk_drop").fetchone() == (1,)


def test_rows_with_faults_refuse_unless_the_lender_allows_some(means: Means, inbox: Path) -> None:
    """A part never; a whole book as many as its control file says."""
    book = small_book(2)
    book.tables["instalments"][0]["principal"] = "x"
    folder = full(inbox, book)
    assert outcomes(take_drops(means, inbox)) == ["refused"]
    shutil.move(inbox / "refused" / "full-1", folder)
    file = folder / "control.toml"
    file.write_text("most_left_out = 1\n" + file.read_text())
    assert outcomes(take_drops(means, inbox)) == ["taken"]


def test_a_part_may_not_be_about_another_creditor(means: Means, inbox: Path) -> None:
    """The control file names the creditors, and no row is another's."""
    full(inbox, small_book(1))
    take_drops(means, inbox)
    text = "creditor_id,name,kind,country\nOTHER,x,bank,CN\n"
    delta(inbox, 2, "creditors", text)
    (taken,) = take_drops(means, inbox)
    assert taken.outcome == "refused"
    assert "OTHER" in taken.report["differences"][0]


def book_of_other(number: int = 9) -> SmallBook:
    """The book of another lender, with one borrower of its own."""
    book = small_book(0)
    for row in (*book.tables["creditors"], *book.tables["senders"]):
        row["creditor_id"] = "OTHER"
    for row in book.tables["senders"]:
        row["sender_id"] += "-other"
    book.late_person(number)
    book.tables["debts"][0]["creditor_id"] = "OTHER"
    return book


def paid(book: SmallBook, debt: str) -> None:
    """A payment of ten, under one and the same id."""
    book.add("payments", payment_id="Y1", debt_id=debt, paid_at="2026-11-20T10:00:00+08:00", amount="10.00")


def with_debt(book: SmallBook) -> None:
    """The debt of the bank, as one of its own borrower's."""
    for name in ("debts", "liabilities", "instalments"):
        for row in book.tables[name]:
            row["debt_id"] = "D0001"


def with_person(book: SmallBook) -> None:
    """A person of the bank, as somebody who owes this lender."""
    book.tables["persons"][0]["person_id"] = "P0001"
    for row in (*book.tables["liabilities"], *book.tables["evidence"]):
        row["person_id"] = "P0001"


def with_point(book: SmallBook) -> None:
    """A number of the bank's borrower, with another value."""
    for row in (book.tables["points"][0], *book.tables["evidence"][:2]):
        row["point_id"] = "M0001"


TAKING_OVER: dict[str, Callable[[SmallBook], object]] = {
    "debt": with_debt, "person": with_person, "point": with_point,
    "payment": lambda book: paid(book, "D0009"),
    "sender": lambda book: book.tables["senders"][0].update(sender_id="S-mail"),
    "event": lambda book: book.add(
        "events", event_id="V1", contact_id="C1", at="2026-11-01T10:00:00+08:00", direction="in",
        kind="reply", channel="email", creditor_id="OTHER", debt_ids="D0009"),
}  # fmt: skip


@pytest.mark.parametrize("what", TAKING_OVER)
def test_a_whole_book_takes_over_nothing_of_another_creditor(
    means: Means, inbox: Path, connection: Connection, what: str
) -> None:
    """A debt, a person, a point, a payment, a sender or an event of the bank's stays so."""
    book = small_book(1)
    paid(book, "D0001")
    book.add("events", event_id="V1", contact_id="C1", at="2026-11-01T10:00:00+08:00", direction="in",
             kind="reply", channel="email", creditor_id="BANK", debt_ids="D0001")  # fmt: skip
    full(inbox, book)
    assert outcomes(take_drops(means, inbox)) == ["taken"]
    other = book_of_other()
    TAKING_OVER[what](other)
    control(other.write(inbox / "other"), of="OTHER")
    (taken,) = take_drops(means, inbox)
    assert taken.outcome == "refused"
    assert "hand in rows of your own creditors only" in taken.report["help"]
    assert people(connection) == (1,)
    assert connection.execute("SELECT debt_id FROM book_payments").fetchall() == [("D0001",)]


def test_two_lenders_hand_in_their_own_books_again_and_again(
    means: Means, inbox: Path, connection: Connection
) -> None:
    """Each a whole book, twice; a person who stands beside debts of both is of both."""
    full(inbox, small_book(1))
    control(book_of_other().write(inbox / "other-1"), of="OTHER")
    assert outcomes(take_drops(means, inbox)) == ["taken", "taken"]
    connection.execute(
        "INSERT INTO book_liabilities (debt_id, person_id, role) VALUES ('D0009', 'P0001', 'guarantor')"
    )
    full(inbox, small_book(1), sequence=2)
    shared = book_of_other()
    shared.tables["persons"] += small_book(1).tables["persons"]
    shared.add("liabilities", debt_id="D0009", person_id="P0001", role="guarantor", basis="signed")
    control(shared.write(inbox / "other-2"), of="OTHER", sequence=2)
    assert outcomes(take_drops(means, inbox)) == ["taken", "taken"]


@pytest.mark.parametrize(
    "as_of",
    ["2062-11-24T07:00:00+08:00", "2026-11-25T10:00:00+08:00", "9999-12-31T23:59:59-12:00",
     "0001-01-01T00:00:00+14:00"],
)  # fmt: skip
def test_a_folder_of_a_time_to_come_is_refused_and_blocks_nothing(
    means: Means, inbox: Path, as_of: str
) -> None:
    """A year that was mistyped would make every right book after it late."""
    full(inbox, small_book(1), as_of=as_of)
    assert outcomes(take_drops(means, inbox)) == ["refused"]
    full(inbox, small_book(1))
    assert outcomes(take_drops(means, inbox)) == ["taken"]


def test_a_whole_book_is_of_the_instant_that_its_control_file_says(means: Means, inbox: Path) -> None:
    """What is in it and in which order it comes are reckoned by one instant."""
    full(inbox, small_book(1), as_of="2026-11-24T06:00:00+08:00")
    (taken,) = take_drops(means, inbox)
    assert taken.outcome == "refused"
    assert "book.toml is as of" in taken.report["differences"][0]


def odd_sender(inbox: Path) -> None:
    """A sender whose name the database cannot hold."""
    folder = full(inbox, small_book(1), sequence=7)
    file = folder / "control.toml"
    file.write_text(file.read_text().replace('sender = "BANK"', 'sender = "a\\u0000b"'))


def odd_name(inbox: Path) -> None:
    """A folder whose name is no UTF-8."""
    full(inbox, small_book(1), sequence=7).rename(inbox / os.fsdecode(b"full-\xff"))


def odd_file(inbox: Path) -> None:
    """A file too many, with a name that is no UTF-8."""
    (full(inbox, small_book(1), sequence=7) / os.fsdecode(b"\xffpersons.csv")).write_text("x")


@pytest.mark.parametrize("odd", [odd_sender, odd_name, odd_file])
def test_an_odd_folder_is_refused_and_the_next_is_taken(
    means: Means, inbox: Path, odd: Callable[[Path], None]
) -> None:
    """What is handed in by one sender never holds up another's."""
    odd(inbox)
    full(inbox, small_book(1), sequence=8)
    assert sorted(outcomes(take_drops(means, inbox))) == ["refused", "taken"]
    (report,) = (inbox / "refused").glob("*/report.txt")
    assert report.read_text(encoding="utf-8")


def test_a_fault_that_nobody_foresaw_refuses_its_folder_alone(
    means: Means, inbox: Path, connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of it is taken, its kind is told, and what comes behind it is taken."""
    calls: list[object] = []

    def fails_once(*given: Any) -> Any:
        calls.append(given)
        if len(calls) == 1:
            raise ZeroDivisionError("of somebody's row")
        return append(*given)

    monkeypatch.setattr(drop, "append", fails_once)
    full(inbox, small_book(2))
    full(inbox, small_book(1), sequence=2)
    first, second = take_drops(means, inbox)
    assert (first.outcome, second.outcome) == ("refused", "taken")
    assert first.report["differences"] == ["the folder could not be read: ZeroDivisionError"]
    assert people(connection) == (1,)
