"""The pictures of a report as SVG inside the page: plain shapes, each with a title and a description."""

from collections.abc import Mapping, Sequence
from typing import Final

from rightparty.audit.markup import Markup, joined, tag
from rightparty.words.verdicts import CANNOT_TELL, GRAVE, MINOR, SERIOUS, VIOLATION

COLOURS: Final[Mapping[str, str]] = {
    GRAVE: "#8c1c13",
    SERIOUS: "#c8681a",
    MINOR: "#6f6aa8",
    VIOLATION: "#8c1c13",
    CANNOT_TELL: "#8a8f98",
    "fine": "#1b6ca8",
    "": "#1b6ca8",
}
"""Told apart by most colour-blind readers, and by lightness in print; words always stand beside them."""

_INK, _PALE, _LINE = "#1a1a1a", "#eef1f4", "#9aa1aa"
_HEAT = ("#eef1f4", "#f6d9c4", "#eda97c", "#d06f3c", "#a13d20", "#6d1a12")
_WHITE_FROM = 3


def bar(value: int, most: int, colour: str) -> Markup:
    """A bar as long as its share of `most`; the number itself stands in the text beside it."""
    width = round(100 * value / most, 2) if most else 0
    rect = tag("rect", x=0, y=0, width=max(width, 0.6 if value else 0), height=8, fill=colour)
    ground = tag("rect", x=0, y=0, width=100, height=8, fill=_PALE)
    return tag(
        "svg", ground, rect, class_="bar", viewBox="0 0 100 8", preserveAspectRatio="none", aria_hidden="true"
    )


def split(parts: Sequence[tuple[str, int, str]], told: str) -> Markup:
    """One bar in parts: each its name, number and colour."""
    whole = sum(count for _, count, _ in parts) or 1
    at, shapes = 0.0, []
    for _, count, colour in parts:
        width = 100 * count / whole
        shapes.append(tag("rect", x=round(at, 3), y=0, width=round(width, 3), height=8, fill=colour))
        at += width
    picture = tag(
        "svg",
        *shapes,
        class_="split",
        viewBox="0 0 100 8",
        preserveAspectRatio="none",
        role="img",
        aria_label=told,
    )
    return joined([picture, legend([(name, colour) for name, _, colour in parts])])


def legend(names: Sequence[tuple[str, str]]) -> Markup:
    """What the colours mean."""
    items = (
        tag(
            "li",
            tag(
                "svg", tag("rect", width=10, height=10, fill=colour), viewBox="0 0 10 10", aria_hidden="true"
            ),
            name,
        )
        for name, colour in names
    )
    return tag("ul", *items, class_="legend")


def heat(cells: Mapping[tuple[int, int], int], weekdays: Sequence[str], title: str, desc: str) -> Markup:
    """Counts by weekday and hour, darker where there are more; the counts stand in the squares."""
    size, left, top = 28, 46, 22
    most = max(cells.values(), default=0)
    shapes = [_text(left + hour * size + size / 2, top - 7, str(hour), anchor="middle") for hour in range(24)]
    for day, name in enumerate(weekdays):
        y = top + day * size
        shapes.append(_text(left - 8, y + size / 2 + 4, name, anchor="end"))
        shapes += [
            _square(left + hour * size, y, size, cells.get((day, hour), 0), most) for hour in range(24)
        ]
    return _picture(left + 24 * size + 2, top + 7 * size + 2, title, desc, shapes, "heat")


def _square(x: float, y: float, size: int, count: int, most: int) -> Markup:
    step = -(-count * (len(_HEAT) - 1) // most) if most else 0
    shape = tag("rect", x=x + 1, y=y + 1, width=size - 2, height=size - 2, rx=2, fill=_HEAT[step])
    if not count:
        return shape
    ink = "#ffffff" if step >= _WHITE_FROM else _INK
    return joined(
        [shape, _text(x + size / 2, y + size / 2 + 4, _short(count), anchor="middle", fill=ink, size=10)]
    )


def columns(
    steps: Sequence[tuple[str, Mapping[str, int]]], kinds: Sequence[str], title: str, desc: str
) -> Markup:
    """A column for each step, in parts by kind, with the highest total as the line at the top."""
    width, height, left, top = 720, 170, 46, 16
    totals = [sum(counts.get(kind, 0) for kind in kinds) for _, counts in steps]
    most = max(totals, default=0) or 1
    each = (width - left) / max(len(steps), 1)
    shapes = [
        tag("line", x1=left, x2=width, y1=y, y2=y, stroke=_LINE, stroke_width=0.7)
        for y in (top, top + height)
    ]
    shapes += [
        _text(left - 6, top + 4, _short(most), anchor="end"),
        _text(left - 6, top + height + 4, "0", anchor="end"),
    ]
    every = max(-(-len(steps) // 9), 1)
    for place, (label, counts) in enumerate(steps):
        x, y = left + place * each, float(top + height)
        for kind in kinds:
            tall = height * counts.get(kind, 0) / most
            y -= tall
            if tall:
                gap = min(each * 0.15, 3)
                shapes.append(_rect(x + gap, y, each - 2 * gap, tall, COLOURS[kind]))
        if place % every == 0:
            shapes.append(_text(x + 1, top + height + 17, label, anchor="start"))
    return _picture(width, top + height + 24, title, desc, shapes, "trend")


def _rect(x: float, y: float, width: float, height: float, fill: str) -> Markup:
    return tag(
        "rect", x=round(x, 2), y=round(y, 2), width=round(width, 2), height=round(height, 2), fill=fill
    )


def _text(x: float, y: float, words: str, *, anchor: str, fill: str = _INK, size: int = 12) -> Markup:
    return tag("text", words, x=round(x, 1), y=round(y, 1), text_anchor=anchor, fill=fill, font_size=size)


def _picture(
    width: float, height: float, title: str, desc: str, shapes: Sequence[Markup], name: str
) -> Markup:
    return tag(
        "svg",
        tag("title", title, id=f"{name}-title"),
        tag("desc", desc, id=f"{name}-desc"),
        *shapes,
        class_=name,
        viewBox=f"0 0 {width:g} {height:g}",
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
    )


def _short(count: int) -> str:
    """A number for a small square: 1,234 as 1.2k."""
    for unit, name in ((1_000_000, "M"), (1_000, "k")):
        if count >= unit:
            return f"{count / unit:.1f}{name}" if count < 10 * unit else f"{count // unit}{name}"
    return str(count)
