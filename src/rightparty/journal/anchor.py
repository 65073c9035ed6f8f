"""Time from outside: the request for a time-stamp of a head, and everything its answer must show (RFC 3161).

A head says itself when it was signed, and whoever holds the key could sign another for the same day. A
time-stamp authority that knows neither the journal nor the key says when it saw the head: from then on
nobody can write the past anew without its help.

`rfc3161-client` checks the authority's signature and certificates; it is imported where that is asked.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from rightparty.errors import InvalidInput, Refused
from rightparty.journal.head import TreeHead
from rightparty.journal.offline_verifier import SHA256_OID, SKEW, Invalid, der, elements, read_stamp
from rightparty.journal.record import instant
from rightparty.journal.stamp import Anchor

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

NONCE_BITS = 64
_STATUS = {
    1: "granted with changes",
    2: "rejected",
    3: "waiting",
    4: "revocation is near",
    5: "revoked",
}
_SEQUENCE, _INTEGER, _OCTETS, _OID, _NULL, _BOOLEAN = 0x30, 0x02, 0x04, 0x06, 0x05, 0x01
_CERTIFICATES = 0xA0
_GRANTED = b"\x02\x01\x00"


def request(head: TreeHead, nonce: int) -> bytes:
    """The request for a time-stamp of `head` (TimeStampReq, 2.4.1); `nonce` (64 random bits) must be fresh.

    Only the head's SHA-256 is in it: the authority learns nothing else.

    Raises:
        InvalidInput: the nonce is not of this size.
    """
    if not 0 < nonce < 1 << NONCE_BITS:
        raise InvalidInput(f"{nonce} is no nonce of {NONCE_BITS} bits", "draw a fresh one")
    algorithm = _written(_SEQUENCE, _written(_OID, SHA256_OID) + _written(_NULL, b""))
    imprint = _written(_SEQUENCE, algorithm + _written(_OCTETS, head.imprint()))
    number = nonce.to_bytes(nonce.bit_length() // 8 + 1, "big")
    with_certificates = _written(_BOOLEAN, b"\xff")
    version = _written(_INTEGER, b"\x01")
    return _written(_SEQUENCE, version + imprint + _written(_INTEGER, number) + with_certificates)


def accept(
    response: bytes,
    head: TreeHead,
    *,
    nonce: int,
    authority: str,
    roots: bytes,
    now: datetime,
) -> Anchor:
    """The time-stamp in an authority's answer to `request(head, nonce)`, once everything about it holds.

    `roots`: PEM, the certificates that the authority's own must lead to. `now`: our own clock.

    Raises:
        Refused: the authority gave none; it answered another question; it is not the one that is trusted;
            its certificate was not valid then; or its clock and ours are further apart than five minutes.
        InvalidInput: the answer, or the certificates, cannot be read.
    """
    token = _token(response)
    anchor = Anchor(authority, head.imprint(), token)
    try:
        stamp = read_stamp(token)
    except Invalid as fault:
        raise InvalidInput(f"the authority's answer is no time-stamp: {fault}", "ask it again") from fault
    if stamp["nonce"] != nonce:
        raise Refused("the authority answered another request than ours", "ask it again")
    if abs(stamp["at"] - now) > SKEW:
        raise Refused(
            f"the authority's clock says {instant(stamp['at'])}, ours {instant(now)}",
            "set this machine's clock, or choose another authority",
        )
    why = check(anchor, head, roots)
    if why is not None:
        raise Refused(f"the authority's time-stamp does not hold: {why}", "see the guide on anchoring")
    return anchor


def check(anchor: Anchor, head: TreeHead, roots: bytes) -> str | None:
    """Why `anchor` does not prove that its authority saw `head` then; None if it does.

    The certificates must have been valid when the time-stamp was made: a proof outlives them.

    Raises:
        InvalidInput: `roots` (PEM) holds no certificate.
    """
    from cryptography import x509  # noqa: PLC0415 -- heavy
    from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response  # noqa: PLC0415

    why = anchor.fault(head)
    if why is not None:
        return why
    builder = VerifierBuilder(roots=list(read_roots(roots)))
    try:
        # The library reads whole answers: status "granted", then the token.
        granted = _written(_SEQUENCE, _written(_SEQUENCE, _GRANTED) + _in_order(anchor.token))
        answer = decode_timestamp_response(granted)
        builder.build().verify(answer, anchor.head)
        stamped = answer.tst_info.gen_time
    except (
        VerificationError,
        Invalid,
        ValueError,
        x509.InvalidVersion,
        x509.DuplicateExtension,
        x509.UnsupportedGeneralNameType,
    ) as fault:
        return f"its signature or certificate is not that of a trusted authority ({fault})"
    # What was signed must be what was read: two readers that disagree prove nothing.
    same = abs(stamped - anchor.at()) < timedelta(seconds=1)
    return None if same else "its time is read in two ways"


def read_roots(pem: bytes) -> Sequence["Certificate"]:
    """The trusted certificates of a PEM file.

    Raises:
        InvalidInput: there is none in it.
    """
    from cryptography.x509 import load_pem_x509_certificates  # noqa: PLC0415 -- heavy

    try:
        return load_pem_x509_certificates(pem)
    except ValueError as fault:
        help = "give a PEM file with the authority's root certificate"
        raise InvalidInput("there is no certificate in this file", help) from fault


def _in_order(token: bytes) -> bytes:
    """The token with its certificates in the order that DER asks for, as the library insists.

    OpenSSL and authorities built on it write them in the order of the chain. No signature covers them.
    """
    (kind, named), (wrapper, content) = elements(elements(token)[0][1])
    (sequence, signed), *_ = elements(content)
    parts = []
    for tag, part in elements(signed):
        certificates = tag == _CERTIFICATES
        inner = sorted(_written(*one) for one in elements(part)) if certificates else [part]
        parts.append(_written(tag, b"".join(inner)))
    body = _written(sequence, b"".join(parts))
    return _written(_SEQUENCE, _written(kind, named) + _written(wrapper, body))


def _token(response: bytes) -> bytes:
    """The token of an answer (TimeStampResp, 2.4.2)."""
    try:
        tag, content, end = der(response)
        status, at = _status(content)
        token = content[at:]
    except (IndexError, Invalid) as fault:
        raise InvalidInput("the authority's answer cannot be read", "is this the address of one?") from fault
    if tag != _SEQUENCE or end != len(response):
        raise InvalidInput("the authority's answer cannot be read", "is this the address of one?")
    if status != 0 or not token:
        raise Refused(
            f"the authority gave no time-stamp: {_STATUS.get(status, f'status {status}')}", "ask it why"
        )
    return token


def _status(content: bytes) -> tuple[int, int]:
    """The status of an answer, and where the token begins."""
    _, info, at = der(content)
    parts: list[tuple[int, Any]] = elements(info)
    return int.from_bytes(parts[0][1], "big"), at


def _written(tag: int, content: bytes) -> bytes:
    """One DER element."""
    size = len(content)
    if size < 128:
        return bytes((tag, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 128 | len(length))) + length + content
