"""A learnt response as a model file, with its card: data, method, effects, what was drawn, and limits."""

from dataclasses import asdict
from datetime import date
from typing import Any

import tomli_w

from rightparty.plan.fairness import as_rows
from rightparty.plan.learning.baseline import CLIP, DPD_EDGES, PAID_EDGES
from rightparty.plan.learning.fit import Fitted
from rightparty.plan.learning.run import Learnt
from rightparty.plan.response import INPUTS, THOUSAND, WHOLE

METHOD = """
What came in on the days after a contact, as a share of what was overdue, less what comes in by itself in as
many days: by cells of days past due and days since the last payment, and by day of the calendar, learnt on
days without contact, the controls weighted by the odds of a contact (doubly robust). A step is drawn towards
what all contacts say of the assumptions, a factor towards the bin before it, as far as outcomes are few. A
contact's outcome ends where the next contact is made, or all is paid.""".strip()
LIMITS = """
Without people held out by chance, days without contact are those that a plan left: why may stay in effects.
What a contact brings in after the next one is counted to the next one.
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
        "mean_effect": round(fitted.raw, 6),
        "mean_effect_error": round(fitted.raw_error, 6),
        "assumptions_times": round(fitted.scale, 4),
        "assumptions_times_error": round(fitted.scale_error, 4),
        "correction_a_day": round(known.correction, 8),
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


def _of(number: int, parts: int) -> float:
    return round(number / parts, 6)
