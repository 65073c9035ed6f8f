"""`rightparty bench`: a table of figures, whatever the machine."""

import json

import pytest

from rightparty.cli.main import run


@pytest.mark.slow
def test_the_figures_of_the_law_are_measured(capsys: pytest.CaptureFixture[str]) -> None:
    """Every figure has what, how much, and whether its goal was reached."""
    assert run(["bench", "law", "--people", "20", "--no-proofs", "--format", "json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert len(figures) == 8
    assert all(row["measured"] > 0 and row["goal"] for row in figures)
