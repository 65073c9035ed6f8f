"""Turn the PKDD'99 bank into a book: real loans, owners, disponents and payments, simulated contact points.

    python examples/berka/make_book.py FOLDER-OF-THE-DATA --to berka [--country CN]

README.md beside this file says what in the book is real, what is assumed, and what is simulated.
"""

import argparse
import csv
import gzip
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from contact_points import Contacts

from rightparty.book.tables import TABLES
from rightparty.world.dice import Dice

YEARS_LATER = 28  # after which the calendar repeats, weekdays included
AS_OF = date(1998, 12, 31)  # the data end here; by then every loan of status A or B has run its term
PAYMENTS_KNOWN_UNTIL = date(1994, 3, 31)  # how far the transactions that we have reach
DUE_DAY = 12  # all 123 repayments among the transactions, and all standing orders, fall on it
TRANSACTIONS = "trans_first49k_1993-01_to_1994-03.asc.gz"

COUNTRIES = {
    "CZ": {"currency": "CZK", "zone": "Europe/Prague", "language": "cs", "hotline": "+420800000000"},
    "CN": {"currency": "CNY", "zone": "Asia/Shanghai", "language": "zh-Hans", "hotline": "+862118000000"},
}

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Loan:
    """A loan with its owner, the others who may use its account, and what is known of its repayment."""

    loan_id: str
    granted: date
    amount: Decimal
    instalment: Decimal
    duration: int
    status: str
    owner: str
    disponents: tuple[str, ...]
    repayments: Mapping[date, str]  # day → transaction

    @property
    def due_days(self) -> list[date]:
        """The twelfth of every month after the loan was granted."""
        year, month = self.granted.year, self.granted.month - (self.granted.day < DUE_DAY)
        months = range(month, month + self.duration)
        return [date(year + number // 12, number % 12 + 1, DUE_DAY) for number in months]


def read(path: Path) -> list[dict[str, str]]:
    """A table of the data."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter=";"))


def day(text: str) -> date:
    """A date as the data write it: YYMMDD, of the last century."""
    return date(1900 + int(text[:2]), int(text[2:4]), int(text[4:6]))


def loans(data: Path) -> list[Loan]:
    """All loans, in the order of their numbers."""
    clients: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in read(data / "disp.asc"):
        clients[row["account_id"]][row["type"]].append(row["client_id"])
    orders = {row["account_id"]: row for row in read(data / "order.asc") if row["k_symbol"] == "UVER"}
    repaid: dict[str, dict[date, str]] = defaultdict(dict)
    for row in read(data / TRANSACTIONS):
        if row["k_symbol"] == "UVER":
            repaid[row["account_id"]][day(row["date"])] = row["trans_id"]
    return [
        Loan(
            loan_id=row["loan_id"],
            granted=day(row["date"]),
            amount=Decimal(row["amount"]),
            instalment=Decimal(orders[row["account_id"]]["amount"]),
            duration=int(row["duration"]),
            status=row["status"],
            owner=clients[row["account_id"]]["OWNER"][0],
            disponents=tuple(clients[row["account_id"]]["DISPONENT"]),
            repayments=repaid[row["account_id"]],
        )
        for row in sorted(read(data / "loan.asc"), key=lambda row: int(row["loan_id"]))
    ]


def later(moment: date) -> date:
    """The same day of the calendar in our time."""
    return moment.replace(year=moment.year + YEARS_LATER)


class BookOfLoans:
    """The rows of the book, table by table."""

    def __init__(self, country: str, seed: str) -> None:
        self.country, self.said = country, COUNTRIES[country]
        self.zone = ZoneInfo(self.said["zone"])
        self.as_of = datetime.combine(later(AS_OF), datetime.min.time(), self.zone).replace(hour=7)
        self.dice = Dice(f"berka {seed}")
        self.contacts = Contacts(country, self.as_of, Dice(f"contacts {seed}"))
        self.rows: dict[str, list[Row]] = defaultdict(list)

    def add_lender(self) -> None:
        """The bank, and what it sends from."""
        self.rows["creditors"].append({
            "creditor_id": "BANK", "name": "PKDD'99 Bank", "kind": "bank", "country": self.country,
            "member_of": ("cba",) if self.country == "CN" else (), "neutral_name": "Customer Service",
            "address": "1 Example Square", "tax_id": "00000000", "licence": "EXAMPLE",
            "hotline": self.said["hotline"], "us_debt_collector": False,
        })  # fmt: skip
        senders = {"sms": "1069000000", "email": "service@bank.example", "call": self.said["hotline"]}
        for channel, value in senders.items():
            self.rows["senders"].append(
                {"sender_id": channel, "creditor_id": "BANK", "channel": channel, "value": value,
                 "from": self.as_of - timedelta(days=3000)}
            )  # fmt: skip

    def add_person(self, client: Row) -> None:
        """A client: the birth date is in the data, the name is not."""
        number = client["birth_number"]
        month = int(number[2:4]) % 50  # of women, fifty is added
        born = later(date(1900 + int(number[:2]), month, int(number[4:6])))
        self.rows["persons"].append({
            "person_id": f"C{client['client_id']}", "name": self.contacts.name(client["client_id"]),
            "country": self.country, "kind": "person", "zone": self.said["zone"],
            "language": self.said["language"], "birth_date": born, "status": "alive",
        })  # fmt: skip

    def add_loan(self, loan: Loan) -> None:
        """A loan, its schedule, its payments, who owes it and who merely may use the account."""
        debt_id = f"L{loan.loan_id}"
        self.rows["debts"].append({
            "debt_id": debt_id, "creditor_id": "BANK", "product": "personal", "country": self.country,
            "currency": self.said["currency"], "opened_on": later(loan.granted), "principal": loan.amount,
            "annual_rate": Decimal(0), "status": "settled" if loan.status == "A" else "active",
            "pkdd_status": loan.status,
        })  # fmt: skip
        owner = f"C{loan.owner}"
        self.rows["liabilities"].append(
            {"debt_id": debt_id, "person_id": owner, "role": "borrower", "basis": "signed"}
        )
        for client in loan.disponents:
            self.rows["relations"].append({"debt_id": debt_id, "person_id": f"C{client}", "role": "other"})
        for number, due_on in enumerate(loan.due_days, 1):
            self.rows["instalments"].append({
                "debt_id": debt_id, "number": number, "due_on": later(due_on), "principal": loan.instalment,
                "interest": Decimal(0),
            })  # fmt: skip
        self.rows["payments"] += self._payments(loan, debt_id)
        disponents = [f"C{client}" for client in loan.disponents]
        self.contacts.add(owner, disponents, self._noon(loan.granted))

    def _payments(self, loan: Loan, debt_id: str) -> Iterable[Row]:
        """What the transactions show; after them, what the loan's status lets us assume."""
        past = [due_on for due_on in loan.due_days if due_on <= AS_OF]
        unknown = [due_on for due_on in past if due_on > PAYMENTS_KNOWN_UNTIL]
        missing = self.dice.between(1, 6) if loan.status in "BD" else 0
        assumed = set(unknown[: len(unknown) - missing])
        for due_on in past:
            transaction = loan.repayments.get(due_on)
            if transaction or due_on in assumed:
                yield {
                    "payment_id": f"T{transaction}" if transaction else f"A{loan.loan_id}-{due_on:%y%m}",
                    "debt_id": debt_id, "paid_at": self._noon(due_on), "amount": loan.instalment,
                    "status": "posted", "value_on": later(due_on),
                    "origin": "transaction" if transaction else "assumed",
                }  # fmt: skip

    def _noon(self, moment: date) -> datetime:
        return datetime.combine(later(moment), datetime.min.time(), self.zone).replace(hour=12)

    def write(self, folder: Path) -> None:
        """All tables, empty ones too: the bank is taken to have no stops, events or complaints to tell of."""
        folder.mkdir(parents=True)
        for name, rows in self.contacts.rows.items():
            self.rows[name] += rows
        for name, table in TABLES.items():
            columns = [*table.by_name, *EXTRA.get(name, ())]
            with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow(columns)
                writer.writerows([cell(row.get(column)) for column in columns] for row in self.rows[name])
        since = "".join(f"{name} = {later(date(1993, 1, 1))}\n" for name in TABLES if name != "truth")
        text = f"as_of = {self.as_of.isoformat()}\n\n[complete_since]\n{since}"
        (folder / "book.toml").write_text(HEAD + text, encoding="utf-8")


EXTRA: Mapping[str, Sequence[str]] = {"debts": ("pkdd_status",), "payments": ("origin",)}
HEAD = """\
# Loans, owners, disponents and early payments of the PKDD'99 bank, moved by 28 years.
# Later payments are assumed, contact points and what is known of them are simulated.
"""


def make(data: Path, folder: Path, country: str, seed: str) -> BookOfLoans:
    """Read the data, write the book."""
    book = BookOfLoans(country, seed)
    found = loans(data)
    named = {client for loan in found for client in (loan.owner, *loan.disponents)}
    book.add_lender()
    for client in read(data / "client.asc"):
        if client["client_id"] in named:
            book.add_person(client)
    for loan in found:
        book.add_loan(loan)
    book.write(folder)
    return book


def cell(value: Any) -> str:
    """A value as a book writes it; unknown is empty, a list is joined by `;`."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ";".join(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("data", type=Path, help="the folder with loan.asc, disp.asc, order.asc …")
    parser.add_argument("--to", type=Path, default=Path("berka"), help="a new folder for the book")
    parser.add_argument("--country", choices=sorted(COUNTRIES), default="CZ", help="whose rulebook is played")
    parser.add_argument("--seed", default="1", help="of what is assumed and simulated")
    asked = parser.parse_args()
    if not (asked.data / "loan.asc").is_file():
        parser.exit(3, f"error: there is no loan.asc in {asked.data}\n")
    if asked.to.exists():
        parser.exit(2, f"error: {asked.to} is there already\nhelp: name a new folder\n")
    book = make(asked.data, asked.to, asked.country, asked.seed)
    sizes = {name: len(rows) for name, rows in book.rows.items() if rows}
    print(f"{asked.to}: " + ", ".join(f"{count:,} {name}" for name, count in sizes.items()))


if __name__ == "__main__":
    main()
