"""The means of a worker's threads: each has a connection and channels of its own, mended when they break."""

import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from rightparty.channels.port import Channel
from rightparty.desk.clock import Clock
from rightparty.desk.deciding import KeptDossiers
from rightparty.desk.halt_flag import heeding
from rightparty.desk.journal_store import marks_of
from rightparty.desk.means import Means
from rightparty.desk.ports import ports_of
from rightparty.desk.sending import begin
from rightparty.desk.store import Connection, Store
from rightparty.desk.weighing import PERMIT_KEY
from rightparty.desk.worklist import StoreWorklist
from rightparty.law.load import Law
from rightparty.parties.model import PartyModel
from rightparty.wiring import open_channels

Opening = Callable[[Connection], Mapping[str, Channel]]
"""Opens the channels of one connection."""


@dataclass
class Workshop:
    """What all threads of a worker share, and the means of each."""

    store: Store
    law: Law
    model: PartyModel
    clock: Clock
    opening: Opening | None = None
    kept: KeptDossiers = field(default_factory=KeptDossiers)
    _own: threading.local = field(default_factory=threading.local, repr=False)
    _opened: list[Means] = field(default_factory=list, repr=False)

    def means(self) -> Means:
        """This thread's means; opened anew where the database went away."""
        found: Means | None = getattr(self._own, "means", None)
        if found is not None and not found.connection.closed and not found.connection.broken:
            return found
        if found is not None:
            _let_go(found)
        self._own.means = opened = self._open()
        self._opened[:] = [*(one for one in self._opened if one is not found), opened]
        return opened

    def close(self) -> None:
        """Let go of everything; for the end of the process."""
        while self._opened:
            _let_go(self._opened.pop())

    def _open(self) -> Means:
        connection = self.store.connect()
        sender = begin(connection)
        key = self.store.home.signing_key(PERMIT_KEY).public_key()
        if self.opening is not None:
            channels = self.opening(connection)
        else:
            home = self.store.home
            ports = ports_of(connection, home, self.clock)
            channels = open_channels(os.environ, key, self.clock, StoreWorklist(connection), ports)
            for channel in channels.values():
                channel.heed(heeding(home))
        return Means(
            connection,
            self.store.home,
            self.law,
            self.model,
            channels,
            self.clock,
            marks_of(self.store.home),
            kept=self.kept,
            sender=sender,
        )


def _let_go(means: Means) -> None:
    for channel in means.channels.values():
        channel.close()
    means.connection.close()
