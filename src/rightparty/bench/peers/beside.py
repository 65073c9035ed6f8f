"""Running one peer beside us: its translation and the facts go in as files, what it heard comes back."""

import json
import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rightparty.bench.peers import cedar, gorules, openfisca, rule_engine_text
from rightparty.bench.peers.ruleset import Ruleset
from rightparty.errors import RightpartyError

_RUNNERS = Path(__file__).with_name("runners")


@dataclass(frozen=True)
class Peer:
    """`package`: its name in the lock file. `goal`: how many times as quick we want to be."""

    name: str
    package: str
    translate: Callable[[Ruleset], Mapping[str, Any]]
    runner: str
    goal: int | None = None


PEERS = (
    Peer("GoRules ZEN, decision table", "zen-engine", gorules.table, "zen_run.py", 1000),
    Peer("GoRules ZEN, one expression", "zen-engine", gorules.expression, "zen_run.py"),
    Peer("Cedar, batch", "cedarpy", cedar.policies, "cedar_run.py", 400),
    Peer("rule-engine", "rule-engine", rule_engine_text.texts, "rule_engine_run.py", 1000),
    Peer("OpenFisca, columns", "openfisca-core", openfisca.variables, "openfisca_run.py"),
)


@dataclass(frozen=True)
class Heard:
    """What a peer did: rows `decided` in `seconds`, and by row number the rules that it says spoke."""

    decided: int
    seconds: float
    spoke: Mapping[int, tuple[int, ...]]

    @property
    def rate(self) -> float:
        """Rows a second."""
        return self.decided / self.seconds


def beside(
    peer: Peer, python: Path, rules: Ruleset, rows: Path, folder: Path, seconds: float, processes: int = 2
) -> Heard:
    """Clock a peer over the rows of a file, for about so many seconds, in its own processes.

    Raises:
        RightpartyError: it could not be run, or could not read a rule.
    """
    given, answers = folder / "rules.json", folder / "answers.jsonl"
    given.write_text(json.dumps(peer.translate(rules)), encoding="utf-8")
    command = [python, _RUNNERS / peer.runner, given, rows, answers, str(seconds), str(processes)]
    plain = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, env=plain
    )
    if done.returncode:
        raise RightpartyError(f"{peer.name} did not run: {done.stderr.strip()[-500:]}")
    told = json.loads(done.stdout)
    lines = answers.read_text(encoding="utf-8").splitlines()
    spoke = {row: tuple(numbers) for row, numbers in map(json.loads, lines)}
    return Heard(told["decided"], told["seconds"], spoke)


def differences(rules: Ruleset, ours: Sequence[tuple[int, ...]], heard: Heard) -> list[str]:
    """Where a peer heard something else than we did: the row and the rules."""
    found = []
    for row, spoke in heard.spoke.items():
        if spoke != ours[row]:
            odd = sorted(set(spoke) ^ set(ours[row]))
            found.append(f"row {row}: {', '.join(rules.rules[number].id for number in odd)}")
    return found
