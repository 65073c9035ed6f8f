"""What people wrote back, as the log has it: a stop in a reply is a stop, whether or not anybody filed it.

Only what is surely said counts; a doubt is nobody's refusal. `words.replies` reads the texts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

import ibis.expr.types as ir

from rightparty.book.book import Book, schema_of
from rightparty.engine import Engine
from rightparty.words.replies import Reading, read_reply

WIDE: Final = "all"
"""The scope of a stop that asks for no contact at all, by any channel."""

_AT_ONCE = 20_000
_NOTICES: Mapping[str, str] = {"attorney": "attorney", "dispute": "dispute"}
"""What a reply may say beside a stop, and the notice that it amounts to."""


def with_replies(engine: Engine, book: Book, name: str) -> Book:
    """The book with notices and evidence that stand in the texts of its inbound events.

    Every notice is named after its event, `said-EVENT`. A wrong person is evidence against the point.
    """
    events = book.tables["events"]
    texts = events.filter(events.direction == "in", events.text.notnull(), events.text.strip() != "")
    texts = texts.select(
        "event_id", "at", "person_id", "point_id", "channel", "debt_ids", "contact_id", "text"
    )
    kept = engine.number(texts, f"{name}_replies", "reply")
    if engine.count(kept.limit(1)) == 0:
        engine.drop(f"{name}_replies")
        return book
    notices = engine.create(f"{name}_said", _notices(engine, kept), schema_of("notices"))
    evidence = engine.create(f"{name}_denied", _evidence(engine, kept), schema_of("evidence"))
    tables = dict(book.tables)
    for table, more in (("notices", notices), ("evidence", evidence)):
        both = tables[table].union(more.select(*tables[table].columns))
        tables[table] = engine.materialize(both, f"{name}_{table}")
    for part in ("replies", "said", "denied"):
        engine.drop(f"{name}_{part}")
    return replace(book, tables=tables)


def _read(engine: Engine, replies: ir.Table) -> Iterator[tuple[Mapping[str, Any], Reading]]:
    for first in range(0, engine.count(replies), _AT_ONCE):
        part = replies.filter(replies.reply >= first, replies.reply < first + _AT_ONCE)
        for row in engine.rows(part):
            yield row, read_reply(row["text"], today=row["at"].date())


def _notices(engine: Engine, replies: ir.Table) -> Iterator[dict[str, Any]]:
    for row, reading in _read(engine, replies):
        common = {
            **{name: row[name] for name in ("at", "person_id", "point_id", "channel")},
            "medium": "electronic",
            "ref": row["event_id"],
        }
        if "stop" in reading.kinds:
            wide = reading.scope == WIDE
            kind, scope = ("refuses_contact", WIDE) if wide else ("opt_out", "point")
            yield {**common, "notice_id": f"said-{row['event_id']}", "kind": kind, "scope": scope}
        for said, kind in _NOTICES.items():
            if said in reading.kinds and row["person_id"] is not None:
                debts: tuple[str, ...] = row["debt_ids"] or ()
                about = next(iter(debts)) if kind == "dispute" and len(debts) == 1 else None
                told = {"notice_id": f"said-{row['event_id']}-{kind}", "kind": kind, "debt_id": about}
                yield {**common, "point_id": None, **told}


def _evidence(engine: Engine, replies: ir.Table) -> Iterator[dict[str, Any]]:
    for row, reading in _read(engine, replies):
        if "wrong_person" in reading.kinds and row["point_id"] is not None and row["person_id"] is not None:
            named = {name: row[name] for name in ("point_id", "person_id", "at", "contact_id")}
            yield {**named, "kind": "wrong_number", "source": "reply"}
