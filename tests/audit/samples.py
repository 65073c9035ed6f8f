"""A small log of two agencies in a Chinese spring, and what was found in it."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.audit.finding import COLUMNS
from rightparty.audit.summary import LogTotals
from rightparty.engine import Engine
from rightparty.words.verdicts import BY_RULE, CANNOT_TELL, GRAVE, SERIOUS, VIOLATION

Row = Mapping[str, Any]

ZONE = "Asia/Shanghai"
SINCE = datetime(2026, 3, 2, 1, tzinfo=UTC)  # a Monday, 09:00 in Shanghai
UNTIL = datetime(2026, 3, 29, 14, tzinfo=UTC)
STRANGER = "chn.gbt_45251.recipient_is_a_contact_person"
REFUSED = "chn.gbt_45251.recipient_refused_contact"
HOURS = "chn.gbt_45251.outside_permitted_hours"
ADDRESS = "audit.same_text_from_a_new_sender"
TELEPHONE = "13812345678"

CONTACTS = {
    "contact_id": "string",
    "at": "timestamp('UTC')",
    "channel": "string",
    "creditor_id": "string",
    "agency_id": "string",
    "collector_id": "string",
    "batch_id": "string",
    "source": "string",
    "person_id": "string",
    "point_id": "string",
    "debt_ids": "array<string>",
    "to_role": "string",
    "outcome": "string",
    "text": "string",
    "file": "string",
    "line": "int64",
}


def at(days: float) -> datetime:
    """An instant so many days after the beginning of the log."""
    return SINCE + timedelta(days=days)


def finding(number: int, rule: str, days: float, **other: Any) -> dict[str, Any]:
    """One finding of the contact with this number."""
    verdict = other.get("verdict", VIOLATION)
    usual = {
        "finding_id": f"f-{number}-{rule.rpartition('.')[2][:12]}-{verdict[0]}",
        "event_id": f"e{number}",
        "contact_id": f"c{number}",
        "at": at(days),
        "rule": rule,
        "citation": "GB/T 45251-2025 5.3",
        "severity": GRAVE,
        "verdict": verdict,
        "found_by": BY_RULE,
        "evidence": "",
        "instead": "",
        "missing": [],
        "channel": "sms",
        "creditor_id": "bank",
        "agency_id": "AGY1",
        "batch_id": "B1",
        "debt_ids": ["debt-0001"],
        "person_id": "person-0001",
        "point_id": TELEPHONE,
        "file": "log.csv",
        "line": number + 1,
    }
    return usual | other


def undecided(number: int, rule: str, days: float, *missing: str, **other: Any) -> dict[str, Any]:
    """A finding that abstains for want of these facts."""
    return finding(number, rule, days, verdict=CANNOT_TELL, missing=list(missing), severity=SERIOUS, **other)


def sample_rows() -> list[dict[str, Any]]:
    """Seven violations of five contacts, and three findings of two more that cannot be told."""
    friend = {
        "to_role": "friend",
        "source": "address_book",
        "evidence": f"电话 {TELEPHONE}：“欠款 3,000.00 元”",
    }
    return [
        finding(1, STRANGER, 0, **friend),
        finding(1, HOURS, 0, severity=SERIOUS, evidence="22:15"),
        finding(2, STRANGER, 1, **friend),
        finding(
            3, REFUSED, 8, agency_id="AGY2", point_id="wang@example.com", collector_id="k7", channel="email"
        ),
        finding(4, HOURS, 13.6, agency_id="AGY2", severity=SERIOUS, channel="call", collector_id="k7"),
        finding(5, ADDRESS, 20, citation="", evidence="<script>alert('x')</script> \u202e \"quoted\""),
        finding(5, HOURS, 20, severity=SERIOUS),
        undecided(6, HOURS, 21, "delivered_at"),
        undecided(6, STRANGER, 21, "to_role", "delivered_at"),
        undecided(7, STRANGER, 22, "to_role", agency_id=None),
    ]


def sample_findings(
    engine: Engine, name: str = "findings", rows: list[dict[str, Any]] | None = None
) -> ir.Table:
    """The findings of `sample_rows`, or of other rows, as a table."""
    return engine.create(name, sample_rows() if rows is None else rows, ibis.schema(dict(COLUMNS)))


def sample_contacts(engine: Engine, name: str = "contacts") -> ir.Table:
    """Ten contacts of the log, those with findings among them; the last is of an agency without any."""
    kept = dict.fromkeys(CONTACTS)
    found = {row["contact_id"]: row for row in reversed(sample_rows())}
    more = [finding(n, HOURS, n, agency_id="AGY3" if n == 10 else "AGY1") for n in (8, 9, 10)]
    rows = [*sorted(found.values(), key=lambda row: row["contact_id"]), *more]
    told = [{key: row.get(key) for key in kept} | {"outcome": "delivered"} for row in rows]
    return engine.create(name, told, ibis.schema(CONTACTS))


TOTALS = LogTotals(rows=12, contacts=10, since=SINCE, until=UNTIL, left_out=2, name="log.csv")
