"""Evidence: how the lender came to know each point, and what it learned about it since."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from rightparty.world.borrowing import Debt
from rightparty.world.carriers import ask_name
from rightparty.world.dice import Weighted
from rightparty.world.numbers import mistyped, switchboard
from rightparty.world.quarter import Holding, Inhabitant, Point, Quarter

# Days since the last sign-in (from, to), and the longest gap to the one before it; with shares of the users.
_SIGN_INS = Weighted(
    [((0, 1, 4), 0.22), ((1, 3, 8), 0.15), ((3, 10, 20), 0.2), ((10, 40, 60), 0.23), ((40, 300, 120), 0.2)]
)
_SIGN_INS_KEPT = 75  # days of them


def apply_for_credit(quarter: Quarter, debts: Sequence[Debt], firm_ids: Sequence[str]) -> None:
    """What everybody who owes gave at their first application, and told the lender since."""
    first: dict[str, tuple[Inhabitant, datetime, bool]] = {}
    for debt in debts:
        for person in debt.liable:
            seen = first.get(person.person_id)
            opened = min(debt.opened_at, seen[1]) if seen else debt.opened_at
            first[person.person_id] = (person, opened, person is debt.borrower or bool(seen and seen[2]))
    for person, opened, borrows in first.values():
        given = person.mobile_at(opened)
        if given is not None:
            _give(quarter, person, given, opened)
        _give_a_relatives(quarter, person, opened)
        _give_later_numbers(quarter, person, opened)
        _give_others(quarter, person, opened)
        if firm_ids and quarter.dice.chance(quarter.rates.work_line):
            line = switchboard(quarter, person, quarter.dice.pick(firm_ids))
            quarter.prove(line, person.person_id, opened, "stated", source="application")
        if borrows and quarter.dice.chance(quarter.rates.app_users):
            _use_app(quarter, person, opened)


def _give(quarter: Quarter, person: Inhabitant, right: Point, at: datetime) -> None:
    """The person gives a point; it may be written down wrongly; it may be confirmed by a code."""
    dice, rates = quarter.dice, quarter.rates
    point = mistyped(quarter, person, right, at) if dice.chance(rates.typo) else right
    quarter.prove(point, person.person_id, at, "stated", source="application", authority="person")
    confirmed = point is right and dice.chance(rates.confirmed)
    if point.kind == "mobile" and person.city.country == "CN" and dice.chance(rates.checked_then):
        ask_name(quarter, person, point, at + timedelta(minutes=1))
    if confirmed:
        quarter.prove(
            point, person.person_id, at + timedelta(minutes=2), "code_confirmed", source="application"
        )


def _give_a_relatives(quarter: Quarter, person: Inhabitant, at: datetime) -> None:
    """Some give, as one of theirs, the telephone that another of the household carries."""
    near = quarter.companions(person)
    if near and quarter.dice.chance(quarter.rates.gives_relatives):
        number = quarter.dice.pick(near).mobile_at(at)
        if number is not None:
            quarter.prove(number, person.person_id, at, "stated", source="application", authority="person")


def _give_later_numbers(quarter: Quarter, person: Inhabitant, opened: datetime) -> None:
    """Who changes number may tell the lender, in the app or by the hotline."""
    for point in person.mobiles:
        since = next(h.since for h in point.holdings if h.holder == person.who)
        if since > opened and quarter.dice.chance(quarter.rates.tells_new_number):
            told = since + timedelta(days=quarter.dice.between(1, 60), hours=3)
            if told < quarter.at and point.held_by(person.who, told):
                _give(quarter, person, point, told)


def _give_others(quarter: Quarter, person: Inhabitant, opened: datetime) -> None:
    dice = quarter.dice
    for point in person.others:
        if point.kind == "post":
            quarter.prove(point, person.person_id, opened, "stated", source="application")
        elif point.place == "shared":
            if dice.chance(0.4):
                quarter.prove(point, person.person_id, opened, "stated", source="application")
                if dice.chance(0.6):
                    quarter.prove(point, person.person_id, opened, "shared_household", source="application")
        elif (point.kind == "email" or dice.chance(0.4)) and point.held_by(person.who, opened):
            _give(quarter, person, point, opened)


def _use_app(quarter: Quarter, person: Inhabitant, opened: datetime) -> None:
    """An account in the lender's app, and when its owner last signed in."""
    dice = quarter.dice
    account = Point("app", _user(person), [Holding(person.who, opened)])
    quarter.prove(account, person.person_id, opened, "used_in_app", source="app")
    low, high, gap = dice.weighted(_SIGN_INS)
    at = quarter.ago(low, high)
    oldest = max(opened, at - timedelta(days=_SIGN_INS_KEPT))
    while at > oldest:
        quarter.prove(account, person.person_id, at, "signed_in", source="app")
        _prove_by_sign_in(quarter, person, at)
        at -= timedelta(days=dice.between(0, gap - 1), seconds=3600 + dice.below(82_800))


def _user(person: Inhabitant) -> str:
    """The name of an account; a second file has one of its own."""
    return f"{'u' if person.person_id == person.who else 'v'}{int(person.person_id[1:]):09d}"


def _prove_by_sign_in(quarter: Quarter, person: Inhabitant, at: datetime) -> None:
    """Some sign-ins ask for a code, by text or by mail; some users pay from their telephone."""
    dice = quarter.dice
    number, mail = person.mobile_at(at), person.other("email")
    if number is not None and number.point_id:
        if dice.chance(0.15):
            quarter.prove(number, person.person_id, at, "code_confirmed", source="sign-in")
        if dice.chance(0.03):
            quarter.prove(number, person.person_id, at, "paid_from", source="mobile wallet")
    if mail is not None and mail.point_id and mail.held_by(person.who, at) and dice.chance(0.1):
        quarter.prove(mail, person.person_id, at, "code_confirmed", source="sign-in")
