"""A vault for tests: real AES-GCM under a key per person, and shredding."""

import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from rightparty.desk.store import Connection
from rightparty.errors import Refused

SHREDDED = datetime(2027, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Shredded:
    """When a key was shredded."""

    at: datetime


@dataclass
class MemoryVault:
    """Keys in memory only: like `desk.vault`, without its tables."""

    keys: dict[tuple[str, str], bytes | None] = field(default_factory=dict)

    def seal(
        self, connection: Connection, kind: str, subject_id: str, plaintext: bytes, about: bytes
    ) -> bytes:
        """The sealed form."""
        key = self.keys.setdefault((kind, subject_id), AESGCM.generate_key(256))
        if key is None:
            raise Refused("this person was erased")
        nonce = secrets.token_bytes(12)
        return nonce + AESGCM(key).encrypt(nonce, plaintext, about)

    def open(
        self, connection: Connection, kind: str, subject_id: str, sealed: bytes, about: bytes
    ) -> bytes | Shredded:
        """What was sealed."""
        key = self.keys[kind, subject_id]
        if key is None:
            return Shredded(SHREDDED)
        try:
            return AESGCM(key).decrypt(sealed[:12], sealed[12:], about)
        except InvalidTag as fault:
            raise Refused("this value was changed, or moved") from fault

    def shred(self, kind: str, subject_id: str) -> None:
        """Forget a key."""
        self.keys[kind, subject_id] = None
