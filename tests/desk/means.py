"""The means of a run for tests: a rehearsed clock, recording channels, and contacts planned by hand."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from rightparty.book.load import Book, load_book
from rightparty.channels.port import Channel
from rightparty.channels.recording import Recording
from rightparty.desk.acceptance import accept
from rightparty.desk.book_store import load_into_store
from rightparty.desk.clock import Clock, rehearsed
from rightparty.desk.journal_store import marks_of
from rightparty.desk.means import Means
from rightparty.desk.planned import Planned, planned_row
from rightparty.desk.store import Connection, Store
from rightparty.desk.weighing import PERMIT_KEY
from rightparty.engine import Engine, open_engine
from rightparty.law.load import load_law
from rightparty.parties.model import default_model
from tests.desk.books import DAY, SmallBook

MORNING = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)  # nine o'clock in Shanghai


def made_ready(
    store: Store, connection: Connection, book: SmallBook, folder: Path, channel: str = "email"
) -> list[str]:
    """Load a book, accept the law, and plan one contact for everybody; gives the contacts' ids."""
    engine, loaded = _loaded(book.write(folder))
    with connection.transaction():
        load_into_store(connection, engine, loaded)
    accept(connection, store.home, load_law(), "chn", by="Li Na", note="read", at=MORNING)
    row = connection.execute(
        "INSERT INTO desk_run (day, at, sends, rulebook, model, figures, finished)"
        " VALUES (%s, %s, true, '', '', '{}', false) RETURNING run_id",
        [DAY, MORNING],
    ).fetchone()
    assert row is not None
    kind = {"email": "email", "inbox": "app", "push": "app", "im": "im", "letter": "post"}.get(
        channel, "mobile"
    )
    rows = connection.execute(_PLAN, [row[0], DAY, channel, MORNING, kind]).fetchall()
    return sorted(contact_id for (contact_id,) in rows)


_MOST_BOOKS = 8
_BOOKS: dict[tuple[tuple[str, bytes], ...], tuple[Engine, Book]] = {}


def _loaded(folder: Path) -> tuple[Engine, Book]:
    """A book, and the engine that holds it alone: what many tests begin with is read and checked once."""
    files = tuple((path.name, path.read_bytes()) for path in sorted(folder.iterdir()))
    if files not in _BOOKS:
        if len(_BOOKS) == _MOST_BOOKS:
            _BOOKS.pop(next(iter(_BOOKS)))[0].close()
        engine = open_engine()
        _BOOKS[files] = engine, load_book(folder, engine)
    return _BOOKS[files]


_PLAN = """
INSERT INTO desk_planned_contact (contact_id, run_id, day, creditor_id, person_id, point_id, debt_ids,
    channel, content, at, status)
SELECT left(md5(l.person_id), 20), %s, %s, 'BANK', l.person_id, min(e.point_id), array[min(l.debt_id)], %s,
    'full', %s, 'planned'
FROM book_liabilities l JOIN book_evidence e USING (person_id)
    JOIN book_points p ON p.point_id = e.point_id AND p.kind = %s
GROUP BY l.person_id RETURNING contact_id
"""


def means_for(
    store: Store,
    connection: Connection,
    channels: Mapping[str, Channel] | None = None,
    clock: Clock | None = None,
) -> Means:
    """Means with recording channels for e-mail and calls, unless others are given."""
    clock = clock or rehearsed(MORNING)
    key = store.home.signing_key(PERMIT_KEY).public_key()
    opened = channels or {name: Recording(name, key, clock) for name in ("email", "call")}
    return Means(connection, store.home, load_law(), default_model(), opened, clock, marks_of(store.home))


def queued(connection: Connection) -> list[Planned]:
    """What is planned, in an order of its own."""
    rows = connection.execute(
        "SELECT contact_id, person_id, point_id, channel, mode, content, debt_ids FROM desk_planned_contact"
        " WHERE status = 'planned' ORDER BY expected_value DESC NULLS LAST, contact_id"
    ).fetchall()
    return [planned_row(row) for row in rows]


def statuses(connection: Connection) -> Mapping[str, str]:
    """Where every contact stands, by its id."""
    rows = connection.execute("SELECT contact_id, status FROM desk_planned_contact")
    return dict(rows.fetchall())
