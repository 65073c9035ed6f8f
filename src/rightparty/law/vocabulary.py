"""The words rules are written in: content classes, channels, kinds of event, and counting keys.

Plain strings, so that one rule reads the same against a Python value, a column or a solver's term.
"""

from enum import StrEnum
from typing import Final

# Content classes, most telling first (the order in which a ceiling is chosen).
FULL: Final = "full"
OFFER: Final = "offer"
REMINDER: Final = "reminder"
STATUTORY: Final = "statutory"
REPLY: Final = "reply"
CALLBACK: Final = "callback"
KNOCK: Final = "knock"
LOCATE: Final = "locate"  # asks a third person where somebody is: exists in law, the product never sends it
KEPT: Final = "kept"
"""The text of class `offer` that confirms a kept promise: the ids of its templates begin with this word."""

ALL: Final = (FULL, OFFER, REMINDER, STATUTORY, REPLY, CALLBACK, KNOCK, LOCATE)
TELLING: Final = (FULL, OFFER, REMINDER, STATUTORY, REPLY)
NEUTRAL: Final = (CALLBACK, KNOCK)
NOT_ASKED: Final = tuple(k for k in ALL if k != REPLY)  # whatever does not answer somebody
NOT_ORDERED: Final = tuple(
    k for k in ALL if k not in (STATUTORY, REPLY)
)  # neither answers nor is ordered by law
UNASKED: Final = (FULL, OFFER, REMINDER, CALLBACK, KNOCK)  # neither ordered by law nor asked for
COLLECTING: Final = (FULL, CALLBACK, KNOCK)
HUMANE_CAPPED: Final = (FULL, OFFER, REMINDER)

# Channels.
CALL: Final = "call"
AI_CALL: Final = "ai_call"
RINGLESS: Final = "ringless"
SMS: Final = "sms"
EMAIL: Final = "email"
APP: Final = "app"
PUSH: Final = "push"
INBOX: Final = "inbox"
IM: Final = "im"
IM_GROUP: Final = "im_group"
LETTER: Final = "letter"
POSTCARD: Final = "postcard"
VISIT: Final = "visit"
SOCIAL: Final = "social"
VOICE: Final = (CALL, AI_CALL, RINGLESS)
ELECTRONIC: Final = (SMS, EMAIL, APP, PUSH, INBOX, IM)
OPEN_TO_OTHERS: Final = (IM_GROUP, POSTCARD, SOCIAL)

# What a point may carry.
CHANNELS_OF_POINT: Final = {
    "mobile": (CALL, AI_CALL, RINGLESS, SMS),
    "landline": (CALL, AI_CALL),
    "email": (EMAIL,),
    "app": (APP, PUSH, INBOX),
    "post": (LETTER, POSTCARD, VISIT),
    "im": (IM,),
}

# Kinds of past contact that can be counted.
ATTEMPT: Final = "attempt"
CONNECTED: Final = "connected"
CONVERSATION: Final = "conversation"
TOLD: Final = "told"  # a message that went out, or a call that somebody or a machine took
UNANSWERED: Final = "unanswered"  # an attempt by voice that nobody took

# Right-party states.
VERIFIED: Final = "verified"
UNVERIFIED: Final = "unverified"
NOT_THEIRS: Final = "not_theirs"


class Per(StrEnum):
    """What a counter belongs to; several together mean the same of each."""

    CREDITOR = "creditor"
    LENDERS = "lenders"  # this creditor and all that count their contacts together with it
    COLLECTOR = "collector"
    PERSON = "person"
    COUPLE = "couple"
    DEBT = "debt"
    ACCOUNT = "account"
    POINT = "point"
    PLACE = "place"


CREDITOR: Final = Per.CREDITOR
LENDERS: Final = Per.LENDERS
COLLECTOR: Final = Per.COLLECTOR
PERSON: Final = Per.PERSON
COUPLE: Final = Per.COUPLE
DEBT: Final = Per.DEBT
ACCOUNT: Final = Per.ACCOUNT
POINT: Final = Per.POINT
PLACE: Final = Per.PLACE


class Effect(StrEnum):
    """What a rule does when it speaks (design: Decisions)."""

    DENY = "deny"
    LIMIT = "limit"  # only the classes it does not cut
    DELAY = "delay"  # until an instant
    SUSPEND = "suspend"  # until an event
    REQUIRE = "require"  # an obligation on the message
    RISK = "risk"  # lawful, but the presumption is lost: our answer is no
    NOTE = "note"  # changes nothing: the law's own name for what is allowed, or an exception that it makes


DENY: Final = Effect.DENY
LIMIT: Final = Effect.LIMIT
DELAY: Final = Effect.DELAY
SUSPEND: Final = Effect.SUSPEND
REQUIRE: Final = Effect.REQUIRE
RISK: Final = Effect.RISK
NOTE: Final = Effect.NOTE


class Force(StrEnum):
    """How binding the text behind a rule is."""

    LAW = "law"
    STANDARD = "standard"  # a recommended national standard
    SELF_REGULATION = "self-regulation"
    POLICY = "policy"  # our own, or the lender's
