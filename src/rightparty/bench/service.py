"""How fast the service is: decisions over its API, and mails with every guarantee on.

Each part runs in processes of its own: the server or the workers, the database, the peer that takes the mail,
and the load generator; the processor time of each is told beside the figure.
"""

import json
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from statistics import quantiles
from typing import Any

from rightparty.bench.figure import LESS, MORE, Figure
from rightparty.bench.service_home import Place, Process, asked, opened, plan_mails, server, sink, worker
from rightparty.bench.service_load import Plan, Seen
from rightparty.bench.service_spent import spent_s
from rightparty.desk.journal_store import seal_store, verify_store
from rightparty.errors import RightpartyError
from rightparty.gate.table import Progress

RATE = 200
"""Single decisions asked for in a second."""

_P99_MAX_MS = 10.0
_MANY_MIN, _MAILS_MIN = 10_000, 300
_EACH = 1_000
_PATIENCE_S = 300.0
_NO_GOAL = float("inf")


@dataclass(frozen=True)
class Size:
    """How much is measured: people in the book; seconds of single decisions; requests of 1,000; mails."""

    people: int
    seconds: int
    requests: int
    each: int
    mails: int
    workers: int


WHOLE = Size(people=20_000, seconds=30, requests=20, each=_EACH, mails=10_000, workers=4)
QUICK = Size(people=60, seconds=1, requests=2, each=20, mails=20, workers=1)


@dataclass(frozen=True)
class Measured:
    """A figure, and the processor time that it took (s): of the load, the service and the database."""

    figure: Figure
    load_s: float
    service_s: float
    database_s: float


def service_figures(
    size: Size = WHOLE, progress: Progress = lambda _label, _done, _total: None
) -> Iterator[Measured]:
    """The figures of the service, part by part as they are measured.

    Raises:
        RightpartyError: a process did not start or failed, or something was not decided or sent as planned.
    """
    progress("filling a store", 0, 1)
    with opened(size.people) as place:
        progress("filling a store", 1, 1)
        with server(place) as first, server(place) as second:
            yield from _decisions(place, size, (first, second), progress)
        progress("mails", 0, 1)
        yield from _mails(place, size)
        progress("mails", 1, 1)


# --- decisions -----------------------------------------------------------------------------------------


def _decisions(
    place: Place, size: Size, servers: Sequence[tuple[int, Process]], progress: Progress
) -> Iterator[Measured]:
    ports, pids = [port for port, _ in servers], [process.pid for _, process in servers]
    singles = RATE * size.seconds
    few = min(100, size.people)
    base = Plan(ports[:1], place.key, singles, 1, size.people, clients=8, rate=RATE)
    both = _with(base, clients=16, ports=ports)
    many = Plan(ports[:1], place.key, size.requests, size.each, size.people, clients=1)
    two = _with(many, clients=2, ports=ports)
    asked(Plan(ports, place.key, 40, 1, size.people, clients=16))  # opens the threads' connections
    parts = (
        ("one decision, somebody else each time", base),
        (f"one decision, {few} people again and again", _with(base, people=few)),
        ("one decision, two servers, somebody else each time", _with(both, first=size.people // 2)),
        (f"one decision, two servers, {few} people again and again", _with(both, people=few)),
        (f"{size.each:,} at once, others each time", many),
        (f"{size.each:,} at once, the same again", _with(many, people=min(size.each, size.people))),
        (f"{size.each:,} at once, two servers, others each time", two),
        (
            f"{size.each:,} at once, two servers, the same again",
            _with(two, people=min(size.each, size.people)),
        ),
    )
    for number, (what, plan) in enumerate(parts):
        progress("decisions", number, len(parts))
        before = (spent_s(pids), place.database_s())
        seen = asked(plan)
        after = (spent_s(pids), place.database_s())
        if set(seen.verdicts) != {"allow"}:
            raise RightpartyError(f"something else than `allow` was decided: {seen.verdicts}")
        spent = (seen.cpu_s, after[0] - before[0], after[1] - before[1])
        figures = _of_singles(what, seen) if plan.rate else [_of_many(what, plan, seen)]
        yield from (Measured(figure, *spent) for figure in figures)
    progress("decisions", len(parts), len(parts))


def _with(plan: Plan, **changed: Any) -> Plan:
    return Plan(**{**vars(plan), **changed})


def _of_singles(what: str, seen: Seen) -> list[Figure]:
    cut = quantiles(seen.times_ms, n=100, method="inclusive")
    goals = ((50, _NO_GOAL), (95, _NO_GOAL), (99, _P99_MAX_MS))
    return [Figure(f"{what}, {RATE}/s, p{part}", cut[part - 1], "ms", goal, LESS) for part, goal in goals]


def _of_many(what: str, plan: Plan, seen: Seen) -> Figure:
    return Figure(what, plan.requests * plan.each / seen.seconds, "decisions a second", _MANY_MIN, MORE)


# --- mails ---------------------------------------------------------------------------------------------


def _mails(place: Place, size: Size) -> Iterator[Measured]:
    plan_mails(place, size.mails)
    with ExitStack() as stack:
        port, peer = stack.enter_context(sink())
        before = place.database_s()
        environment = {"RIGHTPARTY_SMTP_URL": f"sink://127.0.0.1:{port}"}
        workers = [
            stack.enter_context(worker(place, f"bench-{number}", environment))
            for number in range(size.workers)
        ]
        started = spent_s([one.pid for one in workers])
        taken = _until(peer, size.mails)
        spent = spent_s([one.pid for one in workers]) - started
        database = place.database_s() - before
    _check_sent(place, size.mails)
    what = f"{size.mails:,} mails, {size.workers} workers"
    figure = Figure(what, taken["mails"] / (taken["seconds"] or 1e-9), "mails a second", _MAILS_MIN, MORE)
    yield Measured(figure, taken["cpu_s"], spent, database)


def _until(peer: Process, mails: int) -> dict[str, float]:
    """What the peer says once it has taken so many mails.

    Raises:
        RightpartyError: they do not come.
    """
    assert peer.stdin is not None  # noqa: S101 -- pipes
    assert peer.stdout is not None  # noqa: S101
    until = time.monotonic() + _PATIENCE_S
    taken: dict[str, float] = {"mails": 0.0}
    while time.monotonic() < until:
        peer.stdin.write("\n")
        peer.stdin.flush()
        taken = json.loads(peer.stdout.readline())
        if taken["mails"] >= mails:
            return taken
        time.sleep(0.2)
    raise RightpartyError(f"only {taken['mails']} of {mails} mails were sent")


def _check_sent(place: Place, mails: int) -> None:
    """Every contact is sent once, with its record, in a journal that verifies.

    Raises:
        RightpartyError: it is not so.
    """
    with closing(place.store.connect()) as connection:
        statuses = dict(
            connection.execute("SELECT status, count(*) FROM desk_planned_contact GROUP BY 1").fetchall()
        )
        seal_store(connection, place.store.home, place.now())
        kinds = dict(
            connection.execute("SELECT kind, count(*) FROM desk_journal_record GROUP BY 1").fetchall()
        )
        whole = verify_store(connection, place.store.home).ok
    expected = dict.fromkeys(("permit", "message", "outcome"), mails)
    if statuses != {"sent": mails} or {kind: kinds.get(kind) for kind in expected} != expected or not whole:
        raise RightpartyError(f"the mails were not all sent as they should be: {statuses}")


def as_rows(measured: Sequence[Measured]) -> list[dict[str, object]]:
    """Figures as rows of a table, each with the processor time it took and how loaded the machine was."""
    load = round(os.getloadavg()[0], 1)
    return [
        {
            "what": one.figure.what,
            "measured": round(one.figure.measured, 1),
            "unit": one.figure.unit,
            "goal": "" if one.figure.goal == _NO_GOAL else f"{one.figure.side} {one.figure.goal:,}",
            "reached": "" if one.figure.goal == _NO_GOAL else one.figure.reached,
            "load_cpu_s": round(one.load_s, 2),
            "service_cpu_s": round(one.service_s, 2),
            "database_cpu_s": round(one.database_s, 2),
            "machine_load": load,
        }
        for one in measured
    ]
