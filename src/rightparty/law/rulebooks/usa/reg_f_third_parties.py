"""Regulation F, 12 CFR 1006.6(d)(1)-(2) and 1006.10: third parties, and location information."""

from rightparty.law.facts import NEVER
from rightparty.law.logic import no
from rightparty.law.records import WORDING
from rightparty.law.rule import part, rule
from rightparty.law.rulebooks.usa.regulation_f import SINCE, asks_for_somebody, instrument, is_consumer
from rightparty.law.vocabulary import (
    ALL,
    COLLECTOR,
    CONVERSATION,
    DENY,
    LOCATE,
    NOTE,
    PERSON,
    POSTCARD,
    STATUTORY,
    VOICE,
)

INSTRUMENT = instrument("reg_f_third_parties", "third parties", numbers=True)


@part
def may_be_told(c):
    """The consumer consented, directly to this collector and beforehand, or a court permits it: 6(d)(2)."""
    return c.notice("consent", to="collector", detail=("purpose=third_party",)) | c.notice(
        "consent", detail=("court",)
    )


@rule(
    "12 CFR 1006.6(a), (d)(1); 15 USC 1692c(b), (d)",
    effect=DENY,
    since=SINCE,
    cuts=tuple(k for k in ALL if k not in (STATUTORY, LOCATE)),
    legal_effect="third_party_prohibited",
)
def recipient_is_a_third_party(c):
    """A collector speaks about a debt with nobody but the consumer and their representatives."""
    return no(is_consumer(c)) & no(may_be_told(c))


@rule(
    "12 CFR 1006.6(d)(1)-(2); 15 USC 1692c(b)",
    effect=DENY,
    since=SINCE,
    cuts=(STATUTORY,),
    legal_effect="third_party_prohibited",
)
def notice_to_a_third_party_without_a_judgment(c):
    """A third person gets papers only as far as a remedy after judgment needs it."""
    return no(is_consumer(c)) & no(may_be_told(c)) & no(c.debt_is("judgment_on"))


@rule(
    "12 CFR 1006.6(d)(1), comment 14(b)(2)(i)-3.i",
    effect=DENY,
    since=SINCE,
    channels=VOICE,
    legal_effect="third_party_prohibited",
)
def number_is_somebody_elses(c):
    """A number learnt to be somebody else's is not called about this person's debt."""
    known = c.evidence_days("wrong_number", "disclosure_reported")
    shown = c.evidence_days("code_confirmed", "answered_as_self", "wrote_from", "signed_in")
    # Of two things learnt on one day nobody says which came last: the number counts as somebody else's.
    return (known < NEVER) & (known <= shown)


@rule(
    "12 CFR 1006.6(d)(2)(ii); 15 USC 1692c(b)",
    effect=NOTE,
    since=SINCE,
    legal_effect="exception_consent",
)
def consumer_authorised_the_third_party(c):
    """The consumer may authorise this collector, beforehand and directly, to speak with somebody else."""
    return no(is_consumer(c)) & c.notice("consent", to="collector", detail=("purpose=third_party",))


@rule(
    "12 CFR 1006.6(d)(2); 15 USC 1692c(b)",
    effect=NOTE,
    since=SINCE,
    legal_effect="exception_postjudgment",
)
def remedy_after_judgment(c):
    """What a remedy after judgment reasonably needs may reach a third person."""
    return no(is_consumer(c)) & c.debt_is("judgment_on") & (c.content == STATUTORY)


@rule(
    "12 CFR 1006.10(b)(5); 15 USC 1692b(6)",
    effect=DENY,
    since=SINCE,
    cuts=(LOCATE,),
    legal_effect="prohibited_location_rule",
)
def asked_although_represented(c):
    """Nobody else is asked where a consumer is who is represented by an attorney: the attorney is asked."""
    return asks_for_somebody(c) & (c.attorney_acts | c.notice("attorney"))


@rule(
    "12 CFR 1006.10(c); 15 USC 1692b(3)",
    effect=DENY,
    since=SINCE,
    cuts=(LOCATE,),
    legal_effect="prohibited_location_rule",
)
def asked_the_same_person_again(c):
    """A third person is asked once, unless they ask for more, or erred and now know better."""
    # Over 180 days: as far back as any count goes; the text has no end to it.
    spoken = c.count(CONVERSATION, days=180, per=(COLLECTOR, PERSON), inbound=True)
    again = c.flagged("earlier_answer_wrong") | c.flagged("asked_to_call_again")
    return asks_for_somebody(c) & (spoken >= c.limit("inquiries_of_one_person")) & no(again)


@rule(
    "12 CFR 1006.10(a), 1006.6(d)(1)",
    effect=DENY,
    since=SINCE,
    cuts=(LOCATE,),
    legal_effect="prohibited_location_rule",
)
def asked_what_is_known_already(c):
    """A third person is asked only to acquire location information, never where it is known already."""
    return asks_for_somebody(c) & c.flagged("location_known")


@rule(
    "12 CFR 1006.10(b)(3); 15 USC 1692b(4)",
    effect=DENY,
    since=SINCE,
    cuts=(LOCATE,),
    channels=(POSTCARD,),
    legal_effect="prohibited_location_rule",
)
def asked_by_postcard(c):
    """Nobody is asked by postcard."""
    return c.content == LOCATE


@rule(
    "12 CFR 1006.10(b)(2), (4); 15 USC 1692b(2), (5)",
    effect=DENY,
    since=SINCE,
    about=WORDING,
    legal_effect="prohibited_location_rule",
)
def inquiry_speaks_of_a_debt(c):
    """A question after somebody's whereabouts never says that they owe, nor shows that it is about a debt."""
    return (c.kind == "location_inquiry") & c.says("debt", "collection_words", "collection_symbols")


@rule(
    "12 CFR 1006.10(b)(1); 15 USC 1692b(1)",
    effect=DENY,
    since=SINCE,
    about=WORDING,
    legal_effect="prohibited_location_rule",
)
def inquiry_names_the_employer_unasked(c):
    """Who asks names their employer only if expressly asked."""
    return (c.kind == "location_inquiry") & c.says("employer_unasked")


@rule(
    "12 CFR 1006.10(b)(1), comments 10(a)-1 and 10(b)(2)-1; 15 USC 1692b(1)",
    effect=DENY,
    since=SINCE,
    about=WORDING,
    legal_effect="prohibited_location_rule",
)
def inquiry_without_name_or_purpose(c):
    """Who asks gives their own name and says that they confirm or correct location information."""
    # For somebody who has died: that they seek the person who acts for the estate.
    complete = c.says("own_name") & c.says("location_purpose", "estate_purpose")
    return (c.kind == "location_inquiry") & no(complete)
