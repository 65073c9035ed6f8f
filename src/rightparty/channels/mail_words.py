"""What somebody wrote in a mail: the text of its body, and nothing of what is attached to it.

The plain text is taken where there is one, else that of the HTML, with quotations marked as plain text marks
them. The standard library's reader of HTML takes a time that grows with the square of what a stranger sends,
so tags are told from text here, in one pass.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from email.message import Message as Mail
from html import unescape
from typing import Final

from rightparty.channels.receipts import UNREADABLE, keepable

MOST_PARTS: Final = 50

_MARKUP = re.compile(r"(<[^<>]*>)")
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
_UNSHOWN = frozenset("script style template title".split())
_LINES = frozenset(
    "address article blockquote body br dd div dl dt footer h1 h2 h3 h4 h5 h6 header hr li ol p pre section "
    "table td th tr ul".split()
)
_QUOTED_LINE = 500  # characters; who reads replies takes no endless line for a quotation


def words_of(mail: Mail) -> str:
    """What was written in the body; `UNREADABLE` where that says nothing that can be read: a picture, say."""
    return _said(mail, iter(range(MOST_PARTS))) or UNREADABLE


def own_parts(part: Mail, left: Iterator[int] | None = None) -> Iterator[Mail]:
    """The parts of a mail, without those of mails that are attached to it; so many as are looked at."""
    left = iter(range(MOST_PARTS)) if left is None else left
    if next(left, None) is None:
        return
    yield part
    if part.get_content_maintype() == "multipart":
        for one in _inner(part):
            yield from own_parts(one, left)


def octets(part: Mail) -> bytes:
    """The content of a part, without its transfer encoding."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _said(part: Mail, left: Iterator[int]) -> str:
    """The text of a part; empty where it has none that is not blank."""
    if next(left, None) is None:
        return ""
    kind, inner = part.get_content_type(), _inner(part)
    if kind == "multipart/alternative" and inner:
        plain_first = sorted(inner, key=lambda one: one.get_content_type() != "text/plain")
        return next((text for one in plain_first if (text := _said(one, left))), "")
    if kind.startswith("multipart/") and inner:
        shown = (one for one in inner if one.get_content_disposition() != "attachment")
        return "\n".join(text for one in shown if (text := _said(one, left)))
    if kind == "text/html":
        return text_of_html(_decoded(part))
    # A multipart that cannot be taken apart is read as it stands.
    is_text = kind == "text/plain" or kind.startswith("multipart/")
    text = _decoded(part) if is_text else ""
    return text if text.strip() else ""


def _inner(part: Mail) -> list[Mail]:
    # What is not in parts is not asked for here: it would be decoded by whatever charset it names.
    payload = part.get_payload() if part.is_multipart() else []
    return [one for one in payload if isinstance(one, Mail)] if isinstance(payload, list) else []


def _decoded(part: Mail) -> str:
    try:
        charset = part.get_content_charset() or "utf-8"
        return keepable(octets(part).decode(charset, "replace"))
    except (LookupError, ValueError):  # no name of one, unknown, or unable to leave anything out
        return keepable(octets(part).decode("utf-8", "replace"))


def text_of_html(html: str) -> str:
    """What a page of HTML shows: a line for each block, `> ` before what it quotes, no tags."""
    lines, line = list[str](), list[str]()
    hidden, quoted = "", 0
    for piece in _MARKUP.split(_without_comments(html)):
        tag = _TAG.match(piece) if piece.endswith(">") else None
        if tag is None:
            line += [piece] if not hidden and not piece.startswith(("<!", "<?")) else []
            continue
        ends, name = bool(tag[1]), tag[2].lower()
        if hidden or name in _UNSHOWN:
            hidden = "" if ends and name == hidden else hidden or ("" if ends else name)
            continue
        if name in _LINES:
            lines += _shown(line, quoted)
            line = []
        if name == "blockquote":
            quoted = max(0, quoted + (-1 if ends else 1))
    return "\n".join([*lines, *_shown(line, quoted)])


def _without_comments(html: str) -> str:
    """One that does not end hides nothing: it may be a stop."""
    kept, at = [], 0
    while (begins := html.find("<!--", at)) >= 0 and (ends := html.find("-->", begins + 2)) >= 0:
        kept.append(html[at:begins])
        at = ends + len("-->")
    return "".join(kept) + html[at:]


def _shown(line: list[str], quoted: int) -> list[str]:
    """A line as it is read, nothing where it is blank; in pieces, each with its mark, where it is quoted."""
    raw = "".join(line)
    with suppress(ValueError):  # a character by a number of thousands of digits
        raw = unescape(raw)
    text = keepable(" ".join(raw.split()))
    if not quoted:
        return [text] if text else []
    return [f"> {text[at : at + _QUOTED_LINE]}" for at in range(0, len(text), _QUOTED_LINE)]
