"""At which later hours a contact may go out: what the columns say, and what is decided at that hour."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import ibis
import pytest

from rightparty.book.load import load_book
from rightparty.engine import Engine, open_engine
from rightparty.errors import InvalidInput
from rightparty.gate.candidates import default_candidates
from rightparty.gate.table import COLUMNS, decide_table
from rightparty.law.load import load_law
from rightparty.parties.model import default_model
from rightparty.plan.people import stamp
from rightparty.world.town import book_meta, make_town
from rightparty.world.write import write_town

AT = datetime.fromisoformat("2026-11-23T09:00:00+08:00")
LATER = [AT + timedelta(hours=hour) for hour in (-5, 0, 3, 10, 11, 12, 13, 16)]
GOES = ("allow", "limited")


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """An empty engine for all tests of the module."""
    with closing(open_engine()) as opened:
        yield opened


@pytest.mark.slow
def test_nothing_that_is_open_is_refused_for_its_hour(engine: Engine, tmp_path: Path) -> None:
    """A town, decided at each hour: who may be contacted now may be then, where its bit is 1, and only so."""
    write_town(make_town(150, 9, 0.04, AT), book_meta(AT), tmp_path / "town")
    book, law, model = load_book(tmp_path / "town", engine), load_law(), default_model()
    asked = engine.materialize(default_candidates(book.tables, AT), "asked")
    told = decide_table(engine, book, asked, AT, law, model, name="told", hours=LATER)
    now = {row["candidate_id"]: row for row in engine.rows(told) if row["verdict"] in GOES}
    each = [
        asked.mutate(candidate_id=asked.candidate_id + f"#{number}", at=stamp(at))
        for number, at in enumerate(LATER)
    ]
    then = decide_table(engine, book, ibis.union(*each), AT, law, model, name="then")
    seen = set()
    for row in engine.rows(then):
        candidate, _, number = row["candidate_id"].partition("#")
        if candidate in now:
            open_ = now[candidate]["open_hours"] >> int(number) & 1
            assert open_ == (row["verdict"] in GOES), row
            seen.add((int(number), open_))
    assert {(0, 0), (1, 1), (2, 1), (2, 0), (7, 0)} <= seen, "some agreed to hours of their own"


@pytest.mark.slow
def test_who_does_not_ask_for_hours_gets_the_contract_and_no_more(engine: Engine, root: Path) -> None:
    """The columns of a decision are fixed; hours are for those who pace, no more than a number has bits."""
    book = load_book(root / "examples" / "first-book", engine)
    asked, law = default_candidates(book.tables, AT), load_law()
    assert decide_table(engine, book, asked, AT, law, default_model()).columns == tuple(COLUMNS)
    none = decide_table(engine, book, asked.limit(0), AT, law, default_model(), hours=LATER)
    assert none.columns == (*COLUMNS, "open_hours")
    with pytest.raises(InvalidInput, match="63 hours"):
        decide_table(engine, book, asked, AT, law, default_model(), hours=[AT] * 63)
