"""General Data Protection Regulation (EU) 2016/679, as far as collection meets it."""

from datetime import date

from rightparty.law.logic import among, no
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import ALL, DENY, NOT_THEIRS, REQUIRE, STATUTORY, Force


def binds(c):
    """Every controller, where a member state is concerned."""
    return c.within("EU")


INSTRUMENT = Instrument(
    "gdpr",
    rulebook="eu",
    title="GDPR",
    force=Force.LAW,
    confidence=0.97,
    zone="Europe/Brussels",
    binds=binds,
    place="EU",
)
_SINCE = date(2018, 5, 25)


@rule("GDPR, art. 5(1)(d), (f)", effect=DENY, since=_SINCE)
def point_is_somebody_elses(c):
    """Nothing goes to a point known to be another's: that is a breach of personal data."""
    return c.right_party == NOT_THEIRS


@rule("GDPR, art. 17(1)(a)", effect=DENY, since=_SINCE, cuts=tuple(k for k in ALL if k != STATUTORY))
def purpose_is_achieved(c):
    """Once the debt is settled, the person's data serve no collection any more."""
    return c.settled | c.notice("settled")


@rule("GDPR, arts 5(1)(c), 6", effect=DENY, since=_SINCE, about="transfer")
def more_is_taken_than_is_needed(c):
    """Address books and the data of third persons are neither taken nor passed on."""
    return among(c.what, ("address_book", "call_log", "media", "contact_of_third_person"))


@rule("GDPR, art. 33(1)", effect=REQUIRE, since=_SINCE, about="record")
def breach_was_not_notified_in_time(c):
    """A message to a wrong recipient is a breach: the authority hears of it within seventy-two hours."""
    # `days_overdue` counts from the end of the seventy-two hours.
    return (c.kind == "breach") & (c.days_overdue > 0)


@rule("GDPR, art. 22(3)", effect=REQUIRE, since=_SINCE, about="agreement")
def nobody_reviewed_what_a_model_decided(c):
    """Who asks that a person look at what a model alone decided is given that."""
    return c.decided_by_model & c.human_review_asked & no(c.human_review_done)


@rule("GDPR, art. 34(1)", effect=REQUIRE, since=_SINCE, about="record")
def person_was_not_told_of_the_breach(c):
    """Whose data reached a wrong recipient is told of it without delay where the risk to them is high."""
    # A debt told to somebody else is such a risk: the record is complete once the person was told.
    return (c.kind == "breach") & no(c.complete)
