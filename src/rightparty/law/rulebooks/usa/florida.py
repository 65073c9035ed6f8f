"""Florida, Fla. Stat. 559.72: prohibited practices generally, creditors included."""

from datetime import date

from rightparty.law.logic import no
from rightparty.law.rule import rule
from rightparty.law.rulebooks.usa.states import PROHIBITED, state
from rightparty.law.vocabulary import CHANNELS_OF_POINT, DELAY, EMAIL, NOT_ASKED, SUSPEND


def binds(c):
    """Everybody who collects a consumer debt, where the person may be in Florida."""
    return c.within("US-FL")


INSTRUMENT = state(
    "florida",
    "US-FL",
    "Fla. Stat. 559.72 (Florida)",
    binds,
    confidence=0.85,
    seen_in_original=True,
)
_EVER = date(1900, 1, 1)  # the research names no first day: it binds on every day
_CARVED_OUT = date(2025, 5, 16)
_OTHERS = tuple(
    dict.fromkeys(
        channel
        for channels in CHANNELS_OF_POINT.values()
        for channel in (*channels, "im_group", "social")
        if channel != EMAIL
    )
)


@rule(
    "Fla. Stat. 559.72(17)",
    effect=DELAY,
    since=_EVER,
    cuts=NOT_ASKED,
    channels=_OTHERS,
    legal_effect=PROHIBITED,
)
def outside_permitted_hours(c):
    """No contact between 21:00 and 8:00 in the debtor's zone without their consent."""
    # The zone of an area code may be presumed; every zone where the person may be is asked all the same.
    return c.outside("contact_window") & no(c.within_agreed_hours)


@rule(
    "Fla. Stat. 559.72(17), before SB 232 (2025)",
    effect=DELAY,
    since=_EVER,
    until=_CARVED_OUT,
    cuts=NOT_ASKED,
    channels=(EMAIL,),
    legal_effect=PROHIBITED,
)
def email_outside_permitted_hours(c):
    """Until the statute let it out, e-mail kept the same hours, from 8:00 to 21:00."""
    return c.outside("contact_window") & no(c.within_agreed_hours)


@rule(
    "Fla. Stat. 559.72(18)",
    effect=SUSPEND,
    since=_EVER,
    cuts=NOT_ASKED,
    event="representation_ended",
    legal_effect=PROHIBITED,
)
def represented_by_attorney(c):
    """A debtor known to be represented by an attorney is not contacted directly."""
    return no(c.stands_in) & (c.attorney_acts | c.notice("attorney"))
