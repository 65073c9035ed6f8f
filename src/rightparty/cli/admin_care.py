"""`rightparty admin care`: people in distress, and who looks after them."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from cyclopts import App

from rightparty.cli.arguments import aware
from rightparty.cli.letters_back import take_back
from rightparty.cli.output import Format, emit_rows

if TYPE_CHECKING:
    from rightparty.desk.home import Home
    from rightparty.desk.paging import Paged
    from rightparty.desk.store import Connection

care = App(name="care", help="People in distress: who waits, who took it on, and when it ended.")


@care.command(name="list")
def list_cases(*, ended: bool = False, format: Format = "text") -> None:
    """List the people in distress whom somebody must look after, the longest waiting first.

    Example: rightparty admin care list

    Args:
        ended: list those that were ended too.
        format: how the table is printed.
    """
    from rightparty.desk.distress import COLUMNS, care_cases

    with opened_store() as (connection, _):
        found = care_cases(connection, ended=ended)
    emit_rows(found, COLUMNS, format)


@care.command
def show(case: str) -> None:
    """Print the answer that was made ready for a case: free help where they live, to read out or to send.

    Example: rightparty admin care show 5f0c2a4e-7c1b-4b7e-9d38-2f6f0d1f8a10

    Args:
        case: the id of the case.
    """
    from rightparty.desk.distress import care_text

    with opened_store() as (connection, _):
        print(care_text(connection, case))


@care.command
def ack(case: str, *, by: str, at: datetime | None = None) -> None:
    """Take a case on: nobody else is called. All contact stays stopped.

    Example: rightparty admin care ack 5f0c2a4e-7c1b-4b7e-9d38-2f6f0d1f8a10 --by "Wang Fang"

    Args:
        case: the id of the case.
        by: who takes it on.
        at: when, with its offset; default, now.
    """
    from rightparty.desk.distress import ack_case

    with opened_store() as (connection, home):
        ack_case(connection, home, case, by=by, at=moment(at))
    print(f"{case}: taken on by {by}; contact stays stopped")


@care.command
def close(case: str, *, by: str, note: str, at: datetime | None = None) -> None:
    """End a case that somebody took on: the stop that it made ends, and no other.

    Example: rightparty admin care close 5f0c2a4e-7c1b-4b7e-9d38-2f6f0d1f8a10 --by "Wang Fang" --note "safe"

    Args:
        case: the id of the case.
        by: who answers for it.
        note: what was found and done.
        at: when, with its offset; default, now.
    """
    from rightparty.desk.distress import close_case

    with opened_store() as (connection, home):
        close_case(connection, home, case, by=by, note=note, at=moment(at))
    print(f"{case}: ended by {by}")


@care.command
def page(*, at: datetime | None = None, format: Format = "text") -> None:
    """Call whoever is due to be called, by the rota that RIGHTPARTY_CARE names; to be run every minute.

    Example: rightparty admin care page

    Args:
        at: when, with its offset; default, now.
        format: how the table is printed.
    """
    with opened_store() as (connection, _):
        done = call_whoever_is_due(connection, moment(at))
    rows = [
        {"case_id": one.case_id, "to": one.to, "result": one.result, "detail": one.detail} for one in done
    ]
    emit_rows(rows, ("case_id", "to", "result", "detail"), format)


def call_whoever_is_due(connection: "Connection", at: datetime) -> list["Paged"]:
    """What `page` does; also for a command that has just opened a case, once that is committed."""
    import os

    from rightparty.desk.paging import page_due, read_rota

    return page_due(connection, read_rota(os.environ), at)


def moment(at: datetime | None) -> datetime:
    """The instant that an option names; now, where it names none."""
    from rightparty.desk.clock import real

    return real() if at is None else aware(at, "--at")


@contextmanager
def opened_store() -> Iterator[tuple["Connection", "Home"]]:
    """The store of this environment's home, which must be there."""
    from rightparty.desk.home import existing_home
    from rightparty.desk.store import open_store
    from rightparty.errors import Refused

    home = existing_home()
    if home is None:
        raise Refused("there is no store here", "`rightparty run` or `rightparty demo` makes one")
    store = open_store(home)
    try:
        with closing(store.connect()) as connection:
            yield connection, home
            take_back(connection)
    finally:
        store.close()
