"""Calls that were written down: whose words are whose, and what was told to whom before it was clear."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.words.transcript import (
    CALLED,
    CALLER,
    MACHINE,
    machine_said_so,
    own_words,
    told_first,
    told_to_a_machine,
    turns,
)

ASKED = "坐席：您好，请问是王芳本人吗？\n客户：{answer}\n坐席：您的贷款逾期800元。"


def test_each_line_is_its_speakers() -> None:
    """A colon of any width, in three writings; a line without a speaker belongs to the one before."""
    text = "专员：您好\n再次问候\n客戶: 你好\nAgent : hello\nVoicemail: call back"
    assert [turn.speaker for turn in turns(text)] == [CALLER, CALLED, CALLER, MACHINE]
    assert text[turns(text)[0].start : turns(text)[0].end].strip() == "您好\n再次问候"


@pytest.mark.parametrize(
    "text", ["", "您的贷款逾期800元", "注意：逾期", "at 10:30: nobody", "https://a.cn: x"]
)
def test_what_names_no_speaker_is_no_transcript(text: str) -> None:
    """A time, a link, a heading: nothing is concluded from them."""
    assert turns(text) == []
    assert told_first(text) is None
    assert machine_said_so(text) is None
    assert own_words(text) == text


@given(
    st.lists(
        st.tuples(st.sampled_from(["坐席", "客户", "Agent", "Borrower"]), st.text(max_size=30)), max_size=6
    )
)
def test_nobody_answers_for_what_others_said(lines: list[tuple[str, str]]) -> None:
    """What the called said is blank; everything stands where it stood, the caller's words untouched."""
    text = "\n".join(f"{who}：{what}" for who, what in lines)
    own = own_words(text)
    assert len(own) == len(text)
    for turn in turns(text):
        part = own[turn.start : turn.end]
        assert part.strip() == "" if turn.speaker == CALLED else part == text[turn.start : turn.end]


@pytest.mark.parametrize(
    "text",
    [
        "催收员：您好，请问李女士在吗？\n对方：不在。\n催收员：再见。",
        "Debt collector: Is Ms Smith there?\nOther: No.\nDebt collector: Bye.",
    ],
)
def test_the_name_of_a_speaker_is_no_word_that_was_spoken(text: str) -> None:
    """A collector's label tells nobody of a debt."""
    own = own_words(text)
    assert len(own) == len(text)
    assert not any(word in own for word in ("催收", "Debt", "collector"))
    assert "再见" in own or "Bye" in own


@pytest.mark.parametrize("answer", ["是我。", "对，我是", "嗯", "我就是", "本人，你说", "Yes, speaking."])
def test_whoever_said_who_they_are_may_be_told(answer: str) -> None:
    """Asked, and answered."""
    assert told_first(ASKED.format(answer=answer)) is None


@pytest.mark.parametrize(
    "answer",
    [
        "你是谁？",
        "不是，我是他同事",
        "打错了",
        "他不在",
        "有什么事吗？",
        "我是他妈妈",
        "No, wrong number.",
        "Who is this?",
    ],
)
def test_whoever_did_not_say_so_may_not(answer: str) -> None:
    """A question, a denial, somebody else: the debt is told to nobody known."""
    told = told_first(ASKED.format(answer=answer))
    assert told is not None
    assert told.quote == "贷款"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("坐席：请问是王芳吗？您的贷款逾期了。\n客户：是我。", "贷款"),
        ("坐席：喂，王芳欠款800元。\n客户：你好。", "欠款"),
        ("Agent: You owe 800 on your loan.\nConsumer: Yes, this is Amy.", "owe"),
        ("坐席：请问是王芳吗？\n客户：是我。\n客户：等等，我不是她，我是她同事。\n坐席：她逾期了。", "逾期"),
    ],
)
def test_a_debt_is_told_only_after_the_answer(text: str, quote: str) -> None:
    """Not in one breath with the question, nor after the answer is taken back."""
    told = told_first(text)
    assert told is not None
    assert told.quote == quote
    assert text[told.start : told.end] == quote


def test_who_calls_may_be_said() -> None:
    """A lender's name holds a word of a debt; to say who calls is asked of every caller."""
    text = "坐席：您好，清泉小额贷款，请问是王芳吗？\n客户：是我。"
    assert told_first(text, ["清泉小额贷款"]) is None
    assert told_first(text) is not None


def test_a_machine_hears_no_debt() -> None:
    """What is left on a voicemail may be heard by others; a request to call back tells nothing."""
    assert told_to_a_machine("留言：王芳，您的贷款逾期了") is not None
    assert told_to_a_machine("王芳，您的贷款逾期了") is not None
    assert told_to_a_machine("留言：请王芳回电021-18000000") is None
    assert told_first("留言：王芳，您的贷款逾期了") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("机器人：您好，我是智能语音助手。\n客户：嗯", True),
        ("机器人：您好，我是小李。\n客户：你是机器人吗？", False),
        ("机器人：我是智能客服。\n客户：真的？\n机器人：我是真人。", False),
        ("Robot: This is an automated call.\nConsumer: ok", True),
        ("Agent: I paid attention, sir.\nConsumer: Are you an AI?", False),
    ],
)
def test_a_machine_says_that_it_is_one(text: str, expected: bool) -> None:
    """In its own words, and never that it is none."""
    assert machine_said_so(text) is expected
