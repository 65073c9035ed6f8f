"""Regulation F, 12 CFR 1006.6(b)(1), (3) and (4): inconvenient times and places, and the workplace."""

from rightparty.law.logic import among, no
from rightparty.law.rule import part, rule
from rightparty.law.rulebooks.usa.regulation_f import (
    SINCE,
    answers_somebody,
    instrument,
    is_consumer,
    permitted_at_any_time,
)
from rightparty.law.vocabulary import CALLBACK, DELAY, DENY, NOT_ASKED, NOTE, VOICE

INSTRUMENT = instrument("reg_f_times", "times and places", numbers=True)
_BOUND_TO_A_PLACE = ("landline", "post")  # e-mail and mobile numbers are not: comment 6(b)(1)(ii)-1
_WORK = "work"


@part
def at_the_workplace(c):
    """The contact reaches the person at work: by a line or address there, or because we know it."""
    return (among(c.point_kind, _BOUND_TO_A_PLACE) & (c.point_place == _WORK)) | c.flagged("at_work")


@part
def at_home(c):
    """The contact reaches the person at home: by a line or address not at work, or because we know it."""
    return (among(c.point_kind, _BOUND_TO_A_PLACE) & (c.point_place != _WORK)) | c.flagged("at_home")


@part
def place_is_inconvenient(c):
    """The person named the place that this contact would reach."""
    return (
        (c.notice("inconvenient_place", detail=("place=home",)) & at_home(c))
        | (c.notice("inconvenient_place", detail=("place=work",)) & at_the_workplace(c))
        | c.notice("inconvenient_place", at_point=True)
    )


@rule(
    "12 CFR 1006.6(b)(1)(i); 15 USC 1692c(a)(1)",
    effect=DELAY,
    since=SINCE,
    cuts=NOT_ASKED,
    legal_effect="prohibited_time",
)
def outside_convenient_hours(c):
    """No contact before 8 or after 21 o'clock in any zone where the consumer may be."""
    # Unless the collector knows that the hour suits: the consumer named it, consented, or a court permits.
    return c.outside("contact_window") & no(c.within_agreed_hours) & no(permitted_at_any_time(c))


@rule(
    "12 CFR 1006.6(b)(1)(i), comment 6(b)(1)-1; 15 USC 1692c(a)(1)",
    effect=DELAY,
    since=SINCE,
    cuts=NOT_ASKED,
    legal_effect="prohibited_time",
)
def consumer_named_the_time_inconvenient(c):
    """A time that the consumer, or the creditor's file, calls inconvenient is not used."""
    return c.inconvenient_now & no(permitted_at_any_time(c))


@rule(
    "12 CFR 1006.6(b)(1)(ii), comment 6(b)(1)(ii)-1; 15 USC 1692c(a)(1)",
    effect=DENY,
    since=SINCE,
    cuts=NOT_ASKED,
    legal_effect="prohibited_place",
)
def consumer_named_the_place_inconvenient(c):
    """A place that the consumer calls inconvenient is not reached by a line or letter there."""
    return place_is_inconvenient(c) & no(permitted_at_any_time(c))


@rule(
    "12 CFR 1006.6(b)(3), comment 6(b)(3)-1; 15 USC 1692c(a)(3)",
    effect=DENY,
    since=SINCE,
    cuts=NOT_ASKED,
    legal_effect="prohibited_workplace",
)
def employer_forbids_it(c):
    """Nobody is contacted at work whose employer is known to forbid it."""
    return c.notice("employer_prohibits") & at_the_workplace(c) & no(permitted_at_any_time(c))


@rule(
    "12 CFR 1006.6(b)(1), comment 6(b)(1)-2",
    effect=NOTE,
    since=SINCE,
    legal_effect="respond_once_same_medium",
)
def answer_at_an_inconvenient_time_or_place(c):
    """Who writes or calls at their own inconvenient time or place is answered once, in the same medium."""
    return (c.inconvenient_now | place_is_inconvenient(c) | c.outside("contact_window")) & answers_somebody(c)


@rule("12 CFR 1006.6(b)(4)(i)", effect=NOTE, since=SINCE, legal_effect="exception_consent")
def consumer_consented_to_the_time(c):
    """The consumer told this collector directly that contact at other times is welcome."""
    return c.notice("consent", to="collector", detail=("purpose=any_time",))


@rule("12 CFR 1006.6(b)(4)(ii), 1006.6(d)(2)(iii)", effect=NOTE, since=SINCE, legal_effect="exception_court")
def court_permits_it(c):
    """A court of competent jurisdiction has expressly permitted the contact."""
    return c.notice("consent", detail=("court",))


@rule(
    "12 CFR 1006.2(b), (j), comments 2(b)-1 and 2(j)-2",
    effect=NOTE,
    since=SINCE,
    channels=VOICE,
    legal_effect="not_lcm_or_prohibited",
)
def limited_content_message_opens_no_door(c):
    """A limited-content message is still an attempt, and one left for a third person is none."""
    closed = (c.outside("contact_window") | c.inconvenient_now) & no(permitted_at_any_time(c))
    return (c.content == CALLBACK) & (closed | no(is_consumer(c)))
