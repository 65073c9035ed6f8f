"""What the simulated town takes for granted: every share and rate, in one place.

Fixed before any policy is measured in the town. The reasons stand in `docs/concepts/world.md`; none
of them is a measurement of a real lender, except where that page names a source.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class AgencyHabits:
    """How an agency works with numbers; ranges are inclusive."""

    file_age_days: tuple[int, int]  # how old the lender's list of numbers is on the day of the placement
    cleans: float  # of numbers in it that the borrower has given up by then, left out after a check
    own_numbers: tuple[int, int]  # numbers of its own that it brings for a debt
    finds: float  # of those, the borrower's own of that day
    noted: float  # of those, written down as told by the borrower


_AGENCIES = {
    "AGY1": AgencyHabits((2, 30), 0.8, (0, 1), finds=0.75, noted=0.5),
    "AGY2": AgencyHabits((90, 400), 0.0, (1, 3), finds=0.15, noted=0.3),
    "AGY3": AgencyHabits((20, 150), 0.4, (0, 2), finds=0.45, noted=0.3),
}


@dataclass(frozen=True)
class Assumptions:
    """Shares are of one (0.04 is 4 %); rates are per year."""

    # Who lives here.
    borrowers: float = 0.45  # of the inhabitants, have a debt of their own
    abroad: float = 0.03  # live in another country than the lender's
    companions: float = 0.55  # of two inhabitants in a row, live in one household
    near_name: float = 0.15  # of parents, children and siblings of one sex: names that differ little

    # Numbers and addresses.
    second_number: float = 0.12  # hold two mobile numbers
    virtual: float = 0.06  # of mobile numbers, a virtual operator's
    virtual_hazard: float = 2.0  # a virtual operator's number changes hands so many times as often
    resold_inside: float = 0.3  # of new numbers, one that another inhabitant gave up
    quarantine_days: tuple[int, int] = (60, 180)  # a number rests before it is given out again
    never_resold: float = 0.05  # of numbers given up, nobody's to this day
    household_phone: float = 0.05  # of households with two or more, share a mobile number
    ported: float = 0.04  # of numbers, kept by their holder with another operator
    relatives_name: float = 0.06  # of numbers in use, registered in a relative's name
    parents_name: float = 0.3  # the same of people under 25 who live with their parents
    childs_phone: float = 0.2  # of second numbers, carried by a child, registered in the parent's name
    email: float = 0.6  # have an e-mail address
    email_abandoned: float = 0.006  # a year
    work_line: float = 0.08  # of borrowers, gave the employer's switchboard

    # At application.
    typo: float = 0.015  # of numbers and addresses given, written down wrongly
    typo_hits_inhabitant: float = 0.5  # of typos in a number, somebody's of this town
    confirmed: float = 0.85  # of numbers given, confirmed by a code if it is the borrower's
    gives_relatives: float = 0.015  # of borrowers, gave a number that another of the household uses
    checked_then: float = 0.5  # of numbers given, asked about at the carrier the same day
    app_users: float = 0.6  # of borrowers
    tells_new_number: float = 0.45  # of borrowers who change number, tell the lender

    # How debts go.
    second_debt: float = 0.15
    punctual: float = 0.70
    slow: float = 0.12
    struggling: float = 0.10  # the rest have stopped paying
    guarantor: float = 0.06
    co_borrower: float = 0.04
    liable_spouse: float = 0.01
    emergency_contact: float = 0.85
    address_book: float = 0.08  # of borrowers, an address book was uploaded
    entry_age_days: int = 1_500  # how old an entry of an address book is at most
    old_file: float = 0.03  # of borrowers, stand in the book a second time: a debt paid off long ago
    second_file: float = 0.0  # of second debts with another lender, owed under a row of that lender's own
    contact_anew: float = 0.05  # of contact persons named, written down as a new person

    # What the lender does to find people.
    placed: float = 0.5  # of debts 60 days past due, handed to an agency
    repaired: float = 0.35  # of debts 30 days past due, given "repaired" numbers
    repair_hits: float = 0.3  # of repaired numbers, the borrower's own of today
    repair_by_id: float = 0.15  # of repaired numbers, one that is only registered in the borrower's name
    checked: float = 0.5  # of overdue borrowers, a carrier check in the last month
    checked_routinely: float = 0.25  # of everybody who owes, one in the last three months
    no_answer: float = 0.03  # of carrier checks, nothing to be had
    statements: float = 0.3  # of borrowers, the lender wrote to their points about the account of late

    # What came of it.
    answers: float = 0.3  # of calls to a number in use, answered
    answers_stopped: float = 0.15  # the same of borrowers who have stopped paying
    promises: float = 0.12  # of conversations with the borrower, end in a promise to pay
    promises_kept: float = 0.5  # of promises whose day has come
    reports_wrong_number: float = 0.15  # of strangers who answer, are written down as such
    complains: float = 0.2  # of strangers who were told of a debt, complain

    # What the lender does not know.
    unknown: float = 0.02  # of optional cells, empty
    unknown_status: float = 0.004  # the same of a debt's and a person's status

    agencies: Mapping[str, AgencyHabits] = field(default_factory=lambda: _AGENCIES)
