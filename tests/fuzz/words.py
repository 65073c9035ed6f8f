"""What people write."""

from datetime import date
from functools import cache

from rightparty.words.promised import promised
from rightparty.words.replies import read_reply
from rightparty.words.reply_patterns import patterns
from rightparty.words.reply_quotes import heading_of, unquoted
from rightparty.words.reply_text import plain
from tests.fuzz.targets import Target, text_of
from tests.words.replies.labelled import labelled

TODAY = date(2026, 11, 23)


def _below_a_heading(data: bytes) -> object:
    """A mail whose subject and body are parted by a NUL, with a third part for the subject that was sent."""
    subject, text, ours = (*text_of(data).split("\0", 2), "", "")[:3]
    return read_reply(text, today=TODAY, heading=heading_of(subject, ours or None))


@cache
def _money() -> dict[str, frozenset[str]]:
    return {"¥": frozenset({"CNY", "JPY"}), "$": frozenset({"USD", "HKD"}), "元": frozenset({"CNY"})}


def _replies() -> list[bytes]:
    written = labelled("worked_on.tsv")
    own = (
        "我下周五还一千五，剩下的月底还",
        "On Mon, 23 Nov 2026 Bank wrote:\n> pay\n\nwrong number, stop",
        "T",
    )
    return [one.encode() for one in (*own, *(one.text for one in written[:: max(1, len(written) // 40)]))]


TARGETS = (
    Target(
        "words.read_reply",
        ("words.replies:read_reply",),
        lambda d: read_reply(text_of(d), today=TODAY),
        _replies,
    ),
    Target(
        "words.promised",
        ("words.promised:promised",),
        lambda d: promised(plain(text_of(d), patterns().folded).text, TODAY, _money()),
        _replies,
    ),
    Target(
        "words.heading",
        ("words.reply_quotes:heading_of",),
        _below_a_heading,
        lambda: [
            b"STOP\0English please",
            "Re: 回复：Bank: a message\0N\0Bank: a message".encode(),
            b"-- \0\0",
            *_replies(),
        ],
    ),
    Target("words.unquoted", ("words.reply_quotes:unquoted",), lambda d: unquoted(text_of(d)), _replies),
    Target(
        "words.plain", ("words.reply_text:plain",), lambda d: plain(text_of(d), patterns().folded), _replies
    ),
)
