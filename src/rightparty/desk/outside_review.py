"""What waits outside is decided again: calls on the worklist, letters in the print queue, unread messages.

They were lawful when they were claimed. What a book, a part of one, or a link says since may deny them for
good: the person died, does not owe, or the number is another's. Then they are called off, in the ways that a
stop takes. What only waits (an hour, a cap that has room again) is left as it is: the contact itself counts
toward those caps.
"""

import logging
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Any, Final
from zlib import crc32

import psycopg
from psycopg import sql

from rightparty.desk.deciding import decide_many
from rightparty.desk.lasting import allows
from rightparty.desk.linked import hold_links, others_of
from rightparty.desk.means import Means
from rightparty.desk.overrides import loosened, override_for
from rightparty.desk.planned import UNKNOWN_OUTCOME, Planned, planned_row
from rightparty.desk.quality_stop import refused_for
from rightparty.desk.reserving import fresh_dossier
from rightparty.desk.same_point import lock_plan
from rightparty.desk.store import Connection
from rightparty.desk.weighing import contact_at, sender_for
from rightparty.desk.withdraw import Which, append_ended, withdraw
from rightparty.errors import Refused
from rightparty.gate.combine import Spoken
from rightparty.gate.contact import Contact
from rightparty.gate.decide import decide
from rightparty.gate.decision import Decision
from rightparty.law.rule import Rule

log = logging.getLogger(__name__)

MOST: Final = 500
"""So many at most are decided again in one round of the worker; of more, each has its turn."""

_LETTERS = timedelta(days=1)  # no permit of a letter lasts longer, so the printer has it or must not print it
_WAITING = sql.SQL("""
SELECT p.contact_id, p.person_id, p.point_id, p.channel, p.mode, p.content, p.debt_ids, p.sender_id
FROM desk_planned_contact p WHERE p.contact_id IN (
    SELECT contact_id FROM desk_call_task
    WHERE code IS NULL AND withdrawn_at IS NULL AND call_until >= %(at)s
    UNION ALL SELECT contact_id FROM desk_inbox_message
    WHERE opened_at IS NULL AND withdrawn_at IS NULL AND shown_until >= %(at)s
    UNION ALL SELECT contact_id FROM desk_planned_contact l
    WHERE channel = 'letter' AND claimed_at >= %(letters)s
        AND NOT EXISTS (SELECT FROM desk_letter_back b WHERE b.contact_id = l.contact_id))
AND (p.status = 'sent'
    OR (p.channel = 'letter' AND p.status = 'failed' AND starts_with(p.reason, %(unknown)s)))
AND {which} ORDER BY p.contact_id
""")
_ALL = Which(sql.SQL("true"), {})
_THESE = sql.SQL("p.contact_id = ANY (%(contacts)s)")
_CONCERNED = sql.SQL("""
(p.person_id = ANY (%(people)s) OR p.debt_ids && %(debts)s::text[] OR p.point_id = ANY (%(points)s)
    OR p.creditor_id = ANY (%(creditors)s))
""")
_OWED = "SELECT debt_id FROM book_liabilities WHERE person_id = ANY (%s)"
_SAME_NUMBER = """
SELECT o.point_id FROM book_points p JOIN book_points o ON o.value_mark = p.value_mark
WHERE p.point_id = ANY (%s)
"""
_CREDITOR = "SELECT creditor_id FROM desk_planned_contact WHERE contact_id = %s"
_CALL = "SELECT withdrawn_at IS NOT NULL AND code IS NULL FROM desk_call_task WHERE contact_id = %s"


@dataclass(frozen=True)
class _Waiting:
    """A contact that waits outside, and the number or address of ours that it was claimed for."""

    planned: Planned
    sender_id: str | None

    def contact(self, at: datetime) -> Contact:
        """As the gate is asked about it now."""
        return contact_at(self.planned, at, {"sender_id": self.sender_id} if self.sender_id else None)


def review_outside(means: Means, which: Which = _ALL) -> Sequence[str]:
    """Decide again what waits outside, and call off what is denied for good; gives these contacts.

    Within the caller's transaction, which holds the plan.
    """
    at = means.clock()
    return _call_off(means, _suspects(means, _waiting(means.connection, at, which), at), at)


def review_round(means: Means, most: int = MOST) -> int:
    """The same for all that waits, or its next part; gives how many: for the worker, every minute.

    The plan is held only where something seems to be denied, which is then looked at once more.
    """
    at = means.clock()
    ones = _waiting(means.connection, at)
    parts = max(1, ceil(len(ones) / most))
    turn = int(at.timestamp()) // 60 % parts
    chosen = [one for one in ones if crc32(one.planned.contact_id.encode()) % parts == turn]
    suspects = _suspects(means, chosen, at)
    if not suspects:
        return 0
    with means.connection.transaction():
        lock_plan(means.connection)
        these = {"contacts": [one.planned.contact_id for one in suspects]}
        return len(_call_off(means, _waiting(means.connection, at, Which(_THESE, these)), at))


def take_links(means: Means, creditors: Iterable[str], pairs: Sequence[tuple[str, str]]) -> None:
    """Keep the links of a book (`hold_links`), and call off what they forbid; in the caller's transaction."""
    hold_links(means.connection, creditors, pairs)
    people = sorted({person for pair in pairs for person in pair})
    review_outside(means, concerning(means.connection, {"links": [{"person_id": one} for one in people]}))


def concerning(connection: Connection, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> Which:
    """The contacts on which some rows of the book bear: by their persons, debts and points.

    All records of a person count, all that they owe, and a number under every id. Rows that name none of
    these bear on all contacts of their creditor.
    """
    every = [row for found in rows.values() for row in found]
    people = _named(every, "person_id")
    people |= {other for _, other in others_of(connection, sorted(people))}
    debts = _named(every, "debt_id") | {debt for row in every for debt in row.get("debt_ids") or ()}
    debts |= {debt for (debt,) in connection.execute(_OWED, [sorted(people)]).fetchall()}
    points = _named(every, "point_id")
    points |= {one for (one,) in connection.execute(_SAME_NUMBER, [sorted(points)]).fetchall()}
    alone = [row for row in every if not any(row.get(name) for name in ("person_id", "debt_id", "point_id"))]
    names = {"people": people, "debts": debts, "points": points, "creditors": _named(alone, "creditor_id")}
    return Which(_CONCERNED, {name: sorted(ids) for name, ids in names.items()})


def _named(rows: Iterable[Mapping[str, Any]], column: str) -> set[str]:
    return {str(row[column]) for row in rows if row.get(column)}


def check_call(means: Means, contact_id: str, collector_id: str | None = None) -> None:
    """Make sure that an open call may be made now, before its number is shown; what is denied is called off.

    Of a call that has ended the number may be looked up, as any other. `collector_id`: who is to make it.

    Raises:
        Refused: it was called off, or the gate does not allow it now.
    """
    connection, at = means.connection, means.clock()
    with connection.transaction():
        lock_plan(connection)
        found = _waiting(connection, at, Which(_THESE, {"contacts": [contact_id]}))
        refused = [why for one in found if (why := _refused(means, one, at))]
        refused += [[stop] for one in found if (stop := _stopped(connection, one, collector_id))]
        _call_off(means, found, at)
        gone = connection.execute(_CALL, [contact_id]).fetchone() == (True,)
    if gone or refused:
        why = ";".join(refused[0]) if refused else "withdrawn"
        raise Refused(f"this call is not to be made: {why}", "take another one of the worklist")


# --- deciding again ---------------------------------------------------------------------------------


def _waiting(connection: Connection, at: datetime, which: Which = _ALL) -> list[_Waiting]:
    about = {**which.names, "at": at, "letters": at - _LETTERS, "unknown": UNKNOWN_OUTCOME}
    rows = connection.execute(_WAITING.format(which=which.condition), about).fetchall()
    return [_Waiting(planned_row(row), row[7]) for row in rows]


def _suspects(means: Means, ones: Sequence[_Waiting], at: datetime) -> Sequence[_Waiting]:
    """Those that seem to be denied for good; each still counts toward its own caps, which only wait."""
    rules = _by_id(means)
    batches = [ones[first : first + MOST] for first in range(0, len(ones), MOST)]
    return [one for batch in batches for one in _suspects_among(means, batch, at, rules)]


def _suspects_among(
    means: Means, ones: Sequence[_Waiting], at: datetime, rules: Mapping[str, Rule]
) -> Sequence[_Waiting]:
    try:
        decisions = decide_many(means, [one.contact(at) for one in ones])
    except psycopg.Error:
        raise  # the database, not a contact
    except Exception:  # noqa: BLE001 -- one contact must not hold up a book; each is looked at by itself
        return ones
    return [
        one
        for one, decision in zip(ones, decisions, strict=True)
        if _for_good(decision, one.planned.content, rules)
    ]


def _call_off(means: Means, ones: Sequence[_Waiting], at: datetime) -> Sequence[str]:
    """Call off those that are denied for good, each on its own rows without itself; the plan is held."""
    rules, denied = _by_id(means), dict[str, list[str]]()
    for one in ones:
        if why := _denied(means, one, at, rules):
            denied.setdefault(";".join(why), []).append(one.planned.contact_id)
    for reasons, contacts in denied.items():
        taken = withdraw(means.connection, Which(_THESE, {"contacts": contacts}), reasons, at)
        append_ended(means.connection, means.marks, taken, at)
    return [contact_id for contacts in denied.values() for contact_id in contacts]


def _denied(means: Means, one: _Waiting, at: datetime, rules: Mapping[str, Rule]) -> Sequence[str]:
    """Why a contact is denied for good; one that cannot be decided is not made."""
    try:
        return _for_good(_decided(means, one, at), one.planned.content, rules)
    except psycopg.Error:
        raise
    except Exception as fault:  # noqa: BLE001 -- as in a claim: refused, and told; its words may name somebody
        log.error("a contact that waits could not be decided: %s", type(fault).__name__)
        return [f"fault:{type(fault).__name__}"]


def _stopped(connection: Connection, one: _Waiting, collector_id: str | None) -> str | None:
    """Why this collector may not make a call that the gate allows."""
    row = connection.execute(_CREDITOR, [one.planned.contact_id]).fetchone()
    return refused_for(connection, str(row[0]), collector_id, one.planned.channel) if row else None


def _refused(means: Means, one: _Waiting, at: datetime) -> Sequence[str]:
    """Why a contact may not be made now, for good or for a while."""
    decision = _decided(means, one, at)
    if allows(decision, one.planned.content):
        return ()
    return list(dict.fromkeys(reason.rule for reason in decision.reasons)) or [decision.verdict]


def _decided(means: Means, one: _Waiting, at: datetime) -> Decision:
    """The decision on fresh rows, without what the contact itself left among them.

    What two people have set aside stays so while their override is in force.
    """
    dossier = fresh_dossier(means, one.planned, at)
    sender = sender_for(dossier, one.planned.channel, one.planned.debt_ids, at)
    contact = contact_at(one.planned, at, sender)
    decision = decide(contact, dossier, means.law, means.model)
    if allows(decision, contact.content):
        return decision
    found = override_for(means.connection, contact, decision)
    return decision if found is None else decide(contact, dossier, loosened(means.law, found), means.model)


def _by_id(means: Means) -> Mapping[str, Rule]:
    return {rule.id: rule for rule in means.law.rules}


def _for_good(decision: Decision, content: str, rules: Mapping[str, Rule]) -> Sequence[str]:
    """The rules that refuse a class and that time alone does not end."""
    if allows(decision, content):
        return ()
    against = [reason for reason in decision.reasons if content in _cuts(rules.get(reason.rule))]
    lasting = [reason.rule for reason in against if not Spoken(rules[reason.rule], reason.missing).frees]
    return list(dict.fromkeys(lasting))


def _cuts(rule: Rule | None) -> Collection[str]:
    return rule.cuts if rule is not None else ()
