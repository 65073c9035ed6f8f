"""The two readings of the whole gate, held against each other on drawn contacts and histories.

A book of many cases is drawn from one number: Hypothesis would give up at its first thousands of choices.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import ibis
import pytest

from rightparty.book.book import Book, schema_of
from rightparty.engine import Engine, open_engine
from rightparty.gate import table as gate_table
from rightparty.gate.answers import answers
from rightparty.gate.asked import normalised
from rightparty.gate.chunk import chunk_of
from rightparty.gate.contact import Contact
from rightparty.gate.decide import decide
from rightparty.gate.elsewhere import CONTACTS, RECORDS, RECORDS_SCHEMA
from rightparty.gate.facts import facts
from rightparty.gate.facts_history import surroundings
from rightparty.gate.gathering import dossier_of
from rightparty.gate.table import decide_table
from rightparty.law.load import Law, load_law, whole_law
from rightparty.law.vocabulary import DENY
from rightparty.parties.model import default_model
from tests.gate.books import LONG_AGO, book_of, candidates_of
from tests.gate.cases import Case, case_of, disturbed, instant, together
from tests.gate.every_question import every_rule

SAME = ("verdict", "allowed", "ceiling", "retry_at", "until_event", "requires", "right_party")
AS_OF = instant("2026-11-23T06:00:00+08:00")
COMPLETE = (LONG_AGO, LONG_AGO, instant("2026-11-14T10:00:00+08:00"))
ABSENT = (frozenset[str](), frozenset[str](), frozenset({"relations", "complaints", "charges"}))


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """One engine for all drawn books."""
    with closing(open_engine()) as running:
        yield running


def many(first: int, count: int) -> list[Case]:
    """Many cases at once, every other with an untidy past: a query costs the same for one as for many."""
    found = [case_of(number, first + number) for number in range(count)]
    return [disturbed(case, first + n) if n % 2 else case for n, case in enumerate(found)]


def with_others(engine: Engine, book: Book, found: Sequence[Case]) -> Book:
    """The book with what other lenders tell of every other person, some of it not known far enough back."""
    records: list[dict[str, Any]] = []
    told: list[dict[str, Any]] = []
    creditors = set()
    for number, case in enumerate(found):
        if case.contact is None or number % 2:
            continue
        creditor = case.rows["debts"][0]["creditor_id"]
        who = {"person_id": case.contact.person_id, "creditor_id": creditor}
        creditors.add(creditor)
        since = (LONG_AGO, case.contact.at - timedelta(days=5), None)[number // 2 % 3]
        records.append({**who, "complete_since": since})
        told += _told_by_others(number, case.contact.at, who)
    more = {
        CONTACTS: engine.create("case_told", told, schema_of("events")),
        RECORDS: engine.create("case_records", records, ibis.schema(dict(RECORDS_SCHEMA))),
    }
    together = frozenset(sorted(creditors)[:2])
    return replace(book, tables={**book.tables, **more}, meta=replace(book.meta, together=together))


def _told_by_others(number: int, at: datetime, who: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Contacts of many ages, channels and classes, calls taken and not, told by one row or by several."""
    draw = Random(number)
    for one in range(draw.randrange(8)):
        began = at - timedelta(minutes=draw.choice([0, 1, 30, 1440, 1441, 10080, 20000, 41000]))
        shared = {
            **who,
            "contact_id": f"told-{number}-{one}",
            "direction": "out",
            "channel": draw.choice(["call", "sms", "email"]),
            "content": draw.choice([None, "full", "knock", "reminder", "statutory"]),
            "debt_ids": (),
        }
        kinds = draw.choice([("attempt",), ("connected",), ("attempt", "connected", "conversation")])
        for place, kind in enumerate(kinds):
            yield {**shared, "event_id": f"told-{number}-{one}-{place}", "kind": kind,
                   "at": began + timedelta(minutes=place)}  # fmt: skip


def _every_law() -> Law:
    return Law((*load_law().rules, *every_rule().rules))


def _rounded(value: Any) -> Any:
    """An answer as both readings give it: money may come as any decimal."""
    return round(float(value), 6) if isinstance(value, float | Decimal) else value


FEW = [1, pytest.param(1001, marks=pytest.mark.drill), pytest.param(2001, marks=pytest.mark.drill)]
"""First seeds of the books drawn: one of sixty cases in every run, larger ones in the drill."""


def _count(first: int) -> int:
    return 60 if first == 1 else 400


@pytest.mark.slow
@pytest.mark.parametrize("first", FEW)
@pytest.mark.parametrize(("complete", "absent"), [*zip(COMPLETE, ABSENT, strict=True)])
def test_value_and_column_answer_alike(
    engine: Engine, first: int, complete: datetime, absent: frozenset[str]
) -> None:
    """Every question that a rule can ask has the same answer for one contact and in a table."""
    law, found = _every_law(), many(first, _count(first))
    contacts = [case.contact for case in found if case.contact]
    book = book_of(engine, together(found), as_of=AS_OF, complete_since=complete, absent=absent)
    book = with_others(engine, book, found)
    by_column = _columns(engine, book, contacts, law)
    different = []
    for contact in contacts:
        dossier = dossier_of(engine, book, contact.person_id, contact.point_id, contact.debt_ids)
        _, by_value = answers(contact, dossier, law, default_model())
        row = by_column[contact.candidate_id]
        different += [
            f"{name} is {value!r} by value, {row[name]!r} by column for {contact}"
            for name, value in by_value.items()
            if _rounded(value) != _rounded(row[name])
        ]
    assert not different, "\n".join(different[:40])  # a comparison of long lists takes minutes


def _columns(
    engine: Engine, book: Book, contacts: Sequence[Contact], law: Law
) -> Mapping[str, Mapping[str, Any]]:
    asked = engine.materialize(normalised(candidates_of(engine, contacts), AS_OF), "case_asked")
    (bounds,) = engine.rows(asked.agg(first=asked.asked_at.min(), last=asked.asked_at.max()))
    around = surroundings(engine, book, bounds["first"], bounds["last"], law)
    table = facts(chunk_of(engine, book, asked, around, law), default_model())
    return {row["candidate_id"]: row for row in engine.rows(table)}


@pytest.mark.slow
@pytest.mark.parametrize("first", FEW)
def test_value_and_column_decide_alike(engine: Engine, first: int) -> None:
    """Each contact decided alone and in a table has the same verdict, classes, time and reasons."""
    found = many(first, _count(first))
    _agree(engine, found, load_law())


@pytest.mark.slow
@pytest.mark.parametrize("first", FEW)
def test_waiting_times_agree(engine: Engine, first: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under caps and hours alone nearly everybody waits for something: until when, in many small chunks."""
    monkeypatch.setattr(gate_table, "CHUNK", 23)
    waiting = _agree(engine, many(first, _count(first)), _law_of_waiting())
    assert waiting >= _count(first) / 3


@pytest.mark.slow
@pytest.mark.parametrize("first", FEW)
def test_one_counter_across_lenders_decides_alike(engine: Engine, first: int) -> None:
    """With what other lenders tell, and their caps in force: more is refused, and in both ways the same."""
    found = many(first, _count(first))
    law = whole_law().only("house.lenders", "core.classes")
    asks = next(rule for rule in every_rule().rules if rule.name == "right_party")
    law = Law((*law.rules, replace(asks, condition=lambda c: c.right_party == "nobody")))
    assert _agree(engine, found, law, others=True) > _agree(engine, found, law)


def _law_of_waiting() -> Law:
    """Every rule that hours or a count end by themselves, and one that asks whose point it is."""
    law = load_law()
    timed = law.where(lambda rule: (rule.recording.caps or rule.recording.hours) and rule.effect != DENY)
    asks = next(rule for rule in every_rule().rules if rule.name == "right_party")
    never = replace(asks, condition=lambda c: c.right_party == "nobody")
    return Law((*timed.rules, never))


def _agree(engine: Engine, found: Sequence[Case], law: Law, *, others: bool = False) -> int:
    """Hold each decision of a table against that of the contact alone; how many have a waiting time."""
    model = default_model()
    contacts = [case.contact for case in found if case.contact]
    book = book_of(engine, together(found), as_of=AS_OF)
    book = with_others(engine, book, found) if others else book
    table = decide_table(engine, book, candidates_of(engine, contacts), AS_OF, law, model)
    by_column = {row["candidate_id"]: row for row in engine.rows(table)}
    assert set(by_column) == {contact.candidate_id for contact in contacts}
    different, waiting = [], 0
    for contact in contacts:
        dossier = dossier_of(engine, book, contact.person_id, contact.point_id, contact.debt_ids)
        one, row = decide(contact, dossier, law, model), by_column[contact.candidate_id]
        waiting += one.retry_at is not None
        by_value = {name: getattr(one, name) for name in SAME} | {
            "reasons": tuple(r.rule for r in one.reasons)
        }
        different += [
            f"{contact}: {name} is {value} by value, {row[name]} by column"
            for name, value in by_value.items()
            if value != row[name]
        ]
    assert not different, "\n".join(different[:40])  # a comparison of long lists takes minutes
    return waiting
