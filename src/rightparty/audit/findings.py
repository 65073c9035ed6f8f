"""All findings of a log: what law says of each contact, of its words, and of the log as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.audit.calls import call_findings
from rightparty.audit.finding import COLUMNS, SPOKEN_OF
from rightparty.audit.judged import OURS, Judging, as_known, contacts_between, judged, late_of, of_hours
from rightparty.audit.occasions import occasions_of
from rightparty.audit.replied import with_replies
from rightparty.audit.senders import same_text_findings
from rightparty.audit.severity import severity_of
from rightparty.audit.texts import audience_of, text_findings
from rightparty.words.conduct import OTHER
from rightparty.words.verdicts import BY_RULE, CANNOT_TELL, GRAVE, VIOLATION

ROLE, KIND, CITY, PLACED = "to_role", "creditor_kind", "city", "placements"
"""What is missing where nobody says who was reached, and the law asks whether they owe; where nobody says
what kind of lender it is, and the text binds some kinds; where a city's law is asked about a province; and
where a book has no table of placements, and the law asks whether an agency was given the debt."""

_CITY_PARTS = 2
_RULES: Mapping[str, str] = {
    "of": "string",
    "citation": "string",
    "severity": "string",
    "by_role": "boolean",
    "by_kind": "boolean",
    "by_placement": "boolean",
    "city": "string",
}

FAN_OUT = "audit.fan_out"
_FAN_OUT_MIN = 2
"""One debt told or hinted at to so many numbers of people who do not owe it is a circle."""

_OF_PLACEMENTS = frozenset({"agency_placed", "agency_announced", "sub_agency"})
_OF_ROLES = frozenset({"owes", "stands_in", "role"})
_DIGITS = 16


@dataclass(frozen=True)
class Found:
    """The findings (`finding.COLUMNS`), and the contacts that were judged: contact_id and their details."""

    findings: ir.Table
    contacts: ir.Table


def findings_of(
    judging: Judging,
    since: datetime,
    until: datetime,
    *,
    lines: ir.Table | None = None,
    roles_known: bool = True,
) -> Found:
    """Everything that the outbound contacts of a log, begun in `[since, until)`, broke or may have broken.

    Args:
        judging: the book, whose events are the log, the law and the engine.
        since: the first instant.
        until: the first instant that is not in it.
        lines: event_id, source, file, line: where the rows of the log stand.
        roles_known: False of a log without a book: whoever it gives no role may owe or not.
    """
    engine, name = judging.engine, judging.name
    judging = replace(judging, book=with_replies(engine, judging.book, name))
    tables = judging.book.tables
    contacts = contacts_between(judging, since, until)
    judging = as_known(judging, contacts)
    spoken = judged(judging, contacts)
    details = _details(contacts, tables, lines)
    audience = audience_of(contacts, tables, roles_known=roles_known)
    details = engine.materialize(_beside(details, audience), f"{name}_details")
    law = _of_law(judging, spoken, details, roles_known=roles_known)
    occasions = engine.materialize(occasions_of(details, judging.book), f"{name}_known")
    known = _beside(details, occasions)
    # What law says is one row a contact and rule already.
    found = (
        text_findings(engine, known, judging.progress, name),
        call_findings(engine, known, tables["events"], name),
        same_text_findings(details, tables["notices"]),
        _fanned_out(details),
    )
    others = ibis.union(*(one.select(*_FINDING) for one in found), distinct=True)
    kept = engine.materialize(others, f"{name}_others")
    every = law.select(*_FINDING).union(kept)
    findings = engine.materialize(_told(every, details), f"{name}_findings")
    return Found(findings, details)


_FINDING = ("contact_id", *SPOKEN_OF)


def _details(contacts: ir.Table, tables: Mapping[str, ir.Table], lines: ir.Table | None) -> ir.Table:
    """The contacts with what their first row says beside, and the creditor's country."""
    events = tables["events"]
    out = events.filter(events.direction == "out")
    order = [out["at"], out.event_id]
    first = out.group_by("contact_id").agg(
        event_id=out.event_id.first(order_by=order),
        collector_id=out.collector_id.first(order_by=order),
        batch_id=out.batch_id.first(order_by=order),
        to_role=out.to_role.first(order_by=order),
        text=out.text.first(order_by=order),
        stated_content=out.content.first(order_by=order),
    )
    rows = _beside(contacts.drop("stated"), first)
    lenders = tables["creditors"].select(lender="creditor_id", country="country", creditor_kind="kind")
    rows = rows.left_join(lenders, rows.creditor_id == lenders.lender).drop("lender")
    rows = rows.mutate(content=rows.stated_content).drop("stated_content")
    if lines is None:
        return rows.mutate(source=ibis.null("string"), file=ibis.null("string"), line=ibis.null("int64"))
    where = lines.select(found="event_id", source="source", file="file", line="line")
    return rows.left_join(where, rows.event_id == where.found).drop("found")


def _beside(left: ir.Table, right: ir.Table) -> ir.Table:
    """Contacts with the columns of a table of at most one row each."""
    other = right.rename(beside="contact_id")
    return left.left_join(other, left.contact_id == other.beside).drop("beside")


def _of_law(judging: Judging, spoken: ir.Table, details: ir.Table, *, roles_known: bool) -> ir.Table:
    """What the rules of law say, with their citations; what hangs on an unknown role or kind is open."""
    engine = judging.engine
    rules = engine.create(
        f"{judging.name}_rules",
        [
            {
                "of": rule.id,
                "citation": rule.citation,
                "severity": severity_of(rule.id),
                "by_role": bool(_OF_ROLES & set(rule.questions)),
                "by_kind": KIND in rule.questions,
                "by_placement": bool(_OF_PLACEMENTS & set(rule.questions)),
                "city": rule.instrument.place if rule.instrument.place.count("-") >= _CITY_PARTS else None,
            }
            for rule in judging.law.rules
        ],
        ibis.schema(dict(_RULES)),
    )
    rows = spoken.join(rules, spoken.rule == rules.of)
    rows = _beside(
        rows, details.select("contact_id", "audience", "channel", "at", "to_role", "person_id", KIND)
    )
    came = late_of(details.select("contact_id", "at"), judging.book.tables["events"])
    rows = rows.left_join(came, rows.contact_id == came.late)
    rows = rows.mutate(came_at=ibis.cases((rows.rule.isin(of_hours(judging.law)), rows.came_at)))
    people = judging.book.tables["persons"].select(who="person_id", region="region")
    rows = rows.left_join(people, rows.person_id == people.who)
    open_role = rows.by_role & rows.audience.isnull() & ibis.literal(not roles_known)
    open_kind = rows.by_kind & rows[KIND].isnull()
    open_city = rows.city.notnull() & ~(rows.region == rows.city).fill_null(False)
    open_placement = rows.by_placement & ibis.literal("placements" in judging.book.absent_tables)
    rows = rows.filter((rows.rule != OURS) | ~open_placement)
    missing = rows.missing
    unknown_facts = ((open_role, ROLE), (open_city, CITY), (open_kind, KIND), (open_placement, PLACED))
    for unknown, fact in unknown_facts:
        missing = unknown.ifelse(missing.concat(ibis.array([ibis.literal(fact)])), missing)
    return rows.select(
        "contact_id",
        "rule",
        "citation",
        "severity",
        certain=rows.certain & ~open_role & ~open_city & ~open_kind & ~open_placement,
        found_by=ibis.literal(BY_RULE),
        evidence=_evidence(rows),
        instead=ibis.null("string"),
        missing=missing,
        also=ibis.literal([], "array<string>"),
    )


def _evidence(rows: ir.Table) -> Any:
    """When, how and to whom, as the log says it; of a rule on hours when it arrived, if that was later."""
    when, came = (at.strftime("%Y-%m-%d %H:%M:%S") for at in (rows["at"], rows.came_at))
    whom = ibis.coalesce(rows.to_role, rows.audience, ibis.literal("?"))
    arrived = ibis.literal(", delivered ") + came + ibis.literal("Z")
    said = rows.channel + ibis.literal(", ") + when + ibis.literal("Z, ") + whom
    return said + arrived.fill_null("")


def _fanned_out(details: ir.Table) -> ir.Table:
    """Contacts about a debt of which several numbers of people who do not owe it were reached."""
    strangers = details.filter(details.audience == OTHER, details.point_id.notnull())
    pairs = strangers.select(
        "contact_id", "point_id", "channel", "at", "to_role", debt=strangers.debt_ids.unnest()
    )
    circles = pairs.group_by("debt").agg(numbers=pairs.point_id.nunique())
    circles = circles.filter(circles.numbers >= _FAN_OUT_MIN).rename(of="debt")
    rows = pairs.join(circles, pairs.debt == circles.of)
    most = rows.group_by("contact_id").agg(numbers=rows.numbers.max())
    return most.select(
        "contact_id",
        rule=ibis.literal(FAN_OUT),
        citation=ibis.literal("Rightparty promise 1"),
        severity=ibis.literal(GRAVE),
        certain=ibis.literal(value=True),
        found_by=ibis.literal(BY_RULE),
        evidence=most.numbers.cast("string") + ibis.literal(" numbers of people who do not owe this debt"),
        instead=ibis.null("string"),
        missing=ibis.literal([], "array<string>"),
        also=ibis.literal([], "array<string>"),
    )


def _told(rows: ir.Table, details: ir.Table) -> ir.Table:
    """Findings with everything about their contact, under ids that stay."""
    named = rows.contact_id + ibis.literal("|") + rows.rule
    spoken = rows.rule.startswith("words.") | rows.instead.notnull()
    words = spoken.ifelse(ibis.literal("|") + rows.evidence, ibis.literal(""))
    rows = rows.mutate(
        finding_id=(named + words.fill_null("")).hexdigest("sha256").left(_DIGITS),
        verdict=rows.certain.ifelse(VIOLATION, CANNOT_TELL),
    )
    both = _beside(rows, details)
    both = both.mutate(at=both["at"].cast("timestamp('UTC')"))
    return both.select(**{column: both[column].cast(kind) for column, kind in COLUMNS.items()})
