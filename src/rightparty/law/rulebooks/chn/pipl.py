"""Personal Information Protection Law: whose number it is, who else learns of it, and what is kept."""

from datetime import date

from rightparty.law.logic import among, no
from rightparty.law.parameters import load_parameters
from rightparty.law.records import AGREEMENT, RECORD, TRANSFER, WORDING
from rightparty.law.rule import Instrument, rule
from rightparty.law.rulebooks.chn.people import without_leave
from rightparty.law.vocabulary import (
    DENY,
    LIMIT,
    NOT_ASKED,
    NOT_ORDERED,
    NOT_THEIRS,
    OPEN_TO_OTHERS,
    REQUIRE,
    Force,
)


def binds(c):
    """Whoever handles personal information in mainland China."""
    return c.within("CN")


INSTRUMENT = Instrument(
    "pipl",
    rulebook="chn",
    title="Personal Information Protection Law",
    force=Force.LAW,
    confidence=0.95,
    zone="Asia/Shanghai",
    place="CN",
    binds=binds,
    parameters=load_parameters(__package__, "pipl.toml"),
    seen_in_original=True,
)
_SINCE = date(2021, 11, 1)


@rule("PIPL arts. 8, 46, 51", effect=DENY, since=_SINCE, confidence=0.85)
def number_is_somebody_elses(c):
    """A number that was reported or found to be somebody else's is used no more until it is proven again."""
    return c.right_party == NOT_THEIRS


@rule("PIPL arts. 13, 14, 23", effect=DENY, since=_SINCE, confidence=0.75)
def contact_person_never_agreed(c):
    """A contact person's number needs a basis of their own: the borrower cannot consent for them."""
    return without_leave(c)


@rule("PIPL arts. 19, 47", effect=DENY, since=_SINCE, cuts=NOT_ORDERED)
def purpose_is_achieved(c):
    """Once the debt is settled, nothing more is sent about it."""
    return c.settled | c.notice("settled")


@rule("PIPL art. 21", effect=DENY, since=_SINCE, cuts=NOT_ASKED, confidence=0.98)
def agency_of_an_agency(c):
    """An agency does not hand the case on to another without the lender's consent."""
    return c.by_agency & c.sub_agency


@rule("PIPL art. 25", effect=DENY, since=_SINCE)
def channel_is_open_to_others(c):
    """Nothing about a debt goes where others read it: group chat, postcard or social post."""
    return among(c.channel, OPEN_TO_OTHERS)


@rule("PIPL art. 25", effect=DENY, since=_SINCE, about=WORDING)
def made_public(c):
    """Nobody's debt, name, address or workplace is made public, or put where others see it."""
    return c.says("public")


@rule("PIPL arts. 5, 6, 19", effect=DENY, since=_SINCE, about=TRANSFER)
def address_book_is_not_needed(c):
    """Address books, call logs and albums are not collected or passed on: collection does not need them."""
    return c.what == "address_book"


@rule("PIPL arts. 6, 13, 23", effect=DENY, since=_SINCE, about=TRANSFER)
def contact_of_a_third_person_is_passed_on(c):
    """The number of somebody who does not owe is passed to nobody."""
    return c.what == "contact_of_third_person"


@rule("PIPL art. 21", effect=DENY, since=_SINCE, about=TRANSFER, confidence=0.98)
def entrusted_without_contract(c):
    """Data is entrusted only under a contract on purpose, term, method, kinds of data and safeguards."""
    return among(c.to, ("agency", "processor", "vendor")) & no(c.contract)


@rule("PIPL art. 23", effect=DENY, since=_SINCE, about=TRANSFER, confidence=0.8)
def receiver_was_not_named(c):
    """Whoever passes data to another handler tells the person first who receives it and for what."""
    # Whether an assignment also needs separate consent is disputed; that it is to be told is not.
    return among(c.to, ("assignee", "bureau", "other_agency")) & no(c.notified)


@rule("PIPL arts. 28, 29, 30", effect=DENY, since=_SINCE, about=TRANSFER)
def proof_of_hardship_without_separate_consent(c):
    """Medical and other sensitive proof goes to another only with separate consent."""
    return (c.what == "sensitive_proof") & no(c.separate_consent)


@rule(
    "PIPL arts. 38, 39, 40; provisions on cross-border data flows of 2024-03-22",
    effect=DENY,
    since=_SINCE,
    about=TRANSFER,
    confidence=0.85,
)
def abroad_without_mechanism_or_consent(c):
    """Data leaves the country only under a lawful mechanism, and with separate consent."""
    return c.abroad & no(c.mechanism & c.separate_consent)


@rule("PIPL art. 24", effect=LIMIT, since=_SINCE, about=AGREEMENT)
def model_decides_alone(c):
    """A plan that a model decided alone is not final once the borrower has asked for a person."""
    return c.decided_by_model & c.human_review_asked & no(c.human_review_done)


@rule("PIPL art. 24", effect=DENY, since=_SINCE, about=AGREEMENT)
def decision_is_not_explained(c):
    """A decision made by a model is explained to whoever asks."""
    return c.decided_by_model & c.says("explanation_refused")


@rule("PIPL arts. 55, 56", effect=DENY, since=_SINCE, about=RECORD, confidence=0.98)
def impact_assessment_is_purged(c):
    """An impact assessment is kept for at least three years."""
    return c.says("purge") & (c.kind == "impact_assessment") & (c.age_days < c.limit("assessment_days"))


@rule("PIPL art. 57", effect=DENY, since=_SINCE, about=RECORD, confidence=0.85)
def wrong_recipient_is_not_followed_up(c):
    """A message that reached a wrong person is remedied at once, and told to the authority and the person."""
    return (c.kind == "incident") & no(c.complete)


@rule("PIPL arts. 55, 56", effect=REQUIRE, since=_SINCE, about=RECORD, confidence=0.98)
def impact_was_not_assessed(c):
    """Impact is assessed before sensitive data, a model's decisions, agencies or other countries come in."""
    return (c.kind == "planned_processing") & no(c.complete)


@rule("PIPL art. 21", effect=REQUIRE, since=_SINCE, about=RECORD, confidence=0.98)
def data_is_not_returned(c):
    """When its contract ends, an agency returns or erases all data that it was entrusted with."""
    return (c.kind == "end_of_placement") & no(c.complete)


@rule("PIPL arts. 44 to 50", effect=REQUIRE, since=_SINCE, about=RECORD, confidence=0.9)
def request_about_own_data_is_not_answered(c):
    """Who asks to see, correct, delete or have explained their own data is answered in time, with reasons."""
    return (c.kind == "rights_request") & ((c.days_overdue > 0) | no(c.complete))
