"""Figures as a bar chart on a log scale, as SVG (needs the extra `charts`)."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from rightparty.bench.report import Bar
from rightparty.plan.drawing import drawn, heading

COLOURS = {"ours": "#1b6ca8", "floor": "#8a8a8a", "peer": "#b35806"}
"""Told apart by most colour-blind readers, on white and on print."""

_LEAST = 1e-9
_ROOM = 4.0  # a label's room at the end of the longest bar, as a factor


def draw(title: str, subtitle: str, bars: Sequence[Bar]) -> str:
    """An SVG of some figures, one panel below the other; opaque, for light and dark pages alike.

    A figure of nought or less has no bar on a log scale: only its number.
    """
    panels = [
        _panel(panel, [bar for bar in bars if bar.panel == panel])
        for panel in dict.fromkeys(bar.panel for bar in bars)
    ]
    chart = alt.vconcat(*panels, title=heading(title, subtitle), spacing=24)
    told = "; ".join(f"{bar.panel}, {bar.name}: {_text(bar.value)}" for bar in bars)
    return drawn(chart, title, told)


def _panel(title: str, bars: Sequence[Bar]) -> Any:
    least = min(_least(bar) for bar in bars) / 2
    rows = [
        {"name": bar.name, "value": max(bar.value, least), "from": least, "text": _text(bar.value),
         "who": bar.who, "goal": bar.goal}
        for bar in bars
    ]  # fmt: skip
    most = max(max(bar.value, bar.goal or 0) for bar in bars) * _ROOM
    axis = alt.Axis(labelFontSize=13, labelColor="#111111", labelLimit=320, ticks=False, domain=False)
    y = alt.Y("name:N", sort=[bar.name for bar in bars], title=None, axis=axis)
    x = alt.X("value:Q", axis=None, scale=alt.Scale(type="log", domain=[least, max(most, least * 10)]))
    colour = alt.Color("who:N", scale=alt.Scale(domain=[*COLOURS], range=[*COLOURS.values()]), legend=None)
    base = alt.Chart(alt.InlineData(values=rows)).encode(y=y, x=x)
    drawn = base.mark_bar(height=18, cornerRadiusEnd=2).encode(x2="from:Q", color=colour)
    labels = base.mark_text(align="left", dx=6, fontSize=13, fontWeight="bold", color="#111111")
    layers = drawn + labels.encode(text="text:N")
    if any(bar.goal is not None for bar in bars):
        ticks = [row for row in rows if row["goal"] is not None]
        goals = alt.Chart(alt.InlineData(values=ticks)).encode(y=y, x=alt.X("goal:Q"))
        layers += goals.mark_tick(color="#111111", thickness=2, height=22)
    head = alt.TitleParams(title, anchor="start", fontSize=13, fontWeight="normal", color="#111111", offset=8)
    return layers.properties(width=420, height=30 * len(bars), title=head)


def _least(bar: Bar) -> float:
    found = [value for value in (bar.value, bar.goal) if value is not None and value > 0]
    return min(found, default=_LEAST)


def _text(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
