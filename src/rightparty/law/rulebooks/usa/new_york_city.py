"""New York City, 6 RCNY 5-76 and 5-77: the older rule, and the SHIELD amendments.

When the amendments start is in conflict: the city's release says 1 September 2026, a later register
1 January 2027. From the earlier day both bind, so that the lower number holds; the older ends on the later.
"""

from datetime import date

from rightparty.law.logic import no
from rightparty.law.records import RECORD
from rightparty.law.rule import rule
from rightparty.law.rulebooks.usa.states import PROHIBITED, agreed_to_electronic_messages, state
from rightparty.law.vocabulary import (
    AI_CALL,
    APP,
    ATTEMPT,
    CALL,
    COLLECTOR,
    DELAY,
    EMAIL,
    IM,
    INBOX,
    LIMIT,
    NOT_ORDERED,
    PERSON,
    PUSH,
    REQUIRE,
    RINGLESS,
    SMS,
    SUSPEND,
    UNASKED,
)


def binds(c):
    """Collectors, and creditors once they collect, where the person may be in New York City."""
    return c.within("US-NY-NYC")


INSTRUMENT = state(
    "new_york_city",
    "US-NY-NYC",
    "6 RCNY 5-76, 5-77 (New York City)",
    binds,
    confidence=0.6,
)
_EVER = date(1900, 1, 1)  # the research names no first day of the older rule
_SHIELD = date(2026, 9, 1)
_OLD_UNTIL = date(2027, 1, 1)
_COUNTED = (CALL, AI_CALL, RINGLESS, SMS, EMAIL, APP, PUSH, INBOX, IM)  # postal mail stays outside


@rule(
    "6 RCNY 5-77(b)(1)(iii), before SHIELD",
    effect=DELAY,
    since=_EVER,
    until=_OLD_UNTIL,
    cuts=NOT_ORDERED,
    channels=_COUNTED,
    legal_effect=PROHIBITED,
)
def two_contacts_in_seven_days(c):
    """At most two contacts with a person within seven days; more are excessive."""
    return c.count(ATTEMPT, days=7, per=(COLLECTOR, PERSON), channels=_COUNTED) >= c.limit(
        "contacts_in_seven_days"
    )


@rule(
    "6 RCNY 5-77(b)(1)(iii), SHIELD",
    effect=DELAY,
    since=_SHIELD,
    cuts=NOT_ORDERED,
    channels=_COUNTED,
    legal_effect=PROHIBITED,
    confidence=0.75,
)
def three_attempts_in_seven_days(c):
    """At most three attempts within seven days, calls, texts and e-mails together."""
    return c.count(ATTEMPT, days=7, per=(COLLECTOR, PERSON), channels=_COUNTED) >= c.limit(
        "attempts_in_seven_days"
    )


@rule(
    "6 RCNY 5-77(b)(5), SHIELD",
    effect=LIMIT,
    since=_SHIELD,
    cuts=UNASKED,
    channels=(SMS, EMAIL),
    legal_effect=PROHIBITED,
    confidence=0.7,
)
def electronic_message_without_consent_or_recent_use(c):
    """E-mails and texts go only to who consented, or used that very address within sixty days."""
    used = c.evidence_days("wrote_from") <= c.limit("recent_use_days")
    return no(agreed_to_electronic_messages(c) | used)


@rule(
    "6 RCNY 5-77(b)(4), SHIELD",
    effect=SUSPEND,
    since=_SHIELD,
    cuts=NOT_ORDERED,
    event="dispute_answered",
    legal_effect=PROHIBITED,
    confidence=0.7,
)
def disputed_and_not_yet_verified(c):
    """A dispute may come at any time; until the debt is verified, within sixty days, collection rests."""
    return c.notice("dispute")


@rule(
    "6 RCNY 5-77 (language preference)",
    effect=REQUIRE,
    since=_EVER,
    about=RECORD,
    legal_effect=PROHIBITED,
    confidence=0.6,
)
def language_preference_is_not_kept(c):
    """The language in which a person wants to be spoken to is asked for, kept on record and passed on."""
    return (c.kind == "language_preference") & no(c.complete)
