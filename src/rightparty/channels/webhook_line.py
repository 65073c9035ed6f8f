"""Posting to a webhook: to the public internet only, and to the address that was looked at.

The name is resolved here, every address that it has must be public, and the connection goes to one of those
very addresses: a name that leads elsewhere a moment later does not matter. Redirects are not followed.
"""

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Mapping
from urllib.parse import urlsplit

TIMEOUT_S = 10.0
_MOST_ANSWER = 64 * 1024
_PASSED_ON = tuple(map(ipaddress.ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")))
"""IPv6 ranges that lead to IPv4 addresses which are not looked at."""


class NotPublicError(OSError):
    """The name leads to an address that is not for the public."""


def is_public(address: str) -> bool:
    """Whether an IP address may be called: a unicast address of the public internet."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return is_public(str(ip.ipv4_mapped))
        if any(ip in network for network in _PASSED_ON):
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


class WebhookLine:
    """Posts bodies to addresses. `loopback`: this machine is allowed, without TLS too; for tests only."""

    def __init__(self, *, loopback: bool = False, timeout_s: float = TIMEOUT_S) -> None:
        self._loopback = loopback
        self._timeout_s = timeout_s

    def __call__(self, url: str, headers: Mapping[str, str], body: bytes) -> int:
        """Send a body and give the status of the answer.

        Raises:
            OSError: no answer came, or the address may not be called.
        """
        parts = urlsplit(url)
        host = parts.hostname or ""
        port = parts.port or (443 if parts.scheme == "https" else 80)
        if parts.scheme != "https" and not (self._loopback and parts.scheme == "http"):
            raise NotPublicError("a webhook is called by https only")
        address = self._address(host, port)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection = http.client.HTTPConnection(host, port, timeout=self._timeout_s)
        try:
            connection.sock = self._connected(address, port, host if parts.scheme == "https" else None)
            connection.request("POST", path, body, dict(headers))
            response = connection.getresponse()
            response.read(_MOST_ANSWER)
            return response.status
        except (http.client.HTTPException, ValueError) as fault:
            raise OSError(f"no answer that can be read: {type(fault).__name__}") from fault
        finally:
            connection.close()

    def _address(self, host: str, port: int) -> str:
        found = {str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
        if self._loopback and all(ipaddress.ip_address(one).is_loopback for one in found):
            return min(found)
        if not found or not all(map(is_public, found)):
            raise NotPublicError("the name leads to an address that is not public")
        return min(found)

    def _connected(self, address: str, port: int, name: str | None) -> socket.socket:
        plain = socket.create_connection((address, port), timeout=self._timeout_s)
        if name is None:
            return plain
        try:
            return ssl.create_default_context().wrap_socket(plain, server_hostname=name)
        except BaseException:
            plain.close()
            raise
