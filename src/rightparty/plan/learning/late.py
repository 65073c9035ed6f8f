"""Who was late with whom on a morning of the past, what was known of them then, and what was sent to them."""

from datetime import datetime

import ibis

from rightparty.book.book import Book
from rightparty.book.owed import owed
from rightparty.engine import Engine
from rightparty.gate.asked import CLOSED
from rightparty.law.vocabulary import REPLY, STATUTORY
from rightparty.plan.holdout import in_holdout
from rightparty.plan.known import what_is_known, with_past
from rightparty.plan.learning.paid import Row
from rightparty.plan.manner import Manner
from rightparty.plan.morning import Morning
from rightparty.plan.people import stamp

PEOPLE_MAX = 30_000
"""More people than this teach little further; a part of them is taken, by the hash of their ids."""

CASE = ("person_id", "creditor_id", "debt_ids", "amount", "currency", "dpd", "held_out")
FACTS = (
    "own_channel", "reached", "unanswered", "paid_days", "distressed", "complained", "wrong_party",
)  # fmt: skip


def late_on(engine: Engine, book: Book, morning: Morning, manner: Manner) -> list[Row]:
    """Who was late with whom on a morning, and what was known of them then.

    What came in later that day is left out: who paid after a contact was still late when it was made.
    """
    paid = book.tables["payments"]
    tables = {**book.tables, "payments": paid.filter(paid.paid_at <= stamp(morning.at))}
    balance = engine.materialize(
        owed(tables, morning.day, as_of_default=book.meta.as_of).select(
            "debt_id", "total", "dpd", "next_due_amount", "currency"
        ),
        "learn_balance",
    )
    chosen_by, tried = what_is_known(tables, morning, manner, balance)
    known = with_past(chosen_by, tried, tables, morning)
    liable, debts = tables["liabilities"], tables["debts"]
    open_ = debts.filter(debts.status.isnull() | ~debts.status.isin(CLOSED))
    late = balance.filter(balance.total > 0, balance.dpd > 0)
    row = liable.filter(liable.until.isnull() | (liable.until > stamp(morning.at)))
    row = row.select("debt_id", "person_id").distinct()
    row = row.join(open_.select("debt_id", "creditor_id"), "debt_id").join(late, "debt_id")
    case = row.group_by("person_id", "creditor_id").aggregate(
        debt_ids=row.debt_id.collect(distinct=True, order_by=row.debt_id),
        amount=row.total.sum().cast("decimal(38, 2)"),
        currency=ibis.cases((row.currency.nunique() == 1, row.currency.max())),
        dpd=row.dpd.max(),
    )
    # Taken by the hash of the id: the same people on every day.
    some = case.select("person_id").distinct()
    some = some.order_by(some.person_id.hexdigest("md5"), "person_id").limit(PEOPLE_MAX)
    case = case.semi_join(some, "person_id").left_join(known, "person_id").drop("person_id_right")
    share = manner.holdout
    case = case.mutate(held_out=in_holdout(case.person_id, share) if share else ibis.literal(False))
    wanted = (
        "person_id",
        "creditor_id",
        "debt_ids",
        "amount",
        "currency",
        "dpd",
        "held_out",
        "promise_step",
        *FACTS,
    )
    found = engine.rows(case.select(*wanted).order_by("person_id", "creditor_id"))
    return [{**one, "day": morning.day, "at": morning.at, "begins": morning.begins} for one in found]


def contacts_of(
    engine: Engine, book: Book, since: datetime, until: datetime
) -> dict[tuple[str, str], list[Row]]:
    """Contacts that we made, by person and creditor, in the order of time; none that answers somebody."""
    events = book.tables["events"]
    made = events.filter(
        events.direction == "out",
        events["at"] >= stamp(since),
        events["at"] <= stamp(until),
        events.person_id.notnull(),
        events.content.isnull() | ~events.content.isin((REPLY, STATUTORY)),
    )
    each = made.group_by("contact_id", "person_id", "creditor_id").aggregate(
        at=made["at"].min(),
        channel=made.channel.min(),
        content=made.content.min(),
        point_id=made.point_id.min(),
        asked_debts=made.debt_ids.first(order_by=made["at"]),
    )
    found: dict[tuple[str, str], list[Row]] = {}
    for row in engine.rows(each.order_by("at", "contact_id")):
        found.setdefault((row["person_id"], row["creditor_id"]), []).append(row)
    return found
