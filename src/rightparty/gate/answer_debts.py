"""What the debts named come to, and what is under way on them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from rightparty.book.promises import kept_lately
from rightparty.gate.asked import CLOSED, LIMITATION_DAYS_MIN, NEVER_DUE
from rightparty.gate.gathered import Gathered
from rightparty.gate.zones import day_in

_MONEY = ("payments", "instalments", "charges")
_EPOCH = date(1970, 1, 1)


def money(g: Gathered) -> dict[str, Any]:
    """What is overdue, since when, and whether it can be told."""
    c = g.contact
    known = 0 < len(g.owed) == len(set(c.debt_ids)) and all(o.total is not None for o in g.owed)
    overdue = sum((o.total for o in g.owed if o.total is not None), start=0) if known else None
    due = min((o.next_due_on for o in g.owed if o.next_due_on), default=None)
    epoch = due.toordinal() - _EPOCH.toordinal() if due else 0
    dated = [row.get("as_of") or g.dossier.meta.as_of for row in g.debts]
    oldest = min((at for at in dated if at), default=None)
    return {
        "overdue": overdue,
        "days_to_due": epoch - g.business_day if due else NEVER_DUE,
        "balance_quotable": None
        if "charges" in g.dossier.absent_tables or g.lost(*_MONEY)
        else known and all(o.quotable for o in g.owed),
        "amount_matches": True if c.amount is None else None if overdue is None else c.amount == overdue,
        "dpd": max((o.dpd for o in g.owed if o.dpd is not None), default=None) if known else None,
        "time_barred": _time_barred(g),
        "balance_age_hours": int((c.at - oldest).total_seconds()) / 3600 if oldest else None,
    }


def state(g: Gathered) -> dict[str, Any]:
    """Payments, promises, agreements and complaints under way; assignments and their notices."""
    c, named = g.contact, set(g.contact.debt_ids)
    statuses = [row.get("status") for row in g.debts]
    paid = [
        row.get("status")
        for row in g.dossier.rows("payments")
        if row["debt_id"] in named and row["paid_at"] <= c.at
    ]
    return {
        "settled": _any([s in CLOSED for s in statuses], None in statuses or len(statuses) < len(named)),
        "payment_pending": _any([s == "pending" for s in paid], None in paid or g.lost("payments")),
        "promise_open": _any([_promised(g)], g.silent("promises")),
        "promise_due_tomorrow": _any([_promised(g, in_days=1)], g.silent("promises")),
        "promise_kept_lately": None
        if None in paid or g.lost("payments") or g.silent("promises")
        else _kept_lately(g),
        "reversed_today": _any([_reversed(g)], None in paid or g.lost("payments")),
        "agreement_performing": _any([_agreed(g)], g.silent("agreements")),
        "one_creditor": bool(g.debts)
        and len(g.debts) == len(named)
        and len({row["creditor_id"] for row in g.debts}) == 1,
        "assigned": any(row.get("assigned_from") for row in g.debts),
        "assignment_notified": all(
            row.get("assignment_notified_at") and row["assignment_notified_at"] <= c.at
            for row in g.debts
            if row.get("assigned_from")
        ),
        "complaint_unanswered": _any([_complained(g)], g.silent("complaints")),
    }


def _time_barred(g: Gathered) -> bool | None:
    """Whether a limitation period has passed: as stated, else not before the shortest there is could have."""
    stated = [row.get("time_barred_on") for row in g.debts]
    every = len(stated) == len(set(g.contact.debt_ids)) > 0
    today = g.business_day + _EPOCH.toordinal()
    if any(on and on.toordinal() <= today for on in stated):
        return True
    late = [o.dpd for o in g.owed]
    young = all(dpd is not None and dpd < LIMITATION_DAYS_MIN for dpd in late)
    return False if every and (young or None not in stated) else None


def _agreed(g: Gathered) -> bool:
    c = g.contact
    return any(
        set(c.debt_ids) & set(row["debt_ids"])
        and row["status"] == "performing"
        and (row.get("agreed_at") is None or row["agreed_at"] <= c.at)
        for row in g.dossier.rows("agreements")
    )


def _complained(g: Gathered) -> bool:
    c = g.contact
    return any(
        (row.get("person_id") == c.person_id or row.get("point_id") == c.point_id)
        and row["at"] <= c.at
        and (row.get("answered_at") is None or row["answered_at"] > c.at)
        for row in g.dossier.rows("complaints")
    )


def _any(truths: Sequence[bool], unknown: bool) -> bool | None:
    return True if any(truths) else None if unknown else False


def _reversed(g: Gathered) -> bool:
    """Whether money that had come went back today, where the creditor does business."""
    for row in g.dossier.rows("payments"):
        undone = row.get("status") == "reversed" or row.get("reverses") is not None
        if row["debt_id"] in g.contact.debt_ids and row["paid_at"] <= g.contact.at and undone:
            named = row.get("value_on")
            on = day_in(row["paid_at"], g.home_zone) if named is None else (named - _EPOCH).days
            if on >= g.business_day:
                return True
    return False


def _kept_lately(g: Gathered) -> bool:
    """Whether a promise of this person on debts named was kept by money of the last days before today."""
    today = date.fromordinal(g.business_day + _EPOCH.toordinal())
    return bool(kept_lately(g.dossier, g.contact.at, today, g.contact.person_id, g.contact.debt_ids))


def _promised(g: Gathered, in_days: int | None = None) -> bool:
    c = g.contact
    today = g.business_day + _EPOCH.toordinal()
    return any(
        set(c.debt_ids) & set(row["debt_ids"])
        and row["made_at"] <= c.at
        and (
            row["due_on"].toordinal() >= today
            if in_days is None
            else row["due_on"].toordinal() == today + in_days
        )
        and row.get("status") in (None, "open")
        for row in g.dossier.rows("promises")
    )
