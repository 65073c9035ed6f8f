"""What a shadow comes to: how many contacts each law lets go, what changes, and by which rules."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import ibis
import ibis.expr.types as ir

from rightparty.engine import Engine
from rightparty.plan.shadow.compare import BETTER, CHANGES, FATES, SAME, WORSE

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Summary:
    """The figures of `compare.shadow_of_log`.

    contacts, people: what was played. fates: by law (`now`, `then`) and fate, contacts. silent: by law, people of
    whose contacts none would have been made, then or later. changes: by change, contacts, and of them how many
    were `answered`, and how many were followed by a payment within seven days (`paid`): no effect, but what
    went together. rules: rule, speaks_now, speaks_then, newly (contacts that change for the worse where it
    speaks for the first time), no_longer. parts: by `channel`, `agency`, `hour`: value, contacts, goes_now,
    goes_then, changed. days: day, side, fate, contacts.
    """

    contacts: int
    people: int
    fates: Mapping[str, Mapping[str, int]]
    silent: Mapping[str, int]
    changes: Sequence[Row]
    rules: Sequence[Row]
    parts: Mapping[str, Sequence[Row]]
    days: Sequence[Row]


SIDES = ("now", "then")


def summarised(engine: Engine, played: ir.Table, zone: str) -> Summary:
    """Count a table of `compare.COLUMNS`; hours and days are those of the lender's `zone`."""
    local = _on_the_clock(engine, played, zone)
    fates = {
        side: _filled(FATES, engine.rows(played.group_by(key=f"fate_{side}").agg(contacts=played.count())))
        for side in SIDES
    }
    changed = played.group_by("change").agg(
        contacts=played.count(),
        answered=played.answered.sum().cast("int64"),
        paid=played.paid.sum().cast("int64"),
    )
    by_change = {row["change"]: row for row in engine.rows(changed)}
    nothing = {"contacts": 0, "answered": 0, "paid": 0}
    return Summary(
        contacts=engine.count(played),
        people=engine.count(played.filter(played.person_id.notnull()).select("person_id").distinct()),
        fates=fates,
        silent={side: _silent(engine, played, side) for side in SIDES},
        changes=[{"change": change, **nothing, **by_change.get(change, {})} for change in CHANGES],
        rules=_rules(engine, played),
        parts={
            "channel": _part(engine, local, local.channel),
            "agency": _part(engine, local, local.agency_id.fill_null("the lender itself")),
            "hour": _part(engine, local, local.hour),
        },
        days=[
            {"side": side, **row}
            for side in SIDES
            for row in engine.rows(
                local.group_by("day", fate=f"fate_{side}").agg(contacts=local.count()).order_by("day", "fate")
            )
        ],
    )


def _filled(names: Sequence[str], rows: Sequence[Row]) -> Mapping[str, int]:
    found = {row["key"]: row["contacts"] for row in rows}
    return {name: found.get(name, 0) for name in names}


def _on_the_clock(engine: Engine, played: ir.Table, zone: str) -> ir.Table:
    """The contacts with their `day` and `hour` on the lender's clock."""
    (bounds,) = engine.rows(played.agg(first=played["at"].min(), last=played["at"].max()))
    if bounds["first"] is None:
        return played.mutate(day=ibis.null("date"), hour=ibis.null("int64"))
    turns = _offsets(bounds["first"], bounds["last"], ZoneInfo(zone))
    seconds = ibis.cases(
        *((played["at"] < ibis.literal(end.replace(tzinfo=None)), offset) for end, offset in turns[:-1]),
        else_=turns[-1][1],
    ) if len(turns) > 1 else ibis.literal(turns[0][1])
    local = (played["at"].epoch_seconds() + seconds).cast("int64")
    days = (local // 86400).cast("int64")
    return played.mutate(day=ibis.date("1970-01-01") + days.as_interval("D"), hour=(local % 86400) // 3600)


def _offsets(first: datetime, last: datetime, zone: ZoneInfo) -> list[tuple[datetime, int]]:
    """The zone's offsets from one instant to another: (until, seconds), to the hour in which a clock turns."""
    from rightparty.gate.where import offsets_through_time  # noqa: PLC0415 -- replaced below
    raise NotImplementedError
