"""A book in a lender's own PostgreSQL is the same book as in a folder."""

import csv
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from rightparty.book.tables import TABLES, Kind
from rightparty.cli.from_postgres import address_of
from rightparty.cli.main import run
from rightparty.desk.store import Connection

TYPES = {
    Kind.INSTANT: "timestamptz",
    Kind.DATE: "date",
    Kind.MONEY: "numeric",
    Kind.RATE: "numeric",
    Kind.INTEGER: "bigint",
    Kind.LIST: "text[]",
    Kind.FLAG: "boolean",
    Kind.JSON: "jsonb",
}


@pytest.fixture
def address(connection: Connection, root: Path) -> Iterator[str]:
    """The example book, with columns of their own types in a schema of its own."""
    connection.execute("DROP SCHEMA IF EXISTS lender CASCADE")
    connection.execute("CREATE SCHEMA lender")
    for path in (root / "examples" / "first-book").glob("*.csv"):
        if path.stem not in TABLES:
            continue
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        kinds = {
            name: TABLES[path.stem].by_name[name].kind for name in header if name in TABLES[path.stem].by_name
        }
        columns = ", ".join(f'"{name}" {TYPES.get(kinds[name], "text")}' for name in header if name in kinds)
        connection.execute(f'CREATE TABLE lender."{path.stem}" ({columns})')
        for row in rows:
            cells = [
                None if not cell else cell.split(";") if kinds[name] is Kind.LIST else cell
                for name, cell in zip(header, row, strict=True)
                if name in kinds
            ]
            places = ", ".join(["%s"] * len(cells))
            connection.execute(f'INSERT INTO lender."{path.stem}" VALUES ({places})', cells)
    text = (root / "examples" / "first-book" / "book.toml").read_text(encoding="utf-8")
    connection.execute("CREATE TABLE lender.book_toml (text text)")
    connection.execute("INSERT INTO lender.book_toml VALUES (%s)", [text])
    connection.commit()
    at = connection.info
    host = quote(at.host, safe="")
    options = quote("-csearch_path=lender", safe="")
    who = f"{at.user}:{quote(at.password, safe='')}"
    yield f"postgresql://{who}@/{at.dbname}?host={host}&port={at.port}&options={options}"
    connection.execute("DROP SCHEMA lender CASCADE")
    connection.commit()


@pytest.mark.slow
def test_the_same_rows_as_from_a_folder(address: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is owed and whom one may contact do not depend on where the book stands."""
    folder = str(root / "examples" / "first-book")
    for command in (["owed", "--on", "2026-11-23"], ["decide", "--at", "2026-11-23T10:00:00+08:00"]):
        told = []
        for book in (address, folder):
            words = [command[0], book, *command[1:], "--folder-only", "--format", "csv"]
            assert run(words) == 0
            told.append(capsys.readouterr().out)
        assert told[0] == told[1]
    assert run(["book", "check", address]) == 0


def test_a_schema_without_a_book_is_said(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    """And how to name another; a server that does not answer is said as well."""
    assert run(["owed", address.replace("lender", "nobody"), "--on", "2026-11-23", "--folder-only"]) == 3
    assert "has no table of a book" in capsys.readouterr().err
    assert run(["owed", "postgresql://nobody@127.0.0.1:1/none", "--on", "2026-11-23", "--folder-only"]) == 1
    assert "cannot be read from PostgreSQL" in capsys.readouterr().err


def test_an_address_survives_being_a_path() -> None:
    """A folder has none."""
    for whole in ("postgresql://ann:secret@host:5432/book", "postgres://ann@/book?host=%2Ftmp"):
        assert address_of(Path(whole)) == whole
    assert address_of(Path("examples/first-book")) == ""
