"""A fitted model as a model file, with its card: on what it was fitted, when, and how good it is."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import tomli_w

from rightparty.parties.learning.fit import Fitted
from rightparty.parties.learning.metrics import Metrics
from rightparty.parties.model import PartyModel


@dataclass(frozen=True)
class Card:
    """What a reader must know of a fit: the data and its date, its size, and scores on data held out."""

    data: str
    at: datetime
    contacts: int
    outcomes: int
    checks: int
    held_out: Metrics
    stated: Metrics


def model_text(base: Mapping[str, Any], name: str, fitted: Fitted, card: Card) -> str:
    """The text of a model file: the stated one (`base`, as parsed) with what was learnt, and the card.

    What was learnt names the data as its source and the day of the fit as its date; what was not keeps its
    own. `rightparty.parties.model.parse_model` reads it.
    """
    raw = deepcopy(dict(base))
    raw |= {"name": name, "dated": card.at.date()}
    _learnt_hazards(raw, fitted.model, card)
    model = fitted.model
    own = {kind: weight for kind, weight in model.own.items() if kind not in model.said_by.values()}
    authorities = [
        {"kind": kind, "authority": authority, "weight": model.own[name]}
        for (kind, authority), name in model.said_by.items()
    ]
    learnt = {"source": f"Fitted on {card.outcomes:,} outcomes of {card.data}.", "checked": card.at.date()}
    raw["weights"] |= learnt | {
        "shows": model.shows,
        "untold": model.untold,
        "moved": model.moved,
        "own": own,
        "others": dict(model.others),
    }
    raw["weights"]["authority"] = authorities
    raw["card"] = _card(fitted, card)
    head = (
        "# Written by `rightparty parties fit`. What each entry means stands in the stated model's file.\n\n"
    )
    return head + tomli_w.dumps(raw, multiline_strings=True)


def _learnt_hazards(raw: dict[str, Any], model: PartyModel, card: Card) -> None:
    rates = {(one.kind, one.carrier, one.calling_code): one.rate for one in model.hazards}
    for entry in raw["hazard"]:
        rate = rates[entry["kind"], entry.get("carrier"), entry.get("calling_code")]
        if rate != entry["rate"]:
            source = f"Fitted on {card.data}; stated before: {entry['rate']}. {entry['source']}"
            entry |= {"rate": rate, "source": source, "checked": card.at.date()}


def _card(fitted: Fitted, card: Card) -> dict[str, Any]:
    shares = {
        channel: {name: round(share, 4) for name, share in asdict(one).items()}
        for channel, one in fitted.responses.items()
    }
    return {
        "data": card.data,
        "data_until": card.at,
        "contacts": card.contacts,
        "outcomes": card.outcomes,
        "checks": card.checks,
        "held_out": _scores(card.held_out),
        "held_out_before": _scores(card.stated),
        "responses": shares,
        "calibration": [
            {"count": one.count, "predicted": round(one.predicted, 5), "observed": round(one.observed, 5)}
            for one in card.held_out.curve
        ],
    }


def _scores(metrics: Metrics) -> dict[str, Any]:
    return {
        "outcomes": metrics.count,
        "brier": round(metrics.brier, 6),
        "log_loss": round(metrics.log_loss, 6),
        "calibration_error": round(metrics.calibration_error, 6),
    }
