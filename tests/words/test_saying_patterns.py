"""The words and patterns as they are looked for."""

from rightparty.words.saying_patterns import vocabulary
from rightparty.words.saying_text import Folded


def names(text: str) -> list[tuple[str, set[str]]]:
    """Each word found in a text, with its groups."""
    words = vocabulary()
    run = Folded(text).run
    return [
        (run[start:end], {name for name, bit in words.bits.items() if groups & bit})
        for start, end, groups in words.hits(run)
    ]


def test_the_longest_word_wins_at_one_place() -> None:
    """And words may overlap, but none begins within one that masks it."""
    found = dict(names("我爸妈的手机"))
    assert found["我爸妈"] == {"mask"}
    assert "爸妈" not in found
    assert [word for word, _ in names("do not pay")] == ["do not pay", "not pay", "pay"]


def test_a_latin_word_is_a_whole_word() -> None:
    """`loan` does not stand in `loans` or `reloaned`, nor `owe` in `tower`."""
    assert [word for word, _ in names("reloaned tower classed")] == []
    assert [word for word, _ in names("loans")] == ["loans"]


def test_every_word_can_be_found_as_it_is_listed() -> None:
    """No word is written in a form that folding changes, or hidden by its own beginning."""
    words = vocabulary()
    lost = [word for word in words.words if not any(word == found for found, _ in names(word))]
    assert lost == []


def test_syllables_are_found_with_and_without_blanks() -> None:
    """In any mixture."""
    for text in ("tong xun lu", "tongxun lu", "tong xunlu", "tongxunlu"):
        assert "zh contacts" in {group for _, groups in names(text) for group in groups}
