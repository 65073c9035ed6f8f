"""A day planned range by range of people is the day that is planned at once."""

import ibis.expr.types as ir
import pytest

from rightparty.bench.plan import limits_for
from rightparty.bench.plan_people import people_of_a_morning
from rightparty.engine import Engine
from rightparty.plan import day
from rightparty.plan.day import DayPlan, planned_day
from rightparty.plan.limits import NO_LIMITS, Limits

PEOPLE = 400


def rows_of(engine: Engine, planned: DayPlan) -> list[dict[str, object]]:
    """The plan's rows by person."""
    return engine.rows(planned.contacts.order_by("person_id"))


@pytest.mark.parametrize("limits", [NO_LIMITS, limits_for(PEOPLE)], ids=["no limits", "limits"])
def test_ranges_change_nothing(engine: Engine, limits: Limits, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every row, with limits too, which are about everybody; and what is kept on the way is forgotten."""
    people = people_of_a_morning(engine, PEOPLE)

    def planned() -> DayPlan:
        return planned_day(
            engine, people.book, people.decided, people.morning, balance=people.balance, limits=limits
        )

    whole = planned()
    rows = rows_of(engine, whole)
    monkeypatch.setattr(day, "RANGE_CANDIDATES", 90)
    kept: list[str] = []
    materialize = engine.materialize

    def noted(expr: ir.Table, name: str, **more: bool) -> ir.Table:
        kept.append(name)
        return materialize(expr, name, **more)

    monkeypatch.setattr(engine, "materialize", noted)
    parts = planned()
    assert rows_of(engine, parts) == rows
    assert {row["status"] for row in rows} == {"planned", "held", "denied", "skipped"} - (
        set() if limits else {"skipped"}
    )
    assert (parts.used, parts.worth) == (whole.used, whole.worth)
    assert len([name for name in kept if name.startswith("plan_part_")]) > 5
