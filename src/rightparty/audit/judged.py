"""A log held against the law: each outbound contact at its own instant, under the law of its own day.

The gate decides every contact as if it were about to be made, by what was known before it. A rule that spoke
is a violation; one that could not be answered is a contact of which it cannot be told, with what is missing.
Only instruments count: our own promise and a house's policy are no law, and nobody broke them.
"""

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.book.book import Book
from rightparty.engine import Engine
from rightparty.gate.table import decide_table
from rightparty.gate.weighed import MISSING
from rightparty.law.load import Law, whole_law
from rightparty.law.vocabulary import KNOCK, Effect, Force
from rightparty.parties.model import PartyModel
from rightparty.plan.shadow.compare import with_balances
from rightparty.plan.shadow.log import as_of_each, candidates_of, contacts_of

Progress = Callable[[str, int, int], None]

CONTENT = "content"
"""What is missing where a rule speaks of some classes of content, and the log does not say which it was."""

OURS = "core.promise.agency_without_placement"
"""The one rule of our own that counts, where it is sure: an agency acts that was not given the debt, or no
longer. No text that was read says it in so many words; without a mandate nobody has a ground to collect."""

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)

AGREED = (
    "within_agreed_hours",
    "outside_agreed_hours",
    "notice_agreed_frequency",
    "notice_consent_court",
    "notice_consent_to_collector_purpose_any_time",
)
"""Hours and counts that were agreed on, or consented to: exceptions from what law says by itself."""

DELIVERED_LATER = timedelta(minutes=1)
"""A message that arrives later than this after it was sent is judged by the hour at which it arrived, too."""

SPOKEN: Mapping[str, str] = {
    "contact_id": "string",
    "rule": "string",
    "certain": "boolean",
    "missing": "array<string>",
}
"""One row for a contact and a rule. certain: it was broken; else it cannot be told, for want of `missing`."""


@dataclass(frozen=True)
class Judging:
    """What contacts are judged by, and under which name the tables on the way are kept."""

    engine: Engine
    book: Book
    law: Law
    model: PartyModel
    progress: Progress | None = None
    name: str = "audit"

    def reasons(
        self, asked: ir.Table, part: str, *, book: Book | None = None, law: Law | None = None
    ) -> ir.Table:
        """`SPOKEN` of candidates, their id being the contact's; under another book or law than its own."""
        decided = decide_table(
            self.engine,
            book or self.book,
            asked,
            datetime(2000, 1, 1, tzinfo=UTC),  # never used: every candidate has an instant of its own
            law or self.law,
            self.model,
            progress=self.progress,
            name=f"{self.name}_{part}",
            missing=True,
            waits=False,
        )
        spoken = _spoken(self.engine, decided, f"{self.name}_{part}")
        self.engine.drop(f"{self.name}_{part}")
        return spoken


@lru_cache(maxsize=1)
def audit_law() -> Law:
    """Every instrument: law, standards and self-regulation, and the one rule of `OURS`."""
    whole = whole_law()
    alone = {rule.id for rule in whole.alone.rules if rule.instrument.force is not Force.POLICY}
    return whole.where(lambda rule: rule.id in alone or rule.id == OURS)


def contacts_between(judging: Judging, since: datetime, until: datetime) -> ir.Table:
    """The outbound contacts that began in `[since, until)`, as `plan.shadow.log.CONTACTS`; kept."""
    found = contacts_of(judging.book.tables, since, until)
    events = judging.book.tables["events"]
    out = events.filter(events.direction == "out")
    stated = out.group_by("contact_id").agg(stated=out.content.notnull().any())
    rows = found.left_join(stated, "contact_id").drop("contact_id_right")
    return judging.engine.materialize(rows, f"{judging.name}_contacts")


def as_known(judging: Judging, contacts: ir.Table) -> Judging:
    """The book as it was known before each contact, with what was owed on its day."""
    engine, name = judging.engine, judging.name
    known = as_of_each(engine, judging.book, contacts.drop("stated"), name)
    senders = engine.materialize(_with_agencies(known.tables["senders"], contacts), f"{name}_senders")
    known = replace(known, tables={**known.tables, "senders": senders})
    return replace(judging, book=with_balances(engine, known, contacts, judging.progress, name))


def _with_agencies(senders: ir.Table, contacts: ir.Table) -> ir.Table:
    """The senders, and one for each agency that sent and has none in the book: a log says that it did."""
    sent = contacts.filter(contacts.agency_id.notnull(), contacts.sender_id.isnull())
    sent = sent.anti_join(senders, "agency_id").select("agency_id", "creditor_id", "channel")
    once = sent.group_by("agency_id", "creditor_id").agg(channel=sent.channel.min())
    named: dict[str, Any] = {
        "sender_id": ibis.literal("agency ") + once.agency_id + ibis.literal(" of ") + once.creditor_id,
        "value": ibis.literal(""),
    }
    plain = {name: ibis.null(kind) for name, kind in senders.schema().items() if name not in once.columns}
    return senders.union(once.mutate(**(plain | named)).select(*senders.columns))


def judged(judging: Judging, contacts: ir.Table) -> ir.Table:
    """`SPOKEN`: every rule that a contact broke, or of which it cannot be told whether it did.

    Args:
        judging: the book `as_known`, whose events are the log, and the law.
        contacts: of `contacts_between`.
    """
    engine, name = judging.engine, judging.name
    asked = candidates_of(contacts, judging.book.tables["senders"])
    asked = engine.materialize(asked, f"{name}_asked")
    rows = judging.reasons(asked, "first")
    rows = _by_what_was_said(judging, contacts, asked, rows)
    rows = _by_the_log_alone(judging, asked, rows)
    rows = _without_agreements(judging, asked, rows)
    return engine.materialize(_with_arrival(rows, _by_arrival(judging, asked)), f"{name}_judged")


def _with_arrival(rows: ir.Table, late: ir.Table) -> ir.Table:
    """What was spoken, and what arrival adds to it: rows of its own, or certainty."""
    new = late.anti_join(rows, ["contact_id", "rule"])
    sure = late.filter(late.certain).select(sure="contact_id", sure_rule="rule")
    both = rows.left_join(sure, [rows.contact_id == sure.sure, rows.rule == sure.sure_rule])
    certain = both.certain | both.sure.notnull()
    told = both.select("contact_id", "rule", certain=certain, missing=_none_if(certain, both.missing))
    return told.union(new.select(*SPOKEN))


def _spoken(engine: Engine, decided: ir.Table, name: str) -> ir.Table:
    """`SPOKEN` of decisions: contacts share their reasons with many, and each way is taken apart once."""
    rows = decided.select("candidate_id", "reasons", MISSING)
    ways = engine.number(rows.select("reasons", MISSING).distinct(), f"{name}_ways", "way")
    each = ways.select("way", rule=ways.reasons.unnest())
    each = each.filter((~each.rule.startswith("core.")) | (each.rule == OURS))
    lacks = ways.select("way", lack=ways[MISSING].unnest())
    named = lacks.mutate(rule=lacks.lack.split("|")[0], fact=lacks.lack.split("|")[1])
    facts = named.group_by("way", "rule").agg(facts=named.fact.collect(order_by=named.fact, distinct=True))
    facts = facts.rename(along="way", of="rule")
    told = each.left_join(facts, [each.way == facts.along, each.rule == facts.of])
    # Our own rule counts only where it is sure.
    told = told.filter((told.rule != OURS) | told.facts.isnull())
    told = told.select(
        "way", "rule", certain=told.facts.isnull(), missing=ibis.coalesce(told.facts, _nothing())
    )
    told = engine.materialize(told, f"{name}_told")
    same = [rows[one].identical_to(ways[one]) for one in ("reasons", MISSING)]
    of = rows.join(ways, same).select("way", contact_id="candidate_id")
    spoken = engine.materialize(of.join(told, "way").select(*SPOKEN), f"{name}_spoken")
    for part in ("ways", "ways lines", "told"):
        engine.drop(f"{name}_{part}")
    return spoken


def _nothing() -> Any:
    return ibis.literal([], "array<string>")


def _none_if(certain: Any, missing: Any) -> Any:
    return certain.ifelse(_nothing(), missing)


def _by_what_was_said(judging: Judging, contacts: ir.Table, asked: ir.Table, rows: ir.Table) -> ir.Table:
    """Of contacts whose content nobody stated: what holds also for a text that tells nothing is certain.

    A rule that asks for the content is asked again about such a text; of any other its classes tell.
    """
    unstated = contacts.filter(~contacts.stated).select(candidate_id="contact_id")
    some = asked.semi_join(unstated, "candidate_id")
    if judging.engine.count(some.limit(1)) == 0:
        return rows
    rules = judging.law.rules
    of_content = {rule.id for rule in rules if "content" in rule.questions}
    anyhow = sorted(rule.id for rule in rules if KNOCK in rule.cuts and rule.id not in of_content)
    again = _asked_again(judging, some, rows, of_content)
    unstated = unstated.rename(open="candidate_id")
    both = rows.left_join(unstated, rows.contact_id == unstated.open)
    both = both.left_join(again, [both.contact_id == again.also, both.rule == again.also_rule])
    depends = both.open.notnull() & both.also.isnull() & ~both.rule.isin(anyhow)
    lacking = ibis.array([ibis.literal(CONTENT)])
    return both.select(
        "contact_id",
        "rule",
        certain=both.certain & ~depends,
        missing=depends.ifelse(both.missing.concat(lacking), both.missing),
    )


def _asked_again(judging: Judging, some: ir.Table, rows: ir.Table, rules: Set[str]) -> ir.Table:
    """also, also_rule: what of these rules that spoke they say, too, of a text that tells nothing."""
    spoke = rows.filter(rows.rule.isin(sorted(rules))).semi_join(some, rows.contact_id == some.candidate_id)
    heard = {row["rule"] for row in judging.engine.rows(spoke.select("rule").distinct())}
    if not heard:
        none = judging.engine.create(f"{judging.name}_untold", [], ibis.schema(dict(SPOKEN)))
        return none.select(also="contact_id", also_rule="rule")
    few = some.semi_join(spoke.select(candidate_id="contact_id"), "candidate_id")
    neutral = judging.engine.materialize(few.mutate(content=ibis.literal(KNOCK)), f"{judging.name}_neutral")
    law = judging.law.where(lambda rule: rule.id in heard)
    return judging.reasons(neutral, "untold", law=law).select(also="contact_id", also_rule="rule")


def _by_the_log_alone(judging: Judging, asked: ir.Table, rows: ir.Table) -> ir.Table:
    """Caps that the log alone shows to be passed: more contacts that nobody kept would not lower a count."""
    counting = {rule.id for rule in judging.law.rules if rule.recording.caps}
    doubtful = rows.filter(~rows.certain, rows.rule.isin(sorted(counting)))
    some = asked.semi_join(doubtful.select(candidate_id="contact_id"), "candidate_id")
    if judging.engine.count(some.limit(1)) == 0:
        return rows
    kept = judging.engine.materialize(some, f"{judging.name}_counted")
    law = judging.law.where(lambda rule: rule.id in counting)
    again = judging.reasons(kept, "counts", book=_as_if_whole(judging.book, "events"), law=law)
    again = again.filter(again.rule.isin(sorted(counting)))
    again = again.select(again="contact_id", again_rule="rule", sure="certain", lacks="missing")
    both = rows.left_join(again, [rows.contact_id == again.again, rows.rule == again.again_rule])
    shown = both.certain | both.sure.fill_null(False)
    # What is left to be told is what the pass over whole events still lacked.
    lacking = ibis.coalesce(both.lacks, both.missing)
    return both.select("contact_id", "rule", certain=shown, missing=_none_if(shown, lacking))


def _as_if_whole(book: Book, *tables: str) -> Book:
    """The book as if nothing were missing from some of its tables."""
    since = dict.fromkeys(tables, LONG_AGO)
    return replace(
        book,
        meta=replace(book.meta, complete_since={**book.meta.complete_since, **since}),
        absent_tables=book.absent_tables - set(tables),
        quarantine=book.quarantine.filter(~book.quarantine.table.isin(tables)),
    )


def _without_agreements(judging: Judging, asked: ir.Table, rows: ir.Table) -> ir.Table:
    """Without any notice on file no agreement is presumed: whoever relies on one has to show it.

    Only what hangs on an agreement alone is asked again: what else notices would tell stays unknown.
    """
    if "notices" not in judging.book.absent_tables:
        return rows
    others = rows.missing.filter(lambda one: one.notin(AGREED))
    hanging = rows.filter(~rows.certain, others.length() == 0)
    hanging = judging.engine.materialize(hanging, f"{judging.name}_hanging")
    rules = {row["rule"] for row in judging.engine.rows(hanging.select("rule").distinct())}
    if not rules:
        return rows
    some = asked.semi_join(hanging.select(candidate_id="contact_id"), "candidate_id")
    kept = judging.engine.materialize(some, f"{judging.name}_unagreed")
    law = judging.law.where(lambda rule: rule.id in rules)
    book = _as_if_whole(judging.book, "events", "notices")
    debts = book.tables["debts"]
    # Notices are read from the day on which a debt began, which a log alone does not say.
    begun = debts.mutate(opened_on=ibis.coalesce(debts.opened_on, ibis.literal(LONG_AGO.date())))
    book = replace(book, tables={**book.tables, "debts": begun})
    again = judging.reasons(kept, "agreed", book=book, law=law)
    told = again.semi_join(hanging, ["contact_id", "rule"])
    return rows.anti_join(hanging, ["contact_id", "rule"]).union(told.select(*rows.columns))


def _by_arrival(judging: Judging, asked: ir.Table) -> ir.Table:
    """Rules on hours, for messages that arrived later than they were sent: quiet hours hold at delivery."""
    contacts = asked.select("at", contact_id="candidate_id")
    came = late_of(contacts, judging.book.tables["events"])
    late = asked.join(came, asked.candidate_id == came.late)
    late = late.mutate(at=late.came_at).select(*asked.columns)
    kept = judging.engine.materialize(late, f"{judging.name}_late")
    if judging.engine.count(kept.limit(1)) == 0:
        return judging.engine.create(f"{judging.name}_on_time", [], ibis.schema(dict(SPOKEN)))
    found = judging.reasons(kept, "arrived")
    return found.filter(found.rule.isin(of_hours(judging.law)))


def of_hours(law: Law) -> list[str]:
    """The rules on hours, which hold for the arrival of a message, too."""
    return [rule.id for rule in law.rules if rule.effect is Effect.DELAY and rule.recording.hours]


def late_of(contacts: ir.Table, events: ir.Table) -> ir.Table:
    """late, a contact that arrived later than it was sent, and came_at; `contacts`: contact_id, at."""
    came = events.filter(events.direction == "out", events.kind == "delivered")
    came = came.group_by(late="contact_id").agg(came_at=came["at"].min())
    rows = contacts.join(came, contacts.contact_id == came.late)
    length = ibis.interval(seconds=int(DELIVERED_LATER.total_seconds()))
    return rows.filter(rows.came_at > rows["at"] + length).select("late", "came_at")
