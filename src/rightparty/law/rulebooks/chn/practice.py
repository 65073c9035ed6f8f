"""Our own practice in mainland China, where no text that was read says more."""

from datetime import date

from rightparty.law.logic import among, no
from rightparty.law.parameters import load_parameters
from rightparty.law.records import WORDING
from rightparty.law.rule import Instrument, rule
from rightparty.law.rulebooks.chn.people import unproven_agent
from rightparty.law.vocabulary import (
    DENY,
    ELECTRONIC,
    EMAIL,
    FULL,
    LIMIT,
    LOCATE,
    NOT_ASKED,
    NOT_ORDERED,
    OFFER,
    REMINDER,
    REPLY,
    RINGLESS,
    STATUTORY,
    SUSPEND,
    VERIFIED,
    Force,
)


def binds(c):
    """Anybody, in mainland China."""
    return c.within("CN")


INSTRUMENT = Instrument(
    "practice",
    rulebook="chn",
    title="Practice in mainland China",
    force=Force.POLICY,
    confidence=0.8,
    zone="Asia/Shanghai",
    place="CN",
    binds=binds,
    parameters=load_parameters(__package__, "practice.toml"),
)
_SINCE = date(2021, 1, 1)

_TELLING = (FULL, OFFER, REMINDER, STATUTORY, REPLY, LOCATE)
_ALL_BUT_ANSWERS = (FULL, OFFER, REMINDER, STATUTORY, LOCATE)
_WARNED = date(2026, 3, 17)


@rule(
    "Practice 1, after vendors' documentation of number checks",
    effect=LIMIT,
    since=_SINCE,
    cuts=_TELLING,
    confidence=0.9,
)
def point_not_proven(c):
    """A check that is stale, lagging or silent proves nothing: only a neutral contact may follow."""
    return c.right_party != VERIFIED


@rule("Practice 2, on lost-contact repair", effect=DENY, since=_SINCE, confidence=0.7)
def number_was_found_without_leave(c):
    """A number found by lost-contact repair is used only where borrower and carrier had agreed to it."""
    return c.traced_without_authority


@rule("Practice after Civil Code art. 1032", effect=LIMIT, since=_SINCE, cuts=_TELLING)
def others_may_hear_it(c):
    """What is left on a voicemail may be heard by others."""
    return c.flagged("voicemail") | (c.channel == RINGLESS)


@rule("Practice after PIPL art. 25", effect=LIMIT, since=_SINCE, cuts=_TELLING, channels=(EMAIL,))
def employer_may_read_it(c):
    """An address at the employer can be read by others."""
    return c.point_place == "work"


@rule(
    "Five agencies' risk notice of 2026-02-06",
    effect=LIMIT,
    since=_SINCE,
    cuts=_ALL_BUT_ANSWERS,
    confidence=0.85,
)
def mandate_is_not_checked(c):
    """Who claims to speak for the borrower is told how to prove it, and nothing of the debt."""
    return unproven_agent(c)


@rule(
    "Practice 3, on message validity",
    effect=DENY,
    since=_SINCE,
    cuts=NOT_ASKED,
    channels=ELECTRONIC,
    confidence=0.7,
)
def message_outlives_the_hours(c):
    """A message does not stay valid beyond the permitted hours: a slow network would deliver it at night."""
    return (c.valid_second_max >= c.limit("valid_until_second")) & no(c.within_agreed_hours)


@rule(
    "Practice 4, on open complaints",
    effect=SUSPEND,
    since=_SINCE,
    cuts=NOT_ASKED,
    event="complaint_closed",
    legal_effect="complaint_reply_only",
    confidence=0.6,
)
def complaint_is_open(c):
    """While a complaint is open, only its answer goes out."""
    return c.notice("complaint_open") | c.complaint_unanswered


@rule("Practice 4, on open complaints", effect=DENY, since=_SINCE, confidence=0.6)
def complaint_keeps_agencies_out(c):
    """While a complaint is open, no agency is sent, not even to answer it: the lender answers itself."""
    return c.by_agency & (c.notice("complaint_open") | c.complaint_unanswered)


@rule(
    "Practice 5, on payments under way",
    effect=SUSPEND,
    since=_SINCE,
    cuts=NOT_ORDERED,
    event="payment_posted",
)
def payment_is_under_way(c):
    """While a payment is being booked, the amount may be wrong: nothing is asked."""
    return c.payment_pending | c.notice("payment_pending")


@rule("Practice after GB/T 45251-2025 on capacity", effect=DENY, since=_SINCE, cuts=NOT_ASKED, confidence=0.6)
def person_needs_help_first(c):
    """Who speaks of harming themselves, lacks capacity or is a minor is helped, not collected from."""
    in_need = among(c.person_status, ("minor", "incapable", "deceased"))
    return in_need | c.notice("welfare_risk") | c.notice("incapable")


@rule(
    "Practice after the Beijing consumer alert of 2026-03-17",
    effect=DENY,
    since=_WARNED,
    about=WORDING,
    confidence=0.85,
)
def cannot_be_told_from_a_fraud(c):
    """No link, code, private account, unlisted number or request for data: consumers are warned of them."""
    return c.says("cannot_be_checked")
