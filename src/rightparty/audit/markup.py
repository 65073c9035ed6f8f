"""HTML and SVG put together of parts, everything escaped that is not itself a part."""

import html
import unicodedata
from collections.abc import Iterable
from typing import Final


class Markup(str):
    """Text that is HTML already; made only here and by `tag`."""

    __slots__ = ()


EMPTY: Final = Markup("")
_VOID = frozenset("br hr img link meta rect line path circle col".split())
_LAID_OUT = "\n\t"


def escaped(text: object) -> Markup:
    """Anything as text of a page: parts stay as they are.

    Marks that would turn the direction of what follows are written out, as is what a page cannot hold.
    """
    if isinstance(text, Markup):
        return text
    return Markup(html.escape(plain(str(text)), quote=True))


def plain(text: str) -> str:
    """Text in which hidden and control characters are written out."""
    return "".join(
        f"\\u{ord(one):04x}"
        if unicodedata.category(one) in ("Cc", "Cf", "Cs") and one not in _LAID_OUT
        else one
        for one in text
    )


def tag(name: str, *inside: object, **attributes: object) -> Markup:
    """An element: `class_` and `for_` stand for names that Python keeps, `_` in a name for `-`.

    An attribute that is None or False is left out, one that is True has no value.
    """
    told = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID and not inside:
        return Markup(f"<{name}{told}>" if name in ("br", "hr", "meta") else f"<{name}{told}/>")
    return Markup(f"<{name}{told}>{joined(inside)}</{name}>")


def joined(parts: Iterable[object]) -> Markup:
    """Parts one after another; None is nothing."""
    return Markup("".join(escaped(part) for part in parts if part is not None))


def _attribute(key: str, value: object) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escaped(str(value))}"'
