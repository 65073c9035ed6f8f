"""What the API works with: the live store and the sandbox, a connection a thread, the law and the model."""

import os
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from psycopg.pq import TransactionStatus

from rightparty.desk.clock import Clock, real
from rightparty.desk.deciding import KeptDossiers
from rightparty.desk.dossiers import plan_ahead
from rightparty.desk.journal_store import Marks, marks_of
from rightparty.desk.law_kept import keep_law
from rightparty.desk.means import Means
from rightparty.desk.policy import law_of, model_of
from rightparty.desk.sandbox import sandbox_of
from rightparty.desk.store import Connection, Store
from rightparty.errors import Refused
from rightparty.law.load import Law
from rightparty.parties.model import PartyModel


@dataclass
class Side:
    """One store, and each thread's own connection to it."""

    store: Store
    _own: threading.local = field(default_factory=threading.local, repr=False)
    _opened: list[Connection] = field(default_factory=list, repr=False)
    _ahead: deque[Connection] = field(default_factory=deque, repr=False)

    def open_ahead(self, threads: int) -> None:
        """Open the connections of so many threads, each with its questions planned: no caller waits."""
        for _ in range(threads):
            connection = self.store.connect()
            plan_ahead(connection)
            self._opened.append(connection)
            self._ahead.append(connection)

    @cached_property
    def marks(self) -> Marks:
        """The digests of its home: their secret stays the same for good, so it is read once."""
        return marks_of(self.store.home)

    def connection(self) -> Connection:
        """This thread's connection, opened anew where it was lost."""
        found: Connection | None = getattr(self._own, "connection", None)
        if found is not None and not found.closed and not found.broken:
            if found.info.transaction_status is TransactionStatus.IDLE:
                return found
            found.close()  # something left a transaction open: nobody may go on in it
        self._own.connection = opened = self._new()
        self._opened[:] = [*(one for one in self._opened if not one.closed and one is not opened), opened]
        return opened

    def _new(self) -> Connection:
        """One that was opened ahead and is still whole, else a new one."""
        while self._ahead:
            try:
                ahead = self._ahead.popleft()
            except IndexError:  # another thread took the last
                break
            if not ahead.closed and not ahead.broken:
                return ahead
        return self.store.connect()

    def close(self) -> None:
        """Let go of every thread's connection; for the end of a process."""
        self._ahead.clear()
        while self._opened:
            self._opened.pop().close()


@dataclass
class Service:
    """The API of one store: its live side, its sandbox if there is one, and what it decides by."""

    live: Side
    sandbox: Side | None
    law: Law
    model: PartyModel
    clock: Clock
    kept: KeptDossiers = field(default_factory=KeptDossiers)
    kept_test: KeptDossiers = field(default_factory=KeptDossiers)
    loopback_webhooks: bool = False  # for tests: webhooks on this machine are allowed

    def side(self, *, test: bool) -> Side:
        """The side that a key works on.

        Raises:
            Refused: a test key, and the sandbox was never made, or its keys are lost.
        """
        if not test:
            return self.live
        if self.sandbox is None:
            made = sandbox_of(self.live.store)
            if made.lost is not None:
                raise made.lost
            if not made.is_made:
                raise Refused("there is no sandbox", "`rightparty admin key new --test` makes it")
            self.sandbox = Side(made.store)
        return self.sandbox

    def close(self) -> None:
        """Let go of all connections."""
        for side in (self.live, self.sandbox):
            if side is not None:
                side.close()

    def means(self, *, test: bool) -> Means:
        """What every step works with, on this thread's connection to the side."""
        side = self.side(test=test)
        home = side.store.home
        kept = self.kept_test if test else self.kept
        return Means(side.connection(), home, self.law, self.model, {}, self.clock, side.marks, kept=kept)


_served: list[Service] = []


def serve_api(
    store: Store, *, clock: Callable[[], datetime] | None = None, law: Law | None = None
) -> Service:
    """Say which store the API of this process serves, by which clock and law."""
    sandbox = sandbox_of(store)
    service = Service(
        Side(store),
        Side(sandbox.store) if sandbox.is_made else None,
        law or law_of(os.environ),
        model_of(os.environ),
        clock or real,
    )
    with store.connect() as connection:
        keep_law(connection, service.law, service.clock())
    _served[:] = [service]
    return service


def served() -> Service:
    """The API that this process serves."""
    if not _served:
        raise Refused("this process serves no API", "start it with `rightparty serve`")
    return _served[0]
