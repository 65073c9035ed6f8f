"""Somebody says "I am not this person": once that is committed, nothing goes to that person there.

One transaction holds everything that a report does. It waits for a message that is on its way to the
point at this moment, so that whoever reports is answered when nothing more can come.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rightparty.canonical import Json
from rightparty.desk.anew import anew
from rightparty.desk.breaker import review_channel
from rightparty.desk.home import Home
from rightparty.desk.incidents import Leak, open_incident
from rightparty.desk.journal_store import Marks, append, marks_of
from rightparty.desk.linked import everybody_who_is
from rightparty.desk.of_the_value import counts
from rightparty.desk.same_point import ids_of, lock_plan, lock_point, mark_at
from rightparty.desk.source_figures import BATCH, SOURCE, origin_of
from rightparty.desk.sources import review
from rightparty.desk.store import Connection
from rightparty.desk.told import contacts_that_told, last_contact
from rightparty.desk.webhooks import creditors_of, tell
from rightparty.desk.withdraw import NOT_THEIRS, Which, append_ended, withdraw
from rightparty.errors import Refused
from rightparty.journal.record import Record, instant
from rightparty.parties.belief import Belief, belief_of
from rightparty.parties.model import PartyModel, default_model
from rightparty.parties.sources import OWN, default_rule
from rightparty.words.guard import findings

WRONG_NUMBER = "wrong_number"
DISCLOSURE = "disclosure_reported"
BY_BOOK = "book"
"""How a report came that is a row of evidence in a part of a book."""

_ALPHABET = "2456789BCDFGHJKMNPQRSTVWXZ"  # no vowels, no 0, 1 or 3: nothing that reads as a word
_REPORTED = """
INSERT INTO desk_wrong_person (reference, person_id, point_id, mark, at, kind, via, contact_id, by, source,
    withdrawn) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""
# A report holds until a proof that ends one; until then, the same again is the same report. One that a row
# of a book told of was never judged for what had been told there: the person's own report is.
_BEFORE = """
SELECT r.reference FROM desk_wrong_person r
WHERE r.mark = %(mark)s AND r.person_id = %(person)s AND (r.kind = %(kind)s OR r.kind = %(worse)s)
    AND r.via <> %(book)s
    AND NOT EXISTS (SELECT FROM book_evidence e WHERE e.person_id = r.person_id
        AND e.point_id = ANY (%(points)s) AND e.kind = ANY (%(frees)s) AND e.at > r.at)
ORDER BY r.at DESC, r.reference LIMIT 1
"""

_TOLD = """
SELECT FROM desk_wrong_person WHERE mark = %s AND person_id = %s AND kind = %s AND at = %s LIMIT 1
"""
_CHANNEL = "SELECT channel FROM desk_planned_contact WHERE contact_id = %s"
_THEIRS = "SELECT FROM book_events WHERE contact_id = %s AND person_id = %s LIMIT 1"


@dataclass(frozen=True)
class Report:
    """Somebody at a point says that they are not the person.

    `via` is a code of how it came (call, portal, email, desk), `told_of_debt` that they say they learned
    of a debt, `contact_id` the contact that they answer, `by` the member of staff who entered it.
    """

    person_id: str
    point_id: str
    via: str
    told_of_debt: bool = False
    contact_id: str | None = None
    by: str | None = None

    @property
    def kind(self) -> str:
        """The kind of evidence that this is."""
        return DISCLOSURE if self.told_of_debt else WRONG_NUMBER


@dataclass(frozen=True)
class Reported:
    """What a report did. Of all this the reporter gets the `reference` alone.

    `new` is false where the same was reported before; then nothing was done again.
    """

    reference: str
    new: bool
    withdrawn: Sequence[str] = ()
    source: str | None = None
    paused: Sequence[str] = ()
    incident_id: str | None = None


def report_wrong_party(
    connection: Connection, home: Home, report: Report, at: datetime, model: PartyModel | None = None
) -> Reported:
    """Make the pair (point, person) not theirs: for every debt, creditor, agency and channel, for good.

    Keeps the evidence under every id of the number or address, takes back whatever was queued for the
    pair, counts the report against the source of the point and the batch of the contact, and opens an
    incident where a debt word had gone there since the person's last proof of it. All in one transaction,
    or in the caller's.

    Raises:
        Refused: the store has no such person or point, or the contact named was not with the person.
    """
    return anew(connection, lambda: _report(connection, home, report, at, model or default_model()))


def _report(connection: Connection, home: Home, report: Report, at: datetime, model: PartyModel) -> Reported:
    marks = marks_of(home)
    with connection.transaction():
        mark = _checked(connection, report)
        lock_point(connection, mark)
        lock_plan(connection)
        one = _Pair(report, mark, ids_of(connection, mark))
        known = _reported_before(connection, one, model)
        if known:
            return Reported(known, new=False)
        done = _take(connection, marks, one, at, model)
        for (channel,) in connection.execute(_CHANNEL, [report.contact_id]).fetchall():
            review_channel(connection, home, channel, at)
        return done


@dataclass(frozen=True)
class _Pair:
    """A report, and the number or address that it is about: its mark, and all its ids."""

    report: Report
    mark: str
    points: Sequence[str]


def new_reference() -> str:
    """A reference that can be read out over a telephone, and tells nothing."""
    while True:
        drawn = "".join(secrets.choice(_ALPHABET) for _ in range(12))
        reference = f"{drawn[:4]}-{drawn[4:8]}-{drawn[8:]}"
        if not findings(reference):
            return reference


def _checked(connection: Connection, report: Report) -> str:
    mark = mark_at(connection, report.point_id)
    if mark is None:
        raise Refused(f"there is no contact point `{report.point_id}`", "see the book's table `points`")
    person = "SELECT FROM book_persons WHERE person_id = %s"
    if connection.execute(person, [report.person_id]).fetchone() is None:
        raise Refused(f"there is no person `{report.person_id}`", "see the book's table `persons`")
    theirs = [report.contact_id, report.person_id]
    if report.contact_id and connection.execute(_THEIRS, theirs).fetchone() is None:
        raise Refused(f"the contact `{report.contact_id}` was not with this person", "leave it out if unsure")
    return mark


def _reported_before(connection: Connection, one: _Pair, model: PartyModel) -> str | None:
    about = {
        "mark": one.mark,
        "person": one.report.person_id,
        "kind": one.report.kind,
        "worse": DISCLOSURE,
        "book": BY_BOOK,
        "points": list(one.points),
        "frees": list(model.frees),
    }
    row = connection.execute(_BEFORE, about).fetchone()
    return str(row[0]) if row else None


def _take(connection: Connection, marks: Marks, one: _Pair, at: datetime, model: PartyModel) -> Reported:
    report, rule = one.report, default_rule()
    contact_id = report.contact_id or last_contact(connection, report.person_id, one.points)
    belief = _believed(connection, one, at, model)
    source = origin_of(connection, report.point_id, report.person_id, rule)
    for point_id in one.points:
        keep_report(connection, report.person_id, point_id, report.kind, at, contact_id)
    theirs = Which.at(one.points, everybody_who_is(connection, report.person_id))
    taken = withdraw(connection, theirs, NOT_THEIRS, at)
    reference = new_reference()
    leak = _leak(connection, one, belief, source, reference, model)
    opened = open_incident(connection, marks, leak, at) if leak else None
    judged = [(SOURCE, source), (BATCH, _batch_of(connection, contact_id))]
    paused = [
        (name, record)
        for of, name in judged
        if name and (record := review(connection, marks, of, name, at, model, rule))
    ]
    done = Reported(
        reference,
        new=True,
        withdrawn=taken.contacts,
        source=source,
        paused=[name for name, _ in paused],
        incident_id=str(opened.body["incident"]) if opened else None,
    )
    values = [reference, report.person_id, report.point_id, one.mark, at, report.kind, report.via]
    connection.execute(_REPORTED, [*values, contact_id, report.by, source, len(taken.contacts)])
    records = [*_records(marks, one, done, contact_id, at), *filter(None, [opened]), *(r for _, r in paused)]
    append(connection, records, contact_id)
    append_ended(connection, marks, taken, at)
    data = {"person_id": report.person_id, "point_id": report.point_id, "reference": reference}
    creditors = creditors_of(connection, report.person_id)
    tell(connection, "wrong_party.reported", data, at, about=report.person_id, creditors=creditors)
    return done


def keep_report(
    connection: Connection, person_id: str, point_id: str, kind: str, at: datetime, contact_id: str | None
) -> int:
    """Keep a report as evidence about one id of a point, in the caller's transaction; 0 where it stands."""
    done = connection.execute(
        "INSERT INTO book_evidence (point_id, person_id, at, kind, source, contact_id)"
        " VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
        [point_id, person_id, at, kind, OWN, contact_id],
    )
    return done.rowcount


def keep_evidence(
    connection: Connection, row: Mapping[str, Any], mark: str, points: Sequence[str], withdrawn: int
) -> None:
    """Let a report that came as a row of `evidence` hold for every id of its number, now and later.

    Within the caller's transaction, which holds the point and the plan. The same row again changes nothing.
    """
    person_id, at, kind, contact_id = row["person_id"], row["at"], row["kind"], row.get("contact_id")
    for point_id in points:
        keep_report(connection, person_id, point_id, kind, at, contact_id)
    if connection.execute(_TOLD, [mark, person_id, kind, at]).fetchone() is None:
        source = origin_of(connection, row["point_id"], person_id, default_rule())
        values = [new_reference(), person_id, row["point_id"], mark, at, kind, BY_BOOK, contact_id, None]
        connection.execute(_REPORTED, [*values, source, withdrawn])


def _believed(connection: Connection, one: _Pair, at: datetime, model: PartyModel) -> Belief:
    """What was held of the pair until now, over all ids of the point."""
    point = one.report.point_id
    columns = ("person_id", "at", "kind", "as_of", "since")
    rows = connection.execute(
        f"SELECT {', '.join(columns)} FROM book_evidence e WHERE point_id = ANY (%s) AND {counts('e')}",
        [list(one.points)],
    ).fetchall()
    evidence = [dict(zip(columns, row, strict=True)) | {"point_id": point} for row in rows]
    named = ("kind", "carrier", "carrier_type", "range", "place")
    found = connection.execute(f"SELECT {', '.join(named)} FROM book_points WHERE point_id = %s", [point])
    row = found.fetchone()
    about: Mapping[str, Any] | None = dict(zip(named, row, strict=True)) if row else None
    return belief_of(evidence, about, point, one.report.person_id, at, model)


def _leak(
    connection: Connection, one: _Pair, belief: Belief, source: str | None, reference: str, model: PartyModel
) -> Leak | None:
    """What told of a debt there since the person's last proof; None where nothing did."""
    report, proof_at = one.report, belief.last_proof_at
    contacts = contacts_that_told(connection, report.person_id, one.points, one.mark, proof_at)
    if not contacts and not report.told_of_debt:
        return None
    proof = belief.reasons[0].removeprefix("proved:") if proof_at else None
    return Leak(
        report.person_id,
        report.point_id,
        one.mark,
        reference,
        contacts,
        source,
        proof,
        proof_at,
        model.version,
    )


def _batch_of(connection: Connection, contact_id: str | None) -> str | None:
    row = connection.execute(
        "SELECT max(batch_id) FROM book_events WHERE contact_id = %s", [contact_id]
    ).fetchone()
    return str(row[0]) if row and row[0] else None


def _records(
    marks: Marks, one: _Pair, done: Reported, contact_id: str | None, at: datetime
) -> Sequence[Record]:
    report = one.report
    who: dict[str, Json] = {
        "person": marks.of("person", report.person_id),
        "point": marks.of("point", report.point_id),
    }
    contact: dict[str, Json] = {"contact": marks.of("contact", contact_id)} if contact_id else {}
    evidence: dict[str, Json] = {**who, **contact, "evidence_kind": report.kind, "for_at": instant(at)}
    body: dict[str, Json] = {
        **who,
        **contact,
        "report": marks.of("report", done.reference),
        "told": report.told_of_debt,
        "via": report.via,
        "withdrawn": len(done.withdrawn),
    }
    if done.source:
        body["source"] = marks.of("source", done.source)
    if done.incident_id:
        body["incident"] = done.incident_id
    if report.by:
        body["actor"] = marks.of("actor", report.by)
    return [Record("evidence", at, evidence), Record("wrong_person", at, body)]
