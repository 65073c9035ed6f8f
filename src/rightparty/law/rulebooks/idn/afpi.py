"""The code of AFPI, the association of Indonesian lending platforms."""

from datetime import date

from rightparty.law.logic import no
from rightparty.law.parameters import load_parameters
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import DENY, NOT_ASKED, Force


def binds(c):
    """Members of the association; every lending platform has to be one."""
    return c.within("ID") & (c.member("afpi") | (c.creditor_kind == "p2p"))


INSTRUMENT = Instrument(
    "afpi",
    rulebook="idn",
    title="AFPI code",
    force=Force.SELF_REGULATION,
    confidence=0.8,
    zone="Asia/Jakarta",
    binds=binds,
    parameters=load_parameters(__package__, "afpi.toml"),
    place="ID",
)
_EVER = date(1900, 1, 1)  # the code's date is not known: it binds on every day


@rule("AFPI code of conduct (collection after 90 days)", effect=DENY, since=_EVER, cuts=NOT_ASKED)
def platform_collects_itself_after_ninety_days(c):
    """A platform stops collecting itself once a loan is more than ninety days past due."""
    return no(c.by_agency) & (c.dpd > c.limit("days_past_due"))


@rule("AFPI code of conduct (collection after 90 days)", effect=DENY, since=_EVER, cuts=NOT_ASKED)
def agency_is_not_certified(c):
    """Who collects for a platform is certified."""
    return c.by_agency & no(c.agency_certified)
