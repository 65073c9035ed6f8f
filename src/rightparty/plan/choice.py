"""Choosing among what the gate allows: one contact a person, the gentlest first."""

import ibis
import ibis.expr.types as ir

from rightparty.plan.manner import Manner
from rightparty.plan.ways import KEPT, told_by

_SUM = "decimal(38, 2)"
_TOLD = (
    "candidate_id",
    "debt_ids",
    "point_id",
    "channel",
    "mode",
    "verdict",
    "retry_at",
    "reasons",
    "right_party",
)


def first_of(every_way: ir.Table, *keys: str) -> ir.Table:
    """The best of the ways that share these columns: the keys, and what `ways` says of it.

    The smallest of a group is found in one pass; a window would sort everybody's ways.
    """
    first = every_way.group_by(*keys).aggregate(first=every_way["rank"].min())
    told = told_by(first["first"])
    return first.select(*keys, **{name: told[name] for name in KEPT if name not in keys})


def with_details(chosen: ir.Table, decided: ir.Table, money: ir.Table) -> ir.Table:
    """Chosen ways with everything that the plan tells of them.

    The wide columns, and the lists among them, come in last: for one row a person and not for all ways.
    """
    row = chosen.inner_join(decided.select(*_TOLD), "candidate_id")
    return row.left_join(money, "candidate_id").drop("candidate_id_right")


def money_of(decided: ir.Table, balance: ir.Table) -> ir.Table:
    """What each candidate is about, over all of its debts; NULL where one of them cannot be worked out.

    Most candidates are about one debt: theirs is looked up, and only the others' are added up.

    Returns:
        candidate_id, dpd, overdue, coming (what falls due next), currency (NULL if there are several).
    """
    asked, known = (
        decided.select("candidate_id", "debt_ids"),
        balance.select("debt_id", "total", "next_due_amount", "dpd", "currency"),
    )
    one = asked.filter(asked.debt_ids.length() == 1)
    one = one.select("candidate_id", debt_id=one.debt_ids[0]).join(known, "debt_id")
    several = asked.filter(asked.debt_ids.length() > 1)
    row = several.select("candidate_id", debt_id=several.debt_ids.unnest()).join(known, "debt_id")
    added = row.group_by("candidate_id").aggregate(
        dpd=row.dpd.max(),
        overdue=_whole(row.total),
        coming=row.next_due_amount.sum().cast(_SUM),
        currency=ibis.cases((row.currency.nunique() == 1, row.currency.max())),
    )
    looked_up = one.select(
        "candidate_id",
        dpd=one.dpd,
        overdue=one.total.cast(_SUM),
        coming=one.next_due_amount.cast(_SUM),
        currency=one.currency,
    )
    return ibis.union(looked_up, added)


def _whole(amount: ir.Value) -> ir.Value:
    """A sum that is unknown where one of its parts is."""
    return ibis.cases((amount.isnull().any(), ibis.null(_SUM)), else_=amount.sum().cast(_SUM))


def content_of(row: ir.Table, manner: Manner) -> ir.Value:
    """The content class of the chosen step."""
    return row.step.cases(*((step.place, step.content) for step in manner.steps))
