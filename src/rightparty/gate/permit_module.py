"""Check a Rightparty permit before you send, with this one file and the lender's public key.

    from permit_module import check
    verdict = check(permit, public_key_pem, point="+8613800138000", content_hash=…, channel="call", at=now)
    if not verdict.ok: do not send; verdict.because says why

It needs Python 3.8 or newer and nothing else; where the package `cryptography` is installed, its Ed25519 is
used, which is faster. `content_hash` is the SHA-256 of the text in hexadecimal: subject, a zero byte, body.
A permit that holds here is genuine; that it is used once only the lender's service knows: redeem it.
"""

import base64
import binascii
import hashlib
import hmac
import json
import re
import unicodedata
from datetime import datetime, timedelta, timezone
from typing import Any, Dict, NamedTuple, Optional, Tuple, Union

PURPOSE = b"rightparty permit v1\n"
PREFIX = "rp1"
LONGEST = timedelta(hours=24)
LONGEST_TEXT = 4096
CLASSES = frozenset("full offer reminder statutory reply callback knock locate".split())
NEUTRAL = frozenset(("callback", "knock"))
FIELDS = frozenset(
    "channel content content_hash decision id key model point rulebook salt valid_from valid_until".split()
)

_HASH = re.compile(r"[0-9a-f]{64}")
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}")
_SALT = re.compile(r"([0-9a-f]{2}){16,64}")
_CHANNEL = re.compile(r"[a-z_]{1,20}")
_SECOND = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")


class Verdict(NamedTuple):
    """Whether the permit holds for what was shown, and one sentence why."""

    ok: bool
    because: str


def check(
    text: str,
    public_key: Union[bytes, str],
    *,
    point: str,
    content_hash: str,
    at: datetime,
    channel: Optional[str] = None,
) -> Verdict:
    """Whether `text` is a genuine permit for this point, text, channel and instant.

    `public_key`: a PEM file, or its 32 bytes. Never raises for what a permit may hold; raises `ValueError`
    where the key is none.
    """
    key = _key(public_key)
    try:
        payload, signature, fields = _read(text)
    except ValueError as fault:
        return Verdict(False, "this is no permit: " + str(fault))
    named = hashlib.sha256(key).hexdigest()[:16]
    if not _is_signed(key, PURPOSE + payload, signature) or fields["key"] != named:
        return Verdict(False, "the signature is not that of the key's holder")
    return _holds(fields, point, content_hash, at, channel)


def point_digest(point: str, salt: bytes) -> str:
    """SHA-256 over the salt and the point in its one form: what a permit says of where it may be used."""
    form = "".join(unicodedata.normalize("NFKC", point).split()).lower()
    form = form if "@" in form else re.sub(r"[-.()]", "", form)
    return hashlib.sha256(salt + form.encode("utf-8", "surrogatepass")).hexdigest()


def _holds(
    fields: Dict[str, str], point: str, content_hash: str, at: datetime, channel: Optional[str]
) -> Verdict:
    shown = point_digest(point, bytes.fromhex(fields["salt"]))
    right_point = hmac.compare_digest(shown, fields["point"])
    given = content_hash.encode("utf-8", "surrogatepass")
    right_text = hmac.compare_digest(given, fields["content_hash"].encode())
    if not right_point:
        return Verdict(False, "the permit is for another contact point")
    if not right_text:
        return Verdict(False, "the permit is for another text")
    if channel is not None and channel != fields["channel"]:
        return Verdict(False, "the permit is for the channel " + fields["channel"])
    if at.utcoffset() is None:
        return Verdict(False, "the time shown has no zone")
    if at < _second(fields["valid_from"]):
        return Verdict(False, "the permit is not valid before " + fields["valid_from"])
    if at > _second(fields["valid_until"]):
        return Verdict(False, "the permit ended at " + fields["valid_until"])
    kind, name = ("neutral" if fields["content"] in NEUTRAL else "telling"), fields["content"]
    return Verdict(True, "genuine for this point, text and minute: one %s message, class %s" % (kind, name))


def _read(text: str) -> Tuple[bytes, bytes, Dict[str, str]]:
    """The payload, its signature and its fields; raises `ValueError` for what is no permit."""
    if len(text) > LONGEST_TEXT or not text.isascii():
        raise ValueError("it is not of the form of one")
    prefix, _, rest = text.partition(".")
    encoded, _, mark = rest.partition(".")
    if prefix != PREFIX:
        raise ValueError("it does not begin with `%s.`" % PREFIX)
    payload, signature = _unbase64(encoded), _unbase64(mark)
    fields = _canonical(payload)
    if not isinstance(fields, dict) or not all(isinstance(one, str) for one in fields.values()):
        raise ValueError("its fields are not those of one")
    whole = ".".join((PREFIX, _base64(payload), _base64(signature)))
    if fields.keys() != FIELDS or len(signature) != 64 or whole != text or not _well_formed(fields):
        raise ValueError("its fields are not those of one")
    return payload, signature, fields


def _canonical(data: bytes) -> Any:
    """The JSON that is written in exactly this way (RFC 8785, without fractions)."""
    try:
        value = json.loads(data, parse_float=_no_fraction, parse_constant=_no_fraction)
        again = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise ValueError("this is not canonical JSON") from None
    if again != data:
        raise ValueError("this JSON is not written canonically")
    return value


def _no_fraction(text: str) -> Any:
    raise ValueError(text + " is a fraction")


def _well_formed(fields: Dict[str, str]) -> bool:
    try:
        start, end = _second(fields["valid_from"]), _second(fields["valid_until"])
    except ValueError:
        return False
    hashes = all(_HASH.fullmatch(fields[name]) for name in ("content_hash", "point", "decision"))
    return bool(
        _ID.fullmatch(fields["id"])
        and _SALT.fullmatch(fields["salt"])
        and hashes
        and _CHANNEL.fullmatch(fields["channel"])
        and fields["content"] in CLASSES
        and 0 < len(fields["rulebook"]) <= 512
        and 0 < len(fields["model"]) <= 128
        and start < end <= start + LONGEST
    )


def _second(text: str) -> datetime:
    if not _SECOND.fullmatch(text):
        raise ValueError("no instant")
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=timezone.utc)


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _unbase64(text: str) -> bytes:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (ValueError, binascii.Error):
        raise ValueError("it is not written in base64url") from None


def _key(given: Union[bytes, str]) -> bytes:
    """The 32 bytes of a public key, from a PEM file (RFC 8410) or as they are."""
    data = given.encode() if isinstance(given, str) else given
    if b"-----BEGIN PUBLIC KEY-----" in data:
        inner = data.split(b"-----BEGIN PUBLIC KEY-----")[1].split(b"-----END")[0]
        der = base64.b64decode(b"".join(inner.split()))
        head = bytes.fromhex("302a300506032b6570032100")
        data = der[len(head) :] if der.startswith(head) else b""
    if len(data) != 32:
        raise ValueError("this is no Ed25519 public key: give its PEM file")
    return data


# --- Ed25519 (RFC 8032, section 5.1.7), where `cryptography` is not installed -----------------------------

_P = 2**255 - 19
_L = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, _P - 2, _P) % _P
_I = pow(2, (_P - 1) // 4, _P)
Place = Tuple[int, int, int, int]


def _is_signed(key: bytes, message: bytes, signature: bytes) -> bool:
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError:
        return verified_plainly(key, message, signature)
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def verified_plainly(key: bytes, message: bytes, signature: bytes) -> bool:
    """The same with the standard library alone: a few milliseconds a signature."""
    place, nonce = _place(key), _place(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if place is None or nonce is None or scalar >= _L or len(signature) != 64:
        return False
    base = _place((4 * pow(5, _P - 2, _P) % _P).to_bytes(32, "little"))
    assert base is not None
    hashed = hashlib.sha512(signature[:32] + key + message).digest()
    left = _times(scalar, base)
    right = _plus(nonce, _times(int.from_bytes(hashed, "little") % _L, place))
    same_x = (left[0] * right[2] - right[0] * left[2]) % _P == 0
    return same_x and (left[1] * right[2] - right[1] * left[2]) % _P == 0


def _place(data: bytes) -> Optional[Place]:
    """The point that 32 bytes stand for; None for none."""
    number = int.from_bytes(data, "little")
    sign, y = number >> 255, number & ((1 << 255) - 1)
    if len(data) != 32 or y >= _P:
        return None
    square = (y * y - 1) * pow(_D * y * y + 1, _P - 2, _P) % _P
    x = pow(square, (_P + 3) // 8, _P)
    if (x * x - square) % _P != 0:
        x = x * _I % _P
    if (x * x - square) % _P != 0 or (x == 0 and sign):
        return None
    x = _P - x if x & 1 != sign else x
    return (x, y, 1, x * y % _P)


def _plus(one: Place, two: Place) -> Place:
    a = (one[1] - one[0]) * (two[1] - two[0]) % _P
    b = (one[1] + one[0]) * (two[1] + two[0]) % _P
    c, d = 2 * one[3] * two[3] * _D % _P, 2 * one[2] * two[2] % _P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % _P, g * h % _P, f * g % _P, e * h % _P)


def _times(scalar: int, place: Place) -> Place:
    total: Place = (0, 1, 1, 0)
    while scalar:
        total = _plus(total, place) if scalar & 1 else total
        place, scalar = _plus(place, place), scalar >> 1
    return total
