"""`rightparty run`: carry out a day."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from rightparty.desk.day import Order, Report

MEMORY = "3GB"
"""What the engine may hold at once; more spills to disk."""

_SHOWN = 8


def run(  # noqa: PLR0913 -- one parameter an option
    dir: Path,
    *,
    day: date,
    send: bool = False,
    hand_over: bool = False,
    at: datetime | None = None,
    house: Path | None = None,
    model: Path | None = None,
    links: Path | None = None,
    limits: Path | None = None,
    manner: Path | None = None,
    response: Path | None = None,
    format: Literal["text", "json"] = "text",
) -> None:
    """Carry out a day: load the book, decide, plan, and hold; with --send, messages leave.

    Everybody who owes something overdue is accounted for: sent, held, denied, failed or skipped.
    Run it again after a kill or a stop: nothing is sent twice.

    Example: rightparty run examples/first-book --day 2026-11-23

    Args:
        dir: the book's folder; its rows are taken over into the store.
        day: the day, in the lender's own zone. With --send it must be today, unless the people are
            simulated or the mail server is a sink on this machine.
        send: let messages leave: calls as tasks on the worklist, the rest as the environment names it.
        hand_over: with --send, leave the sending to the workers: each contact when its hour comes.
        at: rehearse at this instant of the day, with its offset; real messages leave by the real clock.
        house: the lender's policy file, which may only tighten.
        model: a model of the parties (`parties fit`) instead of the one that comes with the package.
        links: a table of `parties link`: the store keeps it, and goes by it until there is a newer one.
        limits: what the day has room for, instead of the file that the environment names.
        manner: the order of steps (a plan file), instead of the file that the environment names.
        response: what a contact is worth (`plan fit`), instead of the file that the environment names.
        format: text, or json with every figure.
    """
    import json

    from rightparty.book.problems import errors
    from rightparty.cli.arguments import aware
    from rightparty.desk.day import Order

    moment = None if at is None else aware(at, "--at")
    own = {"house": house, "model": model, "links": links}
    own |= {"limits": limits, "manner": manner, "response": response}
    order = Order(dir, day, send=send, hand_over=hand_over, at=moment, **own)
    result = _run(order)
    if wrong := len(errors(result.book.problems)):
        where = f"`rightparty book check {dir}`"
        print(f"{wrong:,} problems in the book, rows left out: {where}", file=sys.stderr)
    if format == "json":
        figures = {"day": day.isoformat(), "sends": send, **result.figures}
        print(json.dumps(figures, ensure_ascii=False, indent=1))
    else:
        print("\n".join(told(result.figures, day, sends=send)))


def _run(order: "Order") -> "Report":
    """Carry it out in this installation's store."""
    from rightparty.cli.progress import progress
    from rightparty.desk.day import run_day
    from rightparty.desk.home import open_home
    from rightparty.desk.store import open_store
    from rightparty.engine import open_engine

    store = open_store(open_home())
    try:
        with closing(open_engine(memory_limit=MEMORY)) as engine, progress() as report:
            return run_day(store, engine, order, os.environ, progress=report)
    finally:
        store.close()


def told(figures: Mapping[str, Any], day: date, *, sends: bool) -> Iterator[str]:
    """The figures of a day as lines that anyone understands."""
    statuses, verdicts = figures["statuses"], figures["verdicts"]
    nothing = "nothing was sent" if sends else "planned only; nothing left"
    yield f"{day}: {'messages were sent' if statuses['sent'] else nothing}"
    late = f"{figures['debts_overdue']:,} of {figures['debts']:,} debts"
    yield f"overdue: {late}, {figures['people_overdue']:,} people"
    if figures.get("debts_left"):
        yield f"left the book, so not collected: {figures['debts_left']:,} debts"
    yield (
        f"possible contacts: {figures['candidates']:,}; allowed {verdicts['allow']:,}, something neutral only"
        f" {verdicts['limited']:,}, later {verdicts['delay']:,}, refused {verdicts['deny']:,}"
    )
    parts = " + ".join(
        f"{statuses[name]:,} {name}" for name in ("sent", "held", "denied", "failed", "skipped")
    )
    yield f"planned: {figures['planned']:,} = {parts}"
    for one in figures["made"]:
        yield f"  {one['count']:>7,}  {one['channel']}, {one['content']}"
    for until, count in list(figures["held_until"].items())[:_SHOWN]:
        yield f"  {count:>7,}  held until {until}"
    for one in figures["why"][:_SHOWN]:
        yield f"  {one['count']:>7,}  {one['status']}: {one['reason']}"
    if figures["withdrawn"]:
        yield f"withdrawn before they left: {figures['withdrawn']:,}"
    yield "possible contacts refused by rule:"
    for rule, count in list(figures["refused_by"].items())[:_SHOWN]:
        yield f"  {count:>7,}  {rule}"
    yield f"messages to anyone not liable: {figures['not_liable']}"
