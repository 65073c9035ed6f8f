"""The facts of every candidate of a table, one column a question: what the column reading looks up.

`gate/answers.py` gathers the same facts for a single contact from a dossier; tests hold the two together.
Only what the given law asks is worked out. Each topic has a module of its own, `facts_<topic>.py`, and works
at one of three grains (`facts_sources.py`); what is read of several is answered last, of whole candidates.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from rightparty.gate.asked import attach, attach_all
from rightparty.gate.chunk import Chunk
from rightparty.gate.facts_agency import sender_facts
from rightparty.gate.facts_debts import (
    amount_facts,
    column_facts,
    complaint_facts,
    money_facts,
    state_facts,
)
from rightparty.gate.facts_history import history_at_point, history_of_whom
from rightparty.gate.facts_notices import hour_facts, notice_facts
from rightparty.gate.facts_places import party_facts, place_facts, place_of_point
from rightparty.gate.facts_points import (
    evidence_facts,
    looked_up,
    point_facts,
    proposed_facts,
    reassignment_facts,
    reply_facts,
)
from rightparty.gate.facts_sources import WHOM, Answer, Found, Sources
from rightparty.gate.facts_standing import borrower_facts, liability_facts, standing_facts
from rightparty.gate.facts_when import time_facts, validity_facts
from rightparty.gate.notice_table import kinds_needed, touched
from rightparty.parties.model import PartyModel
from rightparty.parties.table import states_at

_OF_WHOM = (
    standing_facts,
    liability_facts,
    borrower_facts,
    sender_facts,
    place_facts,
    party_facts,
    money_facts,
    state_facts,
    column_facts,
    time_facts,
    history_of_whom,
)
_AT_POINT = (point_facts, evidence_facts, complaint_facts, place_of_point, history_at_point)
_OF_EACH = (proposed_facts, notice_facts, hour_facts, reassignment_facts, reply_facts, validity_facts)

PROPOSED = ("channel", "mode", "content", "flags", "collectors")
"""Columns of a candidate that are facts by themselves, or are read together with those of other grains."""


@dataclass(frozen=True)
class Facets:
    """The facts of a chunk by grain: tables under the key `candidate_id`.

    `each` has only the candidates of which something is to be told apart: of all others nothing was said.
    `late`: what is answered of whole candidates, from the columns of all three and of what is proposed.
    """

    whom: ir.Table
    point: ir.Table
    each: ir.Table
    late: Mapping[str, Answer]


def facets(chunk: Chunk, model: PartyModel) -> Facets:
    """What is known of a chunk of candidates, grain by grain."""
    late: dict[str, Answer] = {}
    asked = chunk.whom.law.questions

    def told(s: Sources, topics: Sequence[Callable[[Sources], Found]], *more: ir.Table) -> ir.Table:
        found = [topic(s) for topic in topics]
        late.update({name: answer for each in found for name, answer in each.late.items() if name in asked})
        return _answered(s, found, more)

    whom = told(chunk.whom, _OF_WHOM)
    point = told(chunk.point, _AT_POINT, _right_party(chunk.point, model))
    own = chunk.each(_apart(chunk))
    each = told(own, (*_OF_EACH, lambda s: amount_facts(s, whom)))
    return Facets(whom, point, each, late)


def facts(chunk: Chunk, model: PartyModel) -> ir.Table:
    """One row a candidate of a chunk: its own columns and every question of the law. Unknown is NULL."""
    found = facets(chunk, model)
    rows = attach(chunk.asked, chunk.keys, "candidate_id")
    rows = attach(rows, found.whom.rename(of_whom="candidate_id"), "of_whom")
    rows = attach(rows, found.point.rename(at_point="candidate_id"), "at_point")
    rows = attach(rows, found.each, "candidate_id")
    rows = chunk.whom.engine.materialize(rows, "gate_facts_joined")
    late = {name: answer(rows) for name, answer in found.late.items()}
    questions = [*chunk.whom.law.questions, *(["right_party"] if "right_party" in rows.columns else [])]
    answers = {name: late[name] if name in late else rows[name] for name in questions}
    return rows.select(**{name: rows[name] for name in chunk.asked.columns} | answers)


def _answered(s: Sources, found: Sequence[Found], more: Sequence[ir.Table]) -> ir.Table:
    """One row for each of the grain's: the answers of topics, and the columns kept for later."""
    engine, kept = s.engine, []
    parts = [*(part for each in found for part in each.parts), *more]
    # Each kept by itself: one query of them all would be planned for longer than it runs.
    for number, part in enumerate(parts):
        name = s.named(f"part_{number}")
        kept.append(engine.materialize(part, name))
    holding = [bool(engine.count(part)) for part in kept]
    raw = attach_all(s.base, [part for part, some in zip(kept, holding, strict=True) if some], "candidate_id")
    empty = [part for part, some in zip(kept, holding, strict=True) if not some]
    nothing = {c: kind for part in empty for c, kind in part.schema().items() if c != "candidate_id"}
    raw = raw.mutate(**{name: ibis.null(kind) for name, kind in nothing.items()})
    asked = (*s.law.questions, "right_party")
    answers = {n: answer(raw) for each in found for n, answer in each.answers.items() if n in asked}
    columns = {name: answer(raw) for each in found for name, answer in each.kept.items()}
    if s.grain == WHOM:  # what notices leave unsaid, and where a waiting time is looked for
        columns |= {"told": raw.told, "zones_key": raw.zones_key}
    answered = engine.materialize(raw.select("candidate_id", **(columns | answers)), s.named("facts"))
    for part in kept:
        engine.drop(part.get_name())
    return answered


def _right_party(s: Sources, model: PartyModel) -> ir.Table:
    """What is believed of each point: `right_party`."""
    rows = s.base.select("point_id", "person_id", at="asked_at")
    belief = states_at(rows, s.tables, model).select(
        "point_id", "person_id", asked_at="at", right_party="state"
    )
    keyed = s.base.select("candidate_id", "point_id", "person_id", "asked_at")
    known = attach(keyed, belief, "point_id", "person_id", "asked_at")
    return known.select("candidate_id", "right_party")


def _apart(chunk: Chunk) -> ir.Table:
    """Points whose candidates have to be told apart: a notice reaches them, or they ask something special."""
    wanted = chunk.whom.tables["notices"]
    wanted = wanted.filter(wanted.kind.isin(kinds_needed(chunk.whom.law.questions.values())))
    a = chunk.asked
    own = a.filter(a.in_reply_to.notnull() | a.valid_until.notnull() | a.amount.notnull())
    proposed = chunk.keys.semi_join(own, "candidate_id").select(candidate_id="at_point")
    reached = touched(chunk.whom, chunk.point, wanted)
    every = ibis.union(proposed, reached, looked_up(chunk.point), distinct=True)
    return chunk.point.engine.materialize(every, "gate_apart")
