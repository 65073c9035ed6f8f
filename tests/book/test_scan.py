"""CSV files are looked over byte by byte before any row of them is believed."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.book.files import read_csv
from rightparty.book.problems import Problem
from rightparty.book.scan import scan_csv
from rightparty.engine import Engine
from rightparty.errors import InvalidInput


def _write(path: Path, content: bytes | str) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def _refusal(path: Path) -> Problem:
    with pytest.raises(InvalidInput) as caught:
        scan_csv(path, path.parent)
    (problem,) = caught.value.problems
    assert isinstance(problem, Problem)
    assert problem.help
    return problem


def _rows(engine: Engine, path: Path) -> list[dict[str, object]]:
    return engine.rows(read_csv(path, engine, "scanned").table)


def test_gb18030_is_read_with_a_note(engine: Engine, tmp_path: Path) -> None:
    """A Chinese lender's export in GB18030 is read as it was meant, rare characters included."""
    path = _write(
        tmp_path / "persons.csv", "姓名,城市\n张三丰,北京\n㛃某,深圳\n李四,上海\n".encode("gb18030")
    )
    raw = read_csv(path, engine, "gb")
    assert [row["姓名"] for row in engine.rows(raw.table)] == ["张三丰", "㛃某", "李四"]
    (note,) = raw.problems
    assert (note.severity, note.file) == ("note", "persons.csv")
    assert "GB18030" in note.what


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("name\nJosé\n".encode("latin-1"), 2),
        ("name,city\nAnna,Köln\nBjörn,Malmö\n".encode("cp1252"), 2),
        ("姓名\n陳大文\n黃小明是繁體字的人\n".encode("big5"), 1),
        (b"name\nok\nfine\n\xff\xfe\x00\n", 4),
        (b"name\nbinary\x00\n", 2),
    ],
)
def test_other_encodings_are_refused_by_line(tmp_path: Path, content: bytes, line: int) -> None:
    """What is neither UTF-8 nor GB18030 is refused, naming the line of the first bad byte."""
    problem = _refusal(_write(tmp_path / "in.csv", content))
    assert problem.line == line
    assert str(line) in problem.what


def test_utf16_is_recognised(tmp_path: Path) -> None:
    """Excel's “Unicode text” is named for what it is."""
    assert "UTF-16" in _refusal(_write(tmp_path / "in.csv", "a,b\n1,2\n".encode("utf-16"))).what


def test_a_bad_byte_far_into_a_file_is_named_by_its_line(tmp_path: Path) -> None:
    """Lines are counted over chunks, also where a character is cut in two between them."""
    good = "汉字" * 10 + "\n"
    lines = 4_300_000 // len(good.encode())
    content = ("x\n" + good * lines).encode() + b"\xe6\xb1\n"
    assert _refusal(_write(tmp_path / "in.csv", content)).line == lines + 2


@pytest.mark.parametrize(
    ("content", "what", "line"),
    [
        ("", "empty", None),
        ("\n\n", "empty", None),
        ('a,b\n1,"open\n2,3\n4,5\n', "never closed", 2),
        ("a,b,c\n1,2,3\n4,5", "cut off", 3),
        ("a,b,A\n1,2,3\n", "more than once", 1),
    ],
)
def test_a_file_that_cannot_be_trusted_is_refused(
    tmp_path: Path, content: str, what: str, line: int | None
) -> None:
    """Cut off, never closed, without a header: nothing of such a file is loaded."""
    problem = _refusal(_write(tmp_path / "in.csv", content))
    assert what in problem.what
    assert problem.line == line


def test_malformed_rows_are_left_out_and_named(engine: Engine, tmp_path: Path) -> None:
    """Too few cells, too many, a stray quote: each by its line, and the rows around them load."""
    path = _write(tmp_path / "in.csv", 'a,b\n1,2\n3\n4,5,6\n7,x"y\n8,9\n')
    raw = read_csv(path, engine, "ragged")
    assert [(problem.line, problem.severity) for problem in raw.problems] == [
        (3, "error"),
        (4, "error"),
        (5, "error"),
    ]
    assert [(row["a"], row["_line"]) for row in engine.rows(raw.table)] == [("1", 2), ("8", 6)]


def test_lines_are_right_behind_cells_with_line_breaks(engine: Engine, tmp_path: Path) -> None:
    """A cell may hold line breaks, a file blank lines and mixed line ends; lines stay those of the file."""
    path = _write(tmp_path / "in.csv", '\n"a","b"\r\n1,"x\ny\r\nz"\n\n2,"q ""quoted"" "\r\n   \n3,\n')
    assert _rows(engine, path) == [
        {"a": "1", "b": "x\ny\r\nz", "_line": 3},
        {"a": "2", "b": 'q "quoted"', "_line": 7},
        {"a": "3", "b": None, "_line": 9},
    ]


def test_lone_carriage_returns_end_lines_too(engine: Engine, tmp_path: Path) -> None:
    """Files of old programs end their lines with a carriage return alone."""
    rows = _rows(engine, _write(tmp_path / "in.csv", "a,b\r1,2\r3,4\r"))
    assert [(row["a"], row["_line"]) for row in rows] == [("1", 2), ("3", 3)]


def test_blanks_around_cells_do_not_matter(engine: Engine, tmp_path: Path) -> None:
    """Cells are trimmed, and one of blanks only is empty."""
    rows = _rows(engine, _write(tmp_path / "in.csv", "a,b\n 1 ,\t\nx y,  \n"))
    assert [(row["a"], row["b"]) for row in rows] == [("1", None), ("x y", None)]


def test_two_hundred_columns_are_no_trouble(engine: Engine, tmp_path: Path) -> None:
    """A wide sheet is read whole."""
    header = ",".join(f"c{n}" for n in range(200))
    (row,) = _rows(engine, _write(tmp_path / "in.csv", f"{header}\n{','.join(map(str, range(200)))}\n"))
    assert len(row) == 201
    assert row["c199"] == "199"


_CELL = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), max_size=12)


@given(st.lists(st.lists(_CELL, min_size=3, max_size=3), max_size=20), st.sampled_from(["\n", "\r\n"]))
def test_whatever_a_csv_writer_writes_is_read_back(
    engine: Engine, tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], ending: str
) -> None:
    """Any cells, quoted as the standard library does it, come back trimmed, each on its own line."""
    path = tmp_path_factory.mktemp("csv") / "in.csv"
    places = []
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator=ending)
        writer.writerow(["a", "b", "c"])
        for row in rows:
            stream.flush()
            places.append(path.read_bytes().count(b"\n") + 1)
            writer.writerow(row)
    found = _rows(engine, path)
    blank = " \t\n\v\f\r"
    expected = [
        {**{name: cell.strip(blank) or None for name, cell in zip("abc", row, strict=True)}, "_line": place}
        for row, place in zip(rows, places, strict=True)
    ]
    assert found == expected
