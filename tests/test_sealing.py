"""What is sealed opens with its own key, in its own place, and nowhere else."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.errors import InvalidInput, Refused
from rightparty.sealing import KEY_BYTES, Key, Masters, Sealed, master_id, place, read_masters

RAW = st.binary(min_size=KEY_BYTES, max_size=KEY_BYTES)
NONCE = st.binary(min_size=12, max_size=12)
ONE, OTHER = bytes(range(32)), bytes(range(1, 33))


@given(raw=RAW, nonce=NONCE, text=st.binary(max_size=200), about=st.binary(max_size=60))
def test_what_is_sealed_opens_as_it_was(raw: bytes, nonce: bytes, text: bytes, about: bytes) -> None:
    """Whatever the text and the place."""
    key = Key(raw)
    assert key.open(key.seal(text, about, nonce), about) == text


@given(nonce=NONCE, flip=st.integers(0, 40 * 8 - 1))
def test_a_changed_bit_does_not_open(nonce: bytes, flip: int) -> None:
    """Version, nonce, text and tag are all held together."""
    key = Key(ONE)
    sealed = bytearray(key.seal(b"13800138000", b"here", nonce))
    assert len(sealed) == 40
    sealed[flip // 8] ^= 1 << flip % 8
    with pytest.raises(Refused):
        key.open(bytes(sealed), b"here")


def test_a_value_moved_to_another_row_or_key_does_not_open() -> None:
    """A number cannot be put into somebody else's row, nor read with somebody else's key."""
    sealed = Key(ONE).seal(b"+8613800138000", place("points", "value", "M1"), bytes(12))
    with pytest.raises(Refused, match="moved"):
        Key(ONE).open(sealed, place("points", "value", "M2"))
    with pytest.raises(Refused, match="another key"):
        Key(OTHER).open(sealed, place("points", "value", "M1"))


@given(st.lists(st.text(alphabet="ab_1", max_size=4), min_size=3, max_size=3), st.data())
def test_places_are_told_apart(names: list[str], data: st.DataObject) -> None:
    """Table, column and row cannot run into one another."""
    others = data.draw(st.lists(st.text(alphabet="ab_1", max_size=4), min_size=3, max_size=3))
    assert (place(*names) == place(*others)) == (names == others)


def test_a_later_form_is_refused_and_not_guessed() -> None:
    """An unknown version, or too few bytes, is no sealed value."""
    for odd in (b"", b"\x02" + bytes(60), b"\x01" * 28):
        with pytest.raises(Refused, match="known form"):
            Key(ONE).open(odd, b"")


def test_the_newest_master_wraps_and_each_unwraps_its_own() -> None:
    """While a master key is changed, both are held; without the older one, what it wrapped stays closed."""
    older, both = Masters.of([ONE]), Masters.of([OTHER, ONE])
    wrapped = older.wrap(b"k" * KEY_BYTES, b"about", bytes(12))
    assert both.newest == master_id(OTHER) != master_id(ONE)
    assert both.unwrap(wrapped, master_id(ONE), b"about") == b"k" * KEY_BYTES
    with pytest.raises(Refused, match="not among those"):
        Masters.of([OTHER]).unwrap(wrapped, master_id(ONE), b"about")
    with pytest.raises(Refused, match="another key"):
        both.unwrap(wrapped, master_id(OTHER), b"about")


def test_master_keys_are_read_from_a_text_with_remarks() -> None:
    """One a line or a comma apart, the newest first; also in the alphabet for addresses."""
    one, other = base64.b64encode(ONE).decode(), base64.urlsafe_b64encode(b"\xfb" * 32).decode()
    assert read_masters(f"# of 2026\n{other}  # newest\n\n{one}\n") == [b"\xfb" * 32, ONE]
    assert read_masters(f"{other},{one}") == [b"\xfb" * 32, ONE]
    assert read_masters("# none yet\n") == []


@pytest.mark.parametrize("text", ["secret-that-is-no-key", base64.b64encode(b"short").decode(), "王"])
def test_what_is_no_master_key_is_refused_and_not_shown(text: str) -> None:
    """A fault in a secret must not carry it into a log."""
    with pytest.raises(InvalidInput, match="master key 1 is not") as fault:
        read_masters(text)
    assert text not in str(fault.value)


def test_a_key_of_another_length_is_refused() -> None:
    """AES-256 and nothing less; and no master key at all is no installation."""
    with pytest.raises(InvalidInput, match="16 bytes"):
        Key(bytes(16))
    with pytest.raises(InvalidInput, match="no master key"):
        Masters.of([])


def test_what_is_not_opened_shows_nothing() -> None:
    """Printed, logged or compared, it is there and says no more."""
    one = Sealed(b"\x01\x02")
    assert f"{one} {one!r}" == "sealed sealed"
    assert bool(one) is True
    assert one == Sealed(b"\x01\x02") != Sealed(b"\x03")
    assert len({one, Sealed(b"\x01\x02")}) == 1
    assert "01" not in repr(Masters.of([ONE]))
