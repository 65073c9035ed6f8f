"""Receipts: one record proven offline, with nothing but the public key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.errors import InvalidInput, RightpartyError
from rightparty.journal.receipt import check_receipt, issue_receipt, read_receipt, receipt_from
from tests.journal.samples import KEY, STRANGER, journal

GOOD = journal(20, (4, 11, 20))
LINES = GOOD.old_lines()
LEAVES = [entry.leaf for entry in GOOD.entries]


@pytest.mark.parametrize("seq", range(20))
def test_every_record_has_a_receipt_that_checks_offline(seq: int) -> None:
    """A receipt survives being handed out, and shows the leaf and the root computed."""
    receipt = read_receipt(receipt_from(LINES, seq).encode() + b"\n")
    assert receipt.entry == GOOD.entries[seq]
    result = check_receipt(receipt, [KEY.public_key()])
    assert result.ok
    assert all(step.computed == step.expected for step in result.steps)
    assert receipt == issue_receipt(GOOD.entries[seq], LEAVES, receipt.head)


def test_every_single_flipped_bit_of_a_receipt_is_found() -> None:
    """A receipt is either exactly what was handed out, or refused."""
    good = receipt_from(LINES, 5).encode()
    unseen = []
    for at in range(len(good)):
        for bit in range(8):
            changed = bytearray(good)
            changed[at] ^= 1 << bit
            try:
                if check_receipt(read_receipt(bytes(changed)), [KEY.public_key()]).ok:
                    unseen.append((at, bit))
            except RightpartyError:
                continue
    assert not unseen


def test_a_receipt_under_somebody_elses_head_is_forged() -> None:
    """A complete receipt out of another party's journal doesn't pass for ours."""
    receipt = receipt_from(journal(5, (5,), STRANGER).old_lines(), 2)
    assert [fault.what for fault in check_receipt(receipt, [KEY.public_key()]).faults] == ["forged"]


def test_there_is_no_receipt_without_the_record_a_head_and_an_undamaged_journal() -> None:
    """Each thing that is missing is said."""
    with pytest.raises(InvalidInput, match="no record 20"):
        receipt_from(LINES, 20)
    with pytest.raises(InvalidInput, match="no head over record 19"):
        receipt_from(LINES[:-1], 19)
    with pytest.raises(InvalidInput, match="line 3"):
        receipt_from([*LINES[:2], b"?\n", *LINES[2:]], 0)
    with pytest.raises(InvalidInput, match="other records"):
        issue_receipt(GOOD.entries[0], LEAVES[1:], GOOD.heads[0])
    with pytest.raises(InvalidInput, match="covers 4 records"):
        issue_receipt(GOOD.entries[4], LEAVES, GOOD.heads[0])


@given(st.binary(max_size=120))
def test_reading_a_receipt_never_crashes(data: bytes) -> None:
    """Bytes that are no receipt are refused."""
    with pytest.raises(RightpartyError):
        read_receipt(data)
