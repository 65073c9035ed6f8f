"""Headers are read as what they are known to mean; what is not known, or said twice, is told."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from rightparty.audit.headers import (
    CONSTANTS,
    TARGETS,
    LogMapping,
    channel_by_headers,
    proposal,
    read_headers,
    read_log_mapping,
    vocabulary,
)
from rightparty.book.guess import normal
from rightparty.book.mapping import IGNORE
from rightparty.errors import InvalidInput


def _means(columns: list[str], mapping: LogMapping | None = None) -> Mapping[str, str]:
    return {one.header: one.to for one in read_headers("log.csv", columns, lambda _c, _t: 0, mapping)}


def test_every_target_is_a_column_of_events_or_known() -> None:
    """The vocabulary names targets only, and no header stands under two."""
    named = vocabulary()["headers"]
    assert {part for to in named for part in to.split("|")} <= {*TARGETS, "number", "aside"}
    every = [text for headers in named.values() for text in {normal(one)[0] for one in headers}]
    assert sorted(one for one in set(every) if every.count(one) > 1) == []


@pytest.mark.parametrize("name", TARGETS)
def test_own_names(name: str) -> None:
    """A column named as in the book is that column."""
    assert _means([name]) == {name: name}


def test_the_surest_column_stands() -> None:
    """The number called goes before the customer's, whatever their order; the other is told."""
    read = read_headers("log.csv", ["客户手机号", "被叫号码(脱敏)", "拨打时间"], lambda _c, _t: 0)
    assert [one.to for one in read] == [IGNORE, "to", "at"]
    assert "“被叫号码(脱敏)” says more surely" in read[0].why


def test_ends_of_headers() -> None:
    """A longer header is read by its end, but never as somebody's number, nor where its end is set aside."""
    means = _means(["系统拨打时间", "SMS Sent At", "配偶手机号", "记录创建时间", "号码归属地"])
    assert means == {
        "系统拨打时间": "at",
        "SMS Sent At": "sent_at",
        "配偶手机号": IGNORE,
        "记录创建时间": IGNORE,
        "号码归属地": IGNORE,
    }


def test_a_header_that_may_mean_several_things() -> None:
    """Its cells decide; without a known word among them it is not read."""
    (by_cells,) = read_headers("log.csv", ["类型"], lambda _c, to: {"direction": 2, "channel": 1}.get(to, 0))
    assert by_cells.to == "direction"
    assert _means(["类型"]) == {"类型": IGNORE}


@pytest.mark.parametrize(
    ("columns", "channel"),
    [
        (["拨打时间", "号码"], "call"),
        (["發送時間", "簡訊內容"], "sms"),
        (["Recipient Email", "time"], "email"),
        (["time", "phone"], None),
        (["拨打时间", "短信内容"], None),
    ],
)
def test_the_channel_of_which_headers_speak(columns: list[str], channel: str | None) -> None:
    """Only where all speak of one."""
    assert channel_by_headers(columns) == channel


def test_a_mapping_goes_before_everything(tmp_path: Path) -> None:
    """What a proposal prints can be changed and read again."""
    read = read_headers("log.csv", ["拨打时间", "甲", "3月"], lambda _c, _t: 0)
    text = proposal(read).replace('"甲" = "ignore"', '"甲" = { to = "sent_at", form = "%d/%m/%Y" }')
    assert all(name in text for name in CONSTANTS)
    (tmp_path / "map.toml").write_text(text, encoding="utf-8")
    mapping = read_log_mapping(tmp_path / "map.toml")
    assert _means(["拨打时间", "甲"], mapping) == {"拨打时间": "at", "甲": "sent_at"}
    assert mapping.columns.columns["甲"].form == "%d/%m/%Y"


@pytest.mark.parametrize(
    "text",
    [
        '[columns]\n"a" = "nonsense"\n',
        '[columns]\n"a" = "at"\n"b" = "at"\n',
        '[constants]\nmood = "good"\n',
        '[values.mood]\n"a" = "b"\n',
        "[values]\nchannel = 3\n",
    ],
)
def test_a_mapping_with_a_fault_is_refused(tmp_path: Path, text: str) -> None:
    """Unknown targets, constants and words are named."""
    (tmp_path / "map.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInput):
        read_log_mapping(tmp_path / "map.toml")
