"""The Civil Code: guarantors, spouses, heirs, assignments, limitation, and everybody's peace."""

from datetime import date

from rightparty.law.logic import no
from rightparty.law.records import AGREEMENT, WORDING
from rightparty.law.rule import Instrument, rule
from rightparty.law.rulebooks.chn.people import outsider, without_leave
from rightparty.law.vocabulary import (
    CALLBACK,
    DENY,
    FULL,
    KNOCK,
    LIMIT,
    LOCATE,
    NOT_ASKED,
    NOT_ORDERED,
    NOTE,
    OFFER,
    REMINDER,
    Force,
)


def binds(c):
    """Anybody, in mainland China."""
    return c.within("CN")


INSTRUMENT = Instrument(
    "civil_code",
    rulebook="chn",
    title="Civil Code of the PRC",
    force=Force.LAW,
    confidence=0.95,
    zone="Asia/Shanghai",
    place="CN",
    binds=binds,
    seen_in_original=True,
)
_SINCE = date(2021, 1, 1)

_TO_GUARANTORS = (FULL, OFFER, REMINDER, LOCATE)
_BEYOND_THE_ESTATE = (FULL, OFFER, REMINDER, CALLBACK, KNOCK)


@rule("Civil Code arts. 1032, 1033(1)", effect=DENY, since=_SINCE)
def peace_of_others(c):
    """Nobody outside the debt is disturbed by call, message or letter without their own consent."""
    return without_leave(c)


@rule("Civil Code arts. 685, 691", effect=DENY, since=_SINCE, confidence=0.9)
def guarantee_is_not_on_file(c):
    """A guarantor is asked only on a guarantee in writing that is on file."""
    return (c.role == "guarantor") & no(c.liability_documented)


@rule("Civil Code arts. 686, 687", effect=LIMIT, since=_SINCE, cuts=_TO_GUARANTORS, confidence=0.9)
def general_guarantor_before_execution(c):
    """A general guarantor only receives notices until execution against the borrower has failed."""
    # Art. 686: where the form is unclear, the guarantee is a general one. Only a joint one is stated as such.
    general = (c.role == "guarantor") & (c.liability_basis == "general_guarantee")
    return general & no(c.notice("execution_failed"))


@rule("Civil Code arts. 691, 692, 693", effect=DENY, since=_SINCE, confidence=0.9)
def liability_has_ended(c):
    """Whose guarantee, or other liability, has ended is not asked any more."""
    return c.liability_ended & outsider(c)


@rule("Civil Code art. 1064", effect=DENY, since=_SINCE, confidence=0.9)
def spouse_has_not_joined(c):
    """A spouse is asked only where a joint debt is proven: signed, ratified, or for the household."""
    return (c.role == "spouse") & no(c.liability_documented)


@rule("Civil Code art. 1161", effect=LIMIT, since=_SINCE, cuts=_BEYOND_THE_ESTATE)
def heir_owes_no_more_than_the_estate(c):
    """An heir is asked about the estate, not for their own money."""
    return c.role == "heir"


@rule("Civil Code art. 1161(2)", effect=DENY, since=_SINCE, cuts=NOT_ASKED)
def heir_renounced(c):
    """Who renounced the inheritance does not answer for its debts."""
    return (c.role == "heir") & c.notice("estate_renounced")


@rule("Civil Code art. 546", effect=DENY, since=_SINCE, cuts=NOT_ORDERED)
def assignment_was_not_notified(c):
    """Whoever took the debt over asks for nothing before the debtor was told of it."""
    return c.assigned & no(c.assignment_notified)


@rule("Civil Code arts. 188, 192, 195", effect=NOTE, since=_SINCE, confidence=0.85)
def limitation_has_passed(c):
    """Once the period of limitation has passed, the debt may be asked for but not enforced in court."""
    return c.time_barred


@rule("Civil Code arts. 188, 192", effect=DENY, since=_SINCE, about=WORDING, confidence=0.85)
def claims_to_win_what_is_time_barred(c):
    """No text says that a suit would be won when the period of limitation has passed."""
    return c.time_barred & c.says("false_win_certainty_time_barred", "claims_win_certainty")


@rule("Civil Code arts. 670, 680", effect=DENY, since=_SINCE, about=WORDING, confidence=0.98)
def principal_counts_interest_taken_beforehand(c):
    """The principal is what was paid out: interest taken off beforehand is not demanded as principal."""
    return c.says("principal_includes_prededucted_interest")


@rule("Civil Code art. 561", effect=DENY, since=_SINCE, about=AGREEMENT, confidence=0.98)
def order_of_payment_is_not_stated(c):
    """A plan that pays the principal first says so: else a payment goes to costs, interest and principal."""
    return (c.allocation == "principal_first") & c.says("lacks_allocation")


@rule("Civil Code art. 677", effect=DENY, since=_SINCE, about=WORDING, confidence=0.95)
def interest_is_asked_beyond_an_early_payment(c):
    """Who pays early owes interest for the time until then, where nothing else was agreed."""
    return c.says("interest_after_early_payment")


@rule("Civil Code arts. 990, 1024", effect=DENY, since=_SINCE, about=WORDING, seen_in_original=False)
def insults(c):
    """No text insults or defames anybody."""
    return c.says("insults")
