"""What a mail says above its body, or under a header of machines, is not lost; our subject is none of it."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

import pytest

from rightparty.channels.bounces import Ours
from rightparty.desk.acting_on_words import act_on_words
from rightparty.desk.came_back import CameBack
from rightparty.desk.claim import claim
from rightparty.desk.facts_kept import text_sent
from rightparty.desk.left_words import left_with_words
from rightparty.desk.means import Means
from rightparty.desk.obstacles import Dropped
from rightparty.desk.planned import Planned
from rightparty.desk.reply import Taken
from rightparty.desk.sending import send_one
from rightparty.desk.vault import vault_of
from tests.desk.books import small_book
from tests.desk.means import MORNING
from tests.desk.replied import MAIL, notices, rows
from tests.desk.wrong import Ready, count, queue

OURS = Ours("bank.example")
AWAY = {"Auto-Submitted": "auto-replied"}


def first(means: Means) -> Planned:
    """The contact that is planned with the first person."""
    return next(one for one in queue(means) if one.person_id == "P0001")


def wrote(means: Means, subject: str, body: str, **headers: str) -> Sequence[Taken]:
    """A mail comes in, and is acted on."""
    kept = "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in headers.items())
    raw = f"From: {MAIL}\nTo: x@bank.example\nSubject: {subject}\n{kept}\n{body}\n".encode()
    assert CameBack(means.connection, means.home, means.clock).mail(raw, OURS)
    return act_on_words(means.connection, means.home, means.clock())


def sent_with(means: Means, one: Planned) -> Mapping[str, str]:
    """Subject and body that a contact was made with."""
    sent = text_sent(means.connection, vault_of(means.connection), one.contact_id)
    assert sent is not None
    return sent


def proofs(means: Means) -> list[tuple[Any, ...]]:
    """What tells that somebody wrote from there."""
    return rows(means, "SELECT person_id, point_id FROM book_evidence WHERE kind = 'wrote_from'")


@pytest.mark.parametrize(
    ("subject", "body", "kinds"),
    [
        ("You have the wrong person", "I've already paid mine. Thanks", ("wrong_person", "paid")),
        ("Do not contact me again", "I will pay 1060 CNY on 2026-12-04", ("stop",)),
        ("STOP", "English please", ("stop", "language")),
        ("Your letters", "STOP", ("stop",)),
        ("我不想活了", "下周五还1060元", ("distress", "promise")),
        ("unsubscribe me", "-- \nJohn Smith", ("stop",)),
        ("-- ", "STOP", ("stop",)),
        ("From: me@mail.example", "STOP", ("stop",)),
        ("退订", "", ("stop",)),
    ],
)
def test_a_subject_is_read_with_what_stands_below_it(
    ready: Ready, subject: str, body: str, kinds: tuple[str, ...]
) -> None:
    """And neither hides what the other says by itself."""
    means = ready(small_book(2))
    one = first(means)
    (taken,) = wrote(means, subject, body)
    assert taken.kinds == kinds
    assert isinstance(claim(means, one), Dropped)
    if "wrong_person" in kinds:
        assert count(means, "desk_wrong_person") == 1
        assert proofs(means) == []


def test_a_human_is_shown_the_subject_as_well(ready: Ready) -> None:
    """Where it is what is not clear, and while it waits for somebody to say from where it came."""
    means = ready(small_book(1))
    (taken,) = wrote(means, "Is this a wrong number?", "Thanks")
    assert taken.tasks == ("unclear",)
    CameBack(means.connection, means.home, means.clock).mail(
        f"From: <>\nIn-Reply-To: <{first(means).contact_id}@bank.example>\nSubject: Hm\n\nWhat?\n".encode(),
        OURS,
    )
    shown = left_with_words(means.connection, means.home, ("Wang Fang", "to take it"), MORNING)
    assert [one["text"].strip() for one in shown] == ["Hm\n\nWhat?"]


@pytest.mark.parametrize(("subject", "body"), [("N", "Thank you for your message"), ("Hello", "N")])
def test_what_is_a_word_only_by_itself_is_one_above_or_below(ready: Ready, subject: str, body: str) -> None:
    """The letter that a knock asks for, in either place."""
    means = ready(small_book(1))
    assert send_one(means, first(means)) == "sent"
    (taken,) = wrote(means, subject, body)
    assert taken.kinds == ("wrong_person",)
    assert count(means, "desk_wrong_person") == 1


@pytest.mark.parametrize("form", ["{}", "Re: {}", "回复： {}", "RE: Fwd: {}", "答复:{}"])
@pytest.mark.parametrize("answers", [True, False])
def test_our_own_subject_is_nobody_s_words(ready: Ready, form: str, answers: bool) -> None:
    """Some programs keep it as it was: a letter below it is still an answer, and no word is put before it."""
    book = small_book(1)
    book.tables["creditors"][0]["neutral_name"] = "Stop It Ltd"
    means = ready(book)
    one = first(means)
    assert send_one(means, one) == "sent"
    sent = sent_with(means, one)["subject"]
    more = {"In_Reply_To": f"<{one.contact_id}@bank.example>"} if answers else {}
    (taken,) = wrote(means, form.format(sent), "Good day to you", **more)
    assert taken.kinds == ("other",)
    (taken,) = wrote(means, form.format(sent), "", **more)
    assert (taken.kinds, taken.tasks) == (("other",), ("unclear",)), "it may be a stop in a picture"
    (taken,) = wrote(means, form.format(sent), "N", **more)
    assert taken.kinds == ("wrong_person",)
    texts = rows(means, "SELECT text FROM book_events WHERE direction = 'in' AND text IS NOT NULL")
    assert sent not in str(texts)


def test_what_is_written_beside_our_subject_is_theirs(ready: Ready) -> None:
    """Before it or behind it."""
    means = ready(small_book(1))
    one = first(means)
    assert send_one(means, one) == "sent"
    sent = sent_with(means, one)["subject"]
    (taken,) = wrote(
        means, f"STOP Re: {sent}", "English please", In_Reply_To=f"<{one.contact_id}@bank.example>"
    )
    assert taken.kinds == ("stop", "language")


@pytest.mark.parametrize(
    ("subject", "body"),
    [("Re: STOP", "Thanks"), ("Fwd: wrong number", "see below"), ("回复：退订", "谢谢"), ("Re: x", "")],
)
def test_the_subject_of_another_mail_is_a_human_s(ready: Ready, subject: str, body: str) -> None:
    """It may be anybody's: nothing is done by it, and nothing is sent meanwhile."""
    means = ready(small_book(1))
    one = first(means)
    (taken,) = wrote(means, subject, body)
    assert taken.tasks == ("unclear",)
    assert notices(means) == []
    assert isinstance(claim(means, one), Dropped)


@pytest.mark.parametrize(
    ("subject", "body", "headers", "kinds"),
    [
        ("Re: your account", "STOP", {"X-Auto-Response-Suppress": "All"}, ("stop",)),
        ("Re: your account", "STOP", {"Precedence": "bulk"}, ("stop",)),
        ("Re: your account", "STOP", {"Precedence": "junk"}, ("stop",)),
        ("unsubscribe {}", "", {"Auto-Submitted": "auto-generated"}, ("stop",)),
        ("unsubscribe {}", "", {"Return-Path": "<>"}, ("stop",)),
        ("Automatic reply: hello", "Li Wei no longer works here.", AWAY, ("wrong_person",)),
        ("自动回复", "我不是王小明，打错了", AWAY, ("wrong_person",)),
        ("Re: x", "I want to kill myself", AWAY, ("distress",)),
        ("Out of office", "I am away, my father passed away", AWAY, ("death",)),
        ("Re: x", "talk to my lawyer", AWAY, ("attorney",)),
    ],
)
def test_what_stops_is_heard_whatever_a_header_says(
    ready: Ready, subject: str, body: str, headers: dict[str, str], kinds: tuple[str, ...]
) -> None:
    """Nothing more leaves."""
    means = ready(small_book(2))
    one = first(means)
    (taken,) = wrote(means, subject.format(one.contact_id), body, **headers)
    assert taken.kinds == kinds
    assert isinstance(claim(means, one), Dropped)
    assert proofs(means) == []


def test_a_doubt_in_what_a_machine_may_have_written_is_a_human_s(ready: Ready) -> None:
    """It holds, as any other does."""
    means = ready(small_book(1))
    one = first(means)
    (taken,) = wrote(means, "Re: x", "Is this a wrong number?", **AWAY)
    assert taken.tasks == ("unclear",)
    assert isinstance(claim(means, one), Dropped)


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Out of office", "I am not at my desk until Monday. If it is urgent, please call my colleague."),
        ("Automatic reply: hello", "I no longer work here. Please contact Jane at jane@firm.example."),
        ("Auto", "I am on leave, with limited access to e-mail. Please do not reply to this message."),
        ("Auto", "The person you are trying to reach is no longer with the company."),
        ("自动回复：您好", "我正在休假，邮件将不会及时回复，如有急事请致电我的同事。"),
        ("自动回复", "此邮箱为系统自动回复，请勿回复。我已离职，请联系张三。"),
        ("Re: x", "I have already paid. I will pay 1060 CNY on 2026-12-04. English please"),
        ("Re: x", ""),
    ],
)
def test_a_machine_that_says_nothing_of_the_kind_tells_nothing(ready: Ready, subject: str, body: str) -> None:
    """It is no reply: nothing is kept or held, and nobody is credited."""
    means = ready(small_book(1))
    one = first(means)
    assert list(wrote(means, subject, body, **AWAY)) == []
    assert (count(means, "desk_inbound_message"), count(means, "desk_reply")) == (0, 0)
    assert send_one(means, one) == "sent"


def test_what_a_machine_may_have_written_credits_nobody(ready: Ready) -> None:
    """A stop is heard; what pays, promises or proves is not taken from it."""
    means = ready(small_book(1))
    said = "STOP. I lost my job. I already paid half. I will pay 1060 CNY on 2026-12-04. Chinese please."
    (taken,) = wrote(means, "Re: x", said, **AWAY)
    assert taken.kinds == ("stop",)
    assert proofs(means) == []
    assert count(means, "book_promises") == 0
    assert {kind for kind, *_ in notices(means)} == {"opt_out"}


def test_what_a_machine_repeats_of_ours_is_not_said(ready: Ready) -> None:
    """An acknowledgement with our letter below it, in which "reply STOP" stands, holds nothing."""
    book = small_book(1)
    book.tables["persons"][0]["language"] = "en"
    means = ready(book)
    one = first(means)
    assert send_one(means, one) == "sent"
    body = sent_with(means, one)["body"]
    assert "STOP" in body
    (taken,) = wrote(
        means, "Ticket 5", f"Thank you.\n{body}", **AWAY, In_Reply_To=f"<{one.contact_id}@bank.example>"
    )
    assert (taken.kinds, taken.tasks, notices(means)) == (("other",), (), [])
    (taken,) = wrote(
        means, "Ticket 6", f"STOP\n{body}", **AWAY, In_Reply_To=f"<{one.contact_id}@bank.example>"
    )
    assert taken.kinds == ("stop",)


def test_one_body_under_two_subjects_is_two_mails(ready: Ready) -> None:
    """The second is not taken for the first come again, while that one waits."""
    means = ready(small_book(1))
    back = CameBack(means.connection, means.home, means.clock)
    for subject in ("Hello", "Hello", "STOP"):
        assert back.mail(f"From: {MAIL}\nSubject: {subject}\n\nThanks\n".encode(), OURS)
    assert count(means, "desk_inbound_message") == 2
    taken = act_on_words(means.connection, means.home, MORNING + timedelta(minutes=1))
    assert [one.kinds for one in taken] == [("other",), ("stop",)]
