"""What the simulated town takes for granted: every share and rate, in one place.

Fixed before any policy is measured in the town. The reasons stand in `docs/concepts/world.md`; none
of them is a measurement of a real lender, except where that page names a source.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Assumptions:
    """Shares are of one (0.04 is 4 %); rates are per year."""

    # Who lives here.
    borrowers: float = 0.45  # of the inhabitants, have a debt of their own
    abroad: float = 0.03  # live in another country than the lender's
    companions: float = 0.55  # of two inhabitants in a row, live in one household

    # Numbers and addresses.
    second_number: float = 0.12  # hold two mobile numbers
    virtual: float = 0.06  # of mobile numbers, a virtual operator's
    virtual_hazard: float = 2.0  # a virtual operator's number changes hands so many times as often
    resold_inside: float = 0.3  # of new numbers, one that another inhabitant gave up
    quarantine_days: tuple[int, int] = (60, 180)  # a number rests before it is given out again
    never_resold: float = 0.05  # of numbers given up, nobody's to this day
    household_phone: float = 0.05  # of households with two or more, share a mobile number
    email: float = 0.6  # have an e-mail address
    email_abandoned: float = 0.006  # a year
    work_line: float = 0.08  # of borrowers, gave the employer's switchboard

    # At application.
    typo: float = 0.015  # of numbers and addresses given, written down wrongly
    typo_hits_inhabitant: float = 0.5  # of typos in a number, somebody's of this town
    confirmed: float = 0.85  # of numbers given, confirmed by a code if it is the borrower's
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

    # What the lender does to find people.
    placed: float = 0.5  # of debts 60 days past due, handed to an agency
    repaired: float = 0.35  # of debts 30 days past due, given "repaired" numbers
    repair_hits: float = 0.3  # of repaired numbers, the borrower's own of today
    checked: float = 0.5  # of overdue borrowers, a carrier check in the last month
    reports_wrong_number: float = 0.15  # of strangers who answer, are written down as such

    # What the lender does not know.
    unknown: float = 0.02  # of optional cells, empty
    unknown_status: float = 0.004  # the same of a debt's and a person's status
