"""Templates: complete in three languages, and unable to ask for what their class may not say."""

from re import fullmatch
from string import ascii_letters

import pytest

from rightparty.book.tables import OUTCOMES
from rightparty.errors import InvalidInput, Refused
from rightparty.law.vocabulary import REPLY, STATUTORY
from rightparty.words.guard import findings
from rightparty.words.languages import LANGUAGES, Language
from rightparty.words.occasions import TEXTS, UNTOLD
from rightparty.words.slots import ALLOWED, FILLERS
from rightparty.words.templates import (
    CALL_OUTCOMES,
    SECTIONS,
    SLOT,
    Part,
    Template,
    check_slots,
    sections,
    template,
)

ALL = [
    (text, language, channel)
    for text in TEXTS
    for language in LANGUAGES
    for channel, section in SECTIONS.items()
    if section in sections(text, language)
]


def test_every_text_is_written_for_the_same_channels_in_every_language() -> None:
    """In writing all; telling of a debt on a call only what is asked there; on a lock screen a knock."""
    for text in TEXTS:
        found = {sections(text, language) for language in LANGUAGES}
        assert len(found) == 1, text
        assert {"letter", "post"} <= found.pop()
    assert {text for text in TEXTS if "push" in sections(text, "en")} == {"knock"}
    assert {text for text in TEXTS if "sms" not in sections(text, "en")} == {
        "validation",
        "remedy",
        "assigned",
    }


@pytest.mark.parametrize(("content", "language", "channel"), ALL)
def test_every_class_has_a_text_for_every_channel_in_every_language(
    content: str, language: Language, channel: str
) -> None:
    """And each names itself and its version, with a hash of its file."""
    found = template(content, language, channel)
    assert found.id == f"{content}.{language}.{SECTIONS[channel]}"
    assert fullmatch(r"[0-9]+\.[0-9]+-[0-9a-f]{8}", found.version)


@pytest.mark.parametrize(
    ("content", "channel"),
    [("full", "push"), ("full", "visit"), ("full", "ai_call"), ("offer", "push"), ("locate", "call")],
)
def test_where_there_is_no_text_a_human_takes_over(content: str, channel: str) -> None:
    """A channel or class without a text is refused: on a lock screen nothing is told."""
    with pytest.raises(Refused, match="no `") as fault:
        template(content, "en", channel)
    assert "human" in fault.value.help


@pytest.mark.parametrize("slot", sorted(set(FILLERS) - ALLOWED["knock"]))
def test_a_neutral_template_cannot_ask_for_anything_that_tells(slot: str) -> None:
    """Not in the body of a knock, a subject, or before an identity check; not even as a condition."""
    asking = (Part(f"… {{{slot}}} …"), Part("…", present=(slot,)), Part("…", absent=(slot,)))
    for part in asking:
        with pytest.raises(InvalidInput, match=slot):
            check_slots(_template("knock", body=(part,)))
        if slot != "opted_out":
            for text in UNTOLD if slot != "callback_phone" else ():
                with pytest.raises(InvalidInput, match=slot):
                    check_slots(_template(text, body=(part,)))
        with pytest.raises(InvalidInput, match=slot):
            check_slots(_template("full", identity=(part,)))
    with pytest.raises(InvalidInput, match=slot):
        check_slots(_template("full", subject=f"{{{slot}}}"))


@pytest.mark.parametrize("text", [text for text, content in TEXTS.items() if content in (STATUTORY, REPLY)])
@pytest.mark.parametrize("slot", ["reply_by", "consequences", "promised", "due_on"])
def test_a_notice_and_an_answer_cannot_ask_for_money_or_say_what_follows(text: str, slot: str) -> None:
    """After a stop, and in an answer, nothing is demanded, whatever the template would like."""
    with pytest.raises(InvalidInput, match=slot):
        check_slots(_template(text, body=(Part(f"{{{slot}}}"),)))


def test_a_template_of_no_text_is_refused() -> None:
    """And so is an identity check before words that tell nothing."""
    with pytest.raises(InvalidInput, match="no text"):
        check_slots(_template("dunning"))
    with pytest.raises(InvalidInput, match="no text"):
        check_slots(_template("knock", identity=(Part("…"),)))


def test_a_template_cannot_ask_for_a_slot_that_does_not_exist() -> None:
    """A slip of the pen is found when the file is loaded."""
    with pytest.raises(InvalidInput, match="nmae"):
        check_slots(_template("full", body=(Part("{nmae}"),)))


def test_every_slot_that_a_class_may_hold_can_be_filled() -> None:
    """The table of classes and the table of values name the same slots."""
    assert set().union(*ALLOWED.values()) == set(FILLERS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bare_words_of_neutral_texts_pass_the_guard(language: Language) -> None:
    """Knock, callback, identity check and every subject say nothing before any value is filled in."""
    for content, _, channel in ALL:
        found = template(content, language, channel)
        parts = [
            Part(found.subject),
            *found.identity,
            *(found.body if content in UNTOLD else ()),
        ]
        for part in parts:
            assert findings(SLOT.sub(" ", part.text)) == (), part.text


@pytest.mark.parametrize(
    ("content", "language"), [(c, lang) for c in ("full", "reminder") for lang in LANGUAGES]
)
def test_a_telling_call_begins_with_the_identity_check(content: str, language: Language) -> None:
    """The script asks who is speaking before it says anything else."""
    assert template(content, language, "call").identity
    assert not template(content, language, "sms").identity


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_script_explains_the_codes_it_ends_with(language: Language) -> None:
    """Outcome codes are those of the book."""
    assert set(CALL_OUTCOMES) <= set(OUTCOMES.split())
    script = template("callback", language, "call").body[-1].text
    assert all(code in script for code in CALL_OUTCOMES)


@pytest.mark.parametrize(
    "word", ["停息", "掛帳", "挂账", "老赖", "老賴", "恶意", "惡意", "立即", "严重后果", "法院", "黑名单"]
)
def test_no_text_presses_promises_or_insults(word: str) -> None:
    """Words that frighten or promise what nobody may promise stand in no template."""
    for content, language, channel in ALL:
        found = template(content, language, channel)
        assert not any(word in part.text for part in (*found.identity, *found.body)), found.id


def test_simplified_and_traditional_texts_are_written_apart() -> None:
    """No simplified character in a traditional text, by the characters that differ most often."""
    simplified = set("们请还这个对为与来电话说时号码认证讯账户贷协复则办担实发点后开关务员单录")
    for content, language, channel in ALL:
        if language == "zh-Hant":
            found = template(content, language, channel)
            text = "".join(part.text for part in (*found.identity, *found.body, Part(found.subject)))
            assert not (set(text) - set(ascii_letters)) & simplified, found.id


def _template(
    content: str, subject: str = "", identity: tuple[Part, ...] = (), body: tuple[Part, ...] = ()
) -> Template:
    return Template("x", "1", content, "letter", subject, identity, body)
