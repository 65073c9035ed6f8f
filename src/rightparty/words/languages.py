"""The three languages that we write, and how money and dates are written in them.

The forms are those of the Unicode CLDR for `zh-Hans`, `zh-Hant` and `en`, with one exception: in
`zh-Hant` a New Taiwan dollar is `NT$`, since a bare `$` would be another money in Hong Kong. Tests hold
them against a full CLDR library; a table of some currencies needs none at run time.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from rightparty.errors import Refused

Language = Literal["zh-Hans", "zh-Hant", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("zh-Hans", "zh-Hant", "en")

_NO_BREAK = "\u00a0"
_SYMBOLS: Mapping[Language, Mapping[str, str]] = {
    "zh-Hans": {"CNY": "¥", "USD": "US$", "JPY": "JP¥", "PHP": f"PHP{_NO_BREAK}"},
    "zh-Hant": {"CNY": "CN¥", "USD": "US$", "JPY": "¥", "PHP": f"PHP{_NO_BREAK}"},
    "en": {"CNY": "CN¥", "USD": "$", "JPY": "¥", "PHP": "₱"},
}
_BY_CODE = ("CZK", "IDR", "SGD", "MOP", "MYR")
_EVERYWHERE = {
    "HKD": "HK$", "TWD": "NT$", "GBP": "£", "INR": "₹", "EUR": "€", "BRL": "R$", "MXN": "MX$",
    **{code: f"{code}{_NO_BREAK}" for code in _BY_CODE},
}  # fmt: skip
_DECIMALS = {"JPY": 0}
"""How many decimals a currency has, where it is not two (ISO 4217, as in the Unicode CLDR)."""

_MONTHS = "January February March April May June July August September October November December"
_TRADITIONAL_PLACES = {"TW", "HK", "MO"}


def language_of(tag: str | None) -> Language | None:
    """Which of our languages a BCP 47 tag asks for; None for another language, or if unknown.

    Chinese without a script is traditional in Taiwan, Hong Kong and Macau, and simplified elsewhere.
    """
    parts = (tag or "").replace("_", "-").split("-")
    if parts[0].lower() == "en":
        return "en"
    if parts[0].lower() not in ("zh", "cmn", "yue"):
        return None
    rest = {part.title() for part in parts[1:]}
    if "Hans" in rest:
        return "zh-Hans"
    traditional = "Hant" in rest or {part.upper() for part in rest} & _TRADITIONAL_PLACES
    return "zh-Hant" if traditional else "zh-Hans"


def money(amount: Decimal, currency: str, language: Language) -> str:
    """An amount with its currency, always with all its decimals: what is said is exactly what is owed.

    Raises:
        Refused: a currency we can't write, or an amount that is not above zero or has more decimals than it.
    """
    symbol = {**_EVERYWHERE, **_SYMBOLS[language]}.get(currency)
    if symbol is None:
        known = ", ".join(sorted({*_EVERYWHERE, *_SYMBOLS[language]}))
        raise Refused(f"there is no way to write the currency `{currency}` yet", f"known: {known}")
    decimals = _DECIMALS.get(currency, 2)
    if not amount.is_finite() or amount <= 0 or amount != amount.quantize(Decimal(1).scaleb(-decimals)):
        raise Refused(f"`{amount}` {currency} is no amount to ask for", "give whole cents above zero")
    return f"{symbol}{amount:,.{decimals}f}"


def nothing(currency: str, language: Language) -> str:
    """Zero in a currency, where a field must say that there is none."""
    return money(Decimal(1), currency, language).replace("1", "0")


def money_in(text: str) -> list[str]:
    """Every amount of money in a text, as it is written there."""
    return _AMOUNT.findall(text)


def day(value: date, language: Language) -> str:
    """A date in full: `2026年11月23日`, `November 23, 2026`."""
    if language == "en":
        return f"{_MONTHS.split()[value.month - 1]} {value.day}, {value.year}"
    return f"{value.year}年{value.month}月{value.day}日"


def checked(language: str | None) -> Language:
    """One of our languages, or a refusal: what we can't say in somebody's language, a human tells them."""
    if language in LANGUAGES:
        return language
    raise Refused(
        f"there are no texts in the language `{language or 'unknown'}`",
        "no telling content is sent: let a human speak to this person",
    )


_ALL_SYMBOLS = sorted(
    {symbol for table in (*_SYMBOLS.values(), _EVERYWHERE) for symbol in table.values()},
    key=len,
    reverse=True,
)
_AMOUNT = re.compile(rf"(?:{'|'.join(map(re.escape, _ALL_SYMBOLS))})[0-9][0-9,]*(?:\.[0-9]+)?")
