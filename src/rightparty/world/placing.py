"""Debts handed to agencies, the files of numbers that they work with, and numbers that were searched for."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from rightparty.world.borrowing import Debt
from rightparty.world.numbers import strangers_number
from rightparty.world.quarter import Point, Quarter

_FILE_DAY = 28  # an agency's own numbers come in files, one a month: of that many days a batch


def place(quarter: Quarter, debts: Sequence[Debt]) -> None:
    """Hand old debts to agencies; nearly always the borrower was told before."""
    dice, today = quarter.dice, quarter.at.date()
    for debt in debts:
        late = debt.days_late(today)
        if late < 60 or not dice.chance(quarter.rates.placed):
            continue
        agency_id = dice.pick(debt.creditor.agencies)
        since = quarter.at - timedelta(days=dice.between(5, late - 50), hours=2)
        told = since - timedelta(days=4) if dice.chance(0.95) else None
        recalled = (
            quarter.ago(0.1, 2) if dice.chance(0.03) and since < quarter.at - timedelta(days=3) else None
        )
        quarter.add(
            "placements",
            debt_id=debt.debt_id,
            agency_id=agency_id,
            borrower_notified_at=told,
            recalled_at=recalled,
            recall_acked_at=recalled + timedelta(hours=2) if recalled and dice.chance(0.5) else None,
            **{"from": since},
        )
        if told:
            quarter.add(
                "notices",
                notice_id=quarter.new_id("N"),
                at=told,
                kind="outsourced",
                medium="electronic",
                person_id=debt.borrower.person_id,
                debt_id=debt.debt_id,
                creditor_id=debt.creditor.creditor_id,
                given_to=agency_id,
                ref=agency_id,
            )
        debt.placed.append((agency_id, since))
        if not recalled:
            debt.agency_id = agency_id


def search(quarter: Quarter, debts: Sequence[Debt]) -> None:
    """Numbers that agencies work with and bring along, numbers from "repair", and what statements went to."""
    dice, rates, today = quarter.dice, quarter.rates, quarter.at.date()
    for debt in debts:
        for agency_id, since in debt.placed:
            _work_with_a_file(quarter, debt, agency_id, since)
            _bring_numbers(quarter, debt, agency_id, since)
        late = debt.days_late(today)
        if late > 30 and dice.chance(rates.repaired):
            for _ in range(dice.between(1, 2)):
                _repair(quarter, debt, quarter.ago(0.5, late - 28))
        if dice.chance(rates.statements):
            _write_statements(quarter, debt)


def _work_with_a_file(quarter: Quarter, debt: Debt, agency_id: str, since: datetime) -> None:
    """The agency dials the numbers that the lender had when it made the file: later news is not in it.

    A good agency checks them before it begins. `source` is the agency, as a later one must be able to
    name it; `authority` is its file.
    """
    dice, person_id = quarter.dice, debt.borrower.person_id
    habits = quarter.rates.agencies[agency_id]
    made = since - timedelta(days=dice.between(*habits.file_age_days))
    file = f"{agency_id} file of {made:%Y-%m-%d}"
    for point in quarter.known_by(person_id, "mobile", made):
        if not point.held_by(debt.borrower.who, since) and dice.chance(habits.cleans):
            continue
        used = dice.moment(since, quarter.at)
        quarter.prove(point, person_id, used, "collector_used", as_of=made, source=agency_id, authority=file)


def _bring_numbers(quarter: Quarter, debt: Debt, agency_id: str, since: datetime) -> None:
    """Numbers of the agency's own: found by searching, or noted as told by the borrower on the telephone."""
    dice, habits = quarter.dice, quarter.rates.agencies[agency_id]
    for _ in range(dice.between(*habits.own_numbers)):
        at = dice.moment(since, quarter.at)
        number = _number_for(quarter, debt, at, habits.finds)
        noted = dice.chance(habits.noted)
        batch = at.date() - timedelta(days=at.toordinal() % _FILE_DAY)
        quarter.prove(
            number,
            debt.borrower.person_id,
            at,
            "stated" if noted else "skip_traced",
            source=f"{agency_id} numbers of {batch}",
            authority=agency_id,
        )


def _repair(quarter: Quarter, debt: Debt, at: datetime) -> None:
    """A number bought from somebody who says that it is the borrower's: mostly it is not."""
    dice, person, rates = quarter.dice, debt.borrower, quarter.rates
    if person.in_name and dice.chance(rates.repair_by_id):
        number, kind = dice.pick(person.in_name), "skip_traced"
    else:
        number = _number_for(quarter, debt, at, rates.repair_hits)
        kind = "address_book" if dice.chance(0.2) else "skip_traced"
    quarter.prove(number, person.person_id, at, kind, source="repair", authority=debt.agency_id)


def _number_for(quarter: Quarter, debt: Debt, at: datetime, finds: float) -> Point:
    """The borrower's number of that day, or in its place another inhabitant's, or a stranger's."""
    dice, person = quarter.dice, debt.borrower
    number = person.mobile_at(at) if dice.chance(finds) else None
    if number is None:
        number = dice.pick(quarter.people).mobile_at(at) if dice.chance(0.5) else None
    return number or strangers_number(quarter, person)


def _write_statements(quarter: Quarter, debt: Debt) -> None:
    """The lender wrote about the account, before it was late: to an e-mail address, else to a number."""
    person_id, at = debt.borrower.person_id, quarter.ago(30, 90)
    known = quarter.known_by(person_id, "email", at) or quarter.known_by(person_id, "mobile", at)
    if known:
        creditor_id = debt.creditor.creditor_id
        quarter.prove(known[0], person_id, at, "creditor_used", source=creditor_id, authority=creditor_id)
