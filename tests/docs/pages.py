"""Reads a Markdown page as a session: its commands with the answers shown, and its Python.

A page's ```console blocks and ```python blocks run in order, in one folder, as a reader would run
them. In an answer, `…` within a line stands for any text, and a line of `…` alone for any lines;
a command without an answer only has to succeed. `<!-- exit 2 -->` above a block says with which
code its last command ends.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
FENCE = re.compile(
    r"^(?:<!-- exit (?P<exit>\d) -->\n+)?```(?P<language>console|python)\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
COLUMNS = "100"


@dataclass(frozen=True)
class Step:
    """One command, or one block of Python, with the answer shown (None = not shown)."""

    language: str
    line: int
    source: str
    answer: str | None
    exit_code: int = 0


def steps(text: str) -> Iterator[Step]:
    """Every step of a page, in order."""
    for fence in FENCE.finditer(text):
        line = text.count("\n", 0, fence.start("body")) + 1
        code = int(fence["exit"] or 0)
        if fence["language"] == "python":
            yield Step("python", line, *_split_python(fence["body"]))
        else:
            yield from _commands(fence["body"], line, code)


def _split_python(body: str) -> tuple[str, str | None]:
    """A block's trailing comment lines `# → …` are what it prints."""
    shown = re.findall(r"^# → (.*)$", body, re.MULTILINE)
    return body, "\n".join(shown) if shown else None


def _commands(body: str, line: int, code: int) -> Iterator[Step]:
    found: list[tuple[int, str, list[str]]] = []
    for offset, row in enumerate(body.splitlines()):
        if row.startswith("$ "):
            found.append((line + offset, row[2:], []))
        elif found and found[-1][1].endswith("\\") and not found[-1][2]:
            number, command, answer = found[-1]
            found[-1] = (number, command[:-1] + row.strip(), answer)
        else:
            found[-1][2].append(row)
    for index, (number, command, answer) in enumerate(found):
        last = index == len(found) - 1
        shown = "\n".join(answer).strip("\n") if answer else None
        yield Step("console", number, command, shown, code if last else 0)


def environment(folder: Path) -> dict[str, str]:
    """A reader's shell: our commands first, a home of its own, a known width, no colour."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("RIGHTPARTY_", "DATABASE_"))
    }
    return kept | {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "RIGHTPARTY_HOME": str(folder / "home"),
        "COLUMNS": COLUMNS,
        "NO_COLOR": "1",
        "LC_ALL": "C.UTF-8",
        "PYTHONWARNINGS": "error",
    }


def perform(step: Step, folder: Path) -> tuple[str, int]:
    """Run a step in a folder; what it prints, and its exit code."""
    if step.language == "python":
        call = [sys.executable, "-c", step.source]
    elif step.source.startswith("make "):  # the target itself is the tests' own business: is it there?
        call = ["make", "--dry-run", "--directory", str(ROOT), *shlex.split(step.source)[1:]]
    else:
        call = ["bash", "-euo", "pipefail", "-c", step.source]
    done = subprocess.run(
        call,
        cwd=folder,
        env=environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=300,
    )
    return done.stdout, done.returncode


def matches(shown: str, printed: str) -> bool:
    """Whether what was printed is what the page shows, `…` standing for anything."""
    pattern = "\n".join(
        ".*" if line.strip() == "…" else re.escape(line.rstrip()).replace("…", "[^\n]*")
        for line in shown.splitlines()
    )
    printed = "\n".join(line.rstrip() for line in printed.strip("\n").splitlines())
    return re.fullmatch(pattern, printed, re.DOTALL) is not None
