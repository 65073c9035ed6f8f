"""The journal in the store: without gaps, without liars, and never without what it records."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import NoReturn

import pytest

from rightparty.desk.journal_store import (
    OpenedJournal,
    append,
    entries,
    latest_head,
    lines,
    marks_of,
    public_key,
    seal_store,
    verify_store,
)
from rightparty.desk.sequencer import place_waiting
from rightparty.desk.store import Connection, Store
from rightparty.errors import Refused
from rightparty.journal.receipt import check_receipt
from rightparty.journal.record import Record
from rightparty.journal.verify import verify
from tests.desk.tampering import unlocked

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


def records(store: Store, count: int, first: int = 0) -> Sequence[Record]:
    """Records that differ in what they are about."""
    marks = marks_of(store.home)
    return [
        Record("outcome", NOW, {"contact": marks.of("contact", str(number)), "outcome": "sent"})
        for number in range(first, first + count)
    ]


def append_and_fail(store: Store, connection: Connection) -> NoReturn:
    """A transaction that appends and then fails."""
    with connection.transaction():
        append(connection, records(store, 2))
        raise ZeroDivisionError


def test_records_are_numbered_without_gaps_whatever_is_taken_back(
    store: Store, connection: Connection
) -> None:
    """A transaction that fails leaves neither its records nor a hole where they would have stood."""
    with connection.transaction():
        append(connection, records(store, 3))
    with pytest.raises(ZeroDivisionError):
        append_and_fail(store, connection)
    with connection.transaction():
        append(connection, records(store, 1, first=9))
    assert place_waiting(connection) == 4
    assert [entry.seq for entry in entries(connection)] == [0, 1, 2, 3]
    assert verify_store(connection, store.home).ok


def test_a_record_is_not_written_by_itself(store: Store, connection: Connection) -> None:
    """Outside a transaction there is nothing that it could stand or fall with."""
    with pytest.raises(Refused, match="transaction"):
        append(connection, records(store, 1))


def test_writers_do_not_wait_for_one_another(store: Store, connection: Connection) -> None:
    """Whoever commits first is placed first, and what is not committed is not placed."""
    with store.connect() as other:
        other.execute("SET lock_timeout = '200ms'")
        with connection.transaction():
            append(connection, records(store, 1))
            with other.transaction():
                append(other, records(store, 2, first=1))
            assert place_waiting(other) == 2
        assert place_waiting(other) == 1
    assert [entry.seq for entry in entries(connection)] == [0, 1, 2]
    assert verify_store(connection, store.home).ok


def test_many_sequencers_place_each_record_once(
    store: Store, connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Four of them at once, a few records in each transaction: no place is taken twice, none is left out."""
    monkeypatch.setattr("rightparty.desk.sequencer.MOST", 7)
    for first in range(0, 100, 10):
        with connection.transaction():
            append(connection, records(store, 10, first=first), f"C{first}")
    with ThreadPoolExecutor(4) as pool:
        placed = list(pool.map(lambda _: place_in(store), range(4)))
    assert sum(placed) == 100
    assert [entry.seq for entry in entries(connection)] == list(range(100))
    assert verify_store(connection, store.home).ok


def place_in(store: Store) -> int:
    """Place what waits, over a connection of its own."""
    with store.connect() as opened:
        return place_waiting(opened)


def test_sealing_signs_all_there_is_and_only_when_it_has_grown(store: Store, connection: Connection) -> None:
    """A head covers every record; sealing again without a new one keeps the head; heads never go back."""
    with connection.transaction():
        append(connection, records(store, 5))
    head = seal_store(connection, store.home, NOW)
    assert head.size == 5
    assert seal_store(connection, store.home, NOW + timedelta(hours=1)) == head
    with connection.transaction():
        append(connection, records(store, 1, first=5))
    later = seal_store(connection, store.home, NOW - timedelta(days=1))
    assert (later.size, later.at) == (6, NOW)
    result = verify_store(connection, store.home)
    assert (result.ok, result.records, result.sealed, result.heads) == (True, 6, 6, 2)


def test_a_flipped_byte_is_named(store: Store, connection: Connection) -> None:
    """Even who owns the database and takes the lock off its tables cannot change a record unseen."""
    with connection.transaction():
        append(connection, records(store, 8))
    seal_store(connection, store.home, NOW)
    with unlocked(connection):
        connection.execute("UPDATE desk_journal_record SET data = set_byte(data, 20, 66) WHERE seq = 4")
    faults = verify_store(connection, store.home).faults
    assert faults[0].seq == 4


def test_a_removed_row_is_missed(store: Store, connection: Connection) -> None:
    """A record taken out leaves a hole that is told."""
    with connection.transaction():
        append(connection, records(store, 8))
    seal_store(connection, store.home, NOW)
    with unlocked(connection):
        connection.execute("DELETE FROM desk_journal_record WHERE seq = 4")
    faults = verify_store(connection, store.home).faults
    assert any("record 4 is missing" in str(fault) for fault in faults)


def test_a_contacts_receipts_verify_offline(store: Store, connection: Connection) -> None:
    """All sealed records about one contact can be handed out and checked with the public key alone."""
    with connection.transaction():
        append(connection, records(store, 4), "somebody else's")
        append(connection, records(store, 2, first=4), "C1")
    journal = OpenedJournal(connection, store.home)
    assert not journal.receipts("C1"), "nothing is sealed yet"
    seal_store(connection, store.home, NOW)
    receipts = journal.receipts("C1")
    assert len(receipts) == 2
    assert all(check_receipt(one, [public_key(store.home)]).ok for one in receipts)
    assert not journal.receipts("C2")


def test_an_export_verifies_by_itself(store: Store, connection: Connection) -> None:
    """The lines that leave the store need nothing but the public key."""
    for start in range(0, 30, 10):
        with connection.transaction():
            append(connection, records(store, 10, first=start))
        seal_store(connection, store.home, NOW + timedelta(minutes=start))
    result = verify(lines(connection), [public_key(store.home)])
    assert (result.ok, result.records, result.heads) == (True, 30, 3)
    assert latest_head(connection) is not None
