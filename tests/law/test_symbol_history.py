"""A count over symbolic events is the gate's own count, on drawn concrete histories."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import pytest
import z3
from hypothesis import given, settings
from hypothesis import strategies as st

from rightparty.book.tables import TABLES
from rightparty.gate.contact import Contact
from rightparty.gate.elsewhere import CONTACTS
from rightparty.gate.gathered import Gathered
from rightparty.gate.zones import day_in, second_in
from rightparty.law.cases.scene import Scene
from rightparty.law.load import load_law
from rightparty.law.questions import Counter, MinutesSince
from rightparty.law.symbols.events import DEBTS, KINDS, ZONES, Event, History
from rightparty.law.symbols.kleene import term
from rightparty.law.symbols.words import code
from rightparty.law.symbols.world import World
from rightparty.law.vocabulary import (
    ACCOUNT,
    ATTEMPT,
    COLLECTOR,
    CONNECTED,
    CONVERSATION,
    COUPLE,
    CREDITOR,
    DEBT,
    FULL,
    KNOCK,
    LENDERS,
    PERSON,
    PLACE,
    POINT,
    SMS,
    TOLD,
    UNANSWERED,
    VOICE,
    Per,
)  # fmt: skip
from rightparty.parties.model import default_model

AT = datetime(2026, 11, 4, 2, 30, tzinfo=UTC)  # a few days after New York's clocks went back
HERE = ("America/New_York", "America/Los_Angeles")
COUNTERS = (
    Counter(ATTEMPT, 1, (PERSON,)),
    Counter(CONNECTED, 7, (CREDITOR, PERSON), channels=VOICE),
    Counter(CONVERSATION, 7, (COLLECTOR, PERSON, DEBT), channels=VOICE, inbound=True, unconsented=True),
    Counter(ATTEMPT, 7, (COLLECTOR, PERSON, DEBT), without=("busy", "not_in_service"), recounted=True),
    Counter(ATTEMPT, 7, (CREDITOR, PERSON, ACCOUNT)),
    Counter(CONVERSATION, 30, (PERSON, ACCOUNT), inbound=True),
    Counter(ATTEMPT, 7, (CREDITOR, COUPLE), flags=("marketing",)),
    Counter(ATTEMPT, 30, (PERSON, PLACE), channels=(*VOICE, SMS)),
    Counter(UNANSWERED, 1, (CREDITOR, POINT), channels=VOICE),
    Counter(TOLD, 30, (CREDITOR, PERSON), contents=(FULL, KNOCK)),
    Counter(ATTEMPT, 180, (POINT,), contents=(KNOCK,), since_answer=True),
    Counter(TOLD, 30, (LENDERS, PERSON), contents=(FULL, KNOCK)),
    Counter(CONVERSATION, 7, (LENDERS, PERSON), channels=VOICE),
    *(q for q in load_law().questions.values() if isinstance(q, Counter)),
)
SINCE = (MinutesSince(ATTEMPT, (POINT,)), MinutesSince(CONNECTED, (CREDITOR, PERSON), VOICE))
_AGO = st.one_of(
    st.integers(0, 60 * 24 * 9),
    st.integers(0, 60 * 24 * 40),
    st.sampled_from([0, 1, 1440, 1441, 1470, 1590, 10080]),
)


@st.composite
def histories(draw: st.DrawFn) -> Gathered:
    """A contact about one or two debts, and at most eight past contacts, some told by several rows."""
    scene = Scene("US", AT)
    scene.add("persons", person_id="S", name="Spouse", country="US")
    scene.add("liabilities", person_id="S", role="spouse", basis="joint_debt")
    scene.rows["points"][0]["zones"] = HERE[: draw(st.integers(1, 2))]
    for debt in ("E", "F"):
        scene.rows["debts"].append({**scene.rows["debts"][0], "debt_id": debt})
    for row in scene.rows["debts"]:
        row["account"] = draw(st.sampled_from([None, "X"]))
        row["product"] = draw(st.sampled_from(["personal", "student_loan"]))
    for at in draw(st.lists(_AGO, max_size=2)):
        scene.add("evidence", point_id="mobile", at=AT - timedelta(minutes=at), kind="wrong_number")
    for at in draw(st.lists(_AGO, max_size=2)):
        scene.add("notices", kind="consent", at=AT - timedelta(minutes=at), given_to="C", channel="call")
    for number in range(draw(st.integers(0, 8))):
        _draw_contact(draw, scene, number)
    named = draw(st.sampled_from([("D",), ("D", "E")]))
    contact = scene.contact(debt_ids=named)
    return Gathered(Contact(**contact), scene.dossier(), default_model())


def _draw_contact(draw: st.DrawFn, scene: Scene, number: int) -> None:
    shared = {
        "contact_id": f"c{number}",
        "direction": draw(st.sampled_from(["out", "out", "out", "in"])),
        "person_id": draw(st.sampled_from(["P", "P", "S", "Q"])),
        "point_id": draw(st.sampled_from(["mobile", "mobile", "landline", "work_landline"])),
        "channel": draw(st.sampled_from(["call", "sms", "email"])),
        "creditor_id": draw(st.sampled_from(["C", "C", "other"])),
        "agency_id": draw(st.sampled_from([None, None, "A"])),
        "content": draw(st.sampled_from([None, "full", "knock", "reminder"])),
        "debt_ids": draw(st.sampled_from([("D",), ("E",), ("D", "E"), ("F",)])),
    }
    if draw(st.sampled_from([False, False, True])):  # made by another lender, who tells the least
        own = {"direction": "out", "person_id": "P", "point_id": None, "creditor_id": "C"}
        row = dict.fromkeys(TABLES["events"].by_name) | shared | own | {"agency_id": None, "debt_ids": ()}
        at = AT - timedelta(minutes=draw(_AGO))
        kinds = draw(
            st.sampled_from([("attempt",), ("voicemail",), ("attempt", "connected", "conversation")])
        )
        told = scene.rows.setdefault(CONTACTS, [])
        told += [{**row, "kind": kind, "at": at + timedelta(minutes=n)} for n, kind in enumerate(kinds)]
        return
    at = AT - timedelta(minutes=draw(_AGO))
    for kind in draw(
        st.sampled_from(
            [
                ("attempt",),
                ("connected",),
                ("voicemail",),
                ("attempt", "conversation"),
                ("attempt", "connected", "conversation"),
            ]
        )
    ):
        scene.add(
            "events", **shared, kind=kind, at=at,
            outcome=draw(st.sampled_from([None, None, "busy"])),
            flags=draw(st.sampled_from([(), ("marketing",)])),
            named_debts=draw(st.sampled_from([None, None, ("E",)])),
        )  # fmt: skip
        at += timedelta(minutes=draw(st.sampled_from([0, 3, 60])))


def _values(g: Gathered, history: History) -> Iterator[tuple[Any, Any]]:
    """What every symbol of the history is, in this concrete one."""
    zones = (*g.zones, g.zones[-1])[:2] if g.zones else ()
    now, c = history.now, g.contact
    yield now.at, int(c.at.timestamp())
    yield now.situated, bool(zones)
    yield now.two_debts, len(c.debt_ids) > 1
    yield now.elsewhere, g._elsewhere(c.point_id)
    for zone, name in zip(ZONES, zones, strict=True):
        yield now.day(zone), day_in(c.at, name)
        yield now.ahead(zone), second_in(c.at, name) + 86400 * day_in(c.at, name) - int(c.at.timestamp())
    contacts: dict[str, list[Any]] = {}
    for mark in (*g.marks, *g.elsewhere):
        contacts.setdefault(mark.contact_id, []).append(mark)
    for event in history.events:
        marks = list(contacts.values())[event.number] if event.number < len(contacts) else []
        others = bool(marks) and marks[0] in g.elsewhere
        yield event.bit("of_lenders"), others
        yield from _event(g, event, marks, dict(zip(ZONES, zones, strict=True)), others=others)


def _event(
    g: Gathered, event: Event, marks: Sequence[Any], zones: dict[str, str], *, others: bool
) -> Iterator[tuple[Any, Any]]:
    yield event.present, bool(marks)
    if not marks:
        return
    m, c = marks[0], g.contact
    by_kind = {mark.kind: mark for mark in marks}
    yield event.inbound, m.inbound
    yield event.channel, code(m.channel)
    yield event.content, code(m.content or FULL)
    yield event.bit("same_person"), m.person_id == c.person_id
    yield event.bit("spouse"), m.person_id in g.couple and m.person_id != c.person_id
    yield event.bit("same_point"), m.point_id == c.point_id
    yield event.bit("same_creditor"), m.creditor_id == "C" and not others
    yield event.bit("same_collector"), m.collector_id == g.collector_id and not others
    yield event.bit("elsewhere"), g._elsewhere(m.point_id)
    yield event.bit("misdirected"), g._misdirected(m)
    for flag in ("marketing",):
        yield event.bit(f"flag_{flag}"), flag in m.flags
    for outcome in ("busy", "not_in_service"):
        yield event.bit(f"outcome_{outcome}"), outcome in m.outcomes
    yield event.bit("reached"), m.reached_at is not None
    yield event.t("reached"), int((m.reached_at or m.t).timestamp())
    for kind in KINDS:
        mark = by_kind.get(kind, m)
        if kind != ATTEMPT:
            yield event.bit(kind), kind in by_kind
        yield event.t(kind), int(mark.t.timestamp())
        yield event.bit(f"consented_{kind}"), g.consented(mark.t, mark.debts)
        for zone, name in zones.items():
            yield event.day(kind, zone), day_in(mark.t, name)
        for per in (Per.DEBT, Per.ACCOUNT):
            for debt, named in zip(DEBTS, (*c.debt_ids, *c.debt_ids), strict=False):
                about = bool(g.debt_keys(per, (named,)) & g.debt_keys(per, mark.debts))
                yield event.about(per, kind, debt), about


@cache
def _counted() -> tuple[World, list[tuple[Counter, Any]], list[tuple[MinutesSince, Any, Any]]]:
    """One world, every count in it, and every time since."""
    world = World()
    counts = [(counter, world.history.counted(counter)) for counter in COUNTERS]
    return world, counts, [(one, *world.history.last_before(one)) for one in SINCE]


def _solver(g: Gathered, world: World, *axioms: Any) -> z3.Solver:
    solver = z3.Solver()
    solver.add(*axioms)
    for symbol, value in _values(g, world.history):
        solver.add(symbol == (z3.BoolVal(value) if isinstance(value, bool) else z3.IntVal(value)))
    return solver


def _agree(g: Gathered) -> None:
    """A symbolic count is the gate's, and what the axioms say of a history holds of this one."""
    world, counts, since = _counted()
    solver = _solver(g, world)
    assert solver.check() == z3.sat
    model = solver.model()
    for counter, count in counts:
        expected = max((len(days) for _, days in g.days_of(counter)), default=0)
        assert model.eval(count, model_completion=True).as_long() == expected, counter.name
    for question, ever, seconds in since:
        ago = model.eval(seconds, model_completion=True).as_long() // 60
        minutes = ago if z3.is_true(model.eval(term(ever), model_completion=True)) else 99_999
        assert minutes == g.minutes_since(question), question.name


@settings(max_examples=15, deadline=None)
@given(g=histories())
def test_a_symbolic_count_is_the_gates_count(g: Gathered) -> None:
    """For every counter of the law and one for each of its options; and minutes since something."""
    _agree(g)


@pytest.mark.drill
@settings(max_examples=500, deadline=None)
@given(g=histories())
def test_very_many_symbolic_counts_are_the_gates(g: Gathered) -> None:
    """The same over many more histories."""
    _agree(g)


@cache
def _axioms() -> tuple[World, list[Any]]:
    world = World()
    for counter in COUNTERS:
        world.answer(counter)
    return world, world.axioms()


@settings(max_examples=8, deadline=None)
@given(g=histories())
def test_a_concrete_history_is_one_of_the_symbolic_ones(g: Gathered) -> None:
    """What the axioms say of events and clocks holds of every drawn history: no proof leaves one out."""
    world, axioms = _axioms()
    assert _solver(g, world, *axioms).check() == z3.sat


@pytest.mark.drill
@settings(max_examples=200, deadline=None)
@given(g=histories())
def test_very_many_histories_are_among_the_symbolic_ones(g: Gathered) -> None:
    """The same over many more histories."""
    world, axioms = _axioms()
    assert _solver(g, world, *axioms).check() == z3.sat
