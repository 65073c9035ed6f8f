"""Código de Defesa do Consumidor (Lei 8.078/1990), articles 42, 42-A and 71."""

from datetime import date

from rightparty.law.logic import among, no
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import (
    DELAY,
    DENY,
    EMAIL,
    LETTER,
    NOT_ASKED,
    OPEN_TO_OTHERS,
    REQUIRE,
    TELLING,
    VISIT,
    VOICE,
    Force,
)


def binds(c):
    """Every supplier who collects from a consumer in Brazil."""
    return c.within("BR")


INSTRUMENT = Instrument(
    "cdc",
    rulebook="bra",
    title="Código de Defesa do Consumidor",
    force=Force.LAW,
    confidence=0.95,
    zone="America/Sao_Paulo",
    binds=binds,
    place="BR",
)
_SINCE = date(1991, 3, 11)
_SINCE_42A = date(2009, 10, 2)  # Lei 12.039/2009


@rule("CDC, arts 42, 71", effect=DENY, since=_SINCE)
def debtor_is_exposed_before_others(c):
    """A debtor is not exposed: family, employer and colleagues are not told, nor asked."""
    return no(c.owes | c.stands_in) | among(c.channel, OPEN_TO_OTHERS)


@rule("CDC, art. 71", effect=DENY, since=_SINCE, cuts=NOT_ASKED, channels=(*VOICE, VISIT))
def work_is_interfered_with(c):
    """Collection does not interfere with a person's work: no call and no visit there."""
    # The article makes it a crime without saying how much is too much: nobody rings there at all.
    return c.point_place == "work"


@rule("CDC, art. 71", effect=DELAY, since=_SINCE, cuts=NOT_ASKED)
def rest_or_leisure_is_interfered_with(c):
    """Collection does not interfere with rest or leisure at hours that the person named."""
    # The code has no clock; our hours stand in `caution`.
    return c.inconvenient_now


@rule(
    "CDC, art. 42-A",
    effect=REQUIRE,
    since=_SINCE_42A,
    cuts=TELLING,
    channels=(LETTER, EMAIL),
    obligation="creditor_identity",
    confidence=0.97,
)
def document_names_the_creditor(c):
    """Every collection document gives the creditor's name, address and tax number."""
    return c.within("BR")


@rule("CDC, art. 42-A", effect=DENY, since=_SINCE_42A, about="wording", confidence=0.97)
def creditor_is_not_identified(c):
    """A collection document without the creditor's name, address or tax number is not sent."""
    return c.says("lacks_creditor_identity")


@rule("CDC, arts 42, 71", effect=DENY, since=_SINCE, about="wording")
def ridicules_or_threatens(c):
    """No ridicule, no embarrassment, no threat, no false or misleading statement."""
    untrue = c.says("poses_as_authority", "deceives", "wrong_amount")
    return untrue | c.says("insults", "threatens", "harasses", "public")


@rule("CDC, art. 42, sole paragraph", effect=REQUIRE, since=_SINCE, about="record", confidence=0.97)
def wrong_charge_is_not_paid_back_double(c):
    """What was wrongly charged and paid is paid back double, corrected, save for a justifiable mistake."""
    return (c.kind == "refund") & no(c.complete)
