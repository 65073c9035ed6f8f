"""What a link does: rows that stop, count or report are carried to the other records of a person.

A pure function over the tables of a book. Rows are only added: copies of stops among `notices`, of outbound
`events`, and of reports among `evidence`, under the ids of the linked persons, so that the rules as they
are see them; that the lender has a record's person as dead or not able to act becomes a notice. Nothing
that permits is ever carried: no proof, no consent, no agreed hours, no reply that may be answered, nothing
that makes liable. Tests hold over drawn cases that no decision is looser with a link than without.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.parties.linkage import LINKED

STOPS = (
    "opt_out",
    "cease",
    "refused_to_pay",
    "refuses_contact",
    "attorney",
    "adviser",
    "deceased",
    "incapable",
    "welfare_risk",
    "bereavement",
    "bankruptcy",
    "moratorium",
    "identity_theft",
    "hardship",
    "employer_prohibits",
    "inconvenient_hours",
    "inconvenient_place",
)
"""Notices that stop or limit, and no more: a linked person is protected by them as their giver is."""

REPORTS = ("wrong_number", "disclosure_reported")
"""Evidence by which somebody else holds the point."""

CARRIED_AS = "disclosure_reported"
"""How a report is carried: that somebody else reads there, which stops for good as `wrong_number` does.

Calls to a number reported wrong are counted again elsewhere (12 CFR 1006.14(b)(2)); a report that came by a
link must not give room under a cap, so it never comes as `wrong_number`.
"""

STATES: Mapping[str, str] = {"deceased": "deceased", "incapable": "incapable", "minor": "incapable"}
"""States of a person that stop, each with the kind of notice that tells the other records of it."""

ALWAYS = datetime(1970, 1, 1, tzinfo=UTC)
"""Since when such a notice holds: a state has no date, and is true of every contact that is decided.

No rule counts the days since a notice of these kinds, which so early a date would loosen.
"""

LIMITING = ("inconvenient_time", "abusive", "harassing", "obscene")
"""Flags of a contact that only ever count against another one (12 CFR 1006.14(a)); a copy bears no others.

A notice that one record was sent is none to the other: as a copy it would meet a duty that was not met.
"""


def tightened(tables: Mapping[str, ir.Table], linked: ir.Table) -> dict[str, ir.Table]:
    """The tables of a book with what linked records bring; all but three are the same.

    Args:
        tables: The tables of a book, by name.
        linked: `person_id`, `other_id`: every two persons who are one, both ways round (`both_ways`).
    """
    found = dict(tables)
    told = _states(tables["persons"], tables["notices"], linked)
    found["notices"] = tables["notices"].union(_notices(tables["notices"], linked), told)
    found["evidence"] = _distinct(tables["evidence"], _reports(tables["evidence"], linked))
    found["events"] = _counted(tables["events"], tables["liabilities"], linked)
    return found


def both_ways(pairs: ir.Table) -> ir.Table:
    """Pairs of persons (`person_id`, `other_id`) both ways round, each once."""
    turned = pairs.select(person_id="other_id", other_id="person_id")
    return pairs.select("person_id", "other_id").union(turned).distinct()


def _with_others(rows: ir.Table, linked: ir.Table) -> ir.Table:
    """Rows of linked persons, once for each other person, who stands under `other_id`."""
    pairs = linked.select(of_person="person_id", other_id="other_id")
    return rows.join(pairs, rows.person_id == pairs.of_person).drop("of_person")


def _of_other(rows: ir.Table, like: ir.Table, **changed: Any) -> ir.Table:
    """The rows under the other person's id, with the columns of their table."""
    return rows.mutate(person_id=rows.other_id, **changed).select(*like.columns).cast(like.schema())


def _notices(notices: ir.Table, linked: ir.Table) -> ir.Table:
    rows = _with_others(notices.filter(notices.kind.isin(STOPS)), linked)
    own = rows.given_by == rows.person_id
    return _of_other(
        rows,
        notices,
        notice_id=rows.notice_id + "~" + rows.other_id,
        given_by=ibis.ifelse(own.fill_null(False), rows.other_id, rows.given_by),
    )


def _states(persons: ir.Table, notices: ir.Table, linked: ir.Table) -> ir.Table:
    """What the state of a record tells the others, as notices."""
    named = persons.filter(persons.status.isin(list(STATES))).select("person_id", "status")
    rows = _with_others(named, linked)
    told = {
        "notice_id": ibis.literal("status:") + rows.person_id + "~" + rows.other_id,
        "at": ibis.literal(ALWAYS),
        "kind": rows.status.substitute(STATES),
        "person_id": rows.other_id,
    }
    columns = {name: told.get(name, ibis.null()).cast(dtype) for name, dtype in notices.schema().items()}
    return rows.select(**columns)


def _reports(evidence: ir.Table, linked: ir.Table) -> ir.Table:
    rows = _with_others(evidence.filter(evidence.kind.isin(REPORTS)), linked)
    source = ibis.literal("linked: ") + rows.person_id
    return _of_other(rows, evidence, kind=ibis.literal(CARRIED_AS), source=source)


def _distinct(evidence: ir.Table, more: ir.Table) -> ir.Table:
    """Evidence with reports that are not there yet: its key is point, person, instant and kind."""
    key = ["point_id", "person_id", "at", "kind"]
    first = more.distinct(on=key, keep="first")
    return evidence.union(first.anti_join(evidence, key).select(*evidence.columns))


def _counted(events: ir.Table, liabilities: ir.Table, linked: ir.Table) -> ir.Table:
    """Events with outbound ones repeated, under their own `contact_id`, for every other record of the person.

    A contact that names nobody counts for all who owe its debts. As soon as a row of it names somebody it
    counts for those named, so that all who owe are named along with the others.
    """
    out = events.filter(events.direction == "out")
    named = out.filter(out.person_id.notnull())
    told = named.select("contact_id").distinct()
    nobody = out.anti_join(told, "contact_id")
    owing = _owing(nobody, liabilities)
    concerned = owing.semi_join(linked, owing.person_id == linked.person_id).select("contact_id").distinct()
    owing = owing.semi_join(concerned, "contact_id")
    others = owing.join(linked, "person_id").select("contact_id", person_id="other_id")
    everybody = owing.union(others).distinct().select(of_contact="contact_id", other_id="person_id")
    unnamed = nobody.join(everybody, nobody.contact_id == everybody.of_contact).drop("of_contact")
    copies = _copies(_with_others(named, linked), events).union(_copies(unnamed, events))
    return events.union(copies.distinct(on="event_id", keep="first"))


def _owing(events: ir.Table, liabilities: ir.Table) -> ir.Table:
    """Who owes the debts that contacts were about: `contact_id`, `person_id`."""
    columns = ("debt_ids", "named_debts", "counted_debts")
    each = [events.select("contact_id", debt_id=events[column]).unnest("debt_id") for column in columns]
    debts = ibis.union(*each).distinct()
    return debts.join(liabilities, "debt_id").select("contact_id", "person_id").distinct()


def _copies(rows: ir.Table, events: ir.Table) -> ir.Table:
    dtype = events.schema()["flags"]
    mark, limiting = ibis.array([LINKED]).cast(dtype), ibis.array(list(LIMITING)).cast(dtype)
    flags = ibis.ifelse(rows.flags.isnull(), mark, rows.flags.intersect(limiting).concat(mark))
    return _of_other(rows, events, event_id=rows.event_id + "~" + rows.other_id, flags=flags)
