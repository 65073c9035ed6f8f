"""The day of a run that died is closed as any other, and that of a run that lives is left to it."""

import threading
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta

from rightparty.desk.closing import DAY_OVER, close_days
from rightparty.desk.means import Means
from rightparty.desk.sending import only_run, send_many
from rightparty.desk.store import Connection, Store
from tests.desk.books import DAY, small_book
from tests.desk.journal import journal_of
from tests.desk.means import MORNING, queued, statuses

Ready = Callable[..., Means]


def cut_short(means: Means) -> None:
    """A run that sent one of its two contacts, and whose day is over."""
    send_many(means, queued(means.connection)[:1])
    means.connection.execute(
        "UPDATE desk_run SET ends = %s, creditors = '{BANK}', rulebook = 'house+1', model = 'm'",
        [MORNING],
    )


def test_what_a_dead_run_had_left_is_skipped_and_its_day_closed(ready: Ready, connection: Connection) -> None:
    """Once, and with the rulebook that it went by."""
    means = ready(small_book(2))
    cut_short(means)
    assert close_days(means) == 1
    assert sorted(statuses(connection).values()) == ["sent", "skipped"]
    left = "SELECT reason FROM desk_planned_contact WHERE status = 'skipped'"
    assert connection.execute(left).fetchall() == [(DAY_OVER,)]
    closed = journal_of(connection)[-1]
    assert (closed.kind, closed.body["rulebook"]) == ("day_closed", "house+1")
    assert close_days(means) == 0


def test_a_run_that_lives_ends_its_day_itself(ready: Ready, store: Store, connection: Connection) -> None:
    """Whatever the clock of whoever looks says: a rehearsed day may be long over."""
    means = ready(small_book(2))
    cut_short(means)
    with closing(store.connect()) as run:
        only_run(run)
        assert close_days(means) == 0
        assert "planned" in statuses(connection).values()
    for _ in range(200):  # the server lets go a moment later
        if close_days(means):
            break
        threading.Event().wait(0.05)
    assert "planned" not in statuses(connection).values()


def test_a_day_that_was_run_again_is_not_closed_twice(ready: Ready, connection: Connection) -> None:
    """The later run accounts for everybody."""
    means = ready(small_book(2))
    cut_short(means)
    connection.execute(
        "INSERT INTO desk_run (day, at, ends, sends, creditors, rulebook, model, figures, finished)"
        " VALUES (%s, %s, %s, true, '{BANK}', '', '', '{}', true)",
        [DAY, MORNING, MORNING + timedelta(hours=1)],
    )
    assert close_days(means) == 0
