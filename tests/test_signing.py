"""Signing for a purpose, and reading keys in the forms that people hand around."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from rightparty.errors import InvalidInput
from rightparty.signing import (
    is_signed,
    key_id,
    private_pem,
    public_pem,
    raw_public_key,
    read_private_key,
    read_public_key,
    sign,
)

KEY = Ed25519PrivateKey.from_private_bytes(b"k" * 32)


def test_a_signature_is_worth_nothing_for_another_purpose_or_key() -> None:
    """What is signed as a permit can't be passed off as the head of a journal."""
    signature = sign(KEY, "permit", b"message")
    other = Ed25519PrivateKey.from_private_bytes(b"o" * 32)
    assert is_signed(KEY.public_key(), "permit", b"message", signature)
    assert not is_signed(KEY.public_key(), "head", b"message", signature)
    assert not is_signed(KEY.public_key(), "permit", b"Message", signature)
    assert not is_signed(other.public_key(), "permit", b"message", signature)
    assert not is_signed(KEY.public_key(), "permit", b"message", b"short")


def test_a_public_key_is_read_in_every_form_it_is_handed_out() -> None:
    """PEM, base64 (both alphabets) and hexadecimal give the same key."""
    raw = raw_public_key(KEY.public_key())
    forms = [
        public_pem(KEY.public_key()),
        base64.b64encode(raw) + b"\n",
        base64.urlsafe_b64encode(raw),
        raw.hex().encode(),
    ]
    assert {key_id(read_public_key(form)) for form in forms} == {key_id(KEY.public_key())}
    assert raw_public_key(read_private_key(private_pem(KEY)).public_key()) == raw


@pytest.mark.parametrize("data", [b"", b"abc", b"0" * 63, b"-----BEGIN PUBLIC KEY-----\nAAAA\n", b"\xff\x00"])
def test_what_is_no_key_is_refused(data: bytes) -> None:
    """A file that holds no key says so, instead of failing somewhere later."""
    with pytest.raises(InvalidInput):
        read_public_key(data)
    with pytest.raises(InvalidInput):
        read_private_key(data)


def test_a_private_key_is_not_taken_where_a_public_one_is_enough() -> None:
    """Checking needs no secret, so a secret handed in is refused by name."""
    with pytest.raises(InvalidInput, match="private key"):
        read_public_key(private_pem(KEY))


def test_keys_of_another_kind_are_refused() -> None:
    """An elliptic-curve key of another family is told apart."""
    other = generate_private_key(SECP256R1())
    public = other.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    private = other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with pytest.raises(InvalidInput, match="another kind"):
        read_public_key(public)
    with pytest.raises(InvalidInput, match="another kind"):
        read_private_key(private)
