"""CONDUSEF general provisions on collection offices (despachos de cobranza), DOF 7 October 2014."""

from datetime import date

from rightparty.law.logic import among, no
from rightparty.law.parameters import load_parameters
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import DELAY, DENY, NOT_ASKED, OPEN_TO_OTHERS, Force


def binds(c):
    """Financial entities and collection offices in Mexico; others too: nothing else was researched."""
    return c.within("MX")


INSTRUMENT = Instrument(
    "condusef_2014",
    rulebook="mex",
    title="CONDUSEF provisions on collection offices",
    force=Force.LAW,
    confidence=0.95,
    zone="America/Mexico_City",
    binds=binds,
    parameters=load_parameters(__package__, "condusef_2014.toml"),
    place="MX",
)
_SINCE = date(2014, 10, 7)


@rule("CONDUSEF provisions 2014 (hours)", effect=DELAY, since=_SINCE, cuts=NOT_ASKED, confidence=0.93)
def outside_permitted_hours(c):
    """No contact or visit before 7:00 or after 22:00, by the clock of each place in the country."""
    return c.outside("contact_window")


@rule("CONDUSEF provisions 2014 (third persons)", effect=DENY, since=_SINCE)
def recipient_is_a_reference_or_other_third_person(c):
    """References, beneficiaries and other third persons are left alone; joint debtors and avales are not."""
    return no(c.owes | c.stands_in)


@rule("CONDUSEF provisions 2014 (minors, older adults)", effect=DENY, since=_SINCE, confidence=0.85)
def minor_is_spoken_to(c):
    """No minor is spoken to about a debt, nor an older adult who is not the debtor."""
    # An older adult who owes may be spoken to; one who does not is a third person.
    return c.person_status == "minor"


@rule("CONDUSEF provisions 2014 (publicity)", effect=DENY, since=_SINCE)
def debtor_is_exposed(c):
    """No lists, posters or open posts name a debtor."""
    return among(c.channel, OPEN_TO_OTHERS)


@rule("CONDUSEF provisions 2014 (conduct)", effect=DENY, since=_SINCE, about="wording")
def hides_or_poses_as_an_authority(c):
    """No hidden number, no look of a public institution or court, no threat, no insult."""
    untrue = c.says("poses_as_authority", "poses_as_other", "deceives")
    return untrue | c.says("hidden_caller", "insults", "threatens", "harasses", "public")


@rule("CONDUSEF provisions 2014 (payment)", effect=DENY, since=_SINCE, about="wording", confidence=0.9)
def agency_asks_to_be_paid_itself(c):
    """Payment is asked for to the lender only, never to the collection office."""
    return c.says("payee_is_agency")


@rule("CONDUSEF provisions 2014 (agreements)", effect=DENY, since=_SINCE, about="agreement", confidence=0.9)
def agreement_is_not_in_writing(c):
    """What is agreed on payment is put in writing."""
    return c.form != "written"
