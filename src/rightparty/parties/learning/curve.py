"""A calibration curve as SVG: what was foretold against what happened (needs the extra `charts`)."""

from collections.abc import Mapping

import altair as alt
import vl_convert

from rightparty.parties.learning.metrics import Metrics

_WORDS = {
    "en": ("Foretold", "Happened", "Outcomes", "calibration error {error:.2%}, {count:,} outcomes held out"),
    "zh-Hans": ("预测", "实际", "结果数", "校准误差 {error:.2%},留出结果 {count:,} 个"),
    "zh-Hant": ("預測", "實際", "結果數", "校準誤差 {error:.2%},留出結果 {count:,} 個"),
}
LANGUAGES = tuple(_WORDS)


def draw(curves: Mapping[str, Metrics], language: str) -> str:
    """An SVG of one curve or several, each under its name; opaque, read alike on a light and a dark page."""
    foretold, happened, outcomes, subtitle = _WORDS[language]
    points = [
        {"model": name, foretold: one.predicted, happened: one.observed, outcomes: one.count}
        for name, metrics in curves.items()
        for one in metrics.curve
    ]
    told = [
        f"{name}: {subtitle.format(error=metrics.calibration_error, count=metrics.count)}"
        for name, metrics in curves.items()
    ]
    scale = alt.Scale(domain=[0, 1])
    share = alt.Axis(format=".0%")
    diagonal = alt.Chart(alt.InlineData([{foretold: 0, happened: 0}, {foretold: 1, happened: 1}]))
    diagonal = diagonal.mark_line(color="#999999", strokeDash=[4, 4]).encode(
        alt.X(foretold, type="quantitative", scale=scale, axis=share),
        alt.Y(happened, type="quantitative", scale=scale, axis=share),
    )
    curve = (
        alt.Chart(alt.InlineData(points))
        .mark_line(point=True)
        .encode(
            alt.X(foretold, type="quantitative"),
            alt.Y(happened, type="quantitative"),
            alt.Color("model", type="nominal", title=None, scale=alt.Scale(range=["#1b6ca8", "#b35806"])),
        )
    )
    title = alt.TitleParams(" ", subtitle=told, anchor="start", subtitleFontSize=12, subtitleColor="#444444")
    chart = (diagonal + curve).properties(width=420, height=420, title=title)
    chart = chart.configure(background="#ffffff", padding=18, font="sans-serif")
    svg: str = vl_convert.vegalite_to_svg(chart.to_dict())
    return svg
