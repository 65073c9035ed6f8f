"""A log is read right, or refused with what must be said; no row is lost without a word."""

import codecs
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rightparty.audit.headers import LogMapping, read_log_mapping
from rightparty.audit.log import Log, read_log
from rightparty.book.mapping import ColumnMapping, Target
from rightparty.book.problems import errors
from rightparty.engine import Engine
from rightparty.errors import InvalidInput, Refused
from tests.audit.conftest import CALLS, Written

ROW = ("K1", "D1", "2024/3/5 9:07", "13800138000", "本人", "接通")
NINE = datetime(2024, 3, 5, 1, 7, tzinfo=UTC)


def _rows(engine: Engine, log: Log) -> list[dict[str, Any]]:
    return engine.rows(log.events.order_by("at", "event_id"))


def _told(log: Log) -> str:
    return "\n".join(f"{problem} {problem.help}" for problem in log.problems)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_titles_may_stand_above_the_header(engine: Engine, tmp_path: Path, encoding: str) -> None:
    """As in a workbook; lines are those of the whole file."""
    path = tmp_path / "titled.csv"
    lines = (
        "某某公司外呼记录,,",
        "导出时间：2026-03-31,,",
        "案件编号,拨打时间,被叫号码",
        "D1,2026-03-05 10:00,13800138000",
    )
    path.write_text("\n".join([*lines, ""]), encoding=encoding)
    log = read_log(engine, [path], country="CN")
    (row,) = _rows(engine, log)
    assert (row["line"], row["debt_ids"]) == (4, ("D1",))


def test_a_chinese_log_of_calls(engine: Engine, written: Written) -> None:
    """Headers and words of China; the zone is the country's; what the log lacks is not known."""
    header = [*CALLS, "号码来源", "通话时长", "催收员", "主叫号码", "心情"]
    rows = [
        [*ROW, "本人填写", "1分23秒", "007", "02112345678", "好"],
        ["K1", "D1", "2024/3/5 21:07", "13900139000", "配偶", "无人接听", "通讯录", "0", "007", "", ""],
    ]
    log = read_log(engine, [written(rows, header, encoding="gb18030")], country="CN")
    first, second = _rows(engine, log)
    assert (first["at"], first["channel"], first["direction"]) == (NINE, "call", "out")
    assert (first["kind"], first["outcome"], first["duration_s"]) == ("connected", "answered", 83)
    assert (first["debt_ids"], first["person_id"], first["customer_id"]) == (("D1",), "K1", "K1")
    assert (first["to"], first["to_role"], first["sender_id"]) == ("13800138000", "borrower", "02112345678")
    assert (first["source"], first["collector_id"]) == ("stated", "007")
    assert (first["file"], first["line"]) == ("log.csv", 2)
    assert (second["to_role"], second["person_id"], second["source"]) == ("family", None, "address_book")
    assert (log.rows_read, log.rows_taken, log.left_out, log.zone) == (2, 2, 0, "Asia/Shanghai")
    assert (log.first, log.last) == (first["at"], second["at"])
    assert {"at", "to", "source", "kind"} <= log.knows
    assert not log.knows & {"text", "agency_id", "content", "direction"}
    assert "心情 is not read: not understood" in _told(log)
    assert "GB18030" in _told(log)
    assert '"被叫号码" = "to"' in log.proposal()
    assert '"心情" = "ignore"' in log.proposal()


def test_a_taiwanese_log_of_messages(engine: Engine, written: Written) -> None:
    """One row with its sending and its delivery is two events of one contact."""
    header = ["客戶編號", "貸款帳號", "發送時間", "送達時間", "接收號碼", "簡訊內容", "送達狀態"]
    row = ["K1", "D1", "2024/3/5 下午 9:07", "2024/3/5 下午 10:30", "0912345678", "您好", "已送達"]
    log = read_log(engine, [written([row], header)], country="TW")
    sent, delivered = _rows(engine, log)
    assert (sent["kind"], delivered["kind"]) == ("sent", "delivered")
    assert sent["contact_id"] == delivered["contact_id"]
    assert sent["event_id"] != delivered["event_id"]
    assert (delivered["at"], delivered["outcome"]) == (datetime(2024, 3, 5, 14, 30, tzinfo=UTC), "delivered")
    assert (sent["channel"], sent["text"], log.rows_taken) == ("sms", "您好", 1)


def test_an_english_log(engine: Engine, written: Written) -> None:
    """A call centre's export: its months come first, as some day is above twelve."""
    header = [
        "Account Number",
        "Call Date",
        "Time",
        "Phone Number",
        "Disposition",
        "Agent ID",
        "Call Type",
        "Talk Time",
    ]
    rows = [
        ["A1", "3/5/2024", "9:07 PM", "(212) 555-0100", "Left Message", "x1", "Outbound", "0:00"],
        ["A1", "3/15/2024", "9:07 AM", "(212) 555-0100", "No Answer", "x1", "Inbound", "0:00"],
    ]
    log = read_log(engine, [written(rows, header)], zone="America/New_York")
    first, second = _rows(engine, log)
    assert first["at"] == datetime(2024, 3, 6, 2, 7, tzinfo=UTC)
    assert second["at"] == datetime(2024, 3, 15, 13, 7, tzinfo=UTC)  # summer time by then
    assert (first["kind"], first["outcome"], second["direction"]) == ("voicemail", "voicemail", "in")


def test_a_log_under_the_book_s_own_names(engine: Engine, root: Path) -> None:
    """Columns named as in the contract are read as a book's, without a guess and without a fault."""
    log = read_log(engine, [root / "examples" / "first-book" / "events.csv"])
    assert log.problems == ()
    first = _rows(engine, log)[0]
    assert (first["event_id"], first["contact_id"], first["content"]) == ("e-1", "c-1", "full")
    assert {one.why for one in log.headers} == {"the column's own name"}


def test_mixed_forms_of_time_in_one_column(engine: Engine, written: Written) -> None:
    """Seconds, milliseconds, a spreadsheet's days and written forms stand side by side, in no order."""
    texts = ["1709600820000", "2024-03-05T09:07:00+08:00", "1709600820", "45356.3798611111", "20240305090700"]
    log = read_log(
        engine, [written([[f"K{n}", "D", at, "1", "", ""] for n, at in enumerate(texts)])], country="CN"
    )
    assert {row["at"] for row in _rows(engine, log)} == {NINE}


def test_copies_count_once(engine: Engine, written: Written) -> None:
    """Exact copies, also in another file, are kept once and told; a row's own number tells rows apart."""
    once = written([ROW, ROW, ("K2", *ROW[1:])], name="a.csv")
    log = read_log(engine, [once, written([ROW], name="b.csv")], country="CN")
    assert (log.rows_read, log.rows_taken, log.duplicates, log.left_out) == (4, 2, 2, 0)
    assert "b.csv:2: is an exact copy of a.csv:2" in _told(log)
    numbered = written([("1", *ROW), ("2", *ROW), ("2", *ROW)], ["序号", *CALLS], name="c.csv")
    log = read_log(engine, [numbered], country="CN")
    assert (log.rows_taken, log.duplicates) == (2, 1)
    assert len({row["event_id"] for row in _rows(engine, log)}) == 2


def test_rows_that_cannot_be_used(engine: Engine, written: Written) -> None:
    """Each is a problem with its line, is counted, and stays as a row of which somebody is the subject."""
    header = [*CALLS, "渠道"]
    rows = [
        [*ROW, "电话"],
        ["K2", "D2", "2024-02-30 10:00", "13800138000", "本人", "接通", "电话"],
        ["K3", "D3", "2024-03-05", "13800138000", "本人", "接通", "电话"],
        ["K4", "D4", "", "13800138000", "本人", "接通", "电话"],
        ["K5", "D5", "2024-03-05 10:00", "13800138000", "本人", "接通", "飞鸽"],
        ["K6", "D6", "2024-03-05 10:00", "13800138000"],
    ]
    log = read_log(engine, [written(rows, header)], country="CN")
    assert (log.rows_read, log.rows_taken, log.left_out) == (6, 1, 5)
    found = {(one.line, one.what.split(";")[0]) for one in errors(log.problems)}
    assert {line for line, _ in found} == {3, 4, 5, 6, 7}
    assert (4, "is a day without a time of day") in found
    assert (5, "has no time") in found
    assert {row["customer_id"] for row in engine.rows(log.lost)} == {"K2", "K3", "K4", "K5"}


def test_words_that_are_not_understood(engine: Engine, written: Written, tmp_path: Path) -> None:
    """Their rows stay with what is unknown, until a mapping says what they mean."""
    rows = [("K1", "D1", "2024/3/5 9:07", "13800138000", "火星人", "忽悠")]
    log = read_log(engine, [written(rows)], country="CN")
    (row,) = _rows(engine, log)
    assert (row["kind"], row["outcome"], row["to_role"], row["person_id"]) == ("attempt", None, None, None)
    assert "to_role `火星人` is not understood" in _told(log)
    text = '[values.to_role]\n"火星人" = "friend"\n[values.outcome]\n"忽悠" = "refused"\n'
    (tmp_path / "map.toml").write_text(text, encoding="utf-8")
    log = read_log(
        engine, [tmp_path / "log.csv"], country="CN", mapping=read_log_mapping(tmp_path / "map.toml")
    )
    (row,) = _rows(engine, log)
    assert (row["kind"], row["outcome"], row["to_role"]) == ("conversation", "refused", "friend")


def test_day_or_month_first_is_refused_until_it_is_said(engine: Engine, written: Written) -> None:
    """A column without a number above twelve is named; another file of it, or a mapping, settles it."""
    log = written([("K1", "D1", "3/5/2024 9:07", "1", "", "")], name="a.csv")
    with pytest.raises(InvalidInput, match=r"拨打时间 .*day or month comes first"):
        read_log(engine, [log], country="CN")
    other = written([("K1", "D1", "25/5/2024 9:07", "1", "", "")], name="b.csv")
    assert _rows(engine, read_log(engine, [log, other], country="CN"))[0]["at"].month == 5
    said = LogMapping(ColumnMapping({"拨打时间": Target("at", "%m/%d/%Y")}))
    assert read_log(engine, [log], country="CN", mapping=said).first == NINE
    odd = written([("K1", "D1", "5/25/2024 9:07", "1", "", "")], name="c.csv")
    with pytest.raises(InvalidInput, match="some have the day first"):
        read_log(engine, [other, odd], country="CN")


def test_everything_that_is_open_is_refused_at_once(engine: Engine, written: Written) -> None:
    """No zone and no channel: both are named, with what to say."""
    path = written([("13800138000", "2024-03-05 09:07")], ["phone", "time"])
    with pytest.raises(InvalidInput, match="2 things") as refusal:
        read_log(engine, [path], country="US")
    told = " ".join(f"{one} {getattr(one, 'help', '')}" for one in refusal.value.problems)
    assert 'zone = "Asia/Shanghai"' in told
    assert 'channel = "sms"' in told
    with pytest.raises(Refused, match="no time zone"):
        read_log(engine, [path], zone="Mars/Olympus")


def test_times_with_an_offset_need_no_zone(engine: Engine, written: Written) -> None:
    """They say everything themselves."""
    log = read_log(engine, [written([(*ROW[:2], "2024-03-05T09:07:00+08:00", *ROW[3:])])])
    assert (log.first, log.zone) == (NINE, None)


def test_a_file_without_times_is_refused_or_told(engine: Engine, written: Written) -> None:
    """Alone it is refused; beside a log it is left out, with its number of rows."""
    people = written([("K1", "张三")], ["客户编号", "姓名"], name="people.csv")
    with pytest.raises(InvalidInput, match="no column is known to say when"):
        read_log(engine, [people], country="CN")
    log = read_log(engine, [people, written([ROW])], country="CN")
    assert "its 1 rows are left out" in _told(log)
    assert (log.rows_read, log.left_out) == (2, 1)


def test_a_workbook_of_several_sheets(engine: Engine, tmp_path: Path) -> None:
    """Titles above the header, days as dates, times of day apart, midnights, and a sheet that is no log."""
    book = openpyxl.Workbook()
    calls = book.active
    calls.title = "外呼"
    for row in (
        ["三月外呼记录"], CALLS,
        ["K1", "D1", datetime(2024, 3, 5, 9, 7), 13800138000, "本人", "接通"],  # noqa: DTZ001
        ["K1", "D1", datetime(2024, 3, 6), "13800138000", "本人", "未接"],  # noqa: DTZ001
    ):  # fmt: skip
        calls.append(row)
    apart = book.create_sheet("短信")
    apart.append(["手机号", "发送日期", "时间", "短信内容"])
    apart.append(["13900139000", date(2024, 3, 5), time(9, 7), "您好"])
    book.create_sheet("说明").append(["本表由系统导出", "请勿修改"])
    book.save(tmp_path / "log.xlsx")
    log = read_log(engine, [tmp_path / "log.xlsx"], country="CN")
    rows = _rows(engine, log)
    midnight = datetime(2024, 3, 5, 16, tzinfo=UTC)
    assert sorted((row["at"], row["channel"], row["to"]) for row in rows) == [
        (NINE, "call", "13800138000"),
        (NINE, "sms", "13900139000"),
        (midnight, "call", "13800138000"),
    ]
    assert {(row["file"], row["line"]) for row in rows} == {
        ("log.xlsx[外呼]", 3), ("log.xlsx[外呼]", 4), ("log.xlsx[短信]", 2)
    }  # fmt: skip
    assert "log.xlsx[说明]: no row is a header of a log" in _told(log)


def test_a_folder_in_several_encodings(engine: Engine, written: Written, tmp_path: Path) -> None:
    """UTF-8 with a mark or without, GB18030 and UTF-16 are one log; what is none is refused by its byte."""
    for place, encoding in enumerate(("utf-8", "utf-8-sig", "gb18030", "utf-16")):
        (tmp_path / "in").mkdir(exist_ok=True)
        written([(f"K{place}", *ROW[1:])], name=f"in/{place}.csv", encoding=encoding)
    log = read_log(engine, [tmp_path / "in"], country="CN")
    assert {(row["file"], row["customer_id"], row["outcome"]) for row in _rows(engine, log)} == {
        (f"{place}.csv", f"K{place}", "answered") for place in range(4)
    }
    (tmp_path / "in" / "bad.csv").write_bytes("拨打时间,被叫号码\n".encode() + b"\xff\x80,1\n")
    (tmp_path / "in" / "odd.csv").write_bytes(
        codecs.BOM_UTF16_LE + "拨打时间\n".encode("utf-16-le") + b"\x00\xd8\x41"
    )
    with pytest.raises(InvalidInput, match="2 files") as refusal:
        read_log(engine, [tmp_path / "in"], country="CN")
    told = " ".join(map(str, refusal.value.problems))
    assert "bad.csv:2: byte 0xff on line 2" in told
    assert "odd.csv: byte 12 is not UTF-16" in told


def test_a_parquet_file(engine: Engine, written: Written, tmp_path: Path) -> None:
    """Typed columns need no reading: instants are instants, and lists lists."""
    log = read_log(engine, [written([ROW])], country="CN")
    engine.write(log.events.drop("file", "line", "event_id", "contact_id"), tmp_path / "log.parquet")
    again = read_log(engine, [tmp_path / "log.parquet"])
    (row,) = _rows(engine, again)
    assert (row["at"], row["debt_ids"], row["to_role"], row["line"]) == (NINE, ("D1",), "borrower", 1)


def test_an_id_of_several_rows_is_that_of_their_contact(engine: Engine, written: Written) -> None:
    """Each row gets an id of its own, and they stay together."""
    header = ["流水号", *CALLS]
    path = written([("S1", *ROW), ("S1", *ROW[:5], "未接"), ("S2", *ROW)], header)
    log = read_log(engine, [path], country="CN")
    rows = _rows(engine, log)
    assert sorted(row["contact_id"] for row in rows) == ["S1", "S1", "S2"]
    assert len({row["event_id"] for row in rows}) == 3
    assert "names several different rows" in _told(log)


CELLS = st.tuples(
    st.sampled_from(["K1", "K2"]),
    st.just("D1"),
    st.sampled_from(["2024/3/5 9:07", "2024/3/5 10:07"]),
    st.sampled_from(["13800138000", "13900139000"]),
    st.sampled_from(["本人", "朋友"]),
    st.sampled_from(["接通", "未接"]),
)


@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.data())
def test_ids_stay_when_rows_move_or_are_added(engine: Engine, written: Written, data: st.DataObject) -> None:
    """The ids of a log are among those of the log in another order and with rows added."""
    rows = data.draw(st.lists(CELLS, min_size=1, max_size=6))
    more = [*rows, *data.draw(st.lists(CELLS, min_size=1, max_size=3))]
    numbered = [(str(n), *row) for n, row in enumerate(data.draw(st.permutations(more)))]
    before = read_log(
        engine, [written([(str(n), *row) for n, row in enumerate(rows)], ["序号", *CALLS])], country="CN"
    )
    ids = {(row["event_id"], row["contact_id"]) for row in _rows(engine, before)}
    after = read_log(engine, [written(numbered, ["序号", *CALLS])], country="CN")
    assert len(ids) == len(rows)
    assert ids <= {(row["event_id"], row["contact_id"]) for row in _rows(engine, after)}


def test_a_cell_that_is_not_what_its_column_holds(engine: Engine, written: Written) -> None:
    """It is unknown, and told with its first line; amounts are read with their signs and separators."""
    header = [*CALLS, "提及金额", "collectors"]
    rows = [(*ROW, "¥1234.50元", "1"), (*ROW[:2], "2024/3/5 10:07", *ROW[3:], "很多", "two")]
    log = read_log(engine, [written(rows, header)], country="CN")
    first, second = _rows(engine, log)
    assert (str(first["amount"]), first["collectors"]) == ("1234.50", 1)
    assert (second["amount"], second["collectors"]) == (None, None)
    assert "log.csv:3: amount `很多` is no money; unknown in 1 rows" in _told(log)
    assert log.left_out == 0
