"""The people of the drill: some with two contacts planned for the day, some at the cap of the month."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from rightparty.book.load import load_book
from rightparty.desk.acceptance import accept
from rightparty.desk.book_store import load_into_store
from rightparty.desk.store import Connection, Store
from rightparty.engine import open_engine
from rightparty.law.load import load_law
from tests.desk.books import DAY, SmallBook, small_book
from tests.desk.means import MORNING

TWICE: Final = 20
"""Every so many-th person has an e-mail and a text planned for the day: one at most may leave."""

BEFORE: Final[Mapping[int, int]] = {0: 4, 1: 3, 2: 3}
"""How often a person was told of the debt in the last thirty days, by the number's rest of `OF`."""

OF: Final = 25
MONTH: Final = 4
"""The cap of the house: so many contacts that tell of a debt in thirty days. Written here, not read there."""


@dataclass(frozen=True)
class Town:
    """What was planned, apart from what the store says of it."""

    contacts: frozenset[str]
    person_at: Mapping[str, str]
    before: Mapping[str, int]


def book_of(people: int) -> SmallBook:
    """So many people who are late; some were told before."""
    book = small_book(people)
    for number in range(1, people + 1):
        for turn in range(BEFORE.get(number % OF, 0)):
            at = MORNING - timedelta(days=4 + 5 * turn)
            for kind in ("attempt", "delivered"):
                book.add("events", event_id=f"B{number}-{turn}-{kind}", contact_id=f"B{number}-{turn}",
                         at=at.isoformat(), direction="out", kind=kind, channel="email", creditor_id="BANK",
                         debt_ids=f"D{number:04}", person_id=f"P{number:04}", point_id=f"E{number:04}",
                         mode="informing", content="full", named_debts=f"D{number:04}",
                         outcome="delivered" if kind == "delivered" else "")  # fmt: skip
    return book


def settle(store: Store, connection: Connection, people: int, folder: Path) -> Town:
    """Load the book, accept the law and plan the day: e-mail for half of them, texts for the others."""
    book = book_of(people)
    with closing(open_engine()) as engine, connection.transaction():
        load_into_store(connection, engine, load_book(book.write(folder), engine))
    accept(connection, store.home, load_law(), "chn", by="Li Na", note="read", at=MORNING)
    row = connection.execute(
        "INSERT INTO desk_run (day, at, ends, sends, rulebook, model, figures, finished)"
        " VALUES (%s, %s, %s, true, '', '', '{}', false) RETURNING run_id",
        [DAY, MORNING, _end_of(MORNING)],
    ).fetchone()
    assert row is not None
    about = {"run": row[0], "day": DAY, "at": MORNING, "twice": TWICE}
    contacts = [contact_id for (contact_id,) in connection.execute(_PLAN, about).fetchall()]
    assert len(contacts) == people + people // TWICE
    return Town(frozenset(contacts), dict(_points(book)), _before(people))


def _end_of(morning: datetime) -> datetime:
    return morning + timedelta(hours=14)


def _points(book: SmallBook) -> list[tuple[str, str]]:
    owner = {row["point_id"]: row["person_id"] for row in book.tables["evidence"]}
    return [(row["value"], owner[row["point_id"]]) for row in book.tables["points"]]


def _before(people: int) -> dict[str, int]:
    return {f"P{number:04}": BEFORE.get(number % OF, 0) for number in range(1, people + 1)}


_PLAN = """
WITH people AS (SELECT person_id, substr(person_id, 2)::int AS number, debt_id FROM book_liabilities)
INSERT INTO desk_planned_contact (contact_id, run_id, day, creditor_id, person_id, point_id, debt_ids,
    channel, content, at, status)
SELECT left(md5(w.channel || p.person_id), 20), %(run)s, %(day)s, 'BANK', p.person_id,
    w.kind || substr(p.person_id, 2), array[p.debt_id], w.channel, 'full', %(at)s, 'planned'
FROM people p, (VALUES ('email', 'E', 0), ('sms', 'M', 1)) AS w (channel, kind, rest)
WHERE p.number %% 2 = w.rest OR p.number %% %(twice)s = 0
RETURNING contact_id
"""
