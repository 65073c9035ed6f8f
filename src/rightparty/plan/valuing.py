"""What a response says of contacts: in columns and of one contact's values, the same to the cent.

Everything is a whole number of thousandths or millionths, multiplied and cut off in one order.
"""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.law.vocabulary import REMINDER
from rightparty.plan.promises import THANKS
from rightparty.plan.response import COUNTS, FALLING, THOUSAND, WHOLE, Factor, Response

_EXACT = "decimal(18, 6)"  # one type for all factors: every engine holds a product of two to its last digit
_MOST = Decimal("999999999999.99")  # what such a factor holds: a larger sum counts as this
_ZERO, _CENT = Decimal(0), Decimal("0.01")


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
        share = share * factor.of(_number(facts[_COLUMNS[factor.name]], factor.name)) // THOUSAND
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


_COLUMNS = {"own_choice": "by_choice", **{name: name for name in ("hour", *FALLING)}}


def _growth(response: Response, before: int) -> int:
    """What a contact weighs after so many in 30 days, compared with the first, in thousandths."""
    harm = response.harassed[min(before, len(response.harassed) - 1)]
    return harm * THOUSAND // response.harassed[0]


def _bins(row: ir.Table, factor: Factor) -> ir.Value:
    value = row[_COLUMNS[factor.name]].cast("int64")
    if factor.name in COUNTS:
        value = value.fill_null(0)
    steps = zip(factor.edges, factor.values, strict=False)
    return ibis.cases(
        (value.isnull(), _whole(factor.of(None))),
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


def _number(value: Any, name: str) -> int | None:
    if value is None:
        return 0 if name in COUNTS else None
    return int(value)


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(_CENT, ROUND_HALF_UP)
