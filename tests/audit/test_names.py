"""Names that are hidden in the words of a log: its own columns have them, or they bear a title."""

import csv
from pathlib import Path
from typing import Any

import ibis
import pytest

from rightparty.audit.judged import Judging, audit_law
from rightparty.audit.log import read_log
from rightparty.audit.minimal import book_of
from rightparty.audit.names import MASKED, without_names
from rightparty.audit.whole import audit_of
from rightparty.engine import Engine
from rightparty.parties.model import default_model

HEADER = ("发送时间", "接收号码", "联系人关系", "客户编号", "借据号", "客户姓名", "联系人姓名", "短信内容")
TEXTS = (
    ("李梅，请转告欧阳娜娜尽快还清欠款，否则上门", f"{MASKED}，请转告{MASKED}尽快还清欠款，否则上门"),
    ("王女士您好，您的朋友欠款已逾期", f"{MASKED}女士您好，您的朋友欠款已逾期"),
)


def test_names_that_the_log_itself_has_are_hidden(engine: Engine, tmp_path: Path) -> None:
    """Its columns of names are read for nothing else, and need no book."""
    path = tmp_path / "log.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(HEADER)
        for number, (text, _) in enumerate(TEXTS):
            moment = f"2026-05-0{number + 1} 10:00:00"
            rows.writerow((moment, "13800138000", "朋友", "C1", "L1", "欧阳娜娜", "李梅", text))
    log = read_log(engine, [path], zone="Asia/Shanghai", country="CN")
    assert not [one for one in log.problems if "姓名" in (one.column or "")]
    judging = Judging(engine, book_of(log, engine, country="CN"), audit_law(), default_model())
    kept = audit_of(judging, log, of_book=False)
    assert [row["text"] for row in engine.rows(kept.contacts.order_by("at"))] == [shown for _, shown in TEXTS]
    assert [row["text"] for row in engine.rows(kept.events.order_by("at"))] == [shown for _, shown in TEXTS]
    for row in engine.rows(kept.findings):
        told = (row["evidence"] or "") + (row["instead"] or "")
        assert not [name for name in ("李梅", "娜娜", "王女士") if name in told]


def test_a_name_of_somebody_else_stays_nobodys_id(engine: Engine, tmp_path: Path) -> None:
    """Nobody is told apart by a name."""
    path = tmp_path / "named.csv"
    path.write_text("call time,to,name,text\n2026-05-01 10:00,+12125550123,Ann Lee,hello\n", "utf-8")
    log = read_log(engine, [path], zone="America/New_York", country="US")
    (row,) = engine.rows(log.events.select("person_id", "customer_id", "names"))
    assert row == {"person_id": None, "customer_id": None, "names": ("Ann Lee",)}


def test_a_name_is_found_with_blanks_in_it_and_behind_a_mask(engine: Engine, tmp_path: Path) -> None:
    """As logs and their writers have it."""
    path = tmp_path / "masked.csv"
    rows = (
        "2026-05-01 10:00:00,13800138000,朋友,张*伟,张小伟欠我们钱",
        "2026-05-02 10:00:00,13800138001,朋友,欧阳娜,欧阳　娜 欠我们钱",
    )
    path.write_text("\n".join(["发送时间,接收号码,关系,客户姓名,短信内容", *rows, ""]), "utf-8")
    log = read_log(engine, [path], zone="Asia/Shanghai", country="CN")
    judging = Judging(engine, book_of(log, engine, country="CN"), audit_law(), default_model())
    kept = audit_of(judging, log, of_book=False)
    assert {row["text"] for row in engine.rows(kept.contacts)} == {f"{MASKED}欠我们钱", f"{MASKED} 欠我们钱"}


def test_every_column_of_names_counts(engine: Engine, tmp_path: Path) -> None:
    """Whatever they are called, but for the names of those who collect."""
    path = tmp_path / "names.csv"
    header = "拨打时间,被叫号码,债务人姓名,持卡人姓名,First Name,Debtor Name,催收员姓名,Template Name"
    path.write_text(f"{header}\n2026-05-01 10:00:00,13800138000,甲乙,丙丁,Ann,Bob Cox,戊己,t1\n", "utf-8")
    log = read_log(engine, [path], country="CN")
    (row,) = engine.rows(log.events.select("names"))
    assert set(row["names"]) == {"甲乙", "丙丁", "Ann", "Bob Cox"}
    assert not [one for one in log.problems if (one.column or "").startswith(("债务人", "持卡人", "First"))]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("请转告王先生还款", f"请转告{MASKED}先生还款"),
        ("張小姐，您好", f"{MASKED}小姐，您好"),
        ("这位先生不欠款", "这位先生不欠款"),
        ("各位女士们", "各位女士们"),
        ("请转告洪先生还款", f"请转告{MASKED}先生还款"),
        ("洪先生／小姐您好", f"{MASKED}先生／小姐您好"),
        ("高女士/先生", f"{MASKED}女士/先生"),
        ("您是洪先生女士吗", f"您是{MASKED}女士吗"),
        ("欧阳娜娜女士，您好", f"{MASKED}女士，您好"),
        ("缪 先生、缪先生、淦師傅", f"缪 先生、{MASKED}先生、{MASKED}師傅"),
        ("洪 小姐", f"{MASKED} 小姐"),
        ("尊敬的先生、尊敬的女士/先生：", "尊敬的先生、尊敬的女士/先生："),
        ("尊敬的客户先生，亲爱的女士", "尊敬的客户先生，亲爱的女士"),
        ("各位先生女士，那位太太", "各位先生女士，那位太太"),
        ("你太太和他老太太", "你太太和他老太太"),
        ("王老太太和这位的先生", f"{MASKED}太太和这位的先生"),
        ("公安同志，老师傅", "公安同志，老师傅"),
        ("Dear Mr. O'Neil, please call", f"Dear Mr. {MASKED}, please call"),
        ("Dr. van der Berg and MR. LEE", f"Dr. {MASKED} and MR. {MASKED}"),
        ("Mrs Ann Lee Smith owes", f"Mrs {MASKED} owes"),
        ("Ms. is a title; Drew is none", "Ms. is a title; Drew is none"),
        ("Dr Who? the mr in small letters", f"Dr {MASKED}? the mr in small letters"),
        (None, None),
    ],
)
def test_whoever_bears_a_title_has_a_name(engine: Engine, words: str | None, shown: str | None) -> None:
    """Also where nobody says who is meant."""
    schema: dict[str, Any] = {"contact_id": "string", "text": "string"}
    rows = engine.create("titled", [{"contact_id": "c", "text": words}], ibis.schema(schema))
    nobody = engine.create("nobody", [], ibis.schema({"contact_id": "string", "pattern": "string"}))
    (row,) = engine.rows(without_names(rows, nobody, ("text",)))
    assert row["text"] == shown
