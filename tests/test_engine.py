"""The engine: what goes in comes out, in order, with nothing installed beyond the core."""

import csv
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import ibis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.engine import Engine, open_engine
from rightparty.engine.ranges import between, spans
from rightparty.errors import InvalidInput, Refused, RightpartyError

SCHEMA = ibis.schema(
    {
        "id": "string",
        "at": "timestamp",
        "on": "date",
        "amount": "decimal(18, 2)",
        "n": "int64",
        "flag": "boolean",
        "tags": "array<string>",
        "share": "float64",
    }
)
ROWS: list[dict[str, Any]] = [
    {
        "id": "a",
        "at": datetime(2026, 11, 2, 21, 58, tzinfo=timezone(timedelta(hours=8))),
        "on": date(2026, 11, 2),
        "amount": Decimal("1234.50"),
        "n": 7,
        "flag": True,
        "tags": ("x", "y;z", "张三"),
        "share": 0.1,
    },
    {"id": "b", "at": datetime(2026, 1, 1, 0, 0, 0, 250_000, tzinfo=UTC), "flag": False, "tags": ()},
    {"id": "c, \"d\"\n'e'"},
]


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """One DuckDB for the module."""
    engine = open_engine()
    yield engine
    engine.close()


def test_values_come_back_as_they_went_in(engine: Engine) -> None:
    """Aware instants in UTC, exact money, tuples, and None for what was not given."""
    table = engine.create("values", ROWS, SCHEMA)
    first, second, third = engine.rows(table)
    assert first["at"] == ROWS[0]["at"]
    assert first["at"].tzinfo is UTC
    assert {key: value for key, value in first.items() if key != "at"} == {
        key: value for key, value in ROWS[0].items() if key != "at"
    }
    assert second["tags"] == ()
    assert third["tags"] is None
    assert third["id"] == ROWS[2]["id"]
    assert [third[name] for name in ("at", "on", "amount", "n", "flag", "share")] == [None] * 6


@given(st.lists(st.decimals(-(10**15), 10**15, places=2), max_size=30))
def test_money_is_exact(engine: Engine, amounts: list[Decimal]) -> None:
    """No amount changes on its way through a table, and sums are exact."""
    table = engine.create(
        "money", [{"amount": a} for a in amounts], ibis.schema({"amount": "decimal(18, 2)"})
    )
    assert [row["amount"] for row in engine.rows(table)] == amounts
    total = engine.rows(table.aggregate(total=table.amount.sum()))[0]["total"]
    assert (total or Decimal()) == sum(amounts, Decimal())


def test_an_instant_without_a_zone_is_not_taken(engine: Engine) -> None:
    """A naive datetime could mean any hour, so it is refused."""
    with pytest.raises(ValueError, match="no time zone"):
        engine.create("naive", [{"at": datetime(2026, 1, 1)}], ibis.schema({"at": "timestamp"}))  # noqa: DTZ001


def test_many_rows_keep_their_order(engine: Engine, tmp_path: Path) -> None:
    """Created over several batches, ordered, and written: the file has the rows in that order."""
    table = engine.create("many", ({"n": n} for n in range(50_001)), ibis.schema({"n": "int64"}))
    assert engine.count(table) == 50_001
    assert engine.write(table.order_by(table.n.desc()), tmp_path / "many.csv") == 50_001
    lines = (tmp_path / "many.csv").read_text().split()
    assert lines == ["n", *(str(n) for n in range(50_000, -1, -1))]


def test_materialize_replaces_what_was_there(engine: Engine) -> None:
    """A table may be rebuilt from itself; `drop` forgets it, twice without fault."""
    table = engine.create("again", [{"n": 1}, {"n": 2}], ibis.schema({"n": "int64"}))
    kept = engine.materialize(table.filter(table.n > 1), "again")
    assert engine.rows(kept) == [{"n": 2}]
    engine.drop("again")
    engine.drop("again")
    engine.create("again", [], ibis.schema({"n": "int64"}))
    assert engine.count(kept) == 0


@pytest.mark.parametrize("lasting", [False, True])
def test_a_name_has_one_table(engine: Engine, lasting: bool) -> None:
    """Made anew in the other form, a table replaces the first; dropped, neither is there, packed or not."""
    table = engine.create("rows", [{"n": 1}, {"n": 2}], ibis.schema({"n": "int64"}))
    kept = engine.materialize(table, "form", lasting=lasting)
    kept = engine.materialize(kept.filter(kept.n > 1), "form", lasting=not lasting)
    assert engine.rows(kept) == [{"n": 2}]
    engine.drop("form")
    with pytest.raises(Exception, match="form"):
        engine.count(kept)
    engine.materialize(table, "form", lasting=True)
    engine.create("form", [{"n": 3}], ibis.schema({"n": "int64"}))
    engine.drop("form")
    with pytest.raises(Exception, match="form"):
        engine.count(kept)


@pytest.mark.parametrize("missing", [0, 1, 4_000])
def test_every_row_lies_in_one_range(engine: Engine, missing: int) -> None:
    """Rows without a name too, however many there are: they are in the first range."""
    names = [{"who": f"p{number:04}"} for number in range(3_000)] + [{"who": None}] * missing
    table = engine.create("named", names, ibis.schema({"who": "string"}))
    ranges = spans(engine, table, "who", 1_000)
    assert len(ranges) > 2
    counts = [engine.count(between(table, "who", span)) for span in ranges]
    assert sum(counts) == len(names)
    assert counts[0] >= missing
    assert max(counts[1:]) < 2_000


def test_written_csv_joins_lists_and_keeps_offsets(engine: Engine, tmp_path: Path) -> None:
    """Instants are ISO 8601 with +00:00, lists joined by `;`, unknown an empty cell."""
    table = engine.create("out", ROWS, SCHEMA)
    engine.write(table, tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert rows[0]["at"] == "2026-11-02T13:58:00+00:00"
    assert rows[1]["at"] == "2026-01-01T00:00:00.250000+00:00"
    assert rows[0]["tags"] == "x;y;z;张三"
    assert (rows[0]["amount"], rows[0]["flag"], rows[2]["amount"]) == ("1234.50", "true", "")
    assert rows[2]["id"] == ROWS[2]["id"]


def test_written_json_is_an_array_and_jsonl_a_line_each(engine: Engine, tmp_path: Path) -> None:
    """JSON holds lists as lists and money as numbers with two decimals."""
    table = engine.create("out", ROWS, SCHEMA)
    engine.write(table, tmp_path / "out.json")
    engine.write(table, tmp_path / "out.jsonl")
    rows = json.loads((tmp_path / "out.json").read_text(), parse_float=Decimal)
    assert rows[0]["tags"] == ["x", "y;z", "张三"]
    assert rows[0]["at"] == "2026-11-02T13:58:00+00:00"
    assert str(rows[0]["amount"]) == "1234.50"
    assert rows[2]["at"] is None
    lines = (tmp_path / "out.jsonl").read_text().splitlines()
    assert [json.loads(line, parse_float=Decimal) for line in lines] == rows
    engine.write(table.limit(0), tmp_path / "none.json")
    assert json.loads((tmp_path / "none.json").read_text()) == []


def test_parquet_round_trip(engine: Engine, tmp_path: Path) -> None:
    """What is written as Parquet reads back equal, instants marked as UTC in the file."""
    table = engine.create("out", ROWS, SCHEMA)
    engine.write(table, tmp_path / "out.parquet")
    back = engine.read_parquet(tmp_path / "out.parquet", "back")
    assert back.schema()["at"].timezone == "UTC"
    assert engine.rows(back.drop("_line")) == engine.rows(table)
    assert [row["_line"] for row in engine.rows(back)] == [1, 2, 3]


def test_csv_is_read_as_text_with_its_lines(engine: Engine, tmp_path: Path) -> None:
    """Every cell is text, an empty one NULL, the first row stands on line 2."""
    path = tmp_path / "in.csv"
    path.write_bytes('\ufeffid,at\r\n007,"a ""b"", c"\r\n,x\r\n'.encode())
    table = engine.read_csv(path, "in")
    assert engine.rows(table) == [
        {"id": "007", "at": 'a "b", c', "_line": 2},
        {"id": None, "at": "x", "_line": 3},
    ]


def test_lines_are_right_in_a_long_file(engine: Engine, tmp_path: Path) -> None:
    """Reading with several threads still gives every row its own line."""
    path = tmp_path / "long.csv"
    path.write_text("n,pad\n" + "".join(f"{n},{'x' * 100}\n" for n in range(2, 300_002)))
    table = engine.read_csv(path, "long")
    assert engine.count(table) == 300_000
    assert engine.count(table.filter(table["_line"] != table.n.cast("int64"))) == 0


def test_a_ragged_csv_is_refused(engine: Engine, tmp_path: Path) -> None:
    """The plain reader guesses nothing: a row with too few cells is an error."""
    path = tmp_path / "ragged.csv"
    path.write_text("a,b\n1\n")
    with pytest.raises(InvalidInput, match=r"ragged\.csv"):
        engine.read_csv(path, "ragged")


def test_what_cannot_be_done_is_said(engine: Engine, tmp_path: Path) -> None:
    """Unknown engines, formats, limits and folders end with a sentence, not a trace."""
    table = engine.create("out", [], SCHEMA)
    with pytest.raises(Refused, match="Spark Connect"):
        open_engine("sc://host:15002")
    with pytest.raises(Refused, match="sqlite"):
        open_engine("sqlite")
    with pytest.raises(Refused, match="a lot"):
        open_engine(memory_limit="a lot")
    with pytest.raises(Refused, match="format"):
        engine.write(table, tmp_path / "out.xml")
    with pytest.raises(RightpartyError, match="cannot be written"):
        engine.write(table, tmp_path / "missing" / "out.csv")


@pytest.mark.slow
def test_more_than_the_memory_limit_spills(tmp_path: Path) -> None:
    """A sort larger than the limit goes through the scratch folder, which is gone afterwards."""
    engine = open_engine(memory_limit="120MB", directory=tmp_path)
    numbers = ibis.range(3_000_000).unnest().name("n").as_table()
    table = engine.materialize(numbers.mutate(text=numbers.n.cast("string").hash().cast("string")), "numbers")
    kept = engine.materialize(table.order_by("text"), "ordered")
    assert engine.count(kept) == 3_000_000
    engine.close()
    assert list(tmp_path.iterdir()) == []


BLOCKED = """
import sys
class Block:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"pyarrow", "pandas", "numpy", "pytz", "polars"}:
            raise ImportError(name)
sys.meta_path.insert(0, Block())
import rightparty.engine
assert "ibis" not in sys.modules and "duckdb" not in sys.modules
import ibis, datetime, decimal, pathlib
folder = pathlib.Path(sys.argv[1])
engine = rightparty.engine.open_engine()
schema = ibis.schema({"at": "timestamp", "on": "date", "m": "decimal(18,2)", "l": "array<string>"})
row = {"at": datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC), "on": datetime.date(2026, 1, 1),
       "m": decimal.Decimal("1.10"), "l": ("a", "b")}
table = engine.materialize(engine.create("t", [row], schema).mutate(n=ibis.row_number()), "u")
assert engine.rows(table.drop("n")) == [row]
for ending in ("csv", "json", "jsonl", "parquet"):
    assert engine.write(table, folder / f"t.{ending}") == 1
assert engine.rows(engine.read_parquet(folder / "t.parquet", "p"))[0]["at"] == row["at"]
assert engine.rows(engine.read_csv(folder / "t.csv", "c"))[0]["_line"] == 2
engine.close()
"""


def test_the_core_dependencies_suffice(tmp_path: Path) -> None:
    """Everything works where pyarrow, pandas, numpy and pytz cannot be imported."""
    done = subprocess.run(
        [sys.executable, "-c", BLOCKED, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
