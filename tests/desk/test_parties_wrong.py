"""The commands by which people record what was said at a contact point, as they type them."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from cyclopts import App

from rightparty.cli import parties_wrong
from rightparty.cli.main import run as rightparty
from rightparty.desk.home import open_home
from rightparty.desk.store import Store, open_store
from rightparty.errors import InvalidInput, Refused
from tests.desk.books import DAY, small_book

COMMANDS = ("wrong", "stop", "sources", "lift", "incidents")
AT = ("--at", "2026-11-24T09:30:00+08:00")


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


def parties(*arguments: str) -> Any:
    """The group as it is typed after `rightparty parties`."""
    app = App(name="parties", help_format="plaintext", result_action="return_value")
    for name in COMMANDS:
        app.command(getattr(parties_wrong, name), name=name)
    return app(list(arguments), exit_on_error=False, print_error=False)


def rows(capsys: pytest.CaptureFixture[str], *arguments: str) -> Sequence[dict[str, Any]]:
    """What a listing command gives as JSON."""
    parties(*arguments, "--format", "json")
    return list(json.loads(capsys.readouterr().out))


@pytest.mark.slow
def test_from_a_report_to_a_closed_incident(
    home: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A held day, a report by hand, the day's account, the stop, the incident told and closed."""
    folder = str(small_book(2).write(tmp_path / "book"))
    held = ["run", folder, "--day", DAY.isoformat(), "--at", "2026-11-24T09:00:00+08:00"]
    assert rightparty(held) == 0
    assert "2 held" in capsys.readouterr().out
    parties("wrong", "P0001", "E0001", "--by", "Wang Fang", "--via", "call", "--told", *AT)
    said, *ours = capsys.readouterr().out.splitlines()
    assert "no longer used for that person" in said
    assert "P0001" not in said
    assert ours[0] == "withdrawn: 1; the point had come from: stated"
    assert ours[1].startswith("incident opened: ")
    id = ours[1].split()[2].rstrip(":")
    with home.connect() as connection:
        row = connection.execute("SELECT status, reason FROM desk_planned_contact WHERE person_id = 'P0001'")
        assert row.fetchone() == ("denied", "withdrawn:not_theirs")
    parties("wrong", "P0001", "E0001", "--by", "Wang Fang", "--told", *AT)
    again = capsys.readouterr()
    assert again.out.strip() == said
    assert "reported before" in again.err
    parties("stop", "E0002", "--language", "zh-Hans", *AT)
    assert "受理编号" in capsys.readouterr().out
    assert [row["incident_id"] for row in rows(capsys, "incidents")] == [id]
    with pytest.raises(Refused, match="cannot take the step"):
        parties("incidents", id, "--close", "--by", "Li Na", "--note", "mended")
    parties("incidents", id, "--borrower-told", "--by", "Li Na", "--note", "called them")
    parties("incidents", id, "--close", "--by", "Li Na", "--note", "mended")
    capsys.readouterr()
    assert rows(capsys, "incidents") == []
    assert len(rows(capsys, "incidents", "--closed")) == 1
    with home.connect() as connection:
        connection.execute(
            "INSERT INTO book_evidence (point_id, person_id, at, kind)"
            " VALUES ('E0002', 'P0002', '2026-11-24T09:39:00+08:00', 'code_confirmed')"
        )
    parties("stop", "E0002", "--code", "c-17", "--at", "2026-11-24T09:40:00+08:00")
    assert "may be used again" in capsys.readouterr().out


@pytest.mark.slow
def test_a_run_says_what_was_withdrawn(
    home: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its own line, with the reason among the others."""
    from rightparty.cli.run import told

    folder = str(small_book(1).write(tmp_path / "book"))
    arguments = ["run", folder, "--day", DAY.isoformat(), "--at", "2026-11-24T09:00:00+08:00"]
    assert rightparty([*arguments, "--format", "json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["withdrawn"] == 0
    assert not [line for line in told(figures, DAY, sends=False) if line.startswith("withdrawn")]
    parties("wrong", "P0001", "E0001", "--by", "Wang Fang", *AT)
    parties("wrong", "P0001", "M0001", "--by", "Wang Fang", *AT)
    with home.connect() as connection:
        from rightparty.desk.figures import of_day

        figures |= of_day(connection, DAY, ["BANK"])
    lines = list(told(figures, DAY, sends=False))
    assert "withdrawn before they left: 1" in lines
    assert "        1  denied: withdrawn:not_theirs" in lines
    capsys.readouterr()
    assert rightparty([*arguments[:-1], "2026-11-24T10:00:00+08:00"]) == 0
    assert "core.promise.point_is_not_theirs" in capsys.readouterr().out


@pytest.mark.slow
def test_sources_are_listed_and_lifted(
    home: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The one that ten reports paused is first; lifting needs a note."""
    folder = str(small_book(12).write(tmp_path / "book"))
    rightparty(["run", folder, "--day", DAY.isoformat(), "--at", "2026-11-24T09:00:00+08:00"])
    capsys.readouterr()
    for number in range(1, 11):
        parties("wrong", f"P{number:04}", f"E{number:04}", "--by", "Wang Fang", *AT)
    assert "paused: stated" in capsys.readouterr().out
    (row, *_) = rows(capsys, "sources", "--at", "2026-11-24T09:31:00+08:00", "--language", "zh-Hant")
    assert (row["name"], row["state"]) == ("stated", "paused")
    assert "表示並非本人" in row["why"]
    with pytest.raises(Refused, match="a name and a note"):
        parties("lift", "stated", "--by", "Li Na", "--note", " ")
    parties("lift", "stated", "--by", "Li Na", "--note", "form mended")
    assert "may be used again" in capsys.readouterr().out


def test_every_command_shows_an_example() -> None:
    """As every command of ours does."""
    for name in COMMANDS:
        assert f"Example: rightparty parties {name}" in (getattr(parties_wrong, name).__doc__ or "")


def test_without_a_store_it_is_refused(home_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is made by asking, and no hour is guessed."""
    monkeypatch.setenv("RIGHTPARTY_HOME", str(home_folder / "not yet"))
    with pytest.raises(Refused, match="no store"):
        parties("sources", *AT)
    with pytest.raises(Refused, match="one step of one incident"):
        parties("incidents", "--close", "--by", "Li Na", "--note", "mended")
    assert not (home_folder / "not yet").exists()


def test_an_instant_needs_its_offset(home: Store) -> None:
    """Nine o'clock where?"""
    with pytest.raises(InvalidInput, match="has no offset"):
        parties("sources", "--at", "2026-11-24T09:30:00")
