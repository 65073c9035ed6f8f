"""When the window of a counter begins: the first instant of a local day, wherever the person may be.

A window of seven days is today and the six days before. Whoever may be in several zones is counted in the one
that counts most: the one whose window begins first, since nothing else of a count depends on the zone.
"""

import itertools
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import ibis

from rightparty.gate.where import from_epoch, local

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from rightparty.gate.facts_sources import Sources

DAY_S = 86_400


def begins(days: int) -> str:
    """The column that tells when a window of so many days begins."""
    return f"since_{days}d"


def windows(s: "Sources", days: Collection[int]) -> "ir.Table":
    """For each `zones_key` and `asked_at` of a grain, when the windows of some lengths begin."""
    when = s.base.select("zones_key", "asked_at").distinct()
    zoned = local(when.join(s.zonesets, "zones_key"), s.offsets, "asked_at", "zone", "asked")
    o = s.offsets.rename(offset_zone="zone", offset_since="since", offset_until="until")
    each = zoned.join(o, zoned.zone == o.offset_zone)
    begun = each.group_by("zones_key", "asked_at", "zone").agg(
        **{begins(one): _midnight(each, one).min() for one in sorted(days)}
    )
    told = {begins(one): begun[begins(one)].min() for one in sorted(days)}
    return s.engine.materialize(begun.group_by("zones_key", "asked_at").agg(**told), s.named("windows"))


def _midnight(each: "ir.Table", days: int) -> Any:
    """The first instant of a window's first day, if it lies in this row's stretch of one offset."""
    first = from_epoch((each.asked_day - days + 1) * DAY_S - each.ahead_s)
    midnight = ibis.greatest(first, each.offset_since)
    return ibis.cases((midnight < each.offset_until, midnight))


def days_run_on(offsets: Sequence[Mapping[str, Any]]) -> bool:
    """Whether no clock is put back into the day before: then a day is over when the next has begun.

    `offsets`: rows of `where.offset_rows`, those of a zone one after the other.
    """
    for before, after in itertools.pairwise(offsets):
        if before["zone"] == after["zone"]:
            change = int(after["since"].timestamp())
            if (change + after["ahead_s"]) // DAY_S < (change + before["ahead_s"] - 1) // DAY_S:
                return False
    return True
