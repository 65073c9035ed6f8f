"""Unsubscribing with one click (RFC 8058): the mark in the address, made and checked with one secret.

A mark names one contact and proves that we wrote it. It cannot be made by trying, and tells nothing.
"""

import base64
import hashlib
import hmac
import re
from typing import Final

_PURPOSE: Final = b"one click\x00"
_MARK_BYTES: Final = 16
_REFERENCE = re.compile(r"[A-Za-z0-9_-]{1,64}")
_TOKEN = re.compile(r"([A-Za-z0-9_-]{1,64})\.([A-Za-z0-9_-]{22})")


def one_click_token(reference: str, key: bytes) -> str:
    """The token for a contact, by our reference: `reference.mark`.

    Raises:
        ValueError: the reference is not of letters, digits, `_` and `-`.
    """
    if not _REFERENCE.fullmatch(reference):
        raise ValueError("a reference is of letters, digits, _ and -")
    return f"{reference}.{_mark(reference, key)}"


def check_one_click(token: str, key: bytes) -> str | None:
    """Our reference of the contact that the token names; None for anything that we did not write."""
    found = _TOKEN.fullmatch(token)
    if found is None or not hmac.compare_digest(found[2], _mark(found[1], key)):
        return None
    return found[1]


def _mark(reference: str, key: bytes) -> str:
    made = hmac.new(key, _PURPOSE + reference.encode(), hashlib.sha256).digest()[:_MARK_BYTES]
    return base64.urlsafe_b64encode(made).rstrip(b"=").decode()
