"""The checks that take a moment are tests too: the order of the rooms, and style."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.code_health.source import ROOT

BIN = Path(sys.executable).parent


@pytest.mark.parametrize(
    "command",
    [
        ["lint-imports", "--no-cache"],
        ["ruff", "check", "--no-cache"],
        ["ruff", "format", "--check", "--no-cache"],
    ],
    ids=["order of the rooms", "style", "layout"],
)
def test_a_checker_finds_nothing(command: list[str]) -> None:
    """Each check of `make check` that is quick passes; types are left to `make check`."""
    done = subprocess.run(
        [BIN / command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
