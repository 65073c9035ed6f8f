"""Small books for the desk: a bank in Shanghai, people who are late, and addresses proven this morning."""

import csv
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from rightparty.book.tables import TABLES

DAY = date(2026, 11, 24)
AS_OF = "2026-11-24T07:00:00+08:00"
PROVEN = "2026-11-24T06:30:00+08:00"
LONG_AGO = "2022-01-01T00:00:00+08:00"

Cells = dict[str, str]


@dataclass
class SmallBook:
    """Tables as the texts of their cells; add, change or remove rows before writing it."""

    tables: dict[str, list[Cells]] = field(default_factory=dict)
    as_of: str = AS_OF

    def add(self, table: str, **cells: str) -> Cells:
        """Add a row (a trailing `_` in a name is dropped: `from_`); it may still be changed."""
        row = {name.rstrip("_"): cell for name, cell in cells.items()}
        self.tables.setdefault(table, []).append(row)
        return row

    def write(self, folder: Path) -> Path:
        """Every table but `truth` as CSV, and `book.toml`; tables without rows are there and empty."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, table in TABLES.items():
            rows: Sequence[Mapping[str, str]] = self.tables.get(name, [])
            used = [c.name for c in table.columns if c.required or any(c.name in row for row in rows)]
            if name == "truth" and not rows:
                continue
            with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, used)
                writer.writeheader()
                writer.writerows(rows)
        since = "\n".join(f"{name} = {LONG_AGO}" for name in TABLES)
        text = f"as_of = {self.as_of}\n\n[complete_since]\n{since}\n"
        tomllib.loads(text)
        (folder / "book.toml").write_text(text, encoding="utf-8")
        return folder

    def late_person(self, number: int, *, email: bool = True) -> str:
        """Somebody six weeks late with one instalment, with a mobile and an e-mail proven today."""
        person, debt = f"P{number:04}", f"D{number:04}"
        self.add("persons", person_id=person, name="王小明", country="CN", kind="person", region="CN-31",
                 zone="Asia/Shanghai", language="zh-Hans", status="alive")  # fmt: skip
        self.add("debts", debt_id=debt, creditor_id="BANK", product="personal", currency="CNY",
                 opened_on="2026-01-10", principal="6000.00", annual_rate="0.12", as_of=self.as_of,
                 status="active", country="CN", account=f"6200{number:06}", disputed_amount="0.00",
                 in_default_when_acquired="false")  # fmt: skip
        self.add("liabilities", debt_id=debt, person_id=person, role="borrower", basis="signed")
        for month, due in enumerate(("2026-10-10", "2027-01-10"), 1):
            self.add("instalments", debt_id=debt, number=str(month), due_on=due,
                     principal="1000.00", interest="60.00", fee="0.00")  # fmt: skip
        self._point(person, f"M{number:04}", "mobile", f"+8613816{number:06}")
        if email:
            self._point(person, f"E{number:04}", "email", f"person{number:04}@mail.example")
        return person

    def at_home(self, number: int) -> None:
        """An app that the person has signed in to today, and an address proven today."""
        person = f"P{number:04}"
        self._point(person, f"A{number:04}", "app", f"app-{number:04}", proof="signed_in")
        self._point(person, f"L{number:04}", "post", f"上海市浦东新区世纪大道{number}00号\n200120 上海")

    def _point(
        self, person: str, point: str, kind: str, value: str, *, proof: str = "code_confirmed"
    ) -> None:
        self.add("points", point_id=point, kind=kind, value=value, place="own", carrier_type="operator")
        self.add("evidence", point_id=point, person_id=person, at="2026-01-10T10:00:00+08:00", kind="stated")
        self.add("evidence", point_id=point, person_id=person, at=PROVEN, kind=proof)


def small_book(people: int = 3) -> SmallBook:
    """A bank with senders for mail and calls, and so many people who are late."""
    book = SmallBook()
    book.add("creditors", creditor_id="BANK", name="晨光银行股份有限公司", kind="bank", country="CN",
             member_of="cba", neutral_name="晨光客户服务", hotline="400-810-0010",
             us_debt_collector="false")  # fmt: skip
    book.add("senders", sender_id="S-mail", creditor_id="BANK", channel="email",
             value="service@bank.example", from_=LONG_AGO)  # fmt: skip
    for channel, value in (
        ("sms", "10690001"),
        ("inbox", "BANK-app"),
        ("letter", "晨光客户服务 200000 上海"),
    ):
        book.add("senders", sender_id=f"S-{channel}", creditor_id="BANK", channel=channel, value=value,
                 from_=LONG_AGO)  # fmt: skip
    book.add("senders", sender_id="S-call", creditor_id="BANK", channel="call",
             value="+862118000001", from_=LONG_AGO)  # fmt: skip
    for number in range(1, people + 1):
        book.late_person(number)
    return book


def placed_book() -> SmallBook:
    """Two people, whose debts are with an agency."""
    book = small_book(2)
    book.add("agencies", agency_id="AG", creditor_id="BANK", name="催收")
    for debt in ("D0001", "D0002"):
        book.add("placements", debt_id=debt, agency_id="AG", from_="2026-11-01T00:00:00+08:00")
    return book
