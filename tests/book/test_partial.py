"""A part of a book is read by the same checks, without the tables that it leaves out."""

from pathlib import Path

import pytest

from rightparty.book.load import load_book
from rightparty.engine import Engine
from rightparty.errors import InvalidInput


def test_no_table_must_be_there(tmp_path: Path, engine: Engine) -> None:
    """Rows that refer to absent tables stay; a number is brought into its form."""
    (tmp_path / "points.csv").write_text("point_id,kind,value\nM1,mobile,+86 138 0013 8000\n")
    (tmp_path / "charges.csv").write_text(
        "charge_id,debt_id,at,kind,amount\nC1,D1,2026-01-01T00:00:00Z,cost,1.00\n"
    )
    book = load_book(tmp_path, engine, partial=True)
    assert (book.loaded["points"], book.loaded["charges"]) == (1, 1)
    assert engine.rows(book.tables["points"].select("value")) == [{"value": "+8613800138000"}]
    with pytest.raises(InvalidInput):
        load_book(tmp_path, engine)


def test_a_file_that_cannot_be_read_is_never_passed_over(tmp_path: Path, engine: Engine) -> None:
    """Whatever the engine says of it, the load as a whole is refused."""
    (tmp_path / "points.csv").write_text("point_id,kind,value\nM1,mobile,+8613800138000\n")
    (tmp_path / "notices.csv").write_text('""\n""\n')
    with pytest.raises(InvalidInput) as fault:
        load_book(tmp_path, engine, partial=True)
    assert any("notices.csv" in str(one) for one in fault.value.problems)
