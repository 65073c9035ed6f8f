"""Regulation F, 12 CFR 1006.6(d)(3)-(5) and 22(f)(3): safe harbours for e-mail and text.

Outside a safe harbour a message is not unlawful, but nothing excuses it if somebody else reads it: our
answer is no.
"""

from rightparty.law.facts import NEVER
from rightparty.law.logic import no
from rightparty.law.rule import part, rule
from rightparty.law.rulebooks.usa.regulation_f import SINCE, instrument
from rightparty.law.vocabulary import DENY, EMAIL, IM, NOT_ASKED, NOTE, RISK, SMS

INSTRUMENT = instrument("reg_f_harbours", "safe harbours for e-mail and text", numbers=True)
_WORK = "work"
# Comment 6(d)(4)(ii)(C)(4)-1: no way by telephone or mail alone, no form to be asked for.
_NOTICE_SAYS = (
    "names_collector",
    "discloses_transfer",
    "discloses_use",
    "discloses_others",
    "opt_out=link|reply|form_with_envelope",
    "opt_out_to=creditor|collector",
)


@part
def consented_to_messages(c):
    """Consent given directly to this collector to use the address or number: 6(d)(4)(i)(B), (5)(ii)."""
    return c.notice("consent", to="collector", for_channel=True, detail=("purpose=electronic",))


@part
def wrote_from_it(c):
    """The consumer wrote to this collector from it about the debt: 6(d)(4)(i)(A), (5)(i)."""
    return c.evidence_days("wrote_from") < NEVER


@part
def creditor_announced_it(c):
    """The creditor's notice named all that it must, and its deadline to object has passed: 6(d)(4)(ii)."""
    sent = c.notice_days("email_use_notice", at_point=True, detail=_NOTICE_SAYS)
    ended = c.notice_days("email_use_notice", at_point=True, detail=_NOTICE_SAYS, of="opt_out_until")
    complete = c.notice("email_use_notice", at_point=True, detail=_NOTICE_SAYS)
    # One of an unknown date never ended: no notice was sent 35 days before that.
    return complete & (ended > 0) & (sent - ended >= c.limit("days_to_opt_out"))


@part
def creditor_route(c):
    """The creditor had the address from the consumer, used it about the account, and it is public."""
    stopped = c.notice("email_use_notice", at_point=True, detail=("creditor_asked_to_stop",))
    used = c.evidence_days("creditor_used") < NEVER
    return creditor_announced_it(c) & used & no(stopped) & c.domain_public & (c.point_place != _WORK)


@part
def email_is_safe(c):
    """One of the four procedures for e-mail addresses was followed."""
    return wrote_from_it(c) | consented_to_messages(c) | creditor_route(c) | c.prior_collector_used


@part
def text_is_safe(c):
    """A text, a consent or a check for reassignment ties the number to the consumer within sixty days."""
    days = c.limit("days_until_checked_again")
    consent = c.notice_days("consent", to="collector", for_channel=True, detail=("purpose=electronic",))
    fresh = (c.evidence_days("wrote_from") <= days) | (consent <= days)
    return fresh | ((wrote_from_it(c) | consented_to_messages(c)) & (c.not_reassigned_days <= days))


@rule(
    "12 CFR 1006.6(d)(3)-(4)",
    effect=RISK,
    since=SINCE,
    cuts=NOT_ASKED,
    channels=(EMAIL,),
    legal_effect="no_safe_harbor",
)
def email_without_safe_harbour(c):
    """No safe harbour covers an e-mail whose address did not come by a procedure of the rule."""
    return no(email_is_safe(c))


@rule(
    "12 CFR 1006.6(d)(3), (5)",
    effect=RISK,
    since=SINCE,
    cuts=NOT_ASKED,
    channels=(SMS,),
    legal_effect="no_safe_harbor",
    seen_in_original=False,
    confidence=0.9,
)
def text_without_safe_harbour(c):
    """No safe harbour covers a text to a number not tied to the consumer within sixty days."""
    # There is no route through the creditor or an earlier collector for text messages.
    return no(text_is_safe(c))


@rule(
    "12 CFR 1006.6(d)(4)", effect=NOTE, since=SINCE, channels=(EMAIL,), legal_effect="safe_harbor_available"
)
def email_with_safe_harbour(c):
    """An e-mail to an address that came by a procedure of the rule is excused if somebody else reads it."""
    return email_is_safe(c)


@rule(
    "12 CFR 1006.6(d)(5)",
    effect=NOTE,
    since=SINCE,
    channels=(SMS,),
    legal_effect="safe_harbor_available",
    seen_in_original=False,
    confidence=0.9,
)
def text_with_safe_harbour(c):
    """A text to a number tied to the consumer within sixty days is excused if somebody else reads it."""
    return text_is_safe(c)


@rule(
    "12 CFR 1006.6(d)(3)(ii), comment 6(d)(3)(ii)-1",
    effect=DENY,
    since=SINCE,
    channels=(EMAIL, SMS),
    legal_effect="prohibited",
)
def others_are_known_to_read_it(c):
    """An address or number is not used again once anybody said that a third person reads it."""
    return c.evidence_days("disclosure_reported", "wrong_number") < NEVER


@rule(
    "12 CFR 1006.6(d)(4)(i)(B), (d)(5)(ii)",
    effect=DENY,
    since=SINCE,
    cuts=NOT_ASKED,
    channels=(EMAIL, SMS),
    legal_effect="prohibited",
)
def consent_was_withdrawn(c):
    """Who withdraws their consent to messages gets none."""
    withdrawn = c.notice("consent_withdrawn", for_channel=True, detail=("purpose=electronic",))
    return withdrawn & no(consented_to_messages(c))


@rule(
    "12 CFR 1006.6(d)(4)(i)(A), (ii)(D), (iii), (d)(5)(i); comments 6(d)(4)(ii)(D)-1 and -2",
    effect=DENY,
    since=SINCE,
    cuts=NOT_ASKED,
    channels=(EMAIL, SMS),
    legal_effect="prohibited",
)
def opted_out_of_the_address(c):
    """Who opted out of an address or number, in time or late, gets no message there."""
    return c.notice("opt_out", at_point=True)


@rule(
    "12 CFR 1006.6(d)(5)(i)(B)",
    effect=DENY,
    since=SINCE,
    channels=(SMS,),
    legal_effect="prohibited",
    seen_in_original=False,
    confidence=0.9,
)
def number_was_reassigned(c):
    """A number that a database reports as reassigned is not texted."""
    return c.evidence_days("recycled") < c.evidence_days("wrote_from", "not_recycled")


@rule(
    "12 CFR 1006.22(f)(3), comment 22(f)(3)-1",
    effect=DENY,
    since=SINCE,
    cuts=NOT_ASKED,
    channels=(EMAIL,),
    legal_effect="prohibited_workplace",
)
def email_at_work(c):
    """An address known to be the employer's is not used, unless the consumer wrote from it or consented."""
    excused = wrote_from_it(c) | consented_to_messages(c) | c.prior_collector_used
    return (c.point_place == _WORK) & no(excused)


@rule(
    "12 CFR 1006.6(d)(1), comment 22(f)(4)-1",
    effect=RISK,
    since=SINCE,
    channels=(IM,),
    legal_effect="conditional",
)
def private_message_on_social_media(_c):
    """A private message on social media has no safe harbour: it must reach the right person."""
    return True
