"""Every pattern explains itself, and is used."""

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
