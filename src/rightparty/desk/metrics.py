"""What an operator watches, as Prometheus reads it: counted in the database at each look, no person in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric

from rightparty.desk.pending import LONG_PENDING, days_max
from rightparty.desk.store import Connection

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


@dataclass(frozen=True)
class Gauge:
    """One figure: its name, what it says, the query for it, and the labels before its value."""

    name: str
    help: str
    query: str
    labels: tuple[str, ...] = ()


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
        WHERE reason LIKE 'outcome unknown%%' AND ended_at > %(now)s::timestamptz - interval '7 days'""",
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
        "Incidents whose clock has run out.",
        "SELECT count(*) FROM desk_incident WHERE closed_at IS NULL AND due_at < %(now)s",
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
    ),
    Gauge("rightparty_workers", "Workers that are alive.", "SELECT count(*) FROM procrastinate_workers"),
)


@dataclass(frozen=True)
class _Looking:
    connection: Connection
    now: datetime

    def collect(self) -> Iterator[Metric]:
        for gauge in GAUGES:
            family = GaugeMetricFamily(gauge.name, gauge.help, labels=gauge.labels)
            for *labels, value in self._rows(gauge):
                family.add_metric([str(label) for label in labels], float(value))
            yield family

    def _rows(self, gauge: Gauge) -> Iterable[tuple[Any, ...]]:
        return self.connection.execute(gauge.query, {"now": self.now, "days": days_max()}).fetchall()


def metrics(connection: Connection, now: datetime) -> bytes:
    """All figures as text for Prometheus."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Looking(connection, now))
    return generate_latest(registry)
