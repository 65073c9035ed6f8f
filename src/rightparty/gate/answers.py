"""The facts of one contact from a dossier: the value reading's twin of `gate/facts.py`.

Every question of the law is answered by name; None where the dossier does not tell.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from rightparty.book.dossier import Dossier, Row
from rightparty.book.tables import LIABLE_ROLES, REPRESENTING_ROLES, STANDING_IN_ROLES
from rightparty.gate.asked import (
    CLOSED,
    LINKING,
    NEVER_DUE,
    QUESTION_TAKEN_BACK_BY,
    REPLY_WITHIN,
    UNSURE_ROLES,
)
from rightparty.gate.contact import Contact
from rightparty.gate.gathered import Gathered
from rightparty.gate.notices import in_force, known_since
from rightparty.gate.where import zone_owners
from rightparty.gate.zones import day_in, personal_hours, second_in
from rightparty.law.load import COUNTRIES, HOME_ZONES, Law
from rightparty.law.questions import Counter, LocalSecond, NoticeInForce
from rightparty.law.vocabulary import CHANNELS_OF_POINT
from rightparty.parties.belief import belief_of
from rightparty.parties.model import PartyModel

_MONEY = ("payments", "instalments", "charges")
_EPOCH = date(1970, 1, 1)
_LIABLE, _STANDING_IN = LIABLE_ROLES.split(), STANDING_IN_ROLES.split()
_REPRESENTING = REPRESENTING_ROLES.split()


def answers(
    contact: Contact, dossier: Dossier, law: Law, model: PartyModel
) -> tuple[Gathered, Mapping[str, Any]]:
    """Answers to every question of the law, by name, and what they were gathered from."""
    g = Gathered(contact, dossier, model)
    told = _notices_known(g)
    found = _plain(g) | _standing(g) | _money(g) | _state(g)
    for name, question in law.questions.items():
        if isinstance(question, NoticeInForce):
            found[name] = in_force(question, g.reaches, contact.at) or (False if told else None)
        elif isinstance(question, Counter):
            found[name] = _count(g, question)
        elif isinstance(question, LocalSecond):
            found[name] = _local_second(g, question)
    hours = personal_hours(g.hours, g.zones, contact.at)
    for name, value in vars(hours).items():
        found[name] = value or (False if told else None)
    return g, {name: found.get(name) for name in law.questions}


def _count(g: Gathered, counter: Counter) -> int | None:
    since = known_since(g.dossier.meta.complete_since, g.dossier.absent_tables, "events")
    if since is None or since > g.contact.at - timedelta(days=counter.days) or g.lost("events"):
        return None
    return max((len(days) for _, days in g.days_of(counter)), default=0)


def _local_second(g: Gathered, question: LocalSecond) -> int | None:
    if question.zone:
        return second_in(g.contact.at, question.zone)
    pick = min if question.end == "min" else max
    return pick((second_in(g.contact.at, zone) for zone in g.zones), default=None)


def _notices_known(g: Gathered) -> bool:
    if g.lost("notices"):
        return False
    since = known_since(g.dossier.meta.complete_since, g.dossier.absent_tables, "notices")
    opened = min((row["opened_on"] for row in g.debts), default=None)
    return (
        since is not None
        and opened is not None
        and since <= datetime(opened.year, opened.month, opened.day, tzinfo=UTC)
    )


def _plain(g: Gathered) -> dict[str, Any]:
    c, point = g.contact, g.point
    kind = point.get("kind")
    return {
        "channel": c.channel,
        "mode": c.mode,
        "content": c.content,
        "person_status": g.person.get("status"),
        "creditor_kind": g.creditor.get("kind"),
        "cba_member": None if g.creditor.get("member_of") is None else "cba" in g.creditor["member_of"],
        "channel_fits": c.channel in CHANNELS_OF_POINT.get(kind, ()) if kind else None,
        "one_creditor": bool(g.debts)
        and len(g.debts) == len(set(c.debt_ids))
        and len({row["creditor_id"] for row in g.debts}) == 1,
        "is_reply": _is_reply(g),
        "right_party": None
        if g.lost("evidence")
        else belief_of(
            g.dossier.rows("evidence"), point or None, c.point_id, c.person_id, c.at, g.model
        ).state,
        "tied": bool(_ties(g) & set(LINKING)),
        "sender_fits": _sender_fits(g),
        "only_in_address_books": _only_in_address_books(g),
        "collectors": None,
    } | _countries(g)


def _countries(g: Gathered) -> dict[str, Any]:
    owners = zone_owners()
    placed = [
        g.point.get("country"),
        *(owners.get(zone, "?") for zone in (g.person.get("zone"), g.point.get("zone")) if zone),
        (g.person.get("region") or "")[:2],
    ]
    placed += [row.get("country") for row in g.debts]
    resident = [g.creditor.get("country"), g.person.get("country")]
    named = {country for country in (*placed, *resident) if country}
    return {
        "in_chn": "CN" in named,
        "in_usa": "US" in named,
        "has_rulebook": all(resident) and named <= set(COUNTRIES),
    }


def _ties(g: Gathered) -> set[str]:
    """Kinds of evidence about the point and the person, up to the contact."""
    c = g.contact
    return {
        row["kind"]
        for row in g.dossier.rows("evidence")
        if row["point_id"] == c.point_id and row["person_id"] == c.person_id and row["at"] <= c.at
    }


def _only_in_address_books(g: Gathered) -> bool:
    kinds = _ties(g)
    return "address_book" in kinds and not kinds & set(LINKING)


def _sender_fits(g: Gathered) -> bool | None:
    """Whether the sender is the creditor's, in use, and of the contact's channel."""
    c = g.contact
    if c.sender_id is None:
        return True
    sender = g.one("senders", "sender_id", c.sender_id)
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


def _standing(g: Gathered) -> dict[str, Any]:
    c, named = g.contact, set(g.contact.debt_ids)
    liable = [row for row in _live(g, "liabilities") if row["role"] in _LIABLE]
    sure = {row["debt_id"] for row in liable if row["role"] not in UNSURE_ROLES or row.get("basis")}
    unsure = {row["debt_id"] for row in liable}
    acted = {
        row["debt_id"]
        for row in _live(g, "relations")
        if row["role"] in _STANDING_IN and row.get("verified_at") and row["verified_at"] <= c.at
    }
    agency = g.by_agency
    creditor = g.creditor.get("creditor_id")
    collector = next(
        (
            row
            for row in g.dossier.rows("agencies")
            if row["agency_id"] == g.collector_id and row["creditor_id"] == creditor
        ),
        {},
    )
    placed = _placements(g)
    announced = {
        row["debt_id"]
        for row in placed
        if row.get("borrower_notified_at") and row["borrower_notified_at"] <= c.at
    }
    return {
        "owes": True if named <= sure else None if named <= unsure else False,
        "stands_in": named <= acted,
        "represented": _acts(g, _REPRESENTING),
        "attorney_acts": _acts(g, ("attorney",)),
        "by_agency": agency,
        "us_collector": True if agency else g.creditor.get("us_debt_collector"),
        "agency_placed": bool(agency) and named <= {row["debt_id"] for row in placed},
        "agency_announced": bool(agency) and named <= announced,
        "agency_listed": _listed(collector, c.at) if agency else False,
    }


def _acts(g: Gathered, roles: Sequence[str]) -> bool | None:
    """Whether somebody else in one of these roles acts on a debt named; unknown if a row of it was lost."""
    c = g.contact
    found = any(
        row["debt_id"] in c.debt_ids
        and row["role"] in roles
        and row["person_id"] != c.person_id
        and (row.get("until") is None or row["until"] > c.at)
        for row in g.dossier.rows("relations")
    )
    return True if found else None if _silent(g, "relations") else False


def _live(g: Gathered, table: str) -> list[Row]:
    c = g.contact
    return [
        row
        for row in g.dossier.rows(table)
        if row["person_id"] == c.person_id
        and row["debt_id"] in c.debt_ids
        and (row.get("until") is None or row["until"] > c.at)
    ]


def _placements(g: Gathered) -> list[Row]:
    at = g.contact.at
    return [
        row
        for row in g.dossier.rows("placements")
        if row["agency_id"] == g.collector_id
        and row["from"] <= at
        and (row.get("until") is None or row["until"] > at)
        and (row.get("recalled_at") is None or row["recalled_at"] > at)
    ]


def _listed(agency: Row, at: datetime) -> bool | None:
    since, until = agency.get("listed_from"), agency.get("listed_until")
    if since is None:
        return None
    return bool(since <= at.date() and (until is None or until >= at.date()))


def _money(g: Gathered) -> dict[str, Any]:
    c = g.contact
    known = len(g.owed) == len(set(c.debt_ids)) and all(o.total is not None for o in g.owed)
    overdue = sum((o.total for o in g.owed if o.total is not None), start=0) if known and g.owed else None
    due = min((o.next_due_on for o in g.owed if o.next_due_on), default=None)
    zone = HOME_ZONES.get(g.creditor.get("country", ""), "UTC")
    epoch = due.toordinal() - _EPOCH.toordinal() if due else 0
    dated = [row.get("as_of") or g.dossier.meta.as_of for row in g.debts]
    oldest = min((at for at in dated if at), default=None)
    return {
        "overdue": overdue,
        "days_to_due": epoch - day_in(c.at, zone) if due else NEVER_DUE,
        "balance_quotable": None
        if "charges" in g.dossier.absent_tables or g.lost(*_MONEY)
        else known and all(o.quotable for o in g.owed),
        "amount_matches": True if c.amount is None else None if overdue is None else c.amount == overdue,
        "balance_age_hours": int((c.at - oldest).total_seconds()) / 3600 if oldest else None,
    }


def _state(g: Gathered) -> dict[str, Any]:
    c, named = g.contact, set(g.contact.debt_ids)
    statuses = [row.get("status") for row in g.debts]
    paid = [
        row.get("status")
        for row in g.dossier.rows("payments")
        if row["debt_id"] in named and row["paid_at"] <= c.at
    ]
    return {
        "settled": _any([s in CLOSED for s in statuses], None in statuses or len(statuses) < len(named)),
        "payment_pending": _any([s == "pending" for s in paid], None in paid or g.lost("payments")),
        "promise_open": _any([_promised(g)], _silent(g, "promises")),
        "agreement_performing": _any([_agreed(g)], _silent(g, "agreements")),
        "complaint_unanswered": _any([_complained(g)], _silent(g, "complaints")),
    }


def _silent(g: Gathered, table: str) -> bool:
    """Whether nothing can be read from what a table does not say."""
    return table in g.dossier.absent_tables or g.lost(table)


def _agreed(g: Gathered) -> bool:
    c = g.contact
    return any(
        set(c.debt_ids) & set(row["debt_ids"])
        and row["status"] == "performing"
        and (row.get("agreed_at") is None or row["agreed_at"] <= c.at)
        for row in g.dossier.rows("agreements")
    )


def _complained(g: Gathered) -> bool:
    c = g.contact
    return any(
        (row.get("person_id") == c.person_id or row.get("point_id") == c.point_id)
        and row["at"] <= c.at
        and (row.get("answered_at") is None or row["answered_at"] > c.at)
        for row in g.dossier.rows("complaints")
    )


def _any(truths: Sequence[bool], unknown: bool) -> bool | None:
    return True if any(truths) else None if unknown else False


def _promised(g: Gathered) -> bool:
    c = g.contact
    zone = HOME_ZONES.get(g.creditor.get("country", ""), "UTC")
    today = day_in(c.at, zone) + _EPOCH.toordinal()
    return any(
        set(c.debt_ids) & set(row["debt_ids"])
        and row["made_at"] <= c.at
        and row["due_on"].toordinal() >= today
        and row.get("status") in (None, "open")
        for row in g.dossier.rows("promises")
    )
