"""A bank and as many people as one likes who are six weeks late, written as the files a lender hands in.

Everybody has a mobile number and an e-mail address, each proven a moment before the day begins, so that a
demand by e-mail is allowed: what is measured is the way of a contact that is made.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from rightparty.book.tables import TABLES

BANK = "BANK"
LONG_AGO = "2022-01-01T00:00:00+08:00"
_STATED = "2026-01-10T10:00:00+08:00"
_PROVEN = timedelta(minutes=20)
_DUE = ("2026-10-10", "2027-01-10")

Cells = Mapping[str, str]


def write_late_book(folder: Path, people: int, at: datetime) -> Path:
    """Write the book of a lender with so many people who are late, as it stands a moment before `at`."""
    folder.mkdir(parents=True, exist_ok=True)
    as_of = (at - _PROVEN).isoformat()
    rows: dict[str, list[Cells]] = {name: [] for name in TABLES if name != "truth"}
    for table, cells in (*_bank(), *_everybody(people, as_of)):
        rows[table].append(cells)
    for table, given in rows.items():
        _write(folder / f"{table}.csv", table, given)
    since = "\n".join(f"{name} = {LONG_AGO}" for name in TABLES)
    text = f"as_of = {as_of}\n\n[complete_since]\n{since}\n"
    (folder / "book.toml").write_text(text, encoding="utf-8")
    return folder


def proposed(number: int) -> dict[str, object]:
    """A demand by e-mail to one of them, as the API is asked about it."""
    return {
        "person_id": f"P{number:06}",
        "point_id": f"E{number:06}",
        "debt_ids": [f"D{number:06}"],
        "channel": "email",
        "content": "full",
    }


def _write(path: Path, table: str, rows: Sequence[Cells]) -> None:
    used = [
        column.name
        for column in TABLES[table].columns
        if column.required or any(column.name in row for row in rows[:3])
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, used)
        writer.writeheader()
        writer.writerows(rows)


def _bank() -> Iterator[tuple[str, Cells]]:
    yield "creditors", {
        "creditor_id": BANK, "name": "晨光银行股份有限公司", "kind": "bank", "country": "CN",
        "member_of": "cba", "neutral_name": "晨光客户服务", "hotline": "400-810-0010",
        "us_debt_collector": "false",
    }  # fmt: skip
    yield "senders", {
        "sender_id": "S-mail", "creditor_id": BANK, "channel": "email", "value": "service@bank.example",
        "from": LONG_AGO,
    }  # fmt: skip


def _everybody(people: int, as_of: str) -> Iterator[tuple[str, Cells]]:
    for number in range(people):
        yield from _late(f"{number:06}", as_of)


def _late(number: str, as_of: str) -> Iterator[tuple[str, Cells]]:
    person, debt = f"P{number}", f"D{number}"
    yield "persons", {
        "person_id": person, "name": "王小明", "country": "CN", "kind": "person", "region": "CN-31",
        "zone": "Asia/Shanghai", "language": "zh-Hans", "status": "alive",
    }  # fmt: skip
    yield "debts", {
        "debt_id": debt, "creditor_id": BANK, "product": "personal", "currency": "CNY",
        "opened_on": "2026-01-10", "principal": "6000.00", "annual_rate": "0.12", "as_of": as_of,
        "status": "active", "country": "CN", "account": f"6200{number}", "disputed_amount": "0.00",
        "in_default_when_acquired": "false",
    }  # fmt: skip
    yield "liabilities", {"debt_id": debt, "person_id": person, "role": "borrower", "basis": "signed"}
    for month, due in enumerate(_DUE, 1):
        yield "instalments", {
            "debt_id": debt, "number": str(month), "due_on": due, "principal": "1000.00",
            "interest": "60.00", "fee": "0.00",
        }  # fmt: skip
    yield from _point(person, f"M{number}", "mobile", f"+8613816{number}", as_of)
    yield from _point(person, f"E{number}", "email", f"person{number}@mail.example", as_of)


def _point(person: str, point: str, kind: str, value: str, proven: str) -> Iterator[tuple[str, Cells]]:
    yield "points", {
        "point_id": point, "kind": kind, "value": value, "place": "own", "carrier_type": "operator"
    }  # fmt: skip
    for at, how in ((_STATED, "stated"), (proven, "code_confirmed")):
        yield "evidence", {"point_id": point, "person_id": person, "at": at, "kind": how}
