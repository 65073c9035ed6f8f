"""The gateway's delivery reports: late, twice, out of order, of messages that never were, and forged.

Taken in by a listener of its own as a web server would: one that cannot be kept now is handed in again.
"""

import heapq
import random
import threading
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import psycopg

from rightparty.channels import sms_http
from rightparty.channels.sms_http import read_kannel_report, report_url
from rightparty.desk.clock import Clock
from rightparty.desk.home import Home
from rightparty.desk.ports import REPORT_KEY
from rightparty.desk.receipts import take_receipt
from rightparty.desk.store import Connection, Store
from rightparty.errors import InvalidInput, RightpartyError

LATE_S = 8.0
"""The latest report comes so long after the message."""


@dataclass
class Reports:
    """What is to be reported, by when; and what came of each call."""

    store: Store
    clock: Clock
    seed: int
    taken: "Counter[str]" = field(default_factory=Counter)
    faults: list[BaseException] = field(default_factory=list)
    said: dict[str, set[str]] = field(default_factory=dict)
    _due: list[tuple[float, int, str]] = field(default_factory=list)
    _count: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _over: threading.Event = field(default_factory=threading.Event)

    def about(self, reference: str, url: str) -> None:
        """Plan the reports of a message that was taken."""
        chance = random.Random(f"report:{self.seed}:{reference}")
        kinds = ["8", "1" if chance.random() < 0.9 else "2"]
        if chance.random() < 0.1:
            kinds.append("2" if kinds[1] == "1" else "1")  # it says both
        with self._lock:
            self.said[reference] = set(kinds) - {"8"}
        for kind in kinds * (1 + (chance.random() < 0.3)):
            self._plan(urlsplit(url.replace("%d", kind)).query, chance.random() ** 4 * LATE_S)
        if chance.random() < 0.05:
            self._plan(urlsplit(self._strange(f"never-{reference}")).query, 0.1)
        if chance.random() < 0.05:
            self._plan(urlsplit(url.replace("mark=", "mark=0")).query, 0.1)

    def _strange(self, reference: str) -> str:
        ours = sms_http.Reports("http://127.0.0.1/", self.store.home.secret(REPORT_KEY))
        return report_url(ours, reference).replace("%d", "1")

    def _plan(self, query: str, after_s: float) -> None:
        with self._lock:
            self._count += 1
            heapq.heappush(self._due, (time.monotonic() + after_s, self._count, query))

    # --- the listener ----------------------------------------------------------------------------

    def listen(self) -> None:
        """Take in what comes until `end`, and then what is left; for a thread of its own."""
        while not (self._over.is_set() and not self._due):
            try:
                with closing(self.store.connect()) as connection:
                    self._take_all(connection)
            except (psycopg.OperationalError, RightpartyError):
                self.taken["again: no database"] += 1
                time.sleep(0.05)
            except Exception as fault:  # noqa: BLE001 -- handed to the test, which fails on it
                self.faults.append(fault)
                return

    def end(self) -> None:
        """Nothing more comes."""
        self._over.set()

    def _take_all(self, connection: Connection) -> None:
        while True:
            with self._lock:
                soon = self._due[0] if self._due else None
            if soon is None and self._over.is_set():
                return
            if soon is None or (soon[0] > time.monotonic() and not self._over.is_set()):
                time.sleep(0.01)
                continue
            self.taken[self._take(connection, self.store.home, soon[2])] += 1
            with self._lock:
                self._due.remove(soon)  # only now: one that was not kept comes again
                heapq.heapify(self._due)

    def _take(self, connection: Connection, home: Home, query: str) -> str:
        try:
            receipt = read_kannel_report(query, home.secret(REPORT_KEY))
        except InvalidInput:
            return "refused"
        return take_receipt(connection, home, receipt, self.clock()).status
