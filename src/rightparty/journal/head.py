"""Signed tree heads: whoever holds one can show later that the journal was changed, or was not."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from rightparty.canonical import Json, canonical
from rightparty.errors import InvalidInput
from rightparty.journal.record import instant, read_instant
from rightparty.journal.tree import HASH_BYTES, Frontier
from rightparty.signing import SIGNATURE_BYTES, is_signed, key_id, sign

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

PURPOSE = "rightparty journal head v1"


@dataclass(frozen=True)
class TreeHead:
    """At the instant `at`, the first `size` records of the journal had the Merkle root `root`.

    `key` is the short name of the public key (`signing.key_id`) that `signature` can be checked with.
    """

    size: int
    root: bytes
    at: datetime
    key: str
    signature: bytes

    def message(self) -> bytes:
        """What is signed, besides its purpose."""
        return canonical({name: value for name, value in self.json().items() if name != "signature"})

    def imprint(self) -> bytes:
        """What a time-stamp of this head is made over: SHA-256 of its canonical JSON, signature and all."""
        return hashlib.sha256(canonical(self.json())).digest()

    def is_genuine(self, key: "Ed25519PublicKey") -> bool:
        """Whether the holder of the private half of `key` signed exactly this."""
        return self.key == key_id(key) and is_signed(key, PURPOSE, self.message(), self.signature)

    def json(self) -> Mapping[str, Json]:
        """The head as it stands in exports and receipts."""
        return {
            "at": instant(self.at),
            "key": self.key,
            "root": self.root.hex(),
            "signature": self.signature.hex(),
            "size": self.size,
        }


def seal(frontier: Frontier, key: "Ed25519PrivateKey", at: datetime) -> TreeHead:
    """Sign the tree as it stands at the instant `at` (aware)."""
    unsigned = TreeHead(frontier.size, frontier.root(), at, key_id(key.public_key()), b"")
    signature = sign(key, PURPOSE, unsigned.message())
    return TreeHead(unsigned.size, unsigned.root, at, unsigned.key, signature)


def read_head(value: Json) -> TreeHead:
    """The head that `TreeHead.json` wrote; its signature is not looked at.

    Raises:
        InvalidInput: a field is missing, added, or has the wrong form.
    """
    try:
        match value:
            case {"at": str(at), "key": str(key), "root": str(root), "signature": str(by), "size": int(size)}:
                head = TreeHead(size, bytes.fromhex(root), read_instant(at), key, bytes.fromhex(by))
                fits = len(head.root) == HASH_BYTES and len(head.signature) == SIGNATURE_BYTES
                if fits and size >= 0 and head.json() == value:
                    return head
    except ValueError:
        pass
    raise InvalidInput("this is not the head of a journal", "compare it with its source")
