"""A table in several files: read in order on both engines, and written so."""

from datetime import UTC, datetime
from pathlib import Path

import ibis
import pytest

from rightparty.book.load import load_book
from rightparty.engine import Engine, open_engine
from rightparty.errors import InvalidInput, Refused

SCHEMA = ibis.schema({"n": "int64", "at": "timestamp", "l": "array<string>"})


def _rows(first: int, last: int) -> list[dict[str, object]]:
    at = datetime(2026, 11, 23, 2, tzinfo=UTC)
    return [{"n": n, "at": at if n % 3 else None, "l": ("a",) * (n % 3)} for n in range(first, last)]


def _folder(engine: Engine, folder: Path) -> Path:
    """Eleven files of different lengths, and what Spark leaves beside them."""
    folder.mkdir()
    for part in range(11):
        rows = engine.create("part", _rows(part * 10, part * 10 + part + 1), SCHEMA)
        engine.write(rows, folder / f"part-{part}.parquet")
    (folder / "_SUCCESS").touch()
    (folder / ".hidden.parquet").touch()
    return folder


@pytest.mark.parametrize("which", ["duck", "spark"])
def test_a_folder_of_parts_is_one_table(
    which: str, duck: Engine, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """In the order of the files' numbers, each row with a line of its own."""
    engine: Engine = request.getfixturevalue(which)
    table = engine.read_parquet(_folder(duck, tmp_path / "t.parquet"), "in parts")
    found = engine.rows(table.order_by("_line"))
    assert [row["_line"] for row in found] == list(range(1, 67))
    assert [row["n"] for row in found] == [part * 10 + n for part in range(11) for n in range(part + 1)]


@pytest.mark.parametrize("which", ["duck", "spark"])
def test_an_empty_folder_gets_parts(which: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """What is written into it reads back in its order; a second table is not mixed in."""
    engine: Engine = request.getfixturevalue(which)
    table = engine.create("whole", _rows(0, 5000), SCHEMA).order_by(ibis._.n.desc())
    out = tmp_path / "out"
    out.mkdir()
    assert engine.write(table, out) == 5000
    back = engine.read_parquet(out, "back")
    assert back.schema()["at"].timezone == "UTC"
    found = engine.rows(back.order_by("_line"))
    assert [row["n"] for row in found] == list(range(4999, -1, -1))
    assert found[0]["at"] == datetime(2026, 11, 23, 2, tzinfo=UTC)
    with pytest.raises(Refused, match="holds parts of a table already"):
        engine.write(table, out)


def test_a_large_table_goes_out_in_several_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a size that any reader takes, still in order."""
    monkeypatch.setattr("rightparty.engine.duck.PART", 1 << 20)
    engine = open_engine()
    numbers = ibis.range(2_000_000).unnest().name("n").as_table()
    table = numbers.mutate(text=numbers.n.cast("string").hexdigest("sha256"))
    assert engine.write(table, tmp_path) == 2_000_000
    assert len(list(tmp_path.glob("*.parquet"))) > 1
    back = engine.read_parquet(tmp_path, "back")
    assert engine.count(back.filter(back["_line"] != back.n + 1)) == 0
    engine.close()


def test_a_file_that_is_no_parquet_is_named(duck: Engine, tmp_path: Path) -> None:
    """Among parts as well."""
    (_folder(duck, tmp_path / "t.parquet") / "part-11.parquet").write_text("no")
    with pytest.raises(InvalidInput, match=r"t\.parquet"):
        duck.read_parquet(tmp_path / "t.parquet", "broken")


def test_a_book_may_hold_tables_in_parts(duck: Engine, root: Path, tmp_path: Path) -> None:
    """As `events/` or `events.parquet/`; another folder is the lender's own affair."""
    whole = load_book(root / "examples" / "first-book", duck)
    expected = {name: duck.rows(whole.tables[name].order_by(ibis._[0])) for name in ("events", "payments")}
    book = tmp_path / "book"
    book.mkdir()
    for file in (root / "examples" / "first-book").iterdir():
        if file.stem not in expected:
            (book / file.name).write_bytes(file.read_bytes())
    for name, folder in (("events", "events"), ("payments", "payments.parquet")):
        (book / folder).mkdir()
        table = whole.tables[name]
        half = duck.count(table) // 2
        ordered = table.order_by(ibis._[0])
        duck.write(ordered.limit(half), book / folder / "part-0.parquet")
        duck.write(ordered.limit(None, offset=half), book / folder / "part-1.parquet")
    (book / "notes").mkdir()
    found = load_book(book, duck)
    assert found.problems == whole.problems
    for name, rows in expected.items():
        assert duck.rows(found.tables[name].order_by(ibis._[0])) == rows
