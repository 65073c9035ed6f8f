"""Claiming many at once: as if each were claimed by itself, in one line."""

import threading
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from rightparty.desk.claim import ONE_A_DAY, claim_many
from rightparty.desk.means import Means
from rightparty.desk.obstacles import Dropped
from rightparty.desk.planned import Planned
from rightparty.desk.store import Connection, Store
from rightparty.desk.weighing import Claimed
from tests.desk.books import DAY, small_book
from tests.desk.means import MORNING, made_ready, means_for, queued, statuses

Ready = Callable[..., Means]


def again(connection: Connection, one: Planned, **changed: object) -> Planned:
    """A second contact planned for the same day, like `one` but for what is changed."""
    made = replace(one, contact_id=f"{one.contact_id[:-2]}zz", **changed)  # type: ignore[arg-type]
    connection.execute(
        "INSERT INTO desk_planned_contact (contact_id, run_id, day, creditor_id, person_id, point_id,"
        " debt_ids, channel, content, at, status)"
        " SELECT %s, run_id, %s, creditor_id, %s, %s, %s, %s, %s, %s, 'planned' FROM desk_planned_contact"
        " WHERE contact_id = %s",
        [made.contact_id, DAY, made.person_id, made.point_id, list(made.debt_ids), made.channel, made.content,
         MORNING, one.contact_id],
    )  # fmt: skip
    return made


def test_a_batch_claims_everybody(ready: Ready, connection: Connection) -> None:
    """Thirty people, each with a message, a permit, an attempt and records of their own."""
    means = ready(small_book(30))
    done = claim_many(means, queued(connection))
    assert len(done) == 30
    assert all(isinstance(one, Claimed) for one in done.values())
    messages = [one.message for one in done.values() if isinstance(one, Claimed)]
    assert len({one.point for one in messages}) == len({one.reference for one in messages}) == 30
    for table in ("desk_permit", "book_events"):
        assert connection.execute(f"SELECT count(DISTINCT contact_id) FROM {table}").fetchone() == (30,)
    kinds = connection.execute("SELECT kind, count(*) FROM desk_journal_waiting GROUP BY 1").fetchall()
    assert dict(kinds)["decision"] == dict(kinds)["permit"] == dict(kinds)["message"] == 30


def test_two_contacts_of_one_person_are_not_claimed_on_the_same_rows(
    ready: Ready, connection: Connection
) -> None:
    """The second is decided when the first has been made: it is one too many."""
    means = ready(small_book(2))
    one, other = queued(connection)
    second = again(connection, one, channel="call", point_id=one.point_id.replace("E", "M"))
    done = claim_many(means, [one, second, other])
    assert isinstance(done[one.contact_id], Claimed)
    assert isinstance(done[other.contact_id], Claimed)
    ended = done[second.contact_id]
    assert isinstance(ended, Dropped)
    assert ended.reason == ONE_A_DAY or "told_today_already" in ended.reason


def test_two_people_at_one_address_are_claimed_one_after_the_other(
    ready: Ready, connection: Connection
) -> None:
    """What goes to an address counts for it, whoever is meant."""
    means = ready(small_book(2))
    one, other = queued(connection)
    connection.execute("UPDATE desk_planned_contact SET point_id = %s", [one.point_id])
    shared: Sequence[Planned] = queued(connection)
    done = claim_many(means, shared)
    # The address is proven to be one person's only; the other is refused, and nobody is lost.
    assert sorted(type(end).__name__ for end in done.values()) == ["Claimed", "Dropped"]
    assert other.contact_id in done


def test_what_was_made_or_withdrawn_meanwhile_is_left(ready: Ready, connection: Connection) -> None:
    """Of a batch only what still stands is claimed."""
    means = ready(small_book(3))
    first, second, third = queued(connection)
    connection.execute(
        "UPDATE desk_planned_contact SET status = 'sent' WHERE contact_id = %s", [first.contact_id]
    )
    connection.execute(
        "UPDATE desk_planned_contact SET status = 'denied' WHERE contact_id = %s", [second.contact_id]
    )
    done = claim_many(means, [first, second, third])
    assert [type(done[one.contact_id]).__name__ for one in (first, second, third)] == ["Dropped"] * 2 + [
        "Claimed"
    ]
    assert statuses(connection)[first.contact_id] == "sent"


def test_batches_in_any_order_never_wait_for_ever(
    store: Store, connection: Connection, tmp_path: Path
) -> None:
    """Four claimers, the same people in four orders, many of them sharing a debt: each is claimed once."""
    book = small_book(24)
    for number in range(1, 24):
        book.add("liabilities", debt_id=f"D{number:04}", person_id=f"P{number + 1:04}", role="guarantor",
                 basis="joint_guarantee")  # fmt: skip
    made_ready(store, connection, book, tmp_path / "book")
    people = queued(connection)
    orders = [people, people[::-1], people[12:] + people[:12], people[::2] + people[1::2]]
    claimed: list[str] = []

    def take(order: Sequence[Planned]) -> None:
        with closing(store.connect()) as own:
            done = claim_many(means_for(store, own), order)
        claimed.extend(id for id, one in done.items() if isinstance(one, Claimed))

    threads = [threading.Thread(target=take, args=(order,)) for order in orders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert not any(thread.is_alive() for thread in threads)
    assert len(claimed) == len(set(claimed)) == sum(s == "claimed" for s in statuses(connection).values())
    assert "planned" not in statuses(connection).values()
