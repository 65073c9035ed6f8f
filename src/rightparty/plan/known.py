"""What is known of each person as a day's contacts are chosen, and as their worth is told."""

from collections.abc import Mapping, Sequence

import ibis
import ibis.expr.types as ir

from rightparty.plan import people
from rightparty.plan.manner import LOWERING, Manner
from rightparty.plan.morning import Morning
from rightparty.plan.promises import promise_steps
from rightparty.plan.response import Response
from rightparty.plan.standing import paid_days, standing, unanswered


def what_is_known(
    tables: Mapping[str, ir.Table], morning: Morning, manner: Manner, balance: ir.Table
) -> tuple[ir.Table, ir.Table]:
    """Two tables: what contacts are chosen by, and how often each channel was tried in vain.

    Returns:
        By `person_id`, NULL where nothing is known: own_channel, reminders, reached, dialled, promise_step,
        promise_debts. And `people.in_vain`.
    """
    parts = (
        people.chosen_channels(tables, morning.at),
        people.reminded(tables, morning.at, manner.reminder_days),
        people.pressed(tables, morning.at, manner.contacts_days),
        promise_steps(tables, morning, manner.promise_days, balance),
    )
    return _joined(parts), people.in_vain(tables, morning.at, manner.contacts_days)


def with_past(
    known: ir.Table,
    tried: ir.Table,
    tables: Mapping[str, ir.Table],
    morning: Morning,
    response: Response | None = None,
) -> ir.Table:
    """What is known of people, and what the worth of a contact depends on beside it.

    Args:
        known: of `what_is_known`.
        tried: of `what_is_known`.
        tables: of the book.
        morning: the day.
        response: only what its factors ask for is worked out; None: everything.

    Returns:
        By `person_id`, NULL where nothing is known: promise_step, reached, own_channel, `LOWERING`, and
        unanswered and paid_days where they are asked for.
    """
    asked = None if response is None else {factor.name for factor in response.factors}
    parts = [
        known.select("person_id", "promise_step", "reached", "own_channel"),
        standing(tables, morning.at),
    ]
    counts = asked is None or "unanswered" in asked
    if counts:
        parts += [unanswered(tried), known.select("person_id", made=_made(known))]
    if asked is None or "paid_days" in asked:
        parts.append(paid_days(tables, morning.at, morning.day))
    row = _joined(parts)
    if not counts:
        return row
    # A complaint is heard of somebody too, and yet makes no contact worth more: theirs count on as in vain.
    complained = row.complained.fill_null(False)
    return row.mutate(unanswered=ibis.ifelse(complained, row.made, row.unanswered)).drop("made")


def _made(known: ir.Table) -> ir.Value:
    """All contacts of the month, whether anything was heard of the person since or not."""
    return (known.reached.fill_null(0) + known.dialled.fill_null(0)).cast("int64")


def _joined(parts: Sequence[ir.Table]) -> ir.Table:
    """Tables by `person_id` side by side: everybody who is in one of them."""
    known = parts[0]
    for part in parts[1:]:
        both = known.outer_join(part, "person_id")
        known = both.mutate(person_id=ibis.coalesce(both.person_id, both.person_id_right)).drop(
            "person_id_right"
        )
    return known


PAST = ("promise_step", "reached", "unanswered", "paid_days", *LOWERING)
"""What a contact's worth depends on beside its step, its amounts and the hour."""
