"""A time-stamp authority over HTTP (RFC 3161, section 3.4): the one door through which heads leave.

What is sent is a hash and a random number. The answer is bytes that `journal.anchor` judges.
"""

import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import NoReturn
from urllib.parse import urlsplit, urlunsplit

from rightparty.errors import InvalidInput, RightpartyError

_ASKED, _ANSWERED = "application/timestamp-query", "application/timestamp-reply"
_LONGEST = 256 * 1024
_CANNOT = "nothing is lost: the head is stamped at the next try"


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """An authority that moved is a setting to change, not an address to follow unseen."""

    def redirect_request(self, *_: object) -> None:
        return None


@dataclass(frozen=True)
class TimeAuthority:
    """An authority at `url` (http or https), whose certificates lead to `roots` (PEM).

    Plain http will do: what it answers is signed.
    """

    url: str
    roots: bytes
    timeout_s: float = 20.0

    def __post_init__(self) -> None:
        """Check the address.

        Raises:
            InvalidInput: it is not one of http or https.
        """
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise InvalidInput(f"`{self.name}` is no address of a time-stamp authority", "https://host/path")

    @property
    def name(self) -> str:
        """The address without a user or password, as it is kept and shown."""
        parts = urlsplit(self.url)
        host = parts.hostname or ""
        port = f":{parts.port}" if parts.port else ""
        return urlunsplit((parts.scheme, host + port, parts.path, "", ""))

    def ask(self, request: bytes) -> bytes:
        """Its answer to a time-stamp request.

        Raises:
            RightpartyError: it cannot be reached, takes too long, or answers with something else.
        """
        asked = urllib.request.Request(  # noqa: S310 -- the scheme was checked
            self.url, data=request, headers={"Content-Type": _ASKED, "Accept": _ANSWERED}, method="POST"
        )
        opener = urllib.request.build_opener(_NoRedirect)
        try:
            with opener.open(asked, timeout=self.timeout_s) as answer:
                kind = answer.headers.get_content_type()
                body: bytes = answer.read(_LONGEST + 1)
        except urllib.error.HTTPError as fault:
            with fault:
                self._fail(f"answers {fault.code}")
        except (OSError, urllib.error.URLError) as fault:
            self._fail(f"cannot be reached: {getattr(fault, 'reason', fault)}")
        if kind != _ANSWERED:
            self._fail(f"answers with {kind}, which is no time-stamp")
        if len(body) > _LONGEST:
            self._fail(f"answers with more than {_LONGEST} bytes")
        return body

    def _fail(self, why: str) -> NoReturn:
        raise RightpartyError(f"the time-stamp authority {self.name} {why}", _CANNOT)
