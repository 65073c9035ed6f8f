"""The linkage model: fields, rules and weights learnt from one set of records, kept as a JSON file.

Like the model of contact points it is versioned by the hash of what it says, and carries a card: on which
data and when it was learnt, with which parameters. Records that come later are linked with it
(`linking.link_new`).
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from math import log2
from pathlib import Path
from typing import Any

from rightparty.errors import InvalidInput
from rightparty.outside import read_json
from rightparty.parties.linkage.blocking import Key, Rule
from rightparty.parties.linkage.comparing import Comparison, comparisons_of
from rightparty.parties.linkage.fields import Field
from rightparty.parties.linkage.mixture import Learnt, Other, Shares
from rightparty.parties.linkage.roles import Role
from rightparty.parties.linkage.settings import settings_of

FORM = 1
"""The form of the file; a file of another form is refused."""


@dataclass(frozen=True)
class Card:
    """Where a model comes from. `learnt_on`: the day, as it was given; `pairs`: how many were compared."""

    learnt_on: date
    records: int
    sources: tuple[str, ...]
    pairs: int
    seed: int
    expected_matches: float
    parameters: Mapping[str, Any]


@dataclass(frozen=True)
class LinkModel:
    """All that is needed to weigh a pair, and what the data said about households and files.

    `relatives`: whether the data hold people of one surname and home who are clearly not one person; only
    then do a birth date, or a twin's given name, forbid a link. `single`: sources where nobody stands twice.
    """

    fields: tuple[Field, ...]
    rules: tuple[Rule, ...]
    learnt: Learnt
    relatives: bool
    single: tuple[str, ...]
    card: Card

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        """The comparisons in the order of a pattern's levels."""
        return comparisons_of(self.fields)

    @property
    def version(self) -> str:
        """Twelve hex digits that change whenever the model does."""
        return hashlib.sha256(_canonical(_content(self)).encode()).hexdigest()[:12]


def write_model(model: LinkModel, path: Path) -> None:
    """Keep a model as JSON."""
    kept = {"form": FORM, "version": model.version, **_content(model)}
    path.write_text(json.dumps(kept, ensure_ascii=False, indent=1, default=str) + "\n", encoding="utf-8")


def read_model(path: Path) -> LinkModel:
    """A model that was kept.

    Raises:
        InvalidInput: no model, one of another form, or one that was changed since it was written.
    """
    try:
        raw = read_json(path.read_bytes(), f"{path}", "Learn it anew.")
        if raw["form"] != FORM:
            raise InvalidInput(f"{path} is a linkage model of form {raw['form']}.", "Learn it anew.")
        model = _model(raw)
        version = raw["version"]
    except (OSError, ValueError, KeyError, TypeError, OverflowError) as error:
        raise InvalidInput(f"{path} is no linkage model.", str(error)) from error
    if model.version != version:
        raise InvalidInput(f"{path} is not as it was written: its hash does not fit.", "Learn it anew.")
    return model


def splink_settings(model: LinkModel, dialect: str) -> dict[str, Any]:
    """The model as Splink's settings in a dialect (`duckdb` or `spark`)."""
    return settings_of(model.comparisons, model.rules, dialect, model.learnt)


def weights_of(model: LinkModel) -> Iterator[tuple[str, str, float, float, float]]:
    """Every level of every comparison, with m, u, and its weight in bits."""
    for place, comparison in enumerate(model.comparisons):
        for step, label in enumerate(comparison.labels):
            level = len(comparison.labels) - 1 - step
            m, u = model.learnt.m[place][level], model.learnt.u[place][level]
            yield comparison.name, label, m, u, log2(m / u)


def _content(model: LinkModel) -> dict[str, Any]:
    return {
        "fields": [asdict(field) for field in model.fields],
        "rules": [asdict(rule) for rule in model.rules],
        "learnt": asdict(model.learnt),
        "relatives": model.relatives,
        "single": list(model.single),
        "card": {**asdict(model.card), "learnt_on": model.card.learnt_on.isoformat()},
    }


def _canonical(content: Mapping[str, Any]) -> str:
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)


def _model(raw: Mapping[str, Any]) -> LinkModel:
    card, learnt = raw["card"], raw["learnt"]
    return LinkModel(
        fields=tuple(Field(**{**one, "role": Role(one["role"])}) for one in raw["fields"]),
        rules=tuple(Rule(tuple(Key(**key) for key in one["keys"]), one["pairs"]) for one in raw["rules"]),
        learnt=Learnt(
            _as_shares(learnt["stayed"]),
            _as_shares(learnt["u"]),
            learnt["match"],
            tuple(
                Other(one["name"], one["share"], _as_shares(one["levels"]), tuple(one["shares"]))
                for one in learnt["others"]
            ),
            learnt["moved"],
            tuple(learnt["home"]),
        ),
        relatives=raw["relatives"],
        single=tuple(raw["single"]),
        card=Card(
            **{
                **card,
                "learnt_on": date.fromisoformat(card["learnt_on"]),
                "sources": tuple(card["sources"]),
            }
        ),
    )


def _as_shares(raw: Sequence[Sequence[float]]) -> Shares:
    return tuple(tuple(float(share) for share in shares) for shares in raw)
