"""New Hampshire, RSA 358-C:3: contact at the workplace is limited, how far was not seen."""

from datetime import date

from rightparty.law.rule import rule
from rightparty.law.rulebooks.usa.states import PROHIBITED, at_work, state
from rightparty.law.vocabulary import DENY, NOT_ASKED


def binds(c):
    """Everybody who collects, where the person may be in New Hampshire."""
    return c.within("US-NH")


INSTRUMENT = state(
    "new_hampshire",
    "US-NH",
    "RSA 358-C:3 (New Hampshire)",
    binds,
    confidence=0.4,
    numbers=False,
)
_EVER = date(1900, 1, 1)  # the research names no first day: it binds on every day


@rule("RSA 358-C:3 (workplace): not seen", effect=DENY, since=_EVER, cuts=NOT_ASKED, legal_effect=PROHIBITED)
def workplace_is_left_alone(c):
    """Nobody is contacted at work while it is not known what the statute permits there."""
    return at_work(c)
