"""What somebody wrote in a mail: in whichever form their program sends it, and nothing that is attached."""

import time
from collections.abc import Sequence
from datetime import date
from email import message_from_string

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from rightparty.channels.mail_words import text_of_html, words_of
from rightparty.channels.receipts import UNREADABLE
from rightparty.words.replies import read_reply
from rightparty.words.reply_quotes import unquoted

PLAIN, HTML = "Content-Type: text/plain; charset=utf-8", "Content-Type: text/html; charset=utf-8"
PICTURE = "Content-Type: image/png\nContent-Transfer-Encoding: base64"
ATTACHED = "\nContent-Disposition: attachment; filename=x"


def many(kind: str, *parts: tuple[str, str]) -> tuple[str, str]:
    """A head and a body of several parts."""
    mark = f"b{len(str(parts))}"
    body = "".join(f"--{mark}\n{head}\n\n{text}\n" for head, text in parts)
    return f'Content-Type: multipart/{kind}; boundary="{mark}"', f"{body}--{mark}--\n"


def said(part: tuple[str, str]) -> str:
    """The words of a mail."""
    head, body = part
    return words_of(message_from_string(f"{head}\n\n{body}")).strip()


def kinds(text: str) -> Sequence[str]:
    """How it is read."""
    return read_reply(text, today=date(2026, 11, 24)).kinds


LETTER = ("Content-Type: message/rfc822", "Subject: x\n\nI will pay")
BODIES = {
    "plain": ((PLAIN, "STOP"), "STOP"),
    "html": ((HTML, "<p>STOP</p>"), "STOP"),
    "both": (many("alternative", (PLAIN, "STOP"), (HTML, "<p>stop</p>")), "STOP"),
    "html first": (many("alternative", (HTML, "<p>stop</p>"), (PLAIN, "STOP")), "STOP"),
    "plain is blank": (many("alternative", (PLAIN, " "), (HTML, "<p>STOP</p>")), "STOP"),
    "html and picture": (
        many("alternative", (PLAIN, ""), many("related", (HTML, "STOP"), (PICTURE, "AAAA"))),
        "STOP",
    ),
    "after a picture": (many("mixed", (PICTURE, "AAAA"), (PLAIN, "STOP")), "STOP"),
    "with a footer": (many("mixed", (HTML, "STOP"), (PLAIN, "A footer")), "STOP\nA footer"),
    "a text attached": (many("mixed", (HTML, "STOP"), (PLAIN + ATTACHED, "a log")), "STOP"),
    "a mail attached": (many("mixed", LETTER, (PLAIN, "No")), "No"),
    "nothing but a mail": (many("mixed", (PLAIN, ""), LETTER), UNREADABLE),
    "nothing but a picture": (many("mixed", (PICTURE, "AAAA")), UNREADABLE),
    "nothing but a text attached": (many("mixed", (PLAIN + ATTACHED, "STOP")), UNREADABLE),
    "html that shows nothing": ((HTML, "<img src='x.png'>"), UNREADABLE),
    "empty": ((PLAIN, ""), UNREADABLE),
    "parts that cannot be told apart": (("Content-Type: multipart/mixed", "STOP"), "STOP"),
    "an unknown charset": (("Content-Type: text/html; charset=none-such", "<b>STOP</b>"), "STOP"),
}


@pytest.mark.parametrize("name", BODIES)
def test_the_words_are_those_of_the_body(name: str) -> None:
    """Plain text before HTML; what cannot be read is flagged, not passed over."""
    part, text = BODIES[name]
    assert said(part) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>I&nbsp;want<br>this <b>to</b>\nstop</p>", "I want\nthis to stop"),
        ("<title>x</title><style>p > a {}</style><script>if (a<b) {}</script><div>STOP</div>", "STOP"),
        ("<!-- <p>not said</p> -->STOP<!--[if mso]><x>y</x><![endif]-->", "STOP"),
        ("STOP <!-- never ends", "STOP <!-- never ends"),
        ("1 &lt; 2 <3 > STOP", "1 < 2 <3 > STOP"),
        ("&#x9000;&#35746;&#0;&#xD800;", "退订\ufffd\ufffd"),
        ("<table><tr><td>STOP</td><td>now</td></tr></table>", "STOP\nnow"),
        ("<style>STOP", ""),
        ("&#" + "1" * 5_000 + "; STOP", "&#" + "1" * 5_000 + "; STOP"),
    ],
    ids=lambda one: str(one)[:60],
)
def test_html_is_what_it_shows(html: str, text: str) -> None:
    """Tags, styles and remarks are no words; a remark that never ends hides none."""
    assert text_of_html(html) == text


_LONG_LINE = "It is long. " * 400
_WROTE = "<div>On Tue, 24 Nov 2026, Bank &lt;a@bank.example&gt; wrote:</div>"
_OURS = f"<blockquote>{_LONG_LINE}<blockquote>STOP</blockquote>STOP</blockquote>"
QUOTED = (
    f"<div>No thanks</div>{_WROTE}{_OURS}",
    "<p>No thanks</p><div><p><b>From:</b> Bank &lt;a@bank.example&gt;<br><b>To:</b> x</p></div><p>STOP</p>",
    "<div>No thanks</div><div>------------------ 原始邮件 ------------------</div><div>STOP</div>",
)


@pytest.mark.parametrize("html", QUOTED, ids=["a blockquote", "a head", "a line"])
def test_what_a_mail_quotes_of_ours_is_not_said(html: str) -> None:
    """Our own "reply STOP" below an answer: it is told from the answer as in plain text."""
    own = unquoted(text_of_html(html))
    assert own.strip() == "No thanks"
    assert "stop" not in kinds(text_of_html(html))


@pytest.mark.parametrize(
    "unit", ["<", "<!--", "<a", "<a x='", "</", "<>", "a<br>", "<script>", "&#", "<blockquote>a"]
)
def test_no_html_takes_long(unit: str) -> None:
    """A megabyte of what slows readers down."""
    began = time.process_time()
    text_of_html(unit * (1_000_000 // len(unit)))
    assert time.process_time() - began < 3


@drawn(st.lists(st.sampled_from(["<", ">", "a", "<!--", "-->", "<p>", "</p>", "&#", "<style>"]) | st.text()))
def test_any_html_is_text(pieces: list[str]) -> None:
    """Whatever it is, what it shows can be kept."""
    text = text_of_html("".join(pieces))
    assert "\0" not in text
    text.encode()
