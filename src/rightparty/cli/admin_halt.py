"""`rightparty admin stop`, `go`, `halts`: everything that leaves is stopped, and let go again by another."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rightparty.cli.letters_back import take_back
from rightparty.cli.output import Format

if TYPE_CHECKING:
    from rightparty.desk.home import Home
    from rightparty.desk.store import Connection


def stop(*, by: str, note: str, creditor: str | None = None, grace: float = 20.0) -> None:
    """Stop everything that leaves, now; also where workers hang, and where the database is away.

    No claim succeeds and no channel carries from the moment this begins. Whoever is still sending gets
    a grace; then its connection is ended. Permits are revoked and calls taken off the worklist.

    Example: rightparty admin stop --by "Wang Fang" --note "wrong amounts in the morning's texts"

    Args:
        by: who stops it.
        note: why.
        creditor: stop only what this creditor sends.
        grace: seconds that a message on its way may take before its worker loses its connection.
    """
    from rightparty.desk.clock import real
    from rightparty.desk.halt import halt, halt_flagged
    from rightparty.errors import Refused, RightpartyError

    home, at = _home(), real()
    if creditor is None:
        halt_flagged(home, by=by, note=note, at=at)
        print("stopped: nothing is handed to a channel any more", flush=True)
    try:
        with _connected(home) as connection:
            done = halt(connection, home, by=by, note=note, at=at, creditor_id=creditor, grace_s=grace)
    except Refused:
        raise
    except RightpartyError as fault:
        if creditor is not None:
            raise
        raise RightpartyError(
            f"the database does not answer ({fault.message}): the stop stands in the home, permits are out",
            "run this again once the database is back",
        ) from fault
    whose = f"what `{creditor}` sends" if creditor else "everything"
    print(f"{whose} is stopped{'' if done.new else ' (it was already)'}; permits revoked: {done.revoked:,}")
    if done.ended:
        print(f"connections ended because they hung: {done.ended}", file=sys.stderr)


def go(*, by: str, note: str, creditor: str | None = None) -> None:
    """Let messages leave again: by another person than who stopped them. What was held is decided anew.

    Example: rightparty admin go --by "Li Na" --note "texts mended and read again"

    Args:
        by: who answers for it; not who stopped.
        note: what was found, and what was mended.
        creditor: let go what this creditor sends.
    """
    from rightparty.desk.clock import real
    from rightparty.desk.halt import lift_halt

    home = _home()
    with _connected(home) as connection:
        lift_halt(connection, home, by=by, note=note, at=real(), creditor_id=creditor)
    print(f"let go by {by}")


def halts(*, format: Format = "text") -> None:
    """List what is stopped, since when and by whom.

    Example: rightparty admin halts

    Args:
        format: how the table is printed.
    """
    from rightparty.cli.output import emit_rows
    from rightparty.desk.halt import halts as standing

    with _connected(_home()) as connection:
        found = standing(connection)
    emit_rows(found, ("creditor_id", "at", "by", "note"), format)


def _home() -> Home:
    from rightparty.desk.home import existing_home
    from rightparty.errors import Refused

    home = existing_home()
    if home is None:
        raise Refused("there is no installation here", "`rightparty run` or `rightparty demo` makes one")
    return home


@contextmanager
def _connected(home: Home) -> Iterator[Connection]:
    from contextlib import closing

    from rightparty.desk.store import open_store

    # Whoever stops everything may do so from a line whose environment names no master key.
    store = open_store(home, masters=False)
    try:
        with closing(store.connect()) as connection:
            yield connection
            take_back(connection)
    finally:
        store.close()
