"""A whole book, taken over: what it is the first to tell takes back as much as if it had been told here.

A stop, a payment, an agreement or a report may come by the nightly file before anybody hands it in. So what
is queued against it goes, and agencies are asked for the debts, in the transaction that takes the book over;
and what waits outside is decided again.
Everything is done for all rows of a kind at once: a book has millions, of which few are new.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from psycopg import sql

from rightparty.book.book import Book
from rightparty.book.tables import TABLES
from rightparty.desk.book_store import LEAVES, TAKEN, creditors_of, lay_out, newer_than, take_laid_out
from rightparty.desk.journal_store import append
from rightparty.desk.linked import others_of
from rightparty.desk.means import Means
from rightparty.desk.opt_out import keep_stop_notice
from rightparty.desk.outside_review import review_outside
from rightparty.desk.recall import recall_debts, recall_records
from rightparty.desk.same_point import ids_of, lock_plan, lock_points
from rightparty.desk.stop import kinds_of_stops
from rightparty.desk.store import Connection
from rightparty.desk.withdraw import NOT_THEIRS, Which, append_ended, withdraw
from rightparty.desk.wrong_party import keep_evidence
from rightparty.engine import Engine
from rightparty.gate.notices import STOPS, reaches_of
from rightparty.law.vocabulary import REPLY, STATUTORY

_TOLD = """
CREATE TEMP TABLE told ("of" text, because text, ends boolean, id text, person_id text, debt_ids text[],
    point_id text, creditor_id text, kind text, at timestamptz, contact_id text) ON COMMIT DROP
"""
_NOTICES = """
INSERT INTO told SELECT 'notice', 'notice:' || f.kind, f.kind = ANY (%(recalls)s), f.notice_id, f.person_id,
    CASE WHEN f.person_id IS NULL THEN array_remove(ARRAY[f.debt_id], NULL) ELSE '{}' END, f.point_id,
    f.creditor_id, f.kind, f.at
FROM pg_temp.fresh_notices f LEFT JOIN book_notices s USING (notice_id)
WHERE s.notice_id IS NULL AND f.kind <> ALL (%(leaves)s) AND (f.until IS NULL OR f.until > %(at)s)
"""
_REPORTS = """
INSERT INTO told SELECT 'report', %(not_theirs)s, false, NULL, f.person_id, '{}', f.point_id, NULL, f.kind,
    f.at, f.contact_id
FROM pg_temp.fresh_evidence f LEFT JOIN book_evidence s USING (point_id, person_id, at, kind)
WHERE s.point_id IS NULL AND f.kind = ANY (%(reports)s)
"""
# Rows that say what became of something: new, or of another state than the one known here.
_STATES = {
    "payments": "NULL, ARRAY[f.debt_id]",
    "promises": "f.person_id, string_to_array(f.debt_ids, ';')",
    "agreements": "f.person_id, string_to_array(f.debt_ids, ';')",
}
_CHANGED = """
INSERT INTO told SELECT '{of}', '{of}:' || coalesce(f.status, 'open'), {ends}, f.{key}, {whose}
FROM pg_temp.fresh_{table} f LEFT JOIN book_{table} s USING ({key})
WHERE (s.{key} IS NULL OR s.status IS DISTINCT FROM f.status) AND NOT {newer}
"""
# A debt whose row in the book could not be used is nobody's either; its agency is not asked for it.
_GONE = f"""
INSERT INTO told SELECT 'left',
    CASE WHEN d.debt_id = ANY (%(left_out)s) THEN 'debt:left_out' ELSE 'debt:left' END,
    d.debt_id <> ALL (%(left_out)s), NULL, NULL, ARRAY[d.debt_id]
{LEAVES}
"""

# Whose contacts it bears on, as `desk.stop` reckons it for one fact. `owing`: whose debts are asked back.
_REACH = """
CREATE TEMP TABLE told_reach ON COMMIT DROP AS
SELECT because, 'person' AS "of", person_id AS id, NULL AS beside FROM told
    WHERE "of" <> 'report' AND person_id IS NOT NULL
UNION SELECT because, 'owing', person_id, NULL FROM told
    WHERE ends AND "of" = 'notice' AND person_id IS NOT NULL
UNION SELECT t.because, 'person', l.person_id, NULL
    FROM told t, unnest(t.debt_ids) d (debt_id) JOIN book_liabilities l USING (debt_id) WHERE t."of" <> 'left'
UNION SELECT t.because, CASE WHEN t."of" = 'left' THEN 'left' ELSE 'debt' END, d.debt_id, NULL
    FROM told t, unnest(t.debt_ids) d (debt_id)
UNION SELECT t.because, 'point', o.point_id, NULL FROM told t JOIN book_points p USING (point_id)
    JOIN book_points o ON o.value_mark = p.value_mark WHERE t."of" <> 'report'
UNION SELECT because, 'creditor', creditor_id, NULL FROM told WHERE creditor_id IS NOT NULL
    AND person_id IS NULL AND point_id IS NULL AND debt_ids = '{}'
UNION SELECT t.because, 'report', coalesce(o.point_id, t.point_id), t.person_id
    FROM told t JOIN book_points p USING (point_id)
    LEFT JOIN book_points o ON o.value_mark = p.value_mark WHERE t."of" = 'report'
"""
_SAME = """
INSERT INTO told_reach
SELECT r.because, r."of", x.other, NULL FROM told_reach r
    JOIN unnest(%(ones)s::text[], %(others)s::text[]) x (one, other) ON x.one = r.id
    WHERE r."of" IN ('person', 'owing')
UNION SELECT r.because, r."of", r.id, x.other FROM told_reach r
    JOIN unnest(%(ones)s::text[], %(others)s::text[]) x (one, other) ON x.one = r.beside
    WHERE r."of" = 'report'
"""
_BEARS = """
((EXISTS (SELECT FROM pg_temp.told_reach r WHERE {why} r."of" = 'person' AND r.id = p.person_id)
    OR EXISTS (SELECT FROM pg_temp.told_reach r WHERE {why} r."of" = 'debt' AND r.id = ANY (p.debt_ids))
    OR EXISTS (SELECT FROM pg_temp.told_reach r WHERE {why} r."of" = 'point' AND r.id = p.point_id)
    OR EXISTS (SELECT FROM pg_temp.told_reach r WHERE {why} r."of" = 'creditor' AND r.id = p.creditor_id))
    AND (p.content IS NULL OR p.content <> ALL (%(owed)s))
    OR EXISTS (SELECT FROM pg_temp.told_reach r WHERE {why} r."of" = 'left' AND r.id = ANY (p.debt_ids))
    OR EXISTS (SELECT FROM pg_temp.told_reach r
        WHERE {why} r."of" = 'report' AND r.id = p.point_id AND r.beside = p.person_id))
"""
_ON_THEIR_WAY = """
SELECT DISTINCT coalesce(x.value_mark, p.point_id)
FROM desk_planned_contact p LEFT JOIN book_points x USING (point_id)
WHERE p.status = 'claimed' AND p.point_id IS NOT NULL AND {which}
"""
# What the lender has asked back itself is not asked for again.
_PLACED = """
SELECT DISTINCT p.debt_id FROM book_placements p WHERE p.recalled_at IS NULL AND (
    EXISTS (SELECT FROM told_reach r
        WHERE r.because = %(because)s AND r."of" IN ('debt', 'left') AND r.id = p.debt_id)
    OR EXISTS (SELECT FROM told_reach r JOIN book_liabilities l ON l.person_id = r.id
        WHERE r.because = %(because)s AND r."of" = 'owing' AND l.debt_id = p.debt_id
            AND l.role IN ('borrower', 'co_borrower')))
ORDER BY 1
"""
_STOPPED: Final = ("notice_id", "at", "kind", "person_id", "point_id", "debt_id", "creditor_id", "channel",
                   "scope", "given_by", "received_at")  # fmt: skip
_REPORTED: Final = ("point_id", "person_id", "at", "kind", "contact_id")


@dataclass(frozen=True)
class BookTaken:
    """Rows handed in, by table, and how many debts left the book: its creditors' that it has no more."""

    rows: Mapping[str, int]
    left: int


def take_book(
    means: Means, engine: Engine, book: Book, *, owners: Collection[str] | None = None
) -> BookTaken:
    """Take a whole book over within the caller's transaction.

    Waits for messages that are on their way to those of whom the book is the first to tell something that
    stops, or about debts that leave it. The plan is held from then on. `owners` and faults
    as of `book_store.load_into_store`.
    """
    connection, at = means.connection, means.clock()
    rows = lay_out(connection, engine, book, owners)
    _find_told(means, book, rows, at)
    _find_gone(connection, engine, book)
    _find_reach(connection)
    held = _on_their_way(connection)
    while True:
        try:
            with connection.transaction():
                # Points first, then the plan, as every claim does. Nobody's person is held: whoever claims
                # reads what is known of them under the plan, and they may be many.
                lock_points(connection, held)
                lock_plan(connection)
                # A number that becomes another does so now: claims that bore on the old one are over.
                take_laid_out(connection, engine, book, rows, means.clock())
                _find_reach(connection)
                more = _on_their_way(connection) - held
                if more:
                    raise _AgainError(more)
                _take_back(means, at)
                review_outside(means)
        except _AgainError as found:
            held |= found.marks
            continue
        left = connection.execute("""SELECT count(*) FROM told WHERE "of" = 'left'""").fetchone()
        connection.execute("DROP TABLE told, told_reach")
        return BookTaken(rows, left[0] if left else 0)


class _AgainError(Exception):
    """Something was on its way to points that we do not hold: rolls the book back, to begin again."""

    def __init__(self, marks: set[str]) -> None:
        super().__init__()
        self.marks = marks


# --- what the book is the first to tell -------------------------------------------------------------


def _find_told(means: Means, book: Book, tables: Collection[str], at: datetime) -> None:
    """The rows that are new here, or of another state, and that stop something."""
    connection, kinds = means.connection, kinds_of_stops()
    recalls = kinds["recalls"]
    about = {
        "recalls": recalls["notices"],
        "leaves": list(kinds["leaves"]),
        "at": at,
        "not_theirs": NOT_THEIRS,
        "reports": list(means.model.reports),
    }
    connection.execute(_TOLD)
    for table, query in (("notices", _NOTICES), ("evidence", _REPORTS)):
        if table in tables:
            connection.execute(query, about)
    for table, whose in _STATES.items():
        if table in tables:
            ends = sql.SQL("coalesce(f.status = ANY ({}), false)").format(recalls["agreements"])
            changed = sql.SQL(_CHANGED).format(
                of=sql.SQL(TAKEN[table]),
                table=sql.SQL(table),
                ends=ends if table == "agreements" else sql.SQL("false"),
                key=sql.Identifier(TABLES[table].key[0]),
                whose=sql.SQL(whose),
                newer=newer_than(TABLES[table], book.meta.as_of),
            )
            connection.execute(changed)
    if connection.execute("SELECT FROM desk_planned_contact LIMIT 1").fetchone() is None:
        # A first book: nothing is queued. What else its rows do is done.
        connection.execute("""DELETE FROM told WHERE NOT ends AND "of" <> 'report' AND point_id IS NULL""")


def _find_gone(connection: Connection, engine: Engine, book: Book) -> None:
    """The debts that the book has no more."""
    lost = book.quarantine.filter(book.quarantine.table == "debts").select("debt_ids")
    about = {
        "creditors": creditors_of(engine, book),
        "as_of": book.meta.as_of,
        "left_out": [one for row in engine.rows(lost) for one in row["debt_ids"] or ()],
    }
    connection.execute(_GONE, about)
    connection.execute("ANALYZE told")


def _find_reach(connection: Connection) -> None:
    """Whose contacts these bear on, by what the store knows now."""
    connection.execute("DROP TABLE IF EXISTS pg_temp.told_reach")
    connection.execute(_REACH)
    named = """SELECT DISTINCT coalesce(beside, id) FROM told_reach WHERE "of" IN ('person', 'report')"""
    if connection.execute("SELECT FROM desk_link LIMIT 1").fetchone() is not None:
        pairs = others_of(connection, [one for (one,) in connection.execute(named).fetchall()])
        ones, others = [one for one, _ in pairs], [other for _, other in pairs]
        connection.execute(_SAME, {"ones": ones, "others": others})
    connection.execute('CREATE INDEX ON told_reach ("of", id, because)')
    connection.execute("ANALYZE told_reach")


def _bears(because: str | None = None) -> Which:
    why = "" if because is None else "r.because = %(because)s AND"
    names = {"owed": [REPLY, STATUTORY], "because": because}
    return Which(sql.SQL(_BEARS).format(why=sql.SQL(why)), names)


def _on_their_way(connection: Connection) -> set[str]:
    which = _bears()
    query = sql.SQL(_ON_THEIR_WAY).format(which=which.condition)
    return {str(mark) for (mark,) in connection.execute(query, which.names).fetchall()}


# --- what it takes back -----------------------------------------------------------------------------


def _take_back(means: Means, at: datetime) -> None:
    """Withdraw what is queued, ask agencies for the debts, and let it hold for numbers under every id."""
    connection = means.connection
    _hold_stops(connection)
    kinds = "SELECT because, bool_or(ends) FROM told GROUP BY 1 ORDER BY 1"
    for because, ends in connection.execute(kinds).fetchall():
        taken = withdraw(connection, _bears(because), because, at)
        append_ended(connection, means.marks, taken, at)
        if because == NOT_THEIRS:
            _keep_reports(connection, taken.contacts)
        if ends:
            placed = [one for (one,) in connection.execute(_PLACED, {"because": because}).fetchall()]
            recalled = recall_debts(connection, placed, because, at)
            append(connection, recall_records(means.marks, recalled, because, at))


def _hold_stops(connection: Connection) -> None:
    """A stop that reaches a point is of its number or address, under every id that this has or ever gets."""
    columns = ", ".join(f"n.{name}" for name in _STOPPED)
    found = connection.execute(
        f"SELECT p.value_mark, {columns} FROM told t JOIN book_notices n ON n.notice_id = t.id"
        " JOIN book_points p ON p.point_id = n.point_id WHERE t.\"of\" = 'notice' AND n.kind = ANY (%s)"
        " AND n.until IS NULL AND p.value_mark IS NOT NULL ORDER BY n.notice_id",
        [list(STOPS)],
    ).fetchall()
    for mark, *cells in found:
        row: dict[str, Any] = dict(zip(_STOPPED, cells, strict=True))
        if any(reach.point_id for reach in reaches_of(row)):
            keep_stop_notice(connection, row, mark)


def _keep_reports(connection: Connection, withdrawn: Collection[str]) -> None:
    """Let reports hold for every id of their number, now and later."""
    counts = dict(
        connection.execute(
            "SELECT person_id, count(*) FROM desk_planned_contact WHERE contact_id = ANY (%s) GROUP BY 1",
            [list(withdrawn)],
        ).fetchall()
    )
    columns = ", ".join(f"t.{name}" for name in _REPORTED)
    found = connection.execute(
        f"SELECT p.value_mark, {columns} FROM told t JOIN book_points p USING (point_id)"
        " WHERE t.\"of\" = 'report' AND p.value_mark IS NOT NULL ORDER BY t.at, t.point_id, t.person_id"
    ).fetchall()
    for mark, *cells in found:
        row = dict(zip(_REPORTED, cells, strict=True))
        keep_evidence(connection, row, mark, ids_of(connection, mark), counts.get(row["person_id"], 0))
