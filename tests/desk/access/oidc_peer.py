"""A small OpenID Connect server: discovery, authorization with PKCE, a token signed with RS256."""

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "rightparty", "shared with the peer"


@dataclass
class Peer:
    """Who is signed in there, and what the server has been asked."""

    address: str = ""
    email: str = ""
    subject: str = "subject-1"
    verified: bool = True
    key: rsa.RSAPrivateKey = field(default_factory=lambda: rsa.generate_private_key(65537, 2048))
    waiting: dict[str, dict[str, str]] = field(default_factory=dict)

    def authorize(self, query: dict[str, str]) -> str:
        """Whoever is signed in there agrees at once; gives where the browser is sent."""
        assert query["client_id"] == CLIENT
        assert query["code_challenge_method"] == "S256"
        code = f"code-{len(self.waiting)}"
        self.waiting[code] = query
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"

    def token(self, form: dict[str, str]) -> dict[str, Any]:
        """The token for a code, once, for who holds the verifier."""
        asked = self.waiting.pop(form["code"])
        proof = hashlib.sha256(form["code_verifier"].encode()).digest()
        assert base64.urlsafe_b64encode(proof).rstrip(b"=").decode() == asked["code_challenge"]
        now = datetime.now(UTC)
        claims = {
            "iss": self.address, "aud": CLIENT, "sub": self.subject, "iat": now, "email": self.email,
            "exp": now + timedelta(minutes=5), "email_verified": self.verified,
        } | ({"nonce": asked["nonce"]} if "nonce" in asked else {})  # fmt: skip
        signed = jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": "1"})
        return {"access_token": "t", "token_type": "Bearer", "id_token": signed, "expires_in": 300}

    def answer(self, path: str) -> dict[str, Any]:
        """What it publishes about itself."""
        if path == "/keys":
            public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
            return {"keys": [public | {"kid": "1", "use": "sig", "alg": "RS256"}]}
        if path == "/userinfo":
            return {"sub": self.subject, "email": self.email, "email_verified": self.verified}
        return {
            "issuer": self.address, "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token", "jwks_uri": f"{self.address}/keys",
            "userinfo_endpoint": f"{self.address}/userinfo",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }  # fmt: skip


@contextmanager
def opened_peer() -> Iterator[Peer]:
    """The server, on the loopback, until the end."""
    peer = Peer()

    class Handler(BaseHTTPRequestHandler):
        """Answers by the peer."""

        def do_GET(self) -> None:
            """Discovery, keys and who somebody is."""
            self._say(peer.answer(urlsplit(self.path).path))

        def do_POST(self) -> None:
            """A token for a code."""
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._say(peer.token({name: values[0] for name, values in parse_qs(body).items()}))

        def _say(self, what: dict[str, Any]) -> None:
            text = json.dumps(what).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    peer.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield peer
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=10)
