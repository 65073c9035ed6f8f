"""One value, one sequence of bytes: canonical JSON, for everything that is hashed or signed.

The bytes are those of RFC 8785 (JSON Canonicalization Scheme) for the values we let in: text, whole
numbers up to 2^53 - 1, true, false, null, lists, and objects whose keys are ASCII. Fractions are
refused: money and rates are written as text, so that no reader can round them.
"""

import json
from collections.abc import Mapping, Sequence
from typing import NoReturn, TypeAlias, Union

from rightparty.errors import InvalidInput

Json: TypeAlias = Union[bool, int, str, Sequence["Json"], Mapping[str, "Json"], None]  # noqa: UP007 -- recursive

LARGEST = 2**53 - 1  # beyond it, readers that hold numbers as IEEE doubles disagree (RFC 7493)
DEEPEST = 32


def canonical(value: Json) -> bytes:
    """The canonical bytes of `value`, UTF-8.

    Raises:
        InvalidInput: a fraction, a number out of range, a key that is not ASCII, text that has no
            UTF-8 form, or nesting deeper than 32.
    """
    _check(value, DEEPEST)
    try:
        return _ENCODER.encode(value).encode()
    except UnicodeEncodeError as fault:
        raise InvalidInput("text with a lone surrogate cannot be hashed", "repair the text") from fault


def parse(data: bytes) -> Json:
    """The value whose canonical bytes are exactly `data`.

    Raises:
        InvalidInput: `data` is not JSON, or is JSON written in any other than the canonical way.
    """
    try:
        value: Json = json.loads(data, parse_float=_no_fraction, parse_constant=_no_fraction)
        same = canonical(value) == data
    except (ValueError, RecursionError) as fault:
        raise InvalidInput("this is not canonical JSON", "compare with the original bytes") from fault
    if not same:
        raise InvalidInput("this JSON is not written canonically", "compare with the original bytes")
    return value


def _check(value: object, depth: int) -> None:
    if value is None or isinstance(value, (str, bool)):
        return
    if isinstance(value, int):
        if abs(value) > LARGEST:
            raise InvalidInput(f"`{value}` is too large a number to hash", "write it as text")
        return
    if depth == 0:
        raise InvalidInput("a value nested this deeply cannot be hashed", "flatten it")
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if not (isinstance(key, str) and key.isascii()):
                raise InvalidInput(f"`{key}` is no key: keys are ASCII text", "rename it")
            plain = type(inner)
            if plain is str or plain is bool or inner is None:
                continue  # most values: spared a call
            if plain is not int or abs(inner) > LARGEST:
                _check(inner, depth - 1)
    elif isinstance(value, Sequence) and not isinstance(value, (bytes, bytearray)):
        for inner in value:
            _check(inner, depth - 1)
    else:
        raise InvalidInput(f"a `{type(value).__name__}` cannot be hashed", "write it as text")


def _plain(value: object) -> object:
    """Mappings and sequences of other types than `dict` and `list`, as those."""
    return dict(value) if isinstance(value, Mapping) else list(value)  # type: ignore[call-overload]  # _check saw it


def _no_fraction(text: str) -> NoReturn:
    raise ValueError(f"{text} is a fraction")


_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_plain)
