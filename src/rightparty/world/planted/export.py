"""The same log as a lender exports it: Chinese headers, GB18030, no ids, dates in whatever form."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from rightparty.world.dice import Dice
from rightparty.world.planted.sheet import Row, Sheet

HEADERS: Mapping[str, str] = {
    "联系时间": "at",
    "联系方式": "channel",
    "动作": "kind",
    "方向": "direction",
    "联系结果": "outcome",
    "借据号": "debt_ids",
    "客户号": "person_id",
    "联系号码": "to",
    "接收人关系": "to_role",
    "委外机构": "agency_id",
    "催收员工号": "collector_id",
    "批次号": "batch_id",
    "联系内容": "text",
    "金额": "amount",
}
"""Each header of the export, and the column of the log behind it."""

FORMS = ("%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M:%S", "%Y年%m月%d日 %H:%M:%S", "%Y%m%d%H%M%S", "serial", "ms")
"""How an instant is written: text on the clock of the lender's zone, Excel's serial date, milliseconds."""

_WORDS: Mapping[str, Mapping[str, str]] = {
    "channel": {
        "call": "电话",
        "ai_call": "智能语音",
        "sms": "短信",
        "email": "邮件",
        "im": "微信",
        "im_group": "微信群",
        "letter": "信函",
        "postcard": "明信片",
        "visit": "上门",
        "social": "社交平台",
        "inbox": "站内信",
    },
    "kind": {
        "attempt": "呼出",
        "connected": "接通",
        "conversation": "通话",
        "voicemail": "语音留言",
        "sent": "发送",
        "delivered": "送达",
        "visit": "外访",
    },
    "direction": {"out": "呼出", "in": "呼入"},
    "outcome": {"answered": "接听", "no_answer": "无人接听", "voicemail": "语音信箱", "delivered": "已送达"},
    "to_role": {
        "borrower": "本人",
        "guarantor": "担保人",
        "spouse": "配偶",
        "heir": "继承人",
        "emergency_contact": "紧急联系人",
        "reference": "联系人",
        "friend": "朋友",
        "family": "亲属",
        "colleague": "同事",
        "employer": "单位",
        "address_book": "通讯录",
    },
}
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 -- the day that Excel counts from has no zone


def export(sheet: Sheet, dice: Dice) -> tuple[bytes, Mapping[str, int]]:
    """The log in GB18030, and the line at which each event stands. Its rows are in no order."""
    rows = dice.sample(sheet.rows["events"], len(sheet.rows["events"]))
    zone = ZoneInfo(sheet.table.zone)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADERS)
    lines: dict[str, int] = {}
    line = 2
    for row in rows:
        cells = [_cell(name, row, zone, dice) for name in HEADERS.values()]
        writer.writerow(cells)
        lines[row["event_id"]] = line
        line += 1 + sum(cell.count("\n") for cell in cells)
    return text.getvalue().encode("gb18030"), lines


def _cell(name: str, row: Row, zone: ZoneInfo, dice: Dice) -> str:
    value: Any = row.get(name)
    if value is None:
        return ""
    if name == "at":
        return written(value, dice.pick(FORMS), zone)
    if name in _WORDS:
        return _WORDS[name].get(value, value)
    return ";".join(value) if isinstance(value, Sequence) and not isinstance(value, str) else str(value)


def written(at: datetime, form: str, zone: ZoneInfo) -> str:
    """An instant in one of `FORMS`."""
    if form == "ms":
        return str(int(at.timestamp()) * 1000)
    local = at.astimezone(zone)
    if form != "serial":
        return local.strftime(form)
    days = (local.replace(tzinfo=None) - _EPOCH).total_seconds() / 86400
    return f"{days:.10f}"
