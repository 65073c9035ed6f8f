"""GB/T 45251-2025: recommended national standard on collecting personal online consumer credit."""

from datetime import date

from rightparty.law.logic import among, no
from rightparty.law.parameters import load_parameters
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import (
    CONNECTED,
    CREDITOR,
    DELAY,
    DENY,
    ELECTRONIC,
    NOT_ASKED,
    PERSON,
    REQUIRE,
    VOICE,
    Force,
)


def binds(c):
    """Lenders of personal credit, whoever took the debt over, and every agency, in mainland China."""
    return c.within("CN") & (
        among(
            c.creditor_kind,
            (
                "bank",
                "consumer_finance",
                "micro_loan",
                "auto_finance",
                "financing_co",
                "p2p",
                "trust",
                "assignee",
                "debt_buyer",
                "platform",
                "lending_co",
                "other",
            ),
        )
        | c.by_agency
    )


INSTRUMENT = Instrument(
    "gbt_45251",
    rulebook="chn",
    title="GB/T 45251-2025",
    force=Force.STANDARD,
    confidence=0.95,
    zone="Asia/Shanghai",
    binds=binds,
    parameters=load_parameters(__package__, "gbt_45251.toml"),
)
_SINCE = date(2025, 2, 28)


@rule("GB/T 45251-2025, 5.3 (recipients)", effect=DENY, since=_SINCE)
def recipient_is_a_contact_person(c):
    """Collection is addressed to the debtor and to those jointly liable, never to a contact person."""
    return no(c.owes | c.stands_in)


@rule("GB/T 45251-2025, 5.3 (refusal)", effect=DENY, since=_SINCE, cuts=NOT_ASKED)
def recipient_refused_contact(c):
    """Whoever asked not to be contacted is not contacted again, by the creditor or any of its agencies."""
    return c.notice("refuses_contact")


@rule("GB/T 45251-2025, 5.3 (hours)", effect=DELAY, since=_SINCE, cuts=NOT_ASKED)
def outside_permitted_hours(c):
    """No contact between 22:00 and 08:00, unless hours were agreed with the person: then those hold."""
    # The recipient's own time and Beijing time must both be inside: the debtor may be abroad.
    outside = c.outside("contact_window") | c.outside("contact_window", zone="Asia/Shanghai")
    return c.outside_agreed_hours | (outside & no(c.within_agreed_hours))


@rule("GB/T 45251-2025, 5.3 (hours)", effect=REQUIRE, since=_SINCE, obligation="validity")
def message_ends_with_the_hours(c):
    """A message is good only until the hours end: a slow network must not deliver it at night."""
    # The hours hold where and when the message arrives, not where it is queued.
    return among(c.channel, ELECTRONIC)


@rule("GB/T 45251-2025, 5.3 (frequency)", effect=DELAY, since=_SINCE, cuts=NOT_ASKED)
def three_connected_calls_today(c):
    """At most three connected calls a day to one debtor, the creditor and all its agencies together."""
    # Informing and interactive calls share one counter: the strict reading of the two limits of three.
    return among(c.channel, VOICE) & (
        c.count(CONNECTED, days=1, per=(CREDITOR, PERSON), channels=VOICE)
        >= c.limit("connected_calls_per_day")
    )
