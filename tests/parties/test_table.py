"""The column reading: equal to the value reading, at one instant and at many."""

from collections.abc import Iterator
from datetime import datetime
from math import isclose
from typing import Any

import ibis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightparty.engine import Engine, open_engine
from rightparty.parties.belief import Belief, belief_of
from rightparty.parties.elsewhere import elsewhere_of
from rightparty.parties.model import PartyModel, default_model
from rightparty.parties.table import beliefs, beliefs_at, states_at
from tests.parties.samples import (
    HOUR,
    NOON,
    PEOPLE,
    POINT,
    Row,
    created,
    evidence,
    histories,
    learnt_model,
    point,
    points,
    renamed,
    schema_of,
)

ASKED = ibis.schema({"point_id": "string", "person_id": "string", "at": "timestamp"})
TABLES = {name: ibis.table(schema_of(name), name=name) for name in ("evidence", "points")}
MODELS = {model.version: model for model in (default_model(), learnt_model())}
AT_NOON = {version: beliefs(TABLES, NOON, model, why=True) for version, model in MODELS.items()}
ROW_BY_ROW = beliefs_at(ibis.table(ASKED, name="asked"), TABLES, default_model(), why=True)
worlds = st.lists(st.tuples(histories(), points()), min_size=1, max_size=40)


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """One engine for all cases."""
    opened = open_engine()
    yield opened
    opened.close()


def numbered(cases: list[tuple[list[Row], Row]]) -> tuple[list[Row], list[Row]]:
    """Every case about a point of its own: all evidence, all points."""
    rows = [row for number, (history, _) in enumerate(cases) for row in renamed(history, f"x{number}")]
    return rows, [{**where, "point_id": f"x{number}"} for number, (_, where) in enumerate(cases)]


def believed(
    rows: list[Row], places: list[Row], asked: dict[str, Any], at: datetime, model: PartyModel
) -> Belief:
    """The value reading's answer about one of `numbered`'s points."""
    pair = asked["point_id"], asked["person_id"], at, model
    kinds = {where["point_id"]: where.get("kind") for where in places}
    where = places[int(asked["point_id"][1:])]
    return belief_of(rows, where, *pair, elsewhere_of(rows, kinds, *pair))


def same(found: dict[str, Any], expected: Belief) -> bool:
    """Equal in every column; numbers up to the last bits of `exp`."""
    plain = ("state", "last_proof_at", "holds_until", "reasons")
    pieces = [(piece.name, piece.at) for piece in expected.pieces]
    return (
        all(found[name] == getattr(expected, name) for name in plain)
        and _close(found["probability"], expected.probability)
        and (expected.probability is None or found["arrived_at"] == expected.arrived_at)
        and [(piece["name"], piece["at"]) for piece in found["pieces"]] == pieces
        and all(
            _close(ours["log_odds"], theirs.log_odds)
            for ours, theirs in zip(found["pieces"], expected.pieces, strict=True)
        )
    )


def _close(ours: float | None, theirs: float | None) -> bool:
    if ours is None or theirs is None:
        return ours is theirs
    return isclose(ours, theirs, rel_tol=1e-9, abs_tol=1e-9)


@pytest.mark.slow
@pytest.mark.parametrize("version", MODELS)
@settings(max_examples=20)
@given(worlds)
def test_both_readings_agree_at_one_instant(
    engine: Engine, version: str, cases: list[tuple[list[Row], Row]]
) -> None:
    """Every pair that evidence names, once, and as the value reading has it."""
    rows, places = numbered(cases)
    created(engine, evidence=rows, points=places)
    found = engine.rows(AT_NOON[version])
    pairs = {(row["point_id"], row["person_id"]) for row in rows if row["at"] <= NOON}
    assert sorted((row["point_id"], row["person_id"]) for row in found) == sorted(pairs)
    for row in found:
        expected = believed(rows, places, row, NOON, MODELS[version])
        assert same(row, expected), (row, expected)


@pytest.mark.slow
@settings(max_examples=25)
@given(worlds, st.lists(st.sampled_from([-1000, -22, -1, 0, 1, 900]), min_size=2, max_size=4))
def test_both_readings_agree_row_by_row(
    engine: Engine, cases: list[tuple[list[Row], Row]], hours: list[int]
) -> None:
    """Each row at its own instant, counting only what came before it; pairs without evidence too."""
    rows, places = numbered(cases)
    created(engine, evidence=rows, points=places)
    asked = [
        {"point_id": where["point_id"], "person_id": person, "at": NOON + hour * HOUR}
        for where in places
        for person in PEOPLE
        for hour in hours
    ]
    engine.create("asked", asked, ASKED)
    found = engine.rows(ROW_BY_ROW)
    assert len(found) == len({tuple(row.values()) for row in asked})
    for row in found:
        expected = believed(rows, places, row, row["at"], default_model())
        assert same(row, expected), (row, expected)


def test_states_alone_are_those_of_the_whole_belief(engine: Engine) -> None:
    """The gate's smaller query answers as the larger one does."""
    rows = [evidence("code_confirmed", 3), evidence("stated", 1, "ben"), evidence("wrong_number", 2, "cai")]
    created(engine, evidence=rows, points=[point()])
    asked = [{"point_id": POINT, "person_id": who, "at": NOON} for who in (*PEOPLE, "dee")]
    engine.create("asked", asked, ASKED)
    states = engine.rows(states_at(ibis.table(ASKED, name="asked"), TABLES, default_model()))
    whole = engine.rows(ROW_BY_ROW)
    assert {row["person_id"]: row["state"] for row in states} == {
        row["person_id"]: row["state"] for row in whole
    }


def test_the_instant_may_be_an_expression(engine: Engine) -> None:
    """A scalar expression stands for the instant as well as a Python value does."""
    tables = created(engine, evidence=[evidence("code_confirmed", 1)], points=[point()])
    instant = ibis.literal(NOON.replace(tzinfo=None), type="timestamp")
    assert engine.rows(beliefs(tables, instant, default_model())) == engine.rows(
        beliefs(tables, NOON, default_model())
    )


def test_an_instant_without_a_zone_is_refused(engine: Engine) -> None:
    """Nobody's local time is taken for UTC."""
    tables = created(engine, evidence=[], points=[])
    with pytest.raises(ValueError, match="aware"):
        beliefs(tables, datetime(2026, 11, 2), default_model())  # noqa: DTZ001 -- the fault under test


def test_a_point_that_is_not_in_the_book_is_unverified(engine: Engine) -> None:
    """Evidence about it is answered, not dropped."""
    tables = created(engine, evidence=[evidence("code_confirmed", 1)], points=[])
    (row,) = engine.rows(beliefs(tables, NOON, default_model(), why=True))
    assert same(row, belief_of([evidence("code_confirmed", 1)], None, POINT, "ana", NOON, default_model()))


def test_the_truth_is_never_read(engine: Engine) -> None:
    """Beliefs are made of evidence and points alone, even where a simulated book knows the holders."""
    tables = {name: ibis.table(schema_of(name), name=name) for name in ("evidence", "points", "truth")}
    expression = beliefs(tables, NOON, default_model())
    read = {node.name for node in expression.op().find(ibis.expr.operations.UnboundTable)}
    assert read == {"evidence", "points"}
