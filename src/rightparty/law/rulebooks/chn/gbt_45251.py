"""GB/T 45251-2025: recommended national standard on collecting personal online consumer credit."""

from datetime import date

from rightparty.law.logic import among, no
from rightparty.law.parameters import load_parameters
from rightparty.law.records import RECORD, WORDING
from rightparty.law.rule import Instrument, rule
from rightparty.law.rulebooks.chn.people import cannot_be_reached, outsider, unproven_agent, volunteers
from rightparty.law.vocabulary import (
    ALL,
    CONNECTED,
    CREDITOR,
    DELAY,
    DENY,
    ELECTRONIC,
    LIMIT,
    LOCATE,
    NOT_ASKED,
    PERSON,
    REPLY,
    REQUIRE,
    VOICE,
    Force,
)


def binds(c):
    """Lenders of personal credit, whoever took the debt over, and every agency, in mainland China."""
    return c.within("CN") & (
        among(
            c.creditor_kind,
            (
                "bank",
                "consumer_finance",
                "micro_loan",
                "auto_finance",
                "financing_co",
                "p2p",
                "trust",
                "assignee",
                "debt_buyer",
                "platform",
                "lending_co",
                "other",
            ),
        )
        | c.by_agency
    )


INSTRUMENT = Instrument(
    "gbt_45251",
    rulebook="chn",
    title="GB/T 45251-2025",
    force=Force.STANDARD,
    confidence=0.95,
    zone="Asia/Shanghai",
    binds=binds,
    parameters=load_parameters(__package__, "gbt_45251.toml"),
)
_SINCE = date(2025, 2, 28)
_ALL_BUT_A_SEARCH = tuple(k for k in ALL if k != LOCATE)
_ALL_BUT_AN_ANSWER = tuple(k for k in ALL if k != REPLY)


@rule("GB/T 45251-2025, 5.3 (recipients)", effect=DENY, since=_SINCE)
def recipient_is_a_contact_person(c):
    """Collection is addressed to the debtor and to those jointly liable, never to a contact person."""
    # 5.3 leaves two doors: to ask a contact where a lost debtor is, and to answer one who wants to pay. Who
    # claims to speak for the borrower is told how to prove it: `practice.mandate_is_not_checked`.
    return outsider(c) & no(cannot_be_reached(c) | volunteers(c) | unproven_agent(c))


@rule("GB/T 45251-2025, 5.3 (lost contact)", effect=LIMIT, since=_SINCE, cuts=_ALL_BUT_A_SEARCH)
def contact_is_only_asked_to_relay(c):
    """Where the debtor is lost, a contact may be asked for their number or to pass word on, no more."""
    return outsider(c) & cannot_be_reached(c) & no(volunteers(c) | unproven_agent(c))


@rule(
    "GB/T 45251-2025, 5.3 (volunteers)", effect=LIMIT, since=_SINCE, cuts=_ALL_BUT_AN_ANSWER, confidence=0.9
)
def volunteer_learns_how_to_pay(c):
    """A contact who clearly volunteers to pay is told what is needed to pay, and nothing else."""
    return outsider(c) & volunteers(c) & no(unproven_agent(c))


@rule("GB/T 45251-2025, 5.3 (refusal)", effect=DENY, since=_SINCE, cuts=NOT_ASKED)
def recipient_refused_contact(c):
    """Whoever asked not to be contacted is not contacted again, by the creditor or any of its agencies."""
    return c.notice("refuses_contact")


@rule("GB/T 45251-2025, 5.3 (hours)", effect=DELAY, since=_SINCE, cuts=NOT_ASKED)
def outside_permitted_hours(c):
    """No contact between 22:00 and 08:00, unless hours were agreed with the person: then those hold."""
    # The recipient's own time and Beijing time must both be inside: the debtor may be abroad.
    outside = c.outside("contact_window") | c.outside("contact_window", zone="Asia/Shanghai")
    return c.outside_agreed_hours | (outside & no(c.within_agreed_hours))


@rule(
    "GB/T 45251-2025, 5.3 (hours)",
    effect=REQUIRE,
    since=_SINCE,
    obligation="validity",
    confidence=0.7,
)
def message_ends_with_the_hours(c):
    """A message is good only until the hours end: a slow network must not deliver it at night."""
    # The hours hold where and when the message arrives, not where it is queued.
    return among(c.channel, ELECTRONIC)


@rule("GB/T 45251-2025, 5.3 (frequency)", effect=DELAY, since=_SINCE, cuts=NOT_ASKED, confidence=0.6)
def three_connected_calls_today(c):
    """At most three connected calls a day to one debtor, the creditor and all its agencies together."""
    # Informing and interactive calls share one counter: the strict reading of two limits of three. Research
    # is less sure of it than of either limit (95 % and 80 %).
    full = c.count(CONNECTED, days=1, per=(CREDITOR, PERSON), channels=VOICE) >= c.limit(
        "connected_calls_per_day"
    )
    # 5.3: unless something else was agreed with the debtor, for as long as that agreement runs.
    return among(c.channel, VOICE) & full & no(c.notice("agreed_frequency"))


@rule("GB/T 45251-2025, agencies", effect=DENY, since=_SINCE, cuts=NOT_ASKED, confidence=0.9)
def agency_was_not_evaluated(c):
    """The lender evaluates each agency at least once a year: conduct, results and security."""
    return c.by_agency & (c.agency_evaluated_days > c.limit("evaluation_days_max"))


@rule("GB/T 45251-2025, 5.3 (lost contact)", effect=DENY, since=_SINCE, about=WORDING)
def search_tells_of_the_debt(c):
    """A question to a contact names no amount, no delay and no debt."""
    return (c.kind == "location_inquiry") & c.says("tells_of_debt")


@rule("GB/T 45251-2025, records", effect=DENY, since=_SINCE, about=RECORD)
def record_is_purged_too_soon(c):
    """Collection records are kept for at least two years."""
    kept = among(c.kind, ("collection_record", "call_recording"))
    return c.says("purge") & kept & (c.age_days < c.limit("record_days"))


@rule("GB/T 45251-2025, records", effect=DENY, since=_SINCE, about=RECORD)
def record_is_incomplete(c):
    """The record of collecting is complete, and an agency hands all of it to the lender."""
    return (c.kind == "collection_record") & no(c.complete)


@rule(
    "GB/T 45251-2025 (identity)",
    effect=REQUIRE,
    since=_SINCE,
    obligation="identity_line",
    confidence=0.85,
)
def sender_names_itself(c):
    """The message says which institution speaks, and for whom."""
    return c.within("CN")


@rule("GB/T 45251-2025 (identity)", effect=DENY, since=_SINCE, about=WORDING, confidence=0.85)
def does_not_say_who_speaks(c):
    """A text that leaves out which institution speaks is not sent."""
    return c.says("lacks_creditor_identity", "hidden_caller")
