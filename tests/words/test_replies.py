"""Replies are read right, or not at all: shown over labelled replies, half of them set aside beforehand."""

import time
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.words.replies import read_reply
from rightparty.words.reply_patterns import KINDS, patterns
from tests.words.replies.labelled import TUESDAY, Labelled, figures, labelled

FILES = ("worked_on.tsv", "held_out.tsv")
WORKED_ON_AGAIN, SET_ASIDE_AGAIN = "worked_on_again.tsv", "set_aside_again.tsv"


def kinds(text: str, *, answers: bool = True) -> Sequence[str]:
    """What a reply says."""
    return read_reply(text, today=TUESDAY, answers=answers).kinds


def test_there_are_enough_labelled_replies_in_all_languages_and_kinds() -> None:
    """At least 400, and each kind in both files."""
    assert sum(len(labelled(name)) for name in FILES) >= 400
    for name in FILES:
        found = labelled(name)
        assert {one.language for one in found} == {"zh-Hans", "zh-Hant", "en"}
        said = {kind for one in found for kind in one.must}
        assert said >= set(KINDS) - {"question", "other"}, name


@pytest.mark.parametrize("name", ["worked_on.tsv", WORKED_ON_AGAIN])
def test_replies_that_were_worked_on_are_read_as_labelled(name: str) -> None:
    """Each of them, with nothing read that is not there."""
    assert figures(name).faults == []


def test_what_was_set_aside_again_was_not_worked_on() -> None:
    """Not even with other marks or capitals."""
    worked = {one.bare for name in ("worked_on.tsv", WORKED_ON_AGAIN) for one in labelled(name)}
    assert not worked & {one.bare for one in labelled(SET_ASIDE_AGAIN)}


def test_stops_that_were_set_aside_again_are_found_and_little_else_is_taken_for_one() -> None:
    """Hundreds of stops and of what only sounds like one; what is missed goes to a human, but for three."""
    found = figures(SET_ASIDE_AGAIN)
    assert found.read("stop") >= 300
    assert found.precision("stop") >= 0.99
    assert found.bounds("stop")[0] >= 0.98
    assert found.recall("stop") >= 0.97
    assert found.precision("distress") == 1
    assert found.recall("distress") >= 0.92
    assert found.precision("wrong_person") >= 0.96
    assert found.recall("wrong_person") >= 0.86
    assert found.missed_and_sure["distress"] == 0
    assert found.missed_and_sure.total() <= 3


@pytest.mark.parametrize("name", FILES)
def test_nobody_in_distress_is_missed_and_stops_are_found(name: str) -> None:
    """The figures on the page about replies are not worse than the page says."""
    found = figures(name)
    assert found.recall("distress") >= 0.98
    assert found.precision("distress") >= 0.95
    assert found.recall("wrong_person") >= 0.98
    assert found.precision("wrong_person") >= 0.99
    assert found.recall("stop") >= 0.98
    assert found.precision("stop") >= 0.98
    assert found.unsure <= len(labelled(name)) * 0.3


def test_the_page_tells_these_figures() -> None:
    """Line for line, and how many went to a human."""
    page = (Path(__file__).parents[2] / "docs" / "concepts" / "replies.md").read_text(encoding="utf-8")
    aside, worked = figures("held_out.tsv"), figures("worked_on.tsv")
    for kind in sorted({*aside.table(), *worked.table()}):
        cells = [f"{n} | {p:.2f} | {r:.2f}" for n, p, r in (aside.table()[kind], worked.table()[kind])]
        assert f"| `{kind}` | {' | '.join(cells)} |".replace(" 0.", " .") in page
    counted = (aside.unsure, len(labelled("held_out.tsv")), worked.unsure, len(labelled("worked_on.tsv")))
    assert "about {} of the {} and {} of the {}".format(*counted) in page


def test_the_page_tells_the_figures_of_those_set_aside_again() -> None:
    """By kind, with the bounds of a stop's precision."""
    page = (Path(__file__).parents[2] / "docs" / "concepts" / "replies.md").read_text(encoding="utf-8")
    again = figures(SET_ASIDE_AGAIN)
    for kind, (n, precision, recall) in again.table().items():
        assert f"| `{kind}` | {n} | {precision:.3f} | {recall:.3f} |".replace(" 0.", " .") in page, kind
    low, high = (f"{one:.3f}"[1:] for one in again.bounds("stop"))
    assert f"between {low} and {high}" in page
    assert f"A human is asked about {again.unsure} of them" in page
    assert f"{len(labelled(SET_ASIDE_AGAIN)):,} " in page
    assert f"{len(labelled(WORKED_ON_AGAIN)):,} " in page


def test_the_two_replies_that_were_set_aside_and_read_otherwise_are_known() -> None:
    """One asks not to be looked for as well as saying that it is another; the other is a question."""
    assert [one.partition(":")[0] for one in figures("held_out.tsv").faults] == [
        "号主换人了，别找我",
        "先还一部分行吗",
    ]
    assert read_reply("先还一部分行吗", today=TUESDAY).is_unsure


@pytest.mark.parametrize("name", FILES)
def test_sums_and_days_of_promises_are_those_said(name: str) -> None:
    """One sum, one day."""
    for one in labelled(name):
        if one.promise is not None:
            reading = one.read()
            assert f"{reading.amount} {reading.due_on}" == one.promise, one.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("N", "wrong_person"),
        ("T", "stop"),
        ("TD", "stop"),
        ("STOP", "stop"),
    ],
)
def test_a_letter_is_a_word_only_in_an_answer(text: str, said: str) -> None:
    """Unasked, `N` and `T` may be anything; `STOP` and `TD` are always what they are."""
    assert kinds(text) == (said,)
    unasked = read_reply(text, today=TUESDAY, answers=False)
    assert unasked.kinds == ((said,) if len(text) > 1 else ("other",))
    assert unasked.is_unsure is (len(text) == 1)


@pytest.mark.parametrize(
    "text",
    [
        "I did NOT pay",
        "不是不还",
        "没说不是本人",
        "don't stop the plan",
        "I never said wrong number",
        "没还清",
        "不想退订",
        "can't stop now",
    ],
)
def test_what_is_denied_is_not_read_and_waits_for_a_human(text: str) -> None:
    """Nothing is done on the strength of a word that was said to be untrue."""
    reading = read_reply(text, today=TUESDAY)
    assert set(reading.kinds) <= {"question", "other"}
    assert reading.is_unsure


@pytest.mark.parametrize(
    "text",
    [
        "没钱 别打了",
        "我不认识你 请勿再发",
        "我没欠钱别骚扰我",
        "我不是他 不要再打了",
        "我沒欠錢 不要再傳簡訊",
        "I don't know you stop texting me",
        "I never borrowed please stop",
        "I do not know you don't call me again",
        "my son is asleep STOP it is 2am",
    ],
)
def test_what_is_denied_before_a_stop_does_not_deny_the_stop(text: str) -> None:
    """Many write without marks: a stop that is missed is worse than one too many."""
    assert "stop" in kinds(text)


@pytest.mark.parametrize(
    "text", ["不 要 退 订", "我没有要退订", "I don't really want to stop", "what does STOP mean"]
)
def test_a_stop_that_is_denied_or_asked_after_is_none(text: str) -> None:
    """Also with blanks between the characters."""
    assert "stop" not in kinds(text)


def test_the_strictest_comes_first() -> None:
    """Whatever the order in the text."""
    text = "下周五还2000，别再打电话了，我不想活了"
    assert kinds(text) == ("distress", "stop", "promise")
    assert kinds("Wrong number. I already paid my own loan. STOP") == ("wrong_person", "stop", "paid")


def test_a_reading_shows_the_words_and_the_pattern() -> None:
    """The words as they were written, at their place, and the id by which the pattern is explained."""
    text = "Please, Ｓｔｏｐ  texting me!"
    reading = read_reply(text, today=TUESDAY)
    (found,) = (one for one in reading.found if one.pattern == "stop.contact_me")
    assert found.words == text[found.start : found.end] == "Ｓｔｏｐ  texting"
    assert {one.pattern for one in reading.found} <= {one.id for one in patterns().patterns}


def test_a_stop_reaches_as_far_as_its_words() -> None:
    """This number on this channel, or everything."""
    assert read_reply("退订", today=TUESDAY).scope == "point"
    assert read_reply("stop texting me", today=TUESDAY).scope == "point"
    assert read_reply("全部退订", today=TUESDAY).scope == "all"
    assert read_reply("stop contacting me", today=TUESDAY).scope == "all"
    assert read_reply("ok", today=TUESDAY).scope is None


def test_the_language_asked_for_is_one_that_we_write_or_none() -> None:
    """Chinese means the writing that they use themselves."""
    assert read_reply("請用英文", today=TUESDAY).prefers == "en"
    assert read_reply("in Chinese please", today=TUESDAY).prefers == "zh-Hans"
    assert read_reply("請說國語", today=TUESDAY).prefers == "zh-Hant"
    spanish = read_reply("in Spanish please", today=TUESDAY)
    assert (spanish.kinds, spanish.prefers) == (("language",), None)


def test_a_promise_names_what_its_sign_may_stand_for() -> None:
    """A dollar may be of many countries; without a sign nothing is said."""
    reading = read_reply("$200 on Friday", today=TUESDAY)
    assert (reading.amount, reading.due_on) == (Decimal(200), date(2026, 11, 27))
    assert {"USD", "HKD"} < reading.currencies
    assert read_reply("下周五还2000", today=TUESDAY).currencies == frozenset()


def test_what_is_too_long_to_read_goes_to_a_human() -> None:
    """Four thousand characters are read, and the rest is not taken for nothing."""
    assert read_reply("STOP " + "x " * 4_000, today=TUESDAY).is_unsure


def test_a_message_longer_than_any_is_read_at_its_beginning_and_goes_to_a_human() -> None:
    """What it quotes may be long, but not without end; the stop above it is heard either way."""
    quoted = "STOP\n" + "> You owe nothing yet.\n" * 2_000
    assert (read_reply(quoted, today=TUESDAY).kinds, read_reply(quoted, today=TUESDAY).is_unsure) == (
        ("stop",),
        False,
    )
    endless = read_reply(quoted * 3, today=TUESDAY)
    assert (endless.kinds, endless.is_unsure) == (("stop",), True)
    assert {one.because for one in endless.doubts} == {"partial"}


@given(st.sampled_from([one for name in FILES for one in labelled(name)]), st.data())
def test_full_width_letters_change_nothing(one: Labelled, data: st.DataObject) -> None:
    """Some keyboards write them wide."""
    text = one.text
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" and data.draw(st.booleans()) else c for c in text)
    same = read_reply(wide, today=TUESDAY)
    assert same.kinds == read_reply(text, today=TUESDAY).kinds


@given(st.text(max_size=300))
def test_any_text_is_read_and_quoted_from_itself(text: str) -> None:
    """No text makes a fault; what is quoted stands there."""
    reading = read_reply(text, today=TUESDAY)
    assert reading.kinds
    for one in (*reading.found, *reading.doubts):
        assert one.words == text[one.start : one.end]


def test_a_long_story_is_read_by_a_human_and_its_stop_is_heard() -> None:
    """What is hard to undo waits; what protects does not."""
    story = "Last year they called my sister, who told them that they had the wrong number. " * 8
    reading = read_reply(story + "Stop contacting me.", today=TUESDAY)
    assert reading.kinds == ("stop",)
    assert reading.is_unsure
    assert {one.because for one in reading.doubts if one.kind == "wrong_person"} == {"long"}


@pytest.mark.parametrize(
    ("text", "credited", "heard"),
    [
        ("我下周五还2000", "promise", ()),
        ("昨天已经还清了", "paid", ()),
        ("wrong number", "wrong_person", ()),
        ("Chinese please. I lost my job", "language", ("hardship",)),
        ("昨天已经还清了。退订。我不想活了", "paid", ("distress", "stop")),
    ],
)
def test_of_half_a_text_nothing_is_credited(text: str, credited: str, heard: tuple[str, ...]) -> None:
    """The word that turns it round may be missing; what protects is heard all the same, and a human reads."""
    assert credited in read_reply(text, today=TUESDAY).kinds
    half = read_reply(text, today=TUESDAY, whole=False)
    assert half.kinds == (heard or ("other",))
    assert half.is_unsure
    assert {one.because for one in half.doubts if one.kind == credited} == {"partial"}
    assert "not_whole" in {one.pattern for one in half.doubts}


LONG = {
    "marks": "N" + "!" * 3_990 + "x",
    "blanks": " " * 4_000,
    "many stops": "stop and don't call me about the plan, pay you soon " * 80,
    "no": "不" * 4_000,
    "ones": "1" * 4_000,
    "still": "还" * 4_000,
    "short words": "a " * 2_000,
    "full stops": "。" * 4_000,
    "lines": "\n" * 4_000,
    "to": "to " * 1_300,
    "unsubscribe": "退订" * 2_000,
    "with a number": "不要用号" * 1_000,
    "opted out": "opted out " * 400,
    "a megabyte of lines": "\n" * (1 << 20),
    "a megabyte of quotations": "\n> " * (1 << 18),
}


@pytest.mark.parametrize("name", LONG)
def test_no_text_takes_long(name: str) -> None:
    """Whoever writes to us decides what is read: none of it may hold a worker up."""
    began = time.process_time()
    read_reply(LONG[name], today=TUESDAY)
    assert time.process_time() - began < 3
