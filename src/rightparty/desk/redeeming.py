"""What becomes of a permit that is out: redeemed once, returned unmade, or run out and counted as made.

Every way begins with the locks of a claim, so that a stop is either heard before the permit is used, or is
committed after. Which of the two is answered, never both.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rightparty.desk import planned
from rightparty.desk.claim import allows, contact_at, hindrance, sender_for
from rightparty.desk.journal_store import append
from rightparty.desk.means import Means
from rightparty.desk.planned import Planned
from rightparty.desk.reserving import fresh_dossier, lock_contact
from rightparty.desk.reveal import point_value
from rightparty.desk.store import Connection
from rightparty.desk.visible import NotFound
from rightparty.desk.webhooks import tell
from rightparty.gate.decide import decide
from rightparty.journal.record import Record

RAN_OUT = "permit ran out; counts as made"
RETURNED = "returned"
_COLUMNS = "permit_id, contact_id, creditor_id, person_id, point_id, debt_ids, valid_until, state, message"
_FIND = f"""
SELECT {_COLUMNS}, (SELECT channel FROM desk_planned_contact p WHERE p.contact_id = r.contact_id),
    (SELECT mode FROM desk_planned_contact p WHERE p.contact_id = r.contact_id),
    (SELECT content FROM desk_planned_contact p WHERE p.contact_id = r.contact_id),
    (SELECT revoked_because FROM desk_permit i WHERE i.permit_id = r.permit_id)
FROM desk_reservation r
"""
_MADE = """
INSERT INTO book_events SELECT (jsonb_populate_record(NULL::book_events,
    event || jsonb_build_object('at', %(at)s::timestamptz))).*
FROM desk_reservation WHERE permit_id = %(permit)s ON CONFLICT DO NOTHING
"""
_END = "UPDATE desk_reservation SET state = %(state)s, ended_at = %(at)s WHERE permit_id = %(permit)s"
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
    debt_ids: Sequence[str]
    valid_until: datetime
    state: str
    message: dict[str, Any]
    channel: str
    mode: str | None
    content: str
    revoked: str | None

    def planned(self) -> Planned:
        """As a contact that is to be decided."""
        return Planned(
            self.contact_id, self.person_id, self.point_id, self.channel, self.mode, self.content,
            tuple(self.debt_ids),
        )  # fmt: skip


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
    """Return a permit: the contact was not made, and counts no more.

    Raises:
        NotFound: there is no such permit of these creditors.
    """
    return _settle(means, "r.permit_id = %s", permit_id, creditors, "return")


def expire_permits(means: Means, most: int = 1_000) -> int:
    """Count what ran out, neither redeemed nor returned, as made: for the worker, every minute.

    Each in a transaction of its own; gives how many.
    """
    found = means.connection.execute(_DUE, [means.clock()]).fetchmany(most)
    return sum(_expire(means, permit_id) for (permit_id,) in found)


def _settle(means: Means, where: str, id: str, creditors: Sequence[str], how: str) -> Settled:
    connection = means.connection
    while True:
        with connection.transaction():
            one = _found(connection, where, id, creditors)
            if not lock_contact(connection, one.person_id, one.point_id):
                continue
            one = _found(connection, where, id, creditors)  # whatever we waited for is done
            if one.state != "open":
                return Settled(ok=False, because=one.state, contact_id=one.contact_id)
            at = means.clock()
            if how == "return":
                return _return(means, one, at)
            if at > one.valid_until:
                return Settled(ok=False, because="expired", contact_id=one.contact_id)
            refused = _refused(means, one, at)
            if refused is not None:
                return _refuse(means, one, at, refused)
            return _bridge(connection, one) if how == "dial" else _redeem(means, one, at)


def _found(connection: Connection, where: str, id: str, creditors: Sequence[str]) -> _Out:
    row = connection.execute(
        f"{_FIND} WHERE {where} AND r.creditor_id = ANY (%s)", [id, list(creditors)]
    ).fetchone()
    if row is None:
        raise NotFound("there is no such permit", "name one that was reserved for your own creditors")
    return _Out(*row)


def _refused(means: Means, one: _Out, at: datetime) -> str | None:
    """Why the contact may not be made any more, on the rows as they stand now."""
    dossier = fresh_dossier(means, one.planned(), at)
    sender = sender_for(dossier, one.channel, tuple(one.debt_ids), at)
    contact = contact_at(one.planned(), at, sender)
    decision = decide(contact, dossier, means.law, means.model)
    if not allows(decision, one.content):
        return ";".join(dict.fromkeys(reason.rule for reason in decision.reasons)) or decision.verdict
    hindered = hindrance(means, contact, dossier)
    return one.revoked if hindered is None else hindered.reason


def _refuse(means: Means, one: _Out, at: datetime, because: str) -> Settled:
    _end(means.connection, one, "withdrawn", at)
    planned.end(means.connection, one.contact_id, "denied", because, at)
    _tell(means.connection, "permit.withdrawn", one, at)
    _record(means, one, at, "refused")
    return Settled(ok=False, because=because, contact_id=one.contact_id)


def _redeem(means: Means, one: _Out, at: datetime) -> Settled:
    connection = means.connection
    _end(connection, one, "redeemed", at)
    connection.execute(_MADE, {"permit": one.permit_id, "at": at})
    connection.execute("UPDATE desk_permit SET used_at = %s WHERE permit_id = %s", [at, one.permit_id])
    planned.end(connection, one.contact_id, "sent", None, at)
    point = point_value(connection, one.point_id)
    _record(means, one, at, "redeemed", Record("message", at, one.message))
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
    while True:
        with connection.transaction():
            row = connection.execute(f"{_FIND} WHERE r.permit_id = %s", [permit_id]).fetchone()
            assert row is not None  # noqa: S101 -- reservations are never removed
            one = _Out(*row)
            if not lock_contact(connection, one.person_id, one.point_id):
                continue
            at = means.clock()
            done = connection.execute(
                _END + " AND state = 'open' AND valid_until < %(at)s",
                {"permit": permit_id, "state": "expired", "at": at},
            )
            if done.rowcount != 1:
                return False
            connection.execute(_MADE, {"permit": permit_id, "at": one.valid_until})
            planned.end(connection, one.contact_id, "failed", RAN_OUT, at)
            _tell(connection, "permit.expired", one, at)
            _record(means, one, at, "expired")
            return True


def _end(connection: Connection, one: _Out, state: str, at: datetime) -> None:
    connection.execute(_END, {"permit": one.permit_id, "state": state, "at": at})


def _tell(connection: Connection, event: str, one: _Out, at: datetime) -> None:
    data = {"permit_id": one.permit_id, "contact_id": one.contact_id}
    tell(connection, event, data, at, about=one.contact_id, creditors=[one.creditor_id])


def _record(means: Means, one: _Out, at: datetime, event: str, *more: Record) -> None:
    contact = means.marks.of("contact", one.contact_id)
    body = {"permit": one.permit_id, "event": event, "contact": contact}
    append(means.connection, [Record("permit", at, body), *more], one.contact_id)
