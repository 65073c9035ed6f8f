"""The picture of a shadow as SVG: contacts a day under both laws, and rules that newly refuse."""

import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

import altair as alt

from rightparty.errors import InvalidInput
from rightparty.plan.drawing import drawn, heading
from rightparty.plan.shadow.compare import FATES, SAME
from rightparty.plan.shadow.summary import SIDES, Summary

LANGUAGES = ("en", "zh-Hans", "zh-Hant")
COLOURS = ("#1b6ca8", "#7fb3d5", "#c9a227", "#b35806", "#8c8c8c")  # by fate; apart on print, too
RULES = 8
_WIDTH = 620


def words_in(language: str) -> Mapping[str, str]:
    """The words of a picture.

    Raises:
        InvalidInput: there is none in this language.
    """
    if language not in LANGUAGES:
        raise InvalidInput(f"there is no picture in `{language}`", f"languages: {', '.join(LANGUAGES)}")
    text = files("rightparty.plan.shadow").joinpath("picture.toml").read_text(encoding="utf-8")
    words: Mapping[str, str] = tomllib.loads(text)[language]
    return words


def draw(summary: Summary, language: str) -> str:
    """An SVG of a shadow's summary; opaque, so that it reads the same on a light and on a dark page."""
    words = words_in(language)
    rules = [rule for rule in summary.rules if rule["newly"]][:RULES]
    changed = sum(one["contacts"] for one in summary.changes if one["change"] != SAME)
    told = {"contacts": f"{summary.contacts:,}", "changed": f"{changed:,}"}
    title = heading(words["title"].format(**told), words["subtitle"].format(**told))
    panels = [*(_days(summary, side, words) for side in SIDES), _rules(rules, words)]
    chart = alt.vconcat(*panels, title=title, spacing=20)
    desc = words["desc"].format(
        rules="; ".join(f"{rule['rule']} {rule['newly']:,}" for rule in rules) or words["none"],
        **{
            side: ", ".join(f"{words[fate]} {summary.fates[side][fate]:,}" for fate in FATES)
            for side in SIDES
        },
    )
    return drawn(chart, words["title"].format(**told), desc)


def _days(summary: Summary, side: str, words: Mapping[str, str]) -> Any:
    """The contacts of every day, in parts by what one law makes of them."""
    days = sorted({row["day"] for row in summary.days})
    most = max(
        (
            sum(row["contacts"] for row in summary.days if (row["day"], row["side"]) == (day, side))
            for day in days
        ),
        default=1,
    )
    rows = [
        {
            "day": f"{row['day']:%m-%d}",
            "fate": words[row["fate"]],
            "place": FATES.index(row["fate"]),
            "contacts": row["contacts"],
        }
        for row in summary.days
        if row["side"] == side
    ]
    names = [words[fate] for fate in FATES]
    return (
        alt.Chart(alt.InlineData(values=rows))
        .mark_bar()
        .encode(
            x=alt.X(
                "day:N", sort=[f"{day:%m-%d}" for day in days], title=None, axis=alt.Axis(labelAngle=-90)
            ),
            y=alt.Y("contacts:Q", title=words["days"], scale=alt.Scale(domain=[0, most])),
            color=alt.Color(
                "fate:N",
                scale=alt.Scale(domain=names, range=list(COLOURS)),
                legend=alt.Legend(title=None, orient="top") if side == SIDES[0] else None,
            ),
            order="place:Q",
        )
        .properties(width=_WIDTH, height=130, title=alt.TitleParams(words[side], anchor="start", fontSize=13))
    )


def _rules(rules: Sequence[Mapping[str, Any]], words: Mapping[str, str]) -> Any:
    """Rules that newly refuse, each with the contacts that change."""
    rows = [{"rule": rule["rule"], "contacts": rule["newly"]} for rule in rules]
    order = [row["rule"] for row in rows]
    head = alt.TitleParams(words["rules"] if rows else words["none"], anchor="start", fontSize=13)
    y = alt.Y("rule:N", sort=order, title=None, axis=alt.Axis(labelLimit=360, ticks=False, domain=False))
    base = alt.Chart(alt.InlineData(values=rows)).encode(y=y, x=alt.X("contacts:Q", axis=None))
    bars = base.mark_bar(height=14, color=COLOURS[3])
    counts = base.mark_text(align="left", dx=5, color="#111111").encode(
        text=alt.Text("contacts:Q", format=",")
    )
    return (bars + counts).properties(width=_WIDTH - 300, height=max(len(rows), 1) * 22, title=head)
