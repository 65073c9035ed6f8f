"""Whom to apologise to: people who do not owe and were contacted, and people contacted after a stop."""

import tomllib
from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from typing import Final

import ibis
import ibis.expr.types as ir

from rightparty.law.sentences import group_of
from rightparty.words.verdicts import VIOLATION

STRANGER, AFTER_STOP = "stranger", "after_stop"
HAPPENED: Final = (STRANGER, AFTER_STOP)

STRANGERS: Final = (
    "emergency_contact", "reference", "friend", "family", "colleague", "employer", "address_book", "other",
    "stranger", "third_person",
)  # fmt: skip
"""Values of `to_role` that neither owe nor stand in for who does."""

COLUMNS: Final = (
    "number", "happened", "person_id", "point_id", "reached", "contacts", "first", "last", "row", "rules",
    "finding_ids",
)  # fmt: skip
"""Columns of a table of people to apologise to.

number: of a person at a point, from 1 in order: the same wherever an audit is told, for it hangs on no id.
happened: one of `HAPPENED`. reached: the number or address, masked, where it is known. row: file and line of
the last contact, else the log's own id of it. contacts: how many went to this person at this point; first,
last: their instants. rules, finding_ids: what was broken, and the findings that show it.
"""


def happened_by(rule: str) -> str | None:
    """What the breach of a rule did to somebody: one of `HAPPENED`; None for any other rule."""
    group = group_of(rule)
    name = rule.rpartition(".")[2]
    for happened, listed in _lists().items():
        known = group is not None and group.name in listed["groups"]
        if known or any(fnmatchcase(name, pattern) for pattern in listed["names"]):
            return happened
    return None


@cache
def _lists() -> Mapping[str, Mapping[str, list[str]]]:
    text = (files("rightparty.audit") / "whom.toml").read_text(encoding="utf-8")
    found: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(text)
    return found


def happenings(findings: ir.Table, rules: Iterable[str]) -> ir.Table:
    """The violations that happened to somebody, each with `happened`; `rules`: all that the findings name."""
    by = {rule: happened_by(rule) for rule in rules}
    broken = findings.filter(findings.verdict == VIOLATION)
    stranger = _is_among(broken.rule, by, STRANGER) | broken.to_role.isin(STRANGERS).fill_null(False)
    happened = ibis.cases(
        (_is_among(broken.rule, by, AFTER_STOP), AFTER_STOP), (stranger, STRANGER), else_=ibis.null("string")
    )
    told = broken.mutate(happened=happened)
    return told.filter(told.happened.notnull())


def _is_among(rule: ir.StringColumn, by: Mapping[str, str | None], happened: str) -> ir.BooleanValue:
    names = sorted(name for name, what in by.items() if what == happened)
    return rule.isin(names) if names else ibis.literal(value=False)


def apologies(findings: ir.Table, rules: Iterable[str]) -> ir.Table:
    """`COLUMNS`, one row for what happened to a person at a point; who was contacted most stands first."""
    told = happenings(findings, rules)
    if "reached" not in told.columns:
        told = told.mutate(reached=ibis.null("string"))
    line = told.file + ibis.literal(":") + told.line.cast("string")
    told = told.mutate(row=ibis.coalesce(line, told.event_id))
    latest = [ibis.desc("at"), told.finding_id]
    found = told.group_by("happened", "person_id", "point_id").agg(
        reached=told.reached.min(),
        contacts=ibis.coalesce(told.contact_id, told.event_id).nunique(),
        first=told["at"].min(),
        last=told["at"].max(),
        row=told.row.first(order_by=latest),
        rules=told.rule.collect().unique().sort(),
        finding_ids=told.finding_id.collect().unique().sort(),
        least=told.finding_id.min(),
    )
    order = (ibis.desc("contacts"), ibis.desc("last"), "happened", "least")
    placed = found.mutate(place=ibis.row_number().over(order_by=order))
    of_person = ibis.window(group_by=["person_id", "point_id"])
    placed = placed.mutate(began=placed.place.min().over(of_person))
    numbered = placed.mutate(number=ibis.dense_rank().over(order_by=placed.began) + 1)
    return numbered.select(*COLUMNS, "place").order_by("place").drop("place")
