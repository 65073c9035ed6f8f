"""What is owed: worked examples, one idea each."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from rightparty.book.owed import owed_one
from rightparty.book.terms import DEFAULT
from rightparty.errors import InvalidInput
from tests.book.ledgers import ON, Account, Row, at, charge, debt, instalment, payment

MONTHS = [date(2026, month, 10) for month in (1, 2, 3, 4, 5, 6)]
"""Six instalments of 1000 and 100 interest; on the 1st of May four of them have been due."""


Rows = tuple[Row, ...]


def loan(*, payments: Rows = (), charges: Rows = (), agreements: Rows = (), **known: object) -> Account:
    """A loan of six instalments."""
    schedule = tuple(instalment(number, day) for number, day in enumerate(MONTHS, 1))
    return Account(debt("d", **known), schedule, payments, charges, agreements)


def test_nothing_paid() -> None:
    """What has been due is overdue, by part; the count begins at the oldest due day."""
    owed = loan().owed()
    assert (owed.principal, owed.interest, owed.fee) == (Decimal(4000), Decimal(400), Decimal(0))
    assert owed.total == Decimal(4400)
    assert (owed.oldest_due_on, owed.dpd, owed.bucket) == (date(2026, 1, 10), 111, "M4")
    assert (owed.next_due_on, owed.next_due_amount) == (date(2026, 5, 10), Decimal(1100))
    assert (owed.not_yet_due, owed.credit) == (Decimal(2200), Decimal(0))


def test_due_today_is_not_overdue() -> None:
    """On its due day an instalment is the next to pay, the day after it is one day late."""
    on_time = loan().owed(date(2026, 1, 10))
    assert (on_time.total, on_time.dpd, on_time.next_due_on) == (Decimal(0), 0, date(2026, 1, 10))
    late = loan().owed(date(2026, 1, 11))
    assert (late.total, late.dpd, late.bucket) == (Decimal(1100), 1, "M1")


@pytest.mark.parametrize(
    ("days", "bucket"),
    [(0, "current"), (1, "M1"), (30, "M1"), (31, "M2"), (150, "M5"), (180, "M6"), (181, "M7+")],
)
def test_buckets_are_of_thirty_days(days: int, bucket: str) -> None:
    """Thirty days to a bucket, and one for all that is older than half a year."""
    account = Account(debt(), (instalment(1, ON - timedelta(days=days)),))
    assert account.owed().bucket == bucket


def test_a_payment_meets_interest_before_principal() -> None:
    """Both instalments' interest comes first, then principal: Civil Code of the PRC, art. 561."""
    owed = loan(payments=(payment("1", date(2026, 2, 20), "250"),)).owed(date(2026, 3, 1))
    assert (owed.interest, owed.principal) == (Decimal(0), Decimal(1950))


def test_costs_come_before_interest() -> None:
    """A payment short of everything meets the costs of collecting first."""
    account = loan(
        payments=(payment("1", date(2026, 1, 20), "120"),),
        charges=(charge("1", date(2026, 1, 15), "cost", "50"),),
    )
    owed = account.owed(date(2026, 2, 1))
    assert (owed.fee, owed.interest, owed.principal) == (Decimal(0), Decimal(30), Decimal(1000))


def test_a_debt_may_set_its_own_order() -> None:
    """An order agreed for the debt replaces the default."""
    paid = (payment("1", date(2026, 2, 20), "250"),)
    owed = loan(payments=paid, allocation="principal; interest; costs").owed(date(2026, 3, 1))
    assert (owed.interest, owed.principal) == (Decimal(200), Decimal(1750))


def test_an_order_that_cannot_be_read_forbids_quoting() -> None:
    """An unknown word in the order makes the parts a guess: they are shown, and not quoted."""
    owed = loan(allocation="whatever suits").owed()
    assert (owed.quotable, owed.unquotable_because) == (False, "allocation_unclear")


def test_money_meets_only_what_is_due_on_its_day() -> None:
    """A part paid in January stays paid: the interest of March cannot take it back."""
    owed = loan(payments=(payment("1", date(2026, 1, 12), "1100"),)).owed(date(2026, 4, 1))
    assert (owed.interest, owed.principal) == (Decimal(200), Decimal(2000))


def test_paying_one_instalment_moves_the_count_to_the_next() -> None:
    """Days are counted in the order of due days: one whole instalment paid, one instalment younger."""
    owed = loan(payments=(payment("1", date(2026, 2, 20), "1100"),)).owed(date(2026, 3, 1))
    assert (owed.oldest_due_on, owed.dpd) == (date(2026, 2, 10), 19)


def test_a_late_fee_does_not_make_a_paid_instalment_late() -> None:
    """The instalment is paid in full a day after the fee: the fee is open, the instalment is not late."""
    account = loan(
        payments=(payment("1", date(2026, 1, 12), "1100"),),
        charges=(charge("1", date(2026, 1, 11), "late_fee", "50"),),
    )
    owed = account.owed(date(2026, 2, 1))
    assert (owed.total, owed.dpd, owed.bucket) == (Decimal(50), 0, "current")


def test_early_money_prepays_the_next_instalments() -> None:
    """Three instalments' money on the first day: the fourth is next, less what is left over."""
    owed = loan(payments=(payment("1", date(2026, 1, 5), "3500"),)).owed(date(2026, 3, 20))
    assert (owed.total, owed.credit) == (Decimal(0), Decimal(200))
    assert (owed.next_due_on, owed.next_due_amount) == (date(2026, 4, 10), Decimal(900))


def test_excess_after_the_last_instalment_is_credit() -> None:
    """What is paid beyond the whole schedule stands as credit, and nothing falls due any more."""
    owed = loan(payments=(payment("1", date(2026, 1, 5), "7000"),)).owed()
    assert owed.credit == Decimal(2600)
    assert (owed.next_due_on, owed.not_yet_due) == (None, Decimal(0))
    assert loan(payments=(payment("1", date(2026, 1, 5), "7000"),)).owed(date(2027, 1, 1)).credit == Decimal(
        400
    )


def test_a_back_dated_payment_is_worth_its_value_date() -> None:
    """Booked in March with the value of the due day: it was never late, and no penalty runs."""
    paid = (payment("1", date(2026, 3, 1), "1100", value_on=date(2026, 1, 10)),)
    account = loan(payments=paid, penalty_rate=Decimal("0.18"))
    assert account.owed(date(2026, 2, 5)).total == 0
    assert account.owed(date(2026, 2, 5)).paid == Decimal(1100)


def test_pending_money_does_not_count_yet() -> None:
    """What is on its way, or of a value date to come, is shown as pending and changes nothing."""
    paid = (
        payment("1", date(2026, 2, 1), "500", status="pending"),
        payment("2", date(2026, 2, 1), "300", value_on=date(2026, 6, 1)),
        payment("3", date(2026, 8, 1), "300", status="pending"),
    )
    owed = loan(payments=paid).owed()
    assert (owed.pending, owed.paid, owed.total) == (Decimal(800), Decimal(0), Decimal(4400))


def test_a_reversal_undoes_the_payment_that_it_names() -> None:
    """By a status or by a row of its own, a payment taken back was never made."""
    never = loan().owed()
    by_status = loan(payments=(payment("1", date(2026, 2, 1), "500", status="reversed"),)).owed()
    taken = payment("2", date(2026, 2, 9), "500", reverses="1")
    by_row = loan(payments=(payment("1", date(2026, 2, 1), "500"), taken)).owed()
    assert by_status == never
    assert by_row == never


def test_a_reversal_of_nothing_known_forbids_quoting() -> None:
    """It names no payment of this debt: which money is gone cannot be told."""
    owed = loan(payments=(payment("2", date(2026, 2, 9), "500", reverses="1"),)).owed()
    assert owed.unquotable_because == "reversal_unclear"


def test_a_payment_of_unknown_status_counts_but_forbids_quoting() -> None:
    """In doubt nobody is asked for what they may have paid, nor told a sum that may be wrong."""
    owed = loan(payments=(payment("1", date(2026, 2, 1), "500", status=None),)).owed()
    assert (owed.total, owed.unquotable_because) == (Decimal(3900), "payment_status_unknown")


def test_a_reversal_of_unknown_status_forbids_quoting() -> None:
    """Whether the money is gone again nobody says: nobody is asked for it, nor told a sum."""
    taken = payment("2", date(2026, 2, 9), "500", status=None, reverses="1")
    owed = loan(payments=(payment("1", date(2026, 2, 1), "500"), taken)).owed()
    assert (owed.total, owed.unquotable_because) == (Decimal(3900), "payment_status_unknown")


def test_waivers_and_refunds_lower_what_is_owed_and_write_offs_do_not() -> None:
    """A write-off is the lender's book-keeping; only a waiver, a refund or a negative adjustment forgives."""
    day = date(2026, 4, 20)
    for kind, amount, left in (
        ("waiver", "400", 4000),
        ("refund", "400", 4000),
        ("adjustment", "-400", 4000),
        ("adjustment", "400", 4800),
        ("write_off", "4400", 4400),
        ("penalty", "20", 4420),
    ):
        owed = loan(charges=(charge("1", day, kind, amount),)).owed()
        assert owed.total == Decimal(left), kind


def test_penalty_interest_runs_by_the_night() -> None:
    """1000 for 31 nights and 2000 for 19 more, at 18 % by 360 days, on principal alone."""
    owed = loan(penalty_rate=Decimal("0.18")).owed(date(2026, 3, 1))
    assert owed.interest == Decimal(200) + Decimal("34.50")


def test_penalty_interest_ends_when_nothing_is_overdue() -> None:
    """What the lender has not booked is not asked for once the arrears are made good."""
    paid = (payment("1", date(2026, 2, 5), "1100"),)
    assert loan(payments=paid, penalty_rate=Decimal("0.18")).owed(date(2026, 2, 8)).total == 0
    again = loan(payments=paid, penalty_rate=Decimal("0.18")).owed(date(2026, 2, 12))
    assert again.interest == Decimal(100) + Decimal("1.00")


def test_a_lender_who_books_penalties_is_believed() -> None:
    """Where one penalty stands among the charges, none is worked out beside it."""
    booked = (charge("1", date(2026, 2, 1), "penalty", "9.99"),)
    owed = loan(charges=booked, penalty_rate=Decimal("0.18")).owed(date(2026, 2, 5))
    assert owed.interest == Decimal("109.99")


def test_the_tolerance_is_for_days_and_not_for_amounts() -> None:
    """An instalment short by a yuan is not late; the yuan is still shown."""
    owed = loan(payments=(payment("1", date(2026, 1, 9), "1099"),)).owed(date(2026, 2, 1))
    assert (owed.total, owed.dpd) == (Decimal(1), 0)
    owed = loan(payments=(payment("1", date(2026, 1, 9), "1098.99"),)).owed(date(2026, 2, 1))
    assert (owed.total, owed.dpd) == (Decimal("1.01"), 22)


def test_the_day_is_that_of_the_ledger() -> None:
    """Half past midnight in China is still the day before in UTC, and counts as the new day."""
    late = {**payment("1", date(2026, 1, 10), "1100"), "paid_at": at(date(2026, 1, 10), 17)}
    account = loan(payments=(late,))
    assert account.owed(date(2026, 1, 10)).paid == 0
    assert account.owed(date(2026, 1, 11)).paid == Decimal(1100)


def test_a_card_owes_its_newest_smallest_payment() -> None:
    """The statement's minimum holds the earlier shortfall, and money since the last due day meets it."""
    statements = (
        instalment(1, date(2026, 3, 10), "5000", "50", minimum=Decimal(500)),
        instalment(2, date(2026, 4, 10), "5000", "60", minimum=Decimal(900)),
        instalment(3, date(2026, 5, 10), "5000", "70", minimum=Decimal(700)),
    )
    owed = Account(debt(), statements, (payment("1", date(2026, 3, 20), "300"),)).owed()
    assert (owed.total, owed.minimum_due) == (Decimal(600), Decimal(600))
    assert (owed.interest, owed.principal) == (Decimal(0), Decimal(600))
    assert (owed.oldest_due_on, owed.next_due_amount) == (date(2026, 3, 10), Decimal(700))
    paid = Account(debt(), statements, (payment("1", date(2026, 3, 20), "5060"),)).owed()
    assert (paid.total, paid.dpd, paid.not_yet_due) == (Decimal(0), 0, None)


def agreement(status: str, agreed_on: date | None) -> dict[str, object]:
    """An agreement `a` on the debt."""
    row = {"agreement_id": "a", "debt_ids": ("d",), "person_id": "p", "kind": "instalment", "status": status}
    return {**row, "agreed_at": agreed_on and at(agreed_on, 4)}


@pytest.mark.parametrize(
    ("status", "total"), [("performing", 0), ("late", 0), ("done", 0), ("offered", 4150), ("breached", 4150)]
)
def test_an_agreement_in_force_replaces_the_schedule(status: str, total: int) -> None:
    """Its instalments and the money since then hold; offered or breached, those of the contract do."""
    account = loan(
        payments=(payment("1", date(2026, 1, 9), "150"), payment("2", date(2026, 4, 15), "100")),
        agreements=(agreement(status, date(2026, 4, 1)),),
    )
    agreed = (instalment(7, date(2026, 4, 20), "100", "0", agreement_id="a"),)
    account = Account(account.debt, (*account.instalments, *agreed), account.payments, (), account.agreements)
    assert account.owed().total == total


@pytest.mark.parametrize("status", ["settled", "sold", "discharged"])
def test_a_closed_debt_owes_nothing(status: str) -> None:
    """Nothing to ask for, nothing to quote."""
    owed = loan(status=status).owed()
    assert (owed.total, owed.dpd, owed.bucket) == (Decimal(0), 0, "current")
    assert owed.unquotable_because == status


def test_no_schedule_is_unknown_and_not_zero() -> None:
    """A debt without instalments in the book owes an unknown sum."""
    owed = Account(debt()).owed()
    assert (owed.total, owed.dpd, owed.bucket) == (None, None, None)
    assert owed.unquotable_because == "no_schedule"


@pytest.mark.parametrize(
    ("as_of", "because"),
    [
        (None, "balance_date_unknown"),
        (at(ON - timedelta(days=DEFAULT.max_age_days), 0), None),
        (at(ON - timedelta(days=DEFAULT.max_age_days + 1), 0), "balance_too_old"),
    ],
)
def test_an_old_balance_is_not_quoted(as_of: object, because: str | None) -> None:
    """Payments since then are not known: the sum may have been paid."""
    assert loan(as_of=as_of).owed().unquotable_because == because


def test_a_debt_that_is_not_there_is_said_so() -> None:
    """Asking for an unknown debt is an error, not nothing owed."""
    with pytest.raises(InvalidInput, match="not in the book"):
        owed_one(loan().dossier(), "nobody", ON)
