"""Long texts over real lines, two workers and kills: each is one reply, and none of its parts is lost."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from typing import Any

import pytest

from rightparty.channels.receipts import Inbound
from rightparty.channels.smpp import Smpp, read_centre
from rightparty.desk.acting_on_words import _act_on_text, act_on_words
from rightparty.desk.came_back import CameBack, keep_inbound
from rightparty.desk.clock import rehearsed
from rightparty.desk.long_texts import LongText, TakenMeanwhileError, due_texts, take_parts
from rightparty.desk.means import Means
from rightparty.desk.ports import ports_of
from rightparty.desk.reply import Taken
from rightparty.desk.reply_parts import wait
from rightparty.desk.store import Connection, Store
from tests.channels.peers import PATIENCE_S, Centre, centre
from tests.channels.permits import KEY
from tests.desk.books import small_book
from tests.desk.means import MORNING
from tests.desk.parts import SENDER, bring, listen, parts, replies, words_of
from tests.desk.wrong import count

Ready = Callable[..., Means]
TEXTS = ("我失业了，", "退订。", "谢谢🙏你们")

KILLED = """
import os, signal, sys
from contextlib import closing
from datetime import datetime
from pathlib import Path
from rightparty.channels.smpp import Smpp, read_centre
from rightparty.desk import acting_on_words
from rightparty.desk.came_back import CameBack
from rightparty.desk.clock import rehearsed
from rightparty.desk.home import open_home
from rightparty.desk.ports import ports_of
from rightparty.desk.store import open_store

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

folder, at, step, url = sys.argv[1:]
clock = rehearsed(datetime.fromisoformat(at))
home = open_home(Path(folder))
with closing(open_store(home).connect()) as connection:
    if step == "kept":
        ports = ports_of(connection, home, clock)
        back = CameBack(connection, home, clock)
        def heard(one):
            back.heard(one)
            die()
        line = Smpp(read_centre(url), home.signing_key("permit").public_key(), clock, ports.traces, heard, 5)
        assert line.unready() is None
        while True:
            line.poll()
    setattr(acting_on_words, step, die)
    acting_on_words.act_on_words(connection, home, clock())
"""


def worker(store: Store, step: str, url: str = "") -> "subprocess.Popen[bytes]":
    """A worker of its own that is killed at this step."""
    command = [sys.executable, "-W", "ignore", "-c", KILLED, str(store.home.folder), MORNING.isoformat()]
    environment = {"PATH": "", "TZ": "UTC", "PYTHONPATH": os.environ.get("PYTHONPATH", "")}
    return subprocess.Popen([*command, step, url], env=environment)


@contextmanager
def lines(store: Store, peer: Centre, number: int) -> Iterator[list[Smpp]]:
    """So many lines of workers to the centre, each with a connection of its own."""
    clock = rehearsed(MORNING)
    with ExitStack() as stack:
        opened = []
        for _ in range(number):
            own = stack.enter_context(closing(store.connect()))
            back, ports = CameBack(own, store.home, clock), ports_of(own, store.home, clock)
            line = Smpp(read_centre(peer.url), KEY.public_key(), clock, ports.traces, back.heard, 5)
            opened.append(stack.enter_context(closing(line)))
            assert line.unready() is None
            peer.next("bound")
        yield opened


def delivered(peer: Centre, text: str, number: int, kind: str, bind: int) -> None:
    """A part of a text of three over one line, joined in one of three ways."""
    of = len(TEXTS)
    ways: dict[str, dict[str, Any]] = {
        "eight": {"udh": bytes((5, 0, 3, 200, of, number)).hex()},
        "sixteen": {"udh": bytes((6, 8, 4, 1, 200, of, number)).hex()},
        "sar": {"sar": [40_000, of, number]},
    }
    peer.deliver(**{"from": SENDER, "to": "10690001", "text": text, "bind": bind, **ways[kind]})


def kept(opened: list[Smpp], peer: Centre, number: int) -> None:
    """Take in so many deliveries, each thanked for."""
    end = time.monotonic() + PATIENCE_S
    thanked = 0
    while thanked < number:
        assert time.monotonic() < end, "they did not come"
        for line in opened:
            line.poll()
        while not peer.events.empty():
            event = peer.events.get()
            thanked += "heard" in event and event["status"] == 0
        time.sleep(0.01)


@pytest.mark.parametrize("kind", ["eight", "sixteen", "sar"])
def test_parts_over_two_lines_are_one_reply(ready: Ready, store: Store, kind: str) -> None:
    """The last first, one of them twice and over both; the stop in the middle before the rest is there."""
    means = ready(small_book(1), "sms")
    with centre() as peer, lines(store, peer, 2) as opened:
        delivered(peer, TEXTS[2], 3, kind, 0)
        delivered(peer, TEXTS[1], 2, kind, 1)
        delivered(peer, TEXTS[1], 2, kind, 0)
        kept(opened, peer, 3)
        assert [one.kinds for one in listen(means)] == [("stop",)]
        delivered(peer, TEXTS[0], 1, kind, 1)
        kept(opened, peer, 1)
    (whole,) = listen(means)
    assert words_of(means, whole) == "".join(TEXTS)
    assert whole.kinds == ("stop", "hardship")
    assert [one[:2] for one in replies(means)] == [([2], 3), ([1, 2, 3], 3)]
    assert count(means, "desk_opt_out") == 1


def test_a_worker_that_is_killed_before_it_thanks_loses_no_part(ready: Ready, store: Store) -> None:
    """Kept and not acknowledged: the centre delivers it anew over another line, and it is the same part."""
    means = ready(small_book(1), "sms")
    with centre() as peer:
        process = worker(store, "kept", peer.url)
        peer.next("bound")
        delivered(peer, TEXTS[1], 2, "eight", 0)
        assert process.wait(PATIENCE_S) == -signal.SIGKILL
        assert count(means, "desk_inbound_message") == 1
        with lines(store, peer, 1) as opened:
            for number, text in enumerate(TEXTS, 1):
                delivered(peer, text, number, "eight", 1)
            kept(opened, peer, 3)
    assert len(listen(means)) == 2
    assert count(means, "desk_inbound_message") == 3
    assert [one[:2] for one in replies(means)] == [([2], 3), ([1, 2, 3], 3)]


@pytest.mark.parametrize("step", ["has_been_heard", "take_parts"])
def test_a_worker_that_is_killed_while_it_reads_undoes_what_it_did(
    ready: Ready, store: Store, step: str
) -> None:
    """After the last statement but one of a transaction: the next worker does it, and once."""
    means = ready(small_book(1), "sms")
    bring(means, *parts(*TEXTS))
    for _ in range(3):
        assert worker(store, step).wait(PATIENCE_S) == -signal.SIGKILL
    before = replies(means)
    assert before == ([] if step == "has_been_heard" else [([2], 3, ["stop"], [])])
    listen(means)
    assert [one[:2] for one in replies(means)] == [([2], 3), ([1, 2, 3], 3)]
    assert count(means, "desk_opt_out") == 1
    assert listen(means) == []


def test_workers_that_read_at_the_same_moment_take_each_text_once(ready: Ready, store: Store) -> None:
    """Four of them, while the parts come in over two lines."""
    people = 6
    means = ready(small_book(people), "sms")
    by_person = [parts(*TEXTS, sender=f"861381600000{number}") for number in range(1, people + 1)]
    stop, faults, taken = threading.Event(), list[BaseException](), list[str]()

    def reading() -> None:
        try:
            with closing(store.connect()) as own:
                while not stop.is_set():
                    taken.extend(one.reply_id for one in act_on_words(own, store.home, MORNING) if one.new)
        except BaseException as fault:
            faults.append(fault)
            raise

    def bringing(connection: Connection, numbers: tuple[int, ...]) -> None:
        back = CameBack(connection, store.home, rehearsed(MORNING))
        for number in numbers:
            for came in by_person:
                back.heard(came[number])

    threads = [threading.Thread(target=reading) for _ in range(4)]
    with closing(store.connect()) as one, closing(store.connect()) as other:
        threads += [
            threading.Thread(target=bringing, args=(one, (2, 1, 0))),
            threading.Thread(target=bringing, args=(other, (1, 2, 0))),
        ]
        for thread in threads:
            thread.start()
        for thread in threads[4:]:
            thread.join(PATIENCE_S)
        end = time.monotonic() + PATIENCE_S
        while count(means, "desk_reply") < 2 * people and time.monotonic() < end:
            time.sleep(0.05)
        stop.set()
        for thread in threads:
            thread.join(PATIENCE_S)
            assert not thread.is_alive()
    assert not faults
    assert count(means, "desk_inbound_message") == 3 * people, "no part is kept twice"
    assert sorted(kept_[0] for kept_ in replies(means)) == sorted([[2], [1, 2, 3]] * people)
    assert len(set(taken)) == len(taken) == 2 * people
    assert count(means, "desk_opt_out") == people


def test_a_text_that_another_took_with_more_or_less_of_it_is_not_taken_again(ready: Ready) -> None:
    """Seen a moment ago, and stale: what was done with it is undone, and no part goes with it unread."""
    means = ready(small_book(1), "sms")
    overdue = MORNING + wait()
    came = parts("我失业了，", "谢谢", "我下周五还1060元")

    def act(text: LongText) -> Taken | None:
        return _act_on_text(means.connection, means.home, means.marks, text, overdue)

    bring(means, *came[:2])
    assert listen(means) == []
    (less,) = due_texts(means.connection, overdue)
    bring(means, came[2], at=overdue)
    means.connection.execute("UPDATE desk_inbound_message SET heard_at = %s", [overdue])
    (more,) = due_texts(means.connection, overdue)
    assert (len(less.parts), len(more.parts)) == (2, 3)
    assert act(less) is not None
    assert act(less) is None
    assert act(more) is None
    with pytest.raises(TakenMeanwhileError), means.connection.transaction():
        take_parts(means.connection, more, overdue)
    waits = means.connection.execute("SELECT part FROM desk_inbound_message WHERE taken_at IS NULL")
    assert waits.fetchall() == [(3,)]
    assert [one[:2] for one in replies(means)] == [([1, 2], 3)]


@pytest.mark.parametrize(
    "one",
    [parts(*TEXTS)[1], replace(parts(*TEXTS)[1], part=(1, 1), joined_by=None)],
    ids=["a part", "a whole"],
)
def test_two_lines_that_bring_the_same_at_the_same_moment_bring_it_once(
    ready: Ready, store: Store, one: Inbound
) -> None:
    """The second waits until the first is committed, and then sees it."""
    means = ready(small_book(1), "sms")
    with closing(store.connect()) as other:
        second = threading.Thread(target=keep_inbound, args=(other, store.home, one, MORNING))
        with means.connection.transaction():
            keep_inbound(means.connection, store.home, one, MORNING)
            second.start()
            end = time.monotonic() + PATIENCE_S
            while count(means, "pg_locks WHERE locktype = 'advisory' AND NOT granted") == 0:
                assert second.is_alive(), "it did not wait"
                assert time.monotonic() < end, "it does not come to its lock"
        second.join(PATIENCE_S)
        assert not second.is_alive()
    assert count(means, "desk_inbound_message") == 1
