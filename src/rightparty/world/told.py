"""What people told the lender: notices, complaints, promises, agreements; and their accounts' movements."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from rightparty.world.borrowing import STOPPED, Debt, at_daytime, month_later, pay
from rightparty.world.quarter import Point, Quarter
from rightparty.world.ties import represent


def tell(quarter: Quarter, debts: Sequence[Debt]) -> None:
    """Give each late debt, with small chances, something that was said about it."""
    today = quarter.at.date()
    for debt in debts:
        _agree_to_contact(quarter, debt)
        if debt.days_late(today) <= 0:
            continue
        point = quarter.dice.roll()
        for share, say in _SAID:
            if point < share:
                say(quarter, debt)
                break
            point -= share
        if quarter.dice.chance(0.12):
            _transactions(quarter, debt)


def _notice(quarter: Quarter, debt: Debt, kind: str, **cells: object) -> None:
    at = quarter.ago(1, 40)
    quarter.add(
        "notices",
        notice_id=quarter.new_id("N"),
        at=at,
        kind=kind,
        person_id=debt.borrower.person_id,
        **{
            "medium": "electronic",
            "given_by": debt.borrower.person_id,
            "given_to": debt.creditor.creditor_id,
            "received_at": at,
            **cells,
        },
    )


def _plain(kind: str, **cells: object) -> Callable[[Quarter, Debt], None]:
    def say(quarter: Quarter, debt: Debt) -> None:
        _notice(quarter, debt, kind, debt_id=debt.debt_id, **cells)

    return say


def _opt_out(quarter: Quarter, debt: Debt) -> None:
    """No texts to this number, or nothing at all by this channel."""
    points = quarter.known_points(debt.borrower.person_id, "mobile")
    if points and quarter.dice.chance(0.7):
        _notice(quarter, debt, "opt_out", point_id=points[0].point_id, channel="sms", scope="point")
    else:
        _notice(quarter, debt, "opt_out", channel="sms", scope="channel")


def _prefer(quarter: Quarter, debt: Debt) -> None:
    _notice(quarter, debt, "prefers", channel=quarter.dice.pick(("email", "inbox", "call", "sms")))


def _agree_hours(quarter: Quarter, debt: Debt) -> None:
    _notice(
        quarter,
        debt,
        "agreed_hours",
        hours="18:00-21:00",
        recording=f"rec/{debt.debt_id}",
        scope="creditor",
        creditor_id=debt.creditor.creditor_id,
    )


def _dislike_hours(quarter: Quarter, debt: Debt) -> None:
    _notice(quarter, debt, "inconvenient_hours", hours=quarter.dice.pick(("08:00-12:00", "13:00-15:00")))


def _attorney(quarter: Quarter, debt: Debt) -> None:
    verified = quarter.dice.chance(0.6)
    attorney = represent(quarter, debt, verified)
    if attorney is not None and verified:
        _notice(quarter, debt, "attorney", debt_id=debt.debt_id, ref=attorney.person_id, medium="written")


def _perform(quarter: Quarter, debt: Debt) -> None:
    """An agreement in six parts that is being kept."""
    agreed = quarter.ago(20, 60)
    agreement_id = quarter.new_id("G")
    quarter.add(
        "agreements",
        agreement_id=agreement_id,
        debt_ids=(debt.debt_id,),
        person_id=debt.borrower.person_id,
        kind="instalment",
        status="performing",
        agreed_at=agreed,
        form="written",
        months=6,
        interest="stop",
        allocation="principal interest costs",
        cost_table_confirmed_at=agreed,
        human_review="done",
        items=("balance", "schedule", "fees", "no_new_card", "duties", "other"),
    )
    part = Decimal(quarter.dice.between(300, 900))
    for number in range(1, 7):
        due = month_later(agreed.date(), number)
        quarter.add(
            "instalments",
            debt_id=debt.debt_id,
            number=1000 + number,
            due_on=due,
            principal=part,
            interest=Decimal(0),
            fee=Decimal(0),
            agreement_id=agreement_id,
        )
        if due <= quarter.at.date():
            quarter.add(
                "payments",
                payment_id=quarter.new_id("Y"),
                debt_id=debt.debt_id,
                amount=part,
                status="posted",
                paid_at=quarter.at - timedelta(days=(quarter.at.date() - due).days, hours=1),
                value_on=due,
                payer_id=debt.borrower.person_id,
            )
    _notice(quarter, debt, "agreement_performing", debt_id=debt.debt_id, ref=agreement_id)


def _promise(quarter: Quarter, debt: Debt) -> None:
    """A promise to pay, kept open until its day; one in four was broken."""
    made, broken = quarter.ago(1, 6), quarter.dice.chance(0.25)
    due = made.date() + timedelta(days=0 if broken else quarter.dice.between(7, 12))
    quarter.add(
        "promises",
        promise_id=quarter.new_id("R"),
        person_id=debt.borrower.person_id,
        debt_ids=(debt.debt_id,),
        made_at=made,
        due_on=due,
        amount=Decimal(quarter.dice.between(2, 12) * 100),
        status="broken" if broken else "open",
    )


def promise(quarter: Quarter, debt: Debt, at: datetime) -> None:
    """A promise, made on the telephone, to pay a part in two weeks: open, kept with a payment, or broken."""
    dice, due = quarter.dice, (at + timedelta(days=quarter.dice.between(3, 14))).date()
    amount = Decimal(dice.between(1, 6) * 100)
    over = due < quarter.at.date()
    kept = over and dice.chance(quarter.rates.promises_kept)
    if kept:
        pay(quarter, debt, at_daytime(quarter, due), amount)
    quarter.add(
        "promises",
        promise_id=quarter.new_id("R"),
        person_id=debt.borrower.person_id,
        debt_ids=(debt.debt_id,),
        made_at=at,
        due_on=due,
        amount=amount,
        status="kept" if kept else "broken" if over else "open",
    )


def complain(quarter: Quarter, at: datetime, point: Point) -> None:
    """A stranger who was told of somebody's debt complains; the lender knows only the number."""
    quarter.add(
        "complaints",
        complaint_id=quarter.new_id("K"),
        at=quarter.dice.moment(at, quarter.at),
        source="hotline",
        cause="told of another's debt",
        point_id=point.point_id,
        due_on=at.date() + timedelta(days=15),
    )


def _die(quarter: Quarter, debt: Debt) -> None:
    debt.borrower.row["status"] = "deceased"
    _notice(quarter, debt, "deceased", given_by=None, medium="written")


def _complain(quarter: Quarter, debt: Debt) -> None:
    at = quarter.ago(2, 14)
    quarter.add(
        "complaints",
        complaint_id=quarter.new_id("K"),
        at=at,
        source="hotline",
        cause="too many calls",
        person_id=debt.borrower.person_id,
        due_on=at.date() + timedelta(days=15),
    )
    _notice(quarter, debt, "complaint_open")


def _agree_to_contact(quarter: Quarter, debt: Debt) -> None:
    """Consent to messages, given at application."""
    at = debt.opened_at + timedelta(minutes=1)
    quarter.add(
        "notices",
        notice_id=quarter.new_id("N"),
        at=at,
        kind="consent",
        person_id=debt.borrower.person_id,
        creditor_id=debt.creditor.creditor_id,
        given_by=debt.borrower.person_id,
        given_to=debt.creditor.creditor_id,
        medium="electronic",
        received_at=at,
        scope="creditor",
    )


def _transactions(quarter: Quarter, debt: Debt) -> None:
    """Three months of an account that its owner chose to show."""
    dice, person = quarter.dice, debt.borrower
    income = dice.between(30, 110) * 100 // (5 if debt.behaviour == STOPPED else 1)
    for days, amount, category in (
        (3, income, "salary"),
        (6, -income * 3 // 10, "rent"),
        (9, -income // 4, "food"),
        (20, -income // 10, "transport"),
    ):
        for month in range(3):
            quarter.add(
                "transactions",
                person_id=person.person_id,
                at=quarter.ago(days + 30 * month, days + 30 * month + 2),
                amount=Decimal(amount),
                currency=debt.creditor.currency,
                category=category,
            )


_SAID: tuple[tuple[float, Callable[[Quarter, Debt], None]], ...] = (
    (0.03, _opt_out),
    (0.005, _plain("cease", medium="written", scope="creditor")),
    (0.015, _plain("dispute")),
    (0.012, _attorney),
    (0.03, _plain("hardship")),
    (0.03, _perform),
    (0.006, _plain("settled")),
    (0.05, _promise),
    (0.01, _complain),
    (0.004, _die),
    (0.02, _agree_hours),
    (0.02, _dislike_hours),
    (0.05, _prefer),
    (0.004, _plain("identity_theft")),
    (0.006, _plain("payment_pending")),
    (0.003, _plain("bereavement")),
    (0.002, _plain("bankruptcy", medium="court")),
    (0.01, _plain("willing_to_pay")),
)
