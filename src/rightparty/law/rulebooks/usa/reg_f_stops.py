"""Regulation F, 12 CFR 1006.6(b)(2), 6(c), 30(b) and 38: attorneys, requests to cease, disputes."""

from rightparty.law.facts import NEVER
from rightparty.law.logic import no
from rightparty.law.rule import part, rule
from rightparty.law.rulebooks.usa.regulation_f import SINCE, answers_somebody, instrument, is_consumer
from rightparty.law.vocabulary import (
    ALL,
    DENY,
    NOT_ASKED,
    NOT_ORDERED,
    NOTE,
    RISK,
    STATUTORY,
    SUSPEND,
)

INSTRUMENT = instrument("reg_f_stops", "attorneys, requests to cease, disputes", numbers=True)
_WRITTEN = ("written", "electronic")  # complete on receipt; an oral stop is a request under 14(h)


@part
def attorney_is_silent(c):
    """The attorney was written to and has not answered within a reasonable time: 6(b)(2)(i)."""
    asked = c.notice_days("attorney", detail=("unanswered",), of="asked_on")
    return (asked >= c.limit("days_for_an_attorney_to_answer")) & (asked < NEVER)


@part
def attorney_agrees(c):
    """The attorney consents to direct contact: 6(b)(2)(ii)."""
    return c.notice("attorney", detail=("consents",))


@part
def attorney_unidentified(c):
    """Nobody knows, or can readily find out, who the attorney is."""
    return c.notice("attorney", detail=("unidentified",))


@part
def ceased(c):
    """The consumer wrote that they refuse to pay, or that contact shall cease."""
    return c.notice("cease", media=_WRITTEN) | c.notice("refused_to_pay", media=_WRITTEN)


@rule(
    "12 CFR 1006.6(b)(2); 15 USC 1692c(a)(2)",
    effect=SUSPEND,
    since=SINCE,
    cuts=NOT_ASKED,
    event="representation_ended",
    legal_effect="prohibited_attorney",
)
def represented_by_attorney(c):
    """A consumer known to be represented by an attorney on this debt is not contacted directly."""
    named = c.notice("attorney") & no(attorney_unidentified(c))
    permitted = attorney_is_silent(c) | attorney_agrees(c) | c.notice("consent", detail=("court",))
    return no(c.stands_in) & (c.attorney_acts | named) & no(permitted)


@rule(
    "12 CFR 1006.6(b)(2); 15 USC 1692c(a)(2)",
    effect=RISK,
    since=SINCE,
    cuts=NOT_ASKED,  # whoever calls or writes is answered, as one whose attorney is known is
    legal_effect="permitted_narrow",
)
def attorney_cannot_be_identified(c):
    """Where the attorney cannot be found out, contact goes no further than asking who it is."""
    return no(c.stands_in) & no(c.attorney_acts) & attorney_unidentified(c)


@rule("12 CFR 1006.6(b)(2), comment 6(b)(2)-1", effect=NOTE, since=SINCE, legal_effect="respond_once")
def answer_to_a_represented_consumer(c):
    """A represented consumer who calls or writes is answered, and no more."""
    return no(c.stands_in) & (c.attorney_acts | c.notice("attorney")) & answers_somebody(c)


@rule("12 CFR 1006.6(b)(2)(i)", effect=NOTE, since=SINCE, legal_effect="exception_attorney_unresponsive")
def attorney_did_not_answer(c):
    """An attorney who does not answer within a reasonable time no longer stands in between."""
    return attorney_is_silent(c)


@rule("12 CFR 1006.6(b)(2)(ii)", effect=NOTE, since=SINCE, legal_effect="exception_attorney_consents")
def attorney_consented(c):
    """The attorney may consent to direct contact with the consumer."""
    return attorney_agrees(c)


@rule(
    "12 CFR 1006.6(c)(1); 15 USC 1692c(c)",
    effect=DENY,
    since=SINCE,
    cuts=tuple(k for k in ALL if k != STATUTORY),
    legal_effect="prohibited_cease",
)
def consumer_ceased_communication(c):
    """After a written request to cease, or refusal to pay, only the notices of 6(c)(2) may follow."""
    return ceased(c)


@rule(
    "12 CFR 1006.6(c)(2), comments 6(c)(2)-1 and -2; 15 USC 1692c(c)",
    effect=NOTE,
    since=SINCE,
    legal_effect="cease_exception",
)
def notice_after_a_request_to_cease(c):
    """That collection ends, which remedy may or will be used, and mortgage notices may still be told."""
    return ceased(c) & (c.content == STATUTORY)


@rule(
    "12 CFR 1006.38(c), (d)(2), comments 38-1 and 38(a)(1)-2; 15 USC 1692g(b)",
    effect=SUSPEND,
    since=SINCE,
    cuts=NOT_ORDERED,
    event="dispute_answered",
    legal_effect="prohibited_dispute",
)
def disputed_in_writing(c):
    """A debt disputed in writing within the validation period rests until verification is sent."""
    # A dispute after the period has no such force; one of unknown date counts as timely.
    return c.notice("dispute", media=_WRITTEN) & no(c.notice("dispute", detail=("after_period",)))


@rule(
    "12 CFR 1006.38; 15 USC 1692g(b)",
    effect=RISK,
    since=SINCE,
    cuts=NOT_ORDERED,
    legal_effect="conditional",
    confidence=0.9,
)
def disputed_orally(c):
    """An oral dispute does not stop collection, yet the debt is known to be disputed from then on."""
    return c.notice("dispute", media=("oral",)) & no(c.notice("dispute", detail=("after_period",)))


@rule(
    "12 CFR 1006.30(b)(1)",
    effect=DENY,
    since=SINCE,
    cuts=NOT_ORDERED,
    legal_effect="prohibited_placement",
    seen_in_original=True,
)
def debt_is_paid_or_discharged(c):
    """A debt that is paid, settled or discharged in bankruptcy is not collected."""
    return c.settled & is_consumer(c)
