"""Contacts of the log under two laws: each kind of change, by the rule that makes it."""

from collections import Counter
from datetime import timedelta
from typing import Any

import ibis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightparty.book.book import Book
from rightparty.engine import Engine
from rightparty.gate.table import decide_table
from rightparty.law.load import load_law
from rightparty.parties.model import default_model
from rightparty.plan.shadow.compare import (
    CHANGES,
    COLUMNS,
    FATES,
    Laws,
    change_of,
    shadow_of_log,
    with_balances,
)
from rightparty.plan.shadow.log import candidates_of, contacts_of
from rightparty.plan.shadow.summary import summarised
from tests.plan.samples import Row
from tests.plan.shadow.months import EVENTS, EXPECTED, SINCE, UNTIL, event, laws, month, yesterday


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Laws:
    """The two laws of the month."""
    return laws(tmp_path_factory.mktemp("laws"))


def played(engine: Engine, tried: Laws, *events: Row, **more: Any) -> dict[str, Row]:
    """What becomes of the month's contacts, by id."""
    book = month(engine, events or EVENTS, **more)
    rows = engine.rows(shadow_of_log(engine, book, SINCE, UNTIL, tried, default_model()))
    return {row["contact_id"]: row for row in rows}


def test_each_kind_of_change_is_told_with_its_rule(engine: Engine, tried: Laws) -> None:
    """One contact of each kind; the rule that makes the difference speaks on one side only."""
    rows = played(engine, tried)
    assert {name: row["change"] for name, row in rows.items()} == {
        name: change for name, (change, _) in EXPECTED.items()
    }
    for name, (_, rule) in EXPECTED.items():
        only = set(rows[name]["reasons_now"]) ^ set(rows[name]["reasons_then"])
        assert only == ({rule} if rule else set()), name
    assert set(EXPECTED) == set(rows)
    assert {change for change, _ in EXPECTED.values()} == set(CHANGES)


def test_what_waits_says_until_when_and_what_lacks_a_fact_says_which_rule(
    engine: Engine, tried: Laws
) -> None:
    """At ten it waits until noon; a person of unknown state is held back, and that is called so."""
    rows = played(engine, tried, event("early", "eva", 10), event("nobody-knows", "nora", 13))
    assert rows["early"]["retry_at_then"] == yesterday(12)
    assert rows["nobody-knows"]["missing_then"] == ("core.stops.person_has_died",)
    assert rows["nobody-knows"]["fate_then"] == "cannot_tell"
    assert rows["early"]["missing_then"] == ()


def test_the_figures_add_up(engine: Engine, tried: Laws) -> None:
    """Every contact has one change, and one fate under each law; hours are the lender's."""
    table = shadow_of_log(engine, month(engine), SINCE, UNTIL, tried, default_model())
    summary = summarised(engine, table, "Asia/Shanghai")
    assert summary.contacts == len(EVENTS)
    assert sum(row["contacts"] for row in summary.changes) == len(EVENTS)
    assert all(sum(fates.values()) == len(EVENTS) for fates in summary.fates.values())
    assert all(sum(row["contacts"] for row in part) == len(EVENTS) for part in summary.parts.values())
    assert {row["value"]: row["contacts"] for row in summary.parts["hour"]} == {10: 1, 13: 6, 14: 1}
    newly = {row["rule"]: row["newly"] for row in summary.rules if row["newly"]}
    assert newly == {
        "core.stops.person_has_died": 2,
        "core.promise.point_not_proven": 1,
        "house.default.outside_house_hours": 1,
    }
    assert summary.silent == {"now": 1, "then": 2}  # Otto; Dora, and Nora, of whom nobody knows


def test_what_came_later_changes_nothing(engine: Engine, tried: Laws) -> None:
    """A stop, a proof, a payment and a contact of the evening are not known in the afternoon."""
    before = played(engine, tried)
    later = yesterday(20)
    after = played(
        engine,
        tried,
        *EVENTS,
        event("evening", "eva", 21),
        notices=[{"notice_id": "late", "at": later, "kind": "opt_out", "person_id": "sam"}],
        evidence=[{"point_id": "uri-point", "person_id": "uri", "at": later, "kind": "code_confirmed"}],
    )
    assert {name: after[name] for name in before} == before


def test_what_came_of_a_contact_is_no_proof_for_it(engine: Engine, tried: Laws) -> None:
    """Evidence dated at the contact's own instant, and told to come of it, is later than it."""
    proof = {"point_id": "uri-point", "person_id": "uri", "at": yesterday(13), "kind": "code_confirmed"}
    contact = event("unproven", "uri", 13)
    own = played(engine, tried, contact, evidence=[proof | {"contact_id": "unproven"}])
    other = played(engine, tried, contact, evidence=[proof])
    assert (own["unproven"]["change"], other["unproven"]["change"]) == ("narrower", "same")


def test_rows_of_one_contact_are_one_and_say_what_came_of_it(engine: Engine, tried: Laws) -> None:
    """A call that was taken, and a payment within a week: stated beside the contact."""
    call = event("call", "sam", 13, kind="attempt", channel="call", outcome="no_answer")
    taken = call | {"event_id": "e-2", "at": yesterday(13, 1), "kind": "connected", "outcome": "answered"}
    paid = {
        "payment_id": "p",
        "debt_id": "d-sam",
        "paid_at": yesterday(13) + timedelta(days=7),
        "amount": "1.00",
        "status": "posted",
    }
    row = played(engine, tried, taken, call, payments=[paid])["call"]
    assert (row["at"], row["outcome"], row["answered"], row["paid"]) == (
        yesterday(13),
        "answered",
        True,
        True,
    )
    back = paid | {
        "payment_id": "back",
        "paid_at": UNTIL + timedelta(days=20),
        "reverses": paid["payment_id"],
    }
    assert not played(engine, tried, taken, call, payments=[paid, back])["call"]["paid"]
    assert not played(engine, tried, taken, call, payments=[paid | {"status": "pending"}])["call"]["paid"]
    late = paid | {"paid_at": yesterday(13, 1) + timedelta(days=7)}
    assert not played(engine, tried, taken, call, payments=[late])["call"]["paid"]


def test_balances_worked_out_before_are_those_that_the_gate_works_out(engine: Engine) -> None:
    """The same decisions about what is overdue, with the table beside the book's own and without."""
    book = month(engine, payments=[PAID])
    contacts = engine.materialize(contacts_of(book.tables, SINCE, UNTIL), "contacts")
    asked = candidates_of(contacts, book.tables["senders"])
    law = load_law().where(lambda rule: {"overdue", "dpd"} & set(rule.questions))
    model = default_model()

    def decided(some: Book) -> list[Row]:
        table = decide_table(engine, some, asked, SINCE, law, model)
        return engine.rows(table.order_by("candidate_id"))

    prepared = with_balances(engine, book, contacts, None, "prepared")
    answers = decided(prepared)
    assert answers == decided(book)
    assert {"core.promise.nothing_is_overdue" in row["reasons"] for row in answers} == {True, False}


PAID = {
    "payment_id": "p",
    "debt_id": "d-eva",
    "paid_at": yesterday(8),
    "amount": "1000.00",
    "status": "posted",
}

VERDICTS = ("allow", "limited", "delay", "deny")
CLASSES = ("full", "callback", "knock")


@st.composite
def answers(draw: st.DrawFn) -> Row:
    """One law's answer to a contact in full, as the gate may give it."""
    verdict = draw(st.sampled_from(VERDICTS))
    allowed = {"allow": ("full",), "limited": ("knock",), "delay": (), "deny": ()}[verdict]
    more = draw(st.sets(st.sampled_from(CLASSES[1:]))) if verdict in ("allow", "limited") else set()
    rules = ("a", "b", "c")
    reasons = draw(st.lists(st.sampled_from(rules), unique=True, min_size=int(verdict != "allow")))
    missing = [rule for rule in reasons if draw(st.booleans())]
    waits = verdict == "delay" or (verdict == "deny" and draw(st.booleans()))
    return {
        "verdict": verdict,
        "allowed": tuple(sorted({*allowed, *more})),
        "reasons": tuple(reasons) if verdict != "allow" else (),
        "missing": tuple(missing) if verdict != "allow" else (),
        "retry_at": yesterday(draw(st.integers(14, 18))) if waits else None,
    }


def between(engine: Engine, pairs: list[tuple[Row, Row]]) -> list[str]:
    """What becomes of contacts, from pairs of answers."""
    rows = [
        {"contact_id": f"{number:03}"}
        | {f"{name}_now": value for name, value in now.items()}
        | {f"{name}_then": value for name, value in then.items()}
        for number, (now, then) in enumerate(pairs)
    ]
    table = engine.create("pairs", rows, ibis.schema(dict(COLUMNS)))
    found = table.select("contact_id", change=change_of(table)).order_by("contact_id")
    return [row["change"] for row in engine.rows(found)]


@given(st.lists(st.tuples(answers(), answers()), min_size=1, max_size=20))
@settings(max_examples=40)
def test_changes_are_total_and_the_same_answer_is_no_change(
    engine: Engine, pairs: list[tuple[Row, Row]]
) -> None:
    """Every pair of answers is one of the changes; a refusal that stands is never an allowance."""
    changes = between(engine, pairs)
    assert sum(Counter(changes).values()) == len(pairs)
    assert set(changes) <= set(CHANGES)
    assert set(between(engine, [(now, now) for now, _ in pairs])) == {"same"}
    for (now, then), change in zip(pairs, changes, strict=True):
        if then["verdict"] == "deny" and now["verdict"] != "deny":
            assert change in ("newly_refused", "cannot_tell")
        if now["verdict"] == "allow":
            assert change in ("same", "newly_refused", "later", "narrower", "cannot_tell")
        if then["verdict"] == "allow":
            assert change in ("same", "newly_allowed", "sooner", "wider")


def test_fates_are_told_apart() -> None:
    """The fates are those that a summary counts."""
    assert FATES == ("goes", "narrowed", "delayed", "refused", "cannot_tell")
