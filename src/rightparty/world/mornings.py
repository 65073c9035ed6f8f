"""A town's morning, and what each policy sends on it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

import ibis.expr.types as ir

from rightparty.book.book import Book
from rightparty.book.owed import owed
from rightparty.engine import Engine
from rightparty.gate.table import decide_table
from rightparty.law.load import Law
from rightparty.law.vocabulary import Force
from rightparty.parties.model import PartyModel
from rightparty.plan.day import morning_at, plan_day
from rightparty.plan.manner import Manner, default_manner
from rightparty.plan.response import Response as LearntResponse
from rightparty.plan.shadow.days import concerned as candidates_of_those_concerned
from rightparty.plan.ways import HELD, PLANNED
from rightparty.world.policies import (
    LAW_CHANNELS,
    LAW_ONLY,
    NOTHING,
    PRACTICE,
    Message,
    common_practice,
    law_only,
    ours,
)
from rightparty.world.practice import Practice
from rightparty.world.response import Response, default_response
from rightparty.world.score import Holdings, Truth, holdings_of
from rightparty.world.snapshot import Snapshot, snapshot

INSTRUMENTS = ("chn", "usa")
"""Rulebooks of law: what `law only` heeds."""


@dataclass(frozen=True)
class Rules:
    """What the policies go by, and how people respond to them.

    `manner` and `worth` are of our plan: its order of steps and its hold-out, and the response model that it
    values contacts by (None: the assumptions). `response`: what people really do.
    """

    law: Law
    model: PartyModel
    practice: Practice
    seed: int = 1
    response: Response = field(default_factory=default_response)
    manner: Manner = field(default_factory=default_manner)
    worth: LearntResponse | None = None

    @property
    def law_alone(self) -> Law:
        """The law's instruments without our promise and house policy, and without any practice of our own."""
        return self.law.only(*INSTRUMENTS).where(lambda rule: rule.instrument.force is not Force.POLICY)


@dataclass(frozen=True)
class Morning:
    """A book on a day, what everybody can see of it, and who really holds its points.

    `balance` is `book.owed.owed` of the day; `overdue` by debt the sum and the days past due, where both
    are above nought.
    """

    book: Book
    seen: Snapshot
    truth: Truth
    balance: ir.Table
    overdue: Mapping[str, tuple[Decimal, int]]


def morning(engine: Engine, book: Book, at: datetime, holdings: Holdings | None = None) -> Morning:
    """Read a book at an instant of the day on the lender's clock; `holdings`, where they were read before."""
    day = morning_at(engine, book, at).day
    balance = engine.materialize(owed(book.tables, day, as_of_default=book.meta.as_of), "play_owed")
    short = balance.filter(balance.dpd > 0, balance.total > 0).select("debt_id", "total", "dpd")
    overdue = {row["debt_id"]: (row["total"], row["dpd"]) for row in engine.rows(short)}
    truth = (holdings or holdings_of(engine, book.tables)).at(at)
    return Morning(book, snapshot(engine, book.tables, balance, at), truth, balance, overdue)


def messages_of(policy: str, engine: Engine, today: Morning, rules: Rules, day: int = 0) -> list[Message]:
    """What one policy sends on a day."""
    if policy == NOTHING:
        return []
    if policy == PRACTICE:
        return list(common_practice(today.seen, rules.practice, rules.seed, day))
    at = today.seen.at
    if policy == LAW_ONLY:
        candidates = concerned(today, LAW_CHANNELS)
        decided = decide_table(
            engine, today.book, candidates, at, rules.law_alone, rules.model, name="play_decided"
        )
        return list(law_only(today.seen, _ordered(engine, decided), rules.practice, rules.seed, day))
    return list(ours(_planned(engine, today, rules), rules.practice, rules.seed, day))


def _planned(engine: Engine, today: Morning, rules: Rules) -> list[dict[str, Any]]:
    """Our plan of the morning, and what it holds until a later hour of the day, decided anew then."""
    candidates = concerned(today, {step.channel for step in rules.manner.steps})
    plan = _plan(engine, today, rules, candidates, "play")
    rows = engine.rows(plan.order_by("contact_id"))
    held = plan.filter(plan.status == HELD)
    if engine.count(held):
        later = candidates.inner_join(held.select("candidate_id", "at"), "candidate_id")
        again = _plan(engine, today, rules, later, "play_later")
        until = {row["candidate_id"]: row["at"] for row in engine.rows(held)}
        made = engine.rows(again.filter(again.status == PLANNED).order_by("contact_id"))
        rows += [row | {"held_until": until[row["candidate_id"]]} for row in made]
    return rows


def _plan(engine: Engine, today: Morning, rules: Rules, candidates: ir.Table, name: str) -> ir.Table:
    """The day's plan from some candidates, decided at their own instant or in the morning."""
    day = morning_at(engine, today.book, today.seen.at)
    decided = decide_table(
        engine, today.book, candidates, today.seen.at, rules.law, rules.model, name=f"{name}_decided"
    )
    return plan_day(
        engine,
        today.book,
        decided,
        day,
        manner=rules.manner,
        response=rules.worth,
        law=rules.law,
        balance=today.balance,
        name=f"{name}_plan",
    )


def concerned(today: Morning, channels: Collection[str]) -> ir.Table:
    """The gate's candidates of those to whom something may be said today: others would only be refused."""
    return candidates_of_those_concerned(today.book.tables, today.balance, today.seen.at, channels)


def _ordered(engine: Engine, decided: ir.Table) -> Iterable[Mapping[str, Any]]:
    sendable = decided.filter(decided.verdict.isin(("allow", "limited")))
    return engine.rows(
        sendable.select("candidate_id", "person_id", "point_id", "channel", "allowed").order_by(
            "candidate_id"
        )
    )
