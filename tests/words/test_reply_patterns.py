"""Every pattern explains itself, and is used."""

import tomllib
from importlib.resources import files
from typing import Any

from rightparty.words.reply_patterns import KINDS, patterns


def test_every_pattern_has_an_id_of_its_kind_and_a_reason() -> None:
    """So that a reading can be shown to whoever asks."""
    for one in patterns().patterns:
        assert one.id.startswith(f"{one.kind}."), one.id
        assert one.why


def test_every_kind_that_is_acted_on_says_why() -> None:
    """And each has patterns."""
    read = set(KINDS) - {"promise_unclear", "question", "other"}
    assert set(patterns().why) == read == {one.kind for one in patterns().patterns}


def test_no_character_is_folded_twice() -> None:
    """Folding once or twice is the same."""
    folded = patterns().folded
    assert not set(folded) & set(folded.values())


def _written(raw: Any) -> str:
    """All that stands in a part of `replies.toml`, one after the other."""
    if isinstance(raw, dict):
        return "".join(_written(one) for one in raw.values())
    return "".join(map(_written, raw)) if isinstance(raw, list) else raw if isinstance(raw, str) else ""


def _is_only_simplified(char: str) -> bool:
    """Whether a character of today's patterns is none of traditional writing, by what its code has."""
    try:
        char.encode("big5")
    except UnicodeEncodeError:
        return "㐀" <= char <= "鿿"
    return False


def test_whoever_writes_traditional_characters_is_read_by_every_pattern() -> None:
    """Each simplified character of a pattern is what some traditional one is read as; none is one itself."""
    raw = tomllib.loads(files("rightparty.words").joinpath("replies.toml").read_text(encoding="utf-8"))
    fold = raw.pop("fold")
    written = set(_written(raw))
    alone = {one for one in written - set(fold["cantonese"]) - {"龥"} if _is_only_simplified(one)}
    assert alone <= set(fold["simplified"])
    assert not written & set(fold["traditional"])


def test_the_lists_of_words_are_spelt_out() -> None:
    """No pattern is left with a name in it that stands for nothing."""
    known = patterns()
    for one in known.patterns:
        for part in (one.find, one.before, one.after):
            assert "«" not in part.pattern, one.id
