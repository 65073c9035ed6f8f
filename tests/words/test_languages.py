"""Money, dates and language tags, held against a full CLDR library."""

from datetime import date
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_currency, get_currency_precision
from hypothesis import given
from hypothesis import strategies as st

from rightparty.errors import Refused
from rightparty.words.languages import (
    LANGUAGES,
    Language,
    checked,
    day,
    language_of,
    money,
    money_in,
    nothing,
)

CURRENCIES = (
    "CNY", "USD", "HKD", "TWD", "GBP", "INR", "EUR", "CZK",
    "BRL", "MXN", "PHP", "IDR", "SGD", "MOP", "MYR", "JPY",
)  # fmt: skip
AMOUNTS = st.decimals("0.01", "9999999999.99", places=2)


@given(AMOUNTS, st.sampled_from(CURRENCIES), st.sampled_from(LANGUAGES))
def test_money_is_written_as_the_unicode_tables_say(
    amount: Decimal, currency: str, language: Language
) -> None:
    """But for `NT$`, in traditional Chinese a bare `$` there, and a blank that the library leaves out."""
    amount = amount.quantize(Decimal(1).scaleb(-get_currency_precision(currency))) or Decimal(1)
    expected = format_currency(amount, currency, locale=language.replace("-", "_"))
    expected = f"NT{expected}" if (currency, language) == ("TWD", "zh-Hant") else expected
    assert money(amount, currency, language).replace("\u00a0", "") == expected.replace("\u00a0", "")


@given(st.lists(AMOUNTS, min_size=1, max_size=4), st.sampled_from(CURRENCIES), st.sampled_from(LANGUAGES))
def test_amounts_are_found_again_in_a_text(amounts: list[Decimal], currency: str, language: Language) -> None:
    """What was written can be read back, whatever stands around it."""
    whole = get_currency_precision(currency) == 0
    written = [money(amount // 1 + 1 if whole else amount, currency, language) for amount in amounts]
    assert money_in("共" + "，a ".join(written) + "。") == written


@given(st.dates(), st.sampled_from(LANGUAGES))
def test_dates_are_written_as_the_unicode_tables_say(value: date, language: Language) -> None:
    """The long form of each language."""
    assert day(value, language) == format_date(value, "long", locale=language.replace("-", "_"))


@pytest.mark.parametrize("amount", ["0", "-1", "0.001", "NaN", "Infinity"])
def test_what_is_no_amount_to_ask_for_is_refused(amount: str) -> None:
    """Nothing, less than nothing, parts of a cent, or no number at all."""
    with pytest.raises(Refused, match="no amount"):
        money(Decimal(amount), "CNY", "en")


def test_a_currency_without_decimals_has_none() -> None:
    """A part of a yen is no amount; and nothing is written with as many decimals as something."""
    assert money(Decimal("1234.00"), "JPY", "en") == "¥1,234"
    with pytest.raises(Refused, match="no amount"):
        money(Decimal("1234.50"), "JPY", "en")
    assert nothing("JPY", "zh-Hans") == "JP¥0"
    assert nothing("USD", "en") == "$0.00"


def test_a_currency_that_we_cannot_write_is_refused() -> None:
    """Rather than a code that nobody reads."""
    with pytest.raises(Refused, match="XAU"):
        money(Decimal(1), "XAU", "en")


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-Hans-HK", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh_HK", "zh-Hant"),
        ("yue-HK", "zh-Hant"),
        ("zh-hant", "zh-Hant"),
        ("EN-gb", "en"),
        ("fr", None),
        ("cs-CZ", None),
        ("", None),
        (None, None),
    ],
)
def test_a_language_tag_names_one_of_our_languages_or_none(tag: str | None, language: str | None) -> None:
    """Chinese without a script goes by its place; an unknown language is never guessed."""
    assert language_of(tag) == language


def test_no_text_in_a_language_means_a_human() -> None:
    """The refusal says what to do instead."""
    with pytest.raises(Refused, match="`cs`") as fault:
        checked("cs")
    assert "human" in fault.value.help
