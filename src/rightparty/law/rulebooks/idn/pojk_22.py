"""POJK 22/2023, article 62: how financial services firms collect from consumers."""

from datetime import date

from rightparty.law.logic import among, no
from rightparty.law.parameters import load_parameters
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import (
    ALL,
    DELAY,
    DENY,
    LETTER,
    LOCATE,
    NOT_ASKED,
    OPEN_TO_OTHERS,
    POSTCARD,
    VISIT,
    Force,
)


def binds(c):
    """Every financial services firm, and whoever collects for it, in Indonesia."""
    return c.within("ID")


INSTRUMENT = Instrument(
    "pojk_22",
    rulebook="idn",
    title="POJK 22/2023",
    force=Force.LAW,
    confidence=0.97,
    zone="Asia/Jakarta",
    binds=binds,
    parameters=load_parameters(__package__, "pojk_22.toml"),
    place="ID",
)
_SINCE = date(2023, 12, 22)


@rule("POJK 22/2023, art. 62(2)(f), (3)", effect=DELAY, since=_SINCE, cuts=NOT_ASKED)
def outside_permitted_days_and_hours(c):
    """Contact is made from Monday to Saturday between 8:00 and 20:00, on no national holiday."""
    # Art. 62(3): other days and hours by the consumer's prior consent.
    return c.outside("contact_window") & no(c.within_agreed_hours)


@rule(
    "POJK 22/2023, art. 62(2)(c)",
    effect=DENY,
    since=_SINCE,
    cuts=tuple(k for k in ALL if k != LOCATE),
)
def recipient_is_not_the_consumer(c):
    """Nobody but the consumer is asked to pay, nor told of the debt."""
    # Asking an emergency contact where the consumer is has rules of its own: SEOJK 19/2023, chapter XII.
    return no(c.owes | c.stands_in)


@rule("POJK 22/2023, art. 62(2)(c)", effect=DENY, since=_SINCE)
def consumer_is_shamed(c):
    """Nobody is shamed before others: no postcard, no group, no open post."""
    return among(c.channel, OPEN_TO_OTHERS)


@rule(
    "POJK 22/2023, art. 62(2)(e)",
    effect=DENY,
    since=_SINCE,
    channels=(VISIT, LETTER, POSTCARD),
    confidence=0.95,
)
def place_is_not_the_billing_or_home_address(c):
    """Visits and letters go to the billing or home address, and nowhere else unless that was agreed."""
    # "Kecuali": another place by the consumer's consent.
    return no(among(c.point_place, ("home", "billing"))) & no(c.notice("consent", at_point=True))


@rule("POJK 22/2023, art. 62(2)(d)", effect=DENY, since=_SINCE, cuts=NOT_ASKED, confidence=0.95)
def contact_goes_on_against_their_will(c):
    """Nobody is contacted on and on in a way that disturbs them: a wish to be left alone is heard."""
    # The article has no number; ours stands in `caution`.
    return c.notice("refuses_contact") | c.notice("opt_out")


@rule("POJK 22/2023, art. 62(2)", effect=DENY, since=_SINCE, about="wording", confidence=0.95)
def threatens_or_shames(c):
    """No threat, no force, nothing that shames the consumer."""
    return c.says("insults", "threatens", "harasses", "poses_as_authority", "deceives", "public")
