"""The means of a worker: connections with their channels, lent out one at a time, mended when they break."""

import logging
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from rightparty.channels.port import Channel
from rightparty.desk.clock import Clock
from rightparty.desk.deciding import KeptDossiers
from rightparty.desk.halt_flag import heeding
from rightparty.desk.journal_store import marks_of
from rightparty.desk.means import Means
from rightparty.desk.ports import ports_of
from rightparty.desk.sandbox import sandbox_of
from rightparty.desk.sending import begin
from rightparty.desk.store import Connection, Store
from rightparty.desk.weighing import PERMIT_KEY
from rightparty.desk.worklist import StoreWorklist
from rightparty.law.load import Law
from rightparty.parties.model import PartyModel
from rightparty.wiring import open_channels

Opening = Callable[[Connection], Mapping[str, Channel]]
"""Opens the channels of one connection."""

log = logging.getLogger(__name__)


@dataclass
class Workshop:
    """What all threads of a worker share, and the means that they borrow.

    `opening`: the channels of a connection, where they are not those that the environment names.
    """

    store: Store
    law: Law
    model: PartyModel
    clock: Clock
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    opening: Opening | None = None
    kept: KeptDossiers = field(default_factory=KeptDossiers)
    _idle: list[Means] = field(default_factory=list, init=False, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False, repr=False)

    @contextmanager
    def borrowed(self) -> Iterator[Means]:
        """Means for one thread; those lent last are lent again, and what broke meanwhile is let go."""
        means = self._taken() or self._open()
        try:
            yield means
        except BaseException:
            # What it had taken is free again once its line is gone, and what it had claimed is looked up.
            _let_go(means)
            raise
        if _whole(means):
            with self._lock:
                self._idle.append(means)
        else:
            _let_go(means)

    def sandbox(self) -> Means | None:
        """Means of the sandbox, without channels, to be closed by the caller; None where there is none."""
        sandbox = sandbox_of(self.store)
        if not sandbox.is_made:
            return None
        connection, home = sandbox.store.connect(), sandbox.store.home
        return Means(connection, home, self.law, self.model, {}, self.clock, marks_of(home))

    def close(self) -> None:
        """Let go of everything; for the end of the process."""
        with self._lock:
            idle, self._idle = self._idle, []
        for means in idle:
            _let_go(means)

    def _taken(self) -> Means | None:
        while True:
            with self._lock:
                if not self._idle:
                    return None
                means = self._idle.pop()
            if _whole(means):
                return means
            _let_go(means)

    def _open(self) -> Means:
        connection, home = self.store.connect(), self.store.home
        sender = begin(connection)
        if self.opening is not None:
            channels = self.opening(connection)
        else:
            key = home.signing_key(PERMIT_KEY).public_key()
            ports = ports_of(connection, home, self.clock)
            channels = open_channels(self.environment, key, self.clock, StoreWorklist(connection), ports)
        for channel in channels.values():
            channel.heed(heeding(home))
        marks = marks_of(home)
        return Means(
            connection, home, self.law, self.model, channels, self.clock, marks, kept=self.kept, sender=sender
        )


def _whole(means: Means) -> bool:
    return not means.connection.closed and not means.connection.broken


def _let_go(means: Means) -> None:
    for channel in means.channels.values():
        channel.close()
    means.connection.close()
