"""An occasion read from the cells of a row."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from rightparty.errors import InvalidInput
from rightparty.words.conduct import UNKNOWN, Occasion
from rightparty.words.occasion_rows import COLUMNS, occasion_of


def test_a_row_tells_of_its_occasion() -> None:
    """Every column is a field; other columns of the row are none of it."""
    row = {
        "audience": "owes", "direction": "out", "channel": "sms", "country": "CN", "content": "full",
        "at": "2026-11-23T09:00:00+00:00", "amount_owed": "1580.50", "currency": "CNY", "filed_case": "none",
        "creditor_names": "晨光银行; Morning Bank", "own_links": "morning.cn", "visit_scheduled": "no",
        "suit_intended": "TRUE", "text": "…", "event_id": "E1",
    }  # fmt: skip
    assert occasion_of(row) == Occasion(
        audience="owes",
        direction="out",
        channel="sms",
        country="CN",
        content="full",
        at=datetime(2026, 11, 23, 9, tzinfo=UTC),
        amount_owed=Decimal("1580.50"),
        currency="CNY",
        filed_case="",
        creditor_names=("晨光银行", "Morning Bank"),
        own_links=("morning.cn",),
        visit_scheduled=False,
        suit_intended=True,
    )


def test_an_empty_cell_is_unknown() -> None:
    """As is a column that is not there."""
    assert occasion_of(dict.fromkeys(COLUMNS, "")) == UNKNOWN
    assert occasion_of({"audience": None}) == UNKNOWN


def test_every_cell_that_cannot_be_read_is_named() -> None:
    """All at once, with what it may hold."""
    row = {"audience": "friend", "country": "China", "at": "2026-11-23", "amount_owed": "much"}
    with pytest.raises(InvalidInput) as fault:
        occasion_of({**row, "time_barred": "maybe"})
    assert len(fault.value.problems) == 5
    assert "`audience` is `friend`: write one of owes, stands_in, other" in fault.value.problems


def test_every_field_has_a_column() -> None:
    """What can be known can be handed in."""
    assert set(COLUMNS) == set(Occasion.__dataclass_fields__)
