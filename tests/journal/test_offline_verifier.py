"""The verifier in one file: run as outsiders run it, and held equal to the package's own."""

import ast
import base64
import hashlib
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import event, given, settings
from hypothesis import strategies as st

from rightparty.journal import offline_verifier
from rightparty.journal.consistency import Consistency, consistency_from
from rightparty.journal.export import head_line, record_line
from rightparty.journal.head import TreeHead
from rightparty.journal.offline_verifier import Head, Verifier, is_signed, parse
from rightparty.journal.receipt import receipt_from
from rightparty.journal.record import Entry
from rightparty.journal.tree import Tree
from rightparty.journal.verify import verify
from rightparty.signing import public_pem, raw_public_key
from tests.journal.samples import KEY, STRANGER, Journal, journal, outcome

FILE = Path(offline_verifier.__file__)
GOOD = journal()
LINES = GOOD.lines()
PUBLIC = raw_public_key(KEY.public_key())


def by_both(
    lines: Sequence[bytes], kept: tuple[TreeHead, ...] = ()
) -> list[tuple[str, int | None, int | None]]:
    """What both verifiers find, which must be the same: code, record, line."""
    ours = verify(lines, [KEY.public_key()], kept)
    theirs = Verifier([PUBLIC], [Head(json.loads(json.dumps(one.json()))) for one in kept]).read(lines)
    found = [(fault.what, fault.seq, fault.line) for fault in ours.faults]
    assert [(fault.what, fault.seq, fault.line) for fault in theirs.faults] == found
    assert [str(fault) for fault in theirs.faults if fault.what not in ("unreadable", "invalid")] == [
        str(fault) for fault in ours.faults if fault.what not in ("unreadable", "invalid")
    ]
    assert (theirs.records, theirs.heads, theirs.sealed) == (ours.records, ours.heads, ours.sealed)
    return found


@given(st.integers(0, 60), st.sets(st.integers(0, 60), max_size=5))
@settings(deadline=None)
def test_an_untouched_journal_has_no_fault(records: int, sealed: set[int]) -> None:
    """Of any length, sealed anywhere, in the new format and the old."""
    whole = journal(records, sorted(sealed))
    assert by_both(whole.lines()) == by_both(whole.old_lines()) == []


def test_a_flipped_bit_is_found_wherever_it_is() -> None:
    """No byte of an export can change unseen, and both name the same."""
    file = journal(1, (1,)).file()
    for at in range(len(file)):
        changed = bytearray(file)
        changed[at] ^= 1 << at % 8
        assert by_both(bytes(changed).splitlines(keepends=True))


@given(st.data())
@settings(deadline=None)
def test_any_single_change_is_found_and_named(data: st.DataObject) -> None:
    """A byte, a row taken out, a pair exchanged, a row twice, the end cut off: each is named by both."""
    whole = journal(data.draw(st.integers(1, 12)), data.draw(st.sets(st.integers(1, 12), min_size=1)))  # type: ignore[arg-type]
    lines = whole.lines()
    at = data.draw(st.integers(0, len(lines) - 1))
    what = data.draw(st.sampled_from(["byte", "gone", "swap", "twice", "cut"]))
    match what:
        case "byte":
            place = data.draw(st.integers(0, len(lines[at]) - 1))
            changed = bytearray(lines[at])
            changed[place] ^= data.draw(st.integers(1, 255))
            lines[at] = bytes(changed)
            lines = b"".join(lines).splitlines(keepends=True)
        case "gone":
            del lines[at]
        case "swap":
            other = data.draw(st.integers(0, len(lines) - 1).filter(lambda one: one != at))
            lines[at], lines[other] = lines[other], lines[at]
        case "twice":
            lines.insert(at, lines[at])
        case _:
            lines = lines[:at]
    event(what)
    assert by_both(lines)


@pytest.mark.parametrize("seq", range(6))
def test_a_removed_row_is_named_by_its_number(seq: int) -> None:
    """The record that is gone, whichever it is; the last is missed by its head."""
    found = by_both([line for line in LINES if line != record_line(GOOD.entries[seq])])
    assert ("missing", seq, None) in found or (seq == 5 and ("short", None, 9) in found)


def test_a_forged_record_breaks_its_head() -> None:
    """Bytes and hash changed together: the head over them does not come out."""
    forged = record_line(outcome(99).entry(3))
    lines = [forged if line == record_line(GOOD.entries[3]) else line for line in LINES]
    assert [what for what, _, _ in by_both(lines)] == ["root"]


def test_a_forged_or_swapped_head_is_named() -> None:
    """Changed, signed by a stranger, exchanged for another, or kept elsewhere and not here."""
    heads = GOOD.heads
    strange = journal(key=STRANGER).heads[0]
    for other in (replace(heads[0], at=heads[0].at + timedelta(seconds=1)), strange):
        lines = [head_line(other) if line == head_line(heads[0]) else line for line in LINES]
        assert [what for what, _, _ in by_both(lines)] == ["forged"]
    swapped = [head_line(heads[1]) if line == head_line(heads[0]) else line for line in LINES]
    assert ("displaced", None, 5) in by_both(swapped)
    cut = GOOD.old_lines()[:5]
    assert by_both(cut) == []
    assert by_both(cut, (heads[2],)) == [("short", None, None)]
    rewritten = Journal([outcome(one + 50).entry(one) for one in range(6)], ())
    assert [what for what, _, _ in by_both(rewritten.lines(), (heads[0],))] == ["root"]


@given(st.lists(st.binary(max_size=80), max_size=6), st.integers(0, 9))
@settings(deadline=None)
def test_garbage_never_crashes_it(garbage: list[bytes], at: int) -> None:
    """Whatever stands in the file, both end with the same faults."""
    by_both([*LINES[:at], *garbage, *LINES[at:]])


@given(st.binary(max_size=200), st.binary(min_size=32, max_size=32))
@settings(deadline=None, max_examples=30)
def test_its_signatures_are_those_of_the_library(message: bytes, seed: bytes) -> None:
    """What OpenSSL signs it accepts; any bit changed it refuses."""
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = key.public_key().public_bytes_raw(), key.sign(message)
    assert is_signed(public, message, signature)
    assert not is_signed(public, message + b"!", signature)
    for at in (0, 31, 32, 63):
        changed = bytearray(signature)
        changed[at] ^= 1
        assert not is_signed(public, message, bytes(changed))


@given(st.binary(min_size=32, max_size=32), st.binary(min_size=64, max_size=64))
@settings(deadline=None, max_examples=60)
def test_it_judges_any_bytes_as_the_library_does(public: bytes, signature: bytes) -> None:
    """Keys and signatures that nobody made are refused by both."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, b"message")
        accepted = True
    except (InvalidSignature, ValueError):
        accepted = False
    assert is_signed(public, b"message", signature) is accepted


def test_a_signature_with_a_scalar_too_large_is_refused() -> None:
    """The same signature written another way (RFC 8032, 5.1.7) would let a head have two forms."""
    signature = KEY.sign(b"m")
    scalar = int.from_bytes(signature[32:], "little") + 2**252 + 27742317777372353535851937790883648493
    assert not is_signed(PUBLIC, b"m", signature[:32] + scalar.to_bytes(32, "little"))


@pytest.mark.parametrize(
    "text",
    [b'{"a":1.5}', b'{"a": 1}', b'{"b":1,"a":1}', b'{"a":1,"a":1}', b'{"a":9007199254740992}', b'{"a":NaN}',
     '{"é":1}'.encode(), b'{"a":"\\u0041"}', b"[" * 40 + b"]" * 40, b"\xff", b'{"a":-0}'],
)  # fmt: skip
def test_only_canonical_json_is_read(text: bytes) -> None:
    """One value, one form."""
    with pytest.raises(offline_verifier.Invalid):
        parse(text)


# --- as a program of its own ----------------------------------------------------------------------------


def ran(*arguments: object, folder: Path, locale: str = "C.UTF-8") -> tuple[int, str]:
    """Run the file alone: no site packages, nothing of this project, and no environment but a language."""
    copy = folder / "verifier.py"
    copy.write_bytes(FILE.read_bytes())
    done = subprocess.run(
        [sys.executable, "-I", "-S", copy.name, *map(str, arguments)],
        cwd=folder,
        env={"LC_ALL": locale},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    return done.returncode, done.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a key and what outsiders are given."""
    (tmp_path / "key.pub").write_bytes(public_pem(KEY.public_key()))
    (tmp_path / "journal.jsonl").write_bytes(GOOD.file())
    (tmp_path / "receipt.json").write_bytes(receipt_from(LINES, 4).encode() + b"\n")
    made = consistency_from(LINES, GOOD.heads[0])
    (tmp_path / "proof.json").write_bytes(made.encode() + b"\n")
    return tmp_path


def test_thousands_of_records_are_verified_by_the_file_alone(folder: Path) -> None:
    """With the standard library and the public key, and nothing else."""
    sizes = range(500, 5001, 500)
    (folder / "long.jsonl").write_bytes(journal(5000, sizes).file())
    code, said = ran("long.jsonl", "--key", "key.pub", folder=folder)
    assert (code, said) == (0, "5000 of 5000 records stand under a signed head; 10 heads; 0 faults\n")


def damaged(lines: Sequence[bytes], what: str) -> tuple[list[bytes], str]:
    """A journal with one fault, and what must be said of it."""
    lines = list(lines)
    third, fourth = record_line(GOOD.entries[3]), record_line(GOOD.entries[4])
    at = lines.index(fourth)
    match what:
        case "flipped byte":
            lines[at] = fourth.replace(b"delivered", b"delivereD")
            return lines, f"line {at + 1}: record 4 was altered"
        case "removed row":
            del lines[at]
            return lines, "record 4 is missing"
        case "reordered pair":
            lines[at - 1 : at + 1] = [fourth, third]
            return lines, "record 3 stands after record 4"
        case "swapped head":
            lines[at + 1] = lines[4]
            return lines, "stands in the wrong place"
        case _:
            return lines[:-2], "the journal was cut off"


@pytest.mark.parametrize(
    "what", ["flipped byte", "removed row", "reordered pair", "swapped head", "cut file"]
)
def test_each_kind_of_damage_is_named(folder: Path, what: str) -> None:
    """A flipped byte, a removed row, a reordered pair, a swapped tree head, a file cut off."""
    lines, said = damaged(LINES, what)
    (folder / "damaged.jsonl").write_bytes(b"".join(lines))
    code, shown = ran("damaged.jsonl", "--key", "key.pub", folder=folder)
    assert code == 1
    assert said in shown


def test_receipts_and_proofs_are_checked_and_hold_a_journal_to_what_was_said(folder: Path) -> None:
    """Each by itself, and as what somebody kept: a journal that lost its end does not agree with it."""
    for name in ("receipt.json", "proof.json"):
        assert ran(name, "--key", "key.pub", folder=folder)[0] == 0
        text = (folder / name).read_text()
        (folder / "changed.json").write_text(
            text.replace('"proof":["', '"proof":["00', 1).replace("00", "", 1)
        )
        assert ran("changed.json", "--key", "key.pub", folder=folder)[0] in (1, 3)
    assert ran("journal.jsonl", "--key", "key.pub", "--receipt", "receipt.json", folder=folder)[0] == 0
    (folder / "short.jsonl").write_bytes(b"".join(GOOD.old_lines()[:5]))
    assert ran("short.jsonl", "--key", "key.pub", folder=folder)[0] == 0
    code, shown = ran("short.jsonl", "--key", "key.pub", "--kept", "proof.json", folder=folder)
    assert code == 1
    assert "covers more than the 3 records here" in shown


def test_what_cannot_be_read_ends_with_code_3(folder: Path) -> None:
    """No file, a private key, no key: a sentence, not a trace."""
    assert ran("nothing.jsonl", "--key", "key.pub", folder=folder)[0] == 3
    assert ran("journal.jsonl", "--key", "journal.jsonl", folder=folder)[0] == 3
    (folder / "odd.json").write_bytes(b'{"head":7}')
    assert ran("odd.json", "--key", "key.pub", folder=folder)[0] == 3


def test_a_program_is_told_the_same(folder: Path) -> None:
    """As JSON; a key may be given in base64 or hexadecimal."""
    (folder / "key.hex").write_text(PUBLIC.hex() + "\n")
    (folder / "key.64").write_bytes(base64.b64encode(PUBLIC))
    for name in ("key.hex", "key.64"):
        code, said = ran("journal.jsonl", "--key", name, "--json", folder=folder)
        assert (code, json.loads(said)["ok"]) == (0, True)


@given(st.integers(1, 70), st.data())
def test_proofs_between_any_two_sizes_hold_and_no_other(second: int, data: st.DataObject) -> None:
    """Every honest proof is accepted; with one hash changed, none is."""
    leaves = [hashlib.sha256(bytes([one])).digest() for one in range(second)]
    first = data.draw(st.integers(0, second))
    tree = Tree(leaves)
    proof = tree.consistency_proof(first)
    assert offline_verifier.is_extension(first, second, tree.root(first), tree.root(), proof)
    if proof:
        at = data.draw(st.integers(0, len(proof) - 1))
        wrong = [*proof[:at], b"\x00" * 32, *proof[at + 1 :]]
        assert not offline_verifier.is_extension(first, second, tree.root(first), tree.root(), wrong)


def test_it_is_written_for_python_3_8_and_the_standard_library() -> None:
    """Its syntax is that of 3.8, and it imports nothing that has to be installed."""
    tree = ast.parse(FILE.read_text(encoding="utf-8"), feature_version=(3, 8))
    modules = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    modules |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert modules <= {"__future__", "argparse", "base64", "binascii", "hashlib", "json", "os", "re", "sys",
                       "datetime", "pathlib", "typing"}  # fmt: skip
    newer: Callable[[str], bool] = lambda name: name in {"removeprefix", "removesuffix", "bit_count", "UTC"}  # noqa: E731
    assert not [node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and newer(node.attr)]


def test_a_leaf_of_its_own_place_is_needed() -> None:
    """An entry whose bytes are another record's names itself."""
    moved = Entry(1, GOOD.entries[4].data, GOOD.entries[4].leaf)
    lines = [record_line(moved) if line == record_line(GOOD.entries[1]) else line for line in LINES]
    assert ("misplaced", 4, 3) in by_both(lines)


def test_a_proof_is_read_back() -> None:
    """The proof of consistency loses nothing on its way."""
    made = consistency_from(LINES, GOOD.heads[0])
    assert isinstance(made, Consistency)
    assert [made.first, made.second] == [GOOD.heads[0], GOOD.heads[2]]
