"""Measures on consumer finance companies (2024 no. 4)."""

from datetime import date

from rightparty.law.logic import among, no
from rightparty.law.parameters import load_parameters
from rightparty.law.records import RECORD, WORDING
from rightparty.law.rule import Instrument, rule
from rightparty.law.rulebooks.chn.people import outsider, unproven_agent
from rightparty.law.vocabulary import DENY, Force


def binds(c):
    """Consumer finance companies and their agencies, in mainland China."""
    return c.within("CN") & (c.creditor_kind == "consumer_finance")


INSTRUMENT = Instrument(
    "consumer_finance_measures_2024",
    rulebook="chn",
    title="Consumer finance measures (2024 no. 4)",
    force=Force.LAW,
    confidence=0.85,
    zone="Asia/Shanghai",
    place="CN",
    binds=binds,
    parameters=load_parameters(__package__, "consumer_finance_measures_2024.toml"),
)
_SINCE = date(2024, 4, 18)


@rule("Consumer finance measures 2024, collection", effect=DENY, since=_SINCE)
def recipient_is_a_third_person(c):
    """A consumer finance company collects from nobody unrelated to the debt."""
    # Who claims to speak for the borrower is told how to prove it: `practice.mandate_is_not_checked`.
    return outsider(c) & no(unproven_agent(c))


@rule("Consumer finance measures 2024, collection", effect=DENY, since=_SINCE, about=WORDING)
def threatens_or_harasses(c):
    """No violence, threat or harassment."""
    return c.says("threatens", "harasses", "insults")


@rule("Consumer finance measures 2024, records", effect=DENY, since=_SINCE, about=RECORD)
def record_is_purged_too_soon(c):
    """Collection records can be traced for at least five years."""
    kept = among(c.kind, ("collection_record", "call_recording"))
    return c.says("purge") & kept & (c.age_days < c.limit("record_days"))
