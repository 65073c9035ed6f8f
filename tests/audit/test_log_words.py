"""Words of three languages are the codes that they mean; what is not known is not guessed."""

import pytest

from rightparty.audit.headers import LogMapping, vocabulary
from rightparty.audit.log_words import RESULT, WORDS, bare, code_of, seconds_of, split_result
from rightparty.book.tables import CHANNELS, EVENT_KINDS, EVIDENCE_KINDS, LIABLE_ROLES, OUTCOMES


@pytest.mark.parametrize(
    ("target", "cell", "code"),
    [
        ("channel", "电话", "call"),
        ("channel", "簡訊", "sms"),
        ("channel", "Text Message", "sms"),
        ("channel", "AI外呼", "ai_call"),
        ("channel", "ringless", "ringless"),
        ("direction", "呼入", "in"),
        ("direction", "Outbound-API", "out"),
        ("outcome", "无人接听", "attempt no_answer"),
        ("outcome", "空號", "failed not_in_service"),
        ("outcome", "wrong_person", "conversation wrong_person"),
        ("outcome", "DELIVRD", "delivered delivered"),
        ("outcome", "成功", "connected answered|sent"),
        ("kind", "voicemail", "voicemail"),
        ("to_role", "配偶", "family"),
        ("to_role", "spouse", "family"),
        ("to_role", "本 人", "borrower"),
        ("to_role", "緊急聯絡人", "emergency_contact"),
        ("source", "通讯录", "address_book"),
        ("source", "skip-traced", "skip_traced"),
        ("language", "粵語", "yue"),
        ("language", "pt-BR", "pt-BR"),
    ],
)
def test_words(target: str, cell: str, code: str) -> None:
    """Case, blanks and punctuation do not matter."""
    assert code_of(target, cell) == code


def test_a_word_that_nobody_knows() -> None:
    """It has no code, until a mapping says one."""
    said = LogMapping(words={"channel": {"飞鸽": "sms"}, "outcome": {"谢绝": "refused"}})
    assert code_of("channel", "飞鸽") is None
    assert code_of("channel", "飞鸽", said) == "sms"
    assert code_of("outcome", "谢绝", said) == "conversation refused"
    assert code_of("kind", "谢绝", said) == "conversation refused"


def test_what_hangs_on_the_channel() -> None:
    """Success of a call is an answer; of a message, that it left."""
    assert split_result("connected answered|sent") == ("connected", "answered", "sent", None)
    assert split_result("unknown") == (None, "unknown", None, "unknown")


def test_every_code_is_one_of_the_book_s() -> None:
    """The vocabulary leads to nothing that a book's events may not hold."""
    words = vocabulary()
    assert set(words["values"]["channel"]) == set(CHANNELS.split())
    assert set(words["values"]["source"]) <= set(EVIDENCE_KINDS.split())
    assert not set(words["values"]["to_role"]) & {"spouse"}
    assert set(LIABLE_ROLES.split()) - {"spouse"} <= set(words["values"]["to_role"])
    for results in (words["results"], words["results_by_channel"]):
        for result in results:
            for part in result.split("|"):
                assert set(part.split()) <= {*EVENT_KINDS.split(), *OUTCOMES.split()}
                assert any(split_result(part))


def test_no_word_means_two_things() -> None:
    """Each word of a target stands under one code."""
    words = vocabulary()
    for target in WORDS:
        groups = (
            [*words["results"].values(), *words["results_by_channel"].values()]
            if target in RESULT
            else list(words["values"][target].values())
        )
        every = [word for group in groups for word in {bare(one) for one in group}]
        assert len(every) == len(set(every)), sorted({word for word in every if every.count(word) > 1})


@pytest.mark.parametrize(
    ("cell", "seconds"),
    [
        ("83", 83), ("83.0", 83), ("83秒", 83), ("1:23", 83), ("00:01:23", 83), ("1分23秒", 83),
        ("1 min 23 s", 83), ("1小时2分", 3720),
        ("2h", 7200), ("0", 0), ("", None), ("long", None), ("-3", None),
    ],
)  # fmt: skip
def test_durations(cell: str, seconds: int | None) -> None:
    """Seconds, clock times and units."""
    assert seconds_of(cell) == seconds
