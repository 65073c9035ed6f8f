"""RBI Regulatory Framework for Microfinance Loans Directions, 14 March 2022."""

from datetime import date

from rightparty.law.logic import among, no
from rightparty.law.parameters import load_parameters
from rightparty.law.rule import Instrument, rule
from rightparty.law.rulebooks.ind.recovery_2022 import binds
from rightparty.law.vocabulary import ALL, DELAY, DENY, LOCATE, NOT_ASKED, OPEN_TO_OTHERS, Force


def binds_microfinance(c):
    """Every lender of a microfinance loan in India, and its agents."""
    return binds(c) & (c.debt_is("product", "microfinance") | (c.creditor_kind == "nbfc_mfi"))


INSTRUMENT = Instrument(
    "microfinance_2022",
    rulebook="ind",
    title="RBI microfinance directions 2022",
    force=Force.LAW,
    confidence=0.85,
    zone="Asia/Kolkata",
    binds=binds_microfinance,
    parameters=load_parameters(__package__, "microfinance_2022.toml"),
    place="IN",
)
_SINCE = date(2022, 4, 1)


@rule("RBI microfinance directions 2022 (hours)", effect=DELAY, since=_SINCE, cuts=NOT_ASKED)
def outside_microfinance_hours(c):
    """No contact about a microfinance loan before 9:00 or after 18:00."""
    return c.outside("contact_window") | c.outside("contact_window", zone="Asia/Kolkata")


@rule(
    "RBI microfinance directions 2022 (recovery)",
    effect=DENY,
    since=_SINCE,
    cuts=tuple(k for k in ALL if k != LOCATE),
)
def relatives_and_neighbours_are_left_alone(c):
    """Relatives, friends and colleagues of a microfinance borrower are not harassed over the loan."""
    return no(c.owes | c.stands_in)


@rule("RBI microfinance directions 2022 (recovery)", effect=DENY, since=_SINCE)
def borrower_is_named_in_public(c):
    """A borrower's name is not made public: no postcard, no group, no open post."""
    return among(c.channel, OPEN_TO_OTHERS)
