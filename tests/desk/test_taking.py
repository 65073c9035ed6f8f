"""Which contacts a sender may take: of runs that send, while their day lasts; and whose they are then."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

from rightparty.desk.claim import claim_many
from rightparty.desk.means import Means
from rightparty.desk.obstacles import Dropped
from rightparty.desk.sending import begin, recover, send_due, send_run
from rightparty.desk.store import Connection, Store
from rightparty.desk.taking import abandoned, take
from rightparty.desk.weighing import Claimed
from tests.desk.books import small_book
from tests.desk.means import MORNING, queued, statuses

Ready = Callable[..., Means]


def test_what_a_run_that_does_not_send_has_planned_is_nobodys(ready: Ready, connection: Connection) -> None:
    """No sender takes it; and who had taken it before such a run took it over does not make it."""
    means = ready(small_book(2))
    taken = queued(connection)
    connection.execute("UPDATE desk_run SET sends = false")
    assert send_due(means) == 0
    assert all(isinstance(one, Dropped) for one in claim_many(means, taken).values())
    assert set(statuses(connection).values()) == {"planned"}


def test_a_plan_is_over_with_its_day(ready: Ready, connection: Connection) -> None:
    """Workers that come back the next morning send nothing of yesterday's, nor does its own run."""
    means = ready(small_book(2))
    connection.execute("UPDATE desk_run SET ends = %s", [MORNING])
    (run_id,) = connection.execute("SELECT run_id FROM desk_run").fetchall()[0]
    assert send_due(means) == 0
    assert list(send_run(means, run_id)) == []
    connection.execute("UPDATE desk_run SET ends = %s", [MORNING + timedelta(hours=1)])
    assert send_due(means) == 2


def test_a_claim_is_the_claimers_whatever_became_of_the_plan_meanwhile(
    ready: Ready, store: Store, connection: Connection
) -> None:
    """Taken over by a new plan after it was taken, it is not ended as if its sender had died."""
    means = ready(small_book(1))
    with closing(store.connect()) as own:
        sender = begin(own)
        (one,) = take(own, sender, MORNING, means.law, most=1)
        connection.execute("UPDATE desk_planned_contact SET sender = NULL")  # as a new plan does
        claimed = claim_many(replace(means, connection=own, sender=sender), [one])
        assert isinstance(claimed[one.contact_id], Claimed)
        assert abandoned(connection) == []
        assert recover(means) == 0
    assert connection.execute("SELECT sender FROM desk_planned_contact").fetchall() == [(sender,)]
