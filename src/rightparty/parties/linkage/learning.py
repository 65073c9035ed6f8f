"""Learning a model from the records themselves: fields, rules, weights, and what kind of data they are."""

from collections.abc import Mapping, Sequence
from datetime import date
from math import ceil, log2

import ibis.expr.types as ir

from rightparty.errors import Refused
from rightparty.parties.linkage.blocking import SAMPLE, Key, Rule, choose_rules
from rightparty.parties.linkage.comparing import EMPTY, Comparison, comparisons_of
from rightparty.parties.linkage.fields import Field, fields_of
from rightparty.parties.linkage.mixture import Pattern, Shares, learn
from rightparty.parties.linkage.model import Card, LinkModel
from rightparty.parties.linkage.roles import Role, profile_from, profile_of
from rightparty.parties.linkage.running import Runner, linker
from rightparty.parties.linkage.settings import settings_of
from rightparty.parties.linkage.standard import ID, SOURCE
from rightparty.parties.linkage.vetoes import PLACES

RECORDS = "linkage_records"
"""The table of records in the standard form."""

PAIRS_PER_RECORD = (4, 60)
"""In how many pairs a record may be compared: of many records the first, of few the second."""

PAIRS_WANTED = 3_000_000
"""So many pairs are compared, within those limits."""

DRAWN = 1_000_000
"""Random pairs on which the shares among strangers are counted."""

LEARNT_ON = 400_000
"""Compared pairs from which weights are learnt, about; of more, a part is taken."""

RELATIVES = 0.005
"""So many pairs a record of one surname and home, but two given names and birth dates, are relatives."""

HOME_BITS = 12.0
"""An address in common is one home if it is so rare among strangers: once in some four thousand pairs."""

ONCE = 0.002
"""A file holds nobody twice if fewer records than this have a likely double in it …"""

ELSEWHERE = 0.02
"""… and more than this have one elsewhere: else, the data do not say."""


def fields_in(
    records: ir.Table, runner: Runner, roles: Mapping[str, Role] | None, left_out: Sequence[str]
) -> tuple[Field, ...]:
    """The fields of a table of records: each column looked at, but those that name a record or its source."""
    columns = [name for name in records.columns if name not in left_out]
    profiles = {name: profile_from(runner.values(profile_of(records, name))[0]) for name in columns}
    many = [name for name in columns if records[name].type().is_array()]
    return fields_of(profiles, many, roles)


def learn_model(fields: Sequence[Field], runner: Runner, *, seed: int, on: date) -> LinkModel:
    """Learn a model from the records kept under `RECORDS`.

    Raises:
        Refused: there are no two records, or no two that agree on anything.
    """
    count = _one(runner, f"SELECT count(*) FROM {RECORDS}")
    if count < 2:
        raise Refused("There are no two records to compare.", "Give more records.")
    comparisons = comparisons_of(fields)
    rules = _rules(fields, runner, count, seed)
    if not rules:
        raise Refused("No two of these records agree on anything.", "Give the columns' roles.")
    possible = count * (count - 1) / 2
    observed, drawn = _strangers(comparisons, rules, runner, possible, seed)
    patterns, compared = _patterns(comparisons, rules, runner)
    learnt = learn(comparisons, patterns, observed, possible, drawn)
    sources = [name for (name,) in runner.rows(f"SELECT DISTINCT {SOURCE} FROM {RECORDS} ORDER BY 1")]
    card = Card(
        learnt_on=on,
        records=count,
        sources=tuple(sources),
        pairs=round(compared),
        seed=seed,
        expected_matches=round(learnt.match * possible, 1),
        parameters={
            "pairs_wanted": PAIRS_WANTED,
            "drawn": round(drawn),
            **{f"pairs of {one.name}": round(one.share * possible, 1) for one in learnt.others},
        },
    )
    relatives = _relatives(comparisons, patterns, observed) >= RELATIVES * count
    return LinkModel(tuple(fields), rules, learnt, relatives, (), card)


def _one(runner: Runner, sql: str) -> int:
    return int(runner.rows(sql)[0][0] or 0)


def _rules(fields: Sequence[Field], runner: Runner, count: int, seed: int) -> tuple[Rule, ...]:
    """Blocking rules by what they cost on a sample, spread evenly over the records."""
    step = max(1, count // SAMPLE)
    sample = f"(SELECT * FROM {RECORDS} WHERE {ID} % {step} = 0)"
    scale = step * step
    compared = [field for field in fields if field.role is not Role.SUFFIX]

    def cost(keys: tuple[Key, ...]) -> float:
        if any(key.many for key in keys):
            return count  # a number or an address is shared by few
        named = [f"{key.of('')} AS k{place}" for place, key in enumerate(keys)]
        filled = " AND ".join(f"k{place} IS NOT NULL AND k{place} <> ''" for place in range(len(keys)))
        by = ", ".join(f"k{place}" for place in range(len(keys)))
        found = _one(
            runner,
            f"SELECT sum(n * (n - 1) / 2) FROM (SELECT count(*) AS n FROM (SELECT {', '.join(named)} "
            f"FROM {sample} AS s) AS k WHERE {filled} GROUP BY {by}) AS g",
        )
        return max(found * scale, count / 10)

    low, high = PAIRS_PER_RECORD
    per_record = min(high, max(low, PAIRS_WANTED / count))
    return choose_rules(compared, _filled(compared, runner), cost, count, per_record, seed)


def _filled(fields: Sequence[Field], runner: Runner) -> dict[str, float]:
    """The share of filled cells by field."""

    def known(field: Field) -> str:
        empty = EMPTY[runner.dialect].format(c=field.name)
        return f"{field.name} IS NOT NULL" + (f" AND NOT {empty}" if field.many else "")

    shares = ", ".join(f"avg(CASE WHEN {known(field)} THEN 1.0 ELSE 0.0 END)" for field in fields)
    found = runner.rows(f"SELECT {shares} FROM {RECORDS}")[0]
    return {field.name: float(share) for field, share in zip(fields, found, strict=True)}


def _strangers(
    comparisons: Sequence[Comparison], rules: Sequence[Rule], runner: Runner, possible: float, seed: int
) -> tuple[Shares, float]:
    """The shares of levels among random pairs, drawn by Splink, and how many pairs were drawn."""
    drawn = min(DRAWN, possible)
    found = linker(runner, RECORDS, settings_of(comparisons, rules, runner.dialect))
    found.training.estimate_u_using_random_sampling(max_pairs=drawn, seed=seed, num_chunks=1)
    trained = {one["output_column_name"]: one for one in found.misc.save_model_to_json()["comparisons"]}
    shares = []
    for comparison in comparisons:
        levels = [
            level for level in trained[comparison.name]["comparison_levels"] if not level.get("is_null_level")
        ]
        shares.append(tuple(float(level.get("u_probability") or 0.0) for level in reversed(levels)))
    return tuple(shares), drawn


def _patterns(
    comparisons: Sequence[Comparison], rules: Sequence[Rule], runner: Runner
) -> tuple[dict[Pattern, float], float]:
    """How many compared pairs have each pattern of levels, and how many are compared."""
    parts = max(1, ceil(sum(rule.pairs for rule in rules) / LEARNT_ON))
    found = linker(runner, RECORDS, settings_of(comparisons, rules, runner.dialect))
    pairs = found.inference.predict_chunk((1, parts), (1, 1), warning_mode="never")
    levels = ", ".join(f"gamma_{comparison.name}" for comparison in comparisons)
    rows = runner.rows(f"SELECT {levels}, count(*) FROM {pairs.physical_name} GROUP BY {levels}")
    pairs.drop_table_from_database_and_remove_from_cache()
    patterns = {tuple(int(level) for level in row[:-1]): float(row[-1]) * parts for row in rows}
    return patterns, sum(patterns.values())


def _relatives(
    comparisons: Sequence[Comparison], patterns: Mapping[Pattern, float], observed: Shares
) -> float:
    """Pairs of one surname and home that are clearly two people: two given names and two birth dates."""

    def places(*roles: Role) -> list[int]:
        return [
            place for place, one in enumerate(comparisons) if one.field.role in roles and not one.field.many
        ]

    surname, given, born = places(Role.SURNAME)[:1], places(Role.GIVEN)[:1], places(Role.DATE)[:1]
    home = {place: -log2(max(observed[place][-1], 1e-9)) for place in places(*PLACES)}
    if not (surname and given and born and home):
        return 0.0
    tops = [len(one.levels) - 1 for one in comparisons]
    return sum(
        count
        for pattern, count in patterns.items()
        if pattern[surname[0]] == tops[surname[0]]
        and pattern[given[0]] == 0
        and pattern[born[0]] == 0
        and sum(bits for place, bits in home.items() if pattern[place] == tops[place]) >= HOME_BITS
    )
