"""The page that reports, sheets and case files stand in, its tables, and the same page as a PDF."""

import gc
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from string import Template
from typing import Any

from rightparty.audit.markup import Markup, escaped, joined, tag
from rightparty.audit.wording import Wording
from rightparty.errors import RightpartyError


def page(words: Wording, title: str, header: Sequence[object], main: Sequence[object], footer: object) -> str:
    """One HTML file that needs no other: its style inside, no script, nothing loaded."""
    folder = files("rightparty.audit")
    return Template((folder / "report.html").read_text(encoding="utf-8")).substitute(
        lang=words.language,
        title=escaped(title),
        style=(folder / "report.css").read_text(encoding="utf-8"),
        browser=(folder / "browser.css").read_text(encoding="utf-8"),
        skip=escaped(words("skip")),
        header=joined([tag("h1", title), *(tag("p", line) for line in header if line)]),
        main=joined(main),
        footer=tag("p", footer),
    )


def section(name: str, heading: str, *inside: object, whole: bool = False) -> Markup:
    """A part of the page with a heading; `whole`: it stays together in print."""
    return tag(
        "section",
        tag("h2", heading, id=f"{name}-heading"),
        *inside,
        id=name,
        class_="whole" if whole else None,
        aria_labelledby=f"{name}-heading",
    )


def note(text: str) -> Markup:
    """A line that explains what follows."""
    return tag("p", text, class_="note")


def table(
    heads: Sequence[tuple[str, str]],
    rows: Sequence[Sequence[object]],
    *,
    caption: str = "",
    ids: Sequence[str] = (),
) -> Markup:
    """A table: each head its words and a class (`n` for numbers); the first cell of a row is its head."""
    head = tag("tr", *(tag("th", words, scope="col", class_=kind or None) for words, kind in heads))
    body = []
    for place, cells in enumerate(rows):
        kinds = [kind or None for _, kind in heads]
        first = tag("th", cells[0], scope="row", class_=kinds[0])
        others = (tag("td", cell, class_=kind) for cell, kind in zip(cells[1:], kinds[1:], strict=True))
        body.append(tag("tr", first, *others, id=ids[place] if ids else None))
    told = tag("caption", caption) if caption else None
    return tag("table", told, tag("thead", head), tag("tbody", *body))


def scrolling(inside: object, label: str, name: str = "") -> Markup:
    """What may be wider than a telephone: it scrolls by itself, and a keyboard reaches it."""
    return tag("div", inside, class_=f"scroll {name}".strip(), tabindex="0", role="region", aria_label=label)


def pdf_of(html: str) -> bytes:
    """A page of ours as a PDF (the extra `pdf`), tagged for who cannot see it.

    Raises:
        RightpartyError: WeasyPrint or the libraries under it are not installed.
    """
    try:
        from weasyprint import HTML  # noqa: PLC0415 -- heavy, and an extra
    except (ImportError, OSError) as fault:
        raise RightpartyError(
            f"a PDF needs WeasyPrint, which cannot be loaded here: {type(fault).__name__}",
            "pip install 'rightparty[pdf]', and pango of the system; or print the HTML from a browser",
        ) from fault
    paper = _FOR_BROWSERS.sub("", html, count=1)
    with _without_collecting():
        document = HTML(string=paper, url_fetcher=_nothing_from_outside)
        data: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
    return data


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Laying out makes millions of things that all stay: looking for rubbish among them takes a sixth."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


_FOR_BROWSERS = re.compile('<style id="browser">.*?</style>', re.DOTALL)


def _nothing_from_outside(url: str, *_: Any, **__: Any) -> Any:
    raise ValueError(f"a report takes nothing from outside: {url[:20]}")
