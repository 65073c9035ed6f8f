"""What is wrong with a call that was written down: told to nobody known, to a machine, by a machine."""

from collections.abc import Iterator, Mapping
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.audit.finding import SPOKEN_OF
from rightparty.audit.occasions import day_of
from rightparty.engine import Engine
from rightparty.law.vocabulary import AI_CALL, CALL
from rightparty.words.transcript import Passage, machine_said_so, told_first, told_to_a_machine
from rightparty.words.verdicts import BY_RULE, GRAVE, SERIOUS
from rightparty.words.wording_law import Asked, speaking

TOLD_BEFORE_IDENTITY = "audit.told_before_identity"
TOLD_TO_A_MACHINE = "audit.told_to_a_machine"

CITED: Mapping[str, Mapping[str, str]] = {
    TOLD_BEFORE_IDENTITY: {
        "CN": "Personal Information Protection Law, arts. 51, 57",
        "US": "12 CFR 1006.6(d)(1)",
    },
    TOLD_TO_A_MACHINE: {"CN": "Civil Code, art. 1032", "US": "12 CFR 1006.2(j), 1006.6(d)(1)"},
}
"""By country, what such a call breaks; anywhere else it breaks our first promise."""

_OURS = "Rightparty promise 1"
_UNLABELLED = frozenset({"unlabelled_ai"})
AI_LABEL = "ai_label"
"""The disclosure of a machine that says what it is."""

COLUMNS: Mapping[str, str] = {
    "contact_id": "string",
    **SPOKEN_OF,
}
_AT_ONCE = 20_000


def call_findings(engine: Engine, contacts: ir.Table, events: ir.Table, name: str) -> ir.Table:
    """`COLUMNS`: a row for a call and what is wrong with how it went.

    Args:
        engine: holds both tables.
        contacts: contact_id, at, channel, country, text, creditor_kind, agency_id, creditor_names.
        events: the log's, which says what was disclosed, and that a machine answered.
        name: what the engine's tables are called by.
    """
    spoken = contacts.filter(contacts.channel.isin((CALL, AI_CALL)), contacts.text.notnull())
    told = events.filter(events.direction == "out").semi_join(spoken, "contact_id")
    # A call on which somebody spoke as well was no message left behind.
    heard = told.group_by("contact_id").agg(
        machine=((told.kind == "voicemail") | (told.outcome == "voicemail").fill_null(False)).any()
        & ~(told.kind == "conversation").any(),
        labelled=told.disclosures.contains(AI_LABEL).fill_null(False).any(),
    )
    other = heard.rename(of="contact_id")
    rows = spoken.join(other, spoken.contact_id == other.of).drop("of")
    kept = engine.number(
        rows.select(
            "contact_id", "at", "channel", "country", "text", "creditor_kind", "creditor_names", "machine",
            "labelled", day=day_of(rows), by_agency=rows.agency_id.notnull(),
        ),
        f"{name}_calls",
        "call",
    )  # fmt: skip
    found = engine.create(f"{name}_of_calls", _found(engine, kept), ibis.schema(dict(COLUMNS)))
    engine.drop(f"{name}_calls")
    return found


def _found(engine: Engine, calls: ir.Table) -> Iterator[dict[str, Any]]:
    for first in range(0, engine.count(calls), _AT_ONCE):
        for row in engine.rows(calls.filter(calls.call >= first, calls.call < first + _AT_ONCE)):
            yield from _of_call(row)


def _of_call(row: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    names = row["creditor_names"] or ()
    if row["machine"]:
        told = told_to_a_machine(row["text"], names)
        if told is not None:
            yield _finding(row, TOLD_TO_A_MACHINE, told)
        return
    told = told_first(row["text"], names)
    if told is not None:
        yield _finding(row, TOLD_BEFORE_IDENTITY, told)
    if row["channel"] == AI_CALL and not row["labelled"] and machine_said_so(row["text"]) is False:
        for one in speaking(_UNLABELLED, _asked(row))[:1]:
            yield {**_finding(row, one.rule, None), "citation": one.citation, "severity": SERIOUS}


def _asked(row: Mapping[str, Any]) -> Asked:
    return Asked(row["country"], row["day"], row["channel"], row["creditor_kind"], row["by_agency"])


def _finding(row: Mapping[str, Any], rule: str, told: Passage | None) -> dict[str, Any]:
    return {
        "contact_id": row["contact_id"],
        "rule": rule,
        "citation": CITED.get(rule, {}).get(row["country"], _OURS),
        "severity": GRAVE,
        "certain": True,
        "found_by": BY_RULE,
        "evidence": told.quote if told is not None else row["channel"],
        "instead": None,
        "missing": [],
        "also": [],
    }
