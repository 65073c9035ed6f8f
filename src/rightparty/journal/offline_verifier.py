"""Verify a journal of decisions and messages, a receipt or a proof, with this one file and nothing else.

    python offline_verifier.py journal.jsonl --key journal.pub
    python offline_verifier.py receipt.json --key journal.pub
    python offline_verifier.py journal.jsonl --key journal.pub --kept receipt.json --tokens stamps/
    python offline_verifier.py receipt.json --key journal.pub --language zh-Hans

It needs Python 3.8 or newer and its standard library; neither a database nor the lender is asked. It
reads the Merkle tree of RFC 9162, signatures of RFC 8032 (Ed25519), canonical JSON of RFC 8785 and the
time-stamps of RFC 3161. Exit code 0: no fault. 1: faults, each named. 3: it could not be read at all.

A time-stamp's own signature is not checked here, only that it was made over the head it stands behind:
`--tokens FOLDER` writes what `openssl ts -verify` needs, and prints the commands.

It speaks en, zh-Hans and zh-Hant: as `--language` says, else as the environment does (LC_ALL, LC_MESSAGES,
LANG). The codes of faults (`--json`) are the same in each.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import hashlib
import json
import os
import re
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Iterable, Iterator, Mapping, Sequence, TextIO, Tuple

FORMATS = (b'{"format":"rightparty journal 1"}\n', b'{"format":"rightparty journal 2"}\n')
PURPOSE = b"rightparty journal head v1\n"
SKEW = timedelta(minutes=5)
MOST_FAULTS = 1000
EMPTY_ROOT = hashlib.sha256(b"").digest()

_RECORD = re.compile(rb'\{"leaf":"([0-9a-f]{64})","record":(\{.*\}),"seq":(0|[1-9][0-9]{0,15})\}\n')
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?Z", re.ASCII)
Point = Tuple[int, int, int, int]


LANGUAGES = ("en", "zh-Hans", "zh-Hant")


class Said(str):
    """A sentence in English, with what it is made of: `WORDS`, at the end of this file, has the others."""

    template: str
    parts: Tuple[Any, ...]

    def __new__(cls, template: str, *parts: Any) -> Said:
        """The English sentence, with its parts put in."""
        said = super().__new__(cls, template % parts)
        said.template, said.parts = template, parts
        return said

    def within(self, language: str) -> str:
        """The same in another language; what was written by others in it stays as it is."""
        if language == LANGUAGES[0]:
            return str(self)
        words = WORDS[self.template][LANGUAGES.index(language) - 1]
        parts = (one.within(language) if isinstance(one, Said) else one for one in self.parts)
        return words % tuple(parts)


class Invalid(Exception):
    """What was handed in cannot be read as what it should be; `said` is why."""

    def __init__(self, template: str, *parts: Any) -> None:
        self.said = Said(template, *parts)
        super().__init__(str(self.said))


# --- canonical JSON (RFC 8785, without fractions) -------------------------------------------------------


def parse(data: bytes) -> Any:
    """The value whose one canonical form is exactly `data` (bytes); `Invalid` for any other bytes."""
    try:
        value = json.loads(data, parse_float=_refused, parse_constant=_refused, parse_int=_whole)
        if not data.isascii() or data.count(b"{") + data.count(b"[") > 32:
            _check(value, 32)
        same = canonical(value) == data
    except (ValueError, RecursionError) as fault:
        raise Invalid("this is not canonical JSON") from fault
    if not same:
        raise Invalid("this JSON is not written canonically")
    return value


def canonical(value: Any) -> bytes:
    """The canonical bytes of a value."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _refused(text: str) -> Any:
    raise ValueError(text)


def _whole(text: str) -> int:
    number = int(text) if len(text) <= 17 else 2**53
    if abs(number) >= 2**53:
        raise ValueError(text)
    return number


def _check(value: Any, depth: int) -> None:
    inner: Iterable[Any] = ()
    if isinstance(value, dict):
        if not all(key.isascii() for key in value):
            raise Invalid("a key is not ASCII")
        inner = value.values()
    elif isinstance(value, list):
        inner = value
    else:
        return
    if depth == 0:
        raise Invalid("it is nested too deeply")
    for one in inner:
        _check(one, depth - 1)


# --- Ed25519 (RFC 8032, section 5.1), with points in extended coordinates -------------------------------

_P = 2**255 - 19
_L = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, _P - 2, _P) % _P
_I = pow(2, (_P - 1) // 4, _P)


def _add(p: Point, q: Point) -> Point:
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % _P, (p[1] + p[0]) * (q[1] + q[0]) % _P
    c, d = 2 * p[3] * q[3] * _D % _P, 2 * p[2] * q[2] % _P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % _P, g * h % _P, f * g % _P, e * h % _P)


def _double(p: Point) -> Point:
    a, b, c = p[0] * p[0] % _P, p[1] * p[1] % _P, 2 * p[2] * p[2] % _P
    h, g = a + b, a - b
    e, f = h - (p[0] + p[1]) ** 2, c + g
    return (e * f % _P, g * h % _P, f * g % _P, e * h % _P)


def _point(data: bytes) -> Point | None:
    """The point that 32 bytes encode (5.1.3); None if they encode none."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= _P:
        return None
    u, v = (y * y - 1) % _P, (_D * y * y + 1) % _P
    x = u * pow(v, 3, _P) * pow(u * pow(v, 7, _P), (_P - 5) // 8, _P) % _P
    if (v * x * x - u) % _P:
        x = x * _I % _P
    if (v * x * x - u) % _P or (x == 0 and sign):
        return None
    return (x if x & 1 == sign else _P - x, y, 1, (x if x & 1 == sign else _P - x) * y % _P)


_BASE = _point(bytes.fromhex("58" + "66" * 31)) or (0, 1, 1, 0)


def is_signed(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether `signature` (64 bytes) is that of the holder of the key `public` (32 bytes) over `message`."""
    scalar = int.from_bytes(signature[32:], "little")
    key = _point(public)
    if len(signature) != 64 or key is None or scalar >= _L:
        return False
    hashed = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % _L
    minus = (_P - key[0], key[1], 1, _P - key[3])
    table = (None, _BASE, minus, _add(_BASE, minus))
    result: Point = (0, 1, 1, 0)
    for bit in range(253, -1, -1):  # both multiples in one pass: scalar * base - hashed * key
        result = _double(result)
        chosen = table[(scalar >> bit & 1) + 2 * (hashed >> bit & 1)]
        if chosen:
            result = _add(result, chosen)
    inverse = pow(result[2], _P - 2, _P)
    x, y = result[0] * inverse % _P, result[1] * inverse % _P
    return (y | (x & 1) << 255).to_bytes(32, "little") == signature[:32]


def read_key(data: bytes) -> bytes:
    """The 32 bytes of a public key, from a PEM file, hexadecimal or base64."""
    if b"PRIVATE KEY" in data:
        raise Invalid("this is a private key: give the public one")
    body = b"".join(line for line in data.split(b"\n") if not line.startswith(b"-----")).strip()
    for read in (binascii.unhexlify, base64.urlsafe_b64decode, base64.b64decode):
        try:
            raw = read(body.replace(b"\r", b""))
        except ValueError:
            continue
        if len(raw) == 44 and raw[:12] == bytes.fromhex("302a300506032b6570032100"):
            return raw[12:]
        if len(raw) == 32:
            return raw
    raise Invalid("this is no Ed25519 public key")


# --- the tree (RFC 9162, section 2.1) -------------------------------------------------------------------


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def leaf_hash(data: bytes) -> bytes:
    """The hash of a leaf."""
    return hashlib.sha256(b"\x00" + data).digest()


class Frontier:
    """The right edge of a growing tree: the roots of its complete subtrees, largest first."""

    def __init__(self) -> None:
        self.size = 0
        self.peaks: list[bytes] = []

    def append(self, leaf: bytes) -> None:
        """Add a leaf by its hash."""
        at = self.size
        while at & 1:
            leaf, at = node_hash(self.peaks.pop(), leaf), at >> 1
        self.peaks.append(leaf)
        self.size += 1

    def root(self) -> bytes:
        """The root over all leaves so far."""
        result = self.peaks[-1] if self.peaks else EMPTY_ROOT
        for peak in self.peaks[-2::-1]:
            result = node_hash(peak, result)
        return result


def root_of_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes]) -> bytes | None:
    """The root that a proof leads to from a leaf (2.1.3.2); None if it is of the wrong length."""
    at, last = index, size - 1
    if not 0 <= index < size:
        return None
    for sibling in proof:
        if last == 0:
            return None
        if at & 1 or at == last:
            leaf = node_hash(sibling, leaf)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            leaf = node_hash(leaf, sibling)
        at, last = at >> 1, last >> 1
    return leaf if last == 0 else None


def is_extension(
    first: int, second: int, first_root: bytes, second_root: bytes, proof: Sequence[bytes]
) -> bool:
    """Whether a proof shows the tree of `first` leaves to be the beginning of that of `second` (2.1.4.2)."""
    if first in (second, 0):
        return not proof and (first_root == second_root if first == second else first_root == EMPTY_ROOT)
    path = ([first_root] if first & (first - 1) == 0 else []) + list(proof)
    if not 0 < first < second or not path:
        return False
    at, last = first - 1, second - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    old = new = path[0]
    for node in path[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            old, new = node_hash(node, old), node_hash(node, new)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            new = node_hash(new, node)
        at, last = at >> 1, last >> 1
    return last == 0 and old == first_root and new == second_root


# --- time-stamps (RFC 3161, read by their DER) ----------------------------------------------------------


def der(data: bytes, at: int = 0) -> tuple[int, bytes, int]:
    """One DER element: its tag, its content, and where the next one begins."""
    if at + 2 > len(data):
        raise Invalid("the time-stamp ends too early")
    tag, length, at = data[at], data[at + 1], at + 2
    if length > 127:
        count = length & 127
        length, at = int.from_bytes(data[at : at + count], "big"), at + count
        if not 1 <= count <= 4 or length < 128:
            raise Invalid("a length in the time-stamp is not DER")
    if at + length > len(data):
        raise Invalid("the time-stamp ends too early")
    return tag, data[at : at + length], at + length


def elements(data: bytes) -> list[tuple[int, bytes]]:
    """Every DER element of a content, as (tag, content)."""
    found, at = [], 0
    while at < len(data):
        tag, content, at = der(data, at)
        found.append((tag, content))
    return found


def read_stamp(token: bytes) -> dict[str, Any]:
    """What a time-stamp token says: imprint, its algorithm (DER), instant, policy (DER), serial, nonce."""
    try:
        signed = elements(elements(elements(_only(token))[1][1])[0][1])  # ContentInfo, [0], SignedData
        info = elements(_only(_only(elements(signed[2][1])[1][1], 0x04)))  # encapContentInfo: TSTInfo
        algorithm, imprint = elements(info[2][1])
        later = [content for tag, content in info[5:] if tag == 0x02]
        return {
            "algorithm": elements(algorithm[1])[0][1],
            "at": _generalized(info[4][1].decode("ascii")),
            "imprint": imprint[1],
            "nonce": int.from_bytes(later[0], "big") if later else None,
            "policy": info[1][1],
            "serial": int.from_bytes(info[3][1], "big"),
        }
    except (IndexError, ValueError) as fault:
        raise Invalid("this is no time-stamp token") from fault


def _only(data: bytes, tag: int = 0x30) -> bytes:
    found, content, end = der(data)
    if found != tag or end != len(data):
        raise Invalid("this is no time-stamp token")
    return content


def _generalized(text: str) -> datetime:
    form = "%Y%m%d%H%M%S.%fZ" if "." in text else "%Y%m%d%H%M%SZ"
    return datetime.strptime(text, form).replace(tzinfo=timezone.utc)


SHA256_OID = bytes.fromhex("608648016503040201")


def stamp_fault(token: bytes, imprint: bytes, at: datetime) -> Said | None:
    """Why a token is no time-stamp of a head with this imprint, signed at `at`; None if it is one."""
    try:
        stamp = read_stamp(token)
    except Invalid as fault:
        return fault.said
    if stamp["algorithm"] != SHA256_OID or stamp["imprint"] != imprint:
        return Said("it was made over something else")
    if stamp["at"] + SKEW < at:
        return Said("it is older than the head that it stands behind")
    return None


# --- an exported journal, line by line ------------------------------------------------------------------


class Head:
    """A signed head, as it stands in exports and receipts; `bytes` is what a time-stamp is made over."""

    def __init__(self, value: Any) -> None:
        wanted = {"at": str, "key": str, "root": str, "signature": str, "size": int}
        if not isinstance(value, dict) or {name: type(one) for name, one in value.items()} != wanted:
            raise Invalid("this is not the head of a journal")
        try:
            self.size, self.key = value["size"], value["key"]
            self.root, self.signature = bytes.fromhex(value["root"]), bytes.fromhex(value["signature"])
            self.at = instant(value["at"])
        except ValueError as fault:
            raise Invalid("this is not the head of a journal") from fault
        written = (self.root.hex(), self.signature.hex()) == (value["root"], value["signature"])
        if not written or (len(self.root), len(self.signature)) != (32, 64) or self.size < 0:
            raise Invalid("this is not the head of a journal")
        self.label = Said("head for %d records, %s", self.size, value["at"])
        self.bytes = canonical(value)
        self._message = canonical({name: one for name, one in value.items() if name != "signature"})

    def is_genuine(self, key: bytes) -> bool:
        """Whether the holder of the private half of `key` signed exactly this."""
        return is_signed(key, PURPOSE + self._message, self.signature)


def instant(text: str) -> datetime:
    """An instant as the journal writes it."""
    form = "%Y-%m-%dT%H:%M:%S.%fZ" if "." in text else "%Y-%m-%dT%H:%M:%SZ"
    if not _INSTANT.fullmatch(text) or text.endswith(".000000Z"):
        raise ValueError(text)
    return datetime.strptime(text, form).replace(tzinfo=timezone.utc)


def key_id(key: bytes) -> str:
    """The short name of a public key."""
    return hashlib.sha256(key).hexdigest()[:16]


def own_number(data: bytes) -> int:
    """The number that the bytes of a record bear."""
    value = parse(data)
    if not isinstance(value, dict) or sorted(value) != ["at", "body", "kind", "seq", "v"]:
        raise Invalid("this is not a record of the journal")
    kinds = [type(value[name]) for name in ("at", "body", "kind", "seq", "v")]
    if kinds != [str, dict, str, int, int] or value["seq"] < 0 or value["v"] < 1:
        raise Invalid("this is not a record of the journal")
    try:
        instant(value["at"])
    except ValueError as fault:
        raise Invalid("its time is no instant") from fault
    return int(value["seq"])


class Fault:
    """One thing that is wrong: a code, a sentence, the record's number and the file's line, if any."""

    def __init__(self, what: str, sentence: Said, seq: int | None = None, line: int | None = None) -> None:
        self.what, self.sentence, self.seq, self.line = what, sentence, seq, line

    def __str__(self) -> str:
        return self.within(LANGUAGES[0])

    def within(self, language: str) -> str:
        """The line and the sentence in a language."""
        said = Said("line %d: %s", self.line, self.sentence) if self.line else self.sentence
        return said.within(language)


class Verifier:
    """The tree as it grows, and what waits for its turn: records that came too early, heads to compare."""

    def __init__(self, keys: Sequence[bytes], kept: Sequence[Head] = ()) -> None:
        self.keys = {key_id(key): key for key in keys}
        self.faults: list[Fault] = []
        self.tokens: list[tuple[Head, bytes, str]] = []
        self.records = self.heads = self.stamps = self.sealed = 0
        self._computed, self._recorded = Frontier(), Frontier()
        self._early: dict[int, tuple[bytes, bytes]] = {}
        # A head, what it is, its line, and whether it came before records that it covers.
        self._waiting: list[tuple[Head, Said, int | None, bool]] = [
            (one, Said("head that you hold for %d records", one.size), None, False) for one in kept
        ]
        self._highest = self._format = self._ended = 0
        self._last: Head | None = None
        self._before: Head | None = None  # the genuine head that the next line may be a time-stamp of
        self._torn = False

    def fault(self, what: str, sentence: Said, seq: int | None = None, line: int | None = None) -> None:
        """Note a fault, up to a sensible number of them."""
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(Fault(what, sentence, seq, line))

    def read(self, lines: Iterable[bytes]) -> Verifier:
        """Take every line of an exported journal, and sum up."""
        number = 0
        for number, line in enumerate(lines, 1):
            if number == 1:
                self._format = FORMATS.index(line) + 1 if line in FORMATS else 0
                if not self._format:
                    why = Said("the first line must name the format, as in %s", FORMATS[-1].decode().strip())
                    self.fault("unreadable", Said("this is not a line of a journal: %s", why), None, 1)
            else:
                self._line(number, line)
        if number == 0:
            why = Said("the file is empty")
            self.fault("unreadable", Said("this is not a line of a journal: %s", why), None, 1)
        self._finish()
        return self

    def _line(self, number: int, line: bytes) -> None:
        if self._ended:
            self.fault("sum", Said("something stands after the journal's last line"), None, number)
        found = _RECORD.fullmatch(line)
        if found:
            self._before = None
            self._entry(number, int(found.group(3)), found.group(2), bytes.fromhex(found.group(1).decode()))
            return
        try:
            if not line.endswith(b"\n"):
                raise Invalid("its end is missing")
            value = parse(line[:-1])
            name = next(iter(value)) if isinstance(value, dict) and len(value) == 1 else ""
            if name == "head":
                self._head(number, Head(value["head"]))
            elif name in ("anchor", "end") and self._format != 1:
                (self._anchor if name == "anchor" else self._end)(number, value[name])
            else:
                raise Invalid("it is neither a record nor a head")
        except Invalid as fault:
            self.fault("unreadable", Said("this is not a line of a journal: %s", fault.said), None, number)

    def _entry(self, line: int, place: int, data: bytes, leaf: bytes) -> None:
        self.records += 1
        computed = leaf_hash(data)
        seq = self._numbered(line, place, data, computed == leaf)
        self._highest = max(self._highest, seq + 1)
        if seq < self._computed.size or seq in self._early:
            self.fault("repeated", Said("record %d stands here a second time", seq), seq, line)
            return
        if seq == place < self._highest - 1:
            sentence = Said("record %d stands after record %d", seq, self._highest - 1)
            self.fault("misplaced", sentence, seq, line)
        self._early[seq] = (computed, leaf)
        while self._computed.size in self._early:
            computed, leaf = self._early.pop(self._computed.size)
            self._compare()
            self._computed.append(computed)
            self._recorded.append(leaf)

    def _numbered(self, line: int, place: int, data: bytes, whole: bool) -> int:
        if not whole:
            sentence = Said("record %d was altered: its bytes do not give its leaf hash", place)
            self.fault("altered", sentence, place, line)
            return place
        try:
            own = own_number(data)
        except Invalid as fault:
            sentence = Said("record %d is no valid record: %s", place, fault.said)
            self.fault("invalid", sentence, place, line)
            return place
        if own != place:
            sentence = Said("record %d stands where record %d belongs", own, place)
            self.fault("misplaced", sentence, own, line)
        return own

    def _head(self, line: int, head: Head) -> None:
        self.heads += 1
        self._before = None
        key = self.keys.get(head.key)
        if key is None or not head.is_genuine(key):
            sentence = Said("the %s, is not what the key's holder signed", head.label)
            if key is None:
                sentence = Said("the %s, is signed with key %s, which is not yours", head.label, head.key)
            self.fault("forged", sentence, None, line)
            return
        last = self._last
        if head.size < self._highest or (last and (head.size < last.size or head.at < last.at)):
            self.fault("displaced", Said("the %s, stands in the wrong place", head.label), None, line)
        if last is None or head.size >= last.size:
            self._last = head
        self._before = head
        self._waiting.append((head, head.label, line, head.size > self._highest))
        self._compare()

    def _anchor(self, line: int, value: Any) -> None:
        wanted = {"authority": str, "head": str, "token": str}
        if not isinstance(value, dict) or {name: type(one) for name, one in value.items()} != wanted:
            raise Invalid("this is not a time-stamp of a head")
        try:
            token = base64.b64decode(value["token"], validate=True)
        except ValueError as fault:
            raise Invalid("this is not a time-stamp of a head") from fault
        if base64.b64encode(token).decode() != value["token"]:
            raise Invalid("this is not a time-stamp of a head")
        self.stamps += 1
        head = self._before
        if head is None or hashlib.sha256(head.bytes).hexdigest() != value["head"]:
            self.fault("stamp", Said("this time-stamp stands behind no head that it names"), None, line)
            return
        why = stamp_fault(token, hashlib.sha256(head.bytes).digest(), head.at)
        if why:
            sentence = Said("the time-stamp of the %s, is none: %s", head.label, why)
            self.fault("stamp", sentence, None, line)
        else:
            self.tokens.append((head, token, value["authority"]))

    def _end(self, line: int, value: Any) -> None:
        here = {"anchors": self.stamps, "heads": self.heads, "records": self.records}
        if not isinstance(value, dict) or {n: type(one) for n, one in value.items()} != dict.fromkeys(
            here, int
        ):
            raise Invalid("it is neither a record nor a head")
        self._before, self._ended = None, line
        if value != here:
            promised, found = (
                Said("%d records, %d heads and %d time-stamps", one["records"], one["heads"], one["anchors"])
                for one in (value, here)
            )
            self.fault("sum", Said("the last line promises %s; here are %s", promised, found), None, line)

    def _compare(self) -> None:
        size = self._computed.size
        due = [one for one in self._waiting if one[0].size == size]
        if not due:
            return
        self._waiting = [one for one in self._waiting if one[0].size != size]
        computed, recorded = self._computed.root(), self._recorded.root()
        for head, label, line, early in due:
            if early:
                self.fault("displaced", Said("the %s, stands in the wrong place", label), None, line)
            if head.root == computed:
                self.sealed = size
            elif head.root != recorded and not self._torn:
                self._torn = True
                first, last = self.sealed, size - 1
                span = Said("records %d to %d", first, last) if first < last else Said("record %d", last)
                sentence = Said("the %s, was signed over other %s than stand here", label, span)
                self.fault("root", sentence, None, line)

    def _finish(self) -> None:
        self._compare()
        for seq in range(self._computed.size, max(self._early, default=0)):
            if len(self.faults) >= MOST_FAULTS:
                break  # a forged number may be as large as it likes
            if seq not in self._early:
                self.fault("missing", Said("record %d is missing", seq), seq)
        for head, label, line, _ in self._waiting:
            if head.size > self._highest:
                sentence = Said("the %s, covers more than the %d records here", label, self._highest)
                self.fault("short", sentence, None, line)
        if self._format == 2 and not self._ended:
            sentence = Said("the journal was cut off: its last line, which counts the others, is missing")
            self.fault("cut", sentence)


# --- receipts and proofs --------------------------------------------------------------------------------


def _hashes(values: Any) -> list[bytes]:
    try:
        found = [bytes.fromhex(one) for one in values]
    except (TypeError, ValueError) as fault:
        raise Invalid("a hash in it is not written as one") from fault
    if any(len(one) != 32 for one in found):
        raise Invalid("a hash in it is of the wrong length")
    return found


def _signed(head: Head, keys: Sequence[bytes]) -> Iterator[Fault]:
    if not any(key_id(key) == head.key and head.is_genuine(key) for key in keys):
        sentence = Said("the head is not signed with a key of yours, but with %s", head.key)
        yield Fault("forged", sentence)


def check_receipt(data: bytes, keys: Sequence[bytes]) -> tuple[Head, list[Fault]]:
    """The head of a receipt, and what is wrong with the receipt."""
    value = parse(data.strip())
    if not isinstance(value, dict) or sorted(value) != ["head", "leaf", "proof", "record"]:
        raise Invalid("this is not a receipt")
    head, body, recorded = Head(value["head"]), canonical(value["record"]), _hashes([value["leaf"]])[0]
    seq, leaf = own_number(body), leaf_hash(body)
    faults = list(_signed(head, keys))
    if leaf != recorded:
        faults.append(Fault("altered", Said("the leaf hash of record %d does not come out", seq), seq))
    if root_of_inclusion(leaf, seq, head.size, _hashes(value["proof"])) != head.root:
        sentence = Said("the root over %d records does not come out", head.size)
        faults.append(Fault("altered", sentence, seq))
    return head, faults


def check_consistency(data: bytes, keys: Sequence[bytes]) -> tuple[Head, list[Fault]]:
    """The later head of a proof that the journal only grew between two heads, and what is wrong with it."""
    value = parse(data.strip())
    if not isinstance(value, dict) or sorted(value) != ["first", "proof", "second"]:
        raise Invalid("this is not a proof of consistency")
    first, second = Head(value["first"]), Head(value["second"])
    faults = [*_signed(first, keys), *_signed(second, keys)]
    if not is_extension(first.size, second.size, first.root, second.root, _hashes(value["proof"])):
        sentence = Said("the journal of %d records does not begin with that of %d", second.size, first.size)
        faults.append(Fault("root", sentence))
    return second, faults


# --- the command ----------------------------------------------------------------------------------------


def main(arguments: Sequence[str] | None = None, environment: Mapping[str, str] | None = None) -> int:
    """Check what is named, print what was found, give the exit code; `environment` may name a language."""
    language = _language(arguments, environment or {})
    options = _options(language).parse_args(arguments)
    try:
        keys = [read_key(path.read_bytes()) for path in options.key]
        kept: list[Head] = []
        faults: list[Fault] = []
        for path in options.kept:
            heads, found = _proofs(path.read_bytes(), keys)
            kept += heads
            faults += [Fault(one.what, Said("%s: %s", str(path), one.sentence), one.seq) for one in found]
        with options.file.open("rb") as opened:
            beginning = opened.read(9)
        if beginning.startswith((b'{"head":', b'{"first":')):
            verifier = Verifier(keys)
            heads, verifier.faults = _proofs(options.file.read_bytes(), keys)
            verifier.records = verifier.heads = len(heads)
            verifier.sealed = 0 if verifier.faults else len(heads)
        else:
            with options.file.open("rb") as opened:
                verifier = Verifier(keys, kept).read(opened)
        verifier.faults = faults + verifier.faults
        _tell(verifier, _written(verifier, options.tokens), language, as_json=options.json)
    except (Invalid, OSError) as fault:
        why = fault.said if isinstance(fault, Invalid) else Said("the system says: %s", str(fault))
        _writing(sys.stderr, language).write(Said("error: %s", why).within(language) + "\n")
        return 3
    return 1 if verifier.faults else 0


def _language(arguments: Sequence[str] | None, environment: Mapping[str, str]) -> str:
    """The language that is asked for, else that of the environment; it decides over help texts too."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--language", choices=LANGUAGES)
    asked, _ = parser.parse_known_args(arguments)
    return asked.language or language_of(environment)


def language_of(environment: Mapping[str, str]) -> str:
    """The language that an environment names: Chinese as it writes it, and English for any other."""
    named = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    words = re.split(r"[^a-z]+", next((one for one in named if one), "").lower())
    if words[0] != "zh":
        return "en"
    return "zh-Hant" if {"hant", "tw", "hk", "mo"} & set(words) else "zh-Hans"


def _options(language: str) -> argparse.ArgumentParser:
    say = {
        "what": Said("Verify a journal, a receipt or a proof, offline."),
        "file": Said("an exported journal, a receipt or a proof of consistency"),
        "key": Said("the lender's public key"),
        "kept": Said("a receipt or proof that you kept: its head must still stand in this journal"),
        "tokens": Said("write time-stamps there, for `openssl ts -verify`"),
        "json": Said("tell a program instead of a person"),
        "language": Said("the language of sentences; else that of the environment (LC_ALL, LANG)"),
    }
    told = {name: said.within(language) for name, said in say.items()}
    parser = argparse.ArgumentParser(description=told["what"])
    parser.add_argument("file", type=Path, help=told["file"])
    parser.add_argument("--key", type=Path, action="append", required=True, help=told["key"])
    parser.add_argument("--kept", "--receipt", type=Path, action="append", default=[], help=told["kept"])
    parser.add_argument("--tokens", type=Path, help=told["tokens"])
    parser.add_argument("--json", action="store_true", help=told["json"])
    parser.add_argument("--language", choices=LANGUAGES, help=told["language"])
    return parser


def _proofs(data: bytes, keys: Sequence[bytes]) -> tuple[list[Head], list[Fault]]:
    """The heads of receipts and proofs, one a line, and what is wrong with any of them."""
    heads: list[Head] = []
    faults: list[Fault] = []
    for line in data.splitlines():
        head, found = (check_consistency if line.startswith(b'{"first":') else check_receipt)(line, keys)
        heads.append(head)
        faults += found
    if not heads:
        raise Invalid("there is neither a receipt nor a proof in this file")
    return heads, faults


def _written(verifier: Verifier, folder: Path | None) -> list[str]:
    """Commands that check the time-stamps' own signatures, with the files they need written out."""
    commands = []
    for number, (head, token, _) in enumerate(verifier.tokens, 1):
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            data, stamp = folder / ("%d.head.json" % number), folder / ("%d.token.der" % number)
            data.write_bytes(head.bytes)
            stamp.write_bytes(token)
            commands.append("openssl ts -verify -data %s -in %s -token_in -CAfile ROOTS.pem" % (data, stamp))
    return commands


def _writing(stream: TextIO, language: str) -> TextIO:
    """The same stream, able to write the language's characters: in UTF-8 where its own encoding is not."""
    try:
        Said("error: %s", "").within(language).encode(stream.encoding or "utf-8")
    except UnicodeEncodeError:
        stream.reconfigure(encoding="utf-8")  # type: ignore[attr-defined]  # the interpreter's streams can
    return stream


def _tell(verifier: Verifier, commands: Sequence[str], language: str, as_json: bool) -> None:
    faults, out = verifier.faults, _writing(sys.stdout, language)
    counts = (verifier.sealed, verifier.records, verifier.heads, len(faults))
    if as_json:
        names = ("sealed", "records", "heads")
        told = [{**vars(one), "sentence": one.sentence.within(language)} for one in faults]
        value = {**dict(zip(names, counts)), "ok": not faults, "stamps": verifier.stamps, "faults": told}
        out.write(json.dumps(value, indent=1) + "\n")
        return
    lines = [
        Said("%s: time-stamped %s by %s", head.label, read_stamp(token)["at"], authority)
        for head, token, authority in verifier.tokens[-3:]
    ]
    lines += [Said("FAULT  %s", fault.within(language)) for fault in faults]
    lines += [Said("check  %s", command) for command in commands]
    lines.append(Said("%d of %d records stand under a signed head; %d heads; %d faults", *counts))
    out.writelines(line.within(language) + "\n" for line in lines)


# --- the same in Chinese: by the English, in zh-Hans and zh-Hant ----------------------------------------

WORDS: Mapping[str, Tuple[str, str]] = {
    "this is not canonical JSON": ("这不是规范 JSON", "這不是規範 JSON"),
    "this JSON is not written canonically": ("此 JSON 未按规范形式书写", "此 JSON 未按規範形式書寫"),
    "a key is not ASCII": ("有一个键不是 ASCII", "有一個鍵不是 ASCII"),
    "it is nested too deeply": ("嵌套过深", "巢狀過深"),
    "this is a private key: give the public one": ("这是私钥：请提供公钥", "這是私鑰：請提供公鑰"),
    "this is no Ed25519 public key": ("这不是 Ed25519 公钥", "這不是 Ed25519 公鑰"),
    "the time-stamp ends too early": ("时间戳不完整", "時戳不完整"),
    "a length in the time-stamp is not DER": ("时间戳中有一处长度不合 DER", "時戳中有一處長度不合 DER"),
    "this is no time-stamp token": ("这不是时间戳令牌", "這不是時戳權杖"),
    "it was made over something else": ("它盖在别的内容上", "它蓋在別的內容上"),
    "it is older than the head that it stands behind": ("它早于所附的树头", "它早於所附的樹頭"),
    "this is not the head of a journal": ("这不是日志的树头", "這不是日誌的樹頭"),
    "head for %d records, %s": ("%d 条记录的树头（%s）", "%d 筆紀錄的樹頭（%s）"),
    "head that you hold for %d records": ("您所持的 %d 条记录的树头", "您所持的 %d 筆紀錄的樹頭"),
    "this is not a record of the journal": ("这不是日志的记录", "這不是日誌的紀錄"),
    "its time is no instant": ("其时间不是一个时刻", "其時間不是一個時刻"),
    "line %d: %s": ("第 %d 行：%s", "第 %d 行：%s"),
    "%s: %s": ("%s：%s", "%s：%s"),
    "this is not a line of a journal: %s": ("这不是日志的一行：%s", "這不是日誌的一行：%s"),
    "the first line must name the format, as in %s": ("首行须写明格式，如 %s", "首行須寫明格式，如 %s"),
    "the file is empty": ("文件为空", "檔案為空"),
    "its end is missing": ("行尾缺失", "行尾缺失"),
    "it is neither a record nor a head": ("它既不是记录，也不是树头", "它既不是紀錄，也不是樹頭"),
    "something stands after the journal's last line": ("日志的末行之后还有内容", "日誌的末行之後還有內容"),
    "record %d stands here a second time": ("记录 %d 在此重复出现", "紀錄 %d 在此重複出現"),
    "record %d stands after record %d": ("记录 %d 排在记录 %d 之后", "紀錄 %d 排在紀錄 %d 之後"),
    "record %d was altered: its bytes do not give its leaf hash": (
        "记录 %d 被改动：其字节算不出其叶哈希",
        "紀錄 %d 被改動：其位元組算不出其葉雜湊",
    ),
    "record %d is no valid record: %s": ("记录 %d 不是有效记录：%s", "紀錄 %d 不是有效紀錄：%s"),
    "record %d stands where record %d belongs": ("记录 %d 占了记录 %d 的位置", "紀錄 %d 占了紀錄 %d 的位置"),
    "the %s, is not what the key's holder signed": ("%s：不是公钥持有人所签", "%s：不是公鑰持有人所簽"),
    "the %s, is signed with key %s, which is not yours": (
        "%s：签名所用密钥为 %s，不是您给的密钥",
        "%s：簽名所用金鑰為 %s，不是您給的金鑰",
    ),
    "the %s, stands in the wrong place": ("%s：位置不对", "%s：位置不對"),
    "this is not a time-stamp of a head": ("这不是树头的时间戳", "這不是樹頭的時戳"),
    "this time-stamp stands behind no head that it names": (
        "此时间戳没有跟在它所指的树头之后",
        "此時戳沒有跟在它所指的樹頭之後",
    ),
    "the time-stamp of the %s, is none: %s": ("%s：其时间戳无效：%s", "%s：其時戳無效：%s"),
    "%d records, %d heads and %d time-stamps": (
        "%d 条记录、%d 个树头、%d 个时间戳",
        "%d 筆紀錄、%d 個樹頭、%d 個時戳",
    ),
    "the last line promises %s; here are %s": ("末行声明有 %s；此处有 %s", "末行聲明有 %s；此處有 %s"),
    "records %d to %d": ("记录 %d 至 %d", "紀錄 %d 至 %d"),
    "record %d": ("记录 %d", "紀錄 %d"),
    "the %s, was signed over other %s than stand here": (
        "%s：签名时的%s与此处的不同",
        "%s：簽名時的%s與此處的不同",
    ),
    "record %d is missing": ("缺少记录 %d", "缺少紀錄 %d"),
    "the %s, covers more than the %d records here": (
        "%s：所涵盖的多于此处的 %d 条记录",
        "%s：所涵蓋的多於此處的 %d 筆紀錄",
    ),
    "the journal was cut off: its last line, which counts the others, is missing": (
        "日志被截断：缺少统计其他各行的末行",
        "日誌被截斷：缺少統計其他各行的末行",
    ),
    "a hash in it is not written as one": ("其中有一处哈希写法不对", "其中有一處雜湊寫法不對"),
    "a hash in it is of the wrong length": ("其中有一处哈希长度不对", "其中有一處雜湊長度不對"),
    "the head is not signed with a key of yours, but with %s": (
        "树头不是用您给的密钥签的，而是用 %s",
        "樹頭不是用您給的金鑰簽的，而是用 %s",
    ),
    "this is not a receipt": ("这不是回执", "這不是回執"),
    "the leaf hash of record %d does not come out": ("记录 %d 的叶哈希算不出来", "紀錄 %d 的葉雜湊算不出來"),
    "the root over %d records does not come out": ("%d 条记录的根算不出来", "%d 筆紀錄的根算不出來"),
    "this is not a proof of consistency": ("这不是一致性证明", "這不是一致性證明"),
    "the journal of %d records does not begin with that of %d": (
        "%d 条记录的日志不以 %d 条记录的那份开头",
        "%d 筆紀錄的日誌不以 %d 筆紀錄的那份開頭",
    ),
    "there is neither a receipt nor a proof in this file": (
        "此文件中既没有回执，也没有证明",
        "此檔案中既沒有回執，也沒有證明",
    ),
    "the system says: %s": ("系统报告：%s", "系統回報：%s"),
    "error: %s": ("错误：%s", "錯誤：%s"),
    "%s: time-stamped %s by %s": ("%s：于 %s 由 %s 加盖时间戳", "%s：於 %s 由 %s 加蓋時戳"),
    "FAULT  %s": ("异常  %s", "異常  %s"),
    "check  %s": ("核验  %s", "核驗  %s"),
    "%d of %d records stand under a signed head; %d heads; %d faults": (
        "有签名树头涵盖的记录 %d 条，共 %d 条；树头 %d 个；异常 %d 处",
        "有簽名樹頭涵蓋的紀錄 %d 筆，共 %d 筆；樹頭 %d 個；異常 %d 處",
    ),
    "Verify a journal, a receipt or a proof, offline.": (
        "离线核验日志、回执或证明。",
        "離線核驗日誌、回執或證明。",
    ),
    "an exported journal, a receipt or a proof of consistency": (
        "导出的日志、回执或一致性证明",
        "匯出的日誌、回執或一致性證明",
    ),
    "the lender's public key": ("放贷机构的公钥", "放款機構的公鑰"),
    "a receipt or proof that you kept: its head must still stand in this journal": (
        "您留存的回执或证明：其树头须仍在此日志中",
        "您留存的回執或證明：其樹頭須仍在此日誌中",
    ),
    "write time-stamps there, for `openssl ts -verify`": (
        "把时间戳写到该处，供 `openssl ts -verify` 使用",
        "把時戳寫到該處，供 `openssl ts -verify` 使用",
    ),
    "tell a program instead of a person": ("输出给程序，而不是给人看", "輸出給程式，而不是給人看"),
    "the language of sentences; else that of the environment (LC_ALL, LANG)": (
        "语句的语言；不给则按环境（LC_ALL、LANG）",
        "語句的語言；不給則按環境（LC_ALL、LANG）",
    ),
}


if __name__ == "__main__":
    sys.exit(main(environment=os.environ))
