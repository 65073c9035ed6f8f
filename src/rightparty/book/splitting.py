"""Split a flat export, a row a loan or an instalment, into the rows of a book.

Rows are taken one by one; what concerns several rows (whose number is whose, how instalments are
numbered) is settled at the end. A friend, reference or address-book entry becomes a person and a
relation and nothing else: their number is kept nowhere, and a borrower's number that is also given for
somebody else is not taken as the borrower's.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache, partial
from typing import Any

from rightparty.book import foreign
from rightparty.book.amounts import amounts_due
from rightparty.book.guess import vocabulary
from rightparty.book.mapping import IGNORE, ColumnMapping, Shape, Target
from rightparty.book.points import is_email, read_phone
from rightparty.book.problems import NOTE, Problem
from rightparty.book.settling import Claim, Dated, Gathered, Related, Row, settle, stable_id
from rightparty.book.tables import PRODUCTS

_NEEDED = ("persons.name", "debts.debt_id", "instalments.due_on")


@dataclass
class Split:
    """What came of the rows so far: rows by table, and problems."""

    mapping: ColumnMapping
    as_of: datetime | None
    problems: list[Problem] = field(default_factory=list)
    rows_read: int = 0
    rows_taken: int = 0

    def __post_init__(self) -> None:
        self.constants = self.mapping.constants
        self.country, self.zone = self.constants["country"], self.constants["zone"]
        self._targets = {h: t for h, t in self.mapping.columns.items() if t.to != IGNORE}
        # Dates, rates and many amounts come again and again, so what was read is kept a while.
        self._readers = {h: lru_cache(maxsize=4096)(self._reader(t)) for h, t in self._targets.items()}
        self._gathered = Gathered()
        self._borrowers: dict[str, tuple[str, int]] = {}

    # -- one row ----------------------------------------------------------------------------------

    def take(self, row: Mapping[str, Any], file: str, line: int) -> None:
        """Take one row of the export; what is wrong with it becomes a problem of its file and line."""
        self.rows_read += 1
        headers: dict[str, str] = {}
        values: dict[str, Any] = {}
        faults: dict[str, Problem] = {}
        for header, target in self._targets.items():
            if text := row.get(header):
                headers[target.to] = header
                try:
                    values[target.to] = self._readers[header](text)
                except ValueError as error:
                    faults[target.to] = Problem(file, line, header, text, str(error), _help(target))
        reason = self._unusable(values, faults, file, line)
        self.problems.extend(faults.values())
        if reason is not None:
            self.problems.append(reason)
        elif self._place(values, headers, file, line):
            self.rows_taken += 1

    def _reader(self, target: Target) -> Callable[[str], Any]:
        """What reads the cells of one column; it raises `ValueError` for a cell that cannot be read."""
        if target.to == "payments.paid_at":
            return partial(foreign.read_instant, zone=self.zone, form=target.form)
        readers: Mapping[Shape, Callable[[str], Any]] = {
            Shape.MONEY: foreign.read_money,
            Shape.RATE: partial(foreign.read_rate, form=target.form),
            Shape.NUMBER: foreign.read_number,
            Shape.ID: partial(foreign.read_citizen_id, country=self.country),
            Shape.PHONE: partial(self._phone, target),
            Shape.EMAIL: _email,
            Shape.DATE: partial(foreign.read_day, form=target.form),
        }
        return readers.get(target.shape, foreign.plain)

    def _phone(self, target: Target, text: str) -> str:
        phone = read_phone(text, self.country)
        if phone is not None:
            return phone.e164
        if target.to.startswith("relations."):
            return foreign.plain(text)  # it only tells people apart
        raise ValueError("is no phone number")

    def _unusable(
        self, values: Mapping[str, Any], faults: Mapping[str, Problem], file: str, line: int
    ) -> Problem | None:
        """Why the row cannot be taken, beyond the faults of its cells; None if it can."""
        if not {"persons.name", "debts.debt_id"} & {*values, *faults}:
            what = "names neither a person nor a debt: taken for a total or a remark, and left out"
            return Problem(file, line, what=what, severity=NOTE)
        for to in (*_NEEDED, *_SUMS, "payments.paid_at"):
            header = self.mapping.header_of(to)
            missing = header is not None and to not in values
            if missing and (to in _NEEDED or to in faults):
                what = "the row is left out: it has no usable value here"
                return Problem(
                    file, line, header or "", what=what, help="Correct the cell, or remove the row."
                )
        for column in ("opened_on", "principal", "annual_rate", "product", "currency"):
            if f"debts.{column}" not in values and not self.constants.get(column):
                header = self.mapping.header_of(f"debts.{column}") or column
                what = "the row is left out: it has no usable value here, and none is said for all"
                return Problem(file, line, header, what=what, help="Correct the cell, or say a constant.")
        return None

    def _place(self, values: dict[str, Any], headers: Mapping[str, str], file: str, line: int) -> bool:
        """Give the row's facts to their tables; False if it contradicts an earlier row."""
        debt_id, name = values["debts.debt_id"], values["persons.name"]
        paid_at = values.get("payments.paid_at") or self.as_of
        column = headers["debts.debt_id"]
        try:
            due = amounts_due({to.partition(".")[2]: values[to] for to in _SUMS if to in values})
            if due.paid and paid_at is None:
                raise ValueError("has a paid amount without a date; say --as-of, or map `payments.paid_at`")
            person_id = self._person_id(values, name, debt_id)
            debt = self._debt(values, debt_id)
            self._contradicted(debt, person_id, name, line)
        except ValueError as error:
            help = "The row is left out: correct it, or remove it."
            self.problems.append(Problem(file, line, column, debt_id, str(error), help))
            return False
        self._gathered.debts[debt_id] = debt
        self._add_borrower(values, person_id, name)
        self._gathered.liable[debt_id, person_id] = "borrower"
        paid_at = values.get("payments.paid_at") or self.as_of
        number, due_on = values.get("instalments.number"), values["instalments.due_on"]
        self._gathered.dues[debt_id].append(Dated(number, due_on, due, paid_at))
        stated_at = foreign.read_instant(debt["opened_on"].isoformat(), self.zone)
        for kind in ("mobile", "landline", "email", "post"):
            if value := values.get(f"points.{kind}"):
                column = headers[f"points.{kind}"]
                claim = Claim(kind, value, person_id, stated_at, file, line, column)
                self._gathered.claims.append(claim)
        self._others(values, debt_id, person_id, stated_at, headers, file, line)
        return True

    def _person_id(self, values: Mapping[str, Any], name: str, debt_id: str) -> str:
        """The borrower, known by the lender's number, else the citizen's, else name and mobile."""
        mobile = values.get("points.mobile")
        known = values.get("persons.national_id") or f"{name}|{mobile or debt_id}"
        return str(values.get("persons.person_id") or stable_id("P", known))

    def _contradicted(self, debt: Row, person_id: str, name: str, line: int) -> None:
        """Raise `ValueError` where an earlier row says otherwise."""
        debt_id = debt["debt_id"]
        borrower, first = self._borrowers.setdefault(debt_id, (person_id, line))
        if borrower != person_id:
            raise ValueError(
                f"has another borrower than on line {first}; further ones are mapped to "
                "`liabilities.co_borrower.name`"
            )
        if self._gathered.debts.get(debt_id, debt) != debt:
            raise ValueError(f"has other terms than on line {first}")
        if person_id in self._gathered.persons and self._gathered.persons[person_id]["name"] != name:
            raise ValueError(f"is of a person known by another name than `{name}` in an earlier row")

    def _add_borrower(self, values: Mapping[str, Any], person_id: str, name: str) -> None:
        person = self._gathered.add_person(person_id, name, self.country)
        for column in ("national_id", "birth_date", "region"):
            person[column] = person.get(column) or values.get(f"persons.{column}")
        person["language"] = self.constants.get("language")
        person["status"] = self.constants.get("person_status")
        if mobile := values.get("points.mobile"):
            self._gathered.by_phone.setdefault((name, mobile), person_id)

    def _debt(self, values: Mapping[str, Any], debt_id: str) -> Row:
        said: Mapping[str, Callable[[str], Any]] = {
            "opened_on": foreign.read_day,
            "principal": foreign.read_money,
            "annual_rate": lambda text: foreign.read_rate(text, "share"),
            "currency": str,
            "product": str,
        }
        debt: Row = {"debt_id": debt_id, "creditor_id": self.constants["creditor_id"]}
        for column, read in said.items():
            value = values.get(f"debts.{column}")
            debt[column] = read(self.constants[column]) if value is None else value
        debt["product"] = _product(debt["product"])
        debt["currency"] = _CURRENCIES.get(debt["currency"], debt["currency"].upper())
        debt["penalty_rate"] = values.get("debts.penalty_rate")
        debt["status"] = self.constants.get("debt_status")
        return debt

    def _others(
        self,
        values: Mapping[str, Any],
        debt_id: str,
        borrower: str,
        at: datetime,
        headers: Mapping[str, str],
        file: str,
        line: int,
    ) -> None:
        """Further people of the row: those who owe too, and those who do not."""
        groups: dict[str, dict[str, Any]] = defaultdict(dict)
        for to, value in values.items():
            if to.startswith(("relations.", "liabilities.")):
                head, _, column = to.rpartition(".")
                groups[head][column] = value
        for head, of in groups.items():
            table, role, *_ = head.split(".")
            name, phone = of.get("name", ""), of.get("phone", "")
            if table == "relations":
                if name or phone:
                    self._gathered.related.append(
                        Related(debt_id, _role(role, of.get("role", "")), name, phone, borrower)
                    )
                continue
            if not name:
                continue
            known = of.get("national_id") or f"{name}|{of.get('mobile', debt_id)}"
            person_id = stable_id("P", known)
            self._gathered.add_person(person_id, name, self.country)["national_id"] = of.get("national_id")
            self._gathered.liable.setdefault((debt_id, person_id), role)
            if mobile := of.get("mobile"):
                column = headers[f"{head}.mobile"]
                self._gathered.claims.append(Claim("mobile", mobile, person_id, at, file, line, column))

    # -- the whole --------------------------------------------------------------------------------

    def tables(self) -> Mapping[str, list[Row]]:
        """The rows of each table of the book; to be asked for once, after the last row."""
        self.problems.extend(self._assumed())
        related = any(target.to.startswith("relations.") for target in self.mapping.columns.values())
        return settle(self._gathered, self.constants, self.problems, related=related)

    def _assumed(self) -> Iterator[Problem]:
        """What the export does not say and had to be taken as given; nothing here is silent."""
        have = {target.to for target in self.mapping.columns.values()}
        if not have & {f"instalments.{name}" for name in ("principal", "interest", "overdue_principal")}:
            what = "is not split in the export: all of it was taken as principal"
            yield Problem(
                "instalments", what=what, help="Map principal and interest, if there are.", severity=NOTE
            )
        if "payments.amount" in have and "payments.paid_at" not in have:
            what = "have no date in the export: the date of the export stands for it"
            yield Problem(
                "payments", what=what, help="Map `payments.paid_at`, if there is one.", severity=NOTE
            )


_SUMS = (
    "instalments.principal",
    "instalments.interest",
    "instalments.fee",
    "instalments.total",
    "instalments.overdue",
    "instalments.overdue_principal",
    "instalments.overdue_interest",
    "payments.amount",
)
_CURRENCIES = {
    "人民币": "CNY",
    "元": "CNY",
    "RMB": "CNY",
    "rmb": "CNY",
    "美元": "USD",
    "港币": "HKD",
    "港元": "HKD",
}


def _email(text: str) -> str:
    email = foreign.plain(text).lower()
    if not is_email(email):
        raise ValueError("is no e-mail address")
    return email


def _help(target: Target) -> str:
    if target.shape is Shape.DATE:
        return "Correct it, or set `form` in the mapping, such as %d/%m/%Y."
    return "Correct the cell; it was left out."


@lru_cache(maxsize=1024)
def _role(role: str, said: str) -> str:
    """The relation as it is said; the role of the column where nothing known is said."""
    text = foreign.plain(said).casefold()
    for named, words in vocabulary()["relations"].items():
        if any(text == word or (not word.isascii() and word in text) for word in words):
            return named
    return role


@lru_cache(maxsize=1024)
def _product(said: str) -> str:
    text = foreign.plain(said).casefold()
    if text in PRODUCTS.split():
        return text
    for product, words in vocabulary()["products"].items():
        if any(word in text for word in words):
            return product
    return "other"
