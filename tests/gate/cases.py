"""Small books with everything that rules ask about, drawn by Hypothesis or written by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from rightparty.gate.contact import Contact
from rightparty.gate.left_out import TABLES as LOSABLE

Rows = dict[str, list[dict[str, Any]]]


def instant(text: str) -> datetime:
    """An aware instant from ISO text with an offset."""
    return datetime.fromisoformat(text).astimezone(UTC)


@dataclass
class Case:
    """One person with their debts and history, and one contact proposed to them."""

    rows: Rows = field(default_factory=dict, repr=False)
    contact: Contact | None = None

    def add(self, table: str, /, **row: Any) -> None:
        """Put a row into a table."""
        self.rows.setdefault(table, []).append(row)


CREDITORS: tuple[dict[str, Any], ...] = (
    {
        "creditor_id": "bank",
        "name": "Bank",
        "kind": "bank",
        "country": "CN",
        "member_of": ("cba",),
        "us_debt_collector": False,
    },
    {"creditor_id": "micro", "name": "Micro", "kind": "micro_loan", "country": "CN", "member_of": ("nifa",)},
    {"creditor_id": "unsure", "name": "Unsure", "kind": "other", "country": "CN"},
    {
        "creditor_id": "usbank",
        "name": "US bank",
        "kind": "bank",
        "country": "US",
        "member_of": (),
        "us_debt_collector": False,
    },
    {
        "creditor_id": "buyer",
        "name": "Buyer",
        "kind": "debt_buyer",
        "country": "US",
        "member_of": (),
        "us_debt_collector": True,
    },
    {"creditor_id": "british", "name": "British", "kind": "bank", "country": "GB", "member_of": ()},
)
AGENCIES = tuple(
    {"agency_id": f"agency-{c}", "creditor_id": c, "name": "Agency", "listed_from": listed}
    for c, listed in (("bank", date(2025, 1, 1)), ("buyer", None))
)
SENDERS = tuple(
    {
        "sender_id": f"sender-{c}",
        "creditor_id": c,
        "agency_id": f"agency-{c}",
        "channel": "call",
        "value": "+8610",
    }
    for c in ("bank", "buyer")
)

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
NOTICES = [
    "opt_out",
    "cease",
    "refused_to_pay",
    "attorney",
    "adviser",
    "dispute",
    "settled",
    "payment_pending",
    "agreement_performing",
    "agreement_breached",
    "hardship",
    "moratorium",
    "bankruptcy",
    "deceased",
    "incapable",
    "welfare_risk",
    "bereavement",
    "complaint_open",
    "complaint_closed",
    "identity_theft",
    "refuses_contact",
    "agreed_hours",
    "inconvenient_hours",
    "prefers",
    "consent",
]
EVIDENCE = [
    "stated",
    "code_confirmed",
    "carrier_match",
    "signed_in",
    "answered_as_self",
    "wrong_number",
    "bounced",
    "recycled",
    "address_book",
    "skip_traced",
    "disclosure_reported",
    "used_in_app",
    "wrote_from",
]


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), strategy)


_before = st.one_of(
    st.integers(0, 9 * 86400),
    st.integers(0, 40 * 86400),
    st.sampled_from([0, 1, 3600, 21 * 3600, 23 * 3600, 86400]),
).map(lambda s: timedelta(seconds=s))


@st.composite
def cases(draw: st.DrawFn, number: int) -> Case:
    """One case with ids of its own, so that many fit into one book."""
    case = Case()
    p, at = f"p{number}", draw(st.sampled_from(INSTANTS))
    creditor = draw(st.sampled_from(CREDITORS))["creditor_id"]
    country, region, zone = draw(st.sampled_from(PLACES))
    status = draw(st.sampled_from(["alive"] * 6 + ["deceased", "minor", None]))
    case.add("persons", person_id=p, name="N", country=country, region=region, zone=zone, status=status)
    debts = [f"d{number}-{i}" for i in range(draw(st.integers(1, 2)))]
    for debt in debts:
        _draw_debt(draw, case, debt, p, creditor, at)
    kind = draw(st.sampled_from(sorted(POINTS)))
    zones, point_country = POINTS[kind]
    case.add(
        "points",
        point_id=f"x{number}",
        kind=kind,
        value=f"v{number}",
        zones=zones,
        country=point_country,
        carrier_type=draw(st.sampled_from(["operator", "virtual", None])),
    )
    for seen in draw(st.lists(st.tuples(st.sampled_from(EVIDENCE), _before), max_size=4)):
        case.add("evidence", point_id=f"x{number}", person_id=p, at=at - seen[1], kind=seen[0], as_of=None)
    for i in range(draw(st.sampled_from([0, 0, 0, 1, 2]))):
        _draw_notice(draw, case, f"n{number}-{i}", p, f"x{number}", debts, creditor, at)
    for i in range(draw(st.sampled_from([0, 1, 3, 9]))):
        _draw_event(draw, case, f"{number}-{i}", p, f"x{number}", debts, creditor, at)
    _draw_spoilt(draw, case, p, f"x{number}", debts, at)
    case.contact = _draw_contact(draw, number, p, debts, creditor, at)
    return case


def _draw_debt(draw: st.DrawFn, case: Case, debt: str, person: str, creditor: str, at: datetime) -> None:
    due = at.date() - timedelta(days=draw(st.integers(-12, 60)))
    case.add(
        "debts",
        debt_id=debt,
        creditor_id=creditor,
        product="personal",
        currency="CNY",
        opened_on=date(2020, 1, 1),
        principal=Decimal("1000.00"),
        annual_rate=Decimal("0.1"),
        disputed_amount=Decimal(0),
        penalty_rate=Decimal(0),
        status=draw(st.sampled_from(["active"] * 5 + ["settled", None])),
        as_of=at - draw(st.sampled_from([timedelta(hours=1), timedelta(hours=48), timedelta(hours=49)])),
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
    _draw_role(draw, case, debt, person, at)
    _draw_under_way(draw, case, debt, person, at)
    if creditor in ("bank", "buyer") and draw(st.booleans()):
        case.add(
            "placements",
            debt_id=debt,
            agency_id=f"agency-{creditor}",
            borrower_notified_at=draw(_maybe(st.just(at))),
            recalled_at=draw(_maybe(st.just(at))),
            **{"from": at - timedelta(days=3)},
        )


def _draw_spoilt(
    draw: st.DrawFn, case: Case, person: str, point: str, debts: list[str], at: datetime
) -> None:
    """Now and then a row that could not be used, and a complaint."""
    if draw(st.integers(0, 7)) == 0:
        case.add(
            "quarantine",
            table=draw(st.sampled_from(LOSABLE)),
            person_id=draw(_maybe(st.just(person))),
            point_id=draw(_maybe(st.just(point))),
            debt_ids=tuple(debts[:1]),
        )
    if draw(st.integers(0, 9)) == 0:
        case.add(
            "complaints",
            complaint_id=f"complaint-{person}",
            at=at - draw(_before),
            source="letter",
            cause="tone",
            person_id=person,
            due_on=at.date(),
            answered_at=draw(_maybe(st.just(at))),
        )


def _draw_role(draw: st.DrawFn, case: Case, debt: str, person: str, at: datetime) -> None:
    role = draw(st.sampled_from(["borrower"] * 5 + ["guarantor", "attorney", "friend", "none"]))
    if role in ("borrower", "guarantor"):
        case.add(
            "liabilities",
            debt_id=debt,
            person_id=person,
            role=role,
            until=draw(_maybe(st.just(at))) if role == "guarantor" else None,
        )
    elif role != "none":
        case.add(
            "relations", debt_id=debt, person_id=person, role=role, verified_at=draw(_maybe(st.just(at)))
        )
    if draw(st.integers(0, 9)) == 0:
        case.add(
            "relations",
            debt_id=debt,
            person_id=f"{person}-other",
            role=draw(st.sampled_from(["attorney", "guardian", "representative", "friend"])),
            verified_at=draw(_maybe(st.just(at))),
            until=draw(_maybe(st.sampled_from([at, at + timedelta(days=1)]))),
        )


def _draw_under_way(draw: st.DrawFn, case: Case, debt: str, person: str, at: datetime) -> None:
    if draw(st.integers(0, 5)) == 0:
        case.add(
            "payments",
            payment_id=f"pay-{debt}",
            debt_id=debt,
            paid_at=at - draw(_before),
            amount=Decimal("105.00"),
            status=draw(st.sampled_from(["posted", "pending", "reversed", None])),
        )
    if draw(st.integers(0, 7)) == 0:
        case.add(
            "promises",
            promise_id=f"promise-{debt}",
            person_id=person,
            debt_ids=(debt,),
            made_at=at - timedelta(days=2),
            due_on=at.date() + timedelta(days=draw(st.integers(-1, 1))),
            amount=Decimal(1),
            status=draw(st.sampled_from(["open", "kept", None])),
        )
    if draw(st.integers(0, 9)) == 0:
        case.add(
            "agreements",
            agreement_id=f"agreement-{debt}",
            debt_ids=(debt,),
            person_id=person,
            kind="instalment",
            status=draw(st.sampled_from(["performing", "offered", "breached"])),
            agreed_at=at - timedelta(days=9),
        )


def _draw_notice(
    draw: st.DrawFn,
    case: Case,
    notice_id: str,
    person: str,
    point: str,
    debts: list[str],
    creditor: str,
    at: datetime,
) -> None:
    told = at - draw(_before) + draw(st.sampled_from([timedelta(), timedelta(hours=5)]))
    case.add(
        "notices",
        notice_id=notice_id,
        at=told,
        kind=draw(st.sampled_from(NOTICES)),
        person_id=draw(_maybe(st.just(person))),
        debt_id=draw(_maybe(st.sampled_from(debts))),
        point_id=draw(_maybe(st.just(point))),
        creditor_id=draw(_maybe(st.sampled_from([creditor, "elsewhere"]))),
        channel=draw(_maybe(st.sampled_from(["call", "sms", "email"]))),
        medium=draw(_maybe(st.sampled_from(["written", "oral"]))),
        scope=draw(_maybe(st.sampled_from(["point", "channel", "debt", "creditor", "all"]))),
        until=draw(_maybe(st.just(at + timedelta(hours=1)))),
        received_at=draw(_maybe(st.just(told + timedelta(hours=1)))),
        hours=draw(_maybe(st.sampled_from(["09:00-12:00", "22:00-06:00", "18:00-20:00"]))),
        days=draw(_maybe(st.sampled_from([("MO",), ("SA", "SU")]))),
        recording=draw(_maybe(st.just("r1"))),
    )


def _draw_event(
    draw: st.DrawFn,
    case: Case,
    number: str,
    person: str,
    point: str,
    debts: list[str],
    creditor: str,
    at: datetime,
) -> None:
    inbound = draw(st.integers(0, 5)) == 0
    kinds = draw(
        st.sampled_from(
            [("attempt",), ("attempt", "connected"), ("conversation",), ("voicemail",), ("sent", "delivered")]
        )
    )
    t = at - draw(_before)
    shared = {
        "contact_id": f"k{number}",
        "direction": "in" if inbound else "out",
        "channel": draw(st.sampled_from(["call", "sms", "email", "ai_call"])),
        "creditor_id": creditor,
        "agency_id": draw(_maybe(st.just(f"agency-{creditor}"))),
        "debt_ids": tuple(debts),
        "person_id": draw(st.sampled_from([person, person, None])),
        "point_id": draw(st.sampled_from([point, None])),
        "content": draw(_maybe(st.sampled_from(["full", "knock", "reply"]))),
        "outcome": draw(_maybe(st.sampled_from(["no_answer", "busy", "not_in_service", "answered"]))),
        "counted_debts": draw(_maybe(st.just(tuple(debts[:1])))),
    }
    for i, kind in enumerate(kinds):
        case.add("events", event_id=f"e{number}-{i}", at=t + timedelta(seconds=i), kind=kind, **shared)


def _draw_contact(
    draw: st.DrawFn, number: int, person: str, debts: list[str], creditor: str, at: datetime
) -> Contact:
    return Contact(
        candidate_id=f"c{number}",
        debt_ids=tuple(debts),
        person_id=person,
        point_id=f"x{number}",
        channel=draw(
            st.sampled_from(
                ["call", "sms", "email", "app", "inbox", "letter", "visit", "postcard", "ai_call"]
            )
        ),
        content=draw(
            st.sampled_from(["full", "full", "full", "knock", "reminder", "reply", "callback", "statutory"])
        ),
        at=at,
        amount=draw(_maybe(st.just(Decimal("105.00")))),
        sender_id=draw(st.sampled_from([None, None, None, f"sender-{creditor}"])),
        in_reply_to=draw(st.sampled_from([None, None, f"e{number}-0-0"])),
    )


def together(found: Sequence[Case]) -> Rows:
    """The rows of many cases, with the creditors, agencies and senders they share."""
    rows: Rows = {"creditors": list(CREDITORS), "agencies": list(AGENCIES), "senders": list(SENDERS)}
    for case in found:
        for table, new in case.rows.items():
            rows.setdefault(table, []).extend(new)
    return rows
