"""`rightparty world`: make a simulated book whose truth is known."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter, validators

from rightparty.errors import InvalidInput

MORNING = "2026-11-24T09:30:00+08:00"
"""The simulated morning, unless another is asked for: fixed, so that a town is the same every day."""

app = App(name="world", help="Make a simulated book whose truth is known.", help_format="plaintext")


@app.command
def make(
    *,
    people: Annotated[int, Parameter(validator=validators.Number(gte=1))],
    to: Path,
    seed: int = 1,
    churn: float = 0.04,
    at: str = MORNING,
    country: str = "CN",
) -> int:
    """Write a simulated town as a book, with the table `truth` beside it.

    Example: rightparty world make --people 5000 --seed 7 --to town

    Args:
        people: How many inhabitants the town has.
        to: A new folder for the book.
        seed: The same seed gives the same town, on every machine.
        churn: Share of mobile numbers that change hands in a year.
        at: The instant that the book describes, ISO 8601 with an offset.
        country: Where the lender is: CN or US.
    """
    from rightparty.cli.progress import progress
    from rightparty.world.town import book_meta, make_town
    from rightparty.world.write import write_town

    moment = instant(at)
    quarters = make_town(people, seed, churn, moment, country)
    with progress() as report:
        counts = write_town(
            quarters,
            book_meta(moment),
            to,
            done=lambda settled: report("inhabitants", min(settled, people), people),
        )
    width = max(map(len, counts))
    for name, rows in counts.items():
        print(f"{name:<{width}} {rows:>12,}")
    return 0


def instant(text: str) -> datetime:
    """An ISO 8601 instant with an offset, as UTC; raises `InvalidInput` without an offset."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as fault:
        raise InvalidInput(f"`{text}` is no ISO 8601 instant", help=f"write it like {MORNING}") from fault
    if moment.tzinfo is None:
        raise InvalidInput(f"`{text}` says no offset from UTC", help=f"write it like {MORNING}")
    return moment.astimezone(UTC)
