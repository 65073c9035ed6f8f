"""`rightparty world`: towns on disk, played and drawn."""

import json
from dataclasses import fields
from pathlib import Path
from xml.etree import ElementTree

import pytest

from rightparty.book.load import load_book
from rightparty.cli.main import run
from rightparty.engine import open_engine
from rightparty.law.load import load_law
from rightparty.parties.model import default_model
from rightparty.world.mornings import Rules
from rightparty.world.play import play
from rightparty.world.practice import Practice, default_practice
from rightparty.world.response import Response


def test_make_writes_a_book(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command writes every table and says how many rows each has."""
    assert run(["world", "make", "--people", "60", "--seed", "4", "--to", str(tmp_path / "town")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines][:4] == ["creditors", "agencies", "placements", "senders"]
    assert (tmp_path / "town" / "truth.csv").exists()


def test_the_same_command_writes_the_same_bytes(tmp_path: Path) -> None:
    """Seed and arguments fix every byte, also when two processes make them; the instant is fixed."""
    for name, processes in (("a", "1"), ("b", "2")):
        arguments = ["--people", "1300", "--to", str(tmp_path / name), "--processes", processes]
        assert run(["world", "make", "--churn", "0.1", *arguments]) == 0
    names = sorted(path.relative_to(tmp_path / "a") for path in (tmp_path / "a").rglob("*.*"))
    assert Path("evaluation/truth_persons.csv") in names
    assert all((tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes() for name in names)


def test_an_instant_without_an_offset_is_invalid(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody knows which morning is meant: exit code 3 and a hint."""
    arguments = ["world", "make", "--people", "5", "--to", str(tmp_path / "t"), "--at", "2026-11-24T09:00"]
    assert run(arguments) == 3
    assert "offset" in capsys.readouterr().err


def test_a_folder_in_use_is_refused(tmp_path: Path) -> None:
    """A town is never written over something: exit code 2."""
    (tmp_path / "mine.txt").write_text("x")
    assert run(["world", "make", "--people", "5", "--to", str(tmp_path)]) == 2


@pytest.mark.slow
def test_play_compares_three_policies(tmp_path: Path) -> None:
    """Two days under each policy: ours leaks nothing to anyone here, and addresses only who owes."""
    town, out = tmp_path / "town", tmp_path / "figures.json"
    run(["world", "make", "--people", "600", "--to", str(town)])
    assert run(["world", "play", str(town), "--days", "2", "--out", str(out)]) == 0
    rows = json.loads(out.read_text())
    assert [(row["policy"], row["day"]) for row in rows] == [
        (policy, day) for policy in ("common practice", "law only", "ours") for day in (0, 1)
    ]
    last = {row["policy"]: row for row in rows}
    assert last["ours"]["to_not_liable"] == 0
    assert last["ours"]["messages"] < last["common practice"]["messages"]
    assert last["ours"]["leaked"] <= last["law only"]["leaked"] <= last["common practice"]["leaked"]


@pytest.mark.slow
def test_vary_shows_every_assumption(tmp_path: Path) -> None:
    """One row an assumption of common practice and one for all at once; one for each of how people react."""
    town, out = tmp_path / "town", tmp_path / "rows.json"
    run(["world", "make", "--people", "400", "--to", str(town)])
    assert run(["world", "vary", str(town), "--out", str(out)]) == 0
    practice = json.loads(out.read_text())
    assert len(practice) == len(fields(Practice)) + 1
    assert all(row["leaked_half"] <= row["messages_half"] for row in practice)
    assert run(["world", "vary", str(town), "--of", "reactions", "--days", "1", "--out", str(out)]) == 0
    rows = {row["assumption"]: row for row in json.loads(out.read_text())}
    assert list(rows) == [field.name for field in fields(Response)]
    told = rows["pays_told"]
    assert 0 < told["money_practice_half"] < told["money_practice_assumed"] < told["money_practice_double"]
    assert len({row["money_practice_assumed"] for row in rows.values()}) == 1


@pytest.mark.drill
def test_nobody_is_pressed_for_days_on_end(tmp_path: Path) -> None:
    """After a week of ours, few have got five contacts: who did owes two lenders, or shares a telephone."""
    engine = open_engine()
    run(["world", "make", "--people", "600", "--to", str(tmp_path / "town")])
    rules = Rules(load_law(), default_model(), default_practice())
    rows = play(engine, load_book(tmp_path / "town", engine), 7, rules, policies=("ours",))
    assert rows[-1]["often_so_far"] < 0.15 * rows[0]["addressed"]


@pytest.mark.parametrize(("lang", "word"), [("en", "common practice"), ("zh-Hans", "常见做法")])
def test_picture_shows_the_figures_and_tells_them(tmp_path: Path, lang: str, word: str) -> None:
    """The SVG is well formed, has every figure as text, and a description with all of them."""
    figures = {"messages": [2057, 1966, 529], "leaked": [241, 52, 0], "often": [471, 463, 3]}
    policies = ("common practice", "law only", "ours")
    rows = [
        {
            "policy": policy,
            "day": day,
            "people": 5000,
            "overdue": 534,
            "messages": sent,
            "leaked": leaked,
            "often_so_far": often,
        }
        for policy, sent, leaked, often in zip(policies, *figures.values(), strict=True)
        for day in (0, 29)
    ]
    file, svg = tmp_path / "rows.json", tmp_path / "morning.svg"
    file.write_text(json.dumps(rows))
    assert run(["world", "picture", str(file), "--to", str(svg), "--lang", lang]) == 0
    root = ElementTree.fromstring(svg.read_text(encoding="utf-8"))  # noqa: S314 - our own file
    texts = "".join(root.itertext())
    description = root.find("{http://www.w3.org/2000/svg}desc")
    assert root.get("role") == "img"
    assert description is not None
    for values in figures.values():
        for value in values:
            assert f"{value:,}" in texts
            assert f"{value:,}" in (description.text or "")
    assert word in texts


def test_an_unknown_language_is_invalid(tmp_path: Path) -> None:
    """The picture has words in two languages."""
    assert (
        run(["world", "picture", str(tmp_path / "x.json"), "--to", str(tmp_path / "x.svg"), "--lang", "fr"])
        == 3
    )
