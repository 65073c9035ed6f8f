"""What a book says of a person that a contact's worth depends on: distress, complaints, silence."""

from collections.abc import Mapping
from datetime import date, datetime

import ibis
import ibis.expr.types as ir

from rightparty.book.stayed import stayed
from rightparty.plan.people import stamp

DISTRESS = (
    "hardship", "moratorium", "bankruptcy", "deceased", "incapable", "welfare_risk", "bereavement",
    "military", "calamity", "execution_failed", "litigation", "judgment",
)  # fmt: skip
"""Kinds of notices that stand for hardship, illness, loss, or a court: now or ever."""

COMPLAINT = (
    "opt_out", "cease", "refused_to_pay", "refuses_contact", "dispute", "complaint_open", "complaint_closed",
    "consent_withdrawn", "identity_theft", "inconvenient_hours", "inconvenient_place", "employer_prohibits",
)  # fmt: skip
"""Kinds of notices by which somebody asked for less, or for nothing, or said that this is not right."""

WRONG_PARTY = ("wrong_number", "disclosure_reported", "carrier_mismatch", "recycled")
"""Kinds of evidence that somebody else was met, or would be, at a point that was tied to the person."""


def standing(tables: Mapping[str, ir.Table], at: datetime) -> ir.Table:
    """Of whom something stands for distress, a complaint or a wrong-party past, at an instant.

    Once on file it counts for good: what has ended may have left its mark, and it only lowers. So does what
    is told of a debt or of a point alone, for everybody who owes the one or is tied to the other.

    Returns:
        person_id, distressed, complained, wrong_party.
    """
    notices, complaints, evidence = tables["notices"], tables["complaints"], tables["evidence"]
    now = stamp(at)
    told = notices.filter(notices["at"] <= now)
    about = of_people(told, tables)
    protests = _at_points(complaints.filter(complaints["at"] <= now), evidence)
    met = evidence.filter(evidence["at"] <= now, evidence.kind.isin(WRONG_PARTY))
    no, yes = ibis.literal(False), ibis.literal(True)
    each = ibis.union(
        about.filter(about.kind.isin(DISTRESS)).select(
            "person_id", distressed=yes, complained=no, wrong_party=no
        ),
        about.filter(about.kind.isin(COMPLAINT)).select(
            "person_id", distressed=no, complained=yes, wrong_party=no
        ),
        protests.mutate(distressed=no, complained=yes, wrong_party=no),
        met.select("person_id", distressed=no, complained=no, wrong_party=yes),
    )
    return each.group_by("person_id").aggregate(
        distressed=each.distressed.any(), complained=each.complained.any(), wrong_party=each.wrong_party.any()
    )


def of_people(notices: ir.Table, tables: Mapping[str, ir.Table]) -> ir.Table:
    """Notices by the people they are about: `person_id`, `kind`.

    One that names no person is about everybody who owes its debt; one that names only a point, about
    everybody who is tied to it.
    """
    named = notices.filter(notices.person_id.notnull()).select("person_id", "kind")
    debts = notices.filter(notices.person_id.isnull(), notices.debt_id.notnull()).select("debt_id", "kind")
    owed = debts.join(tables["liabilities"].select("debt_id", "person_id"), "debt_id")
    rest = notices.filter(notices.person_id.isnull(), notices.debt_id.isnull())
    return ibis.union(named, owed.select("person_id", "kind"), _at_points(rest, tables["evidence"], "kind"))


def _at_points(rows: ir.Table, evidence: ir.Table, *more: str) -> ir.Table:
    """`person_id` and more of rows: the person named, else everybody who is tied to the point named."""
    tied = evidence.select("point_id", "person_id").distinct()
    points = rows.filter(rows.person_id.isnull(), rows.point_id.notnull()).select("point_id", *more)
    met = points.join(tied, "point_id").select("person_id", *more)
    return ibis.union(rows.filter(rows.person_id.notnull()).select("person_id", *more), met)


def paid_days(tables: Mapping[str, ir.Table], at: datetime, day: date) -> ir.Table:
    """Days since money last came in on a person's debts and stayed, or since the latest of them was opened.

    Returns:
        person_id, paid_days.
    """
    liable, debts, payments = tables["liabilities"], tables["debts"], tables["payments"]
    came = stayed(payments.filter(payments.paid_at <= stamp(at)))
    last = came.group_by("debt_id").aggregate(last_paid_on=came.paid_at.max().date())
    row = liable.select("debt_id", "person_id").join(debts.select("debt_id", "opened_on"), "debt_id")
    row = row.left_join(last, "debt_id").drop("debt_id_right")
    latest = ibis.coalesce(row.last_paid_on, row.opened_on)
    found = row.group_by("person_id").aggregate(last_on=latest.max())
    return found.select(
        "person_id",
        paid_days=ibis.greatest(ibis.literal(day).delta(found.last_on, unit="day"), 0).cast("int64"),
    )


def unanswered(tried: ir.Table) -> ir.Table:
    """Contacts in vain over all channels, of `people.in_vain`: person_id, unanswered."""
    return tried.group_by("person_id").aggregate(
        unanswered=(tried.told_in_vain + tried.knocked_in_vain).sum().cast("int64")
    )
