"""Calling the API as a client does: through the WSGI application, with a key."""

import itertools
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rightparty.desk.api_keys import scopes

SCOPES = tuple(scopes())
_numbers = itertools.count()


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    body: Any
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Client:
    """A key and its calls; each write has a key of idempotency of its own unless one is given."""

    key: str

    def get(self, path: str) -> Reply:
        """Ask for something."""
        return self._call("GET", path, None, {})

    def delete(self, path: str) -> Reply:
        """Take something away."""
        return self._call("DELETE", path, None, {})

    def post(self, path: str, body: Any = None, *, key: str | None = None) -> Reply:
        """Hand something in."""
        name = key or f"test-{next(_numbers)}"
        return self._call("POST", path, body, {"Idempotency-Key": name})

    def _call(self, method: str, path: str, body: Any, headers: dict[str, str]) -> Reply:
        from django.test import Client as Wsgi

        data = b"" if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
        got = Wsgi(raise_request_exception=True).generic(
            method,
            f"/v1{path}",
            data,
            content_type="application/json",
            headers={"Authorization": f"Bearer {self.key}", "Host": "localhost", **headers},
        )
        is_json = "json" in got.headers.get("Content-Type", "")
        return Reply(got.status_code, json.loads(got.content) if is_json else got.content, dict(got.headers))


def contact(number: int = 1, **more: Any) -> dict[str, Any]:
    """A contact with one of the small book's people, by e-mail unless otherwise said."""
    row = {
        "person_id": f"P{number:04}",
        "point_id": f"E{number:04}",
        "debt_ids": [f"D{number:04}"],
        "channel": "email",
        "content": "full",
    }
    return row | more
