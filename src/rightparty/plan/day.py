"""From the gate's decisions to a day's contacts: at most one a person, and everybody accounted for."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

import ibis
import ibis.expr.types as ir

from rightparty.book.book import Book
from rightparty.book.owed import owed
from rightparty.engine import Engine
from rightparty.law.load import Law, load_law
from rightparty.plan import choice, people
from rightparty.plan.manner import Manner, default_manner
from rightparty.plan.morning import Morning, morning_of
from rightparty.plan.promises import promise_steps
from rightparty.plan.ways import DENIED, HELD, PLANNED, SKIPPED

COLUMNS = (
    "contact_id",
    "person_id",
    "point_id",
    "channel",
    "mode",
    "content",
    "debt_ids",
    "at",
    "why",
    "expected_value",
    "status",
    "reason",
    "candidate_id",
)
STATUSES = (PLANNED, HELD, DENIED, SKIPPED)


def morning_for(engine: Engine, book: Book, day: date, manner: Manner | None = None) -> Morning:
    """The instants of a day for the lender of a book: decide the candidates at its `at`."""
    countries = engine.rows(book.tables["creditors"].select("country"))
    return morning_of(day, (row["country"] for row in countries), (manner or default_manner()).opens)


def morning_at(engine: Engine, book: Book, at: datetime, manner: Manner | None = None) -> Morning:
    """The lender's day that an instant lies in."""
    found = morning_for(engine, book, at.date(), manner)
    ahead = (at >= found.ends) - (at < found.begins)
    return morning_for(engine, book, at.date() + timedelta(days=ahead), manner) if ahead else found


def plan_day(  # noqa: PLR0913 -- one parameter a thing that a day is planned with
    engine: Engine,
    book: Book,
    decided: ir.Table,
    morning: Morning,
    *,
    manner: Manner | None = None,
    law: Law | None = None,
    channels: Collection[str] | None = None,
    balance: ir.Table | None = None,
    name: str = "plan",
) -> ir.Table:
    """Choose at most one contact for each person, from candidates decided at `morning.at`.

    Args:
        engine: runs the query; the plan is kept in it under `name`.
        book: the loaded book.
        decided: the columns of `gate.table.decide_table`.
        morning: the day, from `morning_for`.
        manner: the order of steps; default, that of `plan/gentle.toml`.
        law: that of the decisions; default, the law as it comes with the package.
        channels: only these can be carried out; default, all.
        balance: `book.owed.owed` of the day, where it has been worked out already.
        name: the table in the engine that will hold the plan.

    Returns:
        `COLUMNS`, one row a person who owes something overdue, and one for anybody else who may be
        contacted today: stand-ins, and people to be reminded. `status`: `planned`; `held` until `at`,
        then to be decided anew; `denied`; `skipped` (no candidate on a channel that is planned).
    """
    manner = manner or default_manner()
    tables = book.tables
    if balance is None:
        priced = owed(tables, morning.day, as_of_default=book.meta.as_of)
        balance = engine.materialize(priced, f"{name}_balance")
    open_ = decided if channels is None else decided.filter(decided.channel.isin(tuple(channels)))
    known = _known(
        people.chosen_channels(tables, morning.at),
        people.reminded(tables, morning.at, manner.reminder_days),
        people.pressed(tables, morning.at, manner.contacts_days),
        promise_steps(tables, morning, manner.promise_days, balance),
    )
    tried = people.in_vain(tables, morning.at, manner.contacts_days)
    money, curable = choice.money_of(open_, balance), _curable(law or load_law())
    best = engine.materialize(
        choice.best(open_, known, tried, money, morning, manner, curable), f"{name}_best"
    )
    everybody = _everybody(people.owing(tables, balance, morning.at), best)
    seen = people.contacted(tables, morning).mutate(contacted=True)
    row = everybody.left_join(best, "person_id").drop("person_id_right")
    row = row.left_join(seen, "person_id").drop("person_id_right")
    often = known.filter(known.reached >= manner.contacts_most).select("person_id")
    row = row.left_join(often.mutate(often=True), "person_id").drop("person_id_right")
    plan = engine.materialize(_told(row, morning, manner), name)
    for part in ("balance", "best"):
        engine.drop(f"{name}_{part}")
    return plan


def _curable(law: Law) -> frozenset[str]:
    """Ids of the rules that ask whose the point is: on a call, an identity check answers them."""
    return frozenset(rule.id for rule in law.rules if "right_party" in rule.questions)


def _known(*parts: ir.Table) -> ir.Table:
    """What is known of people, from tables that each hold some of them."""
    known = parts[0]
    for part in parts[1:]:
        both = known.outer_join(part, "person_id")
        known = both.mutate(person_id=ibis.coalesce(both.person_id, both.person_id_right)).drop(
            "person_id_right"
        )
    return known


def _everybody(owing: ir.Table, best: ir.Table) -> ir.Table:
    """Everybody who owes, and everybody else who may be contacted: person_id, overdue_debt_ids."""
    reached = best.filter(best.outcome.isin((PLANNED, HELD))).select("person_id")
    named = ibis.union(owing.select("person_id"), reached, distinct=True)
    return named.left_join(owing, "person_id").drop("person_id_right")


def _told(row: ir.Table, morning: Morning, manner: Manner) -> ir.Table:
    """The columns of the plan."""
    met, often = row.contacted.fill_null(False), row.often.fill_null(False)
    status = ibis.cases((met | often, DENIED), (row.outcome.isnull(), SKIPPED), else_=row.outcome)
    row = row.mutate(status=status)
    planned, held = row.status == PLANNED, row.status == HELD
    chosen = planned | held
    rules = ibis.literal(";").join(row.reasons)
    person_day = row.person_id + f"|{morning.day.isoformat()}"
    return row.select(
        contact_id=person_day.hexdigest("sha256").left(20),
        person_id=row.person_id,
        point_id=_where(chosen, row.point_id),
        channel=_where(chosen, row.channel),
        mode=_where(chosen, row["mode"]),
        content=_where(planned, choice.content_of(row, manner)),
        debt_ids=ibis.ifelse(chosen, row.debt_ids, row.overdue_debt_ids.fill_null(row.debt_ids)),
        at=ibis.cases((planned, people.stamp(morning.at)), (held, row.retry_at)),
        why=_where(chosen, _why(row)),
        expected_value=_where(planned, choice.worth(row, manner)),
        status=row.status,
        reason=ibis.cases(
            (met, "contacted_today"),
            (often, "contacted_often"),
            ((row.outcome == DENIED) & row.rang_out, "called_often"),
            (row.outcome.isnull(), "no_point"),
            (row.outcome == SKIPPED, "no_channel"),
            (row.reasons.length() > 0, rules),
            else_=row.verdict,
        ),
        candidate_id=_where(chosen, row.candidate_id),
    )


def _where(condition: ir.Value, value: ir.Value) -> ir.Value:
    return ibis.cases((condition, value))


def _why(row: ir.Table) -> ir.Value:
    """Why: how it was chosen, the state of the point, the age of the debt, the step of a promise."""
    first = ibis.cases((row.by_choice, "own_choice;"), (row.last_way, "last_way;"), else_="gentlest;")
    late = ibis.ifelse(row.dpd > 0, ibis.literal(";dpd=") + row.dpd.cast("string"), "").fill_null("")
    promised = ibis.ifelse(
        row.promise_step.notnull(), ibis.literal(";promise=") + row.promise_step, ""
    ).fill_null("")
    return first + row.right_party.fill_null("unverified") + late + promised
