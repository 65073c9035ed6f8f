"""One statement for many contacts gives the same rows as one statement for each."""

import json
from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from rightparty.desk.dossier import About, dossier_text, read_dossier
from rightparty.desk.dossiers import FEW, dossier_texts
from rightparty.desk.means import Means
from rightparty.desk.schema import STORED
from rightparty.desk.store import Connection
from tests.desk.books import SmallBook, small_book

Ready = Callable[..., Means]
PEOPLE = 14


def rows(text: str) -> dict[str, list[str]]:
    """The rows of a dossier's text by table, each as text, in an order of their own."""
    found: dict[str, list[dict[str, Any]]] = json.loads(text)
    return {name: sorted(json.dumps(row, sort_keys=True) for row in table) for name, table in found.items()}


def tangled() -> SmallBook:
    """People who share debts and points, with everything that may be told of them."""
    book = small_book(PEOPLE)
    book.add("liabilities", debt_id="D0001", person_id="P0002", role="guarantor", basis="signed")
    book.add("liabilities", debt_id="D0003", person_id="P0001", role="co_borrower", basis="signed")
    book.add("relations", debt_id="D0001", person_id="P0005", role="attorney")
    at = "2026-10-01T10:00:00+08:00"
    book.add("evidence", point_id="M0001", person_id="P0004", at=at, kind="stated")
    book.add("evidence", point_id="E0006", person_id="P0002", at=at, kind="wrong_number")
    book.add("notices", notice_id="N1", at=at, kind="opt_out", person_id="P0002")
    book.add("notices", notice_id="N2", at=at, kind="dispute", debt_id="D0003")
    book.add("notices", notice_id="N3", at=at, kind="opt_out", point_id="M0001", scope="point")
    book.add("notices", notice_id="N4", at=at, kind="attorney", person_id="P0003", given_by="P0005")
    book.add("notices", notice_id="N5", at=at, kind="outsourced", creditor_id="BANK")
    book.add("payments", payment_id="Y1", debt_id="D0001", paid_at=at, amount="10.00", status="posted")
    book.add("promises", promise_id="Z1", person_id="P0002", debt_ids="D0001;D0002", made_at=at,
             due_on="2026-10-09", amount="10.00")  # fmt: skip
    book.add("agreements", agreement_id="A1", debt_ids="D0003", person_id="P0003", kind="instalment",
             status="offered")  # fmt: skip
    book.add("complaints", complaint_id="C1", at=at, source="phone", cause="calls", point_id="M0001",
             due_on="2026-10-20")  # fmt: skip
    book.add("agencies", agency_id="AG1", creditor_id="BANK", name="北方", certified="true")
    book.add("agencies", agency_id="AG2", creditor_id="BANK", name="南方", certified="true")
    for debt, agency, recalled, acked in (
        ("D0001", "AG1", "", ""),
        ("D0011", "AG1", "2026-11-02T10:00:00+08:00", ""),
        ("D0012", "AG1", "2026-11-01T10:00:00+08:00", ""),  # the oldest unanswered one
        ("D0013", "AG1", "2026-10-20T10:00:00+08:00", "2026-10-21T10:00:00+08:00"),
        ("D0002", "AG2", "2026-11-03T10:00:00+08:00", ""),
    ):
        book.add("placements", debt_id=debt, agency_id=agency, from_=at, recalled_at=recalled,
                 recall_acked_at=acked)  # fmt: skip
    event = {"at": at, "direction": "out", "creditor_id": "BANK", "channel": "sms"}
    book.add("events", event_id="V1", contact_id="K1", kind="attempt", debt_ids="D0001", person_id="P0001",
             point_id="M0001", **event)  # fmt: skip
    book.add("events", event_id="V2", contact_id="K1", kind="delivered", debt_ids="D0001", **event)
    book.add("events", event_id="V3", contact_id="K2", kind="attempt", debt_ids="D0002;D0001", **event)
    book.add("events", event_id="V4", contact_id="K3", kind="attempt", debt_ids="D0009", point_id="M0001",
             person_id="P0009", **event)  # fmt: skip
    return book


@pytest.fixture
def asked(ready: Ready) -> list[About]:
    """Contacts of everybody, with shared debts, other people's points, and what the store does not know."""
    connection = ready(tangled()).connection
    connection.execute("INSERT INTO desk_debt_left (debt_id) VALUES ('D0001'), ('D0007')")
    every = [About(f"P{n:04}", f"E{n:04}", (f"D{n:04}",)) for n in range(1, PEOPLE + 1)]
    odd = [
        About("P0001", "M0001", ("D0001", "D0003")),
        About("P0002", "E0006", ("D0002", "D0001")),
        About("P0004", "M0001", ()),
        About("nobody", "nowhere", ("nothing",)),
    ]
    assert len(every) > FEW
    return [*every, *odd]


def test_both_ways_find_the_same_rows(asked: list[About], connection: Connection) -> None:
    """For each contact and each table: nothing more, nothing less, nothing twice."""
    together = dossier_texts(connection, asked)
    for about, text in zip(asked, together, strict=True):
        assert rows(text) == rows(dossier_text(connection, about)), about


def test_what_is_found_is_what_was_meant(asked: list[About], connection: Connection) -> None:
    """The shared debt, the shared number, and the contact that named nobody stand in the first dossier."""
    first = read_dossier(dossier_texts(connection, asked)[0])
    ids = {name: {row[key] for row in first.rows(name)} for name, key in KEYS_OF.items()}
    assert ids["debts"] == {"D0001", "D0002", "D0003"}
    assert {"P0001", "P0002", "P0003"} <= ids["persons"]
    assert ids["notices"] == {"N2", "N3", "N5"}
    assert {"V1", "V2", "V3"} <= ids["events"]
    assert ids["placements"] == {"D0001", "D0002", "D0012"}, "and of each agency the oldest unanswered recall"


KEYS_OF = {"debts": "debt_id", "persons": "person_id", "notices": "notice_id", "events": "event_id",
           "placements": "debt_id"}  # fmt: skip


def test_few_are_read_one_by_one(asked: list[About], connection: Connection) -> None:
    """A single contact is not worth the large statement, and is read the same."""
    assert dossier_texts(connection, asked[:1]) == [dossier_text(connection, asked[0])]
    assert dossier_texts(connection, []) == []


def test_what_cannot_be_asked_leaves_the_connection_as_it_was(
    asked: list[About], connection: Connection
) -> None:
    """The setting under which many are asked for ends with them, within a transaction and without one."""
    nul = [*asked, About("P\x00", "E0001", ("D0001",))]
    with pytest.raises(psycopg.errors.DataError):
        dossier_texts(connection, nul)
    with pytest.raises(psycopg.errors.DataError), connection.transaction():
        dossier_texts(connection, nul)
    assert connection.execute("SHOW enable_seqscan").fetchone() == ("on",)
    assert len(dossier_texts(connection, asked)) == len(asked)


class Explaining:
    """A connection that tells how it looks for the rows of contacts, and finds none."""

    def __init__(self, connection: Connection) -> None:
        self.execute, self.info = connection.execute, connection.info
        self.connection = connection
        self.lines: list[str] = []

    def rows_of(self, query: str, *values: object) -> list[tuple[str]]:
        """How they are looked for."""
        self.lines += [line for (line,) in self.connection.rows_of(f"EXPLAIN {query}", *values)]
        return [("",)]


@pytest.mark.parametrize("several", [1, FEW])
def test_no_table_that_grows_is_read_from_end_to_end(
    asked: list[About], connection: Connection, several: int
) -> None:
    """Whatever is looked for of a contact, an index finds it: also beside an `OR`, and in a large book."""
    explaining = Explaining(connection)
    with connection.transaction(force_rollback=True):
        connection.execute("SET LOCAL enable_seqscan = off")
        dossier_texts(explaining, asked[:several])  # type: ignore[arg-type]  # all that is used of one
    whole = {line.split(" on ")[1].split()[0] for line in explaining.lines if "Seq Scan on" in line}
    assert whole <= {"book_senders"}, "of which a lender has but a few"
    assert sum("Index" in line for line in explaining.lines) > len(STORED)
