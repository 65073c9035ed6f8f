"""`rightparty law`: what the rulebooks say, rule by rule."""

from datetime import date
from pathlib import Path
from typing import Any, Literal

from cyclopts import App

from rightparty.cli.law_accept import accept
from rightparty.cli.law_check import check
from rightparty.cli.law_diff import diff
from rightparty.cli.law_new import new
from rightparty.cli.law_prove import prove
from rightparty.cli.law_show import Language, show
from rightparty.cli.output import Format, emit_rows
from rightparty.errors import InvalidInput
from rightparty.law.faults import CHANNELS, nearest
from rightparty.law.load import load_law
from rightparty.law.records import CONTACT
from rightparty.law.rule import Rule
from rightparty.law.sentences import sentence

app = App(name="law", help="The rulebooks: every rule with its citation, dates, numbers and facts.")
for command in (accept, check, prove, show, diff, new):
    app.command(command)

Effects = Literal["deny", "limit", "delay", "suspend", "require", "risk", "note"]
About = Literal["contact", "agreement", "record", "transfer", "wording"]
COLUMNS = (
    "rule",
    "about",
    "effect",
    "citation",
    "instrument",
    "force",
    "since",
    "until",
    "channels",
    "confidence",
    "seen_in_original",
    "sentence",
)
SCREEN_COLUMNS = ("rule", "effect", "citation")  # what fits a line; `law show` tells the rest


@app.command(name="list")
def list_rules(
    *rulebooks: str,
    about: About | None = None,
    effect: Effects | None = None,
    channel: str | None = None,
    on: date | None = None,
    lang: Language = "en",
    house: Path | None = None,
    format: Format = "text",
    out: Path | None = None,
) -> None:
    """List the rules, all of them or those of some rulebooks or instruments.

    Example: rightparty law list usa --on 2026-11-23

    Args:
        rulebooks: core, chn, usa …, house, or an instrument such as usa.reg_f; without any, all.
        about: only rules about contacts, agreements, records kept, transfers or wording.
        effect: only rules that deny, limit, delay, suspend, require, lose a protection (risk) or note.
        channel: only rules that speak about this channel: call, sms, letter …
        on: only rules in force on this day, each in its own law's zone.
        lang: the language of the sentences.
        house: the lender's policy file, which may only tighten.
        format: how the table is printed; all but text have every column.
        out: write to this file instead, its form by its ending.
    """
    if channel is not None and channel not in CHANNELS:
        raise InvalidInput(f"no channel `{channel}`{nearest(channel, CHANNELS)}")
    law = load_law(house)
    law = law.only(*rulebooks) if rulebooks else law
    rules = [
        rule
        for rule in law.every
        if (about is None or rule.about == about)
        and (effect is None or str(rule.effect) == effect)
        and (channel is None or _speaks_about(rule, channel))
        and (on is None or _in_force_on(rule, on))
    ]
    columns = SCREEN_COLUMNS if format == "text" and out is None else COLUMNS
    emit_rows([_row(rule, lang) for rule in rules], columns, format, out)


def _in_force_on(rule: Rule, day: date) -> bool:
    return rule.since <= day and (rule.until is None or day < rule.until)


def _speaks_about(rule: Rule, channel: str) -> bool:
    """Whether a rule can speak about a channel; one about a record is about none."""
    return rule.about == CONTACT and channel in (rule.channels or (channel,))


def _row(rule: Rule, lang: Language) -> dict[str, Any]:
    return {
        "rule": rule.id,
        "about": rule.about,
        "effect": str(rule.effect),
        "citation": rule.citation,
        "instrument": rule.instrument.title,
        "force": str(rule.instrument.force),
        "since": rule.since,
        "until": rule.until,
        "channels": list(rule.channels),
        "confidence": rule.confidence,
        "seen_in_original": rule.seen_in_original,
        "sentence": sentence(rule.id, lang) or rule.sentence,
    }
