"""Interim measures on micro-loan companies (2024 no. 26)."""

from datetime import date

from rightparty.law.logic import among, no
from rightparty.law.records import WORDING
from rightparty.law.rule import Instrument, rule
from rightparty.law.rulebooks.chn.people import outsider, unproven_agent
from rightparty.law.vocabulary import DENY, NOT_ASKED, Force


def binds(c):
    """Micro-loan companies and their agencies, in mainland China."""
    return c.within("CN") & (c.creditor_kind == "micro_loan")


INSTRUMENT = Instrument(
    "micro_loan_measures_2024",
    rulebook="chn",
    title="Micro-loan measures (2024 no. 26)",
    force=Force.LAW,
    confidence=0.95,
    zone="Asia/Shanghai",
    place="CN",
    binds=binds,
)
_SINCE = date(2025, 1, 17)


@rule("Micro-loan measures 2024, collection", effect=DENY, since=_SINCE)
def recipient_has_no_duty_to_pay(c):
    """A micro-loan company collects from nobody who has no duty to pay, and asks no one else."""
    # Who claims to speak for the borrower is told how to prove it: `practice.mandate_is_not_checked`.
    return outsider(c) & no(unproven_agent(c))


@rule("Micro-loan measures 2024, collection", effect=DENY, since=_SINCE, cuts=NOT_ASKED, confidence=0.85)
def agency_has_broken_the_law(c):
    """No agency with a record of unlawful collection is used."""
    return c.by_agency & among(c.agency_violation, ("found", "serious"))


@rule("Micro-loan measures 2024, collection", effect=DENY, since=_SINCE, about=WORDING, confidence=0.9)
def poses_presses_or_publishes(c):
    """No posing as an authority, no violence, threat, insult, harassment or deceit, nothing made public."""
    return c.says("poses_as_authority", "poses_as_other", "public") | c.says(
        "threatens", "insults", "harasses", "deceives"
    )
