"""A proof that the journal of today begins with the journal of an older head that somebody kept.

    {"first":{…},"proof":["…"],"second":{…}}

Both heads are signed. Who holds the proof, and the public key, knows that between the two nothing was
changed, moved or taken out, and that records were only added.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightparty.canonical import canonical, parse
from rightparty.errors import InvalidInput, Refused
from rightparty.journal.export import Unreadable, read
from rightparty.journal.head import TreeHead, read_head
from rightparty.journal.receipt import read_receipt
from rightparty.journal.record import Entry
from rightparty.journal.tree import Proofs, Tree, verify_consistency
from rightparty.journal.verify import Fault, Step, Verification
from rightparty.signing import key_id

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


@dataclass(frozen=True)
class Consistency:
    """An older head, a later one, and the hashes that lead from the one's root to the other's."""

    first: TreeHead
    second: TreeHead
    proof: tuple[bytes, ...]

    def encode(self) -> bytes:
        """The proof as one line of canonical JSON."""
        return canonical(
            {
                "first": self.first.json(),
                "proof": [node.hex() for node in self.proof],
                "second": self.second.json(),
            }
        )


def prove(tree: Proofs, first: TreeHead, second: TreeHead) -> Consistency:
    """The proof that `second`, signed over `tree` or its beginning, extends `first`.

    Raises:
        Refused: it does not: the journal was changed since `first` was signed, or never was the one it
            was signed over.
        InvalidInput: the later head covers fewer records than the older, or more than there are.
    """
    if second.size < first.size:
        raise InvalidInput(
            f"the head kept covers {first.size} records, the journal's last {second.size}",
            "the journal was cut off, or the head is of another one",
        )
    made = Consistency(first, second, tuple(tree.consistency_proof(first.size, second.size)))
    if not _holds(made):
        raise Refused(
            f"this journal does not begin with the {first.size} records that the head was signed over",
            "`rightparty journal verify` names what was changed; keep the head: it is evidence",
        )
    return made


def read_consistency(data: bytes) -> Consistency:
    """The proof that `Consistency.encode` wrote; nothing is checked but its form.

    Raises:
        InvalidInput: this is not such a proof.
    """
    try:
        match parse(data.strip()):
            case {"first": dict(first), "proof": list(proof), "second": dict(second)}:
                nodes = tuple(bytes.fromhex(str(node)) for node in proof)
                made = Consistency(read_head(first), read_head(second), nodes)
                if made.encode() == data.strip():
                    return made
    except ValueError:
        pass
    raise InvalidInput("this is not a proof of consistency", "give the file as it was handed out")


def check_consistency(made: Consistency, keys: Sequence["Ed25519PublicKey"]) -> Verification:
    """Check such a proof with the public keys alone."""
    known = {key_id(key): key for key in keys}
    first, second = made.first, made.second
    faults = [
        Fault("forged", f"the head is not signed with a key of yours, but with {head.key}")
        for head in (first, second)
        if head.key not in known or not head.is_genuine(known[head.key])
    ]
    holds = _holds(made)
    if not holds:
        sentence = f"the journal of {second.size} records does not begin with that of {first.size}"
        faults.append(Fault("root", sentence))
    label = f"the first {first.size} of {second.size} records"
    step = Step(label, second.root.hex() if holds else "does not come out", second.root.hex(), holds)
    return Verification(1, 0 if faults else 1, 2, (step,), tuple(faults))


def read_kept(data: bytes) -> TreeHead:
    """The head in whatever somebody kept: receipts, a proof (its later head), or a head by itself.

    Of several lines, the first counts: receipts that were handed out together have one head.

    Raises:
        InvalidInput: it is none of these.
    """
    text = data.strip().split(b"\n")[0]
    if text.startswith(b'{"first":'):
        return read_consistency(text).second
    if b'"record":' in text:
        return read_receipt(text).head
    match parse(text):
        case {"head": dict(head), **rest} if not rest:
            return read_head(head)
        case dict(head):
            return read_head(head)
    raise InvalidInput("there is no head in this file", "give a receipt, a proof, or a line of an export")


def consistency_from(lines: Iterable[bytes], first: TreeHead) -> Consistency:
    """The proof that the last head of an exported journal extends `first`.

    Raises:
        InvalidInput: the export is damaged, or has no head.
        Refused: it does not extend it.
    """
    leaves: list[bytes] = []
    last: TreeHead | None = None
    for number, item in read(lines):
        match item:
            case Unreadable(why):
                raise InvalidInput(f"line {number} is no line of a journal: {why}", "verify it first")
            case Entry():
                leaves.append(item.leaf)
            case TreeHead():
                last = item
    if last is None:
        raise InvalidInput("the export has no head", "export the journal again, later")
    return prove(Tree(leaves), first, last)


def _holds(made: Consistency) -> bool:
    first, second = made.first, made.second
    return verify_consistency(first.size, second.size, first.root, second.root, made.proof)
