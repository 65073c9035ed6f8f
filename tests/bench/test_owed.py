"""The book that is measured is what it says it is, and every stage has its figures."""

from contextlib import closing
from pathlib import Path

import pytest

from rightparty.bench.owed import COLUMNS, owed_figures
from rightparty.bench.owed_book import INSTALMENTS, ON, write_owed_book
from rightparty.book.load import load_book
from rightparty.book.owed import owed
from rightparty.engine import open_engine

DEBTS = 200


def quiet(_label: str, _done: int, _total: int) -> None:
    """No progress is drawn."""


@pytest.mark.parametrize("share", [0.0, 0.15, 1.0])
def test_as_many_are_behind_as_was_asked(tmp_path: Path, share: float) -> None:
    """Nothing in the book is faulty, every debt can be quoted, and the share of debts is overdue."""
    with closing(open_engine()) as engine:
        write_owed_book(engine, tmp_path, DEBTS, share, quiet)
        book = load_book(tmp_path, engine)
        assert engine.count(book.quarantine) == 0
        assert book.loaded["instalments"] == DEBTS * INSTALMENTS
        rows = engine.rows(owed(book.tables, ON, as_of_default=book.meta.as_of, quarantine=book.quarantine))
    assert len(rows) == DEBTS
    assert all(row["quotable"] for row in rows)
    assert abs(sum(row["total"] > 0 for row in rows) - share * DEBTS) <= 0.05 * DEBTS
    assert share == 1.0 or any(row["credit"] > 0 for row in rows)


@pytest.mark.slow
def test_every_stage_is_measured() -> None:
    """Reading, working out and writing, each with its time, and each query beside them."""
    rows = owed_figures(50, 0.5, quiet, checks=True, profile=True)
    assert all(set(row) == set(COLUMNS) for row in rows)
    assert [row["what"] for row in rows if not row["what"].startswith("  ")] == [
        "read and checked",
        "what is owed",
        "written",
        "all",
    ]
    assert any(row["what"].startswith("  typed instalments") for row in rows)
