"""One more row of `persons` for somebody who has one: which rows are one person only `truth_persons` says."""

from dataclasses import replace
from datetime import date

from rightparty.world.dice import Dice
from rightparty.world.places import HAN, full_name, given_name
from rightparty.world.quarter import SAME_PERSON, Inhabitant, Quarter

_NAME_SLIP, _BIRTH_SLIP, _NO_NATIONAL_ID = 0.5, 0.2, 0.4  # of other files
_CONTACT_NAME_SLIP = 0.2


def from_a_file(quarter: Quarter, person: Inhabitant) -> Inhabitant:
    """The person as another file has them: often with a slip in the name, the birth date or no identity."""
    return _second_row(quarter, person, _slipped(quarter.apart("doubles"), person, _NAME_SLIP), filed=True)


def with_a_name(quarter: Quarter, person: Inhabitant) -> str:
    """A row for somebody of whom a borrower told little more than the name; its id."""
    name = _slipped(quarter.apart("doubles"), person, _CONTACT_NAME_SLIP)
    return _second_row(quarter, person, name, filed=False).person_id


def _second_row(quarter: Quarter, person: Inhabitant, name: str, *, filed: bool) -> Inhabitant:
    dice, own = quarter.apart("doubles"), person.row
    person_id = quarter.new_id("Q")
    quarter.add(SAME_PERSON, person_id=person_id, same_as=person.who)
    row = quarter.add(
        "persons",
        person_id=person_id,
        name=name,
        country=own["country"],
        kind="person",
        region=own["region"] if filed else None,
        zone=own["zone"],
        language=own["language"],
        birth_date=_born(dice, person.born) if filed else None,
        national_id=None if not filed or dice.chance(_NO_NATIONAL_ID) else own["national_id"],
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
