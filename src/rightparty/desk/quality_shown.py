"""What pages show of quality: a check with its words, one's own results, and the lead's figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from rightparty.audit.quality_agreement import Agreement, Checked, Confusion, agreements, confusions
from rightparty.audit.quality_scores import CollectorScore, Filled, collector_scores
from rightparty.audit.quality_sheet import Answers, item_of, sheet
from rightparty.audit.shown import masked_words
from rightparty.desk.access.guard import Actor, needs
from rightparty.desk.access.sight import NotSeen, seen_by
from rightparty.desk.quality_words import words_of
from rightparty.desk.reveal import Cell, note_reading, opened_cell
from rightparty.desk.store import Connection
from rightparty.words.verdicts import VIOLATION

_CHECK = """
SELECT k.contact_id, min(e.at), min(e.channel), min(e.person_id), min(p.reason), min(p.at)
FROM desk_quality_check k JOIN book_events e ON e.contact_id = k.contact_id AND e.direction = 'out'
    LEFT JOIN desk_quality_appeal p ON p.contact_id = k.contact_id AND p.decided_at IS NULL
WHERE k.contact_id = %(contact)s AND k.collector_id IS DISTINCT FROM %(who)s
    AND (EXISTS (SELECT FROM desk_quality_assignment a
            WHERE a.contact_id = k.contact_id AND a.checker = %(who)s)
        OR p.contact_id IS NOT NULL)
GROUP BY k.contact_id
"""
_FINDINGS = """
SELECT rule, saying, severity, verdict, first, last FROM desk_quality_finding WHERE contact_id = %s
ORDER BY verdict <> 'violation', first, finding_id
"""
_OWN = """
SELECT k.contact_id, k.day, s.score, s.hard, s.answers, s.version, p.upheld, p.contact_id IS NOT NULL, p.note
FROM desk_quality_check k JOIN desk_quality_sheet s ON s.contact_id = k.contact_id
    LEFT JOIN desk_quality_appeal p ON p.contact_id = k.contact_id
WHERE k.collector_id = %s AND k.creditor_id = ANY (%s) ORDER BY k.day DESC, k.contact_id, s.sheet_id
"""
_SHEETS = """
SELECT s.contact_id, k.collector_id, s.checker, s.version, s.answers, k.chance
FROM desk_quality_sheet s JOIN desk_quality_check k ON k.contact_id = s.contact_id
WHERE k.creditor_id = ANY (%s) AND s.version = %s AND s.at >= %s AND NOT EXISTS (
    SELECT FROM desk_quality_appeal p WHERE p.contact_id = s.contact_id AND p.upheld)
ORDER BY s.sheet_id
"""
_SAID = """
SELECT contact_id, rule FROM desk_quality_finding
WHERE verdict = %s AND contact_id = ANY (%s)
"""


@dataclass(frozen=True)
class Quoted:
    """A finding of the machine beside the words it is about; `item` of the sheet. `words`: masked."""

    item: str
    rule: str
    severity: str
    certain: bool
    words: str


@dataclass(frozen=True)
class CheckShown:
    """A check as its checker sees it.

    words: masked; None where nothing can be read. appeal: what its collector has to say against it.
    """

    contact_id: str
    at: datetime
    channel: str
    words: str | None
    found: Sequence[Quoted]
    appeal: str | None


@dataclass(frozen=True)
class Own:
    """A check of one's own contact: its items answered by `no`; `state`: open, appealed, upheld, rejected."""

    contact_id: str
    day: str
    score: str
    hard: bool
    missed: Sequence[str]
    state: str
    note: str


@dataclass(frozen=True)
class Figures:
    """The lead's: scores by collector, how far two checkers agree, how far the machine is right."""

    scores: Sequence[CollectorScore]
    twice: Sequence[Agreement]
    machine: Sequence[Confusion]
    open_appeals: int
    open_checks: int


@needs("call.assess")
def check_shown(connection: Connection, contact_id: str, actor: Actor, at: datetime) -> CheckShown:
    """A check that the actor has taken on, or against which an appeal waits; that it was read is on record.

    Raises:
        NotSeen: it is not there for them.
    """
    with seen_by(connection, actor) as reading:
        row = reading.execute(_CHECK, {"contact": contact_id, "who": actor.who}).fetchone()
    if row is None:
        raise NotSeen(f"there is no check `{contact_id}` of yours", "take the next one of the queue")
    _, made_at, channel, person_id, reason, _ = row
    if person_id is not None:
        note_reading(connection, (actor.who, "quality check"), ("person", person_id), "events.text", at)
    words = words_of(connection, contact_id)
    names = _names(connection, person_id)
    found = [
        Quoted(item_of(f"words.{saying}"), rule, severity, verdict == VIOLATION,
               masked_words((words or "")[first:last], names))
        for rule, saying, severity, verdict, first, last in connection.execute(_FINDINGS, [contact_id])
    ]  # fmt: skip
    shown = None if words is None else masked_words(words, names)
    return CheckShown(contact_id, made_at, channel, shown, found, reason)


def _names(connection: Connection, person_id: str | None) -> Sequence[str]:
    if person_id is None:
        return ()
    found = opened_cell(connection, Cell("persons", "name", person_id))
    return (found,) if isinstance(found, str) else ()


@needs("quality.own")
def own_results(connection: Connection, actor: Actor) -> Sequence[Own]:
    """How one's own contacts were checked, the latest first; nobody else's, and not by whom."""
    rows = connection.execute(_OWN, [actor.who, sorted(actor.creditors)]).fetchall()
    return [
        Own(contact_id, day.isoformat(), "-" if score is None else str(score), bool(hard),
            [item for item in sheet(version).by_id if answers.get(item) == "no"],
            _state(appealed, upheld), note or "")
        for contact_id, day, score, hard, answers, version, upheld, appealed, note in rows
    ]  # fmt: skip


def _state(appealed: bool, upheld: bool | None) -> str:
    if not appealed:
        return "open"
    return "appealed" if upheld is None else "upheld" if upheld else "rejected"


@needs("quality.lead")
def figures(connection: Connection, actor: Actor, since: datetime) -> Figures:
    """Over the sheets of the newest version that were filled in since then; those overturned are left out."""
    asked, ids = sheet(), sorted(actor.creditors)
    rows = connection.execute(_SHEETS, [ids, asked.version, since]).fetchall()
    filled = [
        Filled(contact_id, collector, checker, version, answers, Fraction(chance))
        for contact_id, collector, checker, version, answers, chance in rows
    ]
    one, other = _twice(filled)
    checked = {sheet_.contact_id: Checked(sheet_.answers, sheet_.chance) for sheet_ in reversed(filled)}
    said = connection.execute(_SAID, [VIOLATION, sorted(checked)]).fetchall()
    return Figures(
        collector_scores(filled),
        agreements(asked, one, other),
        confusions(asked, checked, said),
        _count(connection, "desk_quality_appeal WHERE decided_at IS NULL AND creditor_id = ANY (%s)", ids),
        _count(connection, "desk_quality_check k WHERE creditor_id = ANY (%s) AND (SELECT count(*)"
               " FROM desk_quality_sheet s WHERE s.contact_id = k.contact_id) < k.checkers", ids),
    )  # fmt: skip


def _twice(filled: Sequence[Filled]) -> tuple[Mapping[str, Answers], Mapping[str, Answers]]:
    """The sheets of contacts that two have checked: whoever was first, and whoever was second."""
    first: dict[str, Answers] = {}
    second: dict[str, Answers] = {}
    for one in filled:
        if one.contact_id in first:
            second.setdefault(one.contact_id, one.answers)
        else:
            first[one.contact_id] = one.answers
    return first, second


def _count(connection: Connection, where: str, ids: Sequence[Any]) -> int:
    row = connection.execute(f"SELECT count(*) FROM {where}".encode(), [ids]).fetchone()
    return int(row[0]) if row else 0
