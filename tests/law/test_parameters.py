"""Numbers of the law: each with a date and a citation, and the right one on each day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.errors import InvalidInput
from rightparty.law.parameters import Window, parse_parameters, second_of_day


def test_a_value_without_date_or_citation_is_refused_all_at_once() -> None:
    """Every fault of the file is named."""
    raw = {
        "cap": {
            "unit": "calls",
            "values": [{"value": 3, "citation": "Act 1"}, {"since": date(2026, 1, 1), "value": 2}],
        },
        "empty": {"unit": "calls"},
    }
    with pytest.raises(InvalidInput) as caught:
        parse_parameters(raw, "act.toml")
    told = [str(problem) for problem in caught.value.problems]
    assert len(told) == 3
    assert all("act.toml" in problem for problem in told)


@given(
    st.lists(st.dates(date(2000, 1, 1), date(2100, 1, 1)), min_size=1, unique=True),
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
)
def test_the_value_in_force_is_the_latest_not_after_the_day(days: list[date], day: date) -> None:
    """Whatever the order of the file; before the first there is none."""
    raw = {"cap": {"values": [{"since": since, "value": str(since), "citation": "Act"} for since in days]}}
    parameter = parse_parameters(raw, "act.toml")["cap"]
    past = [since for since in days if since <= day]
    if past:
        assert parameter.on(day) == str(max(past))
    else:
        with pytest.raises(InvalidInput):
            parameter.on(day)


def test_an_amendment_takes_force_at_its_date() -> None:
    """The day before and the day of it."""
    raw = {
        "cap": {
            "values": [
                {"since": date(2020, 1, 1), "value": 3, "citation": "Act"},
                {"since": date(2026, 1, 30), "value": 2, "citation": "Act as amended"},
            ]
        }
    }
    parameter = parse_parameters(raw, "act.toml")["cap"]
    assert (parameter.on(date(2026, 1, 30) - timedelta(days=1)), parameter.on(date(2026, 1, 30))) == (3, 2)


def test_hours_are_seconds_of_a_day() -> None:
    """From `HH:MM` to a window."""
    raw = {
        "window": {
            "unit": "local time",
            "values": [{"since": date(2020, 1, 1), "value": ["08:00", "24:00"], "citation": "Act"}],
        }
    }
    assert parse_parameters(raw, "act.toml")["window"].on(date(2021, 1, 1)) == Window(8 * 3600, 24 * 3600)
    assert second_of_day("21:59:59") == 22 * 3600 - 1
