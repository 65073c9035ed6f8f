"""What a command that stops does of letters before it ends: they are taken out of the print queue."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rightparty.desk.store import Connection


def take_back(connection: Connection) -> None:
    """Take back letters that were asked for and not fetched yet, and say how many on the error output."""
    import os
    import sys

    from rightparty.desk.clock import real
    from rightparty.desk.letters_back import take_letters_back
    from rightparty.wiring import print_queue

    queue = print_queue(os.environ)
    if queue is None:
        return
    done = take_letters_back(connection, queue, real)
    if done.taken:
        print(f"letters taken out of the print queue: {done.taken:,}", file=sys.stderr)
    if done.fetched:
        print(f"letters that the printer had fetched before: {done.fetched:,}", file=sys.stderr)
