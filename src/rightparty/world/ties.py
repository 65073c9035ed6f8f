"""Everybody around a debt who does not owe it: relatives, contacts, colleagues, attorneys."""

from collections.abc import Sequence
from datetime import timedelta

from rightparty.world.borrowing import Debt
from rightparty.world.doubles import as_contact
from rightparty.world.people import closest
from rightparty.world.quarter import Inhabitant, Quarter

_KINSHIP = {
    # (how the borrower is related to the head of the household, how the other is): (a woman is, a man is)
    ("head", "spouse"): ("wife", "husband"),
    ("spouse", "head"): ("wife", "husband"),
    ("head", "sibling"): ("sister", "brother"),
    ("sibling", "head"): ("sister", "brother"),
    ("sibling", "sibling"): ("sister", "brother"),
    ("child", "child"): ("sister", "brother"),
    ("head", "parent"): ("mother", "father"),
    ("child", "head"): ("mother", "father"),
    ("child", "spouse"): ("mother", "father"),
    ("parent", "head"): ("daughter", "son"),
    ("head", "child"): ("daughter", "son"),
}


def tie(quarter: Quarter, debts: Sequence[Debt], firm_ids: Sequence[str]) -> None:
    """Name relations of every debt, with the points the lender was given for them."""
    for debt in debts:
        _family_and_contacts(quarter, debt)
        if quarter.dice.chance(quarter.rates.address_book):
            _address_book(quarter, debt)
        if firm_ids and quarter.dice.chance(0.2):
            _relate(quarter, debt, quarter.dice.pick(firm_ids), "employer")
    name_the_rest(quarter, debts)


def _family_and_contacts(quarter: Quarter, debt: Debt) -> None:
    dice = quarter.dice
    liable = {person.who for person in debt.liable}
    near = (person for person in closest(quarter, debt.borrower) if person.who not in liable)
    contacts = dice.between(1, 2) if dice.chance(quarter.rates.emergency_contact) else 0
    for other in near:
        kin = _kinship(debt.borrower, other)
        if kin and dice.chance(0.6):
            _relate(quarter, debt, other.person_id, "family", kinship=kin)
        if contacts > 0:
            contacts -= 1
            named = as_contact(quarter, other)
            _relate(quarter, debt, named, "emergency_contact", kinship=kin)
            _give_number(quarter, debt, other, named)
        elif not kin:
            if dice.chance(0.15):
                _relate(quarter, debt, other.person_id, dice.pick(("friend", "colleague", "reference")))
            break


def _address_book(quarter: Quarter, debt: Debt) -> None:
    """An address book that an app read at application: friends' numbers, given by nobody, some long dead."""
    liable = {person.who for person in debt.liable}
    source = f"address book of {debt.borrower.person_id}"
    for other in quarter.dice.sample(quarter.people, quarter.dice.between(3, 6)):
        if other.who in liable:
            continue
        _relate(quarter, debt, other.person_id, "address_book")
        age_days = quarter.apart("address books").between(0, quarter.rates.entry_age_days)
        number = other.mobile_at(debt.opened_at - timedelta(days=age_days))
        if number is not None:
            quarter.prove(number, other.person_id, debt.opened_at, "address_book", source=source)


def name_the_rest(quarter: Quarter, debts: Sequence[Debt]) -> None:
    """Everybody in the book is named for a reason: who is not yet becomes some debt's colleague or friend."""
    if not debts:
        return
    named = {row["person_id"] for table in ("liabilities", "relations") for row in quarter.rows[table]}
    for person in quarter.people:
        if person.person_id not in named:
            debt = quarter.dice.pick(debts)
            _relate(quarter, debt, person.person_id, quarter.dice.pick(("friend", "colleague", "reference")))
            _give_number(quarter, debt, person, person.person_id)


def represent(quarter: Quarter, debt: Debt, verified: bool) -> Inhabitant | None:
    """An attorney for the borrower: with a mandate that was checked, or with one that nobody checked."""
    dice = quarter.dice
    liable = {person.who for person in debt.liable}
    for other in dice.sample(quarter.people, 6):
        number = other.mobile_at(quarter.at)
        if other.who in liable or number is None:
            continue
        since = quarter.ago(10, 60)
        _relate(quarter, debt, other.person_id, "attorney", verified_at=since if verified else None)
        quarter.prove(number, other.person_id, since, "stated", source="mandate")
        if verified:
            quarter.prove(
                number, other.person_id, since + timedelta(minutes=5), "code_confirmed", source="mandate"
            )
        return other
    return None


def _relate(quarter: Quarter, debt: Debt, person_id: str, role: str, **cells: object) -> None:
    """A relation, once a debt, person and role. `kinship` is a column of the simulator's own."""
    key = (debt.debt_id, person_id, role)
    if key not in quarter.related:
        quarter.related.add(key)
        if role == "emergency_contact":
            debt.contacts.append(person_id)
        quarter.add("relations", debt_id=debt.debt_id, person_id=person_id, role=role, **cells)


def _give_number(quarter: Quarter, debt: Debt, other: Inhabitant, named: str) -> None:
    """The borrower gives the other's number of that day, as that of the person of the id `named`."""
    number = other.mobile_at(debt.opened_at)
    if number is not None:
        quarter.prove(number, named, debt.opened_at, "stated", source="application of the borrower")


def _kinship(borrower: Inhabitant, other: Inhabitant) -> str | None:
    """How the other is related to the borrower; None outside the household or when not plain."""
    if borrower.household != other.household:
        return None
    words = _KINSHIP.get((borrower.kin, other.kin))
    return None if words is None else words[0 if other.female else 1]
