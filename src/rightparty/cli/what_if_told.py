"""What a shadow comes to, in lines for a screen."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from rightparty.plan.shadow.compare import FATES, SAME
from rightparty.plan.shadow.summary import PART_COLUMNS, RULE_COLUMNS, SIDES, Summary

RULES = 12
"""Rules on a screen: those that change most."""

_FATES = {
    "goes": "would have gone",
    "narrowed": "would have told less",
    "delayed": "would have waited",
    "refused": "would have been refused",
    "cannot_tell": "cannot be told: a fact is missing",
}
_HEADS = {
    "speaks_now": "speaks now",
    "speaks_then": "then",
    "newly": "newly refuses",
    "no_longer": "no longer",
    "goes_now": "go now",
    "goes_then": "go then",
}


def told(summary: Summary, first: datetime, last: datetime) -> Iterator[str]:
    """The lines of a shadow of the log between two instants on the lender's clock."""
    yield f"{summary.contacts:,} contacts with {summary.people:,} people, {first:%Y-%m-%d} to {last:%Y-%m-%d}"
    yield ""
    rows: list[Sequence[Any]] = [
        (_FATES[fate], *(summary.fates[side][fate] for side in SIDES)) for fate in FATES
    ]
    rows.append(("people with no contact at all", *(summary.silent[side] for side in SIDES)))
    yield from _table(("", "now", "then"), rows)
    yield ""
    yield from _changes(summary)
    moved = [rule for rule in summary.rules if rule["newly"] or rule["no_longer"]]
    if moved:
        yield ""
        yield from _rows("rule", moved[:RULES], RULE_COLUMNS)
        if len(moved) > RULES:
            yield f"… {len(moved) - RULES} more rules"
    for name, part in summary.parts.items():
        if any(row["changed"] for row in part):
            yield ""
            yield from _rows(name, part, PART_COLUMNS)


def _changes(summary: Summary) -> Iterator[str]:
    changed = [one for one in summary.changes if one["contacts"] and one["change"] != SAME]
    same = sum(one["contacts"] for one in summary.changes if one["change"] == SAME)
    if not changed:
        yield "no contact changes"
        return
    yield f"{summary.contacts - same:,} contacts change:"
    rows = [
        (one["change"].replace("_", " "), one["contacts"], one["answered"], one["paid"]) for one in changed
    ]
    yield from _table(("change", "contacts", "answered", "paid within 7 days"), rows)
    yield "(answered, and paid: what went together with these contacts, not what came of them)"


def _rows(first: str, rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> Iterator[str]:
    heads = (first, *(_HEADS.get(column, column) for column in columns[1:]))
    yield from _table(heads, [tuple(row[column] for column in columns) for row in rows])


def _table(heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> Iterator[str]:
    """Lines of a table: the first column to the left, figures to the right."""
    cells = [[f"{one:,}" if isinstance(one, int) else str(one) for one in row] for row in rows]
    lines = [list(heads), *cells]
    widths = [max(len(line[place]) for line in lines) for place in range(len(heads))]
    for line in lines:
        rest = (cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True))
        yield "  ".join((line[0].ljust(widths[0]), *rest)).rstrip()
