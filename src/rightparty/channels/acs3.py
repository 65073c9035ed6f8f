"""Alibaba Cloud's request signature, version 3 (`ACS3-HMAC-SHA256`), for calls without a body.

The vendor's page "V3 request structure and signature" gives an example; a test repeats it.
"""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final
from urllib.parse import quote

ALGORITHM: Final = "ACS3-HMAC-SHA256"
_NO_BODY: Final = hashlib.sha256(b"").hexdigest()


@dataclass(frozen=True)
class AccessKey:
    """Who calls: a public name, and a secret that is never printed."""

    id: str
    secret: str = field(repr=False)


@dataclass(frozen=True)
class Call:
    """One call of an interface: `host` as the header will name it, and a `nonce` that is used once."""

    host: str
    action: str
    version: str
    parameters: Mapping[str, str] = field(repr=False)
    at: datetime
    nonce: str

    @property
    def query(self) -> str:
        """The parameters in order of their names, percent-encoded as RFC 3986 has it."""
        pairs = sorted(self.parameters.items())
        return "&".join(f"{quote(name, safe='~')}={quote(value, safe='~')}" for name, value in pairs)


def signed_headers(call: Call, key: AccessKey) -> Mapping[str, str]:
    """The headers of a POST to `/?query`, its signature among them."""
    headers = {
        "host": call.host,
        "x-acs-action": call.action,
        "x-acs-content-sha256": _NO_BODY,
        "x-acs-date": call.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "x-acs-signature-nonce": call.nonce,
        "x-acs-version": call.version,
    }
    names = ";".join(headers)
    lines = "".join(f"{name}:{value}\n" for name, value in headers.items())
    request = "\n".join(("POST", "/", call.query, lines, names, _NO_BODY))
    to_sign = f"{ALGORITHM}\n{hashlib.sha256(request.encode()).hexdigest()}"
    signature = hmac.new(key.secret.encode(), to_sign.encode(), hashlib.sha256).hexdigest()
    stamp = f"{ALGORITHM} Credential={key.id},SignedHeaders={names},Signature={signature}"
    return {**headers, "authorization": stamp}
