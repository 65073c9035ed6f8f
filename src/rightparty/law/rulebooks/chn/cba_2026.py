"""China Banking Association, guideline on collecting personal consumer loans (trial, 2026)."""

from datetime import date

from rightparty.law.logic import among, no
from rightparty.law.parameters import load_parameters
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import (
    CREDITOR,
    DELAY,
    DENY,
    LETTER,
    NOT_ASKED,
    POINT,
    REQUIRE,
    UNANSWERED,
    VISIT,
    VOICE,
    Force,
)


def binds(c):
    """Members of the association, and agencies working for them, in mainland China."""
    return c.within("CN") & c.member("cba")


INSTRUMENT = Instrument(
    "cba_2026",
    rulebook="chn",
    title="CBA guideline 2026 (trial)",
    force=Force.SELF_REGULATION,
    confidence=0.9,
    zone="Asia/Shanghai",
    binds=binds,
    parameters=load_parameters(__package__, "cba_2026.toml"),
)
_SINCE = date(2026, 1, 30)


@rule("CBA guideline 2026 (trial), recipients", effect=DENY, since=_SINCE)
def recipient_is_a_third_person(c):
    """A third person who does not owe the debt is not collected from."""
    return no(c.owes | c.stands_in)


@rule("CBA guideline 2026 (trial), hours", effect=DELAY, since=_SINCE, cuts=NOT_ASKED)
def outside_permitted_hours(c):
    """No call, visit or other collection between 22:00 and 08:00 without the debtor's recorded consent."""
    outside = c.outside("contact_window") | c.outside("contact_window", zone="Asia/Shanghai")
    return (c.channel != LETTER) & outside & no(c.within_agreed_hours)


@rule("CBA guideline 2026 (trial), frequency", effect=DELAY, since=_SINCE, cuts=NOT_ASKED)
def six_unanswered_attempts_today(c):
    """After six unanswered attempts in a day, the same number is left alone until the next day."""
    return among(c.channel, VOICE) & (
        c.count(UNANSWERED, days=1, per=(CREDITOR, POINT), channels=VOICE)
        >= c.limit("unanswered_attempts_per_day")
    )


@rule("CBA guideline 2026 (trial), art. 22", effect=DENY, since=_SINCE)
def visit_by_too_few_collectors(c):
    """A home visit is made by at least two collectors together."""
    return (c.channel == VISIT) & (c.collectors < c.limit("collectors_on_a_visit"))


@rule("CBA guideline 2026 (trial), agencies", effect=DENY, since=_SINCE)
def agency_is_not_listed(c):
    """An agency acts only while it stands on the member's published list."""
    return c.by_agency & no(c.agency_listed)


@rule("CBA guideline 2026 (trial), outsourcing; measures 2022 no. 9, art. 41", effect=DENY, since=_SINCE)
def agency_was_not_announced(c):
    """The borrower is told before an agency takes over."""
    return c.by_agency & no(c.agency_announced)


@rule("CBA guideline 2026 (trial), identity", effect=REQUIRE, since=_SINCE, obligation="identity_line")
def sender_names_itself(c):
    """The message says which institution speaks, and for whom."""
    return c.within("CN")
