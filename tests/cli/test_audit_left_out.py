"""`rightparty audit` says which rows it left out, and a refused log tells each fault once."""

from pathlib import Path

import pytest

from rightparty.cli.main import run

HEADER = "拨打时间,被叫号码,联系人关系\n"
GOOD = "2026-03-02 10:00:00,13800138002,朋友\n"


def test_rows_left_out_are_named_with_their_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Up to ten on stderr; a folder has all of them, and its report says why."""
    path, out = tmp_path / "calls.csv", tmp_path / "march"
    path.write_text(HEADER + GOOD + "never,13800138003,朋友\n" * 12, encoding="utf-8")
    told = ["audit", "--log", str(path), "--country", "CN", "--no-gate", "--out", str(out)]
    run([*told, "--lang", "zh-Hant"])
    lines = capsys.readouterr().err.splitlines()
    named = [line for line in lines if line.startswith("calls.csv:")]
    assert named[0] == "calls.csv:3: 拨打时间 `never` is not a time that is read here"
    assert len(named) == 1, "copies count once"
    assert len((out / "left_out.csv").read_text(encoding="utf-8").splitlines()) == 2
    html = (out / "report.html").read_text(encoding="utf-8")
    assert "時間無法識別" in html
    assert "逐列清單見 left_out.csv" in html


def test_of_many_rows_the_first_ten_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With how many there are in all, and how to have them listed."""
    path = tmp_path / "calls.csv"
    rows = "".join(f"never,138001380{n:02},朋友\n" for n in range(12))
    path.write_text(HEADER + GOOD + rows, encoding="utf-8")
    run(["audit", "--log", str(path), "--country", "CN", "--no-gate", "--out", str(tmp_path / "r.html")])
    lines = capsys.readouterr().err.splitlines()
    assert len([line for line in lines if line.startswith("calls.csv:")]) == 10
    assert "… 12 rows are left out in all: `--out FOLDER` lists them in left_out.csv" in lines


def test_a_refused_log_tells_its_fault_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The message says it, and what to do stands under it."""
    path = tmp_path / "calls.csv"
    path.write_text("when,number\n1,2\n", encoding="utf-8")
    assert run(["audit", "--log", str(path), "--country", "CN"]) == 3
    told = capsys.readouterr().err
    assert told.count("no column is known to say when") == 1
    assert told.count("Map the column of times") == 1
