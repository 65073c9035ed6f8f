"""The model file: how often points change hands, and what each kind of evidence is worth."""

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from rightparty.book.tables import EVIDENCE_KINDS
from rightparty.errors import InvalidInput

YEAR = timedelta(days=365.25)
VIRTUAL = "virtual"
_SECTIONS: Mapping[str, type] = {
    "name": str,
    "wrong_disclosure": dict,
    "hazard": list,
    "virtual": dict,
    "data_lag": dict,
    "evidence": dict,
}
_LISTS = ("proves", "reports", "denies", "passes_on", "lapses", "shares", "claims", "supports", "ignored")


@dataclass(frozen=True)
class Hazard:
    """Points of `kind` pass to somebody else at `rate` a year; so proof is good for `proof_age_max`.

    `carrier` is a `carrier_type`, or None for every carrier that has no entry of its own.
    """

    kind: str
    carrier: str | None
    rate: float
    proof_age_max: timedelta


@dataclass(frozen=True)
class PartyModel:
    """Everything `belief_of` and `beliefs` need to know that is not in a book.

    `version` is a short hash of the model file's content (not of its layout or comments).
    `wrong_disclosure` is the accepted chance that a point has changed hands when it gets a debt word.
    The tuples from `proves` on name kinds of evidence; the model file says what each list means.
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
    lapses: tuple[str, ...]
    shares: tuple[str, ...]
    claims: tuple[str, ...]

    def hazard(self, kind: str | None, carrier_type: str | None, value: str | None) -> Hazard | None:
        """The hazard of a point by its kind, carrier type and value; None for a kind not known."""
        virtual = carrier_type == VIRTUAL or (value or "").startswith(self.virtual_prefixes)
        carrier = VIRTUAL if virtual else carrier_type
        fitting = {one.carrier: one for one in self.hazards if one.kind == kind}
        return fitting.get(carrier) or fitting.get(None)

    def lag_of(self, carrier: str | None) -> timedelta:
        """How far a carrier's data is behind, where a check does not state the date of its data."""
        return self.carrier_lags.get((carrier or "").strip().lower(), self.lag)


@lru_cache(maxsize=1)
def default_model() -> PartyModel:
    """The model that comes with the package: published proxies and stated assumptions."""
    return parse_model((files("rightparty.parties") / "model.toml").read_text(encoding="utf-8"), "model.toml")


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
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise InvalidInput(f"{where}: not a TOML file: {fault}") from fault
    problems = list(_problems(raw))
    if problems:
        raise InvalidInput(f"{where}: not a usable model", "compare it with parties/model.toml", problems)
    return _built(raw)


def _built(raw: Mapping[str, Any]) -> PartyModel:
    acceptable = float(raw["wrong_disclosure"]["acceptable"])
    lag, evidence = raw["data_lag"], raw["evidence"]
    return PartyModel(
        version=_hash(raw),
        name=raw["name"],
        wrong_disclosure=acceptable,
        hazards=tuple(
            Hazard(one["kind"], one.get("carrier"), float(one["rate"]), acceptable / one["rate"] * YEAR)
            for one in raw["hazard"]
        ),
        virtual_prefixes=tuple(raw["virtual"]["prefixes"]),
        lagging=tuple(lag["kinds"]),
        lag=timedelta(days=lag["days"]),
        carrier_lags={name: timedelta(days=one["days"]) for one in lag["carrier"] for name in one["names"]},
        **{name: tuple(evidence[name]) for name in ("proves", "frees", "reports", "denies", "passes_on")},
        **{name: tuple(evidence[name]) for name in ("lapses", "shares", "claims")},
    )


def _hash(raw: Mapping[str, Any]) -> str:
    canonical = json.dumps(raw, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()[:12]


def _problems(raw: Mapping[str, Any]) -> Iterator[str]:
    """Everything that keeps a parsed file from being a model."""
    missing = [name for name, form in _SECTIONS.items() if not isinstance(raw.get(name), form)]
    if missing:
        yield f"missing, or not of the right form: {', '.join(missing)}"
        return
    acceptable = raw["wrong_disclosure"].get("acceptable")
    if not _share(acceptable):
        yield f"wrong_disclosure.acceptable = {acceptable!r} is not between 0 and 1"
    for number, one in enumerate(raw["hazard"], start=1):
        if not isinstance(one.get("kind"), str) or not _share(one.get("rate")):
            yield f"hazard {number}: needs a `kind`, and a `rate` between 0 and 1"
    yield from _unsourced(raw)
    yield from _misplaced(raw["evidence"])


def _share(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 1


def _unsourced(raw: Mapping[str, Any]) -> Iterator[str]:
    """No number without its source and the day on which somebody looked."""
    lags = raw["data_lag"]
    for one in (raw["wrong_disclosure"], *raw["hazard"], raw["virtual"], lags, *lags.get("carrier", ())):
        if not one.get("source") or not one.get("checked"):
            yield f"no `source` or no `checked` date: {dict(one)}"


def _misplaced(evidence: Mapping[str, Any]) -> Iterator[str]:
    """Each kind of evidence stands in exactly one list, and only proofs can free."""
    listed = [kind for name in _LISTS for kind in evidence.get(name, ())]
    for kind in EVIDENCE_KINDS.split():
        if listed.count(kind) != 1:
            yield f"evidence `{kind}` stands in {listed.count(kind)} lists instead of one"
    for kind in sorted(set(listed) - set(EVIDENCE_KINDS.split())):
        yield f"evidence `{kind}` is no kind of evidence"
    for kind in evidence.get("frees", ()):
        if kind not in evidence.get("proves", ()):
            yield f"evidence `{kind}` frees but does not prove"
