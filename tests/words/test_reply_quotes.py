"""What a reply quotes is not what it says."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.words.replies import read_reply
from rightparty.words.reply_quotes import unquoted

OURS = "If you do not want our messages here, reply STOP.\nPlease pay $200 by Friday."
TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    "text",
    [
        "ok\n\nOn Tue, 24 Nov 2026 at 09:00, Morning Bank <service@bank.example> wrote:\n> "
        + OURS.replace("\n", "\n> "),
        "ok\n\nOn Tue, 24 Nov 2026 at 09:00, Morning Bank <service@bank.example> wrote:\n\n" + OURS,
        "ok\n-----Original Message-----\nFrom: service@bank.example\n" + OURS,
        "ok\n________________________________\nFrom: Morning Bank <service@bank.example>\n" + OURS,
        "ok\n在 2026年11月24日，晨光 <service@bank.example> 写道：\n> 不想再收到请回T。\n> 请回复退订",
        "ok\n发件人: 晨光 <service@bank.example>\n退订请回复TD",
        "ok\n-- \nJane Roe, my lawyer is my sister",
        "> STOP\n> I paid\nok",
    ],
)
def test_what_is_quoted_is_not_read(text: str) -> None:
    """However the mail program marks it."""
    assert read_reply(text, today=TUESDAY).kinds == ("other",)


def test_words_below_a_marked_quotation_are_theirs() -> None:
    """Some answer below."""
    quoted = "On Tue, 24 Nov 2026, Morning Bank wrote:\n> reply N if this is not you\n\n"
    text = quoted + "wrong number\n\nSent from my iPhone"
    reading = read_reply(text, today=TUESDAY)
    assert reading.kinds == ("wrong_person",)
    assert [text[one.start : one.end] for one in reading.found] == ["wrong number"]


@given(st.text(max_size=200))
def test_nothing_moves(text: str) -> None:
    """Every character that is left stands where it stood."""
    own = unquoted(text)
    assert len(own) == len(text)
    assert all(one in (" ", other) for one, other in zip(own, text, strict=True))
