"""What a promise to pay asks for today: a reminder the day before, or a neutral question and then an offer.

Everything is worked out from payments and contacts. A step that was made stands in the contacts, so it is
not made again; what a back-dated payment or a reversal changes is changed the next time one looks.
"""

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from rightparty.book.promises import BROKEN, OPEN, promise_states_table
from rightparty.law.vocabulary import NEUTRAL
from rightparty.law.vocabulary import OFFER as OFFER_CLASS
from rightparty.law.vocabulary import REMINDER as REMINDER_CLASS
from rightparty.plan.morning import Morning
from rightparty.plan.people import stamp

REMINDER, QUESTION, OFFER = "reminder", "question", "offer"

CLASSES: Mapping[str, tuple[str, ...]] = {
    REMINDER: (REMINDER_CLASS,),
    QUESTION: NEUTRAL,
    OFFER: (OFFER_CLASS,),
}
"""The content classes that carry each step."""


def promise_steps(tables: Mapping[str, ir.Table], morning: Morning, days: int) -> ir.Table:
    """The step that the latest promise of a person asks for today: person_id, promise_step.

    A broken promise leads to a question and an offer, each once, within `days` after it was due; after
    both, or after that, and where nobody knows what was paid, the ordinary plan goes on.
    """
    states = promise_states_table(tables, morning.at, morning.day)
    today = ibis.literal(morning.day)
    ago = today.delta(states.due_on, unit="day")
    eve = (states.state == OPEN) & (ago == -1)
    broken = (states.state == BROKEN) & (ago >= 1) & (ago <= days)
    asked = states.filter(eve | broken).mutate(
        # The instant at which the day after the due day began, where the lender is.
        since=stamp(morning.begins) - (ago - 1).as_interval("D"),
        eve=eve,
    )
    latest = ibis.row_number().over(
        group_by=asked.person_id, order_by=[asked.due_on.desc(), asked.promise_id.desc()]
    )
    last = asked.mutate(place=latest)
    last = last.filter(last.place == 0).select("person_id", "since", "eve")
    made = last.left_join(_since(tables["events"], last, morning), "person_id").drop("person_id_right")
    questioned, offered = made.questioned.fill_null(False), made.offered.fill_null(False)
    step = ibis.cases(
        (made.eve, REMINDER), (~questioned & ~offered, QUESTION), (~offered, OFFER), else_=ibis.null("string")
    )
    return made.select("person_id", promise_step=step)


def _since(events: ir.Table, last: ir.Table, morning: Morning) -> ir.Table:
    """Whether a neutral contact, and an offer, have been made to a person since the promise was broken."""
    out = events.filter(
        events.direction == "out", events["at"] <= stamp(morning.at), events.person_id.notnull()
    ).select("person_id", "content", made_at="at")
    pairs = last.join(out, "person_id")
    pairs = pairs.filter(pairs.made_at >= pairs.since)
    return pairs.group_by("person_id").agg(
        questioned=pairs.content.isin(NEUTRAL).fill_null(False).any(),
        offered=(pairs.content == OFFER_CLASS).fill_null(False).any(),
    )
