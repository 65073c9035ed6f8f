"""Every way to a person as one narrow row: whether it is open, how gentle it is, and how it ranks."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

import ibis
import ibis.expr.types as ir

from rightparty.law.vocabulary import NEUTRAL, OFFER, REMINDER, VERIFIED, VOICE
from rightparty.plan.manner import Manner, Step
from rightparty.plan.morning import Morning
from rightparty.plan.people import stamp
from rightparty.plan.promises import CLASSES, THANKS
from rightparty.plan.promises import REMINDER as REMINDS

PLANNED, HELD, DENIED, SKIPPED = "planned", "held", "denied", "skipped"

KEPT = ("candidate_id", "outcome", "step", "by_choice", "rang_out", "last_way")
"""What is kept of a way beside its place among the others of its person.

`step`: a step's place; NULL unless planned. `by_choice`: the channel is the person's own choice.
`rang_out`: a call that may be made, but nobody took the last ones. `outcome`: planned, held, denied, skipped.
"""

_SEVERITY = ("limited", "allow", "delay", "deny")
_ASKED = (
    "candidate_id",
    "person_id",
    "channel",
    "allowed",
    "reasons",
    "debt_ids",
    "verdict",
    "retry_at",
    "right_party",
)
_LONG_AGO = ibis.literal(datetime(1970, 1, 1), type="timestamp")  # noqa: DTZ001 -- as tables hold it: UTC
_NO_PLACE = 999


def ways(
    decided: ir.Table,
    people: ir.Table,
    tried: ir.Table,
    money: ir.Table,
    morning: Morning,
    manner: Manner,
    curable: Collection[str],
) -> ir.Table:
    """One row a candidate.

    Args:
        decided: the gate's decisions.
        people: person_id, own_channel, reminders, dialled, promise_step, promise_debts (NULL
            where nothing is known).
        tried: person_id, channel, told_in_vain, knocked_in_vain: how often it was tried in the month and
            brought no answer.
        money: candidate_id, dpd.
        morning: the day.
        manner: the order of steps.
        curable: ids of the rules that no longer limit what is said once somebody has shown who they are.

    Returns:
        person_id, channel, outcome and rank: the smallest of a person's goes first; `told_by` says what else
        is in it.
    """
    row = _with_step(_beside(decided, people, tried, money), manner, curable)
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
    opening = _opening(row.filter(~often & ~row.last_way), morning, manner)
    shut = rang_out | (row.last_way & row.person_id.isin(opening.person_id))
    usable, waits = usable & ~shut, waits & ~shut
    outcome = ibis.cases(
        (row.channel_place.isnull(), SKIPPED),
        (usable, PLANNED),
        (waits, HELD),
        else_=DENIED,
    )
    row = row.mutate(rang_out=rang_out, outcome=outcome)
    row = row.mutate(step=ibis.ifelse(row.outcome == PLANNED, row.step, ibis.null("int64")))
    return row.select("person_id", "channel", "outcome", rank=ibis.struct(_ranking(row)))


def _beside(decided: ir.Table, people: ir.Table, tried: ir.Table, money: ir.Table) -> ir.Table:
    """The columns of the decisions that a way is judged by, and what is known of its person and debts."""
    row = decided.select(*_ASKED)
    known = people.select("person_id", "own_channel", "reminders", "dialled", "promise_step", "promise_debts")
    row = row.left_join(known, "person_id").drop("person_id_right")
    row = row.left_join(tried, ["person_id", "channel"]).drop("person_id_right", "channel_right")
    return row.left_join(money.select("candidate_id", "dpd"), "candidate_id").drop("candidate_id_right")


def _opening(row: ir.Table, morning: Morning, manner: Manner) -> ir.Table:
    """`person_id` of those of whose ways one only waits, and opens within the last way's days."""
    before = stamp(morning.at + timedelta(days=manner.last_days))
    waits = (row.verdict == "delay") & (row.retry_at > stamp(morning.at)) & (row.retry_at < before)
    return row.filter(waits & row.channel_place.notnull()).select("person_id").distinct()


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


def _ranking(row: ir.Table) -> Mapping[str, ir.Value]:
    """What orders a person's ways: planned before held before denied; ties by proof, age of debt, and id.

    One of the last ways goes behind what is planned or held on any other. Among contacts that may be made, a
    channel that was tried less often in vain goes first. Small numbers stand in one: of fifteen fields the
    smallest takes longer to find.
    """
    outcome = row.outcome.cases((PLANNED, 0), (HELD, 1), (DENIED, 4), else_=6)
    planned = row.outcome == PLANNED
    # Nothing in it is unknown: engines differ on where an unknown one goes.
    severity = row.verdict.cases(*((verdict, place) for place, verdict in enumerate(_SEVERITY)), else_=9)
    gentle = (
        (outcome + row.last_way.ifelse(2, 0), _FEW),
        (ibis.ifelse(row.rang_out, 0, 1), _FEW),
        (ibis.ifelse(planned & ~row.by_choice, row.in_vain, 0), _MANY),
        (ibis.ifelse(planned, row.order, 0).fill_null(0) + _NO_PLACE, _MANY),
    )
    alike = (
        (severity, _FEW),
        (ibis.ifelse((row.right_party == VERIFIED).fill_null(False), 0, 1), _FEW),
        (row.channel_place.fill_null(_NO_PLACE), _MANY),
        (_OLDEST_DAYS - row.dpd.fill_null(-1), _OLDEST_DAYS + 2),
    )
    return {
        "gentle": _one_number(gentle),
        "waits": ibis.ifelse(row.outcome == HELD, row.retry_at, _LONG_AGO).fill_null(_LONG_AGO),
        "alike": _one_number(alike),
        "candidate_id": row.candidate_id,
        "told": _one_number(
            (
                (row.outcome.cases(*((name, place) for place, name in enumerate(_OUTCOMES))), _FEW),
                (row.step.fill_null(_NO_PLACE), _MANY),
                *((row[name].ifelse(1, 0), 2) for name in _FLAGS),
            )
        ),
    }


def told_by(rank: ir.Value) -> Mapping[str, ir.Value]:
    """What a rank of `ways` says of its way: `KEPT`, `tries` (in vain), and `waits` (until then, if held)."""
    told, flags = rank["told"], 2 ** len(_FLAGS)
    step, outcome = told // flags % _MANY, told // (flags * _MANY)
    bits = {name: told // 2 ** (len(_FLAGS) - 1 - place) % 2 == 1 for place, name in enumerate(_FLAGS)}
    return {
        "candidate_id": rank["candidate_id"],
        "outcome": outcome.cases(*enumerate(_OUTCOMES)),
        "step": ibis.cases((step != _NO_PLACE, step), else_=ibis.null("int64")),
        **bits,
        "tries": rank["gentle"] // _MANY % _MANY,
        "waits": rank["waits"],
    }


_FEW, _MANY = 100, 1_000_000
"""How large a number in a rank may grow; steps of a plan file and tries in a month are far fewer."""

_OLDEST_DAYS = 1_000_000
"""Debts this long overdue are all alike."""

_OUTCOMES = (PLANNED, HELD, DENIED, SKIPPED)
_FLAGS = ("by_choice", "rang_out", "last_way")


def _one_number(parts: Sequence[tuple[ir.Value, int]]) -> ir.Value:
    """Numbers from 0 up to their bounds as one, the first of them the weightiest."""
    whole: ir.Value = ibis.literal(0, "int64")
    for value, bound in parts:
        whole = whole * bound + ibis.greatest(ibis.least(value.cast("int64"), bound - 1), 0)
    return whole
