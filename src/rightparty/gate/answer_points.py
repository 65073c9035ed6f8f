"""Where a contact would go: facts of its point, of the sender, and of the countries it concerns."""

from datetime import datetime
from typing import Any

from rightparty.book.dossier import begins
from rightparty.gate.asked import LINKING, QUESTION_TAKEN_BACK_BY, REPLY_WITHIN
from rightparty.gate.domains import is_public_domain
from rightparty.gate.gathered import Gathered
from rightparty.gate.notices import TO_MESSAGES, running
from rightparty.gate.where import zone_owners
from rightparty.gate.zones import day_in
from rightparty.law.facts import NEVER
from rightparty.law.load import COUNTRIES, rulebooks
from rightparty.law.vocabulary import CHANNELS_OF_POINT


def at_point(g: Gathered) -> dict[str, Any]:
    """Facts of the point, the sender and the countries concerned."""
    c, point = g.contact, g.point
    kind = point.get("kind")
    resident = [g.creditor.get("country"), g.person.get("country")]
    named = countries_named(g)
    return {
        "channel_fits": c.channel in CHANNELS_OF_POINT.get(kind, ()) if kind else None,
        "point_kind": kind,
        "point_place": (point.get("place") or "unknown") if point else None,
        "domain_public": is_public_domain(begins(point)) if kind == "email" else False,
        "is_reply": _is_reply(g),
        "right_party": None if g.lost("evidence") else g.belief.state,
        "tied": bool(_ties(g) & set(LINKING)),
        "sender_fits": _sender_fits(g),
        "only_in_address_books": _only_in_address_books(g),
        "traced_without_authority": _traced_without_authority(g),
        "prior_collector_used": _prior_collector_used(g),
        "not_reassigned_days": None if g.lost("evidence") else _not_reassigned_days(g),
        "creditor_kind": g.creditor.get("kind"),
        "has_rulebook": all(resident) and named <= set(COUNTRIES),
        "has_national_pack": not named & set(rulebooks()["eu"].countries),
    }


def countries_named(g: Gathered) -> set[str]:
    """Every country that creditor, debt, person or point name; `?` for a zone of no one country."""
    owners = zone_owners()
    placed = [
        g.creditor.get("country"),
        g.person.get("country"),
        g.point.get("country"),
        *(owners.get(zone, "?") for zone in (g.person.get("zone"), g.point.get("zone")) if zone),
        (g.person.get("region") or "")[:2],
        *(row.get("country") for row in g.debts),
    ]
    return {country for country in placed if country}


def _ties(g: Gathered) -> set[str]:
    """Kinds of evidence about the point and the person, up to the contact."""
    return {row["kind"] for row in g.ties}


def _evidence(g: Gathered, kind: str) -> list[Any]:
    """Rows of one kind of evidence about the point and the person, up to the contact."""
    return [row for row in g.ties if row["kind"] == kind]


def _traced_without_authority(g: Gathered) -> bool:
    """Whether tracing found the point, nothing else links it, and nobody authorised the search."""
    traced = _evidence(g, "skip_traced")
    others = _ties(g) & set(LINKING) - {"skip_traced"}
    return bool(traced) and not others and not any(row.get("authority") for row in traced)


def _prior_collector_used(g: Gathered) -> bool:
    """Whether the agency that held a debt named just before the one that sends used the point."""
    at, me = g.contact.at, g.collector_id
    earlier = [
        (row["from"], row["agency_id"])
        for row in g.dossier.rows("placements")
        if row["debt_id"] in g.contact.debt_ids and row["agency_id"] != me and row["from"] <= at
    ]
    used = {row.get("source") for row in _evidence(g, "collector_used")}
    return bool(earlier) and max(earlier)[1] in used


def _not_reassigned_days(g: Gathered) -> int:
    """Days since a check said "not reassigned", if it covers the time since the person last wrote.

    Where they never wrote, it must cover the time since they last consented: 12 CFR 1006.6(d)(5)(ii).
    """
    wrote = max((row["at"] for row in _evidence(g, "wrote_from")), default=None) or _last_consent(g)
    days = [
        g.business_day - day_in(row["at"], g.home_zone)
        for row in _evidence(g, "not_recycled")
        if row.get("since") is None or wrote is None or row["since"] <= wrote
    ]
    return min(days, default=NEVER)


def _last_consent(g: Gathered) -> datetime | None:
    """When the person last consented to this collector's messages, by a consent that still runs."""
    return max((reach.begins for reach in running(TO_MESSAGES, g.reaches, g.asked)), default=None)


def _only_in_address_books(g: Gathered) -> bool:
    kinds = _ties(g)
    return "address_book" in kinds and not kinds & set(LINKING)


def _sender_fits(g: Gathered) -> bool | None:
    """Whether the sender is the creditor's, in use, and of the contact's channel."""
    c = g.contact
    if c.sender_id is None:
        return True
    sender = g.sender
    if not sender:
        return None
    begun = sender.get("from") is None or sender["from"] <= c.at
    running = sender.get("until") is None or sender["until"] > c.at
    ours = sender["creditor_id"] == g.creditor.get("creditor_id")
    return bool(begun and running and ours and sender["channel"] == c.channel)


def _is_reply(g: Gathered) -> bool:
    c = g.contact
    if c.in_reply_to is None:
        return False
    events = g.dossier.rows("events")
    asked_at = [
        e["at"]
        for e in events
        if e["event_id"] == c.in_reply_to
        and e["direction"] == "in"
        and e.get("person_id") == c.person_id
        and e.get("point_id") == c.point_id
        and e["channel"] == c.channel
        and c.at - REPLY_WITHIN <= e["at"] <= c.at
    ]
    answered = any(
        e["direction"] == "out" and e.get("in_reply_to") == c.in_reply_to and e["at"] < c.at for e in events
    )
    return bool(asked_at) and not answered and not _taken_back(g, min(asked_at))


def _taken_back(g: Gathered, asked_at: datetime) -> bool:
    """Whether the person, or somebody at this point, asked us to stop after asking something."""
    c = g.contact
    return any(
        n["kind"] in QUESTION_TAKEN_BACK_BY
        and asked_at < n["at"] <= c.at
        and (c.person_id in (n.get("person_id"), n.get("given_by")) or n.get("point_id") == c.point_id)
        for n in g.dossier.rows("notices")
    )
