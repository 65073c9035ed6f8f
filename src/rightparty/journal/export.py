"""The journal as a file: one JSON line a record, each head after the records that it covers.

    {"format":"rightparty journal 1"}
    {"leaf":"…","record":{"at":"…","body":{…},"kind":"decision","seq":0,"v":1},"seq":0}
    {"head":{"at":"…","key":"…","root":"…","signature":"…","size":1}}

Each line is canonical JSON, so the record's bytes stand in it exactly as they were hashed. Everything
in such a file may be handed on: it holds no personal data.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from rightparty.canonical import canonical, parse
from rightparty.errors import InvalidInput
from rightparty.journal.head import TreeHead, read_head
from rightparty.journal.record import Entry

HEADER = canonical({"format": "rightparty journal 1"}) + b"\n"

_RECORD = re.compile(rb'\{"leaf":"([0-9a-f]{64})","record":(\{.*\}),"seq":(0|[1-9][0-9]{0,15})\}\n')


@dataclass(frozen=True)
class Unreadable:
    """A line that is neither a record nor a head."""

    why: str


def record_line(entry: Entry) -> bytes:
    """The line of one record."""
    return b'{"leaf":"%s","record":%s,"seq":%d}\n' % (entry.leaf.hex().encode(), entry.data, entry.seq)


def head_line(head: TreeHead) -> bytes:
    """The line of one signed head."""
    return canonical({"head": head.json()}) + b"\n"


def write(entries: Iterable[Entry], heads: Iterable[TreeHead], out: BinaryIO) -> int:
    """Write a journal in order, records and heads both by growing size; gives the number of records."""
    out.write(HEADER)
    ahead = iter(heads)
    head, count = next(ahead, None), 0
    for entry in entries:
        while head is not None and head.size <= entry.seq:
            out.write(head_line(head))
            head = next(ahead, None)
        out.write(record_line(entry))
        count += 1
    while head is not None:
        out.write(head_line(head))
        head = next(ahead, None)
    return count


def read_line(line: bytes) -> Entry | TreeHead | Unreadable:
    """What a line (with its end) holds. An entry's leaf hash and place are as written, not checked."""
    found = _RECORD.fullmatch(line)
    if found:
        leaf, data, seq = found.groups()
        return Entry(int(seq), data, bytes.fromhex(leaf.decode()))
    if not line.endswith(b"\n"):
        return Unreadable("its end is missing")
    try:
        match parse(line[:-1]):
            case {"head": dict(head), **rest} if not rest:
                return read_head(head)
    except InvalidInput as fault:
        return Unreadable(fault.message)
    return Unreadable("it is neither a record nor a head")


def read(lines: Iterable[bytes]) -> Iterator[tuple[int, Entry | TreeHead | Unreadable]]:
    """Every line of an export with its number, counted from one; the first must be the format's name."""
    number = 0
    for number, line in enumerate(lines, start=1):
        if number > 1:
            yield number, read_line(line)
        elif line != HEADER:
            yield number, Unreadable(f"the first line must be {HEADER.decode().strip()}")
    if number == 0:
        yield 1, Unreadable("the file is empty")
