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

import ibis
import ibis.expr.types as ir

from rightparty.errors import InvalidInput
from rightparty.law.vocabulary import REMINDER
from rightparty.outside import read_toml
from rightparty.plan.manner import LOWERING, Lowers, Manner, default_manner
from rightparty.plan.promises import THANKS
from rightparty.plan.response_file import shape_faults, version_of

WHOLE, THOUSAND = 1_000_000, 1_000
"""One as a share, in millionths; one as a factor, in thousandths."""

FALLING = ("dpd", "reached", "unanswered", "paid_days")
"""Facts of the past more of which never make a contact worth more: their factors may only fall."""
FREE = ("own_choice", "hour")
"""Facts whose factors may go either way: the person's own choice of the channel, and the hour of the day."""
FACTORS = (*FREE, *FALLING)

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

_EXACT = "decimal(18, 6)"  # one type for all factors: every engine holds a product of two to its last digit
_MOST = Decimal("999999999999.99")  # what such a factor holds: a larger sum counts as this
_ZERO, _CENT = Decimal(0), Decimal("0.01")


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

    Bin 0 lies below the first edge, the last at or above the last one. What is unknown multiplies by one.
    """

    name: str
    edges: tuple[int, ...]
    values: tuple[int, ...]
    contacts: tuple[int, ...] = ()

    def of(self, value: int | None) -> int:
        """The factor of one value."""
        return THOUSAND if value is None else self.values[sum(value >= edge for edge in self.edges)]


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
        """The same at the places and prices of a plan file; a step not known here keeps its assumption."""
        known = {(one.channel, one.content): one for one in self.effects}
        stated = default_response(manner)
        effects = [
            replace(known.get((one.channel, one.content), one), place=one.place) for one in stated.effects
        ]
        return replace(self, effects=tuple(effects), units=manner.units)

    def of(self, place: int | None) -> Effect | None:
        """The effect of a step."""
        return next((one for one in self.effects if one.place == place), None)


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


def extra_repayment(row: ir.Table, response: Response) -> ir.Value:
    """What a chosen contact is expected to bring in beyond what comes anyway, in the debts' currency.

    Args:
        row: `step`, `promise_step`, `overdue`, `coming`; the columns of the response's factors, and those of
            `LOWERING`.
        response: at the places of the plan file that chose the steps (`Response.placed`).

    Returns:
        decimal(18, 2), at least 0; NULL where the amount is unknown, or no step was chosen.
    """
    share = row.step.cases(*((one.place, _whole(one.share)) for one in response.effects))
    for factor in response.factors:
        share = _times(share, _bins(row, factor))
    for one in response.lowers:
        share = _times(share, _where_true(row, one.name, one.lift))
    share = ibis.ifelse(share > WHOLE, _whole(WHOLE), share)  # `least` would make unknown a whole
    thanks = (row.promise_step == THANKS).fill_null(False)
    share = ibis.ifelse(thanks, _whole(0), share)
    reminders = [one.place for one in response.effects if one.content == REMINDER]
    amount = ibis.ifelse(row.step.isin(reminders), row.coming, row.overdue).cast("decimal(38, 2)")
    none, most = (ibis.literal(one, "decimal(38, 2)") for one in (_ZERO, _MOST))
    held = ibis.cases((amount > most, most), (amount < none, none), else_=amount).cast(_EXACT)
    return (_decimal(share, WHOLE) * held).cast("decimal(18, 2)")


def burden(row: ir.Table, response: Response) -> ir.Value:
    """What a chosen contact costs the person, in the debts' currency.

    It grows with the contacts that reached the person in the last 30 days, as the share of those who feel
    harassed does, and with whatever stands for distress, a complaint or a wrong-party past.

    Args:
        row: `step`, `currency`, `reached`, and the columns of `LOWERING`.
        response: at the places of the plan file that chose the steps.

    Returns:
        decimal(18, 2); NULL where the currency has no price, or no step was chosen.
    """
    weight = row.step.cases(*((one.place, _whole(one.weight)) for one in response.effects))
    grown = [(number, _whole(_growth(response, number))) for number in range(len(response.harassed))]
    most = len(response.harassed) - 1
    before = ibis.least(row.reached.fill_null(0).cast("int64"), _whole(most))
    weight = _times(weight, before.cases(*grown, else_=_whole(_growth(response, most))))
    for one in response.lowers:
        weight = _times(weight, _where_true(row, one.name, one.burden))
    price = row.currency.cases(
        *((name, ibis.literal(amount, _EXACT)) for name, amount in response.units.items()),
        else_=ibis.null(_EXACT),
    )
    return (_decimal(weight, THOUSAND) * price).cast("decimal(18, 2)")


def is_learnt(row: ir.Table, response: Response) -> ir.Value:
    """Whether the effect of the chosen step was learnt from outcomes, not assumed."""
    learnt = [one.place for one in response.effects if one.learnt]
    return row.step.isin(learnt).fill_null(False) if learnt else ibis.literal(False)


def worth_of(facts: Mapping[str, Any], response: Response) -> Decimal | None:
    """Extra repayment less burden of one contact, from its values: the same as the columns, to the cent."""
    extra, cost = extra_of(facts, response), burden_of(facts, response)
    return None if extra is None or cost is None else extra - cost


def extra_of(facts: Mapping[str, Any], response: Response) -> Decimal | None:
    """`extra_repayment` of one contact, from its values."""
    effect = response.of(facts["step"])
    amount = facts["coming" if effect is not None and effect.content == REMINDER else "overdue"]
    if effect is None or amount is None:
        return None
    share = effect.share
    for factor in response.factors:
        share = share * factor.of(_number(facts[_COLUMNS[factor.name]])) // THOUSAND
    for one in response.lowers:
        share = share * (one.lift if facts[one.name] else THOUSAND) // THOUSAND
    share = 0 if facts["promise_step"] == THANKS else min(share, WHOLE)
    return _cents(Decimal(share) / WHOLE * min(max(amount, _ZERO), _MOST))


def burden_of(facts: Mapping[str, Any], response: Response) -> Decimal | None:
    """`burden` of one contact, from its values."""
    effect, price = response.of(facts["step"]), response.units.get(facts["currency"] or "")
    if effect is None or price is None:
        return None
    weight = effect.weight * _growth(response, facts["reached"] or 0) // THOUSAND
    for one in response.lowers:
        weight = weight * (one.burden if facts[one.name] else THOUSAND) // THOUSAND
    return _cents(Decimal(weight) / THOUSAND * price)


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

_COLUMNS = {"own_choice": "by_choice", **{name: name for name in ("hour", *FALLING)}}


def _growth(response: Response, before: int) -> int:
    """What a contact weighs after so many in 30 days, compared with the first, in thousandths."""
    harm = response.harassed[min(before, len(response.harassed) - 1)]
    return harm * THOUSAND // response.harassed[0]


def _bins(row: ir.Table, factor: Factor) -> ir.Value:
    value = row[_COLUMNS[factor.name]].cast("int64")
    steps = zip(factor.edges, factor.values, strict=False)
    return ibis.cases(
        (value.isnull(), _whole(THOUSAND)),
        *((value < edge, _whole(worth)) for edge, worth in steps),
        else_=_whole(factor.values[-1]),
    )


def _where_true(row: ir.Table, name: str, factor: int) -> ir.Value:
    return ibis.ifelse(row[name].fill_null(False), _whole(factor), _whole(THOUSAND))


def _times(value: ir.Value, thousandths: ir.Value) -> ir.Value:
    return (value * thousandths // _whole(THOUSAND)).cast("int64")


def _decimal(value: ir.Value, parts: int) -> ir.Value:
    """A whole number of parts of one as a decimal: exact on every engine."""
    part = ibis.literal(Decimal(1) / parts, _EXACT)
    return (value.cast(_EXACT) * part).cast(_EXACT)


def _whole(number: int) -> ir.Value:
    return ibis.literal(number, "int64")


def _parts(number: Decimal | float, parts: int) -> int:
    return int((Decimal(str(number)) * parts).to_integral_value(ROUND_HALF_UP))


def _number(value: Any) -> int | None:
    return None if value is None else int(value)


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(_CENT, ROUND_HALF_UP)
