"""The day's decisions, with what rests on a paused source refused: tighter than the gate, never looser."""

from typing import TYPE_CHECKING

import ibis

from rightparty.book.book import Book
from rightparty.desk.source_figures import SOURCE
from rightparty.desk.sources import LIFTED, paused
from rightparty.desk.store import Connection
from rightparty.desk.withdraw import PAUSED
from rightparty.engine import Engine
from rightparty.parties.sources import default_rule, resting_on

if TYPE_CHECKING:
    import ibis.expr.types as ir


def without_paused(
    connection: Connection, engine: Engine, book: Book, decided: "ir.Table", name: str = "day_unpaused"
) -> "ir.Table":
    """The decisions of `decide_table`, where nothing but paused sources speaks for the point: `delay`.

    Such a row keeps its reasons and gets one more, `source_paused`; nothing is allowed until somebody
    lifts the source. A row that was refused stays refused. `book` is joined with the store.
    """
    names = paused(connection)[SOURCE]
    if not names:
        return decided
    resting = resting_on(book.tables["evidence"], names, default_rule()).mutate(rests=True)
    row = decided.left_join(resting, ["point_id", "person_id"])
    rests = row.rests.fill_null(False)
    waits = rests & (row.verdict != "deny")
    refused = row.mutate(
        reasons=rests.ifelse(row.reasons.concat(ibis.literal([PAUSED], type="array<string>")), row.reasons),
        allowed=rests.ifelse(ibis.literal([], type="array<string>"), row.allowed),
        ceiling=rests.ifelse(ibis.null("string"), row.ceiling),
        retry_at=rests.ifelse(ibis.null("timestamp"), row.retry_at),
        until_event=waits.ifelse(LIFTED, row.until_event),
        verdict=waits.ifelse("delay", row.verdict),
    )
    return engine.materialize(refused.select(*decided.columns), name)
