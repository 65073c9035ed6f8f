"""Two audits beside each other: findings that are gone, new, or say something else, by their stable ids."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, Final

import ibis
import ibis.expr.types as ir

from rightparty.audit.wording import Wording
from rightparty.engine import Engine

Row = Mapping[str, Any]

GONE, NEW, CHANGED, SAME = "gone", "new", "changed", "same"
CHANGES: Final = (GONE, NEW, CHANGED, SAME)

COMPARED: Final = ("event_id", "citation", "severity", "found_by", "evidence", "instead", "missing")
"""What a finding says. That it stands on another line of another file changes nothing of it."""

_TOLD: Final = ("contact_id", "rule", "verdict", "agency_id", "file", "line")

COLUMNS: Final = ("change", "finding_id", *_TOLD, "fields")
"""Columns of a table of differences.

change: one of `CHANGES`. What follows is of the audit after, or of the one before where a finding is gone.
fields: of a changed one, the columns of `COMPARED` that differ; empty of any other.
"""


@dataclass(frozen=True)
class Diff:
    """What differs between two audits.

    counts: by change, findings. rules: rule and by change, how many; those that moved most stand first.
    turned: before, after, findings: the same contact and rule with another verdict (each of them is gone
    with the one and new with the other).
    """

    counts: Mapping[str, int]
    rules: Sequence[Row]
    turned: Sequence[Row]

    @property
    def differs(self) -> bool:
        """Whether anything does."""
        return any(self.counts[change] for change in (GONE, NEW, CHANGED))


def differences(before: ir.Table, after: ir.Table) -> ir.Table:
    """Every finding of either audit with what became of it: `COLUMNS`."""
    old, new = (_comparable(table, side) for table, side in ((before, "old"), (after, "new")))
    both = old.outer_join(new, old.id_old == new.id_new)
    differing = [both[f"{name}_old"] != both[f"{name}_new"] for name in COMPARED]
    change = ibis.cases(
        (both.id_new.isnull(), GONE), (both.id_old.isnull(), NEW), (_any(differing), CHANGED), else_=SAME
    )
    named = [
        differs.ifelse(name, ibis.null("string")) for name, differs in zip(COMPARED, differing, strict=True)
    ]
    told = {name: ibis.coalesce(both[f"{name}_new"], both[f"{name}_old"]) for name in _TOLD}
    fields = ibis.array(named).filter(lambda name: name.notnull())
    rows = both.mutate(
        change=change, finding_id=ibis.coalesce(both.id_new, both.id_old), fields=fields, **told
    )
    return rows.select(*COLUMNS)


def _comparable(table: ir.Table, side: str) -> ir.Table:
    """The findings with their columns named after their side, and nothing unknown among what is compared."""
    missing = ibis.coalesce(table.missing.sort().join(";"), "")
    compared = {
        f"{name}_{side}": missing if name == "missing" else table[name].fill_null("") for name in COMPARED
    }
    return table.select(
        **{f"id_{side}": table.finding_id, **compared, **{f"{name}_{side}": table[name] for name in _TOLD}}
    )


def _any(conditions: Sequence[ir.BooleanValue]) -> ir.BooleanValue:
    return reduce(or_, conditions)


def diff_of(engine: Engine, before: ir.Table, after: ir.Table) -> Diff:
    """What differs between two tables of findings (`finding.COLUMNS`)."""
    rows = engine.materialize(differences(before, after), "audit_differences")
    by = {change: (rows.change == change).sum().cast("int64") for change in CHANGES}
    (counts,) = engine.rows(rows.agg(**by))
    rules = rows.group_by("rule").agg(**by)
    moved = rules.mutate(moved=rules[GONE] + rules[NEW] + rules[CHANGED])
    order = (ibis.desc("moved"), "rule")
    found = Diff(
        counts={change: counts[change] or 0 for change in CHANGES},
        rules=engine.rows(moved.order_by(*order).drop("moved")),
        turned=engine.rows(_turned(rows)),
    )
    engine.drop("audit_differences")
    return found


def _turned(rows: ir.Table) -> ir.Table:
    was = rows.filter(rows.change == GONE).select("contact_id", "rule", before="verdict")
    now = rows.filter(rows.change == NEW).select("contact_id", "rule", after="verdict")
    pairs = was.join(now, ["contact_id", "rule"])
    pairs = pairs.filter(pairs.before != pairs.after)
    return pairs.group_by("before", "after").agg(findings=pairs.count()).order_by("before", "after")


def told(diff: Diff, words: Wording) -> str:
    """The differences as lines of text: the counts, what turned, and each rule that moved."""
    lines = [words("diff_note", **diff.counts)]
    lines += [_turn(row, words) for row in diff.turned]
    lines += [
        f"{words.sense(row['rule'])} [{row['rule']}]: "
        + ", ".join(f"{words(change)} {row[change]:,}" for change in CHANGES[:3] if row[change])
        for row in diff.rules
        if any(row[change] for change in CHANGES[:3])
    ]
    return "\n".join(lines) + "\n"


def _turn(row: Row, words: Wording) -> str:
    return words("turned", count=row["findings"], before=words(row["before"]), after=words(row["after"]))
