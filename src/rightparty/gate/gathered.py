"""One contact seen against its dossier: its rows, zones, notices, past contacts and balance."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property

from rightparty.book.dossier import Dossier, Row
from rightparty.book.owed import Owed, owed_one
from rightparty.gate.contact import Contact
from rightparty.gate.elsewhere import CONTACTS, counts_elsewhere
from rightparty.gate.history import CONSENT_DAYS, ELSEWHERE, Mark, counts, marks_of
from rightparty.gate.left_out import lost
from rightparty.gate.notices import Asked, Reach, detail_of, known_since, reaches_of
from rightparty.gate.where import SITUATING, zones_of_person
from rightparty.gate.zones import PersonalHours, day_in, day_words, hours_word, midnight_of
from rightparty.law.facts import NEVER
from rightparty.law.load import HOME_ZONES
from rightparty.law.questions import Counter, MinutesSince
from rightparty.law.vocabulary import CONVERSATION, VOICE, Per
from rightparty.parties.belief import Belief, belief_of
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
    def sender(self) -> Row:
        """The sender named, as long as it sends for a creditor of these debts; else empty."""
        sender = self.one("senders", "sender_id", self.contact.sender_id) if self.contact.sender_id else {}
        ours = {row["creditor_id"] for row in self.debts}
        return sender if sender.get("creditor_id") in ours else {}

    @cached_property
    def by_agency(self) -> bool | None:
        """Whether an agency sends; unknown for a sender that these creditors' book does not name."""
        if self.contact.sender_id is None:
            return False
        return bool(self.sender.get("agency_id")) if self.sender else None

    @cached_property
    def collector_id(self) -> str | None:
        """The agency that sends, or the creditor itself."""
        return self.sender.get("agency_id") or self.creditor.get("creditor_id")

    @cached_property
    def agency(self) -> Row:
        """The agency that sends, as this creditor's book has it; empty where the creditor sends itself."""
        creditor = self.creditor.get("creditor_id")
        return next(
            (
                row
                for row in self.dossier.rows("agencies")
                if self.by_agency and row["agency_id"] == self.collector_id and row["creditor_id"] == creditor
            ),
            {},
        )

    @cached_property
    def belief(self) -> Belief:
        """Whose the point is, as far as the evidence of the dossier says."""
        c = self.contact
        evidence = self.dossier.rows("evidence")
        return belief_of(evidence, self.point or None, c.point_id, c.person_id, c.at, self.model)

    @cached_property
    def ties(self) -> Sequence[Row]:
        """Evidence about the point and the person, up to the contact."""
        c = self.contact
        return [
            row
            for row in self.dossier.rows("evidence")
            if row["point_id"] == c.point_id and row["person_id"] == c.person_id and row["at"] <= c.at
        ]

    def silent(self, table: str) -> bool:
        """Whether nothing can be read from what a table does not say."""
        return table in self.dossier.absent_tables or self.lost(table)

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
    def notices_known(self) -> bool:
        """Whether the silence of the notices table means that nobody told us anything."""
        if self.lost("notices"):
            return False
        since = known_since(self.dossier.meta.complete_since, self.dossier.absent_tables, "notices")
        opened = min((row["opened_on"] for row in self.debts), default=None)
        return (
            since is not None
            and opened is not None
            and since <= datetime(opened.year, opened.month, opened.day, tzinfo=UTC)
        )

    @cached_property
    def events_complete_since(self) -> datetime | None:
        """From when on no past contact is missing; None where that is not known."""
        since = known_since(self.dossier.meta.complete_since, self.dossier.absent_tables, "events")
        return None if since is None or self.lost("events") else since

    @cached_property
    def asked(self) -> Asked:
        """What a notice is held against."""
        c, creditor = self.contact, self.creditor.get("creditor_id")
        return Asked(c.person_id, c.point_id, c.channel, creditor, self.collector_id, c.at)

    @cached_property
    def marks(self) -> Sequence[Mark]:
        """Past contacts of the person or the point."""
        liable: dict[str, list[str]] = {}
        for row in self.dossier.rows("liabilities"):
            liable.setdefault(row["debt_id"], []).append(row["person_id"])
        return marks_of(self.dossier.rows("events"), liable)

    @cached_property
    def elsewhere(self) -> Sequence[Mark]:
        """Contacts that other lenders tell of, under this person and this creditor."""
        return marks_of(self.dossier.rows(CONTACTS), {})

    def marks_for(self, counter: Counter) -> Sequence[Mark]:
        """The past contacts that a counter may count."""
        return [*self.marks, *self.elsewhere] if counts_elsewhere(counter) else self.marks

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
                hours_word(r.notice.get("hours") or ""),
                day_words(r.notice.get("days") or ()),
                # Only what the person themselves agreed to may widen the hours.
                bool(r.notice.get("recording")) and r.person_id is not None,
            )
            for r in named
        }
        return tuple(sorted(unique, key=lambda h: h.key))

    @cached_property
    def owed(self) -> Sequence[Owed]:
        """What is overdue on each debt named, on the business day of the creditor's country."""
        on = _EPOCH + timedelta(days=self.business_day)
        return [owed_one(self.dossier, row["debt_id"], on) for row in self.debts]

    @cached_property
    def business_day(self) -> int:
        """The day, counted from 1970-01-01, where the creditor does business."""
        return day_in(self.contact.at, self.home_zone)

    @property
    def home_zone(self) -> str:
        """The zone in which the creditor's day of business turns."""
        return HOME_ZONES.get(self.creditor.get("country", ""), "UTC")

    @cached_property
    def couple(self) -> frozenset[str]:
        """The person and, where the person is borrower or spouse on a debt named, the other of the two."""
        pair = {
            row["person_id"]
            for row in self.dossier.rows("liabilities")
            if row["debt_id"] in self.contact.debt_ids and row["role"] in ("borrower", "spouse")
        }
        me = self.contact.person_id
        return frozenset(pair if me in pair else {me})

    @cached_property
    def _accounts(self) -> Mapping[str, tuple[str, str]]:
        """For every debt: the key under which it counts as one debt, and its account's."""
        found = {}
        for row in self.dossier.rows("debts"):
            debt, account = row["debt_id"], row.get("account")
            # Comment 14(b)(4)-2.vii: student loans serviced under one account number are one debt.
            shared = f"{row['creditor_id']} account {account}" if account else debt
            found[debt] = (shared if row["product"] == "student_loan" else debt, shared)
        return found

    def debt_keys(self, per: Per, debts: Iterable[str]) -> frozenset[str]:
        """Debts as a counter per DEBT or per ACCOUNT tells them apart."""
        index = 1 if per is Per.ACCOUNT else 0
        return frozenset(self._accounts.get(debt, (debt, debt))[index] for debt in debts)

    def _elsewhere(self, point_id: str | None) -> bool:
        return self.one("points", "point_id", point_id).get("place") in ELSEWHERE

    def _misdirected(self, mark: Mark) -> bool:
        """Whether the point was learnt, between the contact and now, not to be this person's."""
        learnt = self.misdirected_at(mark)
        return learnt is not None and learnt <= self.contact.at

    def misdirected_at(self, mark: Mark) -> datetime | None:
        """When it was first learnt, after a contact, that its point is not this person's."""
        learnt = [
            row["at"]
            for row in self.dossier.rows("evidence")
            if row["kind"] == "wrong_number"
            and row["point_id"] == mark.point_id
            and row["person_id"] == self.contact.person_id
            and mark.t <= row["at"]
        ]
        return min(learnt, default=None)

    def consented(self, at: datetime, debts: Iterable[str]) -> bool:
        """Whether a consent to this collector's calls about one of the debts ran at an instant.

        12 CFR 1006.14(b)(3)(i): given to this collector, for at most seven days, of which the day of receipt
        is the first; it ends early with its own term, its withdrawal, or a conversation about the debt.
        """
        named, day = frozenset(debts), day_in(at, self.home_zone)
        return any(
            reach.begins <= at
            and (reach.notice.get("until") is None or at < reach.notice["until"])
            and day - day_in(reach.begins, self.home_zone) < CONSENT_DAYS
            and not self._consent_spent(reach, at, named)
            for reach in self.reaches
            if reach.notice["kind"] == "consent"
            and reach.notice.get("given_to") == self.collector_id is not None
            and reach.notice.get("channel") in (None, *VOICE)
            and detail_of(reach.notice).get("purpose") in (None, "calls")
        )

    def _consent_spent(self, consent: Reach, at: datetime, debts: frozenset[str]) -> bool:
        withdrawn = any(
            reach.notice["kind"] == "consent_withdrawn"
            and reach.notice.get("ref") == consent.notice.get("ref")
            and consent.begins < reach.begins <= at
            for reach in self.reaches
        )
        return withdrawn or any(
            m.kind == CONVERSATION and consent.begins < m.t < at and debts & set(m.debts)
            for m in self.marks
            if m.person_id == self.contact.person_id
        )

    def belonging(self, counter: Counter) -> Callable[[Mark], bool]:
        """Whether past contacts have a counter's keys, and were not under a consent that it leaves out."""
        c, creditor, couple = self.contact, self.creditor.get("creditor_id"), self.couple
        keys: dict[Per, Callable[[Mark], bool]] = {
            Per.CREDITOR: lambda m: m.creditor_id == creditor,
            Per.LENDERS: lambda m: m.creditor_id == creditor,  # under whose id the others' stand too
            Per.COLLECTOR: lambda m: m.collector_id == self.collector_id,
            Per.PERSON: lambda m: m.person_id == c.person_id,
            Per.COUPLE: lambda m: m.person_id in couple,
            Per.POINT: lambda m: m.point_id == c.point_id,
            Per.PLACE: lambda m: self._elsewhere(m.point_id) == self._elsewhere(c.point_id),
        }
        asked = [keys[per] for per in counter.per if per in keys]
        if counter.unconsented:
            asked.append(lambda m: not self.consented(m.t, m.debts))
        return lambda mark: all(same(mark) for same in asked)

    def counted(self, counter: Counter) -> list[Mark]:
        """The past contacts of a counter's kind and keys, whatever their day; each contact once."""
        belongs = self.belonging(counter)
        found = {
            (m.contact_id, m.inbound): m
            for m in self.marks_for(counter)
            if counts(m, counter, self.contact.at, self.last_answer)
            and belongs(m)
            and not (counter.recounted and self._misdirected(m))
        }
        return list(found.values())

    def minutes_since(self, question: MinutesSince) -> int:
        """Whole minutes since the last contact of a kind that we made, about one of the debts if asked so."""
        asked = Counter(question.kind, 1, question.per, question.channels)
        found = self.counted(asked)
        if apart := next((per for per in (Per.DEBT, Per.ACCOUNT) if per in question.per), None):
            named = self.debt_keys(apart, self.contact.debt_ids)
            found = [m for m in found if named & self.debt_keys(apart, m.debts)]
        last = max((m.t for m in found), default=None)
        if last is None:
            return NEVER
        return min(NEVER, (int(self.contact.at.timestamp()) - int(last.timestamp())) // 60)

    def days_of(self, counter: Counter) -> list[tuple[str, list[int]]]:
        """For every zone (and debt, where debts count apart): local days of the contacts in the window."""
        marks = self.counted(counter)
        apart = next((per for per in (Per.DEBT, Per.ACCOUNT) if per in counter.per), None)
        groups = [marks]
        if apart:
            groups = [
                [m for m in marks if key in self.debt_keys(apart, m.debts)]
                for key in sorted(self.debt_keys(apart, self.contact.debt_ids))
            ]
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
