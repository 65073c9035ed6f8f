"""National collection laws of the member states (RDG § 13a, R124-4, WKI …): none is in a rulebook yet."""

from datetime import date

from rightparty.law.logic import no
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import DENY, Force

INSTRUMENT = Instrument(
    "national",
    rulebook="eu",
    title="National collection laws",
    force=Force.LAW,
    confidence=0.8,
    zone="Europe/Brussels",
)
_EVER = date(1900, 1, 1)


@rule("RDG § 13a (DE), CPCE R124-4 (FR), WKI (NL) and their like: not researched", effect=DENY, since=_EVER)
def national_law_is_not_in_a_rulebook(c):
    """Nothing goes before a member state's own law on hours, numbers and fees of collection is known."""
    return no(c.has_national_pack)
