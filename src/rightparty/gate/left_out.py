"""Rows that the book could not use: where one may be about a contact, that table's silence tells nothing.

A stop with a spoilt date is still a stop. So whoever a quarantined row names (or might name) counts as
somebody about whom the table is incomplete.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import ibis

from rightparty.book.dossier import Dossier
from rightparty.gate.contact import Contact

if TYPE_CHECKING:
    import ibis.expr.types as ir

TABLES = (
    "notices",
    "events",
    "payments",
    "instalments",
    "charges",
    "promises",
    "agreements",
    "evidence",
    "complaints",
    "relations",
)
"""Tables whose left-out rows make facts unknown."""


def left_out(asked: "ir.Table", asked_debts: "ir.Table", quarantine: "ir.Table") -> "ir.Table":
    """One row a candidate that some left-out row may be about: `lost_notices`, `lost_events` … as truths."""
    lost = quarantine.filter(quarantine.table.isin(TABLES)).select(
        lost_table="table", lost_person="person_id", lost_debts="debt_ids", lost_point="point_id"
    )
    nobody = (
        lost.lost_person.isnull()
        & lost.lost_point.isnull()
        & (lost.lost_debts.isnull() | (lost.lost_debts.length() == 0))
    )
    people, debts = (
        asked.select("candidate_id", "person_id", "point_id"),
        asked_debts.select("candidate_id", "debt"),
    )
    by_debt = lost.unnest("lost_debts")
    pairs = ibis.union(
        people.join(lost, people.person_id == lost.lost_person).select("candidate_id", "lost_table"),
        people.join(lost, people.point_id == lost.lost_point).select("candidate_id", "lost_table"),
        debts.join(by_debt, debts.debt == by_debt.lost_debts).select("candidate_id", "lost_table"),
        people.cross_join(lost.filter(nobody).select("lost_table").distinct()).select(
            "candidate_id", "lost_table"
        ),
    )
    return pairs.group_by("candidate_id").agg(
        **{f"lost_{table}": (pairs.lost_table == table).any() for table in TABLES}
    )


def lost(dossier: Dossier, contact: Contact, tables: Iterable[str]) -> bool:
    """The value reading: whether a left-out row of one of these tables may be about the contact."""
    for row in dossier.left_out:
        named = (row.get("person_id"), row.get("point_id"), tuple(row.get("debt_ids") or ()))
        if row["table"] in tables and (
            not any(named)
            or named[0] == contact.person_id
            or named[1] == contact.point_id
            or set(named[2]) & set(contact.debt_ids)
        ):
            return True
    return False
