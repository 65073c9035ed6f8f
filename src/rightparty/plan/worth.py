"""The value of a contact: what it is expected to bring in, less what it costs the person."""

import ibis.expr.types as ir

from rightparty.plan.manner import Manner
from rightparty.plan.response import Response, burden, default_response, extra_repayment


def worth(row: ir.Table, manner: Manner, response: Response | None = None) -> ir.Value:
    """`extra_repayment` less `burden` of the chosen step, in the debts' currency; NULL where one is unknown.

    Thanks bring in nothing.

    Args:
        row: chosen contacts, with the columns of `plan.response.INPUTS`.
        manner: the plan file that chose their steps.
        response: a model learnt from outcomes; None: the assumptions of the plan file.
    """
    known = default_response(manner) if response is None else response.placed(manner)
    return (extra_repayment(row, known) - burden(row, known)).cast("decimal(18, 2)")
