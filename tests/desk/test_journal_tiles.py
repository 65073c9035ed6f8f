"""Proofs from tiles: the same as from all leaves, and refused where the rows were changed."""

import hashlib
from contextlib import nullcontext

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rightparty.desk.journal_store
from rightparty.cli.main import run
from rightparty.desk.journal_store import OpenedJournal, append, entries, latest_head, public_key, seal_store
from rightparty.desk.journal_tiles import fill, tree_over
from rightparty.desk.store import Connection, Store
from rightparty.errors import InvalidInput, Refused
from rightparty.journal.consistency import check_consistency
from rightparty.journal.receipt import check_receipt
from rightparty.journal.tiles import Tiled, tile
from rightparty.journal.tree import Tree
from tests.desk.tampering import unlocked
from tests.desk.test_journal_store import NOW, records

LEAVES = [hashlib.sha256(number.to_bytes(4, "big")).digest() for number in range(70_000)]
TILES = [tile(LEAVES[at : at + 256]) for at in range(0, len(LEAVES) - 255, 256)]
UPPER = [tile(TILES[at : at + 256]) for at in range(0, len(TILES) - 255, 256)]


def read(level: int, first: int, end: int) -> list[bytes]:
    """Hashes as a table would give them."""
    return {0: LEAVES, 8: TILES, 16: UPPER}[level][first:end]


@given(st.integers(1, 70_000), st.data())
@settings(deadline=None, max_examples=40)
def test_proofs_from_tiles_are_those_from_all_leaves(size: int, data: st.DataObject) -> None:
    """Inclusion, consistency and root, at any size, over one, two and three levels of tiles."""
    whole, tiled = Tree(LEAVES[:size]), Tiled(size, read)
    index, first = data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, size))
    assert tiled.inclusion_proof(index) == whole.inclusion_proof(index)
    assert tiled.consistency_proof(first) == whole.consistency_proof(first)
    assert tiled.root() == whole.root()


def test_a_proof_reads_few_hashes() -> None:
    """Not the seventy thousand leaves, but some blocks of 256."""
    asked: list[int] = []

    def counted(level: int, first: int, end: int) -> list[bytes]:
        asked.append(end - first)
        return read(level, first, end)

    Tiled(70_000, counted).inclusion_proof(33_333)
    assert sum(asked) < 1200


def test_missing_hashes_are_said() -> None:
    """A row that is gone gives no proof."""
    with pytest.raises(Refused, match="1 hashes of the journal are missing"):
        Tiled(300, lambda level, first, end: read(level, first, end)[1:]).root()


@pytest.fixture
def long(store: Store, connection: Connection) -> OpenedJournal:
    """A sealed journal of 600 records, the last of them about one contact."""
    with connection.transaction():
        append(connection, records(store, 599))
        append(connection, records(store, 1, first=599), "C1")
    seal_store(connection, store.home, NOW)
    return OpenedJournal(connection, store.home)


def test_receipts_come_from_tiles_and_verify(long: OpenedJournal, connection: Connection) -> None:
    """Two tiles are made at the first question and used at the second."""
    (receipt,) = long.receipts("C1")
    assert check_receipt(receipt, long.keys()).ok
    assert connection.execute("SELECT count(*) FROM desk_journal_tile").fetchone() == (2,)
    head = latest_head(connection)
    assert head is not None
    assert fill(connection, head.size) == 0
    whole = Tree([entry.leaf for entry in entries(connection)])
    assert list(receipt.proof) == whole.inclusion_proof(599)


def test_a_journal_is_shown_to_extend_a_head_kept(
    long: OpenedJournal, store: Store, connection: Connection
) -> None:
    """A head kept last week is proven to be the beginning of today's; a changed past is refused."""
    kept = latest_head(connection)
    assert kept is not None
    with connection.transaction():
        append(connection, records(store, 50, first=600))
    seal_store(connection, store.home, NOW)
    made = long.consistency(kept, long.keys())
    assert (made.first.size, made.second.size) == (600, 650)
    assert check_consistency(made, [public_key(store.home)]).ok
    with unlocked(connection):
        connection.execute("UPDATE desk_journal_record SET leaf = set_byte(leaf, 0, 1) WHERE seq IN (3, 640)")
        connection.execute("DELETE FROM desk_journal_tile")
    with pytest.raises(Refused, match="does not begin"):
        long.consistency(kept, long.keys())


def test_a_false_tile_gives_no_receipt(long: OpenedJournal, connection: Connection) -> None:
    """Tiles are a convenience, and nothing rests on them: a proof must lead to the signed root."""
    fill(connection, 600)
    with unlocked(connection):
        connection.execute("UPDATE desk_journal_tile SET node = set_byte(node, 0, 1)")
    with pytest.raises(InvalidInput, match="other records"):
        long.receipts("C1")


def test_a_false_tile_is_named(
    long: OpenedJournal, store: Store, connection: Connection, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """Changed, removed or put in: `journal verify` names it, and no head that was kept is called evidence."""
    fill(connection, 600)
    assert not long.false_tiles()
    kept = latest_head(connection)
    assert kept is not None
    monkeypatch.setattr(rightparty.desk.journal_store, "open_store", lambda: nullcontext(long))
    assert run(["journal", "verify"]) == 0
    for change, span in (
        ("UPDATE desk_journal_tile SET node = set_byte(node, 0, 1) WHERE number = 1", "256 to 511"),
        ("DELETE FROM desk_journal_tile WHERE number = 0", "0 to 255"),
        ("INSERT INTO desk_journal_tile (level, number, node) VALUES (16, 0, '\\x00')", "0 to 65535"),
    ):
        with unlocked(connection):
            connection.execute(change)
        assert any(f"records {span}" in fault.sentence for fault in long.false_tiles())
        with unlocked(connection):
            connection.execute("DELETE FROM desk_journal_tile")
        fill(connection, 600)
        assert not long.false_tiles()
    with unlocked(connection):
        connection.execute("UPDATE desk_journal_tile SET node = set_byte(node, 0, 1) WHERE number = 1")
    capsys.readouterr()
    assert run(["journal", "verify"]) == 1
    assert "the hash kept over the records 256 to 511 was changed" in capsys.readouterr().out
    with connection.transaction():
        append(connection, records(store, 50, first=600))
    seal_store(connection, store.home, NOW)
    with pytest.raises(Refused, match="a hash kept beside the journal was changed"):
        long.consistency(kept, long.keys())


def test_tiles_are_not_made_over_a_hole(long: OpenedJournal, connection: Connection) -> None:
    """A removed record is told, not covered up."""
    with unlocked(connection):
        connection.execute("DELETE FROM desk_journal_record WHERE seq = 5")
    with pytest.raises(InvalidInput, match="records are missing"):
        tree_over(connection, 600)
