"""What a person did at other points: when they last showed themselves there, and whether they gave another.

Read twice, like everything about belief: over rows, and in columns.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import ibis.expr.types as ir

from rightparty.book.dossier import Row
from rightparty.parties.model import PartyModel

THE_PERSON = "person"
"""The authority of what the person said themselves."""

SOMEBODY_ELSE = "(somebody else)"
"""Whom evidence names that is known of a number under another id: nobody whom the reader may know."""

_KEYS = ("point_id", "person_id", "at")


@dataclass(frozen=True)
class Elsewhere:
    """What is known of a person's other points; None: never.

    active_at: their last proof at one. given_at: when they last gave or proved another of the same kind,
    where people mostly have one (`PartyModel.single`).
    """

    active_at: datetime | None = None
    given_at: datetime | None = None


NOTHING_ELSEWHERE = Elsewhere()
"""Nothing is known of any other point."""


def elsewhere_of(
    evidence: Iterable[Row],
    kinds: Mapping[str, str | None],
    point_id: str,
    person_id: str,
    at: datetime,
    model: PartyModel,
) -> Elsewhere:
    """What rows of `evidence` up to an instant say of the person's other points; `kinds`: by point."""
    active: list[datetime] = []
    given: list[datetime] = []
    single = kinds.get(point_id) if kinds.get(point_id) in model.single else None
    for row in evidence:
        if row["person_id"] != person_id or row["point_id"] == point_id or row["at"] > at:
            continue
        proves = row["kind"] in model.proves
        claims = row["kind"] in model.claims and row.get("authority") in (None, THE_PERSON)
        if proves:
            active.append(row["at"])
        if single is not None and (proves or claims) and kinds.get(row["point_id"]) == single:
            given.append(row["at"])
    return Elsewhere(max(active, default=None), max(given, default=None))


def with_elsewhere(row: ir.Table, tables: Mapping[str, ir.Table], model: PartyModel) -> ir.Table:
    """Add `active_at` and `given_at` to rows with the keys point_id, person_id and at."""
    evidence, points = tables["evidence"], tables["points"]
    own_word = evidence.authority.isnull() | (evidence.authority == THE_PERSON)
    proves = evidence.kind.isin(model.proves)
    said = evidence.filter(proves | (evidence.kind.isin(model.claims) & own_word))
    said = said.left_join(points, "point_id").select(
        by=said.person_id,
        there=said.point_id,
        said_at=said["at"],
        said_kind=said.kind,
        there_kind=points.kind,
    )
    keys = row.select(*_KEYS).distinct()
    keys = keys.left_join(points, "point_id").select(keys, here_kind=points.kind)
    both = keys.join(
        said,
        [keys.person_id == said.by, keys.point_id != said.there, keys["at"] >= said.said_at],
    )
    same = (both.here_kind == both.there_kind) & both.here_kind.isin(model.single)
    found = both.group_by(*_KEYS).aggregate(
        active_at=both.said_at.max(where=both.said_kind.isin(model.proves)),
        given_at=both.said_at.max(where=same),
    )
    joined = row.left_join(found, list(_KEYS))
    return joined.select(row, found.active_at, found.given_at)
