"""What a book knows of a log's contacts beside the law: whose clock, how the number came, whose names.

The judging needs none of it; whoever reads a report does.
"""

from collections.abc import Mapping
from typing import Final

import ibis
import ibis.expr.types as ir

from rightparty.audit.findings import Found
from rightparty.audit.names import without_names
from rightparty.audit.shown import masked_values
from rightparty.book.places import is_zone, zones_of
from rightparty.engine import Engine
from rightparty.gate import where

SOURCES: Final = (
    "stated", "code_confirmed", "carrier_match", "skip_traced", "address_book", "shared_household",
    "wrote_from", "called_from", "paid_from", "signed_in",
)  # fmt: skip
"""Kinds of evidence by which a number comes to a lender; the first of them says how it did."""


def with_book(
    engine: Engine, found: Found, tables: Mapping[str, ir.Table], called: ir.Table, name: str = "beside"
) -> Found:
    """Findings and contacts with `local_at` (the recipient's clock, where one is known) and `source`.

    Findings have `reached` as well: the number or address of the contact, masked.

    In evidence, in what is said instead, and in the texts of contacts the names of the people around the
    debt and of whoever was contacted are masked. Ids of findings stay. `tables`: of the book, its log among
    them. `called`: of `names_of`.
    """
    told = _local(engine, found.contacts, tables, name)
    told = _sourced(told, tables)
    told = without_names(told, called, ("text",))
    contacts = engine.materialize(told, f"{name}_contacts")
    more = contacts.select(beside="contact_id", local_at="local_at", came="source")
    more = more.left_join(_reached(contacts, tables), "beside").drop("beside_right")
    rows = found.findings.left_join(more, found.findings.contact_id == more.beside)
    rows = rows.mutate(source=ibis.coalesce(rows.source, rows.came)).drop("beside", "came")
    rows = without_names(rows, called, ("evidence", "instead"))
    return Found(engine.materialize(rows, f"{name}_findings"), contacts)


# -- clocks ---------------------------------------------------------------------------------------


def zone_of_lenders(engine: Engine, tables: Mapping[str, ir.Table]) -> str | None:
    """The one zone of the creditors' countries; None where there are several."""
    countries = engine.rows(tables["creditors"].select("country").distinct())
    zones = {zones_of(row["country"], None, None) for row in countries if row["country"]}
    (first,) = zones if len(zones) == 1 else (None,)
    return first[0] if first and len(first) == 1 else None


def _local(engine: Engine, contacts: ir.Table, tables: Mapping[str, ir.Table], name: str) -> ir.Table:
    """`local_at`: of the point's own zone, else of where the person lives; NULL where several may be."""
    people, points = tables["persons"], tables["points"]
    of_point = points.select(the_point="point_id", point_zone="zone")
    of_person = people.select("person_id", "country", "region", "zone").rename(
        the_person="person_id", of_country="country", of_region="region", of_zone="zone"
    )
    rows = contacts.left_join(of_point, contacts.point_id == of_point.the_point)
    rows = rows.left_join(of_person, rows.person_id == of_person.the_person)
    rows = rows.mutate(home=_home(rows), instant=rows["at"].cast("timestamp"))
    homes = _homes(engine, rows, f"{name}_homes")
    rows = rows.left_join(homes, rows.home == homes.of_home)
    rows = engine.materialize(rows.select(*contacts.columns, "instant", "clock_zone"), f"{name}_homed")
    (bounds,) = engine.rows(rows.agg(first=rows.instant.min(), last=rows.instant.max()))
    zones = [row["clock_zone"] for row in engine.rows(rows.select("clock_zone").distinct())]
    known = [one for one in zones if one] if bounds["first"] is not None else []
    turns = [t for zone in known for t in where.offsets_through_time(zone, bounds["first"], bounds["last"])]
    offsets = engine.create(f"{name}_offsets", turns, ibis.schema(dict(where.OFFSETS_SCHEMA)))
    same = [
        rows.clock_zone == offsets.zone,
        rows.instant >= offsets.since,
        rows.instant < offsets.until,
    ]
    both = rows.left_join(offsets, same)
    local = where.from_epoch(both.instant.epoch_seconds() + both.ahead_s).cast("timestamp")
    return both.mutate(local_at=local).select(*contacts.columns, "local_at")


_HOME = ("point_zone", "of_country", "of_region", "of_zone")


def _home(rows: ir.Table) -> ir.StringValue:
    """All that is said of where somebody is, as one key."""
    first, *others = (rows[one].fill_null("") for one in _HOME)
    return first.concat(*(part for one in others for part in ("|", one)))


def _homes(engine: Engine, rows: ir.Table, name: str) -> ir.Table:
    """The one zone that each home amounts to: `of_home`, `clock_zone`."""
    told = [
        {"of_home": row["home"], "clock_zone": _zone(*(row[one] for one in _HOME))}
        for row in engine.rows(rows.select("home", *_HOME).distinct())
    ]
    return engine.create(name, told, ibis.schema({"of_home": "string", "clock_zone": "string"}))


def _zone(point: str | None, country: str | None, region: str | None, zone: str | None) -> str | None:
    if point and is_zone(point):
        return point
    found = zones_of(country, region, zone)
    return found[0] if len(found) == 1 else None


def _reached(contacts: ir.Table, tables: Mapping[str, ir.Table]) -> ir.Table:
    """`beside`, a contact, and `reached`: its point's number or address, masked."""
    points = tables["points"]
    values = points.select(the_point="point_id", reached=masked_values(points.value.cast("string")))
    both = contacts.select(beside="contact_id", at_point="point_id")
    return both.join(values, both.at_point == values.the_point).select("beside", "reached")


# -- how a number came ----------------------------------------------------------------------------


def _sourced(contacts: ir.Table, tables: Mapping[str, ir.Table]) -> ir.Table:
    """`source`, where the log does not say it: the first evidence that ties the point to anybody."""
    evidence = tables["evidence"]
    known = evidence.filter(evidence.kind.isin(SOURCES), evidence.point_id.notnull())
    order = [known["at"], known.kind]
    first = known.group_by("point_id").agg(came=known.kind.first(order_by=order), came_at=known["at"].min())
    first = first.rename(seen_point="point_id")
    rows = contacts.left_join(first, contacts.point_id == first.seen_point)
    before = rows.came_at.cast("timestamp") <= rows["at"].cast("timestamp")
    came = before.fill_null(False).ifelse(rows.came, ibis.null("string"))
    return rows.mutate(source=ibis.coalesce(rows.source, came)).drop("seen_point", "came", "came_at")
