"""The journal as a file: one JSON line a record, each head after the records that it covers.

    {"format":"rightparty journal 2"}
    {"leaf":"…","record":{"at":"…","body":{…},"kind":"decision","seq":0,"v":1},"seq":0}
    {"head":{"at":"…","key":"…","root":"…","signature":"…","size":1}}
    {"anchor":{"authority":"…","head":"…","token":"…"}}
    {"end":{"anchors":1,"heads":1,"records":1}}

Each line is canonical JSON, so the record's bytes stand in it exactly as they were hashed. Time-stamps
stand right behind their head. Everything in such a file may be handed on: it holds no personal data.

Format 1 had neither time-stamps nor a last line that counts the others; it is read for good.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO, TypeAlias

from rightparty.canonical import Json, canonical, parse
from rightparty.errors import InvalidInput
from rightparty.journal.head import TreeHead, read_head
from rightparty.journal.record import Entry
from rightparty.journal.stamp import Anchor, read_anchor

HEADER_1, HEADER = (canonical({"format": f"rightparty journal {number}"}) + b"\n" for number in (1, 2))

_RECORD = re.compile(rb'\{"leaf":"([0-9a-f]{64})","record":(\{.*\}),"seq":(0|[1-9][0-9]{0,15})\}\n')


@dataclass(frozen=True)
class Unreadable:
    """A line that is neither a record nor a head."""

    why: str


@dataclass(frozen=True)
class Format:
    """The first line: 1 or 2; 0 if it names neither."""

    number: int


@dataclass(frozen=True)
class End:
    """The last line: how many records, heads and time-stamps stand before it."""

    records: int
    heads: int
    anchors: int

    def __str__(self) -> str:
        return f"{self.records} records, {self.heads} heads and {self.anchors} time-stamps"


Line: TypeAlias = Entry | TreeHead | Anchor | End | Format | Unreadable
"""What a line of an export may be."""


def record_line(entry: Entry) -> bytes:
    """The line of one record."""
    return b'{"leaf":"%s","record":%s,"seq":%d}\n' % (entry.leaf.hex().encode(), entry.data, entry.seq)


def head_line(head: TreeHead) -> bytes:
    """The line of one signed head."""
    return canonical({"head": head.json()}) + b"\n"


def anchor_line(anchor: Anchor) -> bytes:
    """The line of one time-stamp, which belongs right behind its head."""
    return canonical({"anchor": anchor.json()}) + b"\n"


def end_line(end: End) -> bytes:
    """The last line."""
    return canonical({"end": dict(vars(end))}) + b"\n"


def lines(
    entries: Iterable[Entry],
    heads: Iterable[TreeHead],
    anchors: Callable[[TreeHead], Sequence[Anchor]] = lambda _: (),
) -> Iterator[bytes]:
    """Every line of a journal; records and heads both by growing size, and the time-stamps of each head."""
    yield HEADER
    end = End(0, 0, 0)
    for item in _in_order(entries, heads):
        if isinstance(item, Entry):
            yield record_line(item)
            end = replace(end, records=end.records + 1)
        else:
            behind = anchors(item)
            yield head_line(item)
            yield from map(anchor_line, behind)
            end = replace(end, heads=end.heads + 1, anchors=end.anchors + len(behind))
    yield end_line(end)


def _in_order(entries: Iterable[Entry], heads: Iterable[TreeHead]) -> Iterator[Entry | TreeHead]:
    ahead = iter(heads)
    head = next(ahead, None)
    for entry in entries:
        while head is not None and head.size <= entry.seq:
            yield head
            head = next(ahead, None)
        yield entry
    if head is not None:
        yield head
        yield from ahead


def write(entries: Iterable[Entry], heads: Iterable[TreeHead], out: BinaryIO) -> None:
    """Write a journal in order, records and heads both by growing size."""
    out.writelines(lines(entries, heads))


def read_line(line: bytes) -> Line:
    """What a line (with its end) holds. An entry's leaf hash and place are as written, not checked."""
    found = _RECORD.fullmatch(line)
    if found:
        leaf, data, seq = found.groups()
        return Entry(int(seq), data, bytes.fromhex(leaf.decode()))
    if not line.endswith(b"\n"):
        return Unreadable("its end is missing")
    try:
        return _named(parse(line[:-1])) or Unreadable("it is neither a record nor a head")
    except InvalidInput as fault:
        return Unreadable(fault.message)


def _named(value: Json) -> Line | None:
    """A line that says itself what it is."""
    match value:
        case {"head": dict(head), **rest} if not rest:
            return read_head(head)
        case {"anchor": dict(anchor), **rest} if not rest:
            return read_anchor(anchor)
        case {"end": {"anchors": int(anchors), "heads": int(heads), "records": int(records), **more}, **rest}:
            end = End(records, heads, anchors)
            if not rest and not more and not any(isinstance(one, bool) for one in vars(end).values()):
                return end
    return None


def read(lines: Iterable[bytes]) -> Iterator[tuple[int, Line]]:
    """Every line of an export with its number, counted from one; the first must be the format's name."""
    number, old = 0, False
    for number, line in enumerate(lines, start=1):
        if number == 1:
            old = line == HEADER_1
            if not old and line != HEADER:
                yield (
                    number,
                    Unreadable(f"the first line must name the format, as in {HEADER.decode().strip()}"),
                )
            yield number, Format(1 if old else 2 if line == HEADER else 0)
            continue
        item = read_line(line)
        if old and isinstance(item, Anchor | End):
            item = Unreadable("format 1 has no such line")
        yield number, item
    if number == 0:
        yield 1, Unreadable("the file is empty")
