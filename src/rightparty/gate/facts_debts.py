"""What the debts named come to, and what is under way on them: the column reading of `answer_debts.py`."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import ibis

from rightparty.book.owed import owed
from rightparty.book.owed_days import ON, owed_on_days
from rightparty.gate.asked import LIMITATION_DAYS_MIN, NEVER_DUE, attach
from rightparty.gate.facts_promises import kept_lately, promised, promised_for_tomorrow
from rightparty.gate.facts_sources import Found, Sources, columns
from rightparty.law.questions import DebtIs, DebtNumber

if TYPE_CHECKING:
    import ibis.expr.types as ir

BALANCES = "balances"
"""A table beside the book's own: what is owed on the days concerned, by `owed_on`, if worked out before."""

_MONEY = (
    "overdue", "days_to_due", "balance_quotable", "amount_matches", "dpd", "time_barred",
)  # fmt: skip


def money_facts(s: Sources) -> Found:
    """What is overdue, since when, and whether it can be told."""
    found = Found()
    found.answers["balance_age_hours"] = lambda raw: (
        (raw.asked_at.epoch_seconds() - raw.balance_at.epoch_seconds()) / 3600
    )
    if not s.asks(*_MONEY):
        return found
    found.parts.append(_money(s))
    charges_known = "charges" not in s.book.absent_tables

    def quotable(raw: "ir.Table") -> Any:
        lost = raw.lost_payments | raw.lost_instalments | raw.lost_charges
        return ibis.cases((~lost, raw.quotable.fill_null(False))) if charges_known else ibis.null("boolean")

    found.answers |= {
        "overdue": lambda raw: raw.overdue,
        "dpd": lambda raw: raw.overdue_days,
        "days_to_due": lambda raw: raw.next_due_on.delta(raw.owed_on, unit="day").fill_null(NEVER_DUE),
        "balance_quotable": quotable,
        "time_barred": lambda raw: ibis.cases(
            (raw.barred_any.fill_null(False), True), (raw.surely_young.fill_null(False), False)
        ),
    }
    return found


def amount_facts(s: Sources, whom: "ir.Table") -> Found:
    """Whether the amount that a candidate would state is what is overdue; `whom`: what is known of whom."""
    if not s.asks("amount_matches"):
        return Found()
    stated = s.base.filter(s.base.amount.notnull()).select("candidate_id", "of_whom", "amount")
    pairs = attach(stated, whom.select("overdue", of_whom="candidate_id"), "of_whom")
    part = pairs.select(
        "candidate_id", amount_stated=ibis.literal(True), amount_same=pairs.amount == pairs.overdue
    )
    return Found(
        [part], kept=columns(("amount_stated", "amount_same")), late={"amount_matches": _amount_matches}
    )


def _amount_matches(raw: "ir.Table") -> Any:
    return ibis.cases((~raw.amount_stated.fill_null(False), True), else_=raw.amount_same)


def _money(s: Sources) -> "ir.Table":
    """What is overdue over all debts named, when the next part falls due, and whether it can be told."""
    balance = s.tables[BALANCES] if BALANCES in s.tables else _balances(s)
    kept = ["candidate_id", "debt", "owed_on", *(["debt_time_barred_on"] if s.asks("time_barred") else [])]
    pairs = attach(s.debts.select(*kept), balance, "debt", "owed_on")
    known = ~pairs.total.isnull().any()
    barred: dict[str, Any] = {}
    if s.asks("time_barred"):
        stated = pairs.debt_time_barred_on
        young = (pairs.dpd < LIMITATION_DAYS_MIN).fill_null(False)
        barred = {
            "barred_any": (stated <= pairs.owed_on).any(),
            "surely_young": young.all() | stated.notnull().all(),
        }
    return pairs.group_by("candidate_id").agg(
        overdue=ibis.cases((known, pairs.total.sum())),
        overdue_days=ibis.cases((known, pairs.dpd.max())),
        next_due_on=pairs.next_due_on.min(),
        quotable=pairs.quotable.fill_null(False).all(),
        **barred,
    )


def _balances(s: Sources) -> "ir.Table":
    """What is owed on every debt on each of the creditors' days on which somebody would be contacted."""
    days: list[date] = [
        row["owed_on"] for row in s.engine.rows(s.debts.select("owed_on").distinct()) if row["owed_on"]
    ]
    priced = [_balance(s, day).mutate(owed_on=ibis.literal(day)) for day in sorted(days)]
    return ibis.union(*priced) if len(priced) > 1 else priced[0]


def _balance(s: Sources, day: date) -> "ir.Table":
    """What is owed on a day on every debt, worked out once for all chunks."""
    kept = s.around.balances
    if day not in kept:
        told = balance_on(s.tables, day, s.book.meta.as_of)
        kept[day] = s.engine.materialize(told, f"gate_owed_{day.isoformat()}")
    return kept[day]


def balance_on(tables: Mapping[str, "ir.Table"], day: date, as_of: datetime | None) -> "ir.Table":
    """What a table of contacts asks of what is owed on a day: debt, total, dpd, next_due_on, quotable."""
    each = owed(tables, day, as_of_default=as_of)
    return each.select(*_TOLD, debt="debt_id")


def balances_of(tables: Mapping[str, "ir.Table"], pairs: "ir.Table", as_of: datetime | None) -> "ir.Table":
    """`BALANCES` of pairs of a debt and a day: debt_id, on."""
    each = owed_on_days(tables, pairs, as_of_default=as_of)
    return each.select(*_TOLD, debt="debt_id", owed_on=ON)


_TOLD = ("total", "next_due_on", "quotable", "dpd")


def state_facts(s: Sources) -> Found:
    """Payments, promises, agreements and complaints under way; assignments and their notices."""
    found = Found()
    answers = found.answers
    answers["one_creditor"] = lambda raw: raw.one_creditor.fill_null(False)
    answers["settled"] = lambda raw: ibis.cases(
        (raw.settled_any.fill_null(False), True),
        (raw.settled_unknown.fill_null(False), ibis.null("boolean")),
        else_=False,
    )
    for name, table, part in (
        ("promise_open", "promises", promised),
        ("promise_due_tomorrow", "promises", promised_for_tomorrow),
        ("agreement_performing", "agreements", _agreements),
    ):
        if s.asks(name):
            found.parts.append(part(s))
            answers[name] = _told(s, table, name)
    if s.asks("payment_pending"):
        found.parts.append(_payments(s))
        answers["payment_pending"] = lambda raw: ibis.cases(
            (raw.pending_any.fill_null(False), True),
            (raw.pending_unknown.fill_null(False) | raw.lost_payments, ibis.null("boolean")),
            else_=False,
        )
    if s.asks("reversed_today"):
        found.parts.append(_reversals(s))
        answers["reversed_today"] = lambda raw: ibis.cases(
            (raw.reversed_any.fill_null(False), True),
            (raw.paid_unknown.fill_null(False) | raw.lost_payments, ibis.null("boolean")),
            else_=False,
        )
    if s.asks("promise_kept_lately"):
        found.parts.append(kept_lately(s))
        answers["promise_kept_lately"] = lambda raw: ibis.cases(
            (
                raw.kept_unknown.fill_null(False) | raw.lost_payments | s.silent(raw, "promises"),
                ibis.null("boolean"),
            ),
            else_=raw.kept_any.fill_null(False),
        )
    if s.asks("assigned", "assignment_notified"):
        found.parts.append(_assignments(s))
        answers["assigned"] = lambda raw: raw.assigned_any.fill_null(False)
        answers["assignment_notified"] = lambda raw: ~raw.assigned_unheard.fill_null(False)
    return found


def complaint_facts(s: Sources) -> Found:
    """Whether the person, or somebody at the point, has complained and waits for an answer."""
    name = "complaint_unanswered"
    return Found([_complaints(s)], {name: _told(s, "complaints", name)}) if s.asks(name) else Found()


def _told(s: Sources, table: str, name: str) -> "Callable[[ir.Table], Any]":
    return lambda raw: ibis.cases(
        (raw[f"{name} any"].fill_null(False), True), (s.silent(raw, table), ibis.null("boolean")), else_=False
    )


def _base(s: Sources) -> "ir.Table":
    return s.debts.select("candidate_id", "debt", "person_id", "asked_at", "owed_on")


def _payments(s: Sources) -> "ir.Table":
    paid = s.tables["payments"].select("status", "paid_at", debt="debt_id")
    pending = _base(s).join(paid, "debt")
    pending = pending.filter(pending.paid_at <= pending.asked_at)
    return pending.group_by("candidate_id").agg(
        pending_any=(pending.status == "pending").any(), pending_unknown=pending.status.isnull().any()
    )


def _reversals(s: Sources) -> "ir.Table":
    """Candidates on whose debts money that had come went back on the creditor's own day, or will have."""
    paid = s.tables["payments"].select("status", "paid_at", "value_on", "reverses", debt="debt_id")
    zones = s.base.select("candidate_id", "home_zone", "business_day")
    pairs = attach(_base(s).join(paid, "debt"), zones, "candidate_id")
    pairs = s.on_home_day(pairs.filter(pairs.paid_at <= pairs.asked_at), "paid_at")
    undone = (pairs.status == "reversed").fill_null(False) | pairs.reverses.notnull()
    named = pairs.value_on.delta(ibis.date("1970-01-01"), unit="day")
    on = ibis.coalesce(named, pairs.paid_at_day)
    return pairs.group_by("candidate_id").agg(
        reversed_any=(undone & (on >= pairs.business_day)).any(), paid_unknown=pairs.status.isnull().any()
    )


def _agreements(s: Sources) -> "ir.Table":
    agreed = s.tables["agreements"].select("status", "agreed_at", "debt_ids").unnest("debt_ids")
    kept = _base(s).join(agreed.rename(debt="debt_ids"), "debt")
    began = kept.agreed_at.isnull() | (kept.agreed_at <= kept.asked_at)
    performing = (kept.status == "performing") & began
    return kept.group_by("candidate_id").agg(**{"agreement_performing any": performing.any()})


def _complaints(s: Sources) -> "ir.Table":
    """Candidates whose person, or point, has a complaint that nobody has answered yet."""
    made = s.tables["complaints"].select(
        "answered_at", complaint_at="at", by_person="person_id", by_point="point_id"
    )
    base = s.base.select("candidate_id", "person_id", "point_id", "asked_at")
    pairs = ibis.union(
        base.join(made, base.person_id == made.by_person), base.join(made, base.point_id == made.by_point)
    )
    open_ = pairs.filter(
        pairs.complaint_at <= pairs.asked_at,
        pairs.answered_at.isnull() | (pairs.answered_at > pairs.asked_at),
    )
    return open_.select("candidate_id", **{"complaint_unanswered any": ibis.literal(True)}).distinct()


def _assignments(s: Sources) -> "ir.Table":
    d = s.debts
    assigned = d.debt_assigned_from.notnull()
    unheard: Any = ibis.literal(False)
    if s.asks("assignment_notified"):
        unheard = assigned & ~(d.debt_assignment_notified_at <= d.asked_at).fill_null(False)
    return d.group_by("candidate_id").agg(assigned_any=assigned.any(), assigned_unheard=unheard.any())


def column_facts(s: Sources) -> Found:
    """Columns of the debts table, over all debts named."""
    asked: list[DebtIs | DebtNumber] = [*s.of(DebtIs), *s.of(DebtNumber)]
    if not asked:
        return Found()
    read: dict[str, Any] = {}
    found = Found()
    for question in asked:
        column = s.debts[f"debt_{question.column}"]
        if isinstance(question, DebtNumber):
            value = _number(column)
            picked = value.max() if question.pick == "max" else value.min()
            read[question.name] = ibis.cases((~column.isnull().any(), picked))
            found.answers[question.name] = _same(question.name)
        elif not question.values:
            read[question.name] = column.notnull().any()
            found.answers[question.name] = _or_false(question.name)
        else:
            hit = column.cast("string").isin(question.values)
            read[question.name] = hit.any()
            read[f"{question.name} unknown"] = column.isnull().any()
            found.answers[question.name] = _debt_is(question.name)
    found.parts.append(s.debts.group_by("candidate_id").agg(**read))
    return found


def _number(column: Any) -> Any:
    if column.type().is_date():
        return column.delta(ibis.date("1970-01-01"), unit="day")
    return column


def _same(name: str) -> "Callable[[ir.Table], Any]":
    return lambda raw: raw[name]


def _or_false(name: str) -> "Callable[[ir.Table], Any]":
    return lambda raw: raw[name].fill_null(False)


def _debt_is(name: str) -> "Callable[[ir.Table], Any]":
    return lambda raw: ibis.cases(
        (raw[name].fill_null(False), True),
        (raw[f"{name} unknown"].fill_null(False), ibis.null("boolean")),
        else_=False,
    )
