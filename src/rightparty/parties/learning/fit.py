"""Fitting: weights and hazards under which what was observed is most probable, near what was stated.

With `p` the belief before a contact, the point was dead with probability `p f + (1 - p) g`, the person
answered with `p (1 - f) a`, somebody denied being them with `(1 - p) (1 - g) b`, and otherwise nothing came
of it. The four shares are learnt beside, channel by channel: who stays silent is no random choice.

What was stated before is the prior: a weight moves away from it as far as outcomes say, and never across
zero where its kind speaks for or against by its meaning. Proofs keep their weight: one error in a million is
not learnt from thousands of outcomes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import minimize

from rightparty.errors import Refused
from rightparty.parties.learning.sample import Checks, Contacts, Floats
from rightparty.parties.model import MOVED, Hazard, PartyModel

WEIGHT_SPREAD = 1.5
"""Standard deviation of a learnt weight around the stated one, in log-odds."""
AUTHORITY_SPREAD = 3.0
"""The same of what an agency or another source says: they differ more than kinds of evidence do."""
HAZARD_SPREAD = 0.7
"""The same of a hazard, in its logarithm: a factor of two."""
SHOWS_STATED = 0.1
"""Where nothing is stated of how often a point shows itself in a year, this is where the search begins."""
SHOWS_SPREAD = 1.5
"""Standard deviation of its logarithm."""
UNTOLD_SPREAD = 1.5
"""Standard deviation of the log-odds of the share of losses that are not told, around one half."""
FAILS_STATED = -6.0
"""Log-odds of finding a point dead that the person holds, before anything is learnt: one in 400."""
RESPONSE_SPREAD = 2.0
"""The same of the shares that answer and protest, in log-odds around one half."""
OUTCOMES_MIN = 100
"""Fewer contacts answered, denied or found dead than this teach nothing."""
_STEPS = 200


@dataclass(frozen=True)
class Response:
    """Shares on a channel.

    Of those who hold the point, who answers, and who fails to be reached; of the others, who protests, and
    who is gone.
    """

    answers: float
    fails: float
    protests: float
    gone: float


@dataclass(frozen=True)
class Fitted:
    """A model learnt from outcomes, and the responses learnt beside it, by channel."""

    model: PartyModel
    responses: Mapping[str, Response]


@dataclass(frozen=True)
class _Parameters:
    """The numbers sought.

    Weights by piece, logarithms of hazards and of `shows`, log-odds of `untold` and of responses.
    """

    weights: Floats
    hazards: Floats
    shows: Floats
    untold: Floats
    answers: Floats
    fails: Floats
    protests: Floats
    gone: Floats

    @classmethod
    def of(cls, flat: Floats, contacts: Contacts, hazards: int) -> "_Parameters":
        pieces, channels = len(contacts.names), len(contacts.channels)
        return cls(*np.split(flat, np.cumsum([pieces, hazards, 1, 1, channels, channels, channels])))


def fit(base: PartyModel, contacts: Contacts, checks: Checks) -> Fitted:
    """The most probable model near `base`.

    Raises:
        Refused: too few contacts ended in a clear way to learn from.
    """
    told = int(contacts.clear.sum())
    if told < OUTCOMES_MIN:
        raise Refused(
            f"{told} contacts were answered, denied or found dead: too few to learn from",
            f"wait until there are {OUTCOMES_MIN}; until then the stated model holds",
        )
    mean, spread = _prior(base, contacts)

    def loss(flat: Floats) -> float:
        parameters = _Parameters.of(flat, contacts, len(base.hazards))
        penalty = 0.5 * float((((flat - mean) / spread) ** 2).sum())
        return penalty - _log_likelihood(parameters, contacts, checks)

    found = minimize(
        loss,
        mean,
        method="L-BFGS-B",
        bounds=_bounds(base, contacts),
        options={"maxiter": _STEPS, "maxfun": 10**6},
    )
    return _fitted(base, contacts, _Parameters.of(found.x, contacts, len(base.hazards)))


def probabilities(weights: Floats, rates: Floats, shows: float, untold: float, contacts: Contacts) -> Floats:
    """The belief before each contact: the sum of `parties/odds.py` over arrays."""
    there = contacts.piece >= 0
    weight = np.where(there, weights[contacts.piece], 0.0)
    rate = rates[contacts.hazard]
    later = np.cumsum(weight, axis=1) - weight
    total = weight.sum(axis=1)
    start, lost_since_start = _run_and_lost(rate, shows, contacts.arrived_years, contacts.start_years)
    _, lost = _run_and_lost(
        rate[:, None], shows, contacts.arrived_years[:, None], np.where(there, contacts.years, 0.0)
    )
    never = np.exp(start - contacts.start_weight - total)
    gone = np.exp(-total) * lost_since_start + (np.exp(-later) * -np.expm1(-weight) * lost).sum(axis=1)
    belief: Floats = 1.0 / (1.0 + never + untold * gone)
    return belief


def _run_and_lost(rate: Floats, shows: float, arrived: Floats, years: Floats) -> tuple[Floats, Floats]:
    """What has run in some years, and what has been lost of a point: as of `table_odds`."""
    run = rate * years + shows * np.maximum(years - arrived, 0.0)
    quiet = rate * np.minimum(years, arrived)
    lost: Floats = np.expm1(quiet) + rate / (rate + shows) * (np.exp(run) - np.exp(quiet))
    return run, lost


def _log_likelihood(parameters: _Parameters, contacts: Contacts, checks: Checks) -> float:
    rates = np.exp(parameters.hazards)
    shows, untold = float(np.exp(parameters.shows[0])), float(_share(parameters.untold)[0])
    belief = probabilities(parameters.weights, rates, shows, untold, contacts)
    belief = np.clip(belief, 1e-9, 1 - 1e-9)
    shares = (parameters.answers, parameters.fails, parameters.protests, parameters.gone)
    answers, fails, protests, gone = (_share(share)[contacts.channel] for share in shares)
    answered, denied = belief * (1.0 - fails) * answers, (1.0 - belief) * (1.0 - gone) * protests
    dead = belief * fails + (1.0 - belief) * gone
    silent = 1.0 - answered - denied - dead
    seen = np.select([contacts.answered, contacts.denied, contacts.dead], [answered, denied, dead], silent)
    run = rates[checks.hazard] * checks.years
    moved = np.where(checks.passed_on, np.log(-np.expm1(-run)), -run)
    return float(np.log(seen).sum() + moved.sum())


def _share(log_odds: Floats) -> Floats:
    share: Floats = 1.0 / (1.0 + np.exp(-log_odds))
    return share


def _prior(base: PartyModel, contacts: Contacts) -> tuple[Floats, Floats]:
    weights = _weights(base, contacts.names)
    hazards = np.log([one.rate for one in base.hazards])
    shows = np.log([max(base.shows, SHOWS_STATED)])
    responses = np.repeat([0.0, FAILS_STATED, 0.0, 0.0], len(contacts.channels))
    spread = [
        np.array(
            [AUTHORITY_SPREAD if name in base.said_by.values() else WEIGHT_SPREAD for name in contacts.names]
        ),
        np.full(len(hazards), HAZARD_SPREAD),
        np.array([SHOWS_SPREAD, UNTOLD_SPREAD]),
        np.full(len(responses), RESPONSE_SPREAD),
    ]
    return np.concatenate([weights, hazards, shows, [0.0], responses]), np.concatenate(spread)


def _weights(model: PartyModel, names: Sequence[str]) -> Floats:
    return np.array([model.weights[name] for name in names], dtype=np.float64)


def _bounds(base: PartyModel, contacts: Contacts) -> list[tuple[float | None, float | None]]:
    """What speaks for the person never speaks against them, and the other way round."""
    against = (*base.reports, *base.denies, *base.passes_on, *base.lapses)
    free = (*base.shares, *base.guesses)
    signs: list[tuple[float | None, float | None]] = [
        (None, None)
        if name in free
        else (None, 0.0)
        if name in (*against, MOVED) or name.startswith("other:")
        else (0.0, None)
        for name in contacts.names
    ]
    hazards: list[tuple[float | None, float | None]] = [(float(np.log(1e-5)), float(np.log(0.9)))] * len(
        base.hazards
    )
    shows: tuple[float | None, float | None] = (float(np.log(1e-3)), float(np.log(10.0)))
    return [*signs, *hazards, shows, (-6.0, 6.0), *[(-12.0, 12.0)] * (4 * len(contacts.channels))]


def _fitted(base: PartyModel, contacts: Contacts, found: _Parameters) -> Fitted:
    weights = {
        name: round(float(weight), 3) for name, weight in zip(contacts.names, found.weights, strict=True)
    }
    hazards = [
        _with_rate(one, float(np.exp(rate))) for one, rate in zip(base.hazards, found.hazards, strict=True)
    ]
    model = replace(
        base,
        hazards=tuple(hazards),
        own={kind: weights.get(kind, weight) for kind, weight in base.own.items()},
        others={what: weights[f"other:{what}"] for what in base.others},
        moved=weights[MOVED],
        shows=float(f"{np.exp(found.shows[0]):.4g}"),
        untold=float(f"{_share(found.untold)[0]:.4g}"),
    )
    shares = (_share(one).tolist() for one in (found.answers, found.fails, found.protests, found.gone))
    responses = (Response(*four) for four in zip(*shares, strict=True))
    return Fitted(model, dict(zip(contacts.channels, responses, strict=True)))


def _with_rate(hazard: Hazard, rate: float) -> Hazard:
    rounded = float(f"{rate:.4g}")
    return replace(hazard, rate=rounded, proof_age_max=hazard.proof_age_max * (hazard.rate / rounded))
