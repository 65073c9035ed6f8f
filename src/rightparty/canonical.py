"""One value, one sequence of bytes: canonical JSON, for everything that is hashed or signed.

The bytes are those of RFC 8785 (JSON Canonicalization Scheme) for the values we let in: text, whole
numbers up to 2^53 - 1, true, false, null, lists, and objects whose keys are ASCII. Fractions are
refused: money and rates are written as text, so that no reader can round them.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from json.encoder import encode_basestring
from operator import itemgetter
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
        raise _surrogate() from fault


def as_text(known: Mapping[str, object]) -> dict[str, Json]:
    """An object without inner ones as canonical JSON takes it: fractions and instants as their text."""
    return {k: v if v is None or isinstance(v, bool | int | str) else str(v) for k, v in known.items()}


class FlatWriter:
    """Writes one object without inner ones after another, all with the same keys: `canonical(as_text(…))`.

    What is the very same value as in the object before, as most facts are, is not written anew. For any
    number of threads.
    """

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys = sorted(keys)
        self._known = frozenset(self._keys) if all(key.isascii() for key in self._keys) else frozenset()
        self._read = itemgetter(*self._keys) if len(self._keys) > 1 else None
        self._heads = [f"{encode_basestring(key)}:" for key in self._keys]
        nothing = object()
        self._last: tuple[Sequence[object], Sequence[str]] = ([nothing] * len(self._keys), self._heads)

    def write(self, known: Mapping[str, object]) -> bytes:
        """The canonical bytes of an object.

        Raises:
            InvalidInput: as `canonical`.
        """
        if self._read is None or known.keys() != self._known:
            return canonical(as_text(known))
        values = self._read(known)
        before, written = self._last
        now = [
            text if value is old else head + _written(value)
            for value, old, text, head in zip(values, before, written, self._heads, strict=True)
        ]
        self._last = (values, now)
        try:
            return f"{{{','.join(now)}}}".encode()
        except UnicodeEncodeError as fault:
            raise _surrogate() from fault


def _written(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        _check(value, DEEPEST)
        return int.__repr__(value)
    return encode_basestring(value if isinstance(value, str) else str(value))


def _surrogate() -> InvalidInput:
    return InvalidInput("text with a lone surrogate cannot be hashed", "repair the text")


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
