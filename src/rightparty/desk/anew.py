"""What the database turned away is done again: nobody who said stop is told to say it once more.

PostgreSQL breaks a circle of locks by undoing one of its transactions, whole. Whose it was has lost nothing
but time, if the same is run anew: from fresh rows, under locks asked for once more.
"""

import logging
from collections.abc import Callable
from typing import Final, TypeVar

from psycopg.errors import DeadlockDetected, SerializationFailure
from psycopg.pq import TransactionStatus

from rightparty.desk.store import Connection

TRIES: Final = 5
"""How often something is tried that the database turns away each time, before its fault is raised."""

log = logging.getLogger(__name__)
_T = TypeVar("_T")


def anew(connection: Connection, work: Callable[[], _T]) -> _T:
    """Do what opens a transaction of its own, and again where the database undid that for others' sake.

    For every writer of a stop. `work` reads all that it needs afresh at each try, and calls nothing outside
    the database. Within a caller's transaction it is tried once: that is undone whole, and its owner's to
    do anew.

    Raises:
        DeadlockDetected, SerializationFailure: of the last of `TRIES`, or of the caller's transaction.
    """
    ours = connection.info.transaction_status == TransactionStatus.IDLE
    for left in reversed(range(TRIES if ours else 1)):
        try:
            return work()
        except (DeadlockDetected, SerializationFailure) as fault:
            if not left:
                raise
            log.warning("the database turned a transaction away (%s): it is run anew", type(fault).__name__)
    raise AssertionError("the last try returns or raises")
