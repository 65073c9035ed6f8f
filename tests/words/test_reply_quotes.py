"""What a reply quotes is not what it says."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.words.replies import read_reply, with_heading
from rightparty.words.reply_quotes import Heading, heading_of, unquoted

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


SENT = "Morning Bank: a message for you"


@pytest.mark.parametrize(
    ("subject", "ours", "heading"),
    [
        (SENT, SENT, Heading()),
        (f"RE: Fwd: {SENT}", SENT, Heading()),
        (f"回复： 转发：{SENT.upper()}", SENT, Heading()),
        (f"Re[2]: {SENT}", SENT, Heading()),
        (f"STOP Re:  {SENT}", SENT, Heading("STOP")),
        (f"[EXT] Re: {SENT} - wrong person", SENT, Heading("[EXT] - wrong person")),
        ("STOP", SENT, Heading("STOP")),
        ("STOP", None, Heading("STOP")),
        ("Re: STOP", SENT, Heading("STOP", sure=False)),
        (f"Re: {SENT}", None, Heading(SENT, sure=False)),
        ("Fire: STOP", None, Heading("Fire: STOP")),
        ("  ", "", Heading()),
    ],
)
def test_of_a_subject_what_is_ours_is_left_out(subject: str, ours: str | None, heading: Heading) -> None:
    """What answers or hands on some other mail may be anybody's."""
    assert heading_of(subject, ours) == heading


@pytest.mark.parametrize(
    ("subject", "text", "kinds"),
    [
        ("I never said", "wrong number", ("wrong_person",)),
        ("I never said", "STOP", ("stop",)),
        ("STOP", "I never said that", ("stop",)),
        ("Hello", "不是我", ("wrong_person",)),
        ("不是我", "Hello", ("wrong_person",)),
        ("Not me", "wrong number", ("wrong_person",)),
        ("Hello", "thanks", ("other",)),
    ],
)
def test_a_heading_is_a_sentence_of_its_own(subject: str, text: str, kinds: tuple[str, ...]) -> None:
    """It turns nothing round that stands below it."""
    assert read_reply(text, today=TUESDAY, heading=Heading(subject)).kinds == kinds


def test_the_heading_of_another_mail_is_a_doubt() -> None:
    """But for a cry for help; what it names is no sum or day of a promise."""
    reading = read_reply("ok", today=TUESDAY, heading=Heading("STOP", sure=False))
    assert (reading.kinds, reading.is_unsure) == (("other",), True)
    assert {(one.kind, one.because) for one in reading.doubts} == {("stop", "heading")}
    cry = read_reply("ok", today=TUESDAY, heading=Heading("I want to die", sure=False))
    assert cry.kinds == ("distress",)
    promise = read_reply("I will pay $200 on 2026-12-04", today=TUESDAY, heading=Heading("$500", sure=False))
    assert (promise.kinds, promise.amount) == (("promise",), Decimal(200))


@given(st.text(), st.text(), st.booleans())
def test_words_are_quoted_from_what_is_kept(subject: str, text: str, sure: bool) -> None:
    """Their places are those in the heading and the text together."""
    heading = Heading(f"STOP {subject}", sure)
    kept = with_heading(text, heading)
    reading = read_reply(text, today=TUESDAY, heading=heading)
    for one in reading.found:
        assert kept[one.start : one.end] == one.words
