"""The card of a response model as rows that a person reads, one figure a row."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rightparty.plan.fairness import Check, as_rows, verdict_of
from rightparty.plan.response import INPUTS, Response

COLUMNS = ("part", "what", "value", "low", "high", "count")

_HEADINGS: Mapping[str, tuple[str, str, str]] = {
    "model": ("model", "模型", "模型"),
    "data": ("data", "数据", "資料"),
    "method": ("method", "方法", "方法"),
    "inputs": ("inputs", "输入", "輸入"),
    "effects": ("extra repayment, share of what is overdue", "额外还款,占逾期金额", "額外還款,占逾期金額"),
    "factors": ("factor of a fact", "因素倍数", "因素倍數"),
    "lowers": ("only lowers", "只会降低", "只會降低"),
    "assumed": ("not learnt, stays assumed", "未学习,沿用假设", "未學習,沿用假設"),
    "not_told": (
        "not told apart by outcomes; contacts needed",
        "结果尚不足以区分;所需联系数",
        "結果尚不足以區分;所需聯絡數",
    ),
    "by_itself": ("comes in by itself, a day", "自行还款,每日", "自行還款,每日"),
    "calibration": ("foretold and seen", "预测与实际", "預測與實際"),
    "fairness": ("most contacted tenth", "联系最多的十分之一", "聯絡最多的十分之一"),
    "limits": ("limits", "局限", "侷限"),
}
LANGUAGES = ("en", "zh-Hans", "zh-Hant")


_TOLD_BELOW = ("method", "inputs", "limits", "not_learnt", "facts_not_told")


def card_rows(
    text: str, response: Response, checked: Sequence[Check], language: str
) -> list[dict[str, object]]:
    """The rows of a card, with `COLUMNS`.

    Args:
        text: of the model file.
        response: the same, as read.
        checked: of a book's plan under it; none: what the fit found of its own.
        language: of the headings.
    """
    place = LANGUAGES.index(language)
    told = _rows(tomllib.loads(text), response, checked)
    return [dict.fromkeys(COLUMNS) | row | {"part": _HEADINGS[str(row["part"])][place]} for row in told]


def _rows(
    raw: Mapping[str, Any], response: Response, checked: Sequence[Check]
) -> Iterator[dict[str, object]]:
    card = raw["card"]
    yield {"part": "model", "what": response.name, "value": response.version}
    for name, value in card.items():
        if name not in _TOLD_BELOW and not _is_table(value):
            yield {"part": "data", "what": name, "value": value}
    yield {"part": "method", "what": card.get("method")}
    for name, means in INPUTS.items():
        yield {"part": "inputs", "what": name, "value": means}
    yield from _effects(raw)
    for name in card.get("facts_not_told", ()):
        needed = {one["fact"]: one.get("contacts_needed") for one in raw["factor"]}
        yield {"part": "not_told", "what": name, "count": needed.get(name)}
    yield from _outcomes(card)
    rows = as_rows(checked) if checked else card.get("fairness", ())
    if checked:
        yield {"part": "fairness", "what": "verdict", "value": verdict_of(checked)}
    for row in rows:
        yield {
            "part": "fairness",
            "what": f"{row['group']}: {row['verdict']}",
            "value": row.get("top_share"),
            "low": row.get("book_share"),
            "high": row.get("margin"),
            "count": row["people"],
        }
    for limit in card.get("limits", ()):
        yield {"part": "limits", "what": limit}


def _effects(raw: Mapping[str, Any]) -> Iterator[dict[str, object]]:
    for one in raw["effect"]:
        yield {
            "part": "effects" if one["learnt"] else "assumed",
            "what": f"{one['channel']} {one['content']}",
            "value": one["share"],
            "low": one.get("low"),
            "high": one.get("high"),
            "count": one["contacts"],
        }
    for one in raw["factor"]:
        edges = [None, *one["edges"]]
        for number, value in enumerate(one["values"]):
            since = edges[number]
            yield {
                "part": "factors",
                "what": one["fact"] + ("" if since is None else f" from {since}"),
                "value": value,
                "low": one.get("low", [None] * len(edges))[number],
                "high": one.get("high", [None] * len(edges))[number],
                "count": one["contacts"][number],
            }
    for name, one in raw["lowers"].items():
        yield {"part": "lowers", "what": f"{name}: extra repayment times", "value": one["lift"]}
        yield {"part": "lowers", "what": f"{name}: burden times", "value": one["burden"]}


def _outcomes(card: Mapping[str, Any]) -> Iterator[dict[str, object]]:
    for cell in card.get("cell", ()):
        yield {
            "part": "by_itself",
            "what": f"dpd from {cell['dpd_from']}, last paid {cell['paid_days_from']} days ago or more,"
            f" a contact in {cell['propensity']:.0%} of days",
            "value": cell["by_itself_a_day"],
            "count": cell["days"],
        }
    for group in card.get("calibration", ()):
        yield {
            "part": "calibration",
            "what": f"foretold {group['foretold']:.3%}",
            "value": group["seen"],
            "low": round(group["seen"] - 1.96 * group["error"], 6),
            "high": round(group["seen"] + 1.96 * group["error"], 6),
            "count": group["contacts"],
        }


def _is_table(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)
