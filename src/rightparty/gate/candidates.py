"""Every contact that could be proposed from a book: who owes or stands in, at each point, on each channel.

Friends, references and address books stand in `relations` and are never the start of a candidate.
"""

from collections.abc import Mapping
from datetime import datetime

import ibis
import ibis.expr.types as ir

from rightparty.book.tables import STANDING_IN_ROLES
from rightparty.gate.asked import CLOSED, stamp
from rightparty.law.vocabulary import CHANNELS_OF_POINT

STANDS_IN = "|stands_in"
"""Ends the id of a candidate for whom the same creditor's own debts are a candidate too."""


def default_candidates(tables: Mapping[str, ir.Table], at: datetime) -> ir.Table:
    """One row a (person, creditor), point with evidence for the person, and channel the point carries.

    All open debts of one creditor that the person owes go into one candidate, and all those that they stand
    in for, and do not owe, into another: what is said about the one is no reason about the other. Content
    is `full`. Points that turn out to be other people's are rows too: the gate refuses them.

    Returns:
        candidate_id (person, creditor, point and channel joined by `|`, and `STANDS_IN` where the person
        owes that creditor something else), debt_ids, person_id, point_id, channel, content.
    """
    grouped = _held(tables, at)
    evidence = tables["evidence"].filter(tables["evidence"]["at"] <= stamp(at))
    tied = evidence.select("person_id", "point_id").distinct()
    points = tables["points"].select("point_id", point_kind="kind").join(_carried(), "point_kind")
    rows = grouped.join(tied, "person_id").join(points, "point_id")
    named = rows.person_id + "|" + rows.creditor_id + "|" + rows.point_id + "|" + rows.channel
    return rows.select(
        candidate_id=named + rows.mark,
        debt_ids=rows.debt_ids,
        person_id=rows.person_id,
        point_id=rows.point_id,
        channel=rows.channel,
        content=ibis.literal("full"),
    )


def _carried() -> ir.Table:
    """Kinds of point and the channels each carries, as a table of a few rows."""
    pairs = [(kind, channel) for kind, channels in CHANNELS_OF_POINT.items() for channel in channels]
    structs = ibis.array([ibis.struct({"point_kind": kind, "channel": channel}) for kind, channel in pairs])
    opened = structs.unnest().name("pair").as_table()
    return opened.select(point_kind=opened.pair["point_kind"], channel=opened.pair["channel"])


def _held(tables: Mapping[str, ir.Table], at: datetime) -> ir.Table:
    """Open debts of a creditor that a person owes now, and apart from them those they may act on by mandate.

    Returns:
        person_id, creditor_id, debt_ids, mark (ends the candidate's id).
    """
    now = stamp(at)
    liable, related, debts = tables["liabilities"], tables["relations"], tables["debts"]
    open_ = debts.filter(debts.status.isnull() | ~debts.status.isin(CLOSED)).select("debt_id", "creditor_id")
    owing = liable.filter(liable.until.isnull() | (liable.until > now)).select("debt_id", "person_id")
    acting = related.filter(
        related.role.isin(STANDING_IN_ROLES.split()),
        related.verified_at <= now,
        related.until.isnull() | (related.until > now),
    ).select("debt_id", "person_id")
    owed = owing.join(open_, "debt_id")
    acted = acting.anti_join(owing, ["debt_id", "person_id"]).join(open_, "debt_id")
    # Few people act for others: only of them it is looked up whether they owe the same creditor.
    both = owing.semi_join(acting, "person_id").join(open_, "debt_id")
    both = both.select("person_id", "creditor_id", mark=ibis.literal(STANDS_IN)).distinct()
    acted = _by_creditor(acted).left_join(both, ["person_id", "creditor_id"])
    acted = acted.select("person_id", "creditor_id", "debt_ids", mark=acted.mark.fill_null(""))
    return ibis.union(_by_creditor(owed).mutate(mark=ibis.literal("")), acted)


def _by_creditor(pairs: ir.Table) -> ir.Table:
    return pairs.group_by("person_id", "creditor_id").agg(
        debt_ids=pairs.debt_id.collect(distinct=True, order_by=pairs.debt_id)
    )
