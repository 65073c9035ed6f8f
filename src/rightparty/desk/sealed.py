"""Sealing what the API must keep for a while: AES-256-GCM under a secret of the home."""

import secrets

from rightparty.desk.home import Home
from rightparty.errors import RightpartyError

KEY = "api-seal"
_NONCE_BYTES = 12


def seal(home: Home, purpose: str, data: bytes) -> bytes:
    """The data sealed for one purpose; a seal made for another purpose does not open."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 -- heavy

    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(home.secret(KEY)).encrypt(nonce, data, purpose.encode())


def unseal(home: Home, purpose: str, sealed: bytes) -> bytes:
    """What was sealed for this purpose.

    Raises:
        RightpartyError: it was sealed under another secret or for another purpose, or was changed.
    """
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 -- heavy
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 -- heavy

    nonce, rest = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
    try:
        return AESGCM(home.secret(KEY)).decrypt(nonce, rest, purpose.encode())
    except (InvalidTag, ValueError) as fault:
        raise RightpartyError(
            f"what was kept for `{purpose}` cannot be opened", "restore the home's `keys` beside its database"
        ) from fault
