"""What is hidden of a log's words and ids, and what stays."""

import ibis
import pytest

from rightparty.audit.shown import masked_column, masked_key, masked_values, masked_words
from rightparty.engine import Engine


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("电话13812345678，明天还", "电话138****5678，明天还"),
        ("138-1234-5678 或 138 1234 5678", "138****5678 或 138****5678"),
        ("１３８１２３４５６７８", "138****5678"),
        ("+1 (555) 123-4567", "+1 555*****67"),
        ("写信到 wang.ming@example.com", "写信到 w***@e***"),
        ("身份证 11010519491231002X", "身份证 ****2X"),
        ("卡号 6222 0200 0000 1234 567", "卡号 *****************67"),
        (
            "owed 30583.37. past due: 30583.37, call 021-18000000",
            "owed 30583.37. past due: 30583.37, call *********00",
        ),
        ("欠 3,000.00 元，自 2026-03-01 22:15 起", "欠 3,000.00 元，自 2026-03-01 22:15 起"),
        ("1,234,567.89 on 2026-03-01T22:15:30", "1,234,567.89 on 2026-03-01T22:15:30"),
        ("7 calls in 7 days", "7 calls in 7 days"),
        ("138****5678", "138****5678"),
    ],
)
def test_numbers_and_addresses_are_hidden_and_days_and_sums_stay(words: str, shown: str) -> None:
    """However a number is written; what was masked before is left alone."""
    assert masked_words(words) == shown


def test_names_are_hidden_wherever_they_stand() -> None:
    """The longer name first; a single sign is no name."""
    assert masked_words("王小明和王小说：王", ["王小明", "王"]) == "王**和王小说：王"


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("13812345678", "138****5678"),
        ("a@b.cn", "a***@b***"),
        ("person-0001", "****01"),
        ("", ""),
        (None, ""),
    ],
)
def test_an_id_is_masked_as_what_it_is(key: str | None, shown: str) -> None:
    """A number as a number, an address as an address, else its last two signs."""
    assert masked_key(key) == shown


def test_a_column_of_ids_keeps_those_that_say_nothing_of_anybody(engine: Engine) -> None:
    """Numbers, addresses and national ids are hidden; ids of the lender's own stay."""
    ids = ["p-1", "13812345678", "+86 138 1234 5678", "w@example.com", "A123456789", None, "12345"]
    kinds = ibis.schema({"place": "int64", "key": "string"})
    table = engine.create("ids", [{"place": n, "key": one} for n, one in enumerate(ids)], kinds)
    rows = engine.rows(table.select("place", key=masked_column(table.key)).order_by("place"))
    assert [row["key"] for row in rows] == ["p-1", "****78", "****78", "****om", "****89", None, "12345"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("+8613800138000", "138****8000"),
        ("+85298765432", "+852 98****32"),
        ("+12125550123", "+1 212****23"),
        ("+4915112345678", "****78"),
        ("wang@example.com", "w***@e***"),
        ("95588", "****"),
        ("", "****"),
        (None, None),
    ],
)
def test_values_of_points_are_masked_as_people_see_them(
    engine: Engine, value: str | None, shown: str | None
) -> None:
    """By the engine, for tables of them; of a short number nothing is left."""
    table = engine.create("values", [{"value": value}], ibis.schema({"value": "string"}))
    (row,) = engine.rows(table.select(shown=masked_values(table.value)))
    assert row["shown"] == shown
