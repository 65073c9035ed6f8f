"""How fast a day is planned, with shared limits and without, and how little is lost by whole contacts."""

import gc
import resource
from collections.abc import Iterator
from contextlib import closing
from time import perf_counter

from rightparty.bench.figure import MORE, Figure
from rightparty.bench.plan_people import people_of_a_morning
from rightparty.bench.profile import Profiled
from rightparty.engine import open_engine
from rightparty.law.load import load_law
from rightparty.plan.day import DayPlan, planned_day
from rightparty.plan.limits import NO_LIMITS, Limits, parse_limits

_PEOPLE, _SECONDS = 10_000_000, 180
_RATE_MIN = _PEOPLE / _SECONDS  # ten million people in three minutes
_GAP_MAX_PERCENT = 0.1
_MEMORY_MAX_GB = 16.0
_MEMORY = "10GB"
_KILO = 1024

_LIMITS = """
[agents]
minutes_each = 6
minutes = {agents}
[messages.sms]
most = {texts}
price = "0.05"
money = "{money}.00"
currency = "CNY"
[replies]
minutes_each = 4
[replies.hours]
"09:00" = {staff}
"10:00" = {staff}
"11:00" = {staff}
"14:00" = {staff}
"15:00" = {staff}
"16:00" = {staff}
"17:00" = {staff}
"""


def limits_for(people: int) -> Limits:
    """Room that is short on every side: a text for one in eight, few calls, some of the replies."""
    text = _LIMITS.format(
        agents=people // 500, texts=people // 8, money=people // 160, staff=max(people // 220, 1)
    )
    return parse_limits(text, "bench")


def plan_figures(people: int, profiles: list[tuple[str, Profiled]]) -> Iterator[Figure]:
    """The figures, one by one as they are measured: of so many people who are overdue.

    `profiles` is given what each plan spent, query by query.
    """
    law = load_law()
    with closing(open_engine(memory_limit=_MEMORY)) as engine:
        morning = people_of_a_morning(engine, people)
        planned = None
        for limits, told in ((NO_LIMITS, "without limits"), (limits_for(people), "with limits")):
            gc.collect()
            spent = Profiled(engine)
            profiles.append((told, spent))
            began = perf_counter()
            planned = planned_day(
                spent.engine,
                morning.book,
                morning.decided,
                morning.morning,
                law=law,
                balance=morning.balance,
                limits=limits,
            )
            seconds = perf_counter() - began
            yield Figure(f"people planned, {told}", people / seconds, "a second", _RATE_MIN, MORE)
            yield Figure(f"seconds for {people:,} people, {told}", seconds, "s", people / _RATE_MIN)
        yield Figure("worth below the bound of the linear programme", _gap(planned), "%", _GAP_MAX_PERCENT)
        yield Figure("limits passed", _passed(planned), "limits", 0)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KILO**2
    yield Figure("most memory held, the made-up people's tables with it", peak, "GB", _MEMORY_MAX_GB)


def _gap(planned: DayPlan | None) -> float:
    return 100 * (planned.bound - planned.worth) / planned.bound if planned and planned.bound else 0.0


def _passed(planned: DayPlan | None) -> int:
    return sum(one.used > one.room for one in planned.used) if planned else 0


def as_rows(figures: list[Figure]) -> list[dict[str, object]]:
    """Figures as rows of a table; four digits, since a gap is small."""
    return [
        {
            "what": f.what,
            "measured": float(f"{f.measured:.4g}"),
            "unit": f.unit,
            "goal": f"{f.side} {f.goal:,.4g}",
            "reached": f.reached,
        }
        for f in figures
    ]
