"""Which countries and subdivisions a candidate concerns, and who is a member of what."""

from collections.abc import Callable, Collection
from functools import reduce
from typing import TYPE_CHECKING, Any

import ibis

from rightparty.book.places import region_zones
from rightparty.gate.facts_sources import Found, Sources, columns
from rightparty.law.load import COUNTRIES, rulebooks
from rightparty.law.questions import UNION, Flag, Member, Within

if TYPE_CHECKING:
    import ibis.expr.types as ir

_OF_PERSON = ("creditor_country", "person_country", "person_zone_owner")
_OF_POINT = ("point_country", "point_zone_owner")


def place_facts(s: Sources) -> Found:
    """Countries and subdivisions, and whether their law is in a rulebook."""
    found = Found(
        kept=columns((*_OF_PERSON, "region", "debt_countries"))
        | {"no_zones": lambda raw: raw.zones_key.isnull() | (raw.zones_key == "")},
        late={
            "has_rulebook": _has_rulebook,
            "has_national_pack": lambda raw: ~_concerns(raw, tuple(rulebooks()["eu"].countries)),
        },
    )
    parts = [q for q in s.of(Within) if "-" in q.place]
    for question in s.of(Within):
        if "-" in question.place:
            found.late[question.name] = _within_part(question)
        else:
            found.late[question.name] = _within_country(question.place)
    if parts:
        found.parts += [_debts_inside(s, parts), _zones_inside(s, parts)]
        found.kept |= columns(name for part in found.parts for name in part.columns[1:])
    return found


def place_of_point(_s: Sources) -> Found:
    """The countries that a point names."""
    return Found(kept=columns(_OF_POINT))


def party_facts(s: Sources) -> Found:
    """Memberships of creditor and agency, and what whoever proposes the contact says of it."""
    return Found(
        answers={q.name: _member(q.association) for q in s.of(Member)},
        late={q.name: _flagged(q.flag) for q in s.of(Flag)},
    )


def _member(association: str) -> "Callable[[ir.Table], Any]":
    def answer(raw: "ir.Table") -> Any:
        agency = raw.by_agency.fill_null(False)
        ours = raw.creditor_member_of.contains(association).fill_null(False)
        theirs = agency & raw.agency_member_of.contains(association).fill_null(False)
        unknown = raw.creditor_member_of.isnull() | (agency & raw.agency_member_of.isnull())
        return ibis.cases((ours | theirs, True), (~unknown, False))

    return answer


def _flagged(flag: str) -> "Callable[[ir.Table], Any]":
    return lambda raw: raw.flags.contains(flag).fill_null(False)


def _named(raw: "ir.Table") -> list[Any]:
    return [*(raw[name] for name in (*_OF_PERSON, *_OF_POINT)), raw.region.left(2).nullif("")]


def _concerns(raw: "ir.Table", codes: Collection[str]) -> Any:
    """Whether one of these countries is named by creditor, person, point or debt."""
    named = [country.isin(tuple(codes)).fill_null(False) for country in _named(raw)]
    named += [raw.debt_countries.contains(code).fill_null(False) for code in codes]
    return reduce(lambda a, b: a | b, named) if codes else ibis.literal(False)


def countries_of(place: str) -> frozenset[str]:
    """The country in which a place lies; those of the Union for the Union."""
    return frozenset(rulebooks()["eu"].countries if place == UNION else (place[:2],))


def _within_country(place: str) -> "Callable[[ir.Table], Any]":
    return lambda raw: _concerns(raw, sorted(countries_of(place)))


def _has_rulebook(raw: "ir.Table") -> Any:
    served = tuple(COUNTRIES)
    resident = raw.person_country.isin(served) & raw.creditor_country.isin(served)
    elsewhere = [~country.isin(served).fill_null(True) for country in _named(raw)]
    elsewhere.append(
        (raw.debt_countries.filter(lambda code: ~code.isin(served)).length() > 0).fill_null(False)
    )
    return resident.fill_null(False) & ~reduce(lambda a, b: a | b, elsewhere)


def _inside(region: Any, place: str) -> Any:
    return ((region == place) | region.startswith(f"{place}-")).fill_null(False)


def _within_part(q: Within) -> "Callable[[ir.Table], Any]":
    """A subdivision: the twin of `gate.answers._within`."""

    def answer(raw: "ir.Table") -> Any:
        places = q.place.split("-")
        wider = ["-".join(places[:length]) for length in range(1, len(places))]
        return ibis.cases(
            (_inside(raw.region, q.place) | raw[f"debts {q.name}"].fill_null(False), True),
            (raw.region.isin(wider).fill_null(False), ibis.null("boolean")),
            (raw.region.notnull(), False),
            ((raw.person_country != q.place[:2]).fill_null(False), False),
            (raw.no_zones | raw[f"zones {q.name}"].fill_null(False), ibis.null("boolean")),
            else_=False,
        )

    return answer


def _debts_inside(s: Sources, questions: Collection[Within]) -> "ir.Table":
    d = s.debts
    inside = {f"debts {q.name}": _inside(d.debt_region, q.place).any() for q in questions}
    return d.group_by("candidate_id").agg(**inside)


def _zones_inside(s: Sources, questions: Collection[Within]) -> "ir.Table":
    """Whether a zone where the person may be is one of the subdivision's; unknown subdivisions have all."""
    rows = []
    for row in s.engine.rows(s.base.select("zones_key").distinct()):
        zones = set((row["zones_key"] or "").split(";"))
        for_all = {f"zones {q.name}": bool(zones & _zones_of(q.place, zones)) for q in questions}
        rows.append(row | for_all)
    schema = {"zones_key": "string"} | {f"zones {q.name}": "boolean" for q in questions}
    keyed = s.engine.create("gate_zones_inside", rows, ibis.schema(schema))
    return s.base.select("candidate_id", "zones_key").join(keyed, "zones_key").drop("zones_key")


def _zones_of(place: str, otherwise: set[str]) -> set[str]:
    """Zones of the state (or province) in which a place lies."""
    return set(region_zones().get("-".join(place.split("-")[:2]), tuple(otherwise)))
