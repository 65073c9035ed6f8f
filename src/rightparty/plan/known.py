"""What is known of each person as a day's contacts are chosen."""

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from rightparty.plan import people
from rightparty.plan.manner import Manner
from rightparty.plan.morning import Morning
from rightparty.plan.promises import promise_steps
from rightparty.plan.standing import paid_days, standing, unanswered


def what_is_known(
    tables: Mapping[str, ir.Table], morning: Morning, manner: Manner, balance: ir.Table
) -> tuple[ir.Table, ir.Table]:
    """Two tables: what is known of people, and how often each channel was tried with them in vain.

    Returns:
        By `person_id`, NULL where nothing is known: own_channel, reminders, reached, dialled, promise_step,
        promise_debts, unanswered, distressed, complained, wrong_party, paid_days. And `people.in_vain`.
    """
    tried = people.in_vain(tables, morning.at, manner.contacts_days)
    parts = (
        people.chosen_channels(tables, morning.at),
        people.reminded(tables, morning.at, manner.reminder_days),
        people.pressed(tables, morning.at, manner.contacts_days),
        promise_steps(tables, morning, manner.promise_days, balance),
        unanswered(tried),
        standing(tables, morning.at),
        paid_days(tables, morning.at, morning.day),
    )
    known = parts[0]
    for part in parts[1:]:
        both = known.outer_join(part, "person_id")
        known = both.mutate(person_id=ibis.coalesce(both.person_id, both.person_id_right)).drop(
            "person_id_right"
        )
    return known, tried
