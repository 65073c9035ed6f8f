"""The two readings of the whole gate, held against each other on drawn contacts and histories."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from rightparty.engine import Engine, open_engine
from rightparty.gate.decide import decide
from rightparty.gate.gathering import dossier_of
from rightparty.gate.table import decide_table
from rightparty.law.load import load_law
from rightparty.parties.model import default_model
from tests.gate.books import book_of, candidates_of
from tests.gate.cases import Case, cases, instant, together

SAME = ("verdict", "allowed", "ceiling", "retry_at", "until_event", "requires", "right_party")
AS_OF = instant("2026-11-23T06:00:00+08:00")


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """One engine for all drawn books."""
    with closing(open_engine()) as running:
        yield running


@st.composite
def many(draw: st.DrawFn) -> list[Case]:
    """Many cases at once: a query costs the same for one as for many."""
    return [draw(cases(number)) for number in range(40)]


@pytest.mark.slow
@settings(max_examples=2, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck))
@given(found=many())
def test_value_and_column_decide_alike(engine: Engine, found: list[Case]) -> None:
    """Each contact decided alone and in a table has the same verdict, classes, time and reasons."""
    law, model = load_law(), default_model()
    contacts = [case.contact for case in found if case.contact]
    book = book_of(engine, together(found), as_of=AS_OF)
    table = decide_table(engine, book, candidates_of(engine, contacts), AS_OF, law, model)
    by_column = {row["candidate_id"]: row for row in engine.rows(table)}
    assert set(by_column) == {contact.candidate_id for contact in contacts}
    different = []
    for contact in contacts:
        dossier = dossier_of(engine, book, contact.person_id, contact.point_id, contact.debt_ids)
        one, row = decide(contact, dossier, law, model), by_column[contact.candidate_id]
        by_value = {name: getattr(one, name) for name in SAME} | {
            "reasons": tuple(r.rule for r in one.reasons)
        }
        different += [
            f"{contact}: {name} is {value} by value, {row[name]} by column"
            for name, value in by_value.items()
            if value != row[name]
        ]
    assert different == []
