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


def prove(
    tree: Proofs, first: TreeHead, second: TreeHead, keys: Sequence["Ed25519PublicKey"] = ()
) -> Consistency:
    """The proof that `second`, signed over `tree` or its beginning, extends `first`.

    `keys`: the public keys of the journal, of which one must have signed `first`; without any, nothing is
    said of who signed it.

    Raises:
        Refused: `first` is signed with none of `keys`, or `second` does not extend it: the journal was
            changed since it was signed, or never was the one it was signed over.
        InvalidInput: the later head covers fewer records than the older, or more than there are.
    """
    if keys and not _is_genuine(first, keys):
        raise Refused(
            f"the head kept is not genuine: it is not signed with the journal's key, but with {first.key}",
            "it says nothing of this journal, for or against it; ask whoever gave it out",
        )
    if second.size < first.size:
        kept = "head kept is genuine, and" if keys else "head kept"
        raise InvalidInput(
            f"the {kept} covers {first.size} records, the journal's last {second.size}",
            "the journal was cut off" + ("" if keys else ", or the head is of another one"),
        )
    made = Consistency(first, second, tuple(tree.consistency_proof(first.size, second.size)))
    if not _holds(made):
        whose = "; it is genuine" if keys else ""
        evidence = "it is evidence" if keys else "it is evidence if it is genuine, which `--key` tells"
        raise Refused(
            f"this journal does not begin with the {first.size} records that the head was signed over{whose}",
            f"`rightparty journal verify` names what was changed; keep the head: {evidence}",
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
    first, second = made.first, made.second
    faults = [
        Fault("forged", f"the head is not signed with a key of yours, but with {head.key}")
        for head in (first, second)
        if not _is_genuine(head, keys)
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


def consistency_from(
    lines: Iterable[bytes], first: TreeHead, keys: Sequence["Ed25519PublicKey"] = ()
) -> Consistency:
    """The proof that the last head of an exported journal extends `first`; `keys` as for `prove`.

    Raises:
        InvalidInput: the export is damaged, or has no head.
        Refused: it does not extend it, or `first` is not genuine.
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
    return prove(Tree(leaves), first, last, keys)


def _is_genuine(head: TreeHead, keys: Sequence["Ed25519PublicKey"]) -> bool:
    return any(head.is_genuine(key) for key in keys)


def _holds(made: Consistency) -> bool:
    first, second = made.first, made.second
    return verify_consistency(first.size, second.size, first.root, second.root, made.proof)
