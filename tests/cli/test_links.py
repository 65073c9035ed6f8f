"""Links laid over a book by `--links`: what was said by one record of a person holds for the others."""

import csv
import shutil
from pathlib import Path

import pytest

from rightparty.cli.main import run

ASK = ("--at", "2026-11-23T10:00:00+08:00", "--person", "li-na", "--point", "na-mobile", "--channel", "sms")
HEAD = ("left_book", "left_person", "right_book", "right_person")


@pytest.fixture
def book(root: Path, tmp_path: Path) -> Path:
    """The example book, in which wang-lei has asked for no more messages."""
    folder = tmp_path / "first-book"
    shutil.copytree(root / "examples" / "first-book", folder)
    path = folder / "notices.csv"
    with path.open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    said = {
        "notice_id": "stop", "at": "2026-11-20T10:00:00+08:00", "kind": "opt_out", "person_id": "wang-lei",
        "scope": "all", "given_by": "wang-lei", "medium": "electronic",
    }  # fmt: skip
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow([said.get(column, "") for column in columns])
    return folder


def links(tmp_path: Path, *rows: tuple[str, str, str, str]) -> Path:
    """A table of links."""
    path = tmp_path / "links.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEAD, *rows])
    return path


def explain(book: Path, *more: str) -> int:
    """What the command ends with: 0 allowed, 2 refused."""
    return run(["explain", str(book), *ASK, "--folder-only", *more])


def test_a_stop_of_one_record_holds_for_the_other(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without the link the text may go, with it the other's opt-out stops it; another link does nothing."""
    assert explain(book) == 0
    path = links(tmp_path, ("first-book", "wang-lei", "first-book", "li-na"))
    assert explain(book, "--links", str(path)) == 2
    assert "opt" in capsys.readouterr().out
    assert (
        explain(book, "--links", str(links(tmp_path, ("first-book", "li-ting", "first-book", "li-na")))) == 0
    )


def test_of_two_records_of_a_person_one_is_planned(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The plan says of the other that it was spared, and a shadow plays its days so."""
    path, out = links(tmp_path, ("first-book", "maria", "first-book", "li-na")), tmp_path / "plan.csv"
    asked = ("plan", str(book), "--day", "2026-11-23", "--folder-only", "--out", str(out))
    assert run([*asked]) == 0
    with out.open(encoding="utf-8") as file:
        assert {row["status"] for row in csv.DictReader(file) if row["person_id"] != "wang-lei"} == {
            "planned"
        }
    capsys.readouterr()
    assert run([*asked, "--links", str(path)]) == 0
    assert "another record of the same person is contacted" in capsys.readouterr().err
    with out.open(encoding="utf-8") as file:
        found = {row["person_id"]: (row["status"], row["reason"]) for row in csv.DictReader(file)}
    assert found["li-na"][0] == "planned"
    assert found["maria"] == ("skipped", "linked")
    played = ("what-if", str(book), "--plan", "--days", "1", "--to", "2026-11-06", "--from", "2026-11-06")
    assert run([*played, "--folder-only", "--links", str(path), "--format", "csv"]) == 0
    assert "linked" in capsys.readouterr().out


def test_a_link_may_lead_by_way_of_another_book(book: Path, tmp_path: Path) -> None:
    """Two persons whom another file knows as one are one here too."""
    by_way = (("first-book", "wang-lei", "agency", "7"), ("agency", "7", "first-book", "li-na"))
    assert explain(book, "--links", str(links(tmp_path, *by_way))) == 2


def test_the_folder_may_be_named_from_inside(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A book is known by its folder's own name; links of another book are refused, not passed over."""
    path = links(tmp_path, ("first-book", "wang-lei", "first-book", "li-na"))
    monkeypatch.chdir(book)
    assert explain(Path(), "--links", str(path)) == 2
    assert explain(book, "--links", str(links(tmp_path, ("bank", "a", "bank", "b")))) == 3


def test_what_is_no_table_of_links_is_refused(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every line that lacks something is named, and nothing is decided without the links."""
    path = links(tmp_path, ("first-book", "wang-lei", "first-book", ""))
    assert explain(book, "--links", str(path)) == 3
    assert "line 2: no right_person" in capsys.readouterr().err
    assert explain(book, "--links", str(tmp_path / "nowhere.csv")) == 3


@pytest.mark.parametrize("text", ["", "a,b\n", "left_book,left_person\nfirst-book,li-na\n"])
def test_a_file_without_the_columns_is_refused(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    """An empty file is no table without links: it would undo them all."""
    path = tmp_path / "links.csv"
    path.write_text(text, encoding="utf-8")
    assert explain(book, "--links", str(path)) == 3
    assert "no column" in capsys.readouterr().err
