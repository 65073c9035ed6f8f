"""The stops of the races, taken as the service takes them, each with an instant before its commit."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from psycopg import Transaction
from psycopg.conninfo import make_conninfo

from rightparty.desk.clock import Clock
from rightparty.desk.halt import halt, lift_halt
from rightparty.desk.home import Home
from rightparty.desk.planned import Planned
from rightparty.desk.reply import take_reply
from rightparty.desk.sources import lift
from rightparty.desk.stop import Fact, take_facts
from rightparty.desk.store import Connection, Store
from rightparty.desk.wrong_party import Report, report_wrong_party
from tests.desk.replied import reply

_AGAIN = """
UPDATE desk_planned_contact SET status = 'planned', reason = NULL, ended_at = NULL
WHERE status = 'denied' AND starts_with(reason, 'withdrawn:') AND reason LIKE '%paused%'
"""


class Watched(Connection):
    """A connection that remembers when each of its outermost transactions began to commit."""

    commits: list[float]

    @contextmanager
    def transaction(
        self, savepoint_name: str | None = None, force_rollback: bool = False
    ) -> Iterator[Transaction]:
        """As always; the instant before the commit is kept."""
        outermost = self.info.transaction_status.name == "IDLE"
        with super().transaction(savepoint_name, force_rollback) as opened:
            yield opened
            if outermost:
                self.commits.append(time.monotonic())


def watched(store: Store) -> Watched:
    """A connection to the store that is watched."""
    connection = Watched.connect(make_conninfo("", **store.parameters), autocommit=True)
    connection.home, connection.commits = store.home, []
    connection.execute("SET TIME ZONE 'UTC'")
    return connection


@dataclass(frozen=True)
class Stopped:
    """When a stop was asked for, when its first transaction began to commit, and when it was answered."""

    began: float
    committing: float
    answered: float


def stop(own: Watched, how: str, one: Planned, clock: Clock) -> Stopped:
    """Take a stop of this kind for the person of a contact; returns once it is committed."""
    own.commits.clear()
    began = time.monotonic()
    _HOW[how](own, own.home, one, clock)
    answered = time.monotonic()
    # A halt waits for the messages in hand after its row is there: only its answer counts.
    committing = answered if how == "halt" else own.commits[0]
    return Stopped(began, committing, answered)


def let_go(own: Watched, how: str, clock: Clock) -> None:
    """Lift what would stop all later races too, and plan again what was taken back for it.

    A halt; and what pauses itself when one person in five says that they are not meant.
    """
    if how == "halt":
        lift_halt(own, own.home, by="Wang Wei", note="the race is over", at=clock(), creditor_id="BANK")
    paused = own.execute('SELECT "of", name FROM desk_source_pause WHERE lifted_at IS NULL').fetchall()
    for of, name in paused:
        lift(own, own.home, of, name, by="Wang Wei", note="a drill", at=clock())
    own.execute(_AGAIN)


def _opt_out(own: Connection, home: Home, one: Planned, clock: Clock) -> None:
    row = {"notice_id": f"N{one.person_id}", "kind": "opt_out", "person_id": one.person_id, "scope": "all"}
    take_facts(own, home, [Fact("notice", row)], clock())


def _payment(own: Connection, home: Home, one: Planned, clock: Clock) -> None:
    row: Mapping[str, Any] = {"payment_id": f"Y{one.person_id}", "debt_id": one.debt_ids[0],
                              "paid_at": clock(), "amount": "1060.00", "status": "pending"}  # fmt: skip
    take_facts(own, home, [Fact("payment", row)], clock())


def _agreement(own: Connection, home: Home, one: Planned, clock: Clock) -> None:
    row: Mapping[str, Any] = {"agreement_id": f"A{one.person_id}", "debt_ids": list(one.debt_ids),
                              "person_id": one.person_id, "kind": "instalment", "status": "performing",
                              "agreed_at": clock()}  # fmt: skip
    take_facts(own, home, [Fact("agreement", row)], clock())


def _wrong_person(own: Connection, home: Home, one: Planned, clock: Clock) -> None:
    report_wrong_party(own, home, Report(one.person_id, one.point_id, "portal"), clock())


def _reply(own: Connection, home: Home, one: Planned, clock: Clock) -> None:
    at = clock()
    take_reply(own, home, reply("退订", sender=None, point_id=one.point_id, received_at=at,
                                provider_id=f"R{one.person_id}"), at)  # fmt: skip


def _halt(own: Connection, home: Home, one: Planned, clock: Clock) -> None:
    del one
    halt(own, home, by="Li Na", note="a race", at=clock(), creditor_id="BANK")


_HOW: Final[Mapping[str, Callable[[Connection, Home, Planned, Clock], None]]] = {
    "opt_out": _opt_out,
    "reply": _reply,
    "payment": _payment,
    "agreement": _agreement,
    "wrong_person": _wrong_person,
    "halt": _halt,
}

SHARES: Final[Mapping[str, int]] = {
    "opt_out": 20,
    "reply": 10,
    "payment": 20,
    "agreement": 20,
    "wrong_person": 20,
    "halt": 5,
    "redeem": 5,
}
"""Of a hundred races so many are with each kind; `redeem`: an outside sender uses a permit."""
