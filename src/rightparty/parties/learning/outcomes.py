"""What a lender's contacts and checks turned out to be, with what was believed just before.

A contact that arrived ends in one of four ways: the person answered, somebody said "that is not me", the
point was dead, or nothing came of it. A check of a number against a list of reassignments ends in two, and so
does one of name and number at a carrier. Who is contacted, and who answers, is no random choice; who is
checked nearly is.
"""

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from rightparty.parties.elsewhere import THE_PERSON
from rightparty.parties.model import PartyModel
from rightparty.parties.table import beliefs_at

ARRIVED = ("connected", "conversation", "voicemail", "delivered", "reply")
DEAD_OUTCOMES = ("not_in_service", "bounced", "rejected")
CHECK = "carrier_check"
"""Stands for a channel where a carrier was asked."""
ANSWERED, DENIED, DEAD, SILENT = "answered", "denied", "dead", "silent"


def contact_outcomes(tables: Mapping[str, ir.Table], model: PartyModel) -> ir.Table:
    """One row an outbound contact that arrived or found the point dead, and what was believed before.

    Returns:
        contact_id, channel, point_id, person_id, at, outcome (answered, denied, dead or silent), and of the
        belief a second before: probability, reasons, pieces, arrived_at; kind, carrier_type and value of the
        point.
    """
    tried = _tried(tables["events"])
    said = _said(tables["evidence"], model)
    rows = tried.left_join(said, ["contact_id", "point_id", "person_id"])
    outcome = ibis.cases(
        *((rows[f"was_{what}"].fill_null(False), what) for what in (DENIED, ANSWERED, DEAD)), else_=SILENT
    )
    return _believed(rows.select(*tried.columns, outcome=outcome), tables, model)


def match_outcomes(tables: Mapping[str, ir.Table], model: PartyModel) -> ir.Table:
    """One row a pair whose name and number a carrier was asked to match, at the first time.

    A later answer repeats the first: in whose name a number stands does not change with every question.

    Returns:
        The columns of `contact_outcomes`, with the channel `carrier_check`, and answered for a match, silent
        for a mismatch, which a relative's contract can explain.
    """
    evidence = tables["evidence"]
    confirms = [kind for kind in model.lagging if kind not in model.stays]
    asked = evidence.filter(evidence.kind.isin((*confirms, *model.denies)))
    by_pair = ibis.window(group_by=["point_id", "person_id"], order_by=[asked["at"], asked.kind])
    asked = asked.mutate(place=ibis.row_number().over(by_pair))
    first = asked.filter(asked.place == 0)
    rows = first.select(
        contact_id=ibis.literal("check ") + first.point_id + " " + first.person_id,
        point_id=first.point_id,
        person_id=first.person_id,
        channel=ibis.literal(CHECK),
        at=first["at"] - ibis.interval(seconds=1),
        outcome=ibis.ifelse(first.kind.isin(confirms), ANSWERED, SILENT),
    )
    return _believed(rows, tables, model)


def _believed(rows: ir.Table, tables: Mapping[str, ir.Table], model: PartyModel) -> ir.Table:
    """Outcomes with what was believed before each, and their points."""
    before = beliefs_at(rows, tables, model, why=True)
    believed = rows.join(before, ["point_id", "person_id", "at"])
    believed = believed.filter(believed.probability.notnull()).select(
        *rows.columns, "probability", "reasons", "pieces", "arrived_at"
    )
    points = tables["points"]
    return believed.join(points, "point_id").select(believed, points.kind, points.carrier_type, points.value)


def _tried(events: ir.Table) -> ir.Table:
    """A row a contact: where it went, and the second before it arrived or failed.

    A call that nobody answers tells nothing, and is left out.
    """
    dead = events.kind.isin(("attempt", "failed")) & events.outcome.isin(DEAD_OUTCOMES).fill_null(False)
    out = events.filter(
        events.direction == "out",
        events.kind.isin(ARRIVED) | dead,
        events.person_id.notnull(),
        events.point_id.notnull(),
    )
    return out.group_by("contact_id", "point_id", "person_id").aggregate(
        channel=out.channel.min(), at=out["at"].min() - ibis.interval(seconds=1)
    )


def _said(evidence: ir.Table, model: PartyModel) -> ir.Table:
    """A row a contact that left evidence of how it ended."""
    kinds = {ANSWERED: model.proves, DENIED: model.reports, DEAD: model.lapses}
    told = tuple(kind for group in kinds.values() for kind in group)
    left = evidence.filter(evidence.contact_id.notnull(), evidence.kind.isin(told))
    return left.group_by("contact_id", "point_id", "person_id").aggregate(
        **{f"was_{what}": left.kind.isin(group).any() for what, group in kinds.items()}
    )


def check_outcomes(tables: Mapping[str, ir.Table], model: PartyModel) -> ir.Table:
    """One row a check of a point against a list of reassignments that says both of its dates.

    Returns:
        since, until (of the data), passed_on (whether it found a new holder), kind, carrier_type and
        value of the point.
    """
    evidence, points = tables["evidence"], tables["points"]
    asked = evidence.filter(
        evidence.kind.isin((*model.passes_on, *model.stays)),
        evidence.since.notnull(),
        evidence.as_of.notnull(),
    )
    rows = asked.select(
        "point_id",
        "since",
        until=ibis.least(asked.as_of, asked["at"]),
        passed_on=asked.kind.isin(model.passes_on),
    ).distinct()
    return rows.join(points, "point_id").select(
        rows.since, rows.until, rows.passed_on, points.kind, points.carrier_type, points.value
    )


def authorities(tables: Mapping[str, ir.Table], model: PartyModel) -> ir.Table:
    """On whose authority points were stated or found, other than the person's own.

    Returns:
        kind (of `claims` and `guesses`), authority, pairs (of a point and a person).
    """
    evidence = tables["evidence"]
    said = evidence.filter(
        evidence.kind.isin((*model.claims, *model.guesses)),
        evidence.authority.notnull(),
        evidence.authority != THE_PERSON,
    )
    pairs = said.select("kind", "authority", "point_id", "person_id").distinct()
    return pairs.group_by("kind", "authority").aggregate(pairs=pairs.count())
