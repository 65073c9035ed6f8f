"""TLS to a message centre: who it must be, and why a line to it was not opened."""

import ssl
from typing import Any


class Tls:
    """A context that checks the centre's name; the library names none when it wraps its socket."""

    def __init__(self, host: str) -> None:
        self._host, self._context = host, ssl.create_default_context()

    def wrap_socket(self, plain: Any) -> ssl.SSLSocket:
        """The socket with TLS, for this centre and no other."""
        return self._context.wrap_socket(plain, server_hostname=self._host)


def untrusted(fault: BaseException) -> str | None:
    """Why TLS took the peer for somebody else, or for nobody; None where that is not what went wrong.

    The library raises a fault of its own instead, behind which the cause stands.
    """
    cause: BaseException | None = fault
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"its certificate is not accepted: {cause.verify_message.rstrip('.')}"
        if isinstance(cause, ssl.SSLError):
            return f"it does not speak TLS as it must: {(cause.reason or 'no reason given').lower()}"
        cause = cause.__cause__ or cause.__context__
    return None
