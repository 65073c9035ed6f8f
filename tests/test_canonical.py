"""Canonical JSON, held against the test vectors of RFC 8785 and against another implementation."""

from enum import StrEnum

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from rightparty.canonical import LARGEST, FlatWriter, Json, as_text, canonical, parse
from rightparty.errors import InvalidInput

KEYS = st.text(st.characters(max_codepoint=127), max_size=8)
VALUES: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_the_bytes_are_those_of_another_implementation(value: Json) -> None:
    """For everything we let in, our bytes are the ones that RFC 8785 prescribes."""
    assert canonical(value) == rfc8785.dumps(value)


@given(VALUES)
def test_canonical_bytes_can_be_read_back(value: Json) -> None:
    """Reading canonical bytes gives a value with the same bytes."""
    assert canonical(parse(canonical(value))) == canonical(value)


FLAT = st.fixed_dictionaries(
    {
        name: st.none()
        | st.booleans()
        | st.integers(-2, 2)
        | st.integers(-LARGEST, LARGEST)
        | st.sampled_from(["CN", "verified", 'a"\\\n'])
        | st.text(max_size=6)
        | st.decimals(allow_nan=False, allow_infinity=False)
        | st.floats(allow_nan=False)
        for name in ("right_party", "amount", "age", "Z", "a\n")
    }
)


@given(st.lists(FLAT, min_size=1, max_size=6))
def test_facts_written_in_a_row_are_each_what_they_are_alone(
    objects: list[dict[str, Json]],
) -> None:
    """What was written before never shows: true is not 1, and 1 of another kind is not the same."""
    writer = FlatWriter(("right_party", "amount", "age", "Z", "a\n"))
    for one in objects:
        assert writer.write(one) == canonical(as_text(one))


def test_facts_that_cannot_be_written_are_refused_as_ever() -> None:
    """Other keys than were foreseen are written all the same; what has no canonical form is refused."""
    writer = FlatWriter(("a", "b"))
    assert writer.write({"a": 1}) == b'{"a":1}'
    assert writer.write({"a": 1, "c": None}) == b'{"a":1,"c":null}'
    for wrong in (LARGEST + 1, "\ud800"):
        with pytest.raises(InvalidInput):
            writer.write({"a": wrong, "b": None})
    with pytest.raises(InvalidInput):
        FlatWriter(("ä", "b")).write({"ä": 1, "b": 2})


def test_escapes_are_those_of_the_standard() -> None:
    """The string of RFC 8785, section 3.2.2.2, comes out as printed there."""
    value: Json = {"string": '€$\x0f\nA\'B"\\\\"/', "literals": [None, True, False]}
    expected = '{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    assert canonical(value) == expected.encode()


@pytest.mark.parametrize(
    "value",
    [0.5, [1.0], {"a": {"b": 2.5}}, LARGEST + 1, -LARGEST - 1, {"钱": 1}, "\ud800", b"x", {"a": object()}],
)
def test_what_readers_could_disagree_about_is_refused(value: Json) -> None:
    """Fractions, huge numbers, keys beyond ASCII and text without a UTF-8 form never get hashed."""
    with pytest.raises(InvalidInput):
        canonical(value)


def test_deep_nesting_is_refused() -> None:
    """Nesting beyond the limit is a clear refusal, not a crash."""
    value: Json = 0
    for _ in range(40):
        value = [value]
    with pytest.raises(InvalidInput, match="nested"):
        canonical(value)


@pytest.mark.parametrize(
    "data",
    [
        *(b'{"a": 1}', b'{"b":1,"a":2}', b'{"a":1,"a":1}', b'{"a":1}\n', b'"\\u0041"'),
        *(b"1.0", b"1e3", b"-0", b"NaN", b"", b"\xff", b"[" * 5000, '"a"'.encode("utf-16")),
    ],
)
def test_json_written_any_other_way_is_not_accepted(data: bytes) -> None:
    """There is exactly one way to write a value, so no changed byte can go unseen."""
    with pytest.raises(InvalidInput):
        parse(data)


def test_codes_and_tuples_are_written_as_text_and_lists() -> None:
    """Closed lists of codes and immutable sequences need no conversion by the caller."""

    class Code(StrEnum):
        SMS = "sms"

    assert canonical({"channel": Code.SMS, "debts": ("a", "b")}) == b'{"channel":"sms","debts":["a","b"]}'
