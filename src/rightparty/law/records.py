"""What the law says about things other than a contact: agreements, records kept, transfers, wording.

A record is a mapping from the names below to values; None, or a name left out, is unknown, and a rule that
needs it refuses. `wording` also carries what a text says: a set of the words asked for with `c.says`.
"""

from collections.abc import Mapping
from typing import Final

from rightparty.law.facts import FACTS, FactDefinition

CONTACT: Final = "contact"
AGREEMENT: Final = "agreement"
RECORD: Final = "record"
TRANSFER: Final = "transfer"
WORDING: Final = "wording"

_COMMON: Mapping[str, FactDefinition] = {
    name: FACTS[name] for name in ("creditor_kind", "by_agency", "us_collector", "channel", "role")
}
"""What decides whom an instrument binds, beside `c.within(…)`, `c.member(…)` and `c.debt_is(…)`."""


def _truth(meaning: str) -> FactDefinition:
    return FactDefinition("truth", meaning)


def _whole(meaning: str) -> FactDefinition:
    return FactDefinition("whole", meaning)


def _text(meaning: str) -> FactDefinition:
    return FactDefinition("text", meaning)


AGREEMENT_FACTS: Mapping[str, FactDefinition] = {
    **_COMMON,
    "months": _whole("how long the agreement runs"),
    "form": FactDefinition("text", "how it was made", ("written", "oral")),
    "recorded": _truth("a recording of an oral agreement is kept"),
    "interest": FactDefinition("text", "what becomes of interest", ("stop", "reduce", "continue")),
    "allocation": _text("what a payment pays first: principal_first, costs_first …"),
    "cost_table_confirmed": _truth("the borrower confirmed a table of all costs before signing"),
    "decided_by_model": _truth("a model alone decided"),
    "human_review_asked": _truth("the borrower asked that a person decide"),
    "human_review_done": _truth("a person has decided"),
}
RECORD_FACTS: Mapping[str, FactDefinition] = {
    **_COMMON,
    "kind": _text("collection_record call_recording agreement_recording impact_assessment complaint …"),
    "age_days": _whole("days since the record was made"),
    "days_since_last_activity": _whole("days since the last collection activity on the debt"),
    "debt_open": _truth("the debt is not settled"),
    "days_overdue": _whole("days by which an answer or a notice is late; negative while there is time"),
    "complete": _truth("nothing that the law asks for is missing from it"),
}
TRANSFER_FACTS: Mapping[str, FactDefinition] = {
    **_COMMON,
    "what": _text("debt, debt_file, contact_of_third_person, address_book, sensitive_proof, analytics …"),
    "to": _text("agency, assignee, owner, bureau, vendor, processor, other_agency"),
    "purpose": _text("collection, furnishing, sale, placement, collect_data, apply_payment …"),
    "abroad": _truth("the receiver is in another country"),
    "mechanism": _truth("a lawful mechanism for sending data abroad is in place"),
    "separate_consent": _truth("the person consented to this very transfer"),
    "notified": _truth("the person was told of the receiver and the purpose"),
    "contract": _truth("a contract fixes purpose, term, method, kinds of data and safeguards"),
    "debt_paid_or_discharged": _truth("the debt is paid, settled or discharged"),
    "debt_disputed": _truth("the debt is disputed"),
    "dispute_told": _truth("what is sent says that the debt is disputed"),
    "spoke_with_consumer": _truth("the consumer was spoken with about the debt"),
    "days_since_notice_sent": _whole("days since the last notice that was not returned; large where none"),
    "pay_only_by_amount": _truth("the collector's pay depends on the amount recovered alone"),
    "written_notice": _truth("the debtor was told in writing before"),
}
WORDING_FACTS: Mapping[str, FactDefinition] = {
    **_COMMON,
    "kind": _text(
        "message, voicemail, letter, location_inquiry, validation_notice, agreement_offer, envelope …"
    ),
    "first_contact": _truth("the first communication about the case"),
    "time_barred": _truth("the period of limitation has passed"),
    "disputed": _truth("the debt is disputed"),
    "borrower_status": FACTS["borrower_status"],
    "interest": FactDefinition(
        "text", "what becomes of interest under the plan", ("stop", "reduce", "continue")
    ),
    "in_validation_period": _truth("the period for disputes under 12 CFR 1006.34 runs"),
}

RECORD_KINDS: Mapping[str, Mapping[str, FactDefinition]] = {
    CONTACT: FACTS,
    AGREEMENT: AGREEMENT_FACTS,
    RECORD: RECORD_FACTS,
    TRANSFER: TRANSFER_FACTS,
    WORDING: WORDING_FACTS,
}
"""Kinds of thing a rule can be about, and the facts that each has."""


def facts_about(kind: str) -> Mapping[str, FactDefinition]:
    """The named facts of a contact or of a kind of record."""
    return RECORD_KINDS[kind]
