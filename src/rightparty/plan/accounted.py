"""Everybody of a day accounted for: what is sent to whom and why, or why nothing is."""

import ibis
import ibis.expr.types as ir

from rightparty.plan import choice
from rightparty.plan.allocate import LIMIT
from rightparty.plan.holdout import in_holdout
from rightparty.plan.manner import Manner
from rightparty.plan.morning import Morning
from rightparty.plan.people import stamp
from rightparty.plan.promises import REMINDER, THANKS
from rightparty.plan.response import Response
from rightparty.plan.valuing import is_learnt
from rightparty.plan.ways import DENIED, HELD, PLANNED, SKIPPED
from rightparty.plan.worth import not_worth_it, worth

LINKED = "linked"
"""The reason of a record that is left alone, because another one of the same human is contacted."""

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


def accounted(row: ir.Table, morning: Morning, manner: Manner, response: Response) -> ir.Table:
    """The columns of the plan, one row a person.

    Args:
        row: the chosen way of everybody, with what its worth depends on, and whether somebody contacted them
            today (`contacted`) or `often` enough this month; where links are given, whether another record of
            theirs is contacted (`linked`).
        morning: the day.
        manner: the order of steps.
        response: what a contact is worth, at the places of the manner.
    """
    met, often = row.contacted.fill_null(False), row.often.fill_null(False)
    row = row.mutate(worth=worth(row, manner, response), learnt=is_learnt(row, response))
    left_out, idle = is_left(row, manner, response)
    no_room = row.no_room.fill_null(False)
    linked = row.linked.fill_null(False) if "linked" in row.columns else None
    status = ibis.cases(
        (met | often, DENIED),
        *([] if linked is None else [(linked, SKIPPED)]),
        (row.outcome.isnull() | no_room, SKIPPED),
        (left_out | idle, SKIPPED),
        else_=row.outcome,
    )
    row = row.mutate(status=status, left_out=left_out, idle=idle)
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
        at=ibis.cases(
            (planned, row.out_at.fill_null(stamp(morning.at))),
            (held, ibis.greatest(row.retry_at, row.out_at.fill_null(row.retry_at))),
        ),
        why=_where(chosen, _why(row)),
        expected_value=_where(planned, row.worth),
        status=row.status,
        reason=ibis.cases(
            (met, "contacted_today"),
            (often, "contacted_often"),
            *([] if linked is None else [(linked, LINKED)]),
            (no_room, ibis.literal(LIMIT) + row.scarce),
            ((row.outcome == DENIED) & row.rang_out, "called_often"),
            (row.outcome.isnull(), "no_point"),
            (row.left_out, "holdout"),
            (row.idle, "not_worth_it"),
            (row.outcome == SKIPPED, "no_channel"),
            (row.reasons.length() > 0, rules),
            else_=row.verdict,
        ),
        candidate_id=_where(chosen, row.candidate_id),
    )


def is_left(row: ir.Table, manner: Manner, response: Response) -> tuple[ir.Value, ir.Value]:
    """Whether who could be contacted is left without: to learn what comes by itself, or as not worth it.

    Args:
        row: a person's chosen way, with what its worth depends on.
        manner: the order of steps, and the share that is held out.
        response: what a contact is worth; only what was learnt leaves anybody out.
    """
    ours = _presses(row)
    idle = ours & (row.outcome == PLANNED) & not_worth_it(row, manner, response)
    if not manner.holdout:
        return ibis.literal(value=False), idle.fill_null(False)
    return ours & in_holdout(row.person_id, manner.holdout), idle.fill_null(False)


def _presses(row: ir.Table) -> ir.Value:
    """Whether a chosen contact is ours to leave: all but a promise's own reminder, and thanks."""
    owed = row.promise_step.isin((REMINDER, THANKS)).fill_null(False)
    return row.outcome.isin((PLANNED, HELD)).fill_null(False) & ~owed


def _where(condition: ir.Value, value: ir.Value) -> ir.Value:
    return ibis.cases((condition, value))


def _why(row: ir.Table) -> ir.Value:
    """Why: how it was chosen, the state of the point, the age of the debt, the step of a promise."""
    first = ibis.cases((row.by_choice, "own_choice;"), (row.last_way, "last_way;"), else_="gentlest;")
    late = ibis.ifelse(row.dpd > 0, ibis.literal(";dpd=") + row.dpd.cast("string"), "").fill_null("")
    promised = ibis.ifelse(
        row.promise_step.notnull(), ibis.literal(";promise=") + row.promise_step, ""
    ).fill_null("")
    moved = ibis.ifelse(row.scarce.notnull(), ibis.literal(";limit=") + row.scarce, "").fill_null("")
    learnt = ibis.ifelse((row.outcome == PLANNED) & row.learnt, ";value=learnt", "").fill_null("")
    return first + row.right_party.fill_null("unverified") + late + promised + moved + learnt
