"""One text again from another number, to somebody who had asked to be left alone."""

from collections.abc import Mapping
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.gate.notices import STOPS
from rightparty.words.verdicts import BY_RULE, GRAVE

SAME_TEXT = "audit.same_text_from_a_new_sender"

CITED: Mapping[str, str] = {
    "CN": "GB/T 45251-2025, 5.3; Civil Code, art. 1033(1)",
    "US": "12 CFR 1006.6(c)(1), (e)",
}
"""By country, what going round a stop breaks; anywhere else it breaks our first promise."""
_OURS = "Rightparty promise 1"


def same_text_findings(contacts: ir.Table, notices: ir.Table) -> ir.Table:
    """A row, with the columns of `calls.COLUMNS`, for each contact that goes round a stop.

    A text counts as the same whatever numbers stand in it; a sender is another where its number is, or the
    agency. `contacts`: contact_id, at, person_id, point_id, sender_id, agency_id, country, text.
    """
    texts = contacts.filter(contacts.text.notnull(), contacts.point_id.notnull())
    texts = texts.select(
        "contact_id", "at", "person_id", "point_id", "country",
        sender=ibis.coalesce(texts.sender_id, texts.agency_id, ibis.literal("")),
        words=texts.text.re_replace(r"[0-9\s]", ""),
    )  # fmt: skip
    texts = texts.filter(texts.words != "")
    stopped = texts.semi_join(_stopped(texts, notices), "contact_id")
    earlier = texts.select(before="at", to="point_id", from_="sender", same="words")
    pairs = stopped.join(earlier, [stopped.point_id == earlier.to, stopped.words == earlier.same])
    again = pairs.filter(pairs.before < pairs["at"], pairs.from_ != pairs.sender)
    once = again.group_by("contact_id").agg(country=again.country.first(), first=again.before.min())
    nothing: Any = ibis.literal([], "array<string>")
    return once.select(
        "contact_id",
        rule=ibis.literal(SAME_TEXT),
        citation=ibis.cases(*((once.country == one, said) for one, said in CITED.items()), else_=_OURS),
        severity=ibis.literal(GRAVE),
        certain=ibis.literal(value=True),
        found_by=ibis.literal(BY_RULE),
        evidence=ibis.literal("sent by another before, ") + once.first.strftime("%Y-%m-%d %H:%M:%S") + "Z",
        instead=ibis.null("string"),
        missing=nothing,
        also=nothing,
    )


def _stopped(texts: ir.Table, notices: ir.Table) -> ir.Table:
    """contact_id of what came after a stop of that point, or of that person."""
    stops = notices.filter(notices.kind.isin(STOPS))
    points = stops.filter(stops.point_id.notnull()).select(stop_point="point_id", stopped_at="at")
    people = stops.filter(stops.person_id.notnull()).select(stop_person="person_id", stopped_at="at")
    by_point = texts.join(points, texts.point_id == points.stop_point)
    by_person = texts.join(people, texts.person_id == people.stop_person)
    found = [rows.filter(rows.stopped_at < rows["at"]).select("contact_id") for rows in (by_point, by_person)]
    return ibis.union(*found, distinct=True)
