"""What time it is for a run: the real time, or that of a rehearsed day."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]


def real() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


def rehearsed(start: datetime) -> Clock:
    """A clock that stands at `start` now, and goes on from there."""
    began = time.monotonic()
    return lambda: start + timedelta(seconds=time.monotonic() - began)
