"""The model file: how often points change hands, and what each kind of evidence is worth."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property, lru_cache
from importlib.resources import files
from math import exp, log
from pathlib import Path

from rightparty.errors import InvalidInput
from rightparty.parties.model_file import read_model
from rightparty.parties.odds import YEAR

VIRTUAL = "virtual"
BLANKS = "\u3000\u00a0\t"
"""Further blanks around a carrier's name, as exports have them."""
_BLANKS = str.maketrans(dict.fromkeys(BLANKS, " "))
OTHERS = ("claimed_before", "claimed_since", "proved_before", "proved_since", "reported")
"""What somebody else's evidence about the same point can say, in `PartyModel.others`."""
MOVED = "moved"
"""The piece of a waterfall that says: the person has since given another point of the kind."""


@dataclass(frozen=True)
class Hazard:
    """Points of `kind` pass to somebody else at `rate` a year.

    `carrier` is a `carrier_type`, `calling_code` the beginning of a number (`+86`); None stands for all
    that have no entry of their own. `proof_age_max`: how long a proof without a fault would hold.
    """

    kind: str
    carrier: str | None
    calling_code: str | None
    rate: float
    proof_age_max: timedelta

    def fits(self, kind: str | None, carrier: str | None, value: str) -> bool:
        """True for a point of this kind, carrier type and value."""
        return (
            kind == self.kind
            and self.carrier in (None, carrier)
            and (self.calling_code is None or value.startswith(self.calling_code))
        )


@dataclass(frozen=True)
class PartyModel:
    """Everything `belief_of` and `beliefs` need to know that is not in a book.

    `version` is a short hash of the model file's content (not of its layout or comments).
    `wrong_disclosure` is the accepted chance that a debt word reaches somebody else.
    `hazards` stand in the order in which they are tried. The tuples from `proves` on name kinds of
    evidence; the model file says what each list means. `own` and `others` are weights in log-odds;
    `unnoticed` is the share of reassignments that a check of `stays` misses; `shows`, how often in a year
    a point in the person's hands at which something `arrives` shows it; `untold`, the share of losses of
    which the person does not tell by giving another point; `moved`, the weight of their giving one, for the
    kinds of which people have a `single` one; `exclusive`, the kinds of point that one person has alone.
    `said_by`: kind and authority of evidence that is weighed by itself, under the name given; in everything
    else it remains of its kind.
    """

    version: str
    name: str
    wrong_disclosure: float
    hazards: tuple[Hazard, ...]
    virtual_prefixes: tuple[str, ...]
    lagging: tuple[str, ...]
    lag: timedelta
    carrier_lags: Mapping[str, timedelta]
    proves: tuple[str, ...]
    frees: tuple[str, ...]
    reports: tuple[str, ...]
    denies: tuple[str, ...]
    passes_on: tuple[str, ...]
    stays: tuple[str, ...]
    lapses: tuple[str, ...]
    shares: tuple[str, ...]
    claims: tuple[str, ...]
    guesses: tuple[str, ...]
    arrives: tuple[str, ...]
    own: Mapping[str, float]
    others: Mapping[str, float]
    unnoticed: float
    shows: float
    untold: float
    moved: float
    single: tuple[str, ...]
    exclusive: tuple[str, ...]
    said_by: Mapping[tuple[str, str], str]

    @cached_property
    def inverse_odds_max(self) -> float:
        """The odds against the person, up to which a proven point may get a debt word."""
        return self.wrong_disclosure / (1 - self.wrong_disclosure)

    def counts_beside_proof(self, name: str, weight: float) -> bool:
        """Whether a piece is weighed where a debt word is at stake.

        For the person, only a carrier's data is: a call, a message, a payment or a receipt since the proof
        may be a new holder's. Against them everything, but for what overrules a proof by itself.
        """
        return name not in self._beside_the_point and (weight < 0 or name in self.checks)

    @cached_property
    def _beside_the_point(self) -> frozenset[str]:
        """Pieces that overrule a proof by themselves, or that never count once there is one."""
        overruling = (*self.reports, *self.denies, *self.passes_on, *self.lapses, *self.shares, *self.guesses)
        others = (f"other:{what}" for what in OTHERS if what != "claimed_since")
        return frozenset((*overruling, *others, MOVED))

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """The weight of every piece of a waterfall, by its name."""
        others = {f"other:{what}": weight for what, weight in self.others.items()}
        return {**self.own, **others, MOVED: self.moved}

    @cached_property
    def checks(self) -> tuple[str, ...]:
        """Kinds that speak of the date of some data, and not of the instant at which they came."""
        return tuple(dict.fromkeys((*self.lagging, *self.denies, *self.passes_on, *self.stays)))

    @cached_property
    def anyones(self) -> tuple[str, ...]:
        """Kinds that say the same of the point, whoever they name."""
        return (*self.lapses, *self.passes_on, *self.shares)

    @cached_property
    def named_only(self) -> tuple[str, ...]:
        """Kinds without proofs that speak of the person whom they name, and of nobody else."""
        return tuple(kind for kind in self.own if kind not in (*self.proves, *self.anyones))

    def hazard(self, kind: str | None, carrier_type: str | None, value: str | None) -> Hazard | None:
        """The hazard of a point by its kind, carrier type and value; None for a kind not known."""
        virtual = carrier_type == VIRTUAL or (value or "").startswith(self.virtual_prefixes)
        carrier = VIRTUAL if virtual else carrier_type
        return next((one for one in self.hazards if one.fits(kind, carrier, value or "")), None)

    def lag_of(self, carrier: str | None) -> timedelta:
        """How far a carrier's data is behind, where a check does not state the date of its data."""
        plain = (carrier or "").translate(_BLANKS).strip(" ").lower()
        return self.carrier_lags.get(plain, self.lag)

    def proof_age_max(self, kind: str, hazard: Hazard) -> timedelta:
        """How long a proof of this kind holds by itself."""
        share = hazard.rate / (hazard.rate + self.shows)
        left = log(self.inverse_odds_max + share) - log(exp(-self.own[kind]) + share)
        return max(left, 0.0) / (hazard.rate + self.shows) * YEAR


def name_said_by(kind: str, authority: str) -> str:
    """The name under which evidence of a kind on somebody's authority is weighed."""
    return f"{kind}@{authority}"


@lru_cache(maxsize=1)
def default_model() -> PartyModel:
    """The model that comes with the package: published proxies and stated assumptions."""
    return parse_model(stated_text(), "model.toml")


def chosen_model(path: Path | None) -> PartyModel:
    """The model of a file that somebody named, else the one that comes with the package.

    Raises:
        InvalidInput: the file cannot be read, or does not fit; names every fault.
    """
    return default_model() if path is None else load_model(path)


def stated_text() -> str:
    """The text of the model file that comes with the package."""
    return (files("rightparty.parties") / "model.toml").read_text(encoding="utf-8")


def load_model(path: Path) -> PartyModel:
    """A model from a file of the same form as `parties/model.toml`.

    Raises:
        InvalidInput: the file cannot be read, or does not fit; names every fault.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise InvalidInput(f"{path}: cannot be read as a model: {fault}") from fault
    return parse_model(text, str(path))


def parse_model(text: str, where: str) -> PartyModel:
    """A model from the text of a model file; `where` names it in faults.

    Raises:
        InvalidInput: the text is no TOML, or does not fit; names every fault.
    """
    version, raw = read_model(text, where)
    by_authority = {
        (one["kind"], one["authority"]): float(one["weight"]) for one in raw["weights"].get("authority", ())
    }
    acceptable = 1 / (1 + raw["cost"]["wrong_disclosure"])
    lag, evidence = raw["data_lag"], raw["evidence"]
    age_max = -log(1 - acceptable) * YEAR
    hazards = [
        Hazard(
            one["kind"],
            one.get("carrier"),
            one.get("calling_code"),
            float(one["rate"]),
            age_max / one["rate"],
        )
        for one in raw["hazard"]
    ]
    return PartyModel(
        version=version,
        name=raw["name"],
        wrong_disclosure=acceptable,
        hazards=tuple(sorted(hazards, key=lambda one: (one.carrier is None, -len(one.calling_code or "")))),
        virtual_prefixes=tuple(raw["virtual"]["prefixes"]),
        lagging=tuple(lag["kinds"]),
        lag=timedelta(days=lag["days"]),
        carrier_lags={name: timedelta(days=one["days"]) for one in lag["carrier"] for name in one["names"]},
        **{name: tuple(evidence[name]) for name in ("proves", "frees", "reports", "denies", "passes_on")},
        **{name: tuple(evidence[name]) for name in ("stays", "lapses", "shares", "claims", "arrives")},
        guesses=(*evidence["guesses"], *(name_said_by(*which) for which in by_authority)),
        own={
            **{kind: float(weight) for kind, weight in raw["weights"]["own"].items()},
            **{name_said_by(*which): weight for which, weight in by_authority.items()},
        },
        said_by={which: name_said_by(*which) for which in by_authority},
        others={name: float(raw["weights"]["others"][name]) for name in OTHERS},
        unnoticed=float(raw["weights"]["unnoticed"]),
        shows=float(raw["weights"]["shows"]),
        untold=float(raw["weights"]["untold"]),
        moved=float(raw["weights"]["moved"]),
        single=tuple(raw["weights"]["single"]),
        exclusive=tuple(raw["weights"]["exclusive"]),
    )
