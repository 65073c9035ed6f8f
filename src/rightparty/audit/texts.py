"""What is wrong with the words of a log's contacts: each distinct text on each occasion is judged once."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, time
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.audit.finding import SPOKEN_OF
from rightparty.audit.occasions import OCCASION, day_of
from rightparty.engine import Engine
from rightparty.law.vocabulary import AI_CALL, ALL, CALL
from rightparty.words.conduct import OTHER, OUT, OWES, STANDS_IN, Occasion, TextFinding, judged_many
from rightparty.words.model import default_model as wording_model
from rightparty.words.transcript import own_words
from rightparty.words.verdicts import CANNOT_TELL

Progress = Callable[[str, int, int], None]

FOUND: Mapping[str, str] = {
    "occasion": "int64",
    **SPOKEN_OF,
}
"""One row for a text on an occasion and a passage in it; `evidence` is the passage, word for word."""

_OCCASION = (
    "text", "audience", "channel", "country", "content", "day", "creditor_kind", "by_agency", *OCCASION,
)  # fmt: skip
_AT_ONCE = 20_000
"""Texts that are held at a time."""


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
        owing=rows.owing.any(),
        standing=rows.standing.any(),
        related=rows.related.notnull().any(),
        named=rows.person.notnull().any(),
    )
    # Of whoever cannot be told by name, number or role nobody knows what they are to the debt.
    known = (ibis.literal(roles_known) & told.named) | told.related.fill_null(False)
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


def text_findings(engine: Engine, contacts: ir.Table, progress: Progress | None, name: str) -> ir.Table:
    """`contact_id` with the columns of `FOUND` but the first.

    contacts: contact_id, at, agency_id, text, audience, channel, country, creditor_kind, content, and the
    columns of `occasions.OCCASION`. The law is that of the day in the lender's country.
    """
    spoken = contacts.filter(contacts.text.notnull(), contacts.text.strip() != "")
    spoken = spoken.mutate(day=day_of(spoken), by_agency=spoken.agency_id.notnull())
    # What was owed is asked only of a text that states a number: all others are one text, whatever was owed.
    states = spoken.text.re_search("[0-9０-９]")
    spoken = spoken.mutate(amount_owed=ibis.cases((states, spoken.amount_owed)))
    spoken = engine.materialize(spoken.select("contact_id", *_OCCASION), f"{name}_spoken")
    distinct = engine.number(spoken.select(*_OCCASION).distinct(), f"{name}_occasions", "occasion")
    found = engine.create(f"{name}_texts", _found(engine, distinct, progress), ibis.schema(dict(FOUND)))
    rows = spoken.join(distinct, [spoken[one].identical_to(distinct[one]) for one in _OCCASION])
    told = rows.select("contact_id", "occasion").join(found, "occasion")
    told = engine.materialize(told.drop("occasion"), f"{name}_of_texts")
    for part in ("spoken", "occasions", "occasions lines", "texts"):
        engine.drop(f"{name}_{part}")
    return told


def _found(engine: Engine, distinct: ir.Table, progress: Progress | None) -> Iterator[dict[str, Any]]:
    """What is found in each text on each occasion; a part of them is held at a time."""
    whole = engine.count(distinct)
    for first in range(0, whole, _AT_ONCE):
        part = distinct.filter(distinct.occasion >= first, distinct.occasion < first + _AT_ONCE)
        rows = engine.rows(part.order_by("text"))
        found = judged_many(
            ((_own(row), _occasion(row)) for row in rows), model=wording_model(), unsure=False
        )
        for row, findings in zip(rows, found, strict=True):
            for one in findings:
                yield {"occasion": row["occasion"], **_row(one)}
        if progress is not None:
            progress("texts", min(first + _AT_ONCE, whole), whole)


def _own(row: Mapping[str, Any]) -> str:
    """Of a call only what the caller said: nobody answers for the words of others."""
    text: str = row["text"]
    return own_words(text) if row["channel"] in (CALL, AI_CALL) else text


def _occasion(row: Mapping[str, Any]) -> Occasion:
    same = {name: row[name] for name in ("audience", "channel", "country", "creditor_kind", "by_agency")}
    return Occasion(
        **same,
        direction=OUT,
        at=datetime.combine(row["day"], time(12), UTC),
        content=row["content"] if row["content"] in ALL else None,
        **{name: row[name] for name in OCCASION},
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
        "also": list(one.also),
    }
