"""A small book as a folder of CSV files, to be spoilt in one place by each test."""

from collections.abc import Mapping
from pathlib import Path

SOUND: Mapping[str, str] = {
    "creditors": "creditor_id,name,kind,country\nC1,某某消费金融,consumer_finance,CN\n",
    "persons": "person_id,name,country\nP1,张三,CN\nP2,李四,CN\nP3,王五,CN\n",
    "debts": (
        "debt_id,creditor_id,product,currency,opened_on,principal,annual_rate\n"
        "D1,C1,instalment,CNY,2025-01-01,10000.00,0.24\n"
        "D2,C1,personal,CNY,2025-02-01,5000.00,0.18\n"
    ),
    "liabilities": "debt_id,person_id,role\nD1,P1,borrower\nD2,P2,borrower\n",
    "relations": "debt_id,person_id,role\nD1,P3,emergency_contact\n",
    "instalments": (
        "debt_id,number,due_on,principal,interest\n"
        "D1,1,2025-02-01,1000.00,20.00\nD1,2,2025-03-01,1000.00,20.00\nD2,1,2025-03-01,500.00,7.50\n"
    ),
    "payments": "payment_id,debt_id,paid_at,amount\nY1,D1,2025-02-01T09:00:00+08:00,1020.00\n",
    "points": "point_id,kind,value\nX1,mobile,+8613800138000\nX2,email,li.si@example.com\n",
    "evidence": (
        "point_id,person_id,at,kind\n"
        "X1,P1,2025-01-01T00:00:00+08:00,stated\nX2,P2,2025-02-01T00:00:00+08:00,stated\n"
    ),
    "events": (
        "event_id,contact_id,at,direction,kind,channel,creditor_id,debt_ids,person_id,point_id\n"
        "E1,K1,2025-03-05T10:00:00+08:00,out,attempt,call,C1,D1,P1,X1\n"
        "E2,K1,2025-03-05T10:00:09+08:00,out,connected,call,C1,D1,P1,X1\n"
    ),
    "notices": (
        "notice_id,at,kind,person_id,debt_id,point_id,hours,detail\n"
        "N1,2025-03-06T10:00:00+08:00,opt_out,P1,D1,X1,,\n"
        "N2,2025-03-07T10:00:00+08:00,inconvenient_hours,P2,,,09:00-12:00,\n"
    ),
}
"""Table by table, without a fault."""

META = """as_of = 2025-03-10T07:00:00+08:00

[complete_since]
events = 2024-01-01
notices = 2024-01-01T00:00:00+08:00
"""


def write_book(folder: Path, **tables: str | None) -> Path:
    """The sound book with some tables replaced, left out (None) or added."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "book.toml").write_text(META, encoding="utf-8")
    for name, text in {**SOUND, **tables}.items():
        if text is not None:
            (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def with_cell(table: str, line: int, column: str, value: str) -> str:
    """The sound text of a table with one cell replaced; lines count from 1, the header."""
    lines = SOUND[table].splitlines()
    cells = lines[line - 1].split(",")
    cells[lines[0].split(",").index(column)] = value
    lines[line - 1] = ",".join(cells)
    return "\n".join(lines) + "\n"


def with_column(table: str, column: str, values: list[str]) -> str:
    """The sound text of a table with a column more."""
    header, *rows = SOUND[table].splitlines()
    return (
        "\n".join([f"{header},{column}", *(f"{row},{v}" for row, v in zip(rows, values, strict=True))]) + "\n"
    )
