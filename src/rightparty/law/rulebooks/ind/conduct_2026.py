"""Draft RBI amendments on responsible business conduct, revised 20 May 2026: proposed start 1 October 2026.

No final text was found. A draft may tighten only, and binds here from its proposed start.
"""

from datetime import date

from rightparty.law.logic import no
from rightparty.law.rule import Instrument, rule
from rightparty.law.rulebooks.ind.recovery_2022 import binds
from rightparty.law.vocabulary import DELAY, DENY, NOT_ASKED, NOT_ORDERED, REQUIRE, SUSPEND, Force

INSTRUMENT = Instrument(
    "conduct_2026",
    rulebook="ind",
    title="Draft RBI directions on responsible business conduct 2026",
    force=Force.LAW,
    confidence=0.5,
    zone="Asia/Kolkata",
    binds=binds,
    place="IN",
)
_SINCE = date(2026, 10, 1)


@rule("Draft RBI directions 2026 (recipients)", effect=DENY, since=_SINCE)
def recipient_is_neither_borrower_nor_guarantor(c):
    """Nobody but the borrower and the guarantor is contacted about a loan."""
    return no(c.owes | c.stands_in)


@rule(
    "Draft RBI directions 2026 (sensitive times)",
    effect=SUSPEND,
    since=_SINCE,
    cuts=NOT_ORDERED,
    event="bereavement_released",
)
def family_mourns(c):
    """Nobody is pressed for money in bereavement."""
    return c.notice("bereavement")


@rule(
    "Draft RBI directions 2026 (sensitive times)",
    effect=SUSPEND,
    since=_SINCE,
    cuts=NOT_ORDERED,
    event="calamity_ended",
)
def calamity_struck(c):
    """Nobody is pressed for money in a calamity."""
    return c.notice("calamity")


@rule("Draft RBI directions 2026 (times)", effect=DELAY, since=_SINCE, cuts=NOT_ASKED)
def hour_the_borrower_asked_us_to_avoid(c):
    """An hour or day at which the borrower asked not to be called, as for a wedding or feast, is avoided."""
    return c.inconvenient_now


@rule("Draft RBI directions 2026 (records)", effect=REQUIRE, since=_SINCE, about="record")
def recovery_call_is_not_on_record(c):
    """Every recovery call is logged with its time and number, and recorded."""
    return ((c.kind == "call_recording") | (c.kind == "collection_record")) & no(c.complete)
