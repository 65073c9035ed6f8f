"""`rightparty explain`: one contact decided, with every reason, its clause and the facts behind it."""

import json
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

from rich.console import Console

from rightparty.book.dossier import Dossier
from rightparty.book.tables import CHANNELS
from rightparty.cli.arguments import aware
from rightparty.cli.engines import opened
from rightparty.cli.folder import read_book
from rightparty.cli.links import with_links
from rightparty.engine import Engine
from rightparty.errors import InvalidInput
from rightparty.gate.asked import CLOSED
from rightparty.gate.budget import Allowance, budget_of
from rightparty.gate.contact import Contact
from rightparty.gate.decide import decide, decide_prepared
from rightparty.gate.decision import Decision, Reason
from rightparty.gate.gathering import dossier_of
from rightparty.gate.prepared import Prepared
from rightparty.law.load import HOME_ZONES, Law, load_law
from rightparty.parties.model import PartyModel, chosen_model

VALIDITY = "validity"
_COLOUR = {"allow": "green", "limited": "yellow", "delay": "yellow", "deny": "red"}


def explain(  # noqa: PLR0913 -- one parameter an option
    dir: Path,
    *,
    at: datetime,
    person: str,
    point: str,
    channel: str,
    debt: tuple[str, ...] = (),
    content: str = "full",
    sender: str | None = None,
    house: Path | None = None,
    model: Path | None = None,
    links: Path | None = None,
    budget: bool = False,
    format: Literal["text", "json"] = "text",
    engine: str = "duckdb",
    folder_only: bool = False,
) -> int:
    """Decide one contact, and say why: every rule that spoke, its clause, and the facts it read.

    Exit code 0 when the content asked for may be sent now, 2 when not.

    Example: rightparty explain book --at 2026-11-23T21:48+08:00 --person P1 --point T1 --channel sms

    Args:
        dir: the book's folder.
        at: the instant, with its offset.
        person: who would be contacted.
        point: the number, address or account it would go to.
        channel: call, sms, email, inbox, letter …
        debt: the debts it is about; without, every open debt that the person is named on.
        content: the content class asked for.
        sender: who sends; without, the creditor itself.
        house: the lender's policy file, which may only tighten.
        model: a model of the parties (`parties fit`) instead of the one that comes with the package.
        links: a table of `parties link`: what was said by one record of a person holds for the others.
        budget: what is left of each cap as well, and when a full one has room again.
        format: text or json.
        engine: duckdb, spark, or the URL of a Spark master; DuckDB answers at once.
        folder_only: leave out what the store remembers.
    """
    moment = aware(at, "--at")
    if channel not in CHANNELS.split():
        raise InvalidInput(f"--channel: `{channel}` is no channel", f"one of {', '.join(CHANNELS.split())}")
    with closing(opened(engine)) as running:
        book, _ = with_links(read_book(dir, running, folder_only=folder_only), running, links, dir)
        debts = debt or _debts_of(running, book.tables, person)
        contact = Contact("explain", debts, person, point, channel, moment, content, sender_id=sender)
        dossier = dossier_of(running, book, person, point, debts)
    _known(dossier, contact)
    law, parties = load_law(house), chosen_model(model)
    prepared = Prepared(dossier, law, parties)
    decision = decide_prepared(contact, prepared)
    left = budget_of(contact, prepared) if budget else []
    if format == "json":
        caps = {"budget": [asdict(one) | {"left": one.left} for one in left]} if budget else {}
        print(json.dumps(asdict(decision) | caps, ensure_ascii=False, indent=2, default=str))
    else:
        _print(decision, contact, dossier, _lawful_until(decision, contact, dossier, law, parties))
        _print_budget(left, dossier)
    return 0 if decision.verdict == "allow" else 2


def _debts_of(engine: Engine, tables: Mapping[str, Any], person: str) -> tuple[str, ...]:
    """Every open debt on which somebody is named, in whatever role: the gate says whether they owe it."""
    named = [
        tables[name].filter(tables[name].person_id == person).select("debt_id")
        for name in ("liabilities", "relations")
    ]
    debts = tables["debts"].filter(tables["debts"].status.isnull() | ~tables["debts"].status.isin(CLOSED))
    ids = {row["debt_id"] for part in named for row in engine.rows(part.semi_join(debts, "debt_id"))}
    if not ids:
        raise InvalidInput(f"`{person}` is named on no open debt", "name a debt with --debt")
    return tuple(sorted(ids))


def _known(dossier: Dossier, contact: Contact) -> None:
    problems = [
        f"there is no {what} `{value}` in the book"
        for what, table, key, value in (
            ("person", "persons", "person_id", contact.person_id),
            ("point", "points", "point_id", contact.point_id),
            *(("debt", "debts", "debt_id", debt) for debt in contact.debt_ids),
        )
        if value not in {row[key] for row in dossier.rows(table)}
    ]
    if problems:
        raise InvalidInput(
            problems[0] if len(problems) == 1 else "names that the book does not have", problems=problems
        )


def _lawful_until(
    decision: Decision, contact: Contact, dossier: Dossier, law: Law, model: PartyModel
) -> datetime | None:
    """When the contact stops being allowed, if within the hour: by then a message must have arrived."""
    if VALIDITY not in decision.requires or decision.verdict != "allow":
        return None
    for minute in range(1, 61):
        then = contact.at + timedelta(minutes=minute)
        if decide(replace(contact, at=then), dossier, law, model).verdict != "allow":
            return then
    return None


def _print(decision: Decision, contact: Contact, dossier: Dossier, until: datetime | None) -> None:
    console = Console(highlight=False, soft_wrap=True)
    asked = f"{contact.content} by {contact.channel} to {contact.person_id} at {contact.point_id}"
    colour = _COLOUR[decision.verdict]
    console.print(f"[bold {colour}]{decision.verdict.upper()}[/]  {asked}", style=None)
    if decision.retry_at:
        console.print(f"earliest lawful time: {_local(decision.retry_at, dossier)}")
    if decision.until_event:
        console.print(f"waits for: {decision.until_event}")
    if decision.allowed and decision.verdict != "allow":
        console.print(f"allowed instead: {', '.join(decision.allowed)}")
    if decision.requires:
        console.print(f"the message must have: {', '.join(decision.requires)}")
    if until:
        console.print(f"it must have arrived before: {_local(until, dossier)}; what cannot, is held")
    for reason in decision.reasons:
        _print_reason(console, reason)
    console.print(
        f"\nright party: {decision.right_party}   rulebook: {decision.rulebook}   model: {decision.model}",
        style="dim",
    )


def _print_budget(budget: Sequence[Allowance], dossier: Dossier) -> None:
    """What is left of each cap, and when a full one has room again; the tightest first."""
    console = Console(highlight=False, soft_wrap=True)
    for one in budget:
        left = "not known" if one.left is None else f"{one.left} of {one.limit} left"
        until = f", room again at {_local(one.frees_at, dossier)}" if one.frees_at else ""
        days = "today" if one.days == 1 else f"in {one.days} days"
        console.print(f"  {left} {days}{until}: {one.sentence}", markup=False)


def _print_reason(console: Console, reason: Reason) -> None:
    console.print(f"\n[bold]{reason.sentence}[/]")
    console.print(f"  {reason.citation}   ({reason.effect}, {reason.rule})", markup=False)
    if reason.missing:
        console.print(f"  not known, so refused: {', '.join(reason.missing)}", markup=False)
    facts = ", ".join(f"{name} = {value}" for name, value in reason.facts.items())
    if facts:
        console.print(f"  {facts}", style="dim", markup=False)


def _local(at: datetime, dossier: Dossier) -> str:
    country = next((row["country"] for row in dossier.rows("creditors")), "")
    return at.astimezone(ZoneInfo(HOME_ZONES.get(country, "UTC"))).isoformat()
