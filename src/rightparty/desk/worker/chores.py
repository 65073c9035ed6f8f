"""What a worker does, and how often: each chore is a function of the means, done by one worker at a time.

A chore may be done twice, or by another worker in the middle of the first: everything that it changes is
in transactions, under the locks of those who change the same.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rightparty.desk.journal_store import seal_store
from rightparty.desk.means import Means
from rightparty.desk.release import release_held
from rightparty.desk.sending import recover, send_due
from rightparty.desk.sequencer import place_waiting
from rightparty.desk.store import Connection

CHORE = 0x63686F72
"""The class of the locks that keep a chore to one worker at a time."""


@dataclass(frozen=True)
class Chore:
    """One chore: when it is due (cron, seconds last), what it does, and whether several may do it at once."""

    name: str
    cron: str
    do: Callable[[Means], int]
    shared: bool = False


def _seal(means: Means) -> int:
    return seal_store(means.connection, means.home, means.clock()).size


CHORES = (
    Chore("send", "* * * * * */2", send_due, shared=True),
    Chore("place", "* * * * * */1", lambda means: place_waiting(means.connection)),
    Chore("seal", "* * * * * */30", _seal),
    Chore("recover", "* * * * * */15", recover),
    Chore("release", "* * * * * */20", release_held),
)


def do_chore(means: Means, chore: Chore) -> int | None:
    """Do a chore now; gives how much was done, None where another worker is at it."""
    if chore.shared:
        return chore.do(means)
    with _alone(means.connection, chore.name) as alone:
        return chore.do(means) if alone else None


@contextmanager
def _alone(connection: Connection, name: str) -> Iterator[bool]:
    """Whether nobody else holds this name now; then nobody else does until the end."""
    row = connection.execute("SELECT pg_try_advisory_lock(%s, hashtext(%s))", [CHORE, name]).fetchone()
    alone = row == (True,)
    try:
        yield alone
    finally:
        if alone and not connection.closed:
            connection.execute("SELECT pg_advisory_unlock(%s, hashtext(%s))", [CHORE, name])
