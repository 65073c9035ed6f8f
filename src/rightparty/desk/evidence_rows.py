"""What the store holds about one contact, row by row: whom it was to reach, what left, and what came back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from psycopg.rows import dict_row

from rightparty.canonical import Json
from rightparty.desk.journal_store import Marks
from rightparty.desk.reveal import Cell, opened_cell
from rightparty.desk.store import Connection
from rightparty.desk.vault import Erased
from rightparty.errors import Refused
from rightparty.journal.record import instant

_CONTACT = """
SELECT contact_id, day, creditor_id, person_id, point_id, debt_ids, channel, mode, content, at, sender_id,
    why, status, reason, retry_at, until_event, claimed_at, ended_at
FROM desk_planned_contact WHERE contact_id = %s
"""
_EVENTS = """
SELECT event_id, at, direction, kind, channel, outcome, template_id, language, disclosures, valid_until
FROM book_events WHERE contact_id = %(contact)s OR in_reply_to = %(contact)s ORDER BY at, event_id
"""
_PERMIT = "SELECT text, content_hash, valid_from, valid_until, used_at FROM desk_permit WHERE contact_id = %s"
_CALL = "SELECT code, call_from, call_until, ended_at, withdrawn_at FROM desk_call_task WHERE contact_id = %s"
_LETTER = "SELECT why, asked_at, ended_at, result FROM desk_letter_back WHERE contact_id = %s"
_IDS = {"contact_id": "contact", "person_id": "person", "point_id": "point", "sender_id": "sender"}

_CARRIER = """
SELECT carrier, result, code, at, taken_at FROM desk_carrier_receipt WHERE contact_id = %s ORDER BY row_id
"""
_PROVIDER = "SELECT carrier, provider_id FROM desk_provider_id WHERE contact_id = %s ORDER BY row_id"
_REPLIES = """
SELECT r.channel, r.received_at, r.taken_at, r.sure, r.kinds, r.scope, r.language, r.amount, r.due_on,
    r.parts, r.of_parts, r.tasks, r.holds, r.status, r.settled_at, r.settled_as, r.settled_by, r.note,
    (SELECT min(e.event_id) FROM book_events e WHERE e.contact_id = r.reply_id) AS event_id
FROM desk_reply r WHERE r.contact_id = %s ORDER BY r.received_at, r.reply_id
"""
_FOR_OURSELVES = ("amount", "due_on", "settled_by", "note", "event_id")
"""Columns of a reply that outsiders do not get: sums and days, names of staff, and what they wrote."""

_CAN_BE_TRIED = ("text", "content_hash")
"""Columns of a permit that outsiders do not get: the number's digest with its salt, and the text's hash."""


@dataclass(frozen=True)
class ContactRows:
    """The rows about one contact; `masked`: without what names a person, or is theirs."""

    connection: Connection
    contact_id: str
    masked: bool = False

    def contact(self) -> Mapping[str, Any]:
        """The contact as it was planned.

        Raises:
            Refused: there is none of this id.
        """
        found = self._row(_CONTACT)
        if found is None:
            raise Refused(f"there is no contact `{self.contact_id}`", "its id stands in the plan of its day")
        return found

    def whom(self, contact: Mapping[str, Any]) -> Json:
        """The name and the number or address, opened; null where nothing is known, or it was erased."""
        return {
            "name": self._opened("persons", "name", contact["person_id"]),
            "point": self._opened("points", "value", contact["point_id"]),
        }

    def permit(self) -> Json:
        """The permit that it left by; masked, when it held and was used, and nothing that can be tried."""
        found = plain(self._row(_PERMIT) or {})
        if not self.masked:
            return found
        return {name: value for name, value in found.items() if name not in _CAN_BE_TRIED}

    def happened(self) -> Json:
        """Its events, what became of its call, and whether its letter was asked back."""
        rows = self._rows(_EVENTS, {"contact": self.contact_id})
        others = [row for row in (self._row(_CALL), self._row(_LETTER)) if row is not None]
        if self.masked:
            for row in rows:
                row["event_id"] = str(row["event_id"]).rpartition(":")[2]
        return [plain(row) for row in (*rows, *others)]

    def carrier(self) -> Json:
        """Receipts of the carrier as they came, and the carrier's own ids, by which it finds the message."""
        ids = [] if self.masked else self._rows(_PROVIDER, [self.contact_id])
        receipts = self._rows(_CARRIER, [self.contact_id])
        return {"receipts": [plain(row) for row in receipts], "ids": [plain(row) for row in ids]}

    def replies(self) -> Json:
        """The answers to it: how each was read and settled; unmasked, also what was written."""
        found: list[Json] = []
        for row in self._rows(_REPLIES, [self.contact_id]):
            event_id = row["event_id"]
            hidden = _FOR_OURSELVES if self.masked else ()
            told = {name: value for name, value in plain(row).items() if name not in hidden}
            if not self.masked:
                told["text"] = None if event_id is None else self._opened("events", "text", event_id)
            found.append(told)
        return found

    def _opened(self, table: str, column: str, key: str) -> Json:
        try:
            found = opened_cell(self.connection, Cell(table, column, key))
        except Refused as fault:
            return {"unreadable": fault.message}
        return {"erased": instant(found.at)} if isinstance(found, Erased) else found

    def _row(self, query: str) -> dict[str, Any] | None:
        found = self._rows(query, [self.contact_id])
        return found[0] if found else None

    def _rows(self, query: str, asked: Any) -> list[dict[str, Any]]:
        with self.connection.cursor(row_factory=dict_row) as cursor:
            return cursor.execute(query, asked).fetchall()


def masked_ids(row: Mapping[str, Any], marks: Marks) -> Mapping[str, Any]:
    """Ids as the keyed digests that the records have, so that both can be held together."""
    masked = {
        name: marks.of(_IDS[name], value) if name in _IDS and value is not None else value
        for name, value in row.items()
    }
    masked["debt_ids"] = marks.of_all("debt", row["debt_ids"] or ())
    return masked


def plain(row: Mapping[str, Any]) -> Mapping[str, Json]:
    """A row with every value in a form that JSON has."""
    return {name: _cell(value) for name, value in row.items()}


def _cell(value: Any) -> Json:
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_cell(one) for one in value]
    return value if value is None or isinstance(value, bool | int | str) else str(value)
