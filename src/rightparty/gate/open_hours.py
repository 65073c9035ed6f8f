"""At which of some later instants a contact may go out, as far as hours go: its windows, asked again.

Whoever paces a day's contacts has to know; to decide every contact at every hour would take too long. Hours
depend on few things only: the windows that bind a case, the zones the person may be in, and the hours that
were agreed or refused. Each distinct set of these is asked once.
"""

from collections.abc import Sequence
from datetime import datetime

import ibis
import ibis.expr.types as ir

from rightparty.engine import Engine
from rightparty.gate.asked import attach
from rightparty.gate.bits import unpack
from rightparty.gate.masks import Masks
from rightparty.gate.opening import Opening
from rightparty.gate.retry import windows_of
from rightparty.gate.zones import hours_of

OPEN_HOURS = "open_hours"
"""The column: its bit of a number is 1 where contact is permitted at the instant that has this number."""

MOST = 62
"""So many instants have a bit in one whole number."""


def with_open_hours(
    engine: Engine, decided: ir.Table, masks: Masks, moment: datetime, hours: Sequence[datetime]
) -> ir.Table:
    """`case` and `open_hours` of every case: at which of the instants its windows are open.

    All else that decides a contact (caps, consents, what will have happened) is left to the gate, which is
    asked again before anything goes out.

    Args:
        engine: does the work.
        decided: one row a case, with `zones_key`, `hours_key` and the windows of its masks.
        masks: what these bits mean.
        moment: the law is that of this instant.
        hours: the instants, at most `MOST`.
    """
    key = ["zones_key", "hours_key", *masks.windows]
    known = decided.select(
        "case",
        *masks.windows,
        zones_key=decided.zones_key.fill_null(""),
        hours_key=decided.hours_key.fill_null(""),
    )
    rows = []
    for row in engine.rows(known.select(*key).distinct()):
        rules = unpack([row[word] for word in masks.windows], masks.rules)
        zones = tuple(row["zones_key"].split(";")) if row["zones_key"] else ()
        opening = Opening(windows_of(rules, moment), hours_of(row["hours_key"]), zones)
        open_ = sum(1 << number for number, at in enumerate(hours) if opening.is_open(at))
        rows.append(row | {OPEN_HOURS: open_})
    schema = {"zones_key": "string", "hours_key": "string"} | dict.fromkeys(masks.windows, "int64")
    told = engine.create("gate_open", rows, ibis.schema(schema | {OPEN_HOURS: "int64"}))
    return attach(known, told, *key).select("case", OPEN_HOURS)
