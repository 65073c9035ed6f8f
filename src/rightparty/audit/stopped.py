"""What our own gate would have said to the contacts that broke something, by what was known before each."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

import ibis
import ibis.expr.types as ir

from rightparty.audit import counting
from rightparty.audit.judged import Judging
from rightparty.gate.table import decide_table
from rightparty.law.load import Law
from rightparty.plan.shadow.compare import with_balances
from rightparty.plan.shadow.log import CONTACTS, as_of_each, candidates_of

TEXT: Final = "text"
"""The contact as such is allowed, but nothing is sent in these words: the guard finds fault with them."""


def gate_of(judging: Judging, law: Law, findings: ir.Table, contacts: ir.Table) -> ir.Table:
    """`contact_id, gate_verdict` of the contacts with a violation; kept in the engine.

    Args:
        judging: what they were judged by; its own law is not asked.
        law: the product's: every instrument, the promise, and the policy of a house.
        findings: `finding.COLUMNS`.
        contacts: of `findings.Found`.

    Returns:
        deny, delay, limited or allow, as the gate decides the contact; `TEXT` where it allows it, and a
        violation is in the words.
    """
    engine, name = judging.engine, f"{judging.name}_gate"
    broken = findings.filter(counting.broken(findings))
    bad = contacts.semi_join(broken.select("contact_id").distinct(), "contact_id")
    bad = bad.select(**{column: bad[column].cast(kind) for column, kind in CONTACTS.items()})
    bad = engine.materialize(bad, f"{name}_bad")
    if engine.count(bad) == 0:
        return engine.create(name, [], ibis.schema({"contact_id": "string", "gate_verdict": "string"}))
    known = as_of_each(engine, judging.book, bad, name)
    known = with_balances(engine, known, bad, judging.progress, name)
    asked = engine.materialize(candidates_of(bad, known.tables["senders"]), f"{name}_asked")
    judging = replace(judging, book=known)
    decided = decide_table(
        engine,
        known,
        asked,
        datetime(2000, 1, 1, tzinfo=UTC),  # never used: every candidate has an instant of its own
        law,
        judging.model,
        progress=judging.progress,
        name=f"{name}_decided",
    )
    spoken = broken.filter(broken.rule.startswith("words.") | broken.instead.notnull())
    spoken = spoken.select(worded="contact_id").distinct()
    rows = decided.left_join(spoken, decided.candidate_id == spoken.worded)
    faulty = (rows.verdict == "allow") & rows.worded.notnull()
    told = rows.select(contact_id="candidate_id", gate_verdict=faulty.ifelse(TEXT, rows.verdict))
    kept = engine.materialize(told, name)
    for part in ("bad", "asked", "decided"):
        engine.drop(f"{name}_{part}")
    return kept
