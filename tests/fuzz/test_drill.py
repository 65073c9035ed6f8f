"""Every reader under a fuzzer that sees which branches are taken; how long, the environment says.

`FUZZ_SECONDS` is the time for each (60). Counts, what was learnt and inputs that crash stay in `build/fuzz`.
"""

import importlib.util
import os
import re
import subprocess
import sys

import pytest

from tests.code_health.source import ROOT
from tests.fuzz.targets import every_target

SECONDS = int(os.environ.get("FUZZ_SECONDS", "60"))
FOLDER = ROOT / "build" / "fuzz"
_TRIED = re.compile(r"number_of_executed_units:\s*(\d+)")


@pytest.mark.drill
@pytest.mark.skipif(
    importlib.util.find_spec("atheris") is None, reason="atheris has no wheel for this machine"
)
@pytest.mark.parametrize("name", [one.name for one in every_target()])
def test_nothing_crashes_it(name: str) -> None:
    """Fuzzed for a time, it refuses and does nothing else; the count is written down."""
    folder = FOLDER / name
    folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.run", name, str(SECONDS), str(folder)],
        cwd=ROOT, capture_output=True, text=True, errors="replace", check=False, timeout=SECONDS * 3 + 120,
    )  # fmt: skip
    tried = _TRIED.search(done.stderr)
    with (FOLDER / "counts.tsv").open("a", encoding="utf-8") as counts:
        counts.write(f"{name}\t{tried[1] if tried else 0}\t{done.returncode}\n")
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]
    assert tried, "it tried nothing"
