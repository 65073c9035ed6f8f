"""Contacts of the log under two laws: what each would have answered, and what changes between them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.book.book import Book
from rightparty.engine import Engine
from rightparty.gate.facts_debts import BALANCES, balances_of
from rightparty.gate.table import decide_table
from rightparty.law.diff import differences
from rightparty.law.load import Law
from rightparty.law.unsure import unsure
from rightparty.parties.model import PartyModel
from rightparty.plan.shadow.log import as_of_each, candidates_of, contacts_of

Progress = Callable[[str, int, int], None]

SAME, CANNOT_TELL = "same", "cannot_tell"
REFUSED, LATER, NARROWER = "newly_refused", "later", "narrower"
ALLOWED, SOONER, WIDER = "newly_allowed", "sooner", "wider"
WORSE = (REFUSED, LATER, NARROWER, CANNOT_TELL)
BETTER = (ALLOWED, SOONER, WIDER)
CHANGES = (SAME, *WORSE, *BETTER)
"""What may become of a contact.

newly_refused, newly_allowed: it went, or waited, or told less; now it never may, or the reverse. later,
sooner: it has to wait, or waits longer; or the reverse. narrower, wider: only a class that tells less is
left; or the reverse. cannot_tell: it is newly held back, for want of a fact alone.
"""

FATES = ("goes", "narrowed", "delayed", "refused", "cannot_tell")
"""What a law answers: as it was, telling less, later, never; or that a fact is missing."""

COLUMNS: Mapping[str, str] = {
    "contact_id": "string",
    "at": "timestamp",
    "person_id": "string",
    "point_id": "string",
    "channel": "string",
    "content": "string",
    "agency_id": "string",
    "verdict_now": "string",
    "verdict_then": "string",
    "allowed_now": "array<string>",
    "allowed_then": "array<string>",
    "reasons_now": "array<string>",
    "reasons_then": "array<string>",
    "missing_now": "array<string>",
    "missing_then": "array<string>",
    "retry_at_now": "timestamp",
    "retry_at_then": "timestamp",
    "fate_now": "string",
    "fate_then": "string",
    "change": "string",
    "outcome": "string",
    "answered": "boolean",
    "paid": "boolean",
}
"""One row a contact. `now`: the law in force; `then`: the law on trial. missing: of the reasons, the rules
that refuse because a fact is missing. change: of `CHANGES`; fate: of `FATES`. The rest as in
`log.CONTACTS`."""


@dataclass(frozen=True)
class Laws:
    """The law in force, and the law on trial."""

    now: Law
    then: Law


def shadow_of_log(
    engine: Engine,
    book: Book,
    since: datetime,
    until: datetime,
    laws: Laws,
    model: PartyModel,
    *,
    progress: Progress | None = None,
    name: str = "shadow",
) -> ir.Table:
    """Judge every outbound contact that began in `[since, until)` under both laws, at its own instant.

    Each is judged by what was known before it, and by the history as it was: a contact that the law on trial
    would have held back still counts for those after it.

    Returns:
        A table with the columns of `COLUMNS`, kept in the engine under `name`.
    """
    contacts = engine.materialize(contacts_of(book.tables, since, until), f"{name}_contacts")
    known = as_of_each(engine, book, contacts, name)
    asked = engine.materialize(candidates_of(contacts, book.tables["senders"]), f"{name}_asked")
    known = with_balances(engine, known, contacts, progress, name)
    judged = engine.materialize(
        _judged(engine, known, asked, since, laws, model, progress, name), f"{name}_judged"
    )
    rows = contacts.join(judged, contacts.contact_id == judged.candidate_id)
    compared = engine.materialize(rows.mutate(change=change_of(rows)).select(*COLUMNS), name)
    for part in ("asked", "balances", "judged"):
        engine.drop(f"{name}_{part}")
    return compared


def _judged(
    engine: Engine,
    book: Book,
    asked: ir.Table,
    at: datetime,
    laws: Laws,
    model: PartyModel,
    progress: Progress | None,
    name: str,
) -> ir.Table:
    """Candidates with both laws' answers: four tables of decisions, of which two are of what is held back."""
    differing = sorted({one.rule for one in differences(laws.now, laws.then)})

    def decided(some: ir.Table, law: Law, part: str) -> ir.Table:
        def told(_: str, done: int, total: int) -> None:
            if progress:
                progress(_LABELS[part], done, total)

        return decide_table(engine, book, some, at, law, model, progress=told, name=f"{name}_{part}")

    now, then = decided(asked, laws.now, "now"), decided(asked, laws.then, "then")
    held = [side.filter(side.verdict != "allow").select("candidate_id") for side in (now, then)]
    doubtful = engine.materialize(asked.semi_join(ibis.union(*held), "candidate_id"), f"{name}_held")
    lacks = decided(doubtful, unsure(laws.now), "lacks")
    lacks = lacks.select("candidate_id", lacks_now="reasons", lacks_then="reasons")
    others = laws.then.where(lambda rule: rule.id in differing)
    if others.rules:  # a rule that both laws have in the same words lacks the same facts under both
        more = decided(doubtful, unsure(others), "more").select("candidate_id", more="reasons")
        both = lacks.join(more, "candidate_id")
        alike = both.lacks_now.filter(lambda one: one.notin(differing))
        lacks = both.mutate(lacks_then=alike.concat(both.more)).drop("more")
    return _side(now, lacks, "now").join(_side(then, lacks, "then"), "candidate_id")


_LABELS = {
    "now": "the law in force",
    "then": "the law on trial",
    "lacks": "what cannot be told",
    "more": "what cannot be told, on trial",
}


def with_balances(
    engine: Engine,
    book: Book,
    contacts: ir.Table,
    progress: Progress | None,
    name: str,
) -> Book:
    """The book with what was owed on each contact's day, worked out once for all tables of decisions."""
    pairs = engine.materialize(_met(contacts), f"{name}_met")
    if progress:
        progress("what was owed", 0, 1)
    if engine.count(book.tables["instalments"].limit(1)):
        rows = balances_of(book.tables, pairs, book.meta.as_of)
    else:  # where nothing falls due, nothing is known of what is owed, and asking takes seconds
        rows = pairs.select(debt="debt_id", owed_on="on", **_UNKNOWN)
    every = engine.materialize(rows, f"{name}_balances")
    engine.drop(f"{name}_met")
    if progress:
        progress("what was owed", 1, 1)
    return replace(book, tables={**book.tables, BALANCES: every})


_UNKNOWN = {
    "total": ibis.null("decimal(38, 2)"),
    "next_due_on": ibis.null("date"),
    "quotable": ibis.literal(value=False),
    "dpd": ibis.null("int64"),
}


def _met(contacts: ir.Table) -> ir.Table:
    """debt_id, on: a contact's day on its creditor's clock is that in UTC, or one beside it."""
    near: Any = ibis.literal([-1, 0, 1], "array<int64>")
    each = contacts.select("at", debt_id=contacts.debt_ids.unnest())
    each = each.select("debt_id", "at", near=near.unnest())
    return each.select("debt_id", on=(each["at"] + each.near.as_interval("D")).date()).distinct()


def _side(decided: ir.Table, lacking: ir.Table, side: str) -> ir.Table:
    """One law's answers, with the rules among its reasons that refuse for want of a fact."""
    told = lacking.select(lacking_id="candidate_id", lacks=f"lacks_{side}")
    rows = decided.left_join(told, decided.candidate_id == told.lacking_id)
    none: Any = ibis.literal([], "array<string>")
    rows = rows.mutate(lacks=rows.lacks.fill_null(none))
    missing = rows.reasons.filter(lambda one: rows.lacks.contains(one))  # noqa: PLW0108 -- called by name
    rows = rows.mutate(missing=missing)
    fate = ibis.cases(
        (rows.verdict == "allow", "goes"),
        (rows.missing.length() == rows.reasons.length(), CANNOT_TELL),
        (rows.verdict == "limited", "narrowed"),
        (rows.verdict == "delay", "delayed"),
        else_="refused",
    )
    named = ("verdict", "allowed", "reasons", "missing", "retry_at")
    return rows.select(
        "candidate_id", **{f"{key}_{side}": rows[key] for key in named}, **{f"fate_{side}": fate}
    )


def change_of(row: ir.Table) -> ir.Value:
    """What becomes of a contact, of `CHANGES`, from both laws' answers."""
    now, then = row.verdict_now, row.verdict_then
    lost = row.allowed_now.filter(lambda one: ~row.allowed_then.contains(one)).length() > 0
    won = row.allowed_then.filter(lambda one: ~row.allowed_now.contains(one)).length() > 0
    before, after = row.retry_at_now, row.retry_at_then
    longer = ((after > before) | (before.notnull() & after.isnull())).fill_null(False)
    shorter = ((after < before) | (before.isnull() & after.notnull())).fill_null(False)
    limited = (now == "limited") & (then == "limited")
    waits = (now == then) & now.isin(("delay", "deny"))
    change = ibis.cases(
        (limited & lost, NARROWER),
        (limited & won, WIDER),
        (waits & longer, LATER),
        (waits & shorter, SOONER),
        (now == then, SAME),
        (then == "deny", REFUSED),
        (now == "deny", ALLOWED),
        ((then == "allow") & (now == "delay"), SOONER),
        (then == "allow", WIDER),
        ((then == "limited") & (now == "delay") & won, SOONER),
        (then == "limited", NARROWER),
        else_=LATER,
    )
    fresh = row.reasons_then.filter(lambda one: ~row.reasons_now.contains(one))
    untold = (fresh.length() > 0) & (fresh.filter(lambda one: ~row.missing_then.contains(one)).length() == 0)
    return ibis.ifelse(change.isin((REFUSED, LATER, NARROWER)) & untold, CANNOT_TELL, change)
