"""Proofs and everything that is signed or hashed: read by whoever is handed them."""

from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from rightparty import canonical, sealing, signing
from rightparty.gate import permit, permit_module
from rightparty.journal import (
    anchor,
    consistency,
    export,
    facts_vector,
    head,
    offline_verifier,
    receipt,
    record,
    stamp,
    verify,
)
from rightparty.journal.tree import Tree
from tests.fuzz.as_files import folder
from tests.fuzz.targets import MEGABYTE, Target, text_of
from tests.gate.test_permit import HASH, POINT, TEXT
from tests.gate.test_permit import KEY as PERMIT_KEY
from tests.journal.authority import workshop
from tests.journal.samples import KEY, START, journal

_JOURNAL = journal()
_PUBLIC = [KEY.public_key()]
_RAW = [KEY.public_key().public_bytes_raw()]
_AT = datetime(2026, 11, 23, 2, tzinfo=UTC)
_EDGES = (
    b'{"at":"0001-01-01T00:00:00+05:00","body":{},"kind":"outcome","seq":0,"v":1}',
    b'{"at":"9999-12-31T23:59:59-05:00","body":{},"kind":"outcome","seq":0,"v":1}',
)


@cache
def _shop() -> tuple[bytes, bytes]:
    """The roots of an authority of ours, and its answer about the journal's last head."""
    path = Path(folder()) / "tsa"
    path.mkdir(exist_ok=True)
    made = workshop(path)
    return made.roots, made.stamp(anchor.request(_JOURNAL.heads[-1], 7))


def _token() -> bytes:
    roots, answer = _shop()
    accepted = anchor.accept(
        answer,
        _JOURNAL.heads[-1],
        nonce=7,
        authority="https://tsa.example",
        roots=roots,
        now=datetime.now(UTC),
    )
    return accepted.token


def _anchor_line() -> bytes:
    made = stamp.Anchor("https://tsa.example", _JOURNAL.heads[-1].imprint(), _token())
    return export.anchor_line(made)


def _receipts() -> list[bytes]:
    leaves = [one.leaf for one in _JOURNAL.entries]
    found = receipt.issue_receipt(_JOURNAL.entries[1], leaves, _JOURNAL.heads[1])
    return [found.encode()]


def _proofs() -> list[bytes]:
    tree = Tree([one.leaf for one in _JOURNAL.entries])
    return [consistency.prove(tree, _JOURNAL.heads[0], _JOURNAL.heads[2]).encode()]


def _files() -> list[bytes]:
    stamped = _JOURNAL.file(lambda one: [export.read_line(_anchor_line())] if one.size == 6 else [])  # type: ignore[list-item]
    return [_JOURNAL.file(), stamped, b"".join(_JOURNAL.old_lines())]


def _by_both(data: bytes) -> object:
    """Both verifiers read the same file, and must name the same faults."""
    lines = data.splitlines(keepends=True)
    own = verify.verify(lines, _PUBLIC)
    alone = offline_verifier.Verifier(_RAW).read(lines)
    told = [[(one.what, one.seq, one.line) for one in found.faults] for found in (own, alone)]
    # A record whose body is of no known kind is a fault that only the one with the kinds can see.
    ours = [one for one in told[0] if one[0] != "invalid"]
    theirs = [one for one in told[1] if one[0] != "invalid"]
    if ours != theirs:
        raise AssertionError(f"the two verifiers differ: {ours} and {theirs}")
    return own


def _check_permit(data: bytes) -> object:
    text, asked = text_of(data), {"point": POINT, "content_hash": HASH, "at": _AT}
    mine = permit.check(text, PERMIT_KEY.public_key(), **asked)  # type: ignore[arg-type]
    theirs = permit_module.check(text, PERMIT_KEY.public_key().public_bytes_raw(), **asked)  # type: ignore[arg-type]
    if mine.ok != theirs[0]:
        raise AssertionError("the permit's two readers differ")
    return mine


def _accept(data: bytes) -> object:
    roots, _ = _shop()
    return anchor.accept(data, _JOURNAL.heads[-1], nonce=7, authority="a", roots=roots, now=datetime.now(UTC))


def _check_stamp(data: bytes) -> object:
    one = stamp.Anchor("a", _JOURNAL.heads[-1].imprint(), data)
    return anchor.check(one, _JOURNAL.heads[-1], _shop()[0]), one.at()


def _json_of(data: bytes) -> canonical.Json:
    return canonical.parse(data)


def _vector() -> bytes:
    facts: dict[str, canonical.Json] = {
        "owes": True,
        "balance_age_hours": "3.5",
        "paid": "12.00",
        "since": "2026-11-23T00:00:00+00:00",
    }
    return canonical.canonical(
        {
            "channel": "email",
            "contact": "c",
            "content": "full",
            "facts": facts,
            "for_at": "2026-11-23T01:00:00Z",
            "model": "m",
            "opening": {"frees": {"r": None}, "hours": ["h"], "zones": ["Asia/Shanghai"]},
            "types": {"balance_age_hours": "float", "paid": "decimal", "since": "instant"},
            "v": 1,
        }
    )


def _private() -> bytes:
    return KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _public() -> list[bytes]:
    return [signing.public_pem(KEY.public_key()), _RAW[0].hex().encode()]


INVALID = (offline_verifier.Invalid,)
TARGETS = (
    Target(
        "canonical.parse", ("canonical:parse",), canonical.parse, lambda: [b'{"a":[1,null,"x"]}', *_EDGES]
    ),
    Target("signing.read_public_key", ("signing:read_public_key",), signing.read_public_key, _public),
    Target(
        "signing.read_private_key",
        ("signing:read_private_key",),
        signing.read_private_key,
        lambda: [_private()],
    ),
    Target(
        "sealing.read_masters",
        ("sealing:read_masters",),
        lambda d: sealing.read_masters(text_of(d)),
        lambda: [b"# two\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, "],
    ),
    Target(
        "gate.permit.decode",
        ("gate.permit:decode",),
        lambda d: permit.decode(text_of(d)),
        lambda: [TEXT.encode()],
    ),
    Target(
        "gate.permit.check",
        ("gate.permit:check", "gate.permit_module:check"),
        _check_permit,
        lambda: [TEXT.encode()],
    ),
    Target(
        "gate.permit.point",
        ("gate.permit:normal_point",),
        lambda d: permit.normal_point(text_of(d)),
        lambda: [b"+86 138-0013-8000"],
    ),
    Target(
        "journal.read_record",
        ("journal.record:read_record", "journal.record:read_instant"),
        record.read_record,
        lambda: [*(one.data for one in _JOURNAL.entries), *_EDGES],
    ),
    Target(
        "journal.read_head",
        ("journal.head:read_head",),
        lambda d: head.read_head(_json_of(d)),
        lambda: [canonical.canonical(one.json()) for one in _JOURNAL.heads],
    ),
    Target(
        "journal.read_anchor",
        ("journal.stamp:read_anchor",),
        lambda d: stamp.read_anchor(_json_of(d)).at(),
        lambda: [_anchor_line()[10:-2]],
    ),
    Target(
        "journal.receipt",
        ("journal.receipt:read_receipt", "journal.receipt:check_receipt"),
        lambda d: receipt.check_receipt(receipt.read_receipt(d), _PUBLIC),
        _receipts,
    ),
    Target(
        "journal.receipt_from",
        ("journal.receipt:receipt_from",),
        lambda d: receipt.receipt_from(d.splitlines(keepends=True), 1),
        _files,
    ),
    Target(
        "journal.consistency",
        ("journal.consistency:read_consistency", "journal.consistency:check_consistency"),
        lambda d: consistency.check_consistency(consistency.read_consistency(d), _PUBLIC),
        _proofs,
    ),
    Target(
        "journal.consistency_from",
        ("journal.consistency:consistency_from",),
        lambda d: consistency.consistency_from(d.splitlines(keepends=True), _JOURNAL.heads[0]),
        _files,
    ),
    Target(
        "journal.read_kept",
        ("journal.consistency:read_kept",),
        consistency.read_kept,
        lambda: [*_receipts(), *_proofs(), export.head_line(_JOURNAL.heads[0])],
    ),
    Target("journal.verify_by_both", ("journal.offline_verifier:Verifier",), _by_both, _files, big=False),
    Target(
        "journal.verify",
        ("journal.verify:verify", "journal.export:read", "journal.export:read_line"),
        lambda d: verify.verify(d.splitlines(keepends=True), _PUBLIC),
        _files,
        tried_bytes=MEGABYTE // 4,
    ),
    Target(
        "verifier.journal",
        ("journal.offline_verifier:Verifier",),
        lambda d: offline_verifier.Verifier(_RAW).read(d.splitlines(keepends=True)),
        _files,
        tried_bytes=MEGABYTE // 4,
    ),
    Target(
        "journal.facts",
        ("journal.facts_vector:decode", "journal.facts_vector:facts_hash"),
        lambda d: (facts_vector.facts_hash(d), facts_vector.decode(d)),
        lambda: [_vector()],
    ),
    Target("journal.accept", ("journal.anchor:accept",), _accept, lambda: [_shop()[1]]),
    Target("journal.check_stamp", ("journal.anchor:check",), _check_stamp, lambda: [_token()]),
    Target("journal.read_roots", ("journal.anchor:read_roots",), anchor.read_roots, lambda: [_shop()[0]]),
    Target(
        "verifier.parse",
        ("journal.offline_verifier:parse",),
        offline_verifier.parse,
        lambda: [b'{"a":[1,null,"x"]}', *_EDGES],
        INVALID,
    ),
    Target(
        "verifier.read_key",
        ("journal.offline_verifier:read_key",),
        offline_verifier.read_key,
        _public,
        INVALID,
    ),
    Target(
        "verifier.read_stamp",
        ("journal.offline_verifier:read_stamp", "journal.offline_verifier:stamp_fault"),
        lambda d: (
            offline_verifier.stamp_fault(d, b"x" * 32, START + timedelta(1)),
            offline_verifier.read_stamp(d),
        ),
        lambda: [_token()],
        INVALID,
    ),
    Target(
        "verifier.check_receipt",
        ("journal.offline_verifier:check_receipt",),
        lambda d: offline_verifier.check_receipt(d, _RAW),
        _receipts,
        INVALID,
    ),
    Target(
        "verifier.check_consistency",
        ("journal.offline_verifier:check_consistency",),
        lambda d: offline_verifier.check_consistency(d, _RAW),
        _proofs,
        INVALID,
    ),
    Target(
        "verifier.own_number",
        ("journal.offline_verifier:own_number",),
        offline_verifier.own_number,
        lambda: [*(one.data for one in _JOURNAL.entries), *_EDGES],
        INVALID,
    ),
)
