"""Write the Excel sheet of a collections department, Chinese headers and all, about a simulated town.

    python examples/excel/make_export.py export.xlsx [--people 400] [--seed 1]

Needs openpyxl. Nobody in the sheet exists; its habits do: a title above the headers, numbers typed in
several ways, dates as dates and as text, friends and employers beside the borrower, a total below.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

from rightparty.book.dossier import Dossier
from rightparty.book.meta import BookMeta
from rightparty.book.owed import Owed, owed_one
from rightparty.world.town import CHURN, make_town

AT = datetime(2026, 11, 22, 23, tzinfo=UTC)  # seven in the morning of the 23rd in China
ON = date(2026, 11, 23)

PRODUCTS = {"credit_card": "信用卡", "personal": "个人贷款", "instalment": "分期", "auto": "车贷"}
KINSHIP = {"spouse": "配偶", "parent": "父母", "child": "子女", "sibling": "兄弟", "friend": "朋友"}
ROLES = {"emergency_contact": "朋友", "family": "亲属", "friend": "朋友", "colleague": "同事"}
WIDTHS = {"身份证号": 21, "姓名": 10, "放款日期": 14, "应还日期": 14, "手机号": 18, "工作单位": 22}

Row = Mapping[str, Any]


def late_loans(people: int, seed: int) -> Iterator[tuple[Row, Owed, "Town"]]:
    """Every loan of the town with something overdue that may be asked for, and what that is."""
    town = Town(people, seed)
    for debt in town.rows["debts"]:
        dossier = Dossier(BookMeta(as_of=AT), town.about(debt["debt_id"]))
        owed = owed_one(dossier, debt["debt_id"], ON)
        if owed.dpd and owed.minimum_due is None:
            yield debt, owed, town


class Town:
    """The rows of a town, found by debt and by person."""

    def __init__(self, people: int, seed: int) -> None:
        self.rows: dict[str, list[Row]] = defaultdict(list)
        for part in make_town(people, seed, CHURN, AT, "CN"):
            for name, rows in part.items():
                self.rows[name] += rows
        self.persons = {row["person_id"]: row for row in self.rows["persons"]}
        self.points = {row["point_id"]: row for row in self.rows["points"]}
        self._of_debt: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
        for name in ("debts", "instalments", "payments", "charges", "liabilities", "relations"):
            for row in self.rows[name]:
                self._of_debt[row["debt_id"]][name].append(row)
        self._numbers: dict[tuple[str, str], list[str]] = defaultdict(list)
        for row in self.rows["evidence"]:
            point = self.points[row["point_id"]]
            self._numbers[row["person_id"], point["kind"]].append(point["value"])

    def about(self, debt_id: str) -> Mapping[str, list[Row]]:
        """The rows about one debt, with those that all debts share."""
        shared = {name: self.rows[name] for name in ("creditors", "agreements")}
        return {**shared, **self._of_debt[debt_id]}

    def borrower(self, debt_id: str) -> Row:
        """Who took the loan."""
        rows = self._of_debt[debt_id]["liabilities"]
        return self.persons[next(row["person_id"] for row in rows if row["role"] == "borrower")]

    def relations(self, debt_id: str, *roles: str) -> list[tuple[Row, Row]]:
        """The others around a loan: the relation and the person."""
        rows = [row for row in self._of_debt[debt_id]["relations"] if row["role"] in roles]
        return [(row, self.persons[row["person_id"]]) for row in rows]

    def number(self, person_id: str, kind: str = "mobile") -> str | None:
        """The number first put on file for somebody."""
        return next(iter(self._numbers[person_id, kind]), None)


def sheet_row(number: int, debt: Row, owed: Owed, town: Town) -> dict[str, Any]:
    """One loan as a line of the sheet, by header."""
    person = town.borrower(debt["debt_id"])
    friends = town.relations(debt["debt_id"], "emergency_contact", "family", "friend", "colleague")
    firms = town.relations(debt["debt_id"], "employer")
    relation, friend = friends[0] if friends else ({}, {})
    firm = firms[0][1] if firms else {}
    kin = KINSHIP.get(str(relation.get("kinship"))) or ROLES.get(str(relation.get("role")))
    return {
        "序号": number,
        "借据号": debt["debt_id"],
        "客户号": person["person_id"],
        "姓名": person["name"],
        "身份证号": citizen_number(person["national_id"]),
        "手机号": typed(town.number(person["person_id"]), number),
        "产品类型": PRODUCTS.get(debt["product"], "个人贷款"),
        "放款日期": debt["opened_on"],
        "放款金额（元）": debt["principal"],
        "年利率": f"{debt['annual_rate']:.2%}",
        "应还日期": written(owed.oldest_due_on, number),
        "逾期本金": owed.principal,
        "逾期利息": owed.interest,
        "逾期费用": owed.fee,
        "逾期金额（元）": owed.total,
        "逾期天数": owed.dpd,
        "紧急联系人": friend.get("name"),
        "与本人关系": kin,
        "紧急联系人电话": typed(town.number(friend.get("person_id", "")), number + 1),
        "工作单位": firm.get("name"),
        "单位电话": town.number(firm.get("person_id", ""), "landline"),
        "备注": "已承诺月底还款" if number % 9 == 0 else None,
    }


def typed(number: str | None, line: int) -> str | int | None:
    """A number as people type it: as digits, with blanks, with hyphens, or as an Excel number."""
    if number is None or not number.startswith("+86"):
        return number
    digits = number.removeprefix("+86")
    spaced = (digits[:3], digits[3:7], digits[7:])
    return (digits, " ".join(spaced), int(digits), "-".join(spaced), number)[line % 5]


def citizen_number(simulated: str | None) -> str | None:
    """The town's number with the check digit that GB 11643 asks for: of district 99, which there is not."""
    if simulated is None or len(simulated) != 18:
        return None
    weights = [2**place % 11 for place in range(17, 0, -1)]
    rest = sum(int(digit) * weight for digit, weight in zip(simulated[:17], weights, strict=True)) % 11
    return simulated[:17] + "10X98765432"[rest]


def written(day: date | None, line: int) -> date | str | None:
    """A date as a date, and now and then as text."""
    if day is None:
        return None
    return f"{day.year}年{day.month}月{day.day}日" if line % 7 == 0 else day


def export(path: Path, people: int, seed: int) -> int:
    """Write the workbook; how many loans are in it."""
    rows = [
        sheet_row(number, debt, owed, town)
        for number, (debt, owed, town) in enumerate(late_loans(people, seed), 1)
    ]
    book = Workbook()
    sheet = book.active
    sheet.title = "逾期客户清单"
    headers = list(rows[0])
    sheet.append([f"逾期客户清单（截至{ON.year}年{ON.month}月{ON.day}日）"])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(headers))
    sheet["A1"].font, sheet["A1"].alignment = Font(bold=True, size=14), Alignment(horizontal="center")
    sheet.append(headers)
    for cell in sheet[2]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDDDDD")
        sheet.column_dimensions[cell.column_letter].width = WIDTHS.get(str(cell.value), 14)
    for row in rows:
        sheet.append([row[header] for header in headers])
    total = {"序号": "合计", "逾期金额（元）": sum(row["逾期金额（元）"] for row in rows)}
    sheet.append([total.get(header) for header in headers])
    sheet.freeze_panes = "A3"
    book.save(path)
    return len(rows)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument(
        "path", type=Path, nargs="?", default=Path("export.xlsx"), help="the workbook to write"
    )
    parser.add_argument("--people", type=int, default=400, help="inhabitants of the town")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    print(f"{asked.path}: {export(asked.path, asked.people, asked.seed)} loans")


if __name__ == "__main__":
    main()
