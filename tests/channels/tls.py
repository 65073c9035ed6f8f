"""A real TLS terminator before a peer of the tests, with certificates made for it."""

import contextlib
import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

PATIENCE_S = 20
_DAY = timedelta(days=1)
_PEM = serialization.Encoding.PEM


class Authority:
    """A certificate authority of a test's own; `file` is what somebody names who trusts it."""

    def __init__(self, folder: Path, name: str = "tests") -> None:
        self._folder, self._key = folder, ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
        self.file = folder / f"{name}.pem"
        made = self._builder(self._name, self._key, datetime.now(UTC) + _DAY).add_extension(
            x509.BasicConstraints(ca=True, path_length=0), critical=True
        )
        self.file.write_bytes(made.sign(self._key, hashes.SHA256()).public_bytes(_PEM))

    def certificate(self, *names: str, lasts: timedelta = _DAY) -> Path:
        """A file with a certificate for these names or numbers of machines, and its key."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "centre")])
        made = self._builder(subject, key, datetime.now(UTC) + lasts).add_extension(
            x509.SubjectAlternativeName([_general(name) for name in names]), critical=False
        )
        path = self._folder / f"{'-'.join(names)}{lasts.total_seconds():.0f}.pem"
        private = key.private_bytes(_PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        path.write_bytes(private + made.sign(self._key, hashes.SHA256()).public_bytes(_PEM))
        return path

    def _builder(
        self, subject: x509.Name, key: ec.EllipticCurvePrivateKey, until: datetime
    ) -> x509.CertificateBuilder:
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self._name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(until - 10 * _DAY)
            .not_valid_after(until)
        )


def _general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


@dataclass
class Terminator:
    """Where TLS ends: `heard` are the bytes that came through it from its callers, `faults` what it met."""

    port: int
    heard: bytearray = field(default_factory=bytearray)
    faults: list[str] = field(default_factory=list)
    calls: int = 0


@contextmanager
def terminated(behind: int, certificate: Path) -> Iterator[Terminator]:
    """Take TLS off before what listens on the port `behind`, until the end of the block."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    threads: list[threading.Thread] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        terminator = Terminator(server.getsockname()[1])

        def accepting() -> None:
            while True:
                try:
                    plain, _ = server.accept()
                except OSError:
                    return
                terminator.calls += 1
                threads.append(_started(_serve, plain, context, behind, terminator))

        threads.append(_started(accepting))
        try:
            yield terminator
        finally:
            server.shutdown(socket.SHUT_RDWR)
    for thread in threads:
        thread.join(PATIENCE_S)
        assert not thread.is_alive(), "the terminator did not end"


def _started(work: object, *given: object) -> threading.Thread:
    assert callable(work)
    thread = threading.Thread(target=work, args=given)
    thread.start()
    return thread


def _serve(plain: socket.socket, context: ssl.SSLContext, behind: int, terminator: Terminator) -> None:
    """One caller: the handshake, then every byte both ways until one side ends."""
    plain.settimeout(PATIENCE_S)
    try:
        with (
            context.wrap_socket(plain, server_side=True) as caller,
            socket.create_connection(("127.0.0.1", behind)) as centre,
        ):
            back = _started(_copy, centre, caller, None)
            _copy(caller, centre, terminator.heard)
            back.join(PATIENCE_S)
    except (OSError, ssl.SSLError) as fault:
        terminator.faults.append(str(fault))
    finally:
        plain.close()


def _copy(source: socket.socket, to: socket.socket, heard: bytearray | None) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65_536):
            if heard is not None:
                heard += data
            to.sendall(data)
    for one in (source, to):
        with contextlib.suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
