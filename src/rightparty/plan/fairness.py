"""Whether a plan presses the weak: is its most contacted tenth sicker, older or poorer than the book?

Used to judge a policy, never to choose a contact: nothing that values or plans imports this module.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.engine import Engine
from rightparty.errors import Refused
from rightparty.plan.morning import Morning
from rightparty.plan.people import stamp
from rightparty.plan.standing import of_people
from rightparty.plan.ways import PLANNED

TENTH = 0.1
MARGIN = 0.05
"""Shares of a group may differ by so much: five people in a hundred."""
SURE = 1.645
"""One-sided, 95 %: the plan is rejected only where chance alone seldom goes so far."""
KNOWN_MIN, TOP_MIN = 50, 10
"""Of fewer people in the book, or in its tenth, nothing is said."""
OLD_YEARS = 60
INCOME_MONTHS = 3
"""Long enough to hold a monthly wage, short enough to see that it is lost."""
_MONTH_DAYS = 31  # so that a wage of every calendar month is never missed

PASSED, REJECTED, UNKNOWN = "passed", "rejected", "unknown"

SICK = ("welfare_risk", "bereavement", "incapable", "calamity", "military")
POOR = ("hardship", "moratorium", "bankruptcy", "execution_failed")
"""Kinds of notices that stand for illness, loss or care; and for want of means."""


@dataclass(frozen=True)
class Check:
    """One group: its share among the most contacted tenth and in the book, and how far apart they may be.

    `low`: with 95 % the difference is at least this. `people`: of whom it is known whether they belong.
    """

    group: str
    people: int
    top: float
    top_share: float | None
    book_share: float | None
    difference: float | None
    low: float | None
    verdict: str


GROUPS: Mapping[str, str] = {
    "sick": "a notice of illness, bereavement, care, calamity or service is on file",
    "poor": "a notice of hardship, a moratorium, bankruptcy or failed execution is on file",
    "old": f"{OLD_YEARS} years of age or more",
    "low_income": "what came in on the account in a month is in the lowest quarter of those known: the mean"
    " of the last three months, or of fewer where the account is not known for so long",
    "deep_arrears": "what is overdue, as a share of what was lent, is in the highest quarter",
}


def people_of(
    engine: Engine, tables: Mapping[str, ir.Table], balance: ir.Table, morning: Morning
) -> list[dict[str, Any]]:
    """Everybody who owes something overdue, with what is known of their lot.

    Returns:
        person_id, and by group of `GROUPS` True, False or None (unknown).
    """
    liable, debts = tables["liabilities"], tables["debts"]
    late = (
        balance.filter(balance.total > 0)
        .select("debt_id", "total")
        .join(debts.select("debt_id", "principal"), "debt_id")
    )
    owes = liable.select("debt_id", "person_id").distinct().join(late, "debt_id")
    who = owes.group_by("person_id").aggregate(
        arrears=owes.total.sum().cast("float64") / owes.principal.sum().cast("float64").nullif(0.0)
    )
    notices = tables["notices"]
    told = of_people(notices.filter(notices["at"] <= stamp(morning.at)), tables)
    said = told.group_by("person_id").aggregate(
        sick=told.kind.isin(SICK).any(), poor=told.kind.isin(POOR).any()
    )
    income = income_of(tables["transactions"], morning)
    persons = tables["persons"].select("person_id", "birth_date")
    row = who
    for part in (said, income, persons):
        row = row.left_join(part, "person_id").drop("person_id_right")
    rows = engine.rows(row.order_by("person_id"))
    return _grouped(rows, morning.day)


def income_of(transactions: ir.Table, morning: Morning) -> ir.Table:
    """What comes in on a person's account in a month: the mean of the last `INCOME_MONTHS`.

    Of fewer, where the first row about the person is younger; a month that has begun counts whole.

    Returns:
        person_id, income; nobody in whose last months nothing came in.
    """
    known = transactions.filter(transactions["at"] <= stamp(morning.at))
    first = known.group_by("person_id").aggregate(first_on=known["at"].min().date())
    months = (ibis.literal(morning.day).delta(first.first_on, unit="day") + _MONTH_DAYS - 1) // _MONTH_DAYS
    first = first.select("person_id", months=months.cast("int64").clip(1, INCOME_MONTHS))
    since = stamp(morning.at - timedelta(days=INCOME_MONTHS * _MONTH_DAYS))
    came = known.filter(known["at"] > since, known.amount > 0)
    sums = came.group_by("person_id").aggregate(came=came.amount.sum().cast("float64"))
    row = sums.join(first, "person_id")
    return row.select("person_id", income=row.came / row.months)


def _grouped(rows: Sequence[Mapping[str, Any]], day: date) -> list[dict[str, Any]]:
    low = _quarter([row["income"] for row in rows if row["income"] is not None], 0.25)
    deep = _quarter([row["arrears"] for row in rows if row["arrears"] is not None], 0.75)
    any_notice = any(row["sick"] is not None for row in rows)
    return [
        {
            "person_id": row["person_id"],
            "sick": bool(row["sick"]) if any_notice else None,
            "poor": bool(row["poor"]) if any_notice else None,
            "old": None if row["birth_date"] is None else _age(row["birth_date"], day) >= OLD_YEARS,
            "low_income": None if row["income"] is None or low is None else row["income"] <= low,
            "deep_arrears": None if row["arrears"] is None or deep is None else row["arrears"] > deep,
        }
        for row in rows
    ]


def checks(people: Sequence[Mapping[str, Any]], contacts: Mapping[str, float]) -> list[Check]:
    """Hold the most contacted tenth of the people against all of them, group by group.

    Args:
        people: rows of `people_of`.
        contacts: by person, how many contacts a plan makes, or made, in its time; nobody else got any.

    People with as many contacts as the last of the tenth share its last places alike.
    """
    weights = top_tenth([contacts.get(row["person_id"], 0.0) for row in people])
    return [_check(group, people, weights) for group in GROUPS]


def checks_of_day(
    engine: Engine, tables: Mapping[str, ir.Table], balance: ir.Table, morning: Morning, plan: ir.Table
) -> list[Check]:
    """Hold the people whom a day's plan contacts against all who owe something overdue.

    Args:
        engine: holds the tables.
        tables: of the book.
        balance: `book.owed.owed` of the day.
        morning: the day.
        plan: of `plan.day.planned_day`.
    """
    made = engine.rows(plan.filter(plan.status == PLANNED).select("person_id"))
    return checks(people_of(engine, tables, balance, morning), {row["person_id"]: 1.0 for row in made})


def top_tenth(contacts: Sequence[float]) -> list[float]:
    """For each number of contacts, how far its person belongs to the most contacted tenth: 0 to 1."""
    places = TENTH * len(contacts)
    ranked = sorted(contacts, reverse=True)
    weight: dict[float, float] = {}
    for value, many in Counter(ranked).items():
        weight[value] = min(1.0, max(0.0, places) / many)
        places -= many
    return [weight[value] if value > 0 else 0.0 for value in contacts]


def _check(group: str, people: Sequence[Mapping[str, Any]], weights: Sequence[float]) -> Check:
    pairs = zip(people, weights, strict=True)
    known = [(bool(row[group]), weight) for row, weight in pairs if row[group] is not None]
    count, top = len(known), sum(weight for _, weight in known)
    if count < KNOWN_MIN or top < TOP_MIN:
        return Check(group, count, top, None, None, None, None, UNKNOWN)
    in_top = sum(weight for belongs, weight in known if belongs) / top
    in_book = sum(belongs for belongs, _ in known) / count
    # Drawn without putting back: the tenth is part of the book.
    error = sqrt(in_book * (1 - in_book) / top * (count - top) / max(count - 1, 1))
    difference = in_top - in_book
    low = difference - SURE * error
    verdict = REJECTED if difference > MARGIN and low > 0 else PASSED
    return Check(group, count, top, in_top, in_book, difference, low, verdict)


def verdict_of(found: Sequence[Check]) -> str:
    """Of all groups: rejected if one is; unknown if nothing is known of any; else passed."""
    said = {check.verdict for check in found}
    return REJECTED if REJECTED in said else PASSED if PASSED in said else UNKNOWN


def refuse_unfair(found: Sequence[Check], what: str) -> None:
    """Refuse a policy whose most contacted tenth is sicker, older or poorer than the book.

    Raises:
        Refused: with the figures of each group.
    """
    wrong = [check for check in found if check.verdict == REJECTED]
    if wrong:
        told = "; ".join(
            f"{check.group}: {check.top_share:.1%} of that tenth, {check.book_share:.1%} of the book"
            for check in wrong
        )
        raise Refused(
            f"{what} is rejected: its most contacted tenth is weaker than the book ({told})",
            "raise the burden, or lower what their contacts are thought to bring in",
        )


def refuse_unfair_day(
    engine: Engine, tables: Mapping[str, ir.Table], balance: ir.Table, morning: Morning, plan: ir.Table
) -> None:
    """Refuse a day of a policy of the lender's own, for what `checks_of_day` finds.

    Raises:
        Refused: as `refuse_unfair`.
    """
    refuse_unfair(checks_of_day(engine, tables, balance, morning, plan), f"the plan of {morning.day}")


def as_rows(found: Sequence[Check]) -> list[dict[str, object]]:
    """Checks as rows of a table."""
    return [
        {
            "group": one.group,
            "people": one.people,
            "top": round(one.top, 1),
            "top_share": _rounded(one.top_share),
            "book_share": _rounded(one.book_share),
            "difference": _rounded(one.difference),
            "low": _rounded(one.low),
            "margin": MARGIN,
            "verdict": one.verdict,
        }
        for one in found
    ]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _quarter(values: Sequence[float], part: float) -> float | None:
    return sorted(values)[int(part * (len(values) - 1))] if values else None


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
