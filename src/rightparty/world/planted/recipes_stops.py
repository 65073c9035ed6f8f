"""Contacts after something that stops them: a notice, a payment, an agreement, a sale of the debt."""

import json
from datetime import datetime, timedelta

from rightparty.world.planted.case import Case


def gap(case: Case) -> timedelta:
    """How long before or after the stop the contact is made: a second at an edge."""
    return timedelta(seconds=1) if case.edge else timedelta(days=case.dice.between(1, 20), hours=1)


def _around(case: Case, at: datetime) -> datetime:
    """When the stop came: before the contact if the case breaks it, after it in the look-alike."""
    return at - gap(case) if case.breaks else at + gap(case)


def after_a_notice(case: Case) -> None:
    """A notice is in force, and contact goes on; the look-alike is the last contact before it came."""
    options = case.kind.options
    at = case.by_day()
    heard = _around(case, at)
    detail = options.get("detail")
    case.notice(
        options["notice"],
        heard,
        medium=options.get("medium", "written"),
        scope=options.get("scope", "creditor"),
        channel=options.get("of_channel"),
        debt_id=case.debt["debt_id"] if options.get("of_debt") else None,
        point_id=case.point["point_id"] if options.get("at_point") else None,
        given_to=case.lender.id,
        detail=json.dumps(detail) if detail else None,
    )
    case.label(case.contact(at))


def at_the_workplace(case: Case) -> None:
    """A call to the line at work after the employer forbade it; the look-alike, to the own number."""
    at = case.by_day()
    case.notice("employer_prohibits", at - gap(case), scope=None)
    if case.breaks:
        work = case.own_point(case.person, "landline", place="work")
        case.label(case.contact(at, point=work))
    else:
        case.label(case.contact(at))


def after_payment(case: Case) -> None:
    """The debt was paid in full and settled, and the message goes all the same."""
    at = case.by_day()
    paid = _around(case, at)
    case.debt["status"] = "settled"
    case.sheet.add(
        "payments",
        payment_id=case.sheet.id("Y"),
        debt_id=case.debt["debt_id"],
        paid_at=paid,
        amount=case.debt["owed"],
        status="posted",
        value_on=paid.date(),
        payer_id=case.person["person_id"],
    )
    case.notice("settled", paid, debt_id=case.debt["debt_id"], given_by=None, scope=None)
    case.label(case.contact(at))


def before_the_sale_is_told(case: Case) -> None:
    """Whoever bought the debt asks for it before the borrower was told of the sale."""
    at = case.by_day()
    told = at + gap(case) if case.breaks else at - gap(case)
    case.debt["assigned_from"] = "first lender"
    case.debt["original_creditor"] = "first lender"
    case.debt["assignment_notified_at"] = told
    case.label(case.contact(at))


def with_an_agreement(case: Case) -> None:
    """A repayment agreement is being kept, and collection goes on."""
    at = case.by_day()
    agreed = _around(case, at)
    case.sheet.add(
        "agreements",
        agreement_id=case.sheet.id("G"),
        debt_ids=(case.debt["debt_id"],),
        person_id=case.person["person_id"],
        kind="instalment",
        status="performing",
        agreed_at=agreed,
        form="written",
        months=12,
        interest="reduce",
        human_review="done",
    )
    case.notice("agreement_performing", agreed, debt_id=case.debt["debt_id"], given_by=None, scope=None)
    case.label(case.contact(at))


def from_a_new_sender(case: Case) -> None:
    """Somebody asked to be left alone; the same text comes again, from an agency's number.

    The look-alike: the same text from the same two senders, before anybody asked.
    """
    agency = case.placed(0)
    at = case.by_day()
    heard = _around(case, at)
    first = case.contact(min(at, heard) - timedelta(days=2))
    case.notice("refuses_contact", heard, medium="electronic", point_id=case.point["point_id"])
    case.label(case.contact(at, agency=agency, text=first["text"]))


STOPS = {
    "after_a_notice": after_a_notice,
    "at_the_workplace": at_the_workplace,
    "after_payment": after_payment,
    "before_the_sale_is_told": before_the_sale_is_told,
    "with_an_agreement": with_an_agreement,
    "from_a_new_sender": from_a_new_sender,
}
