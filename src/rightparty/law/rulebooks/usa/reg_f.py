"""Regulation F, 12 CFR part 1006: how often a collector calls, and how often it contacts at all."""

from rightparty.law.logic import no
from rightparty.law.rule import part, rule
from rightparty.law.rulebooks.usa.regulation_f import SINCE, answers_somebody, instrument
from rightparty.law.vocabulary import (
    ATTEMPT,
    COLLECTOR,
    CONVERSATION,
    DEBT,
    DENY,
    NOT_ASKED,
    NOTE,
    PERSON,
    POINT,
    RISK,
    SMS,
    VOICE,
)

INSTRUMENT = instrument("reg_f", "frequency of calls", numbers=True)
_NOT_PLACED = (
    "busy",
    "not_in_service",
)  # comment 14(b)(3)(ii)-1: a call that does not connect is not counted
_ABUSIVE = ("inconvenient_time", "abusive", "harassing", "obscene")


@part
def placed_by_us(c):
    """The call is ours: on a call that the consumer placed, nothing is placed."""
    return no(answers_somebody(c) & c.flagged("inbound_call"))


@part
def counted(c):
    """The call counts: no consent to calls runs, and the person is not the consumer's attorney."""
    # 1006.14(b)(3)(i) and (iii). Creditor, bureau and lawyers are not contacted through the gate at all.
    return placed_by_us(c) & no(c.call_consented) & (c.role != "attorney")


@part
def called_seven_times(c):
    """Seven calls about the debt to the person lie within seven days, today included."""
    return c.count(
        ATTEMPT,
        days=7,
        per=(COLLECTOR, PERSON, DEBT),
        channels=VOICE,
        without=_NOT_PLACED,
        unconsented=True,
        recounted=True,
    ) >= c.limit("calls_in_seven_days")


@part
def talked_within_seven_days(c):
    """The person talked about the debt within seven days, of which the day of the talk is the first."""
    return c.count(
        CONVERSATION, days=7, per=(COLLECTOR, PERSON, DEBT), channels=VOICE, inbound=True
    ) >= c.limit("conversations_in_seven_days")


@part
def reason_at_hand(c):
    """Whoever proposes the call names, on record, a reason that comment 14(b)(2)(ii)-2 lists."""
    return (
        c.flagged("legal_duty")
        | c.flagged("litigation")
        | c.flagged("answers_request")
        | c.flagged("harm_outside_control")
    )


@rule(
    "12 CFR 1006.14(b)(2)(i)(A)", effect=DENY, since=SINCE, channels=VOICE, legal_effect="presumed_violation"
)
def more_than_seven_calls_in_seven_days(c):
    """No more than seven calls about one debt to one person within seven consecutive days."""
    return called_seven_times(c) & counted(c) & no(reason_at_hand(c))


@rule(
    "12 CFR 1006.14(b)(2)(i)(B)", effect=DENY, since=SINCE, channels=VOICE, legal_effect="presumed_violation"
)
def call_within_seven_days_of_conversation(c):
    """No call about a debt within seven days of a conversation about it, whose day is the first."""
    return talked_within_seven_days(c) & counted(c) & no(reason_at_hand(c))


@rule(
    "12 CFR 1006.14(b)(2)(ii), comment 14(b)(2)(ii)-2",
    effect=RISK,
    since=SINCE,
    channels=VOICE,
    legal_effect="presumed_violation_rebuttable",
)
def call_over_the_limit_for_a_listed_reason(c):
    """A call over the limit for a listed reason stays presumed unlawful, until the reason is shown."""
    return (called_seven_times(c) | talked_within_seven_days(c)) & counted(c) & reason_at_hand(c)


@rule(
    "12 CFR 1006.14(b)(2)(i), comment 14(b)(2)(i)-2.i",
    effect=RISK,
    since=SINCE,
    channels=VOICE,
    legal_effect="presumed_compliance_rebuttable",
)
def called_again_within_minutes(c):
    """Two calls to one number in rapid succession speak against the presumption of compliance."""
    gap = c.minutes_since(ATTEMPT, per=(COLLECTOR, PERSON, POINT), channels=VOICE)
    return (gap < c.limit("minutes_between_calls")) & placed_by_us(c) & (c.role != "attorney")


@rule(
    "12 CFR 1006.14(b)(2)(i), comments 14(b)(2)(i)-2.i and -2.ii",
    effect=RISK,
    since=SINCE,
    channels=VOICE,
    legal_effect="presumed_compliance_rebuttable",
)
def calls_concentrated_in_one_day(c):
    """Six calls or voicemails about one debt in one day are concentrated, also below seven in a week."""
    placed = c.count(
        ATTEMPT, days=1, per=(COLLECTOR, PERSON, DEBT), channels=VOICE, without=_NOT_PLACED, recounted=True
    )
    return (placed >= c.limit("calls_concentrated_in_a_day")) & counted(c)


@rule(
    "12 CFR 1006.14(b)(2)(i), comment 14(b)(2)(i)-2.iii",
    effect=RISK,
    since=SINCE,
    channels=VOICE,
    legal_effect="presumed_compliance_rebuttable",
)
def called_after_being_told_off(c):
    """A call after the person said that they do not owe, will not pay or want no contact may be too many."""
    said = c.notice("dispute", detail=("denies_owing",)) | c.notice("refuses_contact")
    return (said | c.notice("refused_to_pay", media=("oral",))) & placed_by_us(c)


@rule(
    "12 CFR 1006.14(b)(2)(i), comment 14(b)(2)(i)-2.iv",
    effect=RISK,
    since=SINCE,
    channels=VOICE,
    legal_effect="presumed_compliance_rebuttable",
)
def called_after_an_abusive_call(c):
    """A call soon after one that was abusive, or came at an inconvenient time, speaks against compliance."""
    abusive = c.count(ATTEMPT, days=7, per=(COLLECTOR, PERSON), channels=VOICE, flags=_ABUSIVE)
    return (abusive >= c.limit("abusive_calls_in_seven_days")) & placed_by_us(c)


@rule(
    "12 CFR 1006.14(b)(3)(i)",
    effect=NOTE,
    since=SINCE,
    channels=VOICE,
    legal_effect="excluded_from_frequency",
)
def call_with_prior_consent(c):
    """A call within seven days of the person's consent to this collector is not counted."""
    return c.call_consented


@rule(
    "12 CFR 1006.14(b)(3)(iii), 1006.6(d)(1)(ii)",
    effect=NOTE,
    since=SINCE,
    channels=VOICE,
    legal_effect="excluded_from_frequency",
    seen_in_original=False,
)
def call_to_the_consumers_attorney(c):
    """Calls to the consumer's attorney are not counted."""
    return c.stands_in & (c.role == "attorney")


@rule(
    "12 CFR 1006.14(a), comment 14(a)-1.i",
    effect=DENY,
    since=SINCE,
    cuts=NOT_ASKED,
    channels=(SMS,),
    legal_effect="likely_harassment",
)
def many_texts_a_day_for_days(c):
    """Numerous unsolicited texts a day, for several days, are likely to harass."""
    sent = c.count(ATTEMPT, days=7, per=(COLLECTOR, PERSON, DEBT), channels=(SMS,))
    return sent >= c.limit("texts_in_seven_days")


@rule(
    "12 CFR 1006.14(a), comment 14(a)-2.i",
    effect=DENY,
    since=SINCE,
    cuts=NOT_ASKED,
    legal_effect="likely_harassment_cumulative",
)
def contacts_add_up_over_all_media(c):
    """Calls within their limit may harass together with messages sent beside them."""
    every = c.count(
        ATTEMPT,
        days=7,
        per=(COLLECTOR, PERSON, DEBT),
        without=_NOT_PLACED,
        unconsented=True,
        recounted=True,
    )
    return (every >= c.limit("contacts_in_seven_days")) & (c.role != "attorney")
