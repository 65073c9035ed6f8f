"""Stopping, agencies and notices, as people type them."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rightparty.cli.main import run as rightparty
from rightparty.desk.home import open_home
from rightparty.desk.store import Store, open_store
from tests.desk.books import DAY
from tests.desk.test_agency import agency_book

AT = ("--at", "2026-11-24T09:30:00+08:00")
NAMED = ("--by", "Wang Fang", "--note", "wrong amounts")


@pytest.fixture
def home(
    home_folder: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Store]:
    """A home of the test's own, named by the environment, its server held so that commands are quick."""
    folder = home_folder / str(request.node.name)[:40]
    monkeypatch.setenv("RIGHTPARTY_HOME", str(folder))
    store = open_store(open_home(folder))
    yield store
    store.close()


def said(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    """What a command prints, on either stream."""
    assert rightparty(arguments) == code
    found = capsys.readouterr()
    return found.out + found.err


@pytest.mark.slow
def test_stopped_and_let_go_by_another(home: Store, capsys: pytest.CaptureFixture[str]) -> None:
    """The file stands at once, the row with it; the same person cannot lift it."""
    assert "everything is stopped" in said(capsys, "admin", "stop", *NAMED, "--grace", "0")
    assert (home.home.folder / "halted" / "all.json").exists()
    (row,) = json.loads(said(capsys, "admin", "halts", "--format", "json"))
    assert row["by"] == "Wang Fang"
    assert "it was already" in said(capsys, "admin", "stop", *NAMED, "--grace", "0")
    assert "another person" in said(capsys, "admin", "go", *NAMED, code=2)
    assert "let go by Li Na" in said(capsys, "admin", "go", "--by", "Li Na", "--note", "mended")
    assert "no creditor" in said(capsys, "admin", "stop", *NAMED, "--creditor", "?", code=2)
    assert not (home.home.folder / "halted" / "all.json").exists()


@pytest.mark.slow
def test_where_the_database_is_away_the_file_stops(
    home: Store, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says so, and how to go on."""
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    told = said(capsys, "admin", "stop", *NAMED, code=1)
    assert "the stop stands" in told
    assert (home.home.folder / "halted" / "all.json").exists()


@pytest.mark.slow
def test_a_placement_and_its_recall_by_hand(
    home: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Placed, recalled, waited for; an incident's notices are listed, shown and sent."""
    folder = str(agency_book(2).write(tmp_path / "book"))
    said(capsys, "run", folder, "--day", DAY.isoformat(), "--at", "2026-11-24T09:00:00+08:00")
    agency = ("north/agency", "D0001", "D0002", "--by", "Li Na")
    assert "2 placed" in said(capsys, "agency", "place", *agency, *AT)
    assert "either debts or --all" in said(
        capsys, "agency", "recall", "north/agency", "--by", "Li Na", code=2
    )
    later = ("--at", "2026-11-24T10:30:00+08:00")
    assert "1 recalled" in said(capsys, "agency", "recall", "north/agency", "D0001", "--by", "Li Na", *later)
    (row,) = json.loads(said(capsys, "agency", "waiting", *later, "--format", "json"))
    assert (row["debts"], row["overdue"]) == (1, False)
    assert said(capsys, "agency", "ack", *later) == ""
    said(capsys, "parties", "wrong", "P0001", "E0001", "--by", "Wang Fang", "--told", *AT)
    drafts = json.loads(said(capsys, "parties", "notices", *AT, "--format", "json"))
    assert len(drafts) == 9
    first = str(drafts[0]["draft_id"])
    assert "{" not in said(capsys, "parties", "notices", first)
    assert "sent, says Li Na" in said(
        capsys, "parties", "notices", first, "--sent", "--by", "Li Na", "--note", "by post", *AT
    )
    assert len(json.loads(said(capsys, "parties", "notices", *AT, "--format", "json"))) == 6
    with closing(home.connect()) as connection:
        assert connection.execute("SELECT count(*) FROM desk_incident").fetchone() == (1,)
