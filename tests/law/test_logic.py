"""Truth with a third value: the same as a database's, in every combination."""

from itertools import product
from typing import Any

import pytest

from rightparty.law.logic import Missing, among, no

UNKNOWN = Missing(frozenset({"fact"}))
TRUTHS = (True, False, UNKNOWN)


def _sql(truth: Any) -> bool | None:
    return None if isinstance(truth, Missing) else truth


@pytest.mark.parametrize(("left", "right"), list(product(TRUTHS, TRUTHS)))
def test_and_or_are_those_of_sql(left: Any, right: Any) -> None:
    """False wins an `and`, true wins an `or`; whatever else is unknown stays so."""
    pair = {_sql(left), _sql(right)}
    both = False if False in pair else None if None in pair else True
    either = True if True in pair else None if None in pair else False
    assert _sql(left & right) is both
    assert _sql(left | right) is either


def test_the_opposite_of_true_is_false_and_of_unknown_unknown() -> None:
    """`~True` would be -2."""
    assert (no(True), no(False)) == (False, True)
    assert isinstance(no(UNKNOWN), Missing)


def test_every_comparison_with_an_unknown_is_unknown() -> None:
    """Also with a value that only looks like the absence of one."""
    for answer in (
        UNKNOWN == "call",
        UNKNOWN != "call",
        UNKNOWN >= 3,
        UNKNOWN < 3,
        among(UNKNOWN, ("call",)),
    ):
        assert isinstance(answer, Missing)


def test_all_facts_that_were_missing_are_remembered() -> None:
    """Two unknowns together name both."""
    together = UNKNOWN & Missing(frozenset({"other"}))
    assert together.facts == {"fact", "other"}


def test_an_unknown_cannot_be_branched_on() -> None:
    """Python's `if` would silently take it for true."""
    with pytest.raises(TypeError, match="fact"):
        bool(UNKNOWN)
