"""What we take "continuous and disturbing" to be in Indonesia, where the law names no number."""

from datetime import date

from rightparty.law.parameters import load_parameters
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import ATTEMPT, CREDITOR, DELAY, NOT_ASKED, PERSON, Force


def binds(c):
    """Every contact that concerns Indonesia."""
    return c.within("ID")


INSTRUMENT = Instrument(
    "caution",
    rulebook="idn",
    title="Caution in Indonesia",
    force=Force.POLICY,
    confidence=1.0,
    zone="Asia/Jakarta",
    binds=binds,
    parameters=load_parameters(__package__, "caution.toml"),
    seen_in_original=True,
    place="ID",
)
_EVER = date(1900, 1, 1)


@rule("Caution, after POJK 22/2023, art. 62(2)(d)", effect=DELAY, since=_EVER, cuts=NOT_ASKED)
def three_contacts_today(c):
    """At most three contacts a day to one person, over all channels and agencies."""
    return c.count(ATTEMPT, days=1, per=(CREDITOR, PERSON)) >= c.limit("contacts_per_day")
