"""A receipt: one record, and all that is needed to check offline that the journal holds it.

    {"head":{…},"leaf":"…","proof":["…"],"record":{…}}

Who holds a receipt needs the lender's public key, and neither the journal nor the lender.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightparty.canonical import canonical, parse
from rightparty.errors import InvalidInput
from rightparty.journal.export import Unreadable, read
from rightparty.journal.head import TreeHead, read_head
from rightparty.journal.record import Entry, read_record
from rightparty.journal.tree import Tree, leaf_hash, root_of_inclusion
from rightparty.journal.verify import Fault, Step, Verification
from rightparty.signing import key_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


@dataclass(frozen=True)
class Receipt:
    """A record in its place, the path from its leaf to the root, and the signed head with that root."""

    entry: Entry
    proof: tuple[bytes, ...]
    head: TreeHead

    def encode(self) -> bytes:
        """The receipt as one line of canonical JSON."""
        return canonical(
            {
                "head": self.head.json(),
                "leaf": self.entry.leaf.hex(),
                "proof": [node.hex() for node in self.proof],
                "record": parse(self.entry.data),
            }
        )


def issue_receipt(entry: Entry, leaves: Sequence[bytes], head: TreeHead) -> Receipt:
    """The receipt of `entry` under `head`; `leaves` are the journal's leaf hashes, `head.size` or more.

    Raises:
        InvalidInput: the head does not cover the record, or was signed over other leaves.
    """
    if entry.seq >= head.size:
        raise InvalidInput(
            f"the head covers {head.size} records, not number {entry.seq}", "take a later head"
        )
    tree = Tree(leaves[: head.size])
    if tree.root() != head.root or leaves[entry.seq : entry.seq + 1] != [entry.leaf]:
        raise InvalidInput("the head was signed over other records than these", "verify the journal")
    return Receipt(entry, tuple(tree.inclusion_proof(entry.seq)), head)


def read_receipt(data: bytes) -> Receipt:
    """The receipt that `Receipt.encode` wrote; nothing is checked but its form.

    Raises:
        InvalidInput: this is not a receipt.
    """
    try:
        match parse(data.strip()):
            case {"head": dict(head), "leaf": str(leaf), "proof": list(proof), "record": dict(record)}:
                body = canonical(record)
                entry = Entry(read_record(body)[0], body, bytes.fromhex(leaf))
                receipt = Receipt(entry, tuple(bytes.fromhex(str(node)) for node in proof), read_head(head))
                if receipt.encode() == data.strip():
                    return receipt
    except ValueError:
        pass
    raise InvalidInput("this is not a receipt", "give the file as it was handed out")


def check_receipt(receipt: Receipt, keys: Sequence["Ed25519PublicKey"]) -> Verification:
    """Check a receipt with the public key alone, showing each hash computed and the one expected."""
    entry, head = receipt.entry, receipt.head
    leaf = leaf_hash(entry.data)
    root = root_of_inclusion(leaf, entry.seq, head.size, receipt.proof)
    reached = root.hex() if root else "none: the proof is of the wrong length"
    steps = (
        Step(f"leaf hash of record {entry.seq}", leaf.hex(), entry.leaf.hex(), leaf == entry.leaf),
        Step(f"root over {head.size} records", reached, head.root.hex(), root == head.root),
    )
    known = {key_id(key): key for key in keys}
    faults = [
        Fault("altered", f"the {step.label} does not come out", entry.seq, None, step.computed, step.expected)
        for step in steps
        if not step.agrees
    ]
    if head.key not in known or not head.is_genuine(known[head.key]):
        faults.append(Fault("forged", f"the head is not signed with a key of yours, but with {head.key}"))
    return Verification(1, 0 if faults else 1, 1, steps, tuple(faults))


def receipt_from(lines: "Iterable[bytes]", seq: int) -> Receipt:
    """The receipt of record `seq` out of an exported journal, under the first head that covers it.

    Raises:
        InvalidInput: the export has no such record, no head over it, or is damaged.
    """
    leaves: list[bytes] = []
    entry: Entry | None = None
    for number, item in read(lines):
        match item:
            case Unreadable(why):
                raise InvalidInput(f"line {number} is no line of a journal: {why}", "verify it first")
            case Entry():
                leaves.append(item.leaf)
                entry = item if item.seq == seq else entry
            case TreeHead() if entry is not None and item.size > seq:
                return issue_receipt(entry, leaves, item)
    what = f"no record {seq}" if entry is None else f"no head over record {seq}"
    raise InvalidInput(f"the export has {what}", "export the journal again, later or from its beginning")
