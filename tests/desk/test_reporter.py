"""What the reporter gets: a reference, and no word of a debt, a name or an amount."""

import pytest

from rightparty.desk.reporter import Answer, answer
from rightparty.desk.wrong_party import new_reference
from rightparty.words.guard import findings
from rightparty.words.languages import LANGUAGES, Language
from tests.desk.books import small_book
from tests.desk.wrong import Ready, report


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", ["reported", "stopped", "lifted"])
def test_no_answer_tells_anything(what: Answer, language: Language) -> None:
    """Held against the guard over neutral texts, in the words of every language."""
    text = answer(what, new_reference(), language)
    assert "{" not in text
    assert not findings(text)


def test_an_answer_after_a_report_names_nobody(ready: Ready) -> None:
    """Whatever is known of the person, the text has the reference and nothing of them."""
    means = ready(small_book(1))
    done = report(means, told_of_debt=True)
    for language in LANGUAGES:
        text = answer("reported", done.reference, language)
        assert done.reference in text
        for word in ("王小明", "P0001", "D0001", "1,060", "1060", "晨光", "BANK", str(done.incident_id)):
            assert word not in text


def test_references_are_many_and_read_as_no_word() -> None:
    """Twelve signs without vowels; none is drawn twice, none means anything."""
    drawn = {new_reference() for _ in range(500)}
    assert len(drawn) == 500
    assert not any(findings(one) for one in drawn)
    assert all(len(one) == 14 and not set(one) & set("AEIOUY013") for one in drawn)
