"""Small books with everything that rules ask about, drawn by Hypothesis or written by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from hypothesis import strategies as st

from rightparty.gate.contact import Contact
from rightparty.gate.left_out import TABLES as LOSABLE
from tests.gate import dice
from tests.gate.dice import maybe
from tests.gate.drawn_parties import AGENCIES, CREDITORS, SENDERS, WITH_AGENCIES
from tests.gate.drawn_past import Who, before, draw_past

_LISTS = ("debt_ids", "named_debts", "counted_debts")

Rows = dict[str, list[dict[str, Any]]]


def instant(text: str) -> datetime:
    """An aware instant from ISO text with an offset."""
    return datetime.fromisoformat(text).astimezone(UTC)


@dataclass(repr=False)
class Case:
    """One person with their debts and history, and one contact proposed to them."""

    rows: Rows = field(default_factory=dict)
    contact: Contact | None = None

    def __repr__(self) -> str:
        return f"<case of {self.contact}>"

    def add(self, table: str, /, **row: Any) -> None:
        """Put a row into a table."""
        self.rows.setdefault(table, []).append(row)


INSTANTS = tuple(
    instant(text)
    for text in (
        "2026-11-23T10:00:00+08:00",
        "2026-11-23T07:59:59+08:00",
        "2026-11-23T08:00:00+08:00",
        "2026-11-23T21:59:59+08:00",
        "2026-11-23T22:00:00+08:00",
        "2026-11-24T00:00:00+08:00",
        "2026-11-23T23:59:59+08:00",
        "2026-11-23T12:00:00-05:00",
        "2026-11-23T08:00:00-05:00",
        "2026-11-23T21:00:00-05:00",
        "2026-11-23T20:59:59-05:00",
        "2026-11-01T01:30:00-04:00",
        "2026-11-01T01:30:00-05:00",
        "2026-11-02T09:00:00-05:00",
        "2026-03-08T10:00:00-04:00",
        "2026-01-29T23:59:59+08:00",
        "2026-01-30T00:00:00+08:00",
        "2025-02-28T10:00:00+08:00",
        "2021-11-30T00:00:00-05:00",
    )
)
PLACES = (
    ("CN", None, None),
    ("CN", None, "Asia/Shanghai"),
    ("US", None, "America/New_York"),
    ("US", "US-CA", None),
    ("US", "US-FL", None),
    ("US", "US-MA", None),
    ("US", "US-NY", None),
    ("US", "US-NY-NYC", "America/New_York"),
    ("US", None, None),
    ("CN", None, "America/Los_Angeles"),
    ("GB", None, None),
    ("XX", None, None),
)
POINTS = {
    "mobile": (("Asia/Shanghai",), "CN"),
    "landline": (("America/New_York", "America/Chicago"), "US"),
    "email": (None, None),
    "app": (None, None),
    "post": (None, None),
}


def cases(number: int) -> st.SearchStrategy[Case]:
    """Cases of one number, as Hypothesis draws them."""
    return st.integers(0, 2**32).map(lambda seed: case_of(number, seed))


def case_of(number: int, seed: int) -> Case:
    """One case with ids of its own, so that many fit into one book."""
    draw = dice.draws(seed)
    case = Case()
    at = draw(dice.sampled_from(INSTANTS))
    creditor = draw(dice.sampled_from(CREDITORS))["creditor_id"]
    debts = tuple(f"d{number}-{i}" for i in range(draw(dice.integers(1, 2))))
    who = Who(number, f"p{number}", f"q{number}", f"x{number}", f"y{number}", debts, creditor, at)
    for person in (who.person, who.other):
        _draw_person(draw, case, person)
    for debt in (*debts, f"d{number}-unnamed"):
        _draw_debt(draw, case, debt, who)
    for point in (who.point, who.other_point):
        _draw_point(draw, case, point)
    draw_past(draw, case.add, who)
    _draw_spoilt(draw, case, who.person, who.point, list(debts), at)
    case.contact = _draw_contact(draw, who)
    return case


def _draw_person(draw: dice.Draw, case: Case, person: str) -> None:
    country, region, zone = draw(dice.sampled_from(PLACES))
    status = draw(dice.sampled_from(["alive"] * 6 + ["deceased", "minor", "incapable", None]))
    case.add("persons", person_id=person, name="N", country=country, region=region, zone=zone, status=status)


def _draw_point(draw: dice.Draw, case: Case, point: str) -> None:
    kind = draw(dice.sampled_from(sorted(POINTS)))
    zones, country = POINTS[kind]
    value = draw(dice.sampled_from(["a@gmail.com", "A@QQ.COM", "a@employer.example"]))
    case.add(
        "points",
        point_id=point,
        kind=kind,
        value=value if kind == "email" else f"v{point}",
        place=draw(maybe(dice.sampled_from(["own", "home", "work", "shared", "billing"]))),
        zone=draw(dice.sampled_from([None, None, "Europe/London"])),
        zones=zones,
        country=country,
        carrier_type=draw(dice.sampled_from(["operator", "virtual", None])),
    )


def _draw_debt(draw: dice.Draw, case: Case, debt: str, who: Who) -> None:
    at = who.at
    due = at.date() - timedelta(days=draw(dice.integers(-12, 60)))
    day = dice.sampled_from([at.date() - timedelta(days=1), at.date(), at.date() + timedelta(days=1)])
    case.add(
        "debts",
        debt_id=debt,
        creditor_id=who.creditor,
        product=draw(dice.sampled_from(["personal", "student_loan", "student_loan", "credit_card"])),
        account=draw(maybe(dice.sampled_from([f"a{who.number}", f"b{who.number}"]))),
        currency="CNY",
        opened_on=date(2020, 1, 1),
        principal=Decimal("1000.00"),
        annual_rate=Decimal("0.1"),
        all_in_rate=draw(maybe(dice.sampled_from([Decimal("0.24"), Decimal("0.36")]))),
        disputed_amount=Decimal(0),
        penalty_rate=Decimal(0),
        status=draw(dice.sampled_from(["active"] * 5 + ["settled", None])),
        country=draw(dice.sampled_from([None, None, "US", "FR"])),
        region=draw(dice.sampled_from([None, None, None, "US-MA", "US-NY-NYC"])),
        assigned_from=draw(maybe(dice.just("another"))),
        assignment_notified_at=draw(maybe(dice.sampled_from([at, at + timedelta(seconds=1)]))),
        time_barred_on=draw(maybe(day)),
        judgment_on=draw(maybe(day)),
        in_default_when_acquired=draw(maybe(dice.booleans())),
        as_of=at - draw(dice.sampled_from([timedelta(hours=1), timedelta(hours=48), timedelta(hours=49)])),
    )
    case.add(
        "instalments",
        debt_id=debt,
        number=1,
        due_on=due,
        principal=Decimal("100.00"),
        interest=Decimal("5.00"),
        fee=Decimal(0),
    )
    _draw_role(draw, case, debt, who.person, at)
    _draw_beside(draw, case, debt, who)
    _draw_under_way(draw, case, debt, who.person, at)
    if who.creditor in WITH_AGENCIES:
        _draw_placements(draw, case, debt, who)


def _draw_placements(draw: dice.Draw, case: Case, debt: str, who: Who) -> None:
    for agency in draw(dice.sampled_from([(), ("agency",), ("agency", "other")])):
        case.add(
            "placements",
            debt_id=debt,
            agency_id=f"{agency}-{who.creditor}",
            borrower_notified_at=draw(maybe(dice.just(who.at))),
            recalled_at=draw(
                maybe(dice.sampled_from([who.at, who.at - timedelta(hours=24), who.at - timedelta(hours=25)]))
            ),
            recall_acked_at=draw(maybe(dice.just(who.at - timedelta(hours=1)))),
            sub_of=draw(dice.sampled_from([None, None, "above"])),
            **{"from": who.at - timedelta(days=draw(dice.integers(2, 4)))},
        )


def _draw_beside(draw: dice.Draw, case: Case, debt: str, who: Who) -> None:
    """Somebody else who is liable beside the person."""
    role = draw(dice.sampled_from([None, None, "borrower", "co_borrower", "spouse", "guarantor"]))
    if role is not None:
        case.add(
            "liabilities",
            debt_id=debt,
            person_id=who.other,
            role=role,
            basis=draw(maybe(dice.sampled_from(["signed", "joint_debt"]))),
        )


def _draw_spoilt(
    draw: dice.Draw, case: Case, person: str, point: str, debts: list[str], at: datetime
) -> None:
    """Now and then a row that could not be used, and a complaint."""
    if draw(dice.integers(0, 7)) == 0:
        case.add(
            "quarantine",
            table=draw(dice.sampled_from(LOSABLE)),
            person_id=draw(maybe(dice.just(person))),
            point_id=draw(maybe(dice.just(point))),
            debt_ids=tuple(debts[:1]),
        )
    if draw(dice.integers(0, 9)) == 0:
        case.add(
            "complaints",
            complaint_id=f"complaint-{person}",
            at=at - draw(before),
            source="letter",
            cause="tone",
            person_id=person,
            due_on=at.date(),
            answered_at=draw(maybe(dice.just(at))),
        )


def _draw_role(draw: dice.Draw, case: Case, debt: str, person: str, at: datetime) -> None:
    liable = ["borrower"] * 5 + ["guarantor", "spouse", "heir", "co_borrower"]
    role = draw(dice.sampled_from([*liable, "attorney", "friend", "none"]))
    if role in liable:
        case.add(
            "liabilities",
            debt_id=debt,
            person_id=person,
            role=role,
            basis=draw(maybe(dice.sampled_from(["signed", "inheritance", "general_guarantee"]))),
            document=draw(maybe(dice.just("paper"))),
            until=draw(dice.sampled_from([None, None, at, at + timedelta(days=1)])),
        )
    elif role != "none":
        case.add(
            "relations", debt_id=debt, person_id=person, role=role, verified_at=draw(maybe(dice.just(at)))
        )
    if draw(dice.integers(0, 9)) == 0:
        case.add(
            "relations",
            debt_id=debt,
            person_id=f"{person}-other",
            role=draw(dice.sampled_from(["attorney", "guardian", "representative", "friend"])),
            verified_at=draw(maybe(dice.just(at))),
            until=draw(maybe(dice.sampled_from([at, at + timedelta(days=1)]))),
        )


def _draw_under_way(draw: dice.Draw, case: Case, debt: str, person: str, at: datetime) -> None:
    if draw(dice.integers(0, 5)) == 0:
        case.add(
            "payments",
            payment_id=f"pay-{debt}",
            debt_id=debt,
            paid_at=at - draw(before),
            amount=Decimal("105.00"),
            status=draw(dice.sampled_from(["posted", "pending", "reversed", None])),
            value_on=draw(maybe(dice.just(at.date()))),
            reverses=draw(dice.sampled_from([None, None, None, "another"])),
        )
    if draw(dice.integers(0, 7)) == 0:
        case.add(
            "promises",
            promise_id=f"promise-{debt}",
            person_id=person,
            debt_ids=(debt,),
            made_at=at - timedelta(days=5),
            due_on=at.date() + timedelta(days=draw(dice.integers(-2, 2))),
            amount=Decimal(1),
            status=draw(dice.sampled_from(["open", "kept", None, "withdrawn"])),
        )
        for number in range(draw(dice.integers(0, 2))):
            case.add(
                "payments",
                payment_id=f"kept-{number}-{debt}",
                debt_id=debt,
                paid_at=at - timedelta(hours=draw(dice.integers(0, 90))),
                amount=draw(dice.sampled_from([Decimal(1), Decimal("0.50")])),
                status=draw(dice.sampled_from(["posted"] * 5 + ["pending"])),
                reverses=f"kept-0-{debt}" if number and draw(dice.integers(0, 2)) == 0 else None,
            )
    if draw(dice.integers(0, 9)) == 0:
        case.add(
            "agreements",
            agreement_id=f"agreement-{debt}",
            debt_ids=(debt,),
            person_id=person,
            kind="instalment",
            status=draw(dice.sampled_from(["performing", "offered", "breached"])),
            agreed_at=at - timedelta(days=9),
        )


def _draw_contact(draw: dice.Draw, who: Who) -> Contact:
    named = draw(dice.sampled_from([who.debts] * 12 + [(*who.debts, "not in the book"), ()]))
    senders: list[str | None] = [None] * 3
    if who.creditor in WITH_AGENCIES:
        senders = [None, f"sender-agency-{who.creditor}", f"sender-other-{who.creditor}"]
    return Contact(
        candidate_id=f"c{who.number}",
        debt_ids=named,
        person_id=who.person,
        point_id=who.point,
        channel=draw(
            dice.sampled_from(
                ["call", "sms", "email", "app", "inbox", "letter", "visit", "postcard", "ai_call"]
            )
        ),
        content=draw(
            dice.sampled_from(["full", "full", "full", "knock", "reminder", "reply", "callback", "statutory"])
        ),
        at=who.at,
        mode=draw(maybe(dice.just("informing"))),
        amount=draw(maybe(dice.just(Decimal("105.00")))),
        sender_id=draw(dice.sampled_from([*senders, *senders, *senders, "no such sender"])),
        in_reply_to=draw(dice.sampled_from([None, None, f"e{who.number}-0-0"])),
        valid_until=draw(
            maybe(dice.sampled_from([who.at + timedelta(hours=9), who.at + timedelta(days=300)]))
        ),
        flags=draw(dice.sampled_from([(), (), ("litigation",), ("other", "litigation")])),
        collectors=draw(dice.sampled_from([None, 1, 2])),
    )


def together(found: Sequence[Case]) -> Rows:
    """The rows of many cases, with the creditors, agencies and senders they share."""
    rows: Rows = {"creditors": list(CREDITORS), "agencies": list(AGENCIES), "senders": list(SENDERS)}
    for case in found:
        for table, new in case.rows.items():
            rows.setdefault(table, []).extend(new)
    return rows


_MAY_LACK = ("person_id", "point_id", "content", "outcome", "agency_id", "flags", *_LISTS)


def disturbed(case: Case, number: int) -> Case:
    """The same case with a past as files have it: rows that share a contact, cells that lack, empty lists."""
    chance = Random(number)
    events = case.rows.get("events", [])
    shared = [event["contact_id"] for event in events if chance.random() < 0.4]
    for event in events:
        if event["contact_id"] in shared:
            event["contact_id"] = shared[0]
        if chance.random() < 0.15:
            event["direction"] = chance.choice(("in", "out"))
        for column in _MAY_LACK:
            if chance.random() < 0.15:
                event[column] = () if column in _LISTS and chance.random() < 0.5 else None
    return case
