"""Money during a play: what people pay anyway, and what a contact adds or brings forward."""

import heapq
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import ibis.expr.types as ir

from rightparty.engine import Engine
from rightparty.world.response import LAPSED, PAYING, STOPPED

_CENT, _ZERO = Decimal("0.01"), Decimal(0)
LAPSED_DAYS = 60


@dataclass(frozen=True, order=True)
class Intent:
    """Somebody means to pay a share of what is overdue on some debts, at an instant; 0: a promise broken."""

    at: datetime
    person_id: str
    debt_ids: tuple[str, ...]
    share: float
    promise_id: str = ""


@dataclass(frozen=True)
class Receipt:
    """Money that came in on an overdue debt; `caused` by a contact, or as the town has it anyway."""

    debt_id: str
    amount: Decimal
    days_late: int
    caused: bool


@dataclass
class Purse:
    """The money of a play.

    `left` and `late`: by debt, what is still overdue today and for how many days. `brought`: what a
    contact brought in that the town has coming later: the later payment is less by so much, so that nobody
    pays twice. `netted`: what has been taken off later payments so far.
    """

    own: deque[dict[str, Any]]  # the town's payments since the play began, by time, each once
    left: dict[str, Decimal] = field(default_factory=dict)
    late: dict[str, int] = field(default_factory=dict)
    brought: dict[str, Decimal] = field(default_factory=dict)
    netted: Decimal = _ZERO
    promised: dict[tuple[str, str], datetime] = field(
        default_factory=dict
    )  # by person and creditor, until when
    statuses: dict[str, str] = field(default_factory=dict)  # of promises that came due, by id
    receipts: list[Receipt] = field(default_factory=list)
    _intents: list[Intent] = field(default_factory=list)
    _count: int = 0

    def morning(self, overdue: Mapping[str, tuple[Decimal, int]]) -> None:
        """A day begins: by debt, what is overdue and for how many days."""
        self.left = {debt: amount for debt, (amount, _) in overdue.items()}
        self.late = {debt: days for debt, (_, days) in overdue.items()}
        self.receipts, self.statuses = [], {}

    def intend(self, intent: Intent) -> None:
        """Remember that somebody will pay."""
        heapq.heappush(self._intents, intent)

    @property
    def intents(self) -> Sequence[Intent]:
        """What people mean to pay, and have not yet."""
        return tuple(self._intents)

    def until(self, at: datetime) -> list[dict[str, Any]]:
        """Rows of `payments` for everything paid up to an instant, in the order of time."""
        rows: list[dict[str, Any]] = []
        while True:
            own = self.own[0]["paid_at"] if self.own else None
            meant = self._intents[0].at if self._intents else None
            if own is not None and own <= at and (meant is None or own <= meant):
                rows += self._own(self.own.popleft())
            elif meant is not None and meant <= at:
                rows += self._meant(heapq.heappop(self._intents))
            else:
                return rows

    def _own(self, row: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """A payment as the town has it, less what was brought forward."""
        if row["reverses"] is not None or row["taken_back"]:
            yield row
            return
        off = min(self.brought.get(row["debt_id"], _ZERO), row["amount"])
        if off:
            self.brought[row["debt_id"]] -= off
            self.netted += off
        if row["amount"] > off:
            self._receive(row["debt_id"], row["amount"] - off, caused=False)
            yield {**row, "amount": row["amount"] - off}

    def _meant(self, intent: Intent) -> Iterator[dict[str, Any]]:
        if intent.promise_id:
            self.statuses[intent.promise_id] = "kept" if intent.share > 0 else "broken"
        for debt in intent.debt_ids:
            left = self.left.get(debt, _ZERO)
            amount = min((left * Decimal(str(round(intent.share, 4)))).quantize(_CENT), left)
            if amount <= 0:
                continue
            self._receive(debt, amount, caused=True)
            self.brought[debt] = self.brought.get(debt, _ZERO) + amount
            self._count += 1
            yield {
                "payment_id": f"PLAYY{self._count:08d}", "debt_id": debt, "paid_at": intent.at,
                "amount": amount, "status": "posted", "payer_id": intent.person_id,
            }  # fmt: skip

    def _receive(self, debt: str, amount: Decimal, *, caused: bool) -> None:
        left = self.left.get(debt, _ZERO)
        if left > 0:
            self.receipts.append(Receipt(debt, min(amount, left), self.late[debt], caused))
            self.left[debt] = max(left - amount, _ZERO)


def purse_of(engine: Engine, tables: Mapping[str, ir.Table], began: datetime, last: datetime) -> Purse:
    """The purse of a play of a town: its own payments after `began` and up to `last`, aware instants."""
    taken_back = {row["reverses"] for row in _paid(engine, tables) if row["reverses"] is not None}
    own = deque(
        {**row, "taken_back": row["payment_id"] in taken_back}
        for row in _paid(engine, tables)
        if began < row["paid_at"] <= last
    )
    return Purse(own)


def abilities(engine: Engine, tables: Mapping[str, ir.Table], began: datetime) -> dict[str, str]:
    """How the borrower of each debt pays, by the town's whole record, which no lender has on that day.

    `paying`: something comes in during the play, whatever is sent. `lapsed`: nothing does, and the last
    payment is at most 60 days old when it begins. `stopped`: nothing in it, nor in the 60 days before.
    """
    found: dict[str, str] = {}
    for row in _paid(engine, tables):
        before = began - row["paid_at"]
        if before < timedelta(0):
            found[row["debt_id"]] = PAYING
        elif before <= timedelta(days=LAPSED_DAYS):
            found.setdefault(row["debt_id"], LAPSED)
    return found


def ability_of(debt_ids: Sequence[str], known: Mapping[str, str]) -> str:
    """The ability to pay the first of some debts; who never paid has stopped."""
    return known.get(debt_ids[0], STOPPED)


def _paid(engine: Engine, tables: Mapping[str, ir.Table]) -> list[dict[str, Any]]:
    return engine.rows(tables["payments"].order_by("paid_at", "payment_id"))
