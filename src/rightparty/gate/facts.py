"""The facts of every candidate of a table, one column a question: what the column reading looks up.

`gate/answers.py` gathers the same facts for a single contact from a dossier; tests hold the two together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import reduce
from typing import TYPE_CHECKING, Any

import ibis
import ibis.expr.types as ir

from rightparty.book.owed import owed
from rightparty.engine import Engine
from rightparty.gate import asked as ask
from rightparty.gate import where
from rightparty.gate.counters import FREES, counted, known
from rightparty.gate.history import by_person, by_point, contacts, marks
from rightparty.gate.left_out import TABLES as LOSABLE
from rightparty.gate.left_out import left_out
from rightparty.gate.notices import known_since, notice_answers, reaching
from rightparty.gate.zones import hours_of, personal_hours
from rightparty.law.load import COUNTRIES, Law
from rightparty.law.questions import Counter, LocalSecond, NoticeInForce
from rightparty.parties.belief import beliefs_at
from rightparty.parties.model import PartyModel

if TYPE_CHECKING:
    from rightparty.book.book import Book

HOURS_SCHEMA: Mapping[str, str] = {
    "hours_key": "string",
    "zones_key": "string",
    "asked_at": "timestamp",
    "outside_agreed_hours": "boolean",
    "within_agreed_hours": "boolean",
    "inconvenient_now": "boolean",
}


@dataclass(frozen=True)
class Surroundings:
    """What all chunks of a table share: history as marks, places and offsets, kept in the engine."""

    marks: Mapping[bool, ir.Table]
    places: ir.Table
    first: datetime
    last: datetime


def surroundings(engine: Engine, book: Book, first: datetime, last: datetime, law: Law) -> Surroundings:
    """Prepare once what every chunk joins against; `first` and `last` bound the candidates' instants."""
    since = first - timedelta(days=law.history_days_max + 3)
    past = engine.materialize(contacts(book.tables["events"], since), "gate_contacts")
    spread = {True: by_person(past, book.tables["liabilities"]), False: by_point(past)}
    # Kept first: read three times over, the unnesting costs ten times as much as in one pass.
    history = {
        key: engine.materialize(marks(engine.materialize(each, "gate_spread")), f"gate_marks_{key}")
        for key, each in spread.items()
    }
    engine.drop("gate_spread")
    places = engine.create("gate_places", where.place_rows(), ibis.schema(dict(where.PLACES_SCHEMA)))
    return Surroundings(history, places, first, last)


def facts(
    engine: Engine, book: Book, candidates: ir.Table, around: Surroundings, law: Law, model: PartyModel
) -> ir.Table:
    """One row a candidate of a chunk: its own columns, its two keys, and every question of the law.

    `candidates` are `gate.asked.normalised`. Unknown is NULL.
    """
    tables = book.tables
    debts = engine.materialize(ask.by_debt(candidates, tables, book.meta.as_of), "gate_debts_named")
    base = _base(engine, book, candidates, debts, around)
    debts = engine.materialize(
        debts.drop("creditor_id").join(
            base.select("candidate_id", "creditor_id", "collector_id", "by_agency", "owed_on"), "candidate_id"
        ),
        "gate_debts",
    )
    zonesets, offsets = _zone_tables(engine, base, around)
    pairs = engine.materialize(reaching(base, debts, tables["notices"]), "gate_notices")
    questions = law.questions.values()
    parts = [
        ask.standing(debts, tables),
        ask.representation(debts, tables),
        ask.agency_facts(debts, tables),
        ask.listing(base, tables),
        ask.links(base, tables),
        ask.replies(base, tables),
        ask.complaints(base, tables),
        _money(engine, book, debts),
        _under_way(debts, tables),
        left_out(base, debts, book.quarantine),
        notice_answers(pairs, [q for q in questions if isinstance(q, NoticeInForce)]),
        _hours_keys(pairs),
        _local_seconds(base, zonesets, offsets, [q for q in questions if isinstance(q, LocalSecond)]),
        *counted(
            base, around.marks, zonesets, offsets, _counters(law), caps_of(law, around.first, around.last)
        ),
    ]
    joined = engine.materialize(_joined(base, parts), "gate_facts_joined")
    raw = engine.materialize(_with_right_party(joined, tables, model), "gate_facts_raw")
    return _answered(engine, book, raw, law)


def caps_of(law: Law, *moments: datetime) -> Mapping[str, int]:
    """The limit of every counter that some rule in force holds against one, by the counter's name.

    A limit of nothing at all never has room, so waiting is of no use and it is left out.
    """
    found: dict[str, int] = {}
    for at in moments:
        caps = [(rule, cap) for rule in law.in_force(at) for cap in rule.recording.caps]
        for rule, cap in caps:
            limit = int(rule.limit(cap.limit, at))
            if limit < 1:
                continue
            found[cap.counter.name] = min(limit, found.get(cap.counter.name, limit))
    return found


def _counters(law: Law) -> list[Counter]:
    return [question for question in law.questions.values() if isinstance(question, Counter)]


def _base(
    engine: Engine, book: Book, candidates: ir.Table, debts: ir.Table, around: Surroundings
) -> ir.Table:
    full = ask.with_parties(candidates, debts, book.tables)
    places = where.where(candidates, book.tables, around.places)
    joined = engine.materialize(ask.attach(full, places, "person_id", "point_id"), "gate_base_unplaced")
    zones = [
        row["home_zone"] for row in engine.rows(joined.select("home_zone").distinct()) if row["home_zone"]
    ]
    offsets = engine.create(
        "gate_home_offsets",
        where.offset_rows(zones, around.first, around.last),
        ibis.schema(dict(where.OFFSETS_SCHEMA)),
    )
    o = offsets.rename(offset_zone="zone", offset_since="since", offset_until="until")
    timed = joined.join(
        o,
        [
            joined.home_zone == o.offset_zone,
            joined.asked_at >= o.offset_since,
            joined.asked_at < o.offset_until,
        ],
        how="left",
    )
    owed_on = where.from_epoch(timed.asked_at.epoch_seconds() + timed.ahead_s).date()
    return engine.materialize(
        timed.mutate(owed_on=owed_on).drop("ahead_s", "offset_zone", "offset_since", "offset_until"),
        "gate_base",
    )


def _zone_tables(engine: Engine, base: ir.Table, around: Surroundings) -> tuple[ir.Table, ir.Table]:
    keys = sorted(r["zones_key"] for r in engine.rows(base.select("zones_key").distinct()) if r["zones_key"])
    zones = {"Asia/Shanghai", *(zone for key in keys for zone in key.split(";"))}
    longest = timedelta(days=200)  # of any window that a rule counts over, looking back or ahead
    offsets = where.offset_rows(zones, around.first - longest, around.last + longest)
    return (
        engine.create("gate_zonesets", where.zoneset_rows(keys), ibis.schema(dict(where.ZONESET_SCHEMA))),
        engine.create("gate_offsets", offsets, ibis.schema(dict(where.OFFSETS_SCHEMA))),
    )


def _money(engine: Engine, book: Book, debts: ir.Table) -> ir.Table:
    """What is overdue over all debts named, when the next part falls due, and whether it can be told."""
    days: list[date] = [
        row["owed_on"] for row in engine.rows(debts.select("owed_on").distinct()) if row["owed_on"]
    ]
    priced = [
        owed(book.tables, day, as_of_default=book.meta.as_of).mutate(owed_on=ibis.literal(day))
        for day in sorted(days)
    ]
    each = ibis.union(*priced) if len(priced) > 1 else priced[0]
    balance = engine.materialize(
        each.select("owed_on", "total", "next_due_on", "quotable", "dpd", debt="debt_id"), "gate_owed"
    )
    pairs = ask.attach(debts.select("candidate_id", "debt", "owed_on"), balance, "debt", "owed_on")
    return pairs.group_by("candidate_id").agg(
        overdue=ibis.cases(
            (pairs.total.isnull().any(), ibis.null("decimal(38, 2)")), else_=pairs.total.sum()
        ),
        next_due_on=pairs.next_due_on.min(),
        quotable=pairs.quotable.fill_null(False).all(),
    )


def _under_way(debts: ir.Table, tables: Mapping[str, ir.Table]) -> ir.Table:
    """Pending payments, open promises and agreements being kept, over the debts named."""
    base = debts.select("candidate_id", "debt", "person_id", "asked_at", "owed_on")
    paid = tables["payments"].select("status", "paid_at", debt="debt_id")
    pending = base.join(paid, "debt")
    pending = pending.filter(pending.paid_at <= pending.asked_at)
    payments = pending.group_by("candidate_id").agg(
        pending_any=(pending.status == "pending").any(), pending_unknown=pending.status.isnull().any()
    )
    made = tables["promises"].select("made_at", "due_on", "status", "debt_ids").unnest("debt_ids")
    promised = base.join(made.rename(debt="debt_ids"), "debt")
    waiting = (promised.made_at <= promised.asked_at) & (promised.due_on >= promised.owed_on)
    promises = promised.group_by("candidate_id").agg(
        promise_any=(waiting & (promised.status.isnull() | (promised.status == "open"))).any()
    )
    agreed = tables["agreements"].select("status", "agreed_at", "debt_ids").unnest("debt_ids")
    kept = base.join(agreed.rename(debt="debt_ids"), "debt")
    began = kept.agreed_at.isnull() | (kept.agreed_at <= kept.asked_at)
    agreements = kept.group_by("candidate_id").agg(
        agreement_any=((kept.status == "performing") & began).any()
    )
    return _joined(debts.select("candidate_id").distinct(), (payments, promises, agreements))


def _hours_keys(pairs: ir.Table) -> ir.Table:
    """`hours_key`: agreed and inconvenient hours in force, as `PersonalHours.key`s in order."""
    running = (pairs.begins <= pairs.asked_at) & (pairs.until.isnull() | (pairs.until > pairs.asked_at))
    named = pairs.filter(running, pairs.kind.isin(("agreed_hours", "inconvenient_hours")))
    none = ibis.literal([], type="array<string>")
    days = ibis.literal(",").join(ibis.coalesce(named["days"], none).sort())
    # Only what the person themselves agreed to may widen the hours.
    recorded = (named.recording.notnull() & named.reach_person_id.notnull()).ifelse("recorded", "")
    key = named.kind + "|" + named.hours.fill_null("").replace(" ", "") + "|" + days + "|" + recorded
    keyed = named.select("candidate_id", key=key)
    return keyed.group_by("candidate_id").agg(hours_key=keyed.key.group_concat(" ", order_by=keyed.key))


def _local_seconds(
    base: ir.Table, zonesets: ir.Table, offsets: ir.Table, questions: Sequence[LocalSecond]
) -> ir.Table:
    plain = base.select("candidate_id", "asked_at", "zones_key")
    zoned = where.local(plain.join(zonesets, "zones_key"), offsets, "asked_at", "zone", "local")
    parts = [
        zoned.group_by("candidate_id").agg(
            local_second_min=zoned.local_second.min(), local_second_max=zoned.local_second.max()
        )
    ]
    for zone in sorted({q.zone for q in questions if q.zone}):
        named = where.local(plain.mutate(zone=ibis.literal(zone)), offsets, "asked_at", "zone", "named")
        parts.append(named.select("candidate_id", **{LocalSecond("min", zone).name: named.named_second}))
    return _joined(plain.select("candidate_id"), parts)


def _joined(base: ir.Table, parts: Sequence[ir.Table]) -> ir.Table:
    """A base table with the columns of tables that have at most one row a candidate."""
    return reduce(lambda left, right: ask.attach(left, right, "candidate_id"), parts, base)


def _with_right_party(joined: ir.Table, tables: Mapping[str, ir.Table], model: PartyModel) -> ir.Table:
    rows = joined.select("point_id", "person_id", at="asked_at")
    belief = beliefs_at(rows, tables, model).select(
        "point_id", "person_id", asked_at="at", right_party="state"
    )
    return ask.attach(joined, belief, "point_id", "person_id", "asked_at")


def _answered(engine: Engine, book: Book, raw: ir.Table, law: Law) -> ir.Table:
    """Turn gathered columns into answers: silence is false only where the book says that it is complete."""
    raw = raw.mutate(**{f"lost_{table}": raw[f"lost_{table}"].fill_null(False) for table in LOSABLE})
    told = _notices_known(book, raw)
    hours = _hours_table(engine, raw)
    raw = ask.attach(raw, hours, "hours_key", "zones_key", "asked_at")
    answers: dict[str, Any] = _standing_facts(raw) | _money_facts(raw, book) | _state_facts(raw, book)
    for question in law.questions.values():
        if isinstance(question, NoticeInForce):
            answers[question.name] = ibis.cases((raw[question.name], True), (told, False))
        elif isinstance(question, Counter):
            since = known_since(book.meta.complete_since, book.absent_tables, "events")
            answers[question.name] = ibis.cases(
                (known(question, raw.asked_at, since) & ~raw.lost_events, raw[question.name].fill_null(0))
            )
    for name in ("outside_agreed_hours", "within_agreed_hours", "inconvenient_now"):
        answers[name] = ibis.cases((raw[name], True), (told, raw[name].fill_null(False)))
    return raw.mutate(**answers)


def _notices_known(book: Book, raw: ir.Table) -> Any:
    since = known_since(book.meta.complete_since, book.absent_tables, "notices")
    if since is None:
        return ibis.literal(False)
    return (ask.stamp(since) <= raw.opened_on.cast("timestamp")).fill_null(False) & ~raw.lost_notices


def _standing_facts(raw: ir.Table) -> dict[str, Any]:
    def concerns(code: str) -> Any:
        named = (
            raw.creditor_country,
            raw.person_country,
            raw.point_country,
            raw.person_zone_owner,
            raw.point_zone_owner,
            raw.region.left(2),
        )
        return reduce(lambda a, b: a | b, [(country == code).fill_null(False) for country in named])

    served = [
        raw[name].isnull() | raw[name].isin(tuple(COUNTRIES))
        for name in ("point_country", "person_zone_owner", "point_zone_owner")
    ]
    served.append(raw.region.isnull() | raw.region.left(2).isin(tuple(COUNTRIES)))
    resident = raw.person_country.isin(tuple(COUNTRIES)) & raw.creditor_country.isin(tuple(COUNTRIES))
    return {
        "owes": ibis.cases(
            (raw.n_owed.fill_null(0) == raw.n_debts, True),
            (raw.n_perhaps.fill_null(0) < raw.n_debts, False),
            (raw.n_debts.isnull(), False),
        ),
        "tied": raw.linked.fill_null(False),
        "stands_in": raw.n_acted.fill_null(0) == raw.n_debts,
        "is_reply": raw.is_reply.fill_null(False),
        "right_party": ibis.cases((~raw.lost_evidence, raw.right_party.fill_null("unverified"))),
        "only_in_address_books": raw.in_book.fill_null(False) & ~raw.linked.fill_null(False),
        "in_chn": concerns("CN") | raw.debts_in_chn,
        "in_usa": concerns("US") | raw.debts_in_usa,
        "has_rulebook": reduce(
            lambda a, b: a & b, [*served, resident.fill_null(False), ~raw.debts_elsewhere]
        ),
        "agency_placed": ibis.cases((raw.by_agency, raw.n_placed.fill_null(0) == raw.n_debts), else_=False),
        "agency_announced": ibis.cases(
            (raw.by_agency, raw.n_announced.fill_null(0) == raw.n_debts), else_=False
        ),
        "agency_listed": ibis.cases((raw.by_agency, raw.agency_listed), else_=False),
        "collectors": ibis.null("int64"),
    }


def _money_facts(raw: ir.Table, book: Book) -> dict[str, Any]:
    lost = raw.lost_payments | raw.lost_instalments | raw.lost_charges
    charges_known = "charges" not in book.absent_tables
    days = raw.next_due_on.delta(raw.owed_on, unit="day")
    hours = (raw.asked_at.epoch_seconds() - raw.balance_at.epoch_seconds()) / 3600
    return {
        "days_to_due": days.fill_null(ask.NEVER_DUE),
        "balance_quotable": ibis.cases((~lost, raw.quotable)) if charges_known else ibis.null("boolean"),
        "amount_matches": raw.amount.isnull() | (raw.amount == raw.overdue),
        "balance_age_hours": hours,
    }


def _state_facts(raw: ir.Table, book: Book) -> dict[str, Any]:
    def told(table: str, answer: Any) -> Any:
        silent = ibis.literal(True) if table in book.absent_tables else raw[f"lost_{table}"]
        return ibis.cases((answer, True), (silent, ibis.null("boolean")), else_=False)

    unknown = raw.pending_unknown.fill_null(False) | raw.lost_payments
    return {
        "payment_pending": ibis.cases((raw.pending_any, True), (unknown, ibis.null("boolean")), else_=False),
        "complaint_unanswered": told("complaints", raw.complaint_any),
        "represented": told("relations", raw.n_representing.fill_null(0) > 0),
        "attorney_acts": told("relations", raw.n_attorneys.fill_null(0) > 0),
        "promise_open": told("promises", raw.promise_any),
        "agreement_performing": told("agreements", raw.agreement_any),
    }


def _hours_table(engine: Engine, raw: ir.Table) -> ir.Table:
    """Judge each distinct set of personal hours, zones and instant once."""
    distinct = raw.filter(raw.hours_key.notnull()).select("hours_key", "zones_key", "asked_at").distinct()
    rows = []
    for row in engine.rows(distinct):
        zones = tuple((row["zones_key"] or "").split(";")) if row["zones_key"] else ()
        rows.append(
            row | vars(personal_hours(hours_of(row["hours_key"]), zones, row["asked_at"].astimezone(UTC)))
        )
    return engine.create("gate_hours", rows, ibis.schema(dict(HOURS_SCHEMA)))


__all__ = ["FREES", "Surroundings", "caps_of", "facts", "surroundings"]
