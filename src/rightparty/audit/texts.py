"""What is wrong with the words of a log's contacts: each distinct text on each occasion is judged once."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, time
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.audit.finding import CANNOT_TELL
from rightparty.engine import Engine
from rightparty.law.vocabulary import ALL
from rightparty.words.conduct import OTHER, OUT, OWES, STANDS_IN, Occasion, TextFinding, judged_many

Progress = Callable[[str, int, int], None]

FOUND: Mapping[str, str] = {
    "text": "string",
    "audience": "string",
    "channel": "string",
    "country": "string",
    "content": "string",
    "day": "date",
    "creditor_kind": "string",
    "by_agency": "boolean",
    "rule": "string",
    "citation": "string",
    "severity": "string",
    "certain": "boolean",
    "found_by": "string",
    "evidence": "string",
    "instead": "string",
    "missing": "array<string>",
}
"""One row for a text on an occasion and a passage in it; `evidence` is the passage, word for word."""

_OCCASION = ("text", "audience", "channel", "country", "content", "day", "creditor_kind", "by_agency")
_EVERY = 5_000


def audience_of(contacts: ir.Table, tables: Mapping[str, ir.Table], *, roles_known: bool) -> ir.Table:
    """`contact_id, audience`: whom a contact reached: `owes`, `stands_in` or `other`; NULL is unknown.

    contacts: contact_id, person_id, debt_ids. `roles_known`: whether a person in no table of roles is known
    to have none: of a book it is, of a log alone it is not.
    """
    pairs = contacts.select("contact_id", person="person_id", debt=contacts.debt_ids.unnest())
    owing = tables["liabilities"].select(who="person_id", what="debt_id", owing=ibis.literal(value=True))
    others = tables["relations"]
    standing = others.select(
        related="person_id",
        about="debt_id",
        standing=others.role.isin(_STANDING) & others.verified_at.notnull(),
    )
    rows = pairs.left_join(owing, [pairs.person == owing.who, pairs.debt == owing.what])
    rows = rows.left_join(standing, [rows.person == standing.related, rows.debt == standing.about])
    told = rows.group_by("contact_id").agg(
        owing=rows.owing.any(), standing=rows.standing.any(), related=rows.related.notnull().any()
    )
    known = ibis.literal(roles_known) | told.related.fill_null(False)
    return told.select(
        "contact_id",
        audience=ibis.cases(
            (told.owing.fill_null(False), OWES),
            (told.standing.fill_null(False), STANDS_IN),
            (known, OTHER),
            else_=ibis.null("string"),
        ),
    )


_STANDING = (
    "attorney", "adviser", "guardian", "executor", "administrator", "representative", "successor",
    "parent_of_minor",
)  # fmt: skip


def text_findings(
    engine: Engine, contacts: ir.Table, names: tuple[str, ...], progress: Progress | None, name: str
) -> ir.Table:
    """`contact_id` with the columns of `FOUND` from `rule` on.

    contacts: contact_id, at, agency_id, text, audience, channel, country, creditor_kind, content.
    names: the creditors'. The law is that of the day.
    """
    spoken = contacts.filter(contacts.text.notnull(), contacts.text.strip() != "")
    spoken = spoken.mutate(day=spoken["at"].date(), by_agency=spoken.agency_id.notnull())
    distinct = engine.rows(spoken.select(*_OCCASION).distinct().order_by("text"))
    found = engine.create(f"{name}_texts", _found(distinct, names, progress), ibis.schema(dict(FOUND)))
    same = [(spoken[one] == found[one]) | (spoken[one].isnull() & found[one].isnull()) for one in _OCCASION]
    rows = spoken.select("contact_id", *_OCCASION).join(found, same)
    return rows.select("contact_id", *(column for column in FOUND if column not in _OCCASION))


def _found(
    rows: list[dict[str, Any]], names: tuple[str, ...], progress: Progress | None
) -> Iterator[dict[str, Any]]:
    judged = judged_many((row["text"], _occasion(row, names)) for row in rows)
    for number, (row, findings) in enumerate(zip(rows, judged, strict=True), start=1):
        for one in findings:
            yield {**{key: row[key] for key in _OCCASION}, **_row(one)}
        if progress is not None and (number % _EVERY == 0 or number == len(rows)):
            progress("texts", number, len(rows))


def _occasion(row: Mapping[str, Any], names: tuple[str, ...]) -> Occasion:
    return Occasion(
        audience=row["audience"],
        direction=OUT,
        channel=row["channel"],
        country=row["country"],
        at=datetime.combine(row["day"], time(12), UTC),
        creditor_kind=row["creditor_kind"],
        by_agency=row["by_agency"],
        content=row["content"] if row["content"] in ALL else None,
        creditor_names=names or None,
    )


def _row(one: TextFinding) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "citation": one.citation,
        "severity": one.severity,
        "certain": one.verdict != CANNOT_TELL,
        "found_by": one.found_by,
        "evidence": one.quote,
        "instead": one.instead,
        "missing": list(one.missing),
    }
