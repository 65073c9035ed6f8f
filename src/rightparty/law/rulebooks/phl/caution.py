"""What we do in the Philippines beyond the law: night hours hold however late the account is."""

from datetime import date

from rightparty.law.logic import no
from rightparty.law.parameters import load_parameters
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import DELAY, NOT_ASKED, Force


def binds(c):
    """Every contact that concerns the Philippines."""
    return c.within("PH")


INSTRUMENT = Instrument(
    "caution",
    rulebook="phl",
    title="Caution in the Philippines",
    force=Force.POLICY,
    confidence=1.0,
    zone="Asia/Manila",
    binds=binds,
    parameters=load_parameters(__package__, "caution.toml"),
    seen_in_original=True,
    place="PH",
)
_EVER = date(1900, 1, 1)


@rule("Caution, after SEC MC 18 s.2019, 1", effect=DELAY, since=_EVER, cuts=NOT_ASKED)
def nights_hold_however_late_the_account(c):
    """Nobody is contacted between 22:00 and 6:00 for being long overdue; only for having agreed to it."""
    outside = c.outside("contact_window") | c.outside("contact_window", zone="Asia/Manila")
    return outside & no(c.within_agreed_hours)
