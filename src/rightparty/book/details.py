"""What a notice's `detail` may say: the keys that each kind of notice knows."""

import json
from collections.abc import Iterator, Mapping

import ibis
import ibis.expr.types as ir

from rightparty.book.checks import marks
from rightparty.engine import Engine

DETAIL_KEYS: Mapping[str, frozenset[str]] = {
    "agreed_frequency": frozenset({"times", "days"}),
    "agreement_breached": frozenset({"agreement_id"}),
    "agreement_performing": frozenset({"agreement_id"}),
    "attorney": frozenset(
        {"name", "phone", "email", "address", "asked_on", "answered", "consents_direct", "unidentified"}
    ),
    "adviser": frozenset({"name", "phone", "email", "address"}),
    "bankruptcy": frozenset({"court", "case"}),
    "calamity": frozenset({"area"}),
    "complaint_closed": frozenset({"complaint_id"}),
    "complaint_open": frozenset({"complaint_id"}),
    "consent": frozenset({"purpose"}),
    "deceased": frozenset({"on"}),
    "dispute": frozenset({"amount", "reason", "after_validation_period"}),
    "email_use_notice": frozenset(
        {
            "sent_on",
            "names_collector",
            "says_transferred",
            "says_will_be_used",
            "says_others_may_see",
            "opt_out_by",
            "opt_out_until",
            "opt_out_to",
            "form",
        }
    ),
    "execution_failed": frozenset({"court", "case"}),
    "hardship": frozenset({"reason"}),
    "identity_theft": frozenset({"report"}),
    "inconvenient_place": frozenset({"place"}),
    "judgment": frozenset({"court", "case"}),
    "litigation": frozenset({"court", "case"}),
    "moratorium": frozenset({"scheme"}),
    "outsourced": frozenset({"agency_id"}),
    "payment_pending": frozenset({"payment_id", "amount"}),
    "prefers": frozenset({"language"}),
    "settled": frozenset({"amount"}),
    "willing_to_pay": frozenset({"amount", "on"}),
}
"""Kinds that are not here have no details."""

_WRONG = ibis.schema({"kind": "string", "detail": "string", "keys": "string"})


def detail_marks(notices: ir.Table, engine: Engine, name: str) -> ir.Table:
    """Marks for notices whose detail has a key that its kind does not know; needs table `name`."""
    said = notices.filter(notices.detail.notnull())
    wrong = engine.create(name, _wrong(engine, said), _WRONG)
    both = said.join(wrong, ["kind", "detail"])
    return marks(both, "detail", "detail", both.detail, both["keys"])


def _wrong(engine: Engine, said: ir.Table) -> Iterator[dict[str, str]]:
    for row in engine.rows(said.select("kind", "detail").distinct()):
        unknown = json.loads(row["detail"]).keys() - DETAIL_KEYS.get(row["kind"], frozenset())
        if unknown:
            yield {**row, "keys": ", ".join(f"`{key}`" for key in sorted(unknown))}
