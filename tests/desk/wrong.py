"""What tests of wrong persons share: a day that is ready, its queue, and what somebody says."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from rightparty.desk.means import Means
from rightparty.desk.planned import Planned
from rightparty.desk.wrong_party import Report, Reported, report_wrong_party
from tests.desk.means import MORNING, queued

Ready = Callable[..., Means]
EARLIER = MORNING - timedelta(minutes=5)


def queue(means: Means) -> list[Planned]:
    """What is planned and not made."""
    row = means.connection.execute("SELECT max(run_id) FROM desk_run").fetchone()
    assert row is not None
    return list(queued(means.connection))


def report(means: Means, person: str = "P0001", point: str = "E0001", **more: Any) -> Reported:
    """Somebody at the point says that they are not the person."""
    at = more.pop("at", EARLIER)
    return report_wrong_party(means.connection, means.home, Report(person, point, "email", **more), at)


def count(means: Means, table: str) -> int:
    """How many rows a table has."""
    row = means.connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    assert row is not None
    return int(row[0])
