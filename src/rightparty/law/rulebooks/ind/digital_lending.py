"""RBI on digital lending: FAQ of 14 February 2023 and Directions of 8 May 2025."""

from datetime import date

from rightparty.law.logic import no
from rightparty.law.rule import Instrument, rule
from rightparty.law.rulebooks.ind.recovery_2022 import binds
from rightparty.law.vocabulary import DENY, NOT_ASKED, REQUIRE, Force

INSTRUMENT = Instrument(
    "digital_lending",
    rulebook="ind",
    title="RBI digital lending directions",
    force=Force.LAW,
    confidence=0.95,
    zone="Asia/Kolkata",
    binds=binds,
    place="IN",
)


@rule(
    "RBI FAQ on digital lending 2023-02-14; Directions 2025-05-08",
    effect=DENY,
    since=date(2023, 2, 14),
    cuts=NOT_ASKED,
)
def agent_was_not_named_before(c):
    """The borrower is told by message which agent collects before that agent first makes contact."""
    # A book does not tell a digital loan from another: every loan counts as one.
    return c.by_agency & no(c.agency_announced)


@rule(
    "RBI Digital Lending Directions 2025 (data)",
    effect=DENY,
    since=date(2025, 5, 8),
    about="transfer",
    confidence=0.9,
    seen_in_original=False,
)
def app_reads_contacts_calls_or_pictures(c):
    """A lending app takes no contact list, call log or pictures from a borrower's phone."""
    return (c.what == "address_book") | (c.what == "call_log") | (c.what == "media")


@rule(
    "RBI FAQ on digital lending 2023-02-14; Directions 2025-05-08",
    effect=REQUIRE,
    since=date(2023, 2, 14),
    about="record",
)
def panel_of_agents_was_not_told_at_sanction(c):
    """When a loan is sanctioned, the borrower is told which agents may one day collect it."""
    return (c.kind == "loan_sanction") & no(c.complete)
