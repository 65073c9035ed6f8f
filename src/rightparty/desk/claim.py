"""Claiming contacts: all that must be true before a message leaves, and its record, in one transaction.

Many contacts may be claimed in one transaction, as long as nothing that is counted for one of them is counted
for another: the same person, point, couple or debt. Those wait for a transaction of their own.
"""

import json
import logging
import traceback
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import psycopg
from psycopg.errors import UniqueViolation

from rightparty.desk.deciding import prepared_for
from rightparty.desk.dossier import About
from rightparty.desk.facts_kept import Keys, Whose, facts_part, keep, keys_for, text_part
from rightparty.desk.facts_kept import Row as Part
from rightparty.desk.journal_store import append_many
from rightparty.desk.law_kept import keep_law
from rightparty.desk.lenders import identity_marks
from rightparty.desk.linked import contacted_as_others, others_of
from rightparty.desk.means import Means
from rightparty.desk.obstacles import Dropped, Obstacles, read_obstacles
from rightparty.desk.overrides import used_record
from rightparty.desk.planned import Planned
from rightparty.desk.planned_under import KEPT_LAW, UNDER_OURS, policy_of
from rightparty.desk.records import decision_record, message_record, permit_record
from rightparty.desk.same_point import lock_people, lock_plan, lock_points, marks_at
from rightparty.desk.sources import batch_of_run
from rightparty.desk.store import Connection
from rightparty.desk.texts import Written
from rightparty.desk.tracing import traced
from rightparty.desk.vault import vault_of
from rightparty.desk.weighing import (
    Claimed,
    Decided,
    SetAside,
    by_two,
    contact_at,
    decided_for,
    sender_for,
    weigh,
)
from rightparty.gate.contact import Contact
from rightparty.gate.prepared import Prepared
from rightparty.journal.record import Record

log = logging.getLogger(__name__)

ONE_A_DAY = "one_contact_a_person_a_day"
"""The reason of a contact whose person was contacted that day: the database allows no second."""

MADE_MEANWHILE = Dropped("skipped", "made_or_withdrawn_meanwhile")

# What a run that sends has planned under our policy, and whether the person was contacted that day already:
# as the unique index says it.
_STILL_PLANNED = f"""
SELECT p.contact_id, p.run_id, p.content NOT IN ('statutory', 'reply') AND EXISTS (
    SELECT FROM desk_planned_contact o WHERE o.day = p.day AND o.person_id = p.person_id
        AND o.status IN ('claimed', 'sent', 'failed') AND o.content NOT IN ('statutory', 'reply'))
FROM desk_planned_contact p JOIN desk_run r ON r.run_id = p.run_id AND r.sends {KEPT_LAW}
WHERE p.contact_id = ANY (%(contacts)s) AND p.status = 'planned' AND {UNDER_OURS}
ORDER BY p.contact_id FOR UPDATE OF p
"""
LIABLE = "SELECT debt_id, person_id FROM book_liabilities WHERE debt_id = ANY (%s)"

# From here on the contacts count as made: their state, their permits and their attempts. Whose claim it is is
# said anew: a plan that came meanwhile has let go of whoever had taken it.
_CLAIM = """
UPDATE desk_planned_contact p
SET status = 'claimed', claimed_at = r.at, sender_id = r.sender_id, code = r.code, sender = %s
FROM jsonb_to_recordset(%s::jsonb) AS r (contact_id text, at timestamptz, sender_id text, code text)
WHERE p.contact_id = r.contact_id
"""
_PERMIT = """
INSERT INTO desk_permit (permit_id, contact_id, text, content_hash, valid_from, valid_until, used_at)
SELECT permit_id, contact_id, text, content_hash, valid_from, valid_until, used_at
FROM jsonb_to_recordset(%s::jsonb) AS r (permit_id text, contact_id text, text text, content_hash text,
    valid_from timestamptz, valid_until timestamptz, used_at timestamptz)
"""
_ATTEMPT = """
INSERT INTO book_events (event_id, contact_id, at, direction, kind, channel, creditor_id, debt_ids, person_id,
    point_id, mode, content, sender_id, language, template_id, disclosures, named_debts, amount, valid_until,
    batch_id)
SELECT p.contact_id || ':attempt', p.contact_id, r.at, 'out', 'attempt', p.channel, p.creditor_id, p.debt_ids,
    p.person_id, p.point_id, p.mode, p.content, r.sender_id, r.language, r.template_id, r.disclosures,
    r.named_debts, r.amount, r.valid_until, r.batch_id
FROM jsonb_to_recordset(%s::jsonb) AS r (contact_id text, at timestamptz, sender_id text, language text,
    template_id text, disclosures text[], named_debts text[], amount numeric, valid_until timestamptz,
    batch_id text)
JOIN desk_planned_contact p ON p.contact_id = r.contact_id
ON CONFLICT DO NOTHING
"""
_DROP = """
UPDATE desk_planned_contact p SET status = r.status, reason = coalesce(r.reason, p.reason), ended_at = r.at,
    retry_at = r.retry_at, until_event = r.until_event
FROM jsonb_to_recordset(%s::jsonb) AS r (contact_id text, status text, reason text, at timestamptz,
    retry_at timestamptz, until_event text)
WHERE p.contact_id = r.contact_id
"""

KEEP_PERMIT = """
INSERT INTO desk_permit (permit_id, contact_id, text, content_hash, valid_from, valid_until, used_at)
VALUES (%s, %s, %s, %s, %s, %s, %s)
"""
_CLAIM_ONE = """
UPDATE desk_planned_contact SET status = 'claimed', claimed_at = %s, sender_id = %s, code = %s
WHERE contact_id = %s
"""


def claim(means: Means, one: Planned) -> Claimed | Dropped:
    """Decide the contact again from fresh rows; claim it, or end it, and record which. Commits."""
    return claim_many(means, [one])[one.contact_id]


def _codes(ended: Mapping[str, Claimed | Dropped]) -> Iterable[str]:
    return ("claimed" if isinstance(one, Claimed) else one.status for one in ended.values())


@traced("claim", _codes)
def claim_many(means: Means, ones: Sequence[Planned]) -> Mapping[str, Claimed | Dropped]:
    """The same for several contacts, by their ids: in as few transactions as keep them apart. Commits."""
    done: dict[str, Claimed | Dropped] = {}
    waiting = list(dict.fromkeys(ones))
    while waiting:
        who = _who(means.connection, waiting)
        ended = _claim_or_set_aside(means, _apart(waiting, who), who)
        if ended is None:
            continue  # somebody's rows changed while their locks were waited for
        done |= ended
        waiting = [one for one in waiting if one.contact_id not in ended]
    return done


@dataclass(frozen=True)
class _Who:
    """Whom a contact bears on: its point by its mark; the person by all ids, and all liable beside them.

    With `people` stand the marks of their national ids: one human is one, whoever lends to them.
    """

    mark: str
    people: frozenset[str]
    debts: frozenset[str]


def _who(connection: Connection, ones: Sequence[Planned]) -> Mapping[str, _Who]:
    """Whom contacts bear on, by their ids."""
    marks = marks_at(connection, (one.point_id for one in ones))
    liable: dict[str, set[str]] = {}
    for debt, person in connection.execute(LIABLE, [sorted({d for one in ones for d in one.debt_ids})]):
        liable.setdefault(debt, set()).add(person)
    beside = {
        one.contact_id: {one.person_id}.union(*(liable.get(debt, set()) for debt in one.debt_ids))
        for one in ones
    }
    same: dict[str, set[str]] = {}
    for person, other in others_of(connection, sorted(set().union(*beside.values()))):
        same.setdefault(person, set()).add(other)
    everybody = {
        contact_id: people.union(*(same.get(person, set()) for person in people))
        for contact_id, people in beside.items()
    }
    human = identity_marks(connection, set().union(*everybody.values()))
    return {
        one.contact_id: _Who(
            marks[one.point_id],
            frozenset(
                everybody[one.contact_id] | {human[p] for p in everybody[one.contact_id] if p in human}
            ),
            frozenset(one.debt_ids),
        )
        for one in ones
    }


def _apart(ones: Sequence[Planned], who: Mapping[str, _Who]) -> list[Planned]:
    """The first of them, and all that share nobody and nothing with those chosen before."""
    marks: set[str] = set()
    people: set[str] = set()
    debts: set[str] = set()
    chosen = []
    for one in ones:
        about = who[one.contact_id]
        if about.mark in marks or about.people & people or about.debts & debts:
            continue
        marks.add(about.mark)
        people |= about.people
        debts |= about.debts
        chosen.append(one)
    return chosen


def _claim_or_set_aside(
    means: Means, ones: Sequence[Planned], who: Mapping[str, _Who]
) -> Mapping[str, Claimed | Dropped] | None:
    """Claim them together; where one of them errs, each by itself, so that it holds up nobody else.

    What errs is refused: a contact that cannot be decided is not made. The fault's words may name somebody.
    """
    try:
        return _claim_apart(means, ones, who)
    except psycopg.Error:
        raise  # the database, not the contact
    except Exception as fault:  # noqa: BLE001 -- one contact must not hold up the others; it is refused, and told
        if len(ones) > 1:
            return _claim_or_set_aside(means, ones[:1], who)
        ended = Dropped("skipped", f"fault:{type(fault).__name__}")
        log.error("a contact could not be decided: %s in %s", type(fault).__name__, _place(fault))
        with means.connection.transaction():
            drop(means.connection, ones[0].contact_id, ended, means.clock())
        return {ones[0].contact_id: ended}


def _place(fault: BaseException) -> str:
    """Where a fault came from, without its words."""
    last = traceback.extract_tb(fault.__traceback__)[-1]
    return f"{last.name}, line {last.lineno}"


def _claim_apart(
    means: Means, ones: Sequence[Planned], who: Mapping[str, _Who]
) -> Mapping[str, Claimed | Dropped] | None:
    """One try, in one transaction; None where it bears on others than whoever was locked."""
    connection = means.connection
    with connection.transaction():
        lock_points(connection, (who[one.contact_id].mark for one in ones))
        lock_people(connection, (person for one in ones for person in who[one.contact_id].people))
        lock_plan(connection, shared=True)  # from here on no link changes
        now = _who(connection, ones)
        if any(now[one.contact_id] != who[one.contact_id] for one in ones):
            return None
        asked = {"contacts": [one.contact_id for one in ones], **policy_of(means.law)}
        rows = connection.execute(_STILL_PLANNED, asked).fetchall()
        told = contacted_as_others(connection, [contact_id for contact_id, _, _ in rows])
        runs = {
            contact_id: (run_id, contacted or contact_id in told) for contact_id, run_id, contacted in rows
        }
        at = means.clock()
        going = [one for one in ones if one.contact_id in runs]
        about = [About(one.person_id, one.point_id, one.debt_ids) for one in going]
        prepared = prepared_for(means, about, [at] * len(going))
        obstacles = read_obstacles(means)
        weighed = [
            _weighed(means, one, held, at, obstacles, contacted=runs[one.contact_id][1])
            for one, held in zip(going, prepared, strict=True)
        ]
        _keep(means, weighed, {contact_id: run_id for contact_id, (run_id, _) in runs.items()}, at)
    ended = {one.contact.candidate_id: one.ended for one in weighed}
    return {one.contact_id: ended.get(one.contact_id, MADE_MEANWHILE) for one in ones}


@dataclass(frozen=True)
class _Weighed:
    """A contact with its decision, how it ended, and its text where it is claimed."""

    decided: Decided
    set_aside: SetAside | None
    ended: Claimed | Dropped
    written: Written | None = None

    @property
    def contact(self) -> Contact:
        """The contact as it was decided."""
        return self.decided.contact


def _weighed(
    means: Means, one: Planned, prepared: Prepared, at: datetime, obstacles: Obstacles, *, contacted: bool
) -> _Weighed:
    dossier = prepared.dossier
    sender = sender_for(dossier, one.channel, one.debt_ids, at)
    decided, aside = by_two(means, decided_for(contact_at(one, at, sender), prepared), prepared)
    found = weigh(means, decided, dossier, sender, obstacles)
    if isinstance(found, Dropped):
        return _Weighed(decided, aside, found)
    if contacted:
        return _Weighed(decided, aside, Dropped("denied", ONE_A_DAY))
    claimed, written = found
    return _Weighed(decided, aside, claimed, written)


# --- keeping what came of it -------------------------------------------------------------------------


def _keep(means: Means, weighed: Sequence[_Weighed], runs: Mapping[str, int], at: datetime) -> None:
    connection = means.connection
    made = [
        (one, one.ended, one.written) for one in weighed if isinstance(one.ended, Claimed) and one.written
    ]
    dropped = [(one.contact.candidate_id, one.ended) for one in weighed if isinstance(one.ended, Dropped)]
    if made:
        claims = (_claim_row(one, written) for one, _, written in made)
        connection.execute(_CLAIM, [means.sender, _json(claims)])
        connection.execute(_PERMIT, [_json(_permit_row(one, claimed) for one, claimed, _ in made)])
        attempts = (_attempt_row(one, claimed, written, runs) for one, claimed, written in made)
        connection.execute(_ATTEMPT, [_json(attempts)])
    if dropped:
        connection.execute(_DROP, [_json(_drop_row(contact_id, ended, at) for contact_id, ended in dropped)])
    records: list[tuple[str, str | None, bytes]] = []
    parts: list[Part] = []
    keys = part_keys(means, {one.contact.person_id for one in weighed})
    for one in weighed:
        records += [
            (record.kind, one.contact.candidate_id, record.canonical()) for record in _records(means, one, at)
        ]
        parts += _parts(keys, one)
    keep(connection, parts)
    append_many(connection, records)


def _records(means: Means, one: _Weighed, at: datetime) -> list[Record]:
    contact = one.decided.contact
    records = kept_records(means, one.decided, one.set_aside, at)
    if isinstance(one.ended, Claimed):
        records.append(permit_record(means.marks, contact, one.ended.permit, at))
        records.append(message_record(means.marks, contact, one.ended.message, one.ended.permit, at))
    return records


def kept_records(means: Means, decided: Decided, aside: SetAside | None, at: datetime) -> list[Record]:
    """The records of a decision; where two people set something aside, of what was refused before as well."""
    records = []
    if aside is not None:
        keep_law(means.connection, aside.law, at)
        records.append(decision_record(means.marks, aside.before.contact, aside.before.decision, at))
        records.append(used_record(means.marks, aside.override, decided.contact, at))
    return [*records, decision_record(means.marks, decided.contact, decided.decision, at)]


def part_keys(means: Means, people: Collection[str]) -> Keys:
    """The keys that what is kept of some persons is sealed by; read in the transaction that keeps it."""
    return keys_for(means.connection, vault_of(means.connection), people)


def _parts(keys: Keys, one: _Weighed) -> list[Part]:
    """What the records name only by a hash, sealed: the facts of each decision, and the text."""
    decisions = [one.decided] if one.set_aside is None else [one.set_aside.before, one.decided]
    rows = [row for decided in decisions for row in decided_parts(keys, decided)]
    return rows + (list(written_parts(keys, one.decided, one.written)) if one.written else [])


def decided_parts(keys: Keys, decided: Decided) -> Sequence[Part]:
    """What a decision was made from, sealed: to be kept in the transaction that appends its record."""
    return facts_part(keys, _whose(decided), decided.basis, decided.decision.facts_hash)


def written_parts(keys: Keys, decided: Decided, written: Written) -> Sequence[Part]:
    """A text, sealed: to be kept in the transaction that claims it."""
    return text_part(keys, _whose(decided), written.text)


def _whose(decided: Decided) -> Whose:
    contact = decided.contact
    return Whose(contact.person_id, contact.candidate_id, contact.at)


def drop(connection: Connection, contact_id: str, ended: Dropped, at: datetime) -> None:
    """Say of a contact that it is not made, within the caller's transaction."""
    connection.execute(_DROP, [_json([_drop_row(contact_id, ended, at)])])


def mark_claimed(connection: Connection, contact: Contact, written: Written) -> bool:
    """Say of a contact that it is being made; False where another with the person is, or was, that day."""
    try:
        with connection.transaction():
            values = [contact.at, contact.sender_id, written.code, contact.candidate_id]
            connection.execute(_CLAIM_ONE, values)
    except UniqueViolation:
        return False
    return True


def _claim_row(one: _Weighed, written: Written) -> dict[str, Any]:
    contact = one.decided.contact
    return {
        "contact_id": contact.candidate_id,
        "at": contact.at,
        "sender_id": contact.sender_id,
        "code": written.code,
    }


def _permit_row(one: _Weighed, claimed: Claimed) -> dict[str, Any]:
    permit = claimed.permit
    return {
        "permit_id": permit.permit_id,
        "contact_id": one.decided.contact.candidate_id,
        "text": permit.encode(),
        "content_hash": permit.content_hash,
        "valid_from": permit.valid_from,
        "valid_until": permit.valid_until,
        "used_at": one.decided.contact.at,
    }


def _attempt_row(
    one: _Weighed, claimed: Claimed, written: Written, runs: Mapping[str, int]
) -> dict[str, Any]:
    contact, text = one.decided.contact, written.text
    one_sum = len({claim.currency for claim in written.sums}) == 1
    return {
        "contact_id": contact.candidate_id,
        "at": contact.at,
        "sender_id": contact.sender_id,
        "language": text.language,
        "template_id": text.template_id,
        "disclosures": sorted(written.obligations_met),
        "named_debts": list(written.named_debts) or None,
        "amount": sum(claim.amount for claim in written.sums) if one_sum else None,
        "valid_until": claimed.permit.valid_until,
        "batch_id": batch_of_run(runs[contact.candidate_id]),
    }


def _drop_row(contact_id: str, ended: Dropped, at: datetime) -> dict[str, Any]:
    return {
        "contact_id": contact_id,
        "status": ended.status,
        "reason": ended.reason,
        "at": at,
        "retry_at": ended.retry_at,
        "until_event": ended.until_event,
    }


def _json(rows: Iterable[Mapping[str, Any]]) -> str:
    return json.dumps(list(rows), ensure_ascii=False, default=_plain)


def _plain(value: object) -> str:
    """Instants, days and money as the database reads them."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"a {type(value).__name__} has no place in a row")
