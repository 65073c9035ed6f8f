"""Links in the running service: stops, contacts and reports of one record hold for the others of a person."""

import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic

import pytest

from rightparty.book.load import load_book
from rightparty.desk.book_store import load_into_store
from rightparty.desk.claim import ONE_A_DAY, claim
from rightparty.desk.day import Order, run_day
from rightparty.desk.dossier import dossier_from_store
from rightparty.desk.linked import contacted_as_others, hold_links, linked_book, linked_dossier, others_of
from rightparty.desk.obstacles import Dropped
from rightparty.desk.planned import NOT_SENDING, Planned
from rightparty.desk.reserving import NotReserved, Wanted, reserve
from rightparty.desk.same_point import lock_people
from rightparty.desk.store import Connection, Store
from rightparty.desk.weighing import Claimed
from rightparty.desk.wrong_party import Report, report_wrong_party
from rightparty.engine import Engine, open_engine
from rightparty.errors import Refused
from rightparty.gate.candidates import default_candidates
from rightparty.gate.contact import Contact
from rightparty.gate.decide import decide
from rightparty.gate.table import decide_table
from rightparty.law.load import load_law
from rightparty.parties.model import default_model
from rightparty.world.town import book_meta, make_town
from rightparty.world.write import write_town
from tests.desk.books import DAY, LONG_AGO, SmallBook, small_book
from tests.desk.means import MORNING, made_ready, means_for, queued

BOTH_WAYS = (("P0001", "P0002"), ("P0002", "P0001"))
MINUTE = timedelta(minutes=1)


def queue(connection: Connection) -> dict[str, Planned]:
    """What is planned, by person."""
    row = connection.execute("SELECT max(run_id) FROM desk_run").fetchone()
    assert row is not None
    return {one.person_id: one for one in queued(connection)}


def link(connection: Connection, pairs: Sequence[tuple[str, str]] = BOTH_WAYS) -> None:
    """Keep these links as those of the book."""
    with connection.transaction():
        hold_links(connection, ["BANK"], pairs)


Says = Callable[[Connection], object]


def opts_out(connection: Connection) -> None:
    """The second record asked to be left alone."""
    connection.execute(
        "INSERT INTO book_notices (notice_id, at, kind, person_id, scope, given_by)"
        " VALUES ('N', %s, 'opt_out', 'P0002', 'all', 'P0002')",
        [MORNING - MINUTE],
    )


def stands_as(status: str) -> Says:
    """The lender has the second record's person in this state."""
    change = "UPDATE book_persons SET status = %s WHERE person_id = 'P0002'"
    return lambda connection: connection.execute(change, [status])


def holder_reports(connection: Connection) -> None:
    """Whoever holds the first record's address said that they are not the second record."""
    connection.execute(
        "INSERT INTO book_evidence (point_id, person_id, at, kind)"
        " VALUES ('E0001', 'P0002', %s, 'wrong_number')",
        [MORNING - MINUTE],
    )


@pytest.mark.parametrize(
    ("says", "rule"),
    [
        (opts_out, "core.stops.person_opted_out"),
        (holder_reports, "core.promise.point_is_not_theirs"),
        pytest.param(stands_as("deceased"), "core.stops.person_has_died", id="deceased"),
        pytest.param(stands_as("incapable"), "core.stops.person_is_at_risk", id="incapable"),
        pytest.param(stands_as("minor"), "core.stops.person_is_at_risk", id="minor"),
    ],
)
def test_what_one_record_says_stops_a_claim_for_the_other(
    store: Store, connection: Connection, tmp_path: Path, says: Says, rule: str
) -> None:
    """Said after the plan was made, and known only by way of the link."""
    made_ready(store, connection, small_book(2), tmp_path / "book")
    link(connection)
    says(connection)
    means = means_for(store, connection)
    ended = claim(means, queue(connection)["P0001"])
    assert isinstance(ended, Dropped)
    assert rule in ended.reason


@pytest.mark.parametrize("linked", [True, False])
def test_what_one_record_was_told_today_counts_for_the_other(
    store: Store, connection: Connection, tmp_path: Path, linked: bool
) -> None:
    """One telling contact a day is for people, not for rows of a file."""
    made_ready(store, connection, small_book(2), tmp_path / "book")
    if linked:
        link(connection)
    means = means_for(store, connection)
    first, second = (claim(means, one) for one in queue(connection).values())
    assert isinstance(first, Claimed)
    assert isinstance(second, Dropped if linked else Claimed)
    if isinstance(second, Dropped):
        assert "house.default.told_today_already" in second.reason


def of_another_lender(book: SmallBook) -> SmallBook:
    """The second record's debt is owed to somebody else, who has a sender of their own."""
    bank = next(row for row in book.tables["creditors"])
    book.add("creditors", **(bank | {"creditor_id": "NEXT", "name": "远山银行股份有限公司"}))
    book.add("senders", sender_id="N-mail", creditor_id="NEXT", channel="email",
             value="service@next.example", from_=LONG_AGO)  # fmt: skip
    for row in book.tables["debts"]:
        if row["debt_id"] == "D0002":
            row["creditor_id"] = "NEXT"
    return book


@pytest.mark.parametrize("linked", [True, False])
@pytest.mark.parametrize(("content", "lenders"), [("knock", 1), ("knock", 2), ("full", 2)])
def test_one_human_hears_from_us_once_a_day_whatever_is_said_and_for_whom(
    store: Store, connection: Connection, tmp_path: Path, content: str, lenders: int, linked: bool
) -> None:
    """No rule counts the knocks of a day: the claim does, by all ids of the human, whoever lends to them."""
    book = small_book(2) if lenders == 1 else of_another_lender(small_book(2))
    made_ready(store, connection, book, tmp_path / "book")
    connection.execute("UPDATE desk_planned_contact SET content = %s", [content])
    if linked:
        link(connection, [*BOTH_WAYS, ("P0002", "A7"), ("A7", "P0002")])
    means = means_for(store, connection)
    first, second = (claim(means, one) for one in queue(connection).values())
    assert isinstance(first, Claimed)
    assert isinstance(second, Dropped if linked else Claimed)
    if isinstance(second, Dropped):
        assert second.reason == ONE_A_DAY or (content == "full" and "told_today_already" in second.reason)


def test_what_the_law_owes_one_record_is_not_held_back_by_the_other(
    store: Store, connection: Connection, tmp_path: Path
) -> None:
    """As the database says it of one record: a statutory notice counts for nothing, and nothing stops it."""
    made_ready(store, connection, small_book(2), tmp_path / "book")
    link(connection)
    one, other = queue(connection).values()
    assert isinstance(claim(means_for(store, connection), one), Claimed)
    assert contacted_as_others(connection, [one.contact_id, other.contact_id]) == {other.contact_id}
    connection.execute("UPDATE desk_planned_contact SET content = 'statutory'")
    assert contacted_as_others(connection, [one.contact_id, other.contact_id]) == set()


def test_an_outside_sender_gets_no_permit_for_who_heard_of_us_under_another_id(
    store: Store, connection: Connection, tmp_path: Path
) -> None:
    """A knock for the second record, after the first was told."""
    made_ready(store, connection, of_another_lender(small_book(2)), tmp_path / "book")
    means, one = means_for(store, connection), queue(connection)["P0001"]
    link(connection)
    assert isinstance(claim(means, one), Claimed)
    asked = reserve(means, Wanted("partner", "P0002", "E0002", ("D0002",), "email", "knock"))
    assert isinstance(asked, NotReserved)
    assert asked.dropped == Dropped("denied", ONE_A_DAY)


def test_a_day_contacts_one_record_of_a_human(store: Store, engine: Engine, tmp_path: Path) -> None:
    """With links told to the run, and on the next without: the others are accounted for, as spared."""
    links = tmp_path / "links.csv"
    head = "left_book,left_person,right_book,right_person"
    links.write_text(f"{head}\nbook,P0001,book,P0002\n", encoding="utf-8")
    folder = small_book(3).write(tmp_path / "book")
    for given in (links, None):
        run_day(store, engine, Order(folder, DAY, links=given), {})
        with closing(store.connect()) as connection:
            rows = connection.execute(
                "SELECT person_id, status, reason FROM desk_planned_contact WHERE day = %s", [DAY]
            ).fetchall()
        found = {person: (status, reason) for person, status, reason in rows}
        assert {found.pop("P0001"), found["P0002"]} == {("held", NOT_SENDING), ("skipped", "linked")}
        assert found["P0003"] == ("held", NOT_SENDING)


@pytest.mark.slow
def test_two_claims_for_one_person_never_both_win(
    store: Store, connection: Connection, tmp_path: Path
) -> None:
    """Let go at once, in many pairs of records: one of each is told."""
    pairs = 12
    made_ready(store, connection, small_book(2 * pairs), tmp_path / "book")
    names = [f"P{number:04}" for number in range(1, 2 * pairs + 1)]
    couples = list(zip(names[::2], names[1::2], strict=True))
    link(connection, [pair for one, other in couples for pair in ((one, other), (other, one))])
    contacts, found = queue(connection), list[Claimed | Dropped]()

    def claims(own: Connection, person: str, gate: threading.Barrier) -> None:
        gate.wait(10)
        found.append(claim(means_for(store, own), contacts[person]))

    with closing(store.connect()) as own:
        for one, other in couples:
            gate = threading.Barrier(2)
            beside = threading.Thread(target=claims, args=(own, other, gate))
            beside.start()
            claims(connection, one, gate)
            beside.join(20)
    assert len(found) == 2 * pairs
    assert sum(isinstance(one, Claimed) for one in found) == pairs


def test_links_that_come_while_a_claim_waits_are_locked_too(
    store: Store, connection: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A claim that finds further records of the person, once links stand still, begins anew with all."""
    made_ready(store, connection, small_book(2), tmp_path / "book")
    one, locked, ended = queue(connection)["P0001"], list[list[str]](), list[Claimed | Dropped]()

    def lock(held_by: Connection, people: Iterable[str]) -> None:
        locked.append(sorted(set(people)))
        lock_people(held_by, locked[-1])

    monkeypatch.setattr("rightparty.desk.claim.lock_people", lock)
    waits = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
    with closing(store.connect()) as own, closing(store.connect()) as looking:
        with connection.transaction():
            hold_links(connection, ["BANK"], BOTH_WAYS)
            beside = threading.Thread(target=lambda: ended.append(claim(means_for(store, own), one)))
            beside.start()
            until = monotonic() + 10
            while looking.execute(waits).fetchone() == (0,) and monotonic() < until:
                threading.Event().wait(0.01)
            assert locked == [["P0001"]]
        beside.join(20)
    assert locked == [["P0001"], ["P0001", "P0002"]]
    assert isinstance(ended[0], Claimed)


def test_newer_links_take_the_place_of_older_ones(connection: Connection) -> None:
    """Of the same creditors; another book's stay, and lead on from there."""
    link(connection)
    with connection.transaction():
        hold_links(connection, ["OTHER"], [("P0001", "A7"), ("A7", "P0001")])
    assert others_of(connection, ["A7"]) == [("A7", "P0001"), ("A7", "P0002")]
    link(connection, [("P0002", "P0003"), ("P0003", "P0002")])
    assert others_of(connection, ["P0001", "P0002"]) == [("P0001", "A7"), ("P0002", "P0003")]


def test_a_report_calls_off_what_is_queued_for_every_record_of_the_person(
    store: Store, connection: Connection, tmp_path: Path
) -> None:
    """A call to the number under the other id is not made either."""
    made_ready(store, connection, small_book(2), tmp_path / "book", "call")
    link(connection)
    means = means_for(store, connection)
    done = report_wrong_party(connection, store.home, Report("P0002", "M0001", "call"), MORNING, means.model)
    assert done.withdrawn == [contact_of(connection, "P0001")]


def contact_of(connection: Connection, person: str) -> str:
    """The contact planned for a person, whatever has become of it."""
    row = connection.execute(
        "SELECT contact_id FROM desk_planned_contact WHERE person_id = %s", [person]
    ).fetchone()
    assert row is not None
    return str(row[0])


def test_a_book_that_is_refused_changes_no_links(store: Store, engine: Engine, tmp_path: Path) -> None:
    """Links are taken over with the book, or not at all."""
    links = tmp_path / "links.csv"
    head = "left_book,left_person,right_book,right_person"
    links.write_text(f"{head}\nbook,P0001,book,P0002\n", encoding="utf-8")
    book = small_book(2)
    run_day(store, engine, Order(book.write(tmp_path / "book"), DAY, links=links), {})
    book.as_of = "2026-11-23T07:00:00+08:00"
    links.write_text(f"{head}\n", encoding="utf-8")
    older = Order(book.write(tmp_path / "older" / "book"), DAY, links=links)
    with pytest.raises(Refused, match="a later one"), closing(open_engine()) as another:
        run_day(store, another, older, {})
    with closing(store.connect()) as connection:
        assert others_of(connection, ["P0001"]) == [("P0001", "P0002")]


@pytest.mark.slow
def test_a_claim_and_the_plan_see_the_same_links(
    connection: Connection, engine: Engine, tmp_path: Path
) -> None:
    """In a town, over drawn links: one contact from the store is decided as in the table."""
    at = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
    write_town(make_town(300, 4, 0.1, at), book_meta(at), tmp_path / "town")
    book = load_book(tmp_path / "town", engine)
    with connection.transaction():
        load_into_store(connection, engine, book)
    liable = engine.rows(book.tables["liabilities"].select("person_id").distinct().order_by("person_id"))
    people = [row["person_id"] for row in liable]
    couples = list(zip(people[::2], people[1::2], strict=False))
    link(connection, [pair for one, other in couples for pair in ((one, other), (other, one))])
    law, model = load_law(), default_model()
    linked, _ = linked_book(connection, engine, book)
    asked = default_candidates(book.tables, at)
    whole = engine.rows(decide_table(engine, linked, asked, at, law, model).order_by("candidate_id"))
    plain = {
        row["candidate_id"]: row["reasons"]
        for row in engine.rows(decide_table(engine, book, asked, at, law, model, name="plain"))
    }
    changed = [row for row in whole if row["reasons"] != plain[row["candidate_id"]]]
    assert len(changed) > 20
    for row in changed[:60]:
        named = (row["person_id"], row["point_id"], tuple(row["debt_ids"]))
        dossier = linked_dossier(connection, dossier_from_store(connection, *named), row["person_id"])
        contact = Contact(row["candidate_id"], named[2], named[0], named[1], row["channel"], at)
        decision = decide(contact, dossier, law, model)
        assert (decision.verdict, decision.allowed, decision.retry_at) == (
            row["verdict"],
            row["allowed"],
            row["retry_at"],
        ), row
        assert {reason.rule for reason in decision.reasons} == set(row["reasons"]), row
