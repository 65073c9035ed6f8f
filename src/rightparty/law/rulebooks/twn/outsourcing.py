"""Regulations on financial institutions outsourcing their operations (金融機構作業委託他人處理辦法)."""

from datetime import date

from rightparty.law.logic import no
from rightparty.law.parameters import load_parameters
from rightparty.law.rule import Instrument, rule
from rightparty.law.vocabulary import DELAY, DENY, NOT_ASKED, REQUIRE, Force


def binds(c):
    """Banks, their agencies and asset managers in Taiwan; others too: nothing else was researched."""
    return c.within("TW")


INSTRUMENT = Instrument(
    "outsourcing",
    rulebook="twn",
    title="Regulations on outsourcing by financial institutions",
    force=Force.LAW,
    confidence=0.85,
    zone="Asia/Taipei",
    binds=binds,
    parameters=load_parameters(__package__, "outsourcing.toml"),
    place="TW",
)
_SINCE = date(2006, 1, 1)  # the version read is of 2006; its day is not known


@rule("Outsourcing regulations, art. 14", effect=DELAY, since=_SINCE, cuts=NOT_ASKED)
def outside_permitted_hours(c):
    """No contact before 7:00 or after 22:00 without the debtor's consent."""
    # Art. 14: other hours by consent.
    outside = c.outside("contact_window") | c.outside("contact_window", zone="Asia/Taipei")
    return outside & no(c.within_agreed_hours)


@rule("Outsourcing regulations, art. 14", effect=DENY, since=_SINCE, confidence=0.8)
def recipient_has_no_duty_to_pay(c):
    """Whoever has no legal duty to pay is not asked to, nor disturbed over the debt of another."""
    return no(c.owes | c.stands_in)


@rule("Outsourcing regulations, art. 16(6)", effect=DENY, since=_SINCE, cuts=NOT_ASKED, confidence=0.8)
def agency_was_not_announced_in_writing(c):
    """The debtor is told in writing of the agency before it takes over."""
    return c.by_agency & no(c.agency_announced)


@rule(
    "Outsourcing regulations, art. 16(5)",
    effect=DENY,
    since=_SINCE,
    about="transfer",
    confidence=0.8,
    seen_in_original=True,
)
def agency_is_given_data_of_who_owes_nothing(c):
    """An agency is given no data of people who have no legal duty to pay."""
    return (c.to == "agency") & ((c.what == "contact_of_third_person") | (c.what == "address_book"))


@rule(
    "Outsourcing regulations, art. 16(6)",
    effect=REQUIRE,
    since=_SINCE,
    about="transfer",
    confidence=0.8,
    seen_in_original=True,
)
def debt_is_placed_without_written_notice(c):
    """Before a debt goes to an agency, the debtor hears in writing of agency, amount and complaints line."""
    placed = (c.what == "debt") | (c.what == "debt_file")
    return (c.to == "agency") & placed & no(c.written_notice)


@rule("Outsourcing regulations, art. 14", effect=DENY, since=_SINCE, about="wording", confidence=0.8)
def threatens_insults_or_deceives(c):
    """No violence, threat, insult or false statement in collecting."""
    untrue = c.says("poses_as_authority", "poses_as_other", "deceives", "wrong_amount")
    return untrue | c.says("insults", "threatens", "harasses", "public")
