"""Rows are numbered from 0, each once, wherever they are."""

import ibis
import pytest

from rightparty.engine import Engine

ROWS = 1_000


@pytest.mark.parametrize("name", ["duck", "spark"])
def test_every_number_stands_once(name: str, request: pytest.FixtureRequest) -> None:
    """Of rows that come in several parts; asked again, each row has the number that it had."""
    engine: Engine = request.getfixturevalue(name)
    schema = ibis.schema({"who": "string"})
    halves = [
        engine.create(f"half_{half}", ({"who": f"{half}-{row}"} for row in range(ROWS // 2)), schema)
        for half in (0, 1)
    ]
    numbered = engine.number(ibis.union(*halves), "numbered", "row")
    assert dict(numbered.schema().items()) == {**schema, "row": ibis.dtype("int64")}
    found = {row["who"]: row["row"] for row in engine.rows(numbered)}
    assert sorted(found.values()) == list(range(ROWS))
    assert engine.rows(numbered.filter(numbered.row == found["1-7"])) == [{"who": "1-7", "row": found["1-7"]}]


@pytest.mark.parametrize("name", ["duck", "spark"])
def test_nothing_is_numbered_too(name: str, request: pytest.FixtureRequest) -> None:
    """A table without rows has the column."""
    engine: Engine = request.getfixturevalue(name)
    empty = engine.create("nobody", (), ibis.schema({"who": "string"}))
    assert engine.rows(engine.number(empty, "numbered", "row")) == []


@pytest.mark.parametrize("name", ["duck", "spark"])
def test_what_is_dropped_is_gone(name: str, request: pytest.FixtureRequest) -> None:
    """Nothing of a table stays behind, under whatever name: a long run would hold all that it ever made."""
    engine: Engine = request.getfixturevalue(name)
    some = engine.create(
        "some one's", ({"who": str(row)} for row in range(3)), ibis.schema({"who": "string"})
    )
    kept = engine.materialize(some, "gate kept", lasting=True)
    counted = engine.number(kept, "counted", "row")
    for table in (some, kept, counted):
        assert engine.count(table) == 3
        engine.drop(table.get_name())
        with pytest.raises(Exception, match=table.get_name()):
            engine.count(table)
    with pytest.raises(Exception, match="counted lines"):
        engine.count(ibis.table({"who": "string"}, name="counted lines"))
