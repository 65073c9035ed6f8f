"""What a mail server's code means: in its answer, and in a report of failure that comes later."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from rightparty.channels.port import UNKNOWN, Outcome, outcome_map

ENHANCED: Final = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])", re.ASCII)
"""An enhanced status code (RFC 3463) wherever it stands in a text."""


@cache
def codes() -> Mapping[str, Outcome]:
    """The map of `smtp.toml`."""
    return outcome_map("smtp")


def by_status(exact: str, reply: str = "") -> Outcome:
    """Our outcome for an enhanced code: by as much of it as we know; else by the reply code's first digit."""
    parts = exact.split(".")
    narrowing = [".".join(parts[:length]) for length in range(len(parts), 0, -1)]
    for given in (*narrowing, reply[:1]):
        if (known := codes().get(given)) is not None:
            return Outcome(known.result, exact, known.outcome, known.evidence)
    return Outcome(UNKNOWN, exact, "unknown")
