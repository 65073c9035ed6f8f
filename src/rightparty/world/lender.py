"""Who collects in the town: creditors, their agencies, and the numbers that they send from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from rightparty.world.quarter import Row


@dataclass(frozen=True)
class Creditor:
    """A lender of the town with its agencies and what it lends."""

    creditor_id: str
    agencies: tuple[str, ...]
    products: tuple[str, ...]
    currency: str


CREDITORS = {
    "CN": (
        Creditor("BANK", ("AGY1", "AGY3"), ("credit_card", "personal"), "CNY"),
        Creditor("CFC", ("AGY1", "AGY2"), ("instalment", "personal"), "CNY"),
    ),
    "US": (
        Creditor("BANK", ("AGY1", "AGY3"), ("credit_card", "personal"), "USD"),
        Creditor("CFC", ("AGY1", "AGY2"), ("instalment", "auto"), "USD"),
    ),
}

# kind, name, neutral name, associations
_LENDERS: dict[tuple[str, str], tuple[str, str, str, tuple[str, ...]]] = {
    ("CN", "BANK"): ("bank", "云岭银行", "云岭客户服务", ("cba",)),
    ("CN", "CFC"): ("consumer_finance", "青禾消费金融", "青禾客户服务", ("cba", "nifa")),
    ("US", "BANK"): ("bank", "Cloudridge Bank", "Cloudridge Service", ()),
    ("US", "CFC"): ("lending_co", "Greenfield Lending", "Greenfield Service", ()),
}
_AGENCIES = {
    ("CN", "AGY1"): "信达通服务",
    ("CN", "AGY2"): "和顺咨询",
    ("CN", "AGY3"): "锦程商务",
    ("US", "AGY1"): "Harper Services",
    ("US", "AGY2"): "Lowell Recovery",
    ("US", "AGY3"): "Bayside Associates",
}


def lender_rows(country: str, at: datetime) -> dict[str, list[Row]]:
    """Rows of `creditors`, `agencies` and `senders`.

    The second agency's yearly evaluation is overdue: what is placed there cannot go out.
    """
    rows: dict[str, list[Row]] = {"creditors": [], "agencies": [], "senders": []}
    for creditor in CREDITORS[country]:
        kind, name, neutral, member_of = _LENDERS[country, creditor.creditor_id]
        rows["creditors"].append(
            {
                "creditor_id": creditor.creditor_id,
                "name": name,
                "kind": kind,
                "country": country,
                "member_of": member_of,
                "neutral_name": neutral,
                "address": "上海市人民路1号" if country == "CN" else "1 Main St, Wilmington, DE",
                "tax_id": "00000000-0",
                "licence": f"SIM-{creditor.creditor_id}",
                "hotline": "+862118000000" if country == "CN" else "+13025550100",
                "us_debt_collector": False,
            }
        )
        for agency_id in creditor.agencies:
            rows["agencies"].append(_agency(agency_id, creditor, _AGENCIES[country, agency_id], at.date()))
        rows["senders"] += _senders(creditor, country, at)
    return rows


def _agency(agency_id: str, creditor: Creditor, name: str, today: date) -> Row:
    evaluated = today - timedelta(days=400 if agency_id == "AGY2" else 120)
    return {
        "agency_id": agency_id,
        "creditor_id": creditor.creditor_id,
        "name": name,
        "member_of": ("nifa",),
        "certified": True,
        "listed_from": today - timedelta(days=900),
        "evaluated_on": evaluated,
        "listed_until": today + timedelta(days=400),
        "contract_until": today + timedelta(days=300),
        "violation_record": "none",
    }


def _senders(creditor: Creditor, country: str, at: datetime) -> list[Row]:
    """One sender a channel for the creditor, a line to call from for each agency."""
    own = {
        "call": "+862118000001" if country == "CN" else "+13025550101",
        "sms": "1069000000" if country == "CN" else "+13025550102",
        "email": f"service@{creditor.creditor_id.lower()}.example",
        "app": f"{creditor.creditor_id.lower()}.app",
        "push": f"{creditor.creditor_id.lower()}.push",
        "inbox": f"{creditor.creditor_id.lower()}.inbox",
        "letter": "PO Box 1",
    }
    since = at - timedelta(days=1500)
    rows = [_sender(creditor, channel, value, None, since) for channel, value in own.items()]
    for number, agency_id in enumerate(creditor.agencies):
        value = f"+86211800001{number}" if country == "CN" else f"+1302555011{number}"
        rows.append(_sender(creditor, "call", value, agency_id, since))
    return rows


def _sender(creditor: Creditor, channel: str, value: str, agency_id: str | None, since: datetime) -> Row:
    parts: Sequence[str] = (creditor.creditor_id, agency_id or "", channel)
    return {
        "sender_id": "-".join(part for part in parts if part),
        "creditor_id": creditor.creditor_id,
        "agency_id": agency_id,
        "channel": channel,
        "value": value,
        "shown_name": None,
        "from": since,
    }
