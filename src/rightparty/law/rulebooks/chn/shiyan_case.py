"""Shiyan Intermediate Court: the sender itself answers for whom its messages reach."""

from datetime import date

from rightparty.law.rule import Instrument, rule
from rightparty.law.rulebooks.chn.people import outsider
from rightparty.law.vocabulary import DENY, ELECTRONIC, LOCATE, Force


def binds(c):
    """Whoever sends messages in mainland China."""
    return c.within("CN")


INSTRUMENT = Instrument(
    "shiyan_case",
    rulebook="chn",
    title="Shiyan Intermediate Court, collection by SMS",
    force=Force.LAW,
    confidence=0.8,
    zone="Asia/Shanghai",
    place="CN",
    binds=binds,
)
_SINCE = date(2023, 1, 1)  # the reports name no day: the year after the judgment


@rule(
    "Shiyan Intermediate Court (about 2022), SMS to emergency contacts",
    effect=DENY,
    since=_SINCE,
    channels=ELECTRONIC,
)
def sender_did_not_check_the_recipient(c):
    """Whoever sends a message checks the recipient itself: being only the channel is no defence."""
    return c.flagged("unchecked_by_sender")


@rule(
    "Shiyan Intermediate Court (about 2022), SMS to emergency contacts",
    effect=DENY,
    since=_SINCE,
    channels=ELECTRONIC,
)
def message_to_an_emergency_contact(c):
    """A message about a debt to the borrower's emergency contact infringes the borrower's privacy."""
    return outsider(c) & (c.role == "emergency_contact") & (c.content != LOCATE)
