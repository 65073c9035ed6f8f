"""A real time-stamp authority on this machine: `openssl ts` behind a small HTTP server."""

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

_CONFIG = """
[tsa]
default_tsa = here
[here]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
certs = {folder}/root.pem
default_policy = 1.2.3.4.1
digests = sha256, sha512
signer_digest = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
"""


@dataclass
class Workshop:
    """A folder with a root, an authority's certificate below it, and what `openssl ts` needs."""

    folder: Path
    roots: bytes = b""
    asked: list[bytes] = field(default_factory=list)

    def stamp(self, request: bytes) -> bytes:
        """The answer of `openssl ts` to a request."""
        self.asked.append(request)
        query = self.folder / "query.tsq"
        query.write_bytes(request)
        return _openssl(
            "ts",
            "-reply",
            "-config",
            "tsa.cnf",
            "-section",
            "here",
            "-queryfile",
            query.name,
            cwd=self.folder,
        )


def _openssl(*arguments: str, cwd: Path) -> bytes:
    done = subprocess.run(["openssl", *arguments], cwd=cwd, capture_output=True, check=True, timeout=60)
    return done.stdout


def workshop(
    folder: Path, *, since: timedelta = timedelta(days=-1), until: timedelta = timedelta(days=365)
) -> Workshop:
    """An authority of its own root, its certificate valid from and to these distances from now."""
    folder.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC)
    root_key, key = generate_private_key(SECP256R1()), generate_private_key(SECP256R1())
    root_name, name = _name("Test root"), _name("Test time-stamps")
    root = (
        _certificate(
            root_name, root_name, root_key, (now + min(since, timedelta(days=-1)), now + timedelta(days=400))
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(root_key, hashes.SHA256())
    )
    usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
    leaf = (
        _certificate(name, root_name, key, (now + since, now + until))
        .add_extension(usage, critical=True)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(root_key, hashes.SHA256())
    )
    pem = root.public_bytes(Encoding.PEM)
    (folder / "root.pem").write_bytes(pem)
    (folder / "tsa.pem").write_bytes(leaf.public_bytes(Encoding.PEM))
    (folder / "tsa.key").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    (folder / "serial").write_text("01\n")
    (folder / "tsa.cnf").write_text(_CONFIG.format(folder="."))
    return Workshop(folder, pem)


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _certificate(
    subject: x509.Name, issuer: x509.Name, key: EllipticCurvePrivateKey, valid: tuple[datetime, datetime]
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(valid[0])
        .not_valid_after(valid[1])
    )


@contextmanager
def served(shop: Workshop, *, kind: str = "application/timestamp-reply", code: int = 200) -> Iterator[str]:
    """The authority behind HTTP; gives its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = self.rfile.read(int(self.headers["Content-Length"]))
            right = self.headers["Content-Type"] == "application/timestamp-query"
            body = shop.stamp(request) if right else b""
            self.send_response(code)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/tsa"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
