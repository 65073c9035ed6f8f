"""What people promised to pay on the debts named: the column reading of `answer_debts.py`."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import ibis

from rightparty.book.promises import THANKS_DAYS, WITHDRAWN, promises_asked
from rightparty.gate.facts_sources import Sources

if TYPE_CHECKING:
    import ibis.expr.types as ir


def _base(s: Sources) -> "ir.Table":
    return s.debts.select("candidate_id", "debt", "person_id", "asked_at", "owed_on")


def _not_past(due: Any, today: Any) -> Any:
    return due >= today


def promised(
    s: Sources, name: str = "promise_open", when: "Callable[[Any, Any], Any]" = _not_past
) -> "ir.Table":
    """Candidates on whose debts a promise is open; `when`: of its due day and today, which of them."""
    made = s.tables["promises"].select("made_at", "due_on", "status", "debt_ids").unnest("debt_ids")
    promised = _base(s).join(made.rename(debt="debt_ids"), "debt")
    waiting = (promised.made_at <= promised.asked_at) & when(promised.due_on, promised.owed_on)
    open_ = waiting & (promised.status.isnull() | (promised.status == "open"))
    return promised.group_by("candidate_id").agg(**{f"{name} any": open_.any()})


def promised_for_tomorrow(s: Sources) -> "ir.Table":
    """Candidates on whose debts an open promise falls due tomorrow."""
    return promised(s, "promise_due_tomorrow", lambda due, today: due.delta(today, unit="day") == 1)


def kept_lately(s: Sources) -> "ir.Table":
    """Candidates whose person kept a promise on debts named alone, by money of the last days before today.

    A promise is of all its debts: they are all named, and have one currency, or it has no sum.
    """
    base = _base(s)
    made = s.tables["promises"]
    on = made.select("promise_id", debt=made.debt_ids.unnest()).distinct()
    debts = s.tables["debts"].select("currency", debt="debt_id")
    about = base.join(on, "debt").left_join(debts, "debt").drop("debt_right")
    about = about.group_by("candidate_id", "promise_id", "person_id", "asked_at", "owed_on").agg(
        named=about.debt.nunique(), currencies=about.currency.nunique(), known=about.currency.notnull().all()
    )
    pairs = about.join(made, ["promise_id", "person_id"])
    has_a_sum = (pairs.named == 1) | ((pairs.currencies == 1) & pairs.known)
    pairs = pairs.filter((pairs.named == pairs.debt_ids.unique().length()) & has_a_sum)
    pairs = pairs.filter(pairs.made_at <= pairs.asked_at)
    asked = pairs.mutate(ask=pairs.candidate_id.cast("string") + "|" + pairs.promise_id)
    row = promises_asked(s.tables, asked)
    ago = row.owed_on.delta(row.last_on, unit="day")
    there = (row.status != WITHDRAWN).fill_null(True) & (row.paid >= row.amount)
    kept = (there & (ago >= 1) & (ago <= THANKS_DAYS)).fill_null(False)
    kept_any = row.group_by("candidate_id").agg(kept_any=kept.any())
    paid = base.join(s.tables["payments"].select("status", "paid_at", debt="debt_id"), "debt")
    paid = paid.filter(paid.paid_at <= paid.asked_at)
    unknown = paid.group_by("candidate_id").agg(kept_unknown=paid.status.isnull().any())
    both = unknown.outer_join(kept_any, "candidate_id")
    return both.select(
        "kept_any", "kept_unknown", candidate_id=ibis.coalesce(both.candidate_id, both.candidate_id_right)
    )
