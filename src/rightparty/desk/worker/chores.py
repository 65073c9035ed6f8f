"""What a worker does, and how often: each chore is one function, done by one worker at a time or by all.

A chore may be cut off anywhere and done again, also by another worker: everything that it changes is in
transactions, under the locks of those who change the same.
"""

import secrets
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from rightparty.channels.webhook_line import WebhookLine
from rightparty.desk.acting_on_words import act_on_words
from rightparty.desk.agency import take_acknowledgements, write_files
from rightparty.desk.anchors import anchor_latest
from rightparty.desk.clock import real
from rightparty.desk.closing import close_days
from rightparty.desk.drop import take_drops
from rightparty.desk.idempotency import forget_answers
from rightparty.desk.incoming import fetch_all
from rightparty.desk.journal_store import append, seal_store
from rightparty.desk.journal_tiles import fill
from rightparty.desk.letters_back import take_letters_back
from rightparty.desk.means import Means
from rightparty.desk.outside_review import review_round
from rightparty.desk.paging import page_due, read_rota
from rightparty.desk.quality_day import draw_due
from rightparty.desk.redeeming import expire_permits
from rightparty.desk.release import release_held
from rightparty.desk.retention import enforce
from rightparty.desk.same_point import lock_plan
from rightparty.desk.sending import recover, send_due
from rightparty.desk.sequencer import place_waiting
from rightparty.desk.sources import review_all
from rightparty.desk.store import Connection
from rightparty.desk.webhooks import deliver_due
from rightparty.desk.worker.workshop import Workshop
from rightparty.wiring import print_queue, time_authority

CHORE = 0x63686F72
"""The class of the locks that keep a chore to one worker at a time."""

DROP = "RIGHTPARTY_DROP"


@dataclass(frozen=True)
class Chore:
    """One chore: when it is due (cron, seconds last), what it does, and whether several may do it at once.

    `do` gives how much was done. `sandbox`: it is done for the sandbox as well.
    """

    name: str
    cron: str
    do: Callable[[Workshop, Means], int]
    shared: bool = False
    sandbox: bool = False


def do_chore(workshop: Workshop, chore: Chore) -> int | None:
    """Do a chore now; gives how much was done, None where another worker is at it."""
    with workshop.borrowed() as means, _alone(means.connection, chore) as alone:
        if not alone:
            return None
        done = chore.do(workshop, means)
        side = workshop.sandbox() if chore.sandbox else None
        if side is not None:
            with closing(side.connection):
                done += chore.do(workshop, side)
        return done


@contextmanager
def _alone(connection: Connection, chore: Chore) -> Iterator[bool]:
    """Whether nobody else is at this chore now; then nobody else will be until the end."""
    if chore.shared:
        yield True
        return
    name = [CHORE, chore.name]
    row = connection.execute("SELECT pg_try_advisory_lock(%s, hashtext(%s))", name).fetchone()
    alone = row == (True,)
    try:
        yield alone
    finally:
        if alone and not connection.closed and not connection.broken:
            connection.execute("SELECT pg_advisory_unlock(%s, hashtext(%s))", name)


# --- each of them ------------------------------------------------------------------------------------


def _send(workshop: Workshop, means: Means) -> int:
    del workshop
    for channel in means.channels.values():
        channel.poll()
    return send_due(means)


def _letters(workshop: Workshop, means: Means) -> int:
    """What a stop asked back is fetched from the print queue before the printer fetches it."""
    queue = print_queue(workshop.environment)
    if queue is None:
        return 0
    done = take_letters_back(means.connection, queue, means.clock)
    return done.taken + done.fetched


def _place(workshop: Workshop, means: Means) -> int:
    del workshop
    return place_waiting(means.connection)


def _seal(workshop: Workshop, means: Means) -> int:
    del workshop
    head = seal_store(means.connection, means.home, means.clock())
    fill(means.connection, head.size)
    return 0


def _stamp(workshop: Workshop, means: Means) -> int:
    authority = time_authority(workshop.environment)
    if authority is None:
        return 0
    nonce = secrets.randbits(64) | 1
    return int(anchor_latest(means.connection, authority, nonce=nonce, clock=real) is not None)


def _recover(workshop: Workshop, means: Means) -> int:
    del workshop
    return recover(means)


def _release(workshop: Workshop, means: Means) -> int:
    del workshop
    return release_held(means)


def _outside(workshop: Workshop, means: Means) -> int:
    """Calls, letters and messages that wait outside are called off where they are denied by now."""
    del workshop
    return review_round(means)


def _listen(workshop: Workshop, means: Means) -> int:
    """What people wrote may be a stop; somebody in distress is looked after at once."""
    done = len(act_on_words(means.connection, means.home, means.clock()))
    return done + len(page_due(means.connection, read_rota(workshop.environment), means.clock()))


def _fetch(workshop: Workshop, means: Means) -> int:
    return fetch_all(means.connection, means.home, means.clock, workshop.environment)


def _expire(workshop: Workshop, means: Means) -> int:
    del workshop
    return expire_permits(means)


def _deliver(workshop: Workshop, means: Means) -> int:
    del workshop
    return deliver_due(means.connection, means.home, means.clock(), WebhookLine()).delivered


def _forget(workshop: Workshop, means: Means) -> int:
    del workshop
    return forget_answers(means.connection, means.clock())


def _drop(workshop: Workshop, means: Means) -> int:
    folder = workshop.environment.get(DROP)
    return len(take_drops(means, Path(folder))) if folder else 0


def _agencies(workshop: Workshop, means: Means) -> int:
    del workshop
    written = write_files(means.connection, means.home, means.clock())
    return len(written) + len(take_acknowledgements(means.connection, means.home, means.clock()))


def _retain(workshop: Workshop, means: Means) -> int:
    del workshop
    return sum(enforce(means.connection, means.clock()).values())


def _review(workshop: Workshop, means: Means) -> int:
    del workshop
    with means.connection.transaction():
        lock_plan(means.connection)
        paused = review_all(means.connection, means.marks, means.clock(), means.model)
        append(means.connection, paused)
    return len(paused)


def _close(workshop: Workshop, means: Means) -> int:
    del workshop
    return close_days(means)


def _quality(workshop: Workshop, means: Means) -> int:
    """What was said on a day that is over is judged, and drawn for people to check."""
    del workshop
    return draw_due(means)


CHORES = (
    Chore("send", "* * * * * */2", _send, shared=True),
    Chore("letters", "* * * * * */2", _letters),
    Chore("place", "* * * * * */1", _place, sandbox=True),
    Chore("listen", "* * * * * */5", _listen),
    Chore("deliver", "* * * * * */3", _deliver, sandbox=True),
    Chore("recover", "* * * * * */15", _recover),
    Chore("release", "* * * * * */20", _release),
    Chore("seal", "* * * * * */30", _seal, sandbox=True),
    Chore("expire", "* * * * * */30", _expire, sandbox=True),
    Chore("outside", "* * * * *", _outside),
    Chore("fetch", "* * * * *", _fetch),
    Chore("drop", "* * * * *", _drop),
    Chore("agencies", "* * * * *", _agencies),
    Chore("close", "* * * * *", _close),
    Chore("stamp", "7 * * * *", _stamp),
    Chore("review", "17 * * * *", _review),
    Chore("quality", "47 * * * *", _quality),
    Chore("forget", "37 2 * * *", _forget, sandbox=True),
    Chore("retain", "7 3 * * *", _retain),
)
