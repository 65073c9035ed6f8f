"""The drill's workers and its database, and whoever kills them."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.desk.drill.scale import ROOT

WORKERS = 4


@dataclass
class Worker:
    """A process, and what it said."""

    process: "subprocess.Popen[bytes]"
    out: Path
    errors: Path

    @property
    def at_work(self) -> bool:
        """Whether it lives and has begun."""
        return self.process.poll() is None and self.out.stat().st_size > 0


@dataclass
class Staff:
    """Four workers at any time: one that ends is replaced, and one that ends by itself is noted."""

    home: Path
    began: float
    environment: Mapping[str, str]
    folder: Path
    workers: list[Worker] = field(default_factory=list)
    killed: int = 0
    databases_killed: int = 0
    fell: list[str] = field(default_factory=list)
    _hired: int = 0
    _last_database: int = 0

    def fill(self) -> None:
        """Replace whoever is gone."""
        for worker in self.workers:
            if worker.process.poll() is not None:
                self.fell.append(f"{worker.process.returncode}: {worker.errors.read_text()[-3000:]}")
        self.workers = [worker for worker in self.workers if worker.process.poll() is None]
        while len(self.workers) < WORKERS:
            self.workers.append(self._hire())

    def _hire(self) -> Worker:
        self._hired += 1
        out, errors = (self.folder / f"worker-{self._hired}.{kind}" for kind in ("out", "err"))
        command = [sys.executable, "-m", "tests.desk.drill.worker", str(self.home), str(self.began)]
        path = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
        environment = {"PATH": os.defpath, "TZ": "UTC", "PYTHONPATH": path, **self.environment}
        with out.open("wb") as said, errors.open("wb") as wrong:
            process = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=said, stderr=wrong)
        return Worker(process, out, errors)

    def kill_worker(self, chance: random.Random) -> bool:
        """Kill -9 one that is at work; whether there was one."""
        at_work = [worker for worker in self.workers if worker.at_work]
        if not at_work:
            return False
        one = chance.choice(at_work)
        one.process.kill()
        if one.process.wait() != -signal.SIGKILL:
            return False  # it had ended by itself, and is noted by `fill`
        self.workers.remove(one)
        self.killed += 1
        return True

    def kill_database(self) -> bool:
        """Kill -9 the server's first process; whether it was a new one, and alive."""
        try:
            text = (self.home / "postgres" / "data" / "postmaster.pid").read_text().splitlines()
            pid, state = int(text[0]), text[7].strip()
        except (FileNotFoundError, IndexError, ValueError):
            return False
        if pid == self._last_database or state != "ready" or not _is_postgres(pid):
            return False
        os.kill(pid, signal.SIGKILL)
        self._last_database = pid
        self.databases_killed += 1
        return True

    def dismiss(self) -> None:
        """End all."""
        for worker in self.workers:
            worker.process.terminate()
        for worker in self.workers:
            worker.process.wait(60)

    def said(self) -> list[str]:
        """The lines that all workers wrote of faults."""
        return [
            line
            for path in sorted(self.folder.glob("worker-*.err"))
            for line in path.read_text().splitlines()
        ]


def _is_postgres(pid: int) -> bool:
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except FileNotFoundError:
        return False
    name, _, rest = text.partition(" (")[2].rpartition(") ")
    return name == "postgres" and rest.split()[0] != "Z"


@contextmanager
def staffed(staff: Staff) -> Iterator[Staff]:
    """Four workers until the end of the block."""
    staff.fill()
    try:
        yield staff
    finally:
        staff.dismiss()


def wait_until_killed(kill: Callable[[], bool], patience_s: float = 60) -> None:
    """Try until it hit somebody.

    Raises:
        AssertionError: there was nobody to be hit for a long time.
    """
    until = time.monotonic() + patience_s
    while not kill():
        assert time.monotonic() < until, "nobody was there to be killed"
        time.sleep(0.02)
