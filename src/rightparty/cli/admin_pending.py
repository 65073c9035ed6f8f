"""`rightparty admin pending`: payments that have been under way for too long."""

from datetime import datetime

from rightparty.cli.admin_care import moment, opened_store
from rightparty.cli.output import Format, emit_rows


def pending(*, days: int | None = None, at: datetime | None = None, format: Format = "text") -> None:
    """List payments that have been under way for too long, and what people told us of such.

    They go on holding every contact about their debt. Ask what became of the money, then hand the payment in
    again, posted or reversed, by the API or the next book; what stands in a reply ends with it (`admin
    replies settle --ended`).

    Example: rightparty admin pending

    Args:
        days: for how many days at least; default, those of the house policy.
        at: when, with its offset; default, now.
        format: how the table is printed.
    """
    from rightparty.desk.pending import COLUMNS, long_pending

    with opened_store() as (connection, _):
        found = long_pending(connection, moment(at), days)
    emit_rows(found, COLUMNS, format)
