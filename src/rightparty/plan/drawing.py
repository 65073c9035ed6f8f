"""How our charts look as SVG: opaque, readable in print, told to who cannot see them (extra `charts`)."""

from typing import Any
from xml.sax.saxutils import escape

import altair as alt
import vl_convert


def heading(title: str, subtitle: str) -> alt.TitleParams:
    """The title above a whole picture, and a line beneath it."""
    return alt.TitleParams(
        title,
        subtitle=subtitle,
        anchor="start",
        fontSize=18,
        subtitleFontSize=12,
        subtitleColor="#444444",
        color="#111111",
        offset=14,
    )


def drawn(chart: Any, title: str, desc: str) -> str:
    """A chart as SVG on white, with a title and a description for who cannot see it."""
    chart = chart.configure(background="#ffffff", padding=18, font="sans-serif")
    svg: str = vl_convert.vegalite_to_svg(chart.configure_view(stroke=None).to_dict())
    end = svg.index(">", svg.index("<svg")) + 1
    opening = svg[: end - 1] + ' role="img" aria-labelledby="title desc">'
    told = f'<title id="title">{escape(title)}</title><desc id="desc">{escape(desc)}</desc>'
    return f"{opening}{told}{svg[end:]}\n"
