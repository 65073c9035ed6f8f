"""A tiny book: one creditor, one borrower who owes one overdue debt, and a proven point of every kind.

Nothing is unknown in it and nothing stands against a contact, so that a case says only what matters.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from rightparty.book.dossier import Dossier
from rightparty.book.meta import BookMeta
from rightparty.book.tables import TABLES, Kind
from rightparty.errors import InvalidInput
from rightparty.law.load import HOME_ZONES

Row = Mapping[str, Any]

_COMPLETE = datetime(2000, 1, 1, tzinfo=UTC)
_NUMBERS = {"CN": "+8613800138000", "US": "+12125550123", "GB": "+447400123456", "IN": "+919812345678"}
POINT_OF_CHANNEL: Mapping[str, str] = {
    "call": "mobile", "ai_call": "mobile", "ringless": "mobile", "sms": "mobile", "email": "email",
    "app": "app", "push": "app", "inbox": "app", "im": "im", "im_group": "im", "social": "im",
    "letter": "home", "postcard": "home", "visit": "home",
}  # fmt: skip
"""The point at which each channel reaches the borrower, unless a case names another."""

_POINTS: Mapping[str, Row] = {
    "mobile": {"kind": "mobile", "place": "own"},
    "landline": {"kind": "landline", "place": "home"},
    "work_landline": {"kind": "landline", "place": "work"},
    "email": {"kind": "email", "value": "borrower@gmail.com", "place": "own"},
    "work_email": {"kind": "email", "value": "borrower@employer.example", "place": "work"},
    "app": {"kind": "app", "value": "borrower", "place": "own"},
    "im": {"kind": "im", "value": "borrower", "place": "own"},
    "home": {"kind": "post", "value": "1 Home Road", "place": "home"},
    "workplace": {"kind": "post", "value": "1 Work Road", "place": "work"},
}
_DEFAULTS: Mapping[str, Row] = {
    "events": {"direction": "out", "creditor_id": "C", "debt_ids": ("D",), "person_id": "P"},
    "notices": {"person_id": "P"},
    "evidence": {"person_id": "P"},
    "liabilities": {"debt_id": "D"},
    "relations": {"debt_id": "D"},
    "charges": {"debt_id": "D"},
    "payments": {"debt_id": "D", "status": "posted"},
    "placements": {"debt_id": "D"},
    "agreements": {"debt_ids": ("D",), "person_id": "P"},
    "promises": {"debt_ids": ("D",), "person_id": "P"},
    "complaints": {"person_id": "P", "source": "customer", "cause": "contact"},
    "persons": {"kind": "person", "status": "alive", "name": "Person"},
}


@dataclass
class Scene:
    """Rows of a tiny book at one instant; `add` puts rows in, `change` alters the ones that are there."""

    country: str
    at: datetime
    dpd: int = 20
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    absent: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.at = self.at.astimezone(UTC)
        self._people()
        self._debt()
        for name, point in _POINTS.items():
            self.point(name, **point)

    def _people(self) -> None:
        zone = HOME_ZONES.get(self.country)
        us = self.country == "US"
        self.add(
            "creditors",
            creditor_id="C",
            name="Creditor",
            kind="debt_buyer" if us else "bank",
            country=self.country,
            member_of=("cba",) if self.country == "CN" else (),
            us_debt_collector=us,
            neutral_name="Service",
        )
        self.add(
            "persons",
            person_id="P",
            name="Borrower",
            country=self.country,
            region="US-DE" if us else None,  # a state without an instrument: a case of federal law
            zone=zone,
            language="en",
        )

    def _debt(self) -> None:
        opened = (self.at - timedelta(days=400 + max(self.dpd, 0))).date()
        self.add(
            "debts",
            debt_id="D",
            creditor_id="C",
            product="personal",
            currency="CNY" if self.country == "CN" else "USD",
            opened_on=opened,
            principal=Decimal(1000),
            annual_rate=Decimal(0),
            all_in_rate=Decimal("0.10"),
            penalty_rate=Decimal(0),
            grace_days=0,
            disbursed=Decimal(1000),
            status="active",
            as_of=self.at - timedelta(hours=1),
            time_barred_on=(self.at + timedelta(days=400)).date(),
            itemized_on=opened,
        )
        self.add("liabilities", person_id="P", role="borrower", basis="signed", document="contract")
        due = (self.at - timedelta(days=self.dpd)).date()
        self.add(
            "instalments", debt_id="D", number=1, due_on=due, principal=Decimal(1000), interest=Decimal(0)
        )

    def point(self, name: str, *, person: str = "P", proven: bool = True, **row: Any) -> None:
        """Add a point; `proven`: with evidence good enough for a debt word at this very instant."""
        phone = row.get("kind") in ("mobile", "landline")
        row.setdefault("value", _NUMBERS.get(self.country, f"+1000{len(self.rows.get('points', ()))}"))
        if phone:
            row.setdefault("zones", (HOME_ZONES[self.country],) if self.country in HOME_ZONES else ())
            row.setdefault("country", self.country)
            row.setdefault("carrier_type", "operator")
        self.add("points", point_id=name, **row)
        stated = self.at - timedelta(days=300)
        self.add("evidence", point_id=name, person_id=person, at=stated, kind="stated")
        if proven:
            self.prove(name, person)

    def prove(self, point: str, person: str = "P") -> None:
        """Show that a point is a person's, half an hour before the case."""
        at = self.at - timedelta(minutes=30)
        kind = "signed_in" if point in ("app", "im") else "code_confirmed"
        self.add("evidence", point_id=point, person_id=person, at=at, kind=kind)

    def agency(self, agency: str = "A", **row: Any) -> None:
        """Add an agency that may act: placed, announced, listed, certified, evaluated; and its senders."""
        since = self.at - timedelta(days=10)
        self.add(
            "agencies",
            **{
                "agency_id": agency,
                "creditor_id": "C",
                "name": f"Agency {agency}",
                "member_of": (),
                "certified": True,
                "listed_from": since.date(),
                "evaluated_on": since.date(),
                "violation_record": "none",
            }
            | row,
        )
        self.add(
            "placements",
            **{"agency_id": agency, "from": since, "borrower_notified_at": since - timedelta(days=1)},
        )
        for channel in POINT_OF_CHANNEL:
            self.add(
                "senders", sender_id=f"{agency}-{channel}", creditor_id="C", agency_id=agency, channel=channel
            )

    def add(self, table: str, /, **row: Any) -> None:
        """Put a row into a table; what it leaves out is the scene's default, else unknown.

        Raises:
            InvalidInput: there is no such table, or no such column in it.
        """
        if table not in TABLES:
            raise InvalidInput(f"no table `{table}`", f"there are {', '.join(TABLES)}")
        known = {*TABLES[table].by_name, *(("zones", "country") if table == "points" else ())}
        odd = [name for name in row if name not in known]
        if odd:
            raise InvalidInput(f"no column `{odd[0]}` in `{table}`", f"it has {', '.join(sorted(known))}")
        here = self.rows.setdefault(table, [])
        keys = {
            key: f"{table}-{len(here)}"
            for key in (*TABLES[table].key, "contact_id")
            if key in TABLES[table].by_name and key.endswith("_id") and key not in _DEFAULTS.get(table, {})
        }
        full = {**dict.fromkeys(known), **keys, **_DEFAULTS.get(table, {}), **row}
        if table == "events" and full["point_id"] is None and full["person_id"] == "P":
            full["point_id"] = POINT_OF_CHANNEL[full["channel"]]
        here.append({name: _typed(table, name, value) for name, value in full.items()})

    def change(self, table: str, /, **columns: Any) -> None:
        """Alter columns in every row of a table that is there."""
        for row in self.rows.get(table, ()):
            row.update({name: _typed(table, name, value) for name, value in columns.items()})

    def drop(self, table: str, **having: Any) -> None:
        """Take rows out of a table."""
        kept = [r for r in self.rows.get(table, ()) if any(r[k] != v for k, v in having.items())]
        self.rows[table] = kept

    def dossier(self) -> Dossier:
        """The book as one decision reads it."""
        meta = BookMeta(self.at - timedelta(hours=1), dict.fromkeys(TABLES, _COMPLETE))
        return Dossier(meta, self.rows, frozenset(self.absent))

    def contact(self, **columns: Any) -> dict[str, Any]:
        """A candidate: by default the borrower is called about the debt, full content, at this instant."""
        channel = columns.get("channel", "call")
        return {
            "candidate_id": "1",
            "debt_ids": ("D",),
            "person_id": "P",
            "point_id": POINT_OF_CHANNEL.get(channel, "mobile"),
            "channel": channel,
            "at": self.at,
            "content": "full",
        } | columns


def _typed(table: str, name: str, value: Any) -> Any:
    """A value as a loaded book has it: aware UTC instants, decimals, tuples."""
    column = TABLES[table].by_name.get(name)
    if value is None or column is None:
        return tuple(value) if isinstance(value, list) else value
    if column.kind is Kind.INSTANT:
        at = datetime.fromisoformat(value) if isinstance(value, str) else value
        return at.astimezone(UTC)
    if column.kind in (Kind.MONEY, Kind.RATE):
        return Decimal(str(value))
    if column.kind is Kind.DATE and isinstance(value, str):
        return datetime.fromisoformat(value).date()
    if column.kind is Kind.LIST and isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(value)
    return value
