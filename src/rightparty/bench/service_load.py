"""The load generator, a process of its own: asks the API at a given rate, or as fast as it answers.

It reads one plan (`Plan`) as JSON, and prints what it saw (`Seen`) with the processor time it used itself.
"""

import json
import resource
import sys
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from http.client import HTTPConnection

from rightparty.bench.service_book import proposed

_PATH = "/v1/decisions"
_OK = 200


@dataclass(frozen=True)
class Plan:
    """What is asked: `requests` of `each` contacts, from person number `first` on, `people` all in all.

    rate: requests a second, whether or not the earlier ones are answered (0: each client asks again as soon
    as it is answered). clients: lines that are held open, in turn to each of `ports`.
    """

    ports: Sequence[int]
    key: str = field(repr=False)
    requests: int
    each: int
    people: int
    clients: int
    first: int = 0
    rate: float = 0.0


@dataclass(frozen=True)
class Seen:
    """What came back: verdicts, how long each request took from the moment it was due (ms), in order."""

    verdicts: dict[str, int]
    times_ms: list[float]
    seconds: float
    cpu_s: float


def run(plan: Plan) -> Seen:
    """Ask everything, and count what is answered; the first answer that is none ends it.

    Raises:
        RuntimeError: an answer was not a decision.
    """
    bodies = [_body(plan, number) for number in range(plan.requests)]
    answers: list[bytes] = [b""] * plan.requests
    times = [0.0] * plan.requests
    before = _cpu_s()
    began = time.perf_counter() + (0.05 if plan.rate else 0.0)
    turns = iter(range(plan.requests))
    turn = threading.Lock()
    faults: list[str] = []

    def ask(client: int) -> None:
        line = HTTPConnection("127.0.0.1", plan.ports[client % len(plan.ports)], timeout=60)
        headers = {"Authorization": f"Bearer {plan.key}", "Content-Type": "application/json"}
        while not faults:
            with turn:
                number = next(turns, None)
            if number is None:
                return
            due = began + number / plan.rate if plan.rate else time.perf_counter()
            if (early := due - time.perf_counter()) > 0:
                time.sleep(early)
            line.request("POST", _PATH, bodies[number], headers)
            got = line.getresponse()
            answers[number] = got.read()
            times[number] = (time.perf_counter() - due) * 1000
            if got.status != _OK:
                faults.append(f"{got.status}: {answers[number][:500].decode(errors='replace')}")

    clients = [threading.Thread(target=ask, args=[client]) for client in range(plan.clients)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    lasted, used = time.perf_counter() - began, _cpu_s() - before
    if faults:
        raise RuntimeError(faults[0])
    return Seen(_verdicts(answers), times, lasted, used)


def _body(plan: Plan, number: int) -> bytes:
    start = plan.first + number * plan.each
    asked = [proposed((start + one) % plan.people) for one in range(plan.each)]
    return json.dumps(asked if plan.each > 1 else asked[0]).encode()


def _verdicts(answers: Sequence[bytes]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for answer in answers:
        told = json.loads(answer)
        found.update(one["verdict"] for one in (told if isinstance(told, list) else [told]))
    return dict(found)


def _cpu_s() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    print(json.dumps(asdict(run(Plan(**json.loads(sys.stdin.read()))))))  # noqa: T201 -- what its parent reads
