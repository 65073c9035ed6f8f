"""Exports as lenders make them, in Chinese and in English."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl

HEADERS = (
    "序号 姓名 身份证号 手机号 借据号 放款日期 放款金额 年利率 期数 应还日期 逾期金额（元） 已还金额 "
    "紧急联系人 紧急联系人电话 关系 邮箱 地址 逾期天数"
).split()

MEANS = {
    "姓名": "persons.name",
    "身份证号": "persons.national_id",
    "手机号": "points.mobile",
    "借据号": "debts.debt_id",
    "放款日期": "debts.opened_on",
    "放款金额": "debts.principal",
    "年利率": "debts.annual_rate",
    "期数": "instalments.number",
    "应还日期": "instalments.due_on",
    "逾期金额（元）": "instalments.overdue",
    "已还金额": "payments.amount",
    "紧急联系人": "relations.emergency_contact.name",
    "紧急联系人电话": "relations.emergency_contact.phone",
    "关系": "relations.emergency_contact.role",
    "邮箱": "points.email",
    "地址": "points.post",
    "序号": "ignore",
    "逾期天数": "ignore",
}

CONSTANTS = {
    "creditor_id": "C1",
    "creditor_name": "某某消费金融",
    "creditor_kind": "consumer_finance",
    "country": "CN",
    "currency": "CNY",
    "product": "instalment",
}

PEOPLE = (
    ("张三", "13800138000", "张父", "13900139000", "父亲"),
    ("李四", "13912345678", "王五", "13712345678", "朋友"),
    ("赵六", "13612345678", "钱七", "13512345678", "同事"),
)


def citizen(number: int) -> str:
    """A citizen's number whose last digit fits, of somebody born on 7 March 1990."""
    body = f"11010119900307{number:03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, weights, strict=True)) % 11]


def chinese_rows(people: Sequence[Sequence[str]] = PEOPLE) -> list[list[object]]:
    """A row a loan: the export of a consumer lender."""
    return [
        [
            place, name, citizen(place), mobile, f"JJ{place:04}", date(2025, 3, place), 10000, "24%", 12,
            datetime(2026, 10, place), 1234.5, 500, contact, number, relation,  # noqa: DTZ001 - as in a sheet
            f"user{place}@example.com", f"北京市海淀区中关村大街{place}号", 30,
        ]
        for place, (name, mobile, contact, number, relation) in enumerate(people, start=1)
    ]  # fmt: skip


def write_excel(path: Path, rows: Sequence[Sequence[object]], headers: Sequence[str] = HEADERS) -> Path:
    """A workbook with a title above the header and a total below the rows."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "逾期清单"
    sheet.append(["某某消费金融 逾期客户清单"])
    sheet.append(list(headers))
    for row in rows:
        sheet.append(list(row))
    sheet.append(["合计", *[None] * 9, 3703.5])
    book.save(path)
    return path
