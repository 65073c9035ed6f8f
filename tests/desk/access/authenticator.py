"""A security key in software: makes a key pair for a site and signs what the site asks (WebAuthn, ES256)."""

import base64
import hashlib
import json
import secrets
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2 import cbor
from fido2.cose import ES256

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


def encoded(raw: bytes) -> str:
    """Bytes as WebAuthn writes them in JSON."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def decoded(text: str) -> bytes:
    """The same backwards."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass
class Authenticator:
    """One key for one site, as a browser at `origin` would use it."""

    origin: str = "https://localhost"
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    user: str = ""
    uses: int = 0

    def create(self, options: Mapping[str, Any]) -> str:
        """What the browser posts after a key was made."""
        asked = options["publicKey"]
        self.user = asked["user"]["id"]
        cose = ES256.from_cryptography_key(self.key.public_key())  # type: ignore[no-untyped-call]
        public = cbor.encode(dict(cose))
        credential = bytes(16) + struct.pack(">H", len(self.id)) + self.id + public
        data = self._data(asked["rp"]["id"], ATTESTED) + credential
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        response = {
            "clientDataJSON": encoded(self._client("webauthn.create", asked["challenge"])),
            "attestationObject": encoded(attestation),
            "transports": ["internal"],
        }
        return self._credential(response, {"credProps": {"rk": True}})

    def get(self, options: Mapping[str, Any]) -> str:
        """What the browser posts after a signature."""
        asked = options["publicKey"]
        data = self._data(asked["rpId"])
        client = self._client("webauthn.get", asked["challenge"])
        signature = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        response = {
            "clientDataJSON": encoded(client),
            "authenticatorData": encoded(data),
            "signature": encoded(signature),
            "userHandle": self.user,
        }
        return self._credential(response, {})

    def _data(self, site: str, more: int = 0) -> bytes:
        self.uses += 1
        flags = PRESENT | VERIFIED | more
        return hashlib.sha256(site.encode()).digest() + struct.pack(">BI", flags, self.uses)

    def _client(self, kind: str, challenge: str) -> bytes:
        said = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps(said).encode()

    def _credential(self, response: Mapping[str, Any], results: Mapping[str, Any]) -> str:
        return json.dumps({
            "type": "public-key", "id": encoded(self.id), "rawId": encoded(self.id),
            "authenticatorAttachment": "platform", "response": response, "clientExtensionResults": results,
        })  # fmt: skip
