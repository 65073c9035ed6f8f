"""The figures of the plan, on few people."""

from rightparty.bench.plan import as_rows, plan_figures
from rightparty.bench.profile import Profiled


def test_a_small_morning_is_measured() -> None:
    """Everything is measured; no limit is passed, and the gap is that of whole contacts."""
    profiles: list[tuple[str, Profiled]] = []
    figures = list(plan_figures(3000, profiles))
    assert all(figure.measured > 0 for figure in figures if figure.unit in ("a second", "s", "GB"))
    by_name = {figure.what: figure for figure in figures}
    assert by_name["limits passed"].measured == 0
    assert by_name["worth below the bound of the linear programme"].reached
    assert len(as_rows(figures)) == len(figures)
    assert [run for run, one in profiles if one.top()] == ["without limits", "with limits"]
