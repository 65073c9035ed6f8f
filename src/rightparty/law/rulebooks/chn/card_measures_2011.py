"""Measures on banks' credit card business (2011), arts. 67 to 70."""

from datetime import date

from rightparty.law.logic import among, no
from rightparty.law.parameters import load_parameters
from rightparty.law.records import AGREEMENT, RECORD, TRANSFER, WORDING
from rightparty.law.rule import Instrument, rule
from rightparty.law.rulebooks.chn.people import outsider, unproven_agent
from rightparty.law.vocabulary import CALLBACK, DENY, FULL, KNOCK, LOCATE, NOT_ORDERED, OFFER, Force


def binds(c):
    """Banks' credit card debts, and the agencies that serve them, in mainland China."""
    return c.within("CN") & (c.creditor_kind == "bank") & c.debt_is("product", "credit_card")


INSTRUMENT = Instrument(
    "card_measures_2011",
    rulebook="chn",
    title="Measures on credit card business (2011)",
    force=Force.LAW,
    confidence=0.9,
    zone="Asia/Shanghai",
    place="CN",
    binds=binds,
    parameters=load_parameters(__package__, "card_measures_2011.toml"),
)
_SINCE = date(2011, 1, 13)

_BARRED_BY_A_PLAN = (FULL, OFFER, CALLBACK, KNOCK, LOCATE)


@rule("Card measures 2011, art. 68", effect=DENY, since=_SINCE)
def recipient_does_not_owe_the_card(c):
    """Card debts are collected from the cardholder and their guarantors, and from nobody else."""
    # Who claims to speak for the borrower is told how to prove it: `practice.mandate_is_not_checked`.
    return outsider(c) & no(unproven_agent(c))


@rule("Card measures 2011, art. 70", effect=DENY, since=_SINCE, cuts=_BARRED_BY_A_PLAN, confidence=0.95)
def instalment_agreement_is_kept(c):
    """While a personal instalment agreement is kept, issuer and agencies stop collecting."""
    # A reminder before a plan's own due date is a service message.
    return c.agreement_performing | c.notice("agreement_performing")


@rule("Card measures 2011, art. 69", effect=DENY, since=_SINCE, cuts=NOT_ORDERED, confidence=0.85)
def cardholder_objected(c):
    """A cardholder's objection is flagged and looked into before anything else is said."""
    return c.notice("dispute") | c.notice("identity_theft")


@rule("Card measures 2011, art. 69", effect=DENY, since=_SINCE, about=WORDING)
def letter_lacks_what_is_prescribed(c):
    """A collection letter names balance, reason, rights, and where to check, object and find the issuer."""
    return (c.channel == "letter") & c.says("incomplete_letter")


@rule("Card measures 2011, art. 70", effect=DENY, since=_SINCE, about=WORDING, confidence=0.9)
def promises_that_interest_stops(c):
    """A text says that interest stops only where the agreement says so: no law orders it."""
    return c.says("says_interest_stops") & (c.interest != "stop")


@rule("Card measures 2011, art. 70", effect=DENY, since=_SINCE, about=WORDING, confidence=0.9)
def calls_the_agreement_a_right(c):
    """A personal instalment agreement may be agreed; it is not a right, and no text says so."""
    return c.says("claims_art70_right")


@rule("Card measures 2011, art. 70", effect=DENY, since=_SINCE, about=AGREEMENT, confidence=0.98)
def agreement_is_too_long(c):
    """A personal instalment agreement runs for at most five years."""
    return c.months > c.limit("months_max")


@rule("Card measures 2011, art. 70(1)-(6)", effect=DENY, since=_SINCE, about=AGREEMENT, confidence=0.98)
def agreement_is_incomplete(c):
    """The agreement names balance, payments, whether interest runs, new cards, rights and breach."""
    terms = c.says("lacks_balance_structure_currency", "lacks_cycle_method_date_amount", "lacks_other")
    return terms | c.says(
        "lacks_fees_interest_policy", "lacks_no_new_card_promise", "lacks_rights_duties_breach"
    )


@rule("Card measures 2011, art. 70", effect=DENY, since=_SINCE, about=AGREEMENT, confidence=0.98)
def oral_agreement_is_not_recorded(c):
    """An oral agreement is recorded, and the recording kept until the debt is settled."""
    return (c.form == "oral") & no(c.recorded)


@rule("Card measures 2011, art. 70", effect=DENY, since=_SINCE, about=RECORD, confidence=0.98)
def recording_is_purged_too_soon(c):
    """The recording of an agreement is kept at least until the debt is settled."""
    return c.says("purge") & (c.kind == "agreement_recording") & c.debt_open


@rule("Card measures 2011, art. 68", effect=DENY, since=_SINCE, about=RECORD)
def record_is_purged_too_soon(c):
    """The record of collecting a card debt is kept for at least two years."""
    kept = among(c.kind, ("collection_record", "call_recording"))
    return c.says("purge") & kept & (c.age_days < c.limit("record_days"))


@rule("Card measures 2011, art. 67", effect=DENY, since=_SINCE, about=TRANSFER, confidence=0.85)
def pay_hangs_on_the_amount_alone(c):
    """Collectors are not paid by the amount recovered alone."""
    return (c.to == "agency") & c.pay_only_by_amount
