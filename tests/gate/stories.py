"""One lender, one borrower, one contact: told row by row, for tests that read like the law's own examples."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from rightparty.book.dossier import Dossier
from rightparty.book.meta import BookMeta
from rightparty.book.tables import TABLES
from rightparty.gate.contact import Contact
from rightparty.gate.decide import decide
from rightparty.gate.decision import Decision
from rightparty.law.load import Law, load_law
from rightparty.parties.model import default_model

_PLACES: Mapping[str, Mapping[str, Any]] = {
    "CN": {
        "kind": "bank",
        "members": ("cba",),
        "region": None,
        "zone": "Asia/Shanghai",
        "number": "+8613800138000",
    },
    "US": {
        "kind": "debt_buyer",
        "members": (),
        "region": "US-DE",  # no state instrument: federal law alone
        "zone": "America/New_York",
        "number": "+12125550123",
    },
}


_LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def instant(text: str) -> datetime:
    """An aware instant from ISO text with an offset."""
    return datetime.fromisoformat(text).astimezone(UTC)


@dataclass
class Story:
    """A book with one borrower who owes one overdue debt and has one mobile number."""

    country: str = "CN"
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    absent: frozenset[str] = frozenset()
    complete_since: datetime = datetime(2015, 1, 1, tzinfo=UTC)
    events: int = 0

    def __post_init__(self) -> None:
        place = _PLACES[self.country]
        self.add(
            "creditors",
            creditor_id="C",
            name="Bank",
            kind=place["kind"],
            country=self.country,
            member_of=place["members"],
            us_debt_collector=self.country == "US",
        )
        self.add(
            "persons",
            person_id="P",
            name="P",
            country=self.country,
            region=place["region"],
            zone=place["zone"],
            status="alive",
        )
        self.add("points", point_id="M", kind="mobile", value=place["number"], country=self.country)
        self.add("evidence", point_id="M", person_id="P", at=_LONG_AGO, kind="stated")
        self.owe("D")

    def add(self, table: str, **row: Any) -> "Story":
        """Put a row into a table; columns not named are unknown."""
        self.rows.setdefault(table, []).append(dict.fromkeys(TABLES[table].by_name) | row)
        return self

    def owe(self, debt: str) -> "Story":
        """The borrower owes one more debt, with one instalment long overdue."""
        self.add(
            "debts",
            debt_id=debt,
            creditor_id="C",
            product="personal",
            currency="CNY",
            opened_on=date(2020, 1, 1),
            principal=Decimal(100),
            annual_rate=Decimal(0),
            penalty_rate=Decimal(0),
            disputed_amount=Decimal(0),
            status="active",
        )
        self.add(
            "instalments",
            debt_id=debt,
            number=1,
            due_on=date(2020, 2, 1),
            principal=Decimal(100),
            interest=Decimal(0),
            fee=Decimal(0),
        )
        return self.add("liabilities", debt_id=debt, person_id="P", role="borrower")

    def happened(self, at: str, *kinds: str, **row: Any) -> "Story":
        """A past contact by call, about D, to the borrower's number, unless the row says otherwise."""
        self.events += 1
        shared = {
            "direction": "out",
            "channel": "call",
            "creditor_id": "C",
            "debt_ids": ("D",),
            "person_id": "P",
            "point_id": "M",
            "content": "callback",
        } | row
        for number, kind in enumerate(kinds or ("attempt",)):
            self.add(
                "events",
                event_id=f"E{self.events}-{number}",
                contact_id=f"K{self.events}",
                at=instant(at),
                kind=kind,
                **shared,
            )
        return self

    def told(self, kind: str, at: str = "2026-01-01T00:00:00+00:00", **row: Any) -> "Story":
        """A notice about the borrower."""
        number = len(self.rows.get("notices", ()))
        return self.add(
            "notices", notice_id=f"N{number}", at=instant(at), kind=kind, **({"person_id": "P"} | row)
        )

    def ask(self, at: str, *, proven: bool = True, law: Law | None = None, **contact: Any) -> Decision:
        """Decide a contact at an instant; `proven` puts a confirmed code one hour before it."""
        return decide(*self.proposed(at, proven=proven, **contact), law or load_law(), default_model())

    def proposed(self, at: str, *, proven: bool = True, **contact: Any) -> tuple[Contact, Dossier]:
        """The contact and the dossier that `ask` decides."""
        moment = instant(at)
        asked = replace(Contact("c", ("D",), "P", "M", "call", moment), **contact)
        rows = {name: list(found) for name, found in self.rows.items()}
        if proven:
            code = dict.fromkeys(TABLES["evidence"].by_name) | {
                "point_id": "M",
                "person_id": "P",
                "at": moment - timedelta(hours=1),
                "kind": "code_confirmed",
            }
            rows.setdefault("evidence", []).append(code)
        meta = BookMeta(moment - timedelta(hours=2), dict.fromkeys(TABLES, self.complete_since))
        return asked, Dossier(meta, rows, self.absent)


def rules(decision: Decision) -> set[str]:
    """The rules that spoke, without their rulebook."""
    return {reason.rule.rsplit(".", 1)[-1] for reason in decision.reasons}
