"""Regulation F, 12 CFR 1006.34, 38(b) and 42: the validation notice, its period and its delivery."""

from rightparty.law.logic import no
from rightparty.law.records import RECORD, WORDING
from rightparty.law.rule import rule
from rightparty.law.rulebooks.usa.regulation_f import SINCE, instrument
from rightparty.law.vocabulary import (
    ATTEMPT,
    COLLECTOR,
    DEBT,
    DENY,
    LIMIT,
    NOT_ORDERED,
    PERSON,
    SUSPEND,
)

INSTRUMENT = instrument("reg_f_validation", "validation of debts")
_RETURNED = ("bounced", "rejected")
_KIND = "validation_notice"


@rule(
    "12 CFR 1006.34(a)(1), 1006.42(a)(1), comment 42(a)(1)-2",
    effect=SUSPEND,
    since=SINCE,
    cuts=NOT_ORDERED,
    event="validation_sent",
    legal_effect="missing_validation",
    confidence=0.8,
)
def validation_notice_came_back(c):
    """A validation notice that came back was not sent: it is sent anew before collection goes on."""
    sent = c.count(ATTEMPT, days=180, per=(COLLECTOR, PERSON, DEBT), flags=(_KIND,))
    arrived = c.count(ATTEMPT, days=180, per=(COLLECTOR, PERSON, DEBT), flags=(_KIND,), without=_RETURNED)
    return (sent > 0) & (arrived <= 0)


@rule(
    "12 CFR 1006.38(b)(1); 15 USC 1692g(b)",
    effect=DENY,
    since=SINCE,
    about=WORDING,
    legal_effect="prohibited_overshadowing",
)
def demand_overshadows_the_period(c):
    """Within the validation period no demand to pay before its end overshadows the right to dispute."""
    return c.in_validation_period & c.says("demands_payment_now", "denies_right_to_dispute")


@rule(
    "12 CFR 1006.34(a)(1)(i)(B); 15 USC 1692g(a)",
    effect=DENY,
    since=SINCE,
    about=RECORD,
    legal_effect="missing_validation",
)
def validation_notice_is_late(c):
    """The validation notice goes out within five days of the first communication."""
    return (c.kind == _KIND) & c.debt_open & (c.days_overdue > 0)


@rule(
    "12 CFR 1006.34(a)(2)",
    effect=LIMIT,
    since=SINCE,
    about=RECORD,
    legal_effect="not_required",
)
def validation_notice_is_not_needed(c):
    """Who pays before the validation notice is due need not be sent one."""
    return (c.kind == _KIND) & no(c.debt_open)


@rule(
    "12 CFR 1006.34(a)(1), comment 34(a)(1)-1",
    effect=DENY,
    since=SINCE,
    about=WORDING,
    legal_effect="defective_notice",
)
def addressed_to_nobody_by_name(c):
    """After a death the notice is addressed to a named person who may act, not to the estate."""
    return (c.kind == _KIND) & c.says("addressed_to_estate")


@rule(
    "12 CFR 1006.34(c)(2)(ii), comment 34(c)(2)(ii)-1",
    effect=DENY,
    since=SINCE,
    about=WORDING,
    legal_effect="defective_notice",
)
def name_is_not_complete(c):
    """The notice bears the most complete name known, suffix included: father and son may share the rest."""
    return (c.kind == _KIND) & c.says("incomplete_name")


@rule(
    "12 CFR 1006.34(b)(3), comment 34(b)(3)-1",
    effect=DENY,
    since=SINCE,
    about=WORDING,
    legal_effect="defective_notice",
)
def itemised_as_of_two_dates(c):
    """One itemisation date serves the whole notice, and it is one of the five."""
    return (c.kind == _KIND) & c.says("several_itemization_dates", "other_itemization_date")


@rule(
    "12 CFR 1006.34(b)(3)(i), comment 34(b)(3)(i)-1",
    effect=DENY,
    since=SINCE,
    about=WORDING,
    legal_effect="defective_notice",
)
def statement_is_not_the_creditors(c):
    """The last statement date is that of a statement by a creditor, not by an earlier collector."""
    return (c.kind == _KIND) & c.says("collectors_statement")


@rule(
    "12 CFR 1006.34(c)(2)(viii), comments 34(c)(2)(viii)-1 and -3",
    effect=DENY,
    since=SINCE,
    about=WORDING,
    legal_effect="defective_notice",
)
def itemisation_is_incomplete(c):
    """Every field is filled, with a zero or the word none, and a separate page is referred to."""
    return (c.kind == _KIND) & c.says("blank_field", "page_not_referred_to")


@rule(
    "12 CFR 1006.34(b)(5), comment 34(b)(5)-2",
    effect=DENY,
    since=SINCE,
    about=WORDING,
    legal_effect="defective_notice",
    seen_in_original=False,
)
def period_ends_too_early(c):
    """The period ends thirty days after receipt, assumed five working days after sending."""
    return (c.kind == _KIND) & c.says("period_too_short", "period_of_a_returned_sending")


@rule(
    "12 CFR 1006.42(a)(1), comment 42(a)(1)-3",
    effect=DENY,
    since=SINCE,
    about=WORDING,
    legal_effect="defective_delivery",
)
def sent_to_an_address_known_to_be_old(c):
    """A required disclosure is not mailed to an address that the consumer is known to have left."""
    return c.says("address_known_to_be_old")


@rule(
    "12 CFR 1006.42(b)",
    effect=DENY,
    since=SINCE,
    about=RECORD,
    legal_effect="missing_validation",
)
def electronic_disclosure_without_consent(c):
    """A later validation notice, or an answer to a dispute, goes electronically by consent under E-SIGN."""
    # Not the validation information that the first communication itself holds.
    return (c.kind == "electronic_disclosure") & no(c.complete)
