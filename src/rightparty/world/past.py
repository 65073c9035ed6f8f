"""What happened so far: contacts of the last months with those who are late, and what came of them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from rightparty.world.borrowing import STOPPED, Debt
from rightparty.world.dice import Weighted
from rightparty.world.quarter import Point, Quarter
from rightparty.world.told import complain, promise

MONTHS = 120  # days of contacts kept
_CHANNELS = Weighted([("sms", 0.4), ("call", 0.35), ("inbox", 0.15), ("email", 0.1)])
_POINT_KIND = {"sms": "mobile", "call": "mobile", "inbox": "app", "email": "email"}


def contact(quarter: Quarter, debts: Sequence[Debt]) -> None:
    """Contacts since each debt fell behind, a few of them this very morning."""
    dice, today = quarter.dice, quarter.at.date()
    for debt in debts:
        late = debt.days_late(today)
        if late < 2:
            continue
        day = min(late, MONTHS)
        while day > 0:
            at = _daytime(quarter, day)
            _contact(quarter, debt, dice.weighted(_CHANNELS), at)
            day -= dice.between(6, 16)
        if dice.chance(0.05):
            for minute in range(dice.between(1, 6)):
                _contact(quarter, debt, "call", quarter.at - timedelta(minutes=9 * minute + 3))
        if dice.chance(0.06):
            _hear_from(quarter, debt)
        if debt.agency_id and dice.chance(0.03):
            _tell_a_contact_person(quarter, debt)


def _daytime(quarter: Quarter, days_ago: int) -> datetime:
    """An instant of a day gone by, between ten and eighteen on the lender's clock."""
    midnight = (quarter.at - timedelta(days=days_ago)).replace(hour=0, minute=0, second=0)
    hour = 2 if quarter.country == "CN" else 15
    return midnight + timedelta(hours=hour, seconds=quarter.dice.below(7 * 3600))


def _contact(quarter: Quarter, debt: Debt, channel: str, at: datetime) -> None:
    known = quarter.known_by(debt.borrower.person_id, _POINT_KIND[channel], at)
    if not known or at >= quarter.at:
        return
    point = quarter.dice.pick(known)
    if channel == "call":
        _call(quarter, debt, point, at)
    else:
        _message(quarter, debt, point, channel, at)


def _call(quarter: Quarter, debt: Debt, point: Point, at: datetime) -> None:
    """Dial; if somebody answers, either the borrower, or another who may say so."""
    dice, holders, person_id = quarter.dice, point.holders(at), debt.borrower.person_id
    base = _base(quarter, debt, point, "call", at)
    if not holders:
        _event(quarter, base, kind="attempt", outcome="not_in_service")
        quarter.prove(point, person_id, at, "disconnected", contact_id=base["contact_id"])
        return
    own = dice.pick(holders) == debt.borrower.who
    rates = quarter.rates
    tired = own and debt.behaviour == STOPPED
    if not dice.chance(rates.answers_stopped if tired else rates.answers):
        _event(quarter, base, kind="attempt", outcome=dice.pick(("no_answer", "no_answer", "busy")))
        return
    _event(quarter, base, kind="connected", outcome="answered", duration_s=dice.between(4, 15))
    again = {**base, "event_id": quarter.new_id("V"), "at": at + timedelta(seconds=20)}
    if own:
        _event(
            quarter,
            again,
            kind="conversation",
            outcome="answered",
            mode="interactive",
            duration_s=dice.between(40, 400),
            spoke_with=person_id,
            recording=f"rec/{base['contact_id']}",
        )
        quarter.prove(point, person_id, again["at"], "answered_as_self", contact_id=base["contact_id"])
        if dice.chance(rates.promises):
            promise(quarter, debt, again["at"])
    elif dice.chance(rates.reports_wrong_number):
        _event(quarter, again, kind="conversation", outcome="wrong_person", mode="interactive", duration_s=18)
        _report(quarter, point, person_id, again["at"], base["contact_id"])


def _message(quarter: Quarter, debt: Debt, point: Point, channel: str, at: datetime) -> None:
    """A text, an e-mail, or a message in the app."""
    base = _base(quarter, debt, point, channel, at)
    base["valid_until"] = at + timedelta(hours=2)
    base["template_id"] = f"past/{channel}"
    holders = point.holders(at)
    if not holders:
        _event(quarter, base, kind="failed", outcome="bounced" if channel == "email" else "rejected")
        quarter.prove(point, debt.borrower.person_id, at, "bounced", contact_id=base["contact_id"])
        return
    _event(quarter, base, kind="delivered", outcome="delivered")
    quarter.prove(point, debt.borrower.person_id, at, "delivered", contact_id=base["contact_id"])
    stranger = debt.borrower.who not in holders
    if stranger and quarter.dice.chance(quarter.rates.reports_wrong_number / 2):
        when = at + timedelta(minutes=30)
        _report(quarter, point, debt.borrower.person_id, when, base["contact_id"])


def _report(quarter: Quarter, point: Point, person_id: str, at: datetime, contact_id: str) -> None:
    """Somebody says that they are not the borrower; one in four also that they were told of the debt."""
    told = quarter.dice.chance(0.25)
    kind = "disclosure_reported" if told else "wrong_number"
    quarter.prove(point, person_id, at, kind, contact_id=contact_id)
    if told and quarter.dice.chance(quarter.rates.complains) and at < quarter.at:
        complain(quarter, at, point)


def _hear_from(quarter: Quarter, debt: Debt) -> None:
    """The borrower calls, or answers a text, from a number that is theirs."""
    at = _daytime(quarter, quarter.dice.between(1, 40))
    person_id = debt.borrower.person_id
    number = debt.borrower.mobile_at(at)
    if number is None or not number.point_id:
        return
    called = quarter.dice.chance(0.5)
    base = _base(quarter, debt, number, "call" if called else "sms", at)
    base |= {"direction": "in", "content": None, "mode": None, "to": None, "to_role": None, "sender_id": None}
    _event(quarter, base, kind="conversation" if called else "reply", outcome="answered" if called else None)
    kind = "called_from" if called else "wrote_from"
    quarter.prove(number, person_id, at, kind, contact_id=base["contact_id"])


def _tell_a_contact_person(quarter: Quarter, debt: Debt) -> None:
    """An agency that called the emergency contacts; some of those asked to be left alone."""
    for person_id in debt.contacts:
        points = quarter.known_points(person_id, "mobile")
        if not points:
            continue
        at = _daytime(quarter, quarter.dice.between(2, 30))
        base = _base(quarter, debt, points[0], "call", at)
        base |= {"person_id": person_id, "to_role": "emergency_contact"}
        _event(quarter, base, kind="connected", outcome="answered", duration_s=30)
        if quarter.dice.chance(0.5):
            quarter.add(
                "notices",
                notice_id=quarter.new_id("N"),
                at=at + timedelta(minutes=1),
                kind="refuses_contact",
                person_id=person_id,
                point_id=points[0].point_id,
                medium="oral",
                scope="all",
                given_by=person_id,
                given_to=debt.agency_id,
            )


def _base(quarter: Quarter, debt: Debt, point: Point, channel: str, at: datetime) -> dict[str, Any]:
    """The cells that all rows of one contact share."""
    agency_id = debt.agency_id if channel == "call" else None
    creditor_id = debt.creditor.creditor_id
    sender = "-".join(part for part in (creditor_id, agency_id or "", channel) if part)
    return {
        "event_id": quarter.new_id("V"),
        "contact_id": quarter.new_id("C"),
        "at": at,
        "direction": "out",
        "channel": channel,
        "creditor_id": creditor_id,
        "agency_id": agency_id,
        "debt_ids": (debt.debt_id,),
        "person_id": debt.borrower.person_id,
        "point_id": point.point_id,
        "mode": "informing",
        "content": "full",
        "language": debt.borrower.language,
        "sender_id": sender,
        "to": point.value,
        "to_role": "borrower",
        "counted_debts": (debt.debt_id,),
        "named_debts": (debt.debt_id,),
        "batch_id": f"{at:%Y%m%d}-{creditor_id}",
    }


def _event(quarter: Quarter, base: dict[str, Any], **cells: Any) -> None:
    quarter.rows["events"].append({**base, **cells})
