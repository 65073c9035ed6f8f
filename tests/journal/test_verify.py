"""Verifying an export: everything that can be done to it is found, and named."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.journal.export import HEADER, head_line, record_line
from rightparty.journal.head import TreeHead, read_head, seal
from rightparty.journal.record import Entry
from rightparty.journal.tree import Frontier, leaf_hash
from rightparty.journal.verify import Verification, verify
from tests.journal.samples import KEY, START, STRANGER, Journal, journal, outcome, seal_at

GOOD = journal()
LINES = GOOD.old_lines()  # header, 0, 1, 2, head 3, 3, 4, head 5, 5, head 6


def _verify(lines: list[bytes], witnessed: tuple[TreeHead, ...] = ()) -> Verification:
    return verify(lines, [KEY.public_key()], witnessed)


def _named(result: Verification) -> list[tuple[str, int | None]]:
    return [(fault.what, fault.seq) for fault in result.faults]


def test_an_untouched_journal_verifies_and_shows_each_root() -> None:
    """All records stand under heads, and each recomputed root is shown beside the signed one."""
    result = _verify(LINES)
    assert result.ok
    assert (result.records, result.sealed, result.heads) == (6, 6, 3)
    assert [step.computed for step in result.steps] == [head.root.hex() for head in GOOD.heads]
    assert all(step.agrees and step.computed == step.expected for step in result.steps)


@given(st.integers(1, 40), st.sets(st.integers(0, 40), max_size=6))
def test_any_journal_with_any_heads_verifies(records: int, sealed: set[int]) -> None:
    """Whatever its length and wherever it was sealed, an honest journal has no fault."""
    whole = journal(records, sorted(sealed))
    result = _verify(whole.lines())
    assert result.ok
    assert result.sealed == max((size for size in sealed if size <= records), default=0)


@pytest.mark.slow
def test_every_single_flipped_bit_is_found() -> None:
    """Not one bit of the file can change unseen: header, records, leaf hashes, heads, line ends."""
    file = journal(2, (1, 2)).file()
    unseen = []
    for at in range(len(file)):
        for bit in range(8):
            changed = bytearray(file)
            changed[at] ^= 1 << bit
            if _verify(bytes(changed).splitlines(keepends=True)).ok:
                unseen.append((at, bit))
    assert not unseen


@given(st.integers(0, 5), st.data())
def test_a_flipped_byte_is_named_with_its_record(seq: int, data: st.DataObject) -> None:
    """A change inside one record is one fault, with that record's number and line, and no other."""
    entry = GOOD.entries[seq]
    at = data.draw(st.integers(0, len(entry.data) - 1))
    changed = bytearray(entry.data)
    changed[at] ^= data.draw(st.integers(1, 255))
    if b"\n" in changed or b"\r" in changed:
        return
    lines = [
        record_line(Entry(seq, bytes(changed), entry.leaf)) if line == record_line(entry) else line
        for line in LINES
    ]
    result = _verify(lines)
    assert _named(result) == [("altered", seq)] or result.faults[0].what == "unreadable"
    fault = result.faults[0]
    assert fault.line == LINES.index(record_line(entry)) + 1
    if fault.what == "altered":
        assert (fault.expected, fault.computed) == (entry.leaf.hex(), leaf_hash(bytes(changed)).hex())


def test_a_changed_leaf_hash_is_told_from_a_changed_record() -> None:
    """The record is named; the head still agrees with the record's own bytes, and says so."""
    wrong = Entry(1, GOOD.entries[1].data, b"\x00" * 32)
    result = _verify([LINES[0], LINES[1], record_line(wrong), *LINES[3:]])
    assert _named(result) == [("altered", 1)]
    assert all(step.agrees for step in result.steps)


def test_a_record_changed_together_with_its_hash_breaks_the_next_head() -> None:
    """Who rewrites a record with its leaf hash can't sign the head: the span since the last is named."""
    forged = outcome(99).entry(3)
    result = _verify([*LINES[:5], record_line(forged), *LINES[6:]])
    assert [fault.what for fault in result.faults] == ["root"]
    assert "records 3 to 4" in result.faults[0].sentence
    assert result.sealed == 3
    assert [step.agrees for step in result.steps] == [True, False, False]


@pytest.mark.parametrize("seq", range(6))
def test_a_removed_row_is_named(seq: int) -> None:
    """A record that is gone is named by its number, whichever it is."""
    lines = [line for line in LINES if line != record_line(GOOD.entries[seq])]
    result = _verify(lines)
    assert ("missing", seq) in _named(result) or (seq == 5 and [f.what for f in result.faults] == ["short"])
    assert {fault.what for fault in result.faults} <= {"missing", "short"}


def test_a_row_removed_with_all_later_numbers_mended_breaks_the_next_head() -> None:
    """Closing the gap needs new records with new numbers, which no head was signed over."""
    mended = [outcome(number).entry(place) for place, number in enumerate((0, 1, 2, 4, 5))]
    result = _verify(Journal(mended, GOOD.heads).old_lines())
    assert "root" in {fault.what for fault in result.faults}


@pytest.mark.parametrize("first", [0, 1, 3])
def test_a_reordered_pair_of_lines_is_named(first: int) -> None:
    """Two lines that changed places are named, and all roots still come out."""
    one, two = (LINES.index(record_line(GOOD.entries[seq])) for seq in (first, first + 1))
    lines = list(LINES)
    lines[one], lines[two] = lines[two], lines[one]
    result = _verify(lines)
    assert _named(result) == [("misplaced", first)]
    assert result.sealed == 6


def test_a_pair_whose_contents_were_swapped_is_named() -> None:
    """Rows that exchanged their contents, leaf hashes and all, still bear their own numbers."""
    a, b = GOOD.entries[0], GOOD.entries[4]
    swapped = [replace(b, seq=0), *GOOD.entries[1:4], replace(a, seq=4), GOOD.entries[5]]
    result = _verify(Journal(swapped, GOOD.heads).old_lines())
    assert ("misplaced", 4) in _named(result)
    assert ("misplaced", 0) in _named(result)


def test_a_repeated_row_is_named() -> None:
    """The same record twice is one too many."""
    assert _named(_verify([*LINES[:3], LINES[2], *LINES[3:]])) == [("repeated", 1)]


def test_swapped_heads_are_named() -> None:
    """Two heads that changed places are found by their place."""
    lines = list(LINES)
    lines[4], lines[7] = lines[7], lines[4]
    assert {fault.what for fault in _verify(lines).faults} == {"displaced"}


@pytest.mark.parametrize(
    "change",
    [
        lambda head: replace(head, size=head.size + 1),
        lambda head: replace(head, root=b"\x01" * 32),
        lambda head: replace(head, at=head.at + timedelta(seconds=1)),
        lambda head: replace(head, signature=bytes(64)),
        lambda head: replace(head, key="0" * 16),
    ],
    ids=["size", "root", "time", "signature", "key"],
)
def test_a_changed_head_is_forged(change: Callable[[TreeHead], TreeHead]) -> None:
    """Whatever is changed in a head, the signature no longer fits."""
    lines = [*LINES[:4], head_line(change(GOOD.heads[0])), *LINES[5:]]
    result = _verify(lines)
    assert [(fault.what, fault.line) for fault in result.faults] == [("forged", 5)]


def test_heads_signed_by_somebody_else_are_forged() -> None:
    """A journal rewritten and sealed with another key is found whole, and refused."""
    result = _verify(journal(key=STRANGER).lines())
    assert {fault.what for fault in result.faults} == {"forged"}
    assert result.sealed == 0


def test_a_journal_cut_short_is_found_with_a_head_kept_elsewhere() -> None:
    """Cut off right after a head, a file looks whole, except to those who hold a later head."""
    cut = LINES[:5]
    assert _verify(cut).ok
    result = _verify(cut, (GOOD.heads[2],))
    assert [fault.what for fault in result.faults] == ["short"]
    assert _verify(LINES, tuple(GOOD.heads)).ok


def test_a_journal_rewritten_by_the_key_holder_is_found_with_a_head_kept_elsewhere() -> None:
    """Not even the holder of the key can change the past of somebody who kept a head."""
    entries = [outcome(number + 50).entry(number) for number in range(6)]
    rewritten = Journal(entries, seal_at(entries, (3, 5, 6)))
    assert _verify(rewritten.lines()).ok
    assert [fault.what for fault in _verify(rewritten.lines(), (GOOD.heads[0],)).faults] == ["root"]


def test_a_head_that_looks_back_is_displaced() -> None:
    """Heads grow with the journal and with time; one that goes back is named."""
    early = seal(_frontier(6), KEY, START)
    assert [fault.what for fault in _verify([*LINES, head_line(early)]).faults] == ["displaced"]


@pytest.mark.parametrize(
    "lines", [[], [b"\n"], LINES[1:], [HEADER, b"not json\n"], [HEADER.rstrip(), *LINES[1:]]]
)
def test_what_is_no_journal_is_said_to_be_none(lines: list[bytes]) -> None:
    """An empty file, one of another format, or one cut in its first line is never found in order."""
    assert "unreadable" in {fault.what for fault in _verify(lines).faults}


def test_a_file_cut_in_the_middle_of_a_line_is_found() -> None:
    """A half-written last line is named by its number."""
    result = _verify([*LINES[:8], LINES[8][:-5]])
    assert [(fault.what, fault.line) for fault in result.faults] == [("unreadable", 9)]


@given(st.lists(st.binary(max_size=80), max_size=6), st.integers(0, 9))
def test_garbage_never_crashes_the_verifier(garbage: list[bytes], at: int) -> None:
    """Whatever stands in the file, verifying ends with faults, not with a crash."""
    result = _verify([*LINES[:at], *garbage, *LINES[at:]])
    assert result.ok is (not garbage or not at) or result.faults


def test_a_head_is_read_back_as_it_was_written() -> None:
    """The JSON form of a head loses nothing."""
    assert read_head(GOOD.heads[0].json()) == GOOD.heads[0]


def _frontier(size: int) -> Frontier:
    frontier = Frontier()
    frontier.extend(entry.leaf for entry in GOOD.entries[:size])
    return frontier
