"""Unsubscribing with one click (RFC 8058): the token in the address, made and checked with one secret.

A token names one contact and where it went, and proves that we wrote it. It cannot be made by trying, and
tells nothing. Where the contact went stands in it as a keyed digest, so that a stop still finds its address
when the person was erased, and nothing of the address had to be kept for that.
"""

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass
from typing import Final

_PURPOSE: Final = b"one click\x00"
_PROOF_BYTES: Final = 16
_REFERENCE = re.compile(r"[A-Za-z0-9_-]{1,64}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_TOKEN = re.compile(r"(([A-Za-z0-9_-]{1,64})(?:\.([A-Za-z0-9_-]{43}))?)\.([A-Za-z0-9_-]{22})")


@dataclass(frozen=True)
class Click:
    """Our reference of a contact, and the keyed digest of where it went: 64 hexadecimal digits.

    Tokens of earlier mails hold no digest.
    """

    reference: str
    value_mark: str | None = None


def one_click_token(reference: str, key: bytes, value_mark: str | None = None) -> str:
    """The token for a contact, by our reference: `reference.where.proof`.

    Raises:
        ValueError: the reference is not of letters, digits, `_` and `-`, or the mark is no digest.
    """
    if not _REFERENCE.fullmatch(reference):
        raise ValueError("a reference is of letters, digits, _ and -")
    if value_mark is not None and not _DIGEST.fullmatch(value_mark):
        raise ValueError("a mark is a digest in hexadecimal")
    said = reference if value_mark is None else f"{reference}.{_short(bytes.fromhex(value_mark))}"
    return f"{said}.{_proof(said, key)}"


def check_one_click(token: str, key: bytes) -> Click | None:
    """The contact that the token names, and where it went; None for anything that we did not write."""
    found = _TOKEN.fullmatch(token)
    if found is None or not hmac.compare_digest(found[4], _proof(found[1], key)):
        return None
    return Click(found[2], None if found[3] is None else base64.urlsafe_b64decode(found[3] + "=").hex())


def _proof(said: str, key: bytes) -> str:
    return _short(hmac.new(key, _PURPOSE + said.encode(), hashlib.sha256).digest()[:_PROOF_BYTES])


def _short(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
