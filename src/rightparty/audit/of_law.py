"""What law says of contacts, with citations; what hangs on something that nobody knows is open.

The gate lets a law bind where it may, because that protects; an audit that did so would accuse.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.audit.finding import SPOKEN_OF
from rightparty.audit.judged import OURS, Judging, late_of, of_hours
from rightparty.audit.severity import severity_of
from rightparty.book.places import country_zones
from rightparty.law.rule import Rule
from rightparty.words.verdicts import BY_RULE

ROLE, KIND, CITY, REGION = "to_role", "creditor_kind", "city", "region"
PLACED, NATIONAL_LAW, ZONE = "placements", "national_law", "recipient_zone"
"""What is missing where nobody says who was reached, and the law asks whether they owe; where nobody says
what kind of lender it is, and the text binds some kinds; where a city's law is asked about a province, or a
state's about somebody of whom nobody says where they live, or by which clock; where a book has no table of
placements, and the law asks whether an agency was given the debt; and where nobody has read the law of a
country."""

_CITY_PARTS, _STATE_PARTS = 2, 1
_RULES: Mapping[str, str] = {
    "of": "string",
    "citation": "string",
    "severity": "string",
    "by_role": "boolean",
    "by_kind": "boolean",
    "by_placement": "boolean",
    "by_hour": "boolean",
    "unread": "boolean",
    "place": "string",
    "city": "string",
    "state": "string",
}

NATIONAL_PACK = "has_national_pack"
_OF_PLACEMENTS = frozenset({"agency_placed", "agency_announced", "sub_agency"})
_OF_ROLES = frozenset({"owes", "stands_in", "role"})


def of_law(judging: Judging, spoken: ir.Table, details: ir.Table, *, roles_known: bool) -> ir.Table:
    """`contact_id` and `SPOKEN_OF`: what the rules of law say; certain is what hangs on nothing unknown.

    Args:
        judging: the book and the law.
        spoken: of `judged.judged`.
        details: of each contact, with its `audience`.
        roles_known: whether a person in no table of roles is known to have none.
    """
    rows = _with_whom(judging, spoken, details)
    rows = rows.filter((rows.rule != OURS) | ~_unplaced_agency(judging, rows))
    certain, missing = rows.certain, rows.missing
    for unknown, fact in _unknown(judging, rows, roles_known=roles_known):
        certain = certain & ~unknown
        missing = unknown.ifelse(missing.concat(ibis.array([ibis.literal(fact)])), missing)
    told: dict[str, Any] = {
        "certain": certain,
        "found_by": ibis.literal(BY_RULE),
        "evidence": _evidence(rows),
        "instead": ibis.null("string"),
        "missing": missing,
        "also": ibis.literal([], "array<string>"),
    }
    return rows.select(
        "contact_id", **{name: told[name] if name in told else rows[name] for name in SPOKEN_OF}
    )


def _with_whom(judging: Judging, spoken: ir.Table, details: ir.Table) -> ir.Table:
    """What was spoken beside the rule, the contact, and where its person lives.

    Of somebody of whom nobody knows where they live, only the law of the lender's own country is asked.
    """
    tables = judging.book.tables
    rules = judging.engine.create(
        f"{judging.name}_rules", [_row(rule) for rule in judging.law.rules], ibis.schema(dict(_RULES))
    )
    rows = spoken.join(rules, spoken.rule == rules.of)
    about = details.select(
        "audience", "channel", "at", "to_role", "person_id", "point_id", "country", KIND, own="contact_id"
    )
    rows = rows.left_join(about, rows.contact_id == about.own)
    people = tables["persons"].select("region", "zone", who="person_id", home="country")
    rows = rows.left_join(people, rows.person_id == people.who)
    came = late_of(details.select("contact_id", "at"), tables["events"])
    rows = rows.left_join(came, rows.contact_id == came.late)
    rows = rows.mutate(came_at=ibis.cases((rows.rule.isin(of_hours(judging.law)), rows.came_at)))
    points = tables["points"].select(where="point_id", point_zone="zone")
    rows = rows.left_join(points, rows.point_id == points.where)
    homeless = rows.home.isnull() & rows.place.notnull()
    return rows.filter(~homeless | (rows.place == rows.country).fill_null(False))


def _row(rule: Rule) -> dict[str, Any]:
    asked = set(rule.questions)
    return {
        "of": rule.id,
        "citation": rule.citation,
        "severity": severity_of(rule.id),
        "by_role": bool(_OF_ROLES & asked),
        "by_kind": KIND in asked,
        "by_placement": bool(_OF_PLACEMENTS & asked),
        "by_hour": bool(rule.recording.hours),
        "unread": NATIONAL_PACK in asked,
        **_places(rule.instrument.place),
    }


def _unplaced_agency(judging: Judging, rows: ir.Table) -> ir.BooleanValue:
    return rows.by_placement & ibis.literal("placements" in judging.book.absent_tables)


def _unknown(judging: Judging, rows: ir.Table, *, roles_known: bool) -> Sequence[tuple[ir.BooleanValue, str]]:
    """What is unknown of each finding, and the name by which it is told."""
    nobody = ibis.literal(not roles_known) | rows.who.isnull()
    several = ibis.coalesce(rows.home, rows.country).isin(_of_several_zones())
    return (
        (rows.by_role & rows.audience.isnull() & nobody, ROLE),
        (rows.city.notnull() & ~(rows.region == rows.city).fill_null(False), CITY),
        (rows.state.notnull() & rows.region.isnull(), REGION),
        (
            rows.by_hour & several & rows.region.isnull() & rows.zone.isnull() & rows.point_zone.isnull(),
            ZONE,
        ),
        (rows.by_kind & rows[KIND].isnull(), KIND),
        (_unplaced_agency(judging, rows), PLACED),
        (rows.unread, NATIONAL_LAW),
    )


@cache
def _of_several_zones() -> list[str]:
    """Countries with several clocks."""
    return sorted(country for country, zones in country_zones().items() if len(zones) > 1)


def _places(place: str) -> dict[str, str | None]:
    """The city or the state whose law an instrument is."""
    parts = place.count("-")
    return {
        "place": None if place in ("", "EU") else place.partition("-")[0],
        "city": place if parts >= _CITY_PARTS else None,
        "state": place if parts == _STATE_PARTS else None,
    }


def _evidence(rows: ir.Table) -> Any:
    """When, how and to whom, as the log says it; of a rule on hours when it arrived, if that was later."""
    when, came = (at.strftime("%Y-%m-%d %H:%M:%S") for at in (rows["at"], rows.came_at))
    whom = ibis.coalesce(rows.to_role, rows.audience, ibis.literal("?"))
    arrived = ibis.literal(", delivered ") + came + ibis.literal("Z")
    said = rows.channel + ibis.literal(", ") + when + ibis.literal("Z, ") + whom
    return said + arrived.fill_null("")
