"""Money that came in and stayed: payments less what was taken back of them.

The ledger (`owed_facts`) does the same by days and with doubts of its own; this is for whoever only asks when
money came in, and how much of it stayed.
"""

from decimal import Decimal

import ibis
import ibis.expr.types as ir

_SUM = "decimal(38, 2)"


def stayed(payments: ir.Table) -> ir.Table:
    """Payments of which something came in and stayed, as far as these rows say.

    As in the ledger: what is on its way has not come in, what has no status may have; what was taken back, by
    a status or by rows of their own that name the payment, is taken off; a reversal that is on its way, or of
    which nobody says whether it happened, takes off nothing.

    Args:
        payments: the table of a book, up to the instant at which it is asked.

    Returns:
        payment_id, debt_id, paid_at, amount: what stayed of it, above nought.
    """
    back = payments.filter(payments.reverses.notnull(), payments.status == "posted")
    undone = back.group_by(undone_id="reverses").aggregate(undone=back.amount.abs().sum().cast(_SUM))
    came = payments.filter(
        payments.reverses.isnull(), payments.status.isnull() | (payments.status == "posted")
    ).select("payment_id", "debt_id", "paid_at", "amount")
    row = came.left_join(undone, came.payment_id == undone.undone_id)
    nothing = ibis.literal(Decimal(0), _SUM)
    row = row.mutate(amount=row.amount.cast(_SUM) - row.undone.fill_null(nothing))
    return row.filter(row.amount > nothing).select("payment_id", "debt_id", "paid_at", "amount")
