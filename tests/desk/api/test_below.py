"""Faults below /v1/, wherever they arise: one form; and HEAD where GET only reads."""

import json
import logging
from typing import Any

import pytest

from rightparty.desk.api.service import Service
from tests.desk.api.calls import Client


def _asked(method: str, path: str, data: bytes = b"", **headers: str) -> Any:
    from django.test import Client as Wsgi

    return Wsgi(raise_request_exception=False).generic(
        method, path, data, content_type="application/json", headers={"Host": "localhost", **headers}
    )


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/v1/nothing", 404, "not_found"),
        ("POST", "/v1/nothing/at/all", 404, "not_found"),
        ("GET", "/v1/", 404, "not_found"),
        ("DELETE", "/v1/health", 405, "not_allowed"),
        ("GET", "/v1/notices", 405, "not_allowed"),
        ("HEAD", "/v1/bridges/b1", 405, None),
    ],
)
def test_what_no_route_takes_is_answered_in_form(
    service: Service, method: str, path: str, status: int, code: str | None
) -> None:
    """An address that there is not, a method that a route has not."""
    got = _asked(method, path)
    assert got.status_code == status
    assert got.headers["Content-Type"] == "application/json"
    assert (got.status_code != 405) or got.headers["Allow"]
    if code:
        assert json.loads(got.content)["error"]["code"] == code


def test_pages_are_as_they_were(service: Service) -> None:
    """Beside /v1/ people are answered, not programs."""
    assert _asked("GET", "/v1nothing").headers["Content-Type"].startswith("text/html")


def test_another_host_is_a_fault_in_form(service: Service) -> None:
    """Before any route is looked for."""
    got = _asked("GET", "/v1/health", Host="elsewhere.example")
    assert (got.status_code, json.loads(got.content)["error"]["code"]) == (400, "malformed")


def test_head_is_get_without_its_body(service: Service) -> None:
    """For whoever watches the service."""
    got = _asked("HEAD", "/v1/health")
    assert (got.status_code, got.content) == (200, b"")
    assert int(got.headers["Content-Length"]) > 0


def test_a_body_over_the_limit_is_too_large(client: Client) -> None:
    """413, before any of it is read as JSON."""
    got = client.post("/notices", b" " * (16 * 1024 * 1024 + 1))
    assert (got.status, got.body["error"]["code"]) == (413, "too_large")


def test_a_fault_of_ours_tells_nothing(
    service: Service, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """500 in the form of every fault; the log names its kind and place, and no value."""

    def broken() -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("rightparty.desk.api.health.served", broken)
    with caplog.at_level(logging.ERROR):
        got = _asked("GET", "/v1/health")
    assert (got.status_code, json.loads(got.content)["error"]["code"]) == (500, "internal")
    assert b"secret" not in got.content
    assert "ZeroDivisionError in broken" in caplog.text
    assert "secret" not in caplog.text
