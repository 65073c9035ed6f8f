"""Where the person of a candidate may be: every possible zone, and every country whose law is concerned.

Residence (zone, else region, else country), the point's own zone and area code, and the area codes of
the person's other numbers all count: where they differ, the person may be in any of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import ibis

from rightparty.book.places import is_zone, zones_of
from rightparty.gate.asked import attach
from rightparty.gate.bits import pack, unpack, words
from rightparty.gate.where import SITUATING, zone_owners

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from rightparty.engine import Engine


@dataclass(frozen=True)
class Placed:
    """Where everybody in a book may be, worked out once for all candidates: sets of zones as bits.

    `people`: person_id, person_country, region, person_status, `zones_0 …`, person_zone_owner. `points`:
    point_id, point_kind, point_where, point_value, point_country, `zones_0 …`, point_zone_owner. `sets`: the
    zones that each bit stands for. A zone's owner is the one country that it belongs to; `?` for a zone (an
    alias, UTC) that names a place without a rulebook, NULL where no zone is named.
    """

    people: "ir.Table"
    points: "ir.Table"
    sets: tuple[frozenset[str], ...]


def placed(engine: "Engine", tables: "Mapping[str, ir.Table]") -> Placed:
    """Look up the zones of every residence and every number that occurs in a book, each once."""
    persons, points = tables["persons"], tables["points"]
    residences = {
        row["key"]: zones_of(row["country"], row["region"], row["zone"])
        for row in engine.rows(
            persons.select("country", "region", "zone", key=_residence(persons)).distinct()
        )
    }
    areas = {
        row["key"]: (
            tuple(row["zones"] or ()),
            (row["zone"],) if row["zone"] and is_zone(row["zone"]) else (),
        )
        for row in engine.rows(points.select("zone", "zones", key=_area(points)).distinct())
    }
    told = [*residences.values(), *(zones for both in areas.values() for zones in both)]
    sets = tuple(dict.fromkeys(frozenset(zones) for zones in told if zones))
    homes = _coded(engine, "gate_residences", "a", {key: (zones,) for key, zones in residences.items()}, sets)
    by_area = attach(
        points.mutate(area=_area(points)),
        _coded(engine, "gate_areas", "ab", areas, sets).rename(area="key"),
        "area",
    )
    return Placed(
        engine.materialize(_people(engine, tables, homes, by_area, sets), "gate_people_placed"),
        engine.materialize(_points(engine, by_area, sets), "gate_points_placed"),
        sets,
    )


def _people(
    engine: "Engine",
    tables: "Mapping[str, ir.Table]",
    homes: "ir.Table",
    by_area: "ir.Table",
    sets: Sequence[frozenset[str]],
) -> "ir.Table":
    """Everybody in the book, and whoever a number is tied to: its area counts as the residence does."""
    names, persons, evidence = _names(sets), tables["persons"], tables["evidence"]
    situated = evidence.filter(evidence.kind.isin(SITUATING)).select("person_id", "point_id")
    numbers = situated.join(by_area.select("point_id", *(f"a_{name}" for name in names)), "point_id")
    tied = numbers.group_by("person_id").agg(
        **{f"tied_{name}": numbers[f"a_{name}"].fill_null(0).bit_or() for name in names}, tied=numbers.count()
    )
    tied = engine.materialize(tied, "gate_numbers_tied")
    lived = attach(persons.mutate(key=_residence(persons)), homes, "key")
    lived = attach(attach(lived, _owners(engine, persons), "zone"), tied, "person_id")
    strangers = tied.anti_join(persons, "person_id")
    null = ibis.null("string")
    return ibis.union(
        lived.select(
            "person_id", "region", person_country="country", person_status="status",
            person_zone_owner="zone_owner",
            **{name: lived[f"a_{name}"].fill_null(0) | lived[f"tied_{name}"].fill_null(0) for name in names},
        ),
        strangers.select(
            "person_id", region=null, person_country=null, person_status=null, person_zone_owner=null,
            **{name: strangers[f"tied_{name}"] for name in names},
        ),
    )  # fmt: skip


def _points(engine: "Engine", by_area: "ir.Table", sets: Sequence[frozenset[str]]) -> "ir.Table":
    rows = attach(by_area, _owners(engine, by_area), "zone")
    return rows.select(
        "point_id", point_kind="kind", point_where="place", point_value="value", point_country="country",
        point_zone_owner="zone_owner",
        **{name: rows[f"a_{name}"].fill_null(0) | rows[f"b_{name}"].fill_null(0) for name in _names(sets)},
    )  # fmt: skip


def _owners(engine: "Engine", table: "ir.Table") -> "ir.Table":
    """The zones that a table names, each with the one country that it belongs to: `zone_owner`."""
    named = engine.rows(table.filter(table.zone.notnull()).select("zone").distinct())
    rows = [row | {"zone_owner": zone_owners().get(row["zone"], "?")} for row in named]
    name = f"gate_zone_owners_{'residence' if 'region' in table.columns else 'point'}"
    return engine.create(name, rows, ibis.schema({"zone": "string", "zone_owner": "string"}))


def _residence(persons: "ir.Table") -> Any:
    parts = [persons[name].fill_null("") for name in ("country", "region", "zone")]
    return parts[0] + "|" + parts[1] + "|" + parts[2]


def _area(points: "ir.Table") -> Any:
    return ibis.literal(";").join(points.zones).fill_null("") + "|" + points.zone.fill_null("")


def _coded(
    engine: "Engine",
    table: str,
    letters: str,
    meanings: Mapping[str, tuple[Sequence[str], ...]],
    sets: Sequence[frozenset[str]],
) -> "ir.Table":
    """Keys with the bits of their sets of zones: of the first as `a_zones_0 …`, of the second as `b_…`."""
    rows = []
    for key, found in meanings.items():
        row: dict[str, Any] = {"key": key}
        for letter, zones in zip(letters, found, strict=True):
            bits = pack([frozenset(zones)] if zones else [], sets)
            row |= {f"{letter}_{name}": word for name, word in zip(_names(sets), bits, strict=True)}
        rows.append(row)
    columns = [f"{letter}_{name}" for letter in letters for name in _names(sets)]
    return engine.create(table, rows, ibis.schema({"key": "string"} | dict.fromkeys(columns, "int64")))


def _names(sets: Sequence[frozenset[str]]) -> list[str]:
    return [f"zones_{word}" for word in range(words(sets))]


def where(engine: "Engine", asked: "ir.Table", around: Placed) -> "ir.Table":
    """Rows with a person and a point, with `zones_key` (names joined by `;`) and the point's own columns."""
    names = _names(around.sets)
    people = around.people.select("person_id", **{f"person_{name}": name for name in names})
    points = around.points.rename({f"point_{name}": name for name in names})
    row = attach(attach(asked, people, "person_id"), points, "point_id")
    zoned = row.mutate(
        **{name: row[f"person_{name}"].fill_null(0) | row[f"point_{name}"].fill_null(0) for name in names}
    ).drop(*(f"{of}_{name}" for of in ("person", "point") for name in names))
    zoned = engine.materialize(zoned, "gate_zone_bits")
    if not names:
        return zoned.mutate(zones_key=ibis.null("string"))
    keys = []
    for found in engine.rows(zoned.select(*names).distinct()):
        zones = {zone for one in unpack([found[name] for name in names], around.sets) for zone in one}
        keys.append(found | {"zones_key": ";".join(sorted(zones)) or None})
    schema = dict.fromkeys(names, "int64") | {"zones_key": "string"}
    told = engine.create("gate_zone_keys", keys, ibis.schema(schema))
    return attach(zoned, told, *names).drop(*names)
