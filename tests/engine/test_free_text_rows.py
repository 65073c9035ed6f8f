"""Both engines find the same personal data in free text."""

import random

import ibis
import pytest

from rightparty.book.free_text import SORTS, found, hints, lines_of
from rightparty.engine import LINE, Engine

TEXTS = (
    "身份证11010519491231002X", "证 110105 19491231 002x。", "卡 4111 1111 1111 1111，请", "id G123456(A)",
    "Ｇ１２３４５６（Ａ）", "A123456789", "A123456780", "5215299(8)", "ABCPD1234E", "联系 138 0013 8000", "+852 6123 4567",
    "J.W@bank.example.", "400-820-8820", "0.4111111111111111", "9f4111111111111111ab", "a@b.example, a@c.example", "", None,
)  # fmt: skip


@pytest.mark.slow
def test_free_text(duck: Engine, spark: Engine) -> None:
    """By kind, line and value; and the first line of each, with how many cells there are."""
    dice = random.Random(3)
    made = ["".join(dice.choice("0123456789") for _ in range(dice.choice((11, 16, 18)))) for _ in range(300)]
    rows = [{LINE: line, "text": text} for line, text in enumerate([*TEXTS, *made])]
    told = []
    for engine in (duck, spark):
        table = engine.create("texts", rows, ibis.schema({LINE: "int64", "text": "string"}))
        (hinted,) = engine.rows(hints("events", table, ["text"]))
        assert all(hinted.values())
        cells = found("events", table, [("text", kind) for kind in SORTS])
        told.append((sorted(map(repr, engine.rows(cells))), sorted(map(repr, engine.rows(lines_of(cells))))))
    assert told[0] == told[1]
    assert len(told[0][1]) == len(SORTS)
