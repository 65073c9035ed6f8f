"""The demonstration: its summary in two languages as recorded, and five lines that answer as promised.

`RESET_GOLDEN=1 pytest tests/cli/test_demo.py` records the transcripts anew.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from rightparty.cli.demo_told import LANGUAGES, columns, words

TRANSCRIPTS = Path(__file__).parent / "demo"
PEOPLE = "600"


def _run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "RIGHTPARTY_HOME": str(home), "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "rightparty", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=300)


def _masked(text: str, home: Path) -> str:
    """Without what differs from run to run: the folder, how the program was called, and the seconds."""
    text = text.replace(str(home), "HOME")
    return re.sub(r"\b\d+ (seconds|秒)", r"N \1", text)


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """A home of its own, with a path short enough for a socket."""
    folder = Path(tempfile.mkdtemp(prefix="rp"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def told(home: Path) -> dict[str, str]:
    """What the demonstration prints, by language; the second starts afresh over the first."""
    printed = {}
    for language in ("zh-Hans", "en"):
        done = _run(home, "demo", "--people", PEOPLE, "--seed", "5", "--lang", language, "--no-serve")
        assert done.returncode == 0, done.stderr
        printed[language] = _masked(done.stdout, home)
    return printed


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_the_summary_is_as_recorded(told: dict[str, str], language: str) -> None:
    """Every word and figure of the summary and the five lines."""
    file = TRANSCRIPTS / f"{language}.txt"
    if os.environ.get("RESET_GOLDEN"):
        file.write_text(told[language], encoding="utf-8")
    assert told[language] == file.read_text(encoding="utf-8"), "if this is meant: RESET_GOLDEN=1"


@pytest.mark.slow
def test_the_counting_lines_stand_as_they_are_promised(told: dict[str, str]) -> None:
    """Nobody who does not owe was written to, and debt words are counted beside common practice's."""
    lines = told["en"].splitlines()
    assert "messages to anyone not liable: 0" in lines
    ours = next(
        re.fullmatch(r"debt words that reached a stranger: (\d+) of (\d+)", line)
        for line in lines
        if line.startswith("debt words")
    )
    theirs = next(
        re.fullmatch(r"common practice the same morning: ([\d,]+) of ([\d,]+)", line)
        for line in lines
        if line.startswith("common practice")
    )
    assert ours is not None
    assert theirs is not None
    assert int(ours[1]) == 0 < int(ours[2])
    assert int(theirs[1].replace(",", "")) > 0


@pytest.mark.slow
def test_each_of_the_five_lines_answers_as_it_says(told: dict[str, str], home: Path) -> None:
    """Refused twice with clause and sentence, allowed twice, and a flipped byte found in its record."""
    lines = told["en"].splitlines()
    commands = [line.strip().replace("HOME", str(home)) for line in lines if line.startswith("  rightparty ")]
    answers = [_run(home, *shlex.split(command)[1:]) for command in commands]
    assert [answer.returncode for answer in answers] == [2, 2, 0, 0, 1]
    sister, not_me, late, knock, journal = (answer.stdout for answer in answers)
    assert sister.startswith("DENY")
    assert "GB/T 45251-2025, 5.3 (recipients)" in sister
    assert "never to a contact person" in sister
    assert "right_party = not_theirs" in not_me
    assert "must have arrived before: 2026-11-24T21:50:00+08:00" in late
    assert knock.startswith("ALLOW  knock")
    assert re.search(r"FAULT  line \d+: record \d+ was altered", journal)


@pytest.mark.slow
def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path) -> None:
    """What no demonstration made is never deleted: exit code 2."""
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "mine.txt").write_text("mine")
    assert _run(tmp_path, "demo", "--people", "5", "--no-serve").returncode == 2
    assert (tmp_path / "demo" / "mine.txt").read_text() == "mine"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_word(language: str) -> None:
    """A catalogue is as complete as the English one."""
    english, other = words("en"), words(language)
    assert set(english) - {"rules"} <= set(other)
    assert set(english["kin"]) == set(other["kin"])
    assert set(english["steps"]) == set(other["steps"])
    for key, text in english.items():
        if isinstance(text, str):
            assert set(re.findall(r"{(\w+)}", text)) == set(re.findall(r"{(\w+)}", other[key])), key


def test_a_chinese_character_is_two_columns_wide() -> None:
    """Columns stand under each other in a terminal."""
    assert columns("已发出 1") == 8
