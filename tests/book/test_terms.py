"""The parameters of what is owed: dated, cited, and explained on their page."""

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from rightparty.book.terms import COMPONENTS, DEFAULT, UNQUOTABLE, OwedTerms, order_of, terms_on
from rightparty.errors import InvalidInput


def test_every_parameter_is_dated_and_cited(root: Path) -> None:
    """Nobody has to guess where a number comes from."""
    text = (root / "src/rightparty/book/terms.toml").read_text(encoding="utf-8")
    for name, entries in tomllib.loads(text).items():
        for entry in entries if isinstance(entries, list) else [entries]:
            assert entry["citation"], name
            assert name == "utc_offset" or isinstance(entry["since"], date)


def test_what_holds_is_what_was_in_force() -> None:
    """The order of allocation was the same before the Civil Code, by another text."""
    assert terms_on(date(2015, 1, 1)).allocation == COMPONENTS
    assert terms_on(date(2026, 1, 1)) == DEFAULT
    assert DEFAULT.day_count_in("CNY") == 360
    assert DEFAULT.day_count_in("EUR") == 365
    assert DEFAULT.tolerance_in("TWD") == Decimal(5)


def test_an_unknown_country_ends_its_day_last() -> None:
    """A payment is never booked later than on its payer's calendar, wherever that hangs."""
    assert DEFAULT.offset_in("CN") == 480
    assert DEFAULT.offset_in(None) == DEFAULT.offset_in("AQ") == min(DEFAULT.utc_offset.values())


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("costs;interest;principal", ("costs", "interest", "principal")),
        ("Principal > Interest > Costs", ("principal", "interest", "costs")),
        ("principal, costs", None),
        ("", None),
        (None, None),
    ],
)
def test_an_order_is_three_words(text: str | None, order: tuple[str, ...] | None) -> None:
    """Whatever stands between them; anything else is no order."""
    assert order_of(text) == order


def test_terms_that_cannot_be_used_are_refused() -> None:
    """An order of other words, or a look-up without an answer for everything else."""
    good = {"tolerance": {"": Decimal(1)}, "day_count": {"": 365}, "max_age_days": 3, "utc_offset": {"": 0}}
    with pytest.raises(InvalidInput, match="is not an order"):
        OwedTerms(allocation=("interest", "fees", "principal"), **good)  # type: ignore[arg-type]  # as written above
    with pytest.raises(InvalidInput, match="day_count has no entry"):
        OwedTerms(allocation=COMPONENTS, **{**good, "day_count": {"CNY": 360}})  # type: ignore[arg-type]  # as above


def test_the_page_explains_every_code(root: Path) -> None:
    """Whoever meets a code in `unquotable_because` finds it in docs/concepts/what-is-owed.md."""
    page = (root / "docs/concepts/what-is-owed.md").read_text(encoding="utf-8")
    assert [code for code in UNQUOTABLE if f"`{code}`" not in page] == []
