"""How each peer is clocked: in processes of its own, warmed up, from facts at hand, over and over.

Reads RULES (JSON: the translation) and FACTS (JSON lines: one row's facts), writes ANSWERS (JSON lines: the
row's number, the rules that spoke) and on stdout what was measured. What a peer's API takes is made ready
before the clock starts, and what it gives back is read after it has stopped.
"""

import json
import multiprocessing
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import Any

WARM_UP_S = 0.5


@dataclass(frozen=True)
class Peer:
    """How a peer is asked.

    `ready`: a batch's facts, as text and as values, as the API takes them. `answer`: timed. `read`: the rules
    that spoke, row by row, from what came back. `batch`: rows at a time. `copies`: how often the facts of a
    batch are repeated in it, for an engine that works on columns.
    """

    ready: Callable[[Sequence[str], Sequence[dict[str, Any]]], Any]
    answer: Callable[[Any], Any]
    read: Callable[[Any], Iterable[Sequence[int]]]
    batch: int
    copies: int = 1


def main(prepare: Callable[[dict[str, Any]], Peer]) -> None:
    """Clock one peer as the command line says."""
    rules_file, facts_file, answers_file, seconds, processes = sys.argv[1:]
    rules = json.loads(Path(rules_file).read_text(encoding="utf-8"))
    lines = Path(facts_file).read_text(encoding="utf-8").splitlines()
    forked = multiprocessing.get_context("fork")
    start, queue = forked.Barrier(int(processes)), forked.Queue()
    shares = [range(number, len(lines), int(processes)) for number in range(int(processes))]
    workers = [
        forked.Process(target=_work, args=(prepare, rules, lines, share, float(seconds), start, queue))
        for share in shares
    ]
    for worker in workers:
        worker.start()
    told = [queue.get() for _ in workers]
    for worker in workers:
        worker.join()
    faults = [one for one in told if isinstance(one, str)]
    if faults:
        sys.exit(faults[0])
    with Path(answers_file).open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(answer) + "\n" for _, _, _, answers in told for answer in answers)
    took = max(ended for _, ended, _, _ in told) - min(began for began, _, _, _ in told)
    print(json.dumps({"decided": sum(done for _, _, done, _ in told), "seconds": took}))


def _work(
    prepare: Callable[[dict[str, Any]], Peer],
    rules: dict[str, Any],
    lines: Sequence[str],
    share: range,
    seconds: float,
    start: Any,
    queue: Any,
) -> None:
    try:
        queue.put(_clocked(prepare(rules), lines, share, seconds, start))
    except Exception as fault:  # noqa: BLE001 -- told by the parent, which ends
        start.abort()
        queue.put(f"{type(fault).__name__}: {fault}")


def _clocked(peer: Peer, lines: Sequence[str], share: range, seconds: float, start: Any) -> Any:
    batches = [list(part) for part in _parts(share, peer.batch)]
    ready = []
    for part in batches:
        text = [lines[row] for row in part]
        ready.append(peer.ready(text, [json.loads(line) for line in text]))
    began = perf_counter()
    for one in ready:
        peer.answer(one)
        if perf_counter() - began > WARM_UP_S:
            break
    start.wait()
    kept, done = [], 0
    began = perf_counter()
    for number in count():
        given = peer.answer(ready[number % len(ready)])
        done += len(batches[number % len(ready)]) * peer.copies
        if number < len(ready):
            kept.append(given)
        if perf_counter() - began >= seconds:
            break
    ended = perf_counter()
    answers = [
        (row, sorted(spoke))
        for part, given in zip(batches, kept, strict=False)
        for row, spoke in zip(part, peer.read(given), strict=False)
    ]
    return began, ended, done, answers


def _parts(share: range, size: int) -> Iterator[range]:
    for first in range(0, len(share), size):
        yield share[first : first + size]
