"""What must hold of any debt: to the cent, in any order, whatever was paid when."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from rightparty.book.owed import Owed
from tests.book.ledgers import Account, Row, accounts, amounts, at, days, payment

plain_accounts = accounts(plain=True)


def known(amount: Decimal | None) -> Decimal:
    """An amount of a debt that has a schedule."""
    assert amount is not None
    return amount


def parts(owed: Owed) -> list[Decimal]:
    """What is overdue, by part."""
    return [known(owed.principal), known(owed.interest), known(owed.fee)]


@given(account=plain_accounts, on=days)
def test_paid_and_owed_is_due(account: Account, on: date) -> None:
    """What came in and what is overdue is what was due and what is credit; never both are left."""
    owed = account.owed(on)
    total, credit = known(owed.total), known(owed.credit)
    assert total == sum(parts(owed))
    assert owed.paid + owed.taken_off + total == known(owed.due) + credit
    assert min(total, credit) == 0
    assert min(*parts(owed), credit, known(owed.not_yet_due)) >= 0


@given(account=plain_accounts, on=days)
def test_the_schedule_is_accounted_for(account: Account, on: date) -> None:
    """Paid, overdue and not yet due make the schedule, the charges, penalty interest and credit."""
    owed = account.owed(on)
    to_come = [row for row in account.instalments if row["due_on"] >= on]
    later = sum((row["principal"] + row["interest"] + (row["fee"] or 0) for row in to_come), Decimal(0))
    prepaid = min(known(owed.credit), later)
    assert known(owed.not_yet_due) == later - prepaid


@given(account=accounts(), on=days, random=st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(account: Account, on: date, random: Random) -> None:
    """A book says the same however its rows are sorted."""

    def mixed(rows: Sequence[Row]) -> tuple[Row, ...]:
        return tuple(random.sample(rows, len(rows)))

    shuffled = replace(
        account,
        instalments=mixed(account.instalments),
        payments=mixed(account.payments),
        charges=mixed(account.charges),
        agreements=mixed(account.agreements),
    )
    assert shuffled.owed(on) == account.owed(on)


@given(account=plain_accounts, on=days, share=st.decimals(0, 1, places=2))
def test_splitting_a_payment_changes_nothing(account: Account, on: date, share: Decimal) -> None:
    """Two payments of a day are worth one of their sum."""
    assume(account.payments)
    first, *rest = account.payments
    part = (first["amount"] * share).quantize(Decimal("0.01"))
    halves = [{**first, "amount": part}, {**first, "amount": first["amount"] - part, "payment_id": "rest"}]
    assert account.with_payments([*halves, *rest]).owed(on) == account.owed(on)


@given(account=plain_accounts, on=days, day=days, amount=amounts)
def test_a_payment_never_increases_what_is_overdue(
    account: Account, on: date, day: date, amount: Decimal
) -> None:
    """More money, at any time, leaves no part larger and no delay longer."""
    before = account.owed(on)
    after = account.with_payments([*account.payments, payment("more", day, str(amount))]).owed(on)
    assert known(after.total) <= known(before.total)
    assert known(after.principal) <= known(before.principal)
    assert (after.dpd or 0) <= (before.dpd or 0)


@given(account=plain_accounts, day=days, amount=amounts, on=days)
def test_a_reversed_payment_was_never_made(account: Account, day: date, amount: Decimal, on: date) -> None:
    """A payment and its reversal leave everything as it was."""
    paid = payment("paid", day, str(amount))
    undone = {**payment("undone", min(day, on), str(amount)), "reverses": "paid"}
    assume(day <= on)
    assert account.with_payments([*account.payments, paid, undone]).owed(on) == account.owed(on)


@given(account=accounts(), on=days, wait=st.integers(1, 90))
def test_delay_grows_by_the_days_that_pass(account: Account, on: date, wait: int) -> None:
    """Without money coming in, an oldest instalment stays the oldest and every day adds one."""
    later = on + timedelta(days=wait)
    assume(not any(on < day <= later for day in _days_of_change(account)))
    before, after = account.owed(on), account.owed(later)
    if before.dpd:
        assert (after.oldest_due_on, after.dpd) == (before.oldest_due_on, before.dpd + wait)
    elif before.dpd == 0:
        assert known(after.total) >= known(before.total)
        assert 0 <= (after.dpd or 0) <= wait


def _days_of_change(account: Account) -> list[date]:
    """Days on which money, charges or agreements may change what is owed, on any ledger's clock."""
    moments = [row["paid_at"] for row in account.payments] + [row["at"] for row in account.charges]
    moments += [row["agreed_at"] for row in account.agreements if row["agreed_at"]]
    days_near = [moment.date() + timedelta(days=offset) for moment in moments for offset in (-1, 0, 1)]
    return days_near + [row["value_on"] for row in account.payments if row["value_on"]]


@given(account=plain_accounts, on=days, day=days, amount=amounts)
def test_a_back_dated_payment_is_worth_a_timely_one(
    account: Account, on: date, day: date, amount: Decimal
) -> None:
    """Booked late with an early value date, it counts as if it had come on that date."""
    timely = payment("more", day, str(amount), value_on=day)
    booked_late = {**timely, "paid_at": at(day + timedelta(days=40))}
    late = account.with_payments([*account.payments, booked_late]).owed(on)
    in_time = account.with_payments([*account.payments, timely]).owed(on)
    assert replace(late, pending=in_time.pending) == in_time
