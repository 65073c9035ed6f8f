"""The amounts of money that a text states, as numbers, with their places."""

import re
from collections.abc import Iterator
from decimal import Decimal

from rightparty.words.saying_text import folded

_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?|[0-9]+(?:\.[0-9]{1,2})?"
_UNIT = r"元|块|圆|蚊|rmb|cny|usd|hkd|twd|gbp|eur|inr|kes|dollars?|yuan|pounds?|euros?"
_SIGN = r"[$€£₹¥]|nt\$|hk\$|us\$|rmb|cny|usd|hkd|twd|gbp|eur|inr|kes|rs\.?"
_SAID = r"(?:past due|overdue|late) by|you(?: still)? owe|balance (?:is|of)|(?:due|owed|account) is"
"""Words of English after which a number without a sign is an amount."""

_AMOUNT = re.compile(
    rf"(?:{_SIGN})[ ]?(?P<after>{_NUMBER})(?P<ten>万)?"
    rf"|(?<![0-9.,])(?P<before>{_NUMBER})[ ]?(?P<thousands>万)?[ ]?(?:{_UNIT})"
    rf"|(?:{_SAID})[ ](?P<said>{_NUMBER})(?![0-9%/-])"
    rf"|(?<![0-9.,])(?P<due>{_NUMBER})[ ]is[ ](?:past due|overdue|owed)"
)
_MAYBE = re.compile(
    r"[0-9](?:(?<=[$€£₹¥bydprs.](?s:.))|(?<=[$€£₹¥bydprsef.] (?s:.))|[ ]?万?[ ]?[元块圆蚊rcuhtgeikdyp])"
)
"""A digit beside the last character of a sign or the first of a name: most texts with numbers have none."""

_TEN_THOUSAND = 10_000


def amounts_in(text: str) -> Iterator[tuple[Decimal, int, int]]:
    """Each amount with a currency's sign or name, with where it begins and ends in the text."""
    read = folded(text)
    if _MAYBE.search(read.plain) is None:
        return
    for found in _AMOUNT.finditer(read.plain):
        written = found["after"] or found["before"] or found["said"] or found["due"]
        number = Decimal(written.replace(",", ""))
        if found["ten"] or found["thousands"]:
            number *= _TEN_THOUSAND
        yield number, *read.span_of_plain(*found.span())
