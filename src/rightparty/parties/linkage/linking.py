"""Link records: one person across products, creditors' agencies and files.

links = link(records, engine, record="id", source="file", on=date(2026, 11, 23))
links.person(("north.csv", "17"))
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.parties.linkage.learning import ELSEWHERE, ONCE, RECORDS, fields_in, learn_model
from rightparty.parties.linkage.links import Apart, Links, Pair, RecordKey, Ruling
from rightparty.parties.linkage.mixture import Pattern
from rightparty.parties.linkage.model import LinkModel, splink_settings
from rightparty.parties.linkage.people import Edge, Gathered, gather
from rightparty.parties.linkage.roles import Role
from rightparty.parties.linkage.running import Runner, linker, registered, runner_of
from rightparty.parties.linkage.standard import ID, RECORD, SOURCE, SUFFIX, standard
from rightparty.parties.linkage.vetoes import Facts, fact_columns, facts_of, vetoes

SEED = 1
"""Of the pairs drawn at random, and of the records spoilt: the same records give the same links."""

THRESHOLD = 0.0
"""The weight in bits from which on a pair is a link: one person is likelier than not."""


def link(
    records: ir.Table,
    engine: Any,
    *,
    on: date,
    record: str = RECORD,
    source: str | None = None,
    roles: Mapping[str, Role] | None = None,
    rulings: Sequence[Ruling] = (),
    model: LinkModel | None = None,
) -> Links:
    """Link the records of one or several files; settings are learnt from them, without any label.

    Args:
        records: One row a record. Every column is compared, but `record` and `source`.
        engine: An engine of `rightparty.engine`, or a Spark session (then `records` names a view of it).
        on: The day on which the model is learnt, for its card.
        record: The column that names a record, unique within its source.
        source: The column that names its file, agency or creditor.
        roles: What columns hold, where that must not be inferred.
        rulings: What humans decided; it holds against everything learnt.
        model: A model learnt before, instead of one learnt now.

    Raises:
        Refused: Splink is not installed, or there is nothing to compare.
        InvalidInput: roles for columns that are not there.
    """
    runner = runner_of(engine)
    try:
        fields = model.fields if model else fields_in(records, runner, roles, (record, source or record))
        runner.keep(standard(records, fields, record, source), RECORDS)
        found = model or learn_model(fields, runner, seed=SEED, on=on)
        weighed = _weighed(found, runner)
        if model is None:
            found = replace(found, single=_single(found, weighed, runner))
        return _gathered(found, weighed, runner, rulings)
    finally:
        runner.close()


def link_new(
    new: ir.Table,
    known: ir.Table,
    earlier: Links,
    engine: Any,
    *,
    record: str = RECORD,
    source: str | None = None,
    rulings: Sequence[Ruling] = (),
) -> Links:
    """Link new records to those linked before, with the model learnt then; records of both have one form.

    What is rare is reckoned over all records. Earlier rulings hold on; `rulings` are added to them.
    """
    runner, model = runner_of(engine), earlier.model
    try:
        runner.keep(standard(known.union(new), model.fields, record, source), RECORDS)
        origin = new[source].cast("string") if source else ibis.literal("")
        names = new.select(source=origin, record=new[record].cast("string"))
        runner.keep(names, _NAMES)
        pairs = _weighed(model, runner, fresh=True)
        return _gathered(
            model,
            [*earlier.pairs, *(one.pair for one in earlier.apart), *pairs],
            runner,
            [*earlier.rulings, *rulings],
        )
    finally:
        runner.close()


_NAMES, _KNOWN, _NEW = "linkage_new_names", "linkage_known", "linkage_new"


def _weighed(model: LinkModel, runner: Runner, *, fresh: bool = False) -> list[Pair]:
    """Every compared pair that may weigh enough; with `fresh`, those with a new record only."""
    found = linker(runner, RECORDS, splink_settings(model, runner.dialect))
    for place, comparison in enumerate(model.comparisons):
        if comparison.by_frequency:
            found.table_management.register_term_frequency_lookup(
                registered(runner, _rare(comparison.name, model.learnt.u[place][-1], runner)), comparison.name
            )
    least = THRESHOLD - model.learnt.most_as_one_home
    if fresh:
        tables = _between_new(found, runner, least)
    else:
        tables = [found.inference.predict(threshold_match_weight=least, warning_mode="never")]
    names = [table.physical_name for table in tables]
    if _keep_neighbours(runner, names):
        between = registered(runner, _HOPS)
        found.table_management.register_blocked_pairs_for_predict(between)
        names.append(found.inference.predict(warning_mode="never").physical_name)
    return [pair for name in names for pair in _read(model, runner, name)]


_HOPS = "linkage_hops"


def _keep_neighbours(runner: Runner, tables: Sequence[str]) -> bool:
    """Keep every two records that are linked to a third and were not compared; whether there are any.

    Whether these three are one person hangs on how these two compare as well.
    """
    union = " UNION ".join(
        f"SELECT {ID}_l AS a, {ID}_r AS b, match_weight AS w FROM {name}" for name in tables
    )
    linked = f"(SELECT a, b FROM ({union}) u WHERE w >= {THRESHOLD})"
    runner.query(f"SELECT a, b FROM {linked} x UNION SELECT b, a FROM {linked} y", _LINKED)
    runner.query(
        f"SELECT DISTINCT '0' AS match_key, x.a AS join_key_l, y.b AS join_key_r FROM {_LINKED} x "
        f"JOIN {_LINKED} y ON x.b = y.a WHERE x.a < y.b AND NOT EXISTS "
        f"(SELECT 1 FROM {_LINKED} z WHERE z.a = x.a AND z.b = y.b)",
        _HOPS,
    )
    return bool(runner.rows(f"SELECT count(*) FROM {_HOPS}")[0][0])


_LINKED = "linkage_linked"


OWN = 4.0
"""How many records of a person more than one may share a value that strangers hardly ever do."""


def _rare(name: str, u: float, runner: Runner) -> str:
    """Keep how often other people have each value of a field: Splink weighs agreement on it by that.

    Of those who have a value some are one person. How many, hangs on how many strangers share one, `u`: of a
    telephone number several, of a common surname next to none.
    """
    table = f"linkage_rare_{name}"
    filled = int(runner.rows(f"SELECT count({name}) FROM {RECORDS}")[0][0]) or 1
    own = 1 + OWN / (1 + u * filled)
    least = min(u, 0.5 / filled)
    runner.query(
        f"SELECT {name}, greatest((count(*) - {own}) / {filled}, {least!r}) AS tf_{name} FROM {RECORDS} "
        f"WHERE {name} IS NOT NULL GROUP BY {name}",
        table,
    )
    return table


def _between_new(found: Any, runner: Runner, least: float) -> list[Any]:
    same = f"n.source = r.{SOURCE} AND n.record = r.{RECORD}"
    for name, exists in ((_KNOWN, "NOT EXISTS"), (_NEW, "EXISTS")):
        runner.query(
            f"SELECT r.* FROM {RECORDS} r WHERE {exists} (SELECT 1 FROM {_NAMES} n WHERE {same})", name
        )
    known, new = (registered(runner, name) for name in (_KNOWN, _NEW))
    within = found.inference.predict_within(new, threshold_match_weight=least, warning_mode="never")
    between = found.inference.predict_between(known, new, threshold_match_weight=least, warning_mode="never")
    return [within, between]


def _read(model: LinkModel, runner: Runner, table: str) -> list[Pair]:
    comparisons = model.comparisons
    levels = ", ".join(f"p.gamma_{one.name}" for one in comparisons)
    rarity = ", ".join(
        f"p.mw_tf_adj_{one.name}" if one.by_frequency else "CAST(0 AS DOUBLE)" for one in comparisons
    )
    rows = runner.rows(
        f"SELECT l.{SOURCE}, l.{RECORD}, r.{SOURCE}, r.{RECORD}, {levels}, {rarity} FROM {table} p "
        f"JOIN {RECORDS} l ON l.{ID} = p.{ID}_l JOIN {RECORDS} r ON r.{ID} = p.{ID}_r"
    )
    count = len(comparisons)
    return [
        Pair(row[:2], row[2:4], row[4 : 4 + count], tuple(bits or 0.0 for bits in row[4 + count :]))
        for row in rows
    ]


def _single(model: LinkModel, pairs: Iterable[Pair], runner: Runner) -> tuple[str, ...]:
    """Sources in which nobody stands twice, as far as the data tell."""
    counts = dict(runner.rows(f"SELECT {SOURCE}, count(*) FROM {RECORDS} GROUP BY {SOURCE}"))
    inside, outside = dict.fromkeys(counts, 0), dict.fromkeys(counts, 0)
    for pair in pairs:
        (a, _), (b, _) = pair.left, pair.right
        if pair.weight(model) < THRESHOLD:
            continue
        if a == b:
            inside[a] += 1
        else:
            outside[a] += 1
            outside[b] += 1
    return tuple(
        sorted(
            name
            for name, count in counts.items()
            if inside[name] < ONCE * count and outside[name] > ELSEWHERE * count
        )
    )


def _gathered(model: LinkModel, pairs: Sequence[Pair], runner: Runner, rulings: Sequence[Ruling]) -> Links:
    """People out of pairs, under the vetoes and what humans decided."""
    latest = {frozenset((ruling.left, ruling.right)): ruling for ruling in rulings}
    named = {key for pair in pairs for key in (pair.left, pair.right)}
    named |= {key for ruling in latest.values() for key in (ruling.left, ruling.right)}
    keys = sorted(named)
    number = {key: place for place, key in enumerate(keys)}
    by_ends = {(number[pair.left], number[pair.right]): pair for pair in pairs}
    weights = {ends: pair.weight(model) for ends, pair in by_ends.items()}
    decided = [(tuple(sorted((number[r.left], number[r.right]))), r.same) for r in latest.values()]
    clean = _clean(model, runner)
    found = gather(
        [
            Edge(*ends, weight, clean(by_ends[ends].pattern))
            for ends, weight in weights.items()
            if weight >= THRESHOLD
        ],
        _facts(model, number, runner),
        forbidding(model),
        confirmed=[(ends[0], ends[1]) for ends, same in decided if same],
        cut=[(ends[0], ends[1]) for ends, same in decided if not same],
        single={place: key[0] for key, place in number.items() if key[0] in model.single},
        against={(min(ends), max(ends)): weight for ends, weight in weights.items() if weight < THRESHOLD},
    )
    return _links(model, found, by_ends, keys, rulings)


def _clean(model: LinkModel, runner: Runner) -> Callable[[Pattern], bool]:
    """Whether a pattern shows that no veto can stand between its two records alone."""
    if runner.rows(f"SELECT count({SUFFIX}) FROM {RECORDS}")[0][0]:
        return lambda _: False
    least = []
    for comparison in model.comparisons:
        top = len(comparison.levels) - 1
        role = comparison.field.role
        least.append({Role.GIVEN: 1, Role.DATE: top - 1, Role.IDENTIFIER: top}.get(role, 0))

    def clean(pattern: Pattern) -> bool:
        return all(level < 0 or level >= bound for level, bound in zip(pattern, least, strict=True))

    return lru_cache(None)(clean)


def forbidding(model: LinkModel) -> Callable[[Facts, Facts], tuple[str, ...]]:
    """The vetoes between two records under a model."""
    relatives = model.relatives
    return lambda a, b: tuple(vetoes(a, b, relatives=relatives))


def _links(
    model: LinkModel,
    found: Gathered,
    by_ends: Mapping[tuple[int, int], Pair],
    keys: Sequence[RecordKey],
    rulings: Sequence[Ruling],
) -> Links:
    apart = [
        Apart(
            by_ends[one.edge.left, one.edge.right],
            (keys[one.between[0]], keys[one.between[1]]),
            one.vetoes,
        )
        for one in found.parted
    ]
    person_of = {keys[record]: keys[person] for record, person in found.person.items()}
    edges = {(one.left, one.right) for one in found.taken}
    taken = [pair for ends, pair in by_ends.items() if ends in edges]
    return Links(model, taken, apart, person_of, tuple(rulings))


def _facts(
    model: LinkModel, number: Mapping[RecordKey, int], runner: Runner
) -> Callable[[int], Facts | None]:
    """What vetoes read of the records of pairs: of each one only once it is asked."""
    columns = fact_columns(model.fields)
    rows = runner.rows(f"SELECT {SOURCE}, {RECORD}, {', '.join(columns)} FROM {RECORDS}")
    cells = {number[row[:2]]: row[2:] for row in rows if row[:2] in number}
    return lambda record: facts_of(model.fields, cells[record]) if record in cells else None
