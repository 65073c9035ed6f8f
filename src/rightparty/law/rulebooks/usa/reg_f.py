"""Regulation F, 12 CFR part 1006: debt collection practices."""

from datetime import date

from rightparty.law.logic import among, no
from rightparty.law.parameters import load_parameters
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import (
    ALL,
    ATTEMPT,
    COLLECTOR,
    CONVERSATION,
    DEBT,
    DELAY,
    DENY,
    ELECTRONIC,
    IM_GROUP,
    NOT_ASKED,
    PERSON,
    POSTCARD,
    REQUIRE,
    RISK,
    SOCIAL,
    STATUTORY,
    SUSPEND,
    TELLING,
    VOICE,
    Force,
)


def binds(c):
    """Debt collectors under 12 CFR 1006.2(i), where the person or creditor is in the United States."""
    return c.within("US") & c.us_collector


INSTRUMENT = Instrument(
    "reg_f",
    rulebook="usa",
    title="Regulation F",
    force=Force.LAW,
    confidence=0.97,
    zone="America/New_York",
    binds=binds,
    parameters=load_parameters(__package__, "reg_f.toml"),
    seen_in_original=True,
)
_SINCE = date(2021, 11, 30)
_NOT_PLACED = ("busy", "not_in_service")  # comment 14(b)(2)(i): a call that does not connect is not counted


@rule("12 CFR 1006.6(d)(1); 15 USC 1692c(b)", effect=DENY, since=_SINCE)
def recipient_is_a_third_party(c):
    """A collector speaks about a debt with nobody but the consumer and their representatives."""
    return no(c.owes | c.stands_in)


@rule("12 CFR 1006.6(b)(1)(i); 15 USC 1692c(a)(1)", effect=DELAY, since=_SINCE, cuts=NOT_ASKED)
def outside_convenient_hours(c):
    """No contact before 8 or after 21 o'clock in any zone where the consumer may be."""
    return c.outside("contact_window")


@rule("12 CFR 1006.14(b)(2)(i)(A)", effect=RISK, since=_SINCE)
def more_than_seven_calls_in_seven_days(c):
    """No more than seven calls about one debt to one person within seven consecutive days."""
    return among(c.channel, VOICE) & (
        c.count(ATTEMPT, days=7, per=(COLLECTOR, PERSON, DEBT), channels=VOICE, without=_NOT_PLACED)
        >= c.limit("calls_in_seven_days")
    )


@rule("12 CFR 1006.14(b)(2)(i)(B)", effect=RISK, since=_SINCE)
def call_within_seven_days_of_conversation(c):
    """No call about a debt within seven days of a conversation about it, whose day is the first."""
    return among(c.channel, VOICE) & (
        c.count(CONVERSATION, days=7, per=(COLLECTOR, PERSON, DEBT), channels=VOICE, inbound=True)
        >= c.limit("conversations_in_seven_days")
    )


@rule(
    "12 CFR 1006.6(b)(2); 15 USC 1692c(a)(2)",
    effect=SUSPEND,
    since=_SINCE,
    cuts=NOT_ASKED,
    event="representation_ended",
)
def represented_by_attorney(c):
    """A consumer known to be represented by an attorney on this debt is not contacted directly."""
    return no(c.stands_in) & (c.attorney_acts | c.notice("attorney"))


@rule(
    "12 CFR 1006.6(c); 15 USC 1692c(c)",
    effect=DENY,
    since=_SINCE,
    cuts=tuple(k for k in ALL if k != STATUTORY),
)
def consumer_ceased_communication(c):
    """After a written request to cease, or refusal to pay, only the notices of 6(c)(2) may follow."""
    written = ("written", "electronic")  # complete on receipt; an oral stop is a request under 14(h)
    return c.notice("cease", media=written) | c.notice("refused_to_pay", media=written)


@rule("12 CFR 1006.14(h)(1)", effect=DENY, since=_SINCE, cuts=NOT_ASKED)
def medium_was_refused(c):
    """A medium, address or number that a person asked us not to use is not used."""
    # A written request to cease is 6(c)'s: that rule leaves the notices it names.
    return c.notice("opt_out") | c.notice("cease", media=("oral",))


@rule("12 CFR 1006.22(f)(1), (4)", effect=DENY, since=_SINCE)
def others_could_read_it(c):
    """No postcard, and no social-media message that others can see."""
    return among(c.channel, (POSTCARD, SOCIAL, IM_GROUP))


@rule("12 CFR 1006.6(e)", effect=REQUIRE, since=_SINCE, obligation="opt_out")
def electronic_message_offers_opt_out(c):
    """Every electronic message says how to stop further ones to that address or number."""
    return among(c.channel, ELECTRONIC)


@rule("12 CFR 1006.18(e)", effect=REQUIRE, since=_SINCE, cuts=TELLING, obligation="debt_collector_disclosure")
def says_it_is_from_a_debt_collector(c):
    """Every communication says that it is from a debt collector."""
    return c.within("US")
