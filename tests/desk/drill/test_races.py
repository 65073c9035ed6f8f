"""A thousand races of a sender against a stop: whatever left was taken before the stop was committed."""

import asyncio
import json
import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from rightparty.desk.home import open_home
from rightparty.desk.journal_store import seal_store, verify_store
from rightparty.desk.planned import Planned
from rightparty.desk.reserving import Reserved, Wanted, reserve
from rightparty.desk.store import Connection, Store, open_store
from tests.desk.books import small_book
from tests.desk.drill.provider import Log, MailServer, opened_mail
from tests.desk.drill.scale import FULL, ROOT, SMALL, tell
from tests.desk.drill.stops import SHARES, Stopped, Watched, let_go, stop, watched
from tests.desk.drill.worker import clock_since
from tests.desk.means import MORNING, made_ready, means_for, queued

SEED = 20261124
TOGETHER = 4
"""So many contacts are sent as one batch at most, and one of them is stopped."""


@dataclass
class Slowly(MailServer):
    """A mail server that takes every mail, a moment after it has come."""

    chance: random.Random = field(default_factory=lambda: random.Random(SEED))

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 -- aiosmtpd's name
        """Wait, take it, wait, and say so."""
        reference = str(envelope.content).partition("Message-ID: <")[2].partition("@")[0]
        await asyncio.sleep(self.chance.random() * 0.01)
        self.log.take(reference, envelope.rcpt_tos[0], "smtp")
        await asyncio.sleep(self.chance.random() * 0.005)
        return "250 2.0.0 taken"


@dataclass(frozen=True)
class Race:
    """One race: what was sent as one batch, which of it was stopped and how, and what came of both."""

    how: str
    one: Planned
    sent: Mapping[str, Any]
    stopped: Stopped


@pytest.mark.slow
def test_a_few_races(home_folder: Path, tmp_path: Path) -> None:
    """The small drill: the same, in a minute."""
    drill(SMALL.races, home_folder / "few races", tmp_path, "races-small")


@pytest.mark.drill
def test_many_races(home_folder: Path, tmp_path: Path) -> None:
    """A thousand, over seven kinds of stop."""
    drill(FULL.races, home_folder / "many races", tmp_path, "races")


def drill(races: int, home: Path, folder: Path, name: str) -> None:
    """Run them all, then look at each."""
    started = time.monotonic()
    store = open_store(open_home(home))
    log = Log(SEED)
    try:
        with opened_mail(Slowly(log)) as port, closing(watched(store)) as own:
            made_ready(store, own, small_book(races * TOGETHER), folder / "book")
            done = run(store, own, port, kinds_of(races))
            figures = look(done, log)
            seal_store(own, store.home, MORNING)
            assert verify_store(own, store.home).ok
        tell(name, {**figures, "seconds": round(time.monotonic() - started)})
    finally:
        store.close()


def kinds_of(races: int) -> list[str]:
    """Which kind each race is of, in an order of its own."""
    kinds = [how for how, share in SHARES.items() for _ in range(max(2, races * share // 100))]
    random.Random(SEED).shuffle(kinds)
    return kinds[:races]


def run(store: Store, own: Watched, port: int, kinds: Sequence[str]) -> list[Race]:
    """One race after the other; each begins at a random moment of the sender's work."""
    chance, began = random.Random(SEED), time.monotonic()
    todo, clock, took_s = queued(own), clock_since(began), 0.05
    chance.shuffle(todo)
    done: list[Race] = []
    with racer(store, port, began) as sender:
        for how in kinds:
            batch = [todo.pop() for _ in range(chance.randint(1, TOGETHER))]
            one = chance.choice(batch)
            ask: object = [each.contact_id for each in batch]
            if how == "redeem":
                ask = permit_for(store, own, one)
            gate, got = threading.Event(), dict[str, Any]()
            lead_s = chance.uniform(-0.8, 0.8) * took_s  # how long the sender is ahead, or behind
            thread = threading.Thread(target=_ask, args=(sender, ask, gate, got, max(0.0, -lead_s)))
            thread.start()
            gate.wait(10)
            time.sleep(max(0.0, lead_s))
            stopped = stop(own, "opt_out" if how == "redeem" else how, one, clock)
            thread.join(60)
            assert got, "the sender does not answer"
            took_s = 0.9 * took_s + 0.1 * (got["ended"] - got["began"])
            let_go(own, how, clock)
            done.append(Race(how, one, got, stopped))
    return done


def permit_for(store: Store, own: Connection, one: Planned) -> str:
    """A permit that an outside sender holds for the person of a contact."""
    wanted = Wanted("lender", one.person_id, one.point_id, one.debt_ids, "email", "full")
    made = reserve(means_for(store, own), wanted)
    assert isinstance(made, Reserved), made
    return str(made.claimed.permit.permit_id)


def _ask(
    sender: "subprocess.Popen[str]", ask: object, gate: threading.Event, got: dict[str, Any], after_s: float
) -> None:
    assert sender.stdin is not None
    assert sender.stdout is not None
    gate.set()
    time.sleep(after_s)
    sender.stdin.write(json.dumps(ask) + "\n")
    sender.stdin.flush()
    got.update(json.loads(sender.stdout.readline()))


@contextmanager
def racer(store: Store, port: int, began: float) -> Iterator["subprocess.Popen[str]"]:
    """The sender, in a process of its own."""
    command = [sys.executable, "-m", "tests.desk.drill.racer", str(store.home.folder), str(began)]
    environment = {
        "PATH": os.defpath,
        "TZ": "UTC",
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
        "RIGHTPARTY_SMTP_URL": f"sink://127.0.0.1:{port}",
    }
    with subprocess.Popen(
        command, env=environment, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(60) == 0


# --- what must be true -------------------------------------------------------------------------------


def look(done: Sequence[Race], log: Log) -> dict[str, object]:
    """Nothing left after the commit of a stop, and both sides came first now and then."""
    took = {one.reference: one.at for one in log.took}
    assert len(took) == len(log.took), "a message was taken twice"
    figures: dict[str, object] = {"races": len(done)}
    for how in SHARES:
        mine = [race for race in done if race.how == how]
        first = [race for race in mine if left(race, took)]
        for race in first:
            before(race, took)
        figures[how] = f"{len(mine)}: {len(first)} left first, {len(mine) - len(first)} stopped first"
        if len(mine) >= 10:
            assert 0 < len(first) < len(mine), f"{how}: one side was always first, so nothing was tried"
    figures["at the same time"] = sum(overlap(race) for race in done)
    figures["ends"] = dict(Counter(ends for race in done for ends in race.sent.get("ends", {}).values()))
    return figures


def left(race: Race, took: Mapping[str, float]) -> bool:
    """Whether the message that was to be stopped left, or the permit was used."""
    return bool(race.sent["ok"]) if race.how == "redeem" else race.one.contact_id in took


def before(race: Race, took: Mapping[str, float]) -> None:
    """It was taken before the stop began to commit; a permit's use began before the stop was answered."""
    if race.how == "redeem":
        assert race.sent["began"] < race.stopped.answered, race
    else:
        late_s = took[race.one.contact_id] - race.stopped.committing
        assert late_s < 0, f"taken {late_s * 1000:.1f} ms after the stop began to commit: {race}"


def overlap(race: Race) -> bool:
    """Whether the two were under way at the same time at all."""
    return bool(race.sent["began"] < race.stopped.answered and race.stopped.began < race.sent["ended"])
