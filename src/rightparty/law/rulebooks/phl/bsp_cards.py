"""BSP rules on collecting credit card debt (Circulars 454 and 702 and their line)."""

from datetime import date

from rightparty.law.logic import no
from rightparty.law.parameters import load_parameters
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import DELAY, DENY, NOT_ASKED, Force


def binds(c):
    """Banks and their agents; beside card debt, all credit of theirs: nothing else of it was researched."""
    return c.within("PH") & (c.creditor_kind == "bank")


INSTRUMENT = Instrument(
    "bsp_cards",
    rulebook="phl",
    title="BSP rules on credit cards",
    force=Force.LAW,
    confidence=0.65,
    zone="Asia/Manila",
    binds=binds,
    parameters=load_parameters(__package__, "bsp_cards.toml"),
    place="PH",
)
_SINCE = date(2004, 1, 1)  # the research names the year only


@rule("BSP Circulars 454, 702 (hours)", effect=DELAY, since=_SINCE, cuts=NOT_ASKED)
def outside_permitted_hours(c):
    """No contact between 22:00 and 6:00, unless the account is long overdue or the holder agreed."""
    # The exceptions of the circulars: past due for more than sixty days, or consent to the hours.
    excepted = (c.dpd > c.limit("days_past_due")) | c.within_agreed_hours
    outside = c.outside("contact_window") | c.outside("contact_window", zone="Asia/Manila")
    return outside & no(excepted)


@rule("BSP Circulars 454, 702 (third parties)", effect=DENY, since=_SINCE)
def recipient_does_not_owe(c):
    """A bank's customer data is told to nobody who does not owe the debt."""
    return no(c.owes | c.stands_in)
