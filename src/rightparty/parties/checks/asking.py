"""Which numbers of a book are worth a check, and since when each is asked about."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.book.dossier import Row
from rightparty.book.tables import STANDING_IN_ROLES
from rightparty.parties.checks.check import FINDINGS, RECYCLED, Question
from rightparty.parties.model import PartyModel

_PHONES = ("mobile", "landline")


def worth_asking(
    tables: Mapping[str, ir.Table],
    model: PartyModel,
    *,
    check: str,
    source: str,
    prefix: str,
    at: datetime,
    again_after: timedelta,
) -> ir.Table:
    """Numbers with `prefix` that somebody who owes, or verifiably stands in, once proved or stated as theirs.

    Nobody else's number leaves, nor one that this source was asked about less than `again_after` ago.

    Returns:
        point_id, person_id, number, since (UTC), name, national_id. `since`: when the person last proved, or
        else stated, the number; earlier where they last wrote from it before (12 CFR 1006.6(d)(5)(ii)).
    """
    instant = ibis.literal(at.astimezone(UTC).replace(tzinfo=None), type="timestamp")
    points = tables["points"]
    numbers = points.filter(points.kind.isin(_PHONES), points.value.startswith(prefix))
    evidence = tables["evidence"]
    known = evidence.filter(evidence["at"] <= instant).semi_join(numbers, "point_id")
    known = known.semi_join(_concerned(tables, instant), "person_id")

    def last(*kinds: str) -> ir.Value:
        return known["at"].max(where=known.kind.isin(kinds))

    findings = [kind for kind, (which, _) in FINDINGS.items() if which == check]
    ours = known.kind.isin(findings) & (known.source == source).fill_null(False)
    pairs = known.group_by("point_id", "person_id").agg(
        proved_at=last(*model.proves),
        claimed_at=last(*model.claims),
        wrote_at=last("wrote_from"),
        asked_at=known["at"].max(where=ours),
    )
    held_at = ibis.coalesce(pairs.proved_at, pairs.claimed_at)
    pairs = pairs.mutate(since=ibis.least(held_at, pairs.wrote_at.fill_null(held_at)))
    days = ibis.interval(days=again_after.days)
    fresh = (pairs.asked_at > instant - days).fill_null(False)
    pairs = pairs.filter(pairs.since.notnull(), ~fresh)
    persons = tables["persons"].select("person_id", "name", "national_id")
    return (
        pairs.join(numbers.select("point_id", number="value"), "point_id")
        .join(persons, "person_id")
        .select("point_id", "person_id", "number", "since", "name", "national_id")
    )


def _concerned(tables: Mapping[str, ir.Table], instant: ir.Value) -> ir.Table:
    """People who owe, and people who stand in for them with a verified mandate."""
    liable, related = tables["liabilities"], tables["relations"]
    standing_in = related.filter(
        related.role.isin(STANDING_IN_ROLES.split()), (related.verified_at <= instant).fill_null(False)
    )
    running = [
        some.filter((some.until > instant).fill_null(True)).select("person_id")
        for some in (liable, standing_in)
    ]
    return ibis.union(*running, distinct=True)


def questions(rows: Iterable[Row], check: str) -> Iterator[Question]:
    """Questions from rows of `worth_asking`; the reference is the row's point and person.

    Only what the check compares is taken along: a check for reissue knows no name, one of identity no time.
    """
    for row in rows:
        asked: dict[str, Any] = {"since": row["since"]}
        if check != RECYCLED:
            asked = {"name": row["name"] or "", "national_id": row["national_id"] or ""}
        reference = f"{row['point_id']}/{row['person_id']}"
        yield Question(reference, check, row["point_id"], row["person_id"], row["number"], **asked)
