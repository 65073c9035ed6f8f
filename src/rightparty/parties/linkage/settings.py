"""Our comparisons and rules as Splink's settings."""

from collections.abc import Sequence
from typing import Any

from rightparty.parties.linkage.blocking import Rule
from rightparty.parties.linkage.comparing import Comparison, level_sql, null_sql
from rightparty.parties.linkage.mixture import Learnt
from rightparty.parties.linkage.standard import ID

UNLEARNT_PRIOR = 1e-6
"""Stands for the prior while only the levels of pairs are wanted, not their weights."""


def settings_of(
    comparisons: Sequence[Comparison], rules: Sequence[Rule], dialect: str, learnt: Learnt | None = None
) -> dict[str, Any]:
    """Settings for Splink, with what was learnt where something was."""
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": ID,
        "probability_two_random_records_match": learnt.match if learnt else UNLEARNT_PRIOR,
        "comparisons": [
            _comparison(comparison, place, dialect, learnt) for place, comparison in enumerate(comparisons)
        ],
        "blocking_rules_to_generate_predictions": [_rule(rule) for rule in rules],
        "retain_matching_columns": True,
        "retain_intermediate_calculation_columns": learnt is not None,
    }


def _comparison(comparison: Comparison, place: int, dialect: str, learnt: Learnt | None) -> dict[str, Any]:
    levels: list[dict[str, Any]] = [
        {
            "sql_condition": null_sql(comparison.field, dialect),
            "label_for_charts": "unknown",
            "is_null_level": True,
        }
    ]
    for step, level in enumerate(comparison.levels):
        one: dict[str, Any] = {
            "sql_condition": level_sql(level, comparison.field, dialect),
            "label_for_charts": level.label,
        }
        if step == 0 and comparison.by_frequency:
            one["tf_adjustment_column"] = comparison.name
        if learnt:
            rank = len(comparison.levels) - 1 - step
            one["m_probability"] = learnt.m[place][rank]
            one["u_probability"] = learnt.u[place][rank]
        levels.append(one)
    return {"output_column_name": comparison.name, "comparison_levels": levels}


def _rule(rule: Rule) -> str | dict[str, Any]:
    if rule.lists:
        return {"blocking_rule": rule.sql, "arrays_to_explode": list(rule.lists)}
    return rule.sql
