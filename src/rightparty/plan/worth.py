"""The value of a contact: what it is expected to bring in, less what it costs the person."""

from datetime import timedelta

import ibis
import ibis.expr.types as ir

from rightparty.plan.known import PAST
from rightparty.plan.manner import Manner
from rightparty.plan.morning import Morning
from rightparty.plan.response import Response, default_response
from rightparty.plan.valuing import burden, extra_repayment, is_learnt

_HOUR = timedelta(hours=1)


def worth(row: ir.Table, manner: Manner, response: Response | None = None) -> ir.Value:
    """`extra_repayment` less `burden` of the chosen step, in the debts' currency; NULL where one is unknown.

    Thanks bring in nothing.

    Args:
        row: chosen contacts, with the columns of `plan.response.INPUTS` that the response asks for.
        manner: the plan file that chose their steps.
        response: a model learnt from outcomes; None: the assumptions of the plan file.
    """
    known = response_for(manner, response)
    return (extra_repayment(row, known) - burden(row, known)).cast("decimal(18, 2)")


def not_worth_it(row: ir.Table, manner: Manner, response: Response | None = None) -> ir.Value:
    """Whether a contact brings in no more than it costs the person, by what was learnt of its step.

    An assumption leaves nobody out: a number that nobody measured shall not say who hears of what they owe.
    """
    known = response_for(manner, response)
    return (is_learnt(row, known) & (worth(row, manner, known) <= 0)).fill_null(False)


def response_for(manner: Manner, response: Response | None) -> Response:
    """A response at the places of a plan file; its own assumptions where there is none."""
    return default_response(manner) if response is None else response.placed(manner)


def with_past_of(row: ir.Table, past: ir.Table, morning: Morning) -> ir.Table:
    """Ways or contacts with what their worth depends on: the person's past, and the hour of the morning.

    `past`: of `known.with_past`.
    """
    told = past.select("person_id", *(name for name in PAST if name in past.columns))
    row = row.left_join(told, "person_id").drop("person_id_right")
    return row.mutate(hour=ibis.literal((morning.at - morning.begins) // _HOUR, "int64"))
