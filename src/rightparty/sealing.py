"""Sealing of personal data: AES-256-GCM (NIST SP 800-38D), and keys wrapped by a master key.

A sealed value is bound to its place: table, column and row are authenticated with it, so that one moved to
another row does not open. Keys and nonces are arguments; `cryptography` is imported when it is first needed.

Layout: one byte of version, 12 bytes of nonce, the ciphertext, 16 bytes of tag. A wrapped key has the same.
Nonces are random: one master key may wrap 2^32 keys at most (SP 800-38D, 8.3), a person's key seals far less.
"""

import base64
import binascii
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from rightparty.errors import InvalidInput, Refused

if TYPE_CHECKING:
    pass

KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12
_VERSION: Final = b"\x01"
_TAG_BYTES: Final = 16
_SHORTEST: Final = len(_VERSION) + NONCE_BYTES + _TAG_BYTES
_BETWEEN = "\x1f"  # stands in no name of a table or column


class Sealed:
    """A value that is there and not opened: it tells its presence, and shows nothing."""

    __slots__ = ("data",)

    def __init__(self, data: bytes) -> None:
        self.data = data

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sealed) and self.data == other.data

    def __hash__(self) -> int:
        return hash(self.data)

    def __repr__(self) -> str:
        return "sealed"


class Key:
    """A key that seals and opens."""

    __slots__ = ("_cipher",)

    def __init__(self, raw: bytes) -> None:
        """Take 32 random bytes as a key.

        Raises:
            InvalidInput: another length.
        """
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 -- heavy, see above

        if len(raw) != KEY_BYTES:
            raise InvalidInput(f"a key of {len(raw)} bytes cannot seal", f"use {KEY_BYTES} random bytes")
        self._cipher: AESGCM = AESGCM(raw)

    def seal(self, plaintext: bytes, about: bytes, nonce: bytes) -> bytes:
        """The sealed form of `plaintext`, bound to `about`; a nonce is random and used once."""
        return _VERSION + nonce + self._cipher.encrypt(nonce, plaintext, about)

    def opened(self, sealed: bytes, about: bytes) -> bytes | None:
        """What was sealed; None where this is not the key, or not the place."""
        try:
            return self.open(sealed, about)
        except Refused:
            return None

    def open(self, sealed: bytes, about: bytes) -> bytes:
        """What was sealed.

        Raises:
            Refused: sealed by another key, changed, or moved to another place.
        """
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 -- heavy, see above

        if len(sealed) < _SHORTEST or sealed[:1] != _VERSION:
            raise Refused("this is no sealed value of a known form", "it was written by a later version")
        nonce = sealed[1 : 1 + NONCE_BYTES]
        try:
            return self._cipher.decrypt(nonce, sealed[1 + NONCE_BYTES :], about)
        except InvalidTag as fault:
            raise Refused(
                "a sealed value does not open: it was changed, moved, or sealed by another key",
                "compare with a backup; a master key that was replaced must stay among the older ones",
            ) from fault


def place(table: str, column: str, row: str) -> bytes:
    """What a sealed value is bound to: where it stands."""
    return _BETWEEN.join((table, column, row)).encode()


@dataclass(frozen=True)
class Masters:
    """The master keys of an installation, the newest first: it wraps, and each of them unwraps its own."""

    keys: Mapping[str, Key] = field(repr=False)

    @classmethod
    def of(cls, raw: Iterable[bytes]) -> "Masters":
        """Master keys from their bytes, the newest first.

        Raises:
            InvalidInput: none is given, or one is not 32 bytes long.
        """
        keys = {master_id(one): Key(one) for one in raw}
        if not keys:
            raise InvalidInput("no master key is given", "give 32 random bytes in base64")
        return cls(keys)

    @property
    def newest(self) -> str:
        """The id of the master key that wraps from now on."""
        return next(iter(self.keys))

    def wrap(self, raw: bytes, about: bytes, nonce: bytes) -> bytes:
        """A key, wrapped by the newest master key."""
        return self.keys[self.newest].seal(raw, about, nonce)

    def unwrap(self, wrapped: bytes, master: str, about: bytes) -> bytes:
        """The bytes of a key that was wrapped by the master key of this id.

        Raises:
            Refused: this installation does not hold that master key, or it does not fit.
        """
        key = self.keys.get(master)
        if key is None:
            raise Refused(
                f"the master key `{master}` is not among those of this installation",
                "add it to RIGHTPARTY_MASTER_KEY or its file, after the newest; a backup of the keys has it",
            )
        return key.open(wrapped, about)


def master_id(raw: bytes) -> str:
    """A short name for a master key, which tells nothing of it: half of a SHA-256 under a purpose."""
    return hashlib.sha256(b"rightparty master key\n" + raw).hexdigest()[:16]


def read_masters(text: str) -> list[bytes]:
    """Master keys written in base64, the newest first: one a line or a blank apart, `#` begins a remark.

    Raises:
        InvalidInput: something there is no 32 bytes in base64. The text is not shown.
    """
    words = [word for line in text.splitlines() for word in line.partition("#")[0].replace(",", " ").split()]
    found = []
    for number, word in enumerate(words, start=1):
        try:
            raw = base64.b64decode(word, altchars=b"-_" if set("-_") & set(word) else b"+/", validate=True)
        except (binascii.Error, ValueError):
            raw = b""
        if len(raw) != KEY_BYTES:
            raise InvalidInput(
                f"master key {number} is not {KEY_BYTES} bytes in base64", "make one: openssl rand -base64 32"
            )
        found.append(raw)
    return found
