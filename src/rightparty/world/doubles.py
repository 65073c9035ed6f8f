"""People who stand in the book twice: with another lender's old file, or written down anew as a contact."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from rightparty.world.borrowing import PUNCTUAL, Debt, at_daytime, equal_instalments, pay, write_debt
from rightparty.world.lender import CREDITORS
from rightparty.world.numbers import former_home
from rightparty.world.quarter import Inhabitant, Quarter
from rightparty.world.second_rows import from_a_file, with_a_name

_OPENED = (900, 1_700)  # days ago: paid off by now, and within the years for which the tables are complete
_MOVED = 0.5  # of old files, with an address that is no longer theirs


def keep_old_files(quarter: Quarter, debts: Sequence[Debt]) -> None:
    """Some borrowers have an old debt, paid off, with another lender, whose file has a row of its own."""
    dice = quarter.apart("doubles")
    latest = {debt.borrower.who: debt for debt in debts}
    for debt in latest.values():
        others = [one for one in CREDITORS[quarter.country] if one is not debt.creditor]
        if others and dice.chance(quarter.rates.old_file):
            person = debt.borrower
            double = from_a_file(quarter, person)
            opened = quarter.at.date() - timedelta(days=dice.between(*_OPENED))
            creditor = dice.pick(others)
            product = next(name for name in creditor.products if name != "credit_card")
            paid = Debt(quarter.new_id("D"), creditor, double, opened, PUNCTUAL, product, liable=[double])
            _pay_off(quarter, paid)
            _what_they_gave(quarter, person, paid)


def as_contact(quarter: Quarter, person: Inhabitant) -> str:
    """The id under which a borrower's contact person is written down: mostly their own, else a new row's."""
    if not quarter.apart("doubles").chance(quarter.rates.contact_anew):
        return person.person_id
    return with_a_name(quarter, person)


def _pay_off(quarter: Quarter, debt: Debt) -> None:
    principal = Decimal(quarter.apart("doubles").between(20, 200) * 100)
    rate = Decimal("0.1560")
    write_debt(quarter, debt, principal, rate, "settled")
    equal_instalments(quarter, debt, principal, rate)
    for day, amount in debt.instalments:
        pay(quarter, debt, at_daytime(quarter, day), amount)


def _what_they_gave(quarter: Quarter, person: Inhabitant, debt: Debt) -> None:
    """The number, address and e-mail address of that day, tied to the second row."""
    dice, at, double = quarter.apart("doubles"), debt.opened_at, debt.borrower.person_id
    moved = former_home(quarter, person, at) if dice.chance(_MOVED) else None
    home = moved or person.other("post")
    for point in (person.mobile_at(at), person.other("email"), home):
        if point is not None and point.held_by(person.who, at):
            quarter.prove(point, double, at, "stated", source="application", authority="person")
            if point.kind == "mobile" and dice.chance(quarter.rates.confirmed):
                quarter.prove(
                    point, double, at + timedelta(minutes=2), "code_confirmed", source="application"
                )
