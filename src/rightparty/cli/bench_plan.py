"""`rightparty bench plan`: how fast a day is planned, and what a response model that was learnt is worth."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter
from cyclopts.validators import Number

from rightparty.cli.bench_kept import COLUMNS, PRINTED, AtLeastOne, Kept
from rightparty.cli.output import draw, emit_rows
from rightparty.cli.progress import progress

if TYPE_CHECKING:
    from rightparty.bench.profile import Profiled

_PEOPLE, _INHABITANTS = 200_000, 5_000


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Towns:
    """The towns that a response model is learnt and measured in.

    Attributes:
        days: Days played in each town that is measured, a month before its date.
        learn_days: The same of towns that are learnt from, more than the seven of a contact's window.
        learn_towns: Towns that are learnt from.
        towns: Towns that are measured.
        first_seed: Seed of the first town measured; those learnt from are 9,000 beyond.
        holdout: Share of people left without contact in the towns that are learnt from.
        contacts: Write every contact that was measured to this file too, as JSON.
    """

    days: AtLeastOne = 6
    learn_days: Annotated[int, Parameter(validator=Number(gte=8, lte=29))] = 12
    learn_towns: AtLeastOne = 2
    towns: AtLeastOne = 2
    first_seed: AtLeastOne = 1
    holdout: Annotated[float, Parameter(validator=Number(gte=0, lte=0.5))] = 0.2
    contacts: Path | None = None


_TOWNS = Towns()


def plan(
    *,
    people: AtLeastOne | None = None,
    response: Annotated[bool, Parameter(negative="")] = False,
    profile: Annotated[bool, Parameter(negative="")] = False,
    within: Towns = _TOWNS,
    keep: Kept = PRINTED,
) -> None:
    """How fast a day is planned, with shared limits and without, and how little whole contacts lose.

    The people are made by arithmetic, 3.3 ways to each. A million takes about 5 GB, ten million 20.

    With --response: how well a response model foretells what contacts bring in. It is learnt from the books
    of some towns and measured in others, whose truth is known: foretold against true extra money, how well it
    ranks contacts, and what our plan comes to with it, with the assumptions, and in common practice. Some
    minutes a town. Needs `rightparty[models]`.

    Example: rightparty bench plan --people 10000

    Args:
        people: How many people are overdue, 200,000 unless told otherwise; with --response, the inhabitants
            of each town, 5,000 unless told otherwise.
        response: Measure the response model instead.
        profile: Print which queries took longest, instead of the figures.
    """
    if response:
        _response(people or _INHABITANTS, within, keep)
        return
    from rightparty.bench.plan import as_rows, plan_figures

    people = people or _PEOPLE
    profiles: list[tuple[str, Profiled]] = []
    figures = list(plan_figures(people, profiles))
    if profile:
        rows = [{"plan": told, **row} for told, one in profiles for row in one.top()]
        draw(rows, tuple(rows[0]), len(rows))
        return
    keep.keep("plan", as_rows(figures), COLUMNS, {"people": people})


def _response(people: int, within: Towns, keep: Kept) -> None:
    from rightparty.bench.response import contacts_as_rows, measured
    from rightparty.bench.response_figures import as_rows
    from rightparty.bench.town import Size
    from rightparty.law.load import load_law

    size = Size(
        people,
        within.days,
        within.learn_days,
        within.learn_towns,
        within.towns,
        within.holdout,
        within.first_seed,
    )
    with progress() as report:
        found = measured(size, load_law(), report)
    if within.contacts is not None:
        every = contacts_as_rows(found)
        emit_rows(every, tuple(every[0]), "json", within.contacts)
    rows = as_rows(found)
    keep.keep("plan_response", rows, tuple(rows[0]), asdict(size))
