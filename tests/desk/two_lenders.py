"""Two lenders in one installation, each with a book of its own, and people who owe both."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from rightparty.book.load import load_book
from rightparty.desk.book_store import load_into_store
from rightparty.desk.means import Means
from rightparty.desk.planned import Planned
from rightparty.desk.store import Connection, Store
from rightparty.engine import open_engine
from rightparty.law.load import Law, load_law
from tests.desk.books import SmallBook, small_book
from tests.desk.means import made_ready, means_for, queued

BANK, FINCO = "BANK", "FBANK"
_IDS = ("creditor_id", "person_id", "debt_id", "point_id", "sender_id")
_LAWS: dict[str, Law] = {}
TOGETHER = """
[lenders_counted_together]
BANK = "agreement of joint controllers of 2026-03-01, clause 4"
FBANK = "agreement of joint controllers of 2026-03-01, clause 4"
"""


def id_of(number: int) -> str:
    """The national id of one human."""
    return f"1101011990030{number:04}X"


def book_of_bank(people: int = 1) -> SmallBook:
    """The book of the first lender: `P0001` and so on, each with a national id."""
    book = small_book(people)
    for number, person in enumerate(book.tables["persons"], 1):
        person["national_id"] = id_of(number)
    return book


def book_of_finco(people: int = 1) -> SmallBook:
    """The second lender's: the same humans as `FP0001` and so on, with other numbers and addresses.

    It writes their national ids in its own way.
    """
    book = book_of_bank(people)
    for rows in book.tables.values():
        for row in rows:
            row |= {name: f"F{row[name]}" for name in _IDS if name in row}
    for person in book.tables["persons"]:
        person["national_id"] = f"{person['national_id'][:6]} {person['national_id'][6:].lower()}"
    for point in book.tables["points"]:
        point["value"] = point["value"].replace("+8613816", "+8613916").replace("@mail", "@post")
    return book


def house_of(folder: Path, more: str = "", together: str = TOGETHER) -> Law:
    """The law under a policy by which both count together."""
    text = f"{more}\n{together}"
    if text not in _LAWS:  # a law is compiled when it first decides
        path = folder / "house.toml"
        path.write_text(text, encoding="utf-8")
        _LAWS[text] = load_law(path)
    return _LAWS[text]


def two_lenders(
    store: Store,
    connection: Connection,
    folder: Path,
    *,
    bank: SmallBook | None = None,
    finco: SmallBook | None = None,
    channel: str = "email",
) -> Mapping[str, Planned]:
    """Load both books and plan one contact for everybody of each; gives the contacts by person."""
    with closing(open_engine()) as engine:
        book = load_book((finco or book_of_finco()).write(folder / "finco"), engine)
        with connection.transaction():
            load_into_store(connection, engine, book)
    made_ready(store, connection, bank or book_of_bank(), folder / "bank", channel)
    connection.execute(
        "UPDATE desk_planned_contact p SET creditor_id = d.creditor_id FROM book_debts d"
        " WHERE d.debt_id = p.debt_ids[1]"
    )
    return {one.person_id: one for one in queued(connection)}


def means_under(law: Law, store: Store, connection: Connection) -> Means:
    """The means of a test, under this law."""
    return replace(means_for(store, connection), law=law)
