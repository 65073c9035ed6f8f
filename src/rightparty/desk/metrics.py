"""What an operator watches, as Prometheus reads it: counted in the database at each look, no person in it."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime

import psycopg
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric

from rightparty.desk.backup import latest_backup
from rightparty.desk.incidents import OVERDUE
from rightparty.desk.meters import process_metrics
from rightparty.desk.pending import LONG_PENDING, days_max
from rightparty.desk.planned import SENDER_DIED, UNKNOWN_OUTCOME
from rightparty.desk.readiness import PATIENCE_MS
from rightparty.desk.store import Connection, Store
from rightparty.errors import RightpartyError

UP = "rightparty_database_up"
BACKUP_AGE = "rightparty_backup_age_seconds"
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


@dataclass(frozen=True)
class Gauge:
    """One figure: its name, what it says, the query for it, and the labels before its value.

    `table`: one that may be absent, and the figure with it.
    """

    name: str
    help: str
    query: str
    labels: tuple[str, ...] = ()
    table: str = ""


GAUGES = (
    Gauge(
        "rightparty_contacts",
        "Contacts of the latest day that was run, by where they stand.",
        """SELECT status, count(*) FROM desk_planned_contact
        WHERE day = (SELECT max(day) FROM desk_run) GROUP BY status""",
        ("status",),
    ),
    Gauge(
        "rightparty_contacts_due",
        "Contacts whose hour has come and that no worker has sent.",
        "SELECT count(*) FROM desk_planned_contact WHERE status = 'planned' AND at <= %(now)s",
    ),
    Gauge(
        "rightparty_oldest_due_seconds",
        "For how long the oldest of them has been due.",
        """SELECT coalesce(extract(epoch FROM %(now)s::timestamptz - min(at)), 0) FROM desk_planned_contact
        WHERE status = 'planned' AND at <= %(now)s""",
    ),
    Gauge(
        "rightparty_contacts_under_way",
        "Contacts that are claimed and have no outcome yet.",
        "SELECT count(*) FROM desk_planned_contact WHERE status = 'claimed'",
    ),
    Gauge(
        "rightparty_outcomes_unknown",
        "Contacts of the last seven days of which nobody can tell whether they left; never sent again.",
        """SELECT count(*) FROM desk_planned_contact
        WHERE status = 'failed' AND day > %(now)s::date - 8 AND reason = ANY (%(unknown)s)
            AND ended_at > %(now)s::timestamptz - interval '7 days'""",
    ),
    Gauge(
        "rightparty_journal_records",
        "Records in the journal.",
        "SELECT coalesce(max(seq) + 1, 0) FROM desk_journal_record",
    ),
    Gauge(
        "rightparty_journal_waiting",
        "Records that wait for the sequencer.",
        "SELECT count(*) FROM desk_journal_waiting",
    ),
    Gauge(
        "rightparty_journal_unsealed",
        "Records that no signed head covers.",
        """SELECT (SELECT coalesce(max(seq) + 1, 0) FROM desk_journal_record)
        - coalesce((SELECT max(size) FROM desk_tree_head), 0)""",
    ),
    Gauge(
        "rightparty_incidents_open",
        "Incidents that nobody has closed.",
        "SELECT count(*) FROM desk_incident WHERE closed_at IS NULL",
    ),
    Gauge(
        "rightparty_incidents_overdue",
        "Incidents whose clock has run out, or that leave a notice unsent past its day, closed or not.",
        OVERDUE,
    ),
    Gauge(
        "rightparty_wrong_person_reports",
        "Reports of the last day that a point is somebody else's.",
        """SELECT count(*) FROM desk_wrong_person
        WHERE at > %(now)s::timestamptz - interval '1 day'""",
    ),
    Gauge(
        "rightparty_paused",
        "Sources of points and batches that are paused.",
        'SELECT "of", count(*) FROM desk_source_pause WHERE lifted_at IS NULL GROUP BY 1',
        ("of",),
    ),
    Gauge(
        "rightparty_payments_long_pending",
        "Payments that have been under way for longer than the house policy waits: ask what became of them.",
        f"SELECT count(*) FROM ({LONG_PENDING}) AS waiting",
    ),
    Gauge(
        "rightparty_halts",
        "Halts that stand: while there is one, nothing leaves for whom it is about.",
        "SELECT count(*) FROM desk_halt WHERE lifted_at IS NULL",
    ),
    Gauge(
        "rightparty_book_age_seconds",
        "How old the oldest creditor's book is.",
        "SELECT coalesce(extract(epoch FROM %(now)s::timestamptz - min(as_of)), 0) FROM desk_book_statement",
    ),
    Gauge(
        "rightparty_jobs",
        "Jobs of the workers, by where they stand.",
        "SELECT status::text, count(*) FROM procrastinate_jobs GROUP BY 1",
        ("status",),
        table="procrastinate_jobs",
    ),
    Gauge(
        "rightparty_workers",
        "Workers that were heard of within the last minute.",
        """SELECT count(*) FROM procrastinate_workers
        WHERE last_heartbeat > %(now)s::timestamptz - interval '1 minute'""",
        table="procrastinate_workers",
    ),
)


def all_metrics(store: Store, now: datetime) -> bytes:
    """All figures as text for Prometheus: what stands in the store, and what this process has done.

    Where the database does not answer, that is what is told of it, with what the process has done.
    """
    return store_metrics(store, now) + process_metrics()


def store_metrics(store: Store, now: datetime) -> bytes:
    """The figures that stand in the store, counted now."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Told(_look(store, now)))
    return generate_latest(registry)


class _Told:
    """Figures that were counted, as a registry asks for them."""

    def __init__(self, found: Sequence[Metric]) -> None:
        self.found = found

    def collect(self) -> Iterator[Metric]:
        return iter(self.found)


def _look(store: Store, now: datetime) -> list[Metric]:
    up = GaugeMetricFamily(UP, "Whether the database answers: 1 or 0.")
    found: list[Metric] = []
    try:
        with closing(store.connect()) as connection:
            connection.execute(f"SET statement_timeout = {PATIENCE_MS}")
            found += [family for gauge in GAUGES if (family := _family(connection, gauge, now)) is not None]
        up.add_metric([], 1.0)
    except (RightpartyError, psycopg.Error):
        found.clear()
        up.add_metric([], 0.0)
    backup = latest_backup(store.home)
    if backup is not None:
        age = GaugeMetricFamily(
            BACKUP_AGE, "How long ago this home was last backed up by `admin backup`; absent: never."
        )
        age.add_metric([], (now - backup).total_seconds())
        found.append(age)
    return [up, *found]


def _family(connection: Connection, gauge: Gauge, now: datetime) -> Metric | None:
    """One figure; None where the tables that it counts are not there."""
    if gauge.table and connection.execute("SELECT to_regclass(%s)", [gauge.table]).fetchone() == (None,):
        return None
    family = GaugeMetricFamily(gauge.name, gauge.help, labels=gauge.labels)
    asked = {"now": now, "unknown": [UNKNOWN_OUTCOME, SENDER_DIED], "days": days_max()}
    for *labels, value in connection.execute(gauge.query, asked).fetchall():
        family.add_metric([str(label) for label in labels], float(value))
    return family
