"""Facts that are the same on every row are read once, and no verdict changes for it."""

from contextlib import closing
from datetime import datetime

import ibis
import pytest

from rightparty.bench.law import AT
from rightparty.bench.plain_book import CHINA, USA, Country, one_contact_each, plain_book
from rightparty.engine import open_engine
from rightparty.gate import settled as module
from rightparty.gate.settled import Settled, settled
from rightparty.gate.table import decide_table
from rightparty.law.load import load_law
from rightparty.parties.model import default_model

SCHEMA = {"same": "int64", "text": "string", "mixed": "int64", "partly": "boolean", "none": "string"}
ROWS = [
    {"same": 3, "text": "a", "mixed": 1, "partly": True, "none": None},
    {"same": 3, "text": "a", "mixed": 2, "partly": None, "none": None},
    {"same": 3, "text": "a", "mixed": 1, "partly": True, "none": None},
]


def test_a_column_of_one_known_value_is_settled() -> None:
    """One that differs, or is unknown somewhere, is not; whether any row lacks it is told."""
    with closing(open_engine()) as engine:
        table = engine.create("t", ROWS, ibis.schema(SCHEMA))
        found = settled(engine, table, [*SCHEMA, "no_such_column"], worth_it=1)
        assert found == Settled({"same": 3, "text": "a"}, frozenset({"same", "text", "mixed"}))
        assert settled(engine, table, SCHEMA, worth_it=4) == Settled()
        assert settled(engine, table.limit(0), SCHEMA, worth_it=0) == Settled()


@pytest.mark.slow
@pytest.mark.parametrize("country", [CHINA, USA], ids=lambda country: country.code)
def test_a_table_is_decided_the_same_either_way(country: Country, monkeypatch: pytest.MonkeyPatch) -> None:
    """Verdicts, reasons and waiting times are those of the columns read whole."""
    at = datetime.fromisoformat(AT[country.code])
    found = []
    with closing(open_engine()) as engine:
        book = plain_book(engine, country, 60, 10, at)
        for rows in (module.WORTH_IT, 1):
            monkeypatch.setattr(module.settled, "__kwdefaults__", {"worth_it": rows})
            decided = decide_table(engine, book, one_contact_each(book, at), at, load_law(), default_model())
            found.append(engine.rows(decided.order_by("candidate_id")))
    assert found[0] == found[1]
    assert len(found[0]) == 60
