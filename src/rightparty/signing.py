"""Signatures and keys (Ed25519, RFC 8032), for permits and for the heads of the journal.

What is signed always begins with a line that names its purpose, so that a signature made for one
purpose is worth nothing for another. `cryptography` is imported when it is first needed: the rest of
the package starts without it.
"""

import base64
import binascii
import hashlib
from typing import TYPE_CHECKING

from rightparty.errors import InvalidInput

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

RAW_KEY_BYTES = 32
SIGNATURE_BYTES = 64


def sign(key: "Ed25519PrivateKey", purpose: str, message: bytes) -> bytes:
    """The 64-byte signature of `message` for `purpose` (one line of ASCII)."""
    return key.sign(_framed(purpose, message))


def is_signed(key: "Ed25519PublicKey", purpose: str, message: bytes, signature: bytes) -> bool:
    """Whether `signature` was made over `message`, for `purpose`, with the private half of `key`."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 -- heavy, see above

    try:
        key.verify(signature, _framed(purpose, message))
    except InvalidSignature:
        return False
    return True


def key_id(key: "Ed25519PublicKey") -> str:
    """A short name for a public key: the first 16 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(raw_public_key(key)).hexdigest()[:16]


def raw_public_key(key: "Ed25519PublicKey") -> bytes:
    """The 32 bytes of a public key (RFC 8032, section 5.1.5)."""
    return key.public_bytes_raw()


def read_public_key(data: bytes) -> "Ed25519PublicKey":
    """A public key from a PEM file, or from its 32 bytes in base64 or hexadecimal.

    Raises:
        InvalidInput: not an Ed25519 public key. A private key is refused by name: it must not be
            handed around for checking.
    """
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 -- heavy
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415 -- heavy
    from cryptography.hazmat.primitives.serialization import load_pem_public_key  # noqa: PLC0415 -- heavy

    if b"PRIVATE KEY" in data:
        raise InvalidInput("this is a private key", "give the public key: checking needs no secret")
    if b"-----BEGIN" in data:
        try:
            key = load_pem_public_key(data)
        except (ValueError, UnsupportedAlgorithm) as fault:
            raise InvalidInput("this PEM file holds no public key", "export the key again") from fault
        if isinstance(key, Ed25519PublicKey):
            return key
        raise InvalidInput("this is a public key of another kind", "an Ed25519 key is needed")
    return Ed25519PublicKey.from_public_bytes(_raw(data))


def read_private_key(data: bytes) -> "Ed25519PrivateKey":
    """A private key from an unencrypted PKCS #8 PEM file.

    Raises:
        InvalidInput: not an Ed25519 private key in that form.
    """
    from cryptography.exceptions import InternalError, UnsupportedAlgorithm  # noqa: PLC0415 -- heavy
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 -- heavy
    from cryptography.hazmat.primitives.serialization import load_pem_private_key  # noqa: PLC0415 -- heavy

    try:
        key = load_pem_private_key(data, password=None)
    except (TypeError, ValueError, UnsupportedAlgorithm, InternalError) as fault:
        raise InvalidInput("this is no readable private key", "an unencrypted PEM file is needed") from fault
    if isinstance(key, Ed25519PrivateKey):
        return key
    raise InvalidInput("this is a private key of another kind", "an Ed25519 key is needed")


def public_pem(key: "Ed25519PublicKey") -> bytes:
    """A public key as a PEM file, the form to hand out."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat  # noqa: PLC0415 -- heavy

    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def private_pem(key: "Ed25519PrivateKey") -> bytes:
    """A private key as an unencrypted PEM file: for a file that only its owner can read."""
    from cryptography.hazmat.primitives import serialization as forms  # noqa: PLC0415 -- heavy

    return key.private_bytes(forms.Encoding.PEM, forms.PrivateFormat.PKCS8, forms.NoEncryption())


def _framed(purpose: str, message: bytes) -> bytes:
    return purpose.encode("ascii") + b"\n" + message


def _raw(data: bytes) -> bytes:
    text = data.strip()
    for read in (binascii.unhexlify, lambda given: base64.b64decode(given, altchars=b"-_", validate=True)):
        try:
            raw = read(text)
        except ValueError:
            continue
        if len(raw) == RAW_KEY_BYTES:
            return raw
    raise InvalidInput("this is no public key", "give a PEM file, or 32 bytes in base64 or hexadecimal")
