"""Directive (EU) 2021/2167 on credit servicers and credit purchasers, article 10."""

from datetime import date

from rightparty.law.logic import among, no
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import DENY, NOT_ASKED, OPEN_TO_OTHERS, REQUIRE, Force


def binds(c):
    """Whoever concerns a member state: the directive's own addressees are purchasers and servicers."""
    return c.within("EU")


INSTRUMENT = Instrument(
    "npl_directive",
    rulebook="eu",
    title="Directive (EU) 2021/2167",
    force=Force.LAW,
    confidence=0.96,
    zone="Europe/Brussels",
    binds=binds,
    seen_in_original=True,
    place="EU",
)
_SINCE = date(2023, 12, 29)


@rule("Directive (EU) 2021/2167, art. 10(2)", effect=DENY, since=_SINCE, cuts=NOT_ASKED, confidence=0.95)
def purchaser_has_not_introduced_itself(c):
    """Whoever took over a credit tells the borrower so, whole and on paper or the like, before collecting."""
    purchased = c.assigned | among(c.creditor_kind, ("assignee", "debt_buyer"))
    return purchased & no(c.assignment_notified & c.assigned)


@rule("Directive (EU) 2021/2167, art. 10(1)", effect=DENY, since=_SINCE, confidence=0.97)
def privacy_is_not_respected(c):
    """A borrower's privacy is respected: nobody else is told, and nothing is open to others."""
    return no(c.owes | c.stands_in) | among(c.channel, OPEN_TO_OTHERS)


@rule("Directive (EU) 2021/2167, art. 10(1)", effect=DENY, since=_SINCE, about="wording", confidence=0.97)
def misleads_harasses_or_coerces(c):
    """Nothing misleads, harasses, coerces or puts undue pressure on a borrower."""
    untrue = c.says("poses_as_authority", "poses_as_other", "deceives", "wrong_amount")
    return untrue | c.says("insults", "threatens", "harasses", "presses", "urges_borrowing", "public")


@rule("Directive (EU) 2021/2167, art. 10(2)", effect=REQUIRE, since=_SINCE, about="record", confidence=0.95)
def notice_of_transfer_is_incomplete(c):
    """The notice names transfer, purchaser, servicer, provider, contact, amounts, law and complaints body."""
    return (c.kind == "assignment_notice") & no(c.complete)
