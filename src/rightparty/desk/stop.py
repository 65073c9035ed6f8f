"""Facts that stop collection, taken between two books: once one is committed, nothing it forbids leaves.

Whoever is told something (the API, a reply, a member of staff) hands it in here. One transaction keeps
it, takes back every queued contact, call task and permit of all records of the people concerned, asks
their agencies for the debts, and records it. It waits for a message that is on its way to them at this
moment, so that whoever is answered knows that nothing more comes.

Whether a contact is lawful is the gate's to say, at every claim. Here all that is queued goes, but what
answers the person or what law orders: a plan is cheap, a message that should not have left is not.
"""

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

from psycopg import sql

from rightparty.book.tables import NOTICE_KINDS
from rightparty.canonical import Json
from rightparty.desk.anew import anew
from rightparty.desk.fact_rows import Row, keep_fact, kept_row, read_fact
from rightparty.desk.home import Home
from rightparty.desk.journal_store import Marks, append, marks_of
from rightparty.desk.linked import everybody_who_is
from rightparty.desk.opt_out import keep_stop_notice
from rightparty.desk.recall import recall_debts, recall_records
from rightparty.desk.same_point import ids_of, lock_people, lock_plan, lock_points, mark_at
from rightparty.desk.store import Connection
from rightparty.desk.withdraw import Which, append_ended, withdraw
from rightparty.errors import InvalidInput, Refused
from rightparty.gate.notices import ENDED_BY, LOOSENING, STOPS, reaches_of
from rightparty.journal.record import Record, instant
from rightparty.law.load import HOME_ZONES
from rightparty.law.vocabulary import REPLY, STATUTORY

_LIABLE = "SELECT DISTINCT person_id FROM book_liabilities WHERE debt_id = ANY (%s)"
_OWED_BY = """
SELECT DISTINCT debt_id FROM book_liabilities
WHERE person_id = ANY (%s) AND role IN ('borrower', 'co_borrower')
"""
_COUNTRY = "SELECT c.country FROM book_debts d JOIN book_creditors c USING (creditor_id) WHERE debt_id = %s"
_ON_THEIR_WAY = sql.SQL("""
SELECT DISTINCT coalesce(x.value_mark, p.point_id)
FROM desk_planned_contact p LEFT JOIN book_points x USING (point_id)
WHERE p.status = 'claimed' AND p.point_id IS NOT NULL AND {which}
""")


@dataclass(frozen=True)
class Taken:
    """What taking a fact did; `new` is false where the same was taken before, and nothing was done again.

    `recalled`: the debts that agencies were asked to give back.
    """

    id: str
    new: bool
    withdrawn: Sequence[str] = ()
    recalled: Sequence[str] = ()


@dataclass(frozen=True)
class Fact:
    """Something we were told or paid: `of` is notice, payment, promise or agreement, `row` as in the book."""

    of: str
    row: Mapping[str, Any]


_ENDING = frozenset(end for begun, end in ENDED_BY.items() if begun not in LOOSENING)


def check_whose_end(rows: Iterable[Mapping[str, Any]]) -> None:
    """Make sure that notices which end a stop name a creditor or a debt: a client ends its own stops only.

    For whoever takes rows of `notices` from a client, after it was checked that what they name is its own.

    Raises:
        InvalidInput: names each that does not.
    """
    faults = [
        f"`{row.get('notice_id')}`: a notice `{row['kind']}` names the creditor or the debt"
        for row in rows
        if row.get("kind") in _ENDING and not (row.get("creditor_id") or row.get("debt_id"))
    ]
    if faults:
        help = "name `creditor_id` or `debt_id`, as the notice that it ends does"
        raise InvalidInput("whose stop is to end?", help, faults)


def take_notice(connection: Connection, home: Home, notice: Mapping[str, Any], at: datetime) -> Taken:
    """Take what somebody told us, as a row of `notices`: `notice_id`, `kind`, and what it is about.

    `at` of the row is when it was said, and is never later than the argument `at`, when we take it.

    Raises:
        InvalidInput: a column or value that the book has no word for; names every fault.
        Refused: the store has no such person, debt, point or creditor; another notice has this id; or it
            sets an end to a stop that only the person ends.
    """
    return take_facts(connection, home, [Fact("notice", notice)], at)[0]


def take_payment(connection: Connection, home: Home, payment: Mapping[str, Any], at: datetime) -> Taken:
    """Take money that came in, is on its way, or went back, as a row of `payments`.

    The same id again may say what became of it (`pending`, then `posted` or `reversed`), and nothing else.

    Raises:
        InvalidInput, Refused: as `take_notice`.
    """
    return take_facts(connection, home, [Fact("payment", payment)], at)[0]


def take_promise(connection: Connection, home: Home, promise: Mapping[str, Any], at: datetime) -> Taken:
    """Take a promise to pay, as a row of `promises`; whether it was kept is worked out, not told.

    Raises:
        InvalidInput, Refused: as `take_notice`.
    """
    return take_facts(connection, home, [Fact("promise", promise)], at)[0]


def take_agreement(connection: Connection, home: Home, agreement: Mapping[str, Any], at: datetime) -> Taken:
    """Take a repayment agreement, or what became of one, as a row of `agreements`.

    Raises:
        InvalidInput, Refused: as `take_notice`.
    """
    return take_facts(connection, home, [Fact("agreement", agreement)], at)[0]


def take_facts(
    connection: Connection, home: Home, facts: Sequence[Fact], at: datetime, *, points: Iterable[str] = ()
) -> Sequence[Taken]:
    """Take several facts in one transaction, or in the caller's: all of them, or none.

    Whoever has more than one to take at once takes them by one call: the locks stand in one order (points,
    people, plan), and a second call would ask for a point while it holds the plan. `points`: the marks of
    further ones that the caller acts on in the same transaction; it holds them, and the plan, from then on.

    Raises:
        InvalidInput, Refused: as `take_notice`.
    """
    further = frozenset(points)
    return anew(connection, lambda: _take_all(connection, marks_of(home), facts, at, further))


def _take_all(
    connection: Connection, marks: Marks, facts: Sequence[Fact], at: datetime, points: Iterable[str]
) -> Sequence[Taken]:
    with connection.transaction():
        read = [(fact.of, read_fact(connection, fact.of, fact.row, at)) for fact in facts]
        for of, row in read:
            _date_reversal(connection, of, row, at)
            _check_end(of, row)
        _lock(connection, [_Reach.of(connection, of, row) for of, row in read], points)
        return [_take(connection, marks, of, row, at) for of, row in read]


def _date_reversal(connection: Connection, of: str, row: dict[str, Any], at: datetime) -> None:
    """A payment that went back on a day that nobody names went back when we heard of it."""
    if of != "payment" or row.get("status") != "reversed" or row.get("value_on") is not None:
        return
    before = connection.execute(
        "SELECT status, value_on FROM book_payments WHERE payment_id = %s", [row["payment_id"]]
    ).fetchone()
    if before is not None and before[0] == "reversed":
        row["value_on"] = before[1]
        return
    country = connection.execute(_COUNTRY, [row["debt_id"]]).fetchone()
    zone = HOME_ZONES.get(country[0] if country else "", "UTC")
    row["value_on"] = at.astimezone(ZoneInfo(zone)).date()


def _check_end(of: str, row: Row) -> None:
    """Opt-outs never expire: nobody hands one in with its end."""
    if of == "notice" and row["kind"] in STOPS and row.get("until") is not None:
        raise Refused(
            f"a notice `{row['kind']}` has no end: it holds until the person says otherwise",
            "leave out `until`",
        )


def _take(connection: Connection, marks: Marks, of: str, row: Row, at: datetime) -> Taken:
    id, before = str(row[f"{of}_id"]), kept_row(connection, of, row)
    if not keep_fact(connection, of, row, before):
        return Taken(id, new=False)
    if of == "notice":
        _hold_at_point(connection, row)
    reach = _Reach.of(connection, of, row)
    unsaid = "unknown" if of == "payment" else "open"
    stops, because = _stops(of, row), f"{of}:{row['kind'] if of == 'notice' else row.get('status') or unsaid}"
    taken = withdraw(connection, reach.which(), because, at) if stops else None
    recalled = recall_debts(connection, reach.collected(connection), because, at) if _ends(of, row) else []
    count = len(taken.contacts) if taken else 0
    connection.execute(
        'INSERT INTO desk_fact ("of", id, at, withdrawn) VALUES (%s, %s, %s, %s)'
        ' ON CONFLICT ("of", id) DO UPDATE SET at = excluded.at,'
        " withdrawn = desk_fact.withdrawn + excluded.withdrawn",
        [of, id, at, count],
    )
    append(connection, [_RECORDS[of](marks, row, at, count), *recall_records(marks, recalled, because, at)])
    if taken:
        append_ended(connection, marks, taken, at)
    return Taken(
        id,
        new=True,
        withdrawn=taken.contacts if taken else (),
        recalled=sorted({one.debt_id for one in recalled}),
    )


def _hold_at_point(connection: Connection, row: Row) -> None:
    """A stop that reaches a point is of its number or address, under every id that this has or ever gets."""
    if row["kind"] in STOPS and any(reach.point_id for reach in reaches_of(row)):
        mark = mark_at(connection, row["point_id"])
        if mark is not None:
            keep_stop_notice(connection, row, mark)


# --- whom a fact reaches ----------------------------------------------------------------------------


@dataclass(frozen=True)
class _Reach:
    """Whose contacts a fact bears on: people (all their records), debts, points, or a whole creditor."""

    people: Sequence[str]
    debts: Sequence[str]
    points: Sequence[str]
    creditor: str | None

    @classmethod
    def of(cls, connection: Connection, of: str, row: Row) -> "_Reach":
        """The reach of a row; wider than the gate's where that is simpler, and never narrower."""
        named = row.get("person_id")
        people = set(everybody_who_is(connection, named)) if named else set[str]()
        debts = [row["debt_id"]] if row.get("debt_id") else list(row.get("debt_ids") or ())
        if of != "notice" or not named:
            for (person,) in connection.execute(_LIABLE, [debts]).fetchall():
                people.update(everybody_who_is(connection, person))
        else:
            debts = []  # what one person says of a debt binds us towards them, not towards others who owe it
        mark = mark_at(connection, row["point_id"]) if row.get("point_id") else None
        points = ids_of(connection, mark) if mark is not None else []
        alone = not people and not debts and not points
        return cls(sorted(people), debts, points, row.get("creditor_id") if alone else None)

    def which(self) -> Which:
        """The queued contacts that it bears on; what answers the person, or law orders, is decided later."""
        condition = sql.SQL(
            "(p.person_id = ANY (%(people)s) OR p.debt_ids && %(debts)s::text[]"
            " OR p.point_id = ANY (%(points)s) OR p.creditor_id = %(creditor)s::text)"
            " AND (p.content IS NULL OR p.content <> ALL (%(owed)s))"
        )
        names: dict[str, Any] = {
            "people": list(self.people),
            "debts": list(self.debts),
            "points": list(self.points),
            "creditor": self.creditor,
            "owed": [REPLY, STATUTORY],
        }
        return Which(condition, names)

    def collected(self, connection: Connection) -> list[str]:
        """The debts on which an agency may act towards these people: those named, else all they borrowed."""
        if self.debts:
            return list(self.debts)
        return [debt for (debt,) in connection.execute(_OWED_BY, [list(self.people)]).fetchall()]


def _lock(connection: Connection, reaches: Sequence[_Reach], marks: Iterable[str]) -> None:
    """Wait for what is on its way to these people, and let nobody claim, until the transaction ends.

    Points first, then people, then the plan, as every claim does. What was claimed while we waited for
    the plan is on its way to a point that we do not hold: then all is let go, and begun again.
    """
    people = sorted({person for reach in reaches for person in reach.people})
    named = {point for reach in reaches for point in reach.points}
    further = set(marks)
    while True:
        held = (
            further
            | _on_their_way(connection, reaches)
            | {mark for point in named if (mark := mark_at(connection, point)) is not None}
        )
        try:
            with connection.transaction():
                lock_points(connection, held)
                lock_people(connection, people)
                lock_plan(connection)
                if _on_their_way(connection, reaches) <= held:
                    return
                raise _AgainError
        except _AgainError:
            continue


class _AgainError(Exception):
    """Something was claimed meanwhile: rolls the locks back."""


def _on_their_way(connection: Connection, reaches: Sequence[_Reach]) -> set[str]:
    found: set[str] = set()
    for reach in reaches:
        which = reach.which()
        rows = connection.execute(_ON_THEIR_WAY.format(which=which.condition), which.names).fetchall()
        found |= {str(value) for (value,) in rows}
    return found


# --- which facts stop -------------------------------------------------------------------------------


@cache
def _kinds() -> Mapping[str, Any]:
    raw = tomllib.loads((files("rightparty.desk") / "stop.toml").read_text(encoding="utf-8"))
    unknown = {*raw["leaves"], *raw["recalls"]["notices"]} - set(NOTICE_KINDS.split())
    if unknown:
        raise InvalidInput(f"stop.toml: no kind of notice: {', '.join(sorted(unknown))}")
    return raw


def _stops(of: str, row: Row) -> bool:
    """Whether what is queued is taken back: by everything but what `stop.toml` lists as leaving it."""
    return of != "notice" or row["kind"] not in _kinds()["leaves"]


def _ends(of: str, row: Row) -> bool:
    """Whether collection stops everywhere, agencies included, so that the debts are asked back."""
    recalls = _kinds()["recalls"]
    if of == "notice":
        return row["kind"] in recalls["notices"]
    return of == "agreement" and row["status"] in recalls["agreements"]


def kinds_of_stops() -> Mapping[str, Any]:
    """Which kinds leave what is queued, and which stop collection everywhere: `stop.toml` as it stands."""
    return _kinds()


def recalls(kind: str) -> bool:
    """Whether a notice of this kind stops collection everywhere, so that agencies are asked for the debts."""
    return _ends("notice", {"kind": kind})


# --- records ----------------------------------------------------------------------------------------


def _notice_record(marks: Marks, row: Row, at: datetime, withdrawn: int) -> Record:
    del withdrawn
    body: dict[str, Json] = {"notice": marks.of("notice", row["notice_id"]), "notice_kind": row["kind"]}
    for column, kind in (("person_id", "person"), ("point_id", "point"), ("debt_id", "debt"),
                         ("creditor_id", "creditor")):  # fmt: skip
        if row.get(column):
            body[kind] = marks.of(kind, row[column])
    for column in ("channel", "scope", "medium"):
        if row.get(column):
            body[column] = row[column]
    if row.get("given_by"):
        body["given_by"] = marks.of("person", row["given_by"])
    for column, name in (("from", "since"), ("until", "until")):
        if row.get(column):
            body[name] = instant(row[column])
    if row.get("detail"):
        body["detail"] = marks.of("detail", row["detail"])
    return Record("notice", at, body)


def _payment_record(marks: Marks, row: Row, at: datetime, withdrawn: int) -> Record:
    body: dict[str, Json] = {
        "payment": marks.of("payment", row["payment_id"]),
        "debt": marks.of("debt", row["debt_id"]),
        "withdrawn": withdrawn,
    }
    if row.get("status"):
        body["status"] = row["status"]
    if row.get("reverses"):
        body["reverses"] = marks.of("payment", row["reverses"])
    return Record("payment", at, body)


def _promise_record(marks: Marks, row: Row, at: datetime, withdrawn: int) -> Record:
    body: dict[str, Json] = {
        "promise": marks.of("promise", row["promise_id"]),
        "person": marks.of("person", row["person_id"]),
        "debts": marks.of_all("debt", row["debt_ids"]),
        "due_on": row["due_on"].isoformat(),
        "status": row.get("status") or "open",
        "withdrawn": withdrawn,
    }
    return Record("promise", at, body)


def _agreement_record(marks: Marks, row: Row, at: datetime, withdrawn: int) -> Record:
    body: dict[str, Json] = {
        "agreement": marks.of("agreement", row["agreement_id"]),
        "person": marks.of("person", row["person_id"]),
        "debts": marks.of_all("debt", row["debt_ids"]),
        "status": row["status"],
        "withdrawn": withdrawn,
    }
    return Record("agreement", at, body)


_RECORDS: Mapping[str, Callable[[Marks, Row, datetime, int], Record]] = {
    "notice": _notice_record,
    "payment": _payment_record,
    "promise": _promise_record,
    "agreement": _agreement_record,
}
