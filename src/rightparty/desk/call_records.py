"""Call records of diallers and agencies: each becomes events, evidence, a report or a stop, once.

A record is known by its client, its vendor and the vendor's own id: what comes again changes nothing, and the
order in which records come does not matter. A code that nobody has a meaning for is kept as `unknown`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from rightparty.channels.vendor_codes import NOT_KNOWN, STOP, WRONG_PARTY, VendorCode, vendor_codes
from rightparty.desk.contact_locks import lock_contacts
from rightparty.desk.dossier import About
from rightparty.desk.happened import add_evidence, add_row
from rightparty.desk.journal_store import append
from rightparty.desk.means import Means
from rightparty.desk.redeeming import use_up
from rightparty.desk.reply_locks import again
from rightparty.desk.stopped_point import Stop, suppress_point
from rightparty.desk.store import Connection
from rightparty.desk.visible import NotFound
from rightparty.desk.webhooks import tell
from rightparty.desk.wrong_party import Report, report_wrong_party
from rightparty.errors import InvalidInput
from rightparty.journal.record import Record

AHEAD = timedelta(minutes=5)
"""How far a dialler's clock may be ahead of ours."""

_OF_PERMIT = """
SELECT r.contact_id, r.state, i.valid_from, i.valid_until, r.creditor_id, r.person_id, r.point_id, r.debt_ids,
    p.channel, p.content, p.mode
FROM desk_reservation r JOIN desk_planned_contact p USING (contact_id) JOIN desk_permit i USING (permit_id)
WHERE r.permit_id = %s AND r.creditor_id = ANY (%s)
"""


@dataclass(frozen=True)
class CallRecord:
    """One row of a vendor's: of a contact for which we gave a permit, or of one made without us.

    Without `permit_id` it must say whom and what the contact was about. `details` are further columns of
    `events`: content, duration_s, collector_id, agency_id, sender_id, mode, template_id, recording.
    """

    record_id: str
    code: str
    at: datetime
    permit_id: str | None = None
    call_id: str | None = None
    creditor_id: str | None = None
    person_id: str | None = None
    point_id: str | None = None
    debt_ids: tuple[str, ...] = ()
    channel: str = "call"
    direction: str = "out"
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class RecordsTaken:
    """What taking records did. `without_permit`: records of contacts whose permit did not allow them."""

    new: int
    known: int
    unknown_codes: Sequence[str] = ()
    without_permit: Sequence[str] = ()
    reports: Sequence[str] = ()
    stopped: Sequence[str] = ()


@dataclass(frozen=True)
class _Read:
    """A record with its meaning, and the columns that all of its events share."""

    record: CallRecord
    meaning: VendorCode
    contact_id: str
    columns: Mapping[str, Any]
    state: str | None
    made_at: datetime | None = None  # beside a permit: when its contact was made, within its minutes

    @property
    def pair(self) -> tuple[str, str] | None:
        """The person and the point, where both are known."""
        person, point = self.columns["person_id"], self.columns["point_id"]
        return (person, point) if person and point else None


def take_records(
    means: Means, client: str, creditors: Sequence[str], vendor: str, records: Sequence[CallRecord]
) -> RecordsTaken:
    """Take a client's records, all of them or none; in one transaction, or in the caller's.

    The ids that they name have been found visible to the client.

    Raises:
        InvalidInput: there is no such vendor, or a record does not say what its contact was about.
        NotFound: there is no such permit.
    """
    return again(means.connection, partial(_take, means, client, creditors, vendor, records))


def _take(
    means: Means, client: str, creditors: Sequence[str], vendor: str, records: Sequence[CallRecord]
) -> RecordsTaken:
    """One try; undone with its locks where it bears on others than whoever was locked (`AgainError`)."""
    codes, at = vendor_codes(vendor), means.clock()
    with means.connection.transaction():
        _check(records, at)
        reading = partial(_read, means.connection, client, creditors, vendor, codes)
        _lock(means.connection, [reading(one) for one in records])
        read = [reading(one) for one in records]  # whatever we waited for is done
        fresh = [one for one in read if _keep(means, client, vendor, one, at)]
        reports, stopped = _acts(means, fresh, at)
        unknown = sorted({one.record.code for one in read if one.meaning is NOT_KNOWN})
        for code in unknown:
            data = {"vendor": vendor, "code": code}
            tell(means.connection, "events.unknown_code", data, at, about=vendor, creditors=creditors)
        append(means.connection, [_outcome(means, one, at) for one in fresh])
    odd = [one.record.record_id for one in read if one.state in ("returned", "withdrawn")]
    return RecordsTaken(len(fresh), len(read) - len(fresh), unknown, odd, reports, stopped)


def _check(records: Sequence[CallRecord], now: datetime) -> None:
    problems = [
        {"where": f"records.{index}", "what": what}
        for index, one in enumerate(records)
        for what in _wrong(one, now)
    ]
    if problems:
        raise InvalidInput(
            "these records cannot be taken", "mend them and hand all of them in again", problems
        )


def _wrong(one: CallRecord, now: datetime) -> Iterator[str]:
    if one.at > now + AHEAD:
        yield "`at` lies ahead of our clock"
    if one.permit_id is None and (one.creditor_id is None or not one.debt_ids):
        yield "without `permit_id` it must name `creditor_id` and `debt_ids`"
    if one.permit_id is not None and one.direction != "out":
        yield "a call that came in has no permit: name `creditor_id` and `debt_ids`"
    if one.permit_id is None and one.call_id is None:
        yield "without `permit_id` it must have the vendor's `call_id`"


def _read(
    connection: Connection,
    client: str,
    creditors: Sequence[str],
    vendor: str,
    codes: Mapping[str, VendorCode],
    one: CallRecord,
) -> _Read:
    meaning = codes.get(one.code.lower(), NOT_KNOWN)
    shared = {"at": one.at, "direction": one.direction, "outcome": meaning.outcome, **one.details}
    if one.permit_id is None:
        columns = {
            **shared,
            "creditor_id": one.creditor_id,
            "person_id": one.person_id,
            "point_id": one.point_id,
            "debt_ids": list(one.debt_ids),
            "channel": one.channel,
        }
        return _Read(one, meaning, f"{client}:{vendor}:{one.call_id}", columns, None)
    row = connection.execute(_OF_PERMIT, [one.permit_id, list(creditors)]).fetchone()
    if row is None:
        raise NotFound(f"there is no permit `{one.permit_id}`", "name one of your own creditors'")
    contact_id, state, begins, ends, *rest = row
    named = ("creditor_id", "person_id", "point_id", "debt_ids", "channel", "content", "mode")
    # No call was made before its permit: one that says so would count for no day of today's.
    columns = {**shared, "at": max(one.at, begins), **dict(zip(named, rest, strict=True))}
    return _Read(one, meaning, contact_id, columns, state, min(max(one.at, begins), ends))


def _lock(connection: Connection, read: Sequence[_Read]) -> None:
    """As whoever claims or reports does: for each permit its contact, for each report and stop the point.

    Raises:
        AgainError: a permit bears on others than whoever was locked.
    """
    acting = [one for one in read if one.meaning.act]
    of_permits = [
        About(one.columns["person_id"], one.columns["point_id"], tuple(one.columns["debt_ids"]))
        for one in read
        if one.made_at is not None
    ]
    points = [one.columns["point_id"] for one in acting if one.columns["point_id"]]
    lock_contacts(connection, of_permits, points=points, acting=bool(acting))


def _keep(means: Means, client: str, vendor: str, one: _Read, at: datetime) -> bool:
    """Keep the events of a record; whether any of them is new."""
    kinds = [*(["attempt"] if one.record.direction == "out" else []), *one.meaning.kinds]
    kinds = list(dict.fromkeys(kinds)) or ["connected"]
    connection = means.connection
    if one.record.permit_id is not None and one.made_at is not None:
        # Made without asking at the last moment: it was used all the same.
        use_up(means, one.record.permit_id, one.made_at, at)
    new = False
    for kind in kinds:
        columns = {
            **one.columns,
            "event_id": f"{client}:{vendor}:{one.record.record_id}:{kind}",
            "contact_id": one.contact_id,
            "kind": kind,
        }
        new |= add_row(connection, "events", columns)
    if new and one.meaning.evidence and one.pair:
        person, point = one.pair
        add_evidence(connection, person, point, one.meaning.evidence, one.columns["at"], one.contact_id)
    return new


def _acts(means: Means, fresh: Sequence[_Read], at: datetime) -> tuple[list[str], list[str]]:
    """The reports and stops that records ask for; the plan is held."""
    reports, stopped = [], []
    for one in fresh:
        point = one.columns["point_id"]
        if one.meaning.act == WRONG_PARTY and one.pair:
            person, point = one.pair
            report = Report(person, point, "call", contact_id=one.contact_id)
            reports.append(
                report_wrong_party(means.connection, means.home, report, at, means.model).reference
            )
        elif one.meaning.act == WRONG_PARTY and point:
            # Nobody said whom was meant: then the point is left alone by everybody.
            stopped.append(suppress_point(means.connection, means.home, Stop(point, "call"), at).reference)
        elif one.meaning.act == STOP and point:
            stopped.append(suppress_point(means.connection, means.home, Stop(point, "call"), at).reference)
    return reports, stopped


def _outcome(means: Means, one: _Read, at: datetime) -> Record:
    contact = means.marks.of("contact", one.contact_id)
    body = {"contact": contact, "outcome": one.meaning.outcome, "channel": one.columns["channel"]}
    return Record("outcome", at, body)


__all__ = ["AHEAD", "CallRecord", "RecordsTaken", "take_records"]
