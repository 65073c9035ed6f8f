"""What an authenticator app does: the code of a moment (RFC 6238)."""

import base64
import hashlib
import hmac
import struct
import time


def code(secret: str) -> str:
    """The six digits that the app shows now."""
    padded = secret + "=" * (-len(secret) % 8)
    step = struct.pack(">Q", int(time.time()) // 30)
    made = hmac.new(base64.b32decode(padded), step, hashlib.sha1).digest()
    start = made[-1] & 15
    return f"{(struct.unpack('>I', made[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06}"
