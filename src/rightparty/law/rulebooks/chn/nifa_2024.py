"""NIFA guideline on post-loan collection (2024): until the national standard took its place."""

from datetime import date

from rightparty.law.logic import no
from rightparty.law.parameters import load_parameters
from rightparty.law.rule import Instrument, rule
from rightparty.law.rulebooks.chn.people import outsider, unproven_agent
from rightparty.law.vocabulary import (
    CONNECTED,
    CREDITOR,
    DELAY,
    DENY,
    LOCATE,
    NOT_ASKED,
    PERSON,
    VOICE,
    Force,
)


def binds(c):
    """Members of the association, and agencies working for them, in mainland China."""
    return c.within("CN") & c.member("nifa")


INSTRUMENT = Instrument(
    "nifa_2024",
    rulebook="chn",
    title="NIFA guideline 2024",
    force=Force.SELF_REGULATION,
    confidence=0.85,
    zone="Asia/Shanghai",
    place="CN",
    binds=binds,
    parameters=load_parameters(__package__, "nifa_2024.toml"),
)
_SINCE = date(2024, 5, 15)

_UNTIL = date(2025, 2, 28)


@rule("NIFA guideline 2024, recipients", effect=DENY, since=_SINCE, until=_UNTIL)
def recipient_is_a_third_person(c):
    """Nobody outside the debt is collected from; a contact person may be asked where the debtor is."""
    return outsider(c) & no(unproven_agent(c)) & no(c.content == LOCATE)


@rule("NIFA guideline 2024, hours", effect=DELAY, since=_SINCE, until=_UNTIL, cuts=NOT_ASKED)
def outside_permitted_hours(c):
    """No contact between 22:00 and 08:00, unless hours were agreed with the debtor."""
    return c.outside("contact_window") & no(c.within_agreed_hours)


@rule(
    "NIFA guideline 2024, frequency", effect=DELAY, since=_SINCE, until=_UNTIL, cuts=NOT_ASKED, channels=VOICE
)
def three_connected_calls_today(c):
    """At most three connected calls a day to one debtor."""
    full = c.count(CONNECTED, days=1, per=(CREDITOR, PERSON), channels=VOICE) >= c.limit(
        "connected_calls_per_day"
    )
    return full & no(c.notice("agreed_frequency"))
