"""The facts of every candidate of a table, one column a question: what the column reading looks up.

`gate/answers.py` gathers the same facts for a single contact from a dossier; tests hold the two together.
Only what the given law asks is worked out. Each topic has a module of its own, `facts_<topic>.py`.
"""

from __future__ import annotations

import ibis.expr.types as ir

from rightparty.gate.asked import attach, attach_all
from rightparty.gate.facts_agency import sender_facts
from rightparty.gate.facts_debts import column_facts, money_facts, state_facts
from rightparty.gate.facts_history import history_facts
from rightparty.gate.facts_notices import hour_facts, notice_facts
from rightparty.gate.facts_places import party_facts, place_facts
from rightparty.gate.facts_points import evidence_facts, point_facts
from rightparty.gate.facts_sources import Sources
from rightparty.gate.facts_standing import borrower_facts, liability_facts, standing_facts
from rightparty.gate.facts_when import time_facts
from rightparty.gate.left_out import TABLES as LOSABLE
from rightparty.gate.left_out import left_out
from rightparty.parties.model import PartyModel
from rightparty.parties.table import states_at

_TOPICS = (
    standing_facts,
    liability_facts,
    borrower_facts,
    point_facts,
    evidence_facts,
    sender_facts,
    place_facts,
    party_facts,
    money_facts,
    state_facts,
    column_facts,
    notice_facts,
    hour_facts,
    time_facts,
    history_facts,
)


def facts(s: Sources, model: PartyModel) -> ir.Table:
    """One row a candidate of a chunk: its own columns, its two keys, and every question of the law.

    Unknown is NULL.
    """
    engine, book, law = s.engine, s.book, s.law
    found = [topic(s) for topic in _TOPICS]
    parts = [left_out(s.base, s.debts, book.quarantine), *(part for each in found for part in each.parts)]
    # Each kept by itself: one query of them all would be planned for longer than it runs.
    kept = [engine.materialize(part, f"gate_part_{number}") for number, part in enumerate(parts)]
    joined = engine.materialize(attach_all(s.base, kept, "candidate_id"), "gate_facts_joined")
    for part in kept:
        engine.drop(part.get_name())
    raw = engine.materialize(_with_right_party(joined, s, model), "gate_facts_raw")
    raw = raw.mutate(**{f"lost_{table}": raw[f"lost_{table}"].fill_null(False) for table in LOSABLE})
    answers = {name: answer for each in found for name, answer in each.answers.items()}
    asked = [name for name in answers if name in law.questions or name == "right_party"]
    answered = raw.mutate(**{name: answers[name](raw) for name in asked})
    columns = dict.fromkeys([*s.candidates.columns, "zones_key", "hours_key", "right_party", *law.questions])
    return answered.select(*columns)


def _with_right_party(joined: ir.Table, s: Sources, model: PartyModel) -> ir.Table:
    rows = joined.select("point_id", "person_id", at="asked_at")
    belief = states_at(rows, s.tables, model).select(
        "point_id", "person_id", asked_at="at", right_party="state"
    )
    return attach(joined, belief, "point_id", "person_id", "asked_at")
