"""Creditors, agencies and senders that drawn books share: known, half known and unknown."""

from datetime import date
from typing import Any

CREDITORS: tuple[dict[str, Any], ...] = (
    {
        "creditor_id": "bank",
        "name": "Bank",
        "kind": "bank",
        "country": "CN",
        "member_of": ("cba",),
        "us_debt_collector": False,
    },
    {"creditor_id": "micro", "name": "Micro", "kind": "micro_loan", "country": "CN", "member_of": ("nifa",)},
    {"creditor_id": "unsure", "name": "Unsure", "kind": "other", "country": "CN"},
    {
        "creditor_id": "usbank",
        "name": "US bank",
        "kind": "bank",
        "country": "US",
        "member_of": (),
        "us_debt_collector": False,
    },
    {
        "creditor_id": "buyer",
        "name": "Buyer",
        "kind": "debt_buyer",
        "country": "US",
        "member_of": (),
        "us_debt_collector": True,
    },
    {"creditor_id": "british", "name": "British", "kind": "bank", "country": "GB", "member_of": ()},
)
WITH_AGENCIES = ("bank", "buyer")
AGENCIES: tuple[dict[str, Any], ...] = (
    {
        "agency_id": "agency-bank",
        "creditor_id": "bank",
        "name": "Agency",
        "listed_from": date(2025, 1, 1),
        "listed_until": date(2026, 11, 23),
        "member_of": (),
        "certified": True,
        "violation_record": "found",
        "evaluated_on": date(2026, 3, 1),
    },
    {"agency_id": "agency-buyer", "creditor_id": "buyer", "name": "Agency"},
    {
        "agency_id": "other-bank",
        "creditor_id": "bank",
        "name": "Other",
        "listed_from": date(2026, 11, 24),
        "member_of": ("nifa",),
        "certified": False,
        "violation_record": "serious",
        "evaluated_on": date(2024, 2, 29),
    },
    {"agency_id": "other-buyer", "creditor_id": "buyer", "name": "Other", "violation_record": "none"},
)
SENDERS = tuple(
    {
        "sender_id": f"sender-{agency['agency_id']}",
        "creditor_id": agency["creditor_id"],
        "agency_id": agency["agency_id"],
        "channel": "call",
        "value": "+8610",
    }
    for agency in AGENCIES
)
