"""Outcomes as arrays, so that a model's probability of all of them is one pass of arithmetic."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from rightparty.parties.learning.outcomes import ANSWERED, DEAD, DENIED
from rightparty.parties.model import PartyModel
from rightparty.parties.odds import YEAR
from rightparty.parties.table_odds import columns

Row = Mapping[str, Any]
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

REST = timedelta(days=120)
"""How long a number rests before somebody new gets it: two to six months, as operators do it."""


@dataclass(frozen=True)
class Contacts:
    """Contacts and their outcomes: n rows, and for each up to k pieces, latest first.

    persons: whom the contact was meant for. piece: index into `names`, -1 where there is none. years:
    since the piece's date. start_weight, start_years: of where belief began. arrived_years: since silence
    last counted. hazard: index into the
    model's hazards. channel: index into `channels`.
    """

    names: tuple[str, ...]
    channels: tuple[str, ...]
    persons: tuple[str, ...]
    piece: Ints
    years: Floats
    start_weight: Floats
    start_years: Floats
    arrived_years: Floats
    hazard: Ints
    channel: Ints
    answered: NDArray[np.bool_]
    denied: NDArray[np.bool_]
    dead: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.hazard)

    @property
    def clear(self) -> NDArray[np.bool_]:
        """Which contacts ended in a way that tells: answered, denied, or dead."""
        return self.answered | self.denied | self.dead

    def where(self, chosen: NDArray[np.bool_]) -> "Contacts":
        """The chosen rows."""
        per_row = (
            "piece",
            "years",
            "start_weight",
            "start_years",
            "arrived_years",
            "hazard",
            "channel",
            "answered",
            "denied",
            "dead",
        )
        rows = {name: getattr(self, name)[chosen] for name in per_row}
        persons = tuple(person for person, kept in zip(self.persons, chosen, strict=True) if kept)
        return Contacts(self.names, self.channels, persons, **rows)


@dataclass(frozen=True)
class Checks:
    """Checks of numbers: the years looked at less the rest, the hazard they concern, what they found."""

    years: Floats
    hazard: Ints
    passed_on: NDArray[np.bool_]


def contacts_of(rows: Sequence[Row], model: PartyModel) -> Contacts:
    """Rows of `contact_outcomes` as arrays.

    Left out: points of a kind that has no hazard; those that several people use, where another's answer says
    nothing; and rows in which a check spared some ageing, which cannot be told apart from a lower hazard.
    """
    odd = (*model.stays, *model.shares)
    rows = [row for row in rows if _hazard(row, model) is not None and not _names(row) & set(odd)]
    names = tuple(one.name for one in columns(model))
    channels = tuple(sorted({row["channel"] for row in rows}))
    width = max((len(row["pieces"]) for row in rows), default=0)
    piece, years = np.full((len(rows), width), -1, dtype=np.int64), np.zeros((len(rows), width))
    for number, row in enumerate(rows):
        for place, (name, age) in enumerate(_latest_first(row)):
            piece[number, place], years[number, place] = names.index(name), age
    starts = [row["pieces"][0] for row in rows]
    return Contacts(
        names,
        channels,
        tuple(row["person_id"] for row in rows),
        piece,
        years,
        np.array([one["log_odds"] for one in starts], dtype=np.float64),
        np.array([_age(row, one) for row, one in zip(rows, starts, strict=True)], dtype=np.float64),
        np.array([(row["at"] - row["arrived_at"]) / YEAR for row in rows], dtype=np.float64),
        np.array([_hazard(row, model) for row in rows], dtype=np.int64),
        np.array([channels.index(row["channel"]) for row in rows], dtype=np.int64),
        *(
            np.array([row["outcome"] == outcome for row in rows], dtype=np.bool_)
            for outcome in (ANSWERED, DENIED, DEAD)
        ),
    )


def checks_of(rows: Iterable[Row], model: PartyModel) -> Checks:
    """Rows of `check_outcomes` as arrays, without those that looked at less than a number's rest."""
    found = [
        (row["until"] - row["since"] - REST, _hazard(row, model), row["passed_on"])
        for row in rows
        if row["until"] - row["since"] > REST
    ]
    known = [(span / YEAR, hazard, passed_on) for span, hazard, passed_on in found if hazard is not None]
    return Checks(
        np.array([years for years, _, _ in known], dtype=np.float64),
        np.array([hazard for _, hazard, _ in known], dtype=np.int64),
        np.array([passed_on for _, _, passed_on in known], dtype=np.bool_),
    )


def held_out(person_ids: Iterable[str], one_in: int = 5) -> NDArray[np.bool_]:
    """Which persons a model is not fitted on: one in five, the same for a name on every machine."""
    return np.array([crc32(name.encode()) % one_in == 0 for name in person_ids], dtype=np.bool_)


def _hazard(row: Row, model: PartyModel) -> int | None:
    hazard = model.hazard(row["kind"], row["carrier_type"], row["value"])
    return None if hazard is None else model.hazards.index(hazard)


def _names(row: Row) -> set[str]:
    return {piece["name"] for piece in row["pieces"]}


def _latest_first(row: Row) -> list[tuple[str, float]]:
    dated = [(piece["name"], _age(row, piece)) for piece in row["pieces"][1:] if piece["at"] is not None]
    return dated[::-1]


def _age(row: Row, piece: Row) -> float:
    years: float = (row["at"] - piece["at"]) / YEAR
    return years
