"""The candidates of a decision, with rows of their debts, creditors, people, points, senders and agencies.

Every function returns a table with one row a candidate (or a candidate and debt); unknown is NULL.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import ibis

from rightparty.gate.notices import STOPS
from rightparty.law.load import HOME_ZONES

if TYPE_CHECKING:
    import ibis.expr.operations as ops
    import ibis.expr.types as ir

COLUMNS: Mapping[str, str] = {
    "candidate_id": "string",
    "debt_ids": "array<string>",
    "person_id": "string",
    "point_id": "string",
    "channel": "string",
    "mode": "string",
    "content": "string",
    "at": "timestamp",
    "sender_id": "string",
    "valid_until": "timestamp",
    "in_reply_to": "string",
    "amount": "decimal(18, 2)",
    "flags": "array<string>",
    "collectors": "int64",
}
"""Columns of a candidates table; all but the first five may be absent or NULL."""

LINKING = (
    "stated",
    "code_confirmed",
    "carrier_match",
    "wrote_from",
    "called_from",
    "paid_from",
    "answered_as_self",
    "signed_in",
    "used_in_app",
    "skip_traced",
    "shared_household",
)
"""Evidence that ties a point to a person otherwise than through somebody else's address book."""

REPLY_WITHIN = timedelta(hours=72)
"""How long after an inbound contact an answer is still an answer to it."""

RECALL_WITHIN = timedelta(hours=24)
"""How long an agency may take to acknowledge a recall: after that it gets no permits at all (design, 6)."""

QUESTION_TAKEN_BACK_BY = (*STOPS, "attorney", "adviser", "moratorium", "bankruptcy")
"""A notice of these kinds, given after a question, leaves it to be answered by a human or not at all."""

UNSURE_ROLES = ("spouse", "heir", "guarantor")
"""Liable roles that somebody holds by more than a signature: without a stated basis nobody knows."""

AGENCY_COLUMNS = ("member_of", "certified", "listed_from", "listed_until", "evaluated_on", "violation_record")
"""What the book says of an agency, as `agency_<column>` of a candidate that it sends."""

DEAD = ("disconnected", "bounced", "recycled", "wrong_number")
"""Evidence after which a point no longer reaches the person, until some later sign of life."""

CLOSED = ("settled", "sold", "discharged")
NEVER_DUE = 99_999
LIMITATION_DAYS_MIN = 1095
"""No period of limitation that we know of is shorter: China and several US states, three years."""


def stamp(at: datetime) -> Any:
    """An aware instant as a literal of the tables' kind: UTC without a zone."""
    if at.tzinfo is None:
        raise ValueError(f"{at!r} has no time zone")
    return ibis.literal(at.astimezone(UTC).replace(tzinfo=None)).cast("timestamp")


def attach(left: "ir.Table", right: "ir.Table", *keys: str) -> "ir.Table":
    """Left rows with the columns of the right row that has the same keys, or with NULLs."""
    return _attached(left.op(), right.op(), keys).to_expr()


@lru_cache(maxsize=512)
def _attached(left_op: "ops.Node", right_op: "ops.Node", keys: tuple[str, ...]) -> "ops.Node":
    """Kept: it is asked again each morning, and to build it takes longer than to run it on few rows."""
    left = left_op.to_expr()
    renamed = right_op.to_expr().rename({f"right_{key}": key for key in keys})
    joined = left.join(renamed, [left[key] == renamed[f"right_{key}"] for key in keys], how="left")
    return joined.drop(*(f"right_{key}" for key in keys)).op()


def attach_all(left: "ir.Table", others: "Sequence[ir.Table]", key: str) -> "ir.Table":
    """Left rows with the columns of many tables of at most one row a key, in a single flat query."""
    return _attached_all(left.op(), tuple(other.op() for other in others), key).to_expr()


@lru_cache(maxsize=64)
def _attached_all(left_op: "ops.Node", other_ops: "tuple[ops.Node, ...]", key: str) -> "ops.Node":
    """Kept for the same reason: a query of thirty tables."""
    joined = left = left_op.to_expr()
    for number, other in enumerate(op.to_expr() for op in other_ops):
        renamed = other.rename({f"right_{key}_{number}": key})
        joined = joined.join(renamed, left[key] == renamed[f"right_{key}_{number}"], how="left")
    return joined.drop(*(f"right_{key}_{number}" for number in range(len(other_ops)))).op()


def normalised(candidates: "ir.Table", at: datetime) -> "ir.Table":
    """Candidates with every column of `COLUMNS`; `asked_at` filled from `at`, content `full` by default."""
    have = set(candidates.columns)
    full = candidates.mutate(
        **{
            name: candidates[name].cast(kind) if name in have else ibis.null(kind)
            for name, kind in COLUMNS.items()
        }
    )
    return full.mutate(
        asked_at=ibis.coalesce(full["at"], stamp(at)),
        content=full.content.fill_null("full"),
        debt_ids=full.debt_ids.unique().sort(),  # else in an order that each engine has for itself
    ).drop("at")


def by_debt(
    asked: "ir.Table", tables: "Mapping[str, ir.Table]", book_as_of: datetime | None, columns: Collection[str]
) -> "ir.Table":
    """One row a candidate and debt it names, with columns of the debts table as `debt_<column>`.

    `columns` are those that questions ask for, beside the few that are always needed.
    """
    base = asked.select("candidate_id", "person_id", "asked_at", "debt_ids")
    opened = base.mutate(debt=base.debt_ids).unnest("debt").drop("debt_ids")
    needed = {*columns, "status", "opened_on", "country", "region"}
    d = tables["debts"]
    debts = d.select(
        debt="debt_id",
        creditor_id="creditor_id",
        balance_at="as_of",
        **{f"debt_{name}": name for name in sorted(needed)},
    )
    joined = attach(opened, debts, "debt")
    default = ibis.null("timestamp") if book_as_of is None else stamp(book_as_of)
    at = joined.creditor_id.notnull().ifelse(
        ibis.coalesce(joined.balance_at, default), ibis.null("timestamp")
    )
    return joined.mutate(balance_at=at)


def with_parties(asked: "ir.Table", asked_debts: "ir.Table", tables: "Mapping[str, ir.Table]") -> "ir.Table":
    """Rows that name debts and a sender, with the keys and columns of creditor, sender and agency."""
    d = asked_debts
    debts = d.group_by("candidate_id").agg(
        creditor_id=d.creditor_id.min(),
        creditors=d.creditor_id.collect(distinct=True),
        one_creditor=(d.creditor_id.nunique() == 1) & (d.creditor_id.count() == d.count()),
        n_debts=d.debt.nunique(),
        opened_on=d.debt_opened_on.min(),
        balance_at=d.balance_at.min(),
        settled_any=d.debt_status.isin(CLOSED).any(),
        settled_unknown=d.debt_status.isnull().any(),
        debt_countries=d.debt_country.collect(distinct=True),
    )
    full = _with_rows(attach(asked, debts, "candidate_id"), tables)
    no_sender, agency = full.sender_id.isnull(), full.sender_agency
    by_agency = ibis.cases(
        (no_sender, False), (full.sender_known.isnull(), ibis.null("boolean")), else_=agency.notnull()
    )
    keyed = full.mutate(
        by_agency=by_agency,
        collector_id=ibis.coalesce(agency, full.creditor_id),
        home_zone=full.creditor_country.cases(*HOME_ZONES.items(), else_="UTC"),
    )
    agencies = tables["agencies"].select(
        "creditor_id",
        collector_id="agency_id",
        **{f"agency_{name}": name for name in AGENCY_COLUMNS},
    )
    return attach(keyed, agencies, "collector_id", "creditor_id")


def _with_rows(full: "ir.Table", tables: "Mapping[str, ir.Table]") -> "ir.Table":
    """Rows with the columns of their creditor's and sender's own rows."""
    creditors = tables["creditors"].select(
        creditor_id="creditor_id",
        creditor_country="country",
        creditor_kind="kind",
        creditor_member_of="member_of",
        us_debt_collector="us_debt_collector",
    )
    senders = tables["senders"].select(
        sender_id="sender_id",
        sender_agency="agency_id",
        sender_known="creditor_id",
        sender_channel="channel",
        sender_from="from",
        sender_until="until",
    )
    full = attach(attach(full, creditors, "creditor_id"), senders, "sender_id")
    # Whoever sends for somebody else is nobody whom these creditors know.
    ours = full.creditors.contains(full.sender_known).fill_null(False)
    sender = [name for name in senders.columns if name != "sender_id"]
    return full.mutate(**{name: ibis.cases((ours, full[name])) for name in sender}).drop("creditors")
