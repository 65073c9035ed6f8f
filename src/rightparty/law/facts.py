"""Named facts of a contact: what each is called, of what type it is, and what it means.

Facts that come in families (a notice, a debt's attribute, a country) are questions of their own kind:
see `law/questions.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

NEVER: Final = 99_999
"""Days since something that never happened, or until something that never will."""


@dataclass(frozen=True)
class FactDefinition:
    """`type`: text, truth, whole or number. `values`: all that a text can be, where that is a closed list."""

    type: str
    meaning: str
    values: tuple[str, ...] = ()


def _truth(meaning: str) -> FactDefinition:
    return FactDefinition("truth", meaning)


def _whole(meaning: str) -> FactDefinition:
    return FactDefinition("whole", meaning)


def _text(meaning: str, values: str) -> FactDefinition:
    return FactDefinition("text", meaning, tuple(values.split()))


ROLES: Final = (
    "borrower co_borrower guarantor spouse heir attorney adviser guardian executor administrator "
    "representative successor parent_of_minor emergency_contact reference family friend colleague employer "
    "address_book other unrelated"
)
"""Every role, most entitled first: liable, then standing in, then everybody else."""

# fmt: off
FACTS: Mapping[str, FactDefinition] = {
    "channel": _text("how the contact would be made",
                     "call ai_call ringless sms email app push inbox im im_group letter postcard visit "
                     "social"),
    "mode": _text("whether a call only informs or is a conversation", "informing interactive"),
    "content": _text("content class asked for", "full offer reminder statutory reply callback knock locate"),
    "is_reply": _truth("answers an inbound contact of this person in the same medium, for the first time"),
    "valid_second_max": _whole("second of the contact's local day until which the message is good, in the "
                               "zone where that is latest (over 86,400: the next day); 0: none stated"),
    # Who is spoken to.
    "role": _text("the person's role on the debts named; the least entitled where they differ", ROLES),
    "owes": _truth("the person is liable on every debt named, now"),
    "stands_in": _truth("a representative with a verified mandate on every debt named"),
    "represented": _truth("somebody else acts for the person on a debt named: attorney, adviser, guardian …"),
    "attorney_acts": _truth("an attorney is on file for a debt named, with a checked mandate or without"),
    "liability_basis": _text("what the person's liability rests on",
                             "signed joint_guarantee general_guarantee joint_debt court inheritance none"),
    "liability_documented": _truth("a document of the person's liability is on file"),
    "liability_ended": _truth("the person was liable on a debt named, and no longer is"),
    "person_status": _text("state of the person addressed", "alive deceased minor incapable"),
    "borrower_status": _text("state of the borrower of the debts named, whoever is addressed",
                             "alive deceased minor incapable"),
    "borrower_failed_days": _whole("local days with attempts to reach the borrower since they last answered"),
    "borrower_unreachable": _truth("every point tied to the borrower is known to be dead"),
    # Where.
    "right_party": _text("whose the point is", "verified unverified not_theirs"),
    "tied": _truth("some evidence ties the point to the person, otherwise than through an address book"),
    "only_in_address_books": _truth("all that links the point to the person is somebody's address book"),
    "traced_without_authority": _truth("the point was found by tracing that the borrower never authorised"),
    "point_kind": _text("kind of point", "mobile landline email app post im"),
    "point_place": _text("where the point is", "own home work shared billing unknown"),
    "domain_public": _truth("the e-mail address is at a provider open to everybody"),
    "channel_fits": _truth("the point can carry the channel"),
    "prior_collector_used": _truth("the collector before this one used the point, and nobody objected"),
    "not_reassigned_days": _whole("days since a database said that the number was not reassigned since the "
                                  "person last wrote from it or consented"),
    # Who speaks.
    "sender_fits": _truth("the sender is the creditor's, in use, and made for the channel"),
    "counts_with_lenders": _truth("the creditor counts its contacts together with other lenders of the "
                                  "installation"),
    "creditor_kind": _text("kind of creditor",
                           "bank consumer_finance micro_loan auto_finance financing_co p2p trust assignee "
                           "debt_buyer platform nbfc nbfc_mfi lending_co private other"),
    "has_rulebook": _truth("every country concerned has a rulebook"),
    "has_national_pack": _truth("every member state concerned has its own collection law in a rulebook"),
    "us_collector": _truth("the sender is a debt collector in the sense of 12 CFR 1006.2(i)"),
    "by_agency": _truth("an agency sends"),
    "agency_placed": _truth("the agency holds a placement of every debt named, not recalled"),
    "agency_announced": _truth("the borrower was told of the placement before"),
    "agency_listed": _truth("the agency is on the published list on that day"),
    "agency_certified": _truth("the agency is certified"),
    "agency_violation": _text("the agency's record of unlawful collection", "none found serious"),
    "agency_evaluated_days": _whole("days since the agency was last evaluated"),
    "sub_agency": _truth("the agency was placed by another agency, not by the creditor"),
    "agency_recall_overdue": _truth("the agency has left a recall unacknowledged for over 24 hours"),
    "collectors": _whole("how many collectors come together on a visit"),
    # What about.
    "one_creditor": _truth("all debts named belong to one creditor"),
    "assigned": _truth("a debt named was taken over from another creditor"),
    "assignment_notified": _truth("the borrower was told of every assignment of the debts named"),
    "dpd": _whole("days past due of the debt named that is furthest behind"),
    "overdue": FactDefinition("number", "what is overdue on all debts named, after tolerance"),
    "days_to_due": _whole("days until the next instalment falls due; a large number when none will"),
    "balance_age_hours": FactDefinition("number", "age of the oldest balance among the debts named"),
    "balance_quotable": _truth("every amount needed to state the balance is known"),
    "amount_matches": _truth("the amount the message would state equals what is overdue"),
    "settled": _truth("one of the debts is settled, sold or discharged"),
    "payment_pending": _truth("a payment on one of the debts is under way"),
    "promise_open": _truth("an open promise covers one of the debts and is not yet past due"),
    "promise_due_tomorrow": _truth("an open promise on one of the debts falls due tomorrow"),
    "promise_kept_lately": _truth("the person's promise on some of the debts, and on no other, was paid in "
                                  "full yesterday or the day before"),
    "reversed_today": _truth("a payment on one of the debts was taken back today, or is yet to be"),
    "agreement_performing": _truth("a repayment agreement covering one of the debts is being kept"),
    "complaint_unanswered": _truth("a complaint by the person, or about the point, has no answer yet"),
    "time_barred": _truth("the period of limitation of a debt named has passed"),
    # When.
    "business_day": _whole("days since 1970-01-01, where the creditor does business"),
    "outside_agreed_hours": _truth("hours were agreed with the person, and this is outside them"),
    "within_agreed_hours": _truth("hours were agreed on record, and this is inside them"),
    "inconvenient_now": _truth("the person named this hour or day as inconvenient"),
    "call_consented": _truth("the person consented to this collector's calls within seven days, and no "
                             "conversation or revocation came since (12 CFR 1006.14(b)(3)(i))"),
}
"""Facts of a contact, and what each means."""
# fmt: on
