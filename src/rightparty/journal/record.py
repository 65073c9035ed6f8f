"""One record of the journal: what happened, when, in canonical bytes that never change again."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeGuard

from rightparty.canonical import Json, canonical, parse
from rightparty.errors import InvalidInput, Refused
from rightparty.journal.kinds import CURRENT, KINDS, Kind, Type
from rightparty.journal.personal import looks_personal
from rightparty.journal.tree import leaf_hash

SHORTEST_KEY = 16


def digest(value: str, key: bytes, kind: str = "") -> str:
    """A keyed reference to a value: HMAC-SHA256 in hexadecimal, the same for the same value and key.

    `kind` ("person", "point" …) keeps equal ids of different kinds apart. Destroying the key is what
    makes erasure possible: without it nobody can tell which value was meant.
    """
    if len(key) < SHORTEST_KEY:
        raise InvalidInput(f"a key of {len(key)} bytes is too short", f"use {SHORTEST_KEY} random bytes")
    return hmac.digest(key, kind.encode() + b"\x00" + value.encode(), hashlib.sha256).hex()


def instant(at: datetime) -> str:
    """An aware instant as a record writes it: `2026-11-23T06:05:00Z`, microseconds where there are any."""
    if at.utcoffset() is None:
        raise InvalidInput(f"`{at}` has no time zone", "give an aware instant")
    try:
        return at.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"
    except OverflowError as fault:
        raise InvalidInput(f"`{at}` is no instant in UTC", "it lies before year 1 or after 9999") from fault


def read_instant(text: str) -> datetime:
    """The aware UTC instant that `instant` wrote."""
    return datetime.fromisoformat(text)


@dataclass(frozen=True)
class Record:
    """Something that happened at `at` (aware). `body` holds the fields that `kind` allows, no others.

    Creating a record checks it: `InvalidInput` for a field that is missing, unknown or of the wrong
    type, `Refused` for a value that looks like personal data.
    """

    kind: str
    at: datetime
    body: Mapping[str, Json]
    version: int = 0  # 0: the current version of the kind

    def __post_init__(self) -> None:
        if self.version == 0 and self.kind in CURRENT:
            object.__setattr__(self, "version", CURRENT[self.kind].version)
        kind = KINDS.get((self.kind, self.version))
        if kind is None:
            wanted = f"`{self.kind}` version {self.version}"
            raise InvalidInput(f"there is no kind of record {wanted}", f"known: {', '.join(sorted(CURRENT))}")
        instant(self.at)
        _check(kind, self.body)

    def canonical(self) -> bytes:
        """The bytes of this record before it has a place: what to keep until `place` gives it one."""
        return canonical({"at": instant(self.at), "body": self.body, "kind": self.kind, "v": self.version})

    def entry(self, seq: int) -> "Entry":
        """This record as number `seq` of a journal, counted from zero."""
        return place(self.canonical(), seq)


@dataclass(frozen=True)
class Entry:
    """A record in its place: `data` is its canonical bytes with `seq` among them, `leaf` their hash."""

    seq: int
    data: bytes
    leaf: bytes


def place(data: bytes, seq: int) -> Entry:
    """Give the record with the canonical bytes `data` its place in the journal.

    The number becomes part of what is hashed, so that a record in the wrong place names itself.
    """
    value = parse(data)
    if not isinstance(value, Mapping) or "seq" in value:
        raise InvalidInput("these are not the bytes of a record without a place", "use `Record.canonical()`")
    placed = canonical({**value, "seq": seq})
    return Entry(seq, placed, leaf_hash(placed))


def read_record(data: bytes) -> tuple[int, Record]:
    """The place and the record that canonical bytes hold, of any version ever written.

    Raises:
        InvalidInput: these are not the canonical bytes of a record.
        Refused: the record holds something that looks like personal data.
    """
    match parse(data):
        case {"at": str(at), "body": dict(body), "kind": str(kind), "seq": seq, "v": version, **rest}:
            if not rest and _is_natural(seq) and _is_natural(version) and version > 0:
                return seq, Record(kind, _parsed(at), body, version)
    raise InvalidInput("this is not a record of the journal", "compare it with the journal it came from")


def _is_natural(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _parsed(text: str) -> datetime:
    try:
        at = read_instant(text)
        if instant(at) == text:
            return at
    except ValueError:
        pass
    raise InvalidInput(f"`{text}` is no instant as the journal writes it", "expected 2026-11-23T06:05:00Z")


def _check(kind: Kind, body: Mapping[str, Json]) -> None:
    absent = sorted(kind.required.keys() - body.keys())
    if absent:
        raise InvalidInput(f"a `{kind.name}` record lacks `{absent[0]}`", "fill it in")
    for field, value in body.items():
        wanted = kind.type_of(field)
        if wanted is None:
            allowed = ", ".join(sorted({*kind.required, *kind.optional}))
            raise InvalidInput(f"a `{kind.name}` record has no field `{field}`", f"it may hold: {allowed}")
        _refuse_personal(kind, field, wanted, value)
        if not wanted.fits(value):
            raise InvalidInput(f"`{field}` of a `{kind.name}` record is no {wanted.name}", "see the kinds")


def _refuse_personal(kind: Kind, field: str, wanted: Type, value: object) -> None:
    """Values that are digests by their form may show any digits; everything else is searched."""
    if isinstance(value, Mapping):
        texts = [*value.keys(), *value.values()]
    else:
        texts = list(value) if isinstance(value, (list, tuple)) else [value]
    for text in texts:
        if not isinstance(text, str) or (wanted.opaque and wanted.fits_one(text)):
            continue
        found = looks_personal(text, digits=not wanted.hashes)
        if found:
            raise Refused(
                f"`{field}` of a `{kind.name}` record looks like {found}",
                "the journal holds no personal data: give a keyed digest of it",
            )
