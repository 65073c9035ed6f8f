"""Choosing among what the gate allows: one contact a person, the gentlest first."""

from collections.abc import Collection
from datetime import timedelta

import ibis
import ibis.expr.types as ir

from rightparty.law.vocabulary import NEUTRAL, OFFER, REMINDER, VERIFIED, VOICE
from rightparty.plan.manner import Manner, Step
from rightparty.plan.morning import Morning
from rightparty.plan.people import stamp
from rightparty.plan.promises import CLASSES, THANKS
from rightparty.plan.promises import REMINDER as REMINDS

PLANNED, HELD, DENIED, SKIPPED = "planned", "held", "denied", "skipped"

_SUM = "decimal(38, 2)"
_SEVERITY = ("limited", "allow", "delay", "deny")


def best(
    decided: ir.Table,
    people: ir.Table,
    tried: ir.Table,
    money: ir.Table,
    morning: Morning,
    manner: Manner,
    curable: Collection[str],
) -> ir.Table:
    """For everybody with a candidate, the one row that says most: the contact to make, or why there is none.

    Args:
        decided: the gate's decisions.
        people: person_id, own_channel, reminders, dialled, promise_step, promise_debts (NULL
            where nothing is known), and what `worth` asks for.
        tried: person_id, channel, told_in_vain, knocked_in_vain: how often it was tried in the month and
            brought no answer.
        money: candidate_id, dpd, and the sums that `worth` asks for.
        morning: the day.
        manner: the order of steps.
        curable: ids of the rules that no longer limit what is said once somebody has shown who they are.

    Returns:
        The columns of the tables, and: `step` (a step's place; NULL unless planned), `by_choice` (the
        channel is the person's own choice), `rang_out` (a call that may be made, but nobody took the last
        ones), `outcome` (planned, held, denied or skipped).
    """
    row = decided.left_join(people, "person_id").drop("person_id_right")
    row = row.left_join(tried, ["person_id", "channel"]).drop("person_id_right", "channel_right")
    row = row.left_join(money, "candidate_id").drop("candidate_id_right")
    row = _with_step(row, manner, curable)
    neutral = row.step.isin([step.place for step in manner.steps if not step.tells])
    tries = ibis.ifelse(neutral, row.knocked_in_vain, row.told_in_vain).fill_null(0)
    waits_for = [(step.place, ibis.literal(step.after, "int64")) for step in manner.steps]
    row = row.mutate(in_vain=tries + row.step.cases(*waits_for, else_=0))
    waits = (
        (row.verdict == "delay") & (row.retry_at > stamp(morning.at)) & (row.retry_at < stamp(morning.ends))
    )
    # A promise is waited for, and yet may be recalled on its eve, and one that was paid early be thanked for:
    # nothing else of that delay is lifted.
    reminds = row.promise_step.isin((REMINDS, THANKS)).fill_null(False) & (row.verdict == "delay")
    usable = (row.verdict.isin(("allow", "limited")) | reminds) & row.step.notnull()
    often = row.channel.isin(VOICE) & (row.dialled >= manner.unanswered_most).fill_null(False)
    waits = waits.fill_null(False)
    rang_out = often & (usable | waits)
    shut = rang_out | (row.last_way & _opens_soon(row, ~often & ~row.last_way, morning, manner))
    usable, waits = usable & ~shut, waits & ~shut
    row = row.mutate(
        rang_out=rang_out,
        outcome=ibis.cases(
            (row.channel_place.isnull(), SKIPPED),
            (usable, PLANNED),
            (waits, HELD),
            else_=DENIED,
        ),
    )
    return _first_of_each(row.mutate(step=ibis.ifelse(row.outcome == PLANNED, row.step, ibis.null("int64"))))


def _opens_soon(row: ir.Table, others: ir.Value, morning: Morning, manner: Manner) -> ir.Value:
    """Whether one of the other ways to a row's person only waits, and opens within the last one's days."""
    before = stamp(morning.at + timedelta(days=manner.last_days))
    waits = (row.verdict == "delay") & (row.retry_at > stamp(morning.at)) & (row.retry_at < before)
    soon = waits & others & row.channel_place.notnull()
    return soon.fill_null(False).any().over(ibis.window(group_by=row.person_id))


def _with_step(row: ir.Table, manner: Manner, curable: Collection[str]) -> ir.Table:
    """Add the best step that each candidate's allowed classes permit, and its rank for this person."""
    row = row.mutate(by_choice=(row.channel == row.own_channel).fill_null(False))
    row = row.mutate(last_way=row.channel.isin(manner.last) & ~row.by_choice)
    # Where more than a proof of identity is missing, whoever takes the call could not be told anything on it.
    lasting = row.reasons.filter(lambda reason: reason.notin(tuple(curable)))
    row = row.mutate(leads_on=~row.channel.isin(VOICE) | (lasting.length() == 0).fill_null(True))
    channels = dict.fromkeys(step.channel for step in manner.steps)
    own_steps = [step for channel in channels for step in manner.own_order(channel)]
    ranks = {step.place: rank for channel in channels for rank, step in enumerate(manner.own_order(channel))}
    own = [_fits(row, step, manner) & row.by_choice for step in own_steps]
    any_ = [_fits(row, step, manner) for step in manner.steps]
    fits = own + any_
    places = [ibis.literal(step.place, type="int64") for step in (*own_steps, *manner.steps)]
    orders = [ibis.literal(ranks[step.place] - len(places), type="int64") for step in own_steps]
    first = {step.channel: step.place for step in reversed(manner.steps)}
    return row.mutate(
        step=ibis.cases(*zip(fits, places, strict=True)),
        order=ibis.cases(*zip(fits, orders + places[len(own) :], strict=True)),
        channel_place=row.channel.cases(
            *((name, ibis.literal(place, "int64")) for name, place in first.items())
        ),
    )


def _fits(row: ir.Table, step: Step, manner: Manner) -> ir.Value:
    fits = (row.channel == step.channel) & row.allowed.contains(step.content)
    steps = [name for name, classes in CLASSES.items() if step.content in classes]
    shared, promised = row.debt_ids.intersect(row.promise_debts).length(), row.promise_debts.unique().length()
    # Thanks are for the whole promise: a contact about one of its debts cannot say them.
    about = ibis.ifelse(row.promise_step == THANKS, shared == promised, shared > 0)
    asked = (row.promise_step.isin(steps) & about).fill_null(False)
    if step.channel in VOICE:
        # Nobody is rung up to be thanked, unless calls are what they chose.
        asked &= row.by_choice | (row.promise_step != THANKS).fill_null(True)
    # An offer has its occasion: a promise that was broken, or kept. All else is the ordinary plan's too.
    fits &= asked if step.content == OFFER else row.promise_step.isnull() | asked
    if step.content == REMINDER:
        fits &= row.reminders.fill_null(0) < manner.reminders_most
    if step.content in NEUTRAL:
        fits &= row.leads_on
    return fits


def _first_of_each(row: ir.Table) -> ir.Table:
    """The best row of each person: planned before held before denied; ties by proof, age of debt, and id.

    One of the last ways goes behind what is planned or held on any other. Among contacts that may be made, a
    channel that was tried less often in vain goes first.
    """
    outcome = row.outcome.cases((PLANNED, 0), (HELD, 1), (DENIED, 4), else_=6)
    outcome += row.last_way.ifelse(2, 0)
    severity = row.verdict.cases(*((verdict, place) for place, verdict in enumerate(_SEVERITY)), else_=9)
    proven = ibis.ifelse(row.right_party == VERIFIED, 0, 1)
    waits = ibis.ifelse(row.outcome == HELD, row.retry_at, ibis.null("timestamp"))
    rank = ibis.row_number().over(
        group_by=row.person_id,
        order_by=[
            outcome,
            ibis.ifelse(row.rang_out, 0, 1),
            ibis.ifelse((row.outcome == PLANNED) & ~row.by_choice, row.in_vain, 0),
            ibis.ifelse(row.outcome == PLANNED, row.order, ibis.null("int64")).asc(nulls_first=False),
            waits.asc(nulls_first=False),
            severity,
            proven,
            row.channel_place.asc(nulls_first=False),
            row.dpd.desc(nulls_first=False),
            row.candidate_id,
        ],
    )
    ranked = row.mutate(rank=rank)
    return ranked.filter(ranked["rank"] == 0).drop("rank", "order", "channel_place", "leads_on", "in_vain")


def money_of(decided: ir.Table, balance: ir.Table) -> ir.Table:
    """What each candidate is about, over all of its debts; NULL where one of them cannot be worked out.

    Returns:
        candidate_id, dpd, overdue, coming (what falls due next), currency (NULL if there are several).
    """
    named = decided.select("candidate_id", debt_id=decided.debt_ids.unnest())
    row = named.join(balance.select("debt_id", "total", "next_due_amount", "dpd", "currency"), "debt_id")
    return row.group_by("candidate_id").aggregate(
        dpd=row.dpd.max(),
        overdue=_whole(row.total),
        coming=row.next_due_amount.sum().cast(_SUM),
        currency=ibis.cases((row.currency.nunique() == 1, row.currency.max())),
    )


def _whole(amount: ir.Value) -> ir.Value:
    """A sum that is unknown where one of its parts is."""
    return ibis.cases((amount.isnull().any(), ibis.null(_SUM)), else_=amount.sum().cast(_SUM))


def content_of(row: ir.Table, manner: Manner) -> ir.Value:
    """The content class of the chosen step."""
    return row.step.cases(*((step.place, step.content) for step in manner.steps))
