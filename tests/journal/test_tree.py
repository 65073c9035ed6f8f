"""The Merkle tree: published vectors, another implementation, and laws over random trees."""

import json
from pathlib import Path

import pytest
import tamperlog.merkle as other  # type: ignore[import-untyped]  # it ships no types
from hypothesis import given
from hypothesis import strategies as st

from rightparty.errors import InvalidInput
from rightparty.journal.tree import (
    EMPTY_ROOT,
    Frontier,
    Tree,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root,
    verify_consistency,
    verify_inclusion,
)

VECTORS = json.loads((Path(__file__).parent / "tree_vectors.json").read_text())
LEAVES = [leaf_hash(bytes.fromhex(data)) for data in VECTORS["leaves"]]

trees = st.lists(st.binary(max_size=4).map(leaf_hash), min_size=1, max_size=70)


def _unhex(values: list[str]) -> list[bytes]:
    return [bytes.fromhex(value) for value in values]


def test_leaf_node_and_empty_hashes_are_the_published_ones() -> None:
    """The three ways of hashing give the constants that certificate logs have used for years."""
    assert EMPTY_ROOT.hex() == VECTORS["empty_root"]
    assert leaf_hash(b"").hex() == VECTORS["empty_leaf"]
    assert leaf_hash(b"L123456").hex() == VECTORS["leaf_L123456"]
    assert node_hash(b"N123", b"N456").hex() == VECTORS["node_N123_N456"]


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_are_the_published_ones(size: int) -> None:
    """The eight known trees have their known roots, whichever way they are computed."""
    expected = bytes.fromhex(VECTORS["roots"][size - 1])
    frontier = Frontier()
    frontier.extend(LEAVES[:size])
    assert root(LEAVES[:size]) == Tree(LEAVES).root(size) == frontier.root() == expected


@pytest.mark.parametrize("vector", VECTORS["inclusion"], ids=str)
def test_inclusion_proofs_are_the_published_ones(vector: dict[str, list[str]]) -> None:
    """Known paths come out, and verify."""
    index, size, proof = int(vector["index"][0]), int(vector["size"][0]), _unhex(vector["proof"])
    assert inclusion_proof(LEAVES[:size], index) == proof
    assert verify_inclusion(LEAVES[index], index, size, proof, bytes.fromhex(VECTORS["roots"][size - 1]))


@pytest.mark.parametrize("vector", VECTORS["consistency"], ids=str)
def test_consistency_proofs_are_the_published_ones(vector: dict[str, list[str]]) -> None:
    """Known proofs of growth come out, and verify."""
    first, second, proof = int(vector["first"][0]), int(vector["second"][0]), _unhex(vector["proof"])
    roots = _unhex(VECTORS["roots"])
    assert consistency_proof(LEAVES[:second], first) == proof
    assert verify_consistency(first, second, roots[first - 1], roots[second - 1], proof)


def test_trees_up_to_forty_agree_with_another_implementation() -> None:
    """Every root and every proof of every tree up to forty leaves is what somebody else computes."""
    for size in range(41):
        leaves = [leaf_hash(bytes([number])) for number in range(size)]
        tree = Tree(leaves)
        assert tree.root() == root(leaves) == other.merkle_root(leaves)
        for index in range(size):
            assert tree.inclusion_proof(index) == other.inclusion_proof(index, leaves)
        for first in range(1, size):
            assert tree.consistency_proof(first) == other.consistency_proof(first, leaves)


@given(trees, st.data())
def test_every_inclusion_proof_verifies_and_no_altered_one_does(
    leaves: list[bytes], data: st.DataObject
) -> None:
    """A true claim always verifies; with one bit, the place, the size or the length changed, never."""
    index = data.draw(st.integers(0, len(leaves) - 1))
    tree, size = Tree(leaves), len(leaves)
    proof, top = tree.inclusion_proof(index), tree.root()
    assert verify_inclusion(leaves[index], index, size, proof, top)
    everything = [leaves[index], top, *proof]
    where, bit = data.draw(st.integers(0, len(everything) - 1)), data.draw(st.integers(0, 255))
    everything[where] = _flip(everything[where], bit)
    assert not verify_inclusion(everything[0], index, size, everything[2:], everything[1])
    assert not verify_inclusion(leaves[index], index, size, [*proof, top], top)
    assert not verify_inclusion(leaves[index], index, size, proof[:-1], top) or not proof
    assert not verify_inclusion(leaves[index], size, size, proof, top)
    assert not verify_inclusion(leaves[index], -1, size, proof, top)
    assert not verify_inclusion(leaves[index][:31], index, size, proof, top)


@given(trees, st.data())
def test_every_consistency_proof_verifies_and_no_altered_one_does(
    leaves: list[bytes], data: st.DataObject
) -> None:
    """Growth always verifies; with one bit of a root or the proof changed, or a node more, never."""
    size = len(leaves)
    first = data.draw(st.integers(0, size))
    tree = Tree(leaves)
    proof, old, new = tree.consistency_proof(first), tree.root(first), tree.root()
    assert verify_consistency(first, size, old, new, proof)
    if 0 < first < size:
        everything = [old, new, *proof]
        where, bit = data.draw(st.integers(0, len(everything) - 1)), data.draw(st.integers(0, 255))
        everything[where] = _flip(everything[where], bit)
        assert not verify_consistency(first, size, everything[0], everything[1], everything[2:])
        assert not verify_consistency(first, size, old, new, proof[:-1])
    assert not verify_consistency(first, size, old, new, [*proof, new])
    assert not verify_consistency(size + 1, size, old, new, proof)


@given(trees, st.integers(0, 70))
def test_a_frontier_survives_being_put_away(leaves: list[bytes], cut: int) -> None:
    """Appending after a pause gives the same root as appending in one go."""
    before = Frontier()
    before.extend(leaves[:cut])
    after = Frontier.decode(before.encode())
    after.extend(leaves[cut:])
    assert after.root() == root(leaves)
    assert after.size == len(leaves)


@pytest.mark.parametrize(
    "data", [b"", b"\x00" * 7 + b"\x01", b"\x00" * 7 + b"\x01" + b"x" * 31, b"\x00" * 40]
)
def test_a_damaged_frontier_is_refused(data: bytes) -> None:
    """A frontier whose peaks don't fit its size is not gone on with."""
    if data:
        with pytest.raises(InvalidInput):
            Frontier.decode(data)
    else:
        assert Frontier.decode(data).root() == EMPTY_ROOT


def test_proofs_beyond_the_tree_are_refused() -> None:
    """Asking for a record or a size that is not there is a clear fault."""
    tree = Tree(LEAVES)
    for ask in (
        lambda: tree.inclusion_proof(8),
        lambda: tree.inclusion_proof(0, 9),
        lambda: tree.consistency_proof(9),
        lambda: tree.root(-1),
        lambda: Frontier().append(b"short"),
    ):
        with pytest.raises(InvalidInput):
            ask()


def test_a_million_leaves_need_twenty_hashes_of_memory() -> None:
    """A frontier's memory grows with the number of bits of its size only (shown at 2^17 - 1)."""
    frontier = Frontier()
    frontier.extend(leaf_hash(number.to_bytes(4, "big")) for number in range(2**17 - 1))
    assert len(frontier.peaks) == 17


def _flip(value: bytes, bit: int) -> bytes:
    changed = bytearray(value)
    changed[bit // 8 % len(changed)] ^= 1 << bit % 8
    return bytes(changed)
