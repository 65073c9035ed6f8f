"""A worker of the drill, in a process of its own: the service's chores, when each is due, until it is killed.

    python -m tests.desk.drill.worker HOME BEGAN

BEGAN is the monotonic instant at which it was nine o'clock. Whatever the database's going away brings is
left to the next round, as the service does; any other fault ends the process, and fails the drill.
"""

import math
import sys
import time
import warnings
from datetime import timedelta
from pathlib import Path

import psycopg

from rightparty.channels import http_line, smtp
from rightparty.desk.clock import Clock
from rightparty.desk.home import Home, open_home
from rightparty.desk.store import Store, open_store
from rightparty.desk.worker.chores import CHORES, Chore
from rightparty.desk.worker.jobs import done_now
from rightparty.desk.worker.workshop import Workshop
from rightparty.errors import RightpartyError
from rightparty.law.load import load_law
from rightparty.parties.model import default_model
from tests.desk.drill.provider import PATIENCE_S
from tests.desk.means import MORNING

DATABASE = ("the database", "the embedded database")
"""How a fault begins that says that the database is away: such a one is left to the next round."""


def clock_since(began: float) -> Clock:
    """The clock that all processes of a drill share: nine o'clock at `began`."""
    return lambda: MORNING + timedelta(seconds=time.monotonic() - began)


def every_s(chore: Chore) -> float:
    """How often a chore is due: by the seconds of its cron, each minute, or not within a drill."""
    fields = chore.cron.split()
    return float(fields[5].rpartition("/")[2]) if len(fields) == 6 else 60.0 if fields[0] == "*" else math.inf


def work(workshop: Workshop) -> None:
    """Do every chore when it is due, for ever."""
    due = {chore.name: time.monotonic() + (every_s(chore) if every_s(chore) >= 60 else 0) for chore in CHORES}
    while True:
        for chore in CHORES:
            if due[chore.name] > time.monotonic():
                continue
            done = tried(workshop, chore)
            busy = chore.name == "send" and done
            due[chore.name] = time.monotonic() + (0.0 if busy else every_s(chore) / 2)
        time.sleep(0.005)


def tried(workshop: Workshop, chore: Chore) -> int | None:
    """What a chore did; None where the database is away, or went away meanwhile."""
    try:
        return done_now(workshop, chore)
    except RightpartyError as fault:
        if not fault.message.startswith(DATABASE):
            raise
        sys.stderr.write(f"{chore.name}: {fault.message[:120]}\n")
        time.sleep(0.1)
        return None


def opened(home: Home) -> Store:
    """The store, as soon as its database is there: it may be killed at this very moment."""
    while True:
        try:
            return open_store(home)
        except (psycopg.OperationalError, RightpartyError) as fault:
            sys.stderr.write(f"opening: {type(fault).__name__}: {str(fault)[:120]}\n")
            time.sleep(0.1)


def main() -> None:
    """Open the home, say that the work begins, and work."""
    warnings.simplefilter("ignore")
    # A provider that hangs is waited for a while, not for half a minute: there is more to be seen in an hour.
    for module in (smtp, http_line):
        vars(module)["TIMEOUT_S"] = PATIENCE_S
    home, began = open_home(Path(sys.argv[1])), float(sys.argv[2])
    workshop = Workshop(opened(home), load_law(), default_model(), clock_since(began))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    work(workshop)


if __name__ == "__main__":
    main()
