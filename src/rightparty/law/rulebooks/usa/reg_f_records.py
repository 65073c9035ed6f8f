"""Regulation F, 12 CFR 1006.100: what is kept, and for how long."""

from rightparty.law.records import RECORD
from rightparty.law.rule import rule
from rightparty.law.rulebooks.usa.regulation_f import SINCE, instrument
from rightparty.law.vocabulary import DENY

INSTRUMENT = instrument("reg_f_records", "retention of records", numbers=True)
_RECORDING = "call_recording"


@rule("12 CFR 1006.100(a)", effect=DENY, since=SINCE, about=RECORD, legal_effect="retention_required")
def evidence_is_kept_three_years(c):
    """Evidence of what was done and what was not is kept for three years after the last activity."""
    return (c.kind == "collection_record") & (c.days_since_last_activity < c.limit("days_kept"))


@rule("12 CFR 1006.100(b)", effect=DENY, since=SINCE, about=RECORD, legal_effect="retention_required")
def recording_is_kept_three_years(c):
    """Where calls are recorded, each recording is kept for three years from the call."""
    return (c.kind == _RECORDING) & (c.age_days < c.limit("days_kept"))
