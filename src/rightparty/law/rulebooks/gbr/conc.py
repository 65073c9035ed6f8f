"""FCA Consumer Credit sourcebook, CONC 7: arrears, default and recovery."""

from datetime import date

from rightparty.law.logic import among, no
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import (
    AI_CALL,
    CALL,
    COLLECTING,
    DELAY,
    DENY,
    EMAIL,
    LETTER,
    LIMIT,
    NOT_ASKED,
    NOT_ORDERED,
    OPEN_TO_OTHERS,
    PUSH,
    REQUIRE,
    RINGLESS,
    SMS,
    TELLING,
    UNASKED,
    VERIFIED,
    Force,
)


def binds(c):
    """Firms that the FCA authorises, lenders and collectors, where the United Kingdom is concerned."""
    # A private person lends without authorisation; an agency that collects for one needs its own.
    return c.within("GB") & ((c.creditor_kind != "private") | c.by_agency)


INSTRUMENT = Instrument(
    "conc",
    rulebook="gbr",
    title="CONC 7",
    force=Force.LAW,
    confidence=0.97,
    zone="Europe/London",
    binds=binds,
    seen_in_original=True,
    place="GB",
)
_SINCE = date(2014, 4, 1)


@rule("CONC 7.5.2R", effect=DENY, since=_SINCE, cuts=UNASKED, confidence=0.98)
def may_not_be_the_borrower(c):
    """Nobody is pursued of whom the firm knows or believes that they might not be the borrower."""
    # One doubt is enough, and the burden is the firm's: only a proven point carries no doubt.
    return c.right_party != VERIFIED


@rule("CONC 7.9.10R, 7.9.11G", effect=DENY, since=_SINCE, confidence=0.98)
def is_not_the_borrower_nor_acts_for_them(c):
    """Details of a debt go only to the borrower, or to who was shown to act for them."""
    return no(c.owes | c.stands_in)


@rule("CONC 7.9.6R-7.9.9G", effect=DENY, since=_SINCE)
def others_could_learn_of_the_debt(c):
    """Nothing goes where everybody reads along: no postcard, no group, no open post."""
    return among(c.channel, OPEN_TO_OTHERS)


@rule("CONC 7.9.6R-7.9.9G", effect=LIMIT, since=_SINCE, cuts=TELLING)
def somebody_else_uses_the_point(c):
    """Nothing that tells of a debt goes to a point that others at home or at work use as well."""
    return among(c.point_place, ("shared", "work"))


@rule(
    "CONC 7.9.8G",
    effect=REQUIRE,
    since=_SINCE,
    channels=(LETTER,),
    obligation="private_and_confidential",
)
def letter_is_marked_private(c):
    """A letter names the borrower and is marked private and confidential."""
    return c.within("GB")


@rule("CONC 7.9.4R", effect=DELAY, since=_SINCE, cuts=NOT_ASKED)
def hour_the_customer_asked_us_to_avoid(c):
    """A customer's reasonable request on when to be contacted is honoured."""
    # "Unreasonable times" have no clock in the text: what we take them for stands in `caution`.
    return c.inconvenient_now | c.outside_agreed_hours


@rule("CONC 7.9.4R", effect=DENY, since=_SINCE, cuts=NOT_ASKED)
def way_or_place_the_customer_asked_us_to_avoid(c):
    """A customer's reasonable request on how and where to be contacted is honoured."""
    return c.notice("opt_out") | c.notice("refuses_contact") | c.notice("inconvenient_place", at_point=True)


@rule("CONC 7.14.1R-7.14.6R, 7.5.3R", effect=DENY, since=_SINCE, cuts=NOT_ORDERED, confidence=0.98)
def debt_is_disputed(c):
    """While a dispute on grounds that may be valid is looked into, nobody pursues the debt."""
    # An agency passes the dispute to the lender, and stops as well (7.14.6R).
    return c.notice("dispute") | c.notice("identity_theft") | c.notice("settled")


@rule("CONC 7.10.1R", effect=DENY, since=_SINCE, cuts=NOT_ORDERED)
def customer_may_lack_capacity(c):
    """Pursuit stops once the firm is told, or ought to know, that a customer may lack capacity."""
    return c.notice("incapable") | among(c.person_status, ("incapable", "minor"))


@rule(
    "CONC 7.3.11R, 7.3.12R",
    effect=DENY,
    since=_SINCE,
    cuts=NOT_ORDERED,
    confidence=0.8,
    seen_in_original=False,
)
def debt_adviser_prepares_a_plan(c):
    """Pursuit rests for a reasonable time while a debt adviser agrees a plan with the customer."""
    # Usually thirty days, and longer where needed: it ends when the adviser's notice does.
    return c.notice("adviser")


@rule("CONC 7.3.4R, 7.3.5G", effect=LIMIT, since=_SINCE, cuts=COLLECTING, confidence=0.95)
def difficulties_call_for_forbearance(c):
    """A customer who told of difficulties is met with offers and help, not with demands."""
    return c.notice("hardship")


@rule("CONC 7.9.2R, 7.9.3G, 7.11", effect=DENY, since=_SINCE, about="wording", confidence=0.98)
def misleads_on_who_asks_or_what_may_follow(c):
    """No false reason for a contact, no false authority, no official look, no action that cannot be taken."""
    return c.says("poses_as_authority", "poses_as_other", "deceives", "wrong_amount")


@rule("CONC 7.9.6R-7.9.9G", effect=DENY, since=_SINCE, about="wording")
def discloses_or_threatens_to_disclose(c):
    """No text, sender's name or envelope tells others of the debt, and none threatens to."""
    return c.says("sender_tells_of_debt", "public", "threatens", "insults", "harasses")


@rule("CONC 7.9.5R", effect=DENY, since=_SINCE, about="wording")
def call_back_at_premium_rate(c):
    """Nobody is asked to ring a number that costs more than an ordinary call."""
    return c.says("premium_rate_callback")


@rule("CONC 7.3.10R, 7.14.7G-7.14.11G", effect=DENY, since=_SINCE, about="wording", confidence=0.95)
def presses_to_pay_at_once_or_by_borrowing(c):
    """Nobody is pressed to pay in one sum or at once, to borrow for it, or to sell their home."""
    return c.says("presses", "urges_borrowing")


@rule(
    "CONC 7.9.7R, 7.9.8G",
    effect=REQUIRE,
    since=_SINCE,
    channels=(CALL, AI_CALL, RINGLESS, SMS, EMAIL, PUSH),
    obligation="neutral_sender",
)
def sender_name_is_neutral(c):
    """What a screen shows of the sender does not tell that it is about a debt."""
    return c.within("GB")


@rule(
    "CONC 7.2.1R; PRIN 2A",
    effect=REQUIRE,
    since=_SINCE,
    about="record",
    confidence=0.9,
    seen_in_original=False,
)
def policy_for_vulnerable_customers_is_missing(c):
    """A firm keeps, and follows, a policy for customers who are vulnerable."""
    return (c.kind == "vulnerability_policy") & no(c.complete)


@rule(
    "CONC 7.3.4R-7.3.6G, 7.3.8G",
    effect=REQUIRE,
    since=_SINCE,
    about="record",
    confidence=0.95,
)
def offer_of_the_customer_was_not_considered(c):
    """A customer's reasonable offer of what they can pay is considered, and answered."""
    return (c.kind == "repayment_offer") & no(c.complete)
