"""One contact seen against its dossier: its rows, zones, notices, past contacts and balance."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from rightparty.book.dossier import Dossier, Row
from rightparty.book.owed import Owed, owed_one
from rightparty.gate.contact import Contact
from rightparty.gate.history import Mark, counts, marks_of
from rightparty.gate.left_out import lost
from rightparty.gate.notices import Reach, reaches_of
from rightparty.gate.where import SITUATING, zones_of_person
from rightparty.gate.zones import PersonalHours, day_in, midnight_of
from rightparty.law.load import HOME_ZONES
from rightparty.law.questions import Counter
from rightparty.law.vocabulary import Per
from rightparty.parties.model import PartyModel

_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class Gathered:
    """One contact seen against its dossier: parts of the answer are worked out when first asked."""

    contact: Contact
    dossier: Dossier
    model: PartyModel

    def one(self, table: str, key: str, value: str | None) -> Row:
        """The row of a table with this key; an empty one where there is none."""
        return next((row for row in self.dossier.rows(table) if row[key] == value), {})

    def lost(self, *tables: str) -> bool:
        """Whether a row of these tables that could not be used may be about this contact."""
        return lost(self.dossier, self.contact, tables)

    @cached_property
    def debts(self) -> Sequence[Row]:
        """The rows of the debts named; fewer than named where the book lacks some."""
        named = set(self.contact.debt_ids)
        return [row for row in self.dossier.rows("debts") if row["debt_id"] in named]

    @cached_property
    def creditor(self) -> Row:
        """The creditor of the first debt named."""
        creditor = min((row["creditor_id"] for row in self.debts), default=None)
        return self.one("creditors", "creditor_id", creditor)

    @cached_property
    def person(self) -> Row:
        """The person addressed."""
        return self.one("persons", "person_id", self.contact.person_id)

    @cached_property
    def point(self) -> Row:
        """The point the contact would go to."""
        return self.one("points", "point_id", self.contact.point_id)

    @cached_property
    def by_agency(self) -> bool | None:
        """Whether an agency sends; unknown for a sender that the book does not name."""
        if self.contact.sender_id is None:
            return False
        sender = self.one("senders", "sender_id", self.contact.sender_id)
        return bool(sender.get("agency_id")) if sender else None

    @cached_property
    def collector_id(self) -> str | None:
        """The agency that sends, or the creditor itself."""
        sender = self.one("senders", "sender_id", self.contact.sender_id) if self.contact.sender_id else {}
        return sender.get("agency_id") or self.creditor.get("creditor_id")

    @cached_property
    def zones(self) -> tuple[str, ...]:
        """Every zone where the person may be."""
        tied = {
            row["point_id"]
            for row in self.dossier.rows("evidence")
            if row["person_id"] == self.contact.person_id and row["kind"] in SITUATING
        }
        numbers = [row for row in self.dossier.rows("points") if row["point_id"] in tied]
        return zones_of_person(self.person, self.point, numbers) if self.person or self.point else ()

    @cached_property
    def reaches(self) -> Sequence[Reach]:
        """Everything that some notice reaches, as far as it reaches this contact."""
        c = self.contact
        creditor = self.creditor.get("creditor_id")
        return [
            reach
            for notice in self.dossier.rows("notices")
            for reach in reaches_of(notice)
            if reach.applies(c.person_id, c.point_id, c.debt_ids, creditor, c.channel)
        ]

    @cached_property
    def marks(self) -> Sequence[Mark]:
        """Past contacts of the person or the point."""
        liable: dict[str, list[str]] = {}
        for row in self.dossier.rows("liabilities"):
            liable.setdefault(row["debt_id"], []).append(row["person_id"])
        return marks_of(self.dossier.rows("events"), liable)

    @cached_property
    def last_answer(self) -> datetime | None:
        """When this person, or whoever holds the point, last wrote or called."""
        c = self.contact
        heard = [
            m.t
            for m in self.marks
            if m.inbound and m.t < c.at and (m.person_id == c.person_id or m.point_id == c.point_id)
        ]
        return max(heard, default=None)

    @cached_property
    def hours(self) -> tuple[PersonalHours, ...]:
        """Agreed and inconvenient hours in force."""
        named = [
            r
            for r in self.reaches
            if r.in_force(self.contact.at) and r.notice["kind"] in ("agreed_hours", "inconvenient_hours")
        ]
        unique = {
            PersonalHours(
                r.notice["kind"],
                (r.notice.get("hours") or "").replace(" ", ""),
                tuple(sorted(r.notice.get("days") or ())),
                # Only what the person themselves agreed to may widen the hours.
                bool(r.notice.get("recording")) and r.person_id is not None,
            )
            for r in named
        }
        return tuple(sorted(unique, key=lambda h: h.key))

    @cached_property
    def owed(self) -> Sequence[Owed]:
        """What is overdue on each debt named, on the business day of the creditor's country."""
        zone = HOME_ZONES.get(self.creditor.get("country", ""), "UTC")
        on = _EPOCH + timedelta(days=day_in(self.contact.at, zone))
        return [owed_one(self.dossier, row["debt_id"], on) for row in self.debts]

    def counted(self, counter: Counter) -> list[Mark]:
        """The past contacts of a counter's kind and keys, whatever their day; each contact once."""
        c = self.contact
        keys = {
            Per.CREDITOR: lambda m: m.creditor_id == self.creditor.get("creditor_id"),
            Per.COLLECTOR: lambda m: m.collector_id == self.collector_id,
            Per.PERSON: lambda m: m.person_id == c.person_id,
            Per.POINT: lambda m: m.point_id == c.point_id,
        }
        found = {
            m.contact_id: m
            for m in self.marks
            if counts(m, counter, c.at, self.last_answer)
            and all(keys[per](m) for per in counter.per if per in keys)
        }
        return list(found.values())

    def days_of(self, counter: Counter) -> list[tuple[str, list[int]]]:
        """For every zone (and debt, where debts count apart): local days of the contacts in the window."""
        marks = self.counted(counter)
        groups = (
            [[m for m in marks if debt in m.debts] for debt in self.contact.debt_ids]
            if Per.DEBT in counter.per
            else [marks]
        )
        found = []
        for zone in self.zones:
            today = day_in(self.contact.at, zone)
            for group in groups:
                days = sorted(day_in(m.t, zone) for m in group)
                found.append((zone, [day for day in days if today - day < counter.days]))
        return found

    def frees_at(self, counter: Counter, limit: int) -> datetime | None:
        """When a full counter has room again; None where it is not full."""
        found = [
            midnight_of(days[len(days) - limit] + counter.days, zone)
            for zone, days in self.days_of(counter)
            if limit > 0 and len(days) >= limit
        ]
        return max(found, default=None)
