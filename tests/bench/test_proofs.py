"""The proofs have their figures."""

from rightparty.bench.proofs import proof_figures
from rightparty.law.load import load_law


def test_each_rulebook_asked_has_its_seconds() -> None:
    """With the goal that was given."""
    figures = list(proof_figures(load_law(), {"core": 30, "house": 30}))
    assert [figure.what for figure in figures] == ["law prove core", "law prove house"]
    assert all(figure.measured > 0 and figure.unit == "s" and figure.goal == 30 for figure in figures)
