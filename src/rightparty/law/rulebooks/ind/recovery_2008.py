"""RBI circular of 24 April 2008 on recovery agents engaged by banks."""

from datetime import date

from rightparty.law.rule import Instrument, rule
from rightparty.law.rulebooks.ind.recovery_2022 import binds
from rightparty.law.vocabulary import DENY, NOT_ORDERED, Force

INSTRUMENT = Instrument(
    "recovery_2008",
    rulebook="ind",
    title="RBI circular 2008 on recovery agents",
    force=Force.LAW,
    confidence=0.8,
    zone="Asia/Kolkata",
    binds=binds,
    place="IN",
)
_SINCE = date(2008, 4, 24)


@rule("RBI circular 2008 (grievances)", effect=DENY, since=_SINCE, cuts=NOT_ORDERED)
def grievance_is_pending(c):
    """While a grievance about the dues is open, no agent is sent."""
    # A lender may go on where the grievance is frivolous: that is for a person to find, not for a rule.
    return c.by_agency & (c.notice("complaint_open") | c.complaint_unanswered | c.notice("dispute"))
