"""Calls made by people: a permitted call becomes a task on a worklist, with its script and its codes.

The number stands in the task and nowhere else that a caller can see; there is no field to type one in.
"""

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Protocol

from rightparty.channels.port import SENT, Channel, Message, Outcome, outcome_map
from rightparty.gate.permit import Permit

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

HANDED_OVER = Outcome(SENT, "handed_over")


@dataclass(frozen=True)
class Task:
    """One call to make between two instants: whom our reference means, what to say, what may come of it."""

    reference: str
    number: str = field(repr=False)
    caller_id: str
    language: str
    script: str = field(repr=False)
    codes: Sequence[str]
    call_from: datetime
    call_until: datetime


class Worklist(Protocol):
    """Where tasks are put, and looked up by our reference."""

    def put(self, task: Task) -> None:
        """Keep the task; a second one with the same reference changes nothing."""

    def has(self, reference: str) -> bool:
        """Whether there is a task with this reference."""


class CallTask(Channel):
    """A worklist for people who call; handing a task over counts as an attempt."""

    name = "call"

    def __init__(self, worklist: Worklist, key: "Ed25519PublicKey", clock: Callable[[], datetime]) -> None:
        super().__init__(key, clock)
        self._worklist = worklist

    def find(self, reference: str) -> Outcome | None:
        """A task that is on the worklist was handed over; one that is not certainly was not."""
        return HANDED_OVER if self._worklist.has(reference) else Outcome("failed", "never_handed_over")

    def close(self) -> None:
        """Nothing is held open."""

    def _carry(self, message: Message, permit: Permit) -> Outcome:
        self._worklist.put(
            Task(
                reference=message.reference,
                number=message.point,
                caller_id=message.sender,
                language=message.text.language,
                script=message.text.body,
                codes=sorted(codes()),
                call_from=permit.valid_from,
                call_until=permit.valid_until,
            )
        )
        return HANDED_OVER


@dataclass(frozen=True)
class Code:
    """What a caller's code means: the outcome, and the kinds of event beside the attempt."""

    outcome: Outcome
    kinds: tuple[str, ...]


@cache
def codes() -> dict[str, Code]:
    """Every code that a caller may enter, from `call_task.toml`."""
    text = (files("rightparty.channels") / "call_task.toml").read_text(encoding="utf-8")
    raw = tomllib.loads(text)["codes"]
    meanings = outcome_map("call_task")
    return {code: Code(meanings[code], tuple(entry["kinds"])) for code, entry in raw.items()}
