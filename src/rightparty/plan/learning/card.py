"""A learnt response as a model file, with its card: data, method, effects, what was drawn, and limits."""

from dataclasses import asdict
from datetime import date
from typing import Any

import tomli_w

from rightparty.plan.fairness import as_rows
from rightparty.plan.learning.baseline import CLIP, DPD_EDGES, PAID_EDGES
from rightparty.plan.learning.fit import FACTOR_SPREAD, Fitted
from rightparty.plan.learning.run import Learnt
from rightparty.plan.response import INPUTS, THOUSAND, WHOLE

METHOD = """
How much contacts bring in on the whole: what came in in the window after the first morning on which the gate
allows a contact, of people held out by chance against all others, over the contacts made (intention to treat,
by cells of days past due and days since the last payment, errors over people). How steps and facts differ:
what came in after a contact less what comes in by itself in as many days, by the same cells and the day of
the calendar, controls weighted by the odds of a contact, moved as a whole to that level. A step is drawn
towards the assumption at that level, a factor towards the bin before it, as far as outcomes are
few.""".strip()
LIMITS = """
Without people held out by chance, days without contact are those that a plan left: why may stay in effects.
The days must be those of the hold-out from its beginning on: until then nobody was treated differently.
A contact before anything is overdue is counted to nobody, and may change who falls behind.
An hour, a channel or a class of content that was not used has not been learnt, and keeps its assumption.
Burden is not learnt: its weights are the plan file's, and its growth a poll's.
Reminders before a due date are not learnt: nothing is overdue then.""".strip().splitlines()


def response_text(learnt: Learnt, data: str, until: date, window_days: int) -> str:
    """The text of a model file; `plan.response.parse_response` reads it."""
    response = learnt.response
    raw: dict[str, Any] = {
        "name": response.name,
        "dated": until,
        "harassed": [_of(value, WHOLE) for value in response.harassed],
        "effect": [_effect(one) for one in response.effects],
        "factor": [_factor(one, learnt.fitted) for one in response.factors],
        "lowers": {
            one.name: {"lift": _of(one.lift, THOUSAND), "burden": _of(one.burden, THOUSAND)}
            for one in response.lowers
        },
        "card": _card(learnt, data, until, window_days),
    }
    head = "# Written by `rightparty plan fit`. docs/concepts/response.md says what each entry means.\n\n"
    return head + tomli_w.dumps(raw, multiline_strings=True)


def _effect(one: Any) -> dict[str, Any]:
    row = {
        "channel": one.channel,
        "content": one.content,
        "share": _of(one.share, WHOLE),
        "burden": _of(one.weight, THOUSAND),
        "learnt": one.learnt,
        "contacts": one.contacts,
    }
    if one.learnt:
        row |= {"low": _of(one.low, WHOLE), "high": _of(one.high, WHOLE)}
    return row


def _factor(one: Any, fitted: Fitted) -> dict[str, Any]:
    bounds = fitted.bounds[one.name]
    return {
        "fact": one.name,
        "edges": list(one.edges),
        "values": [_of(value, THOUSAND) for value in one.values],
        "contacts": list(one.contacts),
        "low": [round(low, 3) for low, _ in bounds],
        "high": [round(high, 3) for _, high in bounds],
        "error_alone": [round(min(error, _ENDLESS), 3) for error in fitted.alone[one.name]],
        "contacts_needed": _needed(fitted, one.name),
    }


def _card(learnt: Learnt, data: str, until: date, window_days: int) -> dict[str, Any]:
    fitted, known = learnt.fitted, learnt.fitted.baseline
    return {
        "data": data,
        "data_until": until,
        "days": learnt.days,
        "window_days": window_days,
        "method": " ".join(METHOD.splitlines()),
        "contacts": fitted.contacts,
        "days_without_contact": known.controls,
        "of_them_held_out_by_chance": known.held_out,
        "days_left_out_because_the_gate_denies": learnt.denied,
        "contacts_with_clipped_propensity": known.clipped,
        "propensity_clip": list(CLIP),
        **_level(fitted),
        "correction_a_day": round(known.correction, 8),
        "facts_not_told": [name for name in fitted.alone if not told(fitted, name)],
        "inputs": list(INPUTS),
        "not_learnt": [f"{one.channel} {one.content}" for one in learnt.response.effects if not one.learnt],
        "limits": LIMITS,
        "cell": [
            {
                "dpd_from": (0, *DPD_EDGES)[cell.dpd],
                "paid_days_from": (0, *PAID_EDGES)[cell.paid],
                "days": cell.days,
                "contacts": cell.contacts,
                "by_itself_a_day": round(cell.rate, 6),
                "propensity": round(cell.propensity, 4),
            }
            for cell in known.cells
        ],
        "calibration": [
            {name: round(value, 6) for name, value in asdict(one).items()} for one in learnt.calibration
        ],
        "fairness": [
            {name: value for name, value in row.items() if value is not None}
            for row in as_rows(learnt.fairness)
        ],
    }


def _level(fitted: Fitted) -> dict[str, Any]:
    level, held = fitted.level, fitted.held
    compared = {} if held is None else {
        "people_contacted": held.people,
        "people_held_out": held.held_out,
        "contacts_each": round(held.contacts_each, 4),
    }  # fmt: skip
    return {
        "mean_effect": round(level.seen, 6),
        "mean_effect_error": round(level.error, 6),
        "mean_effect_against": "people held out by chance" if level.by_chance else "days without contact",
        **compared,
        "mean_effect_assumed": round(level.assumed, 6),
        "mean_effect_used": round(level.value, 6),
        "mean_effect_used_error": round(level.value_error, 6),
        "says_more_than_the_assumption": level.told,
        "people_needed_for_as_much_times": round(level.people_times, 1),
        "mean_effect_against_days_without_contact": round(fitted.observed, 6),
        "mean_effect_against_days_without_contact_error": round(fitted.observed_error, 6),
    }


def told(fitted: Fitted, name: str) -> bool:
    """Whether outcomes alone say of one bin of a fact more than was believed before."""
    return min(fitted.alone[name]) < FACTOR_SPREAD


def _needed(fitted: Fitted, name: str) -> int:
    """How many contacts it takes for that, if they are as these are."""
    least = min(fitted.alone[name])
    return round(fitted.contacts * (least / FACTOR_SPREAD) ** 2) if least < _ENDLESS else 0


_ENDLESS = 1e6
"""An error beyond this says that there was no contact to learn from."""


def _of(number: int, parts: int) -> float:
    return round(number / parts, 6)
