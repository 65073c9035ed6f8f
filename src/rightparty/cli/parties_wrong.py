"""`rightparty parties wrong`, `stop`, `sources`, `lift`, `incidents`: what was said at a contact point."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from rightparty.cli.arguments import aware
from rightparty.cli.letters_back import take_back
from rightparty.cli.output import Format

if TYPE_CHECKING:
    from rightparty.desk.home import Home
    from rightparty.desk.store import Connection

Tongue = Literal["zh-Hans", "zh-Hant", "en"]


def wrong(
    person: str,
    point: str,
    *,
    by: str,
    via: str = "desk",
    told: bool = False,
    contact: str | None = None,
    language: Tongue = "en",
    at: datetime | None = None,
) -> None:
    """Record that somebody at a contact point said: I am not this person.

    From then on nothing goes to that person at that point, for any debt, by anybody, for good; what was
    queued is withdrawn. The first line is for whoever told you: it is all that they may learn.

    Example: rightparty parties wrong li-na na-mobile --by "Wang Fang" --via call

    Args:
        person: the id of the person who was meant.
        point: the id of the contact point.
        by: who enters this.
        via: how it came: call, portal, email, letter, desk.
        told: they say that they learned of a debt.
        contact: the contact that they answer, where it is known.
        language: in which language to answer them.
        at: when it was said, with its offset; default, now.
    """
    from rightparty.desk.reporter import answer
    from rightparty.desk.wrong_party import Report, report_wrong_party

    with opened_store() as (connection, home):
        said = Report(person, point, via, told_of_debt=told, contact_id=contact, by=by)
        done = report_wrong_party(connection, home, said, _when(at))
    print(answer("reported", done.reference, language))
    if not done.new:
        print("reported before: nothing was done again", file=sys.stderr)
        return
    print(f"withdrawn: {len(done.withdrawn):,}; the point had come from: {done.source or 'unknown'}")
    for name in done.paused:
        print(f"paused: {name} (`rightparty parties sources` says why)")
    if done.incident_id:
        print(f"incident opened: {done.incident_id}: a debt word went there; the borrower is to be told")


def stop(
    point: str,
    *,
    by: str | None = None,
    via: str = "desk",
    code: str | None = None,
    language: Tongue = "en",
    at: datetime | None = None,
) -> None:
    """Record that the holder of a number or address wants no more messages there; or, with --code, lift it.

    It holds for everybody who was ever meant there, every creditor, agency and channel, until its holder
    lifts it. The first line is for them.

    Example: rightparty parties stop na-mobile --by "Wang Fang" --via call

    Args:
        point: the id of the contact point.
        by: who enters this.
        via: how it came: call, portal, email, letter, desk.
        code: lift the stop: the reference of the code that was sent to the point and confirmed there.
        language: in which language to answer them.
        at: when it was said, with its offset; default, now.
    """
    from rightparty.desk.reporter import answer
    from rightparty.desk.stopped_point import Stop, lift_point, suppress_point

    with opened_store() as (connection, home):
        if code is not None:
            print(answer("lifted", lift_point(connection, home, point, code, _when(at)), language))
            return
        done = suppress_point(connection, home, Stop(point, via, by), _when(at))
    print(answer("stopped", done.reference, language))
    if done.new:
        print(f"withdrawn: {len(done.withdrawn):,}")
    else:
        print("stopped before: nothing was done again", file=sys.stderr)


def sources(*, at: datetime | None = None, language: Tongue = "en", format: Format = "text") -> None:
    """Show where contact points came from, how often they were somebody else's, and what is paused.

    Example: rightparty parties sources

    Args:
        at: count up to this instant, with its offset; default, now.
        language: in which language to say why.
        format: how the table is printed.
    """
    from rightparty.cli.output import emit_rows
    from rightparty.desk.breaker import paused_channels
    from rightparty.desk.sources import judged
    from rightparty.parties.model import default_model

    with opened_store() as (connection, _):
        found = judged(connection, _when(at), default_model())
        channels = paused_channels(connection)
    rows = [
        {
            "of": one.of,
            "name": one.name,
            "outcomes": one.figures.outcomes,
            "wrong": one.figures.reports,
            "state": "paused" if one.paused_at else one.verdict.state,
            "paused_at": one.paused_at,
            "why": one.verdict.why[language],
        }
        for one in found
    ]
    rows = [{"of": "channel", "state": "paused", **one} for one in channels] + rows
    emit_rows(rows, ("of", "name", "outcomes", "wrong", "state", "paused_at", "why"), format)


def lift(
    name: str,
    *,
    by: str,
    note: str,
    of: Literal["source", "batch", "channel"] = "source",
    at: datetime | None = None,
) -> None:
    """Let a paused source or batch be used again; its count begins anew, and reports stay what they are.

    Example: rightparty parties lift repair --by "Compliance, Li Na" --note "file of 2026-11-20 taken out"

    Args:
        name: the source or batch, as `rightparty parties sources` names it.
        by: who answers for it.
        note: what was found, and what was mended.
        of: source, batch, or channel.
        at: when, with its offset; default, now.
    """
    from rightparty.desk.sources import lift as lift_pause

    with opened_store() as (connection, home):
        lift_pause(connection, home, of, name, by=by, note=note, at=_when(at))
    print(f"{name} may be used again: lifted by {by}")


def incidents(
    id: str | None = None,
    *,
    borrower_told: bool = False,
    close: bool = False,
    by: str = "",
    note: str = "",
    closed: bool = False,
    at: datetime | None = None,
    format: Format = "text",
) -> None:
    """List the leaks that are open, the most urgent first; or take a step of one.

    An incident opens when a debt word went to somebody who is not the person. Whoever has told the
    borrower says so with --borrower-told; after that, somebody closes it with --close.

    Example: rightparty parties incidents

    Args:
        id: the incident of which to take a step.
        borrower_told: the borrower has been told what went where.
        close: everything is done.
        by: who did it.
        note: what was done.
        closed: list the closed ones too.
        at: when, with its offset; default, now.
        format: how the table is printed.
    """
    from rightparty.cli.output import emit_rows
    from rightparty.desk import incidents as leaks
    from rightparty.errors import Refused

    if borrower_told or close:
        if id is None or (borrower_told and close):
            raise Refused("one step of one incident at a time", "name it, and --borrower-told or --close")
        step = leaks.borrower_told if borrower_told else leaks.close_incident
        with opened_store() as (connection, home):
            step(connection, home, id, by=by, note=note, at=_when(at))
        print(f"{id}: {'the borrower has been told' if borrower_told else 'closed'}, says {by}")
        return
    with opened_store() as (connection, _):
        found = [
            row for row in leaks.incidents(connection, closed=closed) if id in (None, row["incident_id"])
        ]
    emit_rows(found, leaks.COLUMNS, format)


def _when(at: datetime | None) -> datetime:
    from rightparty.desk.clock import real

    return real() if at is None else aware(at, "--at")


@contextmanager
def opened_store() -> Iterator[tuple[Connection, Home]]:
    """The store of this environment's home, which must be there."""
    from contextlib import closing

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
