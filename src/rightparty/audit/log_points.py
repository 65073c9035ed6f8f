"""The contact points that a log names: each number or address once, in the form in which a book holds it."""

from collections.abc import Iterator
from typing import Any

import ibis
import ibis.expr.types as ir
import phonenumbers

from rightparty.book.points import PHONES, normalised
from rightparty.engine import LINE, Engine

_KIND_OF_CHANNEL = {
    "email": "email",
    **dict.fromkeys(("app", "push", "inbox"), "app"),
    **dict.fromkeys(("im", "im_group", "social"), "im"),
    **dict.fromkeys(("letter", "postcard", "visit"), "post"),
}
_MAINLAND_MOBILE = r"^[+]861[3-9]\d{9}$"
_PROBE_DIGITS = 4
_AROUND = r"^(?:=?\"|')?([+]?\d[\d ()-]{5,20}\d)(?:[.]0)?\"?$"


def party(events: ir.Table) -> ir.StringValue:
    """Who is at the other end: whom a contact went to, or from whom it came.

    What spreadsheets put around a number (`'138…`, `="138…"`, `138….0`) is no part of it.
    """
    told = ibis.ifelse(events.direction == "in", ibis.coalesce(events.sender_id, events.to), events.to)
    return told.re_replace(_AROUND, r"\1")


def sort_of(channel: ir.StringValue) -> ir.StringValue:
    """What kind of point a channel goes to, telephones not yet told apart."""
    return ibis.cases(*((channel == one, kind) for one, kind in _KIND_OF_CHANNEL.items()), else_="mobile")


def points_of(engine: Engine, events: ir.Table, country: ir.StringValue, name: str) -> ir.Table:
    """The points of events: party and sort as in the events; point_id, kind, value, country and zones.

    A number that cannot be one (masked, cut short) has no row. country: in which an event's number without a
    country code was written.
    """
    given = events.select(party=party(events), sort=sort_of(events.channel), region=country)
    given = given.filter(given.party.notnull())
    each = given.group_by("party", "sort").agg(most=given.region.max(), least=given.region.min())
    each = each.mutate(region=ibis.ifelse(each.most == each.least, each.most, ibis.null("string")))
    each = engine.number(each.drop("most", "least"), f"{name} parties", LINE)
    asked = each.select(
        LINE, "party", "sort", point_id=each[LINE].cast("string"), kind=each.sort, value=each.party
    )
    regions = each.filter(each.region.notnull()).select("region", point_id=each[LINE].cast("string"))
    read = normalised(asked, regions, engine, f"{name} normal")
    read = read.filter(read.value.notnull())
    landlines = _landlines(engine, read, f"{name} landlines")
    phone = read.kind.isin(PHONES)
    head = read.value.left(read.value.length() - _PROBE_DIGITS)
    told = read.mutate(head=ibis.ifelse(phone, head, ibis.null("string"))).left_join(landlines, "head")
    fixed = told.fixed.fill_null(False) | (
        told.value.startswith("+86") & ~told.value.re_search(_MAINLAND_MOBILE)
    )
    sort = ibis.ifelse(told.kind.isin(PHONES), "phone", told.kind)
    found = told.select(
        "party",
        "sort",
        "value",
        "country",
        "zones",
        kind=ibis.ifelse(told.kind.isin(PHONES) & fixed, "landline", told.kind),
        point_id=ibis.literal("pt-").concat(sort.concat("|", told.value).hexdigest("sha256").left(16)),
    )
    kept = engine.materialize(found, name)
    for one in (f"{name} parties", f"{name} normal", f"{name} landlines"):
        engine.drop(one)
    return kept


def _landlines(engine: Engine, read: ir.Table, name: str) -> ir.Table:
    """The leading digits under which numbers are fixed lines; one number of each is asked about."""
    asked = read.filter(read.kind.isin(PHONES), ~read.value.startswith("+86"))
    head = asked.value.left(asked.value.length() - _PROBE_DIGITS)
    heads = asked.group_by(head=head).agg(probe=asked.value.min())
    return engine.create(
        name, _fixed(engine.rows(heads)), ibis.schema({"head": "string", "fixed": "boolean"})
    )


def _fixed(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        kind = phonenumbers.number_type(phonenumbers.parse(row["probe"]))
        if kind == phonenumbers.PhoneNumberType.FIXED_LINE:
            yield {"head": row["head"], "fixed": True}
