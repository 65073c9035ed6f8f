"""What a rule may not contain: refused at load, with file, line and what to write instead."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from rightparty.errors import InvalidInput
from rightparty.law.logic import among, no
from rightparty.law.rule import rule
from rightparty.law.vocabulary import DENY

SINCE = date(2026, 1, 1)


def python_and(c: Any) -> Any:
    """Two facts."""
    return c.channel == "call" and c.overdue > 0


def python_not(c: Any) -> Any:
    """Not a fact."""
    return not c.owes


def python_in(c: Any) -> Any:
    """A fact among others."""
    return c.channel in ("call", "sms")


def branching(c: Any) -> Any:
    """One or the other."""
    return c.owes if c.by_agency else c.stands_in


def statement(c: Any) -> Any:
    """A statement."""
    if c.owes:
        return c.stands_in
    return c.by_agency


def none(c: Any) -> Any:
    """A comparison with nothing."""
    return c.person_status == None  # noqa: E711 -- what the check is for


def clock(c: Any) -> Any:
    """A clock."""
    return date.today() > SINCE  # noqa: DTZ011 -- what the check is for


def chained(c: Any) -> Any:
    """A chain."""
    return 0 < c.overdue < 10


def inverted(c: Any) -> Any:
    """A tilde."""
    return ~c.owes


@pytest.mark.parametrize(
    ("condition", "instead"),
    [
        (python_and, "write `&`"),
        (python_not, "write `no(...)`"),
        (python_in, "write `among(fact, values)`"),
        (branching, "no `if`"),
        (statement, "no other statements"),
        (none, "no comparison with None"),
        (clock, "could read a clock"),
        (chained, "no chained comparison"),
        (inverted, "`~True` is -2"),
    ],
)
def test_a_construct_that_a_column_cannot_answer_is_refused(
    condition: Callable[[Any], Any], instead: str
) -> None:
    """The fault names the file and line, and what to write instead."""
    with pytest.raises(InvalidInput) as caught:
        rule("Some Act 1", effect=DENY, since=SINCE)(condition)
    assert any(
        "test_check.py:" in str(problem) and instead in str(problem) for problem in caught.value.problems
    )


def test_a_rule_without_citation_and_docstring_is_refused_for_both() -> None:
    """Both faults are named at once."""

    def silent(c: Any) -> Any:
        return c.owes

    with pytest.raises(InvalidInput) as caught:
        rule("  ", effect=DENY, since=SINCE)(silent)
    told = " ".join(str(problem) for problem in caught.value.problems)
    assert "no citation" in told
    assert "no docstring" in told


def test_names_for_parts_of_a_condition_are_fine() -> None:
    """A rule may name parts of its condition, and call the helpers."""

    def fine(c: Any) -> Any:
        """A rule in two lines."""
        voice = among(c.channel, ("call",))
        return voice & no(c.owes) & (c.overdue > 0)

    assert rule("Some Act 1", effect=DENY, since=SINCE)(fine) is fine
