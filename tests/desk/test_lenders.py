"""One counter across lenders: what one made leaves less to the other, who learns nothing else of it."""

import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rightparty.book.load import load_book
from rightparty.desk.claim import claim, claim_many
from rightparty.desk.day import Order, run_day
from rightparty.desk.deciding import budgets, decide_many, prepared_for
from rightparty.desk.dossier import About, dossier_from_store
from rightparty.desk.lenders import one_counter
from rightparty.desk.means import Means
from rightparty.desk.obstacles import Dropped
from rightparty.desk.planned import NOT_SENDING, Planned
from rightparty.desk.redeeming import give_back, redeem
from rightparty.desk.reserving import NotReserved, Reserved, Wanted, reserve
from rightparty.desk.same_number import MOST_RECORDS
from rightparty.desk.store import Connection, Store
from rightparty.desk.weighing import Claimed, contact_at
from rightparty.engine import Engine
from rightparty.gate.budget import Allowance
from rightparty.gate.candidates import default_candidates
from rightparty.gate.decide import decide
from rightparty.gate.elsewhere import CONTACTS
from rightparty.gate.table import decide_table
from rightparty.law.load import load_law
from tests.desk.books import DAY
from tests.desk.means import MORNING, means_for
from tests.desk.two_lenders import (
    BANK,
    FINCO,
    TOGETHER,
    book_of_bank,
    book_of_finco,
    house_of,
    id_of,
    means_under,
    two_lenders,
)

TOLD_TODAY = "house.lenders.told_today_by_some_lender"
MIDNIGHT = datetime(2026, 11, 24, 16, tzinfo=UTC)
"""The next one in Shanghai: then the cap of a day has room again."""

NEXT_MORNING = datetime(2026, 11, 25, 0, tzinfo=UTC)
"""Eight o'clock there, when the hours open."""

Ready = tuple[Mapping[str, Planned], Means]


@pytest.fixture
def ready(store: Store, connection: Connection, tmp_path: Path) -> Ready:
    """One human who owes both lenders, a contact planned by each, and a policy that counts them together."""
    return two_lenders(store, connection, tmp_path), means_under(house_of(tmp_path), store, connection)


def wanted(one: Planned) -> Wanted:
    """The permit that an outside sender would ask for instead."""
    return Wanted("dialler", one.person_id, one.point_id, one.debt_ids, one.channel, one.content)


def caps(means: Means, one: Planned) -> Mapping[str, Allowance]:
    """What is left of the caps over all lenders, by the last part of the rule's name."""
    (found,) = budgets(means, [contact_at(one, means.clock(), None)])
    return {left.rule.rsplit(".", 1)[-1]: left for left in found if ".lenders." in left.rule}


# --- what holds without it --------------------------------------------------------------------------


def test_without_a_policy_each_lender_counts_for_itself(
    store: Store, connection: Connection, tmp_path: Path
) -> None:
    """Nobody has recorded why one lender's contacts should count for another: they do not."""
    contacts, means = two_lenders(store, connection, tmp_path), means_for(store, connection)
    assert isinstance(claim(means, contacts["P0001"]), Claimed)
    assert caps(means, contacts["FP0001"]) == {}
    assert isinstance(claim(means, contacts["FP0001"]), Claimed)


def test_a_lender_that_the_policy_does_not_name_counts_for_itself(
    store: Store, connection: Connection, tmp_path: Path
) -> None:
    """It neither tells nor is told, whatever the others do."""
    together = '[lenders_counted_together]\nBANK = "consent"\nELSE = "consent"\n'
    contacts = two_lenders(store, connection, tmp_path)
    means = means_under(house_of(tmp_path, together=together), store, connection)
    assert isinstance(claim(means, contacts["P0001"]), Claimed)
    assert caps(means, contacts["FP0001"]) == {}
    assert isinstance(claim(means, contacts["FP0001"]), Claimed)


# --- where it is enforced ---------------------------------------------------------------------------


@pytest.mark.parametrize("first", ["P0001", "FP0001"])
def test_what_one_lender_claimed_holds_the_other_until_it_frees(ready: Ready, first: str) -> None:
    """Whoever comes second waits for the next day, by nothing else than the counter of both."""
    contacts, means = ready
    (second,) = contacts.keys() - {first}
    assert isinstance(claim(means, contacts[first]), Claimed)
    ended = claim(means, contacts[second])
    assert isinstance(ended, Dropped)
    assert (ended.status, ended.reason, ended.retry_at) == ("held", TOLD_TODAY, NEXT_MORNING)


def test_both_in_one_batch_are_not_both_made(ready: Ready) -> None:
    """A claim of many keeps apart what is counted together, whoever lends."""
    contacts, means = ready
    ended = claim_many(means, list(contacts.values()))
    assert sorted(isinstance(one, Claimed) for one in ended.values()) == [False, True]


def test_a_decision_says_so_before_anything_is_sent(ready: Ready) -> None:
    """`decisions` answers on the same rows; how often the other was in touch is not among the facts."""
    contacts, means = ready
    claim(means, contacts["P0001"])
    (decision,) = decide_many(means, [contact_at(contacts["FP0001"], means.clock(), None)])
    assert (decision.verdict, decision.retry_at) == ("delay", NEXT_MORNING)
    (reason,) = (one for one in decision.reasons if one.rule == TOLD_TODAY)
    assert reason.facts == {"counts_with_lenders": True}


def test_a_permit_that_is_out_counts_for_the_other_lender(ready: Ready) -> None:
    """Until it is returned; once it is, the other may."""
    contacts, means = ready
    out = reserve(means, wanted(contacts["P0001"]))
    assert isinstance(out, Reserved)
    refused = reserve(means, wanted(contacts["FP0001"]))
    assert isinstance(refused, NotReserved)
    assert refused.dropped.reason == TOLD_TODAY
    give_back(means, out.claimed.permit.permit_id, [BANK])
    assert isinstance(reserve(means, wanted(contacts["FP0001"])), Reserved)


def test_a_permit_is_not_redeemed_once_the_cap_is_full(ready: Ready, connection: Connection) -> None:
    """Filled meanwhile by a record of the other lender, which came another way than by a claim."""
    contacts, means = ready
    out = reserve(means, wanted(contacts["FP0001"]))
    assert isinstance(out, Reserved)
    happened(connection, "P0001", MORNING - timedelta(minutes=5))
    settled = redeem(means, out.claimed.permit.permit_id, [FINCO])
    assert (settled.ok, settled.because) == (False, TOLD_TODAY)


def happened(
    connection: Connection, person: str, at: datetime, *, number: int = 0, creditor: str = BANK
) -> None:
    """A mail of a lender's that told of a debt."""
    connection.execute(
        "INSERT INTO book_events (event_id, contact_id, at, direction, kind, channel, creditor_id, debt_ids,"
        " person_id, content) VALUES (%(id)s, %(id)s, %(at)s, 'out', 'sent', 'email', %(creditor)s, '{}',"
        " %(person)s, 'full')",
        {"id": f"{person} {at} {number}", "at": at, "creditor": creditor, "person": person},
    )


@pytest.mark.slow
def test_a_day_is_planned_by_the_same_counter(
    ready: Ready, connection: Connection, engine: Engine, tmp_path: Path
) -> None:
    """The table of a day and a claim say the same of every contact."""
    contacts, means = ready
    claim(means, contacts["P0001"])
    book = load_book(tmp_path / "finco", engine)
    book = one_counter(connection, engine, book, means.law, MORNING)
    later = MORNING + timedelta(minutes=1)
    asked = default_candidates(book.tables, later)
    table = decide_table(engine, book, asked, later, means.law, means.model)
    rows = [row for row in engine.rows(table) if row["content"] == "full"]
    assert rows
    for row in rows:
        assert TOLD_TODAY in row["reasons"], row
    one = next(row for row in rows if row["channel"] == "email")
    about = About(one["person_id"], one["point_id"], tuple(one["debt_ids"]))
    contact = replace(contact_at(contacts["FP0001"], later, None), debt_ids=about.debt_ids)
    (prepared,) = prepared_for(means, [about], [later])
    decision = decide(contact, prepared.dossier, means.law, means.model)
    assert {reason.rule for reason in decision.reasons} == set(one["reasons"])
    assert decision.retry_at == one["retry_at"]


@pytest.mark.slow
@pytest.mark.parametrize("together", [True, False])
def test_a_run_plans_nobody_whose_day_is_full(
    store: Store, connection: Connection, engine: Engine, tmp_path: Path, together: bool
) -> None:
    """The second lender's own run, minutes after the first one's contact."""
    contacts, law = two_lenders(store, connection, tmp_path), house_of(tmp_path)
    assert isinstance(claim(means_under(law, store, connection), contacts["P0001"]), Claimed)
    connection.execute("DELETE FROM desk_planned_contact WHERE person_id = 'FP0001'")
    house = tmp_path / "own.toml"
    house.write_text(TOGETHER if together else "sms_per_day = 1\n", encoding="utf-8")
    order = Order(tmp_path / "finco", DAY, at=MORNING + timedelta(minutes=5), house=house)
    run_day(store, engine, order, {})
    ended = connection.execute(
        "SELECT status, reason FROM desk_planned_contact WHERE person_id = 'FP0001'"
    ).fetchone()
    assert ended == (("denied", TOLD_TODAY) if together else ("held", NOT_SENDING))


@pytest.mark.slow
def test_two_lenders_never_both_take_the_last_contact(
    store: Store, connection: Connection, tmp_path: Path
) -> None:
    """Let go at once for many humans, through connections of their own: one of each two is told."""
    people = 12
    contacts = two_lenders(
        store, connection, tmp_path, bank=book_of_bank(people), finco=book_of_finco(people)
    )
    law, found = house_of(tmp_path), list[bool]()

    def claims(own: Connection, person: str, gate: threading.Barrier) -> None:
        gate.wait(10)
        found.append(isinstance(claim(means_under(law, store, own), contacts[person]), Claimed))

    def reserves(own: Connection, person: str, gate: threading.Barrier) -> None:
        gate.wait(10)
        found.append(isinstance(reserve(means_under(law, store, own), wanted(contacts[person])), Reserved))

    acts: Sequence[Callable[[Connection, str, threading.Barrier], None]] = (claims, reserves)
    with closing(store.connect()) as own:
        for number in range(1, people + 1):
            gate = threading.Barrier(2)
            beside = threading.Thread(
                target=acts[number % 2], args=(own, f"FP{number:04}", gate), daemon=True
            )
            beside.start()
            acts[number // 2 % 2](connection, f"P{number:04}", gate)
            beside.join(20)
    assert len(found) == 2 * people
    assert sum(found) == people


# --- what is seen of it -----------------------------------------------------------------------------


def test_each_lender_sees_what_is_left_and_when_it_frees(ready: Ready) -> None:
    """Four a month for both; one was made by the other."""
    contacts, means = ready
    before = caps(means, contacts["FP0001"])
    claim(means, contacts["P0001"])
    after = caps(means, contacts["FP0001"])
    assert {name: one.left for name, one in before.items()} == {
        "told_today_by_some_lender": 1,
        "told_often_enough_by_all_lenders": 4,
        "contacted_often_enough_by_all_lenders": 7,
    }
    assert {name: (one.left, one.frees_at) for name, one in after.items()} == {
        "told_today_by_some_lender": (0, MIDNIGHT),
        "told_often_enough_by_all_lenders": (3, None),
        "contacted_often_enough_by_all_lenders": (6, None),
    }


def test_nobody_sees_by_how_much_a_cap_was_passed(ready: Ready, connection: Connection) -> None:
    """What the other did before they counted together is full, and no more."""
    contacts, means = ready
    for number in range(9):
        happened(connection, "P0001", MORNING - timedelta(days=2), number=number)
    full = caps(means, contacts["FP0001"])["told_often_enough_by_all_lenders"]
    assert (full.used, full.limit, full.left) == (4, 4, 0)


def test_a_dossier_holds_nothing_else_of_the_other_lender(ready: Ready) -> None:
    """No name, id, debt, point or sum of theirs: an instant, a channel and a class under one's own ids."""
    contacts, means = ready
    claimed = claim(means, contacts["P0001"])
    assert isinstance(claimed, Claimed)
    one = contacts["FP0001"]
    (prepared,) = prepared_for(means, [About(one.person_id, one.point_id, one.debt_ids)], [means.clock()])
    (told,) = prepared.dossier.rows(CONTACTS)
    assert {name: cell for name, cell in told.items() if cell is not None} == {
        "event_id": "told-0",
        "contact_id": f"told-{contacts['P0001'].contact_id}",
        "at": told["at"],
        "direction": "out",
        "kind": "attempt",
        "channel": "email",
        "content": "full",
        "creditor_id": FINCO,
        "person_id": "FP0001",
    }
    whole = repr(prepared.dossier.tables)
    for theirs in (BANK, "P0001", "D0001", "E0001", "S-mail"):
        assert f"'{theirs}'" not in whole
    other = dossier_from_store(means.connection, "P0001", "E0001", ["D0001"])
    assert CONTACTS not in other.tables


def test_only_the_counter_of_all_lenders_counts_it(ready: Ready, connection: Connection) -> None:
    """What the lender's own rules, and the law, say of the contact stays as it was."""
    contacts, means = ready
    happened(connection, "P0001", MORNING - timedelta(hours=1))
    contact = contact_at(contacts["FP0001"], means.clock(), None)
    (decision,) = decide_many(means, [contact])
    assert {reason.rule for reason in decision.reasons} == {TOLD_TODAY}
    (alone,) = decide_many(replace(means, law=load_law()), [contact])
    assert alone.verdict == "allow"


# --- who is one human -------------------------------------------------------------------------------


def test_an_unlinked_second_record_at_the_same_lender_counts_too(
    store: Store, connection: Connection, tmp_path: Path
) -> None:
    """The counter is the human's, not a record's."""
    bank = book_of_bank(2)
    bank.tables["persons"][1]["national_id"] = id_of(1)
    contacts = two_lenders(store, connection, tmp_path, bank=bank)
    means = means_under(house_of(tmp_path), store, connection)
    ended = [claim(means, contacts[person]) for person in ("P0001", "P0002", "FP0001")]
    assert [isinstance(one, Claimed) for one in ended] == [True, False, False]


def test_records_without_a_national_id_are_one_by_a_link_alone(
    store: Store, connection: Connection, tmp_path: Path
) -> None:
    """Whether it is told for the one or for the other of two linked records."""
    finco = book_of_finco()
    del finco.tables["persons"][0]["national_id"]
    contacts = two_lenders(store, connection, tmp_path, finco=finco)
    means = means_under(house_of(tmp_path), store, connection)
    assert caps(means, contacts["FP0001"])["told_today_by_some_lender"].left == 1
    connection.execute(
        "INSERT INTO desk_link (book, person_id, other_id)"
        " VALUES ('b', 'P0001', 'FP0001'), ('b', 'FP0001', 'P0001')"
    )
    assert isinstance(claim(means, contacts["P0001"]), Claimed)
    assert isinstance(claim(means, contacts["FP0001"]), Dropped)


def test_a_contact_that_names_nobody_counts_for_who_owes_its_debts(
    ready: Ready, connection: Connection
) -> None:
    """The other lender's call record named a debt only."""
    contacts, means = ready
    happened(connection, "P0001", MORNING - timedelta(hours=1))
    connection.execute("UPDATE book_events SET person_id = NULL, debt_ids = '{D0001}'")
    assert caps(means, contacts["FP0001"])["told_today_by_some_lender"].left == 0
    (own,) = (one for one in budgets(means, [contact_at(contacts["P0001"], means.clock(), None)])[0]
              if one.rule == TOLD_TODAY)  # fmt: skip
    assert own.used == 1


def test_what_the_other_dates_later_was_made_all_the_same(ready: Ready, connection: Connection) -> None:
    """Two lenders' senders need not have one clock: what is committed counts."""
    contacts, means = ready
    happened(connection, "P0001", MORNING + timedelta(seconds=40))
    assert isinstance(claim(means, contacts["FP0001"]), Dropped)
    assert isinstance(reserve(means, wanted(contacts["FP0001"])), NotReserved)


def test_a_placeholder_makes_nobody_one(store: Store, connection: Connection, tmp_path: Path) -> None:
    """An id that more records bear than one human has is no id."""
    bank = book_of_bank(MOST_RECORDS)
    for person in bank.tables["persons"]:
        person["national_id"] = id_of(1)
    contacts = two_lenders(store, connection, tmp_path, bank=bank)
    means = means_under(house_of(tmp_path), store, connection)
    assert isinstance(claim(means, contacts["P0001"]), Claimed)
    assert isinstance(claim(means, contacts["FP0001"]), Claimed)


def test_a_history_of_the_other_that_does_not_reach_back_is_not_known(
    ready: Ready, connection: Connection
) -> None:
    """Whoever has a record there is not contacted on a count that nobody knows."""
    contacts, means = ready
    connection.execute(
        "UPDATE desk_book_statement SET complete_since = complete_since"
        " || jsonb_build_object('events', %s::text) WHERE creditor_id = 'BANK'",
        [(MORNING - timedelta(days=3)).isoformat()],
    )
    assert caps(means, contacts["FP0001"])["told_often_enough_by_all_lenders"].left is None
    ended = claim(means, contacts["FP0001"])
    assert isinstance(ended, Dropped)
    assert "house.lenders.told_often_enough_by_all_lenders" in ended.reason
