"""Whether the service can do its work, in counts and ages: for load balancers, the doctor and alerts."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import psycopg

from rightparty.desk.store import Connection, Store, is_current
from rightparty.errors import RightpartyError

PATIENCE_MS = 3_000
"""After so long, whoever asks is told that the database does not answer."""

HEAD_AGE_S = 15 * 60
"""Records that no head covers for longer than this are late: heads are signed every half a minute."""

_STATE = """
SELECT
    (SELECT count(*) FROM desk_journal_waiting),
    (SELECT coalesce(max(seq) + 1, 0) FROM desk_journal_record),
    (SELECT coalesce(max(size), 0) FROM desk_tree_head),
    (SELECT text::json ->> 'at' FROM desk_tree_head ORDER BY head_id DESC LIMIT 1),
    (SELECT count(*) FROM desk_halt WHERE lifted_at IS NULL)
"""


@dataclass(frozen=True)
class Readiness:
    """What was found. Where the database is away or its tables are not current, the rest is unknown (None).

    `waiting`: records that wait for the sequencer; `unsealed`: placed, and covered by no head yet; `head_at`:
    when the newest head was signed; `halts`: how many stand.
    """

    database: bool
    tables: bool
    waiting: int | None = None
    unsealed: int | None = None
    head_at: datetime | None = None
    halts: int | None = None

    @property
    def ready(self) -> bool:
        """Whether requests may be sent here. A halt is no reason not to: people must see it, and lift it."""
        return self.database and self.tables

    def json(self, now: datetime) -> Mapping[str, Any]:
        """As the load balancer is told; ages in seconds."""
        age = None if self.head_at is None else max(0, round((now - self.head_at).total_seconds()))
        return {
            "ready": self.ready,
            "database": self.database,
            "tables": self.tables,
            "journal_waiting": self.waiting,
            "journal_unsealed": self.unsealed,
            "head_age_s": age,
            "halts": self.halts,
        }


def readiness(store: Store) -> Readiness:
    """Look, on a connection of its own; nothing is changed."""
    try:
        with closing(store.connect()) as connection:
            connection.execute(f"SET statement_timeout = {PATIENCE_MS}")
            return state_of(connection)
    except (RightpartyError, psycopg.Error):
        return Readiness(database=False, tables=False)


def state_of(connection: Connection) -> Readiness:
    """What is found on a connection that is open."""
    if not is_current(connection):
        return Readiness(database=True, tables=False)
    row = connection.execute(_STATE).fetchone()
    if row is None:
        raise AssertionError("a query without a table gave no row")
    waiting, records, sealed, at, halts = row
    head_at = datetime.fromisoformat(at) if at else None
    return Readiness(True, True, int(waiting), int(records) - int(sealed), head_at, int(halts))
