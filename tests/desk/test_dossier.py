"""One person's rows from the store decide as the whole table does."""

from contextlib import closing
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from rightparty.book.load import load_book
from rightparty.desk.book_store import load_into_store
from rightparty.desk.claim import claim
from rightparty.desk.dossier import dossier_from_store
from rightparty.desk.obstacles import Dropped
from rightparty.desk.store import Connection
from rightparty.desk.weighing import Claimed
from rightparty.engine import Engine, open_engine
from rightparty.gate.candidates import default_candidates
from rightparty.gate.contact import Contact
from rightparty.gate.decide import decide
from rightparty.gate.table import decide_table
from rightparty.law.load import load_law
from rightparty.parties.model import default_model
from rightparty.world.town import book_meta, make_town
from rightparty.world.write import write_town
from tests.desk.books import LONG_AGO, small_book
from tests.desk.wrong import Ready, queue

MORNING = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)


def test_rows_about_others_stay_out_and_rows_about_the_point_come_in(
    connection: Connection, engine: Engine, tmp_path: Path
) -> None:
    """Whoever else claims the point is there, and so is a stop of its holder; strangers' rows are not."""
    book = small_book(3)
    book.add("evidence", point_id="E0001", person_id="P0002", at="2026-11-01T10:00:00+08:00", kind="stated")
    book.add("notices", notice_id="N1", at="2026-11-01T10:00:00+08:00", kind="opt_out", point_id="E0001")
    book.add("notices", notice_id="N2", at="2026-11-01T10:00:00+08:00", kind="opt_out", person_id="P0003")
    book.add("notices", notice_id="N3", at="2026-11-01T10:00:00+08:00", kind="calamity", creditor_id="BANK")
    book.add("events", event_id="V1", contact_id="C1", at="2026-11-01T10:00:00+08:00", direction="out",
             kind="attempt", channel="call", creditor_id="BANK", debt_ids="D0001")  # fmt: skip
    book.add("charges", charge_id="G1", debt_id="D0001", at="2026-11-01T10:00:00+08:00", kind="late_fee",
             amount="7.10")  # fmt: skip
    with connection.transaction():
        load_into_store(connection, engine, load_book(book.write(tmp_path / "book"), engine))
    dossier = dossier_from_store(connection, "P0001", "E0001", ["D0001"])
    assert {row["person_id"] for row in dossier.rows("evidence")} == {"P0001", "P0002"}
    assert {row["notice_id"] for row in dossier.rows("notices")} == {"N1", "N3"}
    assert [row["event_id"] for row in dossier.rows("events")] == ["V1"], "it names nobody, so it counts"
    assert [row["debt_id"] for row in dossier.rows("debts")] == ["D0001"]
    assert {row["point_id"] for row in dossier.rows("points")} == {"E0001", "M0001"}
    (charge,) = dossier.rows("charges")
    assert charge["amount"] == Decimal("7.10")
    assert charge["at"] == datetime(2026, 11, 1, 2, tzinfo=UTC)
    assert dossier.meta.as_of == datetime(2026, 11, 23, 23, tzinfo=UTC)
    assert "events" in dossier.meta.complete_since


def test_absent_tables_stay_absent(connection: Connection, engine: Engine, tmp_path: Path) -> None:
    """What the lender never handed in is unknown to a single decision too."""
    folder = small_book(1).write(tmp_path / "book")
    for name in ("notices", "events"):
        (folder / f"{name}.csv").unlink()
    with connection.transaction():
        load_into_store(connection, engine, load_book(folder, engine))
    dossier = dossier_from_store(connection, "P0001", "E0001", ["D0001"])
    assert {"notices", "events"} <= dossier.absent_tables


@pytest.mark.parametrize("stated", [True, False])
def test_no_creditor_answers_for_anothers_book(ready: Ready, *, stated: bool) -> None:
    """Who owes two lenders is decided by what both said of their books, as who owes one of them is."""
    book = small_book(2)
    book.add("creditors", creditor_id="NEW", name="新银行股份有限公司", kind="bank", country="CN",
             member_of="cba", neutral_name="新客户服务", hotline="400-810-0011",
             us_debt_collector="false")  # fmt: skip
    book.add("senders", sender_id="N-mail", creditor_id="NEW", channel="email", value="service@new.example",
             from_=LONG_AGO)  # fmt: skip
    book.tables["debts"][0]["creditor_id"] = "NEW"
    book.add("liabilities", debt_id="D0002", person_id="P0001", role="co_borrower", basis="signed")
    means = ready(book)
    means.connection.execute("UPDATE desk_planned_contact SET creditor_id = 'NEW', debt_ids = '{D0001}'")
    one = min(queue(means), key=lambda one: one.person_id)
    if not stated:
        means.connection.execute("DELETE FROM desk_book_statement WHERE creditor_id = 'NEW'")
    dossier = dossier_from_store(means.connection, "P0001", "E0001", ["D0001"])
    assert bool(dossier.meta.as_of) is bool(dossier.meta.complete_since) is stated
    assert ("notices" in dossier.absent_tables) is not stated
    assert isinstance(claim(means, one), Claimed if stated else Dropped)


def test_nobody_is_known_of_whom_there_is_nothing(connection: Connection) -> None:
    """A person, point and debt that the store has never seen give an empty dossier of unknown date."""
    dossier = dossier_from_store(connection, "nobody", "nowhere", ["none"])
    assert not any(dossier.tables.values())
    assert dossier.meta.as_of is None


@pytest.mark.slow
def test_a_decision_from_the_store_is_the_decision_of_the_table(
    connection: Connection, tmp_path: Path
) -> None:
    """For a simulated town, verdict, classes, time and rules are equal, one by one and all at once."""
    town = write_a_town(tmp_path / "town")
    law, model = load_law(), default_model()
    with closing(open_engine()) as engine:
        book = load_book(town, engine)
        with connection.transaction():
            load_into_store(connection, engine, book)
        asked = engine.materialize(default_candidates(book.tables, MORNING), "asked")
        decided = engine.rows(decide_table(engine, book, asked, MORNING, law, model).order_by("candidate_id"))
    assert len(decided) > 300
    for row in decided[:: max(1, len(decided) // 300)]:
        dossier = dossier_from_store(connection, row["person_id"], row["point_id"], row["debt_ids"])
        contact = Contact(
            row["candidate_id"],
            row["debt_ids"],
            row["person_id"],
            row["point_id"],
            row["channel"],
            at=MORNING,
            content=row["content"],
        )
        one = decide(contact, dossier, law, model)
        reasons = tuple(sorted({reason.rule for reason in one.reasons}))
        assert (one.verdict, one.allowed, one.retry_at, reasons) == (
            row["verdict"],
            row["allowed"],
            row["retry_at"],
            tuple(sorted(row["reasons"])),
        ), row["candidate_id"]


def write_a_town(folder: Path, people: int = 400) -> Path:
    """A small simulated town as a book."""
    write_town(make_town(people, 7, 0.04, MORNING, "CN"), book_meta(MORNING), folder)
    return folder
