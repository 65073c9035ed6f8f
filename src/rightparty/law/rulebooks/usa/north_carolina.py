"""North Carolina, N.C.G.S. 58-70-95 to -115 (agencies) and 75-50 ff. (creditors): no number was found."""

from datetime import date

from rightparty.law.logic import among
from rightparty.law.rule import rule
from rightparty.law.rulebooks.usa.states import PROHIBITED, owes_nothing, state
from rightparty.law.vocabulary import ALL, DENY, LOCATE, NOT_ASKED, OPEN_TO_OTHERS


def binds(c):
    """Agencies and creditors, where the person may be in North Carolina."""
    return c.within("US-NC")


INSTRUMENT = state(
    "north_carolina",
    "US-NC",
    "N.C.G.S. 58-70-95 to -115, 75-50 ff. (North Carolina)",
    binds,
    confidence=0.5,
    numbers=False,
)
_EVER = date(1900, 1, 1)  # the research names no first day: it binds on every day


@rule(
    "N.C.G.S. 58-70-105, 75-53 (unreasonable publication)",
    effect=DENY,
    since=_EVER,
    cuts=tuple(k for k in ALL if k != LOCATE),
    legal_effect=PROHIBITED,
)
def debt_is_published(c):
    """A debt is told to nobody but the debtor and who acts for them, and nowhere that others read."""
    return owes_nothing(c) | among(c.channel, OPEN_TO_OTHERS)


@rule(
    "N.C.G.S. 58-70-100, 75-52 (harassment)",
    effect=DENY,
    since=_EVER,
    cuts=NOT_ASKED,
    legal_effect=PROHIBITED,
)
def contact_goes_on_against_their_will(c):
    """Who asked to be left alone is not contacted on and on."""
    return c.notice("opt_out") | c.notice("refuses_contact") | c.notice("cease")
