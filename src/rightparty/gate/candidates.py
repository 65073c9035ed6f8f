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


def default_candidates(tables: Mapping[str, ir.Table], at: datetime) -> ir.Table:
    """One row a (person, creditor), point with evidence for the person, and channel the point carries.

    All open debts of one creditor that the person owes (or stands in for) go into one candidate. Content
    is `full`. Points that turn out to be other people's are rows too: the gate refuses them.

    Returns:
        candidate_id (person, creditor, point and channel joined by `|`), debt_ids, person_id, point_id,
        channel, content.
    """
    held = _held(tables, at)
    debts = tables["debts"].select("debt_id", "creditor_id", "status")
    open_ = debts.filter(debts.status.isnull() | ~debts.status.isin(CLOSED))
    pairs = held.join(open_, "debt_id")
    grouped = pairs.group_by("person_id", "creditor_id").agg(
        debt_ids=pairs.debt_id.collect(distinct=True, order_by=pairs.debt_id)
    )
    evidence = tables["evidence"].filter(tables["evidence"]["at"] <= stamp(at))
    tied = evidence.select("person_id", "point_id").distinct()
    points = tables["points"].select("point_id", point_kind="kind").join(_carried(), "point_kind")
    rows = grouped.join(tied, "person_id").join(points, "point_id")
    return rows.select(
        candidate_id=rows.person_id + "|" + rows.creditor_id + "|" + rows.point_id + "|" + rows.channel,
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
    """Debts that a person owes now, or may act on with a verified mandate: `debt_id, person_id`."""
    now = stamp(at)
    liable, related = tables["liabilities"], tables["relations"]
    owing = liable.filter(liable.until.isnull() | (liable.until > now))
    acting = related.filter(
        related.role.isin(STANDING_IN_ROLES.split()),
        related.verified_at <= now,
        related.until.isnull() | (related.until > now),
    )
    return ibis.union(
        owing.select("debt_id", "person_id"), acting.select("debt_id", "person_id"), distinct=True
    )
