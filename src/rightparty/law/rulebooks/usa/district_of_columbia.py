"""District of Columbia, D.C. Code 28-3814, as amended by B24-0357."""

from datetime import date

from rightparty.law.logic import no
from rightparty.law.rule import rule
from rightparty.law.rulebooks.usa.states import (
    PROHIBITED,
    agreed_to_electronic_messages,
    owes_nothing,
    state,
)
from rightparty.law.vocabulary import (
    ACCOUNT,
    ALL,
    ATTEMPT,
    COLLECTOR,
    DELAY,
    DENY,
    ELECTRONIC,
    LIMIT,
    NOT_ASKED,
    NOTE,
    PERSON,
    UNASKED,
    VOICE,
)

_SEEKS_CONSENT = "seek_electronic_consent"
_COVERED = (
    "personal",
    "instalment",
    "micro_business",
    "credit_card",
    "student_loan",
    "medical",
    "microfinance",
    "other",
)


def binds(c):
    """Creditors and collectors in the District; debts on real estate and direct car loans are excluded."""
    return c.within("US-DC") & c.debt_is("product", *_COVERED)


INSTRUMENT = state(
    "district_of_columbia",
    "US-DC",
    "D.C. Code 28-3814 (District of Columbia)",
    binds,
    confidence=0.65,
)
_SINCE = date(2023, 1, 1)


@rule(
    "D.C. Code 28-3814 (calls)",
    effect=DELAY,
    since=_SINCE,
    cuts=NOT_ASKED,
    channels=VOICE,
    legal_effect=PROHIBITED,
)
def four_calls_in_seven_days(c):
    """At most four calls about one account within seven days."""
    return c.count(ATTEMPT, days=7, per=(COLLECTOR, PERSON, ACCOUNT), channels=VOICE) >= c.limit(
        "calls_in_seven_days"
    )


@rule(
    "D.C. Code 28-3814 (messages)",
    effect=DELAY,
    since=_SINCE,
    cuts=NOT_ASKED,
    channels=ELECTRONIC,
    legal_effect=PROHIBITED,
)
def five_messages_in_seven_days(c):
    """At most five e-mails, texts and private messages about one account within seven days."""
    return c.count(ATTEMPT, days=7, per=(COLLECTOR, PERSON, ACCOUNT), channels=ELECTRONIC) >= c.limit(
        "messages_in_seven_days"
    )


@rule(
    "D.C. Code 28-3814 (consent)",
    effect=LIMIT,
    since=_SINCE,
    cuts=UNASKED,
    channels=ELECTRONIC,
    legal_effect=PROHIBITED,
)
def electronic_message_without_consent(c):
    """Without prior consent, an electronic message may ask for that consent, and do nothing else."""
    return no(agreed_to_electronic_messages(c))


@rule(
    "D.C. Code 28-3814 (consent)",
    effect=DELAY,
    since=_SINCE,
    channels=ELECTRONIC,
    legal_effect=PROHIBITED,
)
def consent_was_sought_this_week(c):
    """Consent is asked for by at most one message within seven days."""
    return c.flagged(_SEEKS_CONSENT) & (
        c.count(
            ATTEMPT, days=7, per=(COLLECTOR, PERSON, ACCOUNT), channels=ELECTRONIC, flags=(_SEEKS_CONSENT,)
        )
        >= c.limit("requests_for_consent_in_seven_days")
    )


@rule(
    "D.C. Code 28-3814 (consent)",
    effect=NOTE,
    since=_SINCE,
    channels=ELECTRONIC,
    legal_effect="conditional",
)
def consent_may_be_sought(c):
    """A message that only asks for consent is permitted without it."""
    return c.flagged(_SEEKS_CONSENT) & no(agreed_to_electronic_messages(c))


@rule(
    "D.C. Code 28-3814 (third persons)",
    effect=DENY,
    since=_SINCE,
    cuts=tuple(k for k in ALL if k != "locate"),
    legal_effect=PROHIBITED,
)
def others_are_told(c):
    """Relatives, friends, neighbours and employers are not told of a debt."""
    return owes_nothing(c)
