"""RBI circular of 12 August 2022 on the responsibilities of lenders that employ recovery agents."""

from datetime import date

from rightparty.law.logic import among, no
from rightparty.law.parameters import load_parameters
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import ALL, DELAY, DENY, LOCATE, NOT_ASKED, OPEN_TO_OTHERS, Force


def binds(c):
    """Regulated lenders and their agents in India, except for microfinance loans."""
    return c.within("IN") & ((c.creditor_kind != "private") | c.by_agency)


def binds_ordinary_loans(c):
    """The same, without microfinance loans: those have narrower hours of their own."""
    return binds(c) & no(c.debt_is("product", "microfinance"))


INSTRUMENT = Instrument(
    "recovery_2022",
    rulebook="ind",
    title="RBI circular 2022-08-12 on recovery agents",
    force=Force.LAW,
    confidence=0.98,
    zone="Asia/Kolkata",
    binds=binds_ordinary_loans,
    parameters=load_parameters(__package__, "recovery_2022.toml"),
    place="IN",
)
_SINCE = date(2022, 8, 12)


@rule("RBI circular 2022-08-12 (hours)", effect=DELAY, since=_SINCE, cuts=NOT_ASKED)
def outside_permitted_hours(c):
    """No contact about an overdue loan before 8:00 or after 19:00."""
    # Indian time and the borrower's own must both be inside: the borrower may be abroad.
    return c.outside("contact_window") | c.outside("contact_window", zone="Asia/Kolkata")


@rule(
    "RBI circular 2022-08-12 (privacy)",
    effect=DENY,
    since=_SINCE,
    cuts=tuple(k for k in ALL if k != LOCATE),
)
def intrudes_on_family_referees_or_friends(c):
    """Family, referees and friends are left in peace: a loan is no matter of theirs."""
    return no(c.owes | c.stands_in)


@rule("RBI circular 2022-08-12 (humiliation)", effect=DENY, since=_SINCE)
def humiliates_in_public(c):
    """Nobody is exposed before others: no postcard, no group, no open post."""
    return among(c.channel, OPEN_TO_OTHERS)


@rule("RBI circular 2022-08-12 (persistence)", effect=DENY, since=_SINCE, cuts=NOT_ASKED)
def calls_on_after_a_refusal(c):
    """Whoever asked not to be contacted is not called persistently."""
    return c.notice("refuses_contact") | c.notice("opt_out")


@rule("RBI circular 2022-08-12 (threats, anonymity)", effect=DENY, since=_SINCE, about="wording")
def threatens_hides_or_deceives(c):
    """No threat, no anonymous call, no false statement, no improper message on social media."""
    untrue = c.says("poses_as_authority", "poses_as_other", "deceives", "wrong_amount")
    return untrue | c.says("hidden_caller", "insults", "threatens", "harasses", "public")
