"""What becomes of a permit that is out: redeemed once, returned unmade, or run out and counted as made.

Every way begins with the locks of a claim, so that a stop is either heard before the permit is used, or is
committed after. Which of the two is answered, never both.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from rightparty.desk import planned
from rightparty.desk.came_back import words_wait
from rightparty.desk.contact_locks import lock_contacts
from rightparty.desk.dossier import About
from rightparty.desk.journal_store import append
from rightparty.desk.lasting import allows
from rightparty.desk.means import Means
from rightparty.desk.obstacles import hindrance, read_obstacles
from rightparty.desk.overrides import loosened, override_for, used_record
from rightparty.desk.planned import Planned
from rightparty.desk.quality_stop import refused_for
from rightparty.desk.reply_locks import AgainError, again
from rightparty.desk.reserving import OVERRIDE, fresh_dossier
from rightparty.desk.reveal import point_value
from rightparty.desk.same_point import mark_at
from rightparty.desk.store import Connection
from rightparty.desk.visible import NotFound
from rightparty.desk.webhooks import tell
from rightparty.desk.weighing import contact_at, sender_for
from rightparty.gate.decide import decide
from rightparty.journal.record import Record

RAN_OUT = "permit ran out; counts as made"
RETURNED = "returned"
CHANGED = "point_changed"
"""The number or address of the point is another than the one for which the permit was given."""
_COLUMNS = """
permit_id, contact_id, creditor_id, person_id, point_id, point_mark, debt_ids, valid_until, state, message"""
_FIND = f"""
SELECT {_COLUMNS}, (SELECT channel FROM desk_planned_contact p WHERE p.contact_id = r.contact_id),
    (SELECT mode FROM desk_planned_contact p WHERE p.contact_id = r.contact_id),
    (SELECT content FROM desk_planned_contact p WHERE p.contact_id = r.contact_id),
    (SELECT revoked_because FROM desk_permit i WHERE i.permit_id = r.permit_id), r.event ->> '{OVERRIDE}',
    r.collector_id
FROM desk_reservation r
"""
_MADE = """
INSERT INTO book_events SELECT (jsonb_populate_record(NULL::book_events,
    event || jsonb_build_object('at', %(at)s::timestamptz))).*
FROM desk_reservation WHERE permit_id = %(permit)s ON CONFLICT DO NOTHING
"""
_END = """
UPDATE desk_reservation SET state = %(state)s, point_mark = NULL, ended_at = %(at)s
WHERE permit_id = %(permit)s AND state = 'open'
"""
_SENT = """
UPDATE desk_planned_contact SET status = 'sent', ended_at = %(at)s
WHERE contact_id = %(contact)s AND status = 'claimed'
"""
_DUE = "SELECT permit_id FROM desk_reservation WHERE state = 'open' AND valid_until < %s ORDER BY valid_until"


@dataclass(frozen=True)
class Settled:
    """Whether it could be done, and a code why not; `point`: the number or address, once redeemed."""

    ok: bool
    because: str
    contact_id: str
    point: str | None = None
    bridge_id: str | None = None


@dataclass(frozen=True)
class _Out:
    """A permit that is or was out."""

    permit_id: str
    contact_id: str
    creditor_id: str
    person_id: str
    point_id: str
    point_mark: str | None
    debt_ids: Sequence[str]
    valid_until: datetime
    state: str
    message: dict[str, Any]
    channel: str
    mode: str | None
    content: str
    revoked: str | None
    override: str | None  # the one by which it was reserved
    collector_id: str | None

    def planned(self) -> Planned:
        """As a contact that is to be decided."""
        return Planned(
            self.contact_id, self.person_id, self.point_id, self.channel, self.mode, self.content,
            tuple(self.debt_ids),
        )  # fmt: skip

    def about(self) -> About:
        """Whom it bears on, for its locks."""
        return About(self.person_id, self.point_id, tuple(self.debt_ids))


def redeem(means: Means, permit_id: str, creditors: Sequence[str]) -> Settled:
    """Use a permit, once: from now on the contact is made. In one transaction, or in the caller's.

    Raises:
        NotFound: there is no such permit of these creditors.
    """
    return _settle(means, "r.permit_id = %s", permit_id, creditors, "redeem")


def resolve(means: Means, bridge_id: str, creditors: Sequence[str]) -> Settled:
    """Redeem the permit behind a bridge, at the moment of dialling, and give the number.

    Raises:
        NotFound: there is no such bridge of these creditors.
    """
    return _settle(means, "r.bridge_id = %s", bridge_id, creditors, "redeem")


def before_dialling(means: Means, permit_id: str, creditors: Sequence[str]) -> Settled:
    """Whether a permit would be redeemed now, and the bridge by which it is; the number stays here.

    Raises:
        NotFound: there is no such permit of these creditors.
    """
    return _settle(means, "r.permit_id = %s", permit_id, creditors, "dial")


def give_back(means: Means, permit_id: str, creditors: Sequence[str]) -> Settled:
    """Return a permit: the contact was not made, and counts no more. One that has run out counts as made.

    Raises:
        NotFound: there is no such permit of these creditors.
    """
    return _settle(means, "r.permit_id = %s", permit_id, creditors, "return")


def expire_permits(means: Means, most: int = 1_000) -> int:
    """Count what ran out, neither redeemed nor returned, as made: for the worker, every minute.

    Each in a transaction of its own; gives how many.
    """
    found = means.connection.execute(_DUE, [means.clock()]).fetchmany(most)
    return sum(again(means.connection, partial(_expire, means, permit_id)) for (permit_id,) in found)


def use_up(means: Means, permit_id: str, made_at: datetime, at: datetime) -> bool:
    """Say of an open permit that it was used without asking at the last moment; False where it is not open.

    The contact counts as made at `made_at`. In the caller's transaction, which holds the locks of a claim.
    """
    connection = means.connection
    ended = connection.execute(_END, {"permit": permit_id, "state": "redeemed", "at": at})
    if ended.rowcount != 1:
        return False
    one = _by_id(connection, permit_id)
    connection.execute(_MADE, {"permit": permit_id, "at": made_at})
    connection.execute("UPDATE desk_permit SET used_at = %s WHERE permit_id = %s", [made_at, permit_id])
    connection.execute(_SENT, {"contact": one.contact_id, "at": made_at})
    _record(means, one, at, "redeemed", Record("message", at, one.message))
    return True


def _settle(means: Means, where: str, id: str, creditors: Sequence[str], how: str) -> Settled:
    return again(means.connection, partial(_settle_once, means, where, id, creditors, how))


def _settle_once(means: Means, where: str, id: str, creditors: Sequence[str], how: str) -> Settled:
    connection = means.connection
    with connection.transaction():
        lock_contacts(connection, [_found(connection, where, id, creditors).about()])
        one = _found(connection, where, id, creditors)  # whatever we waited for is done
        if one.state != "open":
            return Settled(ok=False, because=one.state, contact_id=one.contact_id)
        at = means.clock()
        if at > one.valid_until:
            return Settled(ok=False, because="expired", contact_id=one.contact_id)
        if how == "return":
            return _return(means, one, at)
        refused, used = _refused(means, one, at)
        if refused is not None:
            return _refuse(means, one, at, refused)
        return _bridge(connection, one) if how == "dial" else _redeem(means, one, at, used)


def _found(connection: Connection, where: str, id: str, creditors: Sequence[str]) -> _Out:
    row = connection.execute(
        f"{_FIND} WHERE {where} AND r.creditor_id = ANY (%s)", [id, list(creditors)]
    ).fetchone()
    if row is None:
        raise NotFound("there is no such permit", "name one that was reserved for your own creditors")
    return _Out(*row)


def _refused(means: Means, one: _Out, at: datetime) -> tuple[str | None, Sequence[Record]]:
    """Why the contact may not be made any more, on the rows as they stand now; and what is to be recorded.

    What two people have set aside stays so while their override is in force, as when it was reserved.
    A permit is for one number or address.
    """
    if mark_at(means.connection, one.point_id) != one.point_mark:
        return CHANGED, ()
    dossier = fresh_dossier(means, one.planned(), at)
    sender = sender_for(dossier, one.channel, tuple(one.debt_ids), at)
    contact = contact_at(one.planned(), at, sender)
    decision = decide(contact, dossier, means.law, means.model)
    used: Sequence[Record] = ()
    if not allows(decision, one.content):
        found = override_for(means.connection, contact, decision)
        if found is not None:
            decision = decide(contact, dossier, loosened(means.law, found), means.model)
            if str(found.override_id) != one.override:
                used = [used_record(means.marks, found, contact, at)]
    if not allows(decision, one.content):
        return ";".join(dict.fromkeys(reason.rule for reason in decision.reasons)) or decision.verdict, ()
    obstacles = read_obstacles(means)
    hindered = hindrance(means, contact, dossier, obstacles)
    if hindered is not None:
        return hindered.reason, ()
    stopped = refused_for(means.connection, one.creditor_id, one.collector_id, one.channel)
    if stopped is not None:
        return stopped, ()
    if obstacles.words and _words_wait(means, one):
        return "words_wait", ()
    return one.revoked, used


def _words_wait(means: Means, one: _Out) -> bool:
    """Whether something that came from the point is not read yet: it may be a stop. Unknown is no leave."""
    value = point_value(means.connection, one.point_id)
    return value is None or words_wait(means.connection, means.marks, value)


def _refuse(means: Means, one: _Out, at: datetime, because: str) -> Settled:
    _end(means.connection, one, "withdrawn", at)
    planned.end(means.connection, one.contact_id, "denied", because, at)
    _tell(means.connection, "permit.withdrawn", one, at)
    _record(means, one, at, "refused")
    return Settled(ok=False, because=because, contact_id=one.contact_id)


def _redeem(means: Means, one: _Out, at: datetime, used: Sequence[Record]) -> Settled:
    connection = means.connection
    _end(connection, one, "redeemed", at)
    connection.execute(_MADE, {"permit": one.permit_id, "at": at})
    connection.execute("UPDATE desk_permit SET used_at = %s WHERE permit_id = %s", [at, one.permit_id])
    planned.end(connection, one.contact_id, "sent", None, at)
    point = point_value(connection, one.point_id)
    _record(means, one, at, "redeemed", *used, Record("message", at, one.message))
    return Settled(ok=True, because="redeemed", contact_id=one.contact_id, point=point)


def _return(means: Means, one: _Out, at: datetime) -> Settled:
    _end(means.connection, one, RETURNED, at)
    planned.end(means.connection, one.contact_id, "skipped", RETURNED, at)
    _record(means, one, at, RETURNED)
    return Settled(ok=True, because=RETURNED, contact_id=one.contact_id)


def _bridge(connection: Connection, one: _Out) -> Settled:
    bridge_id = f"br_{secrets.token_urlsafe(18)}"
    row = connection.execute(
        "UPDATE desk_reservation SET bridge_id = coalesce(bridge_id, %s) WHERE permit_id = %s"
        " RETURNING bridge_id",
        [bridge_id, one.permit_id],
    ).fetchone()
    point = point_value(connection, one.point_id)
    return Settled(True, "allowed", one.contact_id, point, row[0] if row else None)


def _expire(means: Means, permit_id: str) -> bool:
    connection = means.connection
    with connection.transaction():
        one = _by_id(connection, permit_id)
        lock_contacts(connection, [one.about()])
        at = means.clock()
        done = connection.execute(
            _END + " AND valid_until < %(at)s", {"permit": permit_id, "state": "expired", "at": at}
        )
        if done.rowcount != 1:
            return False
        connection.execute(_MADE, {"permit": permit_id, "at": one.valid_until})
        planned.end(connection, one.contact_id, "failed", RAN_OUT, at)
        _tell(connection, "permit.expired", one, at)
        _record(means, one, at, "expired")
        return True


def _by_id(connection: Connection, permit_id: str) -> _Out:
    row = connection.execute(f"{_FIND} WHERE r.permit_id = %s", [permit_id]).fetchone()
    assert row is not None  # noqa: S101 -- reservations are never removed
    return _Out(*row)


def _end(connection: Connection, one: _Out, state: str, at: datetime) -> None:
    done = connection.execute(_END, {"permit": one.permit_id, "state": state, "at": at})
    if done.rowcount != 1:
        raise AgainError  # somebody who takes other locks was first: only one of us answers


def _tell(connection: Connection, event: str, one: _Out, at: datetime) -> None:
    data = {"permit_id": one.permit_id, "contact_id": one.contact_id}
    tell(connection, event, data, at, about=one.contact_id, creditors=[one.creditor_id])


def _record(means: Means, one: _Out, at: datetime, event: str, *more: Record) -> None:
    contact = means.marks.of("contact", one.contact_id)
    body = {"permit": one.permit_id, "event": event, "contact": contact}
    append(means.connection, [Record("permit", at, body), *more], one.contact_id)
