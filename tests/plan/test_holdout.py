"""Who is held out: a share of the people, by the hash of their ids."""

import ibis
from hypothesis import given
from hypothesis import strategies as st

from rightparty.engine import Engine
from rightparty.plan.holdout import WHOLE, in_holdout, is_in_holdout

NAMES = [f"person-{number}" for number in range(2_000)]


@given(share=st.integers(0, WHOLE), more=st.integers(0, WHOLE))
def test_a_larger_share_holds_out_the_same_people_and_more(share: int, more: int) -> None:
    """Nobody who is held out at a share is contacted at a larger one."""
    larger = min(share + more, WHOLE)
    assert all(is_in_holdout(name, larger) for name in NAMES[:50] if is_in_holdout(name, share))


def test_a_share_is_about_that_share() -> None:
    """Nobody at nought, everybody at one, and about a fifth at a fifth."""
    assert not any(is_in_holdout(name, 0) for name in NAMES)
    assert all(is_in_holdout(name, WHOLE) for name in NAMES)
    assert 340 < sum(is_in_holdout(name, 200_000) for name in NAMES) < 460


def test_the_engine_holds_out_the_same(engine: Engine) -> None:
    """The column and the value are one law."""
    table = engine.create(
        "names", [{"person_id": name} for name in NAMES], ibis.schema({"person_id": "string"})
    )
    rows = engine.rows(table.mutate(out=in_holdout(table.person_id, 200_000)))
    assert all(row["out"] == is_in_holdout(row["person_id"], 200_000) for row in rows)
