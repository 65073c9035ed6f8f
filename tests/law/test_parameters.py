"""Numbers of the law: each with a date and a citation, and the right one on each day."""

import tomllib
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


FILE = """# Some Act
[cap]
unit = "calls"
values = [
  { since = 2020-01-01, value = 3, citation = "Act 1 {as enacted}" },  # not { counted
  BROKEN
]
[hours]
unit = "local time"
values = [{ since = 2020-01-01, value = ["08:00", "21:00"], citation = "Act 2" }]
"""


@pytest.mark.parametrize(
    ("broken", "instead"),
    [
        ('{ value = 2, citation = "Act 1" }', "has no date: add `since = YYYY-MM-DD`"),
        ("{ since = 2026-01-30, value = 2 }", 'has no citation: add `citation = "…"`'),
        ('{ since = 2026-01-30, value = 2, citation = " " }', "has no citation"),
        ('{ since = 2020-01-01, value = 2, citation = "Act 1" }', "is the second from 2020-01-01"),
        ('{ since = 2026-01-30, citation = "Act 1" }', "has no value"),
        ('{ since = 2026-01-30, value = nan, citation = "Act 1" }', "is NaN"),
        ('{ since = 2026-01-30, value = 2, citaton = "x", citation = "Act 1" }', "did you mean `citation`?"),
        ("2", "is no value: write"),
    ],
)
def test_a_fault_in_a_value_names_its_line_and_what_to_write(broken: str, instead: str) -> None:
    """The sixth line is the wrong one, whatever braces stand in comments and citations before it."""
    text = FILE.replace("BROKEN", broken)
    with pytest.raises(InvalidInput) as caught:
        parse_parameters(tomllib.loads(text), "act.toml", text)
    [told] = [str(problem) for problem in caught.value.problems]
    assert instead in told
    assert told.startswith("act.toml:") if broken == "2" else told.startswith("act.toml:6: value 2 of `cap`")


@pytest.mark.parametrize(
    ("good", "bad", "instead"),
    [
        ('["08:00", "21:00"]', '["08:00"]', 'write `value = ["08:00", "21:00"]`'),
        ('["08:00", "21:00"]', "8", 'write `value = ["08:00", "21:00"]`'),
        ('["08:00", "21:00"]', '["22:00", "08:00"]', "opens after it closes"),
        ('unit = "local time"', 'unti = "local time"', "no key `unti`: did you mean `unit`?"),
    ],
)
def test_hours_that_are_none_are_refused_with_their_line(good: str, bad: str, instead: str) -> None:
    """A window has two times of day, in order."""
    text = FILE.replace("  BROKEN\n", "").replace(good, bad)
    with pytest.raises(InvalidInput) as caught:
        parse_parameters(tomllib.loads(text), "act.toml", text)
    assert any(
        instead in str(problem) and str(problem).startswith(("act.toml:7:", "act.toml:9:"))
        for problem in caught.value.problems
    )


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
