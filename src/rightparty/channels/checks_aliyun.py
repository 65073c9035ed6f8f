"""Alibaba Cloud's checks over HTTP: the only module of the project that calls a vendor."""

import http.client
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final
from urllib.parse import urlsplit

from rightparty.channels.acs3 import AccessKey, Call, signed_headers
from rightparty.channels.checks import CheckPort, Declared
from rightparty.errors import InvalidInput
from rightparty.parties.checks import aliyun
from rightparty.parties.checks.check import IDENTITY, RECYCLED, Answer, Question, no_data

TIMEOUT_S: Final = 10
IDLE_S: Final = 20
"""After this long without a question the line is opened anew: the other end may have hung up."""

_LONGEST: Final = 65_536
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Endpoint:
    """Where the interface answers; without TLS only on this machine."""

    host: str
    port: int
    tls: bool = True

    @property
    def header(self) -> str:
        """As the `host` header names it: a port only where it is not the usual one."""
        return self.host if self.port == (443 if self.tls else 80) else f"{self.host}:{self.port}"


def read_endpoint(url: str) -> Endpoint:
    """The endpoint that `https://host[:port]` names; `http://` only for this machine.

    Raises:
        InvalidInput: it is no such address, or names and numbers would go over the line in the clear.
    """
    help = f"write it as https://{aliyun.HOST}"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as fault:
        raise InvalidInput("this is no address of an interface", help) from fault
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/") or parts.query:
        raise InvalidInput("this is no address of an interface", help)
    if parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        raise InvalidInput("a check does not leave this machine without TLS", help)
    tls = parts.scheme == "https"
    return Endpoint(parts.hostname, port or (443 if tls else 80), tls)


@dataclass(frozen=True)
class Approved:
    """What the vendor granted: the key, and for each check the code of its approved use.

    `mask`: how names and numbers are sent, `aliyun.SHA256` unless the use was approved otherwise.
    """

    key: AccessKey
    codes: Mapping[str, str]
    mask: str = aliyun.SHA256


class AliyunCheck(CheckPort):
    """One line to the vendor, kept open. Each question is one call; none is repeated."""

    declared = Declared(
        aliyun.SOURCE,
        {RECYCLED: ("number", "since"), IDENTITY: ("number", "name", "national_id")},
        timedelta(days=31),
        Decimal("0.60"),  # a reissue on China Mobile, lowest tier; the price of an identity is not public
        "CNY",
        per_second=100,
    )

    def __init__(
        self,
        endpoint: Endpoint,
        approved: Approved,
        clock: Callable[[], datetime],
        nonce: Callable[[], str],
        lag_of: aliyun.LagOf,
    ) -> None:
        """`nonce`: a text never given before. `lag_of`: how far a carrier's data is behind."""
        super().__init__(clock)
        self._endpoint, self._approved = endpoint, approved
        self._nonce, self._lag_of = nonce, lag_of
        self._line: http.client.HTTPConnection | None = None
        self._used_at: datetime | None = None

    def close(self) -> None:
        """Hang up."""
        if self._line is not None:
            self._line.close()
            self._line = None

    def _unaskable(self, question: Question) -> str | None:
        if question.check not in self._approved.codes:
            return "no use is approved for this check"
        return aliyun.unaskable(question)

    def _answer(self, question: Question) -> Answer:
        code = self._approved.codes[question.check]
        at = self._clock()
        call = Call(
            self._endpoint.header,
            aliyun.ACTIONS[question.check],
            aliyun.VERSION,
            aliyun.parameters(question, code, self._approved.mask),
            at,
            self._nonce(),
        )
        try:
            raw = self._post(call)
            self._used_at = at
        except (OSError, http.client.HTTPException) as fault:
            self.close()
            return no_data(question, at, aliyun.SOURCE, type(fault).__name__)
        return aliyun.read_answer(question, raw, at, self._lag_of)

    def _post(self, call: Call) -> bytes:
        """The body of the answer, whatever its status: a refusal is told in the same JSON."""
        if self._used_at is not None and call.at - self._used_at > timedelta(seconds=IDLE_S):
            self.close()
        if self._line is None:
            kind = http.client.HTTPSConnection if self._endpoint.tls else http.client.HTTPConnection
            self._line = kind(self._endpoint.host, self._endpoint.port, timeout=TIMEOUT_S)
        headers = {**signed_headers(call, self._approved.key), "accept": "application/json"}
        self._line.request("POST", f"/?{call.query}", body=b"", headers=headers)
        answer = self._line.getresponse()
        raw = answer.read(_LONGEST + 1)
        if len(raw) > _LONGEST:
            raise http.client.HTTPException("the answer does not end")
        return raw
