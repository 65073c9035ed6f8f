"""The picture of a calendar: a bar a day, in parts by channel, as SVG (needs the extra `charts`)."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from rightparty.plan.drawing import drawn

TITLE = "Contacts expected in the next days, if nothing happens"
COLOURS = ("#1b6ca8", "#7b6ca8", "#b35806", "#5aa469", "#c9a227", "#8c8c8c", "#2f4858", "#d1495b")


def draw(days: Sequence[Mapping[str, Any]]) -> str:
    """An SVG of a calendar's days; opaque, so that it reads the same on a light and on a dark page."""
    rows = [
        {"day": f"{row['day']:%a %d}", "channel": channel, "count": count}
        for row in days
        for channel, count in row["by_channel"].items()
    ]
    order = [f"{row['day']:%a %d}" for row in days]
    channels = sorted({row["channel"] for row in rows})
    colour = alt.Color(
        "channel:N",
        scale=alt.Scale(domain=channels, range=list(COLOURS[: len(channels)])),
        legend=alt.Legend(title=None, orient="top"),
    )
    bars = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_bar()
        .encode(
            x=alt.X("day:N", sort=order, title=None, scale=alt.Scale(domain=order)),
            y=alt.Y("sum(count):Q", title="contacts"),
            color=colour,
        )
        .properties(width=560, height=240, title=TITLE)
    )
    told = "; ".join(f"{row['day']:%Y-%m-%d} {row['contacts']:,}" for row in days)
    return drawn(bars, TITLE, told)
