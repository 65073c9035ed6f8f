"""Who is spoken to, and who speaks: roles, liability, mandates, and the agency's right to act."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from rightparty.book.dossier import Row
from rightparty.book.tables import LIABLE_ROLES, REPRESENTING_ROLES, STANDING_IN_ROLES
from rightparty.gate.asked import DEAD, RECALL_WITHIN, UNSURE_ROLES
from rightparty.gate.gathered import Gathered
from rightparty.gate.history import FAILED_DAYS, UNDELIVERED
from rightparty.gate.notices import known_since
from rightparty.gate.zones import day_in
from rightparty.law.facts import ROLES as _ROLES
from rightparty.law.vocabulary import ATTEMPT, CONNECTED, CONVERSATION, VOICE
from rightparty.parties.linkage import LINKED

_EPOCH = date(1970, 1, 1)
_LIABLE, _STANDING_IN = LIABLE_ROLES.split(), STANDING_IN_ROLES.split()
_REPRESENTING = REPRESENTING_ROLES.split()
ROLES = _ROLES.split()


def standing(g: Gathered) -> dict[str, Any]:
    """Facts of the person's and the sender's standing on the debts named."""
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
    placed = _placements(g)
    announced = {
        row["debt_id"]
        for row in placed
        if row.get("borrower_notified_at") and row["borrower_notified_at"] <= c.at
    }
    return (
        {
            "owes": bool(named) and (True if named <= sure else None if named <= unsure else False),
            "stands_in": bool(named) and named <= acted,
            "represented": _acts(g, _REPRESENTING),
            "attorney_acts": _acts(g, ("attorney",)),
            "by_agency": agency,
            "us_collector": True if agency else g.creditor.get("us_debt_collector"),
            "agency_placed": bool(agency and named) and named <= {row["debt_id"] for row in placed},
            "agency_announced": bool(agency and named) and named <= announced,
            "agency_recall_overdue": None if agency is None else agency and _recall_overdue(g),
            "agency_listed": _listed(g.agency, _EPOCH + timedelta(days=g.business_day)) if agency else False,
        }
        | _persons(g)
        | _agency(g, placed)
    )


def _persons(g: Gathered) -> dict[str, Any]:
    """Role, liability and state of the person addressed, and the state of the borrower."""
    c, named = g.contact, set(g.contact.debt_ids)
    mine = [row for row in g.dossier.rows("liabilities") if row["person_id"] == c.person_id]
    mine = [row for row in mine if row["debt_id"] in named]
    live = _live(g, "liabilities")
    bases = {row.get("basis") for row in live}
    return {
        "role": _role(g),
        "liability_basis": "none" if not live else None if len(bases) > 1 else next(iter(bases)),
        "liability_documented": bool(live) and all(row.get("document") for row in live),
        "liability_ended": len(live) < len(mine),
        "person_status": g.person.get("status"),
        "borrower_status": _borrower_status(g),
        "borrower_failed_days": _failed_days(g),
        "borrower_unreachable": _unreachable(g),
    }


def _role(g: Gathered) -> str:
    """The most entitled role on each debt; the least entitled of them over all debts named."""
    held = [*_live(g, "liabilities"), *_live(g, "relations")]
    each = [
        min((ROLES.index(row["role"]) for row in held if row["debt_id"] == debt), default=len(ROLES) - 1)
        for debt in g.contact.debt_ids
    ]
    return ROLES[max(each, default=len(ROLES) - 1)]


def _borrowers(g: Gathered) -> set[str]:
    return {
        row["person_id"]
        for row in g.dossier.rows("liabilities")
        if row["debt_id"] in g.contact.debt_ids and row["role"] in ("borrower", "co_borrower")
    }


def _borrower_status(g: Gathered) -> str | None:
    """The state of the borrower that differs most from alive; unknown where one is."""
    borrowers = _borrowers(g)
    stated = {row["person_id"]: row.get("status") for row in g.dossier.rows("persons")}
    found = {stated.get(person) for person in borrowers}
    told = [status for status in ("deceased", "incapable", "minor") if status in found]
    return told[0] if told else None if None in found or not found else "alive"


def _failed_days(g: Gathered) -> int | None:
    """Days of the last thirty with attempts to reach a borrower, since one of them last answered or wrote."""
    since = known_since(g.dossier.meta.complete_since, g.dossier.absent_tables, "events")
    if since is None or since > g.contact.at - timedelta(days=FAILED_DAYS) or g.lost("events"):
        return None
    borrowers = _borrowers(g)
    recent = [m for m in g.marks if g.business_day - day_in(m.t, g.home_zone) < FAILED_DAYS]
    marks = [m for m in recent if m.person_id in borrowers and m.t < g.contact.at]
    heard = [m.t for m in marks if m.inbound or m.kind in (CONNECTED, CONVERSATION)]
    last = max(heard, default=None)
    tried = [m for m in marks if m.kind == ATTEMPT and not m.inbound and (last is None or m.t > last)]
    # A message that merely went out has not failed: only calls nobody took, and what came back undelivered.
    failed = [m for m in tried if m.channel in VOICE or m.outcomes & UNDELIVERED]
    # What a linked record brings counts against us, never for us: nobody is out of reach by a link.
    failed = [m for m in failed if LINKED not in m.flags]
    return len({day_in(m.t, g.home_zone) for m in failed})


def _unreachable(g: Gathered) -> bool | None:
    """Whether every point tied to a borrower is known to be dead, by evidence later than any sign of life."""
    if g.lost("evidence"):
        return None
    latest: dict[str, tuple[datetime, bool]] = {}
    borrowers = _borrowers(g)
    for row in g.dossier.rows("evidence"):
        if row["person_id"] in borrowers and row["at"] <= g.contact.at:
            dead = row["kind"] in DEAD
            latest[row["point_id"]] = max(latest.get(row["point_id"], (row["at"], dead)), (row["at"], dead))
    return bool(latest) and all(dead for _, dead in latest.values())


def _agency(g: Gathered, placed: list[Row]) -> dict[str, Any]:
    """What the book says of the agency that sends; nothing to hold against a creditor who sends itself."""
    if not g.by_agency:
        clean = {"agency_certified": True, "agency_violation": "none", "agency_evaluated_days": 0}
        unknown = dict.fromkeys((*clean, "sub_agency"), None)
        return unknown if g.by_agency is None else clean | {"sub_agency": False}
    evaluated = g.agency.get("evaluated_on")
    return {
        "agency_certified": g.agency.get("certified"),
        "agency_violation": g.agency.get("violation_record"),
        "agency_evaluated_days": None if evaluated is None else g.business_day - (evaluated - _EPOCH).days,
        "sub_agency": any(row.get("sub_of") for row in placed),
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
    return True if found else None if g.silent("relations") else False


def _live(g: Gathered, table: str) -> list[Row]:
    c = g.contact
    return [
        row
        for row in g.dossier.rows(table)
        if row["person_id"] == c.person_id
        and row["debt_id"] in c.debt_ids
        and (row.get("until") is None or row["until"] > c.at)
    ]


def _recall_overdue(g: Gathered) -> bool:
    """Whether the agency left a recall, of whatever debt, without an answer for too long."""
    at = g.contact.at
    return any(
        row["agency_id"] == g.collector_id
        and row.get("recalled_at") is not None
        and row["recalled_at"] + RECALL_WITHIN < at
        and (row.get("recall_acked_at") is None or row["recall_acked_at"] > at)
        for row in g.dossier.rows("placements")
    )


def _placements(g: Gathered) -> list[Row]:
    at = g.contact.at
    return [
        row
        for row in g.dossier.rows("placements")
        if row["debt_id"] in g.contact.debt_ids
        and row["agency_id"] == g.collector_id
        and row["from"] <= at
        and (row.get("until") is None or row["until"] > at)
        and (row.get("recalled_at") is None or row["recalled_at"] > at)
    ]


def _listed(agency: Row, day: date) -> bool | None:
    since, until = agency.get("listed_from"), agency.get("listed_until")
    if since is None:
        return None
    return bool(since <= day and (until is None or until >= day))
