"""Who speaks: the sender, and what the book says of the agency that sends."""

from typing import TYPE_CHECKING, Any

import ibis

from rightparty.gate.asked import RECALL_WITHIN
from rightparty.gate.facts_sources import Found, Sources

if TYPE_CHECKING:
    import ibis.expr.types as ir

_PLACED = ("agency_placed", "agency_announced", "sub_agency")


def sender_facts(s: Sources) -> Found:
    """Facts of creditor, sender and agency."""
    found = Found(
        answers={
            "by_agency": lambda raw: raw.by_agency,
            "us_collector": lambda raw: ibis.cases(
                (raw.by_agency.fill_null(False), True), else_=raw.us_debt_collector
            ),
            "creditor_kind": lambda raw: raw.creditor_kind,
            "agency_listed": lambda raw: ibis.cases((raw.by_agency, _listed(raw)), else_=False),
            "agency_certified": lambda raw: _of_agency(raw, raw.agency_certified, True),
            "agency_violation": lambda raw: _of_agency(raw, raw.agency_violation_record, "none"),
            "agency_evaluated_days": lambda raw: _of_agency(
                raw, raw.owed_on.delta(raw.agency_evaluated_on, unit="day"), 0
            ),
        },
        kept={
            "sender_named": lambda raw: raw.sender_id.notnull(),
            "sender_in_book": lambda raw: raw.sender_known.notnull(),
            "sender_in_use": _sender_in_use,
            "sender_channel": lambda raw: raw.sender_channel,
        },
        late={"sender_fits": _sender_fits},
    )
    if s.asks("agency_recall_overdue"):
        found.parts.append(_overdue(s))
        found.answers["agency_recall_overdue"] = lambda raw: ibis.cases(
            (raw.by_agency.isnull(), ibis.null("boolean")), else_=raw.recall_overdue.fill_null(False)
        )
    if s.asks(*_PLACED):
        found.parts.append(_placements(s))
        for name, column in (("agency_placed", "n_placed"), ("agency_announced", "n_announced")):
            found.answers[name] = _on_all_debts(column)
        found.answers["sub_agency"] = lambda raw: _of_agency(raw, raw.n_sub.fill_null(0) > 0, False)
    return found


def _on_all_debts(column: str) -> Any:
    return lambda raw: ibis.cases(
        (raw.by_agency, (raw[column].fill_null(0) == raw.n_debts).fill_null(False)), else_=False
    )


def _of_agency(raw: "ir.Table", stated: Any, ours: Any) -> Any:
    """What is stated of the agency that sends; `ours` where the creditor sends itself."""
    return ibis.cases((raw.by_agency, stated), (~raw.by_agency, ours))


def _sender_in_use(raw: "ir.Table") -> Any:
    begun = raw.sender_from.isnull() | (raw.sender_from <= raw.asked_at)
    running = raw.sender_until.isnull() | (raw.sender_until > raw.asked_at)
    ours = (raw.sender_known == raw.creditor_id).fill_null(False)
    return begun & running & ours


def _sender_fits(raw: "ir.Table") -> Any:
    fits = raw.sender_in_use & (raw.sender_channel == raw.channel).fill_null(False)
    return ibis.cases((~raw.sender_named, True), (raw.sender_in_book, fits))


def _listed(raw: "ir.Table") -> Any:
    until = raw.agency_listed_until.isnull() | (raw.agency_listed_until >= raw.owed_on)
    return (raw.agency_listed_from <= raw.owed_on) & until


def _overdue(s: Sources) -> "ir.Table":
    """Candidates sent by an agency that left some recall, of whatever debt, unanswered for too long."""
    placed = s.tables["placements"]
    recalls = placed.filter(placed.recalled_at.notnull()).select(
        collector_id="agency_id", recalled="recalled_at", acked="recall_acked_at"
    )
    base = s.base.filter(s.base.by_agency).select("candidate_id", "collector_id", "asked_at")
    pairs = base.join(recalls, "collector_id")
    late = pairs.recalled + ibis.interval(hours=int(RECALL_WITHIN.total_seconds()) // 3600) < pairs.asked_at
    overdue = pairs.filter(late & (pairs.acked.isnull() | (pairs.acked > pairs.asked_at)))
    return overdue.select("candidate_id", recall_overdue=ibis.literal(True)).distinct()


def _placements(s: Sources) -> "ir.Table":
    """For candidates that an agency sends: on how many debts it is placed, announced, placed by another."""
    d = s.debts.select("candidate_id", "debt", "collector_id", "asked_at", "by_agency")
    placed = s.tables["placements"].select(
        debt="debt_id",
        collector_id="agency_id",
        begins="from",
        ends="until",
        recalled="recalled_at",
        announced="borrower_notified_at",
        above="sub_of",
    )
    pairs = d.filter(d.by_agency).join(placed, ["debt", "collector_id"])
    now = pairs.asked_at
    live = (pairs.begins <= now) & (pairs.ends.isnull() | (pairs.ends > now))
    live = live & (pairs.recalled.isnull() | (pairs.recalled > now))
    return pairs.group_by("candidate_id").agg(
        n_placed=pairs.debt.nunique(where=live),
        n_announced=pairs.debt.nunique(where=live & (pairs.announced <= now)),
        n_sub=(live & pairs.above.notnull()).sum(),
    )
