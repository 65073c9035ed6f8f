"""The picture of a town's morning under three policies, as SVG (needs the extra `charts`)."""

import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

import altair as alt

from rightparty.plan.drawing import drawn, heading
from rightparty.world.policies import OURS, POLICIES
from rightparty.world.trial import TRIAL, came_to

MEASURES = ("messages", "leaked", "often")
COLOURS = ("#b35806", "#7b6ca8", "#1b6ca8")  # told apart by most colour-blind readers, on white and on print
LANGUAGES = ("en", "zh-Hans", "zh-Hant")


def figures_of(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The three figures for each policy, in the order of `POLICIES`, from the rows of a play.

    Messages and leaks are the first morning's, as are the town's `people` and its `overdue` cases;
    `often` is counted over the whole play, of so many `days`.
    """
    first = {row["policy"]: row for row in rows if row["day"] == 0}
    last = {row["policy"]: row for row in sorted(rows, key=lambda row: int(row["day"]))}
    return {
        "messages": [first[policy]["messages"] for policy in POLICIES],
        "leaked": [first[policy]["leaked"] for policy in POLICIES],
        "often": [last[policy]["often_so_far"] for policy in POLICIES],
        "people": f"{first[OURS]['people']:,}",
        "overdue": f"{first[OURS]['overdue']:,}",
        "days": last[OURS]["day"] + 1,
    }


def draw(rows: Sequence[Mapping[str, Any]], language: str, churn: float) -> str:
    """An SVG of a play's rows; opaque, so that it reads the same on a light and on a dark page.

    `churn`: the town's, as it was made with; only told. Rows of a trial (`trial.play_trial`) have a picture
    of their own: money, burden and strangers under both policies.
    """
    text = files("rightparty.world").joinpath("picture.toml").read_text(encoding="utf-8")
    words = tomllib.loads(text)[language]
    if any(row["policy"] == TRIAL for row in rows):
        return _trial(rows, words, churn)
    figures = figures_of(rows)
    town = {name: figures[name] for name in ("people", "overdue", "days")} | {"churn": f"{churn:.0%}"}
    names = [words[key] for key in ("practice", "law", "ours")]
    panels = [_panel(words[measure].format(**town), names, figures[measure]) for measure in MEASURES]
    title = heading(words["title"], words["subtitle"].format(**town))
    chart = alt.hconcat(*panels, title=title, spacing=28)
    counts = {measure[0]: [f"{count:,}" for count in figures[measure]] for measure in MEASURES}
    return drawn(chart, words["title"], words["desc"].format(**counts, **town))


def _trial(rows: Sequence[Mapping[str, Any]], words: Mapping[str, str], churn: float) -> str:
    """The picture of a trial."""
    figures = {row["measure"]: (row["now"], row["then"]) for row in came_to(rows)}
    last = max(rows, key=lambda row: int(row["day"]))
    town = {"people": f"{last['people']:,}", "days": last["day"] + 1, "churn": f"{churn:.0%}"}
    names = [words["ours"], words["trial"]]
    panels = [
        _panel(words[f"trial_{measure}"].format(**town), names, [round(one) for one in figures[measure]])
        for measure in TRIAL_MEASURES
    ]
    title = heading(words["trial_title"], words["trial_subtitle"].format(**town))
    chart = alt.vconcat(
        alt.hconcat(*panels[:3], spacing=28), alt.hconcat(*panels[3:], spacing=28), title=title
    )
    told = "; ".join(
        words[f"trial_{measure}"].format(**town) + ": {:,.0f}, {:,.0f}".format(*figures[measure])
        for measure in TRIAL_MEASURES
    )
    return drawn(chart, words["trial_title"], f"{' / '.join(names)}. {told}")


TRIAL_MEASURES = ("money", "messages", "often_so_far", "to_strangers", "leaked", "complaints")


def _panel(title: str, names: Sequence[str], values: Sequence[int]) -> Any:
    rows = [{"policy": name, "count": value} for name, value in zip(names, values, strict=True)]
    y = alt.Y(
        "policy:N",
        sort=list(names),
        title=None,
        axis=alt.Axis(labelFontSize=13, labelColor="#111111", ticks=False, domain=False, labelPadding=8),
    )
    x = alt.X("count:Q", axis=None, scale=alt.Scale(domain=[0, max([*values, 1]) * 1.25]))
    colour = alt.Color("policy:N", scale=alt.Scale(domain=list(names), range=list(COLOURS)), legend=None)
    base = alt.Chart(alt.InlineData(values=rows)).encode(y=y, x=x)
    bars = base.mark_bar(height=20, cornerRadiusEnd=2).encode(color=colour)
    labels = base.mark_text(align="left", dx=6, fontSize=14, fontWeight="bold", color="#111111").encode(
        text=alt.Text("count:Q", format=",")
    )
    head = alt.TitleParams(title, anchor="start", fontSize=13, fontWeight="normal", color="#111111", offset=8)
    return (bars + labels).properties(width=190, height=96, title=head)
