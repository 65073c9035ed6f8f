"""`rightparty agency`: debts handed to agencies, taken back, and acknowledged."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import Annotated

from cyclopts import App, Parameter

from rightparty.cli.arguments import aware
from rightparty.cli.output import Format
from rightparty.cli.parties_wrong import opened_store

app = App(name="agency", help="Debts handed to agencies, taken back, and acknowledged.")


@app.command
def place(
    agency: str, *debts: str, by: str, notified_at: datetime | None = None, at: datetime | None = None
) -> None:
    """Hand debts to an agency: the signed file that tells it is written into its folder.

    Example: rightparty agency place north-agency loan-17 loan-18 --by "Li Na"

    Args:
        agency: the agency's id.
        debts: the debts' ids.
        by: who hands them over.
        notified_at: when the borrowers were told of it.
        at: when, with its offset; default, now.
    """
    from rightparty.desk import agency as agencies

    told = None if notified_at is None else aware(notified_at, "--notified-at")
    with opened_store() as (connection, home):
        name = agencies.place(connection, home, agency, debts, by=by, at=_when(at), notified_at=told)
    print(f"{len(set(debts)):,} placed with {agency}: out/{name}")


@app.command
def recall(
    agency: str,
    *debts: str,
    by: str,
    because: str = "by_hand",
    everything: Annotated[bool, Parameter(name="--all")] = False,
    at: datetime | None = None,
) -> None:
    """Take debts back from an agency: from now on it gets no permits for them, and is told by a file.

    If it has not acknowledged within 24 hours, it gets no permits for any debt.

    Example: rightparty agency recall north-agency loan-17 --by "Li Na"

    Args:
        agency: the agency's id.
        debts: the debts' ids.
        by: who takes them back.
        because: why, as a short code.
        everything: every debt that it holds.
        at: when, with its offset; default, now.
    """
    from rightparty.desk import agency as agencies
    from rightparty.errors import Refused

    if everything == bool(debts):
        raise Refused("either debts or --all", "name the debts to take back")
    with opened_store() as (connection, home):
        wanted = None if everything else debts
        found = agencies.recall(connection, home, agency, wanted, because=because, by=by, at=_when(at))
    print(f"{len(found):,} recalled from {agency}; it has 24 hours to acknowledge")


@app.command
def ack(*, at: datetime | None = None) -> int:
    """Read the acknowledgements that agencies handed in, and write the recalls that wait for their file.

    Example: rightparty agency ack

    Args:
        at: when, with its offset; default, now.
    """
    from rightparty.desk import agency as agencies

    with opened_store() as (connection, home):
        files = agencies.write_files(connection, home, _when(at))
        found = agencies.take_acknowledgements(connection, home, _when(at))
    for name in files:
        print(f"written: out/{name}")
    for one in found:
        if one.because:
            print(f"refused: {one.agency_id}: {one.file}: {one.because}", file=sys.stderr)
        else:
            print(f"acknowledged: {one.agency_id}: {one.file}: {one.debts:,} debts")
    return 1 if any(one.because for one in found) else 0


@app.command
def waiting(*, at: datetime | None = None, format: Format = "text") -> None:
    """List agencies that owe an acknowledgement; `overdue` ones get no permits at all.

    Example: rightparty agency waiting

    Args:
        at: at this instant, with its offset; default, now.
        format: how the table is printed.
    """
    from rightparty.cli.output import emit_rows
    from rightparty.desk import agency as agencies

    with opened_store() as (connection, _):
        found = agencies.waiting(connection, _when(at))
    emit_rows(found, ("agency_id", "debts", "since", "hours", "overdue", "unwritten"), format)


def _when(at: datetime | None) -> datetime:
    from rightparty.desk.clock import real

    return real() if at is None else aware(at, "--at")
