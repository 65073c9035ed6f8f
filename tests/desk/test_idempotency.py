"""A request that comes twice acts once, whoever is quicker and whoever dies."""

import threading
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta

import pytest

from rightparty.desk.idempotency import (
    KEPT,
    LEASE,
    Answer,
    Asked,
    OtherBody,
    Running,
    forget_answers,
    once,
)
from rightparty.desk.store import Connection, Store
from tests.desk.means import MORNING

ASKED = Asked("k1", "POST /v1/x", "name", b"{}")


def _clock(at: datetime = MORNING) -> Callable[[], datetime]:
    return lambda: at


def _count(connection: Connection, name: str = "acts") -> int:
    row = connection.execute("SELECT count(*) FROM desk_source_pause WHERE name = %s", [name]).fetchone()
    return int(row[0]) if row else 0


def _work(connection: Connection) -> Callable[[], Answer]:
    def work() -> Answer:
        connection.execute(
            'INSERT INTO desk_source_pause ("of", name, at, outcomes, reports, rule, why, withdrawn,'
            " lifted_at) VALUES ('source', 'acts', now(), 0, 0, '', '', 0, now())"
        )
        return Answer(200, b'{"done":1}')

    return work


def test_the_second_is_answered_and_does_nothing(store: Store, connection: Connection) -> None:
    """With the same bytes; what is kept of them is sealed."""
    first = once(connection, store.home, ASKED, _clock(), _work(connection))
    second = once(connection, store.home, ASKED, _clock(), _work(connection))
    assert (first.data, second.data, second.again) == (b'{"done":1}', b'{"done":1}', True)
    assert _count(connection) == 1
    row = connection.execute("SELECT answer FROM desk_idempotent_answer").fetchone()
    assert row is not None
    assert b"done" not in bytes(row[0])


def test_of_two_at_once_one_acts_and_the_other_is_told_to_wait(store: Store, connection: Connection) -> None:
    """409 while it runs, the answer afterwards."""
    started, go_on = threading.Event(), threading.Event()
    results: list[Answer] = []

    def first() -> None:
        with closing(store.connect()) as own:

            def slow() -> Answer:
                started.set()
                assert go_on.wait(30)
                return _work(own)()

            results.append(once(own, store.home, ASKED, _clock(), slow))

    thread = threading.Thread(target=first)
    thread.start()
    assert started.wait(30)
    with pytest.raises(Running):
        once(connection, store.home, ASKED, _clock(), _work(connection))
    go_on.set()
    thread.join()
    assert once(connection, store.home, ASKED, _clock(), _work(connection)).again
    assert (len(results), _count(connection)) == (1, 1)


def test_a_dead_run_is_taken_up_and_cannot_come_back(store: Store, connection: Connection) -> None:
    """After its lease another acts; what the first did is rolled back when it wakes."""
    later = MORNING + LEASE + timedelta(seconds=1)

    def overtaken() -> Answer:
        with closing(store.connect()) as other:
            assert not once(other, store.home, ASKED, _clock(later), _work(other)).again
        return _work(connection)()

    with pytest.raises(Running):
        once(connection, store.home, ASKED, _clock(), overtaken)
    assert _count(connection) == 1
    assert once(connection, store.home, ASKED, _clock(later), _work(connection)).again


def test_work_that_fails_has_done_nothing_and_frees_the_key(store: Store, connection: Connection) -> None:
    """The same name may be used again."""

    def fails() -> Answer:
        _work(connection)()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        once(connection, store.home, ASKED, _clock(), fails)
    assert _count(connection) == 0
    once(connection, store.home, ASKED, _clock(), _work(connection))
    assert _count(connection) == 1


def test_another_body_under_the_same_name_is_refused(store: Store, connection: Connection) -> None:
    """Another client's or route's same name is another."""
    once(connection, store.home, ASKED, _clock(), _work(connection))
    with pytest.raises(OtherBody):
        once(connection, store.home, Asked("k1", ASKED.route, "name", b"[]"), _clock(), _work(connection))
    for other in (Asked("k2", ASKED.route, "name", b"[]"), Asked("k1", "POST /v1/y", "name", b"[]")):
        assert not once(connection, store.home, other, _clock(), _work(connection)).again


def test_answers_are_forgotten_after_a_week(store: Store, connection: Connection) -> None:
    """And not before."""
    once(connection, store.home, ASKED, _clock(), _work(connection))
    assert forget_answers(connection, MORNING + KEPT) == 0
    assert forget_answers(connection, MORNING + KEPT + 2 * LEASE) == 1
