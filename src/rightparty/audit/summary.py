"""What the findings of a log come to: the figures of a report, as plain values."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from typing import Any, Final

import ibis
import ibis.expr.types as ir

from rightparty.audit import counting, whom
from rightparty.audit.shown import masked_key
from rightparty.audit.stopped import TEXT
from rightparty.engine import Engine
from rightparty.law.load import whole_law
from rightparty.law.rule import Rule

Row = Mapping[str, Any]

MOST_DAYS: Final = 45
"""A longer period is told week by week."""

MOST_PEOPLE: Final = 100
"""How many people to apologise to a summary names; `whom.apologies` has them all."""

STOPPED: Final = ("deny", "delay", "limited", TEXT)
"""Verdicts of the gate by which a contact does not go as it was."""

DAY, WEEK = "day", "week"


@dataclass(frozen=True)
class LogTotals:
    """What was read of a log. left_out: rows that could not be read, or are no outbound contact.

    since, until: the first and the last contact; None of an empty log. name: as people call the log. why: of
    the rows left out, how many for each of `left_out.REASONS`, where that is known.
    """

    rows: int
    contacts: int
    since: datetime | None = None
    until: datetime | None = None
    left_out: int = 0
    name: str = ""
    why: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Summary:
    """The figures of an audit.

    violation, cannot_tell, fine: contacts, each in one of them: with a violation; with none, and something
    that cannot be told; with neither. violations, undecided: findings.
    rules: rule, citation, severity, found_by, violations, cannot_tell, contacts, first, last.
    by: for each of `counting.PARTS` rows of value, violations, cannot_tell, contacts, and `of`, the log's
    contacts there, where the log was handed in.
    hours: weekday, hour, violations, on the recipient's clock. clock: whether that is the recipient's own
    (`recipient`), the lender's (`lender`), or some of each (`mixed`).
    trend: by `step` (day, or week from Monday): day, grave, serious, minor, violations, cannot_tell,
    contacts.
    apologies: `whom.COLUMNS`, masked, the first `MOST_PEOPLE`. people: how many there are. apologised: rows
    by `happened`.
    exposure: instrument, title, force, citations, findings, contacts. threats: citation, texts by language,
    contacts: only where the research of the law states a figure.
    gate: gate_verdict, contacts; None where the gate was not asked.
    missing: fact, findings, alone, contacts, rules, the most useful first.
    """

    totals: LogTotals
    zone: str
    violation: int
    cannot_tell: int
    fine: int
    violations: int
    undecided: int
    rules: Sequence[Row]
    by: Mapping[str, Sequence[Row]]
    hours: Sequence[Row]
    clock: str
    step: str
    trend: Sequence[Row]
    apologies: Sequence[Row]
    people: int
    apologised: Mapping[str, int]
    exposure: Sequence[Row]
    threats: Sequence[Row]
    missing: Sequence[Row]
    gate: Sequence[Row] | None = field(default=None)

    @property
    def stopped(self) -> int | None:
        """Contacts with a violation that the gate would not have let go as they were."""
        if self.gate is None:
            return None
        return sum(int(row["contacts"]) for row in self.gate if row["gate_verdict"] in STOPPED)


def summary_of(
    engine: Engine,
    findings: ir.Table,
    totals: LogTotals,
    *,
    contacts: ir.Table | None = None,
    gate: ir.Table | None = None,
    zone: str = "UTC",
) -> Summary:
    """The figures of a table of findings (`finding.COLUMNS`; `local_at` and `gate_verdict` may stand beside).

    `contacts`: the log's contacts, `contact_id` and those of the columns of `counting.PARTS` that it has:
    then every part is told with the contacts that it made. `gate`: contact_id, gate_verdict. `zone`: of the
    lender; its clock counts where the recipient's time is unknown.
    """
    rows = counting.placed(engine, findings, zone, "audit_placed")
    rules = engine.rows(counting.by_rule(rows))
    (each,) = engine.rows(counting.by_contact(rows))
    named = [row["rule"] for row in rules]
    violation, cannot_tell = each["violation"] or 0, each["cannot_tell"] or 0
    step, trend = _trend(engine, rows, totals)
    people = whom.apologies(rows, named)
    if gate is None and "gate_verdict" in rows.columns:
        gate = rows
    return Summary(
        totals=totals,
        zone=zone,
        violation=violation,
        cannot_tell=cannot_tell,
        fine=max(totals.contacts - violation - cannot_tell, 0),
        violations=sum(row["violations"] for row in rules),
        undecided=sum(row["cannot_tell"] for row in rules),
        rules=rules,
        by={part: _part(engine, rows, column, contacts) for part, column in counting.PARTS.items()},
        hours=engine.rows(counting.by_hour(rows)),
        clock=_clock(engine, rows),
        step=step,
        trend=trend,
        apologies=[_masked(row) for row in engine.rows(people.limit(MOST_PEOPLE))],
        people=engine.count(people.select("person_id", "point_id").distinct()),
        apologised=_apologised(engine, people),
        exposure=_exposure(engine, rows, named),
        threats=_threats(engine, rows, named),
        missing=engine.rows(counting.by_missing(rows)),
        gate=engine.rows(counting.by_gate(rows, gate)) if gate is not None else None,
    )


def _trend(engine: Engine, rows: ir.Table, totals: LogTotals) -> tuple[str, Sequence[Row]]:
    long = totals.since and totals.until and (totals.until - totals.since).days > MOST_DAYS
    return (WEEK if long else DAY), engine.rows(counting.by_step(rows, 7 if long else 1))


def _part(engine: Engine, rows: ir.Table, column: str, contacts: ir.Table | None) -> Sequence[Row]:
    """The values of a part, with the log's contacts of each where known; those without a finding too."""
    found = engine.rows(counting.by_part(rows, column))
    if contacts is None or column not in contacts.columns:
        return found
    read = contacts.mutate(contact=contacts.contact_id)
    of = {row["value"]: row["of"] for row in engine.rows(counting.contacts_of(read, column))}
    told = [{**row, "of": of.pop(row["value"], row["contacts"])} for row in found]
    nothing = {"violations": 0, "cannot_tell": 0, "contacts": 0}
    return [*told, *({"value": value, **nothing, "of": of[value]} for value in sorted(of))]


def _clock(engine: Engine, rows: ir.Table) -> str:
    if "local_at" not in rows.columns:
        return "lender"
    (told,) = engine.rows(rows.agg(known=rows.local_at.count(), every=rows.count()))
    if not told["known"]:
        return "lender"
    return "recipient" if told["known"] == told["every"] else "mixed"


def _masked(row: Row) -> Row:
    point = row["reached"] or masked_key(row["point_id"])
    return {**row, "person_id": masked_key(row["person_id"]), "point_id": point}


def _apologised(engine: Engine, people: ir.Table) -> Mapping[str, int]:
    counted = engine.rows(people.group_by("happened").agg(people=people.count()))
    found = {row["happened"]: row["people"] for row in counted}
    return {happened: found.get(happened, 0) for happened in whom.HAPPENED}


def rules_by_id() -> Mapping[str, Rule]:
    """Every rule of the law by its id."""
    return _rules_by_id()


@cache
def _rules_by_id() -> Mapping[str, Rule]:
    return {rule.id: rule for rule in whole_law().every}


def _exposure(engine: Engine, rows: ir.Table, named: Sequence[str]) -> Sequence[Row]:
    """The texts that were broken, with the contacts that broke each; our own rules are of no text."""
    known = {rule: rules_by_id()[rule].instrument for rule in named if rule in rules_by_id()}
    texts = {f"{one.rulebook}.{one.id}": one for one in known.values()}
    of = engine.create(
        "audit_texts",
        [{"rule_": rule, "instrument": f"{one.rulebook}.{one.id}"} for rule, one in known.items()],
        ibis.schema({"rule_": "string", "instrument": "string"}),
    )
    bad = rows.filter(counting.broken(rows))
    bad = bad.join(of, bad.rule == of.rule_)
    found = bad.group_by("instrument").agg(
        findings=bad.count(), contacts=bad.contact.nunique(), citations=bad.citation.collect().unique().sort()
    )
    told = engine.rows(found.order_by(ibis.desc("contacts"), "instrument"))
    engine.drop("audit_texts")
    return [
        {**row, "title": texts[row["instrument"]].title, "force": str(texts[row["instrument"]].force)}
        for row in told
    ]


def _threats(engine: Engine, rows: ir.Table, named: Sequence[str]) -> Sequence[Row]:
    """The figures that the research states of texts which were broken, with the contacts in question."""
    told = whom.happenings(rows, named)
    found = []
    for threat in _stated():
        meant = [rule for rule in named if any(fnmatchcase(rule, one) for one in threat["rules"])]
        if not meant:
            continue
        some = told.filter(told.happened == threat["happened"]) if "happened" in threat else rows
        some = some.filter(counting.broken(some), some.rule.isin(meant))
        contacts = engine.count(some.select("contact").distinct())
        if contacts and contacts >= threat.get("from", 1):
            texts = {language: threat[language] for language in ("en", "zh-Hans", "zh-Hant")}
            found.append({"citation": threat["citation"], "texts": texts, "contacts": contacts})
    return found


@cache
def _stated() -> Sequence[Mapping[str, Any]]:
    text = (files("rightparty.audit") / "exposure.toml").read_text(encoding="utf-8")
    stated: Sequence[Mapping[str, Any]] = tomllib.loads(text)["threat"]
    return stated
