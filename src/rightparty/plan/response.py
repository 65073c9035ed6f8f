"""What a contact brings in beyond what would have come without it, and what it costs the person.

A response is a table that a person can read: for each channel and content class a share of the overdue
amount, and for each fact of the past a factor. Where nothing was learnt it is the assumption of
`plan/gentle.toml`, and says so. Everything is a whole number of thousandths or millionths, multiplied and cut
off in one order: the values are the same to the cent in Python, on DuckDB and on Spark.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

from rightparty.errors import InvalidInput
from rightparty.outside import read_toml
from rightparty.plan.manner import LOWERING, Lowers, Manner, default_manner
from rightparty.plan.response_file import shape_faults, version_of

WHOLE, THOUSAND = 1_000_000, 1_000
"""One as a share, in millionths; one as a factor, in thousandths."""

FALLING = ("dpd", "reached", "unanswered", "paid_days")
"""Facts of the past more of which never make a contact worth more: their factors may only fall."""
FREE = ("own_choice", "hour")
"""Facts whose factors may go either way: the person's own choice of the channel, and the hour of the day."""
FACTORS = (*FREE, *FALLING)
COUNTS = ("reached", "unanswered")
"""Facts that count contacts: of whom nothing is on file there were none."""

INPUTS: Mapping[str, str] = {
    "step": "the place of the chosen step in the plan file: its channel and its content class",
    "promise_step": "what a promise to pay asks for today",
    "currency": "of the debts; burden has a price in those of the plan file",
    "overdue": "what is overdue on the debts of the contact",
    "coming": "what falls due next, for a reminder",
    "by_choice": "whether the channel is the person's own choice",
    "hour": "hours since the lender's day began",
    "dpd": "days past due of the oldest debt",
    "reached": "contacts in the last 30 days that reached the person, by whomever",
    "unanswered": "contacts in the last 30 days since which nothing was heard of the person",
    "paid_days": "days since the last payment on the debts of the person, or since they were opened",
    "distressed": "a notice of hardship, illness, bereavement, a moratorium or the like is on file",
    "complained": "a complaint, a dispute or a request to be left alone is on file",
    "wrong_party": "somebody at a point of the person said that it is not theirs, or that they were told",
}
"""Everything that the value of a contact is worked out from. Sex, ethnicity, religion, age and nationality
are not among it, nor is anything that was made from them; a test holds this list."""


@dataclass(frozen=True)
class Effect:
    """What one step brings in and costs before anything is known of the past.

    `share`: of the amount, in millionths; `low` and `high`, where it lies with 95 %. `weight`: units of
    burden, in thousandths. `learnt`: from outcomes; else it is the assumption. `contacts`: how many it was
    learnt on.
    """

    place: int
    channel: str
    content: str
    share: int
    weight: int
    learnt: bool = False
    low: int | None = None
    high: int | None = None
    contacts: int = 0


@dataclass(frozen=True)
class Factor:
    """By how much a fact of the past multiplies the effect, bin by bin, in thousandths.

    Bin 0 lies below the first edge, the last at or above the last one. What is unknown multiplies by the
    least of the values: knowing less of somebody never makes a contact worth more.
    """

    name: str
    edges: tuple[int, ...]
    values: tuple[int, ...]
    contacts: tuple[int, ...] = ()

    def of(self, value: int | None) -> int:
        """The factor of one value."""
        return min(self.values) if value is None else self.values[sum(value >= edge for edge in self.edges)]


@dataclass(frozen=True)
class Response:
    """A response model: `version` is a short hash of what it says.

    `harassed`: by number of contacts in 30 days, from one on, the share of people who feel harassed at so
    many, in millionths; the last stands for all above. `units`: the price of a unit of burden, by currency.
    """

    version: str
    name: str
    learnt: bool
    effects: tuple[Effect, ...]
    factors: tuple[Factor, ...]
    lowers: tuple[Lowers, ...]
    harassed: tuple[int, ...]
    units: Mapping[str, Decimal]

    def placed(self, manner: Manner) -> "Response":
        """The same at the places and prices of a plan file; a step not known here keeps its assumption.

        What stands for distress lowers at least as much as the plan file says: a model may only add to it.
        """
        known = {(one.channel, one.content): one for one in self.effects}
        stated = default_response(manner)
        effects = [
            replace(known.get((one.channel, one.content), one), place=one.place) for one in stated.effects
        ]
        said = {one.name: one for one in self.lowers}
        lowers = tuple(_stricter(one, said.get(one.name, one)) for one in manner.lowers)
        return replace(self, effects=tuple(effects), lowers=lowers, units=manner.units)

    def of(self, place: int | None) -> Effect | None:
        """The effect of a step."""
        return next((one for one in self.effects if one.place == place), None)


def _stricter(one: Lowers, other: Lowers) -> Lowers:
    return Lowers(one.name, min(one.lift, other.lift), max(one.burden, other.burden))


def default_response(manner: Manner) -> Response:
    """The assumptions of a plan file as a response: nothing in it was learnt."""
    effects = tuple(
        Effect(
            step.place, step.channel, step.content, _parts(step.lift, WHOLE), _parts(step.burden, THOUSAND)
        )
        for step in manner.steps
    )
    version = f"assumed-{manner.version}"
    return Response(version, "assumed", False, effects, (), manner.lowers, manner.harassed, manner.units)


def load_response(path: Path, manner: Manner | None = None) -> Response:
    """A response from a model file, as `rightparty plan fit` writes it; at the places of `manner`.

    Raises:
        InvalidInput: the file cannot be read, or does not fit; names every fault.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise InvalidInput(f"{path}: cannot be read: {fault}") from fault
    return parse_response(text, str(path), manner)


def parse_response(text: str, where: str, manner: Manner | None = None) -> Response:
    """A response from the text of such a file; `where` names it in faults.

    Raises:
        InvalidInput: the text is no TOML, or does not fit; names every fault.
    """
    manner = manner or default_manner()
    raw = read_toml(text, f"the response model `{where}`")
    problems = list(shape_faults(raw))
    found = None if problems else _parsed(raw, manner)
    problems += [] if found is None else faults_of(found)
    if found is None or problems:
        raise InvalidInput(f"{where}: not a usable response model", "fit it anew: `plan fit`", problems)
    return found.placed(manner)


def _parsed(raw: Mapping[str, Any], manner: Manner) -> Response:
    effects = tuple(
        Effect(
            0,
            one["channel"],
            one["content"],
            _parts(one["share"], WHOLE),
            _parts(one["burden"], THOUSAND),
            one["learnt"],
            _parts(one["low"], WHOLE) if "low" in one else None,
            _parts(one["high"], WHOLE) if "high" in one else None,
            one["contacts"],
        )
        for one in raw["effect"]
    )
    factors = tuple(
        Factor(
            one["fact"],
            tuple(one["edges"]),
            tuple(_parts(value, THOUSAND) for value in one["values"]),
            tuple(one["contacts"]),
        )
        for one in raw["factor"]
    )
    lowers = tuple(
        Lowers(name, _parts(one["lift"], THOUSAND), _parts(one["burden"], THOUSAND))
        for name, one in raw["lowers"].items()
    )
    harassed = tuple(_parts(share, WHOLE) for share in raw["harassed"])
    version = version_of(raw)
    return Response(version, raw["name"], True, effects, factors, lowers, harassed, manner.units)


def faults_of(response: Response) -> Iterable[str]:
    """What keeps a response from being one, as a factor that raises where it may only lower."""
    for factor in response.factors:
        if factor.name not in FACTORS:
            yield f"factor `{factor.name}` is none of {', '.join(FACTORS)}"
        if len(factor.values) != len(factor.edges) + 1 or list(factor.edges) != sorted(set(factor.edges)):
            yield f"factor `{factor.name}` needs rising edges, and one value more than edges"
        if any(not 0 <= value <= FACTOR_MOST for value in factor.values):
            yield f"factor `{factor.name}` has a value that is not from 0 to {FACTOR_MOST // THOUSAND}"
        if factor.name in FALLING and any(later > earlier for earlier, later in pairwise(factor.values)):
            yield f"factor `{factor.name}` rises: more of it may never make a contact worth more"
    for effect in response.effects:
        if not 0 <= effect.share <= WHOLE:
            yield f"{effect.channel} {effect.content}: the share is not from 0 to 1"
    if {one.name for one in response.lowers} != set(LOWERING):
        yield f"lowers: needs exactly {', '.join(LOWERING)}"


FACTOR_MOST = 4 * THOUSAND
"""The largest factor, four: so a product stays a whole number that every engine divides exactly."""


def _parts(number: Decimal | float, parts: int) -> int:
    return int((Decimal(str(number)) * parts).to_integral_value(ROUND_HALF_UP))
