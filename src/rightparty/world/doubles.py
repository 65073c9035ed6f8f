"""People who stand in the book twice: with another lender's old file, or written down anew as a contact.

Which rows are the same person only `truth_persons` says. A second row never owes anything that is not
paid, so what is counted of messages and strangers needs no linking to be right.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from rightparty.world.borrowing import PUNCTUAL, Debt, at_daytime, equal_instalments, pay, write_debt
from rightparty.world.dice import Dice
from rightparty.world.lender import CREDITORS
from rightparty.world.numbers import former_home
from rightparty.world.places import HAN, full_name, given_name
from rightparty.world.quarter import SAME_PERSON, Inhabitant, Quarter

_OPENED = (900, 1_700)  # days ago: paid off by now, and within the years for which the tables are complete
_MOVED = 0.5  # of old files, with an address that is no longer theirs
_NAME_SLIP, _BIRTH_SLIP, _NO_NATIONAL_ID = 0.5, 0.2, 0.4  # of old files
_CONTACT_NAME_SLIP = 0.2


def keep_old_files(quarter: Quarter, debts: Sequence[Debt]) -> None:
    """Some borrowers have an old debt, paid off, with another lender, whose file has a row of its own."""
    dice = quarter.apart("doubles")
    lenders = {debt.borrower.person_id: debt for debt in debts}
    for debt in lenders.values():
        others = [one for one in CREDITORS[quarter.country] if one is not debt.creditor]
        if others and dice.chance(quarter.rates.old_file):
            person = debt.borrower
            double = _second_row(quarter, person, _slipped(dice, person, _NAME_SLIP), old=True)
            opened = quarter.at.date() - timedelta(days=dice.between(*_OPENED))
            creditor = dice.pick(others)
            product = next(name for name in creditor.products if name != "credit_card")
            paid = Debt(quarter.new_id("D"), creditor, double, opened, PUNCTUAL, product, liable=[double])
            _pay_off(quarter, paid)
            _what_they_gave(quarter, person, paid)


def as_contact(quarter: Quarter, person: Inhabitant) -> str:
    """The id under which a borrower's contact person is written down: mostly their own, else a new row's."""
    dice = quarter.apart("doubles")
    if not dice.chance(quarter.rates.contact_anew):
        return person.person_id
    return _second_row(quarter, person, _slipped(dice, person, _CONTACT_NAME_SLIP), old=False).person_id


def _second_row(quarter: Quarter, person: Inhabitant, name: str, *, old: bool) -> Inhabitant:
    """One more row for the person. Of a contact person a lender knows little more than the name."""
    dice, own = quarter.apart("doubles"), person.row
    person_id = quarter.new_id("Q")
    quarter.add(SAME_PERSON, person_id=person_id, same_as=person.person_id)
    row = quarter.add(
        "persons",
        person_id=person_id,
        name=name,
        country=own["country"],
        kind="person",
        region=own["region"] if old else None,
        zone=own["zone"],
        language=own["language"],
        birth_date=_born(dice, person.born) if old else None,
        national_id=None if not old or dice.chance(_NO_NATIONAL_ID) else own["national_id"],
        status="alive",
    )
    return replace(person, person_id=person_id, name=name, row=row)


def _slipped(dice: Dice, person: Inhabitant, share: float) -> str:
    """The name, or in a share of cases one that differs in a character."""
    if not dice.chance(share):
        return person.name
    if person.language in HAN:
        other = given_name(dice, person.language, person.female)
        return person.name[:-1] + other[-1]
    given = person.name.removesuffix(f" {person.surname}")
    place = dice.below(len(given))
    return full_name(person.surname, given[:place] + given[place + 1 :] or given, person.language)


def _born(dice: Dice, born: date) -> date:
    """The birth date, or in some files one with day and month exchanged, or a year off."""
    if not dice.chance(_BIRTH_SLIP):
        return born
    return (
        date(born.year, born.day, born.month) if born.day <= 12 else born.replace(year=born.year - 1, day=1)
    )


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
        if point is not None and point.held_by(person.person_id, at):
            quarter.prove(point, double, at, "stated", source="application", authority="person")
            if point.kind == "mobile" and dice.chance(quarter.rates.confirmed):
                quarter.prove(
                    point, double, at + timedelta(minutes=2), "code_confirmed", source="application"
                )
