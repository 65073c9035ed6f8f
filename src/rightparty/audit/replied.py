"""What people wrote back, as the log has it: a stop in a reply is a stop, whether or not anybody filed it.

Only what is surely said counts; a doubt is nobody's refusal. `words.replies` reads the texts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

import ibis
import ibis.expr.types as ir

from rightparty.book.book import Book, schema_of
from rightparty.engine import Engine
from rightparty.words.replies import read_reply

WIDE: Final = "all"
"""The scope of a stop that asks for no contact at all, by any channel."""

_AT_ONCE = 20_000
_NOTICES: Mapping[str, str] = {"attorney": "attorney", "dispute": "dispute"}
"""What a reply may say beside a stop, and the notice that it amounts to."""

_READINGS: Mapping[str, str] = {"reading": "int64", "kinds": "array<string>", "wide": "boolean"}
_TOLD = ("event_id", "at", "person_id", "point_id", "channel", "debt_ids", "contact_id")


def with_replies(engine: Engine, book: Book, name: str) -> Book:
    """The book with notices and evidence that stand in the texts of its inbound events.

    Every notice is named after its event, `said-EVENT`. A wrong person is evidence against the point.
    """
    events = book.tables["events"]
    texts = events.filter(events.direction == "in", events.text.notnull(), events.text.strip() != "")
    if engine.count(texts.limit(1)) == 0:
        return book
    said = engine.materialize(_said(engine, texts, name), f"{name}_said")
    for part in ("replies", "replies lines", "readings"):
        engine.drop(f"{name}_{part}")
    tables = dict(book.tables)
    for table, more in (("notices", _notices(said)), ("evidence", _evidence(said))):
        kinds = schema_of(table)
        whole = {one: more[one] if one in more.columns else ibis.null(kind) for one, kind in kinds.items()}
        new = more.select(**{one: column.cast(kinds[one]) for one, column in whole.items()})
        both = tables[table].union(new.select(*tables[table].columns))
        tables[table] = engine.materialize(both, f"{name}_{table}")
    engine.drop(f"{name}_said")
    return replace(book, tables=tables)


def _said(engine: Engine, texts: ir.Table, name: str) -> ir.Table:
    """Replies with what they say: `_TOLD`, kinds, wide. The same words on the same day are read once."""
    texts = texts.mutate(day=texts["at"].date())
    distinct = engine.number(texts.select("text", "day").distinct(), f"{name}_replies", "reading")
    read = engine.create(f"{name}_readings", _readings(engine, distinct), ibis.schema(dict(_READINGS)))
    rows = texts.join(distinct, ["text", "day"]).join(read, "reading")
    return rows.select(*_TOLD, "kinds", "wide")


def _readings(engine: Engine, replies: ir.Table) -> Iterator[dict[str, Any]]:
    """What each text says; a part of them is held at a time."""
    for first in range(0, engine.count(replies), _AT_ONCE):
        part = replies.filter(replies.reading >= first, replies.reading < first + _AT_ONCE)
        for row in engine.rows(part):
            found = read_reply(row["text"], today=row["day"])
            yield {"reading": row["reading"], "kinds": sorted(found.kinds), "wide": found.scope == WIDE}


def _notices(said: ir.Table) -> ir.Table:
    """What replies amount to: stops, attorneys and disputes."""
    stops = said.filter(said.kinds.contains("stop"))
    told = [
        _notice(
            stops,
            "",
            kind=stops.wide.ifelse("refuses_contact", "opt_out"),
            scope=stops.wide.ifelse(WIDE, "point"),
            point_id=stops.point_id,
            debt_id=ibis.null("string"),
        )
    ]
    for spoken, kind in _NOTICES.items():
        rows = said.filter(said.kinds.contains(spoken), said.person_id.notnull())
        alone = (rows.debt_ids.length() == 1) & ibis.literal(kind == "dispute")
        told.append(
            _notice(
                rows,
                f"-{kind}",
                kind=ibis.literal(kind),
                scope=ibis.null("string"),
                point_id=ibis.null("string"),
                debt_id=ibis.cases((alone, rows.debt_ids[0])),
            )
        )
    return ibis.union(*told)


def _notice(rows: ir.Table, ending: str, **columns: Any) -> ir.Table:
    return rows.select(
        "at",
        "person_id",
        "channel",
        notice_id=ibis.literal("said-") + rows.event_id + ibis.literal(ending),
        medium=ibis.literal("electronic"),
        ref=rows.event_id,
        **columns,
    )


def _evidence(said: ir.Table) -> ir.Table:
    """That a number is somebody else's, where its holder says so."""
    rows = said.filter(said.kinds.contains("wrong_person"), said.point_id.notnull(), said.person_id.notnull())
    return rows.select(
        "point_id",
        "person_id",
        "at",
        "contact_id",
        kind=ibis.literal("wrong_number"),
        source=ibis.literal("reply"),
    )
