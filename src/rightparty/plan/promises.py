"""What a promise to pay asks for today: a reminder the day before; thanks; or a question and then an offer.

Everything is worked out from payments and contacts. A step that was made stands in the contacts, so it is
not made again; what a back-dated payment or a reversal changes is changed the next time one looks.
"""

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from rightparty.book.promises import BROKEN, KEPT, OPEN, THANKS_DAYS, promise_states_table
from rightparty.gate.asked import CLOSED
from rightparty.law.vocabulary import KEPT as KEPT_TEXT
from rightparty.law.vocabulary import NEUTRAL
from rightparty.law.vocabulary import OFFER as OFFER_CLASS
from rightparty.law.vocabulary import REMINDER as REMINDER_CLASS
from rightparty.plan.morning import Morning
from rightparty.plan.people import stamp

REMINDER, THANKS, QUESTION, OFFER = "reminder", "thanks", "question", "offer"

CLASSES: Mapping[str, tuple[str, ...]] = {
    REMINDER: (REMINDER_CLASS,),
    THANKS: (OFFER_CLASS,),
    QUESTION: NEUTRAL,
    OFFER: (OFFER_CLASS,),
}
"""The content classes that carry each step."""


def promise_steps(tables: Mapping[str, ir.Table], morning: Morning, days: int, balance: ir.Table) -> ir.Table:
    """The step that one promise of a person asks for today: person_id, promise_step, promise_debts.

    A reminder has one day, so it goes first; then thanks, in the two days after the money came, where
    something is still owed on its debts; then the latest of those that were broken. A broken promise leads to
    a question and an offer, each once, within `days` after it was due. After all that, and where nobody knows
    what was paid, the ordinary plan goes on.

    `balance` is `book.owed.owed` of the day.
    """
    last = _one_each(_asking(tables, morning, days, balance), morning)
    made = last.left_join(_since(tables["events"], last, morning), "person_id").drop("person_id_right")
    questioned, offered = made.questioned.fill_null(False), made.offered.fill_null(False)
    thanked, kept = made.thanked.fill_null(False), made.turn == _KEPT
    fresh = ~questioned & ~offered
    step = ibis.cases(
        (made.turn == _EVE, REMINDER),
        (kept & fresh & ~thanked, THANKS),
        # Who was thanked is not asked about the same promise later, whatever became of the money.
        (kept | thanked, ibis.null("string")),
        (fresh, QUESTION),
        (~offered, OFFER),
        else_=ibis.null("string"),
    )
    return made.select("person_id", promise_step=step, promise_debts=made.debt_ids)


_EVE, _KEPT, _BROKEN = range(3)


def _asking(tables: Mapping[str, ir.Table], morning: Morning, days: int, balance: ir.Table) -> ir.Table:
    """The promises that ask for something, each with the days since it was due, or since its money came."""
    states = promise_states_table(tables, morning.at, morning.day)
    made = tables["promises"].select("promise_id", "debt_ids", "made_at")
    row = states.join(made, "promise_id")
    row = row.left_join(_confirmable(tables, balance), "promise_id").drop("promise_id_right")
    today = ibis.literal(morning.day)
    ago, kept_ago = (today.delta(day, unit="day") for day in (row.due_on, row.kept_on))
    in_full = (row.state == KEPT) & (row.paid >= row.amount) & row.confirmable.fill_null(False)
    kept = in_full & (kept_ago >= 1) & (kept_ago <= THANKS_DAYS)
    turn = ibis.cases(
        ((row.state == OPEN) & (ago == -1), _EVE),
        (kept, _KEPT),
        ((row.state == BROKEN) & (ago >= 1) & (ago <= days), _BROKEN),
    )
    row = row.mutate(turn=turn, ago=ibis.ifelse(turn == _KEPT, kept_ago, ago))
    return row.filter(row.turn.notnull())


def _confirmable(tables: Mapping[str, ir.Table], balance: ir.Table) -> ir.Table:
    """Promises that one message could thank for: promise_id, confirmable.

    Their debts are open, one creditor's and in one currency, and something is still owed on one of them.
    """
    made, debts = tables["promises"], tables["debts"]
    owes = balance.filter((balance.total > 0) | (balance.next_due_amount > 0)).select("debt_id")
    open_ = debts.filter(debts.status.isnull() | debts.status.notin(CLOSED))
    each = made.select("promise_id", debt_id=made.debt_ids.unnest()).distinct()
    row = each.left_join(open_.select("debt_id", "creditor_id", "currency"), "debt_id").drop("debt_id_right")
    row = row.mutate(owes=row.debt_id.isin(owes.debt_id))
    whole = row.creditor_id.notnull().all() & (row.creditor_id.nunique() == 1)
    has_a_sum = row.currency.notnull().all() & (row.currency.nunique() == 1)
    return row.group_by("promise_id").agg(confirmable=whole & has_a_sum & row.owes.any())


def _one_each(asking: ir.Table, morning: Morning) -> ir.Table:
    """The promise of each person that has its turn; `since`: when the day after that day began."""
    asked = asking.mutate(since=stamp(morning.begins) - (asking.ago - 1).as_interval("D"))
    first = ibis.row_number().over(
        group_by=asked.person_id, order_by=[asked.turn, asked.due_on.desc(), asked.promise_id.desc()]
    )
    last = asked.mutate(place=first)
    return last.filter(last.place == 0).select("person_id", "debt_ids", "made_at", "since", "turn")


def _since(events: ir.Table, last: ir.Table, morning: Morning) -> ir.Table:
    """Whether a person was asked, or made an offer, since; and whether thanked for these debts at all."""
    out = events.filter(
        events.direction == "out", events["at"] <= stamp(morning.at), events.person_id.notnull()
    ).select("person_id", "content", "template_id", sent_at="at", about="debt_ids")
    pairs = last.join(out, "person_id")
    pairs = pairs.filter(pairs.sent_at >= pairs.made_at)
    lately = pairs.sent_at >= pairs.since
    thanks = (pairs.content == OFFER_CLASS) & pairs.template_id.startswith(f"{KEPT_TEXT}.")
    same = pairs.about.intersect(pairs.debt_ids).length() > 0
    return pairs.group_by("person_id").agg(
        questioned=(lately & pairs.content.isin(NEUTRAL)).fill_null(False).any(),
        offered=(lately & (pairs.content == OFFER_CLASS)).fill_null(False).any(),
        thanked=(thanks & same).fill_null(False).any(),
    )
