"""The facts of every candidate of a table, one column a question: what the column reading looks up.

`gate/answers.py` gathers the same facts for a single contact from a dossier; tests hold the two together.
Only what the given law asks is worked out. Each topic has a module of its own, `facts_<topic>.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import ibis.expr.types as ir

from rightparty.engine import Engine
from rightparty.gate.asked import attach, attach_all
from rightparty.gate.counters import FREES
from rightparty.gate.facts_agency import sender_facts
from rightparty.gate.facts_debts import column_facts, money_facts, state_facts
from rightparty.gate.facts_history import history_facts, surroundings
from rightparty.gate.facts_notices import hour_facts, notice_facts
from rightparty.gate.facts_places import party_facts, place_facts
from rightparty.gate.facts_points import evidence_facts, point_facts
from rightparty.gate.facts_sources import Sources, Surroundings, sources
from rightparty.gate.facts_standing import borrower_facts, liability_facts, standing_facts
from rightparty.gate.facts_when import time_facts
from rightparty.gate.left_out import TABLES as LOSABLE
from rightparty.gate.left_out import left_out
from rightparty.law.load import Law
from rightparty.parties.belief import beliefs_at
from rightparty.parties.model import PartyModel

if TYPE_CHECKING:
    from rightparty.book.book import Book

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
)


def facts(
    engine: Engine,
    book: Book,
    candidates: ir.Table,
    around: Surroundings,
    law: Law,
    model: PartyModel,
    moments: Sequence[datetime] = (),
) -> ir.Table:
    """One row a candidate of a chunk: its own columns, its two keys, and every question of the law.

    `candidates` are `gate.asked.normalised`. `moments`: one instant in each period of law that the
    candidates fall into (default: the first and the last). Unknown is NULL.
    """
    s = sources(engine, book, candidates, around, law)
    caps = caps_of(law, *(moments or (around.first, around.last)))
    found = [*(topic(s) for topic in _TOPICS), history_facts(s, caps)]
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
    freed = [name for name in raw.columns if name.startswith(FREES)]
    columns = dict.fromkeys(
        [*candidates.columns, "zones_key", "hours_key", "right_party", *law.questions, *freed]
    )
    return answered.select(*columns)


def caps_of(law: Law, *moments: datetime) -> Mapping[str, tuple[int, ...]]:
    """The limits that rules in force hold against each counter, by the counter's name.

    A limit of nothing at all never has room, so waiting is of no use and it is left out.
    """
    found: dict[str, set[int]] = {}
    for at in moments:
        for rule in law.in_force(at):
            for cap in rule.recording.caps:
                limit = int(rule.limit(cap.limit, at))
                if limit >= 1:
                    found.setdefault(cap.counter.name, set()).add(limit)
    return {name: tuple(sorted(limits)) for name, limits in found.items()}


def _with_right_party(joined: ir.Table, s: Sources, model: PartyModel) -> ir.Table:
    rows = joined.select("point_id", "person_id", at="asked_at")
    belief = beliefs_at(rows, s.tables, model).select(
        "point_id", "person_id", asked_at="at", right_party="state"
    )
    return attach(joined, belief, "point_id", "person_id", "asked_at")


__all__ = ["Surroundings", "caps_of", "facts", "surroundings"]
