"""How good probabilities are, against what happened: Brier score, log loss, calibration."""

from dataclasses import astuple, dataclass

import numpy as np
from numpy.typing import NDArray

from rightparty.parties.learning.fit import Fitted, probabilities
from rightparty.parties.learning.sample import Contacts, Floats

BINS = 10


@dataclass(frozen=True)
class Bin:
    """Outcomes whose predicted probabilities are alike: their number, mean prediction, and what happened."""

    count: int
    predicted: float
    observed: float


@dataclass(frozen=True)
class Metrics:
    """Scores over `count` outcomes.

    brier: mean squared error. log_loss: mean negative log-likelihood. calibration_error: the expected
    one, |predicted - observed| over the bins, weighted by their size.
    """

    count: int
    brier: float
    log_loss: float
    calibration_error: float
    curve: tuple[Bin, ...]


def score(predicted: Floats, happened: NDArray[np.bool_]) -> Metrics:
    """Score predictions; bins hold about the same number of outcomes each, and never split equal ones."""
    count = len(predicted)
    clipped = np.clip(predicted, 1e-12, 1 - 1e-12)
    edges = np.unique(np.quantile(predicted, np.linspace(0, 1, BINS + 1))[1:-1]) if count else np.array([])
    places = np.searchsorted(edges, predicted, side="right")
    groups = [places == place for place in range(len(edges) + 1)]
    curve = tuple(
        Bin(int(group.sum()), float(predicted[group].mean()), float(happened[group].mean()))
        for group in groups
        if group.any()
    )
    return Metrics(
        count,
        float(((predicted - happened) ** 2).mean()),
        float(-np.where(happened, np.log(clipped), np.log(1 - clipped)).mean()),
        sum(one.count * abs(one.predicted - one.observed) for one in curve) / count,
        curve,
    )


def score_contacts(fitted: Fitted, contacts: Contacts) -> Metrics:
    """How well a model foretells, of contacts that ended in a clear way, which the person answered."""
    told = contacts.where(contacts.clear)
    model = fitted.model
    weights = np.array([model.weights[name] for name in told.names])
    rates = np.array([one.rate for one in model.hazards])
    belief = probabilities(weights, rates, model.shows, model.untold, told)
    shares = np.array([astuple(fitted.responses[channel]) for channel in told.channels])
    answers, fails, protests, gone = shares[told.channel].T
    answered = belief * (1.0 - fails) * answers
    others = (1.0 - belief) * (gone + (1.0 - gone) * protests) + belief * fails
    return score(answered / (answered + others), told.answered)
