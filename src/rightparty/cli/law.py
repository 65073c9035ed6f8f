"""`rightparty law`: what the rulebooks say, rule by rule."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

from cyclopts import App

from rightparty.cli.law_accept import accept
from rightparty.cli.law_check import check
from rightparty.cli.output import Format, cell, emit_rows
from rightparty.law.facts import FACTS
from rightparty.law.load import Law, load_law
from rightparty.law.parameters import Window
from rightparty.law.questions import Fact
from rightparty.law.readings import ColumnReading
from rightparty.law.rule import Rule

app = App(name="law", help="The rulebooks: every rule with its citation, dates, numbers and facts.")
app.command(accept)
app.command(check)

COLUMNS = ("rule", "effect", "citation", "since", "until", "sentence")
_SQL_TYPE = {"text": "string", "truth": "boolean", "whole": "int64", "number": "decimal(38, 8)"}
SCREEN_COLUMNS = ("rule", "effect", "citation")  # what fits a line; `law show` tells the rest


@app.command(name="list")
def list_rules(
    *rulebooks: str,
    on: date | None = None,
    house: Path | None = None,
    format: Format = "text",
    out: Path | None = None,
) -> None:
    """List the rules, all of them or those of some rulebooks.

    Example: rightparty law list usa --on 2026-11-23

    Args:
        rulebooks: core, chn, usa, house; without any, all.
        on: only rules in force on this day, each in its own law's zone.
        house: the lender's policy file, which may only tighten.
        format: how the table is printed.
        out: write to this file instead, its form by its ending.
    """
    law = load_law(house)
    rules = (law.only(*rulebooks) if rulebooks else law).rules
    if on is not None:
        rules = tuple(rule for rule in rules if _in_force_on(rule, on))
    columns = SCREEN_COLUMNS if format == "text" and out is None else COLUMNS
    emit_rows([_row(rule) for rule in rules], columns, format, out)


@app.command
def show(rule: str, *, house: Path | None = None, sql: bool = False) -> None:
    """Show one rule whole: its sentence, citation and dates, the numbers it uses and the facts it asks for.

    Example: rightparty law show usa.reg_f.more_than_seven_calls_in_seven_days

    Args:
        rule: the rule's id, or any ending of it that only one rule has.
        house: the lender's policy file, which may only tighten.
        sql: show the query that the same rule is over a table of facts.
    """
    law = load_law(house)
    chosen = law.rule(rule)
    print(_query(chosen) if sql else "\n".join(_page(law, chosen)))


def _in_force_on(rule: Rule, day: date) -> bool:
    return rule.since <= day and (rule.until is None or day < rule.until)


def _row(rule: Rule) -> dict[str, Any]:
    return {
        "rule": rule.id,
        "effect": str(rule.effect),
        "citation": rule.citation,
        "since": rule.since,
        "until": rule.until,
        "sentence": rule.sentence,
    }


def _page(law: Law, rule: Rule) -> Iterator[str]:
    instrument = rule.instrument
    yield rule.id
    yield f"  {rule.sentence}"
    yield ""
    yield f"  text        {rule.citation} ({instrument.title}; {instrument.force})"
    yield f"  effect      {rule.effect} on {' '.join(rule.cuts)}"
    yield f"  in force    from {rule.since}" + (f" until {rule.until}" if rule.until else "")
    if rule.event:
        yield f"  until       {rule.event}"
    if rule.obligation:
        yield f"  requires    {rule.obligation}"
    for name in sorted(rule.recording.limits):
        for dated in instrument.parameters[name].values:
            yield f"  number      {name} = {_number(dated.value)}, since {dated.since}: {dated.citation}"
    for question in rule.questions.values():
        meaning = f": {FACTS[question.name].meaning}" if isinstance(question, Fact) else ""
        yield f"  asks        {question.name}{meaning}"
    yield f"  version     {instrument.rulebook}@{law.versions[instrument.rulebook]}"


def _query(rule: Rule) -> str:
    """The rule's column reading, under its newest numbers, over a table with one column a question."""
    import ibis

    facts = ibis.table(
        {name: _SQL_TYPE[question.type] for name, question in rule.questions.items()}, name="facts"
    )
    numbers = rule.instrument.parameters
    days = [rule.since, *(dated.since for name in rule.recording.limits for dated in numbers[name].values)]
    reading = ColumnReading(facts, numbers, max(days))
    speaks = rule.condition(reading)
    return str(ibis.to_sql(facts.select(speaks=speaks), dialect="duckdb"))


def _number(value: Any) -> str:
    if isinstance(value, Window):
        return f"{_clock(value.opens)} to {_clock(value.closes)}"
    return cell(value)


def _clock(second: int) -> str:
    hours, rest = divmod(second, 3600)
    return "24:00" if hours == 24 else time(hours, rest // 60).strftime("%H:%M")
