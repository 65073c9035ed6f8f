"""The promise: addressed only to who owes or stands in, and telling only at a proven point."""

from datetime import date

from rightparty.law.logic import among, no
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import (
    ALL,
    CALLBACK,
    DENY,
    FULL,
    KNOCK,
    LIMIT,
    LOCATE,
    NOT_THEIRS,
    OFFER,
    OPEN_TO_OTHERS,
    PUSH,
    STATUTORY,
    TELLING,
    VERIFIED,
    VOICE,
    Force,
)

INSTRUMENT = Instrument(
    "promise",
    rulebook="core",
    title="The promise",
    force=Force.POLICY,
    confidence=1.0,
    seen_in_original=True,
)
_EVER = date(1900, 1, 1)


@rule("Rightparty promise 1", effect=DENY, since=_EVER)
def person_does_not_owe(c):
    """A message about a debt goes only to a person who owes it, or stands in with a verified mandate."""
    return no(c.owes | c.stands_in) & no(c.is_reply)


@rule("Rightparty promise 1", effect=LIMIT, since=_EVER, cuts=tuple(k for k in ALL if k != CALLBACK))
def third_person_asked(c):
    """Someone who does not owe and contacted us is answered with a neutral call-back, and nothing else."""
    return no(c.owes | c.stands_in) & c.is_reply


@rule("Rightparty promise 1", effect=DENY, since=_EVER, cuts=(LOCATE,))
def nobody_is_located_through_others(_c):
    """Nobody is asked where somebody else is, also where law leaves that door open."""
    return True


@rule("Rightparty promise 2", effect=LIMIT, since=_EVER, cuts=TELLING)
def point_not_proven(c):
    """A debt word goes only to a point proven to be this person's, recently enough for its kind."""
    return c.right_party != VERIFIED


@rule("Rightparty promise 2", effect=DENY, since=_EVER)
def point_is_not_theirs(c):
    """This point was reported as not this person's: nothing goes there, no knock either."""
    return c.right_party == NOT_THEIRS


@rule("Rightparty promise 2", effect=DENY, since=_EVER)
def point_is_not_tied_to_the_person(c):
    """Nothing on file ties this point to the person: a knock there would be a knock at somebody else's."""
    return no(c.tied)


@rule("Rightparty promise 2", effect=DENY, since=_EVER)
def point_from_an_address_book(c):
    """A point known only from somebody's address book is a friend's or relative's: nothing goes there."""
    return c.only_in_address_books


@rule("Rightparty promise 2", effect=DENY, since=_EVER)
def others_would_see(c):
    """A group chat, a postcard or a social post is open to other people's eyes."""
    return among(c.channel, OPEN_TO_OTHERS)


@rule("Rightparty promise 2", effect=LIMIT, since=_EVER, cuts=TELLING)
def others_would_see_a_push(c):
    """A push shows on a locked screen, whoever looks at it: it knocks, and tells nothing."""
    return c.channel == PUSH


@rule("Rightparty promise 2", effect=DENY, since=_EVER)
def channel_does_not_fit_point(c):
    """This kind of point cannot carry this channel."""
    return no(c.channel_fits)


@rule("Rightparty promise 3", effect=DENY, since=_EVER)
def no_rulebook(c):
    """A country concerned by this contact has no rulebook: what its law allows is unknown."""
    return no(c.has_rulebook)


@rule("Rightparty promise 3", effect=DENY, since=_EVER)
def several_creditors(c):
    """One contact speaks for one creditor: debts of several are never joined in a message."""
    return no(c.one_creditor)


@rule("Rightparty promise 4", effect=LIMIT, since=_EVER, cuts=(FULL, OFFER, STATUTORY))
def balance_cannot_be_stated(c):
    """An amount that cannot be worked out, or that differs from what is owed now, is not told."""
    return no(c.balance_quotable) | no(c.amount_matches)


@rule("Rightparty promise 4", effect=LIMIT, since=_EVER, cuts=(FULL, CALLBACK, KNOCK))
def nothing_is_overdue(c):
    """Nothing is overdue, so nobody is asked to pay."""
    return c.overdue <= 0


@rule("Rightparty promise 4", effect=LIMIT, since=_EVER, cuts=(OFFER,))
def nothing_to_agree_on(c):
    """Nothing is overdue, so nothing is offered: only a promise that was just kept may be confirmed."""
    return (c.overdue <= 0) & no(c.promise_kept_lately)


@rule("Rightparty promise 4", effect=LIMIT, since=_EVER, cuts=(CALLBACK,))
def call_back_only_by_voice(c):
    """A request to call back is left by voice, unless it answers somebody."""
    return no(among(c.channel, VOICE)) & no(c.is_reply)


@rule("Rightparty promise 5", effect=DENY, since=_EVER)
def agency_without_placement(c):
    """An agency acts only while it holds the debt, and not after a recall."""
    return c.by_agency & no(c.agency_placed)


@rule("Rightparty promise 5", effect=DENY, since=_EVER)
def sender_does_not_fit(c):
    """Who sends is a number or address of this creditor, in use now, and made for this channel."""
    return no(c.sender_fits)
