"""A town's days under each policy: what it sends, and what that does by the truth."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime, timedelta
from typing import Any

import ibis.expr.types as ir

from rightparty.book.book import Book, schema_of
from rightparty.book.owed import owed
from rightparty.engine import Engine
from rightparty.errors import InvalidInput
from rightparty.gate.candidates import default_candidates
from rightparty.gate.table import decide_table
from rightparty.law.load import Law
from rightparty.law.vocabulary import Force
from rightparty.parties.model import PartyModel
from rightparty.plan.day import morning_for, plan_day
from rightparty.world.hindsight import as_events, nothing_yet, seen_from
from rightparty.world.policies import LAW_ONLY, POLICIES, PRACTICE, Message, common_practice, law_only, ours
from rightparty.world.practice import Practice
from rightparty.world.score import Truth, often, score, truth_at
from rightparty.world.snapshot import Snapshot, snapshot

INSTRUMENTS = ("chn", "usa")
"""Rulebooks of law: what `law only` heeds."""

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Rules:
    """What the policies go by."""

    law: Law
    model: PartyModel
    practice: Practice
    seed: int = 1

    @property
    def law_alone(self) -> Law:
        """The law's instruments without our promise and house policy, and without any practice of our own."""
        return self.law.only(*INSTRUMENTS).where(lambda rule: rule.instrument.force is not Force.POLICY)


@dataclass(frozen=True)
class Morning:
    """A book on a day, what everybody can see of it, and who really holds its points."""

    book: Book
    seen: Snapshot
    truth: Truth


def morning(engine: Engine, book: Book, at: datetime) -> Morning:
    """Read a book at an instant of the day on the lender's clock."""
    day = morning_for(engine, book, at.date()).day
    balance = engine.materialize(owed(book.tables, day, as_of_default=book.meta.as_of), "play_owed")
    return Morning(book, snapshot(engine, book.tables, balance, at), truth_at(engine, book.tables, at))


def messages_of(policy: str, engine: Engine, today: Morning, rules: Rules, day: int = 0) -> list[Message]:
    """What one policy sends on a day."""
    if policy == PRACTICE:
        return list(common_practice(today.seen, rules.practice, rules.seed, day))
    at = today.seen.at
    candidates = default_candidates(today.book.tables, at)
    law = rules.law_alone if policy == LAW_ONLY else rules.law
    decided = decide_table(engine, today.book, candidates, at, law, rules.model, name="play_decided")
    if policy == LAW_ONLY:
        return list(law_only(today.seen, _ordered(engine, decided), rules.practice, rules.seed, day))
    plan = plan_day(engine, today.book, decided, morning_for(engine, today.book, at.date()), name="play_plan")
    return list(ours(engine.rows(plan.order_by("contact_id")), rules.practice, rules.seed, day))


def _ordered(engine: Engine, decided: ir.Table) -> Iterable[Mapping[str, Any]]:
    sendable = decided.filter(decided.verdict.isin(("allow", "limited")))
    return engine.rows(
        sendable.select("candidate_id", "person_id", "point_id", "channel", "allowed").order_by(
            "candidate_id"
        )
    )


def play(
    engine: Engine,
    book: Book,
    days: int,
    rules: Rules,
    *,
    policies: Sequence[str] = POLICIES,
    progress: Progress | None = None,
) -> list[dict[str, Any]]:
    """Play the book's last `days` days under each policy; one row a policy and day, with its score.

    `people` are the inhabitants, `overdue` the cases of that day: what one person owes one creditor.
    `often_so_far` counts the people who got five or
    more contacts since the play began, whoever they were meant for.
    """
    last = book.meta.as_of
    if last is None:
        raise InvalidInput("the book says no `as_of`", help="a simulated book states its date in book.toml")
    began = last - timedelta(days=days - 1)
    persons = book.tables["persons"]
    people = engine.count(persons.filter(persons.kind == "person"))
    rows: list[dict[str, Any]] = []
    for policy in policies:
        acted: list[dict[str, Any]] = []
        got: list[tuple[str, ...]] = []
        table = nothing_yet(engine, "play_acted")
        for number in range(days):
            at = began + timedelta(days=number)
            today = morning(engine, seen_from(engine, book, at, began, table), at)
            sent = messages_of(policy, engine, today, rules, number)
            acted += as_events(sent, today.seen, number)
            got += [today.truth.of(message.point_id) for message in sent]
            table = engine.create("play_acted", acted, schema_of("events"))
            rows.append(
                {
                    "policy": policy,
                    "day": number,
                    "at": at,
                    "people": people,
                    "overdue": len(today.seen.cases),
                    **asdict(score(sent, today.seen, today.truth)),
                    "often_so_far": often(got),
                }
            )
            if progress is not None:
                progress(policy, number + 1, days)
    return rows


def vary(engine: Engine, book: Book, practice: Practice, seed: int = 1) -> list[dict[str, Any]]:
    """What the book's morning is under common practice when one assumption is halved or doubled.

    One row an assumption: its value, and messages and leaks when it is halved, as assumed, and doubled.
    The last row changes all at once: towards less pressure (`half`), and towards more (`double`).
    """
    if book.meta.as_of is None:
        raise InvalidInput("the book says no `as_of`", help="a simulated book states its date in book.toml")
    today = morning(engine, book, book.meta.as_of)

    def scores(half: Practice, double: Practice) -> dict[str, int]:
        found = [
            score(list(common_practice(today.seen, changed, seed)), today.seen, today.truth)
            for changed in (half, practice, double)
        ]
        names = ("half", "assumed", "double")
        counts = {f"messages_{name}": one.messages for name, one in zip(names, found, strict=True)}
        return counts | {f"leaked_{name}": one.leaked for name, one in zip(names, found, strict=True)}

    rows = [
        {"assumption": name, "value": getattr(practice, name)}
        | scores(practice.scaled(name, 0.5), practice.scaled(name, 2.0))
        for name in (field.name for field in fields(practice))
    ]
    return [
        *rows,
        {"assumption": "all", "value": None} | scores(practice.pressing(0.5), practice.pressing(2.0)),
    ]
