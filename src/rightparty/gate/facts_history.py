"""What past contacts tell of every candidate: counts, waiting times, and calls that nobody took."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import ibis

from rightparty.book.contacts import contacts_of
from rightparty.engine import Engine
from rightparty.gate.consents import consented
from rightparty.gate.counters import any_of, counted, known, minutes_since
from rightparty.gate.elsewhere import CONTACTS, RECORDS, counts_elsewhere, known_elsewhere, records_of
from rightparty.gate.facts_sources import Found, Sources, Surroundings
from rightparty.gate.facts_standing import borrowers
from rightparty.gate.history import CONSENT_DAYS, FAILED_DAYS, UNDELIVERED
from rightparty.gate.history_table import Wanted, past_of
from rightparty.gate.notice_table import CONSENTS
from rightparty.gate.notices import known_since
from rightparty.gate.past import as_counter, grain_of
from rightparty.gate.placed import placed
from rightparty.gate.where import CLOCK, clock_day, clocks
from rightparty.law.facts import NEVER
from rightparty.law.load import Law
from rightparty.law.questions import Counter, MinutesSince
from rightparty.law.vocabulary import VOICE, Per
from rightparty.parties.linkage import LINKED

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from rightparty.book.book import Book


def surroundings(engine: Engine, book: "Book", first: datetime, last: datetime, law: Law) -> Surroundings:
    """Prepare once what every chunk joins against; `first` and `last` bound the candidates' instants."""
    since = first - timedelta(days=_days_needed(law) + 3)
    wanted = _wanted(law)
    history = past_of(engine, book.contacts(engine), book.tables, since, wanted)
    by_lenders = _with_elsewhere(engine, book, since, wanted, history[True])
    notices = book.tables["notices"]
    consents = engine.count(notices.filter(notices.kind.isin(CONSENTS)).limit(1)) > 0
    evidence = book.tables["evidence"]
    wrong = engine.count(evidence.filter(evidence.kind == "wrong_number").limit(1)) > 0
    owing = book.tables["liabilities"]
    couples = engine.count(owing.filter(owing.role == "spouse").limit(1)) > 0
    where = placed(engine, book.tables)
    return Surroundings(history, by_lenders, where, consents, wrong, couples, first, last)


def _with_elsewhere(
    engine: Engine, book: "Book", since: datetime, wanted: Wanted, own: "ir.Table"
) -> "ir.Table":
    """Contacts by person with those that other lenders tell of; nobody else's counter reads these."""
    if CONTACTS not in book.tables:
        return own
    theirs = contacts_of(engine, book.tables[CONTACTS], "contacts elsewhere")
    found = past_of(engine, theirs, book.tables, since, wanted)[True]
    return ibis.union(own, found.select(*own.columns))


def _days_needed(law: Law) -> int:
    """How far back the events are read: as long as some question looks."""
    days = law.history_days_max
    for question in law.questions.values():
        if isinstance(question, Counter) and question.unconsented:
            days = max(days, question.days + CONSENT_DAYS)
        elif isinstance(question, MinutesSince):
            days = max(days, NEVER // 1440 + 1)
        elif question.name == "call_consented":
            days = max(days, CONSENT_DAYS)
        elif question.name == "borrower_failed_days":
            days = max(days, FAILED_DAYS)
    return days


def _wanted(law: Law) -> Wanted:
    counters = [q for q in law.questions.values() if isinstance(q, Counter)]
    timed = [q for q in law.questions.values() if isinstance(q, MinutesSince)]
    flags = {flag for counter in counters for flag in counter.flags}
    outcomes = {outcome for counter in counters for outcome in counter.without}
    if "borrower_failed_days" in law.questions:
        outcomes |= UNDELIVERED
        flags |= {LINKED}
    points = any(
        (counter.recounted or {Per.PLACE, Per.POINT} & set(counter.per))
        and {Per.PERSON, Per.COUPLE} & set(counter.per)
        for counter in (*counters, *(as_counter(q) for q in timed))
    )
    return Wanted(flags, outcomes, points)


def history_of_whom(s: Sources) -> Found:
    """Counts over a person's contacts, and calls that nobody took."""
    found = _counts(s)
    if RECORDS in s.tables:
        found.parts.append(records_of(s.base, s.tables))
    together = sorted(s.book.meta.together)
    found.answers["counts_with_lenders"] = lambda raw: raw.creditor_id.isin(together).fill_null(False)
    if s.asks("borrower_failed_days"):
        found.parts.append(_failed_days(s))
        found.answers["borrower_failed_days"] = _failed(s)
    return found


def history_at_point(s: Sources) -> Found:
    """Counts that go by the point, or by what reached it, and the calls that a consent covers."""
    found = _counts(s)
    if s.asks("call_consented"):
        base = s.base.select("candidate_id", past_t="asked_at", past_debts="debt_ids")
        found.parts.append(consented(s, base, ["candidate_id"]).rename(consent_runs="consented"))
        found.answers["call_consented"] = _call_consented(s)
    return found


def _counts(s: Sources) -> Found:
    """The counters and the waiting times of this grain."""
    counters = [c for c in s.of(Counter) if grain_of(c, s) == s.grain]
    timed = [q for q in s.of(MinutesSince) if grain_of(as_counter(q), s) == s.grain]
    found = Found([*counted(s, counters), *minutes_since(s, timed)])
    found.answers |= {c.name: _count(s, c) for c in counters}
    found.answers |= {q.name: _minutes(s, q) for q in timed}
    return found


def _known(s: Sources, raw: "ir.Table", days: int) -> Any:
    since = known_since(s.book.meta.complete_since, s.book.absent_tables, "events")
    return known(days, raw.asked_at, since) & ~raw.lost_events


def _count(s: Sources, counter: Counter) -> "Callable[[ir.Table], Any]":
    def answer(raw: "ir.Table") -> Any:
        sure = _known(s, raw, counter.days) & raw.zones_key.notnull()
        if counter.unconsented:
            sure &= raw.told
        if counter.recounted:
            sure &= ~raw.lost_evidence
        if counts_elsewhere(counter) and RECORDS in s.tables:
            sure &= known_elsewhere(raw, counter.days)
        return ibis.cases((sure, raw[counter.name].fill_null(0)))

    return answer


def _minutes(s: Sources, question: MinutesSince) -> "Callable[[ir.Table], Any]":
    return lambda raw: ibis.cases(
        (_known(s, raw, 1), ibis.least(raw[question.name].fill_null(NEVER), ibis.literal(NEVER)))
    )


def _failed_days(s: Sources) -> "ir.Table":
    """Local days on which the borrower was called in vain, since one of them last answered or wrote."""
    contacts = s.around.contacts[True]
    past = contacts.rename({f"past_{name}": name for name in contacts.columns})
    days = clocks(s, s.base.select("candidate_id", "home_zone", "asked_at", "business_day"))
    asked = borrowers(s).join(days.drop("asked_at"), "candidate_id")
    oldest = asked.asked_at - ibis.interval(days=FAILED_DAYS + 2)
    pairs = asked.join(
        past,
        [
            asked.borrower_id == past.past_person_id,
            past.past_first_at < asked.asked_at,
            past.past_last_at > oldest,
        ],
    )
    failed = any_of([pairs[f"past_outcome {outcome}"] for outcome in sorted(UNDELIVERED)])
    failed |= pairs.past_channel.isin(VOICE)
    # What a linked record brings counts against us, never for us: nobody is out of reach by a link.
    failed &= ~pairs[f"past_flag {LINKED}"].fill_null(False) & ~pairs.past_inbound
    answered = [
        ibis.cases((pairs.past_inbound, pairs.past_first_at)),
        pairs.past_answered_at,
        pairs.past_spoke_at,
    ]
    heard = ibis.greatest(*(ibis.cases((one < pairs.asked_at, one)) for one in answered))
    told = pairs.group_by("candidate_id", "business_day", *CLOCK).agg(
        failed=pairs.past_first_at.collect(where=failed), heard_at=heard.max()
    )
    told = s.engine.materialize(told, s.named("failed"))
    since = told.failed.filter(lambda at: told.heard_at.isnull() | (at > told.heard_at))
    lately = since.map(lambda at: clock_day(told, at)).filter(
        lambda day: told.business_day - day < FAILED_DAYS
    )
    return told.select("candidate_id", failed_days=lately.unique().length())


def _failed(s: Sources) -> "Callable[[ir.Table], Any]":
    return lambda raw: ibis.cases((_known(s, raw, FAILED_DAYS), raw.failed_days.fill_null(0)))


def _call_consented(s: Sources) -> "Callable[[ir.Table], Any]":
    def answer(raw: "ir.Table") -> Any:
        runs = raw.consent_runs.fill_null(False)
        sure = raw.told & _known(s, raw, CONSENT_DAYS)
        return ibis.cases((sure, runs), (runs, ibis.null("boolean")), (raw.told, False))

    return answer
