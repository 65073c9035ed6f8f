"""One planted case: a borrower of its own, a debt of its own, and what is done about it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from rightparty.world.dice import Dice
from rightparty.world.planted.kinds import Kind, Lender
from rightparty.world.planted.phrases import lawful
from rightparty.world.planted.sheet import (
    AGENCIES,
    CANNOT_TELL,
    FINE,
    VIOLATION,
    Row,
    Sheet,
    a_name,
    home,
    instant,
)

WRONG, LIKE = "wrong", "like"
TIME, COUNT, EFFECT = "time", "count", "effect"
_VOICE = ("call", "ai_call", "ringless")


@dataclass
class Case:
    """A case while it is being planted.

    side: `WRONG`, or `LIKE` for its lawful look-alike. edge: it lies at the very boundary. early: the
    look-alike is the same as the violation, on the last day before its provision takes effect.
    """

    sheet: Sheet
    kind: Kind
    dice: Dice
    day: date
    side: str
    edge: bool = False
    early: bool = False
    zone: str = ""
    region: str = ""
    language: str = ""
    person: Row = field(init=False)
    debt: Row = field(init=False)
    point: Row = field(init=False)

    def __post_init__(self) -> None:
        table, options = self.sheet.table, self.kind.options
        self.zone = self.zone or options.get("zone", table.zone)
        self.region = self.region or options.get("region", "")
        self.language = self.language or self.dice.pick(table.languages)
        self.person = self.someone()
        self.debt = self.owes(self.person)
        self.point = self.own_point(self.person, options.get("point", "mobile"))

    @property
    def wrong(self) -> bool:
        """Whether this is the violation."""
        return self.side == WRONG

    @property
    def breaks(self) -> bool:
        """Whether what is done is what the provision forbids, in force or not."""
        return self.wrong or self.early

    @property
    def lender(self) -> Lender:
        """The creditor."""
        return self.kind.lender

    @property
    def channel(self) -> str:
        """The channel by which this kind is planted."""
        chosen = self.kind.options.get("channel", "sms")
        return chosen if isinstance(chosen, str) else self.dice.pick(chosen)

    def at(self, second: int, days: int = 0) -> datetime:
        """An instant of the case's day, on the clock where the borrower lives."""
        return instant(self.day + timedelta(days=days), second, self.zone)

    def by_day(self, days: int = 0) -> datetime:
        """A lawful instant, in the middle of the day."""
        return self.at(self.dice.between(11 * 3600, 17 * 3600), days)

    def someone(self, *, zone: str = "", status: str = "alive", region: str = "") -> Row:
        """A new person."""
        country, place = home(self.sheet, zone or self.zone, region or self.region)
        return self.sheet.add(
            "persons",
            person_id=self.sheet.id("P"),
            name=a_name(self.dice, self.language),
            country=country,
            kind="person",
            region=place,
            zone=zone or self.zone,
            language=self.language,
            birth_date=date(1960 + self.dice.below(40), 1 + self.dice.below(12), 1 + self.dice.below(28)),
            status=status,
        )

    def owes(self, person: Row, role: str = "borrower", **columns: Any) -> Row:
        """A debt of the person: one instalment, overdue by the case's day."""
        sheet, dice = self.sheet, self.dice
        principal = Decimal(dice.between(900, 48_000)) + Decimal(dice.below(100)) / 100
        late = dice.between(25, 70)  # before the earliest contact about it: nobody is told too soon
        barred = self.kind.options.get("time_barred", False)
        if barred:
            late += 1_900
        debt: Row = {
            "debt_id": sheet.id("D"),
            "creditor_id": self.lender.id,
            "product": self.kind.options.get("product", "personal"),
            "currency": sheet.table.currency,
            "opened_on": self.day - timedelta(days=late + 365),
            "principal": principal,
            "annual_rate": Decimal("0.10"),
            "penalty_rate": Decimal(0),
            "all_in_rate": Decimal("0.11"),
            "grace_days": 0,
            "as_of": None,
            "status": "active",
            "country": sheet.table.country,
            "account": None,
            "in_default_when_acquired": False,
            "time_barred_on": self.day + timedelta(days=-30 if barred else 1_200),
            "owed": principal + (principal / 20).quantize(Decimal("0.01")),
        }
        debt |= columns
        sheet.rows["debts"].append(debt)
        self.liable(debt, person, role, basis="signed", document=f"doc-{debt['debt_id']}")
        sheet.add(
            "instalments",
            debt_id=debt["debt_id"],
            number=1,
            due_on=self.day - timedelta(days=late),
            principal=principal,
            interest=(principal / 20).quantize(Decimal("0.01")),
            fee=Decimal(0),
        )
        return debt

    def liable(self, debt: Row, person: Row, role: str, **columns: Any) -> None:
        """That a person owes a debt."""
        self.sheet.add(
            "liabilities", debt_id=debt["debt_id"], person_id=person["person_id"], role=role, **columns
        )

    def own_point(self, person: Row, kind: str = "mobile", *, place: str = "own", zone: str = "") -> Row:
        """A new contact point that is the person's, as they stated when they applied."""
        sheet = self.sheet
        key = sheet.id("X")
        value = {
            "mobile": lambda: sheet.number(zone or self.zone),
            "landline": lambda: sheet.number(zone or self.zone),
            "email": lambda: f"{key.lower()}@mail.example",
            "app": lambda: f"app-{key.lower()}",
            "im": lambda: f"im-{key.lower()}",
            "post": lambda: f"Road {key}",
        }[kind]()
        point = sheet.add(
            "points",
            point_id=key,
            kind=kind,
            value=value,
            place=place,
            zone=zone or self.zone,
            carrier="operator",
            carrier_type="operator" if kind in ("mobile", "landline") else None,
            ported=False,
        )
        self.evidence(point, person, "stated", self.at(0, -400))
        return point

    def evidence(self, point: Row, person: Row, kind: str, at: datetime, **columns: Any) -> None:
        """Why a point is thought to be, or not to be, somebody's."""
        self.sheet.add(
            "evidence",
            point_id=point["point_id"],
            person_id=person["person_id"],
            at=at,
            kind=kind,
            source="application" if kind == "stated" else None,
            authority="borrower" if kind == "stated" else None,
            **columns,
        )

    def related(self, role: str, **columns: Any) -> Row:
        """A new person around the debt who does not owe it."""
        other = self.someone()
        self.sheet.add(
            "relations",
            debt_id=self.debt["debt_id"],
            person_id=other["person_id"],
            role=role,
            **columns,
        )
        return other

    def notice(self, kind: str, at: datetime, **columns: Any) -> Row:
        """What the borrower, or somebody else, told the lender."""
        row: Row = {
            "notice_id": self.sheet.id("N"),
            "at": at,
            "kind": kind,
            "person_id": self.person["person_id"],
            "creditor_id": self.lender.id,
            "given_by": self.person["person_id"],
            "given_to": self.lender.id,
            "medium": "written",
            "scope": "creditor",
            "from": at,
            "received_at": at,
        }
        row |= columns
        self.sheet.rows["notices"].append(row)
        return row

    def placed(self, number: int, **columns: Any) -> str:
        """Place the debt with one of the lender's agencies long before, and as it should be."""
        agency = AGENCIES[number]
        begun = self.at(12 * 3600, -45)
        row: Row = {
            "debt_id": self.debt["debt_id"],
            "agency_id": agency,
            "from": begun,
            "borrower_notified_at": begun - timedelta(days=2),
        }
        row |= columns
        self.sheet.rows["placements"].append(row)
        return agency

    def contact(
        self,
        at: datetime,
        *,
        channel: str = "",
        to: Row | None = None,
        point: Row | None = None,
        agency: str | None = None,
        text: str | None = None,
        proven: bool = True,
        kinds: Sequence[str] = (),
        **columns: Any,
    ) -> Row:
        """A contact at an instant; the last of its rows in the log.

        proven: the point was shown to be the person's shortly before. kinds: the rows of it, a second apart.
        """
        channel = channel or self.channel
        person, point = to or self.person, point or self.point
        if proven:
            self.evidence(point, person, "code_confirmed", at - timedelta(minutes=20))
            if self.sheet.table.country == "US":
                self.evidence(point, person, "wrote_from", at - timedelta(minutes=19))
        by_voice = channel in _VOICE
        kinds = kinds or (("attempt", "connected") if by_voice else ("sent",))
        contact_id = self.sheet.id("C")
        row: Row = {}
        for second, kind in enumerate(kinds):
            row = self._base(at, channel, person, point, agency)
            row |= {
                "event_id": self.sheet.id("E"),
                "contact_id": contact_id,
                "at": at + timedelta(seconds=second if by_voice else 0),
                "kind": kind,
                "outcome": _OUTCOMES.get(kind) if by_voice else None,
            }
            row |= columns
            self.sheet.rows["events"].append(row)
        if text is None and not by_voice and channel not in ("visit", "letter", "postcard"):
            text = lawful(self, channel, agency)
        row["text"] = text
        if text is not None and channel in MESSAGES and self.sheet.table.country == "US":
            row["disclosures"] = ("debt_collector", "opt_out")
        return row

    def _base(self, at: datetime, channel: str, person: Row, point: Row, agency: str | None) -> Row:
        """What all rows of a contact have in common."""
        by_voice = channel in _VOICE
        sender = f"{self.lender.id}-{agency}" if agency else self.lender.id
        return {
            "direction": "out",
            "channel": channel,
            "creditor_id": self.lender.id,
            "agency_id": agency,
            "debt_ids": (self.debt["debt_id"],),
            "person_id": person["person_id"],
            "point_id": point["point_id"],
            "mode": "interactive" if by_voice else None,
            "content": "full",
            "language": self.language,
            "named_debts": (self.debt["debt_id"],),
            "sender_id": f"{sender}-{channel}" if channel in _SENT else None,
            "to": point["value"],
            "to_role": "borrower",
            "collector_id": self._collector(agency),
            "collectors": 2 if channel == "visit" else None,
            "batch_id": f"B{at:%Y%m%d}-{agency or self.lender.id}",
            "valid_until": at + timedelta(minutes=30) if channel in MESSAGES else None,
        }

    def _collector(self, agency: str | None) -> str:
        return f"{agency or self.lender.id}-{1 + self.dice.below(9)}"

    def label(self, event: Row, *, verdict: str = "", why: str = "", **changed: Any) -> Row:
        """Say what should be found of an event; its case's side if nothing else is said."""
        own = self.kind.own
        day = self.day
        verdict = verdict or (self.kind.verdict if self.wrong else FINE)
        expected = self.kind.rules(day) if verdict in (VIOLATION, CANNOT_TELL) else ()
        like = f"A look-alike on the lawful side of: {own.forbidden}"
        if self.early and verdict == FINE:
            like = f"Not in force yet on {day}: {own.forbidden}"
        row: Row = {
            "event_id": event["event_id"],
            "contact_id": event["contact_id"],
            "kind": self.kind.id,
            "side": self.side,
            "verdict": verdict,
            "rules": expected,
            "also": self.kind.also if verdict != FINE else (),
            "words": self.kind.words,
            "boundary": self.edge,
            "language": self.language,
            "sentence": why or (f"{own.forbidden} ({own.instrument}, {own.citation})" if expected else like),
        }
        row |= changed
        self.sheet.labels.append(row)
        return row


_OUTCOMES = {"attempt": None, "connected": "answered", "conversation": "answered", "voicemail": "voicemail"}
_SENT = ("call", "ai_call", "sms", "email", "inbox", "letter", "im")
MESSAGES = ("sms", "email", "app", "push", "inbox", "im")
"""Channels of messages, which are good until an instant."""
