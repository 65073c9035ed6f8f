"""A side of a comparison names a law: without a rule, without a whole rulebook or an instrument."""

import pytest

from rightparty.cli.what_if import _laws
from rightparty.errors import InvalidInput
from rightparty.law.diff import side
from rightparty.law.load import Law, load_law


def ids(law: Law) -> set[str]:
    """Of all rules."""
    return {rule.id for rule in law.every}


@pytest.mark.parametrize("left_out", ["chn", "chn.gbt_45251"])
def test_a_rulebook_or_an_instrument_is_left_out_whole(left_out: str) -> None:
    """All of its rules, and no other."""
    gone = ids(load_law()) - ids(side(f"without:{left_out}"))
    assert gone == {one for one in ids(load_law()) if one.startswith(f"{left_out}.")}
    assert gone


def test_what_is_neither_is_refused() -> None:
    """A name that is no rule, no instrument and no rulebook leaves out nothing."""
    with pytest.raises(InvalidInput, match="nothing_like_it"):
        side("without:nothing_like_it")


def test_a_rulebook_that_was_just_written_is_tried_against_the_law_without_it() -> None:
    """The law in force of a shadow is named like a side."""
    laws = _laws(None, "now", "without:chn", allow_none=False)
    assert ids(laws.now) < ids(laws.then) == ids(load_law())
