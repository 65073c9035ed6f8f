"""How large a drill is, by the environment, and where its figures go."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent.parent
OUTPUT = ROOT / "output"


@dataclass(frozen=True)
class Scale:
    """How many messages are handed over while so many processes are killed, and how many races are run."""

    messages: int
    worker_kills: int
    database_kills: int
    races: int


SMALL = Scale(messages=300, worker_kills=6, database_kills=2, races=40)
_WHOLE = Scale(messages=20_000, worker_kills=200, database_kills=50, races=1_000)
FULL = Scale(
    **{
        name: int(os.environ.get(f"RIGHTPARTY_DRILL_{name.upper()}", value))
        for name, value in asdict(_WHOLE).items()
    }
)
"""The figures of the full drill, or those that `RIGHTPARTY_DRILL_MESSAGES` and its like name.

Read before any test clears the environment.
"""


def tell(name: str, figures: Mapping[str, object]) -> None:
    """Write the figures of a drill to `output/`, with the commit they belong to, and print them."""
    told = {"commit": _commit(), **figures}
    OUTPUT.mkdir(exist_ok=True)
    text = json.dumps(told, ensure_ascii=False, indent=1, default=str)
    (OUTPUT / f"drill-{name}.json").write_text(text + "\n", encoding="utf-8")
    width = max(len(key) for key in told)
    table = [f"\n{name}", *(f"  {key:<{width}}  {value}" for key, value in told.items()), ""]
    sys.stdout.write("\n".join(table))


def _commit() -> str:
    command = ["git", "-C", str(ROOT), "describe", "--always", "--dirty", "--abbrev=7"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"
