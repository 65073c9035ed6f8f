"""Overrides: a rule of the house, or a listed risk, set aside for one contact or a few days by two people.

One asks and says why; another approves. What is set aside are single rules by name: everything else is
decided again at the moment of sending, on fresh facts, so that a stop which came meanwhile still stops.
"""

import tomllib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from rightparty.canonical import Json
from rightparty.desk.access.guard import Actor, needs, permitted
from rightparty.desk.access.sight import require_sight, sees
from rightparty.desk.home import Home
from rightparty.desk.journal_store import Marks, append, marks_of
from rightparty.desk.notes import check_note
from rightparty.desk.store import Connection
from rightparty.errors import Refused
from rightparty.gate.contact import Contact
from rightparty.gate.decision import Decision, Reason
from rightparty.journal.record import Record, instant
from rightparty.law.load import Law

HOUSE = "house"
USED = "override_used"
"""The act in the journal by which a contact goes out under an override."""

COLUMNS = ("override_id", "contact_id", "person_id", "creditor_id", "rules", "reason", "asked_by", "asked_at",
           "since", "until", "approved_by", "approved_at", "closed_by", "closed_at", "note")  # fmt: skip
"""The columns of a list of overrides, in order."""

_ASK = """
INSERT INTO desk_override (override_id, contact_id, person_id, creditor_id, rules, reason, asked_by, asked_at,
    since, until) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""
# A share lock: whoever takes an override back waits for a claim that goes by it, and the next finds it gone.
_FIND = """
SELECT override_id, rules, asked_by, approved_by, until FROM desk_override o
WHERE approved_at <= %(at)s AND closed_at IS NULL AND since <= %(at)s AND %(at)s < until
    AND person_id = %(person)s AND rules @> %(rules)s::text[]
    AND (contact_id = %(contact)s OR (contact_id IS NULL AND NOT EXISTS (SELECT FROM book_debts d
        WHERE d.debt_id = ANY (%(debts)s) AND d.creditor_id IS DISTINCT FROM o.creditor_id)))
ORDER BY cardinality(rules), until, override_id LIMIT 1 FOR SHARE
"""


@dataclass(frozen=True)
class Wish:
    """What is asked for: one contact by its id, or every contact of a creditor with a person for a span."""

    contact: Contact
    reason: str
    since: datetime
    until: datetime
    creditor_id: str | None = None  # of a span; None asks for this one contact


@dataclass(frozen=True)
class Override:
    """An override in force: the rules set aside, and the two who answer for it."""

    override_id: uuid.UUID
    rules: frozenset[str]
    asked_by: str
    approved_by: str
    until: datetime


def refusing_rules(decision: Decision) -> tuple[str, ...]:
    """The rules against a contact, if every one of them may be set aside.

    Raises:
        Refused: one may not (it is named, with the reason), or nothing stands against the contact.
    """
    if not decision.reasons:
        raise Refused("nothing stands against this contact", "there is nothing to set aside")
    for reason in decision.reasons:
        hindrance = _hindrance(reason)
        if hindrance:
            raise Refused(f"`{reason.rule}` cannot be set aside: {hindrance}", reason.citation)
    return tuple(sorted({reason.rule for reason in decision.reasons}))


def _hindrance(reason: Reason) -> str:
    """Why a reason stands whatever anybody approves; empty where it does not."""
    if reason.missing:
        return f"nobody knows {', '.join(reason.missing)}; find out instead"
    if reason.rule in listed()["never"]:
        return str(listed()["never"][reason.rule])
    if reason.rule.partition(".")[0] == HOUSE or reason.rule in listed()["risk"]:
        return ""
    return "it is law, our promise, a person's own stop, or a risk that is not listed"


@cache
def listed() -> Mapping[str, Any]:
    """What may be set aside besides rules of the house, what never may, and for how many days at most."""
    return tomllib.loads((files("rightparty.desk") / "overrides.toml").read_text(encoding="utf-8"))


@needs("override.ask")
def ask(
    connection: Connection, home: Home, wish: Wish, decision: Decision, actor: Actor, at: datetime
) -> uuid.UUID:
    """Ask that what stands against a contact be set aside; it counts once somebody else has approved it.

    Raises:
        Refused: what stands against it may not be set aside, no reason is given, the span is empty or
            too long, or the person is not there for whoever asks.
    """
    rules = refusing_rules(decision)
    longest = timedelta(days=int(listed()["longest_days"]))
    if not wish.reason.strip():
        raise Refused("an override needs a reason", "say why this person, and why now")
    check_note(wish.reason)
    if not wish.since < wish.until <= wish.since + longest or wish.until <= at:
        raise Refused("an override lasts from one instant to a later one", f"at most {longest.days} days")
    require_sight(connection, actor, "person", wish.contact.person_id)
    if wish.creditor_id is not None and wish.creditor_id not in actor.creditors:
        raise Refused(f"there is no creditor `{wish.creditor_id}` here", "check the id")
    made = uuid.uuid4()
    one = wish.contact.candidate_id if wish.creditor_id is None else None
    values = [made, one, wish.contact.person_id, wish.creditor_id, list(rules), wish.reason, actor.who, at]
    marks = marks_of(home)
    with connection.transaction():
        connection.execute(_ASK, [*values, wish.since, wish.until])
        about = _about(marks, one, wish.contact.person_id, rules, wish.until)
        body = {"actor": marks.of("actor", actor.who), "act": "override_asked",
                "reason": marks.of("note", wish.reason), **about}  # fmt: skip
        append(connection, [Record("human_act", at, body)], one)
    return made


@needs("override.approve")
def approve(
    connection: Connection, home: Home, override_id: uuid.UUID, actor: Actor, note: str, at: datetime
) -> None:
    """Approve what somebody else asked for: from now on, until its end, it counts.

    Raises:
        Refused: whoever approves asked for it, it is not waiting any more, its person is not there for
            them, or no note says why.
    """
    if not note.strip():
        raise Refused("an approval needs a note", "say what was weighed")
    check_note(note)
    require_sight(connection, actor, "person", _waiting(connection, override_id, at)["person_id"])
    with connection.transaction():
        asked = _waiting(connection, override_id, at, lock=True)
        if asked["asked_by"] == actor.who:
            raise Refused("nobody approves what they asked for", "somebody else must")
        connection.execute(
            "UPDATE desk_override SET approved_by = %s, approved_at = %s, note = %s WHERE override_id = %s",
            [actor.who, at, note, override_id],
        )
        _record_step(connection, home, asked, "override_approved", actor, note, at)


def close(
    connection: Connection, home: Home, override_id: uuid.UUID, actor: Actor, note: str, at: datetime
) -> None:
    """Refuse what was asked, or take back what was approved; whoever may ask or approve may do that.

    Raises:
        Refused: there is no such override open, no note says why, or the actor may do neither.
    """
    if not (permitted(actor, "override.ask") or permitted(actor, "override.approve")):
        raise Refused(f"`{actor.who}` may not do this", "it needs `override.ask` or `override.approve`")
    if not note.strip():
        raise Refused("closing an override needs a note", "say why")
    check_note(note)
    require_sight(connection, actor, "person", _open(connection, override_id)["person_id"])
    with connection.transaction():
        found = _open(connection, override_id, lock=True)
        connection.execute(
            "UPDATE desk_override SET closed_by = %s, closed_at = %s, note = %s WHERE override_id = %s",
            [actor.who, at, note, override_id],
        )
        _record_step(connection, home, found, "override_closed", actor, note, at)


def override_for(connection: Connection, contact: Contact, decision: Decision) -> Override | None:
    """The override that sets aside everything that stands against a contact, if one is in force at its time.

    To be asked within the claim's own transaction: it is held until that ends. What it allows is found by
    deciding again under `loosened`; it allows nothing by itself.
    """
    try:
        rules = refusing_rules(decision)
    except Refused:
        return None
    about = {
        "at": contact.at, "person": contact.person_id, "contact": contact.candidate_id,
        "debts": list(contact.debt_ids), "rules": list(rules),
    }  # fmt: skip
    row = connection.execute(_FIND, about).fetchone()
    if row is None:
        return None
    return Override(row[0], frozenset(row[1]) & set(rules), row[2], row[3], row[4])


def loosened(law: Law, override: Override) -> Law:
    """The law without the rules that an override sets aside: everything else stands."""
    return without_rules(law, override.rules)


def without_rules(law: Law, rules: frozenset[str]) -> Law:
    """The law without some of its rules, by their names."""
    return _without(law.version, rules, _Kept(law))


class _Kept:
    """A law that is not compared: its version says what it is."""

    def __init__(self, law: Law) -> None:
        self.law = law

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Kept)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=32)
def _without(version: str, rules: frozenset[str], kept: _Kept) -> Law:
    """Compiled once for each set of rules: a law without some rules is a law of its own."""
    del version
    return kept.law.where(lambda rule: rule.id not in rules)


def used_record(marks: Marks, override: Override, contact: Contact, at: datetime) -> Record:
    """That a contact goes out by an override: who asked, who approved, and which rules were set aside."""
    rules = tuple(sorted(override.rules))
    body = {
        "actor": marks.of("actor", override.asked_by),
        "second": marks.of("actor", override.approved_by),
        "act": USED,
        **_about(marks, contact.candidate_id, contact.person_id, rules, override.until),
    }
    return Record("human_act", at, body)


def overrides(connection: Connection, actor: Actor, at: datetime) -> Sequence[Mapping[str, Any]]:
    """Those that wait or are in force, for people whom the actor sees. Columns: `COLUMNS`.

    Raises:
        Refused: the actor may neither ask nor approve.
    """
    if not (permitted(actor, "override.ask") or permitted(actor, "override.approve")):
        raise Refused(f"`{actor.who}` may not see this", "it needs `override.ask` or `override.approve`")
    query = (
        f"SELECT {', '.join(COLUMNS)} FROM desk_override WHERE closed_at IS NULL AND until > %s"
        " AND (creditor_id IS NULL OR creditor_id = ANY (%s)) ORDER BY asked_at, override_id"
    )
    rows = connection.execute(query, [at, sorted(actor.creditors)]).fetchall()
    found = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
    return [row for row in found if sees(connection, actor, "person", row["person_id"])]


def _open(connection: Connection, override_id: uuid.UUID, *, lock: bool = False) -> Mapping[str, Any]:
    query = f"SELECT {', '.join(COLUMNS)} FROM desk_override WHERE override_id = %s AND closed_at IS NULL"
    row = connection.execute(query + (" FOR UPDATE" if lock else ""), [override_id]).fetchone()
    if row is None:
        raise Refused(f"there is no override `{override_id}` open", "it was closed, or never asked for")
    return dict(zip(COLUMNS, row, strict=True))


def _waiting(
    connection: Connection, override_id: uuid.UUID, at: datetime, *, lock: bool = False
) -> Mapping[str, Any]:
    found = _open(connection, override_id, lock=lock)
    if found["approved_at"] is not None or found["until"] <= at:
        raise Refused(f"the override `{override_id}` is not waiting", "it was approved, or has run out")
    return found


def _record_step(
    connection: Connection,
    home: Home,
    found: Mapping[str, Any],
    act: str,
    actor: Actor,
    note: str,
    at: datetime,
) -> None:
    marks, one = marks_of(home), found["contact_id"]
    body = {
        "actor": marks.of("actor", actor.who),
        "second": marks.of("actor", found["asked_by"]),
        "act": act,
        "reason": marks.of("note", note),
        **_about(marks, one, found["person_id"], found["rules"], found["until"]),
    }
    append(connection, [Record("human_act", at, body)], one)


def _about(
    marks: Marks, contact_id: str | None, person_id: str, rules: Sequence[str], until: datetime
) -> dict[str, Json]:
    about: dict[str, Json] = {
        "person": marks.of("person", person_id), "rules": list(rules), "until": instant(until)
    }  # fmt: skip
    return about | ({"contact": marks.of("contact", contact_id)} if contact_id else {})
